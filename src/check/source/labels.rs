//! What stands beside a value is printed beside it: its name, the numbers of its breakdown, and its category.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::check::text::place::Place;
use crate::check::text::tokens::{self, find, folded};
use crate::diag::{Code, Finding, Message};
use crate::model::{Bound, Indicator};
use crate::say;

/// How many letters a piece of a name has at least.
const PIECE: usize = 2;

/// Looks at every commitment and observation whose place in its document was found.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for record in subject.records() {
        // `references` and `citations` report a document, an indicator or a place that is not there.
        let Some(place) = subject.place(record.id()) else { continue };
        let Some(indicator) = subject.index.indicators.get(record.indicator()) else { continue };
        let (here, above) = (OnceCell::new(), OnceCell::new());
        let labels = Labels { subject, record, indicator, place, here, above };
        let found = [labels.name(), labels.breakdown(), labels.group(), labels.value()];
        findings.extend(found.into_iter().flatten());
    }
}

/// A record and what is printed in its place and over it, folded when it is first asked for.
struct Labels<'a> {
    subject: &'a DistrictSubject<'a>,
    record: Record<'a>,
    indicator: &'a Indicator,
    place: Place<'a>,
    here: OnceCell<Vec<Vec<char>>>,
    above: OnceCell<Vec<Vec<char>>>,
}

impl Labels<'_> {
    fn stands_here(&self, words: &[char]) -> bool {
        let here = self.here.get_or_init(|| self.place.here().iter().map(|t| folded(t)).collect());
        here.iter().any(|text| find(text, words).is_some())
    }

    fn stands_here_or_above(&self, words: &[char]) -> bool {
        let above = || self.place.above().iter().map(|text| folded(text)).collect();
        let is_in = |text: &Vec<char>| find(text, words).is_some();
        self.stands_here(words) || self.above.get_or_init(above).iter().any(is_in)
    }

    fn finding(&self, code: Code, keys: &[&'static str], message: Message) -> Finding {
        let hint = say!(
            "照原文写，或者引到印有它的地方",
            "write it as printed, or cite the place that prints it"
        );
        self.subject.finding(code, self.record.origin(), keys, message).hint(hint)
    }

    /// The printed name stands, in pieces, in the passage and over it: a clause may have its subject in the heading. That
    /// a row names what it is about is looked at elsewhere.
    fn name(&self) -> Option<Finding> {
        let name = self.record.print().name.as_ref().filter(|_| !self.place.is_row())?;
        let is_there = self.is_in_pieces(&of_name(name));
        let say = say!("出处里没有“{name}”", "the source does not print `{name}`");
        (!is_there).then(|| self.finding(Code::WordsNotInSource, &["name"], say))
    }

    /// Whether words are made of pieces that are printed, the longest first. A number is taken with the letters beside it.
    fn is_in_pieces(&self, words: &[char]) -> bool {
        let mut rest = words;
        while !rest.is_empty() {
            let is_piece = |length: &usize| {
                let (piece, behind) = rest.split_at_checked(*length).unwrap_or((rest, &[]));
                let ends = behind.first().zip(piece.last());
                let is_at_number = ends.is_some_and(|(a, b)| a.is_numeric() || b.is_numeric());
                !is_at_number && self.stands_here_or_above(piece)
            };
            let Some(length) = (PIECE..=rest.len()).rev().find(is_piece) else { return false };
            rest = rest.get(length..).unwrap_or_default();
        }
        true
    }

    /// A breakdown may be in the author's words, but for its numbers.
    fn breakdown(&self) -> Option<Finding> {
        let words = letters::of_text(self.record.breakdown()?.as_str());
        let numbers = numbers(&words, Reading::Printed).into_iter();
        let mut numbers = numbers.filter_map(|number| words.get(number.at));
        let number: String =
            numbers.find(|number| !self.stands_here_or_above(number))?.iter().collect();
        let say = say!("出处里没有“{number}”", "the source does not print `{number}`");
        Some(self.finding(Code::WordsNotInSource, &["breakdown"], say))
    }

    fn group(&self) -> Option<Finding> {
        let group = self.record.group()?;
        let is_there = self.stands_here_or_above(&of_name(group));
        let say = say!(
            "出处和它上面的标题里没有“{group}”",
            "neither the source nor a heading above it prints `{group}`"
        );
        (!is_there).then(|| self.finding(Code::WordsNotInSource, &["group"], say))
    }

    /// A number right behind the name, with the unit right behind it, is the value: `卫生镇6个、卫生村5个`.
    fn value(&self) -> Option<Finding> {
        let (record, print) = (self.record, self.record.print());
        let is_plain = record.text().is_none() && !self.place.is_row();
        let (_, number) =
            record.quantity().level().filter(|(b, _)| is_plain && *b == Bound::Exact)?;
        let unit = letters::of_text(print.unit.as_ref().unwrap_or(&self.indicator.unit));
        let known = self.indicator.aliases.iter().chain([&self.indicator.name]);
        let known = known.filter(|_| print.name.is_none());
        let names = print.name.iter().chain(known);
        let mut printed: Vec<String> = names.flat_map(|name| self.behind(name, &unit)).collect();
        let mut seen = BTreeSet::new();
        printed.retain(|digits| seen.insert(digits.clone()));
        if printed.is_empty() || printed.iter().any(|digits| digits == number.text()) {
            return None;
        }
        let (number, printed) = (number.text(), printed.join("、"));
        let say = say!(
            "原文在这个名称后面印的是 {printed}，不是 {number}",
            "after the name the source prints {printed}, not {number}"
        );
        Some(self.finding(Code::ValueNotInQuote, record.keys(), say))
    }

    /// The numbers of the quote that stand between a name and a unit.
    fn behind(&self, name: &str, unit: &[char]) -> Vec<String> {
        let (quote, name) = (self.place.quote(), letters::of_text(name));
        let numbers = numbers(quote, Reading::Printed);
        let ends = tokens::places(quote, &name).map(|at| at + name.len());
        let behind = ends.filter_map(|end| numbers.iter().find(|number| number.at.start == end));
        let is_of_unit = |number: &&PrintedNumber| {
            !unit.is_empty()
                && quote.get(number.at.end..).is_some_and(|rest| rest.starts_with(unit))
        };
        let behind = behind.filter(is_of_unit);
        behind.map(|number| number.digits.clone()).collect()
    }
}

/// The letters of a name, folded.
fn of_name(name: &str) -> Vec<char> {
    folded(&letters::of_text(name))
}
