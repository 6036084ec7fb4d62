//! The passage that is nearest to words which a document does not have, and where the two part.
//!
//! Words that are nearly there share most pairs of neighbouring letters with one stretch of a passage. One walk over the
//! letters finds the stretches with the most of them; only these are compared letter by letter.

use std::ops::Range;

use super::document::DocumentText;
use super::letters;
use crate::model::Block;

/// How many letters of the words a passage is chosen by.
const LONGEST: usize = 200;

/// How many pairs can be told apart before the words are asked: what is not among them is no pair of the words.
const SIEVE: u32 = 4096;

/// How many letters a stretch may be shifted, or be longer than the words.
const SLACK: usize = 24;

/// How many stretches are compared letter by letter.
const CANDIDATES: usize = 3;

/// Words with fewer letters, numbers mostly, are nearly everywhere, and one letter may differ; of longer ones two in five.
const SHORT: usize = 7;

/// How many letters from the start on are enough where they are two in five: the words leave something out, or go on
/// behind the end of a passage.
const START: usize = 6;

/// Where words nearly stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Near {
    /// The block and, of a table, the row.
    pub(in crate::check) place: (usize, usize),
    /// The letters of the passage.
    pub(in crate::check) letters: Range<usize>,
    /// How many letters of the words are there before the first that is not; all of them where the place is wrong.
    pub(in crate::check) same: usize,
}

/// The passage of some blocks that is nearest to words which are in none of them; `work` is what may be spent on it, in
/// letters, and goes down.
pub(in crate::check) fn nearest(
    text: &DocumentText<'_>,
    blocks: Range<usize>,
    words: &[char],
    work: &mut usize,
) -> Option<Near> {
    let from = blocks.start;
    let blocks = text.forms().get(blocks).unwrap_or_default().iter().enumerate();
    let passages = blocks.flat_map(|(n, rows)| {
        rows.iter().enumerate().map(move |(row, passage)| ((from + n, row), passage.as_slice()))
    });
    Words::of(words).nearest(passages, work)
}

/// The heading or paragraph whose start is nearest to words that none starts with.
pub(in crate::check) fn nearest_start(
    text: &DocumentText<'_>,
    words: &[char],
    work: &mut usize,
) -> Option<Near> {
    let length = words.len() + SLACK;
    let blocks = text.document.body.blocks.iter().zip(text.forms()).enumerate();
    let heads = blocks.filter(|(_, (block, _))| !matches!(block, Block::Table(_)));
    let starts = heads.filter_map(|(n, (_, passages))| {
        let passage = passages.first()?;
        Some(((n, 0), passage.get(..length).unwrap_or(passage)))
    });
    Words::of(words).nearest(starts, work)
}

/// Words that are looked for.
struct Words {
    /// All of them, in one form.
    forms: Vec<char>,
    /// The pairs of neighbours among the first, in order.
    pairs: Vec<(char, char)>,
    /// Which remainders the pairs have.
    sieve: Vec<bool>,
}

/// A stretch of a passage, and how many pairs of the words it has.
struct Stretch<'a> {
    place: (usize, usize),
    passage: &'a [char],
    start: usize,
    pairs: usize,
}

/// How the words lie on a passage.
struct Fit {
    edits: usize,
    letters: Range<usize>,
}

impl Words {
    fn of(words: &[char]) -> Self {
        let forms = letters::forms(words);
        let first = forms.get(..LONGEST).unwrap_or(&forms);
        let mut pairs: Vec<(char, char)> = neighbours(first).collect();
        pairs.sort_unstable();
        pairs.dedup();
        let mut sieve = vec![false; SIEVE as usize];
        for pair in &pairs {
            if let Some(is_there) = sieve.get_mut(remainder(*pair)) {
                *is_there = true;
            }
        }
        Self { forms, pairs, sieve }
    }

    /// Whether two neighbours are a pair of the words.
    fn has(&self, pair: (char, char)) -> bool {
        self.sieve.get(remainder(pair)) == Some(&true) && self.pairs.binary_search(&pair).is_ok()
    }

    /// The letters that a passage is chosen by.
    fn first(&self) -> &[char] {
        self.forms.get(..LONGEST).unwrap_or(&self.forms)
    }

    fn nearest<'a>(
        &self,
        passages: impl Iterator<Item = ((usize, usize), &'a [char])>,
        work: &mut usize,
    ) -> Option<Near> {
        let mut best: Vec<Stretch<'a>> = Vec::new();
        for (place, passage) in passages {
            *work = work.checked_sub(passage.len() + 1)?;
            let (start, pairs) = self.densest(passage);
            let at = best.partition_point(|other| other.pairs >= pairs);
            if pairs > 0 && at < CANDIDATES {
                best.insert(at, Stretch { place, passage, start, pairs });
                best.truncate(CANDIDATES);
            }
        }
        *work =
            work.checked_sub(best.len() * self.first().len() * (self.first().len() + 2 * SLACK))?;
        let fits = best.iter().map(|stretch| (stretch, self.fit(stretch)));
        let (stretch, Fit { edits, letters }) = fits.min_by_key(|(_, fit)| fit.edits)?;
        let fitted = (letters.start, self.same(stretch.passage, letters.start));
        let (start, same) = self
            .longest_start(stretch)
            .filter(|(at, same)| *same > fitted.1 && *at <= letters.end)
            .unwrap_or(fitted);
        let near =
            Near { place: stretch.place, letters: start..letters.end.max(start + same), same };
        self.is_near(edits, same).then_some(near)
    }

    /// How many of the words' letters stand in a passage from a place on.
    fn same(&self, passage: &[char], at: usize) -> usize {
        let rest = passage.get(at..).unwrap_or_default();
        self.forms.iter().zip(rest).take_while(|(a, b)| a == b).count()
    }

    /// Where most letters from the start of the words on stand near a stretch, and how many: behind them the words leave
    /// something out.
    fn longest_start(&self, stretch: &Stretch<'_>) -> Option<(usize, usize)> {
        let first = stretch.start.saturating_sub(LONGEST);
        let places = first..stretch.start + LONGEST;
        let starts = places.map(|at| (at, self.same(stretch.passage, at)));
        starts.filter(|(_, same)| *same >= START).max_by_key(|(at, same)| (*same, usize::MAX - at))
    }

    /// Where the stretch starts that has the most pairs of the words, and how many those are.
    fn densest(&self, passage: &[char]) -> (usize, usize) {
        let length = self.first().len().saturating_sub(1);
        let hits: Vec<usize> = neighbours(passage).map(|pair| self.has(pair).into()).collect();
        let (mut start, mut most, mut count) = (0, 0, 0);
        for (at, hit) in hits.iter().enumerate() {
            count += hit;
            let first = (at + 1).saturating_sub(length);
            count -= first.checked_sub(1).and_then(|gone| hits.get(gone)).unwrap_or(&0);
            if count > most {
                (start, most) = (first, count);
            }
        }
        (start, most)
    }

    /// The letters around a stretch that are the words with the fewest edits, what stands before and behind them aside.
    fn fit(&self, stretch: &Stretch<'_>) -> Fit {
        let words = self.first();
        let first = stretch.start.saturating_sub(SLACK);
        let last = (stretch.start + words.len() + SLACK).min(stretch.passage.len());
        let around = stretch.passage.get(first..last).unwrap_or_default();
        // For each letter of the stretch the fewest edits of the words so far that end before it, and where they start.
        let mut row: Vec<(usize, usize)> = (0..=around.len()).map(|at| (0, at)).collect();
        for (n, word) in words.iter().enumerate() {
            let mut diagonal = row.first().copied().unwrap_or_default();
            let mut left = (n + 1, 0);
            for (at, cell) in row.iter_mut().enumerate() {
                let above = *cell;
                if at > 0 {
                    let is_other = around.get(at - 1).is_none_or(|c| c != word);
                    let other = (diagonal.0 + usize::from(is_other), diagonal.1);
                    let more = [(above.0 + 1, above.1), (left.0 + 1, left.1)];
                    left = more.into_iter().fold(other, |a, b| if b.0 < a.0 { b } else { a });
                }
                (diagonal, *cell) = (above, left);
            }
        }
        let ends = row.into_iter().enumerate();
        let best = ends.min_by_key(|(_, (edits, _))| *edits).unwrap_or_default();
        let (end, (edits, start)) = best;
        Fit { edits, letters: first + start..first + end.max(start) }
    }

    /// Whether words with so many edits are nearly there, or with so many letters from the start on.
    fn is_near(&self, edits: usize, same: usize) -> bool {
        let length = self.first().len();
        let most = if length < SHORT { usize::from(length > 2) } else { length * 2 / 5 };
        edits <= most || same >= START && same * 5 >= self.forms.len() * 2
    }
}

fn remainder((a, b): (char, char)) -> usize {
    (u32::from(a).wrapping_mul(31).wrapping_add(u32::from(b)) % SIEVE) as usize
}

fn neighbours(letters: &[char]) -> impl Iterator<Item = (char, char)> {
    letters.iter().copied().zip(letters.iter().copied().skip(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(passages: &[&str], words: &str) -> Option<(usize, String, usize)> {
        let of = |text: &str| text.chars().collect::<Vec<char>>();
        let passages: Vec<Vec<char>> = passages.iter().map(|text| of(text)).collect();
        let places = passages.iter().enumerate().map(|(n, text)| ((n, 0), text.as_slice()));
        let near = Words::of(&of(words)).nearest(places, &mut 1_000_000)?;
        let text = passages.get(near.place.0)?.get(near.letters)?.iter().collect();
        Some((near.place.0, text, near.same))
    }

    #[test]
    fn the_nearest_passage_is_found_with_the_first_letter_that_differs() {
        let long = "按照市政府有关文件和会议的要求以及各方面的意见".repeat(9);
        let left_out = format!("到2025年，全区（{long}）床位达到200张，较为充足。");
        for (passages, words, expected) in [
            // Another letter, one too many, one too few, at the start and at the end.
            (&["全区床位200张。"][..], "全区床位300张", Some((0, "全区床位200张", 4))),
            (&["全区床位200张。"], "全区的床位200张", Some((0, "全区床位200张", 2))),
            (&["全区床位200张。"], "全区床200张", Some((0, "全区床位200张", 3))),
            (&["本区床位200张。"], "全区床位200张", Some((0, "本区床位200张", 0))),
            (&["全区床位200张"], "全区床位200张。共", Some((0, "全区床位200张", 8))),
            // The nearest of several.
            (
                &["全市床位300张", "全区床位200张", "全区"],
                "全区床位201张",
                Some((1, "全区床位200张", 6)),
            ),
            // Something left out.
            (&[&left_out], "到2025年，全区床位达到200张", Some((0, "到2025年，全区", 9))),
            // Too far away, and short words that are nearly everywhere.
            (&["全区床位200张"], "各项改革全面完成", None),
            (&["全区床位200张"], "299张", None),
            (&["全区床位200张"], "0人", None),
            (&["全区床位200张"], "张", None),
            (&[], "全区", None),
        ] {
            let expected = expected.map(|(n, text, same)| (n, text.to_owned(), same));
            assert_eq!(near(passages, words), expected, "{words} in {passages:?}");
        }
    }

    #[test]
    fn work_comes_to_an_end() {
        let text: Vec<char> = "全区床位200张".chars().collect();
        let places = || std::iter::once(((0, 0), text.as_slice()));
        let words = Words::of(&"全区床位300张".chars().collect::<Vec<char>>());
        let (mut enough, mut little) = (10_000, 9);
        assert!(words.nearest(places(), &mut enough).is_some() && enough < 10_000);
        assert!(words.nearest(places(), &mut little).is_none());
    }
}
