//! The rules that a site may choose from: from the numbers of a way, or of a mere tendency, to a status.
//!
//! Limits of the linear rule belong to the site. Those of the others are the ones that their authors published, and are
//! constants here; `docs/methods.md` has the sources, and how well each is known.

use rust_decimal::Decimal;

use super::growth::{factor, growth, measurable, power, ratio, settled, share_of_small};
use super::pace::Pace;
use super::status::{Reason, Status};
use super::step::Step;
use crate::model::{AssessmentSettings, Direction, Method};

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
        /// What takes the place of each of A, B and T that is zero; `None` where none of them had to be replaced.
        zero: Option<Decimal>,
    },
    /// Growth a year of a target without a number.
    Tendency {
        /// (A/B)^(1/(y−b))−1
        achieved: Decimal,
        /// The part of the usual limits that is asked for near a natural limit; 1 elsewhere.
        shrunk: Decimal,
        /// What takes the place of each of A and B that is zero; `None` where none of them had to be replaced.
        zero: Option<Decimal>,
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
    /// Growth too steep to be continued in numbers that can be written out.
    Boundless {
        /// (A/B)^(1/(y−b))−1
        achieved: Decimal,
    },
    /// The share of the way, and the change in shares of the baseline.
    Change {
        /// (A−B)/(T−B)
        of_way: Decimal,
        /// (A−B)/|B|; `None` from zero.
        of_baseline: Option<Decimal>,
    },
    /// Where the mean change of the last years leads.
    Mean {
        /// The first value of those looked at.
        first: Step,
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
pub(super) struct Progress<'a> {
    pub(super) pace: &'a Pace,
    /// The exact values of all years, the baseline first.
    pub(super) series: &'a [Step],
}

/// The numbers between the classes of a site's rule, for shares, ratios and rates alike: where one of these is printed, no
/// limit may be reached or passed by rounding.
pub fn limits(settings: &AssessmentSettings) -> Vec<Decimal> {
    let AssessmentSettings { method, ahead, behind, reversed, unclear, .. } = *settings;
    let of_way = match method {
        Method::Linear => [ahead, behind, reversed],
        _ => limits_of_way(method),
    };
    let of_growth = limits_of_growth(method).into_iter().flatten();
    let of_growth = of_growth.filter(|limit| *limit != Decimal::MIN);
    of_way.into_iter().chain(of_growth).chain([Decimal::ZERO, unclear, -unclear]).collect()
}

/// The published limits of what a rule makes of a way, the best class first, the last one twice where there are two: of the ratio
/// of growth rates, of the share that the growth so far leads to, of the share of the way, or of what would be missed. Those of
/// the linear rule are the site's.
fn limits_of_way(method: Method) -> [Decimal; 3] {
    let hundredths = match method {
        Method::Eurostat | Method::StatCan => [95, 60, 0],
        Method::Un2022 => [95, 50, -10],
        Method::Un2023 => [95, 10, 10],
        Method::HealthyPeople => [10, -10, -10],
        Method::Destatis => [5, 20, 20],
        Method::Linear => [0, 0, 0],
    };
    hundredths.map(percent)
}

/// The published limits of growth a year of a target without a number: from which on it is good, and fair, and below which it is
/// a step back; `None` where a rule has none.
fn limits_of_growth(method: Method) -> Option<[Decimal; 3]> {
    match method {
        Method::Eurostat => Some([percent(1), Decimal::ZERO, Decimal::ZERO]),
        Method::Un2022 => Some([percent(1), Decimal::new(5, 3), percent(-1)]),
        // Standing still and going back are one class.
        Method::Un2023 => Some([percent(2), Decimal::new(5, 3), Decimal::MIN]),
        Method::StatCan => Some([Decimal::new(15, 3), Decimal::new(5, 3), Decimal::ZERO]),
        Method::Linear | Method::HealthyPeople | Method::Destatis => None,
    }
}

/// The status of a target that is not met yet.
pub(super) fn rule(way: &Progress<'_>, settings: &AssessmentSettings) -> Ruled {
    match settings.method {
        Method::Linear => Ok((linear(way.pace, settings), None)),
        Method::Eurostat | Method::Un2022 => by_ratio(way.pace, settings.method),
        Method::Un2023 => projected(way.pace),
        Method::HealthyPeople => Ok(healthy_people(way.pace)),
        Method::StatCan => statcan(way.pace),
        Method::Destatis => destatis(way),
    }
}

/// The status of what has not moved at all.
pub(super) fn standing(method: Method) -> Status {
    match method {
        Method::Linear => Status::Behind,
        Method::Eurostat | Method::Un2022 | Method::StatCan => Status::Limited,
        Method::Un2023 => Status::Stalled,
        Method::HealthyPeople => Status::Unchanged,
        Method::Destatis => Status::Reversed,
    }
}

/// Whether a rule has limits for what has no target in numbers.
pub(super) fn has_tendencies(method: Method) -> bool {
    limits_of_growth(method).is_some()
}

/// The status of a target without a number, by its tendency; `None` where the rule has none for such targets.
pub(super) fn tendency(
    start: Step,
    now: Step,
    direction: Direction,
    is_percentage: bool,
    method: Method,
) -> Option<Ruled> {
    let limits = limits_of_growth(method)?;
    let sign = match direction {
        Direction::Higher => Decimal::ONE,
        Direction::Lower => Decimal::NEGATIVE_ONE,
        Direction::None => return Some(Err(Reason::NoDirection)),
    };
    let growing = if method == Method::StatCan {
        Growing::without_zeros(start.value, now.value, None)
    } else {
        Some(Growing { start: start.value, now: now.value, end: None, zero: None })
    };
    let years = now.at.whole_years_since(start.at);
    let found = growing.and_then(|g| Some((g.zero, settled(growth(g.start, g.now, years?)?))));
    let Some((zero, achieved)) = found else {
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
    Some(Ok((status, Some(Measure::Tendency { achieved, shrunk, zero }))))
}

fn percent(number: i64) -> Decimal {
    Decimal::new(number, 2)
}

fn linear(pace: &Pace, settings: &AssessmentSettings) -> Status {
    match pace.pace {
        _ if pace.completion <= settings.reversed && pace.completion < pace.expected => {
            Status::Reversed
        }
        Some(pace) if pace >= settings.ahead => Status::Ahead,
        Some(pace) if pace >= settings.behind => Status::OnPace,
        None if pace.completion >= pace.expected => Status::OnPace,
        Some(_) | None => Status::Behind,
    }
}

/// Growth so far over growth needed.
fn by_ratio(pace: &Pace, method: Method) -> Ruled {
    let Pace { start, now, end, .. } = *pace;
    // A growth rate leads from zero nowhere, and to zero never.
    let has_rate = !end.value.is_zero();
    let growing = Growing { start: start.value, now: now.value, end: Some(end.value), zero: None };
    by_growth(has_rate.then_some(growing), pace, method, None)
}

/// Open SDG puts a thousandth in the place of a baseline or target of zero, and has a score besides.
fn statcan(pace: &Pace) -> Ruled {
    let growing = Growing::without_zeros(pace.start.value, pace.now.value, Some(pace.end.value));
    by_growth(growing, pace, Method::StatCan, Some(score))
}

fn by_growth(
    growing: Option<Growing>,
    pace: &Pace,
    method: Method,
    score: Option<fn(Decimal) -> Decimal>,
) -> Ruled {
    let found = growing.and_then(|Growing { start, now, end, zero }| {
        let end = end?;
        let years = |to: Step| to.at.whole_years_since(pace.start.at);
        let achieved = settled(growth(start, now, years(pace.now)?)?);
        let needed = settled(growth(start, end, years(pace.end)?)?);
        let step = |of: Step, value: Decimal| Step { at: of.at, value };
        let (start, now, end) = (step(pace.start, start), step(pace.now, now), step(pace.end, end));
        let ratio = settled(ratio(start, now, end)?);
        let score = score.map(|score| score(ratio));
        Some((ratio, Measure::Growth { achieved, needed, ratio, score, zero }))
    });
    let (ratio, measure) = found.ok_or(Reason::NoGrowthRate)?;
    let [on_pace, moderate, limited] = limits_of_way(method);
    let status = if ratio >= on_pace {
        Status::OnPace
    } else if ratio >= moderate {
        Status::Moderate
    } else if ratio >= limited {
        Status::Limited
    } else {
        Status::Reversed
    };
    Ok((status, Some(measure)))
}

/// The numbers between which growth is calculated.
struct Growing {
    /// B
    start: Decimal,
    /// A
    now: Decimal,
    /// T, of a target with a number.
    end: Option<Decimal>,
    /// What took the place of zeros.
    zero: Option<Decimal>,
}

impl Growing {
    /// With a thousandth in the place of zeros, where the baseline or the target is one.
    ///
    /// The authors leave a value of zero as it is, and so a count that stays at zero falls by 100 % for them; here it stays.
    /// `None` where the thousandth would make a fall of a rise: a number above zero that is not above it, too.
    fn without_zeros(start: Decimal, now: Decimal, end: Option<Decimal>) -> Option<Self> {
        let is_replaced = start.is_zero() || end.is_some_and(|end| end.is_zero());
        if !is_replaced {
            return Some(Self { start, now, end, zero: None });
        }
        let thousandth = Decimal::new(1, 3);
        let is_passed = |number: Decimal| number > Decimal::ZERO && number <= thousandth;
        let is_turned = if start.is_zero() {
            is_passed(now) || end.is_some_and(is_passed)
        } else {
            is_passed(start)
        };
        let or = |number: Decimal| if number.is_zero() { thousandth } else { number };
        let zero = Some(thousandth);
        (!is_turned).then(|| Self { start: or(start), now: or(now), end: end.map(or), zero })
    }
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
    let years = now.at.whole_years_since(start.at).ok_or(Reason::NoGrowthRate)?;
    let left = end.at.whole_years_since(now.at).ok_or(Reason::NoGrowthRate)?;
    let achieved = growth(start.value, now.value, years).map(settled);
    let achieved = achieved.ok_or(Reason::NoGrowthRate)?;
    let factor = factor(start.value, now.value, years).ok_or(Reason::NoGrowthRate)?;
    let reached = || {
        let value = (0..left).try_fold(now.value, |value, _| value.checked_mul(factor))?;
        let share = || value.checked_sub(start.value)?.checked_div(end.value - start.value);
        let share = share_of_small(start, now, end).or_else(share)?;
        measurable(share).map(|share| (value, settled(share)))
    };
    let Some((value, share)) = reached() else {
        // What grows without bounds leaves the target behind, or everything but the target.
        let is_towards = pace.completion > Decimal::ZERO;
        let status = if is_towards { Status::OnPace } else { Status::Stalled };
        return Ok((status, Some(Measure::Boundless { achieved })));
    };
    let [on_pace, moderate, _] = limits_of_way(Method::Un2023);
    let status = if share >= on_pace {
        Status::OnPace
    } else if share >= moderate {
        Status::Moderate
    } else {
        Status::Stalled
    };
    Ok((status, Some(Measure::Projected { achieved, value, share })))
}

/// Towards the target a tenth of the way counts as a change, away from it a tenth of the baseline.
fn healthy_people(pace: &Pace) -> (Status, Option<Measure>) {
    let of_way = pace.completion;
    let change = pace.now.value - pace.start.value;
    let of_baseline = change.checked_div(pace.start.value.abs());
    let of_baseline = of_baseline.and_then(measurable).map(settled);
    let [towards, away, _] = limits_of_way(Method::HealthyPeople);
    let status = if of_way >= towards {
        Status::Improving
    } else if of_way < Decimal::ZERO && of_baseline.is_none_or(|share| -share.abs() <= away) {
        Status::Reversed
    } else {
        Status::Unchanged
    };
    (status, Some(Measure::Change { of_way, of_baseline }))
}

/// How many values the rule looks at, and how many it must have.
const MOST: usize = 6;
const LEAST: usize = 4;

/// The mean change over the last six years, or at least four, without a gap, continued to the year of the target.
fn destatis(way: &Progress<'_>) -> Ruled {
    let Pace { start, now, end, .. } = *way.pace;
    let recent = way.series.iter().rev().zip(0..).take(MOST);
    let recent = recent.take_while(|(step, back)| step.at == now.at.years_before(*back));
    let recent: Vec<Step> = recent.map(|(step, _)| *step).collect();
    let first = recent.last().filter(|_| recent.len() >= LEAST).ok_or(Reason::FewObservations)?;
    let years = now.at.years_since(first.at);
    let change = (now.value - first.value).checked_div(years).ok_or(Reason::FewObservations)?;
    let more = change * end.at.years_since(now.at);
    let value = now.value + more;
    let left = end.value - now.value;
    // A strict bound is not met by its own number, from which no share is left.
    let missed = (left - more).checked_div(left);
    // What is beyond all measure is printed as the most that can be.
    let most = Decimal::MAX / Decimal::ONE_THOUSAND;
    let missed = missed.map(|missed| settled(missed.clamp(Decimal::ZERO, most)));
    let way = end.value - start.value;
    // Not by their product, of which nothing may be left.
    let is_towards = change.cmp(&Decimal::ZERO) == way.cmp(&Decimal::ZERO) && !change.is_zero();
    let [some, much, _] = limits_of_way(Method::Destatis);
    let status = match missed {
        _ if !is_towards => Status::Reversed,
        Some(missed) if missed > much => Status::Limited,
        Some(missed) if missed >= some => Status::Moderate,
        _ => Status::OnPace,
    };
    let measure = missed.map(|missed| Measure::Mean { first: *first, change, value, missed });
    Ok((status, measure))
}
