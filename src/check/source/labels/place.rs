//! The place of a record in its document: what is printed there, and what stands over it.

use std::collections::BTreeMap;

use crate::check::source::citations::{Cited, Text, Texts};
use crate::check::text::letters;
use crate::content::{Block, Citation, Origin, Row, Table};

/// The place of a record in its document.
pub(in crate::check) struct Place<'a> {
    text: &'a Text<'a>,
    cited: &'a Cited,
}

impl<'a> Place<'a> {
    /// The place of a record, if it was found.
    pub(in crate::check) fn of(
        texts: &'a Texts<'a>,
        cited: &'a BTreeMap<Origin, Cited>,
        citation: &Citation,
        origin: &Origin,
    ) -> Option<Self> {
        Some(Self { text: texts.get(&citation.document)?, cited: cited.get(origin)? })
    }

    /// Whether a row is cited as a whole, by its number.
    pub(in crate::check) fn is_row(&self) -> bool {
        self.cited.letters.is_none()
    }

    /// The table and the row in it, where the place is one.
    pub(in crate::check) fn table(&self) -> Option<(&'a Table, usize)> {
        match self.text.document.body.blocks.get(self.cited.blocks.start)? {
            Block::Table(table) => Some((table, self.cited.row?)),
            Block::Heading(..) | Block::Paragraph(_) => None,
        }
    }

    /// The cited words; of a row, all of it.
    pub(in crate::check) fn quote(&self) -> &'a [char] {
        let passage = self.text.letters(self.cited.blocks.start, self.cited.row);
        let (start, end) = self.cited.letters.unwrap_or((0, passage.len()));
        passage.get(start..end).unwrap_or_default()
    }

    /// The paragraphs of the record; of a row, the row as a whole and each of its cells, together with the rows above it
    /// under the same number.
    pub(in crate::check) fn here(&self) -> Vec<Vec<char>> {
        let Some((table, row)) = self.table() else {
            let blocks = self.cited.blocks.clone();
            return blocks.map(|block| self.text.letters(block, None).to_vec()).collect();
        };
        let column = letters::number_column(table);
        let is_numbered =
            |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.text().trim().is_empty());
        let rows = table.rows.get(..=row).unwrap_or_default();
        let start = rows.iter().rposition(is_numbered).unwrap_or(row);
        rows.get(start..).unwrap_or_default().iter().flat_map(stretches).collect()
    }

    /// What stands over the place: the rows above and the heads of the table, the paragraphs since the last heading, and
    /// the headings of all levels.
    pub(in crate::check) fn above(&self) -> Vec<Vec<char>> {
        let mut above: Vec<Vec<char>> = Vec::new();
        if let Some((table, row)) = self.table() {
            let rows = table.rows.get(..row).unwrap_or_default();
            above.extend(rows.iter().flat_map(stretches));
            above.extend(
                table.header.iter().map(|cell| letters::of_run(cell).map(|(c, _)| c).collect()),
            );
        }
        let blocks = self.text.document.body.blocks.get(..self.cited.blocks.start);
        let mut lowest = None;
        for block in blocks.unwrap_or_default().iter().rev() {
            match block {
                Block::Heading(level, heading) if lowest.is_none_or(|lowest| *level < lowest) => {
                    lowest = Some(*level);
                    above.push(letters::of_passage(heading));
                }
                Block::Paragraph(paragraph) if lowest.is_none() => {
                    above.push(letters::of_passage(paragraph));
                }
                Block::Heading(..) | Block::Paragraph(_) | Block::Table(_) => {}
            }
        }
        above
    }
}

/// A row as a whole and each of its cells.
fn stretches(row: &Row) -> Vec<Vec<char>> {
    let cells = row.cells.iter().map(|cell| letters::of_run(cell).map(|(c, _)| c).collect());
    std::iter::once(letters::of_row(row)).chain(cells).collect()
}
