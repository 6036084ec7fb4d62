//! Growth a year over any span, against numbers worked out elsewhere, and numbers as large and as small as content may have.

use planboard::assess::{DataPoint, Input, Measure, Status, Step, TargetType, Working};
use planboard::model::{AssessmentSettings, Bound, Direction, Goal, Method, Moment};
use rust_decimal::Decimal;

/// `growth.csv` has (to ÷ from)^(1 ÷ years) − 1 with 25 digits: worked out with 80 digits by Python's `decimal`, as
/// `(D(to) / D(from)) ** (D(1) / years) - 1`, and again by `mpmath.root`.
const GROWTH: &str = include_str!("growth.csv");

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// What was measured so many years after a baseline of 1949.
fn input(target_type: TargetType, [start, now]: [Decimal; 2], years: i32, end: i32) -> Input {
    let exact = |year, value| DataPoint { at: Moment::end_of(year), bound: Bound::Exact, value };
    Input {
        target_type,
        end,
        start: Some(exact(1949, start)),
        milestones: Vec::new(),
        earlier: Vec::new(),
        now: exact(1949 + years, now),
        other_mean: None,
        is_percentage: false,
        bounds_outside: 0,
        is_over: true,
    }
}

#[test]
fn growth_over_any_span() {
    let settings = AssessmentSettings { method: Method::Eurostat, ..AssessmentSettings::default() };
    let mut read = 0;
    for line in GROWTH.lines().skip(1) {
        let [from, to, years, expected] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let (values, years) = ([number(from), number(to)], years.parse().expect("a year"));
        let target_type = TargetType::Words(Direction::Higher);
        let answer = input(target_type, values, years, 2100).answer(&settings);
        let Ok((_, Some(Working::Tendency { measure: Some(measure), .. }))) = answer else {
            panic!("{line}: {answer:?}");
        };
        let Measure::Tendency { achieved, .. } = measure else { panic!("{line}: {measure:?}") };
        // Fifteen digits, of which those behind the 26th decimal are not known.
        let expected = number(expected);
        let most = expected.abs() * Decimal::new(1, 14) + Decimal::new(1, 26);
        assert!((achieved - expected).abs() <= most, "{line}: {achieved}");
        read += 1;
    }
    assert!(read > 1000, "only {read} lines were read");
}

/// Whatever numbers and years content may have, every rule has an answer, and the working of none panics.
#[test]
fn no_number_is_too_large_or_too_small() {
    let sizes = ["0", "0.000001", "0.001", "1", "100", "999999999999.999999"].map(number);
    let values: Vec<Decimal> = sizes.into_iter().flat_map(|size| [size, -size]).collect();
    let mut asked = 0;
    for method in Method::all() {
        let settings = AssessmentSettings {
            method,
            tolerance: number("999999999999.999999"),
            ..AssessmentSettings::default()
        };
        for start in &values {
            for now in &values {
                for (years, end) in [(1, 2100), (151, 2100), (50, 1999)] {
                    for target_type in targets(&values) {
                        let mut input = input(target_type, [*start, *now], years, end);
                        input.milestones = milestones(*now);
                        input.earlier = earlier(&input, *start);
                        let answer = input.answer(&settings);
                        assert!(is_of_rule(method, &answer), "{input:?} {method:?} {answer:?}");
                        asked += 1;
                    }
                }
            }
        }
    }
    assert!(asked > 10_000, "only {asked} questions");
}

fn targets(values: &[Decimal]) -> Vec<TargetType> {
    let mut targets =
        vec![TargetType::Words(Direction::Higher), TargetType::Words(Direction::Lower)];
    for value in values {
        targets.push(TargetType::Reach(Goal::AtLeast(*value)));
        targets.push(TargetType::Either(Goal::Below(*value)));
        targets.push(TargetType::Keep(Goal::Within(-value.abs(), value.abs())));
    }
    targets
}

fn milestones(value: Decimal) -> Vec<Step> {
    vec![Step::of_year(1950, -value), Step::of_year(1997, value)]
}

fn earlier(input: &Input, start: Decimal) -> Vec<Step> {
    let year = input.now.at.year();
    let years = (year - 5).max(1950)..year;
    years.map(|year| Step::of_year(year, -start)).collect()
}

/// Whether a status is one that the rule knows.
fn is_of_rule(method: Method, answer: &planboard::assess::Answer) -> bool {
    let Ok((status, _)) = answer else { return true };
    match status {
        Status::Met | Status::Kept | Status::AtRisk | Status::Broken | Status::Reversed => true,
        Status::Ahead | Status::Behind | Status::Missed => method == Method::Linear,
        Status::OnPace => method != Method::HealthyPeople,
        Status::Improving | Status::Unchanged => method == Method::HealthyPeople,
        Status::Moderate => method != Method::Linear && method != Method::HealthyPeople,
        Status::Limited => {
            !matches!(method, Method::Linear | Method::HealthyPeople | Method::Un2023)
        }
        Status::Stalled => method == Method::Un2023,
        _ => false,
    }
}
