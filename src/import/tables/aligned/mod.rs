//! A table whose columns stand below each other with blanks between them, as `pdftotext -layout` prints

mod assembled;
mod forms;
mod pieces;

use std::collections::BTreeSet;

use super::columns::is_value;
use super::grid::likeness;
use super::heads::is_head;
use super::table::{Found, Table};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::number::{System, heading, numbered};
use crate::import::pages::is_between_pages;
use crate::import::run_in;
use crate::import::text::{is_han, width};
use assembled::assembled;
use pieces::{Measure, Piece, Row, TALLEST, collisions, edges, pieces, placed, starts};

/// Between two rows of a table a page may end
const WIDEST_GAP: usize = 6;
/// A line of one piece that is wider is a sentence
const WIDEST_CELL: usize = 60;
/// So many names of rows stand below each other, at most
const NAMES: usize = 3;
/// No table has more columns
const MOST: usize = 40;

/// How many lines from the first on may be rows.
pub(super) fn run(lines: &[Line]) -> usize {
    let is_first = |line: &Line| {
        let pieces = pieces(&line.text, Measure::Columns);
        // 第九条　　培训费实行综合定额标准。
        let is_sentence = pieces.iter().any(|piece| piece.text.contains('。'));
        pieces.len() > 1
            && !is_caption(&pieces)
            && !is_sentence
            && !is_letterspaced(&pieces)
            && !is_between_pages(&line.text)
    };
    if !lines.first().is_some_and(is_first) {
        return 1;
    }
    let (mut end, mut single) = (0, 0);
    // Where the columns begin but the first
    let mut columns: BTreeSet<usize> = BTreeSet::new();
    for (at, line) in lines.iter().enumerate() {
        if line.is_artefact() {
            continue;
        }
        let is_near = at == 0 || line.gap <= WIDEST_GAP;
        let pieces = pieces(&line.text, Measure::Columns);
        let count = pieces.len();
        let is_other = is_heading(line, &pieces)
            || line.text.contains(LEADER)
            || is_between_pages(&line.text)
            || at > 0 && is_caption(&pieces);
        if !is_near || line.text.contains('\t') || single >= TALLEST || is_other {
            break;
        }
        let hangs = || {
            let start = pieces.first().map_or(0, |piece| piece.start);
            line.gap == 0 && start > MARGIN && columns.contains(&start)
        };
        if count > 1 || is_name(lines.get(at..).unwrap_or_default()) {
            (end, single) = (at + 1, 0);
            columns.extend(pieces.iter().skip(1).map(|piece| piece.start));
        } else if width(&line.text) <= WIDEST_CELL
            && (!line.text.trim().ends_with('。') || hangs())
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

/// What leads to the number of a page: a table of contents
const LEADER: &str = "………";

/// `深  圳  市  人  民  政  府`: blanks part the letters of a title, with numbers and words between them
fn is_letterspaced(pieces: &[Piece]) -> bool {
    let letters = pieces.iter().filter(|piece| {
        let mut letters = piece.text.chars();
        letters.next().is_some_and(is_han) && letters.next().is_none()
    });
    pieces.len() > 3 && letters.count() * 4 >= pieces.len() * 3
}

/// 表2, 表 C.1, 附表3, 表4  主要指标: another table begins
fn is_caption(pieces: &[Piece]) -> bool {
    let [label, name @ ..] = pieces else { return false };
    let rest = ["附表", "续表", "表"].into_iter().find_map(|word| label.text.strip_prefix(word));
    rest.is_some_and(|rest| {
        let rest = rest.trim_start();
        // A name stands apart from a number alone.
        let is_label = rest.chars().all(|c| c.is_ascii_digit() || "-－—.".contains(c));
        let is_named = name.len() == 1 && is_label && name.iter().all(|name| !is_value(name.text));
        rest.starts_with(|c: char| c.is_ascii_digit() || c.is_ascii_uppercase())
            && (name.is_empty() || is_named)
    })
}

/// Whether the first of some lines alone is numbered as a heading and names the rows below it, of which there may be none.
fn is_name(lines: &[Line]) -> bool {
    let is_numbered = |line: &&Line| {
        line.gap == 0
            && width(&line.text) <= WIDEST_CELL
            && matches!(heading(&line.text), Some(System::Comma | System::Bracket))
    };
    let names = lines.iter().take(NAMES).take_while(is_numbered).count();
    let is_row = |below: &Line| {
        let pieces = pieces(&below.text, Measure::Columns);
        let heads = pieces.iter().filter(|piece| is_head(piece.text)).count();
        below.gap == 0 && pieces.len() > 2 && heads < 2
    };
    names > 0 && lines.get(names).is_some_and(is_row)
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
    let (by_columns, by_letters) = (rows(Measure::Columns), rows(Measure::Letters));
    if !is_table(&by_columns) && !forms::are_pairs(&by_letters) {
        let is_perhaps = forms::is_form(&by_columns)
            || [&by_columns, &by_letters].into_iter().any(|rows| forms::are_in_columns(rows));
        return is_perhaps.then(|| forms::perhaps(lines, &by_columns));
    }
    let (rows, edges) = [by_columns, by_letters]
        .into_iter()
        .map(|rows| {
            let edges = edges(&rows);
            (rows, edges)
        })
        .min_by_key(|(rows, edges)| (collisions(rows, edges), starts(rows)))?;
    let is_crossed = collisions(&rows, &edges) > 0;
    if is_crossed && let Some(found) = forms::in_order(&rows, lines) {
        return Some(found);
    }
    let cells: Vec<Vec<String>> = rows.iter().map(|row| placed(row, &edges)).collect();
    let width = edges.len();
    if width < 2 {
        return None;
    }
    let (header, body, is_plain) = assembled(&rows, &cells, width)?;
    let slices: Vec<&[String]> = body.iter().map(Vec::as_slice).collect();
    let is_headed = width > 2 || header.iter().any(|head| is_head(head));
    let is_sure = is_plain && is_headed && !is_crossed && likeness(&slices, width) >= 80;
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
    let is_letterspaced = |row: &Row| row.pieces.iter().all(|piece| piece.text.chars().count() < 2);
    let several = rows.iter().filter(|row| row.pieces.len() > 1);
    let (labelled, others): (Vec<&Row>, Vec<&Row>) = several.partition(|row| is_labelled(row));
    if labelled.len() > others.len() {
        return false;
    }
    let wide = rows.iter().filter(|row| row.pieces.len() > 2 && !is_letterspaced(row)).count();
    let valued = rows.iter().filter(|row| {
        row.pieces.len() > 1 && row.pieces.iter().skip(1).any(|piece| is_value(piece.text))
    });
    let heads = rows
        .first()
        .is_some_and(|row| row.pieces.iter().filter(|piece| is_head(piece.text)).count() > 1);
    let is_narrow = rows.iter().all(|row| row.pieces.len() <= MOST);
    is_narrow
        && (wide > 2 || valued.count() > 2 || wide > 1 && heads || forms::are_pairs(rows))
        && !rows.iter().all(is_letterspaced)
}
