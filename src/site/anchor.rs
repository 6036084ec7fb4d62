//! Anchors of records on their pages.

use std::collections::BTreeMap;

use super::records::commitments;
use crate::check::Checked;
use crate::model::RecordId;

/// Anchors that are given once: the second one of a name gets a number.
#[derive(Default)]
struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    fn take(&mut self, stem: String) -> String {
        let count = self.0.entry(stem.clone()).or_default();
        *count += 1;
        if *count == 1 { stem } else { format!("{stem}--{count}") }
    }
}

/// Anchors of all records: by indicator on the page of a district, by place in the document on the pages of all.
pub(super) fn anchors(checked: &Checked) -> BTreeMap<RecordId, String> {
    let mut anchors = BTreeMap::new();
    for district in &checked.content().districts {
        let mut names = Anchors::default();
        for commitment in commitments(district) {
            let stem = format!("c-{}", commitment.indicator);
            anchors.insert(commitment.id, names.take(stem));
        }
        for observation in &district.observations {
            let stem = format!("o-{}", observation.indicator);
            anchors.insert(observation.id, names.take(stem));
        }
    }
    let mut names = Anchors::default();
    for plan in checked.content().districts.iter().flat_map(|district| &district.plans) {
        let projects = plan.projects.iter().map(|project| ('p', project.id));
        let totals = plan.totals.iter().map(|total| ('s', total.id));
        let tasks = plan.tasks.iter().map(|task| ('t', task.id));
        for (kind, record) in projects.chain(totals).chain(tasks) {
            let cited = checked.cited(record);
            let stem = format!("{kind}-{}-{}", cited.document, cited.anchor);
            anchors.insert(record, names.take(stem));
        }
    }
    anchors
}
