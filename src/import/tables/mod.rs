//! Tables: three raw shapes, one result

mod columns;
mod printed;
mod stacked;
mod tabbed;
mod table;

use super::lines::{Line, LineEnd, Shape};

pub(super) use table::{Found, Table};

/// The table that begins with the first of the lines, if one does.
pub(super) fn table(lines: &[Line], shape: Shape) -> Option<Found> {
    let first = lines.first()?;
    if stacked::is_cell(&first.text) {
        return Some(stacked::table(lines));
    }
    if first.text.contains('\t') {
        return Some(tabbed::table(lines));
    }
    match shape {
        Shape::Wrapped { end: LineEnd::Blank, .. } => printed::table(lines),
        // In a wrapped text with no sign of where a cell ends, a wrapped cell would be taken for two.
        Shape::Wrapped { .. } | Shape::Marked | Shape::Paragraphs | Shape::Press => None,
    }
}
