//! Amounts of money in words.

use super::strings::Words;
use super::wording::printed;
use crate::chart::with_unit;
use crate::model::{InvestUnit, Money};

/// The name of a unit.
pub(in crate::page) fn unit_of_money(words: &Words, unit: InvestUnit) -> &str {
    match unit {
        InvestUnit::Yi => &words.yi,
        InvestUnit::Wan => &words.wan,
    }
}

/// As printed, with its unit.
pub(in crate::page) fn in_words(words: &Words, money: &Money) -> String {
    with_unit(&printed(&money.amount), unit_of_money(words, money.unit))
}

/// As printed, where all stands in 亿元: what is printed in 万元 has its unit.
pub(in crate::page) fn among_yi(words: &Words, money: &Money) -> String {
    let amount = printed(&money.amount);
    match money.unit {
        InvestUnit::Yi => amount,
        InvestUnit::Wan => with_unit(&amount, &words.wan),
    }
}
