//! The heads of the columns of a table, with what is printed below them in a second line.

use super::letters;
use super::numbers::{Reading, numbers};
use super::parted::CELL;
use super::place::of;
use super::years;
use crate::model::{Row, Run, Table};

/// What stands over each column of a row: the header and the rows below it that go on with it, with a sign behind each.
/// One without a head stands under that of the column before, as under a merged one, and 其中：女性 goes on with it.
pub(in crate::check) fn heads(table: &Table, row: usize) -> Vec<Vec<char>> {
    let more = table.rows.get(..row).unwrap_or_default().iter();
    let more = more.take_while(|row| is_of_head(table, row)).map(|row| &row.cells);
    let mut heads: Vec<Vec<char>> = vec![Vec::new(); table.header.len()];
    let is_merged: Vec<bool> = table.header.iter().map(|cell| of(cell).is_empty()).collect();
    for cells in std::iter::once(&table.header).chain(more) {
        let mut before: Vec<char> = Vec::new();
        for ((head, cell), is_merged) in heads.iter_mut().zip(cells).zip(&is_merged) {
            let cell = of(cell);
            let is_part = letters::starts_with(&cell, "其中");
            let printed = if cell.is_empty() && *is_merged { before.clone() } else { cell };
            if is_part {
                head.extend(&before);
                head.push(CELL);
            }
            head.extend(&printed);
            head.push(CELL);
            before = if is_part { before } else { printed };
        }
    }
    heads
}

/// Whether a row goes on with the head: its first cell is merged with that of the head, it has words in another, and no
/// number that is not a year.
fn is_of_head(table: &Table, row: &Row) -> bool {
    let first = |cells: &[Run]| cells.first().map(of).unwrap_or_default();
    let own = first(&row.cells);
    let is_merged = own.is_empty() || own == first(&table.header);
    let has_words = row.cells.iter().skip(1).any(|cell| letters::of_run(cell).next().is_some());
    is_merged && has_words && !has_number(row)
}

/// Whether a row has a number that is not a year.
pub(in crate::check) fn has_number(row: &Row) -> bool {
    row.cells.iter().any(|cell| {
        let cell = of(cell);
        let years = years::bare(&cell).len();
        numbers(&cell, Reading::Printed).len() > years
    })
}
