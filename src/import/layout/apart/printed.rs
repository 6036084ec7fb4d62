//! Printed lines that were taken apart
//!
//! Programs that take a text from a PDF end a line where the print moves: where the type changes, and where a mark was set
//! closer than usual. The pieces of a printed line add up to the width of the page, which shows that they are pieces and where
//! the next printed line begins.

use std::ops::Range;

use super::super::evidence::widest;
use super::super::measure::{FULL_INDENT, INDENT, RAGGED, edge};
use super::super::sentences::Sentences;
use super::text::Text;
use crate::import::dates::{is_date, is_document_number};
use crate::import::lines::{Line, next_text};
use crate::import::number::{heading, numbered};
use crate::import::responsible::is_responsible;
use crate::import::text::{begins_with_opening, is_finished, is_open, stands_alone, width};
use crate::import::title::{is_agency, is_titled};

/// The printed lines of a text that are in pieces, by the width of the page that they fill best
pub(super) fn stretches(text: &Text<'_>) -> Option<Vec<Range<usize>>> {
    let lines = text.lines;
    let outside = text.outside();
    let widest = widest(&outside);
    if widest > WIDEST || Sentences::of(&outside).is_spaced {
        return None;
    }
    // Where hardly a line is whole, the widest of several is one that has lost its indent.
    let widths = widest.saturating_sub(RAGGED)..=widest + INDENT * 2;
    let pages = widths.map(|width| Page { lines, text, width }.in_pieces());
    pages.rev().max_by_key(|(full, _)| *full).and_then(|(_, printed)| printed)
}

/// The lines of a text, and how wide its pages were
struct Page<'a> {
    lines: &'a [Line],
    text: &'a Text<'a>,
    width: usize,
}

/// A line is short by so much where the next letter is of those that cannot end a line, or begin one
const LETTER: usize = 2;
/// No printed line is wider
const WIDEST: usize = 120;
/// So many printed lines in pieces, and one line in so many, show that a text has them
const FEWEST: usize = 5;
const SHARE: usize = 20;

impl Page<'_> {
    /// How many printed lines end at the edge of the page in the middle of a sentence, how many of those in pieces do about so,
    /// and the latter, if they are most of what is in pieces.
    fn in_pieces(&self) -> ((usize, usize), Option<Vec<Range<usize>>>) {
        let mut found = Vec::new();
        let (mut exact, mut whole, mut short, mut texts, mut cut) = (0, 0, 0, 0, 0);
        let mut is_first = true;
        let mut at = 0;
        while let Some(line) = self.lines.get(at) {
            if !self.text.has(line) {
                at += 1;
                continue;
            }
            let printed = self.printed(at, is_first);
            at = printed.pieces.end;
            texts += printed.pieces.len();
            is_first = printed.is_finished || !self.is_full(printed.size);
            let left = self.width.checked_sub(printed.size);
            exact += usize::from(!printed.is_finished && left.is_some_and(|left| left <= LETTER));
            cut += usize::from(printed.is_cut && self.is_full(printed.size));
            if printed.pieces.len() > 1 {
                whole += usize::from(self.is_full(printed.size) && printed.is_parted);
                short += usize::from(!self.is_full(printed.size) && !printed.is_finished);
                found.push(printed.pieces);
            }
        }
        // Lines of verse end behind a mark, all of them.
        let is_shown =
            cut >= FEWEST && whole >= FEWEST && whole * SHARE >= texts && whole * 2 >= short * 3;
        ((exact, whole), is_shown.then_some(found))
    }

    /// The printed line that begins with a piece; the first of a paragraph may have lost its indent.
    fn printed(&self, start: usize, is_first: bool) -> Printed {
        let indent = |line: &Line| if is_first && line.indent < FULL_INDENT { INDENT } else { 0 };
        let mut text = self.lines.get(start).map(|line| line.text.clone()).unwrap_or_default();
        let lost = self.lines.get(start).map_or(0, indent);
        let mut size = self.lines.get(start).map_or(0, edge) + lost;
        let mut end = start + 1;
        let mut is_parted = false;
        while let Some(next) = self.lines.get(end).filter(|next| self.is_piece(next)) {
            let wide = width(&next.text);
            if size + wide > self.most() || !self.goes_on(&text, is_first, size, end) {
                break;
            }
            is_parted |= text.trim_end().ends_with(JOINTS);
            text.push_str(next.text.trim_start());
            size += wide;
            end += 1;
        }
        let is_finished = is_finished(&text);
        let is_cut = !is_finished && !text.trim_end().ends_with(JOINTS);
        Printed { pieces: start..end, size, is_parted, is_cut, is_finished }
    }

    /// Whether the printed line goes on with the next piece, which has room there.
    fn goes_on(&self, text: &str, is_first: bool, size: usize, at: usize) -> bool {
        let Some(next) = self.lines.get(at) else { return false };
        let is_heading = heading(text).is_some();
        let own = numbered(text);
        let words = own.as_ref().map_or(text, |own| own.rest);
        let is_plain = !words.contains(['，', '。', '；', '：', '、', ',']);
        let is_joint = text.trim_end().ends_with(JOINTS) || is_open(text) || is_ratio(text, next);
        let begins = numbered(&next.text).is_some() && !is_joint;
        if begins || is_apart_from_text(next) || is_date(text) {
            return false;
        }
        // A title, or a remark such as `（此件公开发布）`
        if !is_joint && (is_remark(text) || stands_alone(text) && is_titled(text)) {
            return false;
        }
        let is_apart = begins_with_opening(&next.text) || text.trim_end().ends_with(CLOSING);
        if is_heading && is_apart && self.ends_heading(at, next) {
            return true;
        }
        if is_finished(text) && !is_joint || is_heading && is_plain && is_apart {
            // Behind a semicolon a sentence goes on, as often as not.
            let is_likely = own.is_some() || text.trim_end().ends_with('；');
            return !self.is_signature(at, next) && self.is_nearer_here(size, at, is_likely);
        }
        // A page as full as this takes another word only if it is a short one.
        if size + RAGGED / 2 >= self.width && size + width(&next.text) > self.width + 1 {
            return false;
        }
        let is_sentence = !is_first || !is_heading && !is_plain;
        is_joint
            || is_sentence && is_apart
            || (is_sentence || is_apart) && self.reach(size, at).is_some()
    }

    /// Whether a piece is the end of a heading: few words of no sentence, or a number follows.
    fn ends_heading(&self, at: usize, piece: &Line) -> bool {
        let below = self.lines.get(at + 1..).and_then(next_text);
        let words = piece.text.trim().trim_end_matches('。');
        stands_alone(words)
            && (width(words) <= SHORT || below.is_some_and(|below| numbered(&below.text).is_some()))
    }

    /// Whether a line is a signature: the name of an agency, or a date stands below.
    fn is_signature(&self, at: usize, line: &Line) -> bool {
        let below = self.lines.get(at + 1..).and_then(next_text);
        let is_dated = below.is_some_and(|below| is_date(&below.text));
        stands_alone(&line.text) && (is_dated || is_agency(&line.text))
    }

    /// Whether the pieces from a place on fill this printed line better than they would fill one of their own.
    ///
    /// Behind the first sentence of a numbered item the text goes on, as often as not.
    fn is_nearer_here(&self, size: usize, at: usize, is_likely: bool) -> bool {
        let is_own = self.lines.get(at).is_none_or(|line| self.is_full(edge(line) + INDENT));
        let here = if is_own { None } else { self.reach(size, at) };
        here.is_some_and(|here| {
            self.reach(INDENT, at).is_none_or(|own| here < own || is_likely && here == own)
        })
    }

    /// How far from the width of the page the pieces from a place on come nearest, on a printed line that is so wide already
    fn reach(&self, mut size: usize, at: usize) -> Option<usize> {
        let mut nearest: Option<usize> = None;
        let lines = self.lines.get(at..).unwrap_or_default();
        for (place, line) in lines.iter().enumerate() {
            let begins = place > 0 && numbered(&line.text).is_some();
            if !self.is_piece(line) || begins || is_apart_from_text(line) {
                break;
            }
            size += width(&line.text);
            if size > self.most() {
                break;
            }
            let distance = size.abs_diff(self.width);
            if self.is_full(size) && nearest.is_none_or(|nearest| distance < nearest) {
                nearest = Some(distance);
            }
        }
        nearest
    }

    /// Whether a line may go on with the printed line above it.
    fn is_piece(&self, line: &Line) -> bool {
        self.text.has(line) && line.indent < FULL_INDENT
    }

    fn most(&self) -> usize {
        self.width + RAGGED
    }

    fn is_full(&self, size: usize) -> bool {
        size + RAGGED + 1 >= self.width && size <= self.most()
    }
}

/// A printed line
struct Printed {
    pieces: Range<usize>,
    /// How wide it is, with the indent that it may have lost
    size: usize,
    /// Whether it was ended behind a comma, where no paragraph ends
    is_parted: bool,
    /// Whether it ends within a sentence and behind no mark
    is_cut: bool,
    /// Whether a sentence ends with it
    is_finished: bool,
}

/// The end of a heading behind a quotation is about so wide
const SHORT: usize = 30;
/// A sentence goes on behind them
const JOINTS: [char; 3] = ['，', '、', ','];
const CLOSING: [char; 6] = ['”', '’', '》', '〕', '）', ')'];

/// A date, the number of a document, or a label with who is responsible
fn is_apart_from_text(line: &Line) -> bool {
    is_date(&line.text) || is_document_number(&line.text) || is_responsible(&line.text)
}

/// `（此件公开发布）`
fn is_remark(text: &str) -> bool {
    let text = text.trim();
    text.starts_with(['（', '(']) && text.ends_with(['）', ')']) && numbered(text).is_none()
}

/// `14.4：` and `41.4：44.2`: no sentence ends
fn is_ratio(text: &str, next: &Line) -> bool {
    let before = text.trim_end().strip_suffix(['：', ':']);
    before.is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
        && next.text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}
