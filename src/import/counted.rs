//! Headings that count a word, `行动一：…`, `案例2：…`, `第一阶段 …`, each with the next number; or that count what they name,
//! `一屏：…`, `三环：…`; or that count with letters, `A. …`, `Ⅱ …`, `二）…`; or that begin with an ornament, `■…`; or that ask what
//! is answered below: each above its text

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::answered::questions;
use super::block::{Block, Id, Kind};
use super::number::{is_chinese_numeral, value_of_numeral};
use super::text::{is_finished, is_han};

/// So many, one after another, show that a text has them
const FEWEST: usize = 3;
/// In letters: of the word that is counted, of one between 第, its number and the name, and of the name
const WORD: RangeInclusive<usize> = 2..=6;
const ORDERED: RangeInclusive<usize> = 0..=3;
const LONGEST_NAME: usize = 30;
/// What is counted in lists of annexes and above or below figures, and what is known as a number otherwise
const OTHERS: [&str; 19] = [
    "附件", "附表", "附图", "附录", "专栏", "图表", "表格", "插图", "公式", "备注", "条", "款",
    "项", "章", "节", "编", "篇", "部分", "分编",
];

/// The headings of a text that count a word or what they name, or ask something
#[derive(Debug, Default)]
pub(super) struct Counted(BTreeSet<Id>);

impl Counted {
    pub(super) fn of(blocks: &[Block]) -> Self {
        let mut runs: BTreeMap<(bool, &str), Vec<Entry>> = BTreeMap::new();
        let mut found = BTreeSet::new();
        for (at, block) in blocks.iter().enumerate() {
            let Kind::Paragraph(text) = &block.kind else { continue };
            let Some(Label { word, is_ordered, value }) = counted(text) else { continue };
            let run = runs.entry((is_ordered, word)).or_default();
            // The same word may be counted again in another chapter.
            if value == 1 {
                found.extend(headings(std::mem::take(run)));
            }
            if run.last().map_or(1, |last| last.value + 1) == value {
                run.push(Entry { at, id: block.id(), value });
            }
        }
        found.extend(runs.into_values().flat_map(headings));
        found.extend(ornamented(blocks));
        found.extend(shapes(blocks));
        found.extend(questions(blocks));
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

/// Names behind the same ornament, `■奖励原则`, with text below most of them
fn ornamented(blocks: &[Block]) -> Vec<Id> {
    let mut runs: BTreeMap<char, Vec<Entry>> = BTreeMap::new();
    for (at, block) in blocks.iter().enumerate() {
        let Kind::Paragraph(text) = &block.kind else { continue };
        let mut name = text.trim().chars();
        let ornament = name.next().filter(|c| ORNAMENTS.contains(*c) && is_name(name.as_str()));
        if let Some(ornament) = ornament {
            let run = runs.entry(ornament).or_default();
            run.push(Entry { at, id: block.id(), value: 0 });
        }
    }
    runs.into_values().flat_map(headings).collect()
}

const ORNAMENTS: &str = "■□●◆◇▲△★☆▶";

/// A line that may be a heading, by its place among the blocks
struct Entry {
    at: usize,
    id: Id,
    value: u32,
}

/// The lines of a run, where there are enough and something stands below most of them: a list has nothing there.
fn headings(run: Vec<Entry>) -> impl Iterator<Item = Id> {
    let is_above_next = |pair: &&[Entry]| matches!(pair, [one, next] if next.at == one.at + 1);
    let is_list = run.windows(2).filter(is_above_next).count() * 2 > run.len();
    let is_run = run.len() >= FEWEST && !is_list;
    run.into_iter().filter(move |_| is_run).map(|entry| entry.id)
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

/// What stands before the name of a heading
struct Label<'t> {
    /// What is counted; of letters the mark behind them
    word: &'t str,
    /// Whether the number stands before the word: 第一阶段
    is_ordered: bool,
    value: u32,
}

/// The label of `领域二：气象服务`, `案例2：…`, `第一阶段 …`, `A. …`
fn counted(text: &str) -> Option<Label<'_>> {
    lettered(text).or_else(|| worded(text))
}

/// The label of `A. …`, `Ⅱ、…`, `Ⅱ …`, `二）…`
fn lettered(text: &str) -> Option<Label<'_>> {
    let text = text.trim();
    if let Some(signed) = signed(text) {
        return Some(signed);
    }
    let at = text.find(|c: char| MARKS.contains(c) || c.is_whitespace())?;
    let (letters, rest) = text.split_at_checked(at)?;
    let mark = rest.chars().next()?;
    let word = rest.get(..mark.len_utf8())?;
    let (is_ordered, value) = if matches!(mark, '）' | ')') {
        (false, value_of_numeral(letters).filter(|_| letters.chars().all(is_chinese_numeral))?)
    } else if let Some(value) = value_of_roman(letters, mark) {
        (true, value)
    } else {
        (false, value_of_letter(letters).filter(|_| MARKS.contains(mark))?)
    };
    is_name(rest.strip_prefix(mark)?).then_some(Label { word, is_ordered, value })
}

/// The label of `§2.…`, `§2 …`
fn signed(text: &str) -> Option<Label<'_>> {
    let behind = text.strip_prefix('§')?.trim_start();
    let name = behind.trim_start_matches(is_of_number);
    let value = value_of_numeral(behind.strip_suffix(name)?)?;
    let word = text.get(..'§'.len_utf8())?;
    is_name(name.trim_start_matches(['.', '．', '、'])).then_some(Label {
        word,
        is_ordered: true,
        value,
    })
}

/// What stands behind a letter that counts
const MARKS: &str = ".．、)）";

/// `B`; what would be a Roman numeral is none
fn value_of_letter(letters: &str) -> Option<u32> {
    (1..).zip('A'..='H').find(|(_, letter)| letters.chars().eq([*letter])).map(|(value, _)| value)
}

/// `Ⅱ`, `II`; the latter only with a mark behind it
fn value_of_roman(letters: &str, mark: char) -> Option<u32> {
    let typed = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    let is_typed = |typed: &&str| MARKS.contains(mark) && *typed == letters;
    let typed = (1..).zip(typed).find(|(_, typed)| is_typed(typed));
    let letter = || (1..).zip('Ⅰ'..='Ⅻ').find(|(_, letter)| letters.chars().eq([*letter]));
    typed.map(|(value, _)| value).or_else(|| letter().map(|(value, _)| value))
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty()
        && name.chars().count() <= LONGEST_NAME
        && !name.contains(['，', '。', '；', '：', '\t'])
        && !name.ends_with('、')
}

/// The label of `领域二：气象服务`, `案例2：…`, `第一阶段 …`
fn worded(text: &str) -> Option<Label<'_>> {
    let is_end = |c: char| matches!(c, '：' | ':') || c.is_whitespace();
    let (label, name) = text.trim().split_once(is_end)?;
    let is_ordered = label.starts_with('第');
    let (word, number) = if let Some(ordered) = label.strip_prefix('第') {
        let word = ordered.trim_start_matches(is_of_number);
        (word, ordered.strip_suffix(word)?)
    } else {
        let word = label.trim_end_matches(is_of_number);
        (word, label.strip_prefix(word)?)
    };
    let usual = if is_ordered { ORDERED } else { WORD };
    let is_word = usual.contains(&word.chars().count())
        && word.chars().all(is_han)
        && !OTHERS.contains(&word);
    let value = value_of_numeral(number).filter(|_| is_word && is_name(name))?;
    Some(Label { word, is_ordered, value })
}

fn is_of_number(c: char) -> bool {
    "一二三四五六七八九十".contains(c) || c.is_ascii_digit()
}
