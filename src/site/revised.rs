//! The values that were revised, and those that took their places.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::Checked;
use crate::model::{Observation, RecordId};

/// The values that were revised and those that took their places, by their records.
#[derive(Debug)]
pub(super) struct Revised<'a>(BTreeMap<RecordId, &'a Observation>);

impl<'a> Revised<'a> {
    pub(super) fn of(checked: &'a Checked) -> Self {
        let named: BTreeSet<RecordId> =
            checked.revisions().pairs().flat_map(|(later, earlier)| [later, earlier]).collect();
        let all = checked.content().districts.iter().flat_map(|district| &district.observations);
        Self(all.filter(|o| named.contains(&o.id)).map(|o| (o.id, o)).collect())
    }

    pub(super) fn get(&self, record: RecordId) -> Option<&'a Observation> {
        self.0.get(&record).copied()
    }
}
