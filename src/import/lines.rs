//! The lines of a seed

use std::borrow::Cow;

use super::bold::without_bold_marks;
use super::pages::bare_page_numbers;
use super::tabs;
use super::text::{is_page_artefact, is_wide, strip_inline_artefacts, without_controls};
use crate::model::mark_of_code;

/// A line without the marks of a word processor; blanks and tabs are still there
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// In the seed, from 1
    pub(super) number: usize,
    /// The last of the lines it is printed on, from 1
    pub(super) last: usize,
    pub(super) text: String,
    /// How wide the blanks are that it begins with
    pub(super) indent: usize,
    /// How many lines of the page, as blank ones, it is away from the text before it
    pub(super) gap: usize,
    /// Whether a page begins with it
    pub(super) is_page: bool,
    /// Whether it is a bare number of a page, which the draft leaves out
    pub(super) is_left_out: bool,
}

impl Line {
    /// Whether it belongs to the page and not to the text
    pub(super) fn is_artefact(&self) -> bool {
        is_page_artefact(&self.text)
    }
}

/// A number of a page in the form that needs no other line to be known by
const PAGE_NUMBER: &str = "— 1 —";

/// The lines of a seed.
pub(super) fn read(seed: &str) -> Vec<Line> {
    let seed = with_usual_marks(seed.strip_prefix('\u{feff}').unwrap_or(seed));
    let seed = without_bold_marks(&seed);
    let mut before = 0;
    let mut lines = Vec::new();
    let pages = bare_page_numbers(&seed);
    for (index, line) in tabs::as_indents(&seed).into_iter().enumerate() {
        let is_page = line.starts_with('\u{c}');
        let is_left_out = pages.contains(&index);
        let text = if is_left_out {
            PAGE_NUMBER.to_owned()
        } else {
            without_controls(&strip_inline_artefacts(&line))
        };
        let number = index + 1;
        let (indent, gap) = (indent(&text), number - before - 1);
        let line = Line { number, last: number, text, indent, gap, is_page, is_left_out };
        if !line.is_artefact() {
            before = number;
        }
        lines.push(line);
    }
    lines
}

/// A text with usual marks in the place of those that have the code of another letter
fn with_usual_marks(seed: &str) -> Cow<'_, str> {
    if seed.contains(|c| mark_of_code(c).is_some()) {
        Cow::Owned(seed.chars().map(|c| mark_of_code(c).unwrap_or(c)).collect())
    } else {
        Cow::Borrowed(seed)
    }
}

fn indent(text: &str) -> usize {
    let blanks = text.chars().take_while(|c| *c != '\t' && c.is_whitespace());
    blanks.map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

/// The first line of text among some lines.
pub(super) fn next_text(lines: &[Line]) -> Option<&Line> {
    lines.iter().find(|line| !line.is_artefact())
}
