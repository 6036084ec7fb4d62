//! An indicator table of a wrapped text: cells stand one or several a line, and a cell may be wrapped itself

use super::table::{Found, Table};
use crate::import::lines::Line;
use crate::import::number::heading;
use crate::import::text::{is_han, is_page_artefact, join, tidy_cell};

/// Lines joined to whole cells; several short cells may share one
struct Piece {
    /// How many lines of the seed are used up after it
    taken: usize,
    text: String,
}

/// What the columns are, found in the header
struct Columns {
    header: Vec<String>,
    /// Before the row number stands the column of a group
    has_group: bool,
}

/// The table at the beginning of the lines, if the first is the header of one.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    lines.first().filter(|line| is_header(&header_words(&line.text)))?;
    let pieces = pieces(lines);
    let (header, mut rest) = pieces.split_first()?;
    let columns = columns(header_words(&header.text), &mut rest)?;
    let mut table = Table::new(columns.header.clone());
    let mut taken = 0;
    let mut number = 1;
    while let Some(row) = row(rest, number, &columns) {
        let group = columns.has_group.then(|| tidy_cell(row.group));
        table.push(group.into_iter().chain(row.cells).collect());
        taken = row.taken;
        rest = row.after;
        number += 1;
    }
    (taken > 0).then_some(Found { table, doubts: Vec::new(), lines: taken })
}

/// `2020 年` is one cell of the header
fn header_words(line: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in line.split_whitespace() {
        match words.last_mut() {
            Some(year) if word == "年" && year.chars().all(|c| c.is_ascii_digit()) => {
                year.push_str(" 年");
            }
            _ => words.push(word.to_owned()),
        }
    }
    words
}

fn is_header(words: &[String]) -> bool {
    words.len() >= 4 && words.iter().take(2).any(|word| word == "序号")
}

/// All that may belong to the table, up to the next heading
fn pieces(lines: &[Line]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut is_open = false;
    for (index, line) in lines.iter().enumerate() {
        if is_page_artefact(&line.text) {
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if is_open => {
                join(&mut piece.text, &line.text);
                piece.taken = index + 1;
            }
            _ if index > 0 && ends_table(&line.text) => break,
            _ => pieces.push(Piece { taken: index + 1, text: line.text.trim().to_owned() }),
        }
        is_open = !line.text.ends_with(' ');
    }
    pieces
}

fn ends_table(line: &str) -> bool {
    heading(line).is_some() || line.contains('。')
}

/// The header, with what a narrow column wrapped onto the lines below it, up to the first group or row
fn columns(mut header: Vec<String>, rest: &mut &[Piece]) -> Option<Columns> {
    let has_group = header.first().is_some_and(|word| word != "序号");
    let first_row = rest.iter().position(|piece| begins_with(&piece.text, 1))?;
    let wrapped = first_row.checked_sub(usize::from(has_group))?;
    let last: String = rest.iter().take(wrapped).map(|piece| piece.text.as_str()).collect();
    if !last.is_empty() {
        header.push(tidy_cell(&last));
    }
    *rest = rest.get(wrapped..)?;
    Some(Columns { header, has_group })
}

fn begins_with(text: &str, number: usize) -> bool {
    text.split_whitespace().next().is_some_and(|word| word.parse() == Ok(number))
}

/// A row as far as it is read: its group, its cells, and the pieces after it
struct Row<'a> {
    group: &'a str,
    cells: Vec<String>,
    taken: usize,
    after: &'a [Piece],
}

/// The row with this number at the beginning of the pieces, and the group that may stand before it
fn row<'a>(pieces: &'a [Piece], number: usize, columns: &Columns) -> Option<Row<'a>> {
    let (first, after) = pieces.split_first()?;
    let (group, pieces) = if begins_with(&first.text, number) {
        ("", pieces)
    } else if columns.has_group
        && after.first().is_some_and(|piece| begins_with(&piece.text, number))
    {
        (first.text.as_str(), after)
    } else {
        return None;
    };
    let is_next =
        |at: usize| pieces.get(at).is_some_and(|piece| begins_with(&piece.text, number + 1));
    let is_group = |at: usize| pieces.get(at).is_some_and(|piece| piece.text.chars().all(is_han));
    let read = |end: usize| pieces.get(..end).and_then(|row| Some((end, cells(row, columns)?)));
    let before_next = |at: &usize| is_next(*at) || is_group(*at) && is_next(at + 1);
    // The last row has no next number: it ends where it has all its cells.
    let is_last = !(1..pieces.len()).any(is_next);
    let (end, cells) = (1..=pieces.len()).filter(|at| is_last || before_next(at)).find_map(read)?;
    let taken = pieces.get(end - 1).map_or(0, |piece| piece.taken);
    Some(Row { group, cells, taken, after: pieces.get(end..)? })
}

/// Number on the left, one word a column on the right, and what is between them is the name
fn cells(row: &[Piece], columns: &Columns) -> Option<Vec<String>> {
    let text: Vec<&str> = row.iter().flat_map(|piece| piece.text.split_whitespace()).collect();
    let (number, words) = text.split_first()?;
    let left = if columns.has_group { 3 } else { 2 };
    let right = columns.header.len().checked_sub(left)?;
    let (name, right) = words.split_at_checked(words.len().checked_sub(right)?)?;
    let mut cells = vec![(*number).to_owned(), tidy_cell(&name.join(" "))];
    cells.extend(right.iter().map(|&cell| cell.to_owned()));
    (!name.is_empty()).then_some(cells)
}
