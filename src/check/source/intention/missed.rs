//! Values that meet a target which their own sentence says was not reached: 接种率90%，未完成目标.

use crate::check::record::{Role, Value};
use crate::check::text::letters::{has, starts_with};
use crate::model::{Goal, Observation};

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；：！？,;（）()";

/// Signs that end a sentence.
const STOPS: &str = "。；！？;";

/// Words of which a clause consists that denies a target and says nothing else.
const WORDS: &[&str] = &[
    "但", "也", "尚", "仍", "还", "均", "都", "未能", "未", "没有", "没能", "如期", "按期", "按时",
    "完成", "达到", "达成", "实现", "达标", "目标", "任务", "年度", "全年", "规划", "预期", "计划",
    "既定", "要求", "考核", "值", "数", "的", "该", "这一", "这个", "此", "省定", "市定", "原定",
    "已", "并",
];

/// Whether a clause beside a number says that its target was not reached.
pub(super) fn is_denied(before: &[char], behind: &[char]) -> bool {
    let is_stop = |c: &char| STOPS.contains(*c);
    let is_end = |c: &char| CLAUSE_ENDS.contains(*c);
    let before = before.rsplit(is_stop).next().unwrap_or_default();
    let behind = behind.split(is_stop).next().unwrap_or_default();
    let last = before.rsplit(is_end).nth(1);
    let next = behind.split(is_end).skip(1).find(|clause| !clause.is_empty());
    last.into_iter().chain(next).any(denies)
}

fn denies(clause: &[char]) -> bool {
    let has = |word: &str| has(clause, word);
    let is_of_target = has("目标") || has("任务") || has("达标");
    let mut rest = clause;
    while !rest.is_empty() {
        let Some(word) = WORDS.iter().find(|word| starts_with(rest, word)) else { return false };
        rest = rest.get(word.chars().count()..).unwrap_or_default();
    }
    is_of_target && (has("未") || has("没有") || has("没能"))
}

/// Whether the value of an observation meets a target of its year.
pub(super) fn is_met(values: &[Value<'_>], observation: &Observation) -> bool {
    let Some((bound, number)) = observation.quantity.level() else { return false };
    let is_of_it = |value: &&Value<'_>| {
        value.indicator.id == observation.indicator
            && value.record.breakdown() == observation.breakdown.as_ref()
            && value.year == observation.year()
            && value.record.kind().is_none()
            && matches!(value.role, Role::Target | Role::Milestone)
    };
    let is_met = |value: &&Value<'_>| {
        Goal::of(value.quantity, value.indicator.direction)
            .is_some_and(|goal| goal.is_surely_met_by(bound, number.value()))
    };
    values.iter().filter(is_of_it).any(|value| is_met(&value))
}

#[cfg(test)]
mod tests {
    use super::is_denied;

    #[test]
    fn denials_of_the_target_stand_beside_the_clause() {
        for (before, behind, expected) in [
            ("2024年接种率", "%，尚未完成目标。", true),
            ("2024年接种率", "%，没有达到年度目标，", true),
            ("2024年接种率", "%（未达标）", true),
            ("年度目标未完成，接种率", "%。", true),
            ("2024年接种率", "%，其他指标未完成目标。", false),
            ("2024年接种率", "%。未完成目标。", false),
            ("2024年接种率", "%，完成年度目标", false),
            ("2024年接种率", "%，未达到95%的目标", false),
        ] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(is_denied(&chars(before), &chars(behind)), expected, "{before}…{behind}");
        }
    }
}
