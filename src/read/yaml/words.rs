//! Words beside a number: a bound that is written in words, or the unit.

use super::typos::quantity_as_yaml;
use crate::diag::Message;
use crate::say;

/// Words before a number, with the sign that is written for them.
const BEFORE: &[(&str, &str)] = &[
    ("大约", "≈"),
    ("约", "≈"),
    ("不低于", "≥"),
    ("不少于", "≥"),
    ("不小于", "≥"),
    ("至少", "≥"),
    ("大于等于", "≥"),
    ("不超过", "≤"),
    ("不高于", "≤"),
    ("不大于", "≤"),
    ("不多于", "≤"),
    ("至多", "≤"),
    ("小于等于", "≤"),
    ("+", ""),
    ("＋", ""),
];

/// Words behind it.
const BEHIND: &[(&str, &str)] = &[
    ("及以上", "≥"),
    ("以上", "≥"),
    ("及以下", "≤"),
    ("以下", "≤"),
    ("以内", "≤"),
    ("左右", "≈"),
    ("上下", "≈"),
];

/// What shows that a number is not the whole of a value.
const MORE: [&str; 6] = ["多", "余", "至", "超", "近", "不"];

/// A number with words in the place of a sign, as `75以上` and `约78.8`.
pub(crate) fn bound(text: &str) -> Option<Message> {
    with_sign(text).map(|value| say!("写成 `{value}`", "write `{value}`"))
}

/// The same where a key takes the words.
pub(crate) fn bound_and_text(text: &str) -> Option<Message> {
    let value = with_sign(text)?;
    Some(say!(
        "写成 `{value}`；原文的说法照写进 `text`",
        "write `{value}`, and give the words of the print as `text`"
    ))
}

fn with_sign(text: &str) -> Option<String> {
    let text = text.trim();
    let before = BEFORE.iter().find_map(|(word, sign)| Some((text.strip_prefix(word)?, sign)));
    let behind = || BEHIND.iter().find_map(|(word, sign)| Some((text.strip_suffix(word)?, sign)));
    let (rest, sign) = before.or_else(behind)?;
    let (number, _) = apart(rest.trim())?;
    quantity_as_yaml(&format!("{sign}{number}"))
}

/// A number with its unit behind it, as `78.9岁`.
pub(crate) fn unit(text: &str) -> Option<Message> {
    let (number, unit) = apart(text.trim())?;
    let value = quantity_as_yaml(number)?;
    let is_said = !unit.is_empty();
    is_said.then(|| say!("值里不写单位，写成 `{value}`", "write `{value}`, without the unit"))
}

/// A number, and the unit behind it.
fn apart(text: &str) -> Option<(&str, &str)> {
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (number, unit) = text.split_at_checked(end)?;
    MORE.iter()
        .chain(BEHIND.iter().map(|(word, _)| word))
        .all(|word| !unit.contains(word))
        // 5万 is 5 or 50000, as the unit is.
        .then_some((number, unit))
        .filter(|(_, unit)| !unit.starts_with(['万', '亿']))
}
