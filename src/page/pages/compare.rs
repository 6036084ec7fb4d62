//! The page on which places are put side by side. A script of the theme does it; the page says where to look without one.

use serde::Serialize;

use crate::assess::StatusMark;
use crate::files::File;
use crate::page::cards::key::MANY;
use crate::page::context::PageContext;
use crate::page::search::files_of_places;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct PageView {
    /// The addresses of the files with the names of the places.
    names: Vec<String>,
    /// The folder of the files with their targets.
    folder: &'static str,
    /// Whether the places are few enough to be shown all at once.
    is_few: bool,
    /// The page of key targets.
    all_key: String,
    /// The classes of the marks of statuses, which the script takes from the page.
    marks: Vec<&'static str>,
    /// Whether some value is from a source that is not here.
    has_stated: bool,
}

pub(in crate::page) fn page(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Compare;
    let content = context.site.checked.content();
    let places = content.districts.len();
    let view = PageView {
        names: files_of_places(places).map(|f| route.link(&Route::SearchFile(f))).collect(),
        folder: Route::COMPARED,
        is_few: places <= MANY,
        all_key: route.link(&Route::KeyTargets),
        marks: StatusMark::ALL.iter().map(|mark| mark.name()).collect(),
        has_stated: context.site.has_stated(),
    };
    let title = context.page_name(&route);
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Compare, titles, &view)
}
