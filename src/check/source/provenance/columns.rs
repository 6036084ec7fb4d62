//! The columns of a cited row by what stands over them: a year, or a word such as 累计.

use std::ops::Range;

use super::source::Source;
use crate::check::text::heads::heads;
use crate::check::text::numbers::{Reading, numbers};
use crate::check::text::place::of;
use crate::check::text::{year_before, years};
use crate::model::NO_NUMBER;

impl Source<'_> {
    /// The head over a place of a row.
    pub(super) fn head_over(&self, at: usize) -> Option<Vec<char>> {
        let column = self.cells.iter().position(|cell| cell.contains(&at))?;
        self.heads().into_iter().nth(column)
    }

    /// The cells, as far as they are cited, under heads that name years, each with these years.
    fn cells_of_years(&self) -> Vec<(Range<usize>, Vec<i32>)> {
        let cited = |cell: &Range<usize>| {
            let start = cell.start.max(self.quoted().start);
            start..cell.end.min(self.quoted().end).max(start)
        };
        let heads = self.place.table().map_or_else(Vec::new, |(table, row)| heads(table, row));
        let years = year_before::of_heads(&heads, self.place.document().period);
        let cells = self.cells.iter().map(cited).zip(years);
        let is_cited = |cell: &Range<usize>| self.place.is_row() || !cell.is_empty();
        cells.filter(|(cell, years)| is_cited(cell) && !years.is_empty()).collect()
    }

    /// The year of a row, where its first cells have one without 年 and no head of the table names any.
    pub(super) fn year_of_row(&self) -> Option<i32> {
        const HEADS: &[&str] = &["年", "年份", "年度", "统计年度", "年次", "时间", "year", "Year"];
        let (table, row) = self.place.table()?;
        let heads = self.heads();
        if heads.iter().any(|head| !years::of_head(head).is_empty()) {
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
        self.cells_of_years().into_iter().flat_map(|(_, years)| years).collect()
    }

    /// The years that heads of the cited columns compare with.
    pub(super) fn years_compared_in_heads(&self) -> Vec<i32> {
        let heads = self.heads().into_iter().zip(&self.cells);
        let is_cited =
            |cell: &Range<usize>| cell.start < self.quoted().end && self.quoted().start < cell.end;
        let heads = heads.filter(|(_, cell)| self.place.is_row() || is_cited(cell));
        heads.flat_map(|(head, _)| years::compared_in_head(&head)).collect()
    }

    /// The cells under heads that name this year alone or, where there are none, among others.
    pub(super) fn cells_of(&self, year: i32) -> Vec<Range<usize>> {
        let mut cells = self.cells_of_years();
        cells.retain(|(_, years)| years.contains(&year));
        let is_alone = |(_, years): &(Range<usize>, Vec<i32>)| years.len() == 1;
        if cells.iter().any(is_alone) {
            cells.retain(is_alone);
        }
        cells.into_iter().map(|(cell, _)| cell).collect()
    }

    /// The cells under heads that name no year, but one of some words.
    pub(super) fn cells_of_kind(&self, words: &[&str]) -> Vec<Range<usize>> {
        let is_meant = |head: &[char]| {
            let head: String = head.iter().collect();
            years::of_head(&head.chars().collect::<Vec<char>>()).is_empty()
                && words.iter().any(|word| head.contains(word))
        };
        let cells = self.cells.iter().zip(self.heads());
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
