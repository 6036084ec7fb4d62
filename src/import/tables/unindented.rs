//! A table with a cell a line, in a text that indents its paragraphs and not the cells of its tables

use std::cmp::Reverse;

use super::cell::{Cell, MOST, doubt, goes_on, may_be_head, read, texts};
use super::columns::is_value;
use super::heads::is_head;
use super::table::{Found, Table};
use crate::import::doubt::Why;
use crate::import::lines::Line;
use crate::import::number::{System, heading};
use crate::import::text::{PAGE, is_finished, width};

/// An indent of a paragraph is as wide as two Chinese letters
const INDENT: usize = 4;
/// So many paragraphs at least show whether a text indents them
const PARAGRAPHS: usize = 3;
/// A line that is this wide is a paragraph or a part of one
const LONG: usize = 60;
/// Fewer lines are no table
const LEAST: usize = 6;
/// So many lines may stand above a table without an indent
const CAPTION: usize = 4;
/// So many rows show what columns hold
const LOOK: usize = 60;

/// Where the first paragraph stands of a text that has a paragraph a line and indents it: below it, lines without an indent are
/// something else. Above it there are titles and the menus of web pages.
pub(super) fn first_paragraph(lines: &[Line]) -> Option<usize> {
    let is_paragraph = |line: &Line| line.indent >= INDENT && width(&line.text) > LONG;
    let (mut whole, mut all, mut widest) = (0, 0, 0);
    for line in lines.iter().filter(|line| is_paragraph(line)) {
        // In a wrapped text few first lines end a sentence, and none is wider than a page.
        whole += usize::from(is_finished(&line.text));
        widest = widest.max(width(&line.text));
        all += 1;
    }
    let least = if widest > PAGE { 4 } else { 8 };
    let is_indented = all >= PARAGRAPHS && whole * 10 >= all * least;
    lines.iter().position(is_paragraph).filter(|_| is_indented)
}

/// How many lines from the first on have no indent and no blank line above them.
pub(super) fn run(lines: &[Line]) -> usize {
    let goes_on = |(at, line): &(usize, &Line)| {
        line.is_artefact()
            || line.indent == 0 && !line.text.contains('\t') && (*at == 0 || line.gap == 0)
    };
    let run = lines.iter().enumerate().take_while(goes_on).count();
    // A heading at the end is that of the paragraphs below.
    let is_heading = |line: &Line| heading(&line.text).is_some_and(|system| system < System::Dot);
    let cells = lines.iter().take(run).rposition(|line| !is_heading(line));
    cells.map_or(run, |last| last + 1)
}

/// What is read of a run: the lines to leave out above, and the table or the doubt.
pub(super) fn table(lines: &[Line]) -> Option<(usize, Found)> {
    let cells = read(lines);
    if cells.len() < LEAST || cells.iter().any(goes_on) {
        return None;
    }
    let kinds: Vec<Kind> = cells.iter().map(|cell| Kind::of(&cell.text)).collect();
    let read = |skip: usize| {
        let rows = Grid::of(cells.get(skip..)?, kinds.get(skip..)?)?;
        (skip == 0 || rows.has_heads()).then_some((skip, rows))
    };
    let (skip, rows) = (0..CAPTION)
        .filter_map(read)
        .max_by_key(|(skip, rows)| (rows.fit / 5, Reverse(*skip)))
        .map_or((0, None), |(skip, rows)| (skip, Some(rows)));
    let found = rows.map(|rows| rows.found()).or_else(|| given_up(&cells))?;
    let above = cells.get(skip).map_or(0, |cell| cell.at);
    Some((above, Found { lines: found.lines - above, ..found }))
}

/// What a cell holds, roughly
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Value,
    Word,
    Phrase,
    Sentence,
}

impl Kind {
    fn of(cell: &str) -> Self {
        match width(cell) {
            _ if is_value(cell) => Self::Value,
            0..=16 => Self::Word,
            17..=40 => Self::Phrase,
            _ => Self::Sentence,
        }
    }

    fn is_like(self, other: Self) -> bool {
        (self == Self::Value) == (other == Self::Value)
            && (self == other || self.size().abs_diff(other.size()) == 1)
    }

    fn size(self) -> u8 {
        match self {
            Self::Value | Self::Word => 0,
            Self::Phrase => 1,
            Self::Sentence => 2,
        }
    }
}

/// Cells as rows of so many columns
struct Grid<'c> {
    cells: &'c [Cell],
    columns: usize,
    /// The rows below the header, and the lines alone that name some rows
    rows: Vec<&'c [Cell]>,
    /// How like each other the cells of a column are, in parts of a hundred
    fit: usize,
}

impl<'c> Grid<'c> {
    /// The columns that fit best, if any do; `kinds` are those of the cells.
    fn of(cells: &'c [Cell], kinds: &[Kind]) -> Option<Self> {
        let heads = cells.iter().take(MOST).take_while(|cell| may_be_head(&cell.text)).count();
        let rows = (2..=heads).filter_map(|columns| Self::with(cells, kinds, columns));
        rows.max_by_key(|rows| (rows.fit, Reverse(rows.columns)))
    }

    fn with(cells: &'c [Cell], kinds: &[Kind], columns: usize) -> Option<Self> {
        let sample: Vec<&[Kind]> = kinds.get(columns..)?.chunks_exact(columns).take(LOOK).collect();
        let usual: Vec<Kind> =
            (0..columns).filter_map(|column| most_usual(&sample, column)).collect();
        // How many cells of the row at a place are like those of their columns, where most are
        let row = |at: usize| {
            let row = kinds.get(at..at + columns)?;
            let like = row.iter().zip(&usual).filter(|(kind, usual)| kind.is_like(**usual)).count();
            (like * 3 >= columns * 2).then_some(like)
        };
        let (mut rows, mut alike, mut whole, mut at) = (Vec::new(), 0, 0, columns);
        loop {
            if let (Some(like), Some(row)) = (row(at), cells.get(at..at + columns)) {
                alike += like;
                whole += 1;
                rows.push(row);
                at += columns;
            } else if let (Some(name), Some(_)) = (cells.get(at..=at), row(at + 1)) {
                rows.push(name);
                at += 1;
            } else {
                break;
            }
        }
        let fit = (alike * 100).checked_div(whole * columns)?;
        let is_named = match usual.first() {
            Some(Kind::Value) => cells.first().is_some_and(|head| is_head(&head.text)),
            first => first != Some(&Kind::Sentence),
        };
        // Columns of the same kind are like each other in whatever width.
        let has_kinds = usual.iter().any(|kind| Some(kind) != usual.first());
        let least = if columns == 2 && !usual.contains(&Kind::Value) { 3 } else { 2 };
        let is_enough =
            whole >= least && at * 5 >= cells.len() * 4 && (rows.len() - whole) * 2 <= whole;
        (fit >= 80 && is_named && has_kinds && is_enough).then_some(Self {
            cells,
            columns,
            rows,
            fit,
        })
    }

    /// Whether half of the heads are usual ones
    fn has_heads(&self) -> bool {
        let header = self.cells.iter().take(self.columns);
        header.filter(|cell| is_head(&cell.text)).count() * 2 >= self.columns
    }

    fn found(&self) -> Found {
        let Self { cells, columns, ref rows, fit } = *self;
        let header = cells.get(..columns).unwrap_or_default();
        let mut table = Table::new(texts(header));
        for row in rows {
            table.push(texts(row));
        }
        let last = rows.last().and_then(|row| row.last());
        let lines = last.map_or(0, |cell| cell.at + 1);
        let is_whole = rows.iter().all(|row| row.len() == columns)
            && cells.last().is_some_and(|cell| cell.at < lines);
        // Where the last cell is empty, the line below the table stands in its place: a value shows that it does not.
        let ends_in_values =
            rows.iter().all(|row| row.last().is_some_and(|cell| is_value(&cell.text)));
        let is_sure = self.has_heads() && fit == 100 && is_whole && ends_in_values;
        let asked = (!is_sure).then(|| doubt(header.first(), last, Why::GuessedTable));
        Found { table, doubts: asked.into_iter().collect(), lines }
    }
}

/// What most cells of a column hold
fn most_usual(rows: &[&[Kind]], column: usize) -> Option<Kind> {
    let kinds = [Kind::Value, Kind::Word, Kind::Phrase, Kind::Sentence];
    let count = |kind: Kind| rows.iter().filter(|row| row.get(column) == Some(&kind)).count();
    kinds.into_iter().max_by_key(|kind| count(*kind))
}

/// No columns fit: heads or values show that it is a table all the same, and one doubt is over all of it.
fn given_up(cells: &[Cell]) -> Option<Found> {
    let values = cells.iter().filter(|cell| is_value(&cell.text)).count();
    let heads = cells.iter().take(MOST).filter(|cell| is_head(&cell.text)).count();
    (values > 2 || heads > 1).then(|| Found {
        table: Table::new(Vec::new()),
        doubts: vec![doubt(cells.first(), cells.last(), Why::PerhapsTable)],
        lines: cells.last().map_or(0, |cell| cell.at + 1),
    })
}
