//! Everything to files in memory: routes, views, templates, charts, data files.

mod called;
mod cards;
mod charts;
mod compare;
mod context;
mod fingerprints;
mod inputs;
mod job;
mod pages;
mod search;
mod text;
mod theme;
mod view;
mod words;

use serde::Serialize;
use tera::Context;

use crate::files::File;

pub use charts::standalone::picture;
pub use context::PageContext;
pub use fingerprints::Fingerprints;
pub use inputs::Inputs;
pub use job::{Job, jobs};
pub use theme::{Fault, Theme};

use crate::site::{Edition, Route};
use theme::{CHART_SHEET, Template};
use view::{NavLink, Sections, Shell};

/// What a page is called.
struct Titles {
    title: String,
    description: String,
}

/// Fills a template.
fn render(
    context: &PageContext<'_>,
    route: &Route<'_>,
    template: Template,
    titles: Titles,
    view: &impl Serialize,
) -> Result<File, Fault> {
    let mut values = Context::new();
    values.insert("shell", &shell(context, route, titles));
    values.insert_value("t", context.theme.template_words());
    values.insert("view", view);
    let page = context.theme.render(template, &values)?;
    Ok(File { path: route.path(), bytes: page.into_bytes() })
}

fn shell(
    context: &PageContext<'_>,
    route: &Route<'_>,
    Titles { title, description }: Titles,
) -> Shell {
    let site = &context.site.checked.content().site;
    let nav_link = |to: &Route<'static>| NavLink {
        href: route.link(to),
        text: context.page_name(to),
        current: to == route,
        above: to != route && *to == route.section(),
    };
    let there = Route::NAVIGATION.iter().filter(|(to, _)| context.has(to));
    // The search has a place of its own in the head of a page, and places are put side by side from where places are: the
    // head stays one line.
    let is_apart = |to: &Route<'_>| matches!(to, Route::Search | Route::Compare);
    let nav = there.filter(|(to, _)| !is_apart(to)).map(|(to, _)| nav_link(to));
    let link_if_there = |to: Route<'_>| context.has(&to).then(|| route.link(&to));
    // What is in a folder of them is asked for by the templates that need it.
    let of_all_pages = |extension: &str| -> Vec<String> {
        let is_named = |name: &str| is_a(name, extension) && !name.contains('/');
        let named = context.theme.assets.iter().filter(|(name, _)| is_named(name));
        named.map(|(name, _)| route.link(&Route::Asset(name))).collect()
    };
    let has_chart_sheet = context.theme.assets.iter().any(|(name, _)| name == CHART_SHEET);
    Shell {
        site: site.title.clone(),
        title,
        description,
        publisher: site.publisher.clone(),
        as_of: site.as_of.as_str().to_owned(),
        address: site.base_url.as_ref().map(|base| base.join(&route.path())),
        is_review: context.edition == Edition::Review,
        to: Sections {
            overview: route.link(&Route::Overview),
            districts: route.link(&Route::Districts),
            indicators: route.link(&Route::Indicators),
            documents: route.link(&Route::Documents),
            methods: route.link(&Route::Methods),
            quality: route.link(&Route::Quality),
            pace: route.link_at(&Route::Methods, "pace"),
            work: route.link_at(&Route::Methods, "work"),
            compare: link_if_there(Route::Compare),
            projects: link_if_there(Route::Projects),
            tasks: link_if_there(Route::Tasks),
            units: link_if_there(Route::Units),
            due: link_if_there(Route::Due),
            doubts: link_if_there(Route::Doubts),
        },
        nav: nav.collect(),
        search: nav_link(&Route::Search),
        styles: of_all_pages("css"),
        chart_style: has_chart_sheet.then(|| route.link(&Route::Asset(CHART_SHEET))),
        scripts: of_all_pages("js"),
        assets: route.link(&Route::Asset("")),
    }
}

fn is_a(name: &str, extension: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|own| own == extension)
}
