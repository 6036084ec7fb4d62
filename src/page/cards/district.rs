//! A district in a list.

use serde::Serialize;

use crate::model::{District, Document, PlaceKindId};
use crate::page::cards::commitment::status;
use crate::page::cards::rollup::{statuses, tally};
use crate::page::context::PageContext;
use crate::page::view::{Link, StatusCount, StatusView};
use crate::site::{Route, commitments};

/// A district in a list.
#[derive(Serialize)]
pub(in crate::page) struct Card {
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

pub(in crate::page) fn cards(context: &PageContext<'_>, route: &Route<'_>) -> Vec<Card> {
    let districts = context.site.checked.content().districts.iter();
    districts.map(|district| card(context, route, district)).collect()
}

fn card(context: &PageContext<'_>, route: &Route<'_>, district: &District) -> Card {
    let profile = &district.profile;
    Card {
        link: Link { href: route.link(&Route::District(&profile.id)), text: profile.name.clone() },
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
