//! Everything to files in memory: routes, views, templates, charts, data files.

mod caption;
mod charts;
mod citation;
mod commitment;
mod csv;
mod district;
mod document;
mod formula;
mod html;
mod indicator;
mod methods;
mod overview;
mod passage;
mod printed;
mod project;
mod quality;
mod rollup;
mod route;
mod scene;
mod strings;
mod sum;
mod task;
mod tasks;
mod theme;
mod tile_words;
mod unit;
mod view;
mod wording;
mod work_words;
mod working;

use serde::Serialize;
use tera::Context;

use crate::assess::Assessments;
use crate::check::Checked;
use crate::diag::{Allowed, Finding, Sources};

pub use route::Route;
pub use theme::Theme;

use charts::standalone;
use scene::Scene;
use view::{NavLink, Sections, Shell};

/// A file of the site.
#[derive(Debug)]
pub struct Output {
    /// Its path from the root of the site.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// For whom a site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// For everybody.
    Public,
    /// For those who check it before it is published: with all findings, and kept from search engines.
    Review,
}

/// What the checks said of the content.
#[derive(Debug, Clone, Copy)]
pub struct Quality<'a> {
    /// The files that the findings point into.
    pub sources: &'a Sources,
    /// The findings that stopped nothing.
    pub findings: &'a [Finding],
    /// What the site lets stand, with its reasons.
    pub allowed: &'a [Allowed],
}

/// Every file of the site, in a fixed order. An error is a fault of the theme.
pub fn pages(
    checked: &Checked,
    assessments: &Assessments<'_>,
    quality: &Quality<'_>,
    theme: &Theme,
    edition: Edition,
) -> Result<Vec<Output>, String> {
    let scene = Scene::new(checked, assessments, theme, edition);
    let content = checked.content();
    let mut outputs = vec![
        overview::overview(&scene)?,
        methods::page(&scene)?,
        quality::page(&scene, quality)?,
        district::list(&scene)?,
        indicator::list(&scene)?,
        document::list(&scene)?,
    ];
    for district in &content.districts {
        outputs.push(district::page(&scene, district)?);
        for document in &district.documents {
            outputs.push(document::page(&scene, district, document)?);
        }
    }
    for domain in &content.domains {
        for indicator in &domain.indicators {
            outputs.push(indicator::page(&scene, domain, indicator)?);
        }
    }
    if scene.has_projects() {
        outputs.push(project::page(&scene)?);
    }
    if scene.has_tasks() {
        outputs.push(tasks::page(&scene)?);
    }
    if scene.has_units() {
        outputs.push(unit::page(&scene)?);
    }
    if scene.has_pictures() {
        outputs.extend(standalone::files(&scene));
    }
    outputs.extend(csv::files(&scene));
    if edition == Edition::Review {
        outputs.push(csv::findings(quality));
    }
    for (name, bytes) in &theme.assets {
        outputs.push(Output { path: Route::Asset(name).path(), bytes: bytes.clone() });
    }
    Ok(outputs)
}

/// What a page is called.
struct Titles {
    title: String,
    description: String,
}

/// Fills a template.
fn render(
    scene: &Scene<'_>,
    route: &Route<'_>,
    template: &str,
    titles: Titles,
    view: &impl Serialize,
) -> Result<Output, String> {
    let mut context = Context::new();
    context.insert("shell", &shell(scene, route, titles));
    context.insert("t", &scene.strings().page);
    context.insert("view", view);
    let page = scene.theme.templates.render(template, &context);
    let page = page.map_err(|error| format!("{template}: {error}"))?;
    Ok(Output { path: route.path(), bytes: page.into_bytes() })
}

fn shell(scene: &Scene<'_>, route: &Route<'_>, Titles { title, description }: Titles) -> Shell {
    let site = &scene.checked.content().site;
    let words = &scene.strings().words;
    let sections = [
        (Route::Overview, &words.overview, true),
        (Route::Districts, &words.districts, true),
        (Route::Indicators, &words.indicators, true),
        (Route::Projects, &words.projects, scene.has_projects()),
        (Route::Tasks, &words.tasks, scene.has_tasks()),
        (Route::Units, &words.units, scene.has_units()),
        (Route::Documents, &words.documents, true),
        (Route::Methods, &words.methods, true),
    ];
    let there = sections.into_iter().filter(|(_, _, is_there)| *is_there);
    let nav = there.map(|(to, text, _)| NavLink {
        href: route.link(&to),
        text: text.clone(),
        current: to == *route,
        above: to != *route && to == route.section(),
    });
    let assets = |extension: &str| -> Vec<String> {
        let named = scene.theme.assets.iter().filter(|(name, _)| is_a(name, extension));
        named.map(|(name, _)| route.link(&Route::Asset(name))).collect()
    };
    Shell {
        site: site.title.clone(),
        title,
        description,
        publisher: site.publisher.clone(),
        as_of: site.as_of.as_str().to_owned(),
        is_review: scene.edition == Edition::Review,
        to: Sections {
            overview: route.link(&Route::Overview),
            districts: route.link(&Route::Districts),
            indicators: route.link(&Route::Indicators),
            documents: route.link(&Route::Documents),
            methods: route.link(&Route::Methods),
            quality: route.link(&Route::Quality),
            pace: route.link_at(&Route::Methods, "pace"),
            work: route.link_at(&Route::Methods, "work"),
            projects: scene.has_projects().then(|| route.link(&Route::Projects)),
            tasks: scene.has_tasks().then(|| route.link(&Route::Tasks)),
            units: scene.has_units().then(|| route.link(&Route::Units)),
        },
        nav: nav.collect(),
        styles: assets("css"),
        scripts: assets("js"),
    }
}

fn is_a(name: &str, extension: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|own| own == extension)
}
