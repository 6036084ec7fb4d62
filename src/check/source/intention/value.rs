//! What is printed of a value, and what its clause tells.

use crate::check::text::letters::find;
use crate::model::Quantity;
use crate::model::intention::FACTS;

/// The printed numbers of a value.
pub(super) fn wanted(quantity: &Quantity) -> Vec<&str> {
    match quantity {
        Quantity::Level(_, number) => vec![number.text()],
        Quantity::Range(low, high) => vec![low.text(), high.text()],
        Quantity::Words(_) => Vec::new(),
    }
}

/// Whether a clause tells of what has happened.
pub(super) fn says_fact(clause: &[char]) -> bool {
    FACTS.iter().any(|word| find(clause, &letters(word)).is_some())
}

/// A word as texts are compared: without blanks.
pub(super) fn letters(word: &str) -> Vec<char> {
    word.chars().filter(|c| *c != ' ').collect()
}
