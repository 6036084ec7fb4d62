//! The schematic maps of the pages: which number of a district stands in its square.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::numbers;
use crate::chart::{self, Frame, Shown, Value};
use crate::model::{
    AsPrinted, Bound, Breakdown, Count, District, Indicator, Observation, Quantity, TileMap,
    convertible,
};
use crate::page::cards::value::{observed, summed, target_of};
use crate::page::context::PageContext;
use crate::page::view::MapView;
use crate::page::words::converted::in_signs;
use crate::page::words::punctuation::titled;
use crate::page::words::tile_words::{self, Compared};
use crate::page::words::wording::Dated;
use crate::page::words::wording::printed;

/// How many places a map may have: with fewer it says nothing, with more its squares have no room for names.
pub(in crate::page) const FITTING: std::ops::RangeInclusive<usize> = 6..=120;

/// What a district has for a map.
enum Found {
    /// One number.
    Number {
        value: Decimal,
        bound: Bound,
        drawn: Value,
        text: String,
        /// None for a count, which is of no year.
        year: Option<i32>,
        /// As printed, with its unit.
        printed: String,
    },
    /// Something else: words, a range, parts, a bound, or values that contradict each other. What is short is said.
    Other(String),
    /// Nothing.
    Nothing,
}

/// How the number of a district for an indicator is found.
type Find = fn(&PageContext<'_>, &Indicator, &District) -> Found;

/// A map before it is drawn.
struct Plan<'a> {
    map: &'a TileMap,
    /// Ids of the chart and of the heading.
    id: String,
    title: String,
    unit: &'a str,
    /// The word for the numbers, in the titles of squares.
    role: &'a str,
    hollow: &'a str,
    in_words: &'a str,
    found: Vec<(&'a District, Found)>,
}

/// The maps of an indicator: its targets, and its latest values, where at least two districts have a number.
pub(in crate::page) fn of_indicator(
    context: &PageContext<'_>,
    indicator: &Indicator,
) -> Vec<MapView> {
    let content = context.site.checked.content();
    let Some(map) = &content.tiles else { return Vec::new() };
    let words = &context.strings().map;
    let kinds: [(&str, &str, Find); 2] =
        [("target", &words.target, target), ("latest", &words.latest, latest)];
    let maps = kinds.into_iter().filter_map(|(kind, role, find)| {
        let districts = content.districts.iter();
        let plan = Plan {
            map,
            id: format!("map-{kind}-{}", indicator.id),
            title: titled(&indicator.name, format!("{role}{}", words.sketch)),
            unit: &indicator.unit,
            role,
            hollow: &words.hollow,
            in_words: &words.in_words,
            found: districts.map(|d| (d, find(context, indicator, d))).collect(),
        };
        let compared = plan.compared(|_| true);
        let said = tile_words::numbers(words, role, content.districts.len(), &compared);
        (compared.len() > 1).then(|| plan.view(context, said, format!("{role}{}", words.sketch)))
    });
    let mut maps: Vec<MapView> = maps.collect();
    // Said once, below the last one.
    if let Some((_, earlier)) = maps.split_last_mut() {
        for map in earlier {
            map.note = None;
        }
    }
    maps
}

/// The map of the site: how many commitments it has of each place.
pub(in crate::page) fn of_site(context: &PageContext<'_>) -> Option<MapView> {
    let content = context.site.checked.content();
    let map = content.tiles.as_ref()?;
    let words = &context.strings().map;
    let found = content.districts.iter().map(|district| {
        let count: usize = district.plans.iter().map(|plan| plan.commitments.len()).sum();
        let text = count.to_string();
        let printed = format!("{text}{}", words.count_unit);
        (district, number(Decimal::from(count), Bound::Exact, text, None, printed))
    });
    let plan = Plan {
        map,
        id: "map-places".to_owned(),
        title: titled(&map.title, &words.commitments),
        unit: &words.count_unit,
        role: &words.commitments,
        hollow: &words.not_here,
        in_words: &words.in_words,
        found: found.collect(),
    };
    // Those without a square are listed below the map.
    let counted = plan.compared(|district| plan.has_square(district));
    let said = tile_words::counts(words, map.tiles.len(), &counted);
    (!counted.is_empty()).then(|| plan.view(context, said, map.title.clone()))
}

fn number(value: Decimal, bound: Bound, text: String, year: Option<i32>, printed: String) -> Found {
    match numbers::value(value) {
        Some(drawn) => Found::Number { value, bound, drawn, text, year, printed },
        None => Found::Other(text),
    }
}

/// A value of a district for one year.
struct Candidate {
    year: i32,
    quantity: Quantity,
    dated: Dated,
}

/// The latest target of a district as a whole, in the unit of the catalogue. Of two commitments the greater is the greater
/// one, whether they name a level or a bound.
fn target(context: &PageContext<'_>, indicator: &Indicator, district: &District) -> Found {
    let here = context.site.commitments_of(&district.profile.id, &indicator.id);
    let whole = here
        .iter()
        .filter(|p| is_whole(p.commitment.breakdown.as_ref(), &p.commitment.print, indicator));
    let candidates = whole.map(|entry| {
        let target = context.site.assessments.of(entry.commitment).target;
        let print = &entry.commitment.print;
        let dated = meant(target_of(context, *entry), &target.quantity, print);
        // The size of a change is no level to compare.
        let quantity = match entry.commitment.change {
            Some(_) => Quantity::Words(dated.text.clone()),
            None => in_unit(&target.quantity, print, indicator),
        };
        Candidate { year: target.year, quantity, dated }
    });
    one_of(candidates.collect(), here.is_empty())
}

/// The latest measured value of a district as a whole, in the unit of the catalogue; with a target, as it is assessed: of a
/// year after its baseline, and values of single years added up. A bound is no value to compare: more than 300 may be more
/// than 318.
fn latest(context: &PageContext<'_>, indicator: &Indicator, district: &District) -> Found {
    let entries = context.site.commitments_of(&district.profile.id, &indicator.id).iter();
    let assessments: Vec<_> =
        entries.map(|p| (p.commitment, context.site.assessments.of(p.commitment))).collect();
    let here: Vec<&Observation> = if assessments.is_empty() {
        let here = district.observations.iter().filter(|o| o.indicator == indicator.id);
        here.filter(|o| o.has_value() && context.site.is_in_force(o)).collect()
    } else {
        let alone = assessments.iter().filter(|(_, assessment)| assessment.sum().is_none());
        alone.flat_map(|(_, assessment)| assessment.latest.iter().copied()).collect()
    };
    let whole = here
        .iter()
        .filter(|o| is_whole(o.breakdown.as_ref(), &o.print, indicator) && !is_part_of_sum(o));
    let mut candidates: Vec<Candidate> = whole
        .map(|o| {
            let printed = observed(context, o, o.print.unit_meant(&indicator.unit));
            let dated = meant(printed, &o.quantity, &o.print);
            let quantity = in_unit(&o.quantity, &o.print, indicator);
            Candidate { year: o.year(), quantity, dated }
        })
        .collect();
    let mut is_nothing = here.is_empty();
    for (commitment, assessment) in assessments {
        let Some(sum) = assessment.sum() else { continue };
        is_nothing = false;
        let number = Quantity::parse(&sum.value.normalize().to_string());
        let number = number.map(|number| in_unit(&number, &commitment.print, indicator));
        let unit = commitment.print.unit_meant(&indicator.unit);
        if let Some(quantity) =
            number.filter(|_| is_whole(commitment.breakdown.as_ref(), &commitment.print, indicator))
        {
            candidates.push(Candidate {
                year: sum.at.year(),
                quantity,
                dated: summed(context, sum, unit),
            });
        }
    }
    exact(one_of(candidates, is_nothing))
}

/// Whether a value is of a single year where years are to be added up.
fn is_part_of_sum(observation: &Observation) -> bool {
    observation.counts == Some(Count::Year)
}

/// What was found, if it is no bound.
fn exact(found: Found) -> Found {
    match found {
        Found::Number { bound, text, .. } if bound != Bound::Exact => Found::Other(text),
        found => found,
    }
}

/// A value of one hospital, or in a unit of another kind, is not to be compared with those of districts.
fn is_whole(breakdown: Option<&Breakdown>, print: &AsPrinted, indicator: &Indicator) -> bool {
    breakdown.is_none() && convertible(print.unit_meant(&indicator.unit), &indicator.unit).is_some()
}

/// A value in the unit of the catalogue, which those of all districts are compared in.
fn in_unit(quantity: &Quantity, print: &AsPrinted, indicator: &Indicator) -> Quantity {
    let scale = convertible(print.unit_meant(&indicator.unit), &indicator.unit);
    let converted = scale.and_then(|scale| scale.of_quantity(quantity));
    converted.map_or_else(|| quantity.clone(), Cow::into_owned)
}

/// The value as printed, or in the unit that is meant where another is printed by mistake.
fn meant(printed: Dated, quantity: &Quantity, print: &AsPrinted) -> Dated {
    match &print.erratum {
        Some(erratum) => Dated { text: quantity.text(), unit: erratum.unit.clone(), ..printed },
        None => printed,
    }
}

/// The value of the latest year that has any number, if it is one number: a later hope in words does not hide it. Where
/// one document prints `30` and another `≥30`, the first one speaks.
fn one_of(mut candidates: Vec<Candidate>, is_nothing: bool) -> Found {
    if is_nothing {
        return Found::Nothing;
    }
    candidates.retain(|candidate| !matches!(candidate.quantity, Quantity::Words(_)));
    let last = candidates.iter().map(|candidate| candidate.year).max();
    let mut latest = candidates.into_iter().filter(|candidate| Some(candidate.year) == last);
    let Some(Candidate { quantity, dated, .. }) = latest.next() else {
        return Found::Other(String::new());
    };
    let value = |quantity: &Quantity| quantity.level().map(|(_, level)| level.value());
    let is_same = |other: &Quantity| {
        quantity.says_the_same(other)
            || value(&quantity).is_some() && value(&quantity) == value(other)
    };
    if latest.any(|other| !is_same(&other.quantity)) {
        return Found::Other(String::new());
    }
    match quantity.level() {
        Some((bound, level)) => {
            let said = format!("{}{}", dated.text, dated.unit);
            number(level.value(), bound, short(&quantity), Some(dated.year), said)
        }
        None => Found::Other(printed(&quantity)),
    }
}

/// A number as it is printed, or with enough digits where it was converted.
fn short(quantity: &Quantity) -> String {
    const LONG: usize = 10;
    let text = printed(quantity);
    if text.len() > LONG { in_signs(quantity) } else { text }
}

impl Plan<'_> {
    fn has_square(&self, district: &District) -> bool {
        self.map.tiles.iter().any(|tile| tile.is_of(&district.profile))
    }

    /// The numbers of some districts.
    fn compared(&self, is_asked: impl Fn(&District) -> bool) -> Vec<Compared> {
        let asked = self.found.iter().filter(|(district, _)| is_asked(district));
        let numbers = asked.filter_map(|(district, found)| {
            let Found::Number { value, year, printed, .. } = found else { return None };
            Some(Compared {
                name: district.profile.name.clone(),
                year: *year,
                value: *value,
                text: printed.clone(),
            })
        });
        numbers.collect()
    }

    /// What a square says when it is pointed at.
    fn tip(&self, name: &str, found: &Found, year: &str) -> String {
        match found {
            Found::Number { year: None, printed, .. } => format!("{name} {} {printed}", self.role),
            Found::Number { year: Some(of), printed, .. } => {
                format!("{name} {} {of}{year} {printed}", self.role)
            }
            Found::Other(text) if text.is_empty() => format!("{name} {}", self.in_words),
            Found::Other(text) => format!("{name} {} {text}", self.role),
            Found::Nothing => format!("{name} {}", self.hollow),
        }
    }

    fn view(&self, context: &PageContext<'_>, said: String, heading: String) -> MapView {
        let year = &context.strings().words.year;
        let nothing = Found::Nothing;
        let squares = self.map.tiles.iter().map(|tile| {
            let district = self.found.iter().find(|(d, _)| tile.is_of(&d.profile));
            let name = district.map_or(tile.name.as_str(), |(d, _)| d.profile.name.as_str());
            let found = district.map_or(&nothing, |(_, found)| found);
            (tile.name.as_str(), tile.column, tile.row, found, self.tip(name, found, year))
        });
        let is_outside = |district: &District, found: &Found| {
            !matches!(found, Found::Nothing) && !self.has_square(district)
        };
        let outside = self.found.iter().filter(|(district, found)| is_outside(district, found));
        let outside = outside.map(|(district, found)| {
            let name = district.profile.name.as_str();
            (name, 0, 0, found, self.tip(name, found, year))
        });
        let all: Vec<_> = squares.chain(outside).collect();
        let tiles: Vec<chart::Tile<'_>> = all
            .iter()
            .map(|(name, column, row, found, title)| {
                let shown = match found {
                    Found::Number { drawn, text, .. } => Shown::Number { value: *drawn, text },
                    Found::Other(text) => Shown::Words(text),
                    Found::Nothing => Shown::Nothing,
                };
                chart::Tile { name, column: *column, row: *row, shown, title }
            })
            .collect();
        let figure = chart::tile_map(&chart::TileMap {
            frame: Frame { id: &self.id, title: &self.title, desc: &said },
            unit: self.unit,
            tiles: &tiles,
            hollow: self.hollow,
            words: &context.strings().chart_words(),
        });
        MapView {
            anchor: format!("{}-heading", self.id),
            title: heading,
            said,
            figure: tera::Value::safe_string(&figure),
            note: self.map.note.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(values: &[(i32, &str)]) -> Found {
        let quantities: Vec<(i32, Quantity)> =
            values.iter().map(|(year, text)| (*year, Quantity::parse(text).unwrap())).collect();
        let candidates = quantities.iter().map(|(year, quantity)| {
            let dated = Dated {
                year: *year,
                when: String::new(),
                text: quantity.text(),
                unit: String::new(),
                of: None,
                stated: None,
            };
            Candidate { year: *year, quantity: quantity.clone(), dated }
        });
        one_of(candidates.collect(), false)
    }

    #[test]
    fn the_latest_year_counts_if_it_has_one_number() {
        let number = |found: Found| match found {
            Found::Number { text, year, .. } => {
                format!("{} {text}", year.expect("a target has a year"))
            }
            Found::Other(text) => format!("other {text}"),
            Found::Nothing => "nothing".to_owned(),
        };
        for (values, expected) in [
            (&[(2023, "40"), (2025, "≥30"), (2024, "50")][..], "2025 ≥30"),
            (&[(2025, "3.50"), (2025, "3.5")], "2025 3.50"),
            (&[(2025, "≥30"), (2025, "30")], "2025 ≥30"),
            (&[(2025, "30"), (2025, "31")], "other "),
            (&[(2025, "28—33"), (2025, "30")], "other "),
            (&[(2025, "28—33")], "other 28—33"),
            (&[(2023, "40"), (2025, "持续提升")], "2023 40"),
            (&[(2025, "持续提升")], "other "),
            (&[], "other "),
        ] {
            assert_eq!(number(found(values)), expected, "{values:?}");
        }
        assert_eq!(number(one_of(Vec::new(), true)), "nothing");
        assert_eq!(number(exact(found(&[(2023, ">300")]))), "other >300");
        assert_eq!(number(exact(found(&[(2023, "318")]))), "2023 318");
    }
}
