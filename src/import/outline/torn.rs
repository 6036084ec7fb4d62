//! Tables that a program has taken apart: many short lines one below the other, of which a part are values. Numbered ones among
//! them are names of rows, and no headings.

use super::super::block::{Block, Id, Kind};
use super::super::number::System;
use super::super::text::{in_plain_letters, is_han, width};

/// So many short lines are a table
const FEWEST: usize = 12;
/// One in so many of them is a value
const VALUES: usize = 4;
/// No name of a row is wider
const WIDEST: usize = 64;
/// What says of a target how it binds stands in a table only
const NATURES: [&str; 3] = ["约束性", "预期性", "指导性"];

/// The blocks of such tables, from the first value to the last, with the names of rows above the first.
pub(super) fn torn(blocks: &[Block]) -> Vec<Id> {
    let mut found = Vec::new();
    for run in blocks.chunk_by(|one, next| is_short(one) && is_short(next)) {
        let values = run.iter().filter(|block| is_value(block)).count();
        let first = run.iter().position(is_value);
        let last = run.iter().rposition(is_value);
        let Some((first, last)) = first.zip(last) else { continue };
        if run.len() >= FEWEST && values * VALUES >= run.len() {
            let above = run.get(..first).unwrap_or_default();
            let part = above.iter().rposition(is_part).map_or(0, |at| at + 1);
            let name = (part..first).find(|at| above.get(*at).is_some_and(is_row));
            let rows = run.get(name.unwrap_or(first)..=last).unwrap_or_default();
            found.extend(rows.iter().map(Block::id));
        }
    }
    found.extend(upright(blocks));
    found
}

/// What is printed from top to bottom in the first column, `（二）`, `合`, `理`, `膳`, `食`: a letter a line
fn upright(blocks: &[Block]) -> impl Iterator<Item = Id> {
    let is_letter = |block: &Block| match &block.kind {
        Kind::Paragraph(text) => {
            let mut letters = text.trim().chars();
            letters.next().is_some_and(is_han) && letters.as_str().is_empty()
        }
        _ => false,
    };
    let is_above = move |three: &&[Block]| match three {
        [head, rest @ ..] => {
            matches!(head.kind, Kind::Heading { .. }) && rest.iter().all(is_letter)
        }
        [] => false,
    };
    blocks.windows(LETTERS + 1).filter(is_above).filter_map(|run| run.first().map(Block::id))
}

/// So many letters below each other are printed from top to bottom
const LETTERS: usize = 2;

fn text(block: &Block) -> Option<&str> {
    match &block.kind {
        Kind::Paragraph(text) | Kind::Plain(text) | Kind::Heading { text, .. } => Some(text),
        _ => None,
    }
}

/// A line without the mark of a sentence; a chapter, an annex and a box part two tables.
fn is_short(block: &Block) -> bool {
    let parts = matches!(&block.kind, Kind::Heading { system, .. }
        if *system <= System::Section || *system == System::Box);
    !parts
        && text(block).is_some_and(|text| {
            width(text) <= WIDEST && !text.contains(['。', '；', '！', '？', '：'])
        })
}

/// `1．…`, which may be the name of a row
fn is_row(block: &Block) -> bool {
    matches!(&block.kind, Kind::Heading { system, .. } if *system >= System::Dot)
}

/// `（二）…`, which may name what the table is of
fn is_part(block: &Block) -> bool {
    matches!(&block.kind, Kind::Heading { system, .. } if *system < System::Dot)
}

/// A number, a dash, or how a target binds
fn is_value(block: &Block) -> bool {
    let Some(text) = text(block).filter(|_| !matches!(block.kind, Kind::Heading { .. })) else {
        return false;
    };
    let plain = in_plain_letters(text.trim());
    let is_figure = |c: char| c.is_ascii_digit() || c.is_ascii_punctuation() || MARKS.contains(c);
    let bare = plain.trim_end_matches(['左', '右', '以', '上', '下', '内']);
    NATURES.contains(&plain.as_ref())
        || !bare.is_empty()
            && bare.chars().all(|c| is_figure(c) || c.is_whitespace())
            && !bare.contains(is_han)
}

/// What stands in cells beside digits
const MARKS: &str = "≤≥≦≧＜＞—–－-〔〕［］％‰、，～";
