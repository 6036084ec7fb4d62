//! A table of Markdown: bars between cells, and below the header a line of dashes

use super::table::{Found, Table};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::text::{bars, tidy};

/// Whether a line is a row: a bar at both ends and one between.
pub(super) fn is_row(line: &str) -> bool {
    bars(line).is_some_and(|bars| bars.len() > 2)
}

/// The table at the beginning of the lines: at least a header and a row, or a line of dashes below the header.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let rows: Vec<&Line> = lines.iter().take_while(|line| is_row(&line.text)).collect();
    let taken = rows.len();
    let mut cells = rows.iter().map(|line| (line.number, cells(&line.text)));
    let (first, header) = cells.next()?;
    let rows: Vec<(usize, Vec<String>)> =
        cells.filter(|(_, row)| !row.iter().all(|cell| is_dashes(cell))).collect();
    let mut table = Table::new(header);
    let mut doubts = Vec::new();
    let counts: Vec<usize> = rows.iter().map(|(_, row)| row.len()).collect();
    let last = rows.last().map_or(first, |(number, _)| *number);
    doubts.extend(table.widen(&counts, (first, last)));
    let width = table.header.len();
    for (number, row) in rows {
        if row.len() > width {
            table.push_whole(&row);
            doubts.push(Doubt::of(number, Why::TooManyCells));
        } else {
            table.push(row);
        }
    }
    (taken > 1).then_some(Found { table, doubts, lines: taken })
}

fn cells(line: &str) -> Vec<String> {
    let bars = bars(line).unwrap_or_default();
    let pairs = bars.iter().zip(bars.iter().skip(1));
    let between = pairs.filter_map(|(left, right)| line.get(left + 1..*right));
    between.map(|cell| tidy(&cell.replace("\\|", "|"))).collect()
}

fn is_dashes(cell: &str) -> bool {
    let dashes = cell.trim_matches(':');
    !dashes.is_empty() && dashes.chars().all(|c| c == '-')
}
