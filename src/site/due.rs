//! In which years how much is due.

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessments;
use crate::check::Checked;
use crate::model::District;

/// What is due in each year in which anything is.
pub(crate) type ByYear = BTreeMap<i32, DueCount>;

/// How much is due in a year.
#[derive(Debug, Clone, Copy, Default, Hash)]
pub(crate) struct DueCount {
    pub(crate) targets: usize,
    /// A task counts once in a year, however many deadlines it has there.
    pub(crate) tasks: usize,
}

/// What is due of a district.
pub(crate) fn of_district(assessments: &Assessments<'_>, district: &District) -> ByYear {
    let mut counts = ByYear::new();
    for target in assessments.targets(&district.profile.id) {
        counts.entry(target.year).or_default().targets += 1;
    }
    for task in district.plans.iter().flat_map(|plan| &plan.tasks) {
        let years: BTreeSet<i32> = task.due.iter().map(|due| due.date.year()).collect();
        for year in years {
            counts.entry(year).or_default().tasks += 1;
        }
    }
    counts
}

/// What is due of all districts.
pub(super) fn of_all(checked: &Checked, assessments: &Assessments<'_>) -> ByYear {
    let mut counts = ByYear::new();
    for district in &checked.content().districts {
        for (year, here) in of_district(assessments, district) {
            let DueCount { targets, tasks } = counts.entry(year).or_default();
            *targets += here.targets;
            *tasks += here.tasks;
        }
    }
    counts
}
