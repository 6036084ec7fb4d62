//! Series: what values of several years have in common.

use std::fmt;

use super::id::{DistrictId, IndicatorId};
use super::text::is_blank;

/// A part of what an indicator is about: a group of the people, a kind of service, one of several institutions. Blanks do
/// not tell two apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breakdown {
    /// What is compared.
    letters: String,
    /// What is shown.
    words: String,
}

impl Breakdown {
    /// A breakdown in the words of whoever typed it.
    pub fn new(words: String) -> Self {
        Self { letters: words.chars().filter(|c| !is_blank(*c)).collect(), words }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.words
    }
}

impl fmt::Display for Breakdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

/// Which series a value is of: an indicator of a district, as a whole or broken down. Values of one series may still be
/// in different units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SeriesKey<'a> {
    /// The district.
    pub district: &'a DistrictId,
    /// The indicator.
    pub indicator: &'a IndicatorId,
    /// The part of it; `None` is the whole.
    pub breakdown: Option<&'a Breakdown>,
}
