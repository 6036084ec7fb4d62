//! The page of a document.

use serde::Serialize;
use tera::Value;

use crate::files::File;
use crate::model::{Date, District, Document, Publish};
use crate::page::context::PageContext;
use crate::page::text::passage;
use crate::page::view::Link;
use crate::page::words::punctuation::{range, titled};
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

/// The header of a document.
#[derive(Serialize)]
pub(super) struct Header {
    link: Link,
    district: Link,
    number: Option<String>,
    issuer: Option<String>,
    /// Who published it, where that is not the issuer.
    publisher: Option<String>,
    /// Where it can be read, on another site.
    url: Option<String>,
    adopted: Option<String>,
    printed: Option<String>,
    period: String,
    role: String,
    is_full: bool,
    note: Option<String>,
}

#[derive(Serialize)]
struct PageView {
    header: Header,
    contents: Vec<passage::Entry>,
    body: Value,
    quotes: Vec<passage::Quoted>,
    errata: Vec<Erratum>,
    cited: usize,
}

#[derive(Serialize)]
struct Erratum {
    printed: String,
    corrected: String,
    reason: String,
}

pub(in crate::page) fn page(
    context: &PageContext<'_>,
    district: &District,
    document: &Document,
) -> Result<File, Fault> {
    let route = Route::Document(&document.id);
    let writer = passage::Writer { context, route: &route, document };
    let quotes = writer.quotes();
    let cited = quotes.len();
    let is_full = document.publish == Publish::Full;
    let errata = document.errata.iter().map(|erratum| Erratum {
        printed: erratum.printed.clone(),
        corrected: erratum.corrected.clone(),
        reason: erratum.reason.clone(),
    });
    let view = PageView {
        header: header(context, &route, district, document),
        contents: if is_full { writer.contents() } else { Vec::new() },
        body: Value::safe_string(&if is_full { writer.body() } else { String::new() }),
        quotes: if is_full { Vec::new() } else { quotes },
        errata: errata.collect(),
        cited,
    };
    let titles = Titles {
        title: document.title.clone(),
        description: titled(&district.profile.name, &document.title),
    };
    render(context, &route, Template::Document, titles, &view)
}

/// The header of a document.
pub(super) fn header(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    document: &Document,
) -> Header {
    let words = &context.strings().words;
    let date = |date: &Option<Date>| date.as_ref().map(|date| date.as_str().to_owned());
    let (from, to) = document.period;
    let district_id = &district.profile.id;
    Header {
        link: Link {
            href: route.link(&Route::Document(&document.id)),
            text: document.title.clone(),
        },
        district: Link {
            href: route.link(&Route::District(district_id)),
            text: district.profile.name.clone(),
        },
        number: document.number.clone(),
        issuer: document.issuer.clone(),
        publisher: document.publisher.clone(),
        url: document.url.as_ref().map(|url| url.as_str().to_owned()),
        adopted: date(&document.adopted),
        printed: date(&document.printed),
        period: if from == to {
            format!("{from}{}", words.year)
        } else {
            format!("{}{}", range(from, to), words.year)
        },
        role: context.role(document.role).to_owned(),
        is_full: document.publish == Publish::Full,
        note: document.note.clone(),
    }
}
