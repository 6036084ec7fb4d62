//! What the lines of a text show of its layout, counted over all of them

use super::alike::alike;
use super::measure::{
    FULL_INDENT, INDENT, Measure, RAGGED, commonest, edge, is_never_first, size, unit,
};
use super::said::goes_on;
use super::sentences::Sentences;
use crate::diag::Message;
use crate::import::dates::is_document_number;
use crate::import::furniture::BULLETS;
use crate::import::lines::Line;
use crate::import::number::{article, heading, numbered};
use crate::import::text::{is_han, squeeze, width};
use crate::say;

/// What shows how a text is laid out
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::import) struct Evidence {
    /// Lines that are text, outside of tables
    pub(super) lines: usize,
    /// Of them, those marked as headings with `#`
    pub(super) marked: usize,
    /// Those numbered as headings
    pub(super) headings: usize,
    /// Those that begin with blanks as wide as a letter and a half or more
    pub(super) indented: usize,
    /// Those with a blank line before them
    pub(super) apart: usize,
    /// Those that end with a blank
    pub(super) trailing: usize,
    /// Those that only official documents have: a number, a notice
    pub(super) official: usize,
    /// Those of the press: authors, sources of pictures, and captions below three blank lines
    pub(super) press: usize,
    /// The width of the widest line but a few, where a Chinese letter counts two
    pub(super) widest: usize,
    /// Numbers of pages, on lines of their own
    pub(super) pages: usize,
    /// Printed lines that had been taken apart
    pub(super) in_pieces: usize,
    /// Lines longer than half of it
    pub(super) long: usize,
    /// Of the long ones, those with an indent
    pub(super) long_indented: usize,
    /// Of the long ones, those in which no sentence ends and that go on below
    pub(super) open: usize,
    /// Of those, the ones that are about as wide as the widest
    pub(super) full: usize,
    /// Of the last, those above a line without an indent and without a blank line between
    pub(super) full_above_plain: usize,
    /// Of the full ones, those above a line that has a number, or stands farther right where most of these do not, or the other
    /// way round
    pub(super) full_above_other: usize,
    /// Of the full ones, those that begin or end like the lines below
    pub(super) alike: usize,
    /// Of the full ones, those that end within a clause, as with 、
    pub(super) full_in_clause: usize,
    /// Whether the words are parted by blanks
    pub(super) is_spaced: bool,
    /// Lines that begin with a number or a bullet
    pub(super) items: usize,
    /// Lines in which a sentence ends
    pub(super) sentences: usize,
    /// Lines without an indent and without a blank line above, but for the first
    pub(super) plain: usize,
    /// Of those, the ones whose first word had no room on the line above
    pub(super) plain_below_full: usize,
}

/// The evidence, and what the rules of wrapped lines are made from
pub(super) struct Traits {
    pub(super) evidence: Evidence,
    /// Places of lines that are full and go on below, among the lines of text
    pub(super) inner: Vec<usize>,
}

/// The widest printed line of A4 in the smallest type of a box is 72
const WIDEST_PRINTED: usize = 80;
/// So many full lines are no chance
const FEWEST_FULL: usize = 40;
/// No paragraph is longer than so many printed lines on average
const SHARE_OF_ENDS: usize = 20;

/// Fewer lines that go on are no sign of a page
const FEWEST_PLAIN: usize = 4;

/// In so many lines that break off a sentence ends, at least
const FEWEST_SENTENCES: usize = 10;

/// What a sentence ends with, in either language
const SENTENCE_ENDS: [char; 6] = ['。', '；', '！', '？', '.', ';'];

/// Of so many long lines a text that was turned into Markdown has one heading, at least
const STRAY: usize = 5;

impl Traits {
    pub(super) fn of(lines: &[&Line], sentences: Sentences) -> Self {
        let is_spaced = sentences.is_spaced;
        let mut evidence = Evidence { lines: lines.len(), is_spaced, ..Evidence::default() };
        evidence.widest = widest(lines);
        let cut = cut_after(lines, sentences);
        let mut inner = Vec::new();
        let widest = evidence.widest;
        let is_near_edge = |line: &Line| edge(line) + RAGGED + INDENT >= widest;
        lines.iter().enumerate().for_each(|(index, line)| evidence.count(line, index == 0));
        // Where paragraphs are indented, every line may have a blank one above it.
        let are_indented = evidence.indented * 2 >= lines.len();
        let is_plain = |line: &Line| line.indent < FULL_INDENT && (are_indented || line.gap == 0);
        for (index, line) in lines.iter().enumerate() {
            if let Some(above) = index.checked_sub(1).and_then(|above| lines.get(above)) {
                evidence.plain += usize::from(is_plain(line));
                let goes_on = is_plain(line) && has_no_room(above, line, widest);
                evidence.plain_below_full += usize::from(goes_on);
            }
            let is_long = edge(line) * 2 >= evidence.widest;
            if !is_long || line.text.starts_with('#') || has_cells(line) {
                continue;
            }
            evidence.long += 1;
            evidence.long_indented += usize::from(line.indent >= FULL_INDENT);
            // A heading as wide as the page goes on, too.
            let is_full = is_near_edge(line)
                || cut.is_some_and(|count| size(line, Measure::Letters) == count);
            let is_heading = heading(&line.text).is_some() && !is_full;
            let is_open =
                !sentences.is_finished(&line.text) && !is_heading && index + 1 < lines.len();
            if is_open {
                evidence.open += 1;
                if is_full {
                    evidence.full += 1;
                    let below = lines.get(index + 1);
                    evidence.full_above_plain += usize::from(below.is_some_and(|l| is_plain(l)));
                    inner.push(index);
                }
            }
        }
        evidence.count_full(lines, &inner);
        if evidence.is_wrapped_list() {
            inner.retain(|at| lines.get(at + 1).is_some_and(|below| is_plain(below)));
        }
        Self { evidence, inner }
    }
}

/// After how many letters lines are cut, wherever that is: figures are narrower, so that the widths of such lines differ.
fn cut_after(lines: &[&Line], sentences: Sentences) -> Option<usize> {
    let letters = |line: &Line| size(line, Measure::Letters);
    let pairs = lines.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let open = || pairs.clone().filter(|(line, _)| !sentences.is_finished(&line.text));
    let (count, cut) = commonest(open().map(|(line, _)| letters(line)))?;
    let long = open().filter(|(line, _)| letters(line) * 2 >= count).count();
    let wider = lines.iter().filter(|line| letters(line) > count).count();
    let is_inside = open().any(|(_, next)| next.text.trim_start().starts_with(is_never_first));
    let is_cut = cut >= FEWEST_CUT && cut * 10 >= long * 8 && wider <= lines.len() / FEW;
    (is_cut && is_inside && count >= NARROWEST).then_some(count)
}

/// So many lines with the same count of letters are no chance
const FEWEST_CUT: usize = 8;

/// No page is narrower, in letters
const NARROWEST: usize = 12;

impl Evidence {
    fn count(&mut self, line: &Line, is_first: bool) {
        let text = line.text.trim();
        self.marked += usize::from(text.starts_with('#'));
        self.headings += usize::from(heading(text).is_some());
        self.indented += usize::from(line.indent >= FULL_INDENT);
        self.apart += usize::from(line.gap > 0 && !is_first);
        self.trailing += usize::from(line.text.ends_with(' '));
        self.official += usize::from(is_official(text));
        self.press += usize::from(is_of_press(text) || line.gap >= 3 && width(text) < 60);
        self.items += usize::from(numbered(text).is_some() || text.starts_with(BULLETS));
        self.sentences += usize::from(text.contains(SENTENCE_ENDS));
    }

    /// Counts what stands below the full lines at some places.
    fn count_full(&mut self, lines: &[&Line], full: &[usize]) {
        let pairs = full.iter().filter_map(|at| Some((*lines.get(*at)?, *lines.get(at + 1)?)));
        let pairs: Vec<(&Line, &Line)> = pairs.collect();
        let others = pairs.iter().filter(|(_, below)| numbered(&below.text).is_none());
        // The second line of a paragraph may stand farther right than its first, and a part of a text than the others.
        let are_there: Vec<[bool; 2]> = others
            .map(|(line, below)| {
                [below.indent >= FULL_INDENT, below.indent >= line.indent + FULL_INDENT]
            })
            .collect();
        let at_one_place = |of: usize| {
            let right = are_there.iter().filter(|there| there.get(of) == Some(&true)).count();
            right.max(are_there.len() - right)
        };
        self.full_above_other = full.len() - at_one_place(0).max(at_one_place(1));
        self.full_in_clause = pairs.iter().filter(|(line, _)| goes_on(&line.text)).count();
        // Items of one kind begin alike however wide the page is.
        let first = |line: &Line| {
            let is_item = numbered(&line.text).is_some() || article(&line.text).is_some();
            line.text.trim().chars().next().filter(|c| is_han(*c) && !is_item)
        };
        let last = |line: &Line| line.text.trim().chars().next_back().filter(|c| is_han(*c));
        self.alike = alike(&pairs, first).max(alike(&pairs, last));
    }

    /// Whether headings are marked with `#`: a mark or two among wrapped lines are from somewhere else.
    pub(super) fn is_marked(&self) -> bool {
        let is_stray = self.is_wrapped() && self.marked * STRAY < self.long;
        self.marked > 0 && !is_stray
    }

    /// Whether most lines are as wide as each other and go on below.
    pub(super) fn is_wrapped(&self) -> bool {
        self.is_evenly_wrapped() || self.is_wrapped_list()
    }

    fn is_evenly_wrapped(&self) -> bool {
        // Of narrow lines fewer need be full: the ends of others are in another type, and on lines of their own.
        let is_narrow = self.widest <= WIDEST_PRINTED && self.full >= FEWEST_FULL;
        let share = if is_narrow { 5 } else { 7 };
        let is_even = self.open * 10 >= self.long * 3 && self.full * 10 >= self.open * share;
        self.in_pieces > 0
            || self.open >= 2 && is_even && !self.is_as_long_by_chance()
            || self.widest <= WIDEST_PRINTED && self.is_trailing()
    }

    /// Whether lines that end near each other may be names or phrases of a list that happen to be as long: hardly a sentence
    /// ends in them, they begin or end alike, or what goes on below them stands at two places.
    fn is_as_long_by_chance(&self) -> bool {
        let are_alike = self.alike > 2 && self.alike * 2 >= self.full;
        let are_at_two_places = self.full > 2 && self.full_above_other * 3 >= self.full;
        self.lists_phrases() || are_alike || are_at_two_places
    }

    /// Whether nearly all lines are as long and break off, and hardly a sentence ends in the text: they are phrases, a line each.
    /// Where an indent, a blank line or a number shows what begins, or lines end within a clause, they are wrapped.
    pub(super) fn lists_phrases(&self) -> bool {
        let are_some = |count: usize| count > 2 && count + 2 < self.lines;
        let are_signs = are_some(self.indented) || are_some(self.apart) || are_some(self.items);
        let is_shown = are_signs && self.full > 2 && self.full_above_plain * 10 >= self.full * 9;
        self.sentences * FEWEST_SENTENCES < self.open
            && (self.full + 1) * 4 >= (self.lines - 1) * 3
            && !self.is_spaced
            && !is_shown
            && self.full_in_clause == 0
    }

    /// Whether few lines go on, as those of a list of names, and all of them, without an indent or a blank line, below full
    /// ones and nowhere else.
    pub(super) fn is_wrapped_list(&self) -> bool {
        // A name may be as long as the page is wide.
        !self.is_evenly_wrapped()
            && self.widest <= WIDEST_PRINTED
            && self.plain >= FEWEST_PLAIN
            // Where every second line goes on, it may be what stands below each name: an address.
            && self.plain * 3 <= self.lines
            && self.plain_below_full * 20 >= self.plain * 19
            && self.full_above_plain * 3 >= self.full
    }

    /// Whether a third of the longer lines break off in a sentence, whatever their widths are.
    pub(super) fn breaks_off(&self) -> bool {
        self.open * 3 >= self.long && self.open >= FEWEST_OPEN
    }

    /// Whether some lines end with a blank and others do not: PDF readers write one at the end of a paragraph or a cell.
    pub(super) fn is_trailing(&self) -> bool {
        self.trailing > 1
            && self.trailing * SHARE_OF_ENDS >= self.lines
            && self.trailing < self.lines
    }

    /// Whether paragraphs are indented: headings and short lines between them need not be.
    pub(super) fn is_indented(&self) -> bool {
        self.long_indented * 2 >= self.long && self.long_indented > 2
    }

    /// Whether some lines are indented and others are not.
    pub(super) fn has_both(&self) -> bool {
        self.indented > 0 && self.indented < self.lines
    }

    pub(super) fn is_press(&self) -> bool {
        self.headings == 0 && self.official == 0 && self.press >= 2
    }

    /// The evidence in words, a sentence each.
    pub(super) fn said(&self) -> Vec<Message> {
        let Self { lines, marked, headings, indented, apart, trailing, .. } = *self;
        let Self { official, press, pages, widest, long, open, full, in_pieces, .. } = *self;
        let in_pieces = (in_pieces > 0).then(|| {
            say!(
                "{in_pieces} 个印刷行在原文里断成几行，已经接上",
                "{in_pieces} printed lines were taken apart, and are put together"
            )
        });
        let mut said = vec![
            say!(
                "表格以外有 {lines} 行文字：{marked} 行有 #，{headings} 行像有编号的标题",
                "{lines} lines of text outside of tables: {marked} with #, {headings} like numbered headings"
            ),
            say!(
                "{indented} 行有缩进，{apart} 行上面有空行，{trailing} 行末尾有空格",
                "{indented} are indented, {apart} have a blank line above, {trailing} end with a blank"
            ),
            say!(
                "最宽的行宽 {widest}（一个汉字算 2）；过半宽的 {long} 行，其中 {open} 行句子没有完，{full} 行接近最宽",
                "the widest line is {widest} wide (a Chinese letter is 2); of {long} lines longer than half, {open} break off in a sentence, {full} of them about as wide as the widest"
            ),
            say!(
                "公文才有的行 {official} 行，报刊才有的行 {press} 行，页码 {pages} 个",
                "{official} lines as in official documents, {press} as in the press, {pages} numbers of pages"
            ),
        ];
        said.extend(in_pieces);
        said
    }
}

/// How wide the page is: the widest place that several lines of text end near, and hardly any exceeds, or one that far more
/// lines end near, where they are most of all
///
/// One line alone may stand out, as a row of a table or what is set at the edge of the page.
pub(super) fn widest(lines: &[&Line]) -> usize {
    let text: Vec<&&Line> = lines.iter().filter(|line| !has_cells(line)).collect();
    let mut edges: Vec<usize> = text.iter().map(|line| edge(line)).collect();
    let mut widths: Vec<usize> = text.iter().map(|line| width(&line.text)).collect();
    edges.sort_unstable();
    widths.sort_unstable();
    let from = |sizes: &[usize], least| sizes.len() - sizes.partition_point(|size| *size < least);
    let few = lines.len() / FEW;
    let near = |place: usize| {
        from(&edges, place.saturating_sub(RAGGED + INDENT)) - from(&edges, place + 1)
    };
    let is_page = |place: &&usize| {
        near(**place) >= FEWEST
            && near(**place) * SHARE_OF_FULL >= from(&edges, place.div_ceil(2))
            && from(&widths, **place + RAGGED + INDENT + 1) <= few
    };
    let most = edges.get(edges.len() * (FEW - 1) / FEW);
    let widest = edges.iter().rev().find(is_page);
    let densest = edges.iter().filter(is_page).max_by_key(|place| near(**place));
    let page = densest.zip(widest).map(|(densest, widest)| {
        let is_usual = near(*densest) >= FAR_MORE * near(*widest)
            && near(*densest) * 2 >= from(&edges, densest.div_ceil(2));
        if is_usual && !goes_on_at(lines, *widest) { densest } else { widest }
    });
    page.or(most).copied().unwrap_or_default()
}

/// Whether all lines that have no indent, in a text that has one, stand below lines that end near a place: of a list of names
/// most are shorter than the page is wide, and only the longest go on
fn goes_on_at(lines: &[&Line], place: usize) -> bool {
    let is_plain = |line: &Line| line.indent < FULL_INDENT;
    let pairs = lines.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let plain: Vec<(&Line, &Line)> = pairs.filter(|(_, line)| is_plain(line)).collect();
    let are_indented = lines.iter().filter(|line| is_plain(line)).count() * 2 <= lines.len();
    are_indented
        && plain.len() >= FEWEST_PLAIN
        && plain.iter().all(|(above, line)| has_no_room(above, line, place))
}

/// Whether the first word of a line would not have fitted on the one above, on a page of some width. A mark may hang behind
/// its edge.
fn has_no_room(above: &Line, line: &Line, page: usize) -> bool {
    edge(above) + unit(line, Measure::Columns) + MARK > page
}

/// The width of a mark
const MARK: usize = 2;

/// So many lines that end near each other show the width of a page
const FEWEST: usize = 2;
/// Fewer lines that break off show no page
const FEWEST_OPEN: usize = 20;
/// One in so many of the longer lines is full, at least
const SHARE_OF_FULL: usize = 10;
/// So many times as many lines end near the edge of the page as near a wider place
const FAR_MORE: usize = 3;
/// One line in so many may be wider than the page
const FEW: usize = 50;

/// Whether there are wide blanks within a line, as between the cells of a table
pub(super) fn has_cells(line: &Line) -> bool {
    line.text.trim().contains("  ") || line.text.trim().contains('\u{3000}')
}

/// A line that only the cover of an official document has
fn is_official(line: &str) -> bool {
    is_document_number(line) || line.starts_with("关于印发") || squeeze(line).ends_with("的通知")
}

fn is_of_press(line: &str) -> bool {
    let is_short = width(line) <= 60;
    is_short
        && (line.starts_with("本报")
            || line.starts_with("图片由")
            || line.contains("记者")
            || line.ends_with('摄'))
        || line == "核心提示"
}
