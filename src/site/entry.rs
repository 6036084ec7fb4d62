//! Commitments and observations with the districts and documents that they stand in.

use std::collections::BTreeMap;

use crate::check::Checked;
use crate::model::{Commitment, District, DistrictId, DocumentId, IndicatorId, Observation};

/// A commitment where it stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CommitmentEntry<'a> {
    pub(crate) district: &'a District,
    pub(crate) document: &'a DocumentId,
    pub(crate) commitment: &'a Commitment,
}

/// The commitments of a district, in the order of files.
pub(crate) fn commitments(district: &District) -> impl Iterator<Item = CommitmentEntry<'_>> {
    let each = district.commitments();
    each.map(move |(document, commitment)| CommitmentEntry { district, document, commitment })
}

/// Every commitment by its indicator, and by its district and its indicator.
pub(super) type BySeries<'a> = (
    BTreeMap<&'a IndicatorId, Vec<CommitmentEntry<'a>>>,
    BTreeMap<&'a DistrictId, BTreeMap<&'a IndicatorId, Vec<CommitmentEntry<'a>>>>,
);

pub(super) fn by_series(checked: &Checked) -> BySeries<'_> {
    let mut by_indicator: BTreeMap<_, Vec<CommitmentEntry<'_>>> = BTreeMap::new();
    let mut by_district: BTreeMap<_, BTreeMap<_, Vec<CommitmentEntry<'_>>>> = BTreeMap::new();
    for (district, document, commitment) in checked.commitments() {
        let entry = CommitmentEntry { district, document, commitment };
        by_indicator.entry(&commitment.indicator).or_default().push(entry);
        let here = by_district.entry(&district.profile.id).or_default();
        here.entry(&commitment.indicator).or_default().push(entry);
    }
    (by_indicator, by_district)
}

/// Every observation with its district, by its indicator.
pub(super) fn observed(
    checked: &Checked,
) -> BTreeMap<&IndicatorId, Vec<(&District, &Observation)>> {
    let mut observed: BTreeMap<_, Vec<(&District, &Observation)>> = BTreeMap::new();
    for district in &checked.content().districts {
        for observation in &district.observations {
            observed.entry(&observation.indicator).or_default().push((district, observation));
        }
    }
    observed
}
