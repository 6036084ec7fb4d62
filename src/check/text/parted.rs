//! Blanks that part two numbers, or a name from a number: `2020 95.5`, `EU 27`. No blank between other letters means
//! anything.

use std::ops::Range;

use crate::model::{Run, is_blank, plain};

/// What stands between two cells of a row. No number goes on behind it, in groups of thousands either.
pub(in crate::check) const CELL: char = '\t';

/// The letters of a run, with the blank that parts two numbers.
pub(in crate::check) fn of_run(run: &Run) -> Vec<char> {
    letters_of_run(run).into_iter().map(|(c, _)| c).collect()
}

/// The same, each with its byte offset.
pub(in crate::check) fn letters_of_run(run: &Run) -> Vec<(char, usize)> {
    parted(run.chars())
}

/// The letters of a text, with the blank that parts two numbers.
pub(in crate::check) fn of_text(text: &str) -> Vec<char> {
    parted(text.char_indices().map(|(at, c)| (c, at))).into_iter().map(|(c, _)| c).collect()
}

/// Letters without their blanks, but for one between a digit or capital and a digit: the blank itself where it is alone.
fn parted(all: impl Iterator<Item = (char, usize)>) -> Vec<(char, usize)> {
    let mut letters: Vec<(char, usize)> = Vec::new();
    let mut blank: Option<(char, usize)> = None;
    for (c, at) in all {
        if is_blank(c) {
            let first = if blank.is_none() { (c, at) } else { (CELL, at) };
            blank = letters
                .last()
                .is_some_and(|(c, _)| is_digit(*c) || c.is_ascii_uppercase())
                .then_some(first);
            continue;
        }
        letters.extend(blank.take().filter(|_| is_digit(c)));
        letters.push((plain(c), at));
    }
    letters
}

/// Some letters, counted without blanks, in a text that may have some.
pub(in crate::check) fn place(text: &[char], letters: &Range<usize>) -> Range<usize> {
    let mut places = text.iter().enumerate().filter(|(_, c)| !is_blank(**c)).map(|(at, _)| at);
    let start = places.nth(letters.start).unwrap_or(text.len());
    let end = match letters.len() {
        0 => start,
        1 => text.len().min(start + 1),
        more => places.nth(more - 2).map_or(text.len(), |at| at + 1),
    };
    start..end
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_kept_between_numbers_alone() {
        for (text, expected) in [
            ("PM2.5 35", "PM2.5 35"),
            ("KR2\u{3000}2024 年", "KR2\u{3000}2024年"),
            ("到 2025 年，达 79.3 岁", "到2025年，达79.3岁"),
            ("1\u{202f}003 人", "1\u{202f}003人"),
            ("2020  95.5\n96", "2020\t95.5\n96"),
            ("5 — 10", "5—10"),
            (" 5 ", "5"),
        ] {
            let letters: String = of_text(text).into_iter().collect();
            assert_eq!(letters, expected, "{text}");
        }
    }

    #[test]
    fn places_are_found_among_blanks() {
        let text = of_text("PM2.5 35 40人");
        for (letters, expected) in [(0..5, 0..5), (5..7, 6..8), (0..10, 0..12), (3..3, 3..3)] {
            assert_eq!(place(&text, &letters), expected, "{letters:?}");
        }
    }
}
