//! The rules that a site may choose from: from the numbers of a way, or of a mere tendency, to a status.
//!
//! Limits of the linear rule belong to the site. Those of the others are the ones that their authors published, and are
//! constants here; `docs/methods.md` has the sources, and how well each is known.

use rust_decimal::Decimal;

use super::growth::{growth, power};
use super::pace::{Pace, Step};
use super::status::{Reason, Status};
use crate::content::{Direction, Method, Yardstick};

/// What a rule looked at besides the pace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Measure {
    /// Growth a year so far against the growth a year that leads to the target.
    Growth {
        /// (A/B)^(1/(y−b))−1
        achieved: Decimal,
        /// (T/B)^(1/(z−b))−1
        needed: Decimal,
        /// The first over the second.
        ratio: Decimal,
        /// From −5 to 5, where the rule has a score.
        score: Option<Decimal>,
    },
    /// Growth a year of a target without a number.
    Tendency {
        /// (A/B)^(1/(y−b))−1
        achieved: Decimal,
        /// The part of the usual limits that is asked for near a natural limit; 1 elsewhere.
        shrunk: Decimal,
    },
    /// A value short of its target that the rule counts as one that meets it.
    Close {
        /// T−A, in the unit of the commitment.
        left: Decimal,
        /// Up to this distance, the rule takes a target for met.
        within: Decimal,
    },
    /// Where the growth so far leads.
    Projected {
        /// (A/B)^(1/(y−b))−1
        achieved: Decimal,
        /// X = A·(A/B)^((z−y)/(y−b)), the value of year z.
        value: Decimal,
        /// (X−B)/(T−B)
        share: Decimal,
    },
    /// The share of the way, and the change in shares of the baseline.
    Change {
        /// (A−B)/(T−B)
        of_way: Decimal,
        /// (A−B)/B; `None` from zero.
        of_baseline: Option<Decimal>,
    },
    /// Where the mean change of the last years leads.
    Mean {
        /// The first year of those looked at.
        since: i32,
        /// The change a year.
        change: Decimal,
        /// X, the value of year z.
        value: Decimal,
        /// (T−X)/(T−A), the share of what is left that would be missed; not negative.
        missed: Decimal,
    },
}

/// What a rule makes of the numbers.
pub(super) type Ruled = Result<(Status, Option<Measure>), Reason>;

/// The numbers that a rule looks at.
pub(super) struct Way<'a> {
    pub(super) pace: &'a Pace,
    /// The exact values of all years, the baseline first.
    pub(super) series: &'a [Step],
}

/// The numbers between the classes of a site's rule, for shares, ratios and rates alike: where one of these is printed, no
/// limit may be reached or passed by rounding.
pub fn limits(yardstick: &Yardstick) -> Vec<Decimal> {
    let mut limits = match yardstick.method {
        Method::Linear => vec![yardstick.ahead, yardstick.behind, yardstick.reversed],
        Method::Eurostat => vec![percent(95), percent(60), percent(1)],
        Method::Un2022 => {
            vec![percent(95), percent(50), percent(-10), percent(1), permille(5), percent(-1)]
        }
        Method::Un2023 => vec![percent(95), percent(10), percent(2), permille(5)],
        Method::HealthyPeople => vec![percent(10), percent(-10)],
        Method::StatCan => vec![percent(95), percent(60), permille(15), permille(5)],
        Method::Destatis => vec![percent(5), percent(20)],
    };
    limits.extend([Decimal::ZERO, yardstick.unclear, -yardstick.unclear]);
    limits
}

/// The status of a target that is not met yet.
pub(super) fn rule(way: &Way<'_>, yardstick: &Yardstick) -> Ruled {
    match yardstick.method {
        Method::Linear => Ok((linear(way.pace, yardstick), None)),
        Method::Eurostat => ratio(way.pace, percent(60), Decimal::ZERO),
        Method::Un2022 => ratio(way.pace, percent(50), percent(-10)),
        Method::Un2023 => projected(way.pace),
        Method::HealthyPeople => Ok(healthy_people(way.pace)),
        Method::StatCan => statcan(way.pace),
        Method::Destatis => destatis(way),
    }
}

/// The status of a target without a number, by its tendency; `None` where the rule has none for such targets.
pub(super) fn tendency(
    start: Step,
    now: Step,
    direction: Direction,
    is_percentage: bool,
    method: Method,
) -> Option<Ruled> {
    // Growth a year from which on it is good, and fair, and below which it is a step back.
    let limits = match method {
        Method::Eurostat => [percent(1), Decimal::ZERO, Decimal::ZERO],
        Method::Un2022 => [percent(1), Decimal::new(5, 3), percent(-1)],
        Method::Un2023 => [percent(2), Decimal::new(5, 3), Decimal::MIN],
        Method::StatCan => [Decimal::new(15, 3), Decimal::new(5, 3), Decimal::ZERO],
        Method::Linear | Method::HealthyPeople | Method::Destatis => return None,
    };
    let sign = match direction {
        Direction::Higher => Decimal::ONE,
        Direction::Lower => Decimal::NEGATIVE_ONE,
        Direction::None => return Some(Err(Reason::NoDirection)),
    };
    let Some(achieved) = growth(start.value, now.value, now.year - start.year) else {
        return Some(Err(Reason::NoGrowthRate));
    };
    let has_limit = method == Method::StatCan && is_percentage && direction == Direction::Higher;
    let shrunk = if has_limit { near_limit(start.value) } else { Decimal::ONE };
    // Of numbers below zero, a rise is a shrinking number.
    let sign = if start.value < Decimal::ZERO { -sign } else { sign };
    let good = achieved * sign;
    let [high, fair, back] = limits;
    let status = if good >= high * shrunk {
        Status::OnPace
    } else if good >= fair * shrunk {
        Status::Moderate
    } else if method == Method::Un2023 {
        Status::Stalled
    } else if good >= back {
        Status::Limited
    } else {
        Status::Reversed
    };
    Some(Ok((status, Some(Measure::Tendency { achieved, shrunk }))))
}

fn percent(number: i64) -> Decimal {
    Decimal::new(number, 2)
}

fn permille(number: i64) -> Decimal {
    Decimal::new(number, 3)
}

fn linear(pace: &Pace, yardstick: &Yardstick) -> Status {
    match pace.pace {
        _ if pace.completion <= yardstick.reversed && pace.completion < pace.expected => {
            Status::Reversed
        }
        Some(pace) if pace >= yardstick.ahead => Status::Ahead,
        Some(pace) if pace >= yardstick.behind => Status::OnPace,
        None if pace.completion >= pace.expected => Status::OnPace,
        Some(_) | None => Status::Behind,
    }
}

/// Growth so far over growth needed: 0.95 and more is on the way.
fn ratio(pace: &Pace, moderate: Decimal, reversed: Decimal) -> Ruled {
    let measure = growth_measure(pace.start.value, pace.end.value, pace, None)?;
    let Measure::Growth { ratio, .. } = measure else { return Err(Reason::NoGrowthRate) };
    Ok((by_ratio(ratio, moderate, reversed), Some(measure)))
}

fn by_ratio(ratio: Decimal, moderate: Decimal, reversed: Decimal) -> Status {
    if ratio >= percent(95) {
        Status::OnPace
    } else if ratio >= moderate {
        Status::Moderate
    } else if ratio >= reversed {
        Status::Limited
    } else {
        Status::Reversed
    }
}

fn growth_measure(
    start: Decimal,
    end: Decimal,
    pace: &Pace,
    score: Option<fn(Decimal) -> Decimal>,
) -> Result<Measure, Reason> {
    // A growth rate leads from zero nowhere, and to zero never.
    let has_rate = start != Decimal::ZERO && end != Decimal::ZERO;
    let found = has_rate.then(|| {
        let achieved = growth(start, pace.now.value, pace.now.year - pace.start.year)?;
        let needed = growth(start, end, pace.end.year - pace.start.year)?;
        let ratio = achieved.checked_div(needed)?;
        Some(Measure::Growth { achieved, needed, ratio, score: score.map(|score| score(ratio)) })
    });
    found.flatten().ok_or(Reason::NoGrowthRate)
}

/// Open SDG puts a thousandth in the place of a baseline or target of zero, and has a score besides.
fn statcan(pace: &Pace) -> Ruled {
    let not_zero = |value: Decimal| if value.is_zero() { Decimal::new(1, 3) } else { value };
    let (start, end) = (not_zero(pace.start.value), not_zero(pace.end.value));
    let measure = growth_measure(start, end, pace, Some(score))?;
    let Measure::Growth { ratio, .. } = measure else { return Err(Reason::NoGrowthRate) };
    Ok((by_ratio(ratio, percent(60), Decimal::ZERO), Some(measure)))
}

/// Two straight lines that meet at a ratio of 0.6 and a score of zero.
fn score(ratio: Decimal) -> Decimal {
    let (slope, shift) = if ratio >= percent(60) {
        (Decimal::new(71_429, 4), Decimal::new(42_857, 4))
    } else {
        (Decimal::new(41_667, 4), Decimal::new(25, 1))
    };
    let five = Decimal::from(5);
    (ratio.clamp(-five, five) * slope - shift).clamp(-five, five)
}

/// The part of the usual growth that is asked for from a percentage B near 100: 1−(B/100)^4.44, and likewise above.
fn near_limit(start: Decimal) -> Decimal {
    let hundred = Decimal::ONE_HUNDRED;
    let distance = if start <= hundred { start } else { hundred + hundred - start };
    let share = distance.max(Decimal::ZERO) / hundred;
    Decimal::ONE - power(share, 111, 25).unwrap_or_default()
}

/// The value that the growth so far leads to, as a share of the way.
fn projected(pace: &Pace) -> Ruled {
    let (start, now, end) = (pace.start, pace.now, pace.end);
    let found = || {
        let achieved = growth(start.value, now.value, now.year - start.year)?;
        let left = u32::try_from(end.year - now.year).ok()?;
        let factor = achieved + Decimal::ONE;
        let mut value = now.value;
        for _ in 0..left {
            value = value.checked_mul(factor)?;
        }
        let share = (value - start.value).checked_div(end.value - start.value)?;
        Some(Measure::Projected { achieved, value, share })
    };
    let measure = found().ok_or(Reason::NoGrowthRate)?;
    let Measure::Projected { share, .. } = measure else { return Err(Reason::NoGrowthRate) };
    let status = if share >= percent(95) {
        Status::OnPace
    } else if share >= percent(10) {
        Status::Moderate
    } else {
        Status::Stalled
    };
    Ok((status, Some(measure)))
}

/// Towards the target a tenth of the way counts as a change, away from it a tenth of the baseline.
fn healthy_people(pace: &Pace) -> (Status, Option<Measure>) {
    let of_way = pace.completion;
    let change = pace.now.value - pace.start.value;
    let of_baseline = change.checked_div(pace.start.value.abs());
    let tenth = percent(10);
    let status = if of_way >= tenth {
        Status::Improving
    } else if of_way < Decimal::ZERO && of_baseline.is_none_or(|share| share.abs() >= tenth) {
        Status::Reversed
    } else {
        Status::Unchanged
    };
    (status, Some(Measure::Change { of_way, of_baseline }))
}

/// The years that the rule looks back, and how many of them must have a value.
const WINDOW: i32 = 5;
const LEAST: usize = 4;

/// The mean change of the last five years, continued to the year of the target.
fn destatis(way: &Way<'_>) -> Ruled {
    let Pace { now, end, .. } = *way.pace;
    let recent = way.series.iter().filter(|step| now.year - step.year <= WINDOW);
    let recent: Vec<&Step> = recent.collect();
    let first = recent.first().filter(|_| recent.len() >= LEAST).ok_or(Reason::FewObservations)?;
    let years = Decimal::from(now.year - first.year);
    let change = (now.value - first.value).checked_div(years).ok_or(Reason::FewObservations)?;
    let value = now.value + change * Decimal::from(end.year - now.year);
    let left = end.value - now.value;
    let missed = (end.value - value).checked_div(left).ok_or(Reason::FewObservations)?;
    let missed = missed.max(Decimal::ZERO);
    let status = if change * left < Decimal::ZERO {
        Status::Reversed
    } else if missed < percent(5) {
        Status::OnPace
    } else if missed <= percent(20) {
        Status::Moderate
    } else {
        Status::Limited
    };
    Ok((status, Some(Measure::Mean { since: first.year, change, value, missed })))
}
