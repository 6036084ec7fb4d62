//! What shows in a wrapped text that a paragraph begins: an indent, a blank line

use super::measure::{FULL_INDENT, commonest};
use crate::import::lines::Line;
use crate::import::text::is_finished;

/// The signs of a text
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Signs {
    /// The least indent of a line that begins a paragraph, where lines that go on stand farther left
    indent: Option<usize>,
    /// The blank lines within a paragraph, where more of them part two
    gap: Option<usize>,
    /// Whether nearly every line below one that ends far from the edge has one of them
    are_on_all: bool,
}

/// So many ends show that the next one has a sign, too
const FEWEST_ENDS: usize = 10;

/// Of so many of them one may have none
const STRAY: usize = 20;

impl Signs {
    /// The signs of the lines below the ends of paragraphs, which those below lines that go on do not have.
    pub(super) fn of(below: &[&Line], ends: &[&Line], apart: usize) -> Self {
        let mut signs =
            Self { indent: indent(below, ends), gap: gap(below, ends, apart), are_on_all: false };
        let begun = ends.iter().filter(|line| signs.begins(line)).count();
        signs.are_on_all = ends.len() >= FEWEST_ENDS && (ends.len() - begun) * STRAY <= ends.len();
        signs
    }

    pub(super) fn are_there(self) -> bool {
        self.indent.is_some() || self.gap.is_some()
    }

    pub(super) fn are_on_all(self) -> bool {
        self.are_on_all
    }

    /// Whether an indent or a blank line shows that a paragraph begins
    pub(super) fn begins(self, next: &Line) -> bool {
        self.is_indented(next) || self.gap.is_some_and(|inner| next.gap > inner)
    }

    pub(super) fn is_indented(self, next: &Line) -> bool {
        self.indent.is_some_and(|least| next.indent >= least)
    }

    /// The signs in words, Chinese and English
    pub(super) fn said(self) -> (&'static str, &'static str) {
        match (self.indent, self.gap) {
            (Some(_), Some(_)) => {
                ("缩进和空行分段", "an indent or a blank line begins a paragraph")
            }
            (Some(_), None) => ("缩进分段", "an indent begins a paragraph"),
            (None, Some(_)) => ("空行分段", "a blank line begins a paragraph"),
            (None, None) => ("只有短行分段", "only a short line ends a paragraph"),
        }
    }
}

/// The least indent of a line that begins a paragraph, if the lines below the ends of paragraphs stand farther right than
/// those that go on
///
/// Two letters are usual. Programs that take a text from a PDF may leave one blank of them; then more has to speak for it.
fn indent(below: &[&Line], ends: &[&Line]) -> Option<usize> {
    let (base, _) = commonest(below.iter().map(|line| line.indent))?;
    let count = |lines: &[&Line], least| lines.iter().filter(|line| line.indent >= least).count();
    let is_sign = |least: usize, at_least: usize, share: usize, most: usize| {
        let (inside, outside) = (count(below, least), count(ends, least));
        outside >= at_least && outside * 10 >= ends.len() * share && inside * most <= below.len()
    };
    let usual = base + FULL_INDENT;
    let narrow = (base + 1..usual).rev().find(|least| is_sign(*least, 3, 8, 20));
    if is_sign(usual, 1, 7, 5) { Some(usual) } else { narrow }
}

/// The lines below those of some kind that a sentence ends with
pub(super) fn after_ends<'a>(
    lines: &[&'a Line],
    is_of_kind: impl Fn(&Line) -> bool,
) -> Vec<&'a Line> {
    below(lines, |line| is_finished(&line.text) && is_of_kind(line))
}

/// The lines below those of some kind
pub(super) fn below<'a>(lines: &[&'a Line], is_of_kind: impl Fn(&Line) -> bool) -> Vec<&'a Line> {
    let pairs = lines.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    pairs.filter(|(line, _)| is_of_kind(line)).map(|(_, next)| next).collect()
}

/// The blank lines within a paragraph, if there are more of them between two
fn gap(below: &[&Line], ends: &[&Line], apart: usize) -> Option<usize> {
    let (base, _) = commonest(below.iter().map(|line| line.gap))?;
    let is_apart = |line: &&&Line| line.gap > base;
    let (inside, outside) =
        (below.iter().filter(is_apart).count(), ends.iter().filter(is_apart).count());
    let is_shown = if ends.is_empty() { apart > inside } else { outside * 10 >= ends.len() * 7 };
    (is_shown && inside * 5 <= below.len()).then_some(base)
}
