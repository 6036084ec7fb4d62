//! Series: what values of several years have in common.

use std::fmt;

use super::id::{DistrictId, IndicatorId};

/// A part of what an indicator is about: a group of the people, a kind of service, one of several institutions.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Breakdown(String);

impl Breakdown {
    /// A breakdown in the words of whoever typed it.
    pub fn new(words: String) -> Self {
        Self(words)
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Breakdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
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
