//! Single values in words.

use rust_decimal::{Decimal, RoundingStrategy};

use super::view::Dated;

/// A dated value in words: `2020年 78.18岁`.
pub(super) fn in_words(value: &Dated, year: &str) -> String {
    format!("{}{year} {}{}", value.year, value.text, value.unit)
}

/// A share as a percentage without decimals.
pub(super) fn percent(share: Decimal) -> String {
    format!("{}%", with_minus(rounded(share * Decimal::ONE_HUNDRED, 0)))
}

/// A share as a percentage with up to two decimals, for one who follows the working.
pub(super) fn percent_fine(share: Decimal) -> String {
    format!("{}%", with_minus(rounded(share * Decimal::ONE_HUNDRED, 2)))
}

/// A difference with its sign and up to two decimals.
pub(super) fn signed(value: Decimal) -> String {
    let value = rounded(value, 2);
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", with_minus(value))
}

/// 四舍五入, as a reader with a pocket calculator does it.
pub(super) fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// A number with up to two decimals.
pub(super) fn plain(value: Decimal) -> String {
    with_minus(rounded(value, 2))
}

fn with_minus(value: Decimal) -> String {
    value.normalize().to_string().replace('-', "−")
}
