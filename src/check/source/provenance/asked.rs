//! Words for what is a mean or is asked for every year, and records that have none of them.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::kinds::Said;
use crate::check::text::years;
use crate::diag::Code;
use crate::model::{Commitment, IndicatorId, Kind, Observation, Quantity};
use crate::say;

/// Words for a mean of several years.
const MEANS: &[&str] =
    &["年均", "年平均", "平均每年", "每年", "逐年", "历年", "各年", "mean", "average", "annual"];

/// Words for what is asked for every year.
const EACH_YEAR: &[&str] =
    &["每年", "年均", "年度", "逐年", "历年", "各年", "当年", "学年", "annual", "year"];

/// Words for a total of a period.
const TOTALS: &[&str] = &[
    "累计", "合计", "总计", "共计", "总共", "总量", "新增", "净增", "五年", "三年", "期内", "以来",
    "〔", "［", "[", "total",
];

/// Signs that end a sentence, or a cell.
const STOPS: &str = "。；！\t";

/// The same, and those that end a clause.
const COMMAS: &str = "。；！，,：\t";

/// Units of rates and means, which are not counted up.
const RATES: &[&str] = &["%", "％", "‰", "/", "岁"];

fn names(texts: &[String], words: &[&str]) -> bool {
    texts.iter().any(|text| words.iter().any(|word| text.contains(word)))
}

/// Words for several years.
const SPANS: &[&str] = &[
    "期间",
    "两年",
    "三年",
    "四年",
    "五年",
    "十年",
    "年来",
    "以来",
    "历年",
    "各年",
    "“十",
    "规划期",
];

/// Whether a text speaks of several years: 近三年, “十三五”, 2021—2023年.
fn spans_years(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_joint = |c: &char| matches!(c, '—' | '–' | '-' | '~' | '～' | '至' | '到');
    let is_range = years::plain(&letters).windows(2).any(|pair| {
        let [one, next] = pair else { return false };
        let between = letters.get(one.at.end..next.at.start).unwrap_or_default();
        let signs = between.iter().filter(|c| **c != '年').collect::<Vec<_>>();
        !signs.is_empty() && signs.iter().all(|c| is_joint(c))
    });
    is_range || SPANS.iter().any(|word| text.contains(word))
}

impl Verifier<'_> {
    /// Reports a kind of which neither the place nor what stands over it has a word.
    pub(super) fn kind_without_words(
        &mut self,
        source: &Source<'_>,
        record: &Commitment,
        unit: &str,
    ) {
        let target = &record.target;
        let (words, ends, (zh, en)) = match record.kind {
            Some(Kind::Mean) => (MEANS, STOPS, ("各年的平均", "a mean of several years")),
            Some(Kind::Yearly) => (EACH_YEAR, STOPS, ("每年都要达到的", "asked for every year")),
            // A sentence may count one thing up and give the rate of another.
            Some(Kind::Total) if RATES.iter().any(|rate| unit.contains(rate)) => {
                (TOTALS, COMMAS, ("一个时期的合计", "a total of a period"))
            }
            _ => return,
        };
        let Quantity::Level(..) = target.quantity else { return };
        let places = source.places_of_value(&target.quantity, target.text.as_deref(), target.year);
        let print = record.print.name.iter().chain(&target.year_note).chain(&target.text).cloned();
        let texts = self.catalogue_names(&record.indicator).chain(print);
        let texts: Vec<String> =
            texts.chain(places.iter().flat_map(|at| source.around(at, ends))).collect();
        // `value-not-in-quote` reports a number that is not there.
        if places.is_empty() || names(&texts, words) {
            return;
        }
        let number = target.quantity.text();
        let say =
            say!("出处没有说“{number}”是{zh}", "the source does not say that `{number}` is {en}");
        let finding =
            self.subject.finding(Code::KindDiffersFromSource, &record.origin, &["kind"], say);
        self.findings.push(finding.hint(say!(
            "要达到的数不写 `kind`；原文别处说明了的，引到那里，或者在目标的 `year_note` 里写明",
            "a level to reach has no `kind`; if the document says so elsewhere, cite that, or say it in `year_note` of the target"
        )));
    }

    /// Reports a mean, or what is so every year, that is recorded as measured in one.
    pub(super) fn mean_as_level(&mut self, source: &Source<'_>, record: &Observation) {
        let places =
            source.places_of_value(&record.quantity, record.text.as_deref(), record.year());
        let is_mean = |at: &Range<usize>| match source.said(at) {
            Said::Yearly => true,
            // 2022年PM2.5年均浓度 is the mean of one year, and its value.
            Said::Mean => source.around(at, STOPS).iter().any(|text| spans_years(text)),
            _ => false,
        };
        let print = record.print.name.iter().chain(&record.year_note).cloned();
        let texts: Vec<String> = self.catalogue_names(&record.indicator).chain(print).collect();
        let is_told = names(&texts, MEANS) || !record.period.is_within_a_year();
        if is_told || places.is_empty() || !places.iter().all(is_mean) {
            return;
        }
        let number = record.quantity.text();
        let say = say!(
            "“{number}”在出处里是各年的平均，或者每年的数，不是某一年的",
            "`{number}` is a mean of several years, or of each of them, in its source, not the value of one"
        );
        let finding =
            self.subject.finding(Code::KindDiffersFromSource, &record.origin, &["value"], say);
        self.findings.push(finding.hint(say!(
            "各年的平均写 `period: 起年/止年`；指标本身是年均数的，用名称里写明的指标",
            "give `period: FIRST/LAST` for a mean of years; for what is a yearly mean itself, use an indicator whose name says so"
        )));
    }

    fn catalogue_names(&self, id: &IndicatorId) -> impl Iterator<Item = String> + use<> {
        let entry = self.subject.index.indicators.get(id);
        let names = entry.map(|entry| [vec![entry.name.clone()], entry.aliases.clone()].concat());
        names.unwrap_or_default().into_iter()
    }
}

impl Source<'_> {
    /// The sentence or clause of a place, or the row, with the head over it.
    fn around(&self, at: &Range<usize>, ends: &str) -> Vec<String> {
        let text = self.letters();
        let is_end = |c: &char| !self.place.is_row() && ends.contains(*c);
        let before = text.get(..at.start).unwrap_or_default();
        let start = before.iter().rposition(is_end).map_or(0, |at| at + 1);
        let behind = text.get(at.end..).unwrap_or_default();
        let end = behind.iter().position(is_end).map_or(text.len(), |n| at.end + n);
        let own = text.get(start..end).unwrap_or_default().to_vec();
        let all = [own].into_iter().chain(self.head_over(at.start).map(|head| head.to_vec()));
        all.map(|letters| letters.into_iter().collect()).collect()
    }
}
