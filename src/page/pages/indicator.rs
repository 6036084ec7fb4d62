//! The page of an indicator.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use crate::data;
use crate::files::File;
use crate::model::{Direction, Domain, Indicator};
use crate::page::cards::commitment::{commitment, observation};
use crate::page::charts::{comparison, tile_map};
use crate::page::context::PageContext;
use crate::page::view::{CommitmentView, Link, MapView, ObservationView};
use crate::page::words::caption;
use crate::page::words::punctuation::{range, titled};
use crate::page::{Fault, Template, Titles, render};
use crate::site::{CommitmentEntry, Edition, Route};

#[derive(Serialize)]
struct PageView<'v> {
    name: String,
    name_en: String,
    domain: Link,
    unit: String,
    direction: String,
    definition: String,
    /// What editors are held to; of the edition for review.
    plausible: Option<String>,
    aliases: Vec<String>,
    note: Option<String>,
    /// What the chart shows, in a sentence.
    says: Option<String>,
    figure: Option<Value>,
    maps: Vec<MapView>,
    /// The address of the chart as a file.
    picture: Option<String>,
    commitments: Vec<&'v CommitmentView>,
    observations: Vec<ObservationView>,
    /// The address of its values as a file.
    data: String,
}

/// What the page of an indicator and the file of its comparison show.
pub(in crate::page) struct Compared<'a> {
    /// Every commitment for the indicator.
    pub(in crate::page) views: Vec<(CommitmentEntry<'a>, CommitmentView)>,
    /// Their comparison, where some can be compared.
    pub(in crate::page) chart: Option<String>,
}

impl<'a> Compared<'a> {
    pub(in crate::page) fn of(context: &PageContext<'a>, indicator: &'a Indicator) -> Self {
        let route = Route::Indicator(&indicator.id);
        let entries = context.site.commitments_for(&indicator.id).iter();
        let views: Vec<_> =
            entries.map(|entry| (*entry, commitment(context, &route, *entry))).collect();
        let drawn = drawn(context, indicator, &views);
        // One target has nothing to be compared with.
        let chart = (drawn.len() > 1).then(|| comparison::comparison(context, indicator, &drawn));
        Self { views, chart }
    }
}

pub(in crate::page) fn page(
    context: &PageContext<'_>,
    domain: &Domain,
    indicator: &Indicator,
    Compared { views, chart }: &Compared<'_>,
) -> Result<File, Fault> {
    let route = Route::Indicator(&indicator.id);
    let words = &context.strings().words;
    let drawn = drawn(context, indicator, views);
    let says = (!drawn.is_empty()).then(|| caption::comparison(context, &drawn));
    let figure = chart.as_deref().map(Value::safe_string);
    let file = Route::ComparisonChart(&indicator.id);
    let picture = (figure.is_some() && context.site.has_pictures()).then(|| route.link(&file));
    let (low, high) = &indicator.plausible;
    let observations = observed(context, indicator).into_iter();
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
        plausible: (context.edition == Edition::Review && !indicator.unit.is_empty())
            .then(|| format!("{} {}", range(low.text(), high.text()), indicator.unit)),
        unit: indicator.unit.clone(),
        definition: indicator.definition.clone(),
        aliases: indicator.aliases.clone(),
        note: indicator.note.clone(),
        says,
        figure,
        maps: if drawn_places(&drawn) < tile_map::LEAST {
            Vec::new()
        } else {
            tile_map::of_indicator(context, indicator)
        },
        picture,
        commitments: views.iter().map(|(_, view)| view).collect(),
        observations: observations.map(|(d, o)| observation(context, &route, d, o)).collect(),
        data: route.link(&data::Of::Indicator(&indicator.id).route()),
    };
    let title = indicator.name.clone();
    let titles = Titles { description: titled(&title, &indicator.definition), title };
    render(context, &route, Template::Indicator, titles, &view)
}

/// How many districts have something to compare.
fn drawn_places(drawn: &[(CommitmentEntry<'_>, &CommitmentView)]) -> usize {
    let places: BTreeSet<_> = drawn.iter().map(|(entry, _)| &entry.district.profile.id).collect();
    places.len()
}

/// What the comparison shows. A value in another unit has no place on the axis; the table lists it.
pub(in crate::page) fn drawn<'a, 'v>(
    context: &PageContext<'_>,
    indicator: &Indicator,
    views: &'v [(CommitmentEntry<'a>, CommitmentView)],
) -> Vec<(CommitmentEntry<'a>, &'v CommitmentView)> {
    let views = views.iter().map(|(entry, view)| (*entry, view));
    views.filter(|(entry, _)| context.site.is_compared(indicator, *entry)).collect()
}

pub(super) type Measured<'a> = (&'a crate::model::District, &'a crate::model::Observation);

/// The observations for an indicator, by district and year.
pub(super) fn observed<'a>(context: &PageContext<'a>, indicator: &Indicator) -> Vec<Measured<'a>> {
    let districts = context.site.checked.content().districts.iter();
    let mut observed: Vec<Measured<'a>> = districts
        .flat_map(|district| district.observations.iter().map(move |o| (district, o)))
        .filter(|(_, o)| o.indicator == indicator.id)
        .collect();
    observed.sort_by_key(|(district, o)| (district.profile.id.clone(), o.period.clone()));
    observed
}
