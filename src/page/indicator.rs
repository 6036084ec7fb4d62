//! The list of indicators and the page of an indicator.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use super::charts::{comparison, tile_map};
use super::commitment::{commitment, observation};
use super::scene::Scene;
use super::view::{CommitmentView, Link, MapView, ObservationView};
use super::{Fault, Template, Titles, caption, render};
use crate::files::File;
use crate::model::{Direction, DistrictId, Domain, Indicator, same_unit};
use crate::site::{Promise, Route};

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
    districts: Vec<String>,
    commitments: usize,
    observations: usize,
}

#[derive(Serialize)]
struct PageView {
    name: String,
    name_en: String,
    domain: Link,
    unit: String,
    direction: String,
    definition: String,
    plausible: Option<String>,
    aliases: Vec<String>,
    note: Option<String>,
    /// What the chart shows, in a sentence.
    says: Option<String>,
    figure: Option<Value>,
    maps: Vec<MapView>,
    /// The address of the chart as a file.
    picture: Option<String>,
    commitments: Vec<CommitmentView>,
    observations: Vec<ObservationView>,
}

pub(super) fn list(scene: &Scene<'_>) -> Result<File, Fault> {
    let route = Route::Indicators;
    let content = scene.site.checked.content();
    let domains = content.domains.iter().map(|domain| DomainView {
        anchor: Route::domain_anchor(&domain.id),
        name: domain.name.clone(),
        indicators: domain.indicators.iter().map(|i| entry(scene, &route, i)).collect(),
    });
    let title = scene.strings().words.indicators.clone();
    let titles = Titles { description: format!("{}：{title}", content.site.title), title };
    render(scene, &route, Template::Indicators, titles, &ListView { domains: domains.collect() })
}

fn entry(scene: &Scene<'_>, route: &Route<'_>, indicator: &Indicator) -> Entry {
    let promises = scene.site.promises_for(&indicator.id);
    let measured = observed(scene, indicator);
    let with_promise = promises.iter().map(|p| &p.district.profile.id);
    let with_value = measured.iter().map(|(district, _)| &district.profile.id);
    let concerned: BTreeSet<&DistrictId> = with_promise.chain(with_value).collect();
    let districts = scene.site.checked.content().districts.iter().map(|district| &district.profile);
    let districts = districts.filter(|profile| concerned.contains(&profile.id));
    Entry {
        link: Link {
            href: route.link(&Route::Indicator(&indicator.id)),
            text: indicator.name.clone(),
        },
        unit: indicator.unit.clone(),
        districts: districts.map(|profile| profile.name.clone()).collect(),
        commitments: promises.len(),
        observations: measured.len(),
    }
}

pub(super) fn page(
    scene: &Scene<'_>,
    domain: &Domain,
    indicator: &Indicator,
) -> Result<File, Fault> {
    let route = Route::Indicator(&indicator.id);
    let words = &scene.strings().words;
    let views: Vec<(Promise<'_>, CommitmentView)> = scene
        .site
        .promises_for(&indicator.id)
        .iter()
        .map(|promise| (*promise, commitment(scene, &route, *promise)))
        .collect();
    let drawn = drawn(scene, indicator, &views);
    let says = (!drawn.is_empty()).then(|| caption::comparison(scene, &drawn));
    let figure = (!drawn.is_empty())
        .then(|| Value::safe_string(&comparison::comparison(scene, indicator, &drawn)));
    let file = Route::ComparisonChart(&indicator.id);
    let picture = (figure.is_some() && scene.site.has_pictures()).then(|| route.link(&file));
    let (low, high) = &indicator.plausible;
    let observations = observed(scene, indicator).into_iter();
    let view = PageView {
        name: indicator.name.clone(),
        name_en: indicator.name_en.clone(),
        domain: Link {
            href: route.link_at(&Route::Indicators, &Route::domain_anchor(&domain.id)),
            text: domain.name.clone(),
        },
        direction: match indicator.direction {
            Direction::Higher => words.higher.clone(),
            Direction::Lower => words.lower.clone(),
            Direction::None => words.neither.clone(),
        },
        plausible: (!indicator.unit.is_empty())
            .then(|| format!("{}—{} {}", low.text(), high.text(), indicator.unit)),
        unit: indicator.unit.clone(),
        definition: indicator.definition.clone(),
        aliases: indicator.aliases.clone(),
        note: indicator.note.clone(),
        says,
        figure,
        maps: tile_map::of_indicator(scene, indicator),
        picture,
        commitments: views.into_iter().map(|(_, view)| view).collect(),
        observations: observations.map(|(d, o)| observation(scene, &route, d, o)).collect(),
    };
    let title = indicator.name.clone();
    let titles = Titles { description: format!("{title}：{}", indicator.definition), title };
    render(scene, &route, Template::Indicator, titles, &view)
}

/// What the comparison shows. A value in another unit has no place on the axis; the table lists it.
pub(super) fn drawn<'a, 'v>(
    scene: &Scene<'_>,
    indicator: &Indicator,
    views: &'v [(Promise<'a>, CommitmentView)],
) -> Vec<(Promise<'a>, &'v CommitmentView)> {
    let views = views.iter().map(|(promise, view)| (*promise, view));
    views.filter(|(promise, _)| is_drawn(scene, indicator, *promise)).collect()
}

/// Whether a commitment stands in the comparison of its indicator.
pub(super) fn is_drawn(scene: &Scene<'_>, indicator: &Indicator, promise: Promise<'_>) -> bool {
    let unit = promise.commitment.print.unit_meant(&indicator.unit);
    scene.site.is_drawn(promise) && same_unit(unit, &indicator.unit)
}

type Measured<'a> = (&'a crate::model::District, &'a crate::model::Observation);

fn observed<'a>(scene: &Scene<'a>, indicator: &Indicator) -> Vec<Measured<'a>> {
    let districts = scene.site.checked.content().districts.iter();
    let mut observed: Vec<Measured<'a>> = districts
        .flat_map(|district| district.observations.iter().map(move |o| (district, o)))
        .filter(|(_, o)| o.indicator == indicator.id)
        .collect();
    observed.sort_by_key(|(district, o)| (district.profile.id.clone(), o.year));
    observed
}
