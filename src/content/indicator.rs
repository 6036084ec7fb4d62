//! The catalogue: domains and their indicators.

use rust_decimal::Decimal;

use super::crossing::{Choice, Crossing, Origin};
use super::id::{DomainId, IndicatorId};
use super::locate::Path;
use super::raw::{RawCatalogue, RawIndicator};
use super::scalar::Number;
use super::typed::{List, Text};
use crate::diag::Code;
use crate::say;

/// A group of the catalogue with its indicators, in the order of the file.
#[derive(Debug)]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Its place among the domains; without one it stands behind those that have one.
    pub order: Option<Decimal>,
    /// Its indicators.
    pub indicators: Vec<Indicator>,
    /// Where it was written.
    pub origin: Origin,
}

/// One entry of the catalogue.
#[derive(Debug)]
pub struct Indicator {
    /// Its id.
    pub id: IndicatorId,
    /// Its name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Its unit, empty where it has none.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The lowest and highest value that one district can have in one year.
    pub plausible: (Number, Number),
    /// What it measures.
    pub definition: String,
    /// Other printed names of the same thing.
    pub aliases: Vec<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

/// Which way is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither end is better.
    None,
}

impl Choice for Direction {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("higher", "越高越好", Self::Higher),
        ("lower", "越低越好", Self::Lower),
        ("none", "高低都不说明好坏；不作评价", Self::None),
    ];
}

pub(super) fn domain(crossing: &mut Crossing<'_>, raw: RawCatalogue) -> Option<Domain> {
    let RawCatalogue { domain, indicators } = raw;
    let path = Path::default().key("domain");
    let id = crossing.domain(&path.key("id"), domain.id);
    let name = crossing.text(&path.key("name"), domain.name);
    let name_en = crossing.text(&path.key("name_en"), domain.name_en);
    let order = domain.order.and_then(|order| crossing.number(&path.key("order"), order));
    let list = Path::default().key("indicators");
    let each = indicators.0.into_iter().enumerate();
    let indicators = each.filter_map(|(n, raw)| indicator(crossing, &list.index(n), raw)).collect();
    Some(Domain {
        id: id?,
        name: name?,
        name_en: name_en?,
        order: order.map(|order| order.value()),
        indicators,
        origin: crossing.origin(&path),
    })
}

fn indicator(crossing: &mut Crossing<'_>, path: &Path, raw: RawIndicator) -> Option<Indicator> {
    let RawIndicator { id, name, name_en, unit, direction, plausible, definition, aliases, note } =
        raw;
    let id = crossing.indicator(&path.key("id"), id);
    let name = crossing.text(&path.key("name"), name);
    let name_en = crossing.text(&path.key("name_en"), name_en);
    let unit = crossing.text_or_empty(&path.key("unit"), unit);
    let direction = crossing.choice(&path.key("direction"), direction);
    let plausible = range(crossing, &path.key("plausible"), plausible);
    let definition = crossing.text(&path.key("definition"), definition);
    let aliases = aliases.map_or_else(Vec::new, |list| list.0).into_iter().enumerate();
    let at = path.key("aliases");
    let aliases = aliases.filter_map(|(n, alias)| crossing.text(&at.index(n), alias)).collect();
    let note = crossing.optional(&path.key("note"), note);
    Some(Indicator {
        id: id?,
        name: name?,
        name_en: name_en?,
        unit: unit?,
        direction: direction?,
        plausible: plausible?,
        definition: definition?,
        aliases,
        note,
        origin: crossing.origin(path),
    })
}

fn range(
    crossing: &mut Crossing<'_>,
    path: &Path,
    List(ends): List<Text<Number>>,
) -> Option<(Number, Number)> {
    let count = ends.len();
    let mut ends =
        ends.into_iter().enumerate().map(|(n, end)| crossing.number(&path.index(n), end));
    if let (2, Some(low), Some(high)) = (count, ends.next(), ends.next()) {
        let (low, high) = (low?, high?);
        if low.value() < high.value() {
            return Some((low, high));
        }
    }
    let say = say!("合理范围要有两个数，先小后大", "a range is two numbers, the lower first");
    crossing.fault(
        Code::WrongType,
        path,
        say,
        Some(say!("如 `[0, 100]`", "for example `[0, 100]`")),
    );
    None
}
