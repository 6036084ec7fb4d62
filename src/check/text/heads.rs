//! The heads of the columns of a table, with what is printed below them in a second line, and its row of the total.

use std::borrow::Cow;

use super::letters;
use super::line::Line;
use super::numbers::{Reading, numbers};
use super::parted::{CELL, of_run as of};
use super::total_rows::total_row;
use super::{year_before, years};
use crate::model::{Row, Run, Table};

/// What stands over the columns of a table, read once for all its rows.
#[derive(Debug)]
pub(in crate::check) struct Heads {
    /// The heads of the columns; one without a head stands under that of the column before, as under a merged one.
    pub(in crate::check) first: Vec<Line>,
    /// How many rows go on with the head.
    lines: usize,
    /// What stands over a row below these.
    whole: Vec<Vec<char>>,
    /// The years over a row below these.
    years: Vec<Vec<i32>>,
    /// The period of the document.
    period: (i32, i32),
    /// The row of the total, if there is one.
    pub(in crate::check) total: Option<usize>,
}

impl Heads {
    pub(in crate::check) fn of(table: &Table, period: (i32, i32)) -> Self {
        let mut first: Vec<Vec<char>> = Vec::new();
        for head in table.header.iter().map(of) {
            let before = first.last().filter(|_| head.is_empty()).cloned();
            first.push(before.unwrap_or(head));
        }
        let lines = table.rows.iter().take_while(|row| is_of_head(table, row)).count();
        let whole = over(table, lines);
        let years = year_before::of_heads(&whole, period);
        let first = first.into_iter().map(Line::of).collect();
        Self { first, lines, whole, years, period, total: total_row(table) }
    }

    /// What stands over each column of a row: the header and the rows below it that go on with it, with a sign behind each.
    /// One without a head stands under that of the column before, as under a merged one, and 其中：女性 goes on with it.
    pub(in crate::check) fn over<'h>(&'h self, table: &Table, row: usize) -> Cow<'h, [Vec<char>]> {
        if row < self.lines { over(table, row).into() } else { self.whole.as_slice().into() }
    }

    /// The years that stand over each column of a row.
    pub(in crate::check) fn years_over<'h>(
        &'h self,
        table: &Table,
        row: usize,
    ) -> Cow<'h, [Vec<i32>]> {
        if row < self.lines {
            year_before::of_heads(&over(table, row), self.period).into()
        } else {
            self.years.as_slice().into()
        }
    }
}

/// The header of a table and so many rows below it that go on with it.
fn over(table: &Table, lines: usize) -> Vec<Vec<char>> {
    let more = table.rows.get(..lines).unwrap_or_default().iter().map(|row| &row.cells);
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
