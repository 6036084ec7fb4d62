//! The lines of a seed, and which of the four raw shapes the seed has

use super::number::{heading, is_document_number};
use super::text::{
    is_finished, is_page_artefact, stands_alone, strip_inline_artefacts, width, without_controls,
};

/// A line without the marks of a word processor; blanks and tabs are still there
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    /// In the seed, from 1
    pub(super) number: usize,
    pub(super) text: String,
}

/// How a text was taken from its print; it decides where a paragraph ends
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Headings are marked with `#`
    Marked,
    /// Every printed line is a line, with its width on paper
    Wrapped { full: usize, end: LineEnd },
    /// Every paragraph is a line
    Paragraphs,
    /// Newspaper columns with captions and unnumbered headings
    Press,
}

/// How a wrapped text shows that a paragraph ends
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// A blank before the line break, as PDF readers write it
    Blank,
    /// Only a short line
    Short,
}

/// The widest printed line of A4 in the smallest type of a box is 72
const WIDEST_PRINTED_LINE: usize = 80;
/// No paragraph is longer than so many printed lines on average
const SHARE_OF_ENDS: usize = 20;
/// A printed line may be this much shorter than others when a mark or a number did not fit
const RAGGED: usize = 4;

/// The lines of a seed.
pub(super) fn read(seed: &str) -> Vec<Line> {
    let seed = seed.strip_prefix('\u{feff}').unwrap_or(seed);
    let line = |(index, line)| {
        let text = without_controls(&strip_inline_artefacts(line));
        Line { number: index + 1, text }
    };
    seed.lines().enumerate().map(line).collect()
}

/// The raw shape of a seed.
pub(super) fn shape(lines: &[Line]) -> Shape {
    let text: Vec<&str> =
        lines.iter().map(|line| line.text.as_str()).filter(|line| is_running_text(line)).collect();
    let mut widths: Vec<usize> = text.iter().map(|line| width(line)).collect();
    widths.sort_unstable();
    let widest = widths.last().copied().unwrap_or_default();
    // Headings and cells say nothing about the width of the page.
    widths.retain(|width| width * 2 >= widest);
    let full = widths.get(widths.len() / 2).copied().unwrap_or_default();
    if text.iter().any(|line| line.starts_with('#')) {
        Shape::Marked
    } else if widest <= WIDEST_PRINTED_LINE {
        let ended = text.iter().filter(|line| line.ends_with(' ')).count();
        let has_blanks = ended * SHARE_OF_ENDS >= text.len() && ended < text.len();
        Shape::Wrapped { full, end: if has_blanks { LineEnd::Blank } else { LineEnd::Short } }
    } else if text.iter().any(|line| heading(line).is_some() || is_official(line)) {
        Shape::Paragraphs
    } else {
        Shape::Press
    }
}

fn is_running_text(line: &str) -> bool {
    !is_page_artefact(line) && !line.contains('\t')
}

/// A line that only the cover of an official document has
fn is_official(line: &str) -> bool {
    let line = line.trim();
    is_document_number(line) || line.starts_with("关于印发") || line.ends_with("的通知")
}

/// Whether the paragraph ends with this line.
pub(super) fn ends_paragraph(line: &str, shape: Shape) -> bool {
    match shape {
        // A full line without the end of a sentence goes on, whatever follows it.
        Shape::Wrapped { full, end: LineEnd::Blank } => {
            line.ends_with(' ') && (is_finished(line) || width(line) + RAGGED < full)
        }
        Shape::Wrapped { full, end: LineEnd::Short } => {
            width(line) + RAGGED < full && (is_finished(line) || stands_alone(line))
        }
        Shape::Marked | Shape::Paragraphs | Shape::Press => is_finished(line) || stands_alone(line),
    }
}

/// Whether a cell of a table in a wrapped text ends with this line.
pub(super) fn ends_cell(line: &str) -> bool {
    line.ends_with(' ')
}
