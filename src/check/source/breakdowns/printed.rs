//! What the place of a value prints of categories: in its sentence or, in a table, in its cell, column and row.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::text::categories::{Governed, Meant, Sentence, Words};
use crate::check::text::governing::governing;
use crate::check::text::heads::has_number;
use crate::check::text::letters;
use crate::check::text::numbers::{PrintedNumber, is_of_unit};
use crate::check::text::parted;
use crate::check::text::place::{Place, of};
use crate::check::text::years;
use crate::model::{Run, Table};

/// How many rows above a row are looked at for its section and what its merged cells print.
const FARTHEST: usize = 60;

/// The place of a value, with the names of its indicator.
pub(super) struct Printed<'a> {
    place: Place<'a>,
    names: Vec<Vec<char>>,
}

/// What is said of a number in one dimension.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// What governs it, wherever it is cited.
    pub(super) all: Vec<Governed>,
    /// For each category the numbers of the same unit and year that it governs in the cited words.
    pub(super) numbers_of: BTreeMap<Meant, Vec<String>>,
}

impl<'a> Printed<'a> {
    pub(super) fn of(place: Place<'a>, names: Vec<Vec<char>>) -> Self {
        Self { place, names }
    }

    /// What is said of a number of a year, wherever it stands in the cited words.
    pub(super) fn said(&self, words: &Words, digits: &str, year: i32) -> Said {
        match self.place.table() {
            Some((table, row)) => self.said_in_row(words, digits, year, (table, row)),
            None => self.said_in_sentence(words, digits, year),
        }
    }

    fn said_in_sentence(&self, words: &Words, digits: &str, year: i32) -> Said {
        let passage = self.place.passage();
        let (start, end) = self.place.quoted().unwrap_or((0, passage.len()));
        let sentence = Sentence::of(passage, words, &self.names);
        let is_cited = |n: &&PrintedNumber| start <= n.at.start && n.at.end <= end;
        let cited: Vec<&PrintedNumber> = sentence.numbers().iter().filter(is_cited).collect();
        let own: Vec<&&PrintedNumber> = cited.iter().filter(|n| n.digits == digits).collect();
        let all = own.iter().map(|n| sentence.governing(&n.at)).collect();
        let mut said = Said { all, numbers_of: BTreeMap::new() };
        let Some(first) = own.first() else { return said };
        let unit = unit_behind(passage, first);
        let is_of_year =
            |n: &PrintedNumber| governing(passage, n).is_none_or(|found| found.year() == year);
        for number in cited.iter().filter(|n| n.digits != digits) {
            let found = sentence.governing(&number.at);
            let is_close = matches!(found, Governed::Closely(_) | Governed::Near(_));
            let is_alike = unit_behind(passage, number) == unit && is_of_year(number);
            if let Some(meant) = found.meant().filter(|_| is_close && is_alike) {
                said.numbers_of.entry(meant).or_default().push(number.digits.clone());
            }
        }
        said
    }

    fn said_in_row(
        &self,
        words: &Words,
        digits: &str,
        year: i32,
        (table, row): (&Table, usize),
    ) -> Said {
        let heads = self.place.over_columns();
        let is_of_year = |head: &Vec<char>| years::of_head(head).contains(&year);
        let has_year = heads.iter().any(is_of_year);
        let rows = table.rows.get(row).map_or(&[][..], |row| &row.cells);
        let mut said = Said::default();
        for (column, cell) in self.cited_cells(rows) {
            let head = heads.get(column).cloned().unwrap_or_default();
            if has_year && !is_of_year(&head) {
                continue;
            }
            let letters = rows.get(column).map(of).unwrap_or_default();
            let sentence = Sentence::of(&letters, words, &self.names);
            let is_own = |n: &&PrintedNumber| {
                n.digits == digits && cell.start <= n.at.start && n.at.end <= cell.end
            };
            for number in sentence.numbers().iter().filter(is_own) {
                let inside = sentence.governing(&number.at);
                let is_close = !matches!(inside, Governed::Nothing | Governed::Loosely(_));
                let around = || self.around(words, &head, (table, row), column);
                let found = if is_close { inside } else { around() };
                said.all.push(if found == Governed::Nothing { inside } else { found });
            }
        }
        said
    }

    /// What the column and the row of a cell name.
    fn around(
        &self,
        words: &Words,
        head: &[char],
        (table, row): (&Table, usize),
        column: usize,
    ) -> Governed {
        let by_column = self.label(words, head);
        let names = (0..column).map(|column| printed_above(table, row, column));
        let by_name: Vec<Governed> = names
            .map(|cell| self.label(words, &cell))
            .filter(|found| *found != Governed::Nothing)
            .collect();
        let by_row = match by_name[..] {
            [] => self.section(words, table, row),
            [found] => found,
            [first, ..] => {
                let is_same = by_name.iter().all(|found| found.meant() == first.meant());
                if is_same { first } else { Governed::Unclear }
            }
        };
        match (by_column, by_row) {
            (Governed::Nothing, found) | (found, Governed::Nothing) => found,
            (one, other) if one.meant() == other.meant() => one,
            // 合计 of a row is of the category of the column, and the other way round.
            (one, other) if other.meant() == Some(Meant::Total) => one,
            (one, other) if one.meant() == Some(Meant::Total) => other,
            _ => Governed::Unclear,
        }
    }

    /// The category of the last row above that has a name and no numbers.
    fn section(&self, words: &Words, table: &Table, row: usize) -> Governed {
        let rows = table.rows.get(..row).unwrap_or_default();
        let near = rows.get(rows.len().saturating_sub(FARTHEST)..).unwrap_or_default();
        let section = near.iter().rfind(|row| !has_number(row)).map(letters::of_row);
        let found = section.map_or(Governed::Nothing, |name| self.label(words, &name));
        match found.meant() {
            Some(meant) => Governed::Near(meant),
            None => Governed::Nothing,
        }
    }

    /// The category that a head or the name of a row is of.
    fn label(&self, words: &Words, label: &[char]) -> Governed {
        Sentence::of(label, words, &self.names).of_label()
    }

    /// The cells of a row as far as they are cited, each with its column.
    fn cited_cells(&self, cells: &[Run]) -> Vec<(usize, Range<usize>)> {
        let mut start = 0;
        let mut found = Vec::new();
        for (column, cell) in cells.iter().enumerate() {
            let length = letters::of_run(cell).count();
            let quoted = self.place.quoted_without_blanks();
            let (from, to) = quoted.unwrap_or((start, start + length));
            let cited = from.max(start)..to.min(start + length);
            if cited.start < cited.end {
                let cited = cited.start - start..cited.end - start;
                found.push((column, parted::place(&of(cell), &cited)));
            }
            start += length;
        }
        found
    }

    /// Whether a category is named in the cited words.
    pub(super) fn quotes(&self, words: &Words, category: usize) -> bool {
        words.categories_in(self.place.quote()).any(|found| found == category)
    }

    /// The cited words.
    pub(super) fn quote(&self) -> &[char] {
        self.place.quote()
    }

    /// Whether words stand in the passage.
    pub(super) fn is_in_passage(&self, words: &[char]) -> bool {
        letters::find(self.place.passage(), words).is_some()
    }

    /// Whether words stand anywhere in the document.
    pub(super) fn is_in_document(&self, words: &[char]) -> bool {
        self.place.is_in_document(words)
    }

    /// What names the row and column of the cited words, the headings over them, and the title of the document.
    pub(super) fn over(&self) -> Vec<Vec<char>> {
        let mut over: Vec<Vec<char>> =
            self.place.sections().into_iter().map(|line| line.to_vec()).collect();
        over.push(letters::of_text(&self.place.document().title));
        over.extend(self.names_of_row());
        over
    }

    /// The sentence of the cited words and the one before, which are often of one subject; behind the words only clauses
    /// without a number, as 引进10人，均为全职.
    pub(super) fn sentences(&self) -> (Vec<char>, Vec<char>) {
        let text = self.place.passage();
        let (start, end) = self.place.quoted().unwrap_or((0, text.len()));
        let before = text.get(..start).unwrap_or_default();
        let mut ends = before.rsplit(|c| "。！".contains(*c));
        let from = start - ends.next().map_or(0, <[char]>::len);
        let before = ends.next().unwrap_or_default().to_vec();
        let behind = text.get(end..).unwrap_or_default();
        let to = behind.iter().position(|c| "。；！".contains(*c)).unwrap_or(behind.len());
        let behind = behind.get(..to).unwrap_or_default();
        let clauses = behind.split_inclusive(|c| "，,".contains(*c));
        let own = clauses.take_while(|clause| !clause.iter().any(|c| c.is_numeric()));
        let to = end + own.map(<[char]>::len).sum::<usize>();
        (text.get(from..to).unwrap_or_default().to_vec(), before)
    }

    /// The lines over the cited words that lead to them.
    pub(super) fn leads(&self) -> impl Iterator<Item = Vec<char>> {
        let over = self.place.over_it().into_iter();
        over.filter(|text| matches!(text.last(), Some('：' | ':')))
    }

    /// The cells of a row with those that are merged above them, the heads over them, and the rows that name their section.
    fn names_of_row(&self) -> Vec<Vec<char>> {
        let Some((table, row)) = self.place.table() else { return Vec::new() };
        let columns = 0..table.header.len();
        let mut names: Vec<Vec<char>> =
            columns.map(|column| printed_above(table, row, column)).collect();
        names.extend(self.place.over_columns().iter().cloned());
        let rows = table.rows.get(row.saturating_sub(FARTHEST)..row).unwrap_or_default();
        names.extend(rows.iter().filter(|row| !has_number(row)).map(letters::of_row));
        names
    }

    /// Whether a category is named here: in the passage or row, over it, or in the title of the document.
    pub(super) fn names(&self, words: &Words, category: usize) -> bool {
        let is_in = |text: &[char]| words.categories_in(text).any(|found| found == category);
        let title = letters::of_text(&self.place.document().title);
        if is_in(self.place.passage()) || is_in(&title) {
            return true;
        }
        let mut over = self.place.over_it();
        over.extend(self.names_of_row());
        over.iter().any(|text| is_in(text))
    }
}

/// The letters behind a number that may be its unit.
fn unit_behind<'t>(text: &'t [char], number: &PrintedNumber) -> &'t [char] {
    let behind = text.get(number.at.end..).unwrap_or_default();
    let length = behind.iter().take_while(|c| is_of_unit(**c)).count();
    behind.get(..length.min(1)).unwrap_or_default()
}

/// What is printed in a column of a row or, since merged cells are printed once, of the rows above it.
fn printed_above(table: &Table, row: usize, column: usize) -> Vec<char> {
    let rows = table.rows.get(..=row).unwrap_or_default().iter().rev();
    let mut cells = rows.take(FARTHEST).filter_map(|row| row.cells.get(column)).map(of);
    cells.find(|cell| !cell.is_empty()).unwrap_or_default()
}
