//! Tables of words by one of their letters: of hundreds of words, few may stand where a text is read.

use std::collections::BTreeMap;

use crate::model::form;

/// The entries of a table by the first or the last letter of their words, each letter's in the order of the table. Forms
/// of a letter, and capitals, are told apart by whoever compares the words.
#[derive(Debug)]
pub(in crate::check) struct ByLetter<T> {
    groups: BTreeMap<char, Vec<T>>,
    /// For each remainder of a letter whether any with it is in the table: what tells of most letters that they are not.
    sieve: u128,
}

impl<T> ByLetter<T> {
    /// The entries by a letter. One without a letter is left out: no word stands everywhere.
    pub(in crate::check) fn of(
        entries: impl IntoIterator<Item = T>,
        letter: impl Fn(&T) -> Option<char>,
    ) -> Self {
        let (mut groups, mut sieve) = (BTreeMap::<char, Vec<T>>::new(), 0);
        for entry in entries {
            if let Some(letter) = letter(&entry) {
                let letter = key(letter);
                sieve |= bit(letter);
                groups.entry(letter).or_default().push(entry);
            }
        }
        Self { groups, sieve }
    }

    /// The entries with this letter.
    pub(in crate::check) fn of_letter(&self, letter: Option<&char>) -> &[T] {
        let Some(letter) = letter.map(|letter| key(*letter)) else { return &[] };
        if self.sieve & bit(letter) == 0 {
            return &[];
        }
        self.groups.get(&letter).map_or(&[], Vec::as_slice)
    }

    /// All entries.
    pub(in crate::check) fn all(&self) -> impl Iterator<Item = &T> {
        self.groups.values().flatten()
    }

    /// Each place of a text with the entries that have its letter.
    pub(in crate::check) fn along<'t>(
        &'t self,
        text: &'t [char],
    ) -> impl Iterator<Item = (usize, &'t T)> {
        let places = text.iter().enumerate();
        places.flat_map(|(at, letter)| self.of_letter(Some(letter)).iter().map(move |e| (at, e)))
    }
}

impl ByLetter<&'static str> {
    /// Words by their first letter.
    pub(in crate::check) fn of_words<'w>(
        words: impl IntoIterator<Item = &'w &'static str>,
    ) -> Self {
        Self::of(words.into_iter().copied(), |word| word.chars().next())
    }

    /// Whether one of the words stands in a text, letter for letter.
    pub(in crate::check) fn stands_in(&self, text: &str) -> bool {
        text.char_indices().any(|(at, letter)| {
            let rest = text.get(at..).unwrap_or_default();
            self.of_letter(Some(&letter)).iter().any(|word| rest.starts_with(word))
        })
    }
}

/// A letter in whatever form, and of whatever case.
fn key(letter: char) -> char {
    form(letter).to_ascii_lowercase()
}

fn bit(letter: char) -> u128 {
    1 << (u32::from(letter) % u128::BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order_and_are_found_by_either_case() {
        let words = ["超过", "About", "超", "over", "", "above"];
        let table = ByLetter::of(words, |word| word.chars().next());
        for (letter, expected) in [
            (Some('超'), &["超过", "超"][..]),
            (Some('a'), &["About", "above"]),
            (Some('A'), &["About", "above"]),
            (Some('ａ'), &["About", "above"]),
            (Some('近'), &[]),
            (None, &[]),
        ] {
            assert_eq!(table.of_letter(letter.as_ref()), expected, "{letter:?}");
        }
        assert_eq!(table.all().count(), 5);
        let text: Vec<char> = "将超Over".chars().collect();
        let along: Vec<(usize, &str)> = table.along(&text).map(|(at, word)| (at, *word)).collect();
        assert_eq!(along, [(1, "超过"), (1, "超"), (2, "over")]);
        let words = ByLetter::of_words(&["超过", "over"]);
        for (text, expected) in
            [("不超过", true), ("moreover", true), ("超", false), ("Over", false)]
        {
            assert_eq!(words.stands_in(text), expected, "{text}");
        }
    }
}
