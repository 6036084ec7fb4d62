//! 推动…达到: what was pushed for and reached, in most reports, and what is to be reached beside a word of intention, a coming
//! time, or in a plan.

use super::asked::{has, purpose};
use crate::check::text::letters::{find, of_text, without};
use crate::check::text::years;
use crate::model::Role;

/// The word.
pub(super) const WORD: &str = "推动";

/// Words before it that leave what stands before them its word of intention: 将大力推动.
const HOW: &[&str] =
    &["大力", "积极", "进一步", "继续", "持续", "着力", "稳步", "加快", "全力", "不断"];

/// Words with which a sentence of a plan tells of what was done.
const DONE: &[&str] = &[
    "了",
    "首次",
    "成功",
    "有效",
    "累计",
    "以来",
    "过去",
    "一年来",
    "年来",
    "由",
    "从",
    "同比",
    "比上年",
    "较上年",
    "增幅",
];

/// Whether what was pushed for is meant to be: `sentence` ends at the number of a value of a year, `rest` is what stands behind.
pub(super) fn is_meant(sentence: &[char], rest: &[char], role: Role, year: i32) -> bool {
    let word = of_text(WORD);
    let Some(at) = find(sentence, &word) else { return false };
    let mut before = sentence.get(..at).unwrap_or_default();
    while let Some(shorter) = HOW.iter().find_map(|how| without(before, how)) {
        before = shorter;
    }
    let named = years::named(sentence).into_iter().chain(years::plans(sentence));
    let times: Vec<i32> = named.map(|named| named.year).collect();
    if purpose(before).is_some() || times.iter().any(|time| *time > year) {
        return true;
    }
    let is_plan = matches!(role, Role::Plan | Role::ActionPlan);
    is_plan && times.is_empty() && !has(sentence, DONE) && !has(rest, DONE)
}

#[cfg(test)]
mod tests {
    use super::is_meant;
    use crate::model::Role;

    #[test]
    fn what_is_pushed_for_is_meant_in_plans_and_beside_words_of_intention() {
        for (sentence, role, expected) in [
            ("要推动接种率达到", Role::Bulletin, true),
            ("将大力推动接种率达到", Role::Bulletin, true),
            ("到2025年，推动接种率达到", Role::Bulletin, true),
            ("推动接种率达到", Role::Plan, true),
            ("推动接种率达到", Role::Bulletin, false),
            ("2023年，推动接种率达到", Role::Plan, false),
            ("推动接种率首次达到", Role::Plan, false),
            ("主要推动接种率达到", Role::Report, false),
        ] {
            let sentence: Vec<char> = sentence.chars().collect();
            assert_eq!(is_meant(&sentence, &[], role, 2023), expected, "{sentence:?}");
        }
    }
}
