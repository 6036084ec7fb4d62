//! A district in a list.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{District, DistrictId, Document, Indicator, Nature, PlaceKindId, Profile};
use crate::page::cards::commitment::status;
use crate::page::cards::key;
use crate::page::cards::rollup::{statuses, tally};
use crate::page::cards::target::TargetLine;
use crate::page::context::PageContext;
use crate::page::view::{Link, StatusCount, StatusView};
use crate::site::{Route, TargetEntry};

/// How many key indicators a card shows.
const KEY: usize = 3;

/// A district in a list.
#[derive(Serialize)]
pub(in crate::page) struct Card {
    link: Link,
    /// Its last day, and what came after it; of a place that is no more.
    ended: Option<LifetimeView>,
    name_en: String,
    kind: String,
    documents: Vec<Link>,
    /// How many targets it has, and how many of these bind.
    targets: usize,
    binding: usize,
    /// The year that most of them are for, and how many.
    due: Option<YearCount>,
    /// What it has set for the first key indicators of the site; `None` where it has set nothing.
    key: Vec<KeyLine>,
    observations: usize,
    projects: usize,
    tasks: usize,
    statuses: Vec<StatusCount>,
    /// The worst that a binding target has come to: however many others do well, it is not averaged away.
    worst_binding: Option<StatusView>,
}

/// How many targets are for a year.
#[derive(Serialize)]
pub(in crate::page) struct YearCount {
    pub(in crate::page) year: i32,
    pub(in crate::page) count: usize,
}

/// A key indicator of a place.
#[derive(Serialize)]
struct KeyLine {
    name: String,
    unit: String,
    target: Option<TargetLine>,
}

/// The year that most targets are for; the earlier of two.
pub(in crate::page) fn most_due<'a>(
    entries: impl Iterator<Item = TargetEntry<'a>>,
) -> Option<YearCount> {
    let mut counts: BTreeMap<i32, usize> = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry.target.year).or_default() += 1;
    }
    let most = counts.into_iter().rev().max_by_key(|(_, count)| *count)?;
    Some(YearCount { year: most.0, count: most.1 })
}

/// From when and until when there is a place, what came before and after it, and what it was called.
#[derive(Serialize)]
pub(in crate::page) struct LifetimeView {
    from: Option<String>,
    /// Its last day, whether or not that is over on the date of assessment.
    until: Option<String>,
    /// Whether there is no such place any more on the date of assessment.
    is_over: bool,
    successors: Vec<Link>,
    /// The places that it took in or that it follows.
    predecessors: Vec<Link>,
    former_names: Vec<FormerNameView>,
}

/// What a place was once called.
#[derive(Serialize)]
struct FormerNameView {
    name: String,
    until: String,
}

/// Whether there is no such place any more on the date of assessment.
fn is_over(context: &PageContext<'_>, profile: &Profile) -> bool {
    profile.is_over_on(&context.site.checked.content().site.as_of)
}

/// From when and until when there is a place.
pub(in crate::page) fn lifetime(
    context: &PageContext<'_>,
    route: &Route<'_>,
    profile: &Profile,
) -> LifetimeView {
    let link = |id: &DistrictId| {
        let profile = context.site.profile(id)?;
        let href = route.link(&Route::District(&profile.id));
        Some(Link { href, text: profile.name.clone() })
    };
    let former = profile.former_names.iter();
    LifetimeView {
        from: profile.from.as_ref().map(|date| date.as_str().to_owned()),
        until: profile.until.as_ref().map(|date| date.as_str().to_owned()),
        is_over: is_over(context, profile),
        successors: profile.successors.iter().filter_map(link).collect(),
        predecessors: context
            .site
            .predecessors(&profile.id)
            .iter()
            .filter_map(|id| link(id))
            .collect(),
        former_names: former
            .map(|name| FormerNameView {
                name: name.name.clone(),
                until: name.until.as_str().to_owned(),
            })
            .collect(),
    }
}

pub(in crate::page) fn cards<'a>(
    context: &PageContext<'a>,
    route: &Route<'_>,
    districts: &[&'a District],
) -> Vec<Card> {
    let key = context.site.key_indicators(KEY);
    districts.iter().map(|district| card(context, route, district, key)).collect()
}

fn card(
    context: &PageContext<'_>,
    route: &Route<'_>,
    district: &District,
    key: &[&Indicator],
) -> Card {
    let whole = key::whole(context, district);
    let key = key.iter().map(|indicator| KeyLine {
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        target: key::of_place(context, route, &whole, &indicator.id),
    });
    let profile = &district.profile;
    let tally = tally(context.site.targets_of(district));
    Card {
        link: Link { href: route.link(&Route::District(&profile.id)), text: profile.name.clone() },
        ended: is_over(context, profile).then(|| lifetime(context, route, profile)),
        name_en: profile.name_en.clone(),
        kind: kind(context, &profile.kind),
        documents: documents(route, district),
        targets: context.site.targets_of(district).count(),
        binding: context
            .site
            .targets_of(district)
            .filter(|entry| entry.target.nature == Some(Nature::Binding))
            .count(),
        due: most_due(context.site.targets_of(district)),
        key: key.collect(),
        observations: district.observations.len(),
        projects: district.plans.iter().map(|plan| plan.projects.len()).sum(),
        tasks: district.plans.iter().map(|plan| plan.tasks.len()).sum(),
        statuses: statuses(context, (&tally, context.site.targets_of(district))),
        worst_binding: tally.worst_binding().map(|worst| status(context, worst)),
    }
}

/// The documents of a district.
pub(in crate::page) fn documents(route: &Route<'_>, district: &District) -> Vec<Link> {
    let link = |document: &Document| Link {
        href: route.link(&Route::Document(&document.id)),
        text: document.title.clone(),
    };
    district.documents.iter().map(link).collect()
}

/// What kind of place a district is, in words: those of the site, or of the theme.
pub(in crate::page) fn kind(context: &PageContext<'_>, kind: &PlaceKindId) -> String {
    let declared = &context.site.checked.content().site.kinds;
    if let Some(declared) = declared.iter().find(|declared| declared.id == *kind) {
        return declared.zh.clone();
    }
    let words = &context.strings().words;
    match kind.as_str() {
        "district" => &words.district,
        "county" => &words.county,
        "autonomous-county" => &words.autonomous_county,
        // Checked: there is no other.
        _ => &words.functional_area,
    }
    .clone()
}
