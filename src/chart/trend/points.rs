//! The points of a trend: which values are in force, where the line has gaps, what is required.

use super::input::{Part, Trend};
use crate::chart::target::{Bound, Target};
use crate::chart::value::{Point, Time, Value};

/// The points of a trend, sorted out before anything is drawn.
pub(super) struct TrendPoints<'a> {
    /// Measured values in force, one at a time, in their order.
    pub(super) in_force: Vec<Point<'a>>,
    /// Other measured values of the same times.
    pub(super) revised: Vec<Point<'a>>,
    /// Measured values whose place others took.
    pub(super) superseded: Vec<Point<'a>>,
    /// The categories beside the whole, each with its values in their order and the runs of them.
    pub(super) parts: Vec<PartPoints<'a>>,
    /// Runs of values at most a year apart, without a break between them; only these are joined by a line.
    pub(super) runs: Vec<Vec<(Time, f64)>>,
    /// Whether a year between measured ones lacks a value.
    has_gap: bool,
    /// Whether the line is interrupted where the series is measured in another way.
    pub(super) is_interrupted: bool,
    /// Required path from the baseline over milestones to the target; may be empty.
    pub(super) path: Vec<(Time, f64)>,
    /// Interim targets by year.
    pub(super) milestones: Vec<Point<'a>>,
    baseline: Option<Point<'a>>,
    origin: Option<(Time, f64)>,
    target: Target<'a>,
    period: Option<(i32, i32)>,
}

/// A category beside the whole.
pub(super) struct PartPoints<'a> {
    pub(super) name: &'a str,
    pub(super) points: Vec<Point<'a>>,
    /// Runs of values at most a year apart.
    pub(super) runs: Vec<Vec<(Time, f64)>>,
}

impl<'a> PartPoints<'a> {
    fn of(part: &Part<'a>) -> Self {
        // Of several values of a time, the last one is in force, as for the whole.
        let (points, _) = by_year(part.points);
        let places: Vec<(Time, f64)> = points.iter().map(place).collect();
        let runs = places.chunk_by(|a, b| b.0.follows(a.0)).map(<[_]>::to_vec).collect();
        Self { name: part.name, points, runs }
    }
}

impl<'a> TrendPoints<'a> {
    /// Sorts out the points of a trend.
    pub(super) fn of(input: &Trend<'a>) -> Self {
        let (in_force, revised) = by_year(input.observations);
        let mut milestones = input.milestones.to_vec();
        milestones.sort_by_key(|point| point.at);
        // The baseline is a measured value too, unless its year was measured again.
        let start = input.baseline.filter(|b| in_force.iter().all(|point| point.at != b.at));
        let origin = input.origin.map(|(year, value)| (Time::of_year(year), value.get()));
        let origin = origin.filter(|_| input.baseline.is_none());
        let points = start.iter().chain(&in_force).map(place);
        let mut measured: Vec<_> = origin.into_iter().chain(points).collect();
        measured.sort_by_key(|(at, _)| *at);
        let path = path(origin.or(input.baseline.as_ref().map(place)), &milestones, &input.target);
        let Trend { baseline, target, period, .. } = *input;
        let mut superseded = input.superseded.to_vec();
        superseded.sort_by_key(|point| point.at);
        let is_cut = |(from, _): (Time, f64), (to, _): (Time, f64)| {
            input.breaks.iter().any(|at| from < *at && *at <= to)
        };
        let pairs = || measured.iter().zip(measured.iter().skip(1));
        let has_gap = pairs().any(|(a, b)| !b.0.follows(a.0));
        let is_interrupted = pairs().any(|(a, b)| is_cut(*a, *b));
        let runs = measured.chunk_by(|a, b| b.0.follows(a.0) && !is_cut(*a, *b));
        let runs = runs.map(<[_]>::to_vec).collect();
        Self {
            in_force,
            revised,
            superseded,
            parts: input.parts.iter().map(PartPoints::of).collect(),
            runs,
            has_gap,
            is_interrupted,
            path,
            milestones,
            baseline,
            origin,
            target,
            period,
        }
    }

    /// The measured value of the last year, where it is later than the start: what was measured before is not where things
    /// stand.
    pub(super) fn latest(&self) -> Option<Point<'a>> {
        let start = self.baseline.map(|baseline| baseline.at);
        self.in_force.last().copied().filter(|latest| Some(latest.at) > start)
    }

    /// The measured values in force before the latest.
    pub(super) fn earlier(&self) -> &[Point<'a>] {
        let all = self.in_force.as_slice();
        self.latest().and_then(|_| all.split_last()).map_or(all, |(_, earlier)| earlier)
    }

    /// Whether a year between measured ones lacks a value.
    pub(super) fn has_gap(&self) -> bool {
        self.has_gap || self.parts.iter().any(|part| part.runs.len() > 1)
    }

    /// Every number with a position, for the value axis.
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        let target = self.target.levels().map(Value::get);
        let origin = self.origin.map(|(_, value)| value);
        self.all().map(|point| point.value.get()).chain(target).chain(origin)
    }

    /// Every year of the chart, for the year axis.
    pub(super) fn years(&self) -> impl Iterator<Item = i32> + Clone {
        let period = self.period.into_iter().flat_map(|(from, to)| [from, to]);
        let origin = self.origin.map(|(at, _)| at.year());
        // A time within a year stands between it and the year before.
        let years = self.all().flat_map(|point| {
            let year = point.at.year();
            let before = (point.at != Time::of_year(year)).then(|| year.saturating_sub(1));
            std::iter::once(year).chain(before)
        });
        years.chain([self.target.year()]).chain(period).chain(origin)
    }

    /// Whether the target is all there is to show.
    pub(super) fn is_target_alone(&self) -> bool {
        self.all().next().is_none()
    }

    fn all(&self) -> impl Iterator<Item = &Point<'a>> + Clone {
        let measured = self.in_force.iter().chain(&self.revised).chain(&self.superseded);
        let of_parts = self.parts.iter().flat_map(|part| &part.points);
        self.baseline.iter().chain(measured).chain(&self.milestones).chain(of_parts)
    }
}

fn place(point: &Point<'_>) -> (Time, f64) {
    (point.at, point.value.get())
}

/// Splits measured values into those in force and those replaced, both by year.
fn by_year<'a>(observations: &[Point<'a>]) -> (Vec<Point<'a>>, Vec<Point<'a>>) {
    let mut sorted = observations.to_vec();
    sorted.sort_by_key(|point| point.at);
    let mut in_force: Vec<Point<'a>> = Vec::with_capacity(sorted.len());
    let mut revised = Vec::new();
    for point in sorted {
        match in_force.last_mut() {
            Some(last) if last.at == point.at => {
                revised.push(std::mem::replace(last, point));
            }
            _ => in_force.push(point),
        }
    }
    (in_force, revised)
}

/// The required path. There is none without a baseline, none to words, and none where the
/// baseline already keeps the target: the plan does not ask anybody to get worse.
fn path(
    start: Option<(Time, f64)>,
    milestones: &[Point<'_>],
    target: &Target<'_>,
) -> Vec<(Time, f64)> {
    let Some(start) = start else { return Vec::new() };
    let goal = match target {
        Target::Reach { point, bound } => {
            let goal = point.value.get();
            let kept = match bound {
                Bound::Exact => false,
                Bound::AtLeast => start.1 >= goal,
                Bound::AtMost => start.1 <= goal,
            };
            (!kept).then_some(goal)
        }
        Target::Range { low, high, .. } => {
            let (low, high) = (low.get().min(high.get()), low.get().max(high.get()));
            let edge = start.1.clamp(low, high);
            ((edge - start.1).abs() > 0.0).then_some(edge)
        }
        Target::Words { .. } => None,
    };
    let Some(goal) = goal else { return Vec::new() };
    let end = Time::of_year(target.year());
    if end <= start.0 {
        return Vec::new();
    }
    let between = milestones.iter().filter(|point| start.0 < point.at && point.at < end);
    std::iter::once(start).chain(between.map(place)).chain([(end, goal)]).collect()
}
