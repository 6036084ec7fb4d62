//! The list of indicators.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::files::File;
use crate::model::{DistrictId, Indicator};
use crate::page::cards::key::MANY;
use crate::page::context::PageContext;
use crate::page::view::Link;
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::Route;

#[derive(Serialize)]
struct ListView {
    domains: Vec<DomainView>,
}

#[derive(Serialize)]
struct DomainView {
    anchor: String,
    name: String,
    indicators: Vec<Entry>,
}

/// An indicator in a list.
#[derive(Serialize)]
struct Entry {
    link: Link,
    unit: String,
    /// The places that have it, by name where they are few.
    districts: Vec<String>,
    places: usize,
    /// How many targets there are.
    commitments: usize,
    observations: usize,
}

pub(in crate::page) fn list(context: &PageContext<'_>) -> Result<File, Fault> {
    let route = Route::Indicators;
    let content = context.site.checked.content();
    let domains = content.domains.iter().map(|domain| DomainView {
        anchor: Route::domain_anchor(&domain.id),
        name: domain.name.clone(),
        indicators: domain.indicators.iter().map(|i| entry(context, &route, i)).collect(),
    });
    let title = context.page_name(&Route::Indicators);
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Indicators, titles, &ListView { domains: domains.collect() })
}

fn entry(context: &PageContext<'_>, route: &Route<'_>, indicator: &Indicator) -> Entry {
    let entries = context.site.commitments_for(&indicator.id);
    let measured = context.site.observed(&indicator.id);
    let with_promise = entries.iter().map(|p| &p.district.profile.id);
    let with_value = measured.iter().map(|(district, _)| &district.profile.id);
    let concerned: BTreeSet<&DistrictId> = with_promise.chain(with_value).collect();
    let districts =
        context.site.checked.content().districts.iter().map(|district| &district.profile);
    let districts = districts.filter(|profile| concerned.contains(&profile.id));
    Entry {
        link: Link {
            href: route.link(&Route::Indicator(&indicator.id)),
            text: indicator.name.clone(),
        },
        unit: indicator.unit.clone(),
        districts: districts
            .filter(|_| concerned.len() <= MANY)
            .map(|profile| profile.name.clone())
            .collect(),
        places: concerned.len(),
        commitments: context.site.targets_for(&indicator.id).len(),
        observations: measured.len(),
    }
}
