//! Times that are no whole year and no part of one with a name of its own: 单日, 日均, 春节假期, 近三年累计, 截至目前.

use std::ops::Range;
use std::sync::LazyLock;

use super::by_letter::ByLetter;
use super::letters::{begins, find_word, has, of_text, starts_with, without};

/// How far before a number its time is looked for, in letters.
const FAR: usize = 60;

/// Signs that end a clause, and a sentence.
const COMMAS: [char; 7] = ['，', ',', '、', '：', ':', '（', '('];
const STOPS: [char; 6] = ['。', '；', '！', '？', ';', '\t'];

/// Words of a time, each with what makes another word of it behind it.
const WORDS: &[(&str, &[&str])] = &[
    ("当月", &[]),
    ("单月", &[]),
    ("本月", &[]),
    ("月均", &[]),
    ("平均每月", &[]),
    ("每月", &[]),
    ("月度", &[]),
    ("当日", &[]),
    ("单日", &[]),
    ("日均", &[]),
    ("平均每天", &[]),
    ("每天", &[]),
    ("每日", &[]),
    ("当天", &[]),
    ("周均", &[]),
    ("每周", &[]),
    ("当季", &[]),
    ("季均", &[]),
    ("当周", &[]),
    ("半年", &[]),
    ("春节假期", &[]),
    ("春节期间", &[]),
    ("国庆假期", &[]),
    ("国庆期间", &[]),
    ("五一假期", &[]),
    ("“五一”假期", &[]),
    ("中秋国庆", &[]),
    ("黄金周", &[]),
    ("小长假", &[]),
    ("元旦假期", &[]),
    ("清明假期", &[]),
    ("端午假期", &[]),
    ("中秋假期", &[]),
    ("暑期", &[]),
    ("寒假", &[]),
    ("暑假", &[]),
    ("春运", &[]),
    ("汛期", &[]),
    ("采暖季", &[]),
    ("供暖季", &[]),
    ("旺季", &[]),
    ("高峰期", &[]),
    ("曾达", &[]),
    ("曾经达", &[]),
    ("曾为", &[]),
    ("一度", &["电"]),
    ("最高时", &[]),
    ("最低时", &[]),
    ("高峰时", &[]),
    ("峰值", &[]),
    ("入汛以来", &[]),
    ("入春以来", &[]),
    ("入夏以来", &[]),
    ("入秋以来", &[]),
    ("入冬以来", &[]),
    ("开学以来", &[]),
    ("今年以来", &[]),
    ("财年", &[]),
    ("财政年度", &[]),
    ("学年", &[]),
    ("年初", NOT_START),
    ("年中", &NOT_MIDDLE),
    ("季初", NOT_START),
    ("月初", NOT_START),
    ("截至目前", &[]),
    ("截止目前", &[]),
    ("firsthalf", &[]),
    ("daily", &[]),
    ("perday", &[]),
    ("aday", &[]),
    ("monthly", &[]),
    ("permonth", &[]),
    ("weekly", &[]),
    ("fiscalyear", &[]),
    ("sofar", &[]),
    ("todate", &[]),
];

/// A word of [`WORDS`] with its place there, its letters, and what makes another word of it behind it.
struct Time {
    place: usize,
    word: &'static str,
    letters: Vec<char>,
    others: &'static [&'static str],
}

static TABLE: LazyLock<ByLetter<Time>> = LazyLock::new(|| {
    let words = WORDS.iter().enumerate().map(|(place, (word, others))| Time {
        place,
        word,
        letters: of_text(word),
        others,
    });
    ByLetter::of(words, |word| word.letters.first().copied())
});

/// What makes another word of 年初: 2024年初步核算, 年初预算.
const NOT_START: &[&str] = &[
    "计划", "目标", "预算", "确定", "下达", "部署", "以来", "制定", "提出", "起", "人大", "步",
    "中", "级", "审", "核", "评", "诊", "任", "次", "期", "始", "衷", "心", "高", "小", "婚", "产",
    "生",
];

/// Letters that make another word of 年中: 2024年中国.
const NOT_MIDDLE: [&str; 24] = [
    "国", "央", "心", "小", "医", "学", "高", "共", "级", "期", "考", "等", "药", "西", "华", "部",
    "山", "东", "南", "超", "科", "职", "外", "秋",
];

/// Words before one with which it is another thing, or is compared with: 上半年 is a part with a name, 比年初.
const BEFORE: &[&str] =
    &["上", "下", "前", "后", "每", "比", "较", "自", "从", "由", "与", "和", "同", "每人", "人均"];

/// Words behind 以来 that it counts from: 建成以来.
const SINCE: &[&str] = &[
    "建成", "成立", "开诊", "运营", "投用", "启动", "开展", "实施", "创建", "改革", "开业", "试点",
    "开放", "运行", "启用", "开馆", "挂牌", "投运", "通车", "立项", "建院", "建校", "建馆",
];

/// The word of the time that a number is of, in its own part of its clause or alone in the clause before.
pub(in crate::check) fn governing(text: &[char], number: &Range<usize>) -> Option<String> {
    let before = text.get(number.start.saturating_sub(FAR)..number.start)?;
    let before: Vec<char> = before.iter().map(char::to_ascii_lowercase).collect();
    let sentence = before.rsplit(|c| STOPS.contains(c)).next().unwrap_or_default();
    let mut clauses = sentence.rsplit(|c| COMMAS.contains(c));
    let clause = own(clauses.next().unwrap_or_default());
    named(clause).map(|(word, _)| word).or_else(|| {
        // 截至目前，
        let opening = clauses.next()?;
        let (word, end) = named(opening)?;
        (end == opening.len()).then_some(word)
    })
}

/// The word of a time over a column: 本月, 本月止累计.
pub(in crate::check) fn in_head(head: &[char]) -> Option<&'static str> {
    const HEADS: &[&str] =
        &["本月", "当月", "单月", "本季", "当季", "本周", "当周", "本日", "当日", "单日"];
    HEADS.iter().find(|word| has(head, word)).copied()
}

/// The letters since the number before, dates aside.
fn own(clause: &[char]) -> &[char] {
    let is_digit = |c: &char| c.is_ascii_digit();
    let mut end = clause.len();
    while let Some(last) = clause.get(..end).and_then(|head| head.iter().rposition(is_digit)) {
        let is_of_time = match clause.get(last + 1..).unwrap_or_default() {
            ['个', '月', ..] => true,
            [joint, ..] => "年月日—-财学".contains(*joint),
            [] => false,
        };
        if !is_of_time {
            return clause.get(last + 1..).unwrap_or_default();
        }
        let head = clause.get(..=last).unwrap_or_default();
        end = last + 1 - head.iter().rev().take_while(|c| is_digit(c)).count();
    }
    clause
}

/// The last word of a time in a clause, and where it ends.
fn named(clause: &[char]) -> Option<(String, usize)> {
    let words = TABLE.along(clause).filter_map(|(at, word)| {
        let head = clause.get(..at).unwrap_or_default();
        clause.get(at..).filter(|rest| begins(rest, &word.letters))?;
        let rest = clause.get(at + word.letters.len()..).unwrap_or_default();
        let is_other = BEFORE.iter().any(|other| without(head, other).is_some())
            || word.others.iter().any(|other| starts_with(rest, other));
        (!is_other).then(|| (word.place, word.word.to_owned(), at + word.letters.len()))
    });
    // Of words that end at one place the last of the table counts.
    let word = words.max_by_key(|(place, _, end)| (*end, *place)).map(|(_, word, end)| (word, end));
    let more = since(clause).into_iter().chain(last_years(clause)).chain(months(clause));
    word.into_iter().chain(more).max_by_key(|(_, end)| *end)
}

/// 建成以来
fn since(clause: &[char]) -> Option<(String, usize)> {
    if !has(clause, "以来") {
        return None;
    }
    SINCE.iter().find_map(|word| {
        let word = format!("{word}以来");
        let at = find_word(clause, &word)?;
        let end = at + word.chars().count();
        Some((word, end))
    })
}

/// 最近12个月, 自7月起
fn months(clause: &[char]) -> Option<(String, usize)> {
    let is_count = |c: &&char| c.is_ascii_digit() || "一二三四五六七八九十".contains(**c);
    let mut found = (0..clause.len()).filter_map(|at| {
        let rest = clause.get(at..)?;
        let lead =
            ["最近", "近", "过去", "自", "从"].iter().find(|word| starts_with(rest, word))?;
        let rest = rest.get(lead.chars().count()..)?;
        let count = rest.iter().take(3).take_while(is_count).count();
        let behind = rest.get(count..)?;
        let is_from = matches!(*lead, "自" | "从");
        let unit = if is_from { "月起" } else { "个月" };
        let end = at + lead.chars().count() + count + 2;
        (count > 0 && starts_with(behind, unit)).then_some((clause.get(at..end)?, end))
    });
    found.next_back().map(|(word, end)| (word.iter().collect(), end))
}

/// 近三年累计, 三年来
fn last_years(clause: &[char]) -> Option<(String, usize)> {
    let digits = |c: &char| "两二三四五六七八九十几0123456789".contains(*c);
    let mut windows = (0..clause.len()).filter_map(|at| {
        let rest = clause.get(at..)?;
        let lead = usize::from(matches!(rest.first(), Some('近' | '过')));
        let count = rest.get(lead..)?.iter().take(2).take_while(|c| digits(c)).count();
        let behind = rest.get(lead + count..)?;
        let is_span = lead == 1 && behind.first() == Some(&'年')
            || behind.starts_with(&['年', '来']) && count > 0;
        let end = at + lead + count + 1 + usize::from(behind.get(1) == Some(&'来'));
        (count > 0 && is_span).then(|| (clause.get(at..end).unwrap_or_default(), end))
    });
    windows.next_back().map(|(word, end)| (word.iter().collect(), end))
}

#[cfg(test)]
mod tests {
    use super::governing;
    use crate::check::text::numbers::{Reading, numbers};

    #[test]
    fn times_that_are_no_year_are_read() {
        for (text, expected) in [
            ("2024年单日最高接诊85人次", Some("单日")),
            ("2024年日均诊疗85人次", Some("日均")),
            ("2024年春节假期接待85万人次", Some("春节假期")),
            ("截至目前，全区有85张", Some("截至目前")),
            ("近三年累计诊疗85万人次", Some("近三年")),
            ("建成以来累计诊疗85万人次", Some("建成以来")),
            ("2024年初全区有85张", Some("年初")),
            ("2024年年中人口85万人", Some("年中")),
            ("2024财年收入85亿元", Some("财年")),
            ("2024年半年诊疗85万人次", Some("半年")),
            ("2024年12月当月诊疗85万人次", Some("当月")),
            ("2024年上半年诊疗85万人次", None),
            ("2024年比年初增加，达85张", None),
            ("2024年中国农民丰收节接待85人", None),
            ("2024年诊疗85万人次，日均2000人次", None),
            ("2024年日均2000人次，全年诊疗85万人次", None),
            ("2024年年初计划85张", None),
            ("2024年初步核算85张", None),
            ("2024年每人每月85元", None),
            ("2024年诊疗85万人次", None),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let all = numbers(&letters, Reading::Printed);
            let number = all.iter().find(|n| n.digits == "85").expect(text);
            assert_eq!(governing(&letters, &number.at).as_deref(), expected, "{text}");
        }
    }
}
