//! A table whose columns stand below each other with blanks between them, as `pdftotext -layout` prints

use super::columns::is_value;
use super::grid::{is_second_header, joined, likeness};
use super::heads::is_head;
use super::table::{Found, Table};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::number::{System, heading, numbered};
use crate::import::run_in;
use crate::import::text::{is_wide, join, tidy_cell, width};

/// A piece of a line with wide blanks around it
#[derive(Debug, Clone)]
struct Piece<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

/// A line with its pieces
struct Row<'a> {
    number: usize,
    gap: usize,
    pieces: Vec<Piece<'a>>,
}

/// How columns are counted: a Chinese letter is two wide, or every letter is one, as programs differ
#[derive(Debug, Clone, Copy)]
enum Measure {
    Columns,
    Letters,
}

/// Between two rows of a table a page may end
const WIDEST_GAP: usize = 6;
/// The lines of one cell, at most, before a line with several comes again
const TALLEST: usize = 6;
/// A line of one piece that is wider is a sentence
const WIDEST_CELL: usize = 60;
/// No table has more columns
const MOST: usize = 40;
/// No table is wider; what stands behind is of its last column
const WIDEST: usize = 600;

/// How many lines from the first on may be rows.
pub(super) fn run(lines: &[Line]) -> usize {
    if lines.first().is_none_or(|line| pieces(&line.text, Measure::Columns).len() < 2) {
        return 1;
    }
    let (mut end, mut single) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if line.is_artefact() {
            continue;
        }
        let is_near = at == 0 || line.gap <= WIDEST_GAP;
        let pieces = pieces(&line.text, Measure::Columns);
        let count = pieces.len();
        if !is_near || line.text.contains('\t') || single >= TALLEST || is_heading(line, &pieces) {
            break;
        }
        if count > 1 {
            (end, single) = (at + 1, 0);
        } else if width(&line.text) <= WIDEST_CELL
            && !line.text.trim().ends_with('。')
            && heading(&line.text).is_none()
            && !is_sentence(line)
        {
            single += 1;
            // What hangs below the last row is of it, if it stands in a column.
            if line.gap == 0 && line.indent > 0 {
                end = at + 1;
            }
        } else {
            break;
        }
    }
    end.max(1)
}

/// Whether a line is a heading, whose number may stand apart: no table goes on below it.
fn is_heading(line: &Line, pieces: &[Piece]) -> bool {
    if run_in::parted(&line.text).is_some() {
        return true;
    }
    match heading(&line.text) {
        Some(System::Part | System::Chapter | System::Section | System::Annex) => true,
        Some(System::Comma | System::Bracket) => {
            let number = pieces.first().and_then(|piece| numbered(piece.text));
            pieces.len() == 2 && number.is_some_and(|number| number.rest.is_empty())
        }
        _ => false,
    }
}

/// The table of a run of lines.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let rows = |measure| -> Vec<Row> {
        lines
            .iter()
            .filter(|line| !line.is_artefact())
            .map(|line| Row {
                number: line.number,
                gap: line.gap,
                pieces: pieces(&line.text, measure),
            })
            .collect()
    };
    let by_columns = rows(Measure::Columns);
    if !is_table(&by_columns) {
        return None;
    }
    let by_letters = rows(Measure::Letters);
    let (rows, edges) = [by_columns, by_letters]
        .into_iter()
        .map(|rows| {
            let edges = edges(&rows);
            (rows, edges)
        })
        .min_by_key(|(rows, edges)| (collisions(rows, edges), std::cmp::Reverse(edges.len())))?;
    let cells: Vec<Vec<String>> = rows.iter().map(|row| placed(row, &edges)).collect();
    let width = edges.len();
    if width < 2 {
        return None;
    }
    let is_crossed = collisions(&rows, &edges) > 0;
    let (header, body, is_plain) = assembled(&rows, &cells, width)?;
    let slices: Vec<&[String]> = body.iter().map(Vec::as_slice).collect();
    let is_sure = is_plain && !is_crossed && likeness(&slices, width) >= 80;
    let (first, last) = (rows.first()?.number, rows.last()?.number);
    let mut table = Table::new(header);
    for row in body {
        table.push(row);
    }
    let doubt = Doubt { first, last, why: Why::GuessedTable };
    Some(Found {
        table,
        doubts: if is_sure { Vec::new() } else { vec![doubt] },
        lines: lines.len(),
    })
}

/// Whether a line of one piece is of a text: it begins at the edge of the page, and is too long for a cell there.
fn is_sentence(line: &Line) -> bool {
    line.indent <= MARGIN && line.text.contains('，') && width(&line.text) >= SENTENCE
}

/// The first line of a paragraph is indented so far
const MARGIN: usize = 4;
/// A sentence is at least so wide
const SENTENCE: usize = 40;

/// `领域：健康水平    指标：婴儿死亡率`: every piece says itself what it is
fn is_labelled(row: &Row) -> bool {
    row.pieces.iter().all(|piece| piece.text.contains(['：', ':']))
}

/// Three lines with three pieces, or with a value in one of two
fn is_table(rows: &[Row]) -> bool {
    let several = rows.iter().filter(|row| row.pieces.len() > 1);
    let (labelled, others): (Vec<&Row>, Vec<&Row>) = several.partition(|row| is_labelled(row));
    if labelled.len() > others.len() {
        return false;
    }
    let wide = rows.iter().filter(|row| row.pieces.len() > 2).count();
    let valued = rows.iter().filter(|row| {
        row.pieces.len() > 1 && row.pieces.iter().skip(1).any(|piece| is_value(piece.text))
    });
    let is_letterspaced = |row: &Row| row.pieces.iter().all(|piece| piece.text.chars().count() < 2);
    let heads = rows
        .first()
        .is_some_and(|row| row.pieces.iter().filter(|piece| is_head(piece.text)).count() > 1);
    let is_narrow = rows.iter().all(|row| row.pieces.len() <= MOST);
    is_narrow
        && (wide > 2 || valued.count() > 2 || wide > 1 && heads)
        && !rows.iter().all(is_letterspaced)
}

/// The pieces of a line, parted by two blanks or more
fn pieces(text: &str, measure: Measure) -> Vec<Piece<'_>> {
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
fn edges(rows: &[Row]) -> Vec<(usize, usize)> {
    let mut ink = vec![0_usize; WIDEST];
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

/// Pieces that share a column with another of their line, or cover two columns
fn collisions(rows: &[Row], edges: &[(usize, usize)]) -> usize {
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

fn placed(row: &Row, edges: &[(usize, usize)]) -> Vec<String> {
    let mut cells = vec![String::new(); edges.len()];
    for piece in &row.pieces {
        if let Some(cell) = cells.get_mut(column(piece, edges)) {
            join(cell, piece.text);
        }
    }
    cells
}

/// The header and the rows, and whether their lines could be told without a guess
fn assembled(
    rows: &[Row],
    cells: &[Vec<String>],
    width: usize,
) -> Option<(Vec<String>, Vec<Vec<String>>, bool)> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let is_anchor = |row: &Vec<String>| {
        row.first().is_some_and(|cell| !cell.is_empty() && is_value(cell))
            || filled(row) * 2 > width && row.iter().any(|cell| is_value(cell) && !cell.is_empty())
            || filled(row) * 4 >= width * 3
    };
    let anchors: Vec<usize> =
        (1..cells.len()).filter(|at| cells.get(*at).is_some_and(is_anchor)).collect();
    let first = *anchors.first()?;
    let (mut header, mut above) = header(cells.get(..first)?, width);
    let is_header_only = |row: &Vec<String>| is_second_header(&header, row);
    let anchors = match cells.get(first) {
        Some(row) if anchors.len() > 1 && is_header_only(row) => {
            header = joined(&header, row);
            above = 0;
            anchors.get(1..)?
        }
        _ => anchors.as_slice(),
    };
    let owners = owners(rows, anchors, above);
    let mut body: Vec<Vec<String>> = vec![vec![String::new(); width]; anchors.len()];
    for (at, owner) in owners.rows {
        let (Some(row), Some(line)) = (body.get_mut(owner), cells.get(at)) else { continue };
        for (cell, more) in row.iter_mut().zip(line) {
            join(cell, more);
        }
    }
    let tidied = |row: Vec<String>| row.iter().map(|cell| tidy_cell(cell)).collect::<Vec<String>>();
    let header = tidied(header);
    Some((header, body.into_iter().map(tidied).collect(), owners.is_plain))
}

/// The header of the lines before the first row, and how many of them are of the first row already
fn header(lines: &[Vec<String>], width: usize) -> (Vec<String>, usize) {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let end = lines.iter().rposition(|row| filled(row) > 1).map_or(lines.len(), |at| at + 1);
    let mut header = vec![String::new(); width];
    for line in lines.iter().take(end) {
        for (cell, more) in header.iter_mut().zip(line) {
            join(cell, more);
        }
    }
    (header, lines.len() - end)
}

/// Which row each line is of
struct Owners {
    rows: Vec<(usize, usize)>,
    /// Whether no line had to be given to one of two rows by a guess
    is_plain: bool,
}

/// Gives the lines between two rows to one of them: by blank lines where these part rows; below the row, where nothing
/// stands above the first; else as many to the row above as it has above it, since cells stand in the middle.
fn owners(rows: &[Row], anchors: &[usize], above: usize) -> Owners {
    let first = anchors.first().copied().unwrap_or_default();
    let mut owners: Vec<(usize, usize)> = (first - above..first).map(|at| (at, 0)).collect();
    let mut is_plain = above == 0;
    let mut over = above;
    let is_parted = anchors.iter().skip(1).all(|at| {
        (anchors.first().copied().unwrap_or_default() + 1..=*at)
            .rev()
            .take(TALLEST)
            .any(|line| rows.get(line).is_some_and(|row| row.gap > 0))
    });
    for (owner, at) in anchors.iter().enumerate() {
        owners.push((*at, owner));
        let end = anchors.get(owner + 1).copied().unwrap_or(rows.len());
        let strays: Vec<usize> = (at + 1..end).collect();
        let is_last = owner + 1 == anchors.len();
        let below = if is_last || above == 0 && !is_parted {
            strays.len()
        } else if is_parted {
            strays.iter().take_while(|at| rows.get(**at).is_some_and(|row| row.gap == 0)).count()
        } else {
            is_plain = is_plain && strays.is_empty();
            over.min(strays.len())
        };
        over = strays.len() - below;
        owners.extend(
            strays
                .iter()
                .enumerate()
                .map(|(n, at)| (*at, if n < below { owner } else { owner + 1 })),
        );
    }
    Owners { rows: owners, is_plain }
}
