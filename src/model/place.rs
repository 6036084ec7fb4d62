//! What the places of a site are called, and what kinds of places there are.

use super::id::PlaceKindId;
use super::origin::Origin;

/// The word of a site for its places, where it is not that of the theme.
#[derive(Debug)]
pub struct PlaceWord {
    /// The word, as 学校.
    pub zh: String,
    /// In English, as school.
    pub en: String,
    /// The word between a number and it, as 所.
    pub counter: Option<String>,
}

/// A kind of place.
#[derive(Debug)]
pub struct PlaceKind {
    /// Its id, given once.
    pub id: PlaceKindId,
    /// Its name, as 市.
    pub zh: String,
    /// In English, as city.
    pub en: String,
    /// Where it was written.
    pub origin: Origin,
}

/// The kinds that need no declaration: the word, what it means to those who write it, and its name in English. Their
/// Chinese names on pages are words of the theme.
pub(crate) const BUILT_IN_KINDS: [(&str, &str, &str); 4] = [
    ("district", "市辖区", "district"),
    ("county", "县", "county"),
    ("autonomous-county", "自治县", "autonomous county"),
    ("functional-area", "功能区，如开发区", "functional area"),
];

/// The code of a place in GB/T 2260, the list of divisions of the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DivisionCode {
    /// Its six digits.
    Given(String),
    /// That it has none of its own.
    None,
}

impl DivisionCode {
    /// The digits.
    pub fn digits(&self) -> Option<&str> {
        match self {
            Self::Given(digits) => Some(digits),
            Self::None => None,
        }
    }
}
