//! Which measured values count, and what they come to.

use rust_decimal::Decimal;

use super::case::Case;
use super::growth;
use super::input::DataPoint;
use super::points::{Measured, exact, point, telling};
use super::step::Step;
use crate::model::{Bound, Count, Date, Goal, Kind, MeasureType, Method, Moment, Observation};

/// How many months a year has.
const YEAR: i32 = 12;

/// A value with the time that it stands for.
type Placed<'a> = (Moment, &'a Observation);

impl<'a> Case<'a> {
    /// What was measured up to a day, and up to the year of the target.
    pub(super) fn measured(&self, day: &Date) -> Measured<'a> {
        let target = self.commitment.target_on(day);
        let until = day.year().min(target.year);
        let is_known = |o: &&&Observation| {
            o.year() <= until && (o.period.is_calendar_year() || !o.period.ends_after(day))
        };
        let known: Vec<&Observation> = self.observations.iter().filter(is_known).copied().collect();
        let mut placed: Vec<Placed<'_>> =
            known.iter().filter_map(|o| Some((self.place(o)?, *o))).collect();
        placed.sort_by_key(|(at, _)| *at);
        let goal = self.goal(target);
        if placed.is_empty() {
            let last = known.last().map(|o| &o.period);
            let group: Vec<&Observation> =
                known.iter().copied().filter(|o| Some(&o.period) == last).collect();
            let latest = telling(&group, self.units, goal);
            return Measured { latest, is_of_other_period: true, ..Measured::default() };
        }
        if self.commitment.kind == Some(Kind::Mean) {
            return self.means(&placed);
        }
        let is_of_year = |(_, o): &Placed<'_>| self.is_sum() && o.counts == Some(Count::Year);
        let (of_years, totals): (Vec<Placed<'_>>, Vec<Placed<'_>>) =
            placed.into_iter().partition(is_of_year);
        let sums = self.sums(&of_years).unwrap_or_default();
        let total = totals.last().map(|(at, _)| *at);
        // A published total is assessed; a sum of our own only where none is as recent.
        if of_years.last().is_some_and(|(at, _)| total.is_none_or(|total| total < *at)) {
            let latest = self.latest(&of_years, goal);
            let points = sums.iter().map(|step| exact(step.at, step.value)).collect();
            return Measured { latest, points, sums, ..Measured::default() };
        }
        let mut points = Vec::new();
        for group in totals.chunk_by(|a, b| a.0 == b.0) {
            if let [one] = self.latest(group, goal).as_slice() {
                points.extend(group.last().and_then(|(at, _)| point(*at, &self.units.of(one))));
            }
        }
        Measured { latest: self.latest(&totals, goal), points, sums, ..Measured::default() }
    }

    /// Whether the target is a count that values add up to.
    fn is_sum(&self) -> bool {
        matches!(self.commitment.kind, Some(Kind::Cumulative | Kind::Total))
    }

    /// The time that a value is assessed at: the published rules are about values of whole years.
    fn place(&self, observation: &Observation) -> Option<Moment> {
        let method = self.checked.content().site.assessment.method;
        let is_ruled = |at: &Moment| {
            let is_whole = |start: DataPoint| at.whole_years_since(start.at).is_some();
            method == Method::Linear || self.start.map_or_else(|| at.is_end_of_year(), is_whole)
        };
        self.stands_at(observation).filter(is_ruled)
    }

    /// The time that a value stands for; none for a part of a year of what is counted over a time, and for a mean of several
    /// years.
    pub(super) fn stands_at(&self, observation: &Observation) -> Option<Moment> {
        let Observation { period, counts, .. } = observation;
        let is_total = self.is_sum() && *counts != Some(Count::Year);
        let since = Moment::end_of(self.first - 1);
        let is_stock = self.measure == Some(MeasureType::Stock);
        let is_mean_so_far = || self.commitment.kind == Some(Kind::Mean) && period.begin() == since;
        let is_standing = match period.months() {
            YEAR => true,
            months if months > YEAR => is_total && period.begin() == since || is_mean_so_far(),
            _ if self.commitment.kind == Some(Kind::Yearly) => false,
            // What came in half a year is no total of the years so far; what stood at its end may be.
            months if is_total => months == 0 || period.begin() == since || is_stock,
            _ => !self.is_sum() && is_stock,
        };
        is_standing.then(|| period.end())
    }

    /// The value of the last time that says most of a goal; where values contradict each other, all of them.
    fn latest(&self, placed: &[Placed<'a>], goal: Option<Goal>) -> Vec<&'a Observation> {
        let last = placed.last().map(|(at, _)| *at);
        let group = placed.iter().filter(|(at, _)| Some(*at) == last);
        let group: Vec<&Observation> = group.map(|(_, observation)| *observation).collect();
        telling(&group, self.units, goal)
    }

    /// The values of single years added up to each year, where every year since the start has one exact value, and the start.
    fn sums(&self, of_years: &[Placed<'_>]) -> Option<Vec<Step>> {
        let start = self.start.filter(|start| start.bound == Bound::Exact)?;
        let mut sum = Step { at: start.at, value: start.value };
        let mut sums = Vec::new();
        for group in of_years.chunk_by(|a, b| a.0 == b.0) {
            let (at, value) = self.one_exact(group)?;
            if at.whole_years_since(sum.at) != Some(1) {
                return None;
            }
            sum = Step { at, value: sum.value + value };
            sums.push(sum);
        }
        Some(sums)
    }

    /// The one exact value of a time.
    fn one_exact(&self, group: &[Placed<'_>]) -> Option<(Moment, Decimal)> {
        let observations: Vec<&Observation> = group.iter().map(|(_, o)| *o).collect();
        let telling = telling(&observations, self.units, None);
        let [one] = telling.as_slice() else { return None };
        let (Bound::Exact, value) = self.units.of(one).value()? else { return None };
        Some((one.period.end(), value))
    }

    /// The mean of the years since the first up to each year: a published one, or that of the years, where each has one exact
    /// value.
    fn means(&self, placed: &[Placed<'a>]) -> Measured<'a> {
        let (published, of_years): (Vec<Placed<'_>>, Vec<Placed<'_>>) =
            placed.iter().partition(|(_, o)| o.period.months() > YEAR);
        let mut means: Vec<Step> = Vec::new();
        let (mut sum, mut product, mut years) = (Decimal::ZERO, Some(Decimal::ONE), 0);
        for group in of_years.chunk_by(|a, b| a.0 == b.0) {
            let one = self.one_exact(group);
            let Some((at, value)) = one.filter(|(at, _)| *at == Moment::end_of(self.first + years))
            else {
                break;
            };
            sum += value;
            years += 1;
            let factor = Decimal::ONE + value / Decimal::ONE_HUNDRED;
            product = product.and_then(|product| product.checked_mul(factor));
            means.push(Step { at, value: sum / Decimal::from(years) });
        }
        let mut other_mean = None;
        let last_of_years = of_years.last().map(|(at, _)| *at);
        let last_published = published.last().map(|(at, _)| *at);
        for group in published.chunk_by(|a, b| a.0 == b.0) {
            if let Some((at, value)) = self.one_exact(group) {
                means.retain(|step| step.at != at);
                means.push(Step { at, value });
            }
        }
        means.sort_by_key(|step| step.at);
        if last_published < last_of_years && self.units.unit == "%" {
            let factor = product.and_then(|p| growth::factor(Decimal::ONE, p, years.max(1)));
            other_mean = factor.map(|factor| (factor - Decimal::ONE) * Decimal::ONE_HUNDRED);
        }
        let points = means.iter().map(|step| exact(step.at, step.value)).collect();
        let last = if last_published >= last_of_years { &published } else { &of_years };
        Measured {
            latest: self.latest(last, None),
            points,
            means,
            other_mean,
            ..Measured::default()
        }
    }
}
