//! The series of measured values of a district, made once for all of its commitments.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::{Commitment, District, Observation, SeriesKey};

/// The values measured for each series of a district, by year, in the order of the file within a year.
pub(super) struct Series<'a> {
    pub(super) district: &'a District,
    all: BTreeMap<SeriesKey<'a>, Vec<&'a Observation>>,
}

impl<'a> Series<'a> {
    pub(super) fn of(district: &'a District) -> Self {
        let mut all: BTreeMap<_, Vec<&Observation>> = BTreeMap::new();
        for observation in &district.observations {
            let key = observation.series(&district.profile.id);
            all.entry(key).or_default().push(observation);
        }
        for values in all.values_mut() {
            values.sort_by(|a, b| a.period.cmp(&b.period));
        }
        Self { district, all }
    }

    /// All series, with their values in the order of time.
    pub(super) fn all(&self) -> impl Iterator<Item = (&SeriesKey<'a>, &[&'a Observation])> {
        self.all.iter().map(|(key, values)| (key, values.as_slice()))
    }

    /// The values of a commitment's series that are in its unit, or in one of its kind.
    pub(super) fn values(
        &self,
        checked: &Checked,
        commitment: &Commitment,
    ) -> Vec<&'a Observation> {
        let catalogue = &checked.indicator(&commitment.indicator).unit;
        let unit = commitment.print.unit_meant(catalogue);
        let is_like = |o: &&Observation| o.quantity_in(unit, catalogue).is_some();
        let key = commitment.series(&self.district.profile.id);
        self.all.get(&key).into_iter().flatten().copied().filter(is_like).collect()
    }
}
