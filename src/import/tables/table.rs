//! A table while it is rebuilt

use super::super::doubt::{Doubt, Why};
use super::super::lines::Line;
use super::super::text::{is_page_artefact, join};

/// A table in which a merged cell is written once and left empty below
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import) struct Table {
    pub(in crate::import) header: Vec<String>,
    pub(in crate::import) rows: Vec<Vec<String>>,
}

/// A table at the beginning of some lines
pub(in crate::import) struct Found {
    pub(in crate::import) table: Table,
    pub(in crate::import) doubts: Vec<Doubt>,
    /// How many lines it takes
    pub(in crate::import) lines: usize,
}

impl Table {
    pub(super) fn new(header: Vec<String>) -> Self {
        Self { header, rows: Vec::new() }
    }

    /// Adds a row, empty at its end where it is short.
    pub(super) fn push(&mut self, mut row: Vec<String>) {
        row.resize(self.header.len().max(row.len()), String::new());
        self.rows.push(row);
    }

    /// Adds a row whose columns are not known: all of it stands in its first cell, so that no text is lost or moved and none
    /// is claimed for a column.
    pub(super) fn push_whole(&mut self, row: &[String]) {
        let cells: Vec<&str> =
            row.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
        let row = vec![cells.join(" ")];
        // In a very wide table the empty cells would be most of the draft.
        if self.header.len() > WIDEST { self.rows.push(row) } else { self.push(row) }
    }

    /// Adds columns without a head, where most rows have more cells than there are heads; it is asked whether that is right.
    ///
    /// `rows` are how many cells each has, `lines` the first and the last line of the table.
    pub(super) fn widen(&mut self, rows: &[usize], lines: (usize, usize)) -> Option<Doubt> {
        let heads = self.header.len();
        let wider = rows.iter().filter(|cells| **cells > heads).count();
        let most = rows.iter().copied().max().filter(|_| wider * 2 > rows.len())?;
        self.header.resize(most, String::new());
        Some(Doubt { first: lines.0, last: lines.1, why: Why::GuessedTable })
    }
}

/// The most columns that a row without columns is filled up to
const WIDEST: usize = 100;

/// How many lines a table takes whose rows `belongs` knows.
///
/// A line between two rows, with no blank line around it, is taken too: the table goes on below it.
pub(super) fn extent(lines: &[Line], belongs: impl Fn(&str) -> bool) -> usize {
    let mut taken = 0;
    for (index, line) in lines.iter().enumerate() {
        let goes_on =
            || taken == index && lines.get(index + 1).is_some_and(|next| belongs(&next.text));
        if belongs(&line.text) || !is_page_artefact(&line.text) && goes_on() {
            taken = index + 1;
        } else if !is_page_artefact(&line.text) {
            break;
        }
    }
    taken
}

/// Adds a line that is no row to the last cell with a text, or to the last cell.
pub(super) fn add_to_last_cell(cells: &mut [String], line: &str) {
    let filled = cells.iter().rposition(|cell| !cell.is_empty());
    let last = filled.unwrap_or(cells.len().saturating_sub(1));
    if let Some(cell) = cells.get_mut(last) {
        join(cell, &line.replace('\t', " "));
    }
}
