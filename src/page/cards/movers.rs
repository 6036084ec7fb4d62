//! Which places have come furthest on their ways, and which least.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::Indicator;
use crate::page::cards::target::state;
use crate::page::context::PageContext;
use crate::page::view::{Link, StatusView};
use crate::page::words::working;
use crate::site::{Route, TargetEntry};

/// An indicator over many places: how many have values after their baselines, and the ends.
#[derive(Serialize)]
pub(in crate::page) struct MoversRow {
    link: Link,
    unit: String,
    places: usize,
    furthest: Mover,
    least: Mover,
}

/// A place, and how much of its way it has covered.
#[derive(Serialize)]
struct Mover {
    place: Link,
    done: String,
    status: StatusView,
}

/// The ends of some indicators, by the share of the way that each place has covered: of wholes, and of targets that all
/// passages give alike.
pub(in crate::page) fn movers(
    context: &PageContext<'_>,
    page: &Route<'_>,
    indicators: &[&Indicator],
) -> Vec<MoversRow> {
    indicators.iter().filter_map(|indicator| row(context, page, indicator)).collect()
}

fn row(context: &PageContext<'_>, page: &Route<'_>, indicator: &Indicator) -> Option<MoversRow> {
    let way = |entry: TargetEntry<'_>| {
        let assessment = context.site.assessments.of(entry.target.lead().commitment);
        let is_plain = entry.target.series.breakdown.is_none() && !entry.target.is_contradicted;
        assessment.pace().filter(|_| is_plain).map(|pace| pace.completion)
    };
    let entries = context.site.targets_for(&indicator.id);
    let known: Vec<(Decimal, TargetEntry<'_>)> =
        entries.into_iter().filter_map(|entry| Some((way(entry)?, entry))).collect();
    let furthest = known.iter().rev().max_by_key(|(way, _)| *way)?;
    let least = known.iter().min_by_key(|(way, _)| *way)?;
    let is_apart = furthest.0 != least.0;
    let mover = |(_, entry): &(Decimal, TargetEntry<'_>)| {
        let district = &entry.district.profile;
        let assessment = context.site.assessments.of(entry.target.lead().commitment);
        Some(Mover {
            place: Link {
                href: page.link_at(&Route::Targets(&district.id), entry.key.as_str()),
                text: district.name.clone(),
            },
            done: working::done(context, assessment)?,
            status: StatusView { reason: None, ..state(context, entry.target.state()) },
        })
    };
    Some(MoversRow {
        link: Link {
            href: page.link(&Route::Indicator(&indicator.id)),
            text: indicator.name.clone(),
        },
        unit: indicator.unit.clone(),
        places: known.len(),
        furthest: mover(furthest).filter(|_| is_apart)?,
        least: mover(least)?,
    })
}
