//! The first page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::data::{self, SiteTable};
use crate::files::File;
use crate::model::{Breakdown, Domain, Indicator};
use crate::page::cards::district::{Card, cards};
use crate::page::cards::rollup::{self, Group, Rollup, statuses, tally};
use crate::page::cards::value::target_of;
use crate::page::charts::tile_map;
use crate::page::context::PageContext;
use crate::page::view::{Link, MapView, StatusCount};
use crate::page::words::punctuation::commas;
use crate::page::words::wording::Dated;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{CommitmentEntry, Route, TargetEntry};

#[derive(Serialize)]
struct OverviewView {
    title_en: Option<String>,
    about: Option<String>,
    districts: Vec<Card>,
    map: Option<MapView>,
    commitments: usize,
    observations: usize,
    indicators: usize,
    documents: usize,
    projects: usize,
    tasks: usize,
    statuses: Vec<StatusCount>,
    /// The commitments by nature, by district, and by domain.
    rollups: Vec<Rollup>,
    names: Vec<String>,
    shared: Vec<SharedGroup>,
    data_files: Vec<DataLink>,
    /// The addresses of data files by the names that themes of version 0.1.0 know them by.
    data: BTreeMap<String, String>,
}

/// A data file.
#[derive(Serialize)]
struct DataLink {
    href: String,
    file: &'static str,
    title: String,
}

/// The shared indicators of a domain.
#[derive(Serialize)]
struct SharedGroup {
    name: String,
    rows: Vec<SharedRow>,
}

/// An indicator for which several districts have targets.
#[derive(Serialize)]
struct SharedRow {
    link: Link,
    unit: String,
    /// One cell a district.
    cells: Vec<Vec<Dated>>,
}

pub(in crate::page) fn overview(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Overview;
    let content = context.site.checked.content();
    let indicators = || content.domains.iter().flat_map(|domain| &domain.indicators);
    let there = data::tables().into_iter().filter(|table| table.is_there(context.site));
    let data_files: Vec<DataLink> = there.map(|table| data_link(&route, &table)).collect();
    let view = OverviewView {
        title_en: content.site.title_en.clone(),
        about: content.site.about.clone(),
        districts: cards(context, &route),
        map: tile_map::of_site(context),
        commitments: context.site.targets().count(),
        observations: content.districts.iter().map(|d| d.observations.len()).sum(),
        indicators: indicators().count(),
        documents: content.districts.iter().map(|d| d.documents.len()).sum(),
        projects: context.site.plans().map(|plan| plan.projects.len()).sum(),
        tasks: context.site.plans().map(|plan| plan.tasks.len()).sum(),
        statuses: statuses(context, &tally(context.site.targets())),
        rollups: rollups(context),
        names: content.districts.iter().map(|d| d.profile.name.clone()).collect(),
        shared: content.domains.iter().filter_map(|d| shared_group(context, &route, d)).collect(),
        data: data_files.iter().map(|link| (old_name(link.file), link.href.clone())).collect(),
        data_files,
    };
    let title = context.page_name(&Route::Overview);
    let description = content.site.about.clone().unwrap_or_else(|| content.site.title.clone());
    render(context, &route, Template::Overview, Titles { title, description }, &view)
}

/// What version 0.1.0 called a data file in `view.data`.
fn old_name(file: &str) -> String {
    let stem = file.split('.').next().unwrap_or_default();
    match stem {
        "assessment-measures" => "measures",
        "status-history" => "history",
        "project-totals" => "totals",
        stem => stem,
    }
    .to_owned()
}

fn data_link(route: &Route<'_>, table: &SiteTable<'_>) -> DataLink {
    let href = route.link(&table.route());
    DataLink { href, file: table.file, title: table.title.zh.clone() }
}

fn rollups(context: &PageContext<'_>) -> Vec<Rollup> {
    let content = context.site.checked.content();
    let words = &context.strings().rollup;
    let districts: Vec<Group> = content
        .districts
        .iter()
        .map(|district| {
            (district.profile.name.clone(), tally(context.site.targets_of(district)).all())
        })
        .collect();
    let domain_of: BTreeMap<_, _> = content
        .domains
        .iter()
        .flat_map(|domain| domain.indicators.iter().map(move |one| (&one.id, &domain.id)))
        .collect();
    let mut of_domains: BTreeMap<_, Vec<TargetEntry<'_>>> = BTreeMap::new();
    for entry in context.site.targets() {
        let domain = domain_of.get(entry.target.series.indicator).copied();
        if let Some(domain) = domain {
            of_domains.entry(domain).or_default().push(entry);
        }
    }
    let domains: Vec<Group> = content
        .domains
        .iter()
        .map(|domain| (domain.name.clone(), of_domains.remove(&domain.id).unwrap_or_default()))
        .map(|(name, entries)| (name, tally(entries.into_iter()).all()))
        .collect();
    let title = &content.site.title;
    [
        rollup::by_nature(context, title, &tally(context.site.targets())),
        rollup::by_group(context, "by-district", (&words.by_district, title), &districts),
        rollup::by_group(context, "by-domain", (&words.by_domain, title), &domains),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn shared_group(
    context: &PageContext<'_>,
    route: &Route<'_>,
    domain: &Domain,
) -> Option<SharedGroup> {
    let rows = domain.indicators.iter().filter_map(|indicator| shared(context, route, indicator));
    let rows: Vec<SharedRow> = rows.collect();
    (!rows.is_empty()).then(|| SharedGroup { name: domain.name.clone(), rows })
}

fn shared(
    context: &PageContext<'_>,
    route: &Route<'_>,
    indicator: &Indicator,
) -> Option<SharedRow> {
    let districts = context.site.checked.content().districts.iter();
    let cells: Vec<Vec<Dated>> = districts
        .map(|district| {
            let here = context.site.commitments_of(&district.profile.id, &indicator.id).iter();
            let of = |entry: &CommitmentEntry<'_>| {
                let kinds = [
                    entry.commitment.breakdown.as_ref().map(Breakdown::to_string),
                    context.told_apart(*entry),
                ];
                let kinds: Vec<String> = kinds.into_iter().flatten().collect();
                (!kinds.is_empty()).then(|| commas(&kinds))
            };
            here.map(|entry| Dated { of: of(entry), ..target_of(context, *entry) }).collect()
        })
        .collect();
    let is_shared = cells.iter().filter(|cell| !cell.is_empty()).count() > 1;
    is_shared.then(|| SharedRow {
        link: Link {
            href: route.link(&Route::Indicator(&indicator.id)),
            text: indicator.name.clone(),
        },
        unit: indicator.unit.clone(),
        cells,
    })
}
