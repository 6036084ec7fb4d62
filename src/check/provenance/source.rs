//! The place of a record in its document, and what is printed there.

use super::printed::{self, Printed};
use crate::check::citations::{Cited, Text};
use crate::check::letters;
use crate::content::{Block, Bound, Document, Quantity, Row, Run, Table};

/// Words of the header over the column of an amount, by the key of the record.
const COLUMNS: &[(&str, &[&str])] = &[
    ("area_m2", &["平方米", "㎡", "m²", "面积", "规模"]),
    ("invest_yi", &["投资", "资金"]),
    ("invest_wan", &["投资", "资金"]),
    ("from", &["建设期", "年限", "工期", "起止"]),
    ("to", &["建设期", "年限", "工期", "起止"]),
];

/// Why a value is not proved by its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// The number, or the words, are not there.
    Value,
    /// The given printed form is not there.
    Text,
    /// The number has another unit there.
    Unit,
    /// The number has another sign there.
    Bound,
}

/// The place of a record in its document.
pub(super) struct Source<'a> {
    text: &'a Text<'a>,
    cited: &'a Cited,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a Text<'a>, cited: &'a Cited) -> Self {
        Self { text, cited }
    }

    pub(super) fn document(&self) -> &'a Document {
        self.text.document
    }

    /// Whether a row is cited as a whole, by its number.
    pub(super) fn is_row(&self) -> bool {
        self.cited.letters.is_none()
    }

    /// The passage that the cited words stand in.
    fn passage(&self) -> &'a [char] {
        self.text.letters(self.cited.blocks.start, self.cited.row)
    }

    /// The cited words, or the row.
    fn quote(&self) -> &'a [char] {
        let passage = self.passage();
        let (start, end) = self.cited.letters.unwrap_or((0, passage.len()));
        passage.get(start..end).unwrap_or_default()
    }

    fn table(&self) -> Option<(&'a Table, usize)> {
        let Some(Block::Table(table)) = self.document().body.blocks.get(self.cited.blocks.start)
        else {
            return None;
        };
        Some((table, self.cited.row?))
    }

    /// The cells of the row under the headers that a test picks.
    fn cells(&self, is_meant: impl Fn(&[char]) -> bool) -> Vec<Vec<char>> {
        let Some((table, row)) = self.table() else { return Vec::new() };
        let Some(row) = table.rows.get(row) else { return Vec::new() };
        let columns = table.header.iter().zip(&row.cells);
        let meant = columns.filter(|(header, _)| is_meant(&of(header)));
        meant.map(|(_, cell)| of(cell)).collect()
    }

    /// What speaks against a value, its printed words and its unit.
    pub(super) fn doubt(
        &self,
        quantity: &Quantity,
        text: Option<&str>,
        unit: &str,
        year: Option<i32>,
    ) -> Option<Doubt> {
        let quote = self.quote();
        let words = text.map(letters::of_text);
        if words.as_ref().is_some_and(|words| letters::find(quote, words).is_none()) {
            return Some(Doubt::Text);
        }
        let cells = year
            .filter(|_| self.is_row())
            .map(|year| self.cells(|header| names_year(header, year)));
        let cell = cells.filter(|cells| !cells.is_empty()).map(|cells| cells.concat());
        let place = words.as_deref().or(cell.as_deref()).unwrap_or(quote);
        match quantity {
            Quantity::Words(words) => (!holds_in_order(place, words)).then_some(Doubt::Value),
            Quantity::Range(low, high) => {
                let found = printed::numbers(place);
                let ends = (low.text(), high.text());
                let mut pairs = found.windows(2);
                let is_range = |pair: &[Printed]| match pair {
                    [a, b] => (a.digits.as_str(), b.digits.as_str()) == ends,
                    _ => false,
                };
                (!pairs.any(is_range)).then_some(Doubt::Value)
            }
            Quantity::Level(bound, number) => {
                self.level(place, *bound, number.text(), unit, cell.is_some())
            }
        }
    }

    fn level(
        &self,
        place: &[char],
        bound: Bound,
        digits: &str,
        unit: &str,
        is_cell: bool,
    ) -> Option<Doubt> {
        let plain = digits.trim_start_matches('-');
        let numbers = printed::numbers(place);
        let mut found: Vec<&Printed> = numbers.iter().filter(|n| n.digits == plain).collect();
        if found.is_empty() {
            let is_said = numbers.is_empty() && printed::in_words(place) == Some(plain);
            return (!is_said).then_some(Doubt::Value);
        }
        if is_cell {
            let sign = |n: &&&Printed| bound_before(place, n.start) == bound;
            return found.iter().find(sign).is_none().then_some(Doubt::Bound);
        }
        if self.is_row() {
            return None;
        }
        let wanted = printed::scale_of(unit);
        // A unit may stand once behind a list of numbers: 3.5‰、5‰ and 3—5% alike.
        found.retain(|n| match printed::scale_behind(place, n.end) {
            Some(scale) => Some(scale) == wanted,
            None => {
                let is_amount = matches!(wanted, Some(printed::Scale::Wan | printed::Scale::Yi));
                !is_amount || printed::scale_behind(place, n.end) == wanted
            }
        });
        found.is_empty().then_some(Doubt::Unit)
    }

    /// Whether a year is what the source names, or what the text around it leaves open and is usual.
    pub(super) fn supports_year(&self, year: i32, usual: Option<i32>) -> bool {
        if self.is_row() {
            let (table, _) = match self.table() {
                Some(table) => table,
                None => return false,
            };
            let headers: Vec<i32> =
                table.header.iter().flat_map(|header| printed::years(&of(header))).collect();
            if !headers.is_empty() {
                return headers.contains(&year);
            }
        }
        let quoted = printed::years(self.quote());
        if !quoted.is_empty() {
            return quoted.contains(&year);
        }
        let start = self.cited.letters.map_or(0, |(start, _)| start);
        let before = self.passage().get(..start).unwrap_or_default();
        let sentence =
            before.rsplit(|c| matches!(c, '。' | '；' | '！')).next().unwrap_or_default();
        if let Some(governing) = printed::years(sentence).last() {
            return *governing == year;
        }
        usual == Some(year) || printed::years(before).contains(&year)
    }

    /// Whether words stand in the place: the cited row, or the paragraphs that the record is about.
    pub(super) fn prints(&self, words: &str) -> bool {
        let words = letters::of_text(words);
        let mut blocks = self.cited.blocks.clone();
        blocks
            .any(|block| letters::find(self.text.letters(block, self.cited.row), &words).is_some())
    }

    /// Whether words stand in the place or, since merged cells and headings are printed once, above it.
    pub(super) fn prints_above(&self, words: &str) -> bool {
        if self.prints(words) {
            return true;
        }
        let words = letters::of_text(words);
        let is_in = |run: &Run| letters::find(&of(run), &words).is_some();
        if let Some((table, row)) = self.table() {
            let above = table.rows.get(..row).unwrap_or_default();
            return above.iter().flat_map(|row| &row.cells).any(is_in);
        }
        let above = self.document().body.blocks.get(..self.cited.blocks.start).unwrap_or_default();
        above.iter().any(|block| matches!(block, Block::Heading(_, heading) if is_in(&heading.run)))
    }

    /// The rows under one number, up to the cited one: a row in parts prints its number and its name once.
    fn rows(&self) -> &'a [Row] {
        let Some((table, at)) = self.table() else { return &[] };
        let column = letters::number_column(table);
        let rows = table.rows.get(..=at).unwrap_or_default();
        let is_numbered =
            |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.text().trim().is_empty());
        let start = rows.iter().rposition(is_numbered).unwrap_or(at);
        rows.get(start..).unwrap_or_default()
    }

    /// Whether a name stands in the row, whatever brackets it is printed with.
    pub(super) fn names(&self, name: &str) -> bool {
        let fold =
            |letters: &[char]| -> Vec<char> { letters.iter().map(|c| ascii_bracket(*c)).collect() };
        let name = fold(&letters::of_text(name));
        let mut rows = self.rows().iter().map(letters::of_row);
        rows.any(|row| letters::find(&fold(&row), &name).is_some())
    }

    /// Whether a printed number is that of the row, or the first of the passage.
    pub(super) fn prints_number(&self, number: &str) -> bool {
        let first = || {
            let numbers = printed::numbers(self.passage());
            numbers.into_iter().next().is_some_and(|n| n.digits == number)
        };
        match self.rows() {
            [] => first(),
            rows => rows.iter().flat_map(|row| &row.cells).any(|c| c.text().trim() == number),
        }
    }

    /// Whether an amount stands in the place: in its column, where the table has one for it.
    pub(super) fn prints_amount(&self, key: &str, digits: &str) -> bool {
        let heads = COLUMNS.iter().find(|(of, _)| *of == key).map_or(&[][..], |(_, heads)| heads);
        let is_head = |header: &[char]| {
            heads.iter().any(|head| letters::find(header, &letters::of_text(head)).is_some())
        };
        let cells = self.cells(is_head);
        let has = |place: &[char]| printed::numbers(place).iter().any(|n| n.digits == digits);
        match cells.as_slice() {
            [] => has(self.quote()),
            cells => cells.iter().any(|cell| has(cell)),
        }
    }
}

fn of(run: &Run) -> Vec<char> {
    letters::of_run(run).map(|(c, _)| c).collect()
}

fn names_year(header: &[char], year: i32) -> bool {
    printed::years(header).contains(&year)
}

/// The sign printed before a number.
fn bound_before(place: &[char], start: usize) -> Bound {
    match start.checked_sub(1).and_then(|n| place.get(n)) {
        Some('≥' | '≧' | '⩾') => Bound::AtLeast,
        Some('≤' | '≦' | '⩽') => Bound::AtMost,
        Some('>' | '＞') => Bound::Above,
        Some('<' | '＜') => Bound::Below,
        _ => Bound::Exact,
    }
}

/// Whether words stand in a place; `…` in them stands for what is left out.
fn holds_in_order(place: &[char], words: &str) -> bool {
    let mut rest = place;
    words.split('…').map(letters::of_text).filter(|part| !part.is_empty()).all(|part| {
        let Some(at) = letters::find(rest, &part) else { return false };
        rest = rest.get(at + part.len()..).unwrap_or_default();
        true
    })
}

fn ascii_bracket(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        other => other,
    }
}
