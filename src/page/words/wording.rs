//! Single values in words.

use std::fmt::Display;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::model::Quantity;
use crate::page::words::punctuation::range;
use crate::site::Rounding;

/// A value with its time, as printed.
#[derive(Serialize, Clone)]
pub(in crate::page) struct Dated {
    /// The year; of another period, the one in which it ends.
    pub(in crate::page) year: i32,
    /// The year or the period in words: `2024年`, `2024年上半年`.
    pub(in crate::page) when: String,
    pub(in crate::page) text: String,
    /// Empty where the printed words hold the unit.
    pub(in crate::page) unit: String,
    /// What it is of, where that is not plain: a part, a single year, a sum of years.
    pub(in crate::page) of: Option<String>,
    /// That it is from a source that is not here, in words; for places that do not show its source.
    pub(in crate::page) stated: Option<String>,
}

/// A dated value in words: `2020年 78.18岁`.
pub(in crate::page) fn in_words(value: &Dated) -> String {
    format!("{} {}{}", value.when, value.text, value.unit)
}

/// The years of a period: `2021—2024`, or the one that it has.
pub(in crate::page) fn period((from, to): (i32, i32)) -> String {
    if from == to { from.to_string() } else { range(from, to) }
}

/// A number with every digit that it has.
pub(in crate::page) fn exact(value: Decimal) -> String {
    with_minus(&value.normalize().to_string())
}

/// A printed value as it is shown: a number has a minus, whatever was typed.
pub(in crate::page) fn printed(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Words(words) => words.clone(),
        Quantity::Level(..) | Quantity::Range(..) => with_minus(&quantity.text()),
    }
}

/// The one sign of numbers below zero.
pub(in crate::page) fn with_minus(number: &str) -> String {
    number.replace('-', "−")
}

/// With its sign.
pub(in crate::page) fn signed(value: Decimal) -> String {
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}", exact(value))
}

/// A rounded share as a percentage.
pub(in crate::page) fn percentage(rounding: Rounding<'_>, share: Decimal) -> String {
    format!("{}%", exact(rounding.percent(share)))
}

/// How much of a way is covered, as a percentage without decimals where that says enough: nothing short of its end is
/// 100 %, and nothing that moved is 0 %.
pub(in crate::page) fn percent(share: Decimal, limits: &[Decimal]) -> String {
    let ends = [Decimal::ONE];
    let limits: Vec<Decimal> = limits.iter().chain(&ends).copied().collect();
    percentage(Rounding { decimals: 0, digits: 1, limits: &limits }, share)
}

/// A setting as a percentage, with every digit that it has.
pub(in crate::page) fn percent_exact(share: Decimal) -> String {
    format!("{}%", exact(share * Decimal::ONE_HUNDRED))
}

/// A sentence with its numbers and names; what is filled in is never looked into again.
pub(in crate::page) fn fill(sentence: &str, values: &[(&str, &dyn Display)]) -> String {
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
