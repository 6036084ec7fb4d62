//! A table with one cell a line whose cells may be sentences, as a list of tasks: the numbers of its rows show where they begin

use super::heads::{is_head, is_number_head};
use super::table::{Found, Table};
use crate::import::lines::Line;
use crate::import::number::{System, heading};
use crate::import::text::tidy;

/// The columns that a table may have
const MOST: usize = 14;
/// A head has no more letters
const LONGEST_HEAD: usize = 16;

/// The table that begins with the first of the lines, if every row has as many lines as the header.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let mut cells = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
    let mut header: Vec<String> = Vec::new();
    for (_, line) in cells.by_ref() {
        let cell = tidy(&line.text);
        if cell == "1" {
            break;
        }
        if header.len() >= MOST || cell.chars().count() > LONGEST_HEAD || line.text.contains('\t') {
            return None;
        }
        header.push(cell);
    }
    let heads = header.iter().filter(|cell| is_head(cell)).count();
    let is_headed =
        header.first().is_some_and(|first| is_number_head(first)) && heads * 2 > header.len();
    if !is_headed || header.len() < 3 {
        return None;
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut behind = 0;
    loop {
        let mut row = vec![(rows.len() + 1).to_string()];
        for (at, line) in cells.by_ref().take(header.len() - 1) {
            row.push(tidy(&line.text));
            behind = at + 1;
        }
        if row.len() < header.len() || row.iter().any(|cell| cell.contains('\t')) {
            return None;
        }
        rows.push(row);
        let next = (rows.len() + 1).to_string();
        match cells.clone().next() {
            Some((_, line)) if line.text.trim() == next => {
                cells.next();
            }
            _ => break,
        }
    }
    if rows.len() < 2 || !is_whole(&rows) || goes_on(cells, rows.len() + 1, header.len()) {
        return None;
    }
    let mut table = Table::new(header);
    for row in rows {
        table.push(row);
    }
    Some(Found { table, doubts: Vec::new(), lines: behind })
}

/// Whether no cell is the number of the next row or a heading, and the last row is like the others.
fn is_whole(rows: &[Vec<String>]) -> bool {
    let is_odd = |at: usize, cell: &String| {
        let is_heading = heading(cell).is_some_and(|system| system < System::Dot);
        is_heading || *cell == (at + 2).to_string()
    };
    let ends_sentence = |row: &Vec<String>| row.last().is_some_and(|cell| cell.ends_with('。'));
    let is_last_odd = rows
        .split_last()
        .is_some_and(|(last, above)| ends_sentence(last) && !above.iter().any(ends_sentence));
    let is_any_odd =
        rows.iter().enumerate().any(|(at, row)| row.iter().skip(1).any(|cell| is_odd(at, cell)));
    !is_any_odd && !is_last_odd
}

/// Whether a row with the next number stands not far below: the one before it has more lines than the header.
fn goes_on<'a>(
    cells: impl Iterator<Item = (usize, &'a Line)>,
    next: usize,
    columns: usize,
) -> bool {
    let next = next.to_string();
    cells.take(columns * 3).any(|(_, line)| line.text.trim() == next)
}
