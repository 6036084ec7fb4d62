//! Where texts and records are searched. A script of the theme does it; the page says where to look without one.

use serde::Serialize;

use crate::files::File;
use crate::page::context::PageContext;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{Route, SearchFile};

#[derive(Serialize)]
struct PageView {
    /// The address of the file that a search loads first.
    index: String,
}

pub(in crate::page) fn page(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Search;
    let view = PageView { index: route.link(&Route::SearchFile(SearchFile::Index)) };
    let title = context.page_name(&route);
    let site = &context.site.checked.content().site.title;
    let titles = Titles { description: titled(site, &title), title };
    render(context, &route, Template::Search, titles, &view)
}
