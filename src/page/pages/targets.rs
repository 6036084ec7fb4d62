//! The page of all targets of a district: one line a target, which opens to its charts, wordings and sources.

use std::collections::BTreeMap;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::files::File;
use crate::model::{District, Domain, IndicatorId};
use crate::page::cards::commitment::observation;
use crate::page::cards::target::{TargetView, target};
use crate::page::cards::tendency::{TendencyView, tendencies};
use crate::page::context::PageContext;
use crate::page::view::{CommitmentView, Link, ObservationView};
use crate::page::words::punctuation::titled;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{CommitmentEntry, Route, TargetEntry};

#[derive(Serialize)]
struct PageView<'v> {
    district: Link,
    sections: Vec<Section<'v>>,
    /// How many targets there are.
    targets: usize,
    /// How many documents they are from.
    documents: usize,
    /// The address of the progress of all commitments as a file.
    picture: Option<String>,
    others: Vec<ObservationView>,
    /// What became of those of several years.
    tendencies: Vec<TendencyView>,
}

/// The targets of one domain.
#[derive(Serialize)]
struct Section<'v> {
    anchor: String,
    name: &'v str,
    targets: Vec<&'v TargetView>,
}

/// The targets of a district by domain, with their views; domains without any are left out.
pub(in crate::page) type ByDomain<'a> = Vec<(&'a Domain, Vec<(TargetEntry<'a>, TargetView)>)>;

/// What the page of all targets and the files of its charts show.
pub(in crate::page) fn by_domain<'a>(
    context: &PageContext<'a>,
    district: &'a District,
) -> ByDomain<'a> {
    let route = Route::Targets(&district.profile.id);
    let domains = &context.site.checked.content().domains;
    let mut order: BTreeMap<&IndicatorId, (usize, usize)> = BTreeMap::new();
    for (d, domain) in domains.iter().enumerate() {
        order.extend(domain.indicators.iter().enumerate().map(|(i, one)| (&one.id, (d, i))));
    }
    let mut found: BTreeMap<usize, Vec<TargetEntry<'a>>> = BTreeMap::new();
    for entry in context.site.targets_of(district) {
        let (domain, _) = order.get(entry.target.series.indicator).copied().unwrap_or_default();
        found.entry(domain).or_default().push(entry);
    }
    let view = |entry: TargetEntry<'a>| (entry, target(context, &route, entry));
    let each = found.into_iter().filter_map(|(place, entries)| {
        Some((domains.get(place)?, entries.into_iter().map(view).collect()))
    });
    each.collect()
}

/// The commitments that have a chart, with their views.
pub(in crate::page) fn drawn<'v, 'a>(
    targets: &'v ByDomain<'a>,
) -> impl Iterator<Item = (CommitmentEntry<'a>, &'v CommitmentView)> {
    let each = targets.iter().flat_map(|(_, targets)| targets);
    each.flat_map(|(entry, view)| {
        let wordings = entry.target.wordings.iter();
        view.commitments.iter().filter_map(move |shown| {
            let wording = wordings.clone().find(|w| shown.record == w.commitment.id)?;
            let district = entry.district;
            let (document, commitment) = (wording.document, wording.commitment);
            shown
                .figure
                .is_some()
                .then_some((CommitmentEntry { district, document, commitment }, shown))
        })
    })
}

pub(in crate::page) fn page(
    context: &PageContext<'_>,
    district: &District,
    targets: &ByDomain<'_>,
) -> Result<File, Fault> {
    let id = &district.profile.id;
    let route = Route::Targets(id);
    let sections = targets.iter().map(|(domain, targets)| Section {
        anchor: Route::domain_anchor(&domain.id),
        name: &domain.name,
        targets: targets.iter().map(|(_, view)| view).collect(),
    });
    let others = context.site.other_observations(district).into_iter();
    let has_picture = context.site.has_pictures() && drawn(targets).next().is_some();
    let documents: BTreeSet<_> = district.plans.iter().map(|plan| &plan.document).collect();
    let view = PageView {
        district: Link {
            href: route.link(&Route::District(id)),
            text: district.profile.name.clone(),
        },
        sections: sections.collect(),
        targets: targets.iter().map(|(_, targets)| targets.len()).sum(),
        documents: documents.len(),
        picture: has_picture.then(|| route.link(&Route::ProgressChart(id))),
        others: others.map(|o| observation(context, &route, district, o)).collect(),
        tendencies: tendencies(context, &route, district),
    };
    let title = titled(&district.profile.name, &context.strings().brief.all_targets);
    render(context, &route, Template::Targets, Titles { description: title.clone(), title }, &view)
}
