//! Text with blanks set aside: what two forms of one text must have in common.

use crate::content::{Passage, Row, Run, Table, is_blank};

/// A character with its byte offset in its file.
pub(super) type Letter = (char, usize);

/// The characters of a run without blanks.
pub(super) fn of_run(run: &Run) -> impl Iterator<Item = Letter> {
    run.chars().filter(|(c, _)| !is_blank(*c))
}

/// The characters of a heading or paragraph without blanks.
pub(super) fn of_passage(passage: &Passage) -> Vec<char> {
    of_run(&passage.run).map(|(c, _)| c).collect()
}

/// The characters of a table row without blanks, cell after cell.
pub(super) fn of_row(row: &Row) -> Vec<char> {
    row.cells.iter().flat_map(of_run).map(|(c, _)| c).collect()
}

/// The characters of a text without blanks.
pub(super) fn of_text(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_blank(*c)).collect()
}

/// The characters of a text without blanks, each with its byte offset in it.
pub(super) fn with_places(text: &str) -> Vec<Letter> {
    text.char_indices().filter(|(_, c)| !is_blank(*c)).map(|(at, c)| (c, at)).collect()
}

/// Where a row of characters stands in another.
pub(super) fn find(text: &[char], words: &[char]) -> Option<usize> {
    text.windows(words.len().max(1)).position(|window| window == words)
}

/// The column of a table that holds the numbers of its rows: the one headed 序号, else the first.
pub(super) fn number_column(table: &Table) -> usize {
    let is_head = |cell: &Run| of_run(cell).map(|(c, _)| c).eq("序号".chars());
    table.header.iter().position(is_head).unwrap_or(0)
}
