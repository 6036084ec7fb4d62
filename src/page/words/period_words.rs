//! The words of periods.

use serde::Deserialize;

/// The words of periods; a name in braces is where a number goes. A theme that has none shows codes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct PeriodWords {
    pub(in crate::page) halves: [String; 2],
    pub(in crate::page) quarters: [String; 4],
    pub(in crate::page) month: String,
    pub(in crate::page) months: String,
    pub(in crate::page) years: String,
    pub(in crate::page) across: String,
    pub(in crate::page) day: String,
    /// The end of a month within a year.
    pub(in crate::page) end_of_month: String,
    /// A mean up to a year.
    pub(in crate::page) mean: String,
}
