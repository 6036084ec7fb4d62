//! The list of documents.

use serde::Serialize;

use crate::files::File;
use crate::page::context::PageContext;
use crate::page::pages::document::{Header, header};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct ListView {
    documents: Vec<Header>,
}

pub(in crate::page) fn list(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Documents;
    let content = context.site.checked.content();
    let each = content.districts.iter().flat_map(|d| d.documents.iter().map(move |doc| (d, doc)));
    let documents =
        each.map(|(district, document)| header(context, &route, district, document)).collect();
    let title = context.page_name(&Route::Documents);
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Documents, titles, &ListView { documents })
}
