//! The list of districts and the page of a district.

use serde::Serialize;
use tera::Value;

use super::charts::progress;
use super::commitment::{commitment, observation, source, status};
use super::rollup::{self, Group, Rollup};
use super::scene::Scene;
use super::tasks::{Agenda, agendas};
use super::view::{CommitmentView, Link, ObservationView, Source, StatusCount, StatusView};
use super::{Fault, Template, Titles, project, render};
use crate::assess::Tally;
use crate::files::File;
use crate::model::{District, DistrictKind, Domain};
use crate::site::{Promise, Route};

#[derive(Serialize)]
struct ListView {
    districts: Vec<Card>,
}

/// A district in a list.
#[derive(Serialize)]
pub(super) struct Card {
    link: Link,
    name_en: String,
    kind: String,
    documents: Vec<Link>,
    commitments: usize,
    observations: usize,
    projects: usize,
    tasks: usize,
    statuses: Vec<StatusCount>,
    /// The worst that a binding target has come to: however many others do well, it is not averaged away.
    worst_binding: Option<StatusView>,
}

#[derive(Serialize)]
struct PageView {
    name: String,
    name_en: String,
    full_name: Option<String>,
    code: Option<String>,
    kind: String,
    population: Option<PopulationView>,
    note: Option<String>,
    documents: Vec<Link>,
    statuses: Vec<StatusCount>,
    /// The commitments by nature, and by domain.
    rollups: Vec<Rollup>,
    sections: Vec<Section>,
    /// The address of the progress of all commitments as a file.
    picture: Option<String>,
    qualitative: Vec<CommitmentView>,
    others: Vec<ObservationView>,
    /// What is built, by document.
    projects: Vec<project::DocumentView>,
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
struct Section {
    anchor: String,
    name: String,
    /// What the charts show, in a sentence.
    says: String,
    /// In pieces that fit a printed page.
    progress: Vec<Value>,
    commitments: Vec<CommitmentView>,
}

pub(super) fn list(scene: &Scene<'_>) -> Result<File, Fault> {
    let route = Route::Districts;
    let site = &scene.site.checked.content().site;
    let title = scene.strings().words.districts.clone();
    let titles = Titles { description: format!("{}：{title}", site.title), title };
    render(
        scene,
        &route,
        Template::Districts,
        titles,
        &ListView { districts: cards(scene, &route) },
    )
}

pub(super) fn cards(scene: &Scene<'_>, route: &Route<'_>) -> Vec<Card> {
    let districts = scene.site.checked.content().districts.iter();
    districts.map(|district| card(scene, route, district)).collect()
}

fn card(scene: &Scene<'_>, route: &Route<'_>, district: &District) -> Card {
    let profile = &district.profile;
    Card {
        link: Link { href: route.link(&Route::District(&profile.id)), text: profile.name.clone() },
        name_en: profile.name_en.clone(),
        kind: kind(scene, profile.kind),
        documents: documents(route, district),
        commitments: promises(district).count(),
        observations: district.observations.len(),
        projects: district.plans.iter().map(|plan| plan.projects.len()).sum(),
        tasks: district.plans.iter().map(|plan| plan.tasks.len()).sum(),
        statuses: statuses(scene, promises(district)),
        worst_binding: tally(scene, promises(district))
            .worst_binding()
            .map(|worst| status(scene, worst)),
    }
}

pub(super) fn page(scene: &Scene<'_>, district: &District) -> Result<File, Fault> {
    let profile = &district.profile;
    let route = Route::District(&profile.id);
    let domains = &scene.site.checked.content().domains;
    let sections = domains.iter().filter_map(|domain| section(scene, &route, district, domain));
    let words_only = promises(district).filter(|p| !scene.site.is_drawn(*p));
    let others = scene.site.other_observations(district).into_iter();
    let population = profile.population.as_ref().map(|population| PopulationView {
        year: population.year,
        text: format!("{} {}", population.value.text(), population.unit),
        source: source(scene, &route, &population.origin, &population.citation),
    });
    let view = PageView {
        name: profile.name.clone(),
        name_en: profile.name_en.clone(),
        full_name: profile.full_name.clone(),
        code: profile.code.clone(),
        kind: kind(scene, profile.kind),
        population,
        note: profile.note.clone(),
        documents: documents(&route, district),
        statuses: statuses(scene, promises(district)),
        rollups: rollups(scene, district),
        sections: sections.collect(),
        picture: scene.site.has_pictures().then(|| route.link(&Route::ProgressChart(&profile.id))),
        qualitative: words_only.map(|p| commitment(scene, &route, p)).collect(),
        others: others.map(|o| observation(scene, &route, district, o)).collect(),
        projects: project::documents(scene, &route, district),
        tasks: agendas(scene, &route, district),
        here: here(&route, district),
    };
    let names: Vec<&str> = district.documents.iter().map(|d| d.title.as_str()).collect();
    let titles = Titles {
        title: profile.name.clone(),
        description: format!("{}：{}", profile.name, names.join("；")),
    };
    render(scene, &route, Template::District, titles, &view)
}

fn here(route: &Route<'_>, district: &District) -> Here {
    let anchor = Route::district_anchor(&district.profile.id);
    let is_named =
        district.plans.iter().flat_map(|plan| &plan.tasks).any(|task| !task.units.is_empty());
    Here {
        projects: route.link_at(&Route::Projects, &anchor),
        tasks: route.link_at(&Route::Tasks, &anchor),
        units: is_named.then(|| route.link_at(&Route::Units, &anchor)),
    }
}

fn section(
    scene: &Scene<'_>,
    route: &Route<'_>,
    district: &District,
    domain: &Domain,
) -> Option<Section> {
    let drawn = drawn(scene, district, domain);
    let views: Vec<_> = drawn.map(|p| (p, commitment(scene, route, p))).collect();
    if views.is_empty() {
        return None;
    }
    let title =
        format!("{}：{}{}", district.profile.name, domain.name, scene.strings().words.progress);
    let rows: Vec<_> = views.iter().map(|(p, view)| (*p, view)).collect();
    let progress = rows.chunks(ROWS).enumerate().map(|(n, rows)| {
        let id = format!("progress-{}-{}", domain.id, n + 1);
        Value::safe_string(&progress::progress(scene, (&id, &title), rows))
    });
    let counts = tally(scene, views.iter().map(|(promise, _)| *promise)).all();
    Some(Section {
        anchor: Route::domain_anchor(&domain.id),
        name: domain.name.clone(),
        says: rollup::sentence(scene, &domain.name, &counts),
        progress: progress.collect(),
        commitments: views.into_iter().map(|(_, view)| view).collect(),
    })
}

/// The commitments of a district in a domain that have a chart.
pub(super) fn drawn<'a>(
    scene: &Scene<'_>,
    district: &'a District,
    domain: &Domain,
) -> impl Iterator<Item = Promise<'a>> {
    let is_in = |p: &Promise<'_>| domain.indicators.iter().any(|i| i.id == p.commitment.indicator);
    promises(district).filter(move |p| is_in(p) && scene.site.is_drawn(*p))
}

/// The commitments of a district, in the order of files.
pub(super) fn promises(district: &District) -> impl Iterator<Item = Promise<'_>> {
    district.plans.iter().flat_map(move |plan| {
        let document = &plan.document;
        plan.commitments.iter().map(move |commitment| Promise { district, document, commitment })
    })
}

/// How many commitments have each status; reasons are counted apart.
pub(super) fn statuses<'a>(
    scene: &Scene<'_>,
    promises: impl Iterator<Item = Promise<'a>>,
) -> Vec<StatusCount> {
    let counts = tally(scene, promises).all().into_iter();
    counts.map(|(s, count)| StatusCount { status: status(scene, s), count }).collect()
}

/// The counts of some commitments.
pub(super) fn tally<'a>(scene: &Scene<'_>, promises: impl Iterator<Item = Promise<'a>>) -> Tally {
    Tally::of(scene.site.assessments, promises.map(|promise| promise.commitment))
}

fn rollups(scene: &Scene<'_>, district: &District) -> Vec<Rollup> {
    let words = &scene.strings().rollup;
    let domains = scene.site.checked.content().domains.iter().map(|domain| {
        let is_in =
            |p: &Promise<'_>| domain.indicators.iter().any(|i| i.id == p.commitment.indicator);
        (domain.name.clone(), tally(scene, promises(district).filter(is_in)).all())
    });
    let domains: Vec<Group> = domains.collect();
    let name = &district.profile.name;
    let by_nature = rollup::by_nature(scene, name, &tally(scene, promises(district)));
    let by_domain = rollup::by_group(scene, "by-domain", (&words.by_domain, name), &domains);
    by_nature.into_iter().chain(by_domain).collect()
}

fn documents(route: &Route<'_>, district: &District) -> Vec<Link> {
    let link = |document: &crate::model::Document| Link {
        href: route.link(&Route::Document(&document.id)),
        text: document.title.clone(),
    };
    district.documents.iter().map(link).collect()
}

fn kind(scene: &Scene<'_>, kind: DistrictKind) -> String {
    let words = &scene.strings().words;
    match kind {
        DistrictKind::District => &words.district,
        DistrictKind::County => &words.county,
        DistrictKind::AutonomousCounty => &words.autonomous_county,
        DistrictKind::FunctionalArea => &words.functional_area,
    }
    .clone()
}
