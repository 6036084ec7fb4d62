//! In which pieces letters and pairs of letters stand, in files that a browser finds by the pair.
//!
//! A list of pieces is written as the steps from one to the next, in sixty-four signs that a text of a script holds as they
//! are. Many pairs stand in nearly every piece, so steps of one are counted.

use std::fmt::Write as _;

use crate::model::{CELL_END, fold};

/// The signs of numbers: five bits each, the lowest first; from the thirty-third on, more follow.
const SIGNS: &[u8; 64] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/// How many steps of one are written one by one.
const FEW: u32 = 2;

/// Stands between a pair and its list, and between two of them: blanks, which no folded text has.
const BEFORE_LIST: char = '\t';
const BETWEEN: char = ' ';

/// A pair of letters, or a letter alone, with the pieces that it stands in.
#[derive(Debug)]
struct Entry {
    one: char,
    two: Option<char>,
    /// The last piece, counted from one.
    last: u32,
    /// How many steps of one are not written yet.
    run: u32,
    list: Vec<u8>,
}

impl Entry {
    /// Takes in a piece, which is none before the last.
    fn add(&mut self, piece: u32) {
        match piece.saturating_sub(self.last) {
            0 => return,
            1 => self.run += 1,
            step => {
                self.write_run();
                number(&mut self.list, step);
            }
        }
        self.last = piece;
    }

    fn write_run(&mut self) {
        let run = std::mem::take(&mut self.run);
        if run <= FEW {
            (0..run).for_each(|_| number(&mut self.list, 1));
        } else {
            number(&mut self.list, 0);
            number(&mut self.list, run);
        }
    }
}

fn number(list: &mut Vec<u8>, mut rest: u32) {
    loop {
        let more = if rest > 31 { 32 } else { 0 };
        let sign = usize::try_from(rest & 31).ok().and_then(|low| SIGNS.get(low + more));
        list.extend(sign);
        rest >>= 5;
        if rest == 0 {
            return;
        }
    }
}

/// The letters and pairs of letters of a piece, each once.
#[derive(Debug)]
pub(super) struct Pairs(Vec<(char, Option<char>)>);

impl Pairs {
    pub(super) fn of<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut pairs = Vec::new();
        for text in texts {
            let mut before = None;
            for c in text.chars() {
                fold(c, |letter| {
                    if letter == CELL_END {
                        before = None;
                        return;
                    }
                    pairs.push((letter, None));
                    pairs.extend(before.map(|one| (one, Some(letter))));
                    before = Some(letter);
                });
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        Self(pairs)
    }
}

/// The lists of all letters and pairs, found by a table of places: it grows with the pairs that there are.
#[derive(Debug)]
pub(super) struct Letters {
    entries: Vec<Entry>,
    /// The number of an entry plus one, at the place that its letters give or behind it; 0 where there is none. Its length
    /// is a power of two.
    places: Vec<u32>,
}

impl Letters {
    pub(super) fn new() -> Self {
        Self { entries: Vec::new(), places: vec![0; 1 << 12] }
    }

    /// Takes in what stands in a piece. Pieces come in their order, counted from one.
    pub(super) fn add(&mut self, piece: u32, pairs: &Pairs) {
        pairs.0.iter().for_each(|(one, two)| self.put(piece, *one, *two));
    }

    fn put(&mut self, piece: u32, one: char, two: Option<char>) {
        let last = self.places.len() - 1;
        let mut at = usize::try_from(mixed(one, two)).unwrap_or(0) & last;
        while let Some(place) = self.places.get_mut(at) {
            let number = *place;
            if number == 0 {
                *place = u32::try_from(self.entries.len() + 1).unwrap_or(u32::MAX);
                let mut entry = Entry { one, two, last: 0, run: 0, list: Vec::new() };
                entry.add(piece);
                self.entries.push(entry);
                break;
            }
            let entry = usize::try_from(number - 1).ok().and_then(|n| self.entries.get_mut(n));
            if let Some(entry) = entry.filter(|entry| entry.one == one && entry.two == two) {
                entry.add(piece);
                return;
            }
            at = (at + 1) & last;
        }
        if self.entries.len() * 2 > self.places.len() {
            self.grow();
        }
    }

    /// Twice as many places, so that the way to an entry stays short.
    fn grow(&mut self) {
        let last = self.places.len() * 2 - 1;
        let mut places = vec![0; last + 1];
        for (number, entry) in (1..).zip(&self.entries) {
            let mut at = usize::try_from(mixed(entry.one, entry.two)).unwrap_or(0) & last;
            while places.get(at).is_some_and(|place| *place != 0) {
                at = (at + 1) & last;
            }
            if let Some(place) = places.get_mut(at) {
                *place = number;
            }
        }
        self.places = places;
    }

    /// The lists in so many shards: each a text of ` `, a pair, a tab and its list, over and over, with a blank at the end.
    pub(super) fn shards(mut self, count: usize) -> Vec<String> {
        self.entries.iter_mut().for_each(Entry::write_run);
        self.entries.sort_unstable_by_key(|entry| (entry.one, entry.two));
        let mut shards = vec![String::from(BETWEEN); count];
        for Entry { one, two, list, .. } in &self.entries {
            let Some(shard) = shards.get_mut(shard_of(*one, *two, count)) else { continue };
            shard.push(*one);
            shard.extend(two);
            let list = str::from_utf8(list).unwrap_or_default();
            let _ = write!(shard, "{BEFORE_LIST}{list}{BETWEEN}");
        }
        shards
    }
}

/// Letters as a number that differs in all its bits. `search.js` works it out, too.
fn mixed(one: char, two: Option<char>) -> u32 {
    let two = two.map_or(0, u32::from);
    let mixed = u32::from(one).wrapping_mul(0x9e37_79b1) ^ two.wrapping_mul(0x85eb_ca6b);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    mixed ^ (mixed >> 13)
}

/// The shard of some letters, counted from zero.
fn shard_of(one: char, two: Option<char>, count: usize) -> usize {
    usize::try_from(mixed(one, two)).unwrap_or(0) % count.max(1)
}
