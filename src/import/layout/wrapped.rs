//! A text in which every printed line is a line: where its paragraphs end

use std::collections::BTreeMap;

use super::evidence::Traits;
use super::measure::{
    INDENT, Measure, RAGGED, commonest, edge, is_never_first, measure, size, unit,
};
use super::said::{
    goes_on, has_label, is_address, is_article, is_caption, is_headline, is_issued_by, is_item,
    is_row, is_signed_by, is_whole_entry,
};
use super::sentences::Sentences;
use super::signs::{self, Signs, after_ends};
use crate::diag::Message;
use crate::import::dates::{is_blank_day, is_date, is_document_number};
use crate::import::lines::Line;
use crate::import::number::{System, heading, numbered};
use crate::import::text::{is_closing, is_han, is_open, width};
use crate::import::title::{is_agency, is_imprint, is_titled};
use crate::say;

/// How sure it is that a paragraph ends
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) enum End {
    No,
    Yes,
    /// It goes on, as far as can be seen: a sentence ends with a full line, and nothing else tells
    Open,
}

/// What shows in a wrapped text that a paragraph ends
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::import) struct Wrapped {
    /// The usual width of a line that goes on
    full: usize,
    /// The width, or the count of letters, that no line exceeds but a few
    most: usize,
    measure: Measure,
    /// Whether every line that goes on is as full as the next word lets it be
    is_tight: bool,
    /// Whether lines far shorter than the others are headings with commas: some stand between paragraphs, and none within one,
    /// as where a PDF is cut anywhere
    has_headlines: bool,
    /// Whether a blank before the line break marks an end, as PDF readers write it
    is_trailing: bool,
    /// The usual indent of a line that goes on
    inner: usize,
    /// What shows that a paragraph begins
    signs: Signs,
    /// The way of numbering whose heads have their text behind them on the line
    run_in: Option<System>,
}

impl Wrapped {
    /// The rules of a text, if its lines are wrapped.
    pub(super) fn of(lines: &[&Line], traits: &Traits, sentences: Sentences) -> Option<Self> {
        let evidence = &traits.evidence;
        if !evidence.is_wrapped() {
            return None;
        }
        let is_list = evidence.is_wrapped_list();
        let inner: Vec<&Line> =
            traits.inner.iter().filter_map(|at| lines.get(*at).copied()).collect();
        let below: Vec<&Line> =
            traits.inner.iter().filter_map(|at| lines.get(at + 1).copied()).collect();
        let measure = measure(&inner, &below);
        let mut sizes: Vec<usize> = inner.iter().map(|line| size(line, measure)).collect();
        sizes.sort_unstable();
        let most = sizes.get(sizes.len() * 9 / 10).copied().unwrap_or_default();
        // Marks may hang behind the edge of the page: all other lines end before it.
        let is_bare = |line: &&&Line| !line.text.trim_end().ends_with(is_never_first);
        let widest = inner.iter().filter(is_bare).map(|line| size(line, measure)).max();
        let most = widest.map_or(most, |widest| most.min(widest));
        // A line that is short by an indent lost it.
        let is_loose = |(line, next): &(&&Line, &&Line)| {
            let missing = most.saturating_sub(size(line, measure));
            unit(next, measure) <= missing
                && !(measure.indent()..=measure.indent() + 2).contains(&missing)
        };
        let loose = inner.iter().zip(&below).filter(is_loose).count();
        let mut wrapped = Self {
            full: if is_list { evidence.widest } else { usual_width(lines, evidence.widest) },
            most,
            measure,
            is_tight: loose * 20 <= inner.len(),
            has_headlines: false,
            is_trailing: evidence.is_trailing(),
            inner: commonest(below.iter().map(|line| line.indent)).map_or(0, |(indent, _)| indent),
            signs: Signs::default(),
            run_in: run_in(lines),
        };
        wrapped.has_headlines = wrapped.headlines(sentences, lines);
        let mut ends: Vec<&Line> = after_ends(lines, |line| wrapped.is_half(line));
        if is_list {
            // Names in a list end without a mark.
            ends = signs::below(lines, |line| wrapped.is_half(line));
        }
        if ends.is_empty() {
            // A short text may have no such end: then those of all sentences that end with a line.
            ends = after_ends(lines, |_| true);
        }
        wrapped.signs = Signs::of(&below, &ends, evidence.apart);
        // Where paragraphs begin with an indent, a blank at an end is one between words at which the line was broken.
        wrapped.is_trailing &= !wrapped.signs.are_on_all();
        Some(wrapped)
    }

    /// Whether a line ends far from the edge: with the end of a sentence, it ends a paragraph without a doubt
    fn is_half(&self, line: &Line) -> bool {
        edge(line) + RAGGED + INDENT < self.full
    }

    /// What shows that a paragraph ends, in words.
    pub(super) fn said(self) -> Message {
        let full = self.full;
        let (zh, en) = if self.is_trailing {
            ("行末有空格的地方分段", "a blank at the end of a line ends a paragraph")
        } else {
            self.signs.said()
        };
        say!("排版时折过行，一行宽 {full}；{zh}", "lines are wrapped, {full} wide; {en}")
    }

    /// Whether lines are cut after so many letters, in the middle of words and numbers.
    pub(in crate::import) fn is_cut(self) -> bool {
        self.measure == Measure::Letters
    }

    /// Whether a blank at the end of a line is a sign.
    pub(in crate::import) fn is_trailing(self) -> bool {
        self.is_trailing
    }

    /// Whether a line of a numbered item may stand in the middle of a paragraph.
    pub(in crate::import) fn has_signs(self) -> bool {
        self.is_trailing || self.signs.are_there()
    }

    pub(super) fn end(
        self,
        sentences: Sentences,
        (line, is_first): (&Line, bool),
        next: Option<&Line>,
        after: Option<&Line>,
    ) -> End {
        let text = line.text.as_str();
        let finished = sentences.is_finished(text);
        let is_short = width(text) + RAGGED < self.full;
        let yes = |is: bool| if is { End::Yes } else { End::No };
        if (is_short || finished) && next.is_some_and(|next| is_issued_by(text, next, after)) {
            return End::Yes;
        }
        if self.is_trailing {
            // A full line without the end of a sentence goes on, whatever follows it.
            let is_above = next.is_some_and(|next| is_address(&next.text));
            return yes(text.ends_with(' ') && (finished || is_short || is_above));
        }
        let Some(next) = next else { return End::Yes };
        let is_closed = is_closing(&next.text) || is_remark_cut(text, next, after);
        let is_cut = is_open(text) && is_closed || is_rest(line, next);
        if !finished && (is_cut || self.is_head_cut(line, next)) {
            return End::No;
        }
        let are_labels = has_label(text) && has_label(&next.text);
        if are_labels
            || is_signed_by(text, next)
            || is_imprint(text)
            || (finished || is_agency(text)) && (is_date(&next.text) || is_blank_day(&next.text))
            || is_agency(&next.text) && after.is_some_and(|after| is_date(&after.text))
            || is_titled(text) && is_address(&next.text)
            || is_document_number(&next.text) && sentences.stands_alone(text)
        {
            return End::Yes;
        }
        if are_in_order(text, &next.text) {
            return End::Yes;
        }
        // A number at the edge of the page may stand in a sentence.
        let is_above_item = numbered(&next.text).is_some() && next.indent > self.inner;
        let is_above = is_article(&next.text) || is_above_item || self.is_above_heading(text, next);
        if finished && is_above || is_row(text) || is_row(&next.text) {
            return End::Yes;
        }
        let is_short = match self.measure {
            // What is set in the middle or at the right of the page is short, too.
            Measure::Columns => width(text) + line.indent.min(INDENT) + RAGGED < self.full,
            Measure::Letters => size(line, self.measure) < self.most,
        };
        let is_entry = is_whole_entry(text) && self.is_far(line);
        let alone = is_short && (sentences.stands_alone(text) || is_entry);
        // `（牵头单位：…）`, `完成时限：2023年底前` or `表1：补贴系数表`, and a number below
        let is_remark = text.trim_end().ends_with(['）', ')', '〕']) || has_label(text);
        let is_above_number = (is_remark || is_caption(text)) && is_item(&next.text);
        let ends = is_short && (finished || alone || is_above_number);
        if self.signs.begins(next) {
            // A title and a heading may fill their line.
            let is_name = is_titled(text) && !text.contains(['，', '。'])
                || is_first && heading(text).is_some();
            return yes(finished || is_short || is_name || self.signs.is_indented(next));
        }
        if self.signs.are_there() {
            // `（责任单位：市教委，完成时限：`, and below it the rest
            if is_open(text) {
                return End::No;
            }
            // Nothing shows that a paragraph begins below: a line that is nearly full and has no end mark goes on.
            let is_ended = finished || !self.is_nearly_full(line) || heading(text).is_some();
            let has_room = self.is_half(line) || !(finished && self.signs.are_on_all());
            return yes(ends && is_ended && has_room);
        }
        self.end_without_signs((line, is_first), (next, after), finished, ends)
    }

    /// Whether a line is full, or short by no more than an indent
    fn is_nearly_full(self, line: &Line) -> bool {
        edge(line) + RAGGED + INDENT >= self.full
    }

    /// Whether a line is so short that the next word would have fit, however long it is
    fn is_far(self, line: &Line) -> bool {
        size(line, self.measure) * 3 <= self.most * 2
    }

    /// Whether lines that are far too short stand between paragraphs, and none within one.
    fn headlines(self, sentences: Sentences, lines: &[&Line]) -> bool {
        let is_like = |line: &Line| {
            let begins = line.text.trim_start().starts_with(is_han);
            begins && numbered(&line.text).is_none() && !sentences.is_finished(&line.text)
        };
        let (mut between, mut within) = (0, 0);
        for three in lines.windows(3) {
            let [above, line, below] = three else { continue };
            let is_far = self.is_far(line) && is_headline(&line.text) && line.text.contains('，');
            if is_far && is_like(line) && self.is_nearly_full(below) {
                let is_below_end = sentences.is_finished(&above.text);
                between += usize::from(is_below_end);
                within += usize::from(!is_below_end && self.is_nearly_full(above));
            }
        }
        between >= FEWEST_HEADLINES && within == 0
    }

    /// Whether a heading stands below a line: one of a part, a chapter or a section, or any below a full stop.
    fn is_above_heading(self, text: &str, next: &Line) -> bool {
        let is_chapter =
            |system| matches!(system, System::Part | System::Chapter | System::Section);
        let is_stop = text.trim_end().trim_end_matches(['”', '）']).ends_with('。');
        let system = heading(&next.text).filter(|_| edge(next) + RAGGED < self.full);
        system.is_some_and(|system| is_chapter(system) || is_stop)
    }

    /// Whether a line is nearly full and a head without its full stop, where heads have one and text behind it; or an item that
    /// ends in a semicolon below
    fn is_head_cut(self, line: &Line, next: &Line) -> bool {
        let Some(system) = heading(&line.text) else { return false };
        let is_head = self.run_in == Some(system) && next.text.contains('。');
        let is_item = next.text.trim_end().ends_with('；');
        (is_head || is_item)
            && self.is_nearly_full(line)
            && numbered(&next.text).is_none()
            && !self.signs.begins(next)
    }

    /// Whether the first word of the next line had room
    fn fits(self, line: &Line, next: &Line) -> bool {
        size(line, self.measure) + unit(next, self.measure) <= self.most
    }

    fn end_without_signs(
        self,
        (line, is_first): (&Line, bool),
        (next, after): (&Line, Option<&Line>),
        finished: bool,
        ends: bool,
    ) -> End {
        if ends {
            return if !finished && self.goes_on(line, next) { End::No } else { End::Yes };
        }
        let fits = self.is_tight && self.fits(line, next);
        let missing = self.most.saturating_sub(size(line, self.measure));
        if !finished {
            // The next word had room: the line was ended on purpose. What is short by an indent may have lost one, and behind a
            // comma a sentence goes on.
            let indent = self.measure.indent();
            let is_ended = if heading(&line.text).is_some() {
                missing >= indent + unit(next, self.measure)
            } else {
                let is_sentence = line.text.contains(['，', '。']);
                missing > indent + 2 && (!is_sentence || numbered(&next.text).is_some())
            };
            // No line that goes on is so much shorter than the others.
            let is_far = self.is_far(line)
                && is_first
                && (self.has_headlines || is_item(&line.text))
                && is_headline(&line.text)
                && self.is_nearly_full(next);
            let is_ended = fits && (is_ended || is_far);
            return if is_ended { End::Yes } else { End::No };
        }
        if fits
            || numbered(&next.text).is_some()
            || after.is_some_and(|after| self.lost_indent(next, after))
        {
            return End::Yes;
        }
        End::Open
    }

    /// Whether a line that is short by an indent, and has no end mark, goes on: a text from a PDF has lost its indents
    fn goes_on(self, line: &Line, next: &Line) -> bool {
        heading(&line.text).is_none()
            && self.is_nearly_full(line)
            && edge(next) + RAGGED >= self.full
            && numbered(&next.text).is_none()
    }

    /// Whether a line is short by an indent that was lost: the next word would have fit
    fn lost_indent(self, line: &Line, after: &Line) -> bool {
        let missing = self.most.saturating_sub(size(line, self.measure));
        let indent = self.measure.indent();
        self.is_tight
            && missing >= indent
            && missing <= indent * 2
            && unit(after, self.measure) <= missing
    }
}

/// Whether two lines begin with a number and the one after it: both are items, however the first one ends
fn are_in_order(text: &str, next: &str) -> bool {
    let numbers = numbered(text).zip(numbered(next)).filter(|_| !goes_on(text));
    numbers.is_some_and(|(one, other)| {
        one.system == other.system && one.value.map(|value| value + 1) == other.value
    })
}

/// One short line alone may be cut
const FEWEST_HEADLINES: usize = 2;

/// Whether a remark in brackets that a line begins with is closed in the line after the next: `（…第15号令公布 根据`
fn is_remark_cut(text: &str, next: &Line, after: Option<&Line>) -> bool {
    text.trim_start().starts_with(['（', '('])
        && numbered(text).is_none()
        && !next.text.contains(['（', '(', '）', ')', '。'])
        && after.is_some_and(|after| is_closing(&after.text))
}

/// Whether a line is the rest of the one before it, which a program has set apart: it begins where that one ends.
pub(in crate::import) fn is_rest(line: &Line, next: &Line) -> bool {
    let end = line.text.trim_end().chars().count();
    next.indent >= line.indent + FARTHER && next.indent.abs_diff(end) <= 2
}

/// An indent of fewer blanks more is that of a paragraph
const FARTHER: usize = 8;

/// The way of numbering most of whose heads end in a full stop with text behind it: `（二）…。坚持…`
fn run_in(lines: &[&Line]) -> Option<System> {
    let mut counts: BTreeMap<System, (usize, usize)> = BTreeMap::new();
    for line in lines {
        let Some(item) = numbered(&line.text) else { continue };
        let (behind, own) = counts.entry(item.system).or_default();
        let stop = item.rest.find('。');
        *behind +=
            usize::from(stop.is_some_and(|at| at + '。'.len_utf8() < item.rest.trim_end().len()));
        *own += usize::from(stop.is_none() && heading(&line.text).is_some());
    }
    let is_run_in = |(_, (behind, own)): &(System, (usize, usize))| *behind > 2 && behind > own;
    let most = counts.into_iter().filter(is_run_in).max_by_key(|(_, (behind, _))| *behind);
    most.map(|(system, _)| system)
}

/// The median of the longer lines: headings and cells say nothing about the width of the page
fn usual_width(lines: &[&Line], widest: usize) -> usize {
    let widths = lines.iter().map(|line| width(&line.text));
    let mut widths: Vec<usize> = widths.filter(|width| width * 2 >= widest).collect();
    widths.sort_unstable();
    widths.get(widths.len() / 2).copied().unwrap_or_default()
}
