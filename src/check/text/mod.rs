//! Text as all checks read it: letters without blanks but those between numbers, words, numbers and years among them, and places.

pub(super) mod categories;
pub(super) mod change_words;
pub(super) mod document;
mod finder;
pub(super) mod first_values;
pub(super) mod governing;
pub(super) mod heads;
pub(super) mod kinds;
pub(super) mod letters;
pub(super) mod locate;
mod names;
pub(super) mod near;
pub(super) mod numbers;
pub(super) mod numerals;
pub(super) mod opening;
pub(super) mod paired;
pub(super) mod part;
pub(super) mod parted;
pub(super) mod parts;
pub(super) mod place;
pub(super) mod reaching;
pub(super) mod roles;
pub(super) mod together;
pub(super) mod tokens;
pub(super) mod within;
pub(super) mod year_before;
pub(super) mod years;
