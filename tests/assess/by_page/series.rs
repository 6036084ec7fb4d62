//! What is looked at and what of it counts: the section “What goes in” of `docs/methods.md`.

use std::collections::BTreeMap;

use super::fraction::Fraction;
use super::record::{Day, Direction, Kind, Record, Said, Sign, Typed, Value};

/// What a target in numbers asks for: the table under “The target”.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Goal {
    AtLeast { limit: Fraction, is_strict: bool },
    AtMost { limit: Fraction, is_strict: bool },
    Within(Fraction, Fraction),
}

impl Goal {
    /// `None` for words and for a plain number of which neither way is better.
    pub(crate) fn of(said: Said, direction: Direction) -> Option<Self> {
        let (sign, number) = match said {
            Said::Level(sign, number) => (sign, number.value()),
            Said::Range(low, high) => return Some(Self::Within(low.value(), high.value())),
            Said::Words(_) | Said::Dash => return None,
        };
        let at_least = |is_strict| Self::AtLeast { limit: number, is_strict };
        let at_most = |is_strict| Self::AtMost { limit: number, is_strict };
        match (sign, direction) {
            (Sign::AtLeast, _) | (Sign::None, Direction::Higher) => Some(at_least(false)),
            (Sign::Above, _) => Some(at_least(true)),
            (Sign::AtMost, _) | (Sign::None, Direction::Lower) => Some(at_most(false)),
            (Sign::Below, _) => Some(at_most(true)),
            (Sign::None, Direction::None) => None,
        }
    }

    pub(crate) fn is_met_by(self, value: Fraction) -> bool {
        match self {
            Self::AtLeast { limit, is_strict } => value > limit || value == limit && !is_strict,
            Self::AtMost { limit, is_strict } => value < limit || value == limit && !is_strict,
            Self::Within(low, high) => low <= value && value <= high,
        }
    }

    /// “A value that is only a bound shows that a target is met where it points the right way”, under “Kinds before rules”.
    pub(crate) fn is_shown_by(self, sign: Sign, value: Fraction) -> bool {
        match (self, sign) {
            (_, Sign::None) => self.is_met_by(value),
            (Self::AtLeast { limit, .. }, Sign::Above)
            | (Self::AtLeast { limit, is_strict: false }, Sign::AtLeast) => value >= limit,
            (Self::AtLeast { limit, is_strict: true }, Sign::AtLeast) => value > limit,
            (Self::AtMost { limit, .. }, Sign::Below)
            | (Self::AtMost { limit, is_strict: false }, Sign::AtMost) => value <= limit,
            (Self::AtMost { limit, is_strict: true }, Sign::AtMost) => value < limit,
            _ => false,
        }
    }

    /// “Baseline and value lie on its two sides”.
    pub(crate) fn is_run_through(self, start: Fraction, value: Fraction) -> bool {
        match self {
            Self::Within(low, high) => start < low && value > high || start > high && value < low,
            _ => false,
        }
    }

    /// “The other way round it shows that a target is not met”, in the same place.
    pub(crate) fn is_shown_missed_by(self, sign: Sign, value: Fraction) -> bool {
        match (self, sign) {
            (_, Sign::None) => !self.is_met_by(value),
            (Self::AtLeast { limit, is_strict }, Sign::AtMost) => {
                value < limit || is_strict && value == limit
            }
            (Self::AtLeast { limit, .. }, Sign::Below) => value <= limit,
            (Self::AtMost { limit, is_strict }, Sign::AtLeast) => {
                value > limit || is_strict && value == limit
            }
            (Self::AtMost { limit, .. }, Sign::Above) => value >= limit,
            (Self::Within(low, _), Sign::AtMost) => value < low,
            (Self::Within(low, _), Sign::Below) => value <= low,
            (Self::Within(_, high), Sign::AtLeast) => value > high,
            (Self::Within(_, high), Sign::Above) => value >= high,
            _ => false,
        }
    }

    /// The number of the target; of a range the end nearest to a value, the lower one where both are equally far.
    pub(crate) fn limit(self, from: Fraction) -> Fraction {
        match self {
            Self::AtLeast { limit, .. } | Self::AtMost { limit, .. } => limit,
            Self::Within(low, high) if (from - low).abs() <= (from - high).abs() => low,
            Self::Within(_, high) => high,
        }
    }

    /// Whether it is the number itself that does not meet it.
    pub(crate) fn is_strict_at(self, value: Fraction) -> bool {
        match self {
            Self::AtLeast { limit, is_strict } | Self::AtMost { limit, is_strict } => {
                is_strict && value == limit
            }
            Self::Within(..) => false,
        }
    }
}

/// “The baseline”.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Baseline {
    /// None is printed, or a dash.
    None,
    /// Words or a range.
    Inexact,
    Number {
        year: i32,
        sign: Sign,
        value: Fraction,
    },
    /// That of a count over the period, where none is printed.
    Zero {
        year: i32,
    },
}

impl Baseline {
    /// Year, sign and number.
    pub(crate) fn number(self) -> Option<(i32, Sign, Fraction)> {
        match self {
            Self::None | Self::Inexact => None,
            Self::Number { year, sign, value } => Some((year, sign, value)),
            Self::Zero { year } => Some((year, Sign::None, Fraction::ZERO)),
        }
    }
}

/// What is judged: the latest year, and the exact numbers of the years up to it, that of the baseline left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Series {
    pub(crate) year: i32,
    pub(crate) latest: Latest,
    pub(crate) numbers: BTreeMap<i32, Fraction>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Latest {
    Level(Sign, Fraction),
    Conflict,
    /// No number, for the reason.
    Without(&'static str),
}

/// “The target”: the one in force on a day.
pub(crate) fn target_on(record: &Record, day: Day) -> (i32, Said) {
    let in_force = record.amendments.iter().rfind(|(since, ..)| *since <= day);
    in_force.map_or(record.target, |(_, year, said)| (*year, *said))
}

/// “The baseline”.
pub(crate) fn baseline(record: &Record) -> Baseline {
    match record.baseline {
        Some((year, Said::Level(sign, number))) => {
            Baseline::Number { year, sign, value: number.value() }
        }
        Some((_, Said::Range(..) | Said::Words(_))) => Baseline::Inexact,
        None | Some((_, Said::Dash)) if record.kind == Some(Kind::Cumulative) => {
            Baseline::Zero { year: record.period.0 - 1 }
        }
        None | Some((_, Said::Dash)) => Baseline::None,
    }
}

/// “Measured values”: the first year whose values count.
pub(crate) fn first_year(record: &Record, baseline: Baseline) -> i32 {
    baseline.number().map_or(record.period.0, |(year, ..)| year + 1)
}

/// “Measured values”, “The latest value” and “Counts over the period”: `None` where no value was measured.
pub(crate) fn series(
    record: &Record,
    baseline: Baseline,
    up_to: i32,
    goal: Option<Goal>,
) -> Option<Series> {
    let first = first_year(record, baseline);
    let counted = record.values.iter().filter(|v| first <= v.year && v.year <= up_to);
    let (of_years, totals): (Vec<&Value>, Vec<&Value>) = counted.partition(|v| v.is_of_one_year);
    let (of_years, totals) = (by_year(&of_years), by_year(&totals));
    let latest = |years: &BTreeMap<i32, Vec<Said>>| years.keys().next_back().copied();
    if latest(&of_years) > latest(&totals) {
        return Some(sums(record, baseline, &of_years, goal));
    }
    let year = latest(&totals)?;
    let levels = totals.iter().map(|(year, said)| (*year, one_of(said, record.unit, goal)));
    let levels: BTreeMap<i32, Latest> = levels.collect();
    let latest = *levels.get(&year)?;
    Some(Series { year, latest, numbers: exact(&levels) })
}

fn by_year(values: &[&Value]) -> BTreeMap<i32, Vec<Said>> {
    let mut years: BTreeMap<i32, Vec<Said>> = BTreeMap::new();
    for value in values {
        years.entry(value.year).or_default().push(value.said);
    }
    years
}

fn exact(levels: &BTreeMap<i32, Latest>) -> BTreeMap<i32, Fraction> {
    let number = |level: &Latest| match level {
        Latest::Level(Sign::None, value) => Some(*value),
        _ => None,
    };
    levels.iter().filter_map(|(year, level)| Some((*year, number(level)?))).collect()
}

/// “Counts over the period”: values of single years, added up.
fn sums(
    record: &Record,
    baseline: Baseline,
    of_years: &BTreeMap<i32, Vec<Said>>,
    goal: Option<Goal>,
) -> Series {
    let levels = of_years.iter().map(|(year, said)| (*year, one_of(said, record.unit, goal)));
    let levels: BTreeMap<i32, Latest> = levels.collect();
    let year = levels.keys().next_back().copied().expect("a latest year");
    let without = |latest| Series { year, latest, numbers: BTreeMap::new() };
    if levels.get(&year) == Some(&Latest::Conflict) {
        return without(Latest::Conflict);
    }
    let Some((_, Sign::None, start)) = baseline.number() else {
        return without(Latest::Without("inexact-value"));
    };
    let (numbers, first) = (exact(&levels), first_year(record, baseline));
    if (first..=year).any(|year| !numbers.contains_key(&year)) {
        return without(Latest::Without("missing-years"));
    }
    let mut sum = start;
    let mut add = |(year, value): (&i32, &Fraction)| {
        sum = sum + *value;
        (*year, sum)
    };
    let numbers: BTreeMap<i32, Fraction> = numbers.iter().map(&mut add).collect();
    Series { year, latest: Latest::Level(Sign::None, sum), numbers }
}

/// “One value a year”: what the values of one year come to.
fn one_of(said: &[Said], unit: &str, goal: Option<Goal>) -> Latest {
    let contradicts = |one: &Said| said.iter().any(|other| !agree(*one, *other, unit));
    if said.iter().any(contradicts) {
        return Latest::Conflict;
    }
    let levels = said.iter().filter_map(|said| match said {
        Said::Level(sign, number) => Some((*sign, *number)),
        _ => None,
    });
    let (numbers, bounds): (Vec<_>, Vec<_>) = levels.partition(|(sign, _)| *sign == Sign::None);
    if let Some((sign, number)) = numbers.iter().max_by_key(|(_, number)| number.decimals) {
        return Latest::Level(*sign, number.value());
    }
    // Which of the bounds that show nothing counts makes no difference to a status.
    let shows = |(sign, number): &&(Sign, Typed)| {
        goal.is_some_and(|goal| goal.is_shown_by(*sign, number.value()))
    };
    let bound = bounds.iter().find(shows).or(bounds.first());
    bound.map_or(Latest::Without("inexact-value"), |(sign, number)| {
        Latest::Level(*sign, number.value())
    })
}

/// “Values of one year contradict each other where they cannot both be true”.
fn agree(one: Said, other: Said, unit: &str) -> bool {
    if let (Said::Level(Sign::None, one), Said::Level(Sign::None, other)) = (one, other) {
        return is_rounded(one, other) || is_rounded(other, one);
    }
    let (Some(one), Some(other)) = (reach(one, unit), reach(other, unit)) else {
        return true;
    };
    let is_below = |low: Option<Fraction>, high: Option<Fraction>| match (low, high) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    };
    is_below(one.0, other.1) && is_below(other.0, one.1)
}

/// Whether a number is another, or its rounding to one decimal or more.
fn is_rounded(short: Typed, long: Typed) -> bool {
    if short.value() == long.value() {
        return true;
    }
    if short.decimals == 0 || short.decimals >= long.decimals {
        return false;
    }
    let step = 10_i128.pow(long.decimals - short.decimals);
    let all = long.digits.abs();
    let rounded = (all + step / 2) / step * long.digits.signum();
    rounded == short.digits
}

/// From where to where a value can lie; words can lie anywhere.
fn reach(said: Said, unit: &str) -> Option<(Option<Fraction>, Option<Fraction>)> {
    match said {
        Said::Level(Sign::None, number) => Some((Some(number.value()), Some(number.value()))),
        Said::Level(Sign::AtLeast | Sign::Above, number) => Some((Some(number.value()), None)),
        Said::Level(Sign::AtMost | Sign::Below, number) => Some((None, Some(number.value()))),
        Said::Range(low, high) => Some((Some(low.value()), Some(high.value()))),
        Said::Words("全覆盖") if unit == "%" => {
            let all = Fraction::whole(100);
            Some((Some(all), Some(all)))
        }
        Said::Words(_) | Said::Dash => None,
    }
}
