//! What is reported of a task or project, beside its deadline or its years of building.

use serde::Serialize;

use crate::model::{Grade, Progress, RecordId, WorkKind};
use crate::page::cards::source;
use crate::page::context::PageContext;
use crate::page::view::{GradeView, Source};
use crate::page::words::money::unit_of_money;
use crate::page::words::wording::{fill, printed};
use crate::site::{Counted, Reports, Route};

/// What is reported of a task or project.
#[derive(Serialize)]
pub(in crate::page) struct ProgressView {
    /// What holds: the reports of the latest day.
    latest: Vec<ReportView>,
    /// Whether they contradict each other, in a word.
    contradictory: Option<String>,
    /// What was reported before, the latest first.
    earlier: Vec<ReportView>,
}

/// What one source reports.
#[derive(Serialize)]
struct ReportView {
    anchor: String,
    /// The status as files have it.
    status: &'static str,
    word: String,
    percent: Option<String>,
    paid: Option<String>,
    date: String,
    note: Option<String>,
    source: Source,
}

/// What some tasks or projects count as.
#[derive(Serialize)]
pub(in crate::page) struct CountsView {
    /// The words over the numbers.
    heads: Vec<String>,
    rows: Vec<CountsRow>,
}

#[derive(Serialize)]
struct CountsRow {
    href: String,
    name: String,
    counts: Vec<usize>,
    total: usize,
}

/// An address with a name, and tasks.
pub(in crate::page) type CountedGroup = (String, String, Vec<RecordId>);

/// What is reported of a task or project; `None` where nothing is.
pub(in crate::page) fn progress(
    context: &PageContext<'_>,
    route: &Route<'_>,
    work: RecordId,
) -> Option<ProgressView> {
    let Reports { latest, earlier } = context.site.progress.of(work)?;
    let report = |record: &&Progress| report(context, route, record);
    let is_contradictory = context.site.progress.counted(work) == Counted::Contradictory;
    Some(ProgressView {
        latest: latest.iter().map(report).collect(),
        contradictory: is_contradictory.then(|| context.strings().progress.contradictory.clone()),
        earlier: earlier.iter().rev().map(report).collect(),
    })
}

fn report(context: &PageContext<'_>, route: &Route<'_>, record: &Progress) -> ReportView {
    let words = &context.strings().progress;
    ReportView {
        anchor: context.site.key(record.id).to_string(),
        status: record.status.name(),
        word: words.of(record.status).to_owned(),
        percent: percent(context, record),
        paid: record.paid.as_ref().map(|paid| {
            let unit = unit_of_money(&context.strings().words, paid.unit);
            fill(&words.paid, &[("value", &printed(&paid.amount)), ("unit", &unit)])
        }),
        date: record.date.as_str().to_owned(),
        note: record.note.clone(),
        source: source::from(context, route, record.id, &record.citation),
    }
}

fn percent(context: &PageContext<'_>, record: &Progress) -> Option<String> {
    let words = &context.strings().progress;
    record.percent.as_ref().map(|percent| fill(&words.percent, &[("value", &printed(percent))]))
}

/// The same in a few words, for lists that lead to it.
pub(in crate::page) fn line(context: &PageContext<'_>, work: RecordId) -> Option<String> {
    let words = &context.strings().progress;
    let Reports { latest, .. } = context.site.progress.of(work)?;
    let last = latest.last()?;
    let percent = percent(context, last).filter(|_| latest.len() == 1);
    let word = words.counted(context.site.progress.counted(work));
    let said: Vec<&str> = [Some(word), percent.as_deref()].into_iter().flatten().collect();
    let said = said.join(&words.comma);
    Some(fill(&words.dated, &[("said", &said), ("date", &last.date.as_str())]))
}

/// That the latest of what is reported is from a source that is not here, for lists that show it without its source.
pub(in crate::page) fn grade(context: &PageContext<'_>, work: RecordId) -> Option<GradeView> {
    let grade = context.site.progress.of(work)?.grade()?;
    let word = || context.strings().source.stated_short.clone();
    (grade == Grade::Stated).then(|| GradeView { class: GradeView::STATED, word: word() })
}

/// What some tasks or projects have come to, in a sentence; `None` where nothing is reported of any.
pub(in crate::page) fn sentence(
    context: &PageContext<'_>,
    kind: WorkKind,
    works: &[RecordId],
) -> Option<String> {
    let progress = &context.site.progress;
    progress.is_of_any(works.iter().copied()).then(|| {
        let counts = progress.counts(works.iter().copied());
        context.strings().progress.sentence(kind, &counts)
    })
}

/// What the tasks of some groups count as, a row for each; `None` where nothing is reported of any.
pub(in crate::page) fn table(
    context: &PageContext<'_>,
    groups: &[CountedGroup],
) -> Option<CountsView> {
    let progress = &context.site.progress;
    let all = || groups.iter().flat_map(|(.., works)| works.iter().copied());
    if !progress.is_of_any(all()) {
        return None;
    }
    let shown: Vec<Counted> =
        progress.counts(all()).into_iter().map(|(counted, _)| counted).collect();
    let words = &context.strings().progress;
    let rows = groups.iter().map(|(href, name, works)| {
        let counts = progress.counts(works.iter().copied());
        let of = |wanted: &Counted| {
            counts.iter().find(|(counted, _)| counted == wanted).map_or(0, |(_, n)| *n)
        };
        CountsRow {
            href: href.clone(),
            name: name.clone(),
            counts: shown.iter().map(of).collect(),
            total: works.len(),
        }
    });
    Some(CountsView {
        rows: rows.collect(),
        heads: shown.iter().map(|counted| words.counted(*counted).to_owned()).collect(),
    })
}
