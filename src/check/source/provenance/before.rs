//! What stands before a number: signs, and verbs of reaching that are denied. A value that 未能达到90%以上 is below 90 %.

use crate::check::text::letters::{has, starts_with, without};
use crate::check::text::numbers::{LONGEST_UNIT, is_of_unit};
use crate::check::text::reaching::without_verb;
use crate::model::Bound;

/// Words that deny the verb behind them; 尚未 and 并未 end in one of them.
const DENIALS: &[&str] =
    &["无一", "未能够", "没能够", "没有能", "未能", "没能", "没有", "无法", "难以", "未", "没"];

/// Words of what is missing yet, before a verb of reaching.
const SHORT: &[&str] = &["还差", "尚差", "仍差", "只差", "还缺"];

/// Words of the way to a number, and those behind it that say that it was not gone: 距95%还有差距.
const WAY: &[&str] = &["距离", "距", "离"];
const NOT_GONE: &[&str] =
    &["还有", "尚有", "仍有", "有差距", "有距离", "只差", "还差", "尚差", "相差", "一步之遥", "差"];

/// The side of a value before its number on the way there, as is said behind the unit.
pub(super) fn on_the_way(before: &[char], behind: &[char]) -> Option<Bound> {
    let unit = behind.iter().take(LONGEST_UNIT).take_while(|c| is_of_unit(**c)).count();
    let mut rests = (0..=unit).filter_map(|skipped| behind.get(skipped..));
    let is_there = WAY.iter().any(|word| without(before, word).is_some())
        && rests.any(|rest| {
            let rest = rest.strip_prefix(&['的', '目', '标']).unwrap_or(rest);
            NOT_GONE.iter().any(|word| starts_with(rest, word))
        });
    is_there.then_some(Bound::Below)
}

/// How something is reached, between a denial and its verb.
const MANNERS: &[&str] = &[
    "如期",
    "按期",
    "按时",
    "按计划",
    "及时",
    "完全",
    "全面",
    "全部",
    "顺利",
    "真正",
    "最终",
    "一次性",
    "稳定",
    "够",
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
    let (mut rest, from_below) = without_verb(before)?;
    // 未能如期达到
    while let Some(shorter) = MANNERS.iter().find_map(|word| without(rest, word)) {
        rest = shorter;
    }
    // 还差5个百分点达到95%
    let clause = rest.rsplit(|c| "，。；：,;".contains(*c)).next().unwrap_or_default();
    if SHORT.iter().any(|word| has(clause, word)) {
        return Some(if from_below { Bound::Below } else { Bound::Above });
    }
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
        let cases: [(&str, Option<Bound>, Option<Bound>); 13] = [
            ("疫苗接种率未能如期达到", None, Some(Below)),
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
