//! One commitment on one day.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::assessment::Assessment;
use super::input::{DataPoint, Input, TargetType, Working};
use super::level::{Level, level_of};
use super::points::{self, Measured, exact, point};
use super::status::{Reason, Status};
use super::step::Step;
use super::units::Units;
use crate::check::Checked;
use crate::model::{
    Bound, Commitment, Count, Date, Direction, DocumentId, Flag, Goal, Kind, ManualAssessment,
    ManualOutcome, ManualStatus, MeasureType, Moment, Observation, Profile, Quantity, Target, Tier,
};

/// A commitment with all that bears on its assessment, on any day.
pub(super) struct Case<'a> {
    pub(super) checked: &'a Checked,
    pub(super) commitment: &'a Commitment,
    /// The first year of the plan.
    pub(super) first: i32,
    pub(super) start: Option<DataPoint>,
    pub(super) units: Units<'a>,
    /// Whether values are of a time or at one.
    pub(super) measure: Option<MeasureType>,
    /// The last day on which there was such a place.
    until: Option<&'a Date>,
    /// Where the series is measured in another way from the start, or from a later time on.
    breaks: Vec<Moment>,
    /// What a change starts from.
    base: Option<Step>,
    /// All that was published, in the order of time.
    all: Vec<&'a Observation>,
    /// The values in force that were measured after the start, in the order of time.
    pub(super) observations: Vec<&'a Observation>,
}

impl<'a> Case<'a> {
    pub(super) fn of(
        checked: &'a Checked,
        (profile, document): (&'a Profile, &DocumentId),
        commitment: &'a Commitment,
        all: Vec<&'a Observation>,
    ) -> Self {
        let in_force: Vec<&Observation> =
            all.iter().copied().filter(|o| is_looked_at(checked, o)).collect();
        let first = checked.document(document).period.0;
        let indicator = checked.indicator(&commitment.indicator);
        let catalogue = indicator.unit.as_str();
        let units = Units { unit: commitment.print.unit_meant(catalogue), catalogue };
        let base = base(commitment, &in_force, units);
        let of_base =
            base.map(|base| DataPoint { at: base.at, bound: Bound::Exact, value: base.value });
        let start = if commitment.change.is_some() { of_base } else { start(first, commitment) };
        // What was measured before the plan began says nothing of its progress.
        let since = start.map_or(Moment::end_of(first - 1), |start| start.at);
        let breaks = breaks(&in_force, since, start);
        let observations = in_force.into_iter().filter(|o| o.period.end() > since).collect();
        let (measure, until) = (indicator.measure, profile.until.as_ref());
        Self {
            checked,
            commitment,
            first,
            start,
            units,
            measure,
            until,
            breaks,
            base,
            all,
            observations,
        }
    }

    pub(super) fn assessment(self) -> Assessment<'a> {
        let site = &self.checked.content().site;
        // Nothing is assessed by a day on which there is no such place any more.
        let last = self.until.filter(|until| **until < site.as_of);
        let day = last.unwrap_or(&site.as_of);
        let measured = self.measured(day);
        let is_cut_off = last.is_some_and(|last| self.is_due_after(last));
        let (by_numbers, working) = if is_cut_off {
            (Status::Unassessed(Reason::PlaceEnded), None)
        } else {
            self.judged(day, &measured)
        };
        let judgement = self.commitment.judgement.as_ref().filter(|j| j.date <= *day);
        let judgement = judgement.filter(|_| !is_cut_off);
        let completion = match &working {
            Some(Working::Reach { pace, .. }) => Some(pace.completion),
            _ => None,
        };
        let is_small = |completion: Decimal| completion.abs() < site.assessment.unclear;
        let target = self.commitment.target_on(day);
        let is_unplaced = |o: &&&Observation| self.stands_at(o).is_none();
        let is_set_aside = |o: &&&Observation| !is_looked_at(self.checked, o);
        let set_aside = self.all.iter().filter(is_set_aside).map(|o| o.id).collect();
        let unplaced = self.all.iter().filter(is_unplaced).map(|o| o.id).collect();
        Assessment {
            status: judgement.map_or(by_numbers, status_of),
            met: None,
            by_numbers,
            judgement,
            target,
            level: self.level(target),
            is_unclear: completion.is_some_and(is_small),
            history: self.history(day, last.is_some()),
            unplaced,
            set_aside,
            observations: self.all,
            latest: measured.latest,
            units: self.units,
            sums: measured.sums,
            means: measured.means,
            working,
        }
    }

    /// Whether the target in force on a day is for a time after it.
    fn is_due_after(&self, day: &Date) -> bool {
        let target = self.commitment.target_on(day);
        Date::end_of_year(target.year).is_none_or(|end| end > *day)
    }

    /// The assessment at the end of each earlier year that has a value; of a place that is no more, of its last year, too.
    fn history(&self, day: &Date, is_over: bool) -> Vec<(i32, Status)> {
        let mut years: Vec<i32> = self.observations.iter().map(|o| o.year()).collect();
        years.dedup();
        let at_the_end = |year: i32| {
            let is_last = is_over && year == day.year();
            let day = Date::end_of_year(year).filter(|end| end < day || is_last && end == day)?;
            Some((year, self.judged(&day, &self.measured(&day)).0))
        };
        years.into_iter().filter_map(at_the_end).collect()
    }

    /// The assessment of the numbers on a day.
    fn judged(&self, day: &Date, measured: &Measured<'_>) -> (Status, Option<Working>) {
        match self.input(day, measured).and_then(|input| {
            let settings = &self.checked.content().site.assessment;
            if settings.max_age.is_some_and(|most| day.year() - input.now.at.year() > most) {
                return Err(Reason::Stale);
            }
            input.answer(settings)
        }) {
            Ok(answer) => answer,
            Err(Reason::NoBaseline) if self.has_vague_start() => {
                (Status::Unassessed(Reason::InexactValue), None)
            }
            Err(reason) => (Status::Unassessed(reason), None),
        }
    }

    /// Which way is better, by the catalogue.
    fn direction(&self) -> Direction {
        self.checked.indicator(&self.commitment.indicator).direction
    }

    /// What a change comes to, where its base is known.
    fn level(&self, target: &Target) -> Option<Level> {
        let change = self.commitment.change.as_ref()?;
        level_of(change, self.base?, &target.quantity, self.direction())
    }

    /// What values meet a target; none where it is words, about a number, or has no better side.
    pub(super) fn goal(&self, target: &Target) -> Option<Goal> {
        match self.commitment.change {
            Some(_) => self.level(target).map(|level| level.goal),
            None => Goal::of(&target.quantity, self.direction()),
        }
    }

    /// Whether the document prints a baseline.
    fn has_baseline(&self) -> bool {
        self.commitment.baseline.as_ref().is_some_and(|baseline| baseline.quantity.is_some())
    }

    /// Whether the document prints a baseline of which nothing can be calculated: words, a range or a bound.
    fn has_vague_start(&self) -> bool {
        let is_start = !matches!(
            self.commitment.kind,
            Some(Kind::Total | Kind::Mean | Kind::Yearly | Kind::Change)
        );
        self.has_baseline()
            && is_start
            && self.start.is_none_or(|start| start.bound != Bound::Exact)
    }

    /// Why nothing is measured.
    fn unmeasured(&self, day: &Date) -> Reason {
        if day.year() < self.first { Reason::NotDue } else { Reason::NoObservation }
    }

    /// What is asked for.
    fn target_type(&self, target: &Target) -> Result<TargetType, Reason> {
        let direction = self.direction();
        if matches!(target.quantity, Quantity::Words(_)) {
            return Ok(TargetType::Words(direction));
        }
        // No value shows that “about this” is reached, or that it is not.
        if matches!(target.quantity, Quantity::Level(Bound::About, _)) {
            return Err(Reason::InexactValue);
        }
        let Some(goal) = self.goal(target) else {
            let is_change = self.commitment.change.is_some();
            return Err(if is_change { Reason::NoBase } else { Reason::NoDirection });
        };
        let is_limit = matches!(goal, Goal::AtMost(_) | Goal::Below(_));
        Ok(match self.commitment.kind {
            Some(Kind::Keep) => TargetType::Keep(goal),
            Some(Kind::Yearly) => TargetType::Yearly(goal),
            Some(Kind::Mean) => TargetType::Mean { goal, years: target.year - self.first + 1 },
            // An upper limit of a count is to be kept until the end; no count has reached it on the way.
            Some(Kind::Cumulative | Kind::Total) if is_limit => TargetType::Keep(goal),
            // 提高不超过5个百分点: what it starts from is within the limit.
            Some(Kind::Change) if self.base.is_some_and(|base| goal.is_met_by(base.value)) => {
                TargetType::Keep(goal)
            }
            Some(Kind::Reach | Kind::Cumulative | Kind::Total | Kind::Change) => {
                TargetType::Reach(goal)
            }
            Some(Kind::Range | Kind::Qualitative) | None => TargetType::Either(goal),
        })
    }

    fn input(&self, day: &Date, measured: &Measured<'_>) -> Result<Input, Reason> {
        let target = self.commitment.target_on(day);
        let target_type = match self.target_type(target) {
            Err(Reason::InexactValue) if measured.latest.is_empty() => {
                return Err(self.unmeasured(day));
            }
            target_type => target_type?,
        };
        let is_in_words = matches!(target_type, TargetType::Words(_));
        let is_broken = |one: &Observation| {
            let has_start = !is_in_words || self.start.is_some();
            has_start && self.breaks.iter().any(|at| *at <= one.period.end())
        };
        let (now, earlier) = match measured.latest.as_slice() {
            // Words are words, whether anything was measured or not.
            [] if is_in_words => return Err(Reason::Qualitative),
            [] => return Err(self.unmeasured(day)),
            latest if latest.iter().any(|one| is_broken(one)) => return Err(Reason::BreakInSeries),
            [one] => match measured.points.split_last() {
                _ if measured.is_of_other_period => return Err(Reason::OtherPeriod),
                Some((now, earlier)) if now.at == one.period.end() => (*now, earlier),
                _ if self.adds_up(one) && !self.has_vague_start() => {
                    return Err(Reason::MissingYears);
                }
                _ => return Err(Reason::InexactValue),
            },
            _ => return Err(Reason::ConflictingValues),
        };
        let milestones = self.commitment.milestones.iter().filter_map(|milestone| {
            let value = match self.commitment.change {
                Some(_) => self.level(milestone)?.value?,
                None => milestone.quantity.value()?.1,
            };
            Some(Step::of_year(milestone.year, value))
        });
        let bounds_outside = match target_type {
            TargetType::Yearly(goal) => {
                let bounds = earlier.iter().filter(|point| point.bound != Bound::Exact);
                bounds.filter(|point| goal.is_surely_missed_by(point.bound, point.value)).count()
            }
            _ => 0,
        };
        let is_exact = |point: &&DataPoint| point.bound == Bound::Exact;
        let earlier = earlier.iter().filter(is_exact).map(|r| Step { at: r.at, value: r.value });
        Ok(Input {
            target_type,
            end: target.year,
            // Words ask for nothing that a count without a baseline could start from.
            start: self.start.filter(|_| !is_in_words || self.has_baseline()),
            milestones: milestones.collect(),
            earlier: earlier.collect(),
            now,
            other_mean: measured.other_mean,
            is_percentage: self.units.unit == "%",
            bounds_outside,
            is_over: Date::end_of_year(target.year).is_some_and(|end| *day >= end),
        })
    }

    /// Whether a value is one of those that are added up.
    fn adds_up(&self, observation: &Observation) -> bool {
        observation.counts == Some(Count::Year) || self.commitment.kind == Some(Kind::Mean)
    }
}

/// Whether a value is looked at: no other took its place, and it is given.
fn is_looked_at(checked: &Checked, observation: &Observation) -> bool {
    observation.has_value() && checked.revisions().is_in_force(observation.id)
}

/// What a change starts from: the baseline of its time, or the one exact value that was measured then.
fn base(commitment: &Commitment, all: &[&Observation], units: Units<'_>) -> Option<Step> {
    let against = &commitment.change.as_ref()?.against;
    let of_baseline = commitment.baseline.as_ref().filter(|b| b.period == *against);
    let of_baseline = of_baseline.and_then(|baseline| baseline.quantity.as_ref());
    let group: Vec<&Observation> = all.iter().copied().filter(|o| o.period == *against).collect();
    let telling = points::telling(&group, units, None);
    let measured = || match telling.as_slice() {
        [one] => Some(units.of(one)),
        _ => None,
    };
    let quantity = of_baseline.map(Cow::Borrowed).or_else(measured)?;
    let (bound, value) = quantity.value()?;
    (bound == Bound::Exact).then_some(Step { at: against.end(), value })
}

/// The times after the start from which a series is measured in another way; and the start, where its year was measured anew
/// in that way, and came to another value.
fn breaks(in_force: &[&Observation], since: Moment, start: Option<DataPoint>) -> Vec<Moment> {
    let is_anew = |o: &Observation| {
        let is_same = |start: DataPoint| o.quantity.value() == Some((start.bound, start.value));
        o.period.end() == since && start.is_some_and(|start| start.at == since && !is_same(start))
    };
    let broken = in_force.iter().filter(|o| o.flags.contains(&Flag::Break));
    let broken = broken.filter(|o| o.period.end() > since || is_anew(o));
    broken.map(|o| o.period.end()).collect()
}

/// The baseline; a count over the period starts at zero the year before it. The total of an earlier period is no start.
fn start(first: i32, commitment: &Commitment) -> Option<DataPoint> {
    let zero = exact(Moment::end_of(first - 1), Decimal::ZERO);
    match commitment.kind {
        Some(Kind::Total) => return Some(zero),
        Some(Kind::Mean | Kind::Yearly) => return None,
        _ => {}
    }
    let baseline = commitment.baseline.as_ref();
    if let Some((baseline, quantity)) = baseline.and_then(|b| Some((b, b.quantity.as_ref()?))) {
        return point(baseline.period.end(), quantity);
    }
    (commitment.kind == Some(Kind::Cumulative)).then_some(zero)
}

/// The status that a person's assessment comes to.
fn status_of(judgement: &ManualAssessment) -> Status {
    match judgement.outcome {
        ManualOutcome::Tier(Tier::Reached) | ManualOutcome::Status(ManualStatus::Met) => {
            Status::Met
        }
        ManualOutcome::Tier(Tier::Partly) => Status::Partly,
        ManualOutcome::Tier(Tier::Missed) | ManualOutcome::Status(ManualStatus::Missed) => {
            Status::Missed
        }
        ManualOutcome::Status(ManualStatus::Ahead) => Status::Ahead,
        ManualOutcome::Status(ManualStatus::OnPace) => Status::OnPace,
        ManualOutcome::Status(ManualStatus::Behind) => Status::Behind,
        ManualOutcome::Status(ManualStatus::Reversed) => Status::Reversed,
        ManualOutcome::Status(ManualStatus::Kept) => Status::Kept,
        ManualOutcome::Status(ManualStatus::AtRisk) => Status::AtRisk,
        ManualOutcome::Status(ManualStatus::Broken) => Status::Broken,
        ManualOutcome::Status(ManualStatus::Unassessed) => Status::Unassessed(Reason::SetAside),
    }
}
