//! The columns of a cited row by what stands over them: a year, or a word such as 累计.

use std::ops::Range;

use super::source::Source;
use crate::check::text::letters::has;
use crate::check::text::line::Line;
use crate::check::text::numbers::{Reading, numbers};
use crate::check::text::place::of;
use crate::check::text::years;
use crate::model::{NO_NUMBER, Quantity};

impl<'a> Source<'a> {
    /// The head over a place of a row.
    pub(super) fn head_over(&self, at: usize) -> Option<&'a Line> {
        let column = self.places_of_cells().iter().position(|cell| cell.contains(&at))?;
        self.heads().get(column)
    }

    /// The cells, as far as they are cited, under heads that name years, each with these years.
    fn cells_of_years(&self) -> &[(Range<usize>, Vec<i32>)] {
        self.of_years.get_or_init(|| {
            let cited = |cell: &Range<usize>| {
                let start = cell.start.max(self.quoted().start);
                start..cell.end.min(self.quoted().end).max(start)
            };
            let years = self.place.years_over_columns();
            let cells = self.places_of_cells().iter().map(cited).zip(years.iter().cloned());
            let is_cited = |cell: &Range<usize>| self.place.is_row() || !cell.is_empty();
            cells.filter(|(cell, years)| is_cited(cell) && !years.is_empty()).collect()
        })
    }

    /// The year of a row, where its first cells have one without 年 and no head of the table names any.
    pub(super) fn year_of_row(&self) -> Option<i32> {
        const HEADS: &[&str] = &["年", "年份", "年度", "统计年度", "年次", "时间", "year", "Year"];
        let (table, row) = self.place.table()?;
        let heads = self.heads();
        if heads.iter().any(|head| !head.years_of_head().is_empty()) {
            return None;
        }
        let of_cell = |cell: &[char]| match years::bare(cell)[..] {
            [year] if cell.len() == 4 => Some(year),
            _ => None,
        };
        heads.iter().take(2).enumerate().find_map(|(column, head)| {
            let own = table.rows.get(row)?.cells.get(column).map(of)?;
            // A merged cell prints its year once.
            let cell = if own.is_empty() { self.last_printed(column, 0) } else { own };
            let year = of_cell(&cell)?;
            let mut cells = table.rows.iter().filter_map(|row| row.cells.get(column)).map(of);
            let is_column = cells.all(|cell| cell.is_empty() || of_cell(&cell).is_some());
            let head: String = head.iter().collect();
            (HEADS.contains(&head.as_str()) || column == 0 && is_column).then_some(year)
        })
    }

    /// The years in the heads of the columns that are cited.
    pub(super) fn years_of_columns(&self) -> Vec<i32> {
        self.cells_of_years().iter().flat_map(|(_, years)| years).copied().collect()
    }

    /// Whether a number of a row stands in columns alone whose heads name no year.
    pub(super) fn is_undated(&self, quantity: &Quantity) -> bool {
        let Some((_, number)) = quantity.level() else { return false };
        let digits = number.text().trim_start_matches('-');
        let has_it = |cell: &&Range<usize>| {
            numbers(self.slice(cell), Reading::Values).iter().any(|n| n.digits == digits)
        };
        let is_dated = |cell: &Range<usize>| self.cells_of_years().iter().any(|(of, _)| of == cell);
        let mut own = self.places_of_cells().iter().filter(has_it).peekable();
        self.place.is_row() && own.peek().is_some() && own.all(|cell| !is_dated(cell))
    }

    /// The years that heads of the cited columns compare with.
    pub(super) fn years_compared_in_heads(&self) -> Vec<i32> {
        let heads = self.heads().iter().zip(self.places_of_cells());
        let is_cited =
            |cell: &Range<usize>| cell.start < self.quoted().end && self.quoted().start < cell.end;
        let heads = heads.filter(|(_, cell)| self.place.is_row() || is_cited(cell));
        heads.flat_map(|(head, _)| head.compared_years()).copied().collect()
    }

    /// The cells under heads that name this year alone or, where there are none, among others.
    pub(super) fn cells_of(&self, year: i32) -> Vec<Range<usize>> {
        let of_year = || self.cells_of_years().iter().filter(|(_, years)| years.contains(&year));
        let is_alone = |years: &[i32]| years.len() == 1;
        let has_own = of_year().any(|(_, years)| is_alone(years));
        let cells = of_year().filter(|(_, years)| !has_own || is_alone(years));
        cells.map(|(cell, _)| cell.clone()).collect()
    }

    /// The cells under heads that name no year, but one of some words.
    pub(super) fn cells_of_kind(&self, words: &[&str]) -> Vec<Range<usize>> {
        let is_meant = |head: &Line| {
            head.years_of_head().is_empty() && words.iter().any(|word| has(head, word))
        };
        let cells = self.places_of_cells().iter().zip(self.heads());
        cells.filter(|(_, head)| is_meant(head)).map(|(cell, _)| cell.clone()).collect()
    }

    /// Whether the column of a year has a number.
    pub(super) fn has_number_of(&self, year: i32) -> bool {
        self.cells_of(year)
            .iter()
            .any(|cell| !numbers(self.slice(cell), Reading::Values).is_empty())
    }

    /// The sign that stands for no number in the column of a year, where nothing else stands there.
    pub(super) fn sign_of(&self, year: i32) -> Option<String> {
        let cells = self.cells_of(year);
        let mut cells = cells.iter().map(|cell| self.slice(cell).iter().collect::<String>());
        cells.next().filter(|cell| NO_NUMBER.contains(&cell.as_str()))
    }
}
