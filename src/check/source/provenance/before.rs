//! What stands before a number: signs, and verbs of reaching that are denied. A value that 未能达到90%以上 is below 90 %.

use crate::check::text::letters::without;
use crate::model::Bound;

/// Words that deny the verb behind them; 尚未 and 并未 end in one of them.
const DENIALS: &[&str] =
    &["未能够", "没能够", "没有能", "未能", "没能", "没有", "无法", "难以", "未", "没"];

/// Verbs that say that a number is reached from below.
const UP: &[&str] = &[
    "达到",
    "达",
    "完成",
    "实现",
    "保持在",
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

/// The side that a sign says: `≥95`.
pub(super) fn sign(before: &[char]) -> Option<Bound> {
    match before {
        [.., '≥' | '≧' | '⩾'] | [.., '>' | '＞', '=' | '＝'] => Some(Bound::AtLeast),
        [.., '≤' | '≦' | '⩽'] | [.., '<' | '＜', '=' | '＝'] => Some(Bound::AtMost),
        [.., '>' | '＞'] => Some(Bound::Above),
        [.., '<' | '＜'] => Some(Bound::Below),
        [.., '≈' | '≒'] => Some(Bound::About),
        _ => None,
    }
}

/// The side on which a value lies whose verb is denied, by the words before its number and the side that the words behind
/// the number say; `None` where no verb of reaching is denied.
pub(super) fn denied(before: &[char], behind: Option<Bound>) -> Option<Bound> {
    let rest = |verbs: &[&str]| {
        let rests = verbs.iter().filter_map(|verb| without(before, verb));
        rests.min_by_key(|rest| rest.len())
    };
    let (rest, from_below) = match (rest(UP), rest(DOWN)) {
        (Some(rest), _) => (rest, true),
        (None, Some(rest)) => (rest, false),
        (None, None) => return None,
    };
    if !DENIALS.iter().any(|word| without(rest, word).is_some()) {
        return None;
    }
    match behind {
        Some(Bound::AtLeast | Bound::Above) => Some(Bound::Below),
        Some(Bound::AtMost | Bound::Below) => Some(Bound::Above),
        _ if from_below => Some(Bound::Below),
        _ => Some(Bound::Above),
    }
}

#[cfg(test)]
mod tests {
    use super::denied;
    use crate::model::Bound::{self, Above, AtLeast, AtMost, Below};

    #[test]
    fn denied_verbs_turn_the_side() {
        let cases: [(&str, Option<Bound>, Option<Bound>); 12] = [
            ("疫苗接种率没能达到", Some(AtLeast), Some(Below)),
            ("疫苗接种率未能稳定在", Some(AtLeast), Some(Below)),
            ("疫苗接种率未能达到", None, Some(Below)),
            ("死亡率未能控制在", Some(AtMost), Some(Above)),
            ("死亡率没有降至", Some(AtMost), Some(Above)),
            ("死亡率未能降到", None, Some(Above)),
            ("疫苗接种率达到", Some(AtLeast), None),
            ("未参保人数达到", None, None),
            ("死亡率控制在", Some(AtMost), None),
            ("尚未完成改造的占", None, None),
            ("未达标率达", Some(AtLeast), None),
            ("", None, None),
        ];
        for (before, behind, expected) in cases {
            let before: Vec<char> = before.chars().collect();
            assert_eq!(denied(&before, behind), expected, "{}", String::from_iter(before));
        }
    }
}
