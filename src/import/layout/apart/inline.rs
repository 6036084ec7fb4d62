//! Words that a web page set in a type of their own, and a program on a line of their own: `到`, `2020`, `年，…`

use std::ops::Range;

use super::super::evidence::{Traits, widest};
use super::super::measure::{RAGGED, edge};
use super::super::sentences::Sentences;
use super::text::Text;
use crate::import::dates::is_date;
use crate::import::lines::{Line, next_text};
use crate::import::number::{heading, numbered};
use crate::import::text::{is_finished, is_open, is_rule, width};

/// So many lines that begin with a mark which cannot begin one show that words were set apart
const FEWEST: usize = 3;
/// No more lines are one word with what stands around it
const MOST: usize = 40;
/// No word of its own type between two marks is wider
const WORD: usize = 8;
/// What cannot begin a line; a comma of a list may, where its number was lost
const NOT_FIRST: &str = "，。；：？！）》”’】〕％‰,;:?!)%";

/// The stretches of lines that are one line, if words of the text were set apart
pub(super) fn stretches(text: &Text<'_>) -> Vec<Range<usize>> {
    let lines = text.lines;
    let outside = text.outside();
    // Lines that were wrapped, or cut after so many letters, begin with anything.
    if Traits::of(&outside, Sentences::of(&outside)).evidence.is_wrapped() {
        return Vec::new();
    }
    let page = widest(&outside);
    let (mut apart, mut full) = (0, 0);
    for three in outside.windows(3) {
        let [above, line, below] = three else { continue };
        let is_near = below.number == above.number + 2 && !is_finished(&above.text);
        let is_in_sentence = has_mark(above) || has_mark(below);
        let is_word = is_figure(&line.text) && is_in_sentence && goes_on_behind_figure(below);
        if is_near && (begins_inside(line) || is_word) {
            apart += 1;
            full += usize::from(edge(above) + RAGGED >= page);
        }
    }
    if apart < FEWEST || full * 2 > apart {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let end = if text.has(line) { stretch(text, at) } else { at + 1 };
        if end > at + 1 {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// Where the line that begins at a place ends
fn stretch(text: &Text<'_>, start: usize) -> usize {
    let lines = text.lines;
    let mut words = lines.get(start).map(|line| line.text.trim().to_owned()).unwrap_or_default();
    let mut end = start + 1;
    let mut is_word = false;
    while let Some(next) = lines.get(end).filter(|next| text.has(next) && end - start < MOST) {
        let below = lines.get(end + 1..).and_then(next_text);
        let goes_on = !is_finished(&words)
            && !is_rule(&words)
            && (heading(&words).is_none() || is_open(&words))
            && !is_date(&words)
            && numbered(&next.text).is_none_or(|next| next.rest.is_empty());
        let is_inside = begins_inside(next)
            || is_word
            || is_open(&words)
            || is_figure(&next.text) && below.is_some_and(goes_on_behind_figure)
            || width(&next.text) <= WORD && below.is_some_and(begins_inside);
        if !goes_on || !is_inside || is_date_below(lines, end) {
            break;
        }
        is_word = is_figure(&next.text);
        words.push_str(next.text.trim());
        end += 1;
    }
    end
}

fn begins_inside(line: &Line) -> bool {
    let text = line.text.trim();
    text.starts_with(|c| NOT_FIRST.contains(c)) && !matches!(text, "%" | "％" | "‰")
}

fn has_mark(line: &Line) -> bool {
    line.text.contains(['，', '。', '；'])
}

/// `2020`, `5.2`, `-`, `G`
fn is_figure(text: &str) -> bool {
    let text = text.trim();
    (1..=WORD).contains(&text.len())
        && !is_rule(text)
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'+'))
}

/// Whether a line goes on with the figure above it: `年，…`, `项`.
fn goes_on_behind_figure(line: &Line) -> bool {
    is_figure(&line.text)
        || begins_inside(line)
        || MEASURES.iter().any(|word| line.text.trim_start().starts_with(word))
}

/// What stands behind a figure
const MEASURES: &[&str] = &[
    "年", "月", "日", "个", "项", "家", "万", "亿", "人", "元", "次", "件", "所", "名", "套", "条",
    "岁", "户", "倍", "周", "天", "小时", "分钟", "米", "公里", "亩", "公顷", "吨", "张", "座",
    "处", "批", "号", "时", "以上", "以下", "以内", "左右", "余", "多", "—", "-", "~", "～", "至",
    "+",
];

/// Whether a date begins at a place and ends a line, as below a signature.
fn is_date_below(lines: &[Line], at: usize) -> bool {
    let behind = lines.get(at + PIECES_OF_DATE..).and_then(next_text);
    is_date_in_pieces(lines, at) && !behind.is_some_and(begins_inside)
}

fn is_date_in_pieces(lines: &[Line], at: usize) -> bool {
    let pieces = lines.get(at..at + PIECES_OF_DATE).unwrap_or_default();
    let is_year = pieces.first().is_some_and(|line| is_figure(&line.text))
        && pieces.get(1).is_some_and(|line| line.text.trim() == "年");
    is_year && is_date(&pieces.iter().map(|piece| piece.text.trim()).collect::<String>())
}

/// Dates whose figures and words are each a line, as pages give them that set figures in a type of their own
pub(super) fn dates(lines: &[Line]) -> Vec<Range<usize>> {
    let dates = (0..lines.len()).filter(|at| is_date_in_pieces(lines, *at));
    dates.map(|at| at..at + PIECES_OF_DATE).collect()
}

/// A figure and a word each for year, month and day
const PIECES_OF_DATE: usize = 6;
