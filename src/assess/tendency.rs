//! Series of values that no target is set for, by their tendency, where the rule of the site has limits for that.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::points::{self, point};
use super::rule::{self, Measure};
use super::series::Series;
use super::status::{Reason, Status};
use super::step::Step;
use super::units::Units;
use crate::check::Checked;
use crate::model::{Bound, Date, Direction, Flag, Indicator, Moment, Observation, SeriesKey};

/// What became of a series of measured values without a target.
#[derive(Debug)]
pub struct Tendency<'a> {
    /// Which series.
    pub series: SeriesKey<'a>,
    /// Its first value, or the first after a break.
    pub first: &'a Observation,
    /// Its latest value; where several contradict each other, one of them.
    pub latest: &'a Observation,
    /// The first value in the unit of the catalogue.
    pub start: Step,
    /// The latest in that unit; `None` where it is no exact number.
    pub now: Option<Step>,
    /// Where it stands.
    pub status: Status,
    /// Growth a year from the first to the latest value, as a fraction; `None` where there is no assessment.
    pub growth: Option<Decimal>,
}

/// The tendencies of the series of a district that no commitment is about; none under a rule that has no limits for them.
///
/// The values are those of whole years in force on the day of assessment, from the last break in the series on. A series has
/// a tendency where it has values of two years, and its indicator a better direction.
pub(super) fn tendencies<'a>(checked: &'a Checked, series: &Series<'a>) -> Vec<Tendency<'a>> {
    if !rule::has_tendencies(checked.content().site.assessment.method) {
        return Vec::new();
    }
    let profile = &series.district.profile;
    let promised = series.district.commitments();
    let promised: BTreeSet<SeriesKey<'_>> = promised.map(|(_, c)| c.series(&profile.id)).collect();
    let tendency = |(key, values): (&SeriesKey<'a>, &[&'a Observation])| {
        let indicator = checked.indicator(key.indicator);
        let until = profile.until.as_ref();
        let untargeted = Untargeted { checked, indicator, until };
        (indicator.direction != Direction::None).then(|| untargeted.tendency(*key, values))?
    };
    series.all().filter(|(key, _)| !promised.contains(key)).filter_map(tendency).collect()
}

/// A series without a target.
struct Untargeted<'a> {
    checked: &'a Checked,
    indicator: &'a Indicator,
    /// The last day of its place.
    until: Option<&'a Date>,
}

impl<'a> Untargeted<'a> {
    fn tendency(&self, series: SeriesKey<'a>, values: &[&'a Observation]) -> Option<Tendency<'a>> {
        let unit = self.indicator.unit.as_str();
        let units = Units { unit, catalogue: unit };
        let in_force = values.iter().copied().filter(|o| self.is_looked_at(o));
        let in_force: Vec<&Observation> = in_force.collect();
        let since = in_force.iter().rposition(|o| o.flags.contains(&Flag::Break)).unwrap_or(0);
        let since = in_force.get(since).map(|o| o.period.end())?;
        let mut years: Vec<(Moment, Vec<&Observation>)> = Vec::new();
        for group in in_force.chunk_by(|a, b| a.period == b.period) {
            let at = group.first()?.period.end();
            // Of the year of the break, only what is measured in the new way.
            let is_broken = |o: &&Observation| o.flags.contains(&Flag::Break);
            let has_break = group.iter().any(&is_broken);
            let group = group.iter().copied().filter(|o| !has_break || is_broken(o));
            if at >= since {
                years.push((at, points::telling(&group.collect::<Vec<_>>(), units, None)));
            }
        }
        let exact = |(at, group): &(Moment, Vec<&'a Observation>)| {
            let [one] = group.as_slice() else { return None };
            let point = point(*at, &units.of(one)).filter(|point| point.bound == Bound::Exact)?;
            Some((*one, Step { at: point.at, value: point.value }))
        };
        let (last, earlier) = years.split_last()?;
        let (first, start) = earlier.iter().find_map(exact)?;
        let now = exact(last).map(|(_, now)| now);
        let judged = match now {
            Some(now) => self.judged(start, now),
            None if last.1.len() > 1 => Err(Reason::ConflictingValues),
            None => Err(Reason::InexactValue),
        };
        let (status, growth) = match judged {
            Ok((status, growth)) => (status, Some(growth)),
            Err(reason) => (Status::Unassessed(reason), None),
        };
        Some(Tendency { series, first, latest: last.1.first()?, start, now, status, growth })
    }

    /// Whether a value counts: it is given, in force, of a whole year that is over, and in a unit that can be converted.
    fn is_looked_at(&self, observation: &Observation) -> bool {
        let unit = &self.indicator.unit;
        let day = &self.checked.content().site.as_of;
        observation.has_value()
            && self.checked.revisions().is_in_force(observation.id)
            && observation.period.is_calendar_year()
            && observation.quantity_in(unit, unit).is_some()
            && !observation.period.ends_after(day)
            && self.until.is_none_or(|until| !observation.period.ends_after(until))
    }

    fn judged(&self, start: Step, now: Step) -> Result<(Status, Decimal), Reason> {
        let site = &self.checked.content().site;
        let settings = &site.assessment;
        if settings.max_age.is_some_and(|most| site.as_of.year() - now.at.year() > most) {
            return Err(Reason::Stale);
        }
        let (direction, is_percentage) = (self.indicator.direction, self.indicator.unit == "%");
        let ruled = rule::tendency(start, now, direction, is_percentage, settings.method);
        match ruled {
            Some(Ok((status, Some(Measure::Tendency { achieved, .. })))) => Ok((status, achieved)),
            Some(Err(reason)) => Err(reason),
            _ => Err(Reason::NoRule),
        }
    }
}
