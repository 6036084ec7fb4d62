//! A table with one cell a line whose rows are numbered: the numbers show where they begin, whatever the cells hold

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{Cell, LONGEST_HEAD, MOST, doubt, is_one, may_be_head, may_be_name};
use super::columns::{is_value, likeness};
use super::grid::{has_odd_value, joined};
use super::heads::{is_head, is_number_head};
use super::table::{Found, Table};
use crate::import::dates::is_date;
use crate::import::doubt::Why;
use crate::import::lines::Line;
use crate::import::number::{System, heading};
use crate::import::text::tidy;
use crate::import::title::may_sign;

/// So many rows in order show a table whose heads are no usual words
const ROWS: usize = 3;

/// The table that begins with the first of the lines, if every row has as many lines as there are columns.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let mut cells = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
    let header = header(&mut cells)?;
    let read = |header: &[String]| Numbered::of(cells.clone(), header, header.len());
    if let Some(rows) = read(&header) {
        let asked = rows.are_odd(&header);
        return Some(rows.found(lines, &header, asked));
    }
    // The last of these lines names the first rows.
    if let Some((name, heads)) = header.split_last().filter(|(name, _)| is_name(name))
        && let Some(mut rows) = read(heads)
    {
        rows.names.insert(0, vec![name.clone()]);
        let asked = rows.are_odd(heads);
        return Some(rows.found(lines, heads, asked));
    }
    let upper = header.iter().rposition(|head| !begins_with_year(head))? + 1;
    let (upper, lower) = header.split_at_checked(upper).filter(|(_, lower)| lower.len() > 1)?;
    let rows = Numbered::of(cells.clone(), &header, header.len() - 1)?;
    let heads = rows.spanned(upper, lower)?;
    Some(rows.found(lines, &heads, true))
}

/// The heads above the number of the first row; the number is what comes next.
pub(super) fn header<'a>(
    cells: &mut (impl Iterator<Item = (usize, &'a Line)> + Clone),
) -> Option<Vec<String>> {
    let mut header: Vec<String> = Vec::new();
    loop {
        let (_, line) = cells.clone().next()?;
        let cell = tidy(&line.text);
        if cell == "1" {
            break;
        }
        if header.len() >= MOST || cell.chars().count() > LONGEST_HEAD || !is_one(line) {
            return None;
        }
        header.push(cell);
        cells.next();
    }
    let is_headed = header.first().is_some_and(|first| is_number_head(first));
    (is_headed && header.len() > 2).then_some(header)
}

/// Whether most heads are usual words.
pub(super) fn are_usual(header: &[String]) -> bool {
    header.iter().filter(|cell| is_head(cell)).count() * 2 > header.len()
}

/// Whether a line may name the rows below it, and is no head
fn is_name(text: &str) -> bool {
    may_be_name(text) && !is_head(text)
}

/// 2025年, 2025年目标值
fn begins_with_year(head: &str) -> bool {
    head.get(..4).is_some_and(|year| year.chars().all(|c| c.is_ascii_digit()))
}

/// Rows with the numbers from 1 on
struct Numbered<'l> {
    rows: Vec<Vec<String>>,
    /// The lines that name rows, by the row that stands below
    names: BTreeMap<usize, Vec<String>>,
    /// The rows above which the heads are printed again
    headed: BTreeSet<usize>,
    /// The place behind the last line
    behind: usize,
    /// What stands below
    below: Option<&'l Line>,
}

impl<'l> Numbered<'l> {
    /// The rows of so many columns from the number 1 on, if they are whole and no other follows
    fn of(
        mut cells: impl Iterator<Item = (usize, &'l Line)> + Clone,
        header: &[String],
        columns: usize,
    ) -> Option<Self> {
        let mut found = Self {
            rows: Vec::new(),
            names: BTreeMap::new(),
            headed: BTreeSet::new(),
            behind: 0,
            below: None,
        };
        loop {
            let mut row = Vec::new();
            for (at, line) in cells.by_ref().take(columns).take_while(|(_, line)| is_one(line)) {
                row.push(tidy(&line.text));
                found.behind = at + 1;
            }
            if row.len() < columns {
                return None;
            }
            found.rows.push(row);
            let number = found.number();
            let next = (number + 1).to_string();
            let is_next = |cell: Option<(usize, &Line)>| {
                cell.is_some_and(|(_, line)| line.text.trim() == next)
            };
            if is_next(cells.clone().next()) {
                continue;
            }
            let names = names(cells.clone(), number);
            if !names.is_empty() {
                cells.nth(names.len() - 1)?;
                found.names.insert(found.rows.len(), names);
                continue;
            }
            // On the next page the heads may be printed again.
            let mut below = cells.clone();
            let is_head =
                |head: &String| below.next().is_some_and(|(_, line)| tidy(&line.text) == *head);
            if header.iter().all(is_head) && is_next(below.clone().next()) {
                cells = below;
                found.headed.insert(found.rows.len());
                continue;
            }
            break;
        }
        found.below = cells.clone().next().map(|(_, line)| line);
        let least = if are_usual(header) { 2 } else { ROWS };
        let is_table = found.rows.len() >= least
            && (least == 2 || header.iter().all(|head| may_be_head(head)))
            && is_whole(&found.rows)
            && !found
                .names
                .values()
                .flatten()
                .any(|name| found.rows.iter().any(|row| row.contains(name)))
            && !goes_on(cells, found.number() + 1, columns);
        is_table.then_some(found)
    }

    /// The number of the last row
    fn number(&self) -> usize {
        let number =
            self.rows.last().and_then(|row| row.first()).and_then(|cell| cell.parse().ok());
        number.unwrap_or(self.rows.len())
    }

    /// Whether a cell may be another's, or of what stands below the table; what names rows may be the last line of a cell
    fn are_odd(&self, header: &[String]) -> bool {
        has_odd_value(&self.rows)
            || ends_oddly(header, &self.rows, self.below)
            || self.names.values().flatten().any(|name| heading(name).is_none())
            || self.number() != self.rows.len()
    }

    /// A header of two lines, the second of which names columns with values, below one head of the first
    fn spanned(&self, upper: &[String], lower: &[String]) -> Option<Vec<String>> {
        let are_values = |column: usize| {
            self.rows.iter().all(|row| row.get(column).is_some_and(|cell| is_value(cell)))
        };
        let at = (1..upper.len()).find(|at| (*at..at + lower.len()).all(are_values))?;
        let (before, behind) = upper.split_at_checked(at + 1)?;
        let above = [before, &vec![String::new(); lower.len() - 1], behind].concat();
        let below = [vec![String::new(); at], lower.to_vec()].concat();
        Some(joined(&above, &below))
    }

    fn found(self, lines: &[Line], header: &[String], is_asked: bool) -> Found {
        let mut table = Table::new(header.to_vec());
        for (at, row) in self.rows.into_iter().enumerate() {
            if self.headed.contains(&at) {
                table.push(header.to_vec());
            }
            for name in self.names.get(&at).into_iter().flatten() {
                table.push(vec![name.clone()]);
            }
            table.push(row);
        }
        let at = |at: usize| lines.get(at).map(|line| Cell::of(at, line));
        let (first, last) = (at(0), self.behind.checked_sub(1).and_then(at));
        let asked = is_asked.then(|| doubt(first.as_ref(), last.as_ref(), Why::GuessedTable));
        Found { table, doubts: asked.into_iter().collect(), lines: self.behind }
    }
}

/// The lines that name the rows from the next number on: one, or headings, between which numbers may be left out.
fn names<'a>(cells: impl Iterator<Item = (usize, &'a Line)>, number: usize) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, line) in cells.take(NAMES + 1) {
        let text = tidy(&line.text);
        let are_headings = names.iter().all(|name| heading(name).is_some());
        match text.parse::<usize>() {
            Ok(next) if next == number + 1 && (names.len() == 1 || are_headings) => return names,
            Ok(next) if are_headings && (number + 2..number + LEFT_OUT).contains(&next) => {
                return names;
            }
            _ if is_name(&text) => names.push(text),
            _ => break,
        }
    }
    Vec::new()
}

/// So many names of rows may stand below each other
const NAMES: usize = 3;
/// So many numbers may be left out
const LEFT_OUT: usize = 30;

/// Whether what stands below the table may have been taken for the last cell of the last row, which is empty: remarks often
/// are, an agency above a date signs, and a cell is like those above it.
fn ends_oddly(header: &[String], rows: &[Vec<String>], below: Option<&Line>) -> bool {
    let Some((last, above)) = rows.split_last() else { return false };
    let column = header.len() - 1;
    let Some(cell) = last.last().filter(|cell| !is_value(cell)) else { return false };
    let is_remark = header.last().is_some_and(|head| matches!(head.as_str(), "备注" | "说明"));
    let is_signed = below.is_some_and(|line| is_date(&line.text)) && may_sign(cell);
    let fit = |cell: &String| likeness(cell, above, column);
    let usual = above.iter().filter_map(|row| row.last()).map(fit).min();
    is_remark || is_signed || usual.is_some_and(|usual| fit(cell) * 2 <= usual)
}

/// Whether no cell is the number of the next row or a heading, and the last row is like the others.
fn is_whole(rows: &[Vec<String>]) -> bool {
    let is_odd = |at: usize, cell: &String| {
        let is_heading = heading(cell).is_some_and(|system| system < System::Dot);
        is_heading || *cell == (at + 2).to_string()
    };
    let ends_sentence = |row: &Vec<String>| row.last().is_some_and(|cell| cell.ends_with('。'));
    let is_last_odd = rows
        .split_last()
        .is_some_and(|(last, above)| ends_sentence(last) && !above.iter().any(ends_sentence));
    let is_any_odd =
        rows.iter().enumerate().any(|(at, row)| row.iter().skip(1).any(|cell| is_odd(at, cell)));
    !is_any_odd && !is_last_odd
}

/// Whether a row with the next number stands not far below: the one before it has more lines than the header.
fn goes_on<'a>(
    cells: impl Iterator<Item = (usize, &'a Line)>,
    next: usize,
    columns: usize,
) -> bool {
    let next = next.to_string();
    cells.take(columns * 3).any(|(_, line)| line.text.trim() == next)
}
