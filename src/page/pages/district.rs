//! The page of a district.

use serde::Serialize;

use crate::chart::with_unit;
use crate::data;
use crate::files::File;
use crate::model::{District, DivisionCode};
use crate::page::cards::brief::{Brief, brief};
use crate::page::cards::district::{LifetimeView, documents, kind, lifetime};
use crate::page::cards::source;
use crate::page::context::PageContext;
use crate::page::pages::district_projects;
use crate::page::pages::district_tasks::{Agenda, agendas};
use crate::page::pages::targets::ByDomain;
use crate::page::view::{Link, Source};
use crate::page::words::punctuation::{clauses, titled};
use crate::page::words::wording::printed;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{List, Route};

#[derive(Serialize)]
struct PageView {
    name: String,
    name_en: String,
    full_name: Option<String>,
    /// Its code, or that it has none; `None` where that is not said.
    code: Option<String>,
    kind: String,
    population: Option<PopulationView>,
    /// From when and until when there is such a place; empty where nothing is said.
    lifetime: LifetimeView,
    note: Option<String>,
    documents: Vec<Link>,
    /// What it promises, in short.
    brief: Brief,
    /// The list of what is to be collected.
    to_collect: Option<String>,
    /// Where it is put beside others; `None` where there is no other.
    compare: Option<String>,
    /// The address of its values as a file.
    data: String,
    /// What is built, by document.
    projects: Vec<district_projects::DocumentView>,
    /// What is to be done, by document and day.
    tasks: Vec<Agenda>,
    /// Where its projects, tasks and agencies are.
    here: Here,
}

/// Where a district stands on the pages of all districts.
#[derive(Serialize)]
struct Here {
    projects: String,
    tasks: String,
    /// When all is due.
    due: Option<String>,
    /// `None` where its documents name no units.
    units: Option<String>,
}

#[derive(Serialize)]
struct PopulationView {
    year: i32,
    text: String,
    source: Source,
}

pub(in crate::page) fn page(
    context: &PageContext<'_>,
    district: &District,
    targets: &ByDomain<'_>,
) -> Result<File, Fault> {
    let profile = &district.profile;
    let route = Route::District(&profile.id);
    let population = profile.population.as_ref().map(|population| PopulationView {
        year: population.year,
        text: with_unit(&printed(&population.value), &population.unit),
        source: source::from(context, &route, population.id, &population.citation),
    });
    let brief = brief(context, &route, district, targets);
    let view = PageView {
        name: profile.name.clone(),
        name_en: profile.name_en.clone(),
        full_name: profile.full_name.clone(),
        code: profile.code.as_ref().map(|code| match code {
            DivisionCode::Given(digits) => digits.clone(),
            DivisionCode::None => context.strings().words.no_code.clone(),
        }),
        kind: kind(context, &profile.kind),
        population,
        lifetime: lifetime(context, &route, profile),
        note: profile.note.clone(),
        documents: documents(&route, district),
        to_collect: (brief.waiting > 0).then(|| route.link(&data::to_collect().route())),
        brief,
        compare: context.has(&Route::Compare).then(|| route.link_to_compare(&profile.id)),
        data: route.link(&data::Of::District(&profile.id).route()),
        projects: district_projects::documents(context, &route, district),
        tasks: agendas(context, &route, district),
        here: here(context, &route, district),
    };
    let names: Vec<&str> = district.documents.iter().map(|d| d.title.as_str()).collect();
    let titles =
        Titles { title: profile.name.clone(), description: titled(&profile.name, clauses(names)) };
    render(context, &route, Template::District, titles, &view)
}

fn here(context: &PageContext<'_>, route: &Route<'_>, district: &District) -> Here {
    let id = &district.profile.id;
    let anchor = Route::district_anchor(id);
    let is_named =
        district.plans.iter().flat_map(|plan| &plan.tasks).any(|task| !task.agencies.is_empty());
    Here {
        projects: route.link(&Route::ProjectsOf(id)),
        tasks: route.link(&Route::TasksOf(id)),
        due: context.site.has_dues(district).then(|| route.link(&Route::DueOf(id))),
        units: is_named.then(|| route.link_at(&context.site.page_with(List::Units, id), &anchor)),
    }
}
