//! The pages that are there only where something is recorded for them.

use super::records::by_document;
use super::route::Route;
use crate::assess::{Assessments, CountedTarget};
use crate::check::{Agreement, Amount, Checked, sum};
use crate::model::{District, Plan, Project, Total};

/// Those pages of the whole site that have something to show.
pub(super) fn pages(checked: &Checked, assessments: &Assessments<'_>) -> Vec<Route<'static>> {
    let any = |has: &dyn Fn(&District) -> bool| checked.content().districts.iter().any(has);
    let has_dues = |district: &District| has_dues(assessments, district);
    let has_doubts = |district: &District| {
        let mut targets = assessments.targets(&district.profile.id).iter();
        targets.any(|target| is_doubtful(assessments, target)) || wrong_sums(district) > 0
    };
    let all: [(Route<'static>, bool); 5] = [
        (Route::Projects, any(&has_projects)),
        (Route::Tasks, any(&has_tasks)),
        (Route::Units, any(&has_agencies)),
        (Route::Due, any(&has_dues)),
        (Route::Doubts, any(&has_doubts)),
    ];
    all.into_iter().filter(|(_, is_there)| *is_there).map(|(route, _)| route).collect()
}

/// Whether a district has targets or deadlines of tasks.
pub(super) fn has_dues(assessments: &Assessments<'_>, district: &District) -> bool {
    let has_deadline = |plan: &Plan| plan.tasks.iter().any(|task| !task.due.is_empty());
    !assessments.targets(&district.profile.id).is_empty() || district.plans.iter().any(has_deadline)
}

fn has_projects(district: &District) -> bool {
    district.plans.iter().any(|plan| !plan.projects.is_empty() || !plan.totals.is_empty())
}

fn has_tasks(district: &District) -> bool {
    district.plans.iter().any(|plan| !plan.tasks.is_empty())
}

/// Whether any task says who answers for it.
fn has_agencies(district: &District) -> bool {
    district.plans.iter().flat_map(|plan| &plan.tasks).any(|task| !task.agencies.is_empty())
}

/// Whether the documents say different things of a target or of its latest value.
fn is_doubtful(assessments: &Assessments<'_>, target: &CountedTarget<'_>) -> bool {
    let mut each = target.wordings.iter().map(|wording| assessments.of(wording.commitment));
    target.is_contradicted || each.any(|assessment| assessment.latest.len() > 1)
}

/// How many stated totals are not those of their rows. What is of one document may stand in several files.
pub(super) fn wrong_sums(district: &District) -> usize {
    let projects = by_document(district, |plan| &plan.projects);
    let totals = by_document(district, |plan| &plan.totals);
    let wrong = totals.iter().map(|(document, totals)| {
        let rows = projects.iter().find(|(id, _)| id == document);
        let rows = rows.map_or(&[][..], |(_, projects)| projects.as_slice());
        totals.iter().filter(|total| is_wrong(total, rows, totals)).count()
    });
    wrong.sum()
}

fn is_wrong(total: &Total, projects: &[&Project], totals: &[&Total]) -> bool {
    Amount::of(&[total]).any(|amount| {
        let sum = sum(total, amount, projects, totals);
        sum.is_some_and(|sum| sum.agreement() == Agreement::Different)
    })
}
