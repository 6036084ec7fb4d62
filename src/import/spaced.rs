//! Headings with a blank in the place of the mark behind their number: `一 发展回顾`, `二 问题诊断`; `1 总体要求`

use std::collections::{BTreeMap, BTreeSet};

use super::decimals::COUNTED;
use super::lines::Line;
use super::number::{System, is_chinese_numeral, value_of_numeral};
use super::text::is_han;

/// The longest heading, in letters behind the number
const LONGEST: usize = 40;
/// Fewer of them may be cells, or lines of a list
const FEWEST: usize = 3;
/// In bytes: 二十一
const LONGEST_NUMBER: usize = 9;

/// The lines of a text that are such headings, by their places
#[derive(Debug, Default)]
pub(super) struct Spaced(BTreeMap<usize, System>);

/// A line that begins as such a heading
struct Entry<'a> {
    at: usize,
    /// How many lines of text stand before it
    before: usize,
    value: u32,
    title: &'a str,
}

impl Spaced {
    /// Finds them: short lines whose numbers go on from each other, each run from the first on, with text below most of them.
    pub(super) fn of(lines: &[Line]) -> Self {
        let in_numerals = Self::numbered(lines, System::Comma, is_chinese_numeral);
        let in_digits = Self::numbered(lines, System::Dot, |c| c.is_ascii_digit());
        Self(in_numerals.chain(in_digits).collect())
    }

    /// Those whose numbers have these letters, as headings of a system.
    fn numbered(
        lines: &[Line],
        system: System,
        is_of_number: impl Fn(char) -> bool,
    ) -> impl Iterator<Item = (usize, System)> {
        let text = lines.iter().enumerate().filter(|(_, line)| !line.is_artefact());
        let entries = text.enumerate().filter_map(|(before, (at, line))| {
            let (value, title) = parted(&line.text, &is_of_number)?;
            Some(Entry { at, before, value, title })
        });
        let mut runs: Vec<Vec<Entry<'_>>> = Vec::new();
        for entry in entries {
            let is_next = |run: &&mut Vec<Entry<'_>>| {
                run.last().is_some_and(|last| entry.value == last.value + 1)
            };
            if entry.value == 1 {
                runs.push(vec![entry]);
            } else if let Some(run) = runs.last_mut().filter(is_next) {
                run.push(entry);
            }
        }
        runs.retain(|run| run.len() > 1 && has_text(run) && is_various(run));
        let found: Vec<usize> = runs.iter().flatten().map(|entry| entry.at).collect();
        let found = if found.len() >= FEWEST { found } else { Vec::new() };
        found.into_iter().map(move |at| (at, system))
    }

    /// The system of the line at a place, if it is one: 一 is that of `一、`.
    pub(super) fn heading(&self, at: usize) -> Option<System> {
        self.0.get(&at).copied()
    }
}

/// Whether text stands between most of them: contents, tables and lists have none there
fn has_text(run: &[Entry<'_>]) -> bool {
    let pairs = run.windows(2);
    let with_text = pairs.filter(|pair| match pair {
        [one, next] => next.before > one.before + 1,
        _ => false,
    });
    with_text.count() * 2 >= run.len()
}

/// Whether each says something else: the head of a page does not
fn is_various(run: &[Entry<'_>]) -> bool {
    let titles: BTreeSet<&str> = run.iter().map(|entry| entry.title).collect();
    titles.len() == run.len()
}

/// The number and the title of a line that may be such a heading
fn parted(line: &str, is_of_number: impl Fn(char) -> bool) -> Option<(u32, &str)> {
    let line = line.trim();
    let behind = line.trim_start_matches(is_of_number);
    let number = line.strip_suffix(behind)?;
    let title = behind.trim_start();
    let is_title = title.len() < behind.len()
        && title.trim_start_matches(['“', '《']).starts_with(is_han)
        && title.chars().count() <= LONGEST
        && !title.ends_with(['，', '、', '：', ':'])
        && !title.contains(['。', '；', '？', '！', '\t', '…']);
    // `3 月`; and the cells of a row hold numbers, too.
    let is_arabic = number.starts_with(|c: char| c.is_ascii_digit());
    let is_counted = is_arabic && title.starts_with(|c| COUNTED.contains(c));
    let mut words = title.split_whitespace().skip(1);
    let is_row = words.any(|word| is_arabic || word.starts_with(|c: char| c.is_ascii_digit()));
    let value = value_of_numeral(number).filter(|_| number.len() <= LONGEST_NUMBER);
    Some((value.filter(|_| is_title && !is_counted && !is_row)?, title))
}
