//! The place of a record in its document, and whether values and years are printed there.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use super::beside;
use super::qualifier::{self, Around};
use crate::check::text::kinds::{self, Said};
use crate::check::text::letters;
use crate::check::text::line::Line;
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::check::text::numerals::in_words;
use crate::check::text::parted::{self, CELL};
use crate::check::text::place::{Place, of};
use crate::check::text::roles::{self, Told};
use crate::check::text::total_rows::total_of;
use crate::check::text::years::{self, Year};
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
    /// Words in the heads of columns without a year that it stands in, where the table has some and none of its year: 基期值.
    pub(super) columns: &'static [&'static str],
}

/// A value whose place was asked for: the number, the printed words, the year.
pub(super) type Wanted = (Quantity, Option<String>, i32);

/// The place of a record in its document, with the letters of its passage or row.
pub(super) struct Source<'a> {
    /// The place.
    pub(super) place: Place<'a>,
    /// Its letters, with what is read of them.
    passage: Rc<Passage>,
    /// Where the cited words stand among the letters.
    quoted: Range<usize>,
    /// The cited cells under heads that name years, with these.
    pub(super) of_years: OnceCell<Vec<(Range<usize>, Vec<i32>)>>,
    /// Where the values that were asked for stand.
    pub(super) found: RefCell<Vec<(Wanted, Vec<Range<usize>>)>>,
    /// The names of the indicator of the record, as letters.
    pub(super) names: Vec<Vec<char>>,
    /// What the record says that its value is called here.
    pub(super) name: Option<String>,
    /// Whether the record says by a flag that its value is an estimate.
    pub(super) is_estimate: bool,
    /// Whether the record is the total of some projects.
    pub(super) is_of_total: bool,
}

/// A passage or row with what is read of it: many records cite one, and each would read all of it.
pub(super) struct Passage {
    /// The letters of the paragraph or row, with a sign behind each cell: no number runs on into the next.
    letters: Vec<char>,
    /// Where each cell of a row stands among the letters.
    cells: Vec<Range<usize>>,
    /// The numbers among the letters.
    numbers: OnceCell<Vec<PrintedNumber>>,
    /// The years that they name.
    named: OnceCell<Vec<Year>>,
    /// The same with their roles.
    told: OnceCell<Vec<Told>>,
    /// What the words before a number say that it is, of each number that was asked for.
    said: RefCell<BTreeMap<(usize, usize), Said>>,
}

impl Passage {
    pub(super) fn of(place: &Place<'_>) -> Self {
        let (mut letters, mut cells) = (Vec::new(), Vec::new());
        if let Some((table, row)) = place.table() {
            // In a row that is cited as a whole, what its parts have in common is printed once, above it.
            let from = if place.is_row() { first_of_parts(place) } else { row };
            for column in 0..table.rows.get(row).map_or(0, |row| row.cells.len()) {
                let start = letters.len();
                letters.extend(last_printed(place, column, from));
                cells.push(start..letters.len());
                letters.push(CELL);
            }
        } else {
            letters = place.passage().to_vec();
        }
        let (numbers, named, told) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Self { letters, cells, numbers, named, told, said: RefCell::default() }
    }
}

impl<'a> Source<'a> {
    pub(super) fn of(place: Place<'a>, passage: Rc<Passage>) -> Self {
        // The place of the words is counted without blanks and signs between cells.
        let letters = &passage.letters;
        let quoted = place
            .quoted_without_blanks()
            .map_or(0..letters.len(), |(start, end)| parted::place(letters, &(start..end)));
        Self {
            place,
            passage,
            quoted,
            of_years: OnceCell::new(),
            found: RefCell::default(),
            names: Vec::new(),
            name: None,
            is_estimate: false,
            is_of_total: false,
        }
    }

    /// The letters of every paragraph that the record is about; of a row, its cells one after the other.
    pub(super) fn passages(&self) -> Vec<Cow<'a, [char]>> {
        if self.place.table().is_some() {
            let letters = self.passage.letters.iter().copied();
            return vec![letters.filter(|c| *c != CELL).collect()];
        }
        self.place.blocks().map(Cow::Borrowed).collect()
    }

    /// The letters of the cited words, or of the row.
    pub(super) fn quote(&self) -> &[char] {
        self.slice(&self.quoted)
    }

    /// Takes no more of the cited words than a stretch of them.
    pub(super) fn keep_to(&mut self, stretch: &Range<usize>) {
        let start = self.quoted.start;
        self.quoted = start + stretch.start..start + stretch.end;
    }

    /// Where the cited words stand among the letters.
    pub(super) fn quoted(&self) -> &Range<usize> {
        &self.quoted
    }

    /// The letters of the passage that the cited words stand in.
    pub(super) fn letters(&self) -> &[char] {
        &self.passage.letters
    }

    /// The years that the passage names.
    pub(super) fn named(&self) -> &[Year] {
        self.passage.named.get_or_init(|| years::named(self.letters()))
    }

    /// The same, with their roles.
    pub(super) fn told(&self) -> &[Told] {
        self.passage.told.get_or_init(|| roles::told(self.letters(), self.named().to_vec()))
    }

    /// What the words before a number, and brackets around it, say that it is.
    pub(super) fn said_before(&self, number: &Range<usize>) -> Said {
        let mut said = self.passage.said.borrow_mut();
        let said = said.entry((number.start, number.end));
        *said.or_insert_with(|| kinds::said(self.letters(), number))
    }

    pub(super) fn slice(&self, range: &Range<usize>) -> &[char] {
        self.passage.letters.get(range.clone()).unwrap_or_default()
    }

    /// Where each cell of a row stands among the letters.
    pub(super) fn places_of_cells(&self) -> &[Range<usize>] {
        &self.passage.cells
    }

    /// The cells of the row.
    pub(super) fn cells(&self) -> impl Iterator<Item = &[char]> {
        self.places_of_cells().iter().map(|cell| self.slice(cell))
    }

    /// The heads of the columns; one without a head stands under that of the column before, as under a merged one.
    pub(super) fn heads(&self) -> &'a [Line] {
        self.place.heads().map_or(&[], |heads| &heads.first)
    }

    /// What is printed in a column of the row or, since merged cells are printed once, of the rows above it up to one.
    pub(super) fn last_printed(&self, column: usize, from: usize) -> Vec<char> {
        last_printed(&self.place, column, from)
    }

    /// The first of the numbered rows that the cited one ends; a category between them has no number.
    pub(super) fn first_of_numbered(&self) -> usize {
        let row = first_of_parts(&self.place);
        let is_category = |row: &usize| !is_numbered(&self.place, *row);
        (0..row).rev().find(is_category).map_or(0, |category| category + 1)
    }

    /// The numbers of the passage or row.
    pub(super) fn numbers(&self) -> &[PrintedNumber] {
        self.passage.numbers.get_or_init(|| numbers(self.letters(), Reading::Values))
    }

    /// Where a value may stand, and whether these are columns of its year.
    pub(super) fn fields(&self, claim: &Claim<'_>) -> (Vec<Range<usize>>, bool) {
        let mut fields = self.cells_of(claim.year);
        if fields.is_empty() {
            let mut named = self.cells_of_kind(claim.columns);
            if named.is_empty() {
                return (vec![self.quoted.clone()], false);
            }
            named.extend(self.cells_of_kind(claim.heads));
            return (named, false);
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
                let is_said = |place: &Range<usize>| !self.is_denied(place);
                let is_there =
                    |field: &Range<usize>| self.places_of(words, field).iter().any(is_said);
                return (!fields.iter().any(is_there)).then_some(missing);
            }
            Quantity::Range(low, high) => self.ranges(all, low.text(), high.text()),
            Quantity::Level(_, number) => self.levels(all, number.text()),
        };
        found.retain(|n| fields.iter().any(|f| f.start <= n.at.start && n.at.end <= f.end));
        found.retain(|n| !self.is_row_number(&n.at));
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
            let said = found.first().and_then(|n| qualifier::beside(&self.passage.letters, n));
            // Whoever writes a sign for a word that is not read has read it.
            let is_read = |n: &PrintedNumber| bound != Bound::Exact && self.unread(n).is_some();
            found.retain(|n| {
                qualifier::allows(&self.passage.letters, n, bound, around) || is_read(n)
            });
            if found.is_empty() {
                return Some(Mismatch::Bound(said.unwrap_or(Bound::Exact)));
            }
        }
        (!found.iter().any(|n| self.has_unit(n, all, claim.unit))).then_some(Mismatch::Unit)
    }

    /// Whether words are turned round by what stands before them: 不低于全省平均水平 does not say 低于全省平均水平.
    fn is_denied(&self, place: &Range<usize>) -> bool {
        const DENYING: &[&str] = &["不", "未", "非", "不再", "不得", "没有", "避免", "防止"];
        let before = self.letters().get(..place.start).unwrap_or_default();
        DENYING.iter().any(|word| letters::without(before, word).is_some())
    }

    /// Whether a number is that of a row, and no value.
    pub(super) fn is_row_number(&self, at: &Range<usize>) -> bool {
        let is_number = |head: &Line| **head == ['序', '号'];
        let cells = self.places_of_cells().iter().zip(self.heads());
        cells.into_iter().any(|(cell, head)| is_number(head) && cell.contains(&at.start))
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
        if qualifier::allows(&self.passage.letters, &printed, bound, Around::Nothing) {
            return Some(Ok(()));
        }
        let said = qualifier::beside(&self.passage.letters, &printed).unwrap_or(Bound::Exact);
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
            let end =
                more.iter().try_fold(letters::end(&self.passage.letters, start, first), end_of)?;
            Some(start..end)
        };
        starts.filter_map(place).collect()
    }
}

/// What is printed in a column of a row or of the rows above it up to one.
fn last_printed(place: &Place<'_>, column: usize, from: usize) -> Vec<char> {
    let Some((table, row)) = place.table() else { return Vec::new() };
    let rows = table.rows.get(from..=row).unwrap_or_default().iter().rev();
    let mut cells = rows.filter_map(|row| row.cells.get(column)).map(of);
    cells.find(|cell| !cell.is_empty()).unwrap_or_default()
}

/// The row that prints the number of the cited one: a row in parts prints it once.
fn first_of_parts(place: &Place<'_>) -> usize {
    let Some((table, row)) = place.table() else { return 0 };
    if table.rows.get(row).is_some_and(|row| total_of(row).is_some()) {
        return row;
    }
    (0..=row).rev().find(|row| is_numbered(place, *row)).unwrap_or(row)
}

fn is_numbered(place: &Place<'_>, row: usize) -> bool {
    let row = place.table().and_then(|(table, _)| table.rows.get(row).zip(Some(table)));
    let cell = row.and_then(|(row, table)| row.cells.get(letters::number_column(table)));
    cell.is_some_and(|cell| letters::of_run(cell).next().is_some())
}
