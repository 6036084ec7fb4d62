//! Single values in words.

use rust_decimal::Decimal;

use super::view::Dated;

/// A dated value in words: `2020年 78.18岁`.
pub(super) fn in_words(value: &Dated, year: &str) -> String {
    format!("{}{year} {}{}", value.year, value.text, value.unit)
}

/// A share as a percentage without decimals.
pub(super) fn percent(share: Decimal) -> String {
    format!("{}%", (share * Decimal::ONE_HUNDRED).round().normalize())
}
