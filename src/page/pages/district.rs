//! The page of a district.

use serde::Serialize;
use tera::Value;

use crate::files::File;
use crate::model::{District, DivisionCode, Domain};
use crate::page::cards::commitment::{commitment, observation};
use crate::page::cards::district::{LifetimeView, documents, kind, lifetime};
use crate::page::cards::rollup::{self, Group, Rollup, statuses, tally};
use crate::page::cards::source;
use crate::page::cards::tendency::{TendencyView, tendencies};
use crate::page::charts::progress;
use crate::page::context::PageContext;
use crate::page::pages::projects;
use crate::page::pages::tasks::{Agenda, agendas};
use crate::page::view::{CommitmentView, Link, ObservationView, Source, StatusCount};
use crate::page::words::punctuation::{clauses, titled};
use crate::page::words::wording::printed;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{CommitmentEntry, Route, commitments};

#[derive(Serialize)]
struct PageView<'v> {
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
    statuses: Vec<StatusCount>,
    /// The commitments by nature, and by domain.
    rollups: Vec<Rollup>,
    sections: Vec<Section<'v>>,
    /// The address of the progress of all commitments as a file.
    picture: Option<String>,
    qualitative: Vec<CommitmentView>,
    others: Vec<ObservationView>,
    /// What became of those of several years.
    tendencies: Vec<TendencyView>,
    /// What is built, by document.
    projects: Vec<projects::DocumentView>,
    /// What is to be done, by document and day.
    tasks: Vec<Agenda>,
    /// The place of this district on the page of projects, of tasks and of units.
    here: Here,
}

/// Where a district stands on the pages of all districts.
#[derive(Serialize)]
struct Here {
    projects: String,
    tasks: String,
    /// `None` where its documents name no units.
    units: Option<String>,
}

#[derive(Serialize)]
struct PopulationView {
    year: i32,
    text: String,
    source: Source,
}

/// How many rows a progress chart has at most: a taller picture is cut at the edge of a printed page.
const ROWS: usize = 8;

/// The commitments of one domain.
#[derive(Serialize)]
struct Section<'v> {
    anchor: String,
    name: String,
    /// What the charts show, in a sentence.
    says: String,
    /// In pieces that fit a printed page.
    progress: Vec<Value>,
    commitments: Vec<&'v CommitmentView>,
}

/// The commitments of a district that have a chart, by domain; domains without any are left out.
pub(in crate::page) type Drawn<'a> = Vec<(&'a Domain, Vec<(CommitmentEntry<'a>, CommitmentView)>)>;

/// What the page of a district and the files of its charts show of its commitments.
pub(in crate::page) fn drawn<'a>(context: &PageContext<'a>, district: &'a District) -> Drawn<'a> {
    let route = Route::District(&district.profile.id);
    let domains = context.site.checked.content().domains.iter();
    let of_domain = |domain| {
        let drawn = context.site.drawn(district, domain);
        (domain, drawn.map(|p| (p, commitment(context, &route, p))).collect::<Vec<_>>())
    };
    domains.map(of_domain).filter(|(_, views)| !views.is_empty()).collect()
}

pub(in crate::page) fn page(
    context: &PageContext<'_>,
    district: &District,
    drawn: &Drawn<'_>,
) -> Result<File, Fault> {
    let profile = &district.profile;
    let route = Route::District(&profile.id);
    let sections = drawn.iter().map(|(domain, views)| section(context, district, domain, views));
    let words_only = commitments(district).filter(|p| !context.site.is_drawn(*p));
    let others = context.site.other_observations(district).into_iter();
    let population = profile.population.as_ref().map(|population| PopulationView {
        year: population.year,
        text: format!("{} {}", printed(&population.value), population.unit),
        source: source::from(context, &route, population.id, &population.citation),
    });
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
        statuses: statuses(context, commitments(district)),
        rollups: rollups(context, district),
        sections: sections.collect(),
        picture: context
            .site
            .has_pictures()
            .then(|| route.link(&Route::ProgressChart(&profile.id))),
        qualitative: words_only.map(|p| commitment(context, &route, p)).collect(),
        others: others.map(|o| observation(context, &route, district, o)).collect(),
        tendencies: tendencies(context, &route, district),
        projects: projects::documents(context, &route, district),
        tasks: agendas(context, &route, district),
        here: here(&route, district),
    };
    let names: Vec<&str> = district.documents.iter().map(|d| d.title.as_str()).collect();
    let titles =
        Titles { title: profile.name.clone(), description: titled(&profile.name, clauses(names)) };
    render(context, &route, Template::District, titles, &view)
}

fn here(route: &Route<'_>, district: &District) -> Here {
    let anchor = Route::district_anchor(&district.profile.id);
    let is_named =
        district.plans.iter().flat_map(|plan| &plan.tasks).any(|task| !task.agencies.is_empty());
    Here {
        projects: route.link_at(&Route::Projects, &anchor),
        tasks: route.link_at(&Route::Tasks, &anchor),
        units: is_named.then(|| route.link_at(&Route::Units, &anchor)),
    }
}

fn section<'v>(
    context: &PageContext<'_>,
    district: &District,
    domain: &Domain,
    views: &'v [(CommitmentEntry<'_>, CommitmentView)],
) -> Section<'v> {
    let title = titled(
        &district.profile.name,
        format!("{}{}", domain.name, context.strings().words.progress),
    );
    let rows: Vec<_> = views.iter().map(|(p, view)| (*p, view)).collect();
    let progress = rows.chunks(ROWS).enumerate().map(|(n, rows)| {
        let id = format!("progress-{}-{}", domain.id, n + 1);
        Value::safe_string(&progress::progress(context, (&id, &title), rows))
    });
    let counts = tally(context, views.iter().map(|(entry, _)| *entry)).all();
    Section {
        anchor: Route::domain_anchor(&domain.id),
        name: domain.name.clone(),
        says: rollup::sentence(context, &domain.name, &counts),
        progress: progress.collect(),
        commitments: views.iter().map(|(_, view)| view).collect(),
    }
}

fn rollups(context: &PageContext<'_>, district: &District) -> Vec<Rollup> {
    let words = &context.strings().rollup;
    let domains = context.site.checked.content().domains.iter().map(|domain| {
        let is_in = |p: &CommitmentEntry<'_>| {
            domain.indicators.iter().any(|i| i.id == p.commitment.indicator)
        };
        (domain.name.clone(), tally(context, commitments(district).filter(is_in)).all())
    });
    let domains: Vec<Group> = domains.collect();
    let name = &district.profile.name;
    let by_nature = rollup::by_nature(context, name, &tally(context, commitments(district)));
    let by_domain = rollup::by_group(context, "by-domain", (&words.by_domain, name), &domains);
    by_nature.into_iter().chain(by_domain).collect()
}
