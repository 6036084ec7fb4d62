//! The list of districts.

use serde::Serialize;

use crate::files::File;
use crate::page::cards::district::{Card, cards};
use crate::page::context::PageContext;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct ListView {
    districts: Vec<Card>,
}

pub(in crate::page) fn list(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Districts;
    let site = &context.site.checked.content().site;
    let title = context.page_name(&Route::Districts);
    let titles = Titles { description: titled(&site.title, &title), title };
    render(
        context,
        &route,
        Template::Districts,
        titles,
        &ListView { districts: cards(context, &route) },
    )
}
