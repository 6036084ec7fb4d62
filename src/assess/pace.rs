//! The way from a baseline over milestones to a target, and how much of it is covered.

use rust_decimal::Decimal;

use super::growth::{measurable, settled};
use super::step::Step;
use crate::model::Moment;

/// How far the latest value A of year y has come on the way from the baseline B of year b to the target T of year z. Of a
/// value within a year, y−b counts the months, as parts of a year.
///
/// The formulas are those of the plans' own mid-term reviews: completion set against the time that has passed. They need no
/// model of growth, hold for falling indicators, and accept zeros.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pace {
    /// B in year b.
    pub start: Step,
    /// A in year y.
    pub now: Step,
    /// T in year z: of a range, its nearest end.
    pub end: Step,
    /// E, the value that is asked for in year y: on the straight line from B to T, or on the line over the milestones.
    pub asked: Decimal,
    /// Whether milestones bend the way.
    pub has_milestones: bool,
    /// (A−B)/(T−B), the share of the way that is covered.
    pub completion: Decimal,
    /// (E−B)/(T−B), the share that is asked for by year y; without milestones (y−b)/(z−b).
    pub expected: Decimal,
    /// Completion over expected; `None` where nothing is asked for yet, or a milestone asks for a step back.
    pub pace: Option<Decimal>,
    /// A−E: how far from what is asked for.
    pub gap: Decimal,
    /// (A−B)/(y−b), the change a year so far.
    pub achieved_a_year: Decimal,
    /// (T−A)/(z−y), the change a year that is needed from now on; `None` in the last year.
    pub needed_a_year: Option<Decimal>,
    /// A+(A−B)/(y−b)·(z−y), the value in year z if it goes on like this.
    pub outlook: Decimal,
}

/// The way from a baseline over milestones to a target.
pub(super) struct RequiredPath {
    pub(super) start: Step,
    /// In the order of years.
    pub(super) milestones: Vec<Step>,
    pub(super) end: Step,
}

impl RequiredPath {
    /// The pace of a latest value; `None` where there is no way to go or no time has passed.
    pub(super) fn pace(&self, now: Step) -> Option<Pace> {
        let Self { start, end, .. } = *self;
        let way = end.value - start.value;
        let passed = now.at.years_since(start.at);
        let left = end.at.years_since(now.at);
        let asked = self.asked_by(now.at)?;
        let completion = settled(measurable((now.value - start.value).checked_div(way)?)?);
        let expected = settled(measurable(asked.checked_div(way)?)?);
        // Over what is asked for, not over the share of it, which is rounded already.
        let pace = (now.value - start.value).checked_div(asked).and_then(measurable).map(settled);
        let asked = start.value + asked;
        let achieved_a_year = (now.value - start.value).checked_div(passed)?;
        Some(Pace {
            start,
            now,
            end,
            asked,
            has_milestones: self.between().next().is_some(),
            completion,
            expected,
            pace: pace.filter(|_| expected > Decimal::ZERO),
            gap: now.value - asked,
            achieved_a_year,
            needed_a_year: (end.value - now.value).checked_div(left),
            outlook: now.value + achieved_a_year * left,
        })
    }

    /// The milestones on the way: one of the year of the target, or after it, asks for nothing more.
    fn between(&self) -> impl Iterator<Item = Step> {
        let within = |step: &Step| self.start.at < step.at && step.at < self.end.at;
        self.milestones.iter().copied().filter(within)
    }

    /// The change since the start that the way asks for by a time.
    fn asked_by(&self, at: Moment) -> Option<Decimal> {
        let steps: Vec<Step> =
            [self.start].into_iter().chain(self.between()).chain([self.end]).collect();
        let leg = steps.windows(2).find_map(|leg| match leg {
            [from, to] if (from.at..=to.at).contains(&at) => Some((*from, *to)),
            _ => None,
        });
        let (from, to) = leg?;
        let years = to.at.years_since(from.at);
        let rise = (to.value - from.value) * at.years_since(from.at);
        // Without the start itself, beside which the last digits of a small change would be lost.
        Some(from.value - self.start.value + rise.checked_div(years)?)
    }
}
