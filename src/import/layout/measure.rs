//! How much of a printed line there is, and how much of it cannot be parted

use std::collections::BTreeMap;

use crate::import::lines::Line;
use crate::import::text::{is_wide, width};

/// So much shorter than others may a line be because the next word or mark did not fit
pub(super) const RAGGED: usize = 4;
/// A paragraph begins two letters in, or nearly so
pub(super) const FULL_INDENT: usize = 3;
/// With a paragraph's indent, which a text from a PDF has lost
pub(super) const INDENT: usize = 4;

/// By what lines are cut
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// The page is so wide
    Columns,
    /// A line has so many letters, whatever they are
    Letters,
}

impl Measure {
    /// The size of a paragraph's indent
    pub(super) fn indent(self) -> usize {
        match self {
            Self::Columns => INDENT,
            Self::Letters => INDENT / 2,
        }
    }
}

/// Letters, where they are the same in nearly every line that goes on and the widths are not, and lines begin with anything
pub(super) fn measure(inner: &[&Line], below: &[&Line]) -> Measure {
    let same = |measure| {
        commonest(inner.iter().map(|line| size(line, measure))).map_or(0, |(_, count)| count)
    };
    let (columns, letters) = (same(Measure::Columns), same(Measure::Letters));
    let is_cut = below.iter().any(|line| line.text.trim_start().starts_with(is_never_first));
    if is_cut && letters > columns && letters * 10 >= inner.len() * 8 {
        Measure::Letters
    } else {
        Measure::Columns
    }
}

pub(super) fn size(line: &Line, measure: Measure) -> usize {
    match measure {
        Measure::Columns => edge(line),
        Measure::Letters => line.text.trim_end().chars().count(),
    }
}

/// How much of a line cannot be parted: its first letter, word or number, with the marks that may not begin a line
pub(super) fn unit(line: &Line, measure: Measure) -> usize {
    if measure == Measure::Letters {
        return 1;
    }
    let mut letters = line.text.trim_start().chars().peekable();
    let Some(first) = letters.next() else { return 0 };
    let size = |c: char| if is_wide(c) { 2 } else { 1 };
    let (mut last, mut unit) = (first, size(first));
    // No line ends with an opening bracket, or begins with a closing one.
    let goes_on = |last: char, c: char| {
        is_never_first(c) || OPENING.contains(last) || is_of_word(last) && is_of_word(c)
    };
    while let Some(c) = letters.next_if(|c| goes_on(last, *c)) {
        unit += size(c);
        last = c;
    }
    unit
}

const OPENING: &str = "（《“‘〔【(";
const NOT_FIRST: &str = "，。、；：？！）》”’〕】…—%‰℃,.;:?!)";

pub(super) fn is_never_first(c: char) -> bool {
    NOT_FIRST.contains(c)
}

fn is_of_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-' | '/')
}

/// Where a line ends on the page
pub(in crate::import) fn edge(line: &Line) -> usize {
    line.indent + width(&line.text)
}

/// The commonest of some numbers, the least of several, and how often it is there
pub(super) fn commonest(numbers: impl Iterator<Item = usize>) -> Option<(usize, usize)> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for number in numbers {
        *counts.entry(number).or_default() += 1;
    }
    counts.into_iter().rev().max_by_key(|(_, count)| *count)
}
