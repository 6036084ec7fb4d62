//! When the targets and tasks of a district fall due: tasks by day with those who answer for them, targets by what has
//! become of them.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assess::State;
use crate::files::File;
use crate::model::{Date, District, Nature, Task};
use crate::page::cards::target::{TargetLine, line as target_line, state};
use crate::page::cards::task::{DutyView, TaskLine, days, duties, has_come, has_year_come, line};
use crate::page::context::PageContext;
use crate::page::view::{Link, StatusView};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{Route, TargetEntry};

#[derive(Serialize)]
struct PageView {
    district: Link,
    years: Vec<YearView>,
}

/// What is due in a year.
#[derive(Serialize)]
struct YearView {
    anchor: String,
    year: i32,
    /// Whether the last day of the year has come.
    is_past: bool,
    tasks: usize,
    days: Vec<DayView>,
    targets: usize,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct DayView {
    date: String,
    is_past: bool,
    tasks: Vec<TaskView>,
}

/// A task with those who answer for it.
#[derive(Serialize)]
struct TaskView {
    line: TaskLine,
    duties: Vec<DutyView>,
}

/// The targets of one state; those that bind come first.
#[derive(Serialize)]
struct GroupView {
    status: StatusView,
    targets: Vec<TargetLine>,
}

#[derive(Default)]
struct Year<'a> {
    days: BTreeMap<&'a Date, Vec<&'a Task>>,
    targets: BTreeMap<State, Vec<TargetEntry<'a>>>,
}

pub(in crate::page) fn page<'a>(
    context: &PageContext<'a>,
    district: &'a District,
) -> Result<File, Fault> {
    let id = &district.profile.id;
    let (route, name) = (Route::DueOf(id), &district.profile.name);
    let mut years: BTreeMap<i32, Year<'_>> = BTreeMap::new();
    for task in district.plans.iter().flat_map(|plan| &plan.tasks) {
        for date in days(task) {
            years.entry(date.year()).or_default().days.entry(date).or_default().push(task);
        }
    }
    for entry in context.site.targets_of(district) {
        let targets = &mut years.entry(entry.target.year).or_default().targets;
        targets.entry(entry.target.state()).or_default().push(entry);
    }
    let years = years.into_iter().map(|(y, of)| year(context, &route, district, (y, of)));
    let view = PageView {
        district: Link { href: route.link(&Route::District(id)), text: name.clone() },
        years: years.collect(),
    };
    let title = titled(name, context.page_name(&Route::Due));
    let titles = Titles { description: title.clone(), title };
    render(context, &route, Template::DistrictDue, titles, &view)
}

fn year<'a>(
    context: &PageContext<'a>,
    route: &Route<'_>,
    district: &'a District,
    (year, of): (i32, Year<'a>),
) -> YearView {
    let mut ids: Vec<_> = of.days.values().flatten().map(|task| task.id).collect();
    ids.sort();
    ids.dedup();
    let days = of.days.into_iter().map(|(date, tasks)| DayView {
        date: date.as_str().to_owned(),
        is_past: has_come(context, date),
        tasks: tasks
            .into_iter()
            .map(|task| TaskView {
                line: line(context, route, task),
                duties: duties(context, route, district, task),
            })
            .collect(),
    });
    let count = of.targets.values().map(Vec::len).sum();
    YearView {
        anchor: Route::year_anchor(year),
        year,
        is_past: has_year_come(context, year),
        tasks: ids.len(),
        days: days.collect(),
        targets: count,
        groups: groups(context, route, of.targets),
    }
}

/// Targets by what has become of them, in words: what has one word is one group.
fn groups<'a>(
    context: &PageContext<'a>,
    route: &Route<'_>,
    targets: BTreeMap<State, Vec<TargetEntry<'a>>>,
) -> Vec<GroupView> {
    let mut groups: Vec<(StatusView, Vec<TargetEntry<'a>>)> = Vec::new();
    for (of, entries) in targets {
        let view = StatusView { reason: None, ..state(context, of) };
        match groups.iter_mut().find(|(known, _)| known.word == view.word) {
            Some((_, all)) => all.extend(entries),
            None => groups.push((view, entries)),
        }
    }
    let group = |(status, mut entries): (StatusView, Vec<TargetEntry<'a>>)| {
        entries.sort_by_key(|entry| entry.target.nature != Some(Nature::Binding));
        let targets = entries.into_iter().map(|entry| target_line(context, route, entry));
        GroupView { status, targets: targets.collect() }
    };
    groups.into_iter().map(group).collect()
}
