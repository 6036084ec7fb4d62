//! Lines to blocks: wrapped lines are joined, page artefacts dropped, tables rebuilt

use super::block::{Block, Kind, begin_with_numbers};
use super::brothers::Brothers;
use super::counted::is_counted;
use super::cut::Cuts;
use super::dates::{is_date, is_document_number};
use super::decimals::Decimals;
use super::doubt::{Doubt, Why};
use super::english::Headings;
use super::layout::{End, Layout, Shape, goes_on, is_headline, is_rest};
use super::lines::{Line, next_text};
use super::marks::marked;
use super::number::{System, heading, long_heading, numbered};
use super::pages::is_bare;
use super::regions::Regions;
use super::responsible::is_responsible;
use super::run_in::{self, Parted};
use super::spaced::Spaced;
use super::swallowed::Swallowed;
use super::tables;
use super::text::{is_finished, is_rule, join_cut, tidy, width};
use super::unbroken::Unbroken;

/// The blocks of a seed, in order, and what is not known of their ends.
pub(super) fn blocks(
    lines: &[Line],
    layout: &Layout,
    regions: &Regions,
) -> (Vec<Block>, Vec<Doubt>) {
    let brothers = Brothers::of(lines);
    let english = layout.is_spaced().then(|| Headings::of(lines));
    let decimals = if layout.is_spaced() { Decimals::default() } else { Decimals::of(lines) };
    let spaced = if layout.is_spaced() { Spaced::default() } else { Spaced::of(lines) };
    let unbroken = (!layout.is_spaced()).then(|| Unbroken::of(lines));
    let cuts = Cuts::of(lines, layout);
    let swallowed = Swallowed::of(lines, layout);
    let reader = Reader {
        lines,
        layout,
        regions,
        brothers,
        cuts,
        unbroken,
        swallowed,
        decimals,
        spaced,
        english,
    };
    let mut blocks: Vec<Block> = Vec::new();
    let mut doubts = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if line.is_artefact() {
            at += 1;
            continue;
        }
        let before = blocks.last().map_or(0, |block| block.last);
        let gap = line.number.saturating_sub(before + 1);
        if let Some(region) = regions.at(at) {
            blocks.extend(region.blocks.iter().cloned());
            doubts.extend(region.doubts.iter().copied());
            at = region.end.max(at + 1);
            continue;
        }
        if let Some(Shared { pieces, is_asked }) = reader.shared(line) {
            doubts.extend(is_asked.then(|| Doubt::of(line.number, Why::LostBreaks)));
            let (first, last) = (line.number, line.last);
            let one = |(nth, kind)| Block { first, nth, last, gap, kind };
            blocks.extend(pieces.into_iter().enumerate().map(one));
            at += 1;
            continue;
        }
        let (kind, end) = reader.block(at, line, &mut doubts);
        let end = end.clamp(at + 1, lines.len());
        let last = lines.get(end - 1).map_or(line.last, |line| line.last);
        let pieces = reader.run_together(&kind);
        doubts.extend((!pieces.is_empty()).then(|| Doubt::of(line.number, Why::LostBreaks)));
        let kinds = if pieces.is_empty() { vec![kind] } else { pieces };
        let one = |(nth, kind)| Block { first: line.number, nth, last, gap, kind };
        blocks.extend(kinds.into_iter().enumerate().map(one));
        at = end;
    }
    if begin_with_numbers(&blocks) {
        doubts.retain(|doubt| doubt.why != Why::MayEnd);
    }
    (blocks, doubts)
}

/// A paragraph or a heading that shares its line with others
fn kind(text: &str) -> Kind {
    let text = tidy(text);
    match heading(&text) {
        Some(system) => Kind::Heading { system, text },
        None => Kind::Paragraph(text),
    }
}

/// The blocks of one line
struct Shared {
    pieces: Vec<Kind>,
    /// Whether it is asked if the line lost its breaks
    is_asked: bool,
}

struct Reader<'a> {
    lines: &'a [Line],
    layout: &'a Layout,
    regions: &'a Regions,
    brothers: Brothers,
    cuts: Cuts,
    unbroken: Option<Unbroken>,
    swallowed: Swallowed,
    decimals: Decimals,
    spaced: Spaced,
    english: Option<Headings>,
}

impl Reader<'_> {
    /// The block that begins at a line, and where the next one does
    fn block(&self, at: usize, line: &Line, doubts: &mut Vec<Doubt>) -> (Kind, usize) {
        let rest = self.lines.get(at..).unwrap_or_default();
        if let Some(found) = tables::table(rest, self.layout) {
            return (Kind::Table { table: found.table, doubts: found.doubts }, at + found.lines);
        }
        if is_rule(&line.text) {
            return (Kind::Rule, at + 1);
        }
        if self.parts_sentence(at, line) {
            doubts.push(Doubt::of(line.number, Why::PageNumber));
            return (Kind::Plain(tidy(&line.text)), at + 1);
        }
        if let Some(heading) = self.shown_heading(at, line) {
            return (heading, at + 1);
        }
        if let Some(question) = self.question(at, line) {
            return question;
        }
        if let Some(system) = self.own_heading(at, line) {
            return (Kind::Heading { system, text: tidy(&line.text) }, at + 1);
        }
        let (text, end) = self.paragraph(at, doubts);
        let text = tidy(&text);
        let system = heading(&text).or_else(|| self.brothers.heading(&text));
        match system.filter(|_| self.is_wrapped()) {
            Some(system) => (Kind::Heading { system, text }, end),
            None => (Kind::Paragraph(text), end),
        }
    }

    /// What shares a line, if several blocks do.
    fn shared(&self, line: &Line) -> Option<Shared> {
        let unbroken = self.unbroken.as_ref().map(|unbroken| unbroken.parted(&line.text));
        let lost = |pieces: Vec<&str>| Shared {
            pieces: pieces.into_iter().map(kind).collect(),
            is_asked: true,
        };
        unbroken
            .filter(|pieces| !pieces.is_empty())
            .map(lost)
            .or_else(|| Some(Shared { pieces: self.headed(line)?, is_asked: false }))
            .or_else(|| self.swallowed.parted(line).map(lost))
    }

    /// What runs together in a paragraph of a wrapped text: it had lost its breaks before it was wrapped.
    fn run_together(&self, kind: &Kind) -> Vec<Kind> {
        match (kind, &self.unbroken) {
            (Kind::Paragraph(text), Some(unbroken)) if self.is_wrapped() => {
                unbroken.parted(text).into_iter().map(self::kind).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The headings that share a line, with the text behind them
    fn headed(&self, line: &Line) -> Option<Vec<Kind>> {
        if self.is_wrapped() || self.layout.is_spaced() {
            return None;
        }
        let Parted { heads, text } = run_in::parted(&line.text)?;
        let heads =
            heads.into_iter().map(|(system, head)| Kind::Heading { system, text: tidy(head) });
        Some(heads.chain(text.map(|text| Kind::Paragraph(tidy(text)))).collect())
    }

    /// A heading whatever stands above it: it is marked, its numbers go on from those of others, or its language shows it
    fn shown_heading(&self, at: usize, line: &Line) -> Option<Kind> {
        if let Some((depth, text)) = marked(&line.text) {
            return Some(Kind::Marked { depth, text: tidy(text) });
        }
        let english = || self.english.as_ref().and_then(|headings| headings.depth(&line.text));
        if let Some(depth) = self.decimals.depth(at).or_else(english) {
            return Some(Kind::Marked { depth, text: tidy(&line.text) });
        }
        Some(Kind::Heading { system: self.spaced.heading(at)?, text: tidy(&line.text) })
    }

    fn is_wrapped(&self) -> bool {
        matches!(self.layout.shape, Shape::Wrapped(_))
    }

    /// A heading that is a line of its own; in a wrapped text the line must end there
    fn own_heading(&self, at: usize, line: &Line) -> Option<System> {
        if self.layout.is_spaced() {
            return None;
        }
        if self.is_wrapped() {
            return heading(&line.text).filter(|_| self.end(at, line, true) == End::Yes);
        }
        let system = heading(&line.text).or_else(|| self.brothers.heading_at(line))?;
        let below = next_text(self.lines.get(at + 1..).unwrap_or_default());
        (!self.cuts.is_cut(line, below)).then_some(system)
    }

    /// A heading that asks something on two lines, and where the next block begins: `三、地址发生变化的`, and below `怎么办？`
    fn question(&self, at: usize, line: &Line) -> Option<(Kind, usize)> {
        let next = self.lines.get(at + 1).filter(|next| next.gap == 0)?;
        let is_open = width(&line.text) >= SENTENCE
            && numbered(&line.text).is_some()
            && !line.text.trim_end().ends_with(ENDS)
            && numbered(&next.text).is_none()
            && next.text.trim_end().ends_with(['？', '?']);
        if self.is_wrapped() || self.layout.is_spaced() || !is_open {
            return None;
        }
        let mut text = tidy(&line.text);
        self.layout.join(&mut text, &next.text);
        let system = long_heading(&text)?;
        Some((Kind::Heading { system, text: tidy(&text) }, at + 2))
    }

    /// Whether the paragraph ends with the line at a place, which may be its first
    fn end(&self, at: usize, line: &Line, is_first: bool) -> End {
        let rest = self.lines.get(at + 1..).unwrap_or_default();
        let next = next_text(rest);
        let below = next.and_then(|next| self.lines.get(next.number..));
        self.layout.end((line, is_first), next, below.and_then(next_text))
    }

    /// The text of the paragraph that begins at a line, and where the next block does
    fn paragraph(&self, start: usize, doubts: &mut Vec<Doubt>) -> (String, usize) {
        let mut text = String::new();
        let mut end = start + 1;
        let mut whole: Option<Line> = None;
        for (at, line) in self.lines.iter().enumerate().skip(start) {
            if line.is_artefact() {
                continue;
            }
            if at > start && (self.regions.at(at).is_some() || self.begins_block(at, line, &text)) {
                break;
            }
            let is_inside = at > start && is_figure(&line.text) && !is_finished(&text);
            if is_inside {
                join_cut(&mut text, line.text.trim());
            } else {
                self.layout.join(&mut text, &line.text);
            }
            end = at + 1;
            let last = match whole.take() {
                Some(last) if self.is_wrapped() && is_rest(&last, line) => {
                    Line { text: last.text + line.text.trim(), ..last }
                }
                _ => line.clone(),
            };
            let ends = self.end(at, &last, at == start);
            whole = Some(last);
            match ends {
                _ if is_inside || self.is_subscript(at, line) => {}
                _ if self.is_ended_heading(line, &text) => break,
                End::Yes => break,
                End::No => {}
                End::Open => doubts.push(Doubt::of(line.last, Why::MayEnd)),
            }
        }
        (text, end)
    }

    /// Whether a line is a number in the middle of a sentence, which may be that of a page; behind Latin letters it is a
    /// subscript.
    fn parts_sentence(&self, at: usize, line: &Line) -> bool {
        let before = self.lines.get(..at).unwrap_or_default().iter();
        let before = before.rev().find(|line| !line.is_artefact());
        is_bare(&line.text)
            && !self.layout.is_spaced()
            && before.is_some_and(|before| {
                let text = before.text.trim_end();
                let is_word = text.ends_with(|c: char| c.is_ascii_alphabetic());
                width(text) >= SENTENCE && !is_word && !self.layout.is_finished(text)
            })
    }

    /// Whether the next line is a figure that belongs to the Latin letters at the end of this one: `PM`, and below `2.5`
    fn is_subscript(&self, at: usize, line: &Line) -> bool {
        let next = next_text(self.lines.get(at + 1..).unwrap_or_default());
        line.text.trim_end().ends_with(|c: char| c.is_ascii_alphabetic())
            && !self.layout.is_spaced()
            && next.is_some_and(|next| is_figure(&next.text))
    }

    /// Whether a heading ends with a blank at the end of a line, however full it is
    fn is_ended_heading(&self, line: &Line, text: &str) -> bool {
        let Shape::Wrapped(wrapped) = self.layout.shape else { return false };
        wrapped.is_trailing() && line.text.ends_with(' ') && heading(text).is_some()
    }

    /// Whether a line between blank ones, right above a table, is the name of it, whether the sentence above is whole or not
    fn names_table(&self, at: usize, line: &Line) -> bool {
        if line.gap == 0 || !is_headline(&line.text) {
            return false;
        }
        let below = self.lines.get(at + 1..).unwrap_or_default();
        let Some(next) = below.iter().position(|line| !line.is_artefact()) else { return false };
        let is_table = |kind: &Kind| matches!(kind, Kind::Table { .. });
        self.regions.at(at + 1 + next).map_or_else(
            || tables::table(below.get(next..).unwrap_or_default(), self.layout).is_some(),
            |region| region.blocks.first().is_some_and(|block| is_table(&block.kind)),
        )
    }

    /// Whether something shows where wrapped paragraphs begin or end
    fn has_signs(&self) -> bool {
        matches!(self.layout.shape, Shape::Wrapped(wrapped) if wrapped.has_signs())
    }

    /// Whether a new block begins although the paragraph before it has not ended
    fn begins_block(&self, at: usize, line: &Line, before: &str) -> bool {
        let text = line.text.as_str();
        let rest = self.lines.get(at..).unwrap_or_default();
        if is_rule(text)
            || self.parts_sentence(at, line)
            || self.shown_heading(at, line).is_some()
            || tables::table(rest, self.layout).is_some()
            || self.names_table(at, line)
        {
            return true;
        }
        let is_behind = is_responsible(before) && !goes_on(before);
        // In brackets behind a sentence it may be of the paragraph.
        let is_apart = !text.starts_with(['（', '(', '〔', '【', '[']) || !self.has_signs();
        if is_behind && numbered(text).is_some()
            || is_responsible(text) && (is_behind || is_apart && is_finished(before))
        {
            return true;
        }
        match self.layout.shape {
            // Inside a wrapped paragraph a line may begin with anything.
            Shape::Wrapped(_) if self.has_signs() => false,
            Shape::Wrapped(_) => {
                let begins =
                    numbered(text).is_some() || is_counted(text) || text.trim().starts_with("——");
                begins && is_finished(before) || is_below_heading(before, text)
            }
            Shape::Marked | Shape::Paragraphs | Shape::Press => {
                let own = self.own_heading(at, line);
                let is_heading = own.is_some_and(|of| !goes_on(before) || is_title(of, text));
                is_heading || is_date(text) || is_document_number(text)
            }
        }
    }
}

/// Whether a numbered line is the title of a chapter or a box, even where the paragraph above ends with a comma: `三、入选条件`,
/// and not `三、四季度`
fn is_title(system: System, text: &str) -> bool {
    let name = numbered(text).map(|numbered| numbered.rest.trim_start()).unwrap_or_default();
    (system <= System::Comma || system == System::Box)
        && !text.contains(['，', '。', '；', '：'])
        && name.chars().count() > 2
        && !name.starts_with(|c| "一二三四五六七八九十".contains(c))
}

/// Whether a numbered line begins below a numbered one of another kind that has no sentence: `二、…，…行动`, and below
/// `（七）…`
fn is_below_heading(before: &str, text: &str) -> bool {
    let is_short = before.len() <= LONGEST_HEADING;
    let above = is_short.then(|| numbered(before)).flatten();
    above
        .zip(numbered(text))
        .is_some_and(|(above, below)| above.system != below.system && !above.rest.contains('。'))
}

/// In bytes: no heading takes more than two lines
const LONGEST_HEADING: usize = 240;

/// A line of running text is at least so wide
const SENTENCE: usize = 40;
/// What a line ends with that does not go on below
const ENDS: [char; 6] = ['。', '；', '！', '？', '?', '：'];

/// A figure that stands on a line of its own in the middle of a sentence, as the subscript of `PM`
fn is_figure(line: &str) -> bool {
    let line = line.trim();
    (1..=6).contains(&line.len())
        && line.contains(|c: char| c.is_ascii_digit())
        && line.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
}
