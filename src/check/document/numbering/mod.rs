//! Printed numbers of table rows, headings and items count up: where they do not, a row or a heading may be missing.

mod headings;
mod rows;

use std::ops::Range;

use crate::check::{Subject, documents};
use crate::content::Document;
use crate::diag::Span;
use crate::import::{self, Numbered, System};

pub(in crate::check) use headings::heading_number_gaps;
pub(in crate::check) use rows::row_number_gaps;

/// How many missing numbers are listed one by one.
const LISTED: u32 = 5;

/// The largest number that counts anything; larger ones are codes.
const LARGEST: u32 = 9999;

/// How many digits the number of an item may have.
const MOST_DIGITS: usize = 3;

/// How many lists may be open inside each other.
const DEPTH: usize = 8;

/// The numbers that may come next, from the outermost open list to the innermost.
#[derive(Debug, Default)]
struct Count {
    next: Vec<u32>,
}

impl Count {
    /// Whether a number goes on with one of the open lists; the lists inside that one are closed.
    fn goes_on(&mut self, number: u32) -> bool {
        let Some(list) = self.next.iter().rposition(|next| *next == number) else { return false };
        self.next.truncate(list);
        self.next.push(number + 1);
        true
    }

    /// A list that starts anew inside those that are open.
    fn open(&mut self, number: u32) {
        if self.next.len() >= DEPTH {
            self.next.remove(0);
        }
        self.next.push(number + 1);
    }

    /// After a number out of line, the next may go on from it, or from the number that should have stood there.
    fn jump(&mut self, number: u32) {
        if let Some(expected) = self.next.last_mut() {
            *expected += 1;
        }
        self.open(number);
    }
}

/// The number that a text opens with. A draft takes fewer lines for numbered, since each of them may become a heading:
/// here `1、` is a number too, and so is one with a year behind it, as `2.2025年`.
pub(in crate::check) fn opening(text: &str) -> Option<Numbered<'_>> {
    import::numbered(text).or_else(|| {
        let (numeral, rest) = text.trim().split_once(['.', '．', '、'])?;
        let mark = text.trim().strip_prefix(numeral)?.chars().next()?;
        let value = import::value_of_numeral(numeral)?;
        let is_chinese = !numeral.starts_with(|c: char| c.is_ascii_digit());
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_year = digits == 4 && rest.get(digits..).is_some_and(|rest| rest.starts_with('年'));
        let (system, is_item) = match (is_chinese, mark) {
            (true, mark) => (System::Comma, mark == '、'),
            (false, '、') => (System::Dot, is_year || digits == 0),
            (false, _) => (System::Dot, is_year),
        };
        let is_short = numeral.chars().count() <= MOST_DIGITS;
        (is_item && is_short).then_some(Numbered { system, value: Some(value), rest })
    })
}

/// What is wrong between two numbers, as the end of a sentence in both languages.
fn gap(before: u32, number: u32) -> (String, String) {
    if number <= before + 1 {
        return ("，没有接上".to_owned(), " and does not go on from it".to_owned());
    }
    let (first, last) = (before + 1, number - 1);
    if last - first >= LISTED {
        return (format!("，缺 {first}—{last}"), format!(", {first}—{last} are missing"));
    }
    let each: Vec<String> = (first..=last).map(|n| n.to_string()).collect();
    let are = if first == last { "is" } else { "are" };
    (format!("，缺 {}", each.join("、")), format!(", {} {are} missing", each.join(", ")))
}

fn span(subject: &Subject<'_>, document: &Document, place: &Range<usize>) -> Span {
    subject.sources.span(document.origin.file, place.start, place.end)
}
