//! Lines and characters: what belongs to the page and not to the text, and how two halves of a line join

use std::borrow::Cow;
use std::ops::Range;

use super::page_numbers::is_page_number;
use crate::diag::is_control;
use crate::model::{form, plain};

/// Word-processor marks that stand in the middle of a line and are no text
const MARKERS: [&str; 2] = ["[image:", "[bookmark:"];

/// Whether a line belongs to the page and not to the text: `— 16 —`, `·16·`, `～16～`, `第 16 页 共 30 页`, a form feed, a blank
/// line, the begin or the end of a comment in HTML, or one without a Chinese word in it.
pub fn is_page_artefact(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_comment = || line.starts_with("<!--") && line.ends_with("-->") && !line.contains(is_han);
    line.is_empty() || line == "-->" || line == "<!--" || is_comment() || is_page_number(line)
}

pub(super) fn is_blank_line(line: &str) -> bool {
    line.chars().all(|c| c.is_whitespace() || c == '\u{feff}')
}

/// The line without control characters; those that break a page or a line become blanks.
pub(super) fn without_controls(line: &str) -> String {
    let kept = |c: char| match c {
        '\t' => Some(c),
        c if c.is_control() && c.is_whitespace() => Some(' '),
        c if is_control(c) => c.is_whitespace().then_some(' '),
        c => Some(c),
    };
    line.chars().filter_map(kept).collect()
}

/// Whether a line has control characters that say something: the order of its letters may be another than it looks.
pub(super) fn is_controlled(line: &str) -> bool {
    line.contains(|c: char| is_control(c) && !c.is_whitespace() && c != '\u{feff}')
}

/// The byte ranges of a line that are no text: a word processor's marks, as `[image: Seal]`, `[bookmark: _GoBack]`, and the
/// bars of a table of Markdown.
pub fn inline_artefacts(line: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    if let Some(bars) = bars(line).filter(|bars| bars.len() > 2) {
        if line.chars().all(|c| c.is_whitespace() || matches!(c, '|' | '-' | ':')) {
            ranges.push(0..line.len());
            return ranges;
        }
        ranges.extend(bars.into_iter().map(|at| at..at + 1));
    }
    ranges.extend(markers(line));
    ranges.sort_by_key(|range| range.start);
    ranges
}

/// The line without the marks of a word processor; where a blank was written in letters, it has one.
pub fn strip_inline_artefacts(line: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut end = 0;
    for marker in markers(line) {
        kept.push_str(line.get(end..marker.start).unwrap_or_default());
        let is_blank = line.get(marker.clone()).is_some_and(|marker| BLANKS.contains(&marker));
        if is_blank {
            kept.push(' ');
        }
        end = marker.end;
    }
    if end == 0 {
        return Cow::Borrowed(line);
    }
    kept.push_str(line.get(end..).unwrap_or_default());
    Cow::Owned(kept)
}

/// What copies have in the place of a blank or of a line break
const BLANKS: [&str; 6] = ["&nbsp;", "&ensp;", "&emsp;", "&#160;", "<U+00A0>", r"\r\n"];

/// A picture of Markdown that has no words
const PICTURE: &str = "![](";

/// The byte ranges of the marks of a line.
fn markers(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    // Where one of a kind does not end, no later one does.
    let (mut pictures_end, mut brackets_end) = (true, true);
    std::iter::from_fn(move || {
        loop {
            let start = at + line.get(at..)?.find(['[', '!', '&', '<', '\\'])?;
            let rest = line.get(start..)?;
            let length = if let Some(blank) = BLANKS.iter().find(|blank| rest.starts_with(**blank))
            {
                Some(blank.len())
            } else if pictures_end && rest.starts_with(PICTURE) {
                let end = rest.find(')');
                pictures_end = end.is_some();
                end.map(|end| end + 1)
            } else if brackets_end && MARKERS.iter().any(|marker| rest.starts_with(marker)) {
                let end = rest.find(']');
                brackets_end = end.is_some();
                end.map(|end| end + 1)
            } else {
                None
            };
            at = start + length.unwrap_or(1);
            if length.is_some() {
                return Some(start..at);
            }
        }
    })
}

/// The places of the bars of a line that begins and ends with one, as the rows of Markdown's tables do.
pub(super) fn bars(line: &str) -> Option<Vec<usize>> {
    let bare = line.trim();
    if !(bare.starts_with('|') && bare.ends_with('|')) {
        return None;
    }
    let is_plain = |at: &usize| !line.get(..*at).is_some_and(|before| before.ends_with('\\'));
    Some(line.match_indices('|').map(|(at, _)| at).filter(is_plain).collect())
}

/// No line of a printed page is wider.
pub(super) const PAGE: usize = 160;

/// The width on paper, where a Chinese character is as wide as two Latin ones.
pub(super) fn width(line: &str) -> usize {
    line.trim().chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

pub(super) fn is_wide(c: char) -> bool {
    c >= '\u{2000}'
}

/// Whether a sentence ends here; closing quotes and brackets may follow the mark.
pub(super) fn is_finished(line: &str) -> bool {
    // Programs leave letters of their own fonts at the ends of lines.
    let line = line.trim_end_matches(|c: char| c.is_whitespace() || is_private(c));
    if line.ends_with(['）', ')', '〕', '】', ']', '］']) {
        return ends_in_a_remark(line);
    }
    line.trim_end_matches(['”', '’', '」', '》'])
        .ends_with(['。', '！', '？', '；', '：', '…', ':', ';', '!', '?'])
        || ends_with_full_stop(line)
}

/// Whether a letter is one of those that each font may use for its own signs.
fn is_private(c: char) -> bool {
    ('\u{e000}'..='\u{f8ff}').contains(&c)
}

/// `建成示范点10个.`: behind a Chinese letter a full stop is no decimal point.
fn ends_with_full_stop(line: &str) -> bool {
    line.strip_suffix('.').is_some_and(|before| before.ends_with(is_han))
}

/// Whether a bracket or quotation mark is opened in a line and not closed.
pub(super) fn is_open(line: &str) -> bool {
    let mut open = 0_usize;
    for c in line.chars() {
        if OPENING.contains(&c) {
            open += 1;
        } else if CLOSING.contains(&c) {
            open = open.saturating_sub(1);
        }
    }
    open > 0
}

/// Whether a line closes what was opened before it.
pub(super) fn is_closing(line: &str) -> bool {
    let mark = line.chars().find(|c| OPENING.contains(c) || CLOSING.contains(c));
    mark.is_some_and(|c| CLOSING.contains(&c))
}

/// Whether a line begins with what opens a bracket or a quotation.
pub(super) fn begins_with_opening(line: &str) -> bool {
    line.trim_start().starts_with(OPENING)
}

const OPENING: [char; 7] = ['（', '《', '“', '‘', '〔', '【', '('];
const CLOSING: [char; 7] = ['）', '》', '”', '’', '〕', '】', ')'];

/// `…。（责任单位：…）` is finished, `…建设标准（2021年版）` is not; a bracket may be opened on a line above.
fn ends_in_a_remark(line: &str) -> bool {
    let before = before_last_bracket(line).trim_end();
    before.is_empty()
        || (before.ends_with(['。', '！', '？', '；', '”', '）', ')']) && is_finished(before))
}

/// What stands before the bracket that the last letter closes
fn before_last_bracket(line: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in line.char_indices().rev() {
        if matches!(c, '）' | ')' | '〕' | '】' | ']' | '］') {
            depth += 1;
        } else if matches!(c, '（' | '(' | '〔' | '【' | '[' | '［') {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return line.get(..at).unwrap_or_default();
            }
        }
    }
    ""
}

/// A line with no mark of a sentence in it: a title, a signature, a caption.
pub(super) fn stands_alone(line: &str) -> bool {
    !line.contains(['。', '，', '；', '！', '？', '：', ',', ';']) && width(line) <= 80
}

/// Appends the next line of a wrapped paragraph.
///
/// Chinese joins without a blank, two Latin words with one.
/// Where Chinese meets a number, the rest of the two lines shows which of the two the print does.
pub(super) fn join(left: &mut String, right: &str) {
    let right = right.trim();
    left.truncate(left.trim_end().len());
    let (Some(last), Some(first)) = (left.chars().last(), right.chars().next()) else {
        left.push_str(right);
        return;
    };
    let meet = match (last.is_ascii_alphanumeric(), first.is_ascii_alphanumeric()) {
        (true, true) => true,
        (false, false) => false,
        _ if is_han(last) || is_han(first) => sets_numbers_apart(left, right),
        _ => false,
    };
    if meet {
        left.push(' ');
    }
    left.push_str(right);
}

/// Appends the next line of a paragraph that was cut after so many letters, wherever that is.
pub(super) fn join_cut(left: &mut String, right: &str) {
    left.push_str(right.trim_end());
}

/// Appends the next line of a paragraph whose words are parted by blanks.
pub(super) fn join_words(left: &mut String, right: &str) {
    left.truncate(left.trim_end().len());
    if !left.is_empty() && !left.ends_with('-') {
        left.push(' ');
    }
    left.push_str(right.trim());
}

/// How many bytes of a paragraph are looked at for its manner: a page has half of it.
const REACH: usize = 10_000;

/// `达 70%以上` rather than `达70%以上`, counted over both lines
fn sets_numbers_apart(left: &str, right: &str) -> bool {
    let (mut apart, mut together) = (0, 0);
    let near = left.get(left.floor_char_boundary(left.len().saturating_sub(REACH))..);
    for line in [near.unwrap_or(left), right] {
        let mut before = ['。', '。'];
        for c in line.chars() {
            let [outer, inner] = before;
            let pair = |a: char, b: char| {
                is_han(a) && b.is_ascii_alphanumeric() || is_han(b) && a.is_ascii_alphanumeric()
            };
            apart += usize::from(inner == ' ' && pair(outer, c));
            together += usize::from(pair(inner, c));
            before = [inner, c];
        }
    }
    apart > together
}

/// A Chinese character, not a mark
pub(super) fn is_han(c: char) -> bool {
    matches!(plain(c), '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{323af}' | '〇')
}

/// One blank for a run of blanks; none between letterspaced characters (`通       知`), but between two words of these
/// (`刘  洋    陈  静`).
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !is_letterspaced(&words) {
        return words.join(" ");
    }
    let gaps: Vec<&str> =
        text.trim().split(|c: char| !c.is_whitespace()).filter(|gap| !gap.is_empty()).collect();
    let wide = |gap: &str| gap.chars().map(|c| 1 + usize::from(is_wide(c))).sum::<usize>();
    let (least, most) =
        (gaps.iter().map(|gap| wide(gap)).min(), gaps.iter().map(|gap| wide(gap)).max());
    let parts = |gap: &&str| most >= least.map(|least| least * 2) && Some(wide(gap)) == most;
    let mut tidied = String::new();
    for (word, gap) in words.iter().zip(gaps.iter().map(Some).chain([None])) {
        tidied.push_str(word);
        if gap.is_some_and(parts) {
            tidied.push(' ');
        }
    }
    tidied
}

/// Whether all words are letters or, among many, years: 关 于 甲 市 2025年 计 划 的 报 告
fn is_letterspaced(words: &[&str]) -> bool {
    let letters = words.iter().filter(|word| is_one_han(word)).count();
    let is_year = |word: &&str| {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit());
        word.len() > rest.len() && matches!(rest, "" | "年")
    };
    let is_mixed = words.len() >= MANY && letters * 4 >= words.len() * 3;
    let years = if is_mixed { words.iter().filter(|word| is_year(word)).count() } else { 0 };
    words.len() > 1 && letters + years == words.len()
}

/// So many letters with blanks between them are no words
const MANY: usize = 8;

fn is_one_han(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(is_han) && letters.next().is_none()
}

/// The text of a table cell, where a blank is a wrapped line unless Latin meets Chinese, or an agency another one.
pub(super) fn tidy_cell(text: &str) -> String {
    let mut cell = String::new();
    // 财政局, and not 员会 of 委 员会
    let is_agency = |word: &str| {
        word.ends_with(['局', '委', '部', '厅', '办', '署']) && word.chars().count() > 2
    };
    let mut follows = false;
    for word in text.split_whitespace() {
        let is_set_apart = |c: char| c.is_ascii_alphanumeric() || c == '.';
        let last = cell.chars().last();
        let edge = last.zip(word.chars().next());
        let keeps = edge.is_some_and(|(a, b)| {
            is_set_apart(a) && (is_set_apart(b) || is_han(b)) || is_han(a) && is_set_apart(b)
        });
        if keeps || follows && is_agency(word) {
            cell.push(' ');
        }
        cell.push_str(word);
        follows = is_agency(word);
    }
    cell
}

/// The text as long as it was, with the letters that its look-alikes and full-width digits stand for: what is recognised by
/// its letters is recognised in any form of them.
pub(super) fn in_plain_letters(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| form(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(form).collect())
}

/// The text without any blank, to compare what two lines say
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

/// Whether a line is a rule between two parts of a text: dashes or stars, three or more.
pub fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && (line.chars().all(|c| c == '-') || line.chars().all(|c| c == '*'))
}
