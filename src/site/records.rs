//! The records of a district in the orders in which they are shown.

use std::collections::BTreeSet;

use super::entry::commitments;
use crate::assess::Assessments;
use crate::model::{Agency, AgencyId, District, DocumentId, Observation, Plan, RecordId, Task};

/// The observations of a district that belong to no commitment.
pub(super) fn others<'a>(
    assessments: &Assessments<'_>,
    district: &'a District,
) -> Vec<&'a Observation> {
    let committed = commitments(district).flat_map(|c| &assessments.of(c.commitment).observations);
    let committed: BTreeSet<RecordId> = committed.map(|o| o.id).collect();
    district.observations.iter().filter(|o| !committed.contains(&o.id)).collect()
}

/// The documents that a district has records of a kind from, each once, in the order of files.
pub(crate) fn by_document<'a, T>(
    district: &'a District,
    of: impl Fn(&'a Plan) -> &'a [T],
) -> Vec<(&'a DocumentId, Vec<&'a T>)> {
    let mut documents: Vec<(&DocumentId, Vec<&T>)> = Vec::new();
    for plan in district.plans.iter().filter(|plan| !of(plan).is_empty()) {
        match documents.iter_mut().find(|(id, _)| **id == plan.document) {
            Some((_, records)) => records.extend(of(plan)),
            None => documents.push((&plan.document, of(plan).iter().collect())),
        }
    }
    documents
}

/// Units with the tasks that name them, the busiest first; a unit without a task is left out.
pub(crate) fn by_number_of_tasks<'a>(
    units: &'a [Agency],
    tasks: &[&'a Task],
) -> Vec<(&'a Agency, Vec<&'a Task>)> {
    let of = |unit: &Agency| tasks.iter().copied().filter(|task| names(task, &unit.id)).collect();
    let mut busy: Vec<(&Agency, Vec<&Task>)> = units.iter().map(|unit| (unit, of(unit))).collect();
    busy.retain(|(_, tasks)| !tasks.is_empty());
    busy.sort_by_key(|(_, tasks)| std::cmp::Reverse(tasks.len()));
    busy
}

/// Whether a task names an agency.
pub(crate) fn names(task: &Task, unit: &AgencyId) -> bool {
    task.agencies.iter().any(|(_, id)| id == unit)
}
