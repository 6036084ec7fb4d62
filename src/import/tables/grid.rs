//! Rows of cells to a table: how like each other the cells of a column are, and a header of two lines

use super::columns::is_value;

/// Whether rows have columns: in each the cells are mostly values or mostly words, and the first has words or numbers
/// of rows. In parts of a hundred.
pub(super) fn likeness(rows: &[&[String]], width: usize) -> usize {
    if rows.is_empty() {
        return 0;
    }
    let alike = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let values = cells.filter(|cell| is_value(cell) && !cell.is_empty()).count();
        values.max(rows.len() - values)
    };
    (0..width).map(alike).sum::<usize>() * 100 / (rows.len() * width.max(1))
}

/// Whether one cell of a column is none of the values that all others are, in three rows or more: a name on two lines stands
/// before it, in a row that lacks a value.
pub(super) fn has_odd_value(rows: &[Vec<String>]) -> bool {
    let columns = rows.first().map_or(0, Vec::len);
    (1..columns).any(|column| {
        let cells = || rows.iter().filter_map(|row| row.get(column));
        let other: Vec<&String> = cells().filter(|cell| !is_value(cell)).collect();
        let is_word = |cell: &&&String| !NOTHING.contains(&cell.as_str());
        rows.len() > 2 && other.len() == 1 && other.iter().any(|cell| is_word(&cell))
    })
}

/// What stands in the place of a value that is not there
const NOTHING: &[&str] = &["/", "无", "暂无", "不适用"];

/// Joins two lines of a header: what stands over several columns is written at the first of them, once.
pub(super) fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let width = upper.len().max(lower.len());
    let cell = |row: &[String], at: usize| row.get(at).cloned().unwrap_or_default();
    (0..width).map(|at| cell(upper, at) + &cell(lower, at)).collect()
}

/// A header of two lines without their gaps: the lower names the last columns, and what is left of the upper stands over
/// them, each over one, the last over the rest.
pub(super) fn spread(upper: &[String], lower: &[String], columns: usize) -> Vec<String> {
    let mut above: Vec<String> = upper.to_vec();
    above.resize(columns, String::new());
    let mut below = vec![String::new(); columns.saturating_sub(lower.len())];
    below.extend(lower.iter().cloned());
    joined(&above, &below)
}

/// Whether a row is the second line of a header: below what spans several columns it names each of them.
pub(super) fn is_second_header(upper: &[String], row: &[String]) -> bool {
    let is_filled = |cell: &&String| !cell.is_empty();
    let first = row.iter().position(|cell| !cell.is_empty()).unwrap_or(row.len());
    let is_below_span = upper.iter().rposition(|cell| !cell.is_empty()).is_some_and(|last| {
        let over = upper.get(first);
        // The last cell of the upper line spans what stands below and right of it, or a gap in the line does.
        over.is_some_and(|cell| !cell.is_empty()) && (row.len() > last + 1 || has_gap(upper, first))
    });
    first > 0
        && row.iter().filter(is_filled).count() > 1
        && row.iter().filter(is_filled).all(|cell| !is_value(cell) || super::heads::is_head(cell))
        && is_below_span
}

fn has_gap(upper: &[String], first: usize) -> bool {
    upper.iter().skip(first + 1).any(String::is_empty)
}
