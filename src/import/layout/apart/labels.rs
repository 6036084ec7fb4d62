//! Labels of articles that stand alone, with their text below a blank line: a program has taken the printed line apart at the
//! wide blank behind the label

use std::ops::Range;

use super::text::Text;
use crate::import::lines::Line;
use crate::import::number::{article, numbered};
use crate::import::text::width;

/// So many labels stand alone, and half of all, where a program has done it
const FEWEST: usize = 5;
/// What stands behind a label is wider than the halves of the title of a chapter
const NARROWEST: usize = 20;

/// Each such label with the line of its text
pub(super) fn stretches(text: &Text<'_>) -> Vec<Range<usize>> {
    let rest = |line: &Line| article(&line.text).map(|(_, rest)| rest.trim().to_owned());
    let articles: Vec<(usize, String)> = text
        .lines
        .iter()
        .enumerate()
        .filter(|(_, line)| text.has(line))
        .filter_map(|(at, line)| Some((at, rest(line)?)))
        .collect();
    let alone: Vec<usize> =
        articles.iter().filter(|(_, rest)| rest.is_empty()).map(|(at, _)| *at).collect();
    if alone.len() < FEWEST || alone.len() * 2 < articles.len() {
        return Vec::new();
    }
    alone.into_iter().filter_map(|at| with_text(text, at)).collect()
}

fn with_text(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let below = text.lines.get(at + 1..)?;
    // The number of a page between the two stays where it is.
    let nth = below.iter().position(|line| !line.text.trim().is_empty())?;
    let line = below.get(nth)?;
    let is_text = text.has(line)
        && !line.is_artefact()
        && line.gap > 0
        && width(&line.text) >= NARROWEST
        && numbered(&line.text).is_none();
    is_text.then_some(at..at + nth + 2)
}

/// A label and its text as they were printed, with the blank of two letters between them
pub(super) fn whole(pieces: &[Line]) -> String {
    let pieces: Vec<&str> =
        pieces.iter().map(|line| line.text.trim_end()).filter(|text| !text.is_empty()).collect();
    pieces.join("\u{3000}\u{3000}")
}
