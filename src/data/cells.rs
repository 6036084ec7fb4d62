//! Cells that several tables have.

use rust_decimal::Decimal;

use crate::model::{Citation, CitedPlace, Origin, Quantity};
use crate::site::printed::Line;
use crate::site::{Rounding, Route, Site};

pub(super) fn comparator(quantity: &Quantity) -> (&'static str, String) {
    match quantity {
        Quantity::Level(bound, number) => (bound.sign(), number.text().to_owned()),
        Quantity::Range(..) => ("range", quantity.text()),
        Quantity::Words(_) => ("", String::new()),
    }
}

/// Where a record stands in the text of its document, as a path from the root of the site.
pub(super) fn address(site: &Site<'_>, citation: &Citation, origin: &Origin) -> String {
    site.citations.source(&Route::Overview, &citation.document, origin)
}

/// What the place of a record prints, a line a cell or paragraph.
pub(super) fn joined(lines: &[Line]) -> String {
    let lines = lines.iter().map(|line| match line.head.as_str() {
        "" => line.text.clone(),
        head => format!("{head}：{}", line.text),
    });
    lines.collect::<Vec<_>>().join("\n")
}

pub(super) fn quote(citation: &Citation) -> String {
    match &citation.place {
        CitedPlace::Quote { quote, .. } => quote.clone(),
        CitedPlace::Row { table, row, .. } => format!("{table} {row}"),
    }
}

/// A share or ratio with four decimals, or as many as it takes to be on its side of zero, one and the limits of the rule.
pub(super) fn rounded(value: Decimal, limits: &[Decimal]) -> String {
    let ends = [Decimal::ONE];
    let limits: Vec<Decimal> = limits.iter().chain(&ends).copied().collect();
    Rounding { decimals: 4, digits: 2, limits: &limits }.of(value).to_string()
}

pub(super) fn or_empty(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
