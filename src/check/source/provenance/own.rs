//! Which of the printed numbers is that of a value: the one of its column, or right behind its name.

use std::ops::Range;

use super::beside;
use super::source::{Source, Wanted};
use crate::check::text::letters;
use crate::check::text::numbers::PrintedNumber;
use crate::model::Quantity;

/// How many letters may stand between a name and its number: 新增市级重点专科不少于2个.
const FAR: usize = 10;

/// How many letters at most lie between the starts of the ends of a range.
const NEAR: usize = 64;

/// Signs that part a name from a number that is not its own.
const SIGNS: &str = "，。；：、！？,;";

impl Source<'_> {
    /// Where the numbers of a value of a year stand: in the columns of the year, within its printed words, right behind its
    /// name, or else anywhere in the cited words.
    pub(super) fn places_of_value(
        &self,
        quantity: &Quantity,
        text: Option<&str>,
        year: i32,
    ) -> Vec<Range<usize>> {
        // Every question about a value asks this first.
        let is_it = |of: &Wanted| of.0 == *quantity && of.1.as_deref() == text && of.2 == year;
        if let Some((_, found)) = self.found.borrow().iter().find(|(of, _)| is_it(of)) {
            return found.clone();
        }
        let found = self.find_value(quantity, text, year);
        let wanted = (quantity.clone(), text.map(str::to_owned), year);
        self.found.borrow_mut().push((wanted, found.clone()));
        found
    }

    fn find_value(&self, quantity: &Quantity, text: Option<&str>, year: i32) -> Vec<Range<usize>> {
        let all = self.numbers();
        let mut found: Vec<Range<usize>> = match quantity {
            Quantity::Words(_) => Vec::new(),
            Quantity::Range(low, high) => {
                let ends = self.ranges(all, low.text(), high.text()).into_iter();
                let start = |end: &PrintedNumber| {
                    let mut lows = all.iter().rev().filter(|n| n.at.end <= end.at.start);
                    lows.next().map_or(end.at.start, |low| low.at.start)
                };
                ends.map(|end| start(end)..end.at.end).collect()
            }
            Quantity::Level(_, number) => {
                self.levels(all, number.text()).into_iter().map(|n| n.at.clone()).collect()
            }
        };
        found.retain(|at| !self.is_row_number(at));
        let is_in = |at: &Range<usize>, place: &Range<usize>| {
            place.start <= at.start && at.end <= place.end
        };
        found.retain(|at| is_in(at, self.quoted()));
        let columns = self.cells_of(year);
        let words = text.map(|text| self.places_of(text, self.quoted())).unwrap_or_default();
        // 两成: a number in words stands where its words do.
        if found.is_empty() {
            return words;
        }
        keep(&mut found, |at| columns.iter().any(|cell| is_in(at, cell)));
        keep(&mut found, |at| words.iter().any(|place| is_in(at, place)));
        keep(&mut found, |at| self.is_named(at));
        found
    }

    /// The upper ends of the printed ranges between two numbers.
    pub(super) fn ranges<'n>(
        &self,
        all: &'n [PrintedNumber],
        low: &str,
        high: &str,
    ) -> Vec<&'n PrintedNumber> {
        let is_end = |end: &&PrintedNumber| {
            let mut starts = all.iter().filter(|n| n.digits == low);
            end.digits == high && starts.any(|n| beside::is_range(self.letters(), n, end, true))
        };
        all.iter().filter(is_end).collect()
    }

    /// Where a number is printed, but as an end of a range.
    pub(super) fn levels<'n>(
        &self,
        all: &'n [PrintedNumber],
        digits: &str,
    ) -> Vec<&'n PrintedNumber> {
        let is_end = |n: &PrintedNumber| {
            near(all, n).iter().any(|other| {
                beside::is_range(self.letters(), n, other, false)
                    || beside::is_range(self.letters(), other, n, false)
            })
        };
        let is_less = |n: &PrintedNumber| {
            digits.strip_prefix('-') == Some(&n.digits) && beside::says_less(self.letters(), n)
        };
        let is_it = |n: &&PrintedNumber| {
            (n.digits == digits || is_less(n)) && !is_end(n) && !self.is_one_of_ratio(all, n)
        };
        all.iter().filter(is_it).collect()
    }

    /// Whether a number is the 1 of a ratio, of which the other number is the value: 1:1.15, 0.6：1.
    fn is_one_of_ratio(&self, all: &[PrintedNumber], number: &PrintedNumber) -> bool {
        let is_joined = |one: &PrintedNumber, other: &PrintedNumber| {
            let between = self.slice(&(one.at.end..other.at.start));
            matches!(between, [':' | '：' | '∶'])
        };
        let is_other = |other: &PrintedNumber| {
            other.digits != "1" && (is_joined(number, other) || is_joined(other, number))
        };
        number.digits == "1" && near(all, number).iter().any(is_other)
    }

    /// Of numbers that are printed alike those right behind the name, where there are any.
    pub(super) fn keep_named(&self, found: &mut Vec<&PrintedNumber>) {
        if found.len() > 1 && found.iter().any(|number| self.is_named(&number.at)) {
            found.retain(|number| self.is_named(&number.at));
        }
    }

    /// Whether a number stands right behind the name of its record.
    fn is_named(&self, at: &Range<usize>) -> bool {
        let Some(name) = self.name.as_deref().map(letters::of_text) else { return false };
        let text = self.letters().get(..at.start).unwrap_or_default();
        let last = letters::places(text, &name).last().filter(|_| !name.is_empty());
        let between = last.and_then(|start| text.get(start + name.len()..));
        between.is_some_and(|letters| {
            letters.len() <= FAR && !letters.iter().any(|c| c.is_numeric() || SIGNS.contains(*c))
        })
    }
}

/// The numbers near one among all, which are in the order of their starts: only these can be in one range with it.
fn near<'n>(all: &'n [PrintedNumber], number: &PrintedNumber) -> &'n [PrintedNumber] {
    let start = all.partition_point(|n| n.at.start + NEAR < number.at.start);
    let end = all.partition_point(|n| n.at.start < number.at.end + NEAR);
    all.get(start..end).unwrap_or_default()
}

/// Drops what is not so, unless nothing is.
fn keep(places: &mut Vec<Range<usize>>, is_so: impl Fn(&Range<usize>) -> bool) {
    if places.iter().any(&is_so) {
        places.retain(is_so);
    }
}
