//! Targets with their districts and keys.

use std::collections::BTreeMap;

use super::key::{RecordKey, of_target};
use crate::assess::{Assessments, CountedTarget};
use crate::check::Checked;
use crate::model::{District, DistrictId};

/// A target where it is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TargetEntry<'a> {
    pub(crate) district: &'a District,
    pub(crate) target: &'a CountedTarget<'a>,
    pub(crate) key: &'a RecordKey,
}

/// The keys of the targets of each district, in their order. Where several are of one series and year, each has what its
/// numbers are, too.
pub(super) fn keys<'a>(
    checked: &'a Checked,
    assessments: &Assessments<'a>,
) -> BTreeMap<&'a DistrictId, Vec<RecordKey>> {
    let of = |district: &'a District| {
        let targets = assessments.targets(&district.profile.id);
        let mut counts: BTreeMap<_, usize> = BTreeMap::new();
        for target in targets {
            *counts.entry((target.series, target.year)).or_default() += 1;
        }
        let key = |target: &CountedTarget<'a>| {
            let is_alone = counts.get(&(target.series, target.year)) == Some(&1);
            let commitment = target.lead().commitment;
            let unit = commitment.print.unit_meant(&checked.indicator(&commitment.indicator).unit);
            of_target(target.series, target.year, (!is_alone).then_some((unit, commitment.kind)))
        };
        (&district.profile.id, targets.iter().map(key).collect())
    };
    checked.content().districts.iter().map(of).collect()
}
