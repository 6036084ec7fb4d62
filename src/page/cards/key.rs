//! Key indicators: those that most places have numbers for, and what each place has set.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::{District, Indicator, IndicatorId};
use crate::page::cards::target::{TargetLine, level, line};
use crate::page::context::PageContext;
use crate::page::view::Link;
use crate::page::words::wording::printed;
use crate::site::{Route, TargetEntry};

/// The targets of one indicator, one of each place.
#[derive(Serialize)]
pub(in crate::page) struct KeyRow {
    pub(in crate::page) link: Link,
    pub(in crate::page) unit: String,
    /// The year of the targets, where all have the same.
    when: Option<String>,
    /// One cell a place, in the order of the places; `None` where it has none.
    pub(in crate::page) cells: Vec<Option<TargetLine>>,
}

/// The target of a place for an indicator as a whole: with a number before words, the one that counts today.
pub(in crate::page) fn of_place<'a>(
    context: &PageContext<'a>,
    page: &Route<'_>,
    targets: &BTreeMap<&'a IndicatorId, Vec<TargetEntry<'a>>>,
    indicator: &IndicatorId,
) -> Option<TargetLine> {
    let best = by_weight(context, targets.get(indicator)?.clone()).into_iter().next()?;
    Some(line(context, page, best))
}

/// Targets of one series, the one first that stands for it: with a number before words, the one that counts today.
pub(in crate::page) fn by_weight<'a>(
    context: &PageContext<'_>,
    mut entries: Vec<TargetEntry<'a>>,
) -> Vec<TargetEntry<'a>> {
    // Of those that weigh the same, the last one stands for all.
    entries.reverse();
    entries.sort_by_key(|entry| {
        let has_number = context.site.assessments.has_number(entry.target.lead().commitment);
        std::cmp::Reverse((has_number, weight_of_year(context, entry)))
    });
    entries
}

/// Orders targets by how much their year counts today: the next one that is due last, before it the years that have passed.
fn weight_of_year(context: &PageContext<'_>, entry: &TargetEntry<'_>) -> (bool, i32) {
    let (today, year) = (context.site.checked.content().site.as_of.year(), entry.target.year);
    let is_ahead = year >= today;
    (is_ahead, if is_ahead { -year } else { year })
}

/// The targets of a district for indicators as a whole.
pub(in crate::page) fn whole<'a>(
    context: &PageContext<'a>,
    district: &'a District,
) -> BTreeMap<&'a IndicatorId, Vec<TargetEntry<'a>>> {
    let mut targets: BTreeMap<_, Vec<TargetEntry<'_>>> = BTreeMap::new();
    let entries = context.site.targets_of(district);
    for entry in entries.filter(|entry| entry.target.series.breakdown.is_none()) {
        targets.entry(entry.target.series.indicator).or_default().push(entry);
    }
    targets
}

/// The rows of some indicators over all places.
pub(in crate::page) fn rows<'a>(
    context: &PageContext<'a>,
    page: &Route<'_>,
    indicators: &[&'a Indicator],
) -> Vec<KeyRow> {
    let districts = &context.site.checked.content().districts;
    let wholes: Vec<_> = districts.iter().map(|district| whole(context, district)).collect();
    let row = |indicator: &&Indicator| {
        let of_place = |whole| of_place(context, page, whole, &indicator.id);
        let cells: Vec<Option<TargetLine>> = wholes.iter().map(of_place).collect();
        let years: BTreeSet<&String> = cells.iter().flatten().map(|c| &c.target.when).collect();
        KeyRow {
            link: Link {
                href: page.link(&Route::Indicator(&indicator.id)),
                text: indicator.name.clone(),
            },
            unit: indicator.unit.clone(),
            when: (years.len() == 1).then(|| years.into_iter().cloned().collect()),
            cells,
        }
    };
    indicators.iter().map(row).collect()
}

/// With more places than this, an indicator is one line with the places at its ends.
pub(in crate::page) const MANY: usize = 12;

/// An indicator over many places: how many have a number, and the ends.
#[derive(Serialize)]
pub(in crate::page) struct EndsRow {
    link: Link,
    unit: String,
    places: usize,
    lowest: End,
    highest: End,
}

/// A place at an end, and what it has set.
#[derive(Serialize, Clone)]
struct End {
    place: Link,
    value: String,
    /// The year of the target.
    year: i32,
}

/// The ends of some indicators over all places: of the numbers that have a place on one axis.
pub(in crate::page) fn ends(
    context: &PageContext<'_>,
    page: &Route<'_>,
    indicators: &[&Indicator],
) -> Vec<EndsRow> {
    let mut found: BTreeMap<&IndicatorId, Vec<(Decimal, End)>> = BTreeMap::new();
    for district in &context.site.checked.content().districts {
        for (indicator, entries) in whole(context, district) {
            let entry = indicators.iter().find(|one| one.id == *indicator);
            let Some(indicator) = entry else { continue };
            let numbers = entries.iter().filter_map(|entry| {
                let lead = entry.target.lead().commitment;
                let number = level(context, indicator, lead)?;
                let quantity = &context.site.assessments.of(lead).target.quantity;
                Some((number, printed(quantity), entry))
            });
            let number = numbers.max_by_key(|(_, _, entry)| weight_of_year(context, entry));
            let Some((number, value, entry)) = number else { continue };
            let place = Link {
                href: page.link_at(&Route::Targets(&district.profile.id), entry.key.as_str()),
                text: district.profile.name.clone(),
            };
            found
                .entry(&indicator.id)
                .or_default()
                .push((number, End { place, value, year: entry.target.year }));
        }
    }
    let row = |indicator: &&Indicator| {
        let numbers = found.get(&indicator.id)?;
        let lowest = numbers.iter().min_by_key(|(number, _)| *number)?;
        let highest = numbers.iter().rev().max_by_key(|(number, _)| *number)?;
        Some(EndsRow {
            link: Link {
                href: page.link(&Route::Indicator(&indicator.id)),
                text: indicator.name.clone(),
            },
            unit: indicator.unit.clone(),
            places: numbers.len(),
            lowest: lowest.1.clone(),
            highest: highest.1.clone(),
        })
    };
    indicators.iter().filter_map(row).collect()
}
