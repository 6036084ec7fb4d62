//! The page of units: what each agency answers for, by deadline.

use serde::Serialize;

use crate::files::File;
use crate::model::{Agency, District, Duty, RecordId, Task, WorkKind};
use crate::page::cards::progress::{self, CountedGroup, CountsView};
use crate::page::cards::task::{TaskLine, days, is_past, line, word};
use crate::page::charts::timeline::{Listed, timeline};
use crate::page::context::PageContext;
use crate::page::view::{Figures, Link};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;
use crate::site::records::{by_document, by_number_of_tasks};

#[derive(Serialize)]
struct PageView {
    districts: Vec<DistrictView>,
}

#[derive(Serialize)]
struct DistrictView {
    anchor: String,
    district: Link,
    documents: Vec<Link>,
    /// What the tasks of each unit have come to; `None` where nothing is reported.
    progress: Option<CountsView>,
    /// None where the documents name no units.
    units: Vec<UnitView>,
}

/// With fewer deadlines the list says it all.
const LEAST_DEADLINES: usize = 3;

/// An agency with its tasks.
#[derive(Serialize)]
struct UnitView {
    anchor: String,
    name: String,
    aliases: Vec<String>,
    note: Option<String>,
    /// Its duties, with the number of tasks.
    duties: Vec<DutyCount>,
    /// When its tasks are due, where that is a picture.
    timeline: Option<Figures>,
    /// What is reported of its tasks, in a sentence; `None` where nothing is.
    progress: Option<String>,
    tasks: Vec<UnitTask>,
}

#[derive(Serialize)]
struct DutyCount {
    word: String,
    tasks: usize,
}

/// A task of an agency.
#[derive(Serialize)]
struct UnitTask {
    duties: Vec<String>,
    days: Vec<Day>,
    task: TaskLine,
}

#[derive(Serialize)]
struct Day {
    date: String,
    is_past: bool,
}

pub(in crate::page) fn page(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Units;
    let content = context.site.checked.content();
    let districts = content.districts.iter();
    let view =
        PageView { districts: districts.filter_map(|d| district(context, &route, d)).collect() };
    let title = context.page_name(&Route::Units);
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Units, titles, &view)
}

/// The units of a district that has tasks.
fn district(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
) -> Option<DistrictView> {
    let documents = by_document(district, |plan| &plan.tasks);
    let tasks: Vec<&Task> = documents.iter().flat_map(|(_, tasks)| tasks).copied().collect();
    let units = by_number_of_tasks(&district.agencies, &tasks);
    let views = units.iter().map(|(unit, tasks)| self::unit(context, route, district, unit, tasks));
    let id = &district.profile.id;
    let counted = units
        .iter()
        .map(|(unit, tasks)| (Route::unit_anchor(id, &unit.id), unit.name.clone(), ids(tasks)));
    let counted: Vec<CountedGroup> = counted.collect();
    (!tasks.is_empty()).then(|| DistrictView {
        anchor: Route::district_anchor(id),
        district: Link {
            href: route.link(&Route::District(id)),
            text: district.profile.name.clone(),
        },
        documents: documents
            .iter()
            .map(|(id, _)| Link {
                href: route.link(&Route::Document(id)),
                text: context.site.checked.document(id).title.clone(),
            })
            .collect(),
        progress: progress::table(context, &counted),
        units: views.collect(),
    })
}

fn ids(tasks: &[&Task]) -> Vec<RecordId> {
    tasks.iter().map(|task| task.id).collect()
}

fn unit(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    unit: &Agency,
    tasks: &[&Task],
) -> UnitView {
    let has = |task: &Task, duty: Duty| task.agencies.contains(&(duty, unit.id.clone()));
    let mut by_deadline: Vec<&Task> = tasks.to_vec();
    by_deadline.sort_by_key(|task| {
        let first = days(task).into_iter().next();
        (first.is_none(), first)
    });
    let anchor = Route::unit_anchor(&district.profile.id, &unit.id);
    let deadlines: usize = tasks.iter().map(|task| days(task).len()).sum();
    let timeline = (deadlines >= LEAST_DEADLINES).then(|| {
        let documents = by_document(district, |plan| &plan.tasks).len();
        let listed = if documents > 1 { Listed::Titles } else { Listed::Numbers };
        timeline(context, (&anchor, &unit.name), tasks, listed)
    });
    UnitView {
        timeline: timeline.flatten(),
        progress: progress::sentence(context, WorkKind::Task, &ids(tasks)),
        anchor,
        name: unit.name.clone(),
        aliases: unit.aliases.clone(),
        note: unit.note.clone(),
        duties: Duty::ALL
            .into_iter()
            .map(|duty| DutyCount {
                word: word(context, duty).to_owned(),
                tasks: tasks.iter().filter(|task| has(task, duty)).count(),
            })
            .filter(|count| count.tasks > 0)
            .collect(),
        tasks: by_deadline
            .into_iter()
            .map(|task| UnitTask {
                duties: Duty::ALL
                    .into_iter()
                    .filter(|duty| has(task, *duty))
                    .map(|duty| word(context, duty).to_owned())
                    .collect(),
                days: days(task)
                    .into_iter()
                    .map(|date| Day {
                        date: date.as_str().to_owned(),
                        is_past: is_past(context, date),
                    })
                    .collect(),
                task: line(context, route, task),
            })
            .collect(),
    }
}
