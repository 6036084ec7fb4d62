//! The place of a record in its document, and whether values and years are printed there.

use std::ops::Range;

use super::beside;
use crate::check::source::citations::{Cited, Text};
use crate::check::text::letters;
use crate::check::text::numbers::{self, Printed};
use crate::content::{Block, Document, Quantity, Run, Table};

/// Why a value is not proved by its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The number, or the words, are not there.
    Value,
    /// They are not in the column of the year.
    Column(i32),
    /// The given printed form is not there.
    Text,
    /// The number is another bound there.
    Bound,
    /// The number has another unit there.
    Unit,
}

/// A value of a record, and how it is printed.
pub(super) struct Claim<'c> {
    pub(super) quantity: &'c Quantity,
    pub(super) text: Option<&'c str>,
    pub(super) unit: &'c str,
    pub(super) year: i32,
}

/// A year of a record, and what its document leaves open.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearClaim {
    pub(super) year: i32,
    /// The year that the period of the document suggests.
    pub(super) usual: Option<i32>,
    /// Heads of columns with earlier years are about something else: what a target starts from.
    pub(super) since: Option<i32>,
    /// Years from this one on are about something else: the target that a baseline leads to.
    pub(super) until: Option<i32>,
}

/// The place of a record in its document.
pub(super) struct Source<'a> {
    text: &'a Text<'a>,
    cited: &'a Cited,
    /// The letters of the paragraph or row, with a blank behind each cell: no number runs on into the next.
    letters: Vec<char>,
    /// Where each cell of a row stands among the letters.
    cells: Vec<Range<usize>>,
    /// Where the cited words stand among the letters.
    place: Range<usize>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a Text<'a>, cited: &'a Cited) -> Self {
        let mut source = Self { text, cited, letters: Vec::new(), cells: Vec::new(), place: 0..0 };
        if let Some((table, row)) = source.table() {
            // In a row that is cited as a whole, what its parts have in common is printed once, above it.
            let from = if source.is_row() { source.first_of_parts() } else { row };
            for column in 0..table.rows.get(row).map_or(0, |row| row.cells.len()) {
                let start = source.letters.len();
                source.letters.extend(source.last_printed(column, from));
                source.cells.push(start..source.letters.len());
                source.letters.push(' ');
            }
        } else {
            source.letters = text.letters(cited.blocks.start, cited.row).to_vec();
        }
        source.place = source.place_of_quote();
        source
    }

    /// Where the cited words stand; their place is counted without the blanks between cells.
    fn place_of_quote(&self) -> Range<usize> {
        let Some((start, end)) = self.cited.letters else { return 0..self.letters.len() };
        let letters = self.letters.iter().enumerate().filter(|(_, c)| **c != ' ');
        let places: Vec<usize> = letters.map(|(at, _)| at).collect();
        let at = |n: usize| places.get(n).copied().unwrap_or_default();
        at(start)..at(end.saturating_sub(1)) + 1
    }

    pub(super) fn document(&self) -> &'a Document {
        self.text.document
    }

    /// Whether a row is cited as a whole, by its number.
    pub(super) fn is_row(&self) -> bool {
        self.cited.letters.is_none()
    }

    /// The table and the row of it that is cited.
    pub(super) fn table(&self) -> Option<(&'a Table, usize)> {
        match self.document().body.blocks.get(self.cited.blocks.start)? {
            Block::Table(table) => Some((table, self.cited.row?)),
            Block::Heading(..) | Block::Paragraph(_) => None,
        }
    }

    /// The letters of every paragraph that the record is about; of a row, its cells one after the other.
    pub(super) fn passages(&self) -> Vec<Vec<char>> {
        if self.table().is_some() {
            return vec![self.letters.iter().copied().filter(|c| *c != ' ').collect()];
        }
        self.cited.blocks.clone().map(|block| self.text.letters(block, None).to_vec()).collect()
    }

    /// The letters of the cited words, or of the row.
    pub(super) fn quote(&self) -> &[char] {
        self.slice(&self.place)
    }

    /// Where the cited words stand among the letters.
    pub(super) fn place(&self) -> &Range<usize> {
        &self.place
    }

    /// The blocks of the document before the cited one.
    pub(super) fn blocks_before(&self) -> &'a [Block] {
        self.document().body.blocks.get(..self.cited.blocks.start).unwrap_or_default()
    }

    /// The letters of the passage that the cited words stand in.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    fn slice(&self, range: &Range<usize>) -> &[char] {
        self.letters.get(range.clone()).unwrap_or_default()
    }

    /// The cells of the row.
    pub(super) fn cells(&self) -> impl Iterator<Item = &[char]> {
        self.cells.iter().map(|cell| self.slice(cell))
    }

    /// The heads of the columns; one without a head stands under that of the column before, as under a merged one.
    pub(super) fn heads(&self) -> Vec<Vec<char>> {
        let mut heads: Vec<Vec<char>> = Vec::new();
        for head in self.table().map_or(&[][..], |(table, _)| &table.header).iter().map(of) {
            let before = heads.last().filter(|_| head.is_empty()).cloned();
            heads.push(before.unwrap_or(head));
        }
        heads
    }

    /// What is printed in a column of the row or, since merged cells are printed once, of the rows above it up to one.
    pub(super) fn last_printed(&self, column: usize, from: usize) -> Vec<char> {
        let Some((table, row)) = self.table() else { return Vec::new() };
        let rows = table.rows.get(from..=row).unwrap_or_default().iter().rev();
        let mut cells = rows.filter_map(|row| row.cells.get(column)).map(of);
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The row that prints the number of the cited one: a row in parts prints it once.
    fn first_of_parts(&self) -> usize {
        let Some((_, row)) = self.table() else { return 0 };
        (0..=row).rev().find(|row| self.is_numbered(*row)).unwrap_or(row)
    }

    /// The first of the numbered rows that the cited one ends; a category between them has no number.
    pub(super) fn first_of_numbered(&self) -> usize {
        let row = self.first_of_parts();
        (0..row).rev().find(|row| !self.is_numbered(*row)).map_or(0, |category| category + 1)
    }

    fn is_numbered(&self, row: usize) -> bool {
        let row = self.table().and_then(|(table, _)| table.rows.get(row).zip(Some(table)));
        let cell = row.and_then(|(row, table)| row.cells.get(letters::number_column(table)));
        cell.is_some_and(|cell| letters::of_run(cell).next().is_some())
    }

    /// The cells, as far as they are cited, under heads that name years, each with these years.
    fn cells_of_years(&self) -> Vec<(Range<usize>, Vec<i32>)> {
        let cited = |cell: &Range<usize>| {
            let start = cell.start.max(self.place.start);
            start..cell.end.min(self.place.end).max(start)
        };
        let cells = self.cells.iter().map(cited).zip(self.heads());
        let cells = cells.map(|(cell, head)| (cell, numbers::years_of_head(&head)));
        let is_cited = |cell: &Range<usize>| self.is_row() || !cell.is_empty();
        cells.filter(|(cell, years)| is_cited(cell) && !years.is_empty()).collect()
    }

    /// The cells under heads that name this year alone or, where there are none, among others.
    fn cells_of(&self, year: i32) -> Vec<Range<usize>> {
        let mut cells = self.cells_of_years();
        cells.retain(|(_, years)| years.contains(&year));
        let is_alone = |(_, years): &(Range<usize>, Vec<i32>)| years.len() == 1;
        if cells.iter().any(is_alone) {
            cells.retain(is_alone);
        }
        cells.into_iter().map(|(cell, _)| cell).collect()
    }

    /// Whether the column of a year has a number.
    pub(super) fn has_number_of(&self, year: i32) -> bool {
        self.cells_of(year).iter().any(|cell| !numbers::numbers(self.slice(cell)).is_empty())
    }

    /// What speaks against a value, its printed words, its bound and its unit.
    pub(super) fn doubt(&self, claim: &Claim<'_>) -> Option<Doubt> {
        let mut fields = self.cells_of(claim.year);
        let is_column = !fields.is_empty();
        if !is_column {
            fields.push(self.place.clone());
        }
        if let Some(words) = claim.text {
            fields = fields.iter().flat_map(|field| self.places_of(words, field)).collect();
            if fields.is_empty() {
                return Some(Doubt::Text);
            }
        }
        let missing = if is_column { Doubt::Column(claim.year) } else { Doubt::Value };
        let all = numbers::numbers(&self.letters);
        let mut found = match claim.quantity {
            Quantity::Words(words) => {
                let is_there = |field: &Range<usize>| !self.places_of(words, field).is_empty();
                return (!fields.iter().any(is_there)).then_some(missing);
            }
            Quantity::Range(low, high) => self.ranges(&all, low.text(), high.text()),
            Quantity::Level(_, number) => self.levels(&all, number.text()),
        };
        found.retain(|n| fields.iter().any(|f| f.start <= n.at.start && n.at.end <= f.end));
        if found.is_empty() {
            let may_say = is_column || claim.text.is_some();
            let is_said = may_say && fields.iter().any(|field| self.says(field, claim.quantity));
            return (!is_said).then_some(missing);
        }
        if let Some((bound, _)) = claim.quantity.level() {
            // A cell prints its bound beside its number, a sentence maybe once for several.
            let around = if is_column { None } else { Some(self.quote()) };
            found.retain(|n| beside::allows(&self.letters, n, bound, around));
            if found.is_empty() {
                return Some(Doubt::Bound);
            }
        }
        (!found.iter().any(|n| self.has_unit(n, &all, claim.unit))).then_some(Doubt::Unit)
    }

    /// The upper ends of the printed ranges between two numbers.
    fn ranges<'n>(&self, all: &'n [Printed], low: &str, high: &str) -> Vec<&'n Printed> {
        let is_end = |end: &&Printed| {
            let mut starts = all.iter().filter(|n| n.digits == low);
            end.digits == high && starts.any(|n| beside::is_range(&self.letters, n, end, true))
        };
        all.iter().filter(is_end).collect()
    }

    /// Where a number is printed, but as an end of a range.
    fn levels<'n>(&self, all: &'n [Printed], digits: &str) -> Vec<&'n Printed> {
        let is_end = |n: &Printed| {
            all.iter().any(|other| {
                beside::is_range(&self.letters, n, other, false)
                    || beside::is_range(&self.letters, other, n, false)
            })
        };
        let is_less = |n: &Printed| {
            digits.strip_prefix('-') == Some(&n.digits) && beside::says_less(&self.letters, n)
        };
        all.iter().filter(|n| (n.digits == digits || is_less(n)) && !is_end(n)).collect()
    }

    /// Whether words without digits say a number.
    fn says(&self, field: &Range<usize>, quantity: &Quantity) -> bool {
        let words = self.slice(field);
        let said = numbers::in_words(words).filter(|_| numbers::numbers(words).is_empty());
        quantity.level().is_some_and(|(_, number)| said.as_deref() == Some(number.text()))
    }

    /// Whether a number has no other unit than this one: beside it or, in a table, in the row.
    fn has_unit(&self, number: &Printed, all: &[Printed], unit: &str) -> bool {
        let wanted = beside::scale_of(&letters::of_text(unit));
        let beside = beside::scale_beside(&self.letters, number, all);
        if beside.is_some() {
            return beside == wanted;
        }
        if wanted.is_some() && beside::counts(&self.letters, number) {
            return false;
        }
        if self.table().is_none() {
            return !wanted.is_some_and(beside::Scale::is_amount);
        }
        let heads = self.heads();
        let is_unit = |head: &[char]| matches!(head, ['单', '位'] | ['计', '量', '单', '位']);
        let stated = self.cells().zip(&heads).filter_map(|(cell, head)| {
            let unit = if is_unit(head) { Some(cell) } else { beside::in_brackets(cell) };
            unit.and_then(beside::scale_of)
        });
        let stated: Vec<beside::Scale> = stated.collect();
        stated.is_empty() || wanted.is_some_and(|wanted| stated.contains(&wanted))
    }

    /// Where words stand within a stretch; `…` in them stands for what is left out.
    fn places_of(&self, words: &str, field: &Range<usize>) -> Vec<Range<usize>> {
        let parts: Vec<Vec<char>> =
            words.split('…').map(letters::of_text).filter(|part| !part.is_empty()).collect();
        let Some((first, more)) = parts.split_first() else { return Vec::new() };
        let end_of = |from: usize, part: &Vec<char>| {
            let at = letters::find(self.slice(&(from..field.end)), part)?;
            Some(from + at + part.len())
        };
        let starts = field.clone().filter(|at| self.slice(&(*at..field.end)).starts_with(first));
        let place = |start: usize| {
            let end = more.iter().try_fold(start + first.len(), end_of)?;
            Some(start..end)
        };
        starts.filter_map(place).collect()
    }

    /// Whether a year is what the source names, or what the text around it leaves open and is usual.
    pub(super) fn supports_year(&self, claim: YearClaim) -> bool {
        let YearClaim { year, usual, since, until } = claim;
        let counts = |year: &i32| until.is_none_or(|until| *year < until);
        let years = numbers::years(&self.letters);
        let within = |place: Range<usize>| {
            let years =
                years.iter().filter(move |y| place.start <= y.at.start && y.at.end <= place.end);
            years.map(|y| y.year).filter(counts).collect::<Vec<i32>>()
        };
        let heads = self.cells_of_years().into_iter().flat_map(|(_, years)| years);
        let heads = heads.filter(|year| counts(year) && since.is_none_or(|since| since <= *year));
        let named: Vec<i32> = within(self.place.clone()).into_iter().chain(heads).collect();
        if !named.is_empty() {
            return named.contains(&year);
        }
        let before = self.slice(&(0..self.place.start));
        let is_end = |c: &char| matches!(c, '。' | '；' | '！');
        let sentence = before.iter().rposition(is_end).map_or(0, |at| at + 1);
        match within(sentence..self.place.start).last() {
            Some(governing) => *governing == year,
            None => usual == Some(year) || within(0..self.place.start).contains(&year),
        }
    }
}

/// The letters of a cell or heading.
pub(super) fn of(run: &Run) -> Vec<char> {
    letters::of_run(run).map(|(c, _)| c).collect()
}
