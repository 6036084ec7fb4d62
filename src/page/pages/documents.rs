//! The list of documents.

use serde::Serialize;

use crate::files::File;
use crate::page::pages::document::{Header, header};
use crate::page::scene::Scene;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct ListView {
    documents: Vec<Header>,
}

pub(in crate::page) fn list(scene: &Scene<'_>) -> Result<File, Fault> {
    let route = Route::Documents;
    let content = scene.site.checked.content();
    let each = content.districts.iter().flat_map(|d| d.documents.iter().map(move |doc| (d, doc)));
    let documents =
        each.map(|(district, document)| header(scene, &route, district, document)).collect();
    let title = scene.strings().words.documents.clone();
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(scene, &route, Template::Documents, titles, &ListView { documents })
}
