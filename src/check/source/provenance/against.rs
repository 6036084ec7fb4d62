//! Whether a change is against the year that its place compares with.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::roles::{Role, Told};
use crate::check::text::{letters, parted, years};
use crate::diag::Code;
use crate::model::Commitment;
use crate::say;

/// Words that compare with the year before, whichever that is.
const YEAR_BEFORE: &[&str] = &[
    "比上年",
    "较上年",
    "比上一年",
    "较上一年",
    "比去年",
    "较去年",
    "同比",
    "上年同期",
    "去年同期",
    "与上年相比",
    "yearonyear",
    "year-on-year",
];

/// How many letters of a unit may stand between a number and brackets.
const LONGEST_UNIT: usize = 5;

impl Verifier<'_> {
    /// Reports a change against another year than the one that is printed.
    pub(super) fn against(&mut self, source: &Source<'_>, record: &Commitment) {
        let Some(change) = &record.change else { return };
        let (target, year) = (&record.target, change.against.year());
        let places = source.places_of_value(&target.quantity, target.text.as_deref(), target.year);
        let printed = places.iter().map(|at| source.compared(at, target.year));
        let printed: Option<Vec<Vec<i32>>> = printed.collect();
        let printed = printed.unwrap_or_default().concat();
        let is_noted = target.year_note.as_deref();
        let is_noted = is_noted.is_some_and(|n| years::is_in_note(&parted::of_text(n), year));
        let Some(other) = printed.first().filter(|_| !printed.contains(&year) && !is_noted) else {
            return;
        };
        let say = say!(
            "出处是与 {other} 年比，不是与 {year} 年比",
            "the source compares with {other}, not with {year}"
        );
        let hint = say!(
            "写 `against: {other}`；原文没有写明、确是与 {year} 年比的，在目标的 `year_note` 里写明",
            "give `against: {other}`; if it is {year} that is meant, say so in `year_note` of the target"
        );
        let keys = ["change", "against"];
        let finding = self.subject.finding(Code::YearWithoutBasis, &record.origin, &keys, say);
        self.findings.push(finding.hint(hint));
    }
}

impl Source<'_> {
    /// The years that a number is compared with: before it in its sentence, in brackets behind it, or in the head of its
    /// column. `None` where none is.
    fn compared(&self, at: &Range<usize>, year: i32) -> Option<Vec<i32>> {
        let text = self.letters();
        if let Some(head) = self.head_over(at.start) {
            let of_head = years::compared_in_head(head);
            if !of_head.is_empty() {
                return Some(of_head);
            }
        }
        let before = text.get(..at.start)?;
        let start =
            |ends: &str| before.iter().rposition(|c| ends.contains(*c)).map_or(0, |at| at + 1);
        let (sentence, clause) = (start("。；！？;\t"), start("，。；！？,;\t"));
        let of_role = |role: Role, within: Range<usize>| -> Vec<&Told> {
            let is_in = |t: &&Told| within.start <= t.at.start && t.at.end <= within.end;
            self.told().iter().filter(|told| told.role == role).filter(is_in).collect()
        };
        let of_years = |told: Vec<&Told>| -> Option<Vec<i32>> {
            let last = told.last()?.at.end;
            let is_joined = |told: &&&Told| {
                text.get(told.at.end..last).is_some_and(|t| t.iter().all(|c| !"，,".contains(*c)))
            };
            Some(told.iter().filter(is_joined).map(|told| told.year).collect())
        };
        let own = of_years(of_role(Role::Compared, clause..at.start));
        let words = text.get(clause..at.start)?;
        let is_year_before = YEAR_BEFORE.iter().any(|word| letters::has(words, word));
        own.or_else(|| is_year_before.then(|| vec![year - 1]))
            .or_else(|| of_years(of_role(Role::Compared, self.brackets_behind(at)?)))
            .or_else(|| of_years(of_role(Role::Compared, sentence..clause)))
            .or_else(|| of_years(of_role(Role::From, sentence..at.start)))
    }

    /// The brackets behind a number and its unit: 下降18%（与2020年相比）.
    fn brackets_behind(&self, at: &Range<usize>) -> Option<Range<usize>> {
        let behind = self.letters().get(at.end..)?;
        let is_open = |c: &char| matches!(c, '（' | '(');
        let open = behind.iter().take(LONGEST_UNIT + 1).position(is_open)?;
        let close = behind.iter().position(|c| matches!(c, '）' | ')'))?;
        (open < close).then_some(at.end + open + 1..at.end + close)
    }
}
