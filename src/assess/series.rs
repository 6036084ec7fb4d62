//! Series of measured values, made once for all commitments.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::{Commitment, DistrictId, Observation, SeriesKey};

/// The values measured for each series, by year, in the order of the file within a year.
pub(super) struct Series<'a>(BTreeMap<SeriesKey<'a>, Vec<&'a Observation>>);

impl<'a> Series<'a> {
    pub(super) fn of(checked: &'a Checked) -> Self {
        let mut series: BTreeMap<_, Vec<&Observation>> = BTreeMap::new();
        for district in &checked.content().districts {
            for observation in &district.observations {
                let key = observation.series(&district.profile.id);
                series.entry(key).or_default().push(observation);
            }
        }
        for values in series.values_mut() {
            values.sort_by(|a, b| a.period.cmp(&b.period));
        }
        Self(series)
    }

    /// All series, with their values in the order of time.
    pub(super) fn all(&self) -> impl Iterator<Item = (&SeriesKey<'a>, &[&'a Observation])> {
        self.0.iter().map(|(key, values)| (key, values.as_slice()))
    }

    /// The values of a commitment's series that are in its unit, or in one of its kind.
    pub(super) fn values(
        &self,
        checked: &Checked,
        district: &DistrictId,
        commitment: &Commitment,
    ) -> Vec<&'a Observation> {
        let catalogue = &checked.indicator(&commitment.indicator).unit;
        let unit = commitment.print.unit_meant(catalogue);
        let is_like = |o: &&Observation| o.quantity_in(unit, catalogue).is_some();
        let values = self.0.get(&commitment.series(district)).into_iter().flatten();
        values.copied().filter(is_like).collect()
    }
}
