//! The status of every commitment: a judgement at the stated date, with its working.
//!
//! The method is linear pace: how much of the way from baseline to target is covered, against how much of it the plan's
//! years ask for. Nothing here reads the clock.

mod pace;
mod sum;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::content::{
    Bound, Commitment, Direction, District, DocumentId, Kind, Observation, Origin, Print, Quantity,
    Thresholds,
};

pub use pace::Working;
use pace::{Course, Step};
pub use sum::{Agreement, Amount, Sum, compare, sum};

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
            && same_unit(unit(&o.print, catalogue), unit(&commitment.print, catalogue))
    };
    let mut observations: Vec<&Observation> =
        district.observations.iter().filter(is_like).collect();
    observations.sort_by_key(|o| o.year);
    observations
}

/// The unit that is meant: the erratum's, the printed one, or the catalogue's.
pub fn unit<'a>(print: &'a Print, catalogue: &'a str) -> &'a str {
    let printed = print.unit.as_deref();
    print.erratum.as_ref().map(|erratum| erratum.unit.as_str()).or(printed).unwrap_or(catalogue)
}

/// Chinese counts with a word for each kind of thing; which one is printed does not change the number.
const COUNTERS: [&str; 12] =
    ["个", "家", "所", "张", "名", "人", "支", "项", "种", "间", "台", "套"];

/// Whether values in these units can be compared: `1/10万`, `/10万` and `1／10万` differ in form only.
pub(crate) fn same_unit(one: &str, other: &str) -> bool {
    let plain = |unit: &str| {
        let unit = unit.replace('／', "/");
        unit.strip_prefix("1/").map_or(unit.clone(), |of| format!("/{of}"))
    };
    plain(one) == plain(other) || COUNTERS.contains(&one) && COUNTERS.contains(&other)
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
    let latest = latest(&current);
    let (status, working) = match judge(checked, commitment, start, &latest, &site.thresholds) {
        Ok((status, working)) => (status, working),
        Err(reason) => (Status::Unassessed(reason), None),
    };
    Assessment { status, latest, working }
}

/// The values of the latest year, each once.
fn latest<'a>(current: &[&'a Observation]) -> Vec<&'a Observation> {
    let mut latest: Vec<&Observation> = Vec::new();
    let year = current.last().map(|o| o.year);
    for observation in current.iter().filter(|o| Some(o.year) == year) {
        if !latest.iter().any(|o| o.quantity.says_the_same(&observation.quantity)) {
            latest.push(observation);
        }
    }
    latest
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
    let goal = match &commitment.target.quantity {
        Quantity::Words(_) => return Err(Reason::Qualitative),
        Quantity::Range(low, high) => Goal::Within(low.value(), high.value()),
        Quantity::Level(bound, number) => {
            let direction = checked.indicator(&commitment.indicator).direction;
            Goal::level(*bound, number.value(), direction).ok_or(Reason::NoDirection)?
        }
    };
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
            Bound::Exact => Ok((goal.kept(value, thresholds.tolerance), None)),
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

/// What values meet a target.
enum Goal {
    AtLeast(Decimal),
    AtMost(Decimal),
    Above(Decimal),
    Below(Decimal),
    Within(Decimal, Decimal),
}

impl Goal {
    fn level(bound: Bound, value: Decimal, direction: Direction) -> Option<Self> {
        Some(match (bound, direction) {
            (Bound::AtLeast, _) | (Bound::Exact, Direction::Higher) => Self::AtLeast(value),
            (Bound::AtMost, _) | (Bound::Exact, Direction::Lower) => Self::AtMost(value),
            (Bound::Above, _) => Self::Above(value),
            (Bound::Below, _) => Self::Below(value),
            (Bound::Exact, Direction::None) => return None,
        })
    }

    fn is_met_by(&self, value: Decimal) -> bool {
        match self {
            Self::AtLeast(limit) => value >= *limit,
            Self::AtMost(limit) => value <= *limit,
            Self::Above(limit) => value > *limit,
            Self::Below(limit) => value < *limit,
            Self::Within(low, high) => (*low..=*high).contains(&value),
        }
    }

    /// Whether a printed value shows that the target is met: `≥95` does for “at least 90”, not for “at most 100”.
    fn is_surely_met_by(&self, bound: Bound, value: Decimal) -> bool {
        let points_along = match bound {
            Bound::Exact => true,
            Bound::AtLeast | Bound::Above => matches!(self, Self::AtLeast(_) | Self::Above(_)),
            Bound::AtMost | Bound::Below => matches!(self, Self::AtMost(_) | Self::Below(_)),
        };
        points_along && self.is_met_by(value)
    }

    /// The limit that counts, seen from a value.
    fn nearest_to(&self, value: Decimal) -> Decimal {
        match self {
            Self::AtLeast(limit)
            | Self::AtMost(limit)
            | Self::Above(limit)
            | Self::Below(limit) => *limit,
            Self::Within(low, high) if (value - low).abs() <= (value - high).abs() => *low,
            Self::Within(_, high) => *high,
        }
    }

    fn kept(&self, value: Decimal, tolerance: Decimal) -> Status {
        let limit = self.nearest_to(value);
        if !self.is_met_by(value) {
            Status::Broken
        } else if (value - limit).abs() < limit.abs() * tolerance {
            Status::AtRisk
        } else {
            Status::Kept
        }
    }
}
