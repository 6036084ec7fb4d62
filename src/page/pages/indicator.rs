//! The page of an indicator.

use std::collections::BTreeSet;

use serde::Serialize;
use tera::Value;

use crate::chart::{Room, with_unit};
use crate::data;
use crate::files::File;
use crate::model::{Direction, Domain, Indicator};
use crate::page::cards::commitment::observation;
use crate::page::cards::place_row::{PlaceRow, place_row, told};
use crate::page::cards::target::entry_of;
use crate::page::charts::{comparison, tile_map};
use crate::page::context::PageContext;
use crate::page::view::{Link, MapView, ObservationView};
use crate::page::words::compared::{Told, sentences};
use crate::page::words::punctuation::{range, titled};
use crate::page::{Fault, Template, Titles, render};
use crate::site::{Edition, Route, TargetEntry};

#[derive(Serialize)]
struct PageView {
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
    /// What the places promise, in sentences.
    says: Vec<String>,
    /// The comparison, as wide as the text, and for a phone.
    figure: Option<Value>,
    figure_narrow: Option<Value>,
    maps: Vec<MapView>,
    /// The address of the chart as a file.
    picture: Option<String>,
    rows: Vec<PlaceRow>,
    has_milestones: bool,
    observations: Vec<ObservationView>,
    /// The address of its values as a file.
    data: String,
}

/// What the page of an indicator and the file of its comparison show.
pub(in crate::page) struct Compared<'a> {
    /// Every target for the indicator.
    pub(in crate::page) targets: Vec<TargetEntry<'a>>,
    /// Those that the comparison shows.
    pub(in crate::page) drawn: Vec<TargetEntry<'a>>,
    /// Their comparison, where there is something to compare.
    pub(in crate::page) chart: Option<String>,
}

impl<'a> Compared<'a> {
    pub(in crate::page) fn of(context: &PageContext<'a>, indicator: &'a Indicator) -> Self {
        let targets = context.site.targets_for(&indicator.id);
        let drawn = drawn(context, indicator, &targets);
        // One target has nothing to be compared with.
        let is_drawn = drawn.len() > 1;
        let chart =
            is_drawn.then(|| comparison::comparison(context, indicator, &drawn, Room::Wide));
        Self { targets, drawn, chart }
    }
}

/// What the comparison shows. A value in another unit has no place on the axis; the table lists it.
pub(in crate::page) fn drawn<'a>(
    context: &PageContext<'a>,
    indicator: &Indicator,
    targets: &[TargetEntry<'a>],
) -> Vec<TargetEntry<'a>> {
    let is_compared = |entry: &TargetEntry<'a>| {
        context.site.is_compared(indicator, entry_of(*entry, entry.target.lead()))
    };
    targets.iter().copied().filter(is_compared).collect()
}

pub(in crate::page) fn page<'a>(
    context: &PageContext<'a>,
    domain: &Domain,
    indicator: &Indicator,
    Compared { targets, drawn, chart }: &Compared<'a>,
) -> Result<File, Fault> {
    let route = Route::Indicator(&indicator.id);
    let words = &context.strings().words;
    let narrow = || comparison::comparison(context, indicator, drawn, Room::Narrow);
    let file = Route::ComparisonChart(&indicator.id);
    let picture = (chart.is_some() && context.site.has_pictures()).then(|| route.link(&file));
    let (low, high) = &indicator.plausible;
    let observations = observed(context, indicator).into_iter();
    let rows = targets.iter().map(|entry| place_row(context, &route, indicator, *entry));
    let all: Vec<Told<'_>> =
        targets.iter().map(|entry| told(context, &route, indicator, *entry)).collect();
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
            .then(|| with_unit(&range(low.text(), high.text()), &indicator.unit)),
        unit: indicator.unit.clone(),
        definition: indicator.definition.clone(),
        aliases: indicator.aliases.clone(),
        note: indicator.note.clone(),
        says: sentences(context, indicator, &all),
        figure: chart.as_deref().map(Value::safe_string),
        figure_narrow: chart.as_ref().map(|_| Value::safe_string(&narrow())),
        maps: if drawn_places(drawn) < tile_map::LEAST {
            Vec::new()
        } else {
            tile_map::of_indicator(context, indicator)
        },
        picture,
        has_milestones: targets.iter().any(|t| !t.target.lead().commitment.milestones.is_empty()),
        rows: rows.collect(),
        observations: observations.map(|(d, o)| observation(context, &route, d, o)).collect(),
        data: route.link(&data::Of::Indicator(&indicator.id).route()),
    };
    let title = indicator.name.clone();
    let titles = Titles { description: titled(&title, &indicator.definition), title };
    render(context, &route, Template::Indicator, titles, &view)
}

/// How many districts have something to compare.
fn drawn_places(drawn: &[TargetEntry<'_>]) -> usize {
    let places: BTreeSet<_> = drawn.iter().map(|entry| &entry.district.profile.id).collect();
    places.len()
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
