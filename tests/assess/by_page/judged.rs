//! The judgement of the numbers, step by step: the section “Kinds before rules” of `docs/methods.md`.

use std::collections::BTreeSet;

use super::fraction::{Fraction, TooNear};
use super::record::{Day, Direction, Kind, Record, Said, Sign, Site};
use super::rules::{self, Way};
use super::series::{self, Baseline, Goal, Latest};

/// A status, or the reason why there is none, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ManualOutcome {
    As(&'static str),
    Not(&'static str),
}

use ManualOutcome::{As, Not};

/// “The history of statuses”, under “People and amendments”: each earlier year that has a value from after the baseline.
pub(crate) fn history(record: &Record, site: &Site) -> Vec<(i32, Result<ManualOutcome, TooNear>)> {
    let baseline = series::baseline(record);
    let first = series::first_year(record, baseline);
    let years: BTreeSet<i32> = record.values.iter().map(|value| value.year).collect();
    let earlier = years.into_iter().filter(|year| first <= *year && *year < site.as_of.0);
    earlier.map(|year| (year, judged(record, site, (year, 12, 31)))).collect()
}

/// “The judgement of the numbers comes to the first of these that fits”.
pub(crate) fn judged(record: &Record, site: &Site, day: Day) -> Result<ManualOutcome, TooNear> {
    // 14
    let way = match way(record, site, day) {
        Ok(way) => way,
        Err(settled) => return settled,
    };
    match site.method {
        "linear" => Ok(As(rules::linear(site, &way))),
        "eurostat" => rules::eurostat(&way),
        "un-2022" => rules::un_2022(&way),
        "un-2023" => rules::un_2023(&way),
        "healthy-people" => Ok(As(rules::healthy_people(&way))),
        "statcan" => rules::statcan(&way),
        _ => Ok(rules::destatis(&way)),
    }
}

/// Steps 1 to 14: what is left to the rule, or the status without it.
pub(crate) fn way(
    record: &Record,
    site: &Site,
    day: Day,
) -> Result<Way, Result<ManualOutcome, TooNear>> {
    let not = |reason| Err(Ok(Not(reason)));
    let (end, asked) = series::target_on(record, day);
    let is_in_words = matches!(asked, Said::Words(_));
    let goal = Goal::of(asked, record.direction);
    // 1
    if goal.is_none() && !is_in_words {
        return not("no-direction");
    }
    // 2
    let baseline = series::baseline(record);
    let Some(series) = series::series(record, baseline, day.0.min(end), goal) else {
        let is_early = day.0 < record.period.0;
        let reason = if is_early { "not-due" } else { "no-observation" };
        return not(if is_in_words { "qualitative" } else { reason });
    };
    // 3 and 4
    let (sign, value) = match series.latest {
        Latest::Conflict => return not("conflicting-values"),
        Latest::Without(reason) => return not(reason),
        Latest::Level(sign, value) => (sign, value),
    };
    // 5
    if site.max_age.is_some_and(|years| day.0 - series.year > years) {
        return not("stale");
    }
    // 6
    let Some(goal) = goal else {
        return Err(in_words(record, site, baseline, (series.year, sign, value)));
    };
    // 7
    if is_to_keep(record, goal, baseline) {
        return Err(Ok(kept(site, (goal, record.unit), sign, value)));
    }
    // 8
    if goal.is_shown_by(sign, value) {
        return Err(Ok(As("met")));
    }
    // 9
    let is_over = day >= (end, 12, 31);
    let runs_through = baseline.number().is_some_and(|(_, start_sign, start)| {
        start_sign == Sign::None && sign == Sign::None && goal.is_run_through(start, value)
    });
    let is_shown = series.year == end && goal.is_shown_missed_by(sign, value);
    if site.method == "linear" && is_over && is_shown && !runs_through {
        return Err(Ok(As("missed")));
    }
    // 10
    let Some((since, start_sign, start)) = baseline.number() else {
        let is_printed = baseline == Baseline::Inexact;
        return not(if is_printed { "inexact-value" } else { "no-baseline" });
    };
    // 11
    if sign != Sign::None || start_sign != Sign::None {
        return not("inexact-value");
    }
    // 12
    if goal.is_met_by(start) || goal.is_strict_at(start) {
        let is_still = goal.is_strict_at(start) && value == start;
        return Err(Ok(As(if is_still { still(site.method) } else { "reversed" })));
    }
    let way = Way {
        start: (since, start),
        now: (series.year, value),
        end: (end, goal.limit(start)),
        milestones: milestones(record),
        numbers: series.numbers,
    };
    let settled = without_the_rule(record, site, goal, &way);
    settled.map_or(Ok(way), |status| Err(Ok(As(status))))
}

/// Steps 13 and 14.
fn without_the_rule(record: &Record, site: &Site, goal: Goal, way: &Way) -> Option<&'static str> {
    let (start, value, target) = (way.start.1, way.now.1, way.end.1);
    let is_at_an_end = target.is_zero() || target == Fraction::whole(100);
    let is_close = (value - target).abs() <= Fraction::ONE;
    // 13
    if site.method == "un-2023" && record.unit == "%" && is_at_an_end && is_close {
        return Some("met");
    }
    // 14
    goal.is_run_through(start, value).then_some("broken")
}

/// The row “keep” of the table of kinds.
fn is_to_keep(record: &Record, goal: Goal, baseline: Baseline) -> bool {
    let is_upper_limit = matches!(goal, Goal::AtMost { .. });
    let start = baseline.number();
    let is_met_from_the_start = start.is_some_and(|(_, sign, value)| goal.is_shown_by(sign, value));
    match record.kind {
        Some(Kind::Keep) => true,
        Some(Kind::Cumulative) => is_upper_limit,
        Some(Kind::Reach) => false,
        Some(Kind::Range | Kind::Qualitative) | None => is_met_from_the_start,
    }
}

/// Step 7, with “The tolerance”.
fn kept(site: &Site, (goal, unit): (Goal, &str), sign: Sign, value: Fraction) -> ManualOutcome {
    if sign != Sign::None {
        let is_shown = goal.is_shown_by(sign, value);
        return if is_shown { As("kept") } else { Not("inexact-value") };
    }
    if !goal.is_met_by(value) {
        return As("broken");
    }
    let limit = goal.limit(value);
    let is_near = (value - limit).abs() < site.tolerance.value() * amount_of_limit(limit, unit);
    As(if is_near { "at-risk" } else { "kept" })
}

/// What “The tolerance” is a share of.
pub(super) fn amount_of_limit(limit: Fraction, unit: &str) -> Fraction {
    let hundred = Fraction::whole(100);
    if unit == "%" && limit.abs() <= hundred && hundred - limit.abs() < limit.abs() {
        hundred - limit.abs()
    } else {
        limit.abs()
    }
}

/// Step 12: what is still at the number of a strict bound.
fn still(method: &str) -> &'static str {
    match method {
        "linear" => "behind",
        "eurostat" | "un-2022" | "statcan" => "limited",
        "un-2023" => "stalled",
        "healthy-people" => "unchanged",
        _ => "reversed",
    }
}

/// “A milestone counts by its number, whatever its bound”, under `linear`.
fn milestones(record: &Record) -> Vec<(i32, Fraction)> {
    let number = |said: Said| match said {
        Said::Level(_, number) => Some(number.value()),
        _ => None,
    };
    let milestones = record.milestones.iter();
    milestones.filter_map(|(year, said)| Some((*year, number(*said)?))).collect()
}

/// “Targets in words”.
fn in_words(
    record: &Record,
    site: &Site,
    baseline: Baseline,
    (year, sign, value): (i32, Sign, Fraction),
) -> Result<ManualOutcome, TooNear> {
    let has_limits = ["eurostat", "un-2022", "un-2023", "statcan"].contains(&site.method);
    // 1
    let (since, start) = match baseline {
        Baseline::Number { year: since, sign: Sign::None, value: start }
            if has_limits && sign == Sign::None =>
        {
            (since, start)
        }
        _ => return Ok(Not("qualitative")),
    };
    // 2
    let is_higher = match record.direction {
        Direction::None => return Ok(Not("no-direction")),
        Direction::Higher => true,
        Direction::Lower => false,
    };
    // 3
    let years = year - since;
    let grown = if site.method == "statcan" {
        rules::statcan_growth(start, value, None, years).map(|(grown, _)| grown)
    } else {
        rules::growth(start, value, years)
    };
    let Some(grown) = grown else {
        return Ok(Not("no-growth-rate"));
    };
    // 4
    let is_turned = is_higher == (start < Fraction::ZERO);
    let better = if is_turned { grown.negative() } else { grown };
    let status = match site.method {
        "eurostat" => rules::eurostat_in_words(better),
        "un-2022" => rules::un_2022_in_words(better),
        "un-2023" => rules::un_2023_in_words(better),
        _ => rules::statcan_in_words(better, start, is_higher && record.unit == "%"),
    };
    status.map(As)
}
