//! The pieces of a text before its outline is known

use super::doubt::Doubt;
use super::number::System;
use super::tables::Table;

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
    /// A line that is known to be no heading and no title: an entry of the contents, the furniture of a web page
    Plain(String),
    /// `---`
    Rule,
    Table {
        table: Table,
        doubts: Vec<Doubt>,
    },
}
