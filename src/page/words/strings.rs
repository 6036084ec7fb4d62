//! The words of the site, as `strings/zh.yaml` of a theme gives them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::chart;
use crate::page::words::brief_words::{BriefWords, CompareWords};
use crate::page::words::period_words::PeriodWords;
use crate::page::words::place_words::PlaceWords;
use crate::page::words::progress_words::ProgressWords;
use crate::page::words::revision_words::RevisionWords;
use crate::page::words::source_words::SourceWords;
use crate::page::words::status_words::StatusWords;
use crate::page::words::target_words::{TargetWords, TendencyWords, WorkingWords};
use crate::page::words::work_words::WorkWords;

/// The words of the site. What a template alone needs stands under `page`; the rest is needed here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct Strings {
    pub(in crate::page) page: BTreeMap<String, String>,
    pub(in crate::page) chart: ChartWords,
    pub(in crate::page) caption: CaptionWords,
    pub(in crate::page) rollup: RollupWords,
    pub(in crate::page) map: MapWords,
    pub(in crate::page) status: StatusWords,
    pub(in crate::page) working: WorkingWords,
    /// The names of the methods of assessment, by their words in `site.yaml`.
    pub(in crate::page) methods: BTreeMap<String, String>,
    /// What the pages of the main navigation are called, by their names in `Route::NAVIGATION`.
    #[serde(default)]
    pub(in crate::page) navigation: BTreeMap<String, String>,
    pub(in crate::page) words: Words,
    #[serde(default)]
    pub(in crate::page) period: PeriodWords,
    /// What targets other than levels of a year say.
    #[serde(default)]
    pub(in crate::page) target: TargetWords,
    /// What is said of targets in lists and of all of a place.
    #[serde(default)]
    pub(in crate::page) brief: BriefWords,
    /// What is said of the targets of all places for an indicator.
    #[serde(default)]
    pub(in crate::page) compare: CompareWords,
    #[serde(default)]
    pub(in crate::page) tendency: TendencyWords,
    /// What is said of values that were revised, and beside values.
    #[serde(default)]
    pub(in crate::page) revision: RevisionWords,
    pub(in crate::page) source: SourceWords,
    pub(in crate::page) work: WorkWords,
    pub(in crate::page) progress: ProgressWords,
    #[serde(default)]
    pub(in crate::page) place: PlaceWords,
}

/// Single words that views are built with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct Words {
    /// Here, and not under `navigation`, older themes name their pages.
    pub(in crate::page) overview: Option<String>,
    pub(in crate::page) districts: Option<String>,
    pub(in crate::page) indicators: Option<String>,
    pub(in crate::page) projects: Option<String>,
    pub(in crate::page) tasks: Option<String>,
    pub(in crate::page) units: Option<String>,
    pub(in crate::page) documents: Option<String>,
    pub(in crate::page) methods: Option<String>,
    pub(in crate::page) quality: String,
    pub(in crate::page) quality_about: String,
    pub(in crate::page) year: String,
    /// That the unit `{unit}` was meant where another one is printed.
    #[serde(default)]
    pub(in crate::page) unit_meant: String,
    /// A value of one year of a count over several.
    pub(in crate::page) of_year: String,
    /// The mean of the years of a period up to one.
    #[serde(default)]
    pub(in crate::page) averaged: String,
    /// That a value is converted from `{printed}`.
    #[serde(default)]
    pub(in crate::page) converted: String,
    /// What a value that is printed in another unit comes to, `{value}`.
    #[serde(default)]
    pub(in crate::page) comes_to: String,
    /// Such values added up.
    pub(in crate::page) summed: String,
    /// What is covered of a way to a strict bound by a value at the bound.
    pub(in crate::page) not_whole: String,
    pub(in crate::page) row: String,
    /// A row that is cited by the words of its cells.
    pub(in crate::page) worded: String,
    pub(in crate::page) no_baseline: String,
    pub(in crate::page) baseline_dash: String,
    pub(in crate::page) binding: String,
    pub(in crate::page) anticipatory: String,
    pub(in crate::page) higher: String,
    pub(in crate::page) lower: String,
    pub(in crate::page) neither: String,
    pub(in crate::page) plan: String,
    pub(in crate::page) action_plan: String,
    pub(in crate::page) report: String,
    pub(in crate::page) district: String,
    pub(in crate::page) county: String,
    pub(in crate::page) autonomous_county: String,
    pub(in crate::page) functional_area: String,
    pub(in crate::page) no_code: String,
    pub(in crate::page) figure: String,
    pub(in crate::page) to_project: String,
    pub(in crate::page) to_task: String,
    pub(in crate::page) lead: String,
    pub(in crate::page) responsible: String,
    pub(in crate::page) support: String,
    pub(in crate::page) no_group: String,
    pub(in crate::page) all_projects: String,
    pub(in crate::page) of_stage: String,
    pub(in crate::page) of_numbers: String,
    pub(in crate::page) yi: String,
    pub(in crate::page) wan: String,
    pub(in crate::page) equal: String,
    pub(in crate::page) rounded: String,
    pub(in crate::page) different: String,
    pub(in crate::page) open: String,
    pub(in crate::page) about_so_much: String,
    pub(in crate::page) listed_in_part: String,
    pub(in crate::page) trend: String,
    pub(in crate::page) progress: String,
    pub(in crate::page) comparison: String,
    pub(in crate::page) rows: String,
    pub(in crate::page) percentage_points: String,
    pub(in crate::page) per_mille_points: String,
    pub(in crate::page) domain_progress: String,
    pub(in crate::page) data_from: String,
    pub(in crate::page) published_by: String,
    pub(in crate::page) as_of: String,
}

/// The words of the charts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct ChartWords {
    pub(in crate::page) baseline: String,
    pub(in crate::page) actual: String,
    pub(in crate::page) revised: String,
    /// Measured values of categories of what a trend is about.
    #[serde(default)]
    pub(in crate::page) parts: String,
    pub(in crate::page) target: String,
    pub(in crate::page) milestone: String,
    #[serde(default)]
    pub(in crate::page) other: String,
    #[serde(default)]
    pub(in crate::page) lowest: String,
    #[serde(default)]
    pub(in crate::page) median: String,
    #[serde(default)]
    pub(in crate::page) highest: String,
    pub(in crate::page) path: String,
    pub(in crate::page) expected: String,
    pub(in crate::page) unit: String,
    pub(in crate::page) year: String,
    pub(in crate::page) brackets: [String; 2],
    pub(in crate::page) no_data: String,
    pub(in crate::page) no_observation: String,
    pub(in crate::page) no_baseline: String,
    pub(in crate::page) from_zero: String,
    pub(in crate::page) gap: String,
    pub(in crate::page) off_zero: String,
    pub(in crate::page) off_scale: String,
}

/// The words of the schematic map and of the sentences above it; names in braces stand for what is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct MapWords {
    pub(in crate::page) sketch: String,
    pub(in crate::page) hollow: String,
    pub(in crate::page) not_here: String,
    pub(in crate::page) in_words: String,
    pub(in crate::page) outside: String,
    pub(in crate::page) to: String,
    pub(in crate::page) target: String,
    pub(in crate::page) latest: String,
    pub(in crate::page) commitments: String,
    pub(in crate::page) count_unit: String,
    pub(in crate::page) all: String,
    pub(in crate::page) some: String,
    pub(in crate::page) one_year: String,
    pub(in crate::page) years: String,
    pub(in crate::page) ends: String,
    pub(in crate::page) equal: String,
    pub(in crate::page) equal_named: String,
    pub(in crate::page) named: String,
    pub(in crate::page) dated: String,
    pub(in crate::page) between: String,
    pub(in crate::page) more: String,
    pub(in crate::page) here: String,
    pub(in crate::page) here_all: String,
    pub(in crate::page) counts: String,
    pub(in crate::page) counts_equal: String,
}

/// Sentences above charts; a name in braces is where a value goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct CaptionWords {
    pub(in crate::page) rises: String,
    /// The same of what is better the less of it there is.
    #[serde(default)]
    pub(in crate::page) rises_badly: String,
    pub(in crate::page) falls: String,
    pub(in crate::page) grows: String,
    pub(in crate::page) shrinks: String,
    /// Units of which a change rises and falls, as a rate does; of others it grows and shrinks.
    pub(in crate::page) rates: Vec<String>,
    pub(in crate::page) and: String,
    pub(in crate::page) comma: String,
    pub(in crate::page) semicolon: String,
    pub(in crate::page) stop: String,
    pub(in crate::page) measured: String,
    pub(in crate::page) measured_in_year: String,
    pub(in crate::page) target: String,
    pub(in crate::page) target_words: String,
    /// Targets of the whole period, of the mean of its years, and of every year.
    #[serde(default)]
    pub(in crate::page) target_total: String,
    #[serde(default)]
    pub(in crate::page) target_mean: String,
    /// A plain target that is printed as a number.
    #[serde(default)]
    pub(in crate::page) target_reach: String,
    #[serde(default)]
    pub(in crate::page) target_yearly: String,
    pub(in crate::page) met: String,
    /// That a value of the target's year does not meet it, whatever the way to it.
    #[serde(default)]
    pub(in crate::page) missed: String,
    /// Where a value stands to its start; the rest of the sentence follows.
    pub(in crate::page) changed: String,
    pub(in crate::page) same: String,
    pub(in crate::page) summed: String,
    pub(in crate::page) summed_from: String,
    pub(in crate::page) total: String,
    /// Where it stands to its target.
    pub(in crate::page) reached: String,
    pub(in crate::page) close: String,
    pub(in crate::page) covered: String,
    pub(in crate::page) backwards: String,
    pub(in crate::page) left: String,
    pub(in crate::page) not_above: String,
    pub(in crate::page) not_below: String,
    pub(in crate::page) kept: String,
    pub(in crate::page) kept_at_limit: String,
    pub(in crate::page) not_kept: String,
    pub(in crate::page) not_kept_at_limit: String,
    pub(in crate::page) higher: String,
    pub(in crate::page) lower: String,
    /// Where a mean, or every year, stands to the target.
    #[serde(default)]
    pub(in crate::page) mean_met: String,
    #[serde(default)]
    pub(in crate::page) mean_missed: String,
    #[serde(default)]
    pub(in crate::page) yearly_met: String,
    #[serde(default)]
    pub(in crate::page) yearly_missed: String,
    pub(in crate::page) by_numbers: String,
    pub(in crate::page) contradiction: String,
    pub(in crate::page) no_baseline: String,
    pub(in crate::page) from: String,
    pub(in crate::page) to_keep: String,
    pub(in crate::page) way_to_go: String,
    pub(in crate::page) none_yet: String,
    pub(in crate::page) none_at_all: String,
    pub(in crate::page) counts: String,
    pub(in crate::page) count: String,
    pub(in crate::page) judged: String,
    pub(in crate::page) none_judged: String,
    pub(in crate::page) of_group: String,
    /// Of themes that have no words for the targets of all places.
    #[serde(default)]
    pub(in crate::page) compared: String,
    #[serde(default)]
    pub(in crate::page) promised: String,
    #[serde(default)]
    pub(in crate::page) and_more: String,
}

/// The words of groups of commitments and of their bars.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::page) struct RollupWords {
    pub(in crate::page) all: String,
    pub(in crate::page) binding: String,
    pub(in crate::page) anticipatory: String,
    pub(in crate::page) unstated: String,
    pub(in crate::page) none: String,
    pub(in crate::page) widened: String,
    pub(in crate::page) by_nature: String,
    pub(in crate::page) values_of: String,
}

impl Strings {
    /// The words that charts write themselves.
    pub(in crate::page) fn chart_words(&self) -> chart::Words<'_> {
        let Self { chart, rollup, map, work, revision, .. } = self;
        let [open, close] = &chart.brackets;
        chart::Words {
            baseline: &chart.baseline,
            actual: &chart.actual,
            revised: &chart.revised,
            superseded: &revision.earlier,
            parts: &chart.parts,
            interrupted: &revision.interrupted,
            target: &chart.target,
            milestone: &chart.milestone,
            other: &chart.other,
            lowest: &chart.lowest,
            median: &chart.median,
            highest: &chart.highest,
            path: &chart.path,
            expected: &chart.expected,
            unit: &chart.unit,
            year: &chart.year,
            brackets: [open, close],
            no_data: &chart.no_data,
            no_observation: &chart.no_observation,
            no_baseline: &chart.no_baseline,
            from_zero: &chart.from_zero,
            gap: &chart.gap,
            off_zero: &chart.off_zero,
            off_scale: &chart.off_scale,
            no_parts: &rollup.none,
            widened: &rollup.widened,
            sketch: &map.sketch,
            in_words: &map.in_words,
            no_square: &map.outside,
            to: &map.to,
            no_period: &work.no_period,
            beyond: &work.beyond,
            outside: &work.outside,
            sum: &work.sum,
            stated: &work.stated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Strings;
    use crate::assess::Status;
    use crate::model::Method;
    use crate::page::theme::Theme;

    #[test]
    fn every_rule_of_judgement_has_a_name() {
        let Strings { methods, status, .. } = Theme::embedded().strings;
        let known: Vec<&str> = Method::all().map(Method::name).collect();
        assert!(known.iter().all(|name| methods.contains_key(*name)), "{methods:?}");
        assert_eq!(methods.len(), known.len());
        let of_method = status.by_method.keys();
        let strange: Vec<_> = of_method.filter(|name| !known.contains(&name.as_str())).collect();
        assert!(strange.is_empty(), "{strange:?}");
        let of_status = |name: &str| Status::ALL.iter().any(|status| status.name() == name);
        let mut named = status.by_method.values().flat_map(|words| words.keys());
        assert!(named.all(|name| of_status(name)), "{:?}", status.by_method);
    }
}
