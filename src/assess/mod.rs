//! The status of every commitment: a judgement at the stated date, with its working.
//!
//! The method is linear pace: how much of the way from baseline to target is covered, against how much of it the plan's
//! years ask for. Nothing here reads the clock.

mod pace;

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::content::{
    Bound, Commitment, Direction, District, DocumentId, Kind, Observation, Origin, Print, Quantity,
    Thresholds,
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

/// `1/10万`, `/10万` and `1／10万` differ in form only.
fn same_unit(one: &str, other: &str) -> bool {
    let plain = |unit: &str| {
        let unit = unit.replace('／', "/");
        unit.strip_prefix("1/").map_or(unit.clone(), |of| format!("/{of}"))
    };
    plain(one) == plain(other)
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
    let since = start.map_or(checked.document(document).period.0 - 1, |step| step.year);
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
        if !latest.iter().any(|o| o.quantity == observation.quantity) {
            latest.push(observation);
        }
    }
    latest
}

/// Where the way to the target starts; a count over the period starts at zero the year before it.
fn start(checked: &Checked, document: &DocumentId, commitment: &Commitment) -> Option<Step> {
    let printed = commitment.baseline.as_ref().and_then(|baseline| {
        let (_, number) = baseline.quantity.as_ref()?.level()?;
        Some(Step { year: baseline.year, value: number.value() })
    });
    let is_count = commitment.kind == Some(Kind::Cumulative);
    let zero = || Step { year: checked.document(document).period.0 - 1, value: Decimal::ZERO };
    printed.or_else(|| is_count.then(zero))
}

fn judge(
    checked: &Checked,
    commitment: &Commitment,
    start: Option<Step>,
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
    let level = now.quantity.level().ok_or(Reason::Qualitative)?;
    let now = Step { year: now.year, value: level.1.value() };
    let keeps = start.is_some_and(|start| goal.is_met_by(start.value));
    if commitment.kind == Some(Kind::Keep) || keeps && commitment.kind.is_none() {
        return Ok((goal.kept(now.value, thresholds.tolerance), None));
    }
    let start = start.ok_or(Reason::NoBaseline)?;
    let milestones = commitment.milestones.iter().filter_map(|milestone| {
        let (_, number) = milestone.quantity.level()?;
        Some(Step { year: milestone.year, value: number.value() })
    });
    let end = Step { year: commitment.target.year, value: goal.nearest_to(start.value) };
    let course = Course { start, milestones: milestones.collect(), end };
    let working = course.working(now);
    let status = match &working {
        _ if goal.is_met_by(now.value) => Status::Met,
        Some(working) if working.completion <= thresholds.reversed => Status::Reversed,
        Some(working) if working.pace >= thresholds.ahead => Status::Ahead,
        Some(working) if working.pace >= thresholds.behind => Status::OnPace,
        _ => Status::Behind,
    };
    Ok((status, working))
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
