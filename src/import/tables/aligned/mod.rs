//! A table whose columns stand below each other with blanks between them, as `pdftotext -layout` prints

mod assembled;
mod forms;
mod pieces;
mod titles;

use std::collections::BTreeSet;

use super::columns::is_value;
use super::grid::likeness;
use super::heads::is_head;
use super::table::{Found, Table};
use crate::import::doubt::{Doubt, Why};
use crate::import::layout::is_contact;
use crate::import::lines::Line;
use crate::import::number::{System, heading, numbered};
use crate::import::pages::is_between_pages;
use crate::import::run_in;
use crate::import::text::{is_han, squeeze, width};
use assembled::{Assembled, assembled};
use pieces::{
    MARGIN, Measure, Piece, Row, TALLEST, collisions, edges, mixed, pieces, placed, starts,
};
use titles::{begins_page, is_across, is_caption, is_title};

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
    let mut run = Run {
        lines,
        header: lines.first().map_or_else(String::new, |line| squeeze(&line.text)),
        columns: BTreeSet::new(),
        end: 0,
        single: 0,
        is_over: false,
        last: None,
    };
    for (at, line) in lines.iter().enumerate() {
        if !line.is_artefact() && !run.takes(at, line) {
            break;
        }
    }
    run.end.max(1)
}

/// Lines that may be rows, while they are gone through
struct Run<'a> {
    lines: &'a [Line],
    /// The first of them without blanks
    header: String,
    /// Where the columns begin but the first
    columns: BTreeSet<usize>,
    /// The place behind the last row
    end: usize,
    /// How many lines of one piece have come since
    single: usize,
    /// Whether one of these stands in the middle of the page: the table may have ended
    is_over: bool,
    /// The number of the last row that has one
    last: Option<(System, u32)>,
}

impl Run<'_> {
    /// Whether a line may be of the table.
    fn takes(&mut self, at: usize, line: &Line) -> bool {
        let pieces = pieces(&line.text, Measure::Columns);
        let is_across = at > 0 && is_across(&pieces, &self.columns, line.is_page);
        let is_near = at == 0 || line.gap <= WIDEST_GAP;
        if !is_near
            || line.text.contains('\t')
            || self.single >= TALLEST
            || self.ends_before(at, line, (&pieces, is_across))
        {
            return false;
        }
        let hangs = || {
            let start = pieces.first().map_or(0, |piece| piece.start);
            line.gap == 0 && start > MARGIN && self.columns.contains(&start)
        };
        let number = number_of(&pieces);
        let follows =
            number.zip(self.last).is_some_and(|(here, last)| here == (last.0, last.1 + 1));
        let behind = self.lines.get(at..).unwrap_or_default();
        if pieces.len() > 1 || is_name(behind, usize::from(follows)) {
            (self.end, self.single, self.is_over) = (at + 1, 0, false);
            self.last = number.or(self.last);
            self.columns.extend(pieces.iter().skip(1).map(|piece| piece.start));
            return true;
        }
        let may_be_cell = width(&line.text) <= WIDEST_CELL
            && (!line.text.trim().ends_with('。') || hangs())
            && heading(&line.text).is_none()
            && !is_sentence(line);
        // What hangs below the last row is of it, if it stands in a column.
        self.is_over |= is_across;
        if may_be_cell && line.gap == 0 && line.indent > 0 && !self.is_over {
            self.end = at + 1;
        }
        self.single += 1;
        may_be_cell
    }

    /// Whether a line is none of the table: a heading, a page of a table of contents, or what begins another table.
    fn ends_before(&self, at: usize, line: &Line, (pieces, is_across): (&[Piece], bool)) -> bool {
        // The header comes again on the next page.
        let is_header = || squeeze(&line.text) == self.header;
        is_heading(line, pieces)
            || line.text.contains(LEADER)
            || is_between_pages(&line.text)
            || at > 0 && (is_caption(pieces) || pieces.len() > 1 && is_header())
            || is_across && line.is_page
            || is_title(&line.text) && (is_across || at > 0 && begins_page(self.lines, at))
    }
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

/// The number that a row opens with: 三、
fn number_of(pieces: &[Piece]) -> Option<(System, u32)> {
    let number = numbered(pieces.first()?.text)?;
    Some((number.system, number.value?))
}

/// Whether the first of some lines alone is numbered as a heading and names the rows below it, of which there may be none.
/// So many blank lines may stand between rows.
fn is_name(lines: &[Line], gap: usize) -> bool {
    let is_numbered = |line: &&Line| {
        line.gap <= gap
            && width(&line.text) <= WIDEST_CELL
            && matches!(heading(&line.text), Some(System::Comma | System::Bracket))
    };
    let names = lines.iter().take(NAMES).take_while(is_numbered).count();
    let is_row = |below: &Line| {
        let pieces = pieces(&below.text, Measure::Columns);
        let heads = pieces.iter().filter(|piece| is_head(piece.text)).count();
        below.gap <= gap && pieces.len() > 2 && heads < 2
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
    let Assembled { header, body, is_plain, crowded } = assembled(&rows, &cells, width)?;
    // A table that is read wrongly is worse than its lines as they are.
    let mixed = mixed(&rows, &edges);
    if mixed * FEW > rows.len() || crowded * FEW > body.len() {
        return Some(forms::perhaps(lines, &rows));
    }
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

/// One in so many rows may have two values in a cell
const FEW: usize = 20;

/// Whether a line of one piece is of a text: it begins at the edge of the page, and is too long for a cell there.
fn is_sentence(line: &Line) -> bool {
    line.indent <= MARGIN && line.text.contains('，') && width(&line.text) >= SENTENCE
}

/// A sentence is at least so wide
const SENTENCE: usize = 40;

/// `领域：健康水平    指标：婴儿死亡率`: every piece says itself what it is
fn is_labelled(row: &Row) -> bool {
    row.pieces.iter().all(|piece| piece.text.contains(['：', ':']))
}

/// Whether rows say how to reach somebody and have not the same number of pieces: a name may be spaced, `陈  某  电话：…`.
fn are_contacts(rows: &[Row]) -> bool {
    let several = || rows.iter().filter(|row| row.pieces.len() > 1);
    let says = |row: &&Row| row.pieces.iter().any(|piece| is_contact(piece.text));
    let counts: BTreeSet<usize> = several().map(|row| row.pieces.len()).collect();
    counts.len() > 1 && several().filter(says).count() * 2 > several().count()
}

/// Three lines with three pieces, or with a value in one of two
fn is_table(rows: &[Row]) -> bool {
    let is_letterspaced = |row: &Row| row.pieces.iter().all(|piece| piece.text.chars().count() < 2);
    let several = rows.iter().filter(|row| row.pieces.len() > 1);
    let (labelled, others): (Vec<&Row>, Vec<&Row>) = several.partition(|row| is_labelled(row));
    if labelled.len() > others.len() || are_contacts(rows) {
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
