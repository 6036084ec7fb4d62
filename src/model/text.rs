//! The text of a document: blocks of characters with their places in the file.

use crate::diag::is_control;
use std::ops::Range;

/// A plan text.
#[derive(Debug, Default)]
pub struct Body {
    /// Its blocks, from the top.
    pub blocks: Vec<Block>,
}

/// A block of a plan text.
#[derive(Debug)]
pub enum Block {
    /// A heading; 1 is the highest level.
    Heading(u8, Passage),
    /// A paragraph.
    Paragraph(Passage),
    /// A table.
    Table(Table),
}

/// A table; a merged cell is written once and left empty below.
#[derive(Debug, Default)]
pub struct Table {
    /// Its anchor.
    pub anchor: String,
    /// The header cells.
    pub header: Vec<Run>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub struct Row {
    /// Its anchor.
    pub anchor: String,
    /// Its cells.
    pub cells: Vec<Run>,
}

/// A heading or a paragraph.
#[derive(Debug, Default)]
pub struct Passage {
    /// Its anchor.
    pub anchor: String,
    /// Its text.
    pub run: Run,
}

/// Text with its places in the file.
#[derive(Debug, Default, Clone)]
pub struct Run {
    /// The pieces, in order.
    pub pieces: Vec<Piece>,
}

/// A stretch of text that stands in the file byte for byte, but for escapes and entities.
#[derive(Debug, Clone)]
pub struct Piece {
    /// The text as shown.
    pub text: String,
    /// Where it stands in the file.
    pub range: Range<usize>,
    /// Whether it is emphasised.
    pub strong: bool,
}

impl Run {
    /// The text as shown.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// Each character with its byte offset in the file.
    pub fn chars(&self) -> impl Iterator<Item = (char, usize)> {
        self.pieces.iter().flat_map(|piece| {
            let verbatim = piece.text.len() == piece.range.len();
            piece.text.char_indices().map(move |(n, c)| {
                (c, if verbatim { piece.range.start + n } else { piece.range.start })
            })
        })
    }
}

/// Blanks of every width, marks without a width and the control characters of an original: what two forms of one text may
/// differ in.
#[inline]
pub fn is_blank(c: char) -> bool {
    // Most letters are none, and are asked most often.
    let is_letter = matches!(c, '一'..='\u{9fff}' | '!'..='~');
    !is_letter && (c.is_whitespace() || c == '\u{200b}' || is_control(c))
}
