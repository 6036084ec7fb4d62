//! The place of a record in its document, and whether values and years are printed there.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::beside;
use super::qualifier::{self, Around};
use crate::check::text::letters;
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::check::text::numerals::in_words;
use crate::check::text::parted::{self, CELL};
use crate::check::text::place::{Place, of};
use crate::check::text::roles::{self, Told};
use crate::check::text::years;
use crate::model::{Bound, Quantity};

/// How a value differs from what its source prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mismatch {
    /// The number, or the words, are not there.
    Value,
    /// They are not in the column of the year.
    Column(i32),
    /// The given printed form is not there.
    Text,
    /// The number has another qualifier there: this one.
    Bound(Bound),
    /// The number has another unit there.
    Unit,
}

/// A value of a record, and how it is printed.
pub(super) struct Claim<'c> {
    pub(super) quantity: &'c Quantity,
    pub(super) text: Option<&'c str>,
    pub(super) unit: &'c str,
    pub(super) year: i32,
    /// Words in the heads of columns without a year that it may stand in, too: 累计, 年均.
    pub(super) heads: &'static [&'static str],
}

/// The place of a record in its document, with the letters of its passage or row.
pub(super) struct Source<'a> {
    /// The place.
    pub(super) place: Place<'a>,
    /// The letters of the paragraph or row, with a sign behind each cell: no number runs on into the next.
    letters: Vec<char>,
    /// Where each cell of a row stands among the letters.
    pub(super) cells: Vec<Range<usize>>,
    /// Where the cited words stand among the letters.
    quoted: Range<usize>,
    /// What is read of the letters, once for all records of one passage.
    read: Rc<Read>,
    /// The names of the indicator of the record, as letters.
    pub(super) names: Vec<Vec<char>>,
    /// What the record says that its value is called here.
    pub(super) name: Option<String>,
    /// Whether the record says by a flag that its value is an estimate.
    pub(super) is_estimate: bool,
}

/// What is read of a passage: many records cite one, and each would read all of it.
#[derive(Default)]
pub(super) struct Read {
    /// The numbers among its letters.
    numbers: OnceCell<Vec<PrintedNumber>>,
    /// The years that it names, with their roles.
    told: OnceCell<Vec<Told>>,
}

impl<'a> Source<'a> {
    pub(super) fn of(place: Place<'a>, read: Rc<Read>) -> Self {
        let mut source = Self {
            place,
            letters: Vec::new(),
            cells: Vec::new(),
            quoted: 0..0,
            read,
            names: Vec::new(),
            name: None,
            is_estimate: false,
        };
        if let Some((table, row)) = place.table() {
            // In a row that is cited as a whole, what its parts have in common is printed once, above it.
            let from = if place.is_row() { source.first_of_parts() } else { row };
            for column in 0..table.rows.get(row).map_or(0, |row| row.cells.len()) {
                let start = source.letters.len();
                source.letters.extend(source.last_printed(column, from));
                source.cells.push(start..source.letters.len());
                source.letters.push(CELL);
            }
        } else {
            source.letters = place.passage().to_vec();
        }
        source.quoted = source.place_of_quote();
        source
    }

    /// Where the cited words stand; their place is counted without blanks and signs between cells.
    fn place_of_quote(&self) -> Range<usize> {
        let quoted = self.place.quoted_without_blanks();
        quoted.map_or(0..self.letters.len(), |(start, end)| {
            parted::place(&self.letters, &(start..end))
        })
    }

    /// The letters of every paragraph that the record is about; of a row, its cells one after the other.
    pub(super) fn passages(&self) -> Vec<Vec<char>> {
        if self.place.table().is_some() {
            return vec![self.letters.iter().copied().filter(|c| *c != CELL).collect()];
        }
        self.place.blocks()
    }

    /// The letters of the cited words, or of the row.
    pub(super) fn quote(&self) -> &[char] {
        self.slice(&self.quoted)
    }

    /// Where the cited words stand among the letters.
    pub(super) fn quoted(&self) -> &Range<usize> {
        &self.quoted
    }

    /// The letters of the passage that the cited words stand in.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// The years that the passage names, with their roles.
    pub(super) fn told(&self) -> &[Told] {
        self.read.told.get_or_init(|| roles::told(&self.letters, years::named(&self.letters)))
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &[char] {
        self.letters.get(range.clone()).unwrap_or_default()
    }

    /// The cells of the row.
    pub(super) fn cells(&self) -> impl Iterator<Item = &[char]> {
        self.cells.iter().map(|cell| self.slice(cell))
    }

    /// The heads of the columns; one without a head stands under that of the column before, as under a merged one.
    pub(super) fn heads(&self) -> Vec<Vec<char>> {
        let mut heads: Vec<Vec<char>> = Vec::new();
        for head in self.place.table().map_or(&[][..], |(table, _)| &table.header).iter().map(of) {
            let before = heads.last().filter(|_| head.is_empty()).cloned();
            heads.push(before.unwrap_or(head));
        }
        heads
    }

    /// What is printed in a column of the row or, since merged cells are printed once, of the rows above it up to one.
    pub(super) fn last_printed(&self, column: usize, from: usize) -> Vec<char> {
        let Some((table, row)) = self.place.table() else { return Vec::new() };
        let rows = table.rows.get(from..=row).unwrap_or_default().iter().rev();
        let mut cells = rows.filter_map(|row| row.cells.get(column)).map(of);
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    /// The row that prints the number of the cited one: a row in parts prints it once.
    fn first_of_parts(&self) -> usize {
        let Some((_, row)) = self.place.table() else { return 0 };
        (0..=row).rev().find(|row| self.is_numbered(*row)).unwrap_or(row)
    }

    /// The first of the numbered rows that the cited one ends; a category between them has no number.
    pub(super) fn first_of_numbered(&self) -> usize {
        let row = self.first_of_parts();
        (0..row).rev().find(|row| !self.is_numbered(*row)).map_or(0, |category| category + 1)
    }

    fn is_numbered(&self, row: usize) -> bool {
        let row = self.place.table().and_then(|(table, _)| table.rows.get(row).zip(Some(table)));
        let cell = row.and_then(|(row, table)| row.cells.get(letters::number_column(table)));
        cell.is_some_and(|cell| letters::of_run(cell).next().is_some())
    }

    /// The numbers of the passage or row.
    pub(super) fn numbers(&self) -> &[PrintedNumber] {
        self.read.numbers.get_or_init(|| numbers(&self.letters, Reading::Values))
    }

    /// Where a value may stand, and whether these are columns of its year.
    pub(super) fn fields(&self, claim: &Claim<'_>) -> (Vec<Range<usize>>, bool) {
        let mut fields = self.cells_of(claim.year);
        if fields.is_empty() {
            return (vec![self.quoted.clone()], false);
        }
        fields.extend(self.cells_of_kind(claim.heads));
        (fields, true)
    }

    /// What speaks against a value, its printed words, its bound and its unit.
    pub(super) fn mismatch(&self, claim: &Claim<'_>) -> Option<Mismatch> {
        let (mut fields, is_column) = self.fields(claim);
        if let Some(words) = claim.text {
            fields = fields.iter().flat_map(|field| self.places_of(words, field)).collect();
            if fields.is_empty() {
                return Some(Mismatch::Text);
            }
        }
        let missing = if is_column { Mismatch::Column(claim.year) } else { Mismatch::Value };
        let all = self.numbers();
        let mut found = match claim.quantity {
            Quantity::Words(words) => {
                let is_there = |field: &Range<usize>| !self.places_of(words, field).is_empty();
                return (!fields.iter().any(is_there)).then_some(missing);
            }
            Quantity::Range(low, high) => self.ranges(all, low.text(), high.text()),
            Quantity::Level(_, number) => self.levels(all, number.text()),
        };
        found.retain(|n| fields.iter().any(|f| f.start <= n.at.start && n.at.end <= f.end));
        if found.is_empty() {
            let may_say = is_column || claim.text.is_some();
            let mut said = fields.iter().filter_map(|field| self.said_in_words(field, claim));
            return said.next().filter(|_| may_say).unwrap_or(Err(missing)).err();
        }
        if let Some((bound, _)) = claim.quantity.level() {
            self.keep_named(&mut found);
            // A cell prints its bound beside its number, a row maybe in another cell, a sentence maybe once for several.
            let around = if is_column {
                Around::Nothing
            } else if self.place.is_row() {
                Around::Row(self.quote())
            } else {
                Around::Numbers(all)
            };
            let said = found.first().and_then(|n| qualifier::beside(&self.letters, n));
            // Whoever writes a sign for a word that is not read has read it.
            let is_read = |n: &PrintedNumber| bound != Bound::Exact && self.unread(n).is_some();
            found.retain(|n| qualifier::allows(&self.letters, n, bound, around) || is_read(n));
            if found.is_empty() {
                return Some(Mismatch::Bound(said.unwrap_or(Bound::Exact)));
            }
        }
        (!found.iter().any(|n| self.has_unit(n, all, claim.unit))).then_some(Mismatch::Unit)
    }

    /// What speaks against a number that words without digits say, where they say this one.
    fn said_in_words(
        &self,
        field: &Range<usize>,
        claim: &Claim<'_>,
    ) -> Option<Result<(), Mismatch>> {
        let words = self.slice(field);
        let (bound, number) = claim.quantity.level()?;
        let said = in_words(words).filter(|_| numbers(words, Reading::Values).is_empty())?;
        let is_percent = beside::is_percent(claim.unit);
        if said.number.digits != number.text() || said.is_share && !is_percent {
            return None;
        }
        let at = field.start + said.number.at.start..field.start + said.number.at.end;
        let printed = PrintedNumber { at, ..said.number };
        if qualifier::allows(&self.letters, &printed, bound, Around::Nothing) {
            return Some(Ok(()));
        }
        let said = qualifier::beside(&self.letters, &printed).unwrap_or(Bound::Exact);
        Some(Err(Mismatch::Bound(said)))
    }

    /// Where words stand within a stretch; `…` in them stands for what is left out.
    pub(super) fn places_of(&self, words: &str, field: &Range<usize>) -> Vec<Range<usize>> {
        let parts: Vec<Vec<char>> =
            words.split('…').map(letters::of_text).filter(|part| !part.is_empty()).collect();
        let Some((first, more)) = parts.split_first() else { return Vec::new() };
        let end_of = |from: usize, part: &Vec<char>| {
            let rest = self.slice(&(from..field.end));
            let at = letters::find(rest, part)?;
            Some(from + letters::end(rest, at, part))
        };
        let begins = |at: &usize| letters::begins(self.slice(&(*at..field.end)), first);
        let starts = field.clone().filter(begins);
        let place = |start: usize| {
            let end = more.iter().try_fold(letters::end(&self.letters, start, first), end_of)?;
            Some(start..end)
        };
        starts.filter_map(place).collect()
    }
}
