//! The assessment of a commitment with what it rests on.

use std::borrow::Cow;

use super::input::Working;
use super::level::Level;
use super::pace::Pace;
use super::rule::Measure;
use super::status::{Met, Status};
use super::step::Step;
use super::units::Units;
use crate::model::{
    Count, Direction, Goal, ManualAssessment, Observation, Quantity, RecordId, Target,
};

/// The assessment of a commitment with what it rests on.
#[derive(Debug)]
pub struct Assessment<'a> {
    /// The assessment: of a person where there is one, else of the numbers.
    pub status: Status,
    /// How the target came to be met, where it did.
    pub met: Option<Met>,
    /// The assessment of the numbers alone.
    pub by_numbers: Status,
    /// The assessment of a person, from its day on.
    pub judgement: Option<&'a ManualAssessment>,
    /// The target in force on the date of assessment.
    pub target: &'a Target,
    /// The values measured for its series in its unit or one of the same kind, by year, in the order of the file within a year.
    pub observations: Vec<&'a Observation>,
    /// Those of them that stand for no time of a year: of a part of one, of what is counted over a time, or of several years.
    pub(super) unplaced: Vec<RecordId>,
    /// Those of them that are not looked at: others took their places, or they have no value.
    pub(super) set_aside: Vec<RecordId>,
    /// The unit that all is assessed in.
    pub(super) units: Units<'a>,
    /// The values measured in the latest year after the baseline, up to the date of assessment. Several only where they
    /// differ: documents contradict each other.
    pub latest: Vec<&'a Observation>,
    /// What a target in changes comes to, where its base is known.
    pub level: Option<Level>,
    /// Towards a count over the period: the values of single years, added up to each year; none where one is missing.
    pub sums: Vec<Step>,
    /// Towards a mean over the period: the mean of the years up to each year; none where one is missing.
    pub means: Vec<Step>,
    /// The numbers behind the assessment of the numbers.
    pub working: Option<Working>,
    /// Whether the change so far is too small to mean anything.
    pub is_unclear: bool,
    /// The assessment of the numbers at the end of each earlier year that has a value, by year.
    pub history: Vec<(i32, Status)>,
}

impl Assessment<'_> {
    /// A measured value in the unit of the commitment.
    pub fn in_unit<'o>(&self, observation: &'o Observation) -> Cow<'o, Quantity> {
        self.units.of(observation)
    }

    /// The values of single years added up to the latest one, where it is their sum that is assessed.
    pub fn sum(&self) -> Option<Step> {
        let latest = self.latest.last().filter(|o| o.counts == Some(Count::Year))?;
        self.sums.last().copied().filter(|sum| sum.at == latest.period.end())
    }

    /// The mean of the years up to the latest value, where it is the mean that is assessed.
    pub fn mean(&self) -> Option<Step> {
        let latest = self.latest.last()?;
        self.means.last().copied().filter(|mean| mean.at == latest.period.end())
    }

    /// Whether a measured value stands for a time that has a place among years.
    pub fn is_placed(&self, observation: &Observation) -> bool {
        !self.unplaced.contains(&observation.id)
    }

    /// Whether a value is looked at: no other took its place, and it is given.
    pub fn is_looked_at(&self, observation: &Observation) -> bool {
        !self.set_aside.contains(&observation.id)
    }

    /// What values meet the target in force; none where it is words, about a number, or has no better side.
    pub fn goal(&self, direction: Direction) -> Option<Goal> {
        match self.level {
            Some(level) => Some(level.goal),
            None => Goal::of(&self.target.quantity, direction),
        }
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
