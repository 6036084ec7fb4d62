//! What an agency answers for, by deadline.

use serde::Serialize;

use crate::files::File;
use crate::model::{Agency, Date, District, Duty, RecordId, Task, WorkKind};
use crate::page::cards::progress;
use crate::page::cards::task::{TaskLine, days, has_come, line, word};
use crate::page::charts::timeline::{Listed, timeline};
use crate::page::context::PageContext;
use crate::page::view::{Figures, Link};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;
use crate::site::records::by_document;

/// With fewer deadlines the list says it all.
const LEAST_DEADLINES: usize = 3;

/// An agency with its tasks.
#[derive(Serialize)]
struct PageView {
    district: Link,
    /// The documents that name it.
    documents: Vec<Link>,
    name: String,
    aliases: Vec<String>,
    note: Option<String>,
    /// Its duties, with the number of tasks.
    duties: Vec<DutyCount>,
    /// When its tasks are due, where that is a picture.
    timeline: Option<Figures>,
    /// What is reported of its tasks, in a sentence; `None` where nothing is.
    progress: Option<String>,
    tasks: Vec<AgencyTask>,
}

/// How many tasks it has a duty in.
#[derive(Serialize)]
pub(in crate::page) struct DutyCount {
    word: String,
    tasks: usize,
}

/// A task of an agency.
#[derive(Serialize)]
struct AgencyTask {
    duties: Vec<String>,
    days: Vec<Day>,
    task: TaskLine,
}

#[derive(Serialize)]
struct Day {
    date: String,
    year: i32,
    is_past: bool,
}

/// The page of an agency that some task names.
pub(in crate::page) fn page(
    context: &PageContext<'_>,
    district: &District,
    agency: &Agency,
    tasks: &[&Task],
) -> Result<File, Fault> {
    let id = &district.profile.id;
    let route = Route::Agency(id, &agency.id);
    let mut by_deadline: Vec<&Task> = tasks.to_vec();
    by_deadline.sort_by_key(|task| {
        let first = days(task).into_iter().next();
        (first.is_none(), first)
    });
    let deadlines: usize = tasks.iter().map(|task| days(task).len()).sum();
    let all = by_document(district, |plan| &plan.tasks);
    let timeline = (deadlines >= LEAST_DEADLINES).then(|| {
        let listed = if all.len() > 1 { Listed::Titles } else { Listed::Numbers };
        timeline(context, ("due", &agency.name), tasks, listed)
    });
    let ids: Vec<RecordId> = tasks.iter().map(|task| task.id).collect();
    let is_own = |(_, of): &&(_, Vec<&Task>)| of.iter().any(|task| ids.contains(&task.id));
    let view = PageView {
        district: Link {
            href: route.link(&Route::District(id)),
            text: district.profile.name.clone(),
        },
        documents: all
            .iter()
            .filter(is_own)
            .map(|(id, _)| Link {
                href: route.link(&Route::Document(id)),
                text: context.site.checked.document(id).title.clone(),
            })
            .collect(),
        timeline: timeline.flatten(),
        progress: progress::sentence(context, WorkKind::Task, &ids),
        name: agency.name.clone(),
        aliases: agency.aliases.clone(),
        note: agency.note.clone(),
        duties: duties(context, agency, tasks),
        tasks: by_deadline.into_iter().map(|t| agency_task(context, &route, agency, t)).collect(),
    };
    let title = titled(&district.profile.name, &agency.name);
    let titles = Titles { description: title.clone(), title };
    render(context, &route, Template::Agency, titles, &view)
}

fn has(agency: &Agency, task: &Task, duty: Duty) -> bool {
    task.agencies.contains(&(duty, agency.id.clone()))
}

/// How many of some tasks an agency has each duty in.
pub(in crate::page) fn duties(
    context: &PageContext<'_>,
    agency: &Agency,
    tasks: &[&Task],
) -> Vec<DutyCount> {
    let counts = Duty::ALL.into_iter().map(|duty| DutyCount {
        word: word(context, duty).to_owned(),
        tasks: tasks.iter().filter(|task| has(agency, task, duty)).count(),
    });
    counts.filter(|count| count.tasks > 0).collect()
}

fn agency_task(
    context: &PageContext<'_>,
    route: &Route<'_>,
    agency: &Agency,
    task: &Task,
) -> AgencyTask {
    let duties = Duty::ALL.into_iter().filter(|duty| has(agency, task, *duty));
    let day = |date: &Date| Day {
        date: date.as_str().to_owned(),
        year: date.year(),
        is_past: has_come(context, date),
    };
    AgencyTask {
        duties: duties.map(|duty| word(context, duty).to_owned()).collect(),
        days: days(task).into_iter().map(day).collect(),
        task: line(context, route, task),
    }
}
