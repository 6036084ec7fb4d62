//! Words on what values are from: kinds of documents, and how well a value is known.

use serde::Deserialize;

/// Words on documents and sources.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct SourceWords {
    pub(in crate::page) bulletin: String,
    pub(in crate::page) yearbook: String,
    pub(in crate::page) evaluation: String,
    pub(in crate::page) press_report: String,
    /// How well a value is known, beside its source.
    pub(in crate::page) proved: String,
    pub(in crate::page) stated: String,
    /// The same of a value from a source that stands without it.
    pub(in crate::page) stated_short: String,
    /// How many people live in a district.
    pub(in crate::page) population: String,
}
