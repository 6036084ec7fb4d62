//! The pieces of a text before its outline is known

use super::doubt::Doubt;
use super::layout::is_item;
use super::number::System;
use super::tables::Table;
use super::text::{begins_with_opening, is_finished};

/// A heading, a paragraph or a table, before the outline of the document is known
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    /// Its first line in the seed
    pub(super) first: usize,
    /// Which of the blocks that begin on that line it is, from 0
    pub(super) nth: usize,
    /// Its last line in the seed
    pub(super) last: usize,
    /// How many lines of the page it is away from the block before it
    pub(super) gap: usize,
    pub(super) kind: Kind,
}

/// What tells a block from the others
pub(super) type Id = (usize, usize);

impl Block {
    /// What no other block of a text has: its first line, and which of the blocks on that line it is
    pub(super) fn id(&self) -> Id {
        (self.first, self.nth)
    }
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
    /// A line that is known to be no heading and no title: an entry of the contents, the furniture of a web page
    Plain(String),
    /// `---`
    Rule,
    Table {
        table: Table,
        doubts: Vec<Doubt>,
    },
}

/// Whether nearly every paragraph below another one begins with a number, so that none is likely to begin without one
///
/// Only those of several lines count that end as a sentence does: who signs a text, and when, begins without a number in any.
pub(super) fn begin_with_numbers(blocks: &[Block]) -> bool {
    let (mut with, mut without) = (0_usize, 0_usize);
    for pair in blocks.windows(2) {
        let [above, below] = pair else { continue };
        let (Kind::Paragraph(before), Kind::Paragraph(text)) = (&above.kind, &below.kind) else {
            continue;
        };
        if is_item(text) {
            with += 1;
        } else if below.first < below.last
            && is_finished(before)
            && is_finished(text)
            && !begins_with_opening(text)
        {
            without += 1;
        }
    }
    with >= FEWEST && with >= without * 3
}

/// Fewer paragraphs say nothing about how they begin.
const FEWEST: usize = 5;
