//! The words of targets in lists, and of the sentences at the top of the page of a district.

use serde::Deserialize;

/// What is said of targets that have come to nothing yet, and of all of a place; a name in braces is where a value goes. A
/// theme that has none shows the words of the statuses and no such sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::page) struct BriefWords {
    /// What the page of all targets of a place is called.
    pub(in crate::page) all_targets: String,
    /// What the page of key targets is called.
    pub(in crate::page) key_targets: String,
    /// Which page of a list it is: `{number}`, `{count}`.
    pub(in crate::page) page_of: String,
    /// How many targets the site has: `{places}`, `{documents}`, `{targets}`, `{commitments}`.
    pub(in crate::page) site_counted: String,
    /// How many of them are for the year that most are for: `{count}`, `{year}`.
    pub(in crate::page) site_due: String,
    /// The same where all are: `{year}`.
    pub(in crate::page) site_all_due: String,
    /// How many could be assessed: `{assessed}`.
    pub(in crate::page) site_assessed: String,
    /// That all could.
    pub(in crate::page) site_all_assessed: String,
    /// That none could.
    pub(in crate::page) site_none_assessed: String,
    /// What there is to assess a target by: a baseline and a target.
    pub(in crate::page) baseline_and_target: String,
    /// A target, and no baseline.
    pub(in crate::page) target_only: String,
    /// Words.
    pub(in crate::page) in_words: String,
    /// Numbers that contradict each other.
    pub(in crate::page) to_clarify: String,
    /// A number, whose day has come without a value of its last year.
    pub(in crate::page) overdue: String,
    /// That the baseline meets the target: a level to keep.
    pub(in crate::page) kept: String,
    /// How many targets there are: `{total}`, `{numbers}`, `{words}`.
    pub(in crate::page) counted: String,
    /// The same where all have numbers: `{total}`.
    pub(in crate::page) counted_numbers: String,
    /// The same where all are words: `{total}`.
    pub(in crate::page) counted_words: String,
    /// How many of them bind: `{binding}`.
    pub(in crate::page) binding: String,
    /// Which of them ask for the largest changes: `{named}`.
    pub(in crate::page) largest: String,
    /// One of these: `{name}`, `{from}`, `{to}`.
    pub(in crate::page) way: String,
    /// How many have values after their baselines: `{count}`, `{each}`.
    pub(in crate::page) assessed: String,
    /// That none has.
    pub(in crate::page) none_assessed: String,
    /// How many are due on the date of assessment: `{as_of}`, `{due}`.
    pub(in crate::page) due: String,
    /// How many of these have no value of their last year: `{unreported}`.
    pub(in crate::page) unreported: String,
    /// That none of these has one.
    pub(in crate::page) all_unreported: String,
    /// That none is due.
    pub(in crate::page) none_due: String,
}

/// The sentences of an indicator; a name in braces is where a value goes. A theme that has none shows no sentence.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::page) struct CompareWords {
    /// What several places have set alike: `{names}`, `{by}`, `{target}`.
    pub(in crate::page) alike: String,
    /// What one has set: `{name}`, `{by}`, `{target}`.
    pub(in crate::page) one: String,
    /// From what to what levels go that are too many to be named: `{count}`, `{by}`, `{low}`, `{lowest}`, `{high}`,
    /// `{highest}`.
    pub(in crate::page) range: String,
    /// That others have set something, too: `{count}`.
    pub(in crate::page) more: String,
    /// Which places have set nothing: `{names}`.
    pub(in crate::page) without: String,
    /// How far a place has to go: `{name}`, `{when}`, `{baseline}`, `{verb}`, `{change}`.
    pub(in crate::page) way: String,
    /// A measured value: `{name}`, `{when}`, `{value}`.
    pub(in crate::page) measured: String,
    /// What other passages of the documents of a place say: `{name}`, `{others}`.
    pub(in crate::page) otherwise: String,
    /// Several places, where there are too many to name them: `{count}`.
    pub(in crate::page) places: String,
}
