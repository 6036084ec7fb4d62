//! Headings that count a word, `行动一：…`, `领域二：…`, each with the next number; or that count what they name, `一屏：…`,
//! `三环：…`, each above its text

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::block::{Block, Id, Kind};
use super::number::value_of_numeral;
use super::text::{is_finished, is_han};

/// So many, one after another, show that a text has them
const FEWEST: usize = 3;
/// In letters: of the word that is counted, and of the name behind the number
const WORD: RangeInclusive<usize> = 2..=6;
const LONGEST_NAME: usize = 30;

/// The headings of a text that count a word
#[derive(Debug, Default)]
pub(super) struct Counted(BTreeSet<Id>);

impl Counted {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut runs: BTreeMap<&str, Vec<(Id, u32)>> = BTreeMap::new();
        let mut found = BTreeSet::new();
        for block in blocks {
            let Kind::Paragraph(text) = &block.kind else { continue };
            let Some((word, value)) = counted(text) else { continue };
            let run = runs.entry(word).or_default();
            // The same word may be counted again in another chapter.
            if value == 1 {
                found.extend(long_enough(std::mem::take(run)));
            }
            if run.last().map_or(1, |(_, last)| last + 1) == value {
                run.push((block.id(), value));
            }
        }
        found.extend(runs.into_values().flat_map(long_enough));
        found.extend(shapes(blocks));
        Self(found)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a block is one.
    pub(super) fn has(&self, block: &Block) -> bool {
        self.0.contains(&block.id())
    }
}

/// Whether a line may be such a heading.
pub(super) fn is_counted(line: &str) -> bool {
    counted(line).is_some()
}

fn long_enough(run: Vec<(Id, u32)>) -> impl Iterator<Item = Id> {
    let is_run = run.len() >= FEWEST;
    run.into_iter().filter(move |_| is_run).map(|(id, _)| id)
}

/// Lines that count what they name, with nothing but text between them, and text below each
fn shapes(blocks: &[Block]) -> BTreeSet<Id> {
    let mut found = BTreeSet::new();
    let mut run: Vec<Id> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let (Kind::Paragraph(text) | Kind::Plain(text)) = &block.kind else {
            take(&mut run, &mut found);
            continue;
        };
        let next = blocks.get(at + 1).map(|next| &next.kind);
        let has_text = matches!(next, Some(Kind::Paragraph(next)) if is_finished(next));
        if has_text && is_shape(text) {
            run.push(block.id());
        }
    }
    take(&mut run, &mut found);
    found
}

fn take(run: &mut Vec<Id>, found: &mut BTreeSet<Id>) {
    if run.len() >= FEWEST {
        found.extend(run.iter());
    }
    run.clear();
}

/// `九楔：九条楔形绿色廊道`
fn is_shape(text: &str) -> bool {
    let Some((label, name)) = text.trim().split_once(['：', ':']) else { return false };
    let name = name.trim();
    SHAPE.contains(&label.chars().count())
        && label.starts_with(COUNTS)
        && label.chars().all(is_han)
        && !label.ends_with('是')
        && value_of_numeral(label).is_none()
        && (1..=LONGEST_SHAPE).contains(&name.chars().count())
        && !name.contains(['。', '；', '：', '，'])
        && !is_finished(name)
}

const COUNTS: [char; 14] =
    ['一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '多', '双', '百'];
const SHAPE: RangeInclusive<usize> = 2..=4;
const LONGEST_SHAPE: usize = 40;

/// The word and the number of `领域二：气象服务`
fn counted(text: &str) -> Option<(&str, u32)> {
    let (label, name) = text.trim().split_once(['：', ':'])?;
    let word = label.trim_end_matches(|c| "一二三四五六七八九十".contains(c));
    let value = value_of_numeral(label.strip_prefix(word)?)?;
    let is_word = WORD.contains(&word.chars().count()) && word.chars().all(is_han);
    let is_name = !name.trim().is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(['，', '。', '；', '：']);
    (is_word && is_name && !word.starts_with('第')).then_some((word, value))
}
