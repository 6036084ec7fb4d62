//! Lines that are as long as each other and begin or end alike: names and phrases of a list

use std::collections::BTreeMap;

use crate::import::lines::Line;

/// How many lines have a letter that the line below has, too, or that most of them have, where most of those below have one
pub(super) fn alike(pairs: &[(&Line, &Line)], letter: impl Fn(&Line) -> Option<char>) -> usize {
    let letters: Vec<(Option<char>, Option<char>)> =
        pairs.iter().map(|(line, below)| (letter(line), letter(below))).collect();
    let same = letters.iter().filter(|(one, other)| one.is_some() && one == other).count();
    let of_all = most_of(letters.iter().filter_map(|(one, _)| *one));
    same.max(of_all.min(most_of(letters.iter().filter_map(|(_, other)| *other))))
}

/// How often the commonest letter is among some
fn most_of(letters: impl Iterator<Item = char>) -> usize {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for letter in letters {
        *counts.entry(letter).or_default() += 1;
    }
    counts.into_values().max().unwrap_or_default()
}
