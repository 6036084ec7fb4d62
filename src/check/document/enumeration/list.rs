//! Lists of names: items with 、 between them that end alike.

use std::ops::Range;

use super::count::{Count, is_numeral};
use crate::check::text::letters;

/// Marks that a list does not go over.
const CLAUSE_ENDS: &str = "，。；：！？,;:!?";

const OPENING: &str = "（(“《「【〔";
const CLOSING: &str = "）)”》」】〕";

/// How many letters the items of a list share at their ends, at least.
const SHARED: usize = 2;

/// From so many items on one of them may end otherwise, as a misprint does.
const MANY: usize = 4;

/// How many letters of a clause are looked at for the name of what is counted.
const NOUN: usize = 12;

/// What may stand behind the name of a counted thing. Anything else goes on with it, as 社区 does in 社区卫生服务站.
const BEHIND: [&str; 37] = [
    "的", "和", "及", "与", "均", "都", "已", "将", "全", "也", "在", "为", "成", "由", "创建",
    "建成", "建设", "完成", "开展", "实施", "设置", "纳入", "达", "通过", "进行", "新建", "改",
    "扩建", "迁建", "投入", "启动", "作为", "打造", "升级", "参与", "实现", "统计",
];

/// What opens a list of only some of the things.
const SOME: [&str; 5] = ["含", "包括", "其中", "如", "例如"];

/// What opens a list of all of them.
const ALL: [&str; 4] = ["即", "分别是", "分别为", "分别"];

/// A list of the things that a count counts.
#[derive(Debug)]
pub(super) struct List {
    /// Its letters.
    pub(super) range: Range<usize>,
    /// How many items it has.
    pub(super) listed: usize,
    /// How many it may have: of 石卡园和粤桂园 nothing tells whether they are one.
    pub(super) at_most: usize,
    /// Whether 等 stands behind it.
    pub(super) is_open: bool,
}

/// The list that a count stands behind: A卫生院、B卫生院等7个卫生院.
pub(super) fn before(text: &[char], count: &Count) -> Option<List> {
    let mut head = text.get(..count.range.start)?;
    for word in ["共计", "共", "这"] {
        head = letters::without(head, word).unwrap_or(head);
    }
    let named = letters::without(head, "等");
    let head = named.unwrap_or(head);
    let start = start_of_clause(head);
    let items = items(head.get(start..)?)?;
    let noun = noun(text.get(count.range.end..)?);
    let ending = shared_ending(&items).and_then(|shared| ending_named_in(&noun, shared))?;
    // Where the last does not end so, the count may be a part of it: 主题教育、深入贯彻八项规定精神学习教育.
    if named.is_none() && !items.last()?.ends_with(ending) {
        return None;
    }
    // The other items may stand before it, set off by commas.
    let before = head.get(..start).and_then(|head| letters::without(head, "，"));
    let (listed, at_most) = listed(&items, ending);
    let list = List { range: start..head.len(), listed, at_most, is_open: named.is_some() };
    (!before.is_some_and(|head| head.ends_with(ending))).then_some(list)
}

/// The list in brackets, behind a colon or behind 即 that a count announces: 2个卫生院（A卫生院、B卫生院）.
pub(super) fn behind(text: &[char], count: &Count) -> Option<List> {
    let rest = text.get(count.range.end..)?;
    let noun = noun(rest);
    let at = rest.iter().position(|c| "（(：:，".contains(*c))?;
    let is_near = rest.get(..at)?.iter().filter(|c| c.is_alphanumeric()).eq(noun.iter());
    // 1900个“五个一批”（谋划一批、…）: what is listed is what the name counts.
    let is_in_name =
        matches!(rest.get(..at)?, ['“', name @ .., '”'] if name.iter().any(|c| is_numeral(*c)));
    let (mark, mut content) = rest.get(at..)?.split_first().filter(|_| is_near && !is_in_name)?;
    let is_bracket = "（(".contains(*mark);
    let ends = if is_bracket { "）)" } else { "。；;" };
    let end =
        content.iter().position(|c| ends.contains(*c)).or((!is_bracket).then_some(content.len()))?;
    content = content.get(..end)?;
    let opened = ALL.iter().find(|word| letters::starts_with(content, word));
    content = content.get(opened.map_or(0, |word| word.chars().count())..)?;
    let is_whole = (*mark != '，' || opened.is_some())
        && !SOME.iter().any(|word| letters::starts_with(content, word))
        && !content.iter().any(|c| CLAUSE_ENDS.contains(*c));
    let measure = text.get(..count.range.end)?.last()?;
    let items = items(content).filter(|items| is_whole && !are_counted(items, *measure))?;
    if items.iter().any(|item| has_count(item)) {
        return None;
    }
    let shared = shared_ending(&items)?;
    let ending = endings(shared).find(|ending| noun.ends_with(ending))?;
    let stop = count.range.end + at + 1 + end;
    let range = stop - content.len()..stop;
    let (listed, at_most) = listed(&items, ending);
    Some(List { range, listed, at_most, is_open: content.contains(&'等') })
}

/// Whether an item counts something itself, of which what follows is the list: 八大行动：七大行动指A行动、B行动.
fn has_count(item: &[char]) -> bool {
    let is_count = |pair: &[char]| matches!(pair, [n, '个' | '大' | '项'] if is_numeral(*n));
    item.windows(2).any(is_count)
}

/// Whether each item has a count of its own: 100家企业（60家工业企业、40家农业企业）.
fn are_counted(items: &[Vec<char>], measure: char) -> bool {
    items.iter().all(|item| {
        let mut behind = item.iter().skip_while(|c| c.is_ascii_digit());
        item.first().is_some_and(char::is_ascii_digit) && behind.next() == Some(&measure)
    })
}

/// The letters behind a count that name what is counted, quotation marks aside.
fn noun(rest: &[char]) -> Vec<char> {
    let letters = rest.iter().filter(|c| !"“”".contains(**c));
    letters.take_while(|c| c.is_alphanumeric()).take(NOUN).copied().collect()
}

/// The items of a list without what is in brackets.
pub(super) fn items(letters: &[char]) -> Option<Vec<Vec<char>>> {
    let mut items = vec![Vec::new()];
    let (mut depth, mut brackets) = (0_usize, 0_usize);
    for c in letters {
        let is_round = "（(）)".contains(*c);
        if OPENING.contains(*c) {
            (depth, brackets) = (depth + 1, brackets + usize::from(is_round));
        } else if CLOSING.contains(*c) {
            depth = depth.saturating_sub(1);
            brackets = brackets.saturating_sub(usize::from(is_round));
        } else if *c == '、' && depth == 0 {
            items.push(Vec::new());
        } else if c.is_alphanumeric() && brackets == 0 {
            items.last_mut()?.push(*c);
        }
    }
    // 、甲、乙三大园: the rest of the list is missing.
    if items.first().is_some_and(Vec::is_empty) {
        return None;
    }
    // 市、区共建甲园、乙园: what stands before it is who does it, and ends otherwise.
    let last = items.last()?;
    let ending = last.get(last.len().saturating_sub(SHARED)..)?.to_vec();
    if !items.iter().all(|item| item.ends_with(&ending)) {
        let work = items.iter().rposition(|item| is_of_several(item)).unwrap_or_default();
        items.drain(..work);
    }
    (items.len() > 1).then_some(items)
}

/// Whether an item says what several do together.
fn is_of_several(item: &[char]) -> bool {
    let has = |word: &str| letters::has(item, word);
    ONE_WORD.iter().any(|word| has(word))
        || TOGETHER.iter().any(|first| MAKE.iter().any(|then| has(&format!("{first}{then}"))))
}

/// What several do together, in one word.
const ONE_WORD: [&str; 5] = ["共建", "共创", "共育", "联建", "联办"];

/// How several do something, and what they do: 合力打造.
const TOGETHER: [&str; 5] = ["协同", "共同", "合力", "联合", "携手"];
const MAKE: [&str; 11] =
    ["建设", "打造", "培育", "推进", "创建", "开展", "实施", "支持", "建立", "组建", "举办"];

/// The longest ending that all items share, or of many all but one.
fn shared_ending(items: &[Vec<char>]) -> Option<&[char]> {
    let strange = usize::from(items.len() >= MANY);
    let shared = |ending: &&[char]| {
        items.iter().filter(|item| item.ends_with(ending)).count() + strange >= items.len()
    };
    let longest = |item| endings(item).find(shared);
    let (first, last) = (items.first()?, items.last()?);
    [first, last].into_iter().filter_map(|item| longest(item)).max_by_key(|ending| ending.len())
}

/// The endings of a word that are long enough to be one, the longest first.
fn endings(word: &[char]) -> impl Iterator<Item = &[char]> {
    (0..word.len()).filter_map(|start| word.get(start..)).filter(|ending| ending.len() >= SHARED)
}

/// The longest ending that the noun behind a count has as the name of what is counted.
fn ending_named_in<'a>(noun: &[char], shared: &'a [char]) -> Option<&'a [char]> {
    endings(shared).find(|ending| {
        let places = noun.windows(ending.len()).enumerate().filter(|(_, part)| part == ending);
        places.into_iter().any(|(at, _)| {
            let rest = noun.get(at + ending.len()..).unwrap_or_default();
            rest.is_empty() || BEHIND.iter().any(|word| letters::starts_with(rest, word))
        })
    })
}

/// How many items there are, with those that 和 joins: A卫生院和B卫生院 are two. And how many there are with those that may
/// be one or two: A院和B卫生院.
fn listed(items: &[Vec<char>], ending: &[char]) -> (usize, usize) {
    let joints = |item: &Vec<char>| {
        let joints = item.iter().enumerate().filter(|(_, c)| "和及与".contains(**c));
        let is_clear = |(at, _): &(usize, &char)| {
            let head = item.get(..*at).unwrap_or_default();
            letters::without(head, "以").unwrap_or(head).ends_with(ending)
        };
        let (clear, open): (Vec<_>, Vec<_>) = joints.partition(is_clear);
        (clear.len(), open.len())
    };
    items.iter().map(joints).fold((items.len(), items.len()), |(listed, at_most), (clear, open)| {
        (listed + clear, at_most + clear + open)
    })
}

/// Where the clause or the bracket starts that the letters end in.
pub(super) fn start_of_clause(text: &[char]) -> usize {
    let mut depth = 0_usize;
    let first = text.len().saturating_sub(letters::LONGEST_CLAUSE);
    for (at, c) in text.iter().enumerate().skip(first).rev() {
        if CLOSING.contains(*c) {
            depth += 1;
        } else if depth == 0 && (CLAUSE_ENDS.contains(*c) || OPENING.contains(*c)) {
            return at + 1;
        } else if OPENING.contains(*c) {
            depth -= 1;
        }
    }
    if first == 0 { behind_number(text) } else { first }
}

/// Where the words of a heading start: behind `一、`, but not of `一、二级医院`.
fn behind_number(text: &[char]) -> usize {
    let is_numeral = |c: &&char| "一二三四五六七八九十".contains(**c);
    let numeral = text.iter().take_while(is_numeral).count();
    let is_marked = numeral > 0 && text.get(numeral) == Some(&'、');
    let is_pair = text.iter().skip(numeral + 1).take(1).any(|c| is_numeral(&c));
    if is_marked && !is_pair { numeral + 1 } else { 0 }
}
