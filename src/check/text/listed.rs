//! Numbers in a row, each with its unit, of which each is of one of what stands in a row before them.

use std::ops::Range;

use super::letters::{find, places, without};
use super::numbers::{LONGEST_UNIT, Reading, is_in_unit, is_of_unit, numbers};

/// How far before a number the things may stand of which it is one, in letters.
const FAR: usize = 120;

/// Signs that end a sentence or a cell.
const STOPS: [char; 5] = ['。', '；', '！', '？', '\t'];

/// Words with which each number of a list is of one of what stands before.
const EACH: &[&[char]] = &[&['分', '别'], &['依', '次'], &['逐', '年']];

/// Words of a bound behind a number, and before one.
const BEHIND: &[&str] = &["以上", "以下", "以内", "之内", "左右"];
const BEFORE: &[&str] =
    &["不低于", "不少于", "不高于", "不超过", "≥", "≤", ">", "<", "＞", "＜", "约"];

/// Numbers with nothing between them but their units and signs of a list.
pub(in crate::check) struct NumberList {
    /// Which of them was asked for.
    pub(super) own: usize,
    /// Where each stands in the text.
    pub(super) all: Vec<Range<usize>>,
    /// Where their sentence begins, or where it is read from.
    pub(super) sentence: usize,
}

impl NumberList {
    /// Whether it is said before the list of a number that each is of one of what stands before.
    pub(in crate::check) fn has_each_before(text: &[char], number: &Range<usize>) -> bool {
        // Of most numbers it is not said, and numbers need not be read.
        let near = text.get(number.start.saturating_sub(FAR)..number.start);
        if !near.is_some_and(has_each) {
            return false;
        }
        let list = Self::around(text, number).filter(|list| list.all.len() > 1);
        list.is_some_and(|list| {
            let first = list.all.first().map_or(number.start, |first| first.start);
            text.get(list.sentence..first).is_some_and(has_each)
        })
    }

    /// Where the numbers of a list stand, from the first to the last.
    pub(in crate::check) fn place(&self) -> Range<usize> {
        let ends = self.all.first().zip(self.all.last());
        ends.map_or(0..0, |(first, last)| first.start..last.end)
    }

    /// The list that a number stands in; a number by itself is a list of one.
    pub(in crate::check) fn around(text: &[char], number: &Range<usize>) -> Option<Self> {
        let near = number.start.saturating_sub(FAR);
        let before = text.get(near..number.start)?;
        let stop = before.iter().rposition(|c| STOPS.contains(c));
        let sentence = near + stop.map_or(0, |at| at + 1);
        let end = text.len().min(number.end + FAR);
        let read = text.get(sentence..end)?;
        let all = numbers(read, Reading::Printed).into_iter().filter(|n| !is_in_unit(read, n));
        let all: Vec<Range<usize>> =
            all.map(|n| sentence + n.at.start..sentence + n.at.end).collect();
        let own = all.iter().position(|at| at == number)?;
        let is_joined = |pair: &&[Range<usize>]| {
            let [one, next] = pair else { return false };
            is_list(text.get(one.end..next.start).unwrap_or_default())
        };
        let earlier = all.get(..=own)?.windows(2).rev().take_while(is_joined).count();
        let later = all.get(own..)?.windows(2).take_while(is_joined).count();
        let all = all.get(own - earlier..=own + later)?.to_vec();
        Some(Self { own: earlier, all, sentence })
    }
}

/// Whether it is said that each number is of one of what stands before.
pub(super) fn has_each(letters: &[char]) -> bool {
    EACH.iter().any(|word| find(letters, word).is_some())
}

/// Where that is said last.
pub(super) fn last_each(letters: &[char]) -> Option<usize> {
    EACH.iter().filter_map(|word| places(letters, word).last()).max()
}

/// Whether numbers with this between them are a list: a unit, and 、 or a word for it, with or without bounds.
fn is_list(between: &[char]) -> bool {
    let between = BEFORE.iter().find_map(|word| without(between, word)).unwrap_or(between);
    let Some((joint, unit)) = between.split_last() else { return false };
    let unit = BEHIND.iter().find_map(|word| without(unit, word)).unwrap_or(unit);
    matches!(joint, '、' | '和' | '与' | '及' | '，' | ',')
        && unit.len() <= LONGEST_UNIT + 2
        && unit.iter().all(|c| is_of_unit(*c))
}
