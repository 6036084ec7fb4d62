//! What stands beside a value is printed beside it: its name, the numbers of its part, and its category.

mod place;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use super::citations::{Cited, Texts};
use super::whole::{self, find, folded};
use super::{Subject, indicators, letters};
use crate::content::{Bound, Citation, Indicator, IndicatorId, Origin, Print, Quantity};
use crate::diag::{Code, Finding, Message, Span};
use crate::say;

pub(super) use place::Place;

/// How many letters a piece of a name has at least.
const PIECE: usize = 2;

/// Looks at every commitment and observation whose place in its document was found.
pub(super) fn check(
    subject: &Subject<'_>,
    texts: &Texts<'_>,
    cited: &BTreeMap<Origin, Cited>,
    findings: &mut Vec<Finding>,
) {
    let catalogue = indicators(subject.content).map(|indicator| (&indicator.id, indicator));
    let catalogue: BTreeMap<&IndicatorId, &Indicator> = catalogue.collect();
    let mut values = Vec::new();
    for record in records(subject) {
        // That a document or an indicator is not there is said elsewhere.
        let Some(place) = Place::of(texts, cited, record.citation, record.origin) else { continue };
        let Some(indicator) = catalogue.get(record.indicator) else { continue };
        let (here, above) = (OnceCell::new(), OnceCell::new());
        let labels = Labels { subject, record, indicator, place, here, above };
        findings.extend([labels.name(), labels.part(), labels.group()].into_iter().flatten());
        values.extend(labels.value());
    }
    // That its source does not print a value is no news where it is said what is printed.
    let told: BTreeSet<Span> = values.iter().map(|finding| finding.primary.span).collect();
    findings.retain(|f| f.code != Code::ValueNotInQuote || !told.contains(&f.primary.span));
    findings.append(&mut values);
}

/// A commitment or an observation.
struct Record<'a> {
    indicator: &'a IndicatorId,
    print: &'a Print,
    group: Option<&'a str>,
    quantity: &'a Quantity,
    text: Option<&'a str>,
    /// The way to its value.
    value: &'static [&'static str],
    citation: &'a Citation,
    origin: &'a Origin,
}

fn records<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Record<'a>> {
    subject.content.districts.iter().flat_map(|district| {
        let commitments = district.plans.iter().flat_map(|plan| &plan.commitments);
        let commitments = commitments.map(|c| Record {
            indicator: &c.indicator,
            print: &c.print,
            group: c.group.as_deref(),
            quantity: &c.target.quantity,
            text: c.target.text.as_deref(),
            value: &["target", "value"],
            citation: &c.citation,
            origin: &c.origin,
        });
        let observations = district.observations.iter().map(|o| Record {
            indicator: &o.indicator,
            print: &o.print,
            group: None,
            quantity: &o.quantity,
            text: o.text.as_deref(),
            value: &["value"],
            citation: &o.citation,
            origin: &o.origin,
        });
        commitments.chain(observations)
    })
}

/// A record and what is printed in its place and over it, folded when it is first asked for.
struct Labels<'a> {
    subject: &'a Subject<'a>,
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
        self.subject.finding(code, self.record.origin, keys, message).hint(hint)
    }

    /// The printed name stands, in pieces, in the passage and over it: a clause may have its subject in the heading. That
    /// a row names what it is about is looked at elsewhere.
    fn name(&self) -> Option<Finding> {
        let name = self.record.print.name.as_ref().filter(|_| !self.place.is_row())?;
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

    /// A part may be in the author's words, but for its numbers.
    fn part(&self) -> Option<Finding> {
        let part = letters::of_text(self.record.print.part.as_ref()?);
        let mut numbers = whole::numbers(&part).into_iter().filter_map(|at| part.get(at));
        let number: String =
            numbers.find(|number| !self.stands_here_or_above(number))?.iter().collect();
        let say = say!("出处里没有“{number}”", "the source does not print `{number}`");
        Some(self.finding(Code::WordsNotInSource, &["part"], say))
    }

    fn group(&self) -> Option<Finding> {
        let group = self.record.group?;
        let is_there = self.stands_here_or_above(&of_name(group));
        let say = say!(
            "出处和它上面的标题里没有“{group}”",
            "neither the source nor a heading above it prints `{group}`"
        );
        (!is_there).then(|| self.finding(Code::WordsNotInSource, &["group"], say))
    }

    /// A number right behind the name, with the unit right behind it, is the value: `卫生镇6个、卫生村5个`.
    fn value(&self) -> Option<Finding> {
        let Record { print, quantity, text, value, .. } = &self.record;
        let is_plain = text.is_none() && !self.place.is_row();
        let (_, number) = quantity.level().filter(|(b, _)| is_plain && *b == Bound::Exact)?;
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
        Some(self.finding(Code::ValueNotInQuote, value, say))
    }

    /// The numbers of the quote that stand between a name and a unit.
    fn behind(&self, name: &str, unit: &[char]) -> Vec<String> {
        let (quote, name) = (self.place.quote(), letters::of_text(name));
        let numbers = whole::numbers(quote);
        let ends = whole::places(quote, &name).map(|at| at + name.len());
        let behind = ends.filter_map(|end| numbers.iter().find(|number| number.start == end));
        let is_of_unit = |number: &&std::ops::Range<usize>| {
            !unit.is_empty() && quote.get(number.end..).is_some_and(|rest| rest.starts_with(unit))
        };
        let behind = behind.filter(is_of_unit);
        behind.filter_map(|number| Some(quote.get(number.clone())?.iter().collect())).collect()
    }
}

/// The letters of a name, folded.
fn of_name(name: &str) -> Vec<char> {
    folded(&letters::of_text(name))
}
