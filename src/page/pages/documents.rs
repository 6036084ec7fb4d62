//! The list of documents, and of the sources that are not here.

use serde::Serialize;

use crate::files::File;
use crate::model::{Grade, Source};
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::source::grade;
use crate::page::context::PageContext;
use crate::page::pages::document::{Header, header};
use crate::page::view::{GradeView, Link};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::stated::{Stated, When};
use crate::site::{List, Publication, Route};

#[derive(Serialize)]
struct ListView {
    documents: Vec<Header>,
    sources: Vec<SourceView>,
    /// What is said of every value that is from one of the sources.
    grade: Option<GradeView>,
    pager: Option<Pager>,
}

/// A publication that values or progress are from and that is not here.
#[derive(Serialize)]
struct SourceView {
    anchor: String,
    title: String,
    publisher: String,
    /// As it was typed: a year, a month or a day.
    date: Option<String>,
    /// Where it can be read, on another site.
    url: Option<String>,
    accessed: Option<String>,
    note: Option<String>,
    /// What is from it, by district.
    values: Vec<ValuesView>,
    /// How many there are.
    count: usize,
}

/// What of a district is from a source.
#[derive(Serialize)]
struct ValuesView {
    district: String,
    values: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    link: Link,
    year: i32,
    /// Of progress: the day, month or year of which it tells.
    date: Option<String>,
}

pub(in crate::page) fn list(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Documents.page(number);
    let content = context.site.checked.content();
    let mut documents = Vec::new();
    let mut sources: Vec<Part<'_>> = Vec::new();
    for row in context.site.publications_on(number) {
        match *row {
            Publication::Document(district, document) => {
                documents.push(header(context, &route, district, document));
            }
            Publication::Source(source, before, count) => match sources.last_mut() {
                Some(known) if known.source.id == source.id => known.count += count,
                _ => sources.push(Part { source, before, count }),
            },
        }
    }
    let sources = sources.iter().map(|part| source(context, &route, part));
    let view = ListView {
        documents,
        sources: sources.collect(),
        grade: grade(context, Grade::Stated),
        pager: Pager::on(context, List::Documents, number),
    };
    let title = pager::titled(context.page_name(&Route::Documents), view.pager.as_ref());
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Documents, titles, &view)
}

/// A source, and which of the values from it stand on this page.
struct Part<'a> {
    source: &'a Source,
    before: usize,
    count: usize,
}

fn source(
    context: &PageContext<'_>,
    route: &Route<'_>,
    Part { source, before, count }: &Part<'_>,
) -> SourceView {
    let all = context.site.stated(&source.id);
    let values = all.get(*before..before + count).unwrap_or_default();
    SourceView {
        anchor: Route::source_anchor(&source.id),
        title: source.title.clone(),
        publisher: source.publisher.clone(),
        date: source.date.as_ref().map(|date| date.as_str().to_owned()),
        url: source.url.as_ref().map(|url| url.as_str().to_owned()),
        accessed: source.accessed.as_ref().map(|day| day.as_str().to_owned()),
        note: source.note.clone(),
        count: all.len(),
        values: values
            .chunk_by(|one, other| one.district.profile.id == other.district.profile.id)
            .filter_map(|of_district| {
                let district = of_district.first()?.district.profile.name.clone();
                let values = of_district.iter().filter_map(|v| value(context, route, v)).collect();
                Some(ValuesView { district, values })
            })
            .collect(),
    }
}

/// A link to where a value is shown: with its key, where that is the place of the value alone.
fn value(context: &PageContext<'_>, route: &Route<'_>, value: &Stated<'_>) -> Option<ValueView> {
    let shown = context.site.citations.shown(value.record)?;
    // No total is from a source.
    let name = shown.name.words()?;
    let text = match shown.anchor() {
        Route::FACTS => titled(&name, &context.strings().source.population),
        _ => name.into_owned(),
    };
    let link = Link { href: shown.link(route), text };
    let (year, date) = match value.when {
        When::Year(year) => (year, None),
        When::Date(date) => (date.last().year(), Some(date.as_str().to_owned())),
    };
    Some(ValueView { link, year, date })
}
