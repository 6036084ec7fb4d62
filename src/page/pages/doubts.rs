//! Doubts in the sources: where documents promise or report different things, and where stated totals are not those of
//! their rows; with all the passages, and nothing else.

use serde::Serialize;

use crate::files::File;
use crate::model::District;
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::source::{from, source};
use crate::page::cards::target::said;
use crate::page::cards::totals::TotalView;
use crate::page::cards::value;
use crate::page::context::PageContext;
use crate::page::pages::district_projects::totals;
use crate::page::view::{Link, Source};
use crate::page::words::punctuation::titled;
use crate::page::words::wording::Dated;
use crate::page::{Fault, Template, Titles, render};
use crate::site::{List, Route, TargetEntry};

#[derive(Serialize)]
struct PageView {
    districts: Vec<DistrictView>,
    /// How many there are on all pages of the list; of its first page.
    targets: usize,
    values: usize,
    totals: usize,
    pager: Option<Pager>,
}

#[derive(Serialize)]
struct DistrictView {
    anchor: String,
    district: Link,
    targets: Vec<TargetView>,
    values: Vec<ValuesView>,
    totals: Vec<DocumentView>,
}

/// A target that passages give differently.
#[derive(Serialize)]
struct TargetView {
    link: Link,
    when: String,
    wordings: Vec<Passage>,
}

/// A passage, and what it says.
#[derive(Serialize)]
struct Passage {
    says: String,
    source: Source,
    note: Option<String>,
}

/// Values of one time that passages give differently.
#[derive(Serialize)]
struct ValuesView {
    link: Link,
    when: String,
    values: Vec<Reported>,
}

#[derive(Serialize)]
struct Reported {
    value: Dated,
    source: Source,
    note: Option<String>,
}

/// Totals of a document that are not those of its rows.
#[derive(Serialize)]
pub(in crate::page) struct DocumentView {
    pub(in crate::page) document: Link,
    pub(in crate::page) totals: Vec<TotalView>,
}

pub(in crate::page) fn page(context: &PageContext<'_>, number: usize) -> Result<File, Fault> {
    let route = List::Doubts.page(number);
    let content = context.site.checked.content();
    let here = context.site.places_on(List::Doubts, number);
    // The first page counts those of all.
    let all = if number > 1 { here.to_vec() } else { content.districts.iter().collect::<Vec<_>>() };
    let mut districts: Vec<DistrictView> =
        all.into_iter().filter_map(|d| district(context, &route, d)).collect();
    let view = PageView {
        targets: districts.iter().map(|district| district.targets.len()).sum(),
        values: districts.iter().map(|district| district.values.len()).sum(),
        totals: districts.iter().flat_map(|d| &d.totals).map(|of| of.totals.len()).sum(),
        districts: {
            districts.truncate(here.len());
            districts
        },
        pager: Pager::on(context, List::Doubts, number),
    };
    let title = pager::titled(context.page_name(&Route::Doubts), view.pager.as_ref());
    let titles = Titles { description: titled(&content.site.title, &title), title };
    render(context, &route, Template::Doubts, titles, &view)
}

fn district<'a>(
    context: &PageContext<'a>,
    route: &Route<'_>,
    district: &'a District,
) -> Option<DistrictView> {
    let id = &district.profile.id;
    let entries = || context.site.targets_of(district);
    let contradicted = entries().filter(|entry| entry.target.is_contradicted);
    let targets = contradicted.map(|entry| target(context, route, entry)).collect::<Vec<_>>();
    let values = entries().filter_map(|entry| values(context, route, entry)).collect::<Vec<_>>();
    let totals = totals(context, route, district);
    let is_empty = targets.is_empty() && values.is_empty() && totals.is_empty();
    (!is_empty).then(|| DistrictView {
        anchor: Route::district_anchor(id),
        district: Link {
            href: route.link(&Route::District(id)),
            text: district.profile.name.clone(),
        },
        targets,
        values,
        totals: totals
            .into_iter()
            .map(|(document, totals)| DocumentView { document, totals })
            .collect(),
    })
}

fn link(context: &PageContext<'_>, route: &Route<'_>, entry: TargetEntry<'_>) -> Link {
    let home = Route::Targets(&entry.district.profile.id);
    Link {
        href: route.link_at(&home, entry.key.as_str()),
        text: context.site.name(entry.target.lead().commitment),
    }
}

fn target(context: &PageContext<'_>, route: &Route<'_>, entry: TargetEntry<'_>) -> TargetView {
    let indicator = context.site.checked.indicator(entry.target.series.indicator);
    let wordings = entry.target.wordings.iter().map(|wording| {
        let commitment = wording.commitment;
        Passage {
            says: said(context, indicator, commitment),
            source: source(context, route, commitment.id, &commitment.citation),
            note: commitment.print.note.clone(),
        }
    });
    TargetView {
        link: link(context, route, entry),
        when: format!("{}{}", entry.target.year, context.strings().chart.year),
        wordings: wordings.collect(),
    }
}

/// The latest values of a target, where they differ.
fn values(
    context: &PageContext<'_>,
    route: &Route<'_>,
    entry: TargetEntry<'_>,
) -> Option<ValuesView> {
    let assessments = context.site.assessments;
    let mut commitments = entry.target.wordings.iter().map(|wording| wording.commitment);
    let commitment = commitments.find(|commitment| assessments.of(commitment).latest.len() > 1)?;
    let indicator = context.site.checked.indicator(&commitment.indicator);
    let unit = commitment.print.unit_meant(&indicator.unit);
    let reported = assessments.of(commitment).latest.iter().map(|o| Reported {
        value: value::observed(context, o, unit),
        source: from(context, route, o.id, &o.citation),
        note: o.print.note.clone(),
    });
    let values: Vec<Reported> = reported.collect();
    Some(ValuesView {
        link: link(context, route, entry),
        when: values.first().map(|one| one.value.when.clone()).unwrap_or_default(),
        values,
    })
}
