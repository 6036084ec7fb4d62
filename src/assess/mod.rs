//! The status of every commitment: an assessment at the stated date, with its working.
//!
//! The content says what is asked for and what was measured; `input.rs` assesses the numbers, by the method that the site has
//! chosen. Nothing here reads the clock.

mod growth;
mod input;
mod pace;
mod rule;
mod series;
mod status;
mod step;
mod tally;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::Checked;
use crate::model::{
    Bound, Commitment, Count, Date, Direction, DocumentId, Goal, Kind, ManualAssessment,
    ManualOutcome, ManualStatus, Observation, Quantity, RecordId, Target, Tier,
};

pub use input::{Answer, DataPoint, Input, Margin, TargetType, Working};
pub use pace::Pace;
pub use rule::{Measure, limits};
pub use status::{Reason, Sense, Status, StatusMark};
pub use step::Step;
pub use tally::Tally;

use series::Series;

/// The assessment of a commitment with what it rests on.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The assessment: of a person where there is one, else of the numbers.
    pub status: Status,
    /// The assessment of the numbers alone.
    pub by_numbers: Status,
    /// The assessment of a person, from its day on.
    pub judgement: Option<&'a ManualAssessment>,
    /// The target in force on the date of assessment.
    pub target: &'a Target,
    /// The values measured for its series in its unit, by year, in the order of the file within a year.
    pub observations: Vec<&'a Observation>,
    /// The values measured in the latest year after the baseline, up to the date of assessment. Several only where they
    /// differ: documents contradict each other.
    pub latest: Vec<&'a Observation>,
    /// Towards a count over the period: the values of single years, added up to each year; none where one is missing.
    pub sums: Vec<Step>,
    /// The numbers behind the assessment of the numbers.
    pub working: Option<Working>,
    /// Whether the change so far is too small to mean anything.
    pub is_unclear: bool,
    /// The assessment of the numbers at the end of each earlier year that has a value, by year.
    pub history: Vec<(i32, Status)>,
}

impl Assessment<'_> {
    /// The values of single years added up to the latest one, where it is their sum that is assessed.
    pub fn sum(&self) -> Option<Step> {
        let latest = self.latest.last().filter(|o| o.counts == Some(Count::Year))?;
        self.sums.last().copied().filter(|sum| sum.year == latest.year)
    }

    /// The pace, where there is a way to go.
    pub fn pace(&self) -> Option<&Pace> {
        match &self.working {
            Some(Working::Reach { pace, .. }) => Some(pace),
            _ => None,
        }
    }

    /// Whether the method takes a value for met that is short of its target.
    pub fn is_close(&self) -> bool {
        matches!(self.working, Some(Working::Reach { measure: Some(Measure::Close { .. }), .. }))
    }
}

/// The assessments of a site.
#[derive(Debug)]
pub struct Assessments<'a>(BTreeMap<RecordId, Assessment<'a>>);

impl<'a> Assessments<'a> {
    /// The assessment of a commitment.
    pub fn of(&self, commitment: &Commitment) -> &Assessment<'a> {
        self.0.get(&commitment.id).expect("every commitment is assessed")
    }
}

/// Assesses every commitment.
pub fn assess(checked: &Checked) -> Assessments<'_> {
    let series = Series::of(checked);
    let each = checked.commitments().map(|(district, document, commitment)| {
        let all = series.values(checked, &district.profile.id, commitment);
        let case = Case::of(checked, document, commitment, all);
        (commitment.id, case.assessment())
    });
    Assessments(each.collect())
}

/// A commitment with all that bears on its assessment, on any day.
struct Case<'a> {
    checked: &'a Checked,
    commitment: &'a Commitment,
    /// The first year of the plan.
    first: i32,
    start: Option<DataPoint>,
    unit: &'a str,
    /// All that was measured, by year.
    all: Vec<&'a Observation>,
    /// Measured after the start, by year.
    observations: Vec<&'a Observation>,
}

/// What was measured up to a day.
struct Measured<'a> {
    latest: Vec<&'a Observation>,
    /// One point a year, by year; a year whose values contradict each other has none.
    points: Vec<DataPoint>,
    sums: Vec<Step>,
}

impl<'a> Case<'a> {
    fn of(
        checked: &'a Checked,
        document: &DocumentId,
        commitment: &'a Commitment,
        all: Vec<&'a Observation>,
    ) -> Self {
        let first = checked.document(document).period.0;
        let start = start(first, commitment);
        // What was measured before the plan began says nothing of its progress.
        let since = start.map_or(first - 1, |start| start.year);
        let observations = all.iter().copied().filter(|o| o.year > since).collect();
        let unit = commitment.print.unit_meant(&checked.indicator(&commitment.indicator).unit);
        Self { checked, commitment, first, start, unit, all, observations }
    }

    fn assessment(self) -> Assessment<'a> {
        let site = &self.checked.content().site;
        let day = &site.as_of;
        let measured = self.measured(day);
        let (by_numbers, working) = self.judged(day, &measured);
        let judgement = self.commitment.judgement.as_ref().filter(|j| j.date <= *day);
        let completion = match &working {
            Some(Working::Reach { pace, .. }) => Some(pace.completion),
            _ => None,
        };
        let is_small = |completion: Decimal| completion.abs() < site.assessment.unclear;
        Assessment {
            status: judgement.map_or(by_numbers, status_of),
            by_numbers,
            judgement,
            target: self.commitment.target_on(day),
            is_unclear: completion.is_some_and(is_small),
            history: self.history(day),
            observations: self.all,
            latest: measured.latest,
            sums: measured.sums,
            working,
        }
    }

    /// The assessment at the end of each earlier year that has a value.
    fn history(&self, day: &Date) -> Vec<(i32, Status)> {
        let mut years: Vec<i32> = self.observations.iter().map(|o| o.year).collect();
        years.retain(|year| *year < day.year());
        years.dedup();
        let at_the_end = |year: i32| {
            let day = Date::end_of_year(year)?;
            Some((year, self.judged(&day, &self.measured(&day)).0))
        };
        years.into_iter().filter_map(at_the_end).collect()
    }

    /// What was measured up to a day, and up to the year of the target.
    fn measured(&self, day: &Date) -> Measured<'a> {
        let target = self.commitment.target_on(day);
        let until = day.year().min(target.year);
        let goal = Goal::of(&target.quantity, self.direction());
        let known = || self.observations.iter().copied().filter(|o| o.year <= until);
        let is_sum = self.commitment.kind == Some(Kind::Cumulative);
        let is_of_year = |o: &&Observation| is_sum && o.counts == Some(Count::Year);
        let totals: Vec<&Observation> = known().filter(|o| !is_of_year(o)).collect();
        let of_years: Vec<&Observation> = known().filter(is_of_year).collect();
        let sums = self.sums(&of_years).unwrap_or_default();
        let total = totals.last().map(|o| o.year);
        // A published total is assessed; a sum of our own only where none is as recent.
        if of_years.last().is_some_and(|o| total.is_none_or(|total| total < o.year)) {
            let latest = latest(&of_years, self.unit, goal);
            let points = sums.iter().map(|step| exact(step.year, step.value)).collect();
            return Measured { latest, points, sums };
        }
        let mut points = Vec::new();
        for of_year in totals.chunk_by(|a, b| a.year == b.year) {
            if let [one] = latest(of_year, self.unit, goal).as_slice() {
                points.extend(point(one.year, &one.quantity));
            }
        }
        Measured { latest: latest(&totals, self.unit, goal), points, sums }
    }

    /// The values of single years added up to each year, where every year since the start has one exact value, and the start.
    fn sums(&self, of_years: &[&Observation]) -> Option<Vec<Step>> {
        let start = self.start.filter(|start| start.bound == Bound::Exact)?;
        let mut sum = Step { year: start.year, value: start.value };
        let mut sums = Vec::new();
        for of_year in of_years.chunk_by(|a, b| a.year == b.year) {
            let one = latest(of_year, self.unit, None);
            let [one] = one.as_slice() else { return None };
            let (Bound::Exact, value) = level(&one.quantity)? else { return None };
            if one.year != sum.year + 1 {
                return None;
            }
            sum = Step { year: one.year, value: sum.value + value };
            sums.push(sum);
        }
        Some(sums)
    }

    /// The assessment of the numbers on a day.
    fn judged(&self, day: &Date, measured: &Measured<'_>) -> (Status, Option<Working>) {
        match self.input(day, measured).and_then(|input| {
            let settings = &self.checked.content().site.assessment;
            if settings.max_age.is_some_and(|most| day.year() - input.now.year > most) {
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

    /// Whether the document prints a baseline.
    fn has_baseline(&self) -> bool {
        self.commitment.baseline.as_ref().is_some_and(|baseline| baseline.quantity.is_some())
    }

    /// Whether the document prints a baseline of which nothing can be calculated: words, a range or a bound.
    fn has_vague_start(&self) -> bool {
        self.has_baseline() && self.start.is_none_or(|start| start.bound != Bound::Exact)
    }

    /// Why nothing is measured.
    fn unmeasured(&self, day: &Date) -> Reason {
        if day.year() < self.first { Reason::NotDue } else { Reason::NoObservation }
    }

    fn input(&self, day: &Date, measured: &Measured<'_>) -> Result<Input, Reason> {
        let target = self.commitment.target_on(day);
        let direction = self.direction();
        let goal = Goal::of(&target.quantity, direction);
        let target_type = match (&target.quantity, goal, self.commitment.kind) {
            (Quantity::Words(_), ..) => TargetType::Words(direction),
            // No value shows that “about this” is reached, or that it is not.
            (Quantity::Level(Bound::About, _), ..) if !measured.latest.is_empty() => {
                return Err(Reason::InexactValue);
            }
            (Quantity::Level(Bound::About, _), ..) => return Err(self.unmeasured(day)),
            (_, None, _) => return Err(Reason::NoDirection),
            (_, Some(goal), Some(Kind::Keep)) => TargetType::Keep(goal),
            // An upper limit of a count is to be kept until the end; no count has reached it on the way.
            (_, Some(goal @ (Goal::AtMost(_) | Goal::Below(_))), Some(Kind::Cumulative)) => {
                TargetType::Keep(goal)
            }
            (_, Some(goal), Some(Kind::Reach | Kind::Cumulative)) => TargetType::Reach(goal),
            (_, Some(goal), _) => TargetType::Either(goal),
        };
        let is_in_words = matches!(target_type, TargetType::Words(_));
        let (now, earlier) = match measured.latest.as_slice() {
            // Words are words, whether anything was measured or not.
            [] if is_in_words => return Err(Reason::Qualitative),
            [] => return Err(self.unmeasured(day)),
            [one] => match measured.points.split_last() {
                Some((now, earlier)) if now.year == one.year => (*now, earlier),
                _ if one.counts == Some(Count::Year) && !self.has_vague_start() => {
                    return Err(Reason::MissingYears);
                }
                _ => return Err(Reason::InexactValue),
            },
            _ => return Err(Reason::ConflictingValues),
        };
        let milestones = self.commitment.milestones.iter().filter_map(|milestone| {
            let (_, value) = level(&milestone.quantity)?;
            Some(Step { year: milestone.year, value })
        });
        let is_exact = |point: &&DataPoint| point.bound == Bound::Exact;
        let earlier =
            earlier.iter().filter(is_exact).map(|r| Step { year: r.year, value: r.value });
        Ok(Input {
            target_type,
            end: target.year,
            // Words ask for nothing that a count without a baseline could start from.
            start: self.start.filter(|_| !is_in_words || self.has_baseline()),
            milestones: milestones.collect(),
            earlier: earlier.collect(),
            now,
            is_percentage: self.unit == "%",
        })
    }
}

/// The status that a person's assessment comes to.
fn status_of(judgement: &ManualAssessment) -> Status {
    match judgement.outcome {
        ManualOutcome::Tier(Tier::Reached) | ManualOutcome::Status(ManualStatus::Met) => {
            Status::Met
        }
        ManualOutcome::Tier(Tier::Partly) => Status::Partly,
        ManualOutcome::Tier(Tier::Missed) => Status::Missed,
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

/// The baseline; a count over the period starts at zero the year before it.
fn start(first: i32, commitment: &Commitment) -> Option<DataPoint> {
    let baseline = commitment.baseline.as_ref();
    if let Some((year, quantity)) = baseline.and_then(|b| Some((b.year, b.quantity.as_ref()?))) {
        return point(year, quantity);
    }
    let is_sum = commitment.kind == Some(Kind::Cumulative);
    is_sum.then(|| exact(first - 1, Decimal::ZERO))
}

/// The value of the latest year that says most of a goal; where values contradict each other, all of them, each once.
fn latest<'a>(current: &[&'a Observation], unit: &str, goal: Option<Goal>) -> Vec<&'a Observation> {
    let year = current.last().map(|o| o.year);
    let of_year = || current.iter().copied().filter(|o| Some(o.year) == year);
    let contradicted =
        |a: &Observation| of_year().any(|b| a.quantity.contradicts(&b.quantity, unit));
    if !of_year().any(contradicted) {
        return of_year().min_by_key(|o| vagueness(&o.quantity, goal)).into_iter().collect();
    }
    let mut latest: Vec<&Observation> = Vec::new();
    for observation in of_year() {
        if !latest.iter().any(|o| o.quantity.says_the_same(&observation.quantity)) {
            latest.push(observation);
        }
    }
    latest
}

/// How little a value says: a number with more decimals least of all, then one with fewer, a bound that shows the goal to be
/// met, another bound, a range or words. Of bounds on one side, the closer one says more.
fn vagueness(quantity: &Quantity, goal: Option<Goal>) -> (u8, Reverse<u32>, Decimal) {
    let Some((bound, value)) = level(quantity) else {
        return (3, Reverse(0), Decimal::ZERO);
    };
    let shows = || goal.is_some_and(|goal| goal.is_surely_met_by(bound, value));
    match bound {
        Bound::Exact => (0, Reverse(value.normalize().scale()), Decimal::ZERO),
        Bound::AtLeast | Bound::Above => (if shows() { 1 } else { 2 }, Reverse(0), -value),
        Bound::AtMost | Bound::Below => (if shows() { 1 } else { 2 }, Reverse(0), value),
        Bound::About => (2, Reverse(0), Decimal::ZERO),
    }
}

fn point(year: i32, quantity: &Quantity) -> Option<DataPoint> {
    let (bound, value) = level(quantity)?;
    Some(DataPoint { year, bound, value })
}

fn exact(year: i32, value: Decimal) -> DataPoint {
    DataPoint { year, bound: Bound::Exact, value }
}

fn level(quantity: &Quantity) -> Option<(Bound, Decimal)> {
    quantity.level().map(|(bound, number)| (bound, number.value()))
}
