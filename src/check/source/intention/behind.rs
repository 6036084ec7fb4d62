//! Words of intention behind a number: 90%（预计）, 90%，为目标值, 90%的目标尚未完成.

use super::asked::has;
use crate::check::text::letters::{find_word, starts_with, without};
use crate::check::text::numbers::is_of_unit;
use crate::model::intention_behind::{
    BEFORE_MEANT, BEHIND_MEANT, COPULAS, EXPECTED, LOFTY, MEANT, NOT_REACHED, REACHED,
    SURELY_REACHED, TARGETS,
};

/// How many letters of a unit and of a qualifier may stand between a number and what is said of it: 90%及以上（目标）.
const LONGEST_UNIT: usize = 8;

/// How many letters may stand between 的 and 目标.
const LONGEST_NOUN: usize = 6;

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；：！？,;";

/// Words that point at the number before them: 90%，这一目标没有完成.
const POINTING: &[&str] = &["这一", "这个", "该", "此", "上述"];

/// The word of intention behind a number, with what stands before and behind it.
pub(super) fn meant(before: &[char], behind: &[char]) -> Option<&'static str> {
    let unit = behind.iter().take(LONGEST_UNIT).take_while(|c| is_of_unit(**c)).count();
    (0..=unit).find_map(|at| {
        let rest = behind.get(at..).unwrap_or_default();
        in_brackets(rest)
            .or_else(|| called(rest))
            .or_else(|| of_target(before, behind.get(..at).unwrap_or_default(), rest))
    })
}

/// （预计）
fn in_brackets(rest: &[char]) -> Option<&'static str> {
    let inner = rest.strip_prefix(&['（']).or_else(|| rest.strip_prefix(&['(']))?;
    let end = inner.iter().position(|c| matches!(c, '）' | ')'))?;
    wholly(inner.get(..end)?)
}

/// ，为目标值
fn called(rest: &[char]) -> Option<&'static str> {
    let rest = rest.strip_prefix(&['，']).or_else(|| rest.strip_prefix(&[','])).unwrap_or(rest);
    COPULAS.iter().filter(|copula| starts_with(rest, copula)).find_map(|copula| {
        let rest = rest.get(copula.chars().count()..)?;
        wholly(rest.split(|c| CLAUSE_ENDS.contains(*c) || matches!(c, '）' | ')')).next()?)
    })
}

/// The word of intention that a stretch is, and nothing else: 2024年预期目标值.
fn wholly(stretch: &[char]) -> Option<&'static str> {
    let lower: Vec<char> = stretch.iter().map(char::to_ascii_lowercase).collect();
    let digits = lower.iter().take_while(|c| c.is_numeric()).count();
    let mut rest = lower.get(digits..)?;
    rest = rest.strip_prefix(&['年']).unwrap_or(rest);
    while let Some(shorter) = after(rest, BEFORE_MEANT) {
        rest = shorter;
    }
    let word =
        *MEANT.iter().filter(|word| starts_with(rest, word)).max_by_key(|word| word.len())?;
    rest = rest.get(word.chars().count()..)?;
    let is_expected = matches!(word, "预计" | "预期" | "计划" | "力争" | "争取" | "拟");
    let more: &[&str] = if is_expected { EXPECTED } else { &[] };
    let more = [BEHIND_MEANT, MEANT, more].concat();
    while let Some(shorter) = after(rest, &more) {
        rest = shorter;
    }
    rest.is_empty().then_some(word)
}

/// A text without the longest of some words that it starts with.
fn after<'t>(text: &'t [char], words: &[&str]) -> Option<&'t [char]> {
    let found = words.iter().filter(|word| starts_with(text, word));
    text.get(found.map(|word| word.chars().count()).max()?..)
}

/// 90%的目标尚未完成: what a number is of that was asked for, where nothing says that it was reached.
fn of_target(before: &[char], unit: &[char], rest: &[char]) -> Option<&'static str> {
    let comma = rest.strip_prefix(&['，']).or_else(|| rest.strip_prefix(&[',']));
    let noun = match comma {
        Some(rest) => after(rest, POINTING)?,
        None => match after(rest, POINTING).or_else(|| rest.strip_prefix(&['的'])) {
            Some(noun) => noun,
            // 90%目标
            None if matches!(unit, [.., '%' | '％' | '‰']) => rest,
            None => return None,
        },
    };
    let clause = noun.split(|c| CLAUSE_ENDS.contains(*c)).next().unwrap_or_default();
    let (word, at) = target(clause)?;
    let lead = clause.get(..at)?;
    let is_near = lead.is_empty() || lead.len() <= LONGEST_NOUN && rest.first() == Some(&'的');
    if !is_near {
        return None;
    }
    let own = before.rsplit(|c| CLAUSE_ENDS.contains(*c)).next().unwrap_or_default();
    // 实现95%的奋斗目标 says what for, and 实现了 that it was reached.
    if has(clause, LOFTY) && !has(own, SURELY_REACHED) && !has(clause, SURELY_REACHED) {
        return Some(word);
    }
    // 为实现90%的目标，: what comes behind the clause is of something else.
    is_open(own, clause).then_some(word)
}

/// target of 90 %
pub(super) fn is_of_target(before: &[char], behind: &[char]) -> Option<&'static str> {
    let lower: Vec<char> = before.iter().map(char::to_ascii_lowercase).collect();
    let words = ["target", "goal", "objective"].into_iter();
    let word = words.into_iter().find(|word| without(&lower, &format!("{word}of")).is_some())?;
    let clause = behind.split(|c| CLAUSE_ENDS.contains(*c)).next().unwrap_or_default();
    is_open(&lower, clause).then_some(word)
}

/// Whether a target is not said to be reached in the clauses before and behind it.
fn is_open(before: &[char], behind: &[char]) -> bool {
    let says = |words: &[&str]| has(before, words) || has(behind, words);
    says(NOT_REACHED) || !says(REACHED)
}

/// The first word for what is asked for in a clause, and where it stands.
fn target(clause: &[char]) -> Option<(&'static str, usize)> {
    let lower: Vec<char> = clause.iter().map(char::to_ascii_lowercase).collect();
    let found = TARGETS.iter().filter_map(|(word, others)| {
        let at = find_word(&lower, word)?;
        let behind = lower.get(at + word.chars().count()..)?;
        (!others.iter().any(|other| starts_with(behind, other))).then_some((*word, at))
    });
    found.min_by_key(|(_, at)| *at)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn intentions_are_read_behind_their_number() {
        for (before, behind, expected) in [
            ("接种率", "%（预计）", Some("预计")),
            ("接种率", "%（预期目标）", Some("预期")),
            ("接种率", "%（2024年目标）", Some("目标")),
            ("接种率", "%以上（目标值）。", Some("目标")),
            ("接种率", "%，为目标值。", Some("目标")),
            ("接种率", "%，属规划目标", Some("规划")),
            ("接种率", "%是目标值，", Some("目标")),
            ("接种率", "%的目标尚未完成", Some("目标")),
            ("未完成接种率", "%的目标", Some("目标")),
            ("提出接种率达到", "%的目标", Some("目标")),
            ("接种率", "%，这一目标没有完成", Some("目标")),
            ("therate", "%(target)", Some("target")),
            ("接种率", "%（目标值为95%）", None),
            ("接种率", "%（目标已完成）", None),
            ("接种率", "%，为目标值的95%", None),
            ("接种率", "%，完成年度目标", None),
            ("接种率达到", "%的目标已完成", None),
            ("实现接种率", "%的目标", None),
            ("接种率覆盖", "%的目标人群", None),
            ("其中", "家要求停业", None),
            ("接种率", "%，未达到95%的目标", None),
            ("接种率", "%，为全省平均水平", None),
            ("承担全省", "%的接种任务", None),
        ] {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            assert_eq!(meant(&chars(before), &chars(behind)), expected, "{before}…{behind}");
        }
    }
}
