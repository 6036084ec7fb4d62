//! What holds of any numbers, tried with thousands of them from a fixed sequence.

use planboard::assess::{Answer, DataPoint, Input, Status, Step, TargetType};
use planboard::model::{
    AssessmentSettings, Bound, Direction, Goal, Method, Moment, Number, Quantity,
};
use rust_decimal::Decimal;

use crate::support::dice::Dice;

/// How many questions each property is asked.
const ROUNDS: usize = 3000;

impl Dice {
    /// From 0.01 to 100.
    fn value(&mut self) -> Decimal {
        Decimal::new(1 + self.next(9_999), 2)
    }

    /// An input whose numbers are above zero, with a way to go or a level to keep.
    fn input(&mut self) -> (Input, AssessmentSettings) {
        let goal = match self.next(3) {
            0 => Goal::AtLeast(self.value()),
            1 => Goal::AtMost(self.value()),
            _ => {
                let low = self.value();
                Goal::Within(low, low + self.value())
            }
        };
        let now = 2021 + i32::try_from(self.next(5)).expect("small");
        let earlier = (2021..now).filter(|_| self.next(3) > 0).collect::<Vec<_>>();
        let earlier = earlier.into_iter().map(|year| Step::of_year(year, self.value())).collect();
        let method = self.next(i64::try_from(Method::all().count()).expect("few"));
        let method = Method::all().nth(usize::try_from(method).expect("small"));
        let settings = AssessmentSettings {
            method: method.expect("one of them"),
            ..AssessmentSettings::default()
        };
        let input = Input {
            target_type: match self.next(6) {
                0 => TargetType::Keep(goal),
                1 => TargetType::Yearly(goal),
                2 => TargetType::Mean { goal, years: 5 },
                _ => TargetType::Either(goal),
            },
            end: 2025,
            start: Some(point(2020, self.value())),
            milestones: Vec::new(),
            earlier,
            now: point(now, self.value()),
            other_mean: None,
            is_percentage: false,
            bounds_outside: 0,
            is_over: true,
        };
        (input, settings)
    }
}

fn point(year: i32, value: Decimal) -> DataPoint {
    DataPoint { at: Moment::end_of(year), bound: Bound::Exact, value }
}

/// The status, or the reason why there is none.
fn status(answer: Answer) -> Status {
    answer.map_or_else(Status::Unassessed, |(status, _)| status)
}

/// The same input with every number changed.
fn changed(input: &Input, change: impl Fn(Decimal) -> Decimal) -> Input {
    let goal = |goal: Goal| match goal {
        Goal::AtLeast(limit) => Goal::AtLeast(change(limit)),
        Goal::AtMost(limit) => Goal::AtMost(change(limit)),
        Goal::Above(limit) => Goal::Above(change(limit)),
        Goal::Below(limit) => Goal::Below(change(limit)),
        Goal::Within(low, high) => Goal::Within(change(low), change(high)),
    };
    let point = |r: DataPoint| DataPoint { value: change(r.value), ..r };
    let step = |s: &Step| Step { value: change(s.value), ..*s };
    Input {
        target_type: match input.target_type {
            TargetType::Keep(old) => TargetType::Keep(goal(old)),
            TargetType::Either(old) => TargetType::Either(goal(old)),
            TargetType::Reach(old) => TargetType::Reach(goal(old)),
            TargetType::Yearly(old) => TargetType::Yearly(goal(old)),
            TargetType::Mean { goal: old, years } => TargetType::Mean { goal: goal(old), years },
            TargetType::Words(direction) => TargetType::Words(direction),
        },
        start: input.start.map(point),
        milestones: input.milestones.iter().map(step).collect(),
        earlier: input.earlier.iter().map(step).collect(),
        now: point(input.now),
        ..input.clone()
    }
}

/// A change of the unit changes no status: 万人 or 人, metres or kilometres.
#[test]
fn units_do_not_matter() {
    let mut dice = Dice::new(0x9E37_79B9_7F4A_7C15);
    for round in 0..ROUNDS {
        let (input, settings) = dice.input();
        let factor = [Decimal::TEN, Decimal::new(1, 3), Decimal::from(8)][round % 3];
        let scaled = changed(&input, |value| value * factor);
        let (a, b) = (input.answer(&settings), scaled.answer(&settings));
        assert_eq!(status(a), status(b), "× {factor}: {input:?} {:?}", settings.method);
    }
}

/// Where less is better, the mirrored numbers are judged alike. Rules that calculate with growth are no mirror: a fall from 20 to
/// 10 is a greater share than the rise back.
#[test]
fn directions_mirror() {
    let mut dice = Dice::new(0x2545_F491_4F6C_DD1D);
    for _ in 0..ROUNDS {
        let (input, settings) = dice.input();
        let is_straight =
            matches!(settings.method, Method::Linear | Method::HealthyPeople | Method::Destatis);
        if !is_straight {
            continue;
        }
        let mirrored = changed(&input, |value| -value);
        let turned = |goal: Goal| match goal {
            Goal::AtLeast(limit) => Goal::AtMost(limit),
            Goal::AtMost(limit) => Goal::AtLeast(limit),
            Goal::Above(limit) => Goal::Below(limit),
            Goal::Below(limit) => Goal::Above(limit),
            Goal::Within(low, high) => Goal::Within(high, low),
        };
        let target_type = match mirrored.target_type {
            TargetType::Keep(goal) => TargetType::Keep(turned(goal)),
            TargetType::Either(goal) => TargetType::Either(turned(goal)),
            TargetType::Yearly(goal) => TargetType::Yearly(turned(goal)),
            TargetType::Mean { goal, years } => TargetType::Mean { goal: turned(goal), years },
            other => other,
        };
        let mirrored = Input { target_type, ..mirrored };
        let (a, b) = (input.answer(&settings), mirrored.answer(&settings));
        assert_eq!(status(a), status(b), "{input:?} {:?}", settings.method);
    }
}

/// A target in words of the catalogue's direction turns with it.
#[test]
fn the_direction_of_the_catalogue_turns_the_goal() {
    let number = |text: &str| Number::parse(text).expect("a number");
    let level = Quantity::Level(Bound::Exact, number("80"));
    assert_eq!(Goal::of(&level, Direction::Higher), Some(Goal::AtLeast(Decimal::from(80))));
    assert_eq!(Goal::of(&level, Direction::Lower), Some(Goal::AtMost(Decimal::from(80))));
    assert_eq!(Goal::of(&level, Direction::None), None);
}

/// A better value never has a worse status, all else alike, under the linear rule.
#[test]
fn better_is_never_worse() {
    let mut dice = Dice::new(0xD1B5_4A32_D192_ED03);
    let order = [
        Status::Reversed,
        Status::Missed,
        Status::Behind,
        Status::OnPace,
        Status::Ahead,
        Status::Met,
    ];
    let rank = |status: Status| order.iter().position(|known| *known == status);
    for _ in 0..ROUNDS {
        let (mut input, _) = dice.input();
        let limit = dice.value();
        input.target_type = TargetType::Reach(Goal::AtLeast(limit));
        input.start = Some(point(2020, limit - dice.value()));
        let settings = AssessmentSettings::default();
        let worse = status(input.answer(&settings));
        input.now.value += dice.value();
        let better = status(input.answer(&settings));
        assert!(rank(better) >= rank(worse), "{worse:?} {better:?} {input:?}");
        assert!(rank(worse).is_some(), "{worse:?}");
    }
}
