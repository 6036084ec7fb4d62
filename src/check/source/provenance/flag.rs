//! Values that their places call preliminary or estimated: their records say so, too.

use std::ops::Range;

use super::source::Source;
use super::verifier::Verifier;
use crate::check::text::first_values::{Word, in_cell, in_head, said};
use crate::diag::Code;
use crate::model::{Flag, Observation};
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

impl Source<'_> {
    /// The word by which a number is called preliminary or estimated: in its sentence or cell, in a cell beside it, or in
    /// the head over it.
    fn called(&self, number: &Range<usize>) -> Option<&'static Word> {
        said(self.letters(), number)
            .or_else(|| in_head(&self.head_over(number.start)?))
            .or_else(|| self.cells().find_map(|cell| in_cell(cell)))
    }
}
