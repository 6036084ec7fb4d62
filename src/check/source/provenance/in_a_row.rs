//! Values of several years in a row in one list, 连续三年为88%、90%、95%: the last is of the year that is named, and no other.

use super::source::Source;
use crate::check::text::letters::{self, places};
use crate::check::text::numbers::{PrintedNumber, is_of_unit};
use crate::check::text::years;

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；：！？,;（）()";

/// How many years may be counted.
const COUNTS: &str = "两二三四五六七八九十23456789";

impl Source<'_> {
    /// The years in a row by which a value of a year is one of a list and not its last, if it is: 连续三年.
    pub(super) fn in_a_row(&self, number: &PrintedNumber, year: i32) -> Option<String> {
        let (text, all) = (self.letters(), self.numbers());
        let own = all.iter().position(|n| n.at == number.at)?;
        let is_listed = |pair: &&[PrintedNumber]| {
            let [one, next] = pair else { return false };
            text.get(one.at.end..next.at.start).is_some_and(is_list)
        };
        let is_last = !all.get(own..)?.windows(2).take(1).any(|pair| is_listed(&pair));
        let earlier = all.get(..=own)?.windows(2).rev().take_while(is_listed).count();
        let before = text.get(..all.get(own - earlier)?.at.start)?;
        let start = before.iter().rposition(|c| CLAUSE_ENDS.contains(*c)).map_or(0, |at| at + 1);
        let clause = before.get(start..)?;
        let word = years_in_a_row(clause).filter(|_| !is_last)?;
        // A value of an earlier year is of that: its note says so, since no text prints it.
        let named = years::named(before).into_iter().next_back();
        named.is_none_or(|named| named.year == year).then(|| word.iter().collect())
    }
}

/// 连续三年, the last in a clause.
fn years_in_a_row(clause: &[char]) -> Option<&[char]> {
    let words = places(clause, &letters::of_text("连续")).filter_map(|at| {
        let word = clause.get(at..at + 4)?;
        matches!(word, [.., count, '年'] if COUNTS.contains(*count)).then_some(word)
    });
    words.last()
}

/// Whether numbers with this between them are a list: `%、`, `%和`, `%，`.
fn is_list(between: &[char]) -> bool {
    let unit = between.iter().take_while(|c| is_of_unit(**c) && !is_joint(**c)).count();
    matches!(between.get(unit..), Some([joint]) if is_joint(*joint))
}

fn is_joint(c: char) -> bool {
    matches!(c, '、' | '和' | '与' | '及' | '，' | ',')
}
