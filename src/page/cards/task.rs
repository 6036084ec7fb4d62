//! The views of tasks: what is to be done, by when and by whom.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::assess;
use crate::model::{CitedPlace, Date, District, Due, Duty, Task};
use crate::page::cards::progress::{self, ProgressView};
use crate::page::cards::source::source;
use crate::page::context::PageContext;
use crate::page::view::{GradeView, Link, Source};
use crate::site::printed::Line;
use crate::site::{Route, printed};

/// A task.
#[derive(Serialize)]
pub(in crate::page) struct TaskView {
    anchor: String,
    no: Option<String>,
    title: String,
    standard: Option<String>,
    due: Vec<DueView>,
    duties: Vec<DutyView>,
    /// What is reported of it.
    progress: Option<ProgressView>,
    /// The other cells of its row, or its paragraphs.
    printed: Vec<Line>,
    /// Whether it stands in a table.
    is_row: bool,
    note: Option<String>,
    source: Source,
}

/// A deadline.
#[derive(Serialize)]
pub(in crate::page) struct DueView {
    /// As printed.
    text: String,
    /// The last day that the wording allows.
    date: String,
    /// Its year.
    year: i32,
    /// Whether that day has come on the date of assessment.
    is_past: bool,
    /// What is due then, where the standard does not say just that.
    clause: Option<String>,
}

/// Who answers for a task in one way.
#[derive(Serialize)]
pub(in crate::page) struct DutyView {
    word: String,
    units: Vec<Link>,
    /// Whether the printed list goes on with 等.
    and_others: bool,
}

/// A task in a list that leads to the page of tasks.
#[derive(Serialize)]
pub(in crate::page) struct TaskLine {
    link: Link,
    no: Option<String>,
    due: Vec<DueView>,
    /// The completion standard.
    standard: Option<String>,
    /// What is reported of it, in a few words.
    progress: Option<String>,
    /// That this is from a source that is not here.
    progress_grade: Option<GradeView>,
}

pub(in crate::page) fn task(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    task: &Task,
) -> TaskView {
    TaskView {
        anchor: context.site.key(task.id).to_string(),
        no: task.no.clone(),
        title: task.title.clone(),
        standard: task.standard.clone(),
        due: due(context, task),
        duties: duties(context, route, district, task),
        progress: progress::progress(context, route, task.id),
        printed: passage(context, district, task),
        is_row: context.site.checked.cited(task.id).row.is_some(),
        note: task.note.clone(),
        source: source(context, route, task.id, &task.citation),
    }
}

pub(in crate::page) fn line(context: &PageContext<'_>, route: &Route<'_>, task: &Task) -> TaskLine {
    TaskLine {
        link: Link { href: context.site.citations.link(route, task.id), text: task.title.clone() },
        no: task.no.clone(),
        due: due(context, task),
        standard: task.standard.clone(),
        progress: progress::line(context, task.id),
        progress_grade: progress::grade(context, task.id),
    }
}

/// Whether a day has come on the date of assessment. It says nothing of what was done by then.
pub(in crate::page) fn has_come(context: &PageContext<'_>, date: &Date) -> bool {
    assess::Due::of_day(date, &context.site.checked.content().site.as_of).has_come()
}

/// Whether the last day of a year has come on the date of assessment.
pub(in crate::page) fn has_year_come(context: &PageContext<'_>, year: i32) -> bool {
    assess::Due::of_year(year, &context.site.checked.content().site.as_of).has_come()
}

/// The days on which something of a task is due, each once, in their order.
pub(in crate::page) fn days(task: &Task) -> BTreeSet<&Date> {
    task.due.iter().map(|due| &due.date).collect()
}

fn due(context: &PageContext<'_>, task: &Task) -> Vec<DueView> {
    let is_said = |due: &Due| {
        let clause = due.what.as_deref().unwrap_or_default();
        task.standard.as_ref().is_some_and(|standard| says_just(standard, &due.text, clause))
    };
    let view = |due: &Due| DueView {
        text: due.text.clone(),
        date: due.date.as_str().to_owned(),
        year: due.date.year(),
        is_past: has_come(context, &due.date),
        clause: due.what.clone().filter(|_| !is_said(due)),
    };
    task.due.iter().map(view).collect()
}

/// Whether a standard is a deadline and its clause, marks aside.
fn says_just(standard: &str, text: &str, clause: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    bare(standard) == bare(text) + &bare(clause)
}

pub(in crate::page) fn duties(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    task: &Task,
) -> Vec<DutyView> {
    let link = |id| {
        let unit = context.site.checked.agency(district, id);
        let home = Route::Agency(&district.profile.id, id);
        Link { href: route.link(&home), text: unit.name.clone() }
    };
    let views = Duty::ALL.into_iter().map(|duty| {
        let units = task.agencies.iter().filter(|(of, _)| *of == duty);
        DutyView {
            word: word(context, duty).to_owned(),
            units: units.map(|(_, id)| link(id)).collect(),
            and_others: false,
        }
    });
    let mut views: Vec<DutyView> = views.filter(|view| !view.units.is_empty()).collect();
    // 等 is printed at the end of the last list.
    if let Some(last) = views.last_mut() {
        last.and_others = task.and_others;
    }
    views
}

/// A duty in words.
pub(in crate::page) fn word<'a>(context: &PageContext<'a>, duty: Duty) -> &'a str {
    let words = &context.strings().words;
    match duty {
        Duty::Lead => &words.lead,
        Duty::Responsible => &words.responsible,
        Duty::Support => &words.support,
    }
}

/// What the place of a task prints: the cells of its row that were not typed, or all its paragraphs; nothing where the
/// paragraph says no more than the quote.
fn passage(context: &PageContext<'_>, district: &District, task: &Task) -> Vec<Line> {
    let lines = printed::of_task(context.site.checked, district, task);
    let CitedPlace::Quote { quote, .. } = &task.citation.place else { return lines };
    match lines.as_slice() {
        [only] if printed::is_same(&only.text, quote) => Vec::new(),
        _ => lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_standard_may_be_a_deadline_and_its_clause() {
        assert!(says_just("到2023年底，完成改革。", "到2023年底", "完成改革"));
        assert!(!says_just("到2023年底，完成改革，通过验收。", "到2023年底", "完成改革"));
    }
}
