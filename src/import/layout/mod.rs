//! How a text was taken from its print, read from all of it: by this it is known where paragraphs end

mod alike;
mod apart;
mod evidence;
mod measure;
mod said;
mod sentences;
mod signs;
mod wrapped;

use crate::diag::Message;
use crate::say;

use super::dates::is_date;
use super::lines::Line;
use super::number::{Numbered, System, numbered};
use super::text::{is_closing, is_han, is_open, join, join_cut, join_words, width};
use super::title::may_sign;
use evidence::{Evidence, Traits};
use measure::FULL_INDENT;
use said::{
    LONGEST_ENTRY, are_labelled, ends_with_agencies, goes_on_with, has_label, is_empty_page,
    is_of_agencies, is_signed_by,
};
use sentences::Sentences;

pub(super) use apart::put_together;
pub(super) use measure::edge;
pub(super) use said::{goes_on, is_caption, is_contact, is_headline, is_item};
pub(super) use wrapped::{End, Wrapped, is_rest};

/// How a text is laid out, and what shows it
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) shape: Shape,
    pub(super) evidence: Evidence,
    sentences: Sentences,
}

/// Where a paragraph ends
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Headings are marked with `#`
    Marked,
    /// Every printed line is a line
    Wrapped(Wrapped),
    /// Every paragraph is a line
    Paragraphs,
    /// Newspaper columns with captions and unnumbered headings
    Press,
}

impl Layout {
    /// Reads the layout from lines that belong to no table, of so many pages with numbers, so many of them put together.
    pub(super) fn of(lines: &[&Line], pages: usize, in_pieces: usize) -> Self {
        let sentences = Sentences::of(lines);
        let mut traits = Traits::of(lines, sentences);
        traits.evidence.pages = pages;
        traits.evidence.in_pieces = in_pieces;
        let shape = if traits.evidence.is_marked() {
            Shape::Marked
        } else if let Some(wrapped) = Wrapped::of(lines, &traits, sentences) {
            Shape::Wrapped(wrapped)
        } else if !sentences.is_spaced && traits.evidence.is_press() {
            Shape::Press
        } else {
            Shape::Paragraphs
        };
        Self { shape, evidence: traits.evidence, sentences }
    }

    /// Whether the paragraph ends with a line, which may be its first, given the text after it.
    pub(super) fn end(
        &self,
        (line, is_first): (&Line, bool),
        next: Option<&Line>,
        after: Option<&Line>,
    ) -> End {
        let text = line.text.as_str();
        let ends = match self.shape {
            Shape::Wrapped(_) if is_first && is_number_alone(text) => {
                next.is_none_or(|next| numbered(&next.text).is_some())
            }
            _ if next.is_some_and(|next| is_open(text) && is_closing(&next.text)) => {
                // （责任单位：市教委，完成时限：
                self.is_finished(text) && !text.trim_end().ends_with(['：', ':'])
            }
            Shape::Wrapped(_) if is_addressed(text) || names_paper(text) => true,
            Shape::Wrapped(wrapped) => {
                return wrapped.end(self.sentences, (line, is_first), next, after);
            }
            _ if self.is_finished(text) || self.stands_alone(text) || is_entry(text) => true,
            _ if is_contact(text) && !next.is_some_and(|next| goes_on_with(&next.text)) => true,
            _ if !self.breaks_off() && ends_with_date(text) => {
                !next.is_some_and(|next| next.text.trim_start().starts_with(BEHIND_DAY))
            }
            _ if next.is_some_and(|next| is_parted(text, next)) => true,
            Shape::Marked | Shape::Paragraphs
                if !goes_on(text)
                    && (is_listed(text) || next.is_some_and(|next| begins(&next.text))) =>
            {
                true
            }
            Shape::Paragraphs => next.is_some_and(|next| self.parts(line, next)),
            Shape::Marked | Shape::Press => false,
        };
        if ends { End::Yes } else { End::No }
    }

    /// Whether two lines without an end mark between them are two paragraphs, in a text that has one a line
    fn parts(&self, line: &Line, next: &Line) -> bool {
        let is_indented = self.evidence.is_indented();
        let begins = |line: &Line| line.indent >= FULL_INDENT;
        // Where some lines have an indent and others none, two with one are two paragraphs.
        if begins(next) && (is_indented || begins(line) && self.evidence.has_both()) {
            return true;
        }
        if self.evidence.lists_phrases() {
            return !goes_on(&line.text);
        }
        // A page breaks off a line that is full, and what goes on below it has no indent.
        let is_own = is_indented && line.indent < FULL_INDENT;
        let is_whole =
            || width(&next.text) > PARAGRAPH && next.text.trim_start().starts_with(is_han);
        is_headline(&line.text) && (is_own || is_whole())
    }

    /// What the layout was taken for, and the evidence, in words.
    pub(super) fn said(&self) -> Vec<Message> {
        let shape = match self.shape {
            Shape::Marked => {
                say!("标题用 # 标明，一段一行", "headings are marked with #, a paragraph is a line")
            }
            Shape::Paragraphs => say!("一段一行", "a paragraph is a line"),
            Shape::Press => {
                say!("报刊的版面：标题没有编号", "a page of the press: headings have no numbers")
            }
            Shape::Wrapped(wrapped) => wrapped.said(),
        };
        let language = if self.is_spaced() {
            say!(
                "文字不是中文，按英文的规则读",
                "the text is not Chinese, it is read by the rules of English"
            )
        } else {
            say!("文字是中文", "the text is Chinese")
        };
        let mut said = vec![shape, language];
        said.extend(self.evidence.said());
        said
    }

    /// Appends the next line of a paragraph.
    pub(super) fn join(&self, left: &mut String, right: &str) {
        match self.shape {
            _ if self.is_spaced() => join_words(left, right),
            Shape::Wrapped(wrapped)
                if !left.is_empty() && (wrapped.is_cut() || is_year_cut(left, right)) =>
            {
                join_cut(left, right.trim_start());
            }
            _ => join(left, right),
        }
    }

    /// Whether a sentence ends here.
    pub(super) fn is_finished(&self, text: &str) -> bool {
        self.sentences.is_finished(text)
    }

    /// Whether a paragraph with these words needs no end of a sentence: it is a label with what it says, or a list of agencies.
    pub(super) fn is_labelled(text: &str) -> bool {
        has_label(text) || is_listed(text) || is_contact(text)
    }

    /// Whether no mark of a sentence is in it.
    pub(super) fn stands_alone(&self, text: &str) -> bool {
        self.sentences.stands_alone(text)
    }

    /// Whether a line is taken for a paragraph, though many lines of the text break off in a sentence
    pub(super) fn breaks_off(&self) -> bool {
        self.shape == Shape::Paragraphs && !self.is_spaced() && self.evidence.breaks_off()
    }

    /// Whether the text is phrases, a line each.
    pub(super) fn lists_phrases(&self) -> bool {
        self.evidence.lists_phrases()
    }

    /// Whether a sentence has begun on a line that may go on below.
    pub(super) fn is_in_sentence(&self, text: &str) -> bool {
        !self.is_finished(text) && !self.stands_alone(text)
    }

    /// Whether a blank parts its words, as in English
    pub(super) fn is_spaced(&self) -> bool {
        self.sentences.is_spaced
    }
}

/// Whether the paragraph above a line has ended, by what the line is
fn is_parted(text: &str, next: &Line) -> bool {
    is_greeting(&next.text)
        || is_empty_page(&next.text)
        || is_signed_by(text, next)
        || are_labelled(text, &next.text)
}

/// Whether a paragraph begins with a line, whatever stands above it
fn begins(next: &str) -> bool {
    is_item(next) || has_label(next) || is_of_agencies(next)
}

/// `（1）`, and its text on the line below
fn is_number_alone(line: &str) -> bool {
    let is_item = |number: &Numbered<'_>| {
        number.rest.trim().is_empty()
            && (System::Comma..=System::SmallBracket).contains(&number.system)
    };
    numbered(line).is_some_and(|number| is_item(&number))
}

/// Whether a line lists agencies, which takes no full stop
fn is_listed(text: &str) -> bool {
    is_of_agencies(text) || ends_with_agencies(text)
}

/// `…。国务院2016年11月24日（此件有删改）`: a signature behind the last sentence
fn ends_with_date(text: &str) -> bool {
    let text = text.trim_end();
    let before = text.strip_suffix(['）', ')']).and_then(|rest| rest.rfind(['（', '(']));
    let text = before.and_then(|at| text.get(..at)).unwrap_or(text);
    let is_figure = |c: char| c.is_ascii_digit() || "年月日一二三四五六七八九十〇○".contains(c);
    let rest = text.trim_end_matches(is_figure);
    text.strip_prefix(rest).is_some_and(is_date)
}

/// What a sentence goes on with behind a day: `12月31日前`, `1月1日起`, `3月5日，`
const BEHIND_DAY: [char; 13] =
    ['，', '。', '、', '；', '：', '）', '前', '起', '止', '至', '以', '之', '的'];

/// `各位代表：`
fn is_greeting(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("各位") && line.ends_with('：')
}

/// `…、医疗保障局、气象局：`: the last line of those a notice is for
fn is_addressed(line: &str) -> bool {
    let names = line.trim_end().strip_suffix('：');
    names.is_some_and(|names| {
        names.contains('、')
            && !names.contains(['，', '。', '；', '：'])
            && (may_sign(names) || ["单位", "部门", "机构"].iter().any(|end| names.ends_with(end)))
    })
}

/// `附件：《…指引》`: who signs may stand below
fn names_paper(line: &str) -> bool {
    let line = line.trim();
    line.starts_with("附件") && line.ends_with('》') && !is_open(line)
}

/// `主任：某某 副市长`: a short line with a label, in a text whose lines are paragraphs
fn is_entry(text: &str) -> bool {
    let has_label = text.split_once('：').is_some_and(|(_, value)| !value.trim().is_empty());
    has_label && width(text) <= LONGEST_ENTRY && !text.contains(['。', '，', '；'])
}

/// Whether a line breaks off in a year that goes on in the next one: `202`, and below `5年`. Two other numbers may stand so.
fn is_year_cut(left: &str, right: &str) -> bool {
    let (left, right) = (left.trim_end(), right.trim_start());
    let is_digit = |c: char| c.is_ascii_digit();
    let before = left.trim_end_matches(is_digit);
    let after = right.trim_start_matches(is_digit);
    let digits = left.get(before.len()..).unwrap_or_default().to_owned()
        + right.strip_suffix(after).unwrap_or_default();
    let is_year = digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"));
    is_year
        && before.len() < left.len()
        && after.len() < right.len()
        && !before.ends_with(['.', '．', '-', '/'])
        && after.starts_with(is_han)
}

/// A wider line is a paragraph and no line of a page
const PARAGRAPH: usize = 100;
