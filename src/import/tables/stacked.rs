//! A word processor's table with a cell a line: a tab begins a cell, a blank line or a blank before the tab a row

use super::columns::place;
use super::table::{Found, Table, add_to_last_cell, extent};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::text::{is_page_artefact, tidy_cell};

/// How a row begins
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// Below a blank line: with its first column
    BlankLine,
    /// With ` \t`: with any column, since merged cells are left out
    BlankBefore,
}

struct Row {
    line: usize,
    start: Start,
    cells: Vec<String>,
}

/// Whether the line is one cell: a tab, and no other behind it.
pub(super) fn is_cell(line: &str) -> bool {
    let Some(cell) = line.trim_start_matches(' ').strip_prefix('\t') else { return false };
    !cell.contains('\t')
}

/// The table at the beginning of the lines; the first row is its header.
pub(super) fn table(lines: &[Line]) -> Found {
    let taken = extent(lines, is_cell);
    let (rows, mut doubts) = rows(lines.get(..taken).unwrap_or(lines));
    let mut rows = rows.into_iter();
    let mut table = Table::new(rows.next().map(|row| row.cells).unwrap_or_default());
    let width = table.header.len();
    let rows = joined(rows.collect(), width);
    // A head of one cell is that of no table: the others stand somewhere else.
    if width < 2
        && let (Some(first), Some(last)) = (lines.first(), rows.last())
    {
        doubts.push(Doubt { first: first.number, last: last.line, why: Why::GuessedTable });
    }
    let whole: Vec<Vec<String>> = rows
        .iter()
        .filter(|row| row.begins_left() && row.cells.len() == width)
        .map(|row| row.cells.clone())
        .collect();
    for row in rows {
        let first = if row.begins_left() { Some(0) } else { place(&row.cells, &whole, width) };
        let fits = row.cells.len() <= width;
        if let Some(first) = first.filter(|_| fits) {
            let mut cells = vec![String::new(); first];
            cells.extend(row.cells);
            table.push(cells);
        } else {
            table.push_whole(&row.cells);
            let why = if fits { Why::NoColumn } else { Why::TooManyCells };
            doubts.push(Doubt::of(row.line, why));
        }
    }
    Found { table, doubts, lines: taken }
}

impl Row {
    /// Its first cell is that of the first column: a number, or empty
    fn begins_left(&self) -> bool {
        let is_number = |cell: &String| cell.chars().all(|c| c.is_ascii_digit());
        self.start == Start::BlankLine && self.cells.first().is_some_and(is_number)
    }
}

fn rows(lines: &[Line]) -> (Vec<Row>, Vec<Doubt>) {
    let mut rows: Vec<Row> = Vec::new();
    let mut doubts = Vec::new();
    let mut start = Some(Start::BlankLine);
    for line in lines {
        if !is_cell(&line.text) {
            if is_page_artefact(&line.text) {
                start = Some(Start::BlankLine);
            } else {
                doubts.push(Doubt::of(line.number, Why::InsideTable));
                rows.last_mut()
                    .into_iter()
                    .for_each(|row| add_to_last_cell(&mut row.cells, &line.text));
            }
            continue;
        }
        if line.text.starts_with(' ') {
            start = Some(Start::BlankBefore);
        }
        let cell = tidy_cell(&line.text);
        match (start.take(), rows.last_mut()) {
            (None, Some(row)) => row.cells.push(cell),
            (start, _) => {
                let start = start.unwrap_or(Start::BlankLine);
                rows.push(Row { line: line.number, start, cells: vec![cell] });
            }
        }
    }
    (rows, doubts)
}

/// Joins a row that a blank line cut in two: the halves together have all columns.
fn joined(rows: Vec<Row>, width: usize) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::new();
    for row in rows {
        match joined.last_mut() {
            Some(half) if is_other_half(half, &row, width) => half.cells.extend(row.cells),
            _ => joined.push(row),
        }
    }
    joined
}

fn is_other_half(half: &Row, row: &Row, width: usize) -> bool {
    let is_below_blank_line = row.start == Start::BlankLine && !row.begins_left();
    half.begins_left() && is_below_blank_line && half.cells.len() + row.cells.len() == width
}
