//! A district in a list.

use serde::Serialize;

use crate::model::{District, DistrictId, Document, PlaceKindId, Profile};
use crate::page::cards::commitment::status;
use crate::page::cards::rollup::{statuses, tally};
use crate::page::context::PageContext;
use crate::page::view::{Link, StatusCount, StatusView};
use crate::site::{Route, commitments};

/// A district in a list.
#[derive(Serialize)]
pub(in crate::page) struct Card {
    link: Link,
    /// Its last day, and what came after it; of a place that is no more.
    ended: Option<LifetimeView>,
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

pub(in crate::page) fn cards(context: &PageContext<'_>, route: &Route<'_>) -> Vec<Card> {
    let districts = context.site.checked.content().districts.iter();
    districts.map(|district| card(context, route, district)).collect()
}

fn card(context: &PageContext<'_>, route: &Route<'_>, district: &District) -> Card {
    let profile = &district.profile;
    Card {
        link: Link { href: route.link(&Route::District(&profile.id)), text: profile.name.clone() },
        ended: is_over(context, profile).then(|| lifetime(context, route, profile)),
        name_en: profile.name_en.clone(),
        kind: kind(context, &profile.kind),
        documents: documents(route, district),
        commitments: commitments(district).count(),
        observations: district.observations.len(),
        projects: district.plans.iter().map(|plan| plan.projects.len()).sum(),
        tasks: district.plans.iter().map(|plan| plan.tasks.len()).sum(),
        statuses: statuses(context, commitments(district)),
        worst_binding: tally(context, commitments(district))
            .worst_binding()
            .map(|worst| status(context, worst)),
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
