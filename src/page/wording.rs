//! Single values in words.

use std::fmt::Display;

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

/// A sentence with its numbers and names; what is filled in is never looked into again.
pub(super) fn fill(sentence: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut filled = String::new();
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else { break };
        let value = values.iter().find(|(key, _)| *key == name);
        filled.push_str(&value.map_or_else(String::new, |(_, value)| value.to_string()));
        rest = after;
    }
    filled + rest
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_filled_in_is_not_looked_into() {
        let values: [(&str, &dyn std::fmt::Display); 2] = [("name", &"{n}号"), ("n", &3)];
        assert_eq!(fill("{name}有{n}项", &values), "{n}号有3项");
        assert_eq!(fill("没有", &values), "没有");
    }
}
