//! Words for what is a mean or is asked for every year, and records that have none of them.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::kinds::Said;
use crate::diag::Code;
use crate::model::{Commitment, Kind, Observation, Quantity};
use crate::say;

/// Words for a mean of several years.
const MEANS: &[&str] =
    &["年均", "年平均", "平均每年", "每年", "逐年", "历年", "各年", "mean", "average", "annual"];

/// Words for what is asked for every year.
const EACH_YEAR: &[&str] =
    &["每年", "年均", "年度", "逐年", "历年", "各年", "当年", "学年", "annual", "year"];

/// Words for a total of a period.
const TOTALS: &[&str] = &[
    "累计", "合计", "总", "新增", "净增", "五年", "三年", "期间", "期内", "以来", "共", "〔", "［",
    "[", "total",
];

/// Units of rates and means, which are not counted up.
const RATES: &[&str] = &["%", "％", "‰", "/", "岁"];

fn names(texts: &[String], words: &[&str]) -> bool {
    texts.iter().any(|text| words.iter().any(|word| text.contains(word)))
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
        let (words, (zh, en)) = match record.kind {
            Some(Kind::Mean) => (MEANS, ("各年的平均", "a mean of several years")),
            Some(Kind::Yearly) => (EACH_YEAR, ("每年都要达到的", "asked for every year")),
            Some(Kind::Total) if RATES.iter().any(|rate| unit.contains(rate)) => {
                (TOTALS, ("一个时期的合计", "a total of a period"))
            }
            _ => return,
        };
        let Quantity::Level(..) = target.quantity else { return };
        let places = source.places_of_value(&target.quantity);
        let print = record.print.name.iter().chain(&target.year_note).chain(&target.text).cloned();
        let texts = self.names_of(&record.indicator).chain(print);
        let texts: Vec<String> =
            texts.chain(source.around(places.first().map_or(0, |at| at.start))).collect();
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
        let places = source.places_of_value(&record.quantity);
        let is_mean = |at: &Range<usize>| matches!(source.said(at), Said::Mean | Said::Yearly);
        let print = record.print.name.iter().chain(&record.year_note).cloned();
        let texts: Vec<String> = self.names_of(&record.indicator).chain(print).collect();
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

    fn names_of(&self, id: &crate::model::IndicatorId) -> impl Iterator<Item = String> + use<> {
        let entry = self.subject.index.indicators.get(id);
        let names = entry.map(|entry| [vec![entry.name.clone()], entry.aliases.clone()].concat());
        names.unwrap_or_default().into_iter()
    }
}

impl Source<'_> {
    /// The sentence of the cited words, or the row, with the head over a place and what stands above.
    fn around(&self, at: usize) -> Vec<String> {
        let text = self.letters();
        let quoted = self.quoted();
        let is_stop = |c: &char| "。；！".contains(*c);
        let before = text.get(..quoted.start).unwrap_or_default();
        let start = before.iter().rposition(is_stop).map_or(0, |at| at + 1);
        let behind = text.get(quoted.end..).unwrap_or_default();
        let end = behind.iter().position(is_stop).map_or(text.len(), |at| quoted.end + at);
        let sentence = text.get(start..end).unwrap_or_default().to_vec();
        let all = [sentence].into_iter().chain(self.head_over(at)).chain(self.place.above());
        all.map(|letters| letters.into_iter().collect()).collect()
    }
}
