//! Single values in words.

use rust_decimal::Decimal;

use super::view::Dated;

/// A dated value in words: `2020年 78.18岁`.
pub(super) fn in_words(value: &Dated, year: &str) -> String {
    format!("{}{year} {}{}", value.year, value.text, value.unit)
}

/// A share as a percentage without decimals.
pub(super) fn percent(share: Decimal) -> String {
    format!("{}%", with_minus((share * Decimal::ONE_HUNDRED).round()))
}

/// A share as a percentage with up to two decimals, for one who follows the working.
pub(super) fn percent_fine(share: Decimal) -> String {
    format!("{}%", with_minus((share * Decimal::ONE_HUNDRED).round_dp(2)))
}

/// A difference with its sign and up to two decimals.
pub(super) fn signed(value: Decimal) -> String {
    let value = value.round_dp(2);
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", with_minus(value))
}

/// A number with up to two decimals.
pub(super) fn plain(value: Decimal) -> String {
    with_minus(value.round_dp(2))
}

fn with_minus(value: Decimal) -> String {
    value.normalize().to_string().replace('-', "−")
}
