//! Rows of names right before a count: 大运河、长城、西山永定河三条文化带.

use super::count::Count;
use super::list::{List, items, start_of_clause};
use crate::check::text::letters;

/// So many items make a row.
const FEWEST: usize = 3;

/// The longest item of a row but the first, which the words before the row may stand in.
const LONGEST: usize = 12;

/// So much longer than the others the last item may be: else a verb goes before the count.
const LONGER: usize = 3;

/// How many letters behind a count name what is counted.
const NOUN: usize = 8;

/// What things of a row are counted by.
const MEASURES: &str = "个大类项条种家所座支方";

/// Words that no name of a row has: the row has another one within, as 在东西两区的甲镇、乙镇四个镇, or tells what is done.
const NO_NAME: &str = "在的将把了";

/// What stands between a row and a count of something else.
const BETWEEN: [&str; 51] = [
    "等", "共", "这", "各", "每", "前", "后", "另", "全", "中", "有", "了", "约", "近", "达", "增",
    "余", "仅", "按", "分", "为", "之", "从", "由", "在", "对", "提出", "出台", "实施", "建成",
    "新建", "新增", "推进", "落实", "完成", "实现", "开展", "组织", "制定", "形成", "打造", "培育",
    "设立", "举办", "推动", "加快", "促进", "加强", "用好", "抓好", "做好",
];

/// Words that end like those and are names.
const WHOLE: [&str; 8] = ["安全", "健全", "初中", "高中", "国有", "行为", "积分", "潜在"];

/// The row of names that a count stands right behind, or behind 这.
pub(super) fn before(text: &[char], count: &Count) -> Option<List> {
    let head = text.get(..count.range.start)?;
    let head = letters::without(head, "这").unwrap_or(head);
    let start = start_of_clause(head);
    let dashes = head.get(start..)?.iter().take_while(|c| **c == '—').count();
    let start = start + dashes;
    let row = head.get(start..)?;
    let measure = text.get(count.range.end - 1).copied()?;
    let noun = text.get(count.range.end).copied()?;
    let is_counted =
        MEASURES.contains(measure) && noun.is_alphabetic() && (measure != '方' || noun == '面');
    let is_plain = |c: &char| (c.is_alphanumeric() && !c.is_ascii_digit()) || *c == '、';
    // 国内国际两个市场: two things need no marks between them.
    if !is_counted || count.value < FEWEST || !row.iter().all(is_plain) || has_number(row) {
        return None;
    }
    let items = items(row).filter(|items| items.len() >= FEWEST)?;
    let (last, others) = items.split_last()?;
    let longest = others.iter().skip(1).map(Vec::len).max()?;
    let ends = |word: &str| last.ends_with(&word.chars().collect::<Vec<_>>());
    let is_name = |item: &Vec<char>| {
        (2..=LONGEST).contains(&item.len()) && !item.iter().any(|c| NO_NAME.contains(*c))
    };
    let is_of_names = others.iter().skip(1).all(is_name)
        && (2..=longest + LONGER).contains(&last.len())
        && (WHOLE.iter().any(|word| ends(word)) || !BETWEEN.iter().any(|word| ends(word)));
    // 借、用、还三个环节
    let is_of_letters = items.iter().skip(1).all(|item| item.len() == 1);
    let is_row = is_of_names || is_of_letters;
    // Names that end like what is counted are a list of its own kind; the others may be no part of it.
    let noun: Vec<char> = text.iter().skip(count.range.end).take(NOUN).copied().collect();
    let ending = last.get(last.len().saturating_sub(2)..)?;
    let is_named = noun.windows(2).any(|pair| pair == ending);
    // Of A、B和C the last two may be one thing, and 城东和城南、城西 three.
    let joints = items.iter().flatten().filter(|c| "和及与".contains(**c)).count();
    let listed = (items.len()..=items.len() + joints).min_by_key(|n| n.abs_diff(count.value))?;
    // Of 甲、乙、丙5个项目 the names say whose the projects are.
    let is_near = listed.abs_diff(count.value) <= 1;
    (is_row && is_near && !is_named).then_some(List {
        range: start..head.len(),
        listed,
        at_most: listed,
        is_open: false,
    })
}

/// Whether an item has a count of its own, as 铁人三项 or 五区共兴.
fn has_number(row: &[char]) -> bool {
    row.windows(2).any(|pair| match pair {
        [number, measure] => {
            "一二两三四五六七八九十".contains(*number)
                && (MEASURES.contains(*measure) || "市区县名位省州镇乡村国年".contains(*measure))
        }
        _ => false,
    })
}
