//! Values of a day, of holidays, of several years, that are recorded as of one year.

use std::ops::Range;

use super::measured::Measured;
use super::period::PeriodClaim;
use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::line::Line;
use crate::check::text::together::{self, Together};
use crate::check::text::{letters, within};
use crate::diag::Code;
use crate::model::Origin;
use crate::say;

impl Verifier<'_> {
    /// Reports a value of a day, of holidays, of several years, that is recorded as of the year.
    pub(super) fn no_year(
        &mut self,
        source: &Source<'_>,
        origin: &Origin,
        keys: &[&'static str],
        claim: &PeriodClaim<'_>,
    ) {
        let places = source.places_of_value(claim.quantity, claim.text, claim.period.year());
        let is_of_head = places.iter().any(|at| source.time_of_head(at).is_some());
        let words = places.iter().map(|at| source.time_other_than_a_year(at, &claim.measured));
        let words: Option<Vec<String>> = words.collect();
        let is_named = |word: &String| {
            let word = letters::of_text(word);
            source.names.iter().any(|name| letters::find(name, &word).is_some())
        };
        let word = words.and_then(|words| words.into_iter().next());
        let Some(word) = word.filter(|word| !is_named(word)) else { return };
        let (year, first) = (claim.period.year(), claim.period.year() - 2);
        let say = say!(
            "出处里这个数是“{word}”的，不是 {year} 年全年或年末的",
            "the source gives this value for `{word}`, not for the year {year} or its end"
        );
        let hint = say!(
            "写成 `period`，如 `{year}-06`、`{year}-01-01`、`{first}/{year}`；指标本身是日均、单日的，用名称里写明的指标；确是年末的，在 `year_note` 里写明",
            "give a `period`, as `{year}-06`, `{year}-01-01` or `{first}/{year}`; for what is a daily mean itself, use an indicator whose name says so; where it is of the end of the year, say so in `year_note`"
        );
        let mut finding = self.subject.finding(Code::PeriodDiffersFromSource, origin, keys, say);
        finding = finding.hint(hint);
        if is_of_head {
            finding = finding.hint(say!(
                "表里没有印明是几月的，再在 `year_note` 里写明年份和怎样知道的",
                "where the table does not print which month, name the year in `year_note`, and how it is known"
            ));
        }
        self.findings.push(finding);
    }
}

impl Source<'_> {
    /// The word of a month or a day over the column of a number.
    fn time_of_head(&self, at: &Range<usize>) -> Option<String> {
        self.head_over(at.start).and_then(Line::time).map(str::to_owned)
    }

    /// The words of the time of a number that is no year: over its column, before it, or in the title of its table.
    fn time_other_than_a_year(&self, at: &Range<usize>, measured: &Measured<'_>) -> Option<String> {
        let head = self.head_over(at.start);
        let text = self.letters();
        let in_time = within::governing(text, at).filter(|word| {
            // 三年来提高到95%: what it came to.
            let is_of_years = word.ends_with('来') || word.ends_with('年');
            !(is_of_years && together::is_at_end(text, at))
        });
        let of_years = |found: &Together| {
            let is_total_so_far = found.first.is_some_and(|first| measured.totals.contains(&first));
            let is_meant = measured.is_flow || !found.is_since && !measured.is_stock;
            !is_total_so_far && (found.is_total || is_meant)
        };
        let in_head = || head.and_then(Line::together).cloned().filter(of_years);
        let is_mean = |head: &[char]| matches!(head, ['年', '均'] | ['年', '平', '均']);
        let mean = || head.filter(|head| measured.is_flow && is_mean(head));
        let together = || {
            let own = || together::governing(text, self.named(), at).filter(of_years);
            in_head().or_else(own).or_else(|| self.years_of_title(at, measured).filter(of_years))
        };
        self.time_of_head(at)
            .or(in_time)
            .or_else(|| mean().map(|head| head.iter().collect()))
            .or_else(|| together().map(|found| found.word))
    }

    /// Several years in the title of a table whose columns name none, of what is counted over a time.
    fn years_of_title(&self, at: &Range<usize>, measured: &Measured<'_>) -> Option<Together> {
        let has_year = |head: &Line| head.contains(&'年');
        let is_open = |head: &Line| head.years_of_head().is_empty();
        // Also in a second line of heads.
        let below = || self.place.years_over_columns().iter().any(|years| !years.is_empty());
        let has_years =
            || !self.heads().iter().all(is_open) || below() || self.year_of_row().is_some();
        if !measured.is_flow || self.head_over(at.start).is_some_and(has_year) || has_years() {
            return None;
        }
        self.place.title()?.together().cloned()
    }
}
