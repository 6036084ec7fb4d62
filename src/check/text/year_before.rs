//! The year before that of a document of one year, as bulletins name it: 上年为80张, 90张（上年80张）, 80张（上年）.

use std::ops::Range;

use super::kinds::{self, Said};
use super::letters::starts_with;
use super::together;
use super::years;

/// Words for the year before that of a document.
const YEAR_BEFORE: &[&[char]] = &[&['去', '年'], &['上', '年'], &['上', '一', '年'], &['前', '年']];

/// Letters before one with which something is compared with that year.
const COMPARING: &str = "比较与同和跟于是占为";

/// What may stand between 上年 and its number where it is compared with: 比上年的80张.
const FILLERS: &str = "的末底同期为是达有约近实际数年";

/// How many letters may stand between 上年 and its number, and between a number and the brackets with 上年.
const FAR: usize = 16;
const UNIT: usize = 5;

/// The years of heads: those that they name and, in a document of one year with columns of 本年 and 上年, that year and the
/// one before.
pub(in crate::check) fn of_heads(heads: &[Vec<char>], (from, to): (i32, i32)) -> Vec<Vec<i32>> {
    let starts = |head: &[char], words: &[&str]| words.iter().any(|word| starts_with(head, word));
    let is_change = |head: &[char]| head.iter().any(|c| "比增减升降".contains(*c));
    let is_before = |head: &[char]| starts(head, &["上年", "去年", "上一年"]) && !is_change(head);
    let is_now =
        |head: &[char]| starts(head, &["本年", "今年", "当年", "本期"]) && !is_change(head);
    let has_both = from == to
        && heads.iter().any(|head| is_before(head))
        && heads.iter().any(|head| is_now(head));
    let years = |head: &Vec<char>| {
        let mut years = years::of_head(head);
        years.dedup();
        if years.is_empty() && has_both {
            years.extend(is_before(head).then_some(from - 1));
            years.extend(is_now(head).then_some(from));
        }
        years
    };
    heads.iter().map(years).collect()
}

/// The letters before a number in its own clause.
pub(in crate::check) fn own_clause(text: &[char], start: usize) -> &[char] {
    let before = text.get(..start).unwrap_or_default();
    let is_end = |c: &char| "，。；！：、（()\t".contains(*c);
    let start = before.iter().rposition(is_end).map_or(0, |at| at + 1);
    before.get(start..).unwrap_or_default()
}

/// The same since the number before, which has the words before it: 由上年的15.6%下降到15.1%.
pub(in crate::check) fn since_number(text: &[char], start: usize) -> &[char] {
    together::since_number(own_clause(text, start))
}

/// Whether a clause speaks of the year before, other than to compare with it.
pub(in crate::check) fn is_named(clause: &[char]) -> bool {
    (0..clause.len()).any(|at| {
        let is_compared = at.checked_sub(1).and_then(|at| clause.get(at));
        let rest = clause.get(at..).unwrap_or_default();
        !is_compared.is_some_and(|c| COMPARING.contains(*c))
            && YEAR_BEFORE.iter().any(|word| rest.starts_with(word))
    })
}

/// Whether a number is of the year before: right behind it, or with it in brackets behind.
pub(in crate::check) fn is_of_it(text: &[char], number: &Range<usize>) -> bool {
    if is_bracketed(text, number) {
        return true;
    }
    let clause = own_clause(text, number.start);
    let own = clause.iter().rposition(char::is_ascii_digit).map_or(0, |at| at + 1);
    let own = clause.get(own..).unwrap_or_default();
    // 前年 is the year before that.
    let named = |text: &[char]| {
        let starts = |at: &usize| {
            let rest = text.get(*at..).unwrap_or_default();
            YEAR_BEFORE.iter().take(3).any(|word| rest.starts_with(word))
        };
        (0..text.len()).rev().find(starts)
    };
    if let Some(at) = named(own) {
        let last = at.checked_sub(1).and_then(|at| own.get(at));
        let is_compared = last.is_some_and(|c| COMPARING.contains(*c));
        let between = own.get(at + 2..).unwrap_or_default();
        let is_filled = between.iter().all(|c| FILLERS.contains(*c));
        let is_change = kinds::said(text, number) != Said::Level;
        return !is_change && (is_filled || !is_compared && between.len() <= FAR);
    }
    let behind = text.get(number.end..).unwrap_or_default();
    let open = behind.iter().take(UNIT + 1).position(|c| matches!(c, '（' | '('));
    let inner = open.and_then(|open| behind.get(open + 1..)).unwrap_or_default();
    let close = inner.iter().position(|c| matches!(c, '）' | ')')).unwrap_or_default();
    let inner = inner.get(..close).unwrap_or_default();
    named(inner) == Some(0) && inner.iter().skip(2).all(|c| FILLERS.contains(*c))
}

/// 较上年（95%）
fn is_bracketed(text: &[char], number: &Range<usize>) -> bool {
    let before = text.get(..number.start).unwrap_or_default();
    let Some(head) = before.strip_suffix(&['（']).or_else(|| before.strip_suffix(&['('])) else {
        return false;
    };
    let fillers = head.iter().rev().take_while(|c| "末底同期水平".contains(**c)).count();
    let head = head.get(..head.len() - fillers).unwrap_or_default();
    let behind = text.get(number.end..).unwrap_or_default();
    let is_alone = behind.iter().take(UNIT + 1).any(|c| matches!(c, '）' | ')'));
    is_alone && YEAR_BEFORE.iter().take(3).any(|word| head.ends_with(word))
}

#[cfg(test)]
mod tests {
    use super::is_of_it;
    use crate::check::text::numbers::{Reading, numbers};

    #[test]
    fn numbers_of_the_year_before_are_told() {
        for (text, expected) in [
            ("床位90张（上年80张）", true),
            ("上年为80张", true),
            ("去年末床位80张", true),
            ("床位80张（上年）", true),
            ("床位比上年的80张增加10张", true),
            ("比上年增加80张", false),
            ("比上年增加5张，达80张", false),
            ("床位80张（上年90张）", false),
            ("床位80张，比上年增长5%", false),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let all = numbers(&letters, Reading::Printed);
            let number = all.iter().find(|n| n.digits == "80").expect(text);
            assert_eq!(is_of_it(&letters, &number.at), expected, "{text}");
        }
    }
}
