//! A table copied from a web page: the first cell of a row is a line of its own, a tab begins each of the others, and a tab
//! alone ends the row

use super::columns::place;
use super::stacked::is_cell;
use super::table::{Found, Table};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::text::{tidy_cell, width};

/// The widest first cell
const WIDEST: usize = 80;
/// A header and so many rows are a table
const FEWEST: usize = 2;

struct Row {
    line: usize,
    cells: Vec<String>,
}

/// The table at the beginning of the lines, if each row has an end.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let (rows, taken) = rows(lines);
    let with_cells = rows.iter().filter(|row| row.cells.len() > 1).count();
    let mut rows = rows.into_iter();
    let header = rows.next().filter(|row| row.cells.len() > 1 && with_cells > FEWEST)?;
    let mut table = Table::new(header.cells);
    let width = table.header.len();
    let rows: Vec<Row> = rows.collect();
    let whole: Vec<Vec<String>> =
        rows.iter().filter(|row| row.cells.len() == width).map(|row| row.cells.clone()).collect();
    let mut doubts = Vec::new();
    for Row { line, cells } in rows {
        // A cell over all columns stands in the first.
        let first = match cells.len() {
            1 => Some(0),
            count if count > width => None,
            count if count == width => Some(0),
            _ => place(&cells, &whole, width),
        };
        if let Some(first) = first {
            table.push(vec![String::new(); first].into_iter().chain(cells).collect());
        } else {
            let why = if cells.len() > width { Why::TooManyCells } else { Why::NoColumn };
            doubts.push(Doubt::of(line, why));
            table.push_whole(&cells);
        }
    }
    Some(Found { table, doubts, lines: taken })
}

/// The rows, and how many lines they take: the last one that has an end is the last.
fn rows(lines: &[Line]) -> (Vec<Row>, usize) {
    let mut rows: Vec<Row> = Vec::new();
    let mut row: Option<Row> = None;
    let (mut taken, mut is_below_end) = (0, false);
    for (at, line) in lines.iter().enumerate() {
        let is_tabbed = is_cell(&line.text);
        if is_tabbed && line.text.trim().is_empty() {
            // Of two of them the first was an empty cell.
            match (row.take(), rows.last_mut()) {
                (Some(ended), _) => rows.push(ended),
                (None, Some(last)) if is_below_end => last.cells.push(String::new()),
                (None, _) => break,
            }
            (taken, is_below_end) = (at + 1, true);
            continue;
        }
        if line.is_artefact() {
            continue;
        }
        let cell = tidy_cell(&line.text);
        match (&mut row, is_tabbed) {
            (Some(row), true) => row.cells.push(cell),
            // Behind the tab that seemed to end a row its next cell stands: that tab was an empty cell.
            (None, true) if is_below_end => {
                let Some(mut again) = rows.pop() else { break };
                again.cells.extend([String::new(), cell]);
                row = Some(again);
            }
            (None, false) if is_first(line) => {
                row = Some(Row { line: line.number, cells: vec![cell] });
            }
            _ => break,
        }
        is_below_end = false;
    }
    (rows, taken)
}

fn is_first(line: &Line) -> bool {
    !line.text.contains('\t') && width(&line.text) <= WIDEST
}
