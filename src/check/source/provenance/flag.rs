//! Values that their places call preliminary or estimated: their records say so, too.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::first_values::{Word, in_cell, in_head, said};
use crate::check::text::letters;
use crate::diag::Code;
use crate::model::{Flag, Observation, RevisionKind};
use crate::say;

impl Verifier<'_> {
    /// Reports a value that is called preliminary or estimated wherever the cited words print it, and has no such
    /// flag. A value that another takes the place of is known not to be the last.
    pub(super) fn flags(&mut self, source: &Source<'_>, record: &Observation) {
        let places =
            source.places_of_value(&record.quantity, record.text.as_deref(), record.year());
        let words: Option<Vec<&Word>> = places.iter().map(|at| source.called(at)).collect();
        let Some(word) = words.and_then(|words| words.first().copied()) else { return };
        let is_said = word.flags.iter().any(|flag| record.flags.contains(flag));
        let is_in_force = self.subject.revisions.is_in_force(record.id);
        // Where a name of the indicator has the word, all of its values are of that kind.
        let (indicator, printed) = (&record.indicator, record.print.name.as_deref());
        let is_named = self.is_named_by(|name| name.contains(word.word), indicator, printed);
        if is_said || !is_in_force || is_named {
            return;
        }
        let (number, said) = (record.quantity.text(), word.word);
        let flag = word.flags.first().map_or("", |flag| flag.name());
        let say = say!(
            "出处说“{number}”是“{said}”的数，记录没有标注",
            "the source says `{said}` of `{number}`, and the record has no such flag"
        );
        // One of the two takes the place of the other.
        let others = record.flags.iter().filter(|f| **f == Flag::Break);
        let all: Vec<&str> = others.map(|f| f.name()).chain([flag]).collect();
        let typed =
            if let [one] = all[..] { one.to_owned() } else { format!("[{}]", all.join(", ")) };
        let hint = say!(
            "写 `flag: {typed}`；有了以后公布的数，另写一条，用 `revises` 代替这一条",
            "write `flag: {typed}`; where a later value was published, add it as a record that `revises` this one"
        );
        let finding = self.subject.finding(Code::FlagNotRecorded, &record.origin, &["value"], say);
        self.findings.push(self.subject.with_print(finding, record.id).hint(hint));
    }
}

/// Words of what a value is that takes the place of another.
const REVISIONS: &[(RevisionKind, &[&str])] = &[
    (RevisionKind::Final, &["最终核实", "最终核算", "最终核定", "终核数", "最终数"]),
    (RevisionKind::Census, &["普查", "四经普", "五经普", "六人普", "七人普", "经普"]),
    (RevisionKind::Correction, &["更正", "勘误", "订正", "改正", "有误"]),
];

/// How a kind of revision is typed.
fn typed(kind: RevisionKind) -> &'static str {
    match kind {
        RevisionKind::Final => "final",
        RevisionKind::Census => "census",
        RevisionKind::Correction => "correction",
    }
}

impl Verifier<'_> {
    /// Reports a revision of one kind where the sentence of the value names another and nothing there its own. 最终核实 is no
    /// census.
    pub(super) fn revision(&mut self, source: &Source<'_>, record: &Observation) {
        let Some(kind) = record.revises.as_ref().and_then(|revises| revises.kind) else { return };
        let places =
            source.places_of_value(&record.quantity, record.text.as_deref(), record.year());
        let words_of = |kind| REVISIONS.iter().filter(move |(of, _)| *of == kind);
        let title = letters::of_text(&source.place.document().title);
        let is_own = |text: &[char]| {
            let mut words = words_of(kind).flat_map(|(_, words)| *words);
            words.any(|word| letters::has(text, word))
        };
        if is_own(source.letters()) || is_own(&title) {
            return;
        }
        let said: Option<Vec<_>> = places.iter().map(|at| source.revised(at)).collect();
        let Some((other, word)) = said.and_then(|said| said.first().copied()) else { return };
        let (own, other) = (typed(kind), typed(other));
        let say = say!(
            "出处说这个数是“{word}”的，记录写的是 `{own}`",
            "the source says `{word}` of this value, and the record `{own}`"
        );
        let hint = say!(
            "写 `revision: {other}`；出处别处另有说法的，引到那里",
            "write `revision: {other}`, or cite the place that says otherwise"
        );
        let code = Code::WordsNotInSource;
        let finding = self.subject.finding(code, &record.origin, &["revision"], say);
        self.findings.push(self.subject.with_print(finding, record.id).hint(hint));
    }
}

impl Source<'_> {
    /// The last word of a revision in the clause of a number before it, or behind it in its clause.
    fn revised(&self, number: &Range<usize>) -> Option<(RevisionKind, &'static str)> {
        const ENDS: &str = "，。；！？,;\t";
        let (before, behind) = (
            self.letters().get(..number.start).unwrap_or_default(),
            self.letters().get(number.end..).unwrap_or_default(),
        );
        let is_end = |c: &char| ENDS.contains(*c);
        let (before, behind) = (before.rsplit(is_end).next()?, behind.split(is_end).next()?);
        let all = || {
            REVISIONS.iter().flat_map(|(kind, words)| words.iter().map(move |word| (*kind, *word)))
        };
        let in_text = |text: &[char], word: &str| letters::find_word(text, word);
        let before = all().filter_map(|said| Some((in_text(before, said.1)?, said)));
        let found = before.max_by_key(|(at, _)| *at).map(|(_, said)| said);
        found.or_else(|| all().find(|said| in_text(behind, said.1).is_some()))
    }

    /// The word by which a number is called preliminary or estimated: in its sentence or cell, in a cell beside it, or in
    /// the head over it.
    fn called(&self, number: &Range<usize>) -> Option<&'static Word> {
        said(self.letters(), number)
            .or_else(|| in_head(self.head_over(number.start)?))
            .or_else(|| self.cells().find_map(|cell| in_cell(cell)))
    }
}
