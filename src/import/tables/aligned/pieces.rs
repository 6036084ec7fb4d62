//! The pieces of lines, and the columns that they stand in

use std::collections::BTreeSet;

use crate::import::tables::columns::is_value;
use crate::import::text::{is_wide, join};

/// No table is wider; what stands behind is of its last column
const WIDEST: usize = 4000;

/// The first line of a paragraph is indented so far
pub(super) const MARGIN: usize = 4;

/// The lines of one cell, at most, before a line with several comes again
pub(super) const TALLEST: usize = 6;

/// A piece of a line with wide blanks around it
#[derive(Debug, Clone)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A line with its pieces
pub(super) struct Row<'a> {
    pub(super) number: usize,
    pub(super) gap: usize,
    pub(super) pieces: Vec<Piece<'a>>,
}

/// How columns are counted: a Chinese letter is two wide, or every letter is one, as programs differ
#[derive(Debug, Clone, Copy)]
pub(super) enum Measure {
    Columns,
    Letters,
}

/// The pieces of a line, parted by two blanks or more
pub(super) fn pieces(text: &str, measure: Measure) -> Vec<Piece<'_>> {
    let text = text.trim_end();
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut column, mut blanks, mut first) = (0, 2, 0);
    for (at, c) in text.char_indices() {
        let size = if matches!(measure, Measure::Columns) && is_wide(c) { 2 } else { 1 };
        column += size;
        if c.is_whitespace() {
            blanks += if is_wide(c) { 2 } else { 1 };
            continue;
        }
        if blanks > 1 {
            first = at;
            pieces.push(Piece { text: "", start: column - size, end: column });
        }
        if let Some(piece) = pieces.last_mut() {
            piece.end = column;
            piece.text = text.get(first..at + c.len_utf8()).unwrap_or_default();
        }
        blanks = 0;
    }
    pieces
}

/// The first and the last place of each column: where nothing or nearly nothing is printed, two of them are parted
pub(super) fn edges(rows: &[Row]) -> Vec<(usize, usize)> {
    let ends = rows.iter().filter_map(|row| row.pieces.last()).map(|piece| piece.end);
    let mut ink = vec![0_usize; ends.max().unwrap_or_default().min(WIDEST)];
    for piece in rows.iter().flat_map(|row| &row.pieces) {
        for place in ink.iter_mut().take(piece.end).skip(piece.start) {
            *place += 1;
        }
    }
    let least = rows.len() / 25;
    let mut edges: Vec<(usize, usize)> = Vec::new();
    let mut is_inside = false;
    for (at, count) in ink.iter().enumerate() {
        let is_ink = *count > least;
        match edges.last_mut() {
            Some(edge) if is_inside && is_ink => edge.1 = at + 1,
            _ if is_ink => edges.push((at, at + 1)),
            _ => {}
        }
        is_inside = is_ink;
    }
    edges
}

/// The column that a piece covers most of, or is nearest to
fn column(piece: &Piece, edges: &[(usize, usize)]) -> usize {
    let distance = |(start, end): &(usize, usize)| {
        let covered = piece.end.min(*end).saturating_sub(piece.start.max(*start));
        let away = start.saturating_sub(piece.end) + piece.start.saturating_sub(*end);
        (std::cmp::Reverse(covered), away)
    };
    let places = edges.iter().enumerate().min_by_key(|(_, edge)| distance(edge));
    places.map_or(0, |(at, _)| at)
}

/// At how many places pieces begin: the fewer, the better they stand below each other
pub(super) fn starts(rows: &[Row]) -> usize {
    let starts: BTreeSet<usize> =
        rows.iter().flat_map(|row| &row.pieces).map(|piece| piece.start).collect();
    starts.len()
}

/// Pieces that share a column with another of their line, or cover two columns
pub(super) fn collisions(rows: &[Row], edges: &[(usize, usize)]) -> usize {
    let mut count = 0;
    for row in rows {
        let columns: Vec<usize> = row.pieces.iter().map(|piece| column(piece, edges)).collect();
        count += columns.windows(2).filter(|pair| pair.first() == pair.get(1)).count();
        let covers = |piece: &&Piece| {
            edges.iter().filter(|(start, end)| piece.start < *end && *start < piece.end).count() > 1
        };
        count += row.pieces.iter().filter(covers).count();
    }
    count
}

/// Lines with a value in the column of the piece before it: they stand in no columns.
pub(super) fn mixed(rows: &[Row], edges: &[(usize, usize)]) -> usize {
    let is_mixed = |row: &&Row| {
        row.pieces.windows(2).any(|pair| match pair {
            [before, value] if is_value(value.text) => {
                column(before, edges) == column(value, edges)
            }
            _ => false,
        })
    };
    rows.iter().filter(is_mixed).count()
}

pub(super) fn placed(row: &Row, edges: &[(usize, usize)]) -> Vec<String> {
    let mut cells = vec![String::new(); edges.len()];
    for piece in &row.pieces {
        if let Some(cell) = cells.get_mut(column(piece, edges)) {
            join(cell, piece.text);
        }
    }
    cells
}
