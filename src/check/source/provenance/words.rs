//! Names and numbers of rows in the place of a record.

use super::source::Source;
use crate::check::subject::Name;
use crate::check::text::letters::{self, find, has};
use crate::check::text::numbers::{PrintedNumber, Reading, numbers};
use crate::check::text::place::of;
use crate::check::text::years::{self, BUILDING_PERIOD};
use crate::model::Quantity;

/// How many rows a row in parts has at most.
const MOST_PARTS: usize = 30;

impl Source<'_> {
    /// Whether words stand in the place: the cited row, or the paragraphs that the record is about.
    pub(super) fn prints(&self, words: &str) -> bool {
        let words = letters::of_text(words);
        self.passages().iter().any(|passage| find(passage, &words).is_some())
    }

    /// Whether words stand in the place or in a cell of it that holds for several rows.
    pub(super) fn prints_in_column(&self, words: &str) -> bool {
        let is_in = |cell: &Vec<char>| has(cell, words);
        self.prints(words) || self.columns(|_| true).iter().any(is_in)
    }

    /// Whether words stand in the place or above it, since merged cells, categories of a table and headings are printed
    /// once for what follows them: in the rows above up to other words of their kind, or in a heading of the section.
    pub(super) fn prints_above(&self, words: &str, kind: &[&str]) -> bool {
        let is_in = |text: &[char]| has(text, words);
        let is_other = |text: &[char]| {
            !is_in(text) && kind.iter().any(|other| *other != words && is_titled(text, other))
        };
        let rows =
            self.place.table().and_then(|(table, row)| table.rows.get(..=row)).unwrap_or_default();
        let said = rows.iter().enumerate().rev().find_map(|(at, row)| {
            // What is in no row is in none of its cells.
            let all = self.place.letters_of_row(at);
            if !is_in(all) && !kind.iter().any(|other| has(all, other)) {
                return None;
            }
            let cells: Vec<Vec<char>> = row.cells.iter().map(of).collect();
            let is_meant = cells.iter().any(|cell| is_in(cell));
            (is_meant || cells.iter().any(|cell| is_other(cell))).then_some(is_meant)
        });
        self.prints(words) || said.unwrap_or_else(|| self.place.sections().iter().any(|s| is_in(s)))
    }

    /// Whether a name stands in the row, whatever brackets it is printed with.
    pub(super) fn names(&self, name: &str) -> bool {
        self.passages().iter().any(|passage| has_name(passage, name))
    }

    /// Whether a name stands over the column of the row that has a value: a table may have places or groups in its rows.
    pub(super) fn heads_column_of(&self, name: &str, quantity: &Quantity) -> bool {
        let Some((_, number)) = quantity.level() else { return false };
        let mut columns = self.heads().iter().zip(self.cells());
        columns.any(|(head, cell)| {
            let is_there = || {
                let digits = number.text().trim_start_matches('-');
                numbers(cell, Reading::Printed).iter().any(|n| n.digits == digits)
            };
            has_name(head, name) && is_there()
        })
    }

    /// Whether the title of the table has a name: its rows may be years or places.
    pub(super) fn is_titled(&self, name: &str) -> bool {
        self.place.title().is_some_and(|title| has_name(title, name))
    }

    /// Whether the title of the table, a head or the row has the name of another indicator.
    pub(super) fn names_another(&self, other: &Name) -> bool {
        let heads = self.heads().iter().map(|head| &**head);
        let mut texts = heads.chain(self.cells()).chain(self.place.title().map(|title| &**title));
        texts.any(|text| has_letters(text, &other.letters))
    }

    /// The last row above that has one of some names: what a row without a name is a part of.
    pub(super) fn named_above(&self, names: &[&str]) -> Option<Vec<char>> {
        let (table, row) = self.place.table()?;
        let rows = table.rows.get(row.saturating_sub(MOST_PARTS)..row)?.iter().rev();
        let mut rows = rows.map(letters::of_row);
        rows.find(|row| names.iter().any(|name| has_name(row, name)))
    }

    /// Whether a printed number is that of the row, or opens the passage or an item of it: `1.`, `（二）`, `③`.
    pub(super) fn prints_number(&self, number: &str) -> bool {
        let wanted = letters::of_text(number);
        if let Some((table, _)) = self.place.table() {
            let cell = self.cells().nth(letters::number_column(table));
            return cell.is_some_and(|cell| letters::is_same(cell, &wanted));
        }
        let is_of_number = |c: &char| c.is_numeric() || "零一二三四五六七八九十".contains(*c);
        let letters = self.letters();
        let mut starts = (0..letters.len()).filter(|at| {
            let rest = letters.get(*at..).unwrap_or_default();
            letters::begins(rest, &wanted)
                && !letters.get(..*at).unwrap_or_default().last().is_some_and(is_of_number)
        });
        starts.any(|at| {
            let behind = letters.get(at + wanted.len());
            let ends = matches!(behind, Some('.' | '．' | '、' | '）' | ')'));
            ends || at == 0 && !behind.is_some_and(is_of_number)
        })
    }

    /// Whether a year of building stands in the place: in its column, where the table has one.
    pub(super) fn prints_year_of_building(&self, year: i32) -> bool {
        let columns = self.columns(|head| has_any(head, BUILDING_PERIOD));
        let quote = self.quote().to_vec();
        let places = if columns.is_empty() { vec![quote] } else { columns };
        places.iter().any(|place| {
            let is_whole =
                |n: &PrintedNumber| n.digits.split('.').next() == Some(&year.to_string());
            numbers(place, Reading::Values).iter().any(is_whole)
                || years::named(place).iter().any(|y| y.year == year)
                || years::times_of_plans(place)
                    .iter()
                    .any(|(from, to)| [*from, *to].contains(&year))
        })
    }

    /// What is printed in the columns whose heads a test picks. A merged cell holds for the numbered rows below it.
    pub(super) fn columns(&self, is_meant: impl Fn(&[char]) -> bool) -> Vec<Vec<char>> {
        let heads = self.heads().iter().enumerate();
        let meant = heads.filter(|(_, head)| is_meant(head));
        let from = self.first_of_numbered();
        meant.map(|(column, _)| self.last_printed(column, from)).collect()
    }
}

/// Whether a name stands in a text, whatever brackets it is printed with.
pub(super) fn has_name(text: &[char], name: &str) -> bool {
    has_letters(text, &letters::of_text(name))
}

/// The same of a name as letters.
pub(super) fn has_letters(text: &[char], name: &[char]) -> bool {
    let fold =
        |letters: &[char]| -> Vec<char> { letters.iter().map(|c| ascii_bracket(*c)).collect() };
    find(&fold(text), &fold(name)).is_some()
}

/// Whether a text is a title, behind its number: `二、基层建设项目`.
fn is_titled(text: &[char], title: &str) -> bool {
    let is_number = |c: &char| matches!(c, '、' | '.' | '．' | '）' | ')' | '章' | '节');
    let before = text.strip_suffix(letters::of_text(title).as_slice());
    before.is_some_and(|before| before.last().is_none_or(is_number))
}

pub(super) fn has_any(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| has(text, word))
}

fn ascii_bracket(c: char) -> char {
    match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        other => other,
    }
}
