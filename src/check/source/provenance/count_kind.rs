//! Targets of what is counted over a time that are recorded without their kind: 五年累计50场, 每年50场.

use std::ops::Range;

use super::kind::words;
use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::kinds::Said;
use crate::check::text::letters::has;
use crate::check::text::{together, year_before};
use crate::diag::Code;
use crate::model::{Commitment, Kind, MeasureType};

/// Words of a total, which say so of what is counted over a time.
const TOTALS: &[&str] = &["累计", "合计", "总计", "共计", "总共"];

/// Words of each year.
const EACH: &[&str] = &["每年", "逐年", "每年度"];

impl Verifier<'_> {
    /// Reports a total of some years, or what is asked for every year, that is recorded as what is asked for in one.
    pub(super) fn kind_of_count(&mut self, source: &Source<'_>, record: &Commitment) {
        let target = &record.target;
        let entry = self.subject.index.indicators.get(&record.indicator);
        let is_flow = entry.is_some_and(|entry| entry.measure == Some(MeasureType::Flow));
        let is_open = matches!(record.kind, None | Some(Kind::Reach | Kind::Total));
        if !is_open {
            return;
        }
        let places = source.places_of_value(&target.quantity, target.text.as_deref(), target.year);
        let said: Option<Vec<Said>> =
            places.iter().map(|at| source.said_of_count(at, is_flow)).collect();
        let said = said.and_then(|said| said.first().copied());
        let right = said.filter(|said| *said != Said::Total || record.kind != Some(Kind::Total));
        let Some(right) = right else { return };
        let (say, hint) = words(right, &target.quantity.text(), (false, target.year));
        let keys = ["target", "value"];
        let finding = self.subject.finding(Code::KindDiffersFromSource, &record.origin, &keys, say);
        self.findings.push(finding.hint(hint));
    }
}

impl Source<'_> {
    /// Whether a number is a total of some years or one of each, by the words before it.
    fn said_of_count(&self, at: &Range<usize>, is_flow: bool) -> Option<Said> {
        if self.said(at) != Said::Level || self.place.table().is_some() {
            return None;
        }
        let own = year_before::since_number(self.letters(), at.start);
        let has = |word: &&str| has(own, word);
        if is_flow && EACH.iter().any(has) {
            return (!has(&"每人每年")).then_some(Said::Yearly);
        }
        let together = together::governing(self.letters(), self.named(), at);
        let is_total = together.is_some_and(|found| is_flow && !found.is_since || found.is_total);
        let is_counted = is_flow && TOTALS.iter().any(has);
        (is_total || is_counted).then_some(Said::Total)
    }
}
