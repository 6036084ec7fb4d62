//! What a district has to do: its tasks by document and group, and by day.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::files::File;
use crate::model::{Date, District, DocumentId, RecordId, Task, WorkKind};
use crate::page::cards::progress;
use crate::page::cards::task::{TaskLine, TaskView, days, has_come, line, task};
use crate::page::charts::timeline::{Listed, timeline};
use crate::page::context::PageContext;
use crate::page::view::{Figures, Link};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::records::by_document;
use crate::site::{List, Route};

#[derive(Serialize)]
struct PageView {
    district: Link,
    documents: Vec<DocumentView>,
    /// When its tasks are due, where they are of several documents.
    timeline: Option<Figures>,
    /// Where its agencies are; `None` where no task names any.
    agencies: Option<String>,
}

/// The tasks of a document.
#[derive(Serialize)]
struct DocumentView {
    anchor: String,
    document: Link,
    /// When they are due; `None` where none says.
    timeline: Option<Figures>,
    /// The first row of the table with the same days.
    rows: Option<String>,
    tasks: usize,
    dated: usize,
    /// How many tasks name who answers for them.
    assigned: usize,
    /// Of how many tasks something is reported.
    reported: usize,
    /// What is reported of them, in a sentence; `None` where nothing is.
    progress: Option<String>,
    /// How many columns the table of its tasks has.
    columns: usize,
    groups: Vec<GroupView>,
}

/// Tasks that stand under one heading.
#[derive(Serialize)]
struct GroupView {
    name: Option<String>,
    tasks: Vec<TaskView>,
}

/// The tasks of a document, in the order of their deadlines.
#[derive(Serialize)]
pub(in crate::page) struct Agenda {
    document: Link,
    /// When its tasks are due; `None` where none says.
    timeline: Option<Figures>,
    tasks: usize,
    dated: usize,
    /// What is reported of them, in a sentence; `None` where nothing is.
    progress: Option<String>,
    days: Vec<Day>,
    undated: Vec<TaskLine>,
}

/// What is due on one day.
#[derive(Serialize)]
struct Day {
    date: String,
    is_past: bool,
    tasks: Vec<TaskLine>,
}

/// The tasks of a district.
pub(in crate::page) fn page(context: &PageContext<'_>, district: &District) -> Result<File, Fault> {
    let id = &district.profile.id;
    let route = Route::TasksOf(id);
    let name = &district.profile.name;
    let documents = by_document(district, |plan| &plan.tasks);
    let tasks: Vec<&Task> = documents.iter().flat_map(|(_, tasks)| tasks).copied().collect();
    let timeline = (documents.len() > 1)
        .then(|| timeline(context, (&Route::district_anchor(id), name), &tasks, Listed::Titles));
    let is_named = tasks.iter().any(|task| !task.agencies.is_empty());
    let view = PageView {
        district: Link { href: route.link(&Route::District(id)), text: name.clone() },
        timeline: timeline.flatten(),
        documents: documents
            .iter()
            .map(|(id, tasks)| document(context, &route, district, id, tasks))
            .collect(),
        agencies: is_named.then(|| {
            route.link_at(&context.site.page_with(List::Units, id), &Route::district_anchor(id))
        }),
    };
    let title = titled(name, context.page_name(&Route::Tasks));
    let titles = Titles { description: title.clone(), title };
    render(context, &route, Template::DistrictTasks, titles, &view)
}

fn document(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    id: &DocumentId,
    tasks: &[&Task],
) -> DocumentView {
    let groups = tasks.chunk_by(|one, next| one.group == next.group).map(|tasks| GroupView {
        name: tasks.first().and_then(|task| task.group.clone()),
        tasks: tasks.iter().map(|t| task(context, route, district, t)).collect(),
    });
    let dated = tasks.iter().filter(|task| !task.due.is_empty()).count();
    let assigned = tasks.iter().filter(|task| !task.agencies.is_empty()).count();
    let ids = ids(tasks);
    let progress = progress::sentence(context, WorkKind::Task, &ids);
    let there = [dated > 0, assigned > 0, progress.is_some()];
    DocumentView {
        anchor: Route::document_anchor(id),
        document: document_link(context, route, id),
        timeline: of_document(context, id, tasks),
        rows: tasks.first().map(|first| context.site.citations.link(route, first.id)),
        tasks: tasks.len(),
        dated,
        assigned,
        reported: ids.iter().filter(|task| context.site.progress.of(**task).is_some()).count(),
        progress,
        // With the number, the task and its source.
        columns: 3 + there.iter().filter(|is_there| **is_there).count(),
        groups: groups.collect(),
    }
}

fn ids(tasks: &[&Task]) -> Vec<RecordId> {
    tasks.iter().map(|task| task.id).collect()
}

fn of_document(context: &PageContext<'_>, id: &DocumentId, tasks: &[&Task]) -> Option<Figures> {
    let title = &context.site.checked.document(id).title;
    let listed = Listed::Numbers;
    timeline(context, (&Route::document_anchor(id), title), tasks, listed)
}

fn document_link(context: &PageContext<'_>, route: &Route<'_>, id: &DocumentId) -> Link {
    Link {
        href: route.link(&Route::Document(id)),
        text: context.site.checked.document(id).title.clone(),
    }
}

/// What a district is to do, by document and day.
pub(in crate::page) fn agendas(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Vec<Agenda> {
    let documents = by_document(district, |plan| &plan.tasks).into_iter();
    documents.map(|(id, tasks)| agenda(context, route, id, &tasks)).collect()
}

fn agenda(
    context: &PageContext<'_>,
    route: &Route<'_>,
    id: &DocumentId,
    tasks: &[&Task],
) -> Agenda {
    let mut due: BTreeMap<&Date, Vec<&Task>> = BTreeMap::new();
    for task in tasks {
        for date in days(task) {
            due.entry(date).or_default().push(task);
        }
    }
    let lines = |tasks: &[&Task]| tasks.iter().map(|task| line(context, route, task)).collect();
    let undated: Vec<&Task> = tasks.iter().filter(|task| task.due.is_empty()).copied().collect();
    Agenda {
        document: document_link(context, route, id),
        timeline: of_document(context, id, tasks),
        tasks: tasks.len(),
        dated: tasks.len() - undated.len(),
        progress: progress::sentence(context, WorkKind::Task, &ids(tasks)),
        days: due
            .into_iter()
            .map(|(date, tasks)| Day {
                date: date.as_str().to_owned(),
                is_past: has_come(context, date),
                tasks: lines(&tasks),
            })
            .collect(),
        undated: lines(&undated),
    }
}
