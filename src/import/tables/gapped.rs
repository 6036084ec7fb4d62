//! A table with one cell a line and numbered rows, some of which lack a cell: where the next number stands, a row begins

use super::cell::{Cell, doubt, is_one, texts};
use super::columns::{is_value, likeness};
use super::listed::{are_usual, header};
use super::table::{Found, Table};
use crate::import::doubt::Why;
use crate::import::lines::Line;
use crate::import::number::{System, heading};
use crate::import::text::{is_finished, width};

/// Fewer rows show no order
const LEAST: usize = 3;
/// A wider line that ends a sentence is a paragraph, where no cell above it is like it
const CELL: usize = 80;

/// The table that begins with the first of the lines, if some of its rows are whole and others short; asked about in any case.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let mut below = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
    let header = header(&mut below).filter(|header| are_usual(header))?;
    let columns = header.len();
    let rows = rows(below.take_while(|(_, line)| is_cell(line)), columns);
    let is_whole = |row: &&Vec<Cell>| row.len() == columns;
    let whole: Vec<Vec<String>> = rows.iter().filter(is_whole).map(|row| texts(row)).collect();
    let is_table = rows.len() >= LEAST && whole.len() > 1 && whole.len() * 2 >= rows.len();
    if !is_table || whole.len() == rows.len() {
        return None;
    }
    let mut table = Table::new(header);
    for row in &rows {
        table.push(placed(&texts(row), &whole, columns));
    }
    let last = rows.last().and_then(|row| row.last())?;
    let first = lines.first().map(|line| Cell::of(0, line));
    let doubts = vec![doubt(first.as_ref(), Some(last), Why::GuessedTable)];
    Some(Found { table, doubts, lines: last.at + 1 })
}

fn is_cell(line: &Line) -> bool {
    is_one(line) && heading(&line.text).is_none_or(|system| system >= System::Dot)
}

/// The rows from the number 1 on, the number with its cells. None where a row has more lines than the header.
fn rows<'l>(mut below: impl Iterator<Item = (usize, &'l Line)>, columns: usize) -> Vec<Vec<Cell>> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    // The lines from the start of a row on, as many as are looked at
    let mut ahead: Vec<(usize, &Line)> = Vec::new();
    loop {
        ahead.extend(below.by_ref().take(columns * 3 - ahead.len()));
        let next = (rows.len() + 2).to_string();
        let is_next =
            |length: &usize| ahead.get(*length).is_some_and(|(_, line)| line.text.trim() == next);
        let length = Some(columns).filter(is_next).or_else(|| (2..columns).find(is_next));
        let Some(length) = length else {
            // A row with more lines than the header has cells of several lines.
            if (columns + 1..columns * 3).any(|length| is_next(&length)) {
                return Vec::new();
            }
            rows.push(last_row(&rows, &ahead, columns));
            return rows;
        };
        rows.push(ahead.drain(..length).map(|(at, line)| Cell::of(at, line)).collect());
    }
}

/// The last row: no number shows where it ends, but a paragraph below it or another indent may.
fn last_row(above: &[Vec<Cell>], lines: &[(usize, &Line)], columns: usize) -> Vec<Cell> {
    let is_sentence = |text: &str| width(text) > CELL && is_finished(text);
    let has_sentences = above.iter().flatten().any(|cell| is_sentence(&cell.text));
    let indent = lines.first().map_or(0, |(_, line)| line.indent);
    let is_of_row =
        |line: &Line| line.indent == indent && (has_sentences || !is_sentence(&line.text));
    let row = lines.iter().take(columns).take_while(|(_, line)| is_of_row(line));
    row.map(|(at, line)| Cell::of(*at, line)).collect()
}

/// The cells of a row in the columns whose other cells are most like them, in order; the first stands in the first column.
fn placed(row: &[String], whole: &[Vec<String>], columns: usize) -> Vec<String> {
    // best[column][count]: how well the first cells fit the first columns
    let mut best = vec![vec![None; row.len() + 1]; columns + 1];
    if let Some(none) = best.first_mut().and_then(|counts| counts.first_mut()) {
        *none = Some(0);
    }
    let fit = |best: &[Vec<Option<usize>>], column: usize, count: usize| {
        best.get(column).and_then(|counts| counts.get(count).copied().flatten())
    };
    let with = |best: &[Vec<Option<usize>>], column: usize, count: usize| {
        let before = fit(best, column.checked_sub(1)?, count.checked_sub(1)?)?;
        Some(before + likeness(row.get(count - 1)?, whole, column - 1))
    };
    let without = |best: &[Vec<Option<usize>>], column: usize, count: usize| {
        fit(best, column.checked_sub(1)?, count).filter(|_| column > 1)
    };
    for column in 1..=columns {
        for count in 0..=row.len() {
            let better = with(&best, column, count).max(without(&best, column, count));
            if let Some(cell) = best.get_mut(column).and_then(|counts| counts.get_mut(count)) {
                *cell = better;
            }
        }
    }
    let mut placed = vec![String::new(); columns];
    let mut count = row.len();
    for column in (1..=columns).rev() {
        // Where both fit as well, a value is rather the later one, and other cells are missing at the end.
        let text = count.checked_sub(1).and_then(|at| row.get(at));
        let (with, without) = (with(&best, column, count), without(&best, column, count));
        let is_here = with > without || with == without && text.is_some_and(|text| is_value(text));
        if is_here
            && let Some(cell) = placed.get_mut(column - 1)
            && let Some(text) = text
        {
            cell.clone_from(text);
            count -= 1;
        }
    }
    placed
}
