//! The indicators that stand for the site where there is no room for all.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::assess::{Assessments, CountedTarget};
use crate::check::Checked;
use crate::model::{DistrictId, Indicator, IndicatorId, Nature};

/// What counts of an indicator, over all places.
#[derive(Default)]
struct Weight<'a> {
    places: BTreeSet<&'a DistrictId>,
    /// Whether some document lists it in a table of indicators.
    is_listed: bool,
    is_binding: bool,
}

/// The indicators that most places have numbers for: those listed in tables of indicators or binding before others, else in
/// the order of the catalogue.
pub(super) fn key_indicators<'a>(
    checked: &'a Checked,
    assessments: &Assessments<'a>,
) -> Vec<&'a Indicator> {
    let content = checked.content();
    let mut weights: BTreeMap<&IndicatorId, Weight<'_>> = BTreeMap::new();
    for district in &content.districts {
        let id = &district.profile.id;
        let targets = assessments.targets(id).iter();
        let of_whole = targets.filter(|target| target.series.breakdown.is_none());
        for target in of_whole.filter(|target| assessments.has_number(target.lead().commitment)) {
            weights.entry(target.series.indicator).or_default().add(id, target);
        }
    }
    let all = content.domains.iter().flat_map(|domain| &domain.indicators);
    let mut known: Vec<(&Indicator, &Weight<'_>)> =
        all.filter_map(|one| Some((one, weights.get(&one.id)?))).collect();
    known.sort_by_key(|(_, weight)| {
        Reverse((weight.places.len(), weight.is_listed, weight.is_binding))
    });
    known.into_iter().map(|(indicator, _)| indicator).collect()
}

impl<'a> Weight<'a> {
    fn add(&mut self, place: &'a DistrictId, target: &CountedTarget<'_>) {
        self.places.insert(place);
        self.is_listed |= target.wordings.iter().any(|wording| wording.commitment.no.is_some());
        self.is_binding |= target.nature == Some(Nature::Binding);
    }
}
