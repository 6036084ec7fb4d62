//! What else lines with pieces may be: pairs, rows in order, forms

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{Piece, Row, collisions, edges};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::tables::cell::may_be_head;
use crate::import::tables::columns::is_value;
use crate::import::tables::heads::is_head;
use crate::import::tables::table::{Found, Table};
use crate::import::text::{is_han, tidy_cell};
use crate::import::title::may_sign;

/// The words of a form have as many blanks between them, and those of a name fewer
const APART: usize = 3;
/// So many words beside each other are heads, though no row is below them
const FORM: usize = 6;

/// Short words far from each other in two lines or more, or many in one: what is to be filled in stands nowhere
pub(super) fn is_form(rows: &[Row]) -> bool {
    // Words in which blanks part the letters, and numbers of headings, are none.
    let is_label = |piece: &Piece| {
        may_be_head(piece.text)
            && piece.text.contains(is_han)
            && piece.text.chars().count() > 1
            && !may_sign(piece.text)
    };
    let are_apart = |pieces: &[Piece]| {
        pieces.windows(2).all(|pair| match pair {
            [one, next] => next.start - one.end >= APART,
            _ => true,
        })
    };
    let several: Vec<&Row> = rows.iter().filter(|row| row.pieces.len() > 1).collect();
    let is_labels = |row: &&&Row| row.pieces.iter().all(is_label) && are_apart(&row.pieces);
    let labels = several.iter().filter(is_labels).count();
    let is_many = |row: &&Row| row.pieces.len() >= FORM;
    labels > 1 && labels * 2 > several.len() || labels > 0 && several.iter().all(is_many)
}

/// In so many of a hundred places where a piece begins, another one does below or above it
const SHARED: usize = 80;

/// Two lines or more whose pieces stand in columns: header and values, or what a timetable says
pub(super) fn are_in_columns(rows: &[Row]) -> bool {
    let several: Vec<&Row> = rows.iter().filter(|row| row.pieces.len() > 1).collect();
    let edges = edges(rows);
    let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
    let later = || several.iter().flat_map(|row| row.pieces.iter().skip(1));
    for piece in later() {
        *starts.entry(piece.start).or_default() += 1;
    }
    let shared = later().filter(|piece| starts.get(&piece.start).is_some_and(|n| *n > 1)).count();
    let count = later().count();
    // 06:30 is a cell, and 电话：0123 says itself what it is.
    let is_label = |part: &str| !part.starts_with(|c: char| c.is_ascii_digit());
    let is_cell = |piece: &Piece| {
        !piece.text.contains(['。', '；']) && !piece.text.split(['：', ':']).skip(1).any(is_label)
    };
    let is_word = |piece: &Piece| piece.text.chars().count() > 1;
    let words = several.iter().flat_map(|row| &row.pieces).filter(|piece| is_word(piece)).count();
    let is_enough =
        several.len() > 2 || several.len() == 2 && several.iter().all(|row| row.pieces.len() > 2);
    is_enough
        && several.len() * 2 > rows.len()
        && collisions(rows, &edges) == 0
        && shared * 100 >= count * SHARED
        && words * 2 > count
        && later().all(is_cell)
}

/// Columns do not stand below each other, but nearly every line has as many pieces as the header: each is a row of these, and
/// a line of one piece is the name of some rows.
pub(super) fn in_order(rows: &[Row], lines: &[Line]) -> Option<Found> {
    let (header, below) = rows.split_first()?;
    let columns = header.pieces.len();
    let several: Vec<&Row> = below.iter().filter(|row| row.pieces.len() > 1).collect();
    let whole = several.iter().filter(|row| row.pieces.len() == columns).count();
    let heads = header.pieces.iter().filter(|piece| is_head(piece.text)).count();
    if columns < 3 || heads * 2 < columns || whole < 2 || whole * 10 < several.len() * 9 {
        return None;
    }
    let texts =
        |row: &Row| row.pieces.iter().map(|piece| tidy_cell(piece.text)).collect::<Vec<_>>();
    let mut table = Table::new(texts(header));
    for row in below {
        match row.pieces.len() {
            count if count == columns || count == 1 => table.push(texts(row)),
            _ => table.push_whole(&texts(row)),
        }
    }
    let doubt = Doubt { first: header.number, last: below.last()?.number, why: Why::GuessedTable };
    Some(Found { table, doubts: vec![doubt], lines: lines.len() })
}

/// The lines as they are, and the doubt over all of them
pub(super) fn perhaps(lines: &[Line], rows: &[Row]) -> Found {
    let number = |row: Option<&Row>| row.map_or(0, |row| row.number);
    let doubt =
        Doubt { first: number(rows.first()), last: number(rows.last()), why: Why::PerhapsTable };
    Found { table: Table::new(Vec::new()), doubts: vec![doubt], lines: lines.len() }
}

/// Heads, and below them lines of two pieces, of which all second ones begin at one place
pub(super) fn are_pairs(rows: &[Row]) -> bool {
    let [header, below @ ..] = rows else { return false };
    let is_pair = |row: &Row| matches!(row.pieces.as_slice(), [_, second] if Some(second.start) == header.pieces.get(1).map(|piece| piece.start));
    let ends: BTreeSet<usize> =
        below.iter().filter_map(|row| row.pieces.first()).map(|first| first.end).collect();
    let are_valued =
        below.iter().all(|row| row.pieces.get(1).is_some_and(|piece| is_value(piece.text)));
    rows.iter().all(is_pair)
        && header.pieces.iter().all(|piece| may_be_head(piece.text))
        && ends.len() > 1
        && below.len() >= if are_valued { 2 } else { 4 }
}
