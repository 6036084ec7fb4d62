//! Numbers with a measure word.

use std::ops::Range;

use crate::check::text::letters::{self, Letter};
use crate::check::text::numbers::in_file;
use crate::import;

/// What things are counted by.
const MEASURES: &str = "个家所项类支种大名位座处间条方";

/// Words before a number that make it no plain count: 第3个, 2—3个, 近10个, 至少3个.
const NO_COUNT: [&str; 17] = [
    "第", "约", "近", "超", "逾", "超过", "多于", "少于", "至少", "低于", ".", "/", "-", "—", "–",
    "~", "～",
];

/// Words behind a measure word that do the same: 3个以上, 两种或者更多.
const ABOUT: [&str; 6] = ["以上", "以内", "以下", "左右", "多", "或"];

/// What 个 measures and does not count: 四个月内披露下列信息.
const MEASURED: [&str; 8] = ["月", "工作日", "自然日", "交易日", "年", "季度", "小时", "百分点"];

/// A number with its measure word, as 7个.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub(super) value: usize,
    /// The letters of both.
    pub(super) range: Range<usize>,
}

/// Names that have a number and a measure word and count nothing that stands beside them.
const NAMES: [&str; 16] = [
    "八项规定",
    "四个意识",
    "四个自信",
    "四个全面",
    "两个维护",
    "两个确立",
    "三个代表",
    "两个一百年",
    "五大发展",
    "三大球",
    "两项补贴",
    "三大件",
    "三项制度",
    "两个毫不动摇",
    "三个务必",
    "六个坚持",
];

/// The counts of a text, in order. What stands in quotation marks is a name, as “五大中心”.
pub(super) fn counts(text: &[Letter]) -> Vec<Count> {
    counts_by(text, MEASURES)
}

/// The counts by these measure words.
pub(super) fn counts_by(text: &[Letter], measures: &str) -> Vec<Count> {
    let plain: Vec<char> = text.iter().map(|(c, _)| *c).collect();
    let numbers = digits(text).into_iter().chain(numerals(text));
    let counts = numbers.filter(|(value, range)| {
        // Most numbers are of years, shares and amounts.
        let is_measured = plain.get(range.end).is_some_and(|c| measures.contains(*c));
        if *value < 2 || !is_measured {
            return false;
        }
        let head = plain.get(..range.start).unwrap_or_default();
        let rest = plain.get(range.end + 1..).unwrap_or_default();
        let is_rough = NO_COUNT.iter().any(|word| letters::without(head, word).is_some())
            || ABOUT.iter().chain(&MEASURED).any(|word| letters::starts_with(rest, word));
        let named = plain.get(range.start..).unwrap_or_default();
        // 四个五大中心: the second counts what the first counts.
        let is_counted =
            matches!(head, [.., n, '个' | '项'] if n.is_ascii_digit() || is_numeral(*n));
        let is_name = is_counted
            || is_quoted(head, rest)
            || head.last().is_some_and(|c| "“《「".contains(*c))
            || head.last().is_some_and(|c| "百千万亿零〇几数".contains(*c))
            || NAMES.iter().any(|name| letters::starts_with(named, name));
        !is_rough && !is_name && !is_end_of_range(head)
    });
    counts.map(|(value, range)| Count { value, range: range.start..range.end + 1 }).collect()
}

/// Whether what stands before and behind a count is of a name in quotation marks: “百县千村五大工程”.
fn is_quoted(head: &[char], rest: &[char]) -> bool {
    let is_mark = |c: &char| matches!(c, '“' | '”');
    let before = head.iter().rev().take(LONGEST_SLOGAN).find(|c| is_mark(c));
    let behind = rest.iter().take(LONGEST_NAME).find(|c| is_mark(c));
    before == Some(&'“') && behind == Some(&'”')
}

/// Behind its last number a name in quotation marks has no more letters, and with all of its numbers: “突出三个重点，打好三大
/// 会战，加强三项建设”.
const LONGEST_NAME: usize = 10;
const LONGEST_SLOGAN: usize = 40;

/// 2至3个, but not 达到3个.
fn is_end_of_range(head: &[char]) -> bool {
    let start = ["至", "到"].iter().find_map(|word| letters::without(head, word));
    let last = start.and_then(<[char]>::last);
    last.is_some_and(|c| c.is_ascii_digit() || is_numeral(*c))
}

pub(super) fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn digits(text: &[Letter]) -> Vec<(usize, Range<usize>)> {
    let numbers = in_file(text).into_iter();
    numbers.filter_map(|number| Some((number.digits.parse().ok()?, number.at))).collect()
}

/// Numbers in Chinese numerals up to 九十九, and 两.
fn numerals(text: &[Letter]) -> Vec<(usize, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let length = (at..text.len())
            .take_while(|at| text.get(*at).is_some_and(|(c, _)| is_numeral(*c)))
            .count();
        if length == 0 {
            at += 1;
            continue;
        }
        let numeral: String = text.iter().skip(at).take(length).map(|(c, _)| *c).collect();
        let value = import::value_of_numeral(&numeral).or((numeral == "两").then_some(2));
        let value = value.and_then(|value| usize::try_from(value).ok());
        found.extend(value.map(|value| (value, at..at + length)));
        at += length;
    }
    found
}
