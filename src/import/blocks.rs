//! Lines to blocks: wrapped lines are joined, page artefacts dropped, tables rebuilt

use super::doubt::Doubt;
use super::lines::{Line, LineEnd, Shape, ends_paragraph};
use super::number::{System, heading, is_date, numbered};
use super::tables::{self, Table};
use super::text::{is_finished, is_page_artefact, join, tidy};

/// A heading, a paragraph or a table, before the outline of the document is known
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its first line in the seed
    pub(super) first: usize,
    /// Its last line in the seed
    pub(super) last: usize,
    /// How many lines of the page it is away from the block before it
    pub(super) gap: usize,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Marked with so many `#`
    Marked {
        depth: usize,
        text: String,
    },
    /// A numbered line of its own
    Heading {
        system: System,
        text: String,
    },
    Paragraph(String),
    /// `---`
    Rule,
    Table {
        table: Table,
        doubts: Vec<Doubt>,
    },
}

/// The blocks of a seed, in order.
pub(super) fn blocks(lines: &[Line], shape: Shape) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut rest = lines;
    let mut before = 0;
    while let Some((line, after)) = rest.split_first() {
        if is_page_artefact(&line.text) {
            rest = after;
            continue;
        }
        let (kind, taken) = block(rest, line, shape);
        let (used, after) = rest.split_at(taken.clamp(1, rest.len()));
        let last = used.last().map_or(line.number, |line| line.number);
        let gap = line.number.saturating_sub(before + 1);
        blocks.push(Block { first: line.number, last, gap, kind });
        before = last;
        rest = after;
    }
    blocks
}

/// The block at the beginning of `lines`, and how many lines it takes
fn block(lines: &[Line], line: &Line, shape: Shape) -> (Kind, usize) {
    if let Some(found) = tables::table(lines, shape) {
        return (Kind::Table { table: found.table, doubts: found.doubts }, found.lines);
    }
    if is_rule(&line.text) {
        return (Kind::Rule, 1);
    }
    if let Some((depth, text)) = marked(&line.text) {
        return (Kind::Marked { depth, text: tidy(&text.replace("**", "")) }, 1);
    }
    if let Some(system) = own_heading(&line.text, shape) {
        return (Kind::Heading { system, text: tidy(&line.text) }, 1);
    }
    let (text, taken) = paragraph(lines, shape);
    // Where headings are marked, so are words.
    let text = if shape == Shape::Marked { text.replace("**", "") } else { text };
    (Kind::Paragraph(tidy(&text)), taken)
}

/// A heading that is a line of its own; in a wrapped text the line must end there
fn own_heading(line: &str, shape: Shape) -> Option<System> {
    let is_whole = !matches!(shape, Shape::Wrapped { .. }) || ends_paragraph(line, shape);
    heading(line).filter(|_| is_whole)
}

/// `## **第二章 指导思想**`: the marks of a heading are no text
fn marked(line: &str) -> Option<(usize, &str)> {
    let line = line.trim();
    let text = line.trim_start_matches('#');
    let depth = line.len() - text.len();
    let text = text.strip_prefix(' ')?.trim();
    (1..=6).contains(&depth).then_some((depth, text))
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && (line.chars().all(|c| c == '-') || line.chars().all(|c| c == '*'))
}

fn paragraph(lines: &[Line], shape: Shape) -> (String, usize) {
    let mut text = String::new();
    let mut taken = 0;
    for (index, line) in lines.iter().enumerate() {
        if is_page_artefact(&line.text) {
            continue;
        }
        if index > 0 && begins_block(lines.get(index..).unwrap_or_default(), &text, shape) {
            break;
        }
        join(&mut text, &line.text);
        taken = index + 1;
        if ends_paragraph(&line.text, shape) {
            break;
        }
    }
    (text, taken)
}

/// Whether a new block begins although the paragraph before it has not ended
fn begins_block(lines: &[Line], before: &str, shape: Shape) -> bool {
    let Some(line) = lines.first().map(|line| line.text.as_str()) else { return false };
    if is_rule(line) || marked(line).is_some() || tables::table(lines, shape).is_some() {
        return true;
    }
    match shape {
        // Inside a wrapped paragraph a line may begin with anything.
        Shape::Wrapped { end: LineEnd::Blank, .. } => false,
        Shape::Wrapped { end: LineEnd::Short, .. } => {
            is_finished(before) && (numbered(line).is_some() || line.trim().starts_with("——"))
        }
        Shape::Marked | Shape::Paragraphs | Shape::Press => {
            own_heading(line, shape).is_some() || is_date(line)
        }
    }
}
