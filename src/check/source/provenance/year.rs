//! Whether the place of a record supports its year.

use std::ops::Range;

use super::source::Source;
use crate::check::text::governing::{Governed, before, governing};
use crate::check::text::numbers::PrintedNumber;
use crate::check::text::paired::paired;
use crate::check::text::roles::{Role, Told};
use crate::check::text::year_before;
use crate::model::Quantity;

/// A year of a record, and what its document leaves open.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearClaim<'c> {
    pub(super) year: i32,
    /// The year that the period of the document suggests.
    pub(super) usual: Option<i32>,
    /// Heads of columns with earlier years are about something else: what a target starts from.
    pub(super) since: Option<i32>,
    /// Years from this one on are about something else: the target that a baseline leads to.
    pub(super) until: Option<i32>,
    /// The value of the year.
    pub(super) quantity: Option<&'c Quantity>,
}

/// What a source says in the place of the year of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Instead {
    /// Its columns are of other years.
    Columns(Vec<i32>),
    /// Its words name other years.
    Words(Vec<i32>),
    /// Another year is the last before the quote, at these letters; and whether the year of the record stands before it.
    Before(i32, Range<usize>, bool),
    /// It compares with the year.
    Compared,
    /// The value is what a change starts from.
    Start,
    /// Nothing.
    Nothing,
}

impl YearClaim<'_> {
    /// Whether a year that the text compares with or starts from may be that of a baseline: not where that has another number.
    fn may_start_in(&self, told: &Told) -> bool {
        let is_number = self.quantity.is_some_and(|q| matches!(q, Quantity::Level(..)));
        self.until.is_some() && (!is_number || told.own.is_empty() || self.is_of(told))
    }

    /// Whether the value of the record is one of the numbers that a year has for itself.
    fn is_of(&self, told: &Told) -> bool {
        let is_own =
            |digits: &str| told.own.iter().any(|own| own == digits.trim_start_matches('-'));
        match self.quantity {
            Some(Quantity::Level(_, number)) => is_own(number.text()),
            Some(Quantity::Range(low, high)) => is_own(low.text()) && is_own(high.text()),
            Some(Quantity::Words(_)) | None => false,
        }
    }
}

impl Source<'_> {
    /// Whether the source gives a year, as the year before that of a bulletin or by its name.
    pub(super) fn supports_year(&self, claim: &YearClaim<'_>) -> Result<(), Instead> {
        match claim.quantity.and_then(|quantity| self.year_before(quantity)) {
            Some(year) if year == claim.year => Ok(()),
            Some(year) => Err(Instead::Words(vec![year])),
            None => match self.own_year(claim).or_else(|| self.year_compared(claim)) {
                Some(year) if year == claim.year => Ok(()),
                Some(year) => Err(Instead::Words(vec![year])),
                None if self.is_start_of_change(claim) => Err(Instead::Start),
                None => self.names_year(claim),
            },
        }
    }

    /// The year that a row of a table, or the order of a list, gives a value. Of one that is named in the quote, and has
    /// another number there, the value is wrong and not the year.
    fn own_year(&self, claim: &YearClaim<'_>) -> Option<i32> {
        if let Some(year) = self.year_of_row() {
            // A row may print what its target starts from.
            return Some(year).filter(|year| *year == claim.year || claim.until.is_none());
        }
        let places = self.places_of_value(claim.quantity?, None, claim.year);
        let named = self.named();
        let of = |at: &Range<usize>| paired(self.letters(), named, at);
        let of: Option<Vec<i32>> = places.iter().map(of).collect();
        let of = of?;
        if of.contains(&claim.year) {
            return Some(claim.year);
        }
        let quote = self.quoted();
        let is_named = named.iter().any(|year| {
            year.year == claim.year && quote.start <= year.at.start && year.at.end <= quote.end
        });
        of.first().copied().filter(|_| !is_named)
    }

    /// Whether a year is what the source names, or what the text around it leaves open and is usual.
    fn names_year(&self, claim: &YearClaim<'_>) -> Result<(), Instead> {
        let counts = |year: i32| claim.until.is_none_or(|until| year < until);
        let told = self.told().iter().cloned();
        let as_named = |told: Told| if claim.may_start_in(&told) { told.into_time() } else { told };
        let told: Vec<Told> = told.filter(|told| counts(told.year)).map(as_named).collect();
        let within = |place: Range<usize>| -> Vec<&Told> {
            told.iter().filter(|t| place.start <= t.at.start && t.at.end <= place.end).collect()
        };
        let places =
            claim.quantity.map(|quantity| self.places_of_value(quantity, None, claim.year));
        let is_end = |told: &Told| places.as_ref().is_some_and(|at| self.is_end_from(told, at));
        // 从2015年的20.1下降到16.9，婴儿死亡率从8.1‰下降到5.4‰: the start of one change may be that of the next.
        let is_time = |told: &Told| told.role != Role::Compared && !is_end(told);
        let is_it = |told: &&Told| told.year == claim.year && (claim.is_of(told) || is_time(told));
        let is_own = |told: &&Told| told.year == claim.year && claim.is_of(told);
        let is_later = |told: &Told| places.as_ref().is_some_and(|at| self.is_later(told, at));
        let quote = self.quoted();
        let quoted = within(quote.clone());
        let heads = self.years_of_columns().into_iter();
        let heads = heads.filter(|year| claim.since.is_none_or(|since| since <= *year));
        let heads: Vec<i32> = heads.filter(|year| counts(*year)).collect();
        let sentence = within(self.start_of_sentence()..quote.start);
        let is_quoted = |told: &&&Told| is_it(told) && !(self.is_report() && is_later(told));
        let is_named = quoted.iter().any(|told| is_quoted(&told)) || sentence.iter().any(is_own);
        if heads.contains(&claim.year) || is_named || self.starts_in(claim, &told) {
            return Ok(());
        }
        // 比2020年 over a column
        if self.years_compared_in_heads().contains(&claim.year) {
            return Err(Instead::Compared);
        }
        let named = quoted.iter().filter(|told| told.is_of_others() && !told.is_in_title());
        let named = named.filter(|told| !is_later(told) && !self.is_beside_report(told, claim));
        let named: Vec<i32> = named.map(|told| told.year).collect();
        if let Some(instead) = self.dated_otherwise(claim, heads, named) {
            return Err(instead);
        }
        let paragraph = within(0..quote.start);
        let governing = before(&sentence, quote.start);
        if governing.contains(&claim.year) {
            return Ok(());
        }
        if let Some(first) = governing.first() {
            let place = paragraph.iter().rfind(|told| told.year == *first);
            let place = place.map_or(quote.clone(), |told| told.at.clone());
            return Err(Instead::Before(*first, place, paragraph.iter().any(is_it)));
        }
        // 比2025年 says nothing of 2025, whatever is usual.
        let is_this = |told: &&Told| told.year == claim.year;
        let is_asked = claim.usual == Some(claim.year) && claim.until.is_none();
        let mut near = sentence.iter().rev().copied().chain(quoted.iter().rev().copied());
        let is_compared_here = near.find(is_this).is_some_and(|t| t.role == Role::Compared);
        if is_asked && is_compared_here {
            return Err(Instead::Compared);
        }
        let is_said = claim.usual == Some(claim.year) || paragraph.iter().any(is_it);
        if is_said || self.is_in_title(claim) {
            return Ok(());
        }
        let mut named = quoted.iter().chain(&sentence).filter(|told| !is_later(told));
        let is_compared = named.any(|told| told.year == claim.year);
        Err(if is_compared { Instead::Compared } else { Instead::Nothing })
    }

    /// Whether a year that was measured is the only one in the title of the table: 表2 2024年项目进展.
    fn is_in_title(&self, claim: &YearClaim<'_>) -> bool {
        let title = self.place.table().and_then(|_| self.place.title());
        claim.until.is_none() && title.is_some_and(|title| *title.years_of_head() == [claim.year])
    }

    /// What speaks for other years: the heads of the columns, and the words of the quote.
    fn dated_otherwise(
        &self,
        claim: &YearClaim<'_>,
        heads: Vec<i32>,
        named: Vec<i32>,
    ) -> Option<Instead> {
        // 计划任务 | 2021年任务: a column without a year is of the time that the document is about.
        let is_undated = claim.quantity.is_some_and(|quantity| self.is_undated(quantity));
        let has_heads = !heads.is_empty();
        if has_heads && !is_undated {
            return Some(Instead::Columns([heads, named].concat()));
        }
        if !named.is_empty() {
            return Some(Instead::Words(named));
        }
        (has_heads && claim.usual != Some(claim.year)).then_some(Instead::Nothing)
    }

    /// Whether a year stands in a clause behind every place of a value, and has a number of its own there: 提高到83.4%，
    /// 而这一数字在2000年仅为46.1%.
    fn is_later(&self, told: &Told, places: &[Range<usize>]) -> bool {
        let is_behind = |place: &Range<usize>| {
            let between = self.letters().get(place.end..told.at.start);
            between.is_some_and(|between| between.iter().any(|c| "，。；".contains(*c)))
        };
        let has_number = |number: &PrintedNumber| {
            told.at.end < number.at.start
                && governing(self.letters(), number) == Some(Governed::Closely(told.year))
        };
        !places.is_empty() && places.iter().all(is_behind) && self.numbers().iter().any(has_number)
    }

    /// Whether the document is of one year.
    pub(super) fn is_report(&self) -> bool {
        let (from, to) = self.place.document().period;
        from == to
    }

    /// Where the sentence begins that the quote stands in.
    pub(super) fn start_of_sentence(&self) -> usize {
        let before = self.letters().get(..self.quoted().start).unwrap_or_default();
        let is_end = |c: &char| matches!(c, '。' | '；' | '！');
        before.iter().rposition(is_end).map_or(0, |at| at + 1)
    }

    /// The year of a document of one year, as a bulletin, where the clause of the quote, or that of each place of a value,
    /// does not speak of the year before: 上年末为50万人, but not 比上年增长5%.
    pub(super) fn year_of_report(&self, quantity: Option<&Quantity>) -> Option<i32> {
        let (from, to) = self.place.document().period;
        let places = quantity.map(|quantity| self.places_of_value(quantity, None, from));
        let places = places.unwrap_or_default();
        let quote = self.quoted();
        let before = self.letters().get(..quote.start).unwrap_or_default();
        let start = before.iter().rposition(|c| "。；！，".contains(*c)).map_or(0, |at| at + 1);
        let clause = self.letters().get(start..quote.end).unwrap_or_default();
        let is_other = if places.is_empty() {
            year_before::is_named(clause)
        } else {
            let own = |at: &Range<usize>| year_before::since_number(self.letters(), at.start);
            places.iter().all(|at| year_before::is_named(own(at)))
        };
        (from == to && !is_other).then_some(from)
    }

    /// The year before that of a document of one year, where every place of a value is of it: 上年为80张, 80张（上年）.
    fn year_before(&self, quantity: &Quantity) -> Option<i32> {
        let (from, to) = self.place.document().period;
        if from != to {
            return None;
        }
        let places = self.places_of_value(quantity, None, from);
        let is_it = |at: &Range<usize>| year_before::is_of_it(self.letters(), at);
        (!places.is_empty() && places.iter().all(is_it)).then_some(from - 1)
    }
}
