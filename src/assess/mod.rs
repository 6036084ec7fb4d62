//! The status of every commitment: a judgement at the stated date, with its working.
//!
//! The method is linear pace: how much of the way from baseline to target is covered, against how much of it the plan's
//! years ask for. Nothing here reads the clock.

mod pace;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::content::{
    Bound, Commitment, District, DocumentId, Goal, Kind, Observation, Origin, Quantity, Thresholds,
    same_unit,
};

pub use pace::Working;
use pace::{Course, Step};

/// The judgement on a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 完成: the latest value meets the target.
    Met,
    /// 快于预期
    Ahead,
    /// 基本符合预期
    OnPace,
    /// 滞后预期
    Behind,
    /// 倒退: away from the target.
    Reversed,
    /// 保持: a level to keep is kept.
    Kept,
    /// 有风险: kept, but near its limit.
    AtRisk,
    /// 未保持: a level to keep is not kept.
    Broken,
    /// 暂不评价
    Unassessed(Reason),
}

/// Why there is no judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No value was published for a year after the baseline.
    NoObservation,
    /// The document gives no baseline.
    NoBaseline,
    /// The target is words.
    Qualitative,
    /// Two values for the latest year contradict each other.
    ConflictingValues,
    /// The latest value or the baseline is words, a range or only a bound.
    InexactValue,
    /// The catalogue says that neither way is better, and the target has no bound.
    NoDirection,
}

impl Status {
    /// The name in data files and style sheets.
    pub fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Ahead => "ahead",
            Self::OnPace => "on-pace",
            Self::Behind => "behind",
            Self::Reversed => "reversed",
            Self::Kept => "kept",
            Self::AtRisk => "at-risk",
            Self::Broken => "broken",
            Self::Unassessed(_) => "unassessed",
        }
    }

    /// Why there is no judgement, where there is none.
    pub fn reason(self) -> Option<Reason> {
        if let Self::Unassessed(reason) = self { Some(reason) } else { None }
    }
}

impl Reason {
    /// The name in data files.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoObservation => "no-observation",
            Self::NoBaseline => "no-baseline",
            Self::Qualitative => "qualitative",
            Self::ConflictingValues => "conflicting-values",
            Self::InexactValue => "inexact-value",
            Self::NoDirection => "no-direction",
        }
    }
}

/// The judgement on a commitment with what it rests on.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The judgement.
    pub status: Status,
    /// The values measured in the latest year after the baseline, up to the date of judgement. Several only where they
    /// differ: documents contradict each other.
    pub latest: Vec<&'a Observation>,
    /// The numbers behind a pace.
    pub working: Option<Working>,
}

/// The judgements of a site.
#[derive(Debug)]
pub struct Assessments<'a>(BTreeMap<&'a Origin, Assessment<'a>>);

impl<'a> Assessments<'a> {
    /// The judgement on a commitment.
    pub fn of(&self, commitment: &Commitment) -> &Assessment<'a> {
        self.0.get(&commitment.origin).expect("every commitment is assessed")
    }
}

/// Judges every commitment.
pub fn assess(checked: &Checked) -> Assessments<'_> {
    let each = checked.commitments().map(|(district, document, commitment)| {
        (&commitment.origin, assessment(checked, district, document, commitment))
    });
    Assessments(each.collect())
}

/// The values measured for a commitment's indicator, part and unit, by year, in the order of the file within a year.
pub fn observations_of<'a>(
    checked: &Checked,
    district: &'a District,
    commitment: &Commitment,
) -> Vec<&'a Observation> {
    let catalogue = &checked.indicator(&commitment.indicator).unit;
    let is_like = |o: &&Observation| {
        o.indicator == commitment.indicator
            && o.print.part == commitment.print.part
            && same_unit(o.print.unit_meant(catalogue), commitment.print.unit_meant(catalogue))
    };
    let mut observations: Vec<&Observation> =
        district.observations.iter().filter(is_like).collect();
    observations.sort_by_key(|o| o.year);
    observations
}

fn assessment<'a>(
    checked: &Checked,
    district: &'a District,
    document: &DocumentId,
    commitment: &Commitment,
) -> Assessment<'a> {
    let site = &checked.content().site;
    let start = start(checked, document, commitment);
    // What was measured before the plan began says nothing of its progress.
    let since = start.map_or(checked.document(document).period.0 - 1, |start| start.step.year);
    let until = site.as_of.year().min(commitment.target.year);
    let observations = observations_of(checked, district, commitment).into_iter();
    let current: Vec<&Observation> =
        observations.filter(|o| (since + 1..=until).contains(&o.year)).collect();
    let latest = latest(&current, &checked.indicator(&commitment.indicator).unit);
    let (status, working) = match judge(checked, commitment, start, &latest, &site.thresholds) {
        Ok((status, working)) => (status, working),
        Err(reason) => (Status::Unassessed(reason), None),
    };
    Assessment { status, latest, working }
}

/// The value of the latest year that says most; where values contradict each other, all of them, each once.
fn latest<'a>(current: &[&'a Observation], unit: &str) -> Vec<&'a Observation> {
    let year = current.last().map(|o| o.year);
    let of_year = || current.iter().copied().filter(|o| Some(o.year) == year);
    let contradicted =
        |a: &Observation| of_year().any(|b| a.quantity.contradicts(&b.quantity, unit));
    if !of_year().any(contradicted) {
        return of_year().min_by_key(|o| vagueness(&o.quantity)).into_iter().collect();
    }
    let mut latest: Vec<&Observation> = Vec::new();
    for observation in of_year() {
        if !latest.iter().any(|o| o.quantity.says_the_same(&observation.quantity)) {
            latest.push(observation);
        }
    }
    latest
}

/// How little a value says: a number with more decimals least of all, then one with fewer, a bound, a range, words.
fn vagueness(quantity: &Quantity) -> (u8, Reverse<u32>) {
    match level(quantity) {
        Some((Bound::Exact, value)) => (0, Reverse(value.normalize().scale())),
        Some(_) => (1, Reverse(0)),
        None => (2, Reverse(0)),
    }
}

/// Where the way to a target starts.
#[derive(Clone, Copy)]
struct Start {
    step: Step,
    bound: Bound,
}

/// The baseline; a count over the period starts at zero the year before it.
fn start(checked: &Checked, document: &DocumentId, commitment: &Commitment) -> Option<Start> {
    let printed = commitment.baseline.as_ref().and_then(|baseline| {
        let (bound, value) = level(baseline.quantity.as_ref()?)?;
        Some(Start { step: Step { year: baseline.year, value }, bound })
    });
    let year = checked.document(document).period.0 - 1;
    let zero = Start { step: Step { year, value: Decimal::ZERO }, bound: Bound::Exact };
    printed.or_else(|| (commitment.kind == Some(Kind::Cumulative)).then_some(zero))
}

fn judge(
    checked: &Checked,
    commitment: &Commitment,
    start: Option<Start>,
    latest: &[&Observation],
    thresholds: &Thresholds,
) -> Result<(Status, Option<Working>), Reason> {
    let target = &commitment.target.quantity;
    if matches!(target, Quantity::Words(_)) {
        return Err(Reason::Qualitative);
    }
    let direction = checked.indicator(&commitment.indicator).direction;
    let goal = Goal::of(target, direction).ok_or(Reason::NoDirection)?;
    let now = match latest {
        [] => return Err(Reason::NoObservation),
        [one] => one,
        _ => return Err(Reason::ConflictingValues),
    };
    let (bound, value) = level(&now.quantity).ok_or(Reason::InexactValue)?;
    let is_met = goal.is_surely_met_by(bound, value);
    let keeps = start.is_some_and(|start| goal.is_surely_met_by(start.bound, start.step.value));
    if commitment.kind == Some(Kind::Keep) || keeps && commitment.kind.is_none() {
        return match bound {
            Bound::Exact => Ok((kept(goal, value, thresholds.tolerance), None)),
            _ if is_met => Ok((Status::Kept, None)),
            _ => Err(Reason::InexactValue),
        };
    }
    let start = start.ok_or(Reason::NoBaseline)?;
    if bound != Bound::Exact || start.bound != Bound::Exact {
        // `≥95` may show that a target is met, but no pace comes of it.
        return if is_met { Ok((Status::Met, None)) } else { Err(Reason::InexactValue) };
    }
    let milestones = commitment.milestones.iter().filter_map(|milestone| {
        let (_, value) = level(&milestone.quantity)?;
        Some(Step { year: milestone.year, value })
    });
    let end = Step { year: commitment.target.year, value: goal.nearest_to(start.step.value) };
    let course = Course { start: start.step, milestones: milestones.collect(), end };
    let working = course.working(Step { year: now.year, value });
    let Some(working) = working else {
        // The target is the baseline itself: there is no way to measure, and what does not meet it has gone back.
        return Ok((if is_met { Status::Met } else { Status::Reversed }, None));
    };
    let status = match working.pace {
        _ if is_met => Status::Met,
        _ if working.completion <= thresholds.reversed && working.completion < working.expected => {
            Status::Reversed
        }
        Some(pace) if pace >= thresholds.ahead => Status::Ahead,
        Some(pace) if pace >= thresholds.behind => Status::OnPace,
        None if working.completion >= working.expected => Status::OnPace,
        Some(_) | None => Status::Behind,
    };
    Ok((status, Some(working)))
}

fn level(quantity: &Quantity) -> Option<(Bound, Decimal)> {
    quantity.level().map(|(bound, number)| (bound, number.value()))
}

fn kept(goal: Goal, value: Decimal, tolerance: Decimal) -> Status {
    let limit = goal.nearest_to(value);
    if !goal.is_met_by(value) {
        Status::Broken
    } else if (value - limit).abs() < limit.abs() * tolerance {
        Status::AtRisk
    } else {
        Status::Kept
    }
}
