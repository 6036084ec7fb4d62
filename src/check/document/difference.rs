//! Finds where two forms of one text part.

use std::collections::BTreeMap;
use std::ops::Range;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

use crate::check::text::letters::{Letter, place};
use crate::check::text::numbers::{PrintedNumber, in_file};

/// Numbers with their byte offsets.
type Numbers = Vec<(String, usize)>;

/// One place where body and seed differ.
#[derive(Debug)]
pub(in crate::check) struct Difference {
    pub(in crate::check) body: String,
    pub(in crate::check) body_place: Range<usize>,
    pub(in crate::check) seed: String,
    pub(in crate::check) seed_place: Range<usize>,
}

/// Compares letter by letter.
pub(in crate::check) fn in_order(body: &[Letter], seed: &[Letter]) -> Vec<Difference> {
    if body.len() == seed.len() && body.iter().zip(seed).all(|(a, b)| a.0 == b.0) {
        return Vec::new();
    }
    hunks(body, seed).iter().map(|(b, s)| difference(body, seed, b, s)).collect()
}

/// How two forms of a table compare.
#[derive(Debug)]
pub(in crate::check) enum Tables {
    /// The same letters, and the numbers in the same order.
    Same,
    /// The same letters and numbers, but from here on the numbers in another order.
    Reordered(Difference),
    /// Other letters or numbers.
    Different(Vec<Difference>),
}

/// Compares the letters and the numbers as multisets; the order serves to tell where the surplus stands.
pub(in crate::check) fn in_any_order(body: &[Letter], seed: &[Letter]) -> Tables {
    let (body_numbers, seed_numbers) = (numbers(body), numbers(seed));
    let letters = (surplus(body, seed), surplus(seed, body));
    let numbers = (surplus(&body_numbers, &seed_numbers), surplus(&seed_numbers, &body_numbers));
    if letters.0.is_empty() && letters.1.is_empty() && numbers.0.is_empty() && numbers.1.is_empty()
    {
        let pairs = body_numbers.iter().zip(&seed_numbers);
        let first = pairs.map(|(b, s)| number_difference(b, s)).find(|d| d.body != d.seed);
        return first.map_or(Tables::Same, Tables::Reordered);
    }
    let holds = |all: &[Letter], range: &Range<usize>, letters: &BTreeMap<char, usize>| {
        all.get(range.clone()).unwrap_or_default().iter().any(|(c, _)| letters.contains_key(c))
    };
    let hunks = hunks(body, seed);
    let found: Vec<Difference> = hunks
        .iter()
        .filter(|(b, s)| holds(body, b, &letters.0) || holds(seed, s, &letters.1))
        .map(|(b, s)| difference(body, seed, b, s))
        .collect();
    if !found.is_empty() {
        return Tables::Different(found);
    }
    // The same letters in other numbers: 12 and 34 became 14 and 32.
    let one = |numbers: &Numbers, surplus: &BTreeMap<String, usize>, changed: &[Range<usize>]| {
        let of_surplus = || numbers.iter().filter(|(number, _)| surplus.contains_key(number));
        // The table may hold the same number elsewhere, as it should be.
        let is_changed = |(number, at): &&(String, usize)| {
            changed.iter().any(|place| place.start < at + number.len() && *at < place.end)
        };
        of_surplus().find(is_changed).or_else(|| of_surplus().next()).cloned().unwrap_or_default()
    };
    let body_changes: Vec<Range<usize>> =
        hunks.iter().map(|(b, _)| place(body, &whole_number(body, b))).collect();
    let seed_changes: Vec<Range<usize>> =
        hunks.iter().map(|(_, s)| place(seed, &whole_number(seed, s))).collect();
    let body = one(&body_numbers, &numbers.0, &body_changes);
    let seed = one(&seed_numbers, &numbers.1, &seed_changes);
    Tables::Different(vec![number_difference(&body, &seed)])
}

fn number_difference(body: &(String, usize), seed: &(String, usize)) -> Difference {
    let place = |(number, at): &(String, usize)| *at..at + number.len();
    Difference {
        body: body.0.clone(),
        body_place: place(body),
        seed: seed.0.clone(),
        seed_place: place(seed),
    }
}

/// The numbers of a text, as printed, with their byte offsets.
fn numbers(letters: &[Letter]) -> Numbers {
    let printed = |number: PrintedNumber| {
        let letters = letters.get(number.at).unwrap_or_default();
        let offset = letters.first().map_or(0, |(_, at)| *at);
        (letters.iter().map(|(c, _)| *c).collect(), offset)
    };
    in_file(letters).into_iter().map(printed).collect()
}

/// What one side has more of than the other.
fn surplus<T: Ord + Clone>(these: &[(T, usize)], those: &[(T, usize)]) -> BTreeMap<T, usize> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    for (item, _) in these {
        *counts.entry(item.clone()).or_default() += 1;
    }
    for (item, _) in those {
        if let Some(count) = counts.get_mut(item) {
            *count = count.saturating_sub(1);
        }
    }
    counts.retain(|_, count| *count > 0);
    counts
}

fn hunks(body: &[Letter], seed: &[Letter]) -> Vec<(Range<usize>, Range<usize>)> {
    let plain = |letters: &[Letter]| letters.iter().map(|(c, _)| *c).collect::<Vec<char>>();
    edits(&plain(body), &plain(seed))
}

/// The stretches of two texts that are not the same, in order.
pub(in crate::check) fn edits(one: &[char], other: &[char]) -> Vec<(Range<usize>, Range<usize>)> {
    // `capture_diff_slices` would have all algorithms compiled for letters.
    let mut hook = Compact::new(Replace::new(Capture::new()), one, other);
    let Ok(()) = myers::diff(&mut hook, one, 0..one.len(), other, 0..other.len());
    let hunk = |op: &DiffOp| match op {
        DiffOp::Equal { .. } => None,
        _ => Some((op.old_range(), op.new_range())),
    };
    hook.into_inner().into_inner().ops().iter().filter_map(hunk).collect()
}

fn difference(body: &[Letter], seed: &[Letter], b: &Range<usize>, s: &Range<usize>) -> Difference {
    let (b, s) = (&whole_number(body, b), &whole_number(seed, s));
    let words = |letters: &[Letter], range: &Range<usize>| {
        letters.get(range.clone()).unwrap_or_default().iter().map(|(c, _)| *c).collect()
    };
    Difference {
        body: words(body, b),
        body_place: place(body, b),
        seed: words(seed, s),
        seed_place: place(seed, s),
    }
}

/// A stretch that cuts through a number, grown to the whole number: `79.8` tells more than `8`.
fn whole_number(letters: &[Letter], range: &Range<usize>) -> Range<usize> {
    let is_part = |n: usize| letters.get(n).is_some_and(|(c, _)| c.is_numeric() || *c == '.');
    let joined = |n: usize| {
        let (before, after) = (n.checked_sub(1).and_then(|n| letters.get(n)), letters.get(n));
        before.zip(after).is_some_and(|((c, a), (_, b))| a + c.len_utf8() == *b)
    };
    let mut grown = range.clone();
    let touches_digit = is_part(range.start) || is_part(range.end.wrapping_sub(1));
    while touches_digit && grown.start > 0 && is_part(grown.start - 1) && joined(grown.start) {
        grown.start -= 1;
    }
    while touches_digit && is_part(grown.end) && joined(grown.end) {
        grown.end += 1;
    }
    grown
}

/// How many letters only one of two texts has, wherever they stand: so many at least are edited.
pub(super) fn count_of_others(one: &[char], other: &[char]) -> usize {
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    let (one, other) = (sorted(one), sorted(other));
    let (mut left, mut right) = (one.as_slice(), other.as_slice());
    let mut count = 0;
    while let (Some((a, after_a)), Some((b, after_b))) = (left.split_first(), right.split_first()) {
        count += usize::from(a != b);
        if a <= b {
            left = after_a;
        }
        if b <= a {
            right = after_b;
        }
    }
    count + left.len() + right.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::is_blank;

    fn letters(text: &str) -> Vec<Letter> {
        text.char_indices().filter(|(_, c)| !is_blank(*c)).map(|(at, c)| (c, at)).collect()
    }

    #[test]
    fn numbers_end_at_blanks() {
        let found: Vec<String> =
            numbers(&letters("78.18 79.3 ≤10 1/10万。")).into_iter().map(|n| n.0).collect();
        assert_eq!(found, ["78.18", "79.3", "10", "1", "10"]);
    }

    #[test]
    fn order_of_cells_is_free_but_not_their_numbers() {
        let body = letters("一 12 34");
        let compare = |seed: &str| in_any_order(&body, &letters(seed));
        assert!(matches!(compare("一 12 34"), Tables::Same));
        assert!(matches!(compare("12 34 一"), Tables::Same));
        let Tables::Reordered(first) = compare("34 一 12") else { panic!("another order") };
        assert_eq!((first.body.as_str(), first.seed.as_str()), ("12", "34"));
        let Tables::Different(other) = compare("一 14 32") else { panic!("other numbers") };
        assert_eq!(other.len(), 1);
        assert_eq!((other[0].body.as_str(), other[0].seed.as_str()), ("12", "14"));
    }

    #[test]
    fn digits_that_change_places_are_found_where_they_stand() {
        let Tables::Different(found) =
            in_any_order(&letters("12 甲 12 乙"), &letters("12 甲 21 乙"))
        else {
            panic!("other numbers")
        };
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].body.as_str(), found[0].body_place.clone()), ("12", 7..9));
    }

    #[test]
    fn a_changed_digit_is_found_where_it_stands() {
        let found = in_order(&letters("达到 79.3 岁"), &letters("达到79.8岁"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].body.as_str(), found[0].seed.as_str()), ("79.3", "79.8"));
        assert_eq!(found[0].body_place, 7..11);
    }
}
