//! The page of tasks: how many each district has, when they are due, and where each stands.

use serde::Serialize;

use crate::files::File;
use crate::model::{District, RecordId, Task, WorkKind};
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::progress;
use crate::page::cards::task::has_year_come;
use crate::page::context::PageContext;
use crate::page::view::Link;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::records::by_document;
use crate::site::{List, Route};

#[derive(Serialize)]
struct PageView {
    /// The years in which tasks are due.
    years: Vec<YearView>,
    /// Whether anything is reported of any task.
    has_progress: bool,
    districts: Vec<DistrictView>,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct YearView {
    year: i32,
    /// Whether the last day of the year has come.
    is_past: bool,
}

#[derive(Serialize)]
struct DistrictView {
    anchor: String,
    /// To the page of its tasks.
    district: Link,
    documents: Vec<DocumentView>,
    /// How many tasks fall due in each year, and where they are listed.
    due: Vec<usize>,
    due_page: String,
    undated: usize,
}

/// The tasks of a document.
#[derive(Serialize)]
struct DocumentView {
    /// To its tasks.
    link: Link,
    tasks: usize,
    dated: usize,
    /// How many tasks name who answers for them.
    assigned: usize,
    /// Of how many tasks something is reported.
    reported: usize,
    /// What is reported of them, in a sentence; `None` where nothing is.
    progress: Option<String>,
}

pub(in crate::page) fn page(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Tasks.page(number);
    let site = &context.site.checked.content().site;
    let years = context.site.due.iter().filter(|(_, due)| due.tasks > 0);
    let years: Vec<i32> = years.map(|(year, _)| *year).collect();
    let districts = context.site.places_on(List::Tasks, number).iter();
    let view = PageView {
        has_progress: context.site.progress.is_of_tasks,
        districts: districts.filter_map(|d| district(context, &route, d, &years)).collect(),
        years: years
            .into_iter()
            .map(|year| YearView { year, is_past: has_year_come(context, year) })
            .collect(),
        pager: Pager::on(context, List::Tasks, number),
    };
    let title = pager::titled(context.page_name(&Route::Tasks), view.pager.as_ref());
    let titles = Titles { description: titled(&site.title, &title), title };
    render(context, &route, Template::Tasks, titles, &view)
}

fn district(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    years: &[i32],
) -> Option<DistrictView> {
    let documents = by_document(district, |plan| &plan.tasks);
    let tasks: Vec<&Task> = documents.iter().flat_map(|(_, tasks)| tasks).copied().collect();
    let due_in = |year: i32| {
        let is_due = |task: &&&Task| task.due.iter().any(|due| due.date.year() == year);
        tasks.iter().filter(is_due).count()
    };
    let id = &district.profile.id;
    let home = Route::TasksOf(id);
    let view = |(id, tasks): (_, Vec<&Task>)| {
        let ids: Vec<RecordId> = tasks.iter().map(|task| task.id).collect();
        DocumentView {
            link: Link {
                href: route.link_at(&home, &Route::document_anchor(id)),
                text: context.site.checked.document(id).title.clone(),
            },
            tasks: tasks.len(),
            dated: tasks.iter().filter(|task| !task.due.is_empty()).count(),
            assigned: tasks.iter().filter(|task| !task.agencies.is_empty()).count(),
            reported: ids.iter().filter(|task| context.site.progress.of(**task).is_some()).count(),
            progress: progress::sentence(context, WorkKind::Task, &ids),
        }
    };
    (!tasks.is_empty()).then(|| DistrictView {
        anchor: Route::district_anchor(id),
        district: Link { href: route.link(&home), text: district.profile.name.clone() },
        due: years.iter().map(|year| due_in(*year)).collect(),
        due_page: route.link(&Route::DueOf(id)),
        undated: tasks.iter().filter(|task| task.due.is_empty()).count(),
        documents: documents.into_iter().map(view).collect(),
    })
}
