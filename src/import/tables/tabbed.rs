//! A table with a row a line and a tab between cells

use super::cell::may_be_name;
use super::columns::{is_value, likeness, place};
use super::grid::{is_second_header, joined};
use super::heads::{is_head, is_value_head};
use super::table::{Found, Table, add_to_last_cell, extent};
use crate::import::doubt::{Doubt, Why};
use crate::import::lines::Line;
use crate::import::marks::heading_among_rows;
use crate::import::number::{System, heading, numbered};
use crate::import::text::{is_finished, is_page_artefact, tidy_cell, width};

/// In a wider table no column is looked for: the work would grow with the square of its width
const MOST: usize = 40;

/// A sentence is at least so wide
const SENTENCE: usize = 60;

/// A row as it stands in the seed
struct Row {
    line: usize,
    /// Empty cells at the end are kept: they show that the row has all its columns.
    cells: Vec<String>,
}

/// The table at the beginning of the lines; the first line is its header.
pub(super) fn table(lines: &[Line]) -> Found {
    let taken = up_to_next(lines, extent(lines, |line| line.contains('\t')));
    let taken = up_to_heading(lines, taken);
    let second = second_table(lines.get(..taken).unwrap_or(lines));
    let taken = second.unwrap_or(taken);
    let first = lines.first().map_or(1, |line| line.number);
    let (rows, mut doubts) = rows(lines.get(..taken).unwrap_or(lines));
    let second = second.and_then(|at| lines.get(at));
    doubts.extend(second.map(|line| Doubt::of(line.number, Why::SecondTable)));
    let mut rows = rows.into_iter();
    let (mut header, heads) = match rows.next() {
        Some(row) => (trimmed(&row.cells).to_vec(), row.cells.len()),
        None => (Vec::new(), 0),
    };
    let mut rows: Vec<Row> = rows.collect();
    if let Some(joined) = second_header(&header, &rows) {
        header = joined;
        rows.remove(0);
    }
    let extra = extra_column(&rows, header.len());
    if extra.is_none() {
        // What a last head spans shows in the empty cells behind it, where rows fill these.
        let filled = rows.iter().map(|row| trimmed(&row.cells).len()).max().unwrap_or_default();
        header.resize(header.len().max(heads.min(filled)), String::new());
    }
    let mut table = Table::new(header);
    let counts: Vec<usize> = rows.iter().map(|row| trimmed(&row.cells).len()).collect();
    if extra.is_none() {
        let last = rows.last().map_or(first, |row| row.line);
        doubts.extend(table.widen(&counts, (first, last)));
    }
    let regular = regular(&rows, table.header.len());
    let mut reading = Reading { extra, regular, table, doubts };
    reading.read(&rows);
    Found { table: reading.table, doubts: reading.doubts, lines: taken }
}

/// How many of the lines of a table are before the name of the next one, which has the same header or is that of an annex, or
/// before other heads behind a blank line; right below the header they are its second line.
fn up_to_next(lines: &[Line], taken: usize) -> usize {
    let Some((header, below)) = lines.get(..taken).and_then(<[Line]>::split_first) else {
        return taken;
    };
    let is_name = |pair: &[Line]| match pair {
        [name, next] => {
            !name.text.contains('\t')
                && !is_page_artefact(&name.text)
                && (next.text.trim() == header.text.trim() || is_annex(&name.text))
        }
        _ => false,
    };
    let named = below.windows(2).position(is_name).map(|at| at + 1);
    let is_other = |line: &Line| {
        let heads: Vec<&str> = line.text.trim().split('\t').collect();
        let are_heads = heads.len() > 1 && heads.iter().all(|cell| is_head(cell));
        line.gap > 0 && are_heads && line.text.trim() != header.text.trim()
    };
    let other = below.iter().skip(1).position(is_other).map(|at| at + 2);
    [named, other].into_iter().flatten().min().unwrap_or(taken)
}

fn is_annex(line: &str) -> bool {
    numbered(line).is_some_and(|label| label.system == System::Annex && label.value.is_some())
}

/// How many of the lines of a table are before a heading with a number that is marked with `#` and has a row of
/// heads below it. Without heads it names rows.
fn up_to_heading(lines: &[Line], taken: usize) -> usize {
    let is_heading =
        |line: &Line| heading_among_rows(&line.text).is_some_and(|words| numbered(words).is_some());
    let begins = |pair: &[Line]| match pair {
        [line, next] => is_heading(line) && !next.text.split('\t').skip(1).any(is_value),
        _ => false,
    };
    let taken_lines = lines.get(..taken).unwrap_or_default();
    taken_lines.windows(2).position(begins).unwrap_or(taken)
}

/// The place of a second table in the lines of one: the heads are there again, and no page has turned. Behind a page the rows
/// go on, with their numbers or in the middle of one.
fn second_table(lines: &[Line]) -> Option<usize> {
    let cells = |line: &Line| -> Vec<String> { line.text.split('\t').map(tidy_cell).collect() };
    let (header, below) = lines.split_first()?;
    let header = cells(header);
    let heads = trimmed(&header);
    let is_second = |rows: &[Line]| {
        let [above, again, first] = rows else { return false };
        let (above, first) = (cells(above), cells(first));
        let number = |row: &[String]| row.first()?.parse::<usize>().ok();
        let goes_on = number(&first).is_some_and(|own| own != 1)
            || number(&above).is_some() && number(&first).is_none();
        trimmed(&cells(again)) == heads
            && !again.is_page
            && trimmed(&above) != heads
            && above.len() > 1
            && first.iter().any(|cell| is_value(cell))
            && !goes_on
    };
    let at = || below.windows(3).position(is_second).map(|at| at + 2);
    are_heads(heads).then(at).flatten()
}

/// Whether a lone line with one tab is a sentence in which it stands for a blank.
pub(super) fn is_sentence(lines: &[Line]) -> bool {
    let Some(line) = lines.first() else { return false };
    let text = line.text.trim();
    let is_text = |part: &str| part.contains(['，', '、', '。', '；']) && !is_finished(part);
    let is_open = text
        .split_once('\t')
        .is_some_and(|(left, right)| is_text(left) && is_finished(right) && !right.contains('\t'));
    is_open && width(text) >= SENTENCE && extent(lines, |line| line.contains('\t')) == 1
}

fn rows(lines: &[Line]) -> (Vec<Row>, Vec<Doubt>) {
    let mut rows: Vec<Row> = Vec::new();
    let mut doubts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let is_between = || {
            let [above, next] = [at.checked_sub(1), Some(at + 1)].map(|at| lines.get(at?));
            above.zip(next).is_some_and(|(above, next)| parts_rows(&line.text, above, next))
        };
        if line.text.contains('\t') {
            rows.push(Row {
                line: line.number,
                cells: line.text.split('\t').map(tidy_cell).collect(),
            });
        } else if is_between()
            || rows.last().is_some_and(|above| is_group(&line.text, &above.cells))
        {
            rows.push(Row { line: line.number, cells: vec![tidy_cell(&line.text)] });
        } else if !is_page_artefact(&line.text) {
            doubts.push(Doubt::of(line.number, Why::InsideTable));
            rows.last_mut()
                .into_iter()
                .for_each(|row| add_to_last_cell(&mut row.cells, &line.text));
        }
    }
    (rows, doubts)
}

/// Whether a line parts rows with as many cells as each other: `一、…` between two of them, or below the heads
fn parts_rows(line: &str, above: &Line, next: &Line) -> bool {
    let tabs = |line: &Line| line.text.trim().matches('\t').count();
    is_numbered_part(line) && tabs(above) > 1 && tabs(above) == tabs(next)
}

/// `一、健康水平`, `（一）健康水平`
fn is_numbered_part(line: &str) -> bool {
    matches!(heading(line), Some(System::Comma | System::Bracket))
}

/// Whether a line names the rows below it: the row above ends with a value or a head, which does not go on.
fn is_group(line: &str, above: &[String]) -> bool {
    let is_whole = |cell: &String| is_value(cell) || is_value_head(cell);
    let is_full = above.last().is_some_and(|cell| !cell.is_empty() && is_whole(cell));
    is_full && above.len() > 2 && may_be_name(line) && !is_head(line)
}

/// The header with its second line, if it has one: below a merged cell, or without the empty cells before it
fn second_header(header: &[String], rows: &[Row]) -> Option<Vec<String>> {
    let second = trimmed(&rows.first()?.cells);
    if is_second_header(header, second) {
        return Some(joined(header, second));
    }
    let widths = rows.iter().skip(1).map(|row| trimmed(&row.cells).len());
    let width = header.len() + second.len().checked_sub(1)?;
    let is_of_rows = second.len() > 1 && rows.len() > 1 && widths.max() == Some(width);
    let mut all = header.to_vec();
    all.last_mut()?.push_str(second.first()?);
    all.extend(second.iter().skip(1).cloned());
    (is_of_rows && second.iter().all(|cell| is_head(cell))).then_some(all)
}

fn trimmed(cells: &[String]) -> &[String] {
    let filled = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
    cells.get(..filled).unwrap_or(cells)
}

/// The rows that have all cells of the header and no more; of a wide table none, in which nothing is looked for
fn regular(rows: &[Row], width: usize) -> Vec<Vec<String>> {
    let is_regular = |row: &&Row| width <= MOST && trimmed(&row.cells).len() == width;
    rows.iter().filter(is_regular).map(|row| row.cells.clone()).collect()
}

/// Where a column without a head stands (`门诊`, `住院`).
///
/// A row with one cell more than the header shows it, when the row below shares that row's other cells.
fn extra_column(rows: &[Row], width: usize) -> Option<usize> {
    if width > MOST {
        return None;
    }
    let at = rows.iter().position(|row| trimmed(&row.cells).len() == width + 1)?;
    let (wide, below) = (rows.get(at)?, rows.get(at + 1)?);
    let regular = regular(rows, width);
    let fit = |extra: usize| -> usize {
        let column = |index: usize| if index > extra { index - 1 } else { index };
        let cells = wide.cells.iter().take(width + 1).enumerate();
        let others = cells.filter(|(index, _)| *index != extra);
        others.map(|(index, cell)| likeness(cell, &regular, column(index))).sum()
    };
    let mut fits: Vec<(usize, usize)> = (0..=width).map(|extra| (fit(extra), extra)).collect();
    fits.sort_unstable_by(|a, b| b.cmp(a));
    let (&(best, extra), &(second, _)) = (fits.first()?, fits.get(1)?);
    (best > second && is_part(&below.cells, extra, width + 1)).then_some(extra)
}

/// Whether a row shares the cells left of column `extra` with the row above: `住院`, `—`, `≥60`
fn is_part(cells: &[String], extra: usize, width: usize) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.is_empty());
    filled.next().is_some_and(|cell| !is_value(cell)) && extra + filled.count() < width
}

/// Whether cells that stand in a table twice are its heads: two or three that are no usual ones may well be rows.
fn are_heads(cells: &[String]) -> bool {
    let filled = || cells.iter().filter(|cell| !cell.is_empty());
    filled().count() > 3 || filled().count() > 1 && filled().all(|cell| is_head(cell))
}

struct Reading {
    /// The place of the column without a head
    extra: Option<usize>,
    /// The rows that have all cells of the header
    regular: Vec<Vec<String>>,
    table: Table,
    doubts: Vec<Doubt>,
}

impl Reading {
    fn read(&mut self, rows: &[Row]) {
        let header = self.table.header.clone();
        if let Some(extra) = self.extra {
            self.table.header.insert(extra, String::new());
        }
        let mut is_after_header = false;
        let mut is_in_group = false;
        for row in rows {
            let cells = trimmed(&row.cells);
            if cells == trimmed(&header) && are_heads(&header) {
                is_after_header = true;
                continue;
            }
            let is_wide = self.extra.is_some() && cells.len() == header.len() + 1;
            let is_part = |extra| is_in_group && is_part(cells, extra, header.len() + 1);
            let rest = self.in_columns(cells);
            if is_after_header && self.is_rest_of_row(&rest) {
                self.add_to_last_row(&rest);
            } else if is_wide {
                self.table.push(cells.to_vec());
            } else if let Some(extra) = self.extra.filter(|&extra| is_part(extra)) {
                self.push_part(cells, extra);
                continue;
            } else {
                self.push(row, header.len());
            }
            is_after_header = false;
            is_in_group = is_wide;
        }
    }

    /// A row with one cell a column
    fn push(&mut self, row: &Row, width: usize) {
        let mut cells = trimmed(&row.cells).to_vec();
        if cells.len() > width {
            return self.give_up(row, Why::TooManyCells);
        }
        if row.cells.len() < width {
            let Some(merged) = self.merged(&row.cells, width) else {
                if let [part] = row.cells.as_slice()
                    && is_numbered_part(part)
                {
                    return self.table.push_whole(&row.cells);
                }
                return self.give_up(row, Why::NoColumn);
            };
            cells.splice(0..0, vec![String::new(); merged]);
        }
        cells.resize(width, String::new());
        self.table.push(self.in_columns(&cells));
    }

    /// How many cells a row lacks on its left, where those of the rows above go on: what stands in it is like the last
    /// columns and no others
    fn merged(&self, cells: &[String], width: usize) -> Option<usize> {
        // Without rows that have all cells there is nothing to be like.
        let is_known = !self.table.rows.is_empty() && !self.regular.is_empty();
        let missing = width.checked_sub(cells.len()).filter(|_| is_known)?;
        place(cells, &self.regular, width).filter(|first| *first == missing)
    }

    /// The cells of a regular row, with an empty one in the column without a head
    fn in_columns(&self, cells: &[String]) -> Vec<String> {
        let mut cells = cells.to_vec();
        if let Some(extra) = self.extra.filter(|&extra| extra <= cells.len()) {
            cells.insert(extra, String::new());
        }
        cells
    }

    /// The first cell stands in the column without a head; the others follow it without a gap.
    fn push_part(&mut self, cells: &[String], extra: usize) {
        let mut row = vec![String::new(); extra];
        row.extend(cells.iter().filter(|cell| !cell.is_empty()).cloned());
        self.table.push(row);
    }

    /// Whether a row below a repeated header only ends the cells of the row above it
    fn is_rest_of_row(&self, cells: &[String]) -> bool {
        let Some(above) = self.table.rows.last() else { return false };
        let goes_on = |(cell, above): (&String, &String)| {
            cell.is_empty() || !above.is_empty() && !is_value(cell)
        };
        cells.len() <= above.len() && cells.iter().zip(above).all(goes_on)
    }

    fn add_to_last_row(&mut self, cells: &[String]) {
        for (above, cell) in self.table.rows.last_mut().into_iter().flatten().zip(cells) {
            above.push_str(cell);
        }
    }

    fn give_up(&mut self, row: &Row, why: Why) {
        self.table.push_whole(&row.cells);
        self.doubts.push(Doubt::of(row.line, why));
    }
}
