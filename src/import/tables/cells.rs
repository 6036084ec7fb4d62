//! A table with one cell a line and no mark of a row, as web pages and PDF readers give it

use super::cell::{Cell, MOST, read, texts};
use super::columns::is_value;
use super::grid::{has_odd_value, likeness};
use super::heads::{is_head, is_number_head};
use super::table::{Found, Table};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::number::{System, heading};
use crate::import::text::{is_han, width};

/// No cell of a table of indicators is wider
const WIDEST: usize = 80;
/// How many lines from the first on may be cells.
pub(super) fn run(lines: &[Line]) -> usize {
    let mut end = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.is_artefact() {
            continue;
        }
        if !is_cell(&line.text) {
            break;
        }
        end = at + 1;
    }
    end.max(1)
}

/// Whether a line may be a cell of a table of indicators.
pub(super) fn is_cell(text: &str) -> bool {
    let bare = text.trim();
    let is_heading =
        heading(bare).is_some_and(|system| !matches!(system, System::Dot | System::SmallBracket));
    width(bare) <= WIDEST
        && !bare.ends_with('。')
        && !is_heading
        && !bare.contains('\t')
        && !["注：", "注:", "备注：", "说明：", "数据来源："]
            .iter()
            .any(|note| bare.starts_with(note))
}

/// The table of a run of cells, a guess with a doubt, or only the doubt; nothing where the lines are hardly one.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let cells = read(lines);
    let heads = cells.iter().take(MOST).take_while(|cell| cell.text.chars().count() <= 16);
    let heads = heads.filter(|cell| is_head(&cell.text)).count();
    if heads < 3 {
        return None;
    }
    if cells.len() < 6 {
        // What follows the heads is no short cell.
        return (heads + 1 >= cells.len()).then(|| doubted(&cells)).flatten();
    }
    numbered(&cells)
        .or_else(|| in_groups(&cells))
        .or_else(|| periodic(&cells))
        .or_else(|| doubted(&cells))
}

/// Rows that begin with 1, 2, 3: their numbers show where they begin
fn numbered(cells: &[Cell]) -> Option<Found> {
    let place = cells.iter().take(2).position(|cell| is_number_head(&cell.text))?;
    let first =
        cells.iter().take(MOST + 4).position(|cell| cell.text == "1").filter(|first| *first > 2)?;
    let head = first.checked_sub(place)?;
    let read = |width: usize| (rows(cells, first, place, width), width);
    let widths = (3.max(2 + place)..=MOST).map(read).filter(|(rows, _)| !rows.is_empty());
    // The most rows; of those alike in that, the columns that the header has.
    let (rows, width) = widths.max_by_key(|(rows, width)| {
        (rows.len(), *width == head, rows_fit(rows, *width), std::cmp::Reverse(*width))
    })?;
    let mut header: Vec<String> = texts(cells.get(..head)?);
    let is_sure = header.len() == width && rows_fit(&rows, width) >= 80;
    if header.len() > width {
        header = fewer(header, width);
    }
    header.resize(width, String::new());
    let last = rows.last()?.1;
    let rows: Vec<Vec<String>> = rows.into_iter().map(|(row, _)| row).collect();
    let is_sure = is_sure && !has_odd_value(&rows);
    Some(found(cells, header, rows, last, is_sure))
}

/// The rows from the first number on, each with the place behind its last cell
fn rows(cells: &[Cell], first: usize, place: usize, width: usize) -> Vec<(Vec<String>, usize)> {
    let mut rows = Vec::new();
    let is_number = |at: usize, number: usize| {
        cells.get(at).is_some_and(|cell| cell.text == number.to_string())
    };
    let is_group = |at: usize| cells.get(at).is_some_and(|cell| cell.text.chars().any(is_han));
    let inner = width - place;
    let mut at = first;
    let mut group = if place == 1 { at.checked_sub(1) } else { None };
    let mut number = 1;
    while let Some(row) = cells.get(at..at + inner) {
        let mut texts: Vec<String> = Vec::new();
        if place == 1 {
            texts.push(
                group.and_then(|at| cells.get(at)).map_or(String::new(), |cell| cell.text.clone()),
            );
        }
        texts.extend(row.iter().map(|cell| cell.text.clone()));
        rows.push((texts, at + inner));
        number += 1;
        at += inner;
        if is_number(at, number) {
            group = None;
        } else if place == 1 && is_group(at) && is_number(at + 1, number) {
            group = Some(at);
            at += 1;
        } else {
            break;
        }
    }
    rows
}

fn rows_fit(rows: &[(Vec<String>, usize)], width: usize) -> usize {
    let rows: Vec<&[String]> = rows.iter().map(|(row, _)| row.as_slice()).collect();
    likeness(&rows, width)
}

/// A header that has more cells than its rows: its first line has a cell that spans those of the second
fn fewer(header: Vec<String>, width: usize) -> Vec<String> {
    let mut header = header;
    while header.len() > width {
        let spans = |at: &usize| {
            header.get(*at).is_some_and(|cell| !cell.contains('年'))
                && header.iter().skip(at + 1).take(2).all(|cell| cell.contains('年'))
        };
        let at = (0..header.len() - 1).rev().find(spans).unwrap_or(header.len() - 2);
        let below = header.remove(at + 1);
        if let Some(cell) = header.get_mut(at) {
            cell.push_str(&below);
        }
    }
    header
}

/// Rows that blank lines part, all with as many cells as the header
fn in_groups(cells: &[Cell]) -> Option<Found> {
    let mut groups: Vec<&[Cell]> = Vec::new();
    let mut start = 0;
    for at in 1..=cells.len() {
        if cells.get(at).is_none_or(|cell| cell.gap > 0) {
            groups.push(cells.get(start..at)?);
            start = at;
        }
    }
    let width = groups.first()?.len();
    let rows: Vec<&[Cell]> =
        groups.iter().skip(1).copied().take_while(|group| group.len() == width).collect();
    let last = width * (rows.len() + 1);
    let is_whole =
        (2..=MOST).contains(&width) && !rows.is_empty() && is_header(cells.get(..width)?);
    is_whole.then(|| {
        found(
            cells,
            texts(cells.get(..width).unwrap_or_default()),
            rows.iter().map(|row| texts(row)).collect(),
            last,
            true,
        )
    })
}

fn is_header(cells: &[Cell]) -> bool {
    cells.iter().filter(|cell| is_head(&cell.text)).count() + 1 >= cells.len()
}

/// Rows of as many cells as the header, told by the columns alone
fn periodic(cells: &[Cell]) -> Option<Found> {
    let read = |width: usize| {
        let header = cells.get(..width).filter(|header| is_header(header))?;
        let body = cells.get(width..)?;
        // Heads in the first row show that there are more of them.
        let heads = body.iter().take(width).filter(|cell| is_head(&cell.text)).count();
        let is_year = |cell: &Cell| cell.text.starts_with(|c: char| c.is_ascii_digit());
        if heads > 1 || body.first().is_some_and(|cell| is_head(&cell.text) && !is_year(cell)) {
            return None;
        }
        let rows: Vec<Vec<String>> = body
            .chunks_exact(width)
            .map(texts)
            .take_while(|row| row.first().is_some_and(|cell| !is_value(cell)))
            .collect();
        let slices: Vec<&[String]> = rows.iter().map(Vec::as_slice).collect();
        let fit = likeness(&slices, width);
        let left = body.len() - rows.len() * width;
        (rows.len() > 1).then_some((fit, std::cmp::Reverse(left), width, texts(header), rows))
    };
    let (fit, left, width, header, rows) =
        (3..=MOST).filter_map(read).max_by(|a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)))?;
    let last = width * (rows.len() + 1);
    (fit >= 80).then(|| found(cells, header, rows, last, fit >= 95 && left.0 < 2))
}

/// The heads are no usual words: how many lines to leave out before rows of as many cells as fit the values best, if some do.
pub(super) fn start_of_values(lines: &[Line], captions: usize) -> Option<usize> {
    let cells = read(lines);
    let sample: Vec<&Cell> = cells.iter().take(LOOK).collect();
    let values = sample.iter().filter(|cell| is_value(&cell.text)).count();
    let is_wide = sample.iter().any(|cell| width(&cell.text) > NARROW);
    if cells.len() < LEAST || values * 10 < sample.len() * 3 || is_wide {
        return None;
    }
    let fit = |skip: &usize| cells.get(*skip..).and_then(best).map_or(0, |(fit, ..)| fit);
    let skip = (0..captions).rev().max_by_key(fit)?;
    cells.get(skip).map(|cell| cell.at)
}

/// The table of such a run, asked about in any case.
pub(super) fn of_values(lines: &[Line]) -> Option<Found> {
    let cells = read(lines);
    let Some((_, columns, rows)) = best(&cells).filter(|(fit, ..)| *fit >= 85) else {
        return given_up(&cells);
    };
    let end = columns * (rows.len() + 1);
    Some(found(&cells, texts(cells.get(..columns)?), rows, end, false))
}

/// The columns that fit some cells best, how well in parts of a hundred, and the rows
fn best(cells: &[Cell]) -> Option<(usize, usize, Vec<Vec<String>>)> {
    let read = |columns: usize| {
        let rows: Vec<Vec<String>> =
            cells.get(columns..)?.chunks_exact(columns).map(texts).collect();
        let fit = likeness(&rows.iter().map(Vec::as_slice).collect::<Vec<_>>(), columns);
        let named =
            rows.iter().filter(|row| row.first().is_some_and(|cell| !is_value(cell))).count();
        (named == rows.len() && rows.len() > 1).then_some((fit, columns, rows))
    };
    (2..=MOST).filter_map(read).max_by_key(|(fit, columns, _)| (*fit, *columns))
}

/// How many cells are looked at before the work is done for all
const LOOK: usize = 60;
/// Fewer cells are no table
const LEAST: usize = 9;
/// A wider cell is rather a sentence
const NARROW: usize = 40;

/// Nothing fits, and there are values: hardly anything but a table.
fn given_up(cells: &[Cell]) -> Option<Found> {
    let values = cells.iter().filter(|cell| is_value(&cell.text)).count();
    if values < 3 { None } else { doubted(cells) }
}

/// Each cell stays a paragraph, and one doubt is over all.
fn doubted(cells: &[Cell]) -> Option<Found> {
    let (first, last) = (cells.first()?, cells.last()?);
    let doubts = vec![Doubt { first: first.number, last: last.number, why: Why::PerhapsTable }];
    Some(Found { table: Table::new(Vec::new()), doubts, lines: last.at + 1 })
}

/// The table of the cells before a place
fn found(
    cells: &[Cell],
    header: Vec<String>,
    rows: Vec<Vec<String>>,
    end: usize,
    is_sure: bool,
) -> Found {
    let mut table = Table::new(header);
    for row in rows {
        table.push(row);
    }
    let first = cells.first().map_or(0, |cell| cell.number);
    let (last, lines) = end
        .checked_sub(1)
        .and_then(|at| cells.get(at))
        .map_or((first, 1), |cell| (cell.number, cell.at + 1));
    let doubt = Doubt { first, last, why: Why::GuessedTable };
    Found { table, doubts: if is_sure { Vec::new() } else { vec![doubt] }, lines }
}
