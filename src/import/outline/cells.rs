//! Cells of a table that stand one below the other, of which the first of each row is numbered like a heading: one of a few
//! words is printed below each of them, as 定量 and 定性, or a value

use std::collections::{BTreeMap, BTreeSet};

use super::super::block::{Block, Id, Kind};
use super::super::number::System;
use super::super::tables::is_value;
use super::super::text::{is_han, squeeze, width};
use super::torn::torn;

/// Below so many numbered lines the same word is a cell
const FEWEST: usize = 5;
/// The same of values, which stand for one word
const FEWEST_VALUED: usize = 3;
const VALUE: &str = "0";
/// In letters: a longer word may be a sentence
const LONGEST: usize = 6;
/// No numbered cell above others is wider, and no other one
const WIDEST_NAME: usize = 64;
const WIDEST: usize = 40;

/// Numbered lines that are cells, and the words below them
#[derive(Debug, Default)]
pub(super) struct Cells(BTreeSet<Id>);

impl Cells {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let rows = blocks.windows(2).filter_map(Row::of);
        let mut below: BTreeMap<(System, &str), Vec<Row<'_>>> = BTreeMap::new();
        for row in rows.clone() {
            below.entry((row.system, row.word)).or_default().push(row);
        }
        // From the first of such rows to the last those with another word are rows, too.
        let mut ranges: BTreeMap<System, (Id, Id)> = BTreeMap::new();
        let is_enough = |word: &str, rows: &[Row<'_>]| {
            rows.len() >= if word == VALUE { FEWEST_VALUED } else { FEWEST }
        };
        for ((system, _), rows) in below.iter().filter(|((_, word), rows)| is_enough(word, rows)) {
            let ids = || rows.iter().map(|row| row.name);
            if let Some((first, last)) = ids().min().zip(ids().max()) {
                let range = ranges.entry(*system).or_insert((first, last));
                *range = (range.0.min(first), range.1.max(last));
            }
        }
        let is_in_range = |row: &Row<'_>| {
            ranges.get(&row.system).is_some_and(|(first, last)| (first..=last).contains(&&row.name))
        };
        let rows = rows.filter(is_in_range);
        let mut cells = Self(rows.flat_map(|row| [row.name, row.below]).collect());
        // What names several rows stands above the first of them, without a sentence between the two.
        let mut is_above = false;
        let mut between = Vec::new();
        for block in blocks.iter().rev() {
            match &block.kind {
                _ if cells.has(block) => {
                    is_above = true;
                    cells.0.extend(between.drain(..));
                }
                Kind::Heading { system, text } if is_above && is_name(*system, text) => {
                    cells.0.insert(block.id());
                    cells.0.extend(between.drain(..));
                }
                Kind::Paragraph(text) | Kind::Plain(text) if is_short(text, WIDEST) => {
                    between.extend(is_above.then(|| block.id()));
                }
                _ => {
                    is_above = false;
                    between.clear();
                }
            }
        }
        let mut cells = cells.with_last(blocks);
        cells.0.extend(torn(blocks));
        cells
    }

    /// With the words and the values below the last of them
    fn with_last(mut self, blocks: &[Block]) -> Self {
        let mut is_below = false;
        for block in blocks {
            let is_more = match &block.kind {
                Kind::Paragraph(text) | Kind::Plain(text) => is_value(text.trim()) || is_word(text),
                _ => false,
            };
            is_below = self.has(block) || is_below && is_more;
            self.0.extend(is_below.then(|| block.id()));
        }
        self
    }

    /// Whether a block is one.
    pub(super) fn has(&self, block: &Block) -> bool {
        self.0.contains(&block.id())
    }

    /// All of them
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> {
        self.0.iter().copied()
    }
}

/// A numbered line, with the word below it
#[derive(Clone, Copy)]
struct Row<'b> {
    system: System,
    name: Id,
    word: &'b str,
    below: Id,
}

impl<'b> Row<'b> {
    fn of(pair: &'b [Block]) -> Option<Self> {
        let [name, word] = pair else { return None };
        let Kind::Heading { system, .. } = &name.kind else { return None };
        let (Kind::Paragraph(text) | Kind::Plain(text)) = &word.kind else { return None };
        let word_of = if is_value(text.trim()) { VALUE } else { text.trim() };
        (word_of == VALUE || is_word(text)).then(|| Self {
            system: *system,
            name: name.id(),
            word: word_of,
            below: word.id(),
        })
    }
}

fn is_name(system: System, text: &str) -> bool {
    system != System::Annex && is_short(text, WIDEST_NAME)
}

fn is_short(text: &str, widest: usize) -> bool {
    width(text) <= widest && !text.ends_with(['。', '；', '！', '？'])
}

fn is_word(text: &str) -> bool {
    let word = squeeze(text);
    word.chars().count() <= LONGEST && word.chars().all(is_han)
}
