//! Line breaks that word processors write beside `\n`: those within a paragraph, and those of old programs

use std::borrow::Cow;

use super::doubt::{LookAlikes, Question};

/// Breaks that no editor counts as the end of a line: of a line within a paragraph, of a paragraph, of a line on a mainframe
const UNCOUNTED: [char; 4] = ['\u{b}', '\u{2028}', '\u{2029}', '\u{85}'];

/// A seed whose lines end with `\n`, whatever parts them
pub(super) struct Breaks<'s> {
    pub(super) seed: Cow<'s, str>,
    /// The number of each line in the file; none where all end with `\n`
    numbers: Vec<usize>,
}

impl<'s> Breaks<'s> {
    pub(super) fn of(seed: &'s str) -> Self {
        let is_plain = |(at, c): (usize, char)| {
            !UNCOUNTED.contains(&c) && (c != '\r' || seed.get(at..).is_some_and(begins_with_crlf))
        };
        if seed.char_indices().all(is_plain) {
            return Self { seed: Cow::Borrowed(seed), numbers: Vec::new() };
        }
        let (mut text, mut number, mut numbers) = (String::new(), 1, vec![1]);
        for (at, c) in seed.char_indices() {
            let is_counted = match c {
                '\n' => true,
                '\r' => !seed.get(at..).is_some_and(begins_with_crlf),
                _ => false,
            };
            if is_counted || UNCOUNTED.contains(&c) {
                number += usize::from(is_counted);
                numbers.push(number);
                text.push('\n');
            } else {
                text.push(c);
            }
        }
        Self { seed: Cow::Owned(text), numbers }
    }

    /// The questions, with the lines of the file.
    pub(super) fn questions(&self, mut questions: Vec<Question>) -> Vec<Question> {
        let places = questions.iter_mut().flat_map(|question| &mut question.places);
        for (first, last) in places {
            (*first, *last) = (self.in_file(*first), self.in_file(*last));
        }
        questions
    }

    /// The lines with letters that look like others, as those of the file.
    pub(super) fn look_alikes(&self, found: impl Iterator<Item = LookAlikes>) -> Vec<LookAlikes> {
        found.map(|one| LookAlikes { line: self.in_file(one.line), ..one }).collect()
    }

    fn in_file(&self, line: usize) -> usize {
        line.checked_sub(1).and_then(|at| self.numbers.get(at)).copied().unwrap_or(line)
    }
}

fn begins_with_crlf(text: &str) -> bool {
    text.starts_with("\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_break_ends_a_line() {
        let broken = Breaks::of("甲\u{b}乙\r\n丙\u{2028}丁\r戊\u{2029}己\u{85}庚\n");
        let lines: Vec<&str> = broken.seed.lines().collect();
        assert_eq!(lines, ["甲", "乙", "丙", "丁", "戊", "己", "庚"]);
        let numbers: Vec<usize> = (1..=7).map(|line| broken.in_file(line)).collect();
        assert_eq!(numbers, [1, 1, 2, 2, 3, 3, 3]);
    }

    #[test]
    fn usual_breaks_are_left_alone() {
        for text in ["甲\n乙\n", "甲\r\n乙\r\n", ""] {
            assert!(matches!(Breaks::of(text).seed, Cow::Borrowed(same) if same == text));
        }
    }
}
