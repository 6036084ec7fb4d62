//! Verbs that say that a number is reached: 达到, 提高到, 降至.

use super::letters::without;

/// Verbs that say that a number is reached from below.
const UP: &[&str] = &[
    "达到",
    "达",
    "完成",
    "实现",
    "保持在",
    "保持",
    "维持",
    "稳定在",
    "维持在",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "增加到",
    "增长到",
    "上升到",
    "升至",
];

/// Verbs that say that a number is reached from above.
const DOWN: &[&str] = &[
    "控制在",
    "控制到",
    "降至",
    "降到",
    "降低到",
    "降低至",
    "下降到",
    "下降至",
    "减少到",
    "减少至",
    "压降到",
    "压减到",
    "回落到",
];

/// The same in English, without blanks.
const UP_EN: &[&str] = &[
    "reach",
    "attain",
    "hit",
    "be",
    "achieve",
    "exceed",
    "total",
    "riseto",
    "growto",
    "increaseto",
    "climbto",
    "standat",
    "remainat",
    "stayat",
    "cover",
];

/// The same from above.
const DOWN_EN: &[&str] = &["fallto", "dropto", "declineto", "decreaseto", "bereducedto"];

/// A text without the longest verb of reaching that it ends with, and whether it is one of reaching from below; `None`
/// where it ends with none.
pub(in crate::check) fn without_verb(text: &[char]) -> Option<(&[char], bool)> {
    let rest = |verbs: &[&str]| {
        let rests = verbs.iter().filter_map(|verb| without(text, verb));
        rests.min_by_key(|rest| rest.len())
    };
    match (rest(UP), rest(DOWN)) {
        (Some(rest), _) => Some((rest, true)),
        (None, down) => down.map(|rest| (rest, false)),
    }
}

/// The same, of English verbs too.
pub(in crate::check) fn without_any_verb(text: &[char]) -> Option<&[char]> {
    let english = || {
        let rests = UP_EN.iter().chain(DOWN_EN).filter_map(|verb| without(text, verb));
        rests.min_by_key(|rest| rest.len())
    };
    without_verb(text).map(|(rest, _)| rest).or_else(english)
}
