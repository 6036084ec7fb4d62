//! Rows of totals in a table: how they are called, and which they are.

use super::letters;
use crate::model::{Row, Table};

/// How a row of the total of a table is called.
pub(in crate::check) const TOTALS: [&str; 4] = ["合计", "总计", "共计", "总合计"];

/// How a row of the total of some of its rows is called.
pub(in crate::check) const PART: &str = "小计";

/// Whether words are the name of a row of the total of a table.
pub(in crate::check) fn is_of_all(name: &[char]) -> bool {
    TOTALS.iter().any(|total| total.chars().eq(name.iter().copied()))
}

/// What a row of a total is called, which its first words say: 合计.
pub(in crate::check) fn total_of(row: &Row) -> Option<&'static str> {
    // Most rows differ in their first letter, and all of a table are asked.
    let letters = |cell| letters::of_run(cell).map(|(c, _)| c);
    let name = row.cells.iter().find(|cell| letters(cell).next().is_some())?;
    let mut totals = TOTALS.iter().chain([&PART]);
    totals.find(|total| letters(name).eq(total.chars())).copied()
}

/// The row of the total of a table or, where it has none, its only one of a part.
pub(in crate::check) fn total_row(table: &Table) -> Option<usize> {
    let rows = table.rows.iter().enumerate();
    let named = rows.filter_map(|(at, row)| Some((at, total_of(row)?)));
    let (parts, totals): (Vec<_>, Vec<_>) = named.partition(|(_, name)| *name == PART);
    let only = parts.first().filter(|_| parts.len() == 1);
    totals.first().or(only).map(|(at, _)| *at)
}
