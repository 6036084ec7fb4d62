//! The data files of tasks, their deadlines, and the units that answer for them.

use super::cells::{address, joined, or_empty, quote};
use super::table::table;
use crate::files::File;
use crate::model::{District, DocumentId, Duty, Task};
use crate::site::records::{by_document, by_number_of_tasks};
use crate::site::{Site, printed};

/// Every task with its district and document, in the order of the pages.
fn each<'a>(
    site: &Site<'a>,
) -> impl Iterator<Item = (&'a District, &'a DocumentId, &'a Task)> + use<'a> {
    site.checked.content().districts.iter().flat_map(|district| {
        let documents = by_document(district, |plan| &plan.tasks).into_iter();
        documents.flat_map(move |(document, tasks)| {
            tasks.into_iter().map(move |task| (district, document, task))
        })
    })
}

const TASKS: [&str; 18] = [
    "task",
    "district",
    "district_name",
    "document",
    "no",
    "group",
    "title",
    "standard",
    "detail",
    "due",
    "due_text",
    "lead",
    "responsible",
    "support",
    "and_others",
    "note",
    "address",
    "quote",
];

pub(super) fn tasks(site: &Site<'_>) -> File {
    let rows = each(site).map(|(district, document, task)| {
        let units = |duty: Duty| {
            let of_duty = task.units.iter().filter(|(of, _)| *of == duty);
            let names = of_duty.map(|(_, id)| site.checked.unit(district, id).name.as_str());
            names.collect::<Vec<_>>().join("; ")
        };
        let dates: Vec<&str> = task.due.iter().map(|due| due.date.as_str()).collect();
        let texts: Vec<&str> = task.due.iter().map(|due| due.text.as_str()).collect();
        [
            site.anchor(&task.origin).to_owned(),
            district.profile.id.to_string(),
            district.profile.name.clone(),
            document.to_string(),
            or_empty(task.no.as_ref()),
            or_empty(task.group.as_ref()),
            task.title.clone(),
            or_empty(task.standard.as_ref()),
            joined(&printed::of_task(site.checked, district, task)),
            dates.join("; "),
            texts.join("; "),
            units(Duty::Lead),
            units(Duty::Responsible),
            units(Duty::Support),
            if task.and_others { "yes".to_owned() } else { String::new() },
            or_empty(task.note.as_ref()),
            address(site, &task.citation, &task.origin),
            quote(&task.citation),
        ]
    });
    table("tasks.csv", TASKS, rows)
}

pub(super) fn deadlines(site: &Site<'_>) -> File {
    let dues = each(site).flat_map(|(district, document, task)| {
        task.due.iter().map(move |due| (district, document, task, due))
    });
    let rows = dues.map(|(district, document, task, due)| {
        [
            site.anchor(&task.origin).to_owned(),
            district.profile.id.to_string(),
            district.profile.name.clone(),
            document.to_string(),
            or_empty(task.no.as_ref()),
            task.title.clone(),
            due.date.as_str().to_owned(),
            due.text.clone(),
            or_empty(due.what.as_ref()),
            address(site, &task.citation, &task.origin),
        ]
    });
    let header = [
        "task",
        "district",
        "district_name",
        "document",
        "no",
        "title",
        "due",
        "due_text",
        "clause",
        "address",
    ];
    table("deadlines.csv", header, rows)
}

pub(super) fn units(site: &Site<'_>) -> File {
    let districts = site.checked.content().districts.iter();
    let each = districts.flat_map(|district| {
        let tasks: Vec<&Task> = district.plans.iter().flat_map(|plan| &plan.tasks).collect();
        let units = by_number_of_tasks(&district.units, &tasks).into_iter();
        units.map(move |(unit, tasks)| (&district.profile, unit, tasks))
    });
    let rows = each.map(|(profile, unit, tasks)| {
        let count = |duty: Duty| {
            let has = |task: &&&Task| task.units.contains(&(duty, unit.id.clone()));
            tasks.iter().filter(has).count().to_string()
        };
        [
            profile.id.to_string(),
            profile.name.clone(),
            unit.id.to_string(),
            unit.name.clone(),
            unit.aliases.join("; "),
            count(Duty::Lead),
            count(Duty::Responsible),
            count(Duty::Support),
            tasks.len().to_string(),
        ]
    });
    let header = [
        "district",
        "district_name",
        "unit",
        "name",
        "aliases",
        "lead",
        "responsible",
        "support",
        "tasks",
    ];
    table("units.csv", header, rows)
}
