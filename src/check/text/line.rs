//! A short text over a value, as the head of a column, the title of a table or a heading, with what is read of it, once for
//! all values below it.

use std::ops::Deref;
use std::sync::OnceLock;

use super::part::Part;
use super::parts;
use super::together::{self, Together};
use super::within;
use super::years::{self, Year};

/// The letters of a short text, with what they name.
#[derive(Debug)]
pub(in crate::check) struct Line {
    letters: Vec<char>,
    years: OnceLock<Vec<Year>>,
    of_head: OnceLock<Vec<i32>>,
    compared: OnceLock<Vec<i32>>,
    parts: OnceLock<Vec<Part>>,
    says_whole: OnceLock<bool>,
    time: OnceLock<Option<&'static str>>,
    together: OnceLock<Option<Together>>,
}

impl Deref for Line {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.letters
    }
}

impl Line {
    pub(in crate::check) fn of(letters: Vec<char>) -> Self {
        Self {
            letters,
            years: OnceLock::new(),
            of_head: OnceLock::new(),
            compared: OnceLock::new(),
            parts: OnceLock::new(),
            says_whole: OnceLock::new(),
            time: OnceLock::new(),
            together: OnceLock::new(),
        }
    }

    /// The years that it names.
    pub(in crate::check) fn years(&self) -> &[Year] {
        self.years.get_or_init(|| years::named(self))
    }

    /// The years of the values below it, as the head of a column: [`years::of_head`].
    pub(in crate::check) fn years_of_head(&self) -> &[i32] {
        self.of_head.get_or_init(|| years::of_head(self))
    }

    /// The years that it compares with, as the head of a column.
    pub(in crate::check) fn compared_years(&self) -> &[i32] {
        self.compared.get_or_init(|| years::compared_in_head(self))
    }

    /// Whether it names a year, or none.
    pub(in crate::check) fn is_of_year(&self, year: i32) -> bool {
        self.years().is_empty() || self.years().iter().any(|named| named.year == year)
    }

    /// The last part of a year that it names.
    pub(in crate::check) fn part(&self) -> Option<Part> {
        self.parts().last().copied()
    }

    /// The parts of a year that it names.
    pub(in crate::check) fn parts(&self) -> &[Part] {
        self.parts.get_or_init(|| parts::of_head(self))
    }

    /// Whether it says that its values are of a whole year or its end.
    pub(in crate::check) fn says_whole(&self) -> bool {
        *self.says_whole.get_or_init(|| parts::says_whole(self))
    }

    /// The word of a month or a day in it.
    pub(in crate::check) fn time(&self) -> Option<&'static str> {
        *self.time.get_or_init(|| within::in_head(self))
    }

    /// Several years that it names together.
    pub(in crate::check) fn together(&self) -> Option<&Together> {
        self.together.get_or_init(|| together::in_head(self)).as_ref()
    }
}
