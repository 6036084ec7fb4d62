//! The words of charts of work and of the sentences above them.

use super::wording::fill;
use serde::Deserialize;

/// Words and sentences; a name in braces stands for a number or a name.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorkWords {
    pub(super) now: String,
    pub(super) date: String,
    pub(super) outside: String,
    pub(super) no_period: String,
    pub(super) beyond: String,
    pub(super) sum: String,
    pub(super) stated: String,
    pub(super) building: String,
    pub(super) invest: String,
    pub(super) totals: String,
    pub(super) deadlines: String,
    pub(super) piece: String,
    pub(super) years: String,
    pub(super) past: String,
    pub(super) numbers: String,
    pub(super) unnumbered: String,
    pub(super) count: String,
    pub(super) stop: String,
    pub(super) comma: String,
    pub(super) one_built: String,
    pub(super) one_unbuilt: String,
    pub(super) all_built: String,
    pub(super) some_built: String,
    pub(super) none_built: String,
    pub(super) one_year: String,
    pub(super) first_and_last: String,
    pub(super) arranged: String,
    pub(super) before: String,
    pub(super) during: String,
    pub(super) after: String,
    pub(super) all_priced: String,
    pub(super) one_priced: String,
    pub(super) one_unpriced: String,
    pub(super) single_priced: String,
    pub(super) some_priced: String,
    pub(super) none_priced: String,
    pub(super) largest: String,
    pub(super) share: String,
    pub(super) several_largest: String,
    pub(super) compared: String,
    pub(super) added: String,
    pub(super) stated_only: String,
    pub(super) stated_and_added: String,
    pub(super) added_short: String,
    pub(super) without_price: String,
    pub(super) one_due: String,
    pub(super) all_due: String,
    pub(super) some_due: String,
    pub(super) counted_apart: String,
    pub(super) one_day: String,
    pub(super) on_the_day: String,
    pub(super) days: String,
    pub(super) most: String,
    pub(super) due_before: String,
    pub(super) none_before: String,
    pub(super) all_before: String,
    pub(super) undated: String,
}

/// A day as a sentence has it; a line may break in it without tearing a number apart.
pub(super) fn spoken(words: &WorkWords, date: &str) -> String {
    let mut parts = date.split('-').map(|part| part.trim_start_matches('0'));
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    fill(&words.date, &[("year", &year), ("month", &month), ("day", &day)])
}
