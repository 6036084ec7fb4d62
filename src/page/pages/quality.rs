//! What a reader should know of the data: notes of records, what the site lets stand, and for review every finding.

use serde::Serialize;

use crate::check::Checked;
use crate::data;
use crate::diag::{Code, Finding, Label, Lang, Span, Suppressed};
use crate::files::File;
use crate::model::{Block, District, Document, Publish, RecordId, Run};
use crate::page::cards::pager::{self, Pager};
use crate::page::context::PageContext;
use crate::page::pages::district_projects;
use crate::page::view::Link;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{Edition, List, Quality, Route};

/// How many findings of a code are shown; the data file has all.
const MOST_OF_CODE: usize = 50;

/// How many letters of a line are shown before and behind a place.
const AROUND: usize = 24;

/// How many letters of a place are shown.
const MOST_LETTERS: usize = 80;

/// How many letters of a place are shown in a document of which only short quotes may be.
const MOST_QUOTED: usize = 60;

#[derive(Serialize)]
struct PageView {
    /// Whether this is the edition for review.
    is_review: bool,
    /// How many findings there are in all.
    total: usize,
    codes: Vec<CodeView>,
    allowed: Vec<SuppressedView>,
    districts: Vec<NotesView>,
    pager: Option<Pager>,
}

/// The findings of one code.
#[derive(Serialize)]
struct CodeView {
    anchor: String,
    name: &'static str,
    summary: &'static str,
    advice: String,
    severity: &'static str,
    /// How many there are.
    count: usize,
    /// The first of them.
    findings: Vec<FindingView>,
    /// The address of the data file with all, where not all are shown.
    all: Option<String>,
}

#[derive(Serialize)]
struct FindingView {
    message: String,
    places: Vec<PlaceView>,
    hints: Vec<String>,
}

/// A place in a file, with the words that stand there.
#[derive(Serialize)]
struct PlaceView {
    /// What to see there.
    text: Option<String>,
    /// `content/…/plan.md:12:3`
    position: String,
    /// The passage on the site, where the place is in the text of a document.
    passage: Option<Link>,
    before: String,
    words: String,
    after: String,
}

#[derive(Serialize)]
struct SuppressedView {
    name: &'static str,
    summary: &'static str,
    message: String,
    reason: String,
}

/// The notes of one district.
#[derive(Serialize)]
struct NotesView {
    anchor: String,
    district: Link,
    notes: Vec<NoteView>,
}

#[derive(Serialize)]
struct NoteView {
    record: Link,
    note: String,
}

pub(in crate::page) fn page(
    context: &PageContext<'_>,
    quality: &Quality<'_>,
    number: usize,
) -> Result<File, Fault> {
    let route = List::Quality.page(number);
    let is_first = number == 1;
    let words = &context.strings().words;
    let view = PageView {
        is_review: context.edition == Edition::Review,
        total: quality.findings.len(),
        codes: match context.edition {
            Edition::Review if is_first => codes(context, quality),
            _ => Vec::new(),
        },
        allowed: quality.allowed.iter().filter(|_| is_first).map(allowed).collect(),
        districts: context
            .site
            .places_on(List::Quality, number)
            .iter()
            .map(|district| notes(context, &route, district))
            .filter(|view| !view.notes.is_empty())
            .collect(),
        pager: Pager::on(context, List::Quality, number),
    };
    let title = pager::titled(words.quality.clone(), view.pager.as_ref());
    let titles = Titles { title, description: words.quality_about.clone() };
    render(context, &route, Template::Quality, titles, &view)
}

/// The findings by code, in the order of the table of codes.
fn codes(context: &PageContext<'_>, quality: &Quality<'_>) -> Vec<CodeView> {
    let of = |code: Code| {
        let findings: Vec<&Finding> = quality.findings.iter().filter(|f| f.code == code).collect();
        let severity = findings.first()?.severity;
        Some(CodeView {
            anchor: format!("f-{}", code.name()),
            name: code.name(),
            summary: code.summary(Lang::Zh),
            advice: code.advice(Lang::Zh),
            severity: severity.word(Lang::Zh),
            count: findings.len(),
            all: (findings.len() > MOST_OF_CODE)
                .then(|| Route::Quality.link(&data::findings().route())),
            findings: (findings.into_iter().take(MOST_OF_CODE))
                .map(|f| finding(context, quality, f))
                .collect(),
        })
    };
    Code::ALL.iter().filter_map(|code| of(*code)).collect()
}

fn finding(context: &PageContext<'_>, quality: &Quality<'_>, finding: &Finding) -> FindingView {
    let labels = std::iter::once(&finding.primary).chain(&finding.others);
    FindingView {
        message: finding.message.zh.clone(),
        places: labels.map(|label| place(context, quality, label)).collect(),
        hints: finding.hints.iter().map(|hint| hint.zh.clone()).collect(),
    }
}

fn place(context: &PageContext<'_>, quality: &Quality<'_>, label: &Label) -> PlaceView {
    let span = label.span;
    let source = quality.sources.get(span.file());
    let start = source.position(span.start());
    let text = source.text();
    let words = text.get(span.start()..span.end()).unwrap_or_default();
    let line_start = text.get(..span.start()).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let before = text.get(line_start..span.start()).unwrap_or_default();
    let after = text.get(span.end()..).and_then(|t| t.lines().next()).unwrap_or_default();
    let document = document(context.site.checked, span);
    // Of a document that is only quoted, the words themselves are shown and nothing around them.
    let is_quoted = document.is_some_and(|document| document.publish == Publish::Quotes);
    let (around, most) = if is_quoted { (0, MOST_QUOTED) } else { (AROUND, MOST_LETTERS) };
    PlaceView {
        text: label.text.as_ref().map(|text| text.zh.clone()),
        position: format!("{}:{}:{}", source.path(), start.line, start.column),
        passage: document.filter(|_| !is_quoted).and_then(|document| passage(document, span)),
        before: last(before, around),
        words: first(words, most),
        after: first(after, around),
    }
}

/// The first letters of a text, with a sign where more follow.
fn first(text: &str, most: usize) -> String {
    let shown: String = text.chars().take(most).collect();
    if shown.len() < text.len() { shown + "…" } else { shown }
}

/// The last letters of a text, with a sign where more stand before.
fn last(text: &str, most: usize) -> String {
    let left_out = text.chars().count().saturating_sub(most);
    let shown: String = text.chars().skip(left_out).collect();
    if left_out > 0 { format!("…{shown}") } else { shown }
}

/// The document whose file a place lies in.
fn document(checked: &Checked, span: Span) -> Option<&Document> {
    let mut documents = checked.content().districts.iter().flat_map(|district| &district.documents);
    documents.find(|document| document.origin.file == span.file())
}

/// The passage that a place lies in, if it is in the text.
fn passage(document: &Document, span: Span) -> Option<Link> {
    let starts = |run: &Run| run.chars().next().map(|(_, at)| at);
    let passages = document.body.blocks.iter().flat_map(|block| match block {
        Block::Heading(_, passage) | Block::Paragraph(passage) => {
            vec![(starts(&passage.run), &passage.anchor)]
        }
        Block::Table(table) => {
            let rows = table.rows.iter();
            rows.map(|row| (row.cells.iter().find_map(starts), &row.anchor)).collect()
        }
    });
    let mut before = passages.filter(|(start, _)| start.is_some_and(|at| at <= span.start()));
    let (_, anchor) = before.next_back()?;
    let href = Route::Quality.link_at(&Route::Document(&document.id), anchor);
    Some(Link { href, text: document.title.clone() })
}

fn allowed(allowed: &Suppressed) -> SuppressedView {
    let Suppressed { finding, reason, .. } = allowed;
    SuppressedView {
        name: finding.code.name(),
        summary: finding.code.summary(Lang::Zh),
        message: finding.message.zh.clone(),
        reason: reason.clone(),
    }
}

/// The notes of a district's documents and records, in the order of its files, each note of a record once.
fn notes(context: &PageContext<'_>, route: &Route<'_>, district: &District) -> NotesView {
    let id = &district.profile.id;
    let mut notes = Vec::new();
    for document in &district.documents {
        let record =
            Link { href: route.link(&Route::Document(&document.id)), text: document.title.clone() };
        let note = document.note.iter();
        notes.extend(note.map(|note| NoteView { record: record.clone(), note: note.clone() }));
    }
    let mut add = |record: RecordId, note: Option<&str>| {
        let Some(note) = note else { return };
        let Some(shown) = context.site.citations.shown(record) else { return };
        let record =
            Link { href: shown.link(route), text: district_projects::shown_name(context, shown) };
        notes.push(NoteView { record, note: note.to_owned() });
    };
    for plan in &district.plans {
        plan.commitments.iter().for_each(|c| add(c.id, c.print.note.as_deref()));
        plan.records().for_each(|r| add(r.id(), r.note()));
    }
    district.observations.iter().for_each(|o| add(o.id, o.print.note.as_deref()));
    district.progress.iter().for_each(|p| add(p.id, p.note.as_deref()));
    NotesView {
        anchor: format!("n-{id}"),
        district: Link {
            href: route.link(&Route::District(id)),
            text: district.profile.name.clone(),
        },
        notes,
    }
}
