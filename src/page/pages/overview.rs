//! The first page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::assess::Evidence;
use crate::data::{self, SiteTable};
use crate::files::File;
use crate::model::District;
use crate::page::cards::district::{Card, YearCount, cards, most_due};
use crate::page::cards::key::{self, EndsRow, KeyRow, MANY};
use crate::page::cards::movers::{MoversRow, movers};
use crate::page::cards::rollup::{self, Rollup, statuses, tally};
use crate::page::cards::target::{TargetLine, line};
use crate::page::cards::task::has_year_come;
use crate::page::charts::tile_map;
use crate::page::context::PageContext;
use crate::page::view::{Link, MapView, StatusCount};
use crate::page::words::punctuation::sentence;
use crate::page::words::wording::fill;
use crate::page::{Fault, Template, Titles, render};
use crate::site::due::DueCount;
use crate::site::{Route, TargetEntry};

/// How many key indicators the page shows.
const KEY: usize = 9;

/// How many places it names where there are too many for a card each; those of a longer list stand on its pages.
const NAMES: usize = 100;

/// How many contradictions it shows.
const DOUBTS: usize = 3;

#[derive(Serialize)]
struct OverviewView {
    title_en: Option<String>,
    about: Option<String>,
    /// How things stand, in two sentences.
    says: Vec<String>,
    /// The places, where they are few enough for a card each.
    districts: Vec<Card>,
    /// In place of the cards, where there are more places: their names, while these have room.
    place_links: Vec<Link>,
    /// The list of places.
    all_places: String,
    /// Where there are many places: which have come furthest, and which least.
    movers: Vec<MoversRow>,
    /// How many places there are.
    places: usize,
    map: Option<MapView>,
    /// The places, where they are few enough for a column each.
    names: Vec<String>,
    key: Vec<KeyRow>,
    /// In place of the rows, where there are many places.
    ends: Vec<EndsRow>,
    all_key: String,
    years: Vec<YearView>,
    /// Targets whose wordings ask for different things: the first of them, and how many there are.
    contradicted: Vec<Contradicted>,
    contradictions: usize,
    statuses: Vec<StatusCount>,
    /// The targets by nature.
    rollup: Option<Rollup>,
    data_files: Vec<DataLink>,
    /// The addresses of data files by the names that themes of version 0.1.0 know them by.
    data: BTreeMap<String, String>,
}

/// What is due in a year.
#[derive(Serialize)]
struct YearView {
    year: i32,
    targets: usize,
    tasks: usize,
    /// Whether its last day has come on the date of assessment.
    is_past: bool,
    /// Where what is due is listed.
    href: String,
}

/// A target with its place.
#[derive(Serialize)]
struct Contradicted {
    place: String,
    line: TargetLine,
}

/// A data file.
#[derive(Serialize)]
struct DataLink {
    href: String,
    file: &'static str,
    title: String,
}

pub(in crate::page) fn overview(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Overview;
    let content = context.site.checked.content();
    let there = data::tables().into_iter().filter(|table| table.is_there(context.site));
    let data_files: Vec<DataLink> = there.map(|table| data_link(&route, &table)).collect();
    let known = context.site.key_indicators(KEY);
    let is_many = content.districts.len() > MANY;
    let contradicted = || context.site.targets().filter(|entry| entry.target.is_contradicted);
    let tally = tally(context.site.targets());
    let has_map = tile_map::FITTING.contains(&content.districts.len());
    let view = OverviewView {
        title_en: content.site.title_en.clone(),
        about: content.site.about.clone(),
        says: says(context),
        districts: if is_many {
            Vec::new()
        } else {
            cards(context, &route, &content.districts.iter().collect::<Vec<_>>())
        },
        place_links: place_links(context, &route),
        all_places: route.link(&Route::Districts),
        movers: if is_many { movers(context, &route, known) } else { Vec::new() },
        places: content.districts.len(),
        map: has_map.then(|| tile_map::of_site(context)).flatten(),
        names: if is_many {
            Vec::new()
        } else {
            content.districts.iter().map(|d| d.profile.name.clone()).collect()
        },
        key: if is_many { Vec::new() } else { key::rows(context, &route, known) },
        ends: if is_many { key::ends(context, &route, known) } else { Vec::new() },
        all_key: route.link(&Route::KeyTargets),
        years: years(context, &route),
        contradicted: contradicted()
            .take(DOUBTS)
            .map(|entry| Contradicted {
                place: entry.district.profile.name.clone(),
                line: line(context, &route, entry),
            })
            .collect(),
        contradictions: contradicted().count(),
        statuses: statuses(context, (&tally, context.site.targets())),
        rollup: rollup::by_nature(context, &content.site.title, &tally),
        data: data_files.iter().map(|link| (old_name(link.file), link.href.clone())).collect(),
        data_files,
    };
    let title = context.page_name(&Route::Overview);
    let description = content.site.about.clone().unwrap_or_else(|| content.site.title.clone());
    render(context, &route, Template::Overview, Titles { title, description }, &view)
}

/// How many targets there are and when most are due, and how many could be assessed.
fn says(context: &PageContext<'_>) -> Vec<String> {
    let words = &context.strings().brief;
    let content = context.site.checked.content();
    let targets = context.site.targets().count();
    if targets == 0 || words.site_counted.is_empty() {
        return Vec::new();
    }
    let documents: usize = content.districts.iter().map(|d| d.documents.len()).sum();
    let counted = fill(
        &words.site_counted,
        &[
            ("places", &content.districts.len()),
            ("documents", &documents),
            ("targets", &targets),
            ("commitments", &context.site.commitments().count()),
        ],
    );
    let most = most_due(context.site.targets());
    let due = most.map_or_else(String::new, |YearCount { year, count }| {
        let is_all = count == targets && !words.site_all_due.is_empty();
        let said = if is_all { &words.site_all_due } else { &words.site_due };
        fill(said, &[("year", &year), ("count", &count)])
    });
    let is_assessed = |entry: &TargetEntry<'_>| entry.target.evidence == Evidence::Assessed;
    let assessed = context.site.targets().filter(is_assessed).count();
    let assessed = match assessed {
        0 => words.site_none_assessed.clone(),
        all if all == targets && !words.site_all_assessed.is_empty() => {
            words.site_all_assessed.clone()
        }
        some => fill(&words.site_assessed, &[("assessed", &some)]),
    };
    [counted + &due, assessed].into_iter().map(sentence).collect()
}

/// The places by name, where they are too many for cards and few enough to be named.
fn place_links(context: &PageContext<'_>, route: &Route<'_>) -> Vec<Link> {
    let districts = &context.site.checked.content().districts;
    let link = |district: &District| Link {
        href: route.link(&Route::District(&district.profile.id)),
        text: district.profile.name.clone(),
    };
    let is_named = (MANY + 1..=NAMES).contains(&districts.len());
    districts.iter().filter(|_| is_named).map(link).collect()
}

/// What is due in each year, targets and tasks.
fn years(context: &PageContext<'_>, route: &Route<'_>) -> Vec<YearView> {
    let view = |(&year, &DueCount { targets, tasks }): (&i32, &DueCount)| YearView {
        year,
        targets,
        tasks,
        is_past: has_year_come(context, year),
        href: route.link_at(&Route::Due, &Route::year_anchor(year)),
    };
    context.site.due.iter().map(view).collect()
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
