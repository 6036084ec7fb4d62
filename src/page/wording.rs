//! Single values in words.

use std::fmt::Display;

use rust_decimal::{Decimal, RoundingStrategy};

use super::view::Dated;
use crate::content::Quantity;

/// A dated value in words: `2020年 78.18岁`.
pub(super) fn in_words(value: &Dated, year: &str) -> String {
    format!("{}{year} {}{}", value.year, value.text, value.unit)
}

/// The years of a period: `2021—2024`, or the one that it has.
pub(super) fn period((from, to): (i32, i32)) -> String {
    if from == to { from.to_string() } else { format!("{from}—{to}") }
}

/// A number with every digit that it has.
pub(super) fn exact(value: Decimal) -> String {
    with_minus(&value.normalize().to_string())
}

/// A printed value as it is shown: a number has a minus, whatever was typed.
pub(super) fn printed(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Words(words) => words.clone(),
        Quantity::Level(..) | Quantity::Range(..) => with_minus(&quantity.text()),
    }
}

/// The one sign of numbers below zero.
pub(super) fn with_minus(number: &str) -> String {
    number.replace('-', "−")
}

/// With its sign.
pub(super) fn signed(value: Decimal) -> String {
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", exact(value))
}

/// The rounding of results, which says nothing that the exact number does not.
///
/// A result has some decimals, and more where that is too few: it stands on the same side as the exact number of zero and
/// of every limit, so that nothing is printed as reached, as passed or as unchanged by rounding; and it has some digits
/// that are not leading zeros.
#[derive(Clone, Copy)]
pub(super) struct Rounding<'a> {
    /// How many decimals there are at least.
    pub(super) decimals: u32,
    /// How many digits there are at least, from the first that is not zero.
    pub(super) digits: u32,
    /// Numbers that may not be reached or passed by rounding.
    pub(super) limits: &'a [Decimal],
}

impl Rounding<'_> {
    /// The result with its decimals, without zeros at its end.
    pub(super) fn of(&self, value: Decimal) -> Decimal {
        let is_beside = |rounded: Decimal| {
            let zero = [Decimal::ZERO];
            let mut limits = self.limits.iter().chain(&zero);
            limits.all(|limit| rounded.cmp(limit) == value.cmp(limit))
        };
        let least = self.decimals.max(decimals_of(value, self.digits)).min(value.scale());
        let mut tries = (least..value.scale()).map(|decimals| rounded(value, decimals));
        tries.find(|rounded| is_beside(*rounded)).unwrap_or(value).normalize()
    }

    /// A share as a percentage; the decimals and digits are those of the percentage.
    pub(super) fn percent(&self, share: Decimal) -> String {
        let hundred = |share: &Decimal| share * Decimal::ONE_HUNDRED;
        let limits: Vec<Decimal> = self.limits.iter().map(hundred).collect();
        let rounding = Rounding { limits: &limits, ..*self };
        format!("{}%", exact(rounding.of(hundred(&share))))
    }
}

/// How many decimals a number needs to have some digits from the first that is not zero.
fn decimals_of(value: Decimal, digits: u32) -> u32 {
    let (mut decimals, mut value) = (digits, value.abs());
    while value >= Decimal::ONE && decimals > 0 {
        value /= Decimal::TEN;
        decimals -= 1;
    }
    while !value.is_zero() && value < Decimal::new(1, 1) && decimals < Decimal::MAX_SCALE {
        value *= Decimal::TEN;
        decimals += 1;
    }
    decimals
}

/// How much of a way is covered, as a percentage without decimals where that says enough: nothing short of its end is
/// 100 %, and nothing that moved is 0 %.
pub(super) fn percent(share: Decimal, limits: &[Decimal]) -> String {
    let ends = [Decimal::ONE];
    let limits: Vec<Decimal> = limits.iter().chain(&ends).copied().collect();
    Rounding { decimals: 0, digits: 1, limits: &limits }.percent(share)
}

/// A setting as a percentage, with every digit that it has.
pub(super) fn percent_exact(share: Decimal) -> String {
    format!("{}%", exact(share * Decimal::ONE_HUNDRED))
}

/// 四舍五入, as a reader with a pocket calculator does it.
fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
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
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn what_is_filled_in_is_not_looked_into() {
        let values: [(&str, &dyn Display); 2] = [("name", &"{n}号"), ("n", &3)];
        assert_eq!(fill("{name}有{n}项", &values), "{n}号有3项");
        assert_eq!(fill("没有", &values), "没有");
    }

    #[test]
    fn rounding_reaches_no_limit() {
        let limits = [number("0.9"), number("1.125")];
        let rounding = Rounding { decimals: 2, digits: 2, limits: &limits };
        for (value, expected) in [
            ("1.6071428571", "1.61"),
            ("0.8983", "0.898"),
            ("0.899996", "0.899996"),
            ("0.90001", "0.90001"),
            ("0.9", "0.9"),
            ("1.125", "1.125"),
            ("1.1251", "1.13"),
            ("0", "0"),
            ("0.00066666", "0.00067"),
            ("-0.00066666", "−0.00067"),
            ("-1.005", "−1.01"),
            ("78.628", "78.63"),
        ] {
            assert_eq!(exact(rounding.of(number(value))), expected, "{value}");
        }
    }

    #[test]
    fn no_share_is_whole_or_nothing_by_rounding() {
        for (share, expected) in [
            ("0.64", "64%"),
            ("0.996", "99.6%"),
            ("0.99996", "99.996%"),
            ("1", "100%"),
            ("1.004", "100.4%"),
            ("1.375", "138%"),
            ("0.004", "0.4%"),
            ("0", "0%"),
            ("-0.001", "−0.1%"),
            ("0.0950", "9.5%"),
            ("0.6666666666666666666666666667", "67%"),
        ] {
            assert_eq!(percent(number(share), &[number("0.1")]), expected, "{share}");
        }
        assert_eq!(percent(number("0.0950"), &[]), "10%");
        assert_eq!(percent_exact(number("0.055")), "5.5%");
    }
}
