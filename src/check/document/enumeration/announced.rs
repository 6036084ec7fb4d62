//! Counts of items that follow: 抓好八个方面工作 before （一） to （八）, 四件大事：一是 ….

use std::ops::Range;

use super::count::{Count, counts_by};
use crate::check::document::ordinals::{Form, Ordinal, ordinals};
use crate::check::subject::DocumentSubject;
use crate::check::text::document::Stretch;
use crate::check::text::letters;
use crate::check::text::opening::opening;
use crate::import::System;

/// What items that follow are counted by.
const MEASURES: &str = "个方项件大条点类种";

/// How many letters the name of what is counted has.
const NOUN: usize = 14;

/// A list that is longer or shorter by more is another one.
const OFF: usize = 2;

/// What headings list, where a sentence with a full stop announces them: 抓好八个方面工作。
const LISTED: [&str; 22] = [
    "方面", "任务", "工作", "工程", "行动", "重点", "环节", "要求", "原则", "问题", "措施", "举措",
    "目标", "建议", "内容", "关系", "转变", "领域", "步骤", "阶段", "情形", "机制",
];

/// What a sentence says of what was counted before: 十方面民生实事圆满完成。 announces nothing.
const DONE: [&str; 9] = ["完成", "办结", "办成", "落实", "落地", "兑现", "见效", "达标", "收官"];

/// Words behind a noun that say something else of it than that it is listed: 两种情形均按照下列规定办理：
const PREDICATES: [&str; 19] = [
    "下列", "以下", "按照", "应当", "可以", "高于", "低于", "优于", "好于", "快于", "超过", "超额",
    "达到", "位居", "居全", "列全", "进入", "获得", "荣获",
];

/// Words with which a list goes on without numbers: 一是…。二是…。此外，还有….
const GOES_ON: [&str; 5] = ["还有", "此外", "另外", "除此之外", "再就是"];

/// What is numbered and not counted: 专栏4大气污染治理 has no four of anything.
const LABELS: [&str; 4] = ["专栏", "附件", "附表", "附图"];

/// A way in which items are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Numbers that headings and paragraphs open with.
    Opening(System),
    /// Ordinals of clauses.
    Clause(Form),
}

/// An item of a numbered list.
#[derive(Debug)]
struct Item {
    kind: Kind,
    number: usize,
    stretch: usize,
    /// Its letters in the stretch.
    at: Range<usize>,
}

/// A count that the list behind it contradicts.
#[derive(Debug)]
pub(super) struct Announced {
    pub(super) count: Count,
    pub(super) listed: usize,
    /// The bytes of the count, and of the last item.
    pub(super) bytes: Range<usize>,
    pub(super) last: Range<usize>,
}

/// The counts of a document that are not those of the items that follow.
pub(super) fn announced(subject: &DocumentSubject<'_>) -> Vec<Announced> {
    let stretches = subject.text.stretches();
    let items: Vec<Item> =
        stretches.iter().enumerate().flat_map(|(n, stretch)| items(n, stretch)).collect();
    let of = |(n, stretch): (usize, &Stretch)| {
        let plain: Vec<char> = stretch.letters.iter().map(|(c, _)| *c).collect();
        let counts = counts_by(&stretch.letters, MEASURES);
        let values: Vec<(Option<char>, usize)> =
            counts.iter().map(|count| (measure(&plain, count), count.value)).collect();
        let wrong = counts.into_iter().filter_map(|count| {
            // 疫情防治和三大攻坚战 are four, and 上述两种方法 stand above.
            let before = plain.get(..count.range.start).unwrap_or_default();
            let is_of_others = before.last().is_some_and(|c| "和与及、".contains(*c))
                || ABOVE
                    .iter()
                    .chain(&LABELS)
                    .any(|word| before.ends_with(&letters::of_text(word)))
                || are_named(before, count.value);
            if is_of_others {
                return None;
            }
            let Clause { end: next, is_of_things, is_head } = end_of_clause(&plain, &count)?;
            let first = items.iter().position(|item| {
                let is_here = (item.stretch, item.at.start) == (n, next);
                let is_below = (item.stretch, item.at.start) == (n + 1, 0) && next == plain.len();
                let is_heading = matches!(item.kind, Kind::Opening(_));
                item.number == 1 && (is_here || is_below) && !(is_heading && is_of_things)
            })?;
            let (listed, last) = list(items.get(first..)?)?;
            let around = around(stretches, items.get(first)?) + around(stretches, last);
            let accepted = listed.saturating_sub(around)..=listed;
            // 分为甲、乙和丙三种。…采用两种形式。 counts the items before.
            let own = measure(&plain, &count);
            // What stands right above a list with a colon counts it, whatever is counted before.
            let is_of_another =
                || values.iter().any(|(other, value)| *other == own && accepted.contains(value));
            let is_wrong = !accepted.contains(&count.value)
                && (is_head || !is_of_another())
                && listed.abs_diff(count.value) <= OFF
                && !(listed < count.value && goes_on(stretches, last));
            let bytes = letters::place(&stretch.letters, &count.range);
            let last = letters::place(&stretches.get(last.stretch)?.letters, &last.at);
            is_wrong.then_some(Announced { count, listed, bytes, last })
        });
        wrong.collect::<Vec<_>>()
    };
    let text = stretches.iter().enumerate().filter(|(_, stretch)| stretch.row.is_none());
    text.flat_map(of).collect()
}

/// What a count counts by: 种 of 两种.
fn measure(text: &[char], count: &Count) -> Option<char> {
    text.get(count.range.end.checked_sub(1)?).copied()
}

/// Whether as many things are named before their count, in its clause: 就业服务、社会保障和养老服务三大体系.
fn are_named(before: &[char], count: usize) -> bool {
    let clause = before.rsplit(|c| "，。；：！？,;:!?".contains(*c)).next().unwrap_or_default();
    let joints = clause.iter().filter(|c| "、和与及".contains(**c)).count();
    joints > 0 && joints + 1 >= count
}

/// Words for what stands above.
const ABOVE: [&str; 6] = ["上述", "前述", "以上", "前面", "这", "该"];

/// One, if a heading is of those that stand before and behind what is counted: `一、总体要求`, `九、保障措施`.
fn around(stretches: &[Stretch], item: &Item) -> usize {
    let letters = stretches.get(item.stretch).map(|stretch| &stretch.letters);
    let words: String = letters.into_iter().flatten().skip(item.at.end).map(|(c, _)| *c).collect();
    usize::from(AROUND.contains(&words.trim_matches(['。', ' '])))
}

/// Headings before and behind what a document counts.
const AROUND: [&str; 20] = [
    "总体要求",
    "总体思路",
    "总体目标",
    "指导思想",
    "基本原则",
    "工作目标",
    "主要目标",
    "目标任务",
    "总则",
    "工作思路",
    "保障措施",
    "组织保障",
    "组织实施",
    "组织领导",
    "加强组织领导",
    "工作要求",
    "实施保障",
    "保障机制",
    "附则",
    "有关要求",
];

/// Whether a list of clauses goes on behind its last number.
fn goes_on(stretches: &[Stretch], last: &Item) -> bool {
    let letters = stretches.get(last.stretch).map(|stretch| &stretch.letters);
    let rest: Vec<char> =
        letters.into_iter().flatten().skip(last.at.end).map(|(c, _)| *c).collect();
    matches!(last.kind, Kind::Clause(_)) && GOES_ON.iter().any(|word| letters::has(&rest, word))
}

/// What a clause that ends with a count and its noun says.
struct Clause {
    /// Behind the mark that ends it.
    end: usize,
    /// Whether things are counted that headings below do not list: `建好四个工业园区。`
    is_of_things: bool,
    /// Whether a colon ends it.
    is_head: bool,
}

/// The clause of a count that names what is counted and nothing else.
fn end_of_clause(text: &[char], count: &Count) -> Option<Clause> {
    let rest = text.get(count.range.end..)?;
    let noun = rest.iter().take_while(|c| c.is_alphanumeric() || "“”".contains(**c)).count();
    let mark = rest.get(noun);
    let is_end = mark.is_none_or(|c| "。：:".contains(*c));
    let named = rest.get(..noun)?;
    let is_plain = count.range.end.checked_sub(1).and_then(|at| text.get(at)) == Some(&'个');
    let is_list = mark.is_some_and(|c| *c != '。');
    let is_of_things = is_plain && !is_list && !LISTED.iter().any(|word| letters::has(named, word));
    let end = count.range.end + noun + usize::from(mark.is_some());
    let has = |words: &[&str]| words.iter().any(|word| letters::has(named, word));
    let is_other = !is_list && has(&DONE) || has(&PREDICATES);
    (is_end && noun <= NOUN && !is_other).then_some(Clause { end, is_of_things, is_head: is_list })
}

/// The items of a stretch: the number that it opens with, and its ordinals.
fn items(n: usize, stretch: &Stretch) -> Vec<Item> {
    if stretch.row.is_some() {
        return Vec::new();
    }
    let plain: Vec<char> = stretch.letters.iter().map(|(c, _)| *c).collect();
    let text: String = plain.iter().collect();
    let opened = opening(&text).and_then(|numbered| {
        let number = usize::try_from(numbered.value?).ok()?;
        let at = 0..plain.len() - numbered.rest.chars().count();
        Some(Item { kind: Kind::Opening(numbered.system), number, stretch: n, at })
    });
    let ordinals = ordinals(&plain).into_iter().filter_map(|Ordinal { form, number, at }| {
        let number = usize::try_from(number).ok()?;
        Some(Item { kind: Kind::Clause(form), number, stretch: n, at })
    });
    opened.into_iter().chain(ordinals).collect()
}

/// How many items a list has that begins here, and the last of them; `None` where its own numbers do not go up by one.
fn list(items: &[Item]) -> Option<(usize, &Item)> {
    let first = items.first()?;
    let mut last = first;
    // 二是…：一是…，二是…。 has a list of its own, to the end of its paragraph.
    let mut inner = None;
    for item in items.iter().skip(1).filter(|item| is_above(item, first) || item.kind == first.kind)
    {
        let is_within = item.stretch == last.stretch && last.at.start == 0 && item.at.start > 0;
        if item.number == 1 && is_within {
            inner = Some(item.stretch);
        }
        if inner == Some(item.stretch) {
            continue;
        }
        if item.number == 1 || item.kind != first.kind {
            break;
        }
        if item.number != last.number + 1 {
            return None;
        }
        last = item;
    }
    (last.number > 1).then_some((last.number, last))
}

/// Whether an item is of a list around the other's.
fn is_above(item: &Item, other: &Item) -> bool {
    match (item.kind, other.kind) {
        (Kind::Opening(item), Kind::Opening(other)) => item < other,
        _ => false,
    }
}
