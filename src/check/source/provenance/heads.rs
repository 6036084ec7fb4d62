//! Words of changes over a column, and signs of them in a cell: 比2020年增长, +20.

use std::sync::LazyLock;

use crate::check::text::by_letter::ByLetter;

/// Words of a change in the head of a column.
const HEADS: &[&str] = &[
    "增加",
    "增长",
    "提高",
    "上升",
    "提升",
    "下降",
    "减少",
    "降低",
    "增减",
    "升降",
    "变化",
    "变动",
    "涨跌",
    "增幅",
    "降幅",
    "增速",
    "涨幅",
    "跌幅",
    "增量",
    "减量",
    "净增",
    "新增",
    "同比",
    "环比",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "±",
    "change",
    "growth",
    "increase",
    "decrease",
];

/// Words with which a head does not speak of a change: 增加值 is what is produced, 提高到 says how far.
const NO_HEADS: &[&str] = &["增加值", "到", "至", "后", "气候变化", "exchange"];

/// Whether a number has a sign of a rise: +20.
pub(super) fn is_signed(before: &[char]) -> bool {
    let [head @ .., '+' | '＋'] = before else { return false };
    !head.last().is_some_and(char::is_ascii_alphanumeric)
}

/// The word of a change in the head of a column.
pub(super) fn in_head(head: &[char]) -> Option<&'static str> {
    static WORDS: LazyLock<ByLetter<&str>> =
        LazyLock::new(|| ByLetter::of_words(HEADS.iter().chain(NO_HEADS)));
    let head: String = head.iter().collect::<String>().to_lowercase();
    if !WORDS.stands_in(&head) {
        return None;
    }
    let is_other = NO_HEADS.iter().any(|word| head.contains(word));
    HEADS.iter().find(|word| head.contains(**word)).filter(|_| !is_other).copied()
}
