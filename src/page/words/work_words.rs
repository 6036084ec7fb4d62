//! The words of charts of work and of the sentences above them.

use crate::page::words::wording::fill;
use serde::Deserialize;

/// Words and sentences; a name in braces stands for a number or a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct WorkWords {
    pub(in crate::page) now: String,
    pub(in crate::page) date: String,
    pub(in crate::page) outside: String,
    pub(in crate::page) no_period: String,
    pub(in crate::page) beyond: String,
    pub(in crate::page) sum: String,
    pub(in crate::page) stated: String,
    pub(in crate::page) building: String,
    pub(in crate::page) invest: String,
    pub(in crate::page) totals: String,
    pub(in crate::page) deadlines: String,
    pub(in crate::page) piece: String,
    pub(in crate::page) years: String,
    pub(in crate::page) past: String,
    pub(in crate::page) numbers: String,
    pub(in crate::page) unnumbered: String,
    pub(in crate::page) count: String,
    pub(in crate::page) stop: String,
    pub(in crate::page) comma: String,
    pub(in crate::page) one_built: String,
    pub(in crate::page) one_unbuilt: String,
    pub(in crate::page) all_built: String,
    pub(in crate::page) some_built: String,
    pub(in crate::page) none_built: String,
    pub(in crate::page) one_worded: String,
    pub(in crate::page) all_worded: String,
    pub(in crate::page) some_worded: String,
    pub(in crate::page) others_worded: String,
    pub(in crate::page) one_year: String,
    pub(in crate::page) first_and_last: String,
    pub(in crate::page) arranged: String,
    pub(in crate::page) before: String,
    pub(in crate::page) during: String,
    pub(in crate::page) after: String,
    pub(in crate::page) all_priced: String,
    pub(in crate::page) one_priced: String,
    pub(in crate::page) one_unpriced: String,
    pub(in crate::page) single_priced: String,
    pub(in crate::page) some_priced: String,
    pub(in crate::page) none_priced: String,
    pub(in crate::page) all_stated: String,
    pub(in crate::page) some_stated: String,
    pub(in crate::page) exact_added: String,
    pub(in crate::page) one_exact: String,
    pub(in crate::page) none_exact: String,
    pub(in crate::page) largest: String,
    pub(in crate::page) share: String,
    pub(in crate::page) several_largest: String,
    pub(in crate::page) compared: String,
    pub(in crate::page) added: String,
    pub(in crate::page) stated_only: String,
    pub(in crate::page) stated_alone: String,
    pub(in crate::page) stated_and_added: String,
    pub(in crate::page) added_short: String,
    pub(in crate::page) without_price: String,
    pub(in crate::page) one_due: String,
    pub(in crate::page) all_due: String,
    pub(in crate::page) some_due: String,
    pub(in crate::page) counted_apart: String,
    pub(in crate::page) one_day: String,
    /// The same of a single deadline.
    #[serde(default)]
    pub(in crate::page) that_day: String,
    pub(in crate::page) on_the_day: String,
    pub(in crate::page) days: String,
    pub(in crate::page) most: String,
    pub(in crate::page) due_before: String,
    pub(in crate::page) none_before: String,
    pub(in crate::page) all_before: String,
    pub(in crate::page) undated: String,
}

/// A day as a sentence has it; a line may break in it without tearing a number apart.
pub(in crate::page) fn spoken(words: &WorkWords, date: &str) -> String {
    let mut parts = date.split('-').map(|part| part.trim_start_matches('0'));
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    fill(&words.date, &[("year", &year), ("month", &month), ("day", &day)])
}
