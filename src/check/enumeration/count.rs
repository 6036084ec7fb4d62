//! Numbers with a measure word.

use std::ops::Range;

use crate::check::letters::{self, Letter};
use crate::import;

/// What things are counted by.
const MEASURES: &str = "个家所项类支种大名位座处间条";

/// Letters before a number that make it no plain count: 第3个, 2—3个, 近10个, 4.5个.
const NO_COUNT: &str = "第约近超逾.．/-—–~～至到";

/// A number with its measure word, as 7个.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub(super) value: usize,
    /// The letters of both.
    pub(super) range: Range<usize>,
}

/// The counts of a text, in order.
pub(super) fn counts(text: &[Letter]) -> Vec<Count> {
    let letter = |at: usize| text.get(at).map(|(c, _)| *c);
    let is = |at: usize, set: &str| letter(at).is_some_and(|c| set.contains(c));
    let numbers = digits(text).into_iter().chain(numerals(text));
    let counts = numbers.filter(|(value, range)| {
        let is_plain = range.start == 0 || !is(range.start - 1, NO_COUNT);
        *value > 1 && is_plain && is(range.end, MEASURES)
    });
    counts.map(|(value, range)| Count { value, range: range.start..range.end + 1 }).collect()
}

fn digits(text: &[Letter]) -> Vec<(usize, Range<usize>)> {
    let figures = letters::figures(text).into_iter();
    figures.filter_map(|figure| Some((figure.text.parse().ok()?, figure.range))).collect()
}

/// Numbers in Chinese numerals up to 九十九, and 两.
fn numerals(text: &[Letter]) -> Vec<(usize, Range<usize>)> {
    let is_numeral = |at: usize| {
        text.get(at).is_some_and(|(c, _)| {
            matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
        })
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let length = (at..text.len()).take_while(|at| is_numeral(*at)).count();
        let numeral: String = text.iter().skip(at).take(length).map(|(c, _)| *c).collect();
        let value = import::value_of_numeral(&numeral).or((numeral == "两").then_some(2));
        let value = value.and_then(|value| usize::try_from(value).ok());
        found.extend(value.map(|value| (value, at..at + length)));
        at += length.max(1);
    }
    found
}
