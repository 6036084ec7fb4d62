//! The words of the site, as `strings/zh.yaml` of a theme gives them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::work_words::WorkWords;
use crate::assess::{Reason, Status};
use crate::chart;

/// The words of the site. What a template alone needs stands under `page`; the rest is needed here.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Strings {
    pub(super) page: BTreeMap<String, String>,
    pub(super) chart: ChartWords,
    pub(super) caption: CaptionWords,
    pub(super) rollup: RollupWords,
    pub(super) map: MapWords,
    pub(super) status: StatusWords,
    pub(super) working: WorkingWords,
    /// The names of the rules of judgement, by their words in `site.yaml`.
    pub(super) methods: BTreeMap<String, String>,
    pub(super) words: Words,
    pub(super) work: WorkWords,
}

/// Single words that views are built with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    pub(super) overview: String,
    pub(super) districts: String,
    pub(super) indicators: String,
    pub(super) projects: String,
    pub(super) tasks: String,
    pub(super) units: String,
    pub(super) documents: String,
    pub(super) methods: String,
    pub(super) quality: String,
    pub(super) quality_about: String,
    pub(super) year: String,
    /// A value of one year of a count over several.
    pub(super) of_year: String,
    /// Such values added up.
    pub(super) summed: String,
    /// What is covered of a way to a strict bound by a value at the bound.
    pub(super) not_whole: String,
    pub(super) row: String,
    pub(super) no_baseline: String,
    pub(super) baseline_dash: String,
    pub(super) binding: String,
    pub(super) anticipatory: String,
    pub(super) higher: String,
    pub(super) lower: String,
    pub(super) neither: String,
    pub(super) plan: String,
    pub(super) action_plan: String,
    pub(super) report: String,
    pub(super) district: String,
    pub(super) county: String,
    pub(super) autonomous_county: String,
    pub(super) functional_area: String,
    pub(super) figure: String,
    pub(super) to_project: String,
    pub(super) to_task: String,
    pub(super) lead: String,
    pub(super) responsible: String,
    pub(super) support: String,
    pub(super) no_group: String,
    pub(super) all_projects: String,
    pub(super) of_stage: String,
    pub(super) of_numbers: String,
    pub(super) yi: String,
    pub(super) wan: String,
    pub(super) equal: String,
    pub(super) rounded: String,
    pub(super) different: String,
    pub(super) open: String,
    pub(super) trend: String,
    pub(super) progress: String,
    pub(super) comparison: String,
    pub(super) rows: String,
    pub(super) percentage_points: String,
    pub(super) per_mille_points: String,
    pub(super) domain_progress: String,
    pub(super) data_from: String,
    pub(super) published_by: String,
    pub(super) as_of: String,
}

/// The words of the charts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChartWords {
    pub(super) baseline: String,
    pub(super) actual: String,
    pub(super) revised: String,
    pub(super) target: String,
    pub(super) milestone: String,
    pub(super) path: String,
    pub(super) expected: String,
    pub(super) unit: String,
    pub(super) year: String,
    pub(super) brackets: [String; 2],
    pub(super) no_data: String,
    pub(super) no_observation: String,
    pub(super) no_baseline: String,
    pub(super) from_zero: String,
    pub(super) gap: String,
    pub(super) off_zero: String,
    pub(super) off_scale: String,
}

/// The words of the schematic map and of the sentences above it; names in braces stand for what is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MapWords {
    pub(super) sketch: String,
    pub(super) hollow: String,
    pub(super) not_here: String,
    pub(super) in_words: String,
    pub(super) outside: String,
    pub(super) to: String,
    pub(super) target: String,
    pub(super) latest: String,
    pub(super) commitments: String,
    pub(super) count_unit: String,
    pub(super) all: String,
    pub(super) some: String,
    pub(super) one_year: String,
    pub(super) years: String,
    pub(super) ends: String,
    pub(super) equal: String,
    pub(super) equal_named: String,
    pub(super) named: String,
    pub(super) dated: String,
    pub(super) between: String,
    pub(super) more: String,
    pub(super) here: String,
    pub(super) here_all: String,
    pub(super) counts: String,
    pub(super) counts_equal: String,
}

/// The words of the statuses and of the reasons why there is none: one for each row of the table of statuses.
#[derive(Debug, Deserialize)]
#[serde(try_from = "StatusSection")]
pub(super) struct StatusWords {
    /// By the name of the status or the reason.
    words: BTreeMap<&'static str, String>,
    /// Met before the year of the target.
    pub(super) met_early: String,
    /// Counted as met by the rule, though short of the target.
    pub(super) met_nearly: String,
    /// The words of the authors of a rule, by its name and that of the status.
    pub(super) by_method: BTreeMap<String, BTreeMap<String, String>>,
}

/// The section as it is written: names have `_` for `-`.
#[derive(Deserialize)]
struct StatusSection {
    met_early: String,
    met_nearly: String,
    by_method: BTreeMap<String, BTreeMap<String, String>>,
    #[serde(flatten)]
    words: BTreeMap<String, String>,
}

impl TryFrom<StatusSection> for StatusWords {
    type Error = String;

    fn try_from(section: StatusSection) -> Result<Self, String> {
        let StatusSection { met_early, met_nearly, by_method, words: mut given } = section;
        let statuses = Status::ALL.iter().map(|status| status.name());
        let names = statuses.chain(Reason::ALL.iter().map(|reason| reason.name()));
        let mut words = BTreeMap::new();
        for name in names {
            let key = name.replace('-', "_");
            match given.remove(&key) {
                Some(word) => {
                    words.insert(name, word);
                }
                // All reasons stand behind one status.
                None if words.contains_key(name) => {}
                None => return Err(format!("missing field `{key}`")),
            }
        }
        match given.into_keys().next() {
            Some(key) => Err(format!("unknown field `{key}`")),
            None => Ok(Self { words, met_early, met_nearly, by_method }),
        }
    }
}

impl StatusWords {
    /// The word of a status.
    pub(super) fn of(&self, status: Status) -> &str {
        self.word(status.name())
    }

    /// The word of a reason.
    pub(super) fn reason(&self, reason: Reason) -> &str {
        self.word(reason.name())
    }

    fn word(&self, name: &str) -> &str {
        self.words.get(name).expect("the section was read with a word for each row of the table")
    }
}

/// Sentences above charts; a name in braces is where a value goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CaptionWords {
    pub(super) rises: String,
    pub(super) falls: String,
    pub(super) grows: String,
    pub(super) shrinks: String,
    /// Units of which a change rises and falls, as a rate does; of others it grows and shrinks.
    pub(super) rates: Vec<String>,
    pub(super) and: String,
    pub(super) comma: String,
    pub(super) semicolon: String,
    pub(super) stop: String,
    pub(super) measured: String,
    pub(super) measured_in_year: String,
    pub(super) target: String,
    pub(super) target_words: String,
    pub(super) met: String,
    /// Where a value stands to its start; the rest of the sentence follows.
    pub(super) changed: String,
    pub(super) same: String,
    pub(super) summed: String,
    pub(super) summed_from: String,
    pub(super) total: String,
    /// Where it stands to its target.
    pub(super) reached: String,
    pub(super) close: String,
    pub(super) covered: String,
    pub(super) backwards: String,
    pub(super) left: String,
    pub(super) not_above: String,
    pub(super) not_below: String,
    pub(super) kept: String,
    pub(super) kept_at_limit: String,
    pub(super) not_kept: String,
    pub(super) not_kept_at_limit: String,
    pub(super) higher: String,
    pub(super) lower: String,
    pub(super) by_numbers: String,
    pub(super) contradiction: String,
    pub(super) no_baseline: String,
    pub(super) from: String,
    pub(super) to_keep: String,
    pub(super) way_to_go: String,
    pub(super) none_yet: String,
    pub(super) none_at_all: String,
    pub(super) counts: String,
    pub(super) count: String,
    pub(super) judged: String,
    pub(super) none_judged: String,
    pub(super) of_group: String,
    pub(super) compared: String,
    pub(super) promised: String,
    pub(super) and_more: String,
}

/// The words of groups of commitments and of their bars.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RollupWords {
    pub(super) all: String,
    pub(super) binding: String,
    pub(super) anticipatory: String,
    pub(super) unstated: String,
    pub(super) none: String,
    pub(super) widened: String,
    pub(super) by_nature: String,
    pub(super) by_domain: String,
    pub(super) by_district: String,
}

/// The words of the working of a judgement; `%` is where a year goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WorkingWords {
    pub(super) completion: String,
    pub(super) time: String,
    pub(super) path: String,
    pub(super) pace: String,
    pub(super) asked: String,
    pub(super) gap: String,
    pub(super) left: String,
    pub(super) beyond: String,
    pub(super) apart: String,
    pub(super) within: String,
    pub(super) start: String,
    pub(super) from_zero: String,
    pub(super) not_above: String,
    pub(super) not_below: String,
    pub(super) achieved: String,
    pub(super) needed: String,
    pub(super) outlook: String,
    pub(super) growth_achieved: String,
    pub(super) growth_needed: String,
    pub(super) ratio: String,
    pub(super) score: String,
    pub(super) shrunk: String,
    pub(super) zero: String,
    pub(super) projected: String,
    pub(super) boundless: String,
    pub(super) projected_share: String,
    pub(super) of_way: String,
    pub(super) of_baseline: String,
    pub(super) mean: String,
    pub(super) mean_value: String,
    pub(super) missed: String,
    pub(super) none_missed: String,
    pub(super) limit: String,
    pub(super) margin: String,
    pub(super) tolerance: String,
    pub(super) years_outside: String,
    pub(super) evident: String,
    pub(super) evident_is: String,
    pub(super) summed: String,
    pub(super) a_year: String,
}

impl Strings {
    /// The words that charts write themselves.
    pub(super) fn chart_words(&self) -> chart::Words<'_> {
        let Self { chart, rollup, map, work, .. } = self;
        let [open, close] = &chart.brackets;
        chart::Words {
            baseline: &chart.baseline,
            actual: &chart.actual,
            revised: &chart.revised,
            target: &chart.target,
            milestone: &chart.milestone,
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
    use super::{Status, Strings};
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
