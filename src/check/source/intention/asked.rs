//! Words of obligation and of purpose before the verb of a number: 应达到90%, 确保不低于90%, should reach 90%.

use std::sync::LazyLock;

use crate::check::text::by_letter::ByLetter;
use crate::check::text::letters::{self, of_text, without};
use crate::check::text::reaching::without_any_verb;
use crate::model::intention;
use crate::model::intention_behind::{NAMES, REACHED_NAMES};
use crate::model::qualifier::{BEFORE, JOINTS};

/// Words that may stand between a word of purpose and a number, besides qualifiers and verbs of reaching.
const BETWEEN: &[&str] = &[
    "保持",
    "稳定",
    "维持",
    "控制",
    "提高",
    "提升",
    "增加",
    "增长",
    "上升",
    "下降",
    "降低",
    "减少",
    "扩大",
    "恢复",
    "基本",
    "全部",
    "总体",
    "均",
    "都",
    "至",
    "进一步",
    "逐步",
    "继续",
    "新增",
    "建成",
    "建设",
    "配备",
    "设置",
    "≥",
    "≤",
    ">",
    "<",
    "力争",
    "再",
    "能",
    "可",
    "至少",
    "分别",
    "不",
];

/// Words of purpose that need no verb: 确保90%.
const ALONE: &[&str] = &[
    "不得", "不应", "不宜", "不可", "不准", "不许", "确保", "保证", "力保", "力求", "务必", "必须",
];

/// How many words may stand between a word of purpose and a number.
const MOST_BETWEEN: usize = 5;

/// Words before 要求 with which it says by what something was done: 按上级要求达到90%.
const ACCORDING: &[char] = &['按', '依', '据', '遵', '循'];

/// The same of what has its number in brackets behind it: 完成目标（26%）.
const IN_BRACKETS: &[&str] = &["目标", "目标值", "任务", "要求", "计划数", "target", "goal"];

/// How far behind a number its brackets are closed, in letters: behind its unit, and 以上.
const NEAR: usize = 8;

/// Signs that end a clause.
const CLAUSE_ENDS: &str = "，。；：！？,;";

static QUALIFIERS: LazyLock<ByLetter<Vec<char>>> = LazyLock::new(|| {
    let words = BEFORE.iter().map(|qualifier| qualifier.word).chain(JOINTS.iter().copied());
    let mut words: Vec<Vec<char>> = words.chain(BETWEEN.iter().copied()).map(of_text).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    ByLetter::of(words, |word| word.last().copied())
});

/// A word of purpose, its letters, and those of the words that it may be the end of.
struct Purpose {
    word: &'static str,
    letters: Vec<char>,
    others: Vec<Vec<char>>,
}

static PURPOSES: LazyLock<ByLetter<Purpose>> = LazyLock::new(|| {
    let purposes = intention::PURPOSES.iter().map(|(word, others)| Purpose {
        word,
        letters: of_text(word),
        others: others.iter().map(|other| of_text(other)).collect(),
    });
    ByLetter::of(purposes, |purpose| purpose.letters.last().copied())
});

/// The word of purpose that the verb before a number has.
pub(super) fn asked(before: &[char]) -> Option<&'static str> {
    let mut rest = before;
    for n in 0..=MOST_BETWEEN {
        // 可能 is no 可.
        let is_maybe = before.get(rest.len()) == Some(&'能');
        let word = purpose(rest).filter(|word| !(*word == "可" && is_maybe));
        if let Some(word) = word.filter(|word| n > 0 || ALONE.contains(word)) {
            return Some(word);
        }
        rest = shorter(rest)?;
    }
    None
}

/// The name of what is asked for that stands right before a number: 考核标准为95%.
pub(super) fn named(before: &[char]) -> Option<&'static str> {
    const BEING: &[&str] = &["为", "是", "达到", "达", "：", ":", "≥", "≤"];
    let mut rest = before;
    while let Some(shorter) = BEING.iter().find_map(|word| without(rest, word)) {
        rest = shorter;
    }
    let named = NAMES.iter().filter_map(|name| Some((*name, without(rest, name)?)));
    let (name, head) = named.max_by_key(|(name, _)| name.len())?;
    let clause = head.rsplit(|c| CLAUSE_ENDS.contains(*c)).next().unwrap_or_default();
    (!has(clause, REACHED_NAMES)).then_some(name)
}

/// The name of what is asked for in whose brackets a number stands, reached or not: 完成规划目标（26%）.
pub(super) fn bracketed(before: &[char], behind: &[char]) -> Option<&'static str> {
    let bound = |text: &[char]| text.last().is_some_and(|c| "≥≤><＞＜".contains(*c));
    let rest = if bound(before) { before.get(..before.len() - 1)? } else { before };
    let head = rest.strip_suffix(&['（']).or_else(|| rest.strip_suffix(&['(']))?;
    let is_closed = behind.iter().take(NEAR).any(|c| matches!(c, '）' | ')'));
    let names = NAMES.iter().chain(IN_BRACKETS);
    let named = names.filter(|name| is_closed && without(head, name).is_some());
    named.max_by_key(|name| name.len()).copied()
}

/// A text without the verb, the qualifier or the joint that it ends with.
fn shorter(text: &[char]) -> Option<&[char]> {
    let verb = without_any_verb(text);
    let mut words = QUALIFIERS.of_letter(text.last()).iter();
    let word = words.find_map(|word| text.strip_suffix(word.as_slice()));
    verb.into_iter().chain(word).min_by_key(|rest| rest.len())
}

/// The word of purpose that a text ends with.
pub(super) fn purpose(text: &[char]) -> Option<&'static str> {
    let is_meant = |purpose: &&Purpose| {
        text.ends_with(&purpose.letters) && !purpose.others.iter().any(|o| text.ends_with(o))
    };
    let purposes = PURPOSES.of_letter(text.last()).iter();
    let word = purposes.filter(is_meant).map(|purpose| purpose.word).max_by_key(|w| w.len())?;
    let clause = text.rsplit(|c| CLAUSE_ENDS.contains(*c)).next().unwrap_or_default();
    let is_according = word == "要求" && clause.iter().any(|c| ACCORDING.contains(c));
    (!is_according).then_some(word)
}

/// Whether a number before a verb that is denied, or a target that it is of, was not reached: 未完成90%的目标.
pub(super) fn has(text: &[char], words: &[&str]) -> bool {
    words.iter().any(|word| letters::has(text, word))
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn words_of_purpose_are_read_before_their_verb() {
        for (before, expected) in [
            ("接种率应达到", Some("应")),
            ("接种率要求达到", Some("要求")),
            ("接种率确保达到", Some("确保")),
            ("接种率应保持在", Some("应")),
            ("接种率应不低于", Some("应")),
            ("接种率须不少于", Some("须")),
            ("接种率不得低于", Some("不得")),
            ("接种率原则上达到", Some("原则上")),
            ("接种率将提高到", Some("将")),
            ("therateshouldreach", Some("should")),
            ("theratewillbe", Some("will")),
            ("应种儿童接种率达到", None),
            ("供应达到", None),
            ("主要为", None),
            ("按上级要求达到", None),
            ("相应增加到", None),
            ("反应为", None),
            ("接种率达到", None),
            ("接种率不低于", None),
            ("经过努力达到", None),
            ("大将有", None),
        ] {
            assert_eq!(asked(&before.chars().collect::<Vec<_>>()), expected, "{before}");
        }
    }
}
