//! Looking for the same words in many passages.

/// How many letters can be told apart by how far they stand from the end of the words.
const SIEVE: usize = 256;

/// Words that are looked for in many passages, in the form of these. What stands at the end of where they might be tells
/// how far on the next such place is (after Horspool): a long quote is not held against every letter.
pub(in crate::check) struct Finder<'w> {
    words: &'w [char],
    /// How far on the next place is, by the last letter of this one: the least of all letters with the same remainder.
    shifts: [usize; SIEVE],
}

impl<'w> Finder<'w> {
    pub(in crate::check) fn of(words: &'w [char]) -> Self {
        let mut shifts = [words.len().max(1); SIEVE];
        for (at, c) in words.iter().enumerate().take(words.len().saturating_sub(1)) {
            if let Some(shift) = shifts.get_mut(remainder(*c)) {
                *shift = words.len() - 1 - at;
            }
        }
        Self { words, shifts }
    }

    /// Where the words first stand in a text; no words stand nowhere.
    pub(in crate::check) fn find(&self, text: &[char]) -> Option<usize> {
        let last = self.words.len().checked_sub(1)?;
        let mut at = 0;
        while let Some(end) = text.get(at + last) {
            if text.get(at..=at + last) == Some(self.words) {
                return Some(at);
            }
            at += self.shifts.get(remainder(*end)).copied().unwrap_or(1);
        }
        None
    }
}

fn remainder(c: char) -> usize {
    u32::from(c) as usize % SIEVE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_first_stand() {
        for (text, words, expected) in [
            ("全区床位200张", "床位", Some(2)),
            ("全区床位200张", "200张", Some(4)),
            ("床床位床位", "床位", Some(1)),
            ("床床床位", "床床位", Some(1)),
            ("床", "床位", None),
            ("床位", "张", None),
            ("床位", "位", Some(1)),
            ("", "床", None),
            ("床位", "", None),
        ] {
            let of = |text: &str| text.chars().collect::<Vec<char>>();
            assert_eq!(Finder::of(&of(words)).find(&of(text)), expected, "{words} in {text}");
        }
    }
}
