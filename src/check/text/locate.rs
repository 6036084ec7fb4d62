//! Finds the place of a citation in the text of its document.

use std::ops::Range;

use super::document::DocumentText;
use super::letters;
use crate::model::{Block, Citation, CitedPlace, DocumentId, Row, Run, Table};

/// A place in the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The document.
    pub document: DocumentId,
    /// The anchor of the heading, paragraph or table row.
    pub anchor: String,
    /// The quoted characters, counted in the passage without blanks; `None` is the whole row.
    pub letters: Option<(usize, usize)>,
    /// The blocks of the text that the record is about: the cited one, and for a task the paragraphs that belong to it.
    pub blocks: Range<usize>,
    /// The row, where the block is a table.
    pub row: Option<usize>,
}

/// What of a citation is not in its document.
#[derive(Debug, Clone)]
pub(in crate::check) enum Missing<'a> {
    /// The quoted words, and the blocks in which they are looked for.
    Quote(&'a str, Range<usize>),
    /// The heading or paragraph under which they are looked for.
    Under(&'a str),
    /// The table.
    Table(&'a str),
    /// A row of a table.
    Row(&'a str, &'a str),
    /// A part of the row with a number.
    Part(&'a str, &'a str),
}

/// The place of a citation in the text of its document.
pub(in crate::check) fn locate<'c>(
    text: &DocumentText<'_>,
    citation: &'c Citation,
) -> Result<Cited, Missing<'c>> {
    let table_at = |title: &'c String| text.table(title).ok_or(Missing::Table(title));
    match &citation.place {
        CitedPlace::Row { table, row, part } => {
            let (block, found) = table_at(table)?;
            let rows = numbered_rows(found, row).ok_or(Missing::Row(table, row))?;
            let row = match part.as_ref().filter(|_| rows.len() > 1) {
                Some(part) => part_of(found, rows, part).ok_or(Missing::Part(row, part))?,
                // A number with one row has no parts to be told apart.
                None => rows.start,
            };
            Ok(cited(text, (block, row), None))
        }
        CitedPlace::Quote { quote, under, table } => {
            let blocks = match (table, under) {
                (Some(table), _) => {
                    let (at, _) = table_at(table)?;
                    at..at + 1
                }
                (None, Some(head)) => {
                    text.starting(head).ok_or(Missing::Under(head))?..text.passages().len()
                }
                (None, None) => 0..text.passages().len(),
            };
            quoted(text, blocks.clone(), quote).ok_or(Missing::Quote(quote, blocks))
        }
    }
}

/// The first place in some blocks where words stand.
pub(in crate::check) fn quoted(
    text: &DocumentText<'_>,
    blocks: Range<usize>,
    quote: &str,
) -> Option<Cited> {
    let words = letters::forms(&letters::of_text(quote));
    let from = blocks.start;
    let blocks = text.forms().get(blocks).unwrap_or_default().iter().enumerate();
    let mut found = blocks.flat_map(|(n, passages)| {
        let passages = passages.iter().enumerate();
        let words = &words;
        passages.filter_map(move |(row, text)| {
            let mut windows = text.windows(words.len().max(1));
            windows.position(|window| window == words).map(|at| ((from + n, row), at))
        })
    });
    let (place, at) = found.next()?;
    Some(cited(text, place, Some((at, at + words.len()))))
}

/// Some letters of a passage as a place: its block and, of a table, its row. `None` is all of it.
pub(in crate::check) fn cited(
    text: &DocumentText<'_>,
    (block, row): (usize, usize),
    letters: Option<(usize, usize)>,
) -> Cited {
    let found = text.document.body.blocks.get(block);
    let (is_table, anchor) = match found {
        Some(Block::Heading(_, passage) | Block::Paragraph(passage)) => {
            (false, Some(&passage.anchor))
        }
        Some(Block::Table(table)) => (true, table.rows.get(row).map(|row| &row.anchor)),
        None => (false, None),
    };
    Cited {
        document: text.document.id.clone(),
        anchor: anchor.cloned().unwrap_or_default(),
        letters,
        blocks: block..block + 1,
        row: is_table.then_some(row),
    }
}

/// The rows under this printed number: it is printed once, and the cells below it are empty.
fn numbered_rows(table: &Table, number: &str) -> Option<Range<usize>> {
    let column = letters::number_column(table);
    let cell = |row: &Row| row.cells.get(column).map(Run::text);
    let number = letters::of_text(number);
    let is_number = |row: &Row| {
        cell(row).is_some_and(|text| letters::is_same(&letters::of_text(&text), &number))
    };
    let start = table.rows.iter().position(is_number)?;
    let is_part = |row: &&Row| cell(row).is_some_and(|text| text.trim().is_empty());
    let parts = table.rows.iter().skip(start + 1).take_while(is_part).count();
    Some(start..start + parts + 1)
}

/// The row, of some, that has a cell with these words.
fn part_of(table: &Table, mut rows: Range<usize>, words: &str) -> Option<usize> {
    let words = letters::of_text(words);
    let names_it = |at: &usize| {
        let cells = table.rows.get(*at).into_iter().flat_map(|row| &row.cells);
        cells.map(Run::text).any(|text| letters::is_same(&letters::of_text(&text), &words))
    };
    rows.find(names_it)
}
