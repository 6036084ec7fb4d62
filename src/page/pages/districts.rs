//! The list of districts.

use serde::Serialize;

use crate::files::File;
use crate::page::cards::district::{Card, cards};
use crate::page::cards::key::MANY;
use crate::page::cards::pager::{self, Pager};
use crate::page::context::PageContext;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{List, Route};

#[derive(Serialize)]
struct ListView {
    districts: Vec<Card>,
    /// Whether there are so many that each is a row of a table.
    is_table: bool,
    pager: Option<Pager>,
}

pub(in crate::page) fn list(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Districts.page(number);
    let content = context.site.checked.content();
    let view = ListView {
        districts: cards(context, &route, context.site.places_on(List::Districts, number)),
        is_table: content.districts.len() > MANY,
        pager: Pager::on(context, List::Districts, number),
    };
    let title = pager::titled(context.page_name(&Route::Districts), view.pager.as_ref());
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Districts, titles, &view)
}
