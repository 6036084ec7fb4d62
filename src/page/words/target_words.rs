//! The words of targets and of the working of their assessments.

use serde::Deserialize;

/// The words of targets that are no levels of a year; a name in braces is where a value goes. A theme that has none shows
/// numbers alone.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct TargetWords {
    /// What stands before the size of a change.
    pub(in crate::page) rise: String,
    pub(in crate::page) fall: String,
    /// The level that a change comes to.
    pub(in crate::page) level: String,
    /// What stands behind a target that is of the whole period, a mean, or of every year.
    pub(in crate::page) total: String,
    pub(in crate::page) mean: String,
    pub(in crate::page) yearly: String,
    /// What stands behind the total of an earlier period.
    pub(in crate::page) earlier_total: String,
    /// What stands behind a baseline that is a measured value.
    #[serde(default)]
    pub(in crate::page) observed: String,
}

/// What became of values that no target is set for. A theme that has none uses the words of the statuses.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(in crate::page) struct TendencyWords {
    pub(in crate::page) good: String,
    pub(in crate::page) fair: String,
    pub(in crate::page) little: String,
    pub(in crate::page) stalled: String,
    pub(in crate::page) worse: String,
    pub(in crate::page) unchanged: String,
}

/// The words of the working of an assessment; `%` is where a year goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct WorkingWords {
    /// The level that a change comes to.
    #[serde(default)]
    pub(in crate::page) level: String,
    /// Means over the years of a period.
    #[serde(default)]
    pub(in crate::page) years_counted: String,
    #[serde(default)]
    pub(in crate::page) mean_so_far: String,
    #[serde(default)]
    pub(in crate::page) mean_asked: String,
    #[serde(default)]
    pub(in crate::page) mean_needed: String,
    pub(in crate::page) completion: String,
    pub(in crate::page) time: String,
    pub(in crate::page) path: String,
    pub(in crate::page) pace: String,
    pub(in crate::page) asked: String,
    pub(in crate::page) gap: String,
    pub(in crate::page) left: String,
    pub(in crate::page) beyond: String,
    pub(in crate::page) apart: String,
    pub(in crate::page) within: String,
    pub(in crate::page) start: String,
    pub(in crate::page) from_zero: String,
    pub(in crate::page) not_above: String,
    pub(in crate::page) not_below: String,
    pub(in crate::page) achieved: String,
    pub(in crate::page) needed: String,
    pub(in crate::page) outlook: String,
    pub(in crate::page) growth_achieved: String,
    pub(in crate::page) growth_needed: String,
    pub(in crate::page) ratio: String,
    pub(in crate::page) score: String,
    pub(in crate::page) shrunk: String,
    pub(in crate::page) zero: String,
    pub(in crate::page) projected: String,
    pub(in crate::page) boundless: String,
    pub(in crate::page) projected_share: String,
    pub(in crate::page) of_way: String,
    pub(in crate::page) of_baseline: String,
    pub(in crate::page) mean: String,
    pub(in crate::page) mean_value: String,
    pub(in crate::page) missed: String,
    pub(in crate::page) none_missed: String,
    pub(in crate::page) limit: String,
    pub(in crate::page) margin: String,
    pub(in crate::page) tolerance: String,
    pub(in crate::page) years_outside: String,
    /// A value that is printed in another unit, converted.
    #[serde(default)]
    pub(in crate::page) converted: String,
    pub(in crate::page) evident: String,
    pub(in crate::page) evident_is: String,
    #[serde(default)]
    pub(in crate::page) evident_is_not: String,
    pub(in crate::page) summed: String,
    pub(in crate::page) a_year: String,
}
