//! A line that is a cell of a table, and where it stands

use super::columns::is_value;
use super::heads::is_head;
use crate::import::dates::is_date;
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::number::heading;
use crate::import::text::{is_han, tidy, width};

/// The columns that a table with a cell a line may have
pub(super) const MOST: usize = 14;
/// A head has no more letters
pub(super) const LONGEST_HEAD: usize = 16;
/// What names some rows is no wider
const LONGEST_NAME: usize = 48;

/// A cell, and where it stands among the lines
#[derive(Debug)]
pub(super) struct Cell {
    /// Its place among the lines
    pub(super) at: usize,
    /// Its line in the seed, from 1
    pub(super) number: usize,
    /// How many blank lines stand above it
    pub(super) gap: usize,
    pub(super) text: String,
}

impl Cell {
    pub(super) fn of(at: usize, line: &Line) -> Self {
        Self { at, number: line.number, gap: line.gap, text: tidy(&line.text) }
    }
}

/// Each of some lines as a cell, but for those of the page.
pub(super) fn read(lines: &[Line]) -> Vec<Cell> {
    let lines = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
    lines.map(|(at, line)| Cell::of(at, line)).collect()
}

pub(super) fn texts(cells: &[Cell]) -> Vec<String> {
    cells.iter().map(|cell| cell.text.clone()).collect()
}

/// Whether a line may be a head, whatever it says: short, and neither a sentence, a label, a date, a heading nor a value but
/// that of a year.
pub(super) fn may_be_head(text: &str) -> bool {
    let bare = tidy(text);
    !bare.is_empty()
        && bare.chars().count() <= LONGEST_HEAD
        && !bare.contains(['：', '；', '。', '，', '！', '？'])
        && !is_date(&bare)
        && heading(&bare).is_none()
        && (!is_value(&bare) || is_head(&bare))
}

/// Whether a line may name the rows below it: 一、健康水平
pub(super) fn may_be_name(text: &str) -> bool {
    width(text) <= LONGEST_NAME && text.contains(is_han) && !text.ends_with('。')
}

/// Whether a line is one cell: a tab may stand before or behind it, and none within.
pub(super) fn is_one(line: &Line) -> bool {
    !line.text.trim().contains('\t')
}

/// Whether a cell is a part of a sentence that the one before it begins.
pub(super) fn goes_on(cell: &Cell) -> bool {
    cell.text.starts_with(['，', '、', '。', '；', '：', '》', '）', '”'])
}

/// A doubt over all lines from one cell to another.
pub(super) fn doubt(first: Option<&Cell>, last: Option<&Cell>, why: Why) -> Doubt {
    let number = |cell: Option<&Cell>| cell.map_or(0, |cell| cell.number);
    Doubt { first: number(first), last: number(last), why }
}
