//! The page of an indicator.

use std::collections::BTreeSet;
use std::{iter, ptr};

use serde::Serialize;
use tera::Value;

use crate::chart::{Room, with_unit};
use crate::data;
use crate::diag::percent_encoded;
use crate::files::File;
use crate::model::{Direction, District, Domain, Indicator};
use crate::page::cards::commitment::observation;
use crate::page::cards::pager::{self, Pager};
use crate::page::cards::place_row::{PlaceRow, place_row, told};
use crate::page::cards::target::entry_of;
use crate::page::charts::{comparison, tile_map};
use crate::page::context::PageContext;
use crate::page::view::{Link, MapView, ObservationView};
use crate::page::words::compared::{Told, sentences};
use crate::page::words::punctuation::{range, titled};
use crate::page::{Fault, Template, Titles, render};
use crate::site::{Divided, Edition, List, Route, TargetEntry, room};

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
    /// What is said of all places; on the first page of the indicator.
    #[serde(flatten)]
    all: OfAll,
    rows: Vec<PlaceRow>,
    has_milestones: bool,
    observations: Vec<ObservationView>,
    pager: Option<Pager>,
    /// The address of its values as a file.
    data: String,
}

/// What is said of all places for an indicator: nothing of it stands on the second page of its places.
#[derive(Serialize, Default)]
struct OfAll {
    /// What the places promise, in sentences.
    says: Vec<String>,
    /// The comparison, as wide as the text, and for a phone.
    figure: Option<Value>,
    figure_narrow: Option<Value>,
    maps: Vec<MapView>,
    /// The address of the chart as a file.
    picture: Option<String>,
    /// Indicators beside it in its domain.
    related: Vec<Link>,
    /// The search for its name.
    search: String,
}

/// How many neighbours on each side of an indicator its page leads to: catalogues list what belongs together side by side.
const NEIGHBOURS: usize = 2;

/// What the page of an indicator and the file of its comparison show.
pub(in crate::page) struct Compared<'a> {
    /// Every target for the indicator.
    pub(in crate::page) targets: Vec<TargetEntry<'a>>,
    /// Those that the comparison shows.
    pub(in crate::page) drawn: Vec<TargetEntry<'a>>,
    /// Their comparison, where there is something to compare.
    pub(in crate::page) chart: Option<String>,
    /// The places by page.
    places: Vec<Here<'a>>,
    divided: Divided,
}

/// What a place has for an indicator.
struct Here<'a> {
    targets: Vec<TargetEntry<'a>>,
    observed: Vec<Measured<'a>>,
}

impl<'a> Compared<'a> {
    pub(in crate::page) fn of(context: &PageContext<'a>, indicator: &'a Indicator) -> Self {
        let targets = context.site.targets_for(&indicator.id);
        let places = places(context, indicator);
        let divided = divided(indicator, &places);
        let drawn = drawn(context, indicator, &targets);
        // One target has nothing to be compared with.
        let is_drawn = drawn.len() > 1;
        let chart =
            is_drawn.then(|| comparison::comparison(context, indicator, &drawn, Room::Wide));
        Self { targets, drawn, chart, places, divided }
    }

    /// How many pages the places take.
    pub(in crate::page) fn pages(&self) -> usize {
        self.divided.pages()
    }
}

/// How many pages the places of an indicator take.
pub(in crate::page) fn pages<'a>(context: &PageContext<'a>, indicator: &'a Indicator) -> usize {
    divided(indicator, &places(context, indicator)).pages()
}

fn divided(indicator: &Indicator, places: &[Here<'_>]) -> Divided {
    Divided::of(places.iter().map(Here::weight), room(List::Indicator(&indicator.id)))
}

impl Here<'_> {
    /// A target takes two lines and one more for each place where it stands.
    fn weight(&self) -> usize {
        let wordings = self.targets.iter().map(|entry| 1 + entry.target.wordings.len());
        wordings.sum::<usize>() + self.observed.len()
    }
}

/// The places that have targets or measured values, in the order of folders.
fn places<'a>(context: &PageContext<'a>, indicator: &'a Indicator) -> Vec<Here<'a>> {
    // Both are in the order of folders.
    let mut targets = context.site.targets_for(&indicator.id).into_iter().peekable();
    let mut observed = context.site.observed(&indicator.id).iter().copied().peekable();
    let here = |district: &'a District| Here {
        targets: iter::from_fn(|| targets.next_if(|entry| ptr::eq(entry.district, district)))
            .collect(),
        observed: iter::from_fn(|| observed.next_if(|(of, _)| ptr::eq(*of, district))).collect(),
    };
    let each = context.site.checked.content().districts.iter().map(here);
    each.filter(|here| here.weight() > 0).collect()
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

/// A page of an indicator: what is said of all places stands on the first.
pub(in crate::page) fn page<'a>(
    context: &PageContext<'a>,
    domain: &Domain,
    indicator: &'a Indicator,
    compared: &Compared<'a>,
    number: usize,
) -> Result<File, Fault> {
    let list = List::Indicator(&indicator.id);
    let route = list.page(number);
    let words = &context.strings().words;
    let here = compared.divided.on(number, &compared.places);
    let rows = here.iter().flat_map(|here| &here.targets);
    let mut observed: Vec<Measured<'_>> =
        here.iter().flat_map(|here| here.observed.iter().copied()).collect();
    observed.sort_by_key(|(district, o)| (&district.profile.id, &o.period));
    let (low, high) = &indicator.plausible;
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
        has_milestones: compared
            .targets
            .iter()
            .any(|entry| !entry.target.lead().commitment.milestones.is_empty()),
        rows: rows.map(|entry| place_row(context, &route, indicator, *entry)).collect(),
        observations: observed
            .into_iter()
            .map(|(district, o)| observation(context, &route, district, o))
            .collect(),
        all: match number {
            1 => of_all(context, &route, (domain, indicator), compared),
            _ => OfAll::default(),
        },
        pager: Pager::of(context, list, number, compared.pages()),
        data: route.link(&data::Of::Indicator(&indicator.id).route()),
    };
    let title = pager::titled(indicator.name.clone(), view.pager.as_ref());
    let titles = Titles { description: titled(&title, &indicator.definition), title };
    render(context, &route, Template::Indicator, titles, &view)
}

/// What is said of all places.
fn of_all<'a>(
    context: &PageContext<'a>,
    route: &Route<'_>,
    (domain, indicator): (&Domain, &'a Indicator),
    Compared { targets, drawn, chart, .. }: &Compared<'a>,
) -> OfAll {
    let narrow = || comparison::comparison(context, indicator, drawn, Room::Narrow);
    let file = Route::ComparisonChart(&indicator.id);
    let picture = (chart.is_some() && context.site.has_pictures()).then(|| route.link(&file));
    let told: Vec<Told<'_>> =
        targets.iter().map(|entry| told(context, route, indicator, *entry)).collect();
    let places = context.site.checked.content().districts.len();
    OfAll {
        says: sentences(context, indicator, &told),
        figure: chart.as_deref().map(Value::safe_string),
        figure_narrow: chart.as_ref().map(|_| Value::safe_string(&narrow())),
        maps: if drawn_places(drawn) >= *tile_map::FITTING.start()
            && places <= *tile_map::FITTING.end()
        {
            tile_map::of_indicator(context, indicator)
        } else {
            Vec::new()
        },
        picture,
        related: related(route, domain, indicator),
        search: format!("{}?q={}", route.link(&Route::Search), percent_encoded(&indicator.name)),
    }
}

/// The indicators beside one in its domain.
fn related(route: &Route<'_>, domain: &Domain, indicator: &Indicator) -> Vec<Link> {
    let all = &domain.indicators;
    let at = all.iter().position(|one| one.id == indicator.id).unwrap_or_default();
    let (from, to) = (at.saturating_sub(NEIGHBOURS), (at + NEIGHBOURS + 1).min(all.len()));
    let near = all.get(from..to).unwrap_or_default().iter();
    near.filter(|one| one.id != indicator.id)
        .map(|one| Link { href: route.link(&Route::Indicator(&one.id)), text: one.name.clone() })
        .collect()
}

/// How many districts have something to compare.
fn drawn_places(drawn: &[TargetEntry<'_>]) -> usize {
    let places: BTreeSet<_> = drawn.iter().map(|entry| &entry.district.profile.id).collect();
    places.len()
}

pub(super) type Measured<'a> = (&'a District, &'a crate::model::Observation);
