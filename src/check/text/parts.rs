//! Parts of a year as documents name them: 上半年, 前三季度, 1—9月, 6月底.

use std::collections::BTreeSet;
use std::ops::Range;

use super::letters::starts_with;
use super::numbers::is_dash;
use super::part::Part;
use super::years;

/// How many letters of a unit may stand between a number and the brackets with its time.
const LONGEST_UNIT: usize = 5;

/// How far before a number its time is looked for, in letters.
const FAR: usize = 200;

/// Whether a sign ends a sentence.
fn is_stop(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | ';')
}

/// Whether a sign ends a clause within a sentence.
fn is_comma(c: char) -> bool {
    matches!(c, '，' | ',')
}

/// A part of a year in a text, with the letters where it stands.
#[derive(Debug, PartialEq, Eq)]
struct Named {
    part: Part,
    at: Range<usize>,
    /// Whether something is compared with it or starts from it: 比上半年, 自6月起.
    is_aside: bool,
}

/// The part of a year that governs a number: the last time that is named before it in its clause, or as the opening of an
/// earlier clause of its sentence, or in brackets behind it; of what a change starts from, only right before the number:
/// 从2019年上半年的16.52%. None where no time is named.
pub(in crate::check) fn governing(text: &[char], number: &Range<usize>) -> Option<Part> {
    if let Some(part) = in_brackets(text, number.end) {
        return Some(part);
    }
    // What stands far away governs nothing, and nothing more is read for each of many numbers.
    let near = number.start.saturating_sub(FAR);
    let before = text.get(near..number.start).unwrap_or_default();
    let after =
        |is_end: fn(char) -> bool| before.iter().rposition(|c| is_end(*c)).map_or(0, |at| at + 1);
    let sentence = after(is_stop);
    let clause = after(|c| is_stop(c) || is_comma(c));
    let stretch = before.get(sentence..).unwrap_or_default();
    let named = named(stretch);
    let governs = |named: &&Named| {
        if named.is_aside {
            return matches!(
                stretch.get(named.at.end..),
                Some([] | ['的' | '为'] | ['的', '每', ..])
            );
        }
        let end = stretch.get(named.at.end);
        clause <= sentence + named.at.start
            || end.is_some_and(|c| is_comma(*c))
            || !is_event(named.part) && is_opening(stretch, named.at.start)
    };
    named.iter().rfind(governs).map(|named| named.part)
}

/// A month is mostly when something happened: 2023年6月成立中心，人均预期寿命78岁.
pub(in crate::check) fn is_event(part: Part) -> bool {
    matches!(part, Part::Months(first, last) if first == last)
        || matches!(part, Part::UpTo(_, Some(_)))
}

/// Whether a time opens its clause: 2024年上半年全区…, 到2024年6月底…
fn is_opening(text: &[char], start: usize) -> bool {
    let head = text.get(..start).unwrap_or_default();
    // A quotation is read from its own start: 朝着“2025年上半年就诊率达95%，…”.
    let lead = head.iter().rev().take_while(|c| !is_comma(**c) && **c != '“');
    lead.into_iter().all(|c| c.is_numeric() || "年截至止到在于其中".contains(*c))
}

/// The parts of a year that a head or a heading names; the whole year does not count.
pub(in crate::check) fn of_head(head: &[char]) -> Vec<Part> {
    let named = named(head).into_iter().filter(|named| !named.is_aside);
    named.map(|named| named.part).filter(|part| *part != Part::Whole).collect()
}

/// Whether a head says that its values are of a whole year or its end: 2023年末.
pub(in crate::check) fn says_whole(head: &[char]) -> bool {
    named(head).iter().any(|named| named.part == Part::Whole && named.at.len() > 1)
}

/// `85%（2024年6月底）`
fn in_brackets(text: &[char], end: usize) -> Option<Part> {
    let behind = text.get(end..)?;
    let open = behind.iter().take(LONGEST_UNIT + 1).position(|c| matches!(c, '（' | '('))?;
    let inner = behind.get(open + 1..)?;
    let close = inner.iter().position(|c| matches!(c, '）' | ')'))?;
    let inner = inner.get(..close)?;
    let named = named(inner);
    let last = named.last().filter(|named| !named.is_aside)?;
    // The brackets hold a time and nothing else.
    let lead = inner.get(..last.at.start)?;
    let is_lead = |c: &char| c.is_numeric() || "年截至止到在".contains(*c);
    (last.at.end == inner.len() && lead.iter().all(is_lead)).then_some(last.part)
}

/// Every time that a text names, in its order.
fn named(text: &[char]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some((part, length)) = part_at(text, at) else {
            at += 1;
            continue;
        };
        let is_aside = is_aside(text, at, at + length);
        all.push(Named { part, at: at..at + length, is_aside });
        at += length;
    }
    // A year alone is the whole of it.
    let years = if text.contains(&'年') { years::named(text) } else { Vec::new() };
    let years = years.into_iter().map(|year| year.at.end);
    let years = years.filter(|end| text.get(*end) == Some(&'年'));
    let starts: BTreeSet<usize> = all.iter().map(|named| named.at.start).collect();
    let years = years.filter(|end| !starts.contains(&(end + 1)));
    let years: Vec<Named> =
        years.map(|end| Named { part: Part::Whole, at: end..end + 1, is_aside: false }).collect();
    all.extend(years);
    all.sort_by_key(|named| named.at.start);
    all
}

/// Words of what happened on a day: of when something was measured, the day says nothing.
const EVENTS: &str = "\
    印发 发布 出台 召开 施行 实施 通过 批复 批准 成立 启动 开工 挂牌 正式 \
    全面启动 联合 会议 签订 签署 立项";

/// Whether a time is what something is compared with or starts from, or the day of an event: 比上半年, 自6月起, 6月印发.
fn is_aside(text: &[char], start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    let bare = before.strip_suffix(&['年']).map_or(before, |head| {
        let digits = head.iter().rev().take_while(|c| c.is_numeric()).count();
        head.get(..head.len() - digits).unwrap_or_default()
    });
    let behind = text.get(end..).unwrap_or_default();
    let starts = |words: &[&str]| words.iter().any(|word| starts_with(behind, word));
    matches!(bare.last(), Some('比' | '较' | '自' | '从' | '由'))
        || starts(&["起", "以来", "开始", "至", "前完成"])
        || EVENTS.split(' ').any(|word| starts_with(behind, word))
}

/// Names of parts of a year without a number.
const WORDS: &[(&str, Part)] = &[
    ("上半年", Part::Months(1, 6)),
    ("下半年", Part::Months(7, 12)),
    ("全年", Part::Whole),
    ("年末", Part::Whole),
    ("年底", Part::Whole),
    ("年终", Part::Whole),
    ("firsthalf", Part::Months(1, 6)),
    ("secondhalf", Part::Months(7, 12)),
    ("firstquarter", Part::Months(1, 3)),
    ("secondquarter", Part::Months(4, 6)),
    ("thirdquarter", Part::Months(7, 9)),
    ("fourthquarter", Part::Months(10, 12)),
];

/// The part of a year whose name begins at a place, and how long the name is.
fn part_at(text: &[char], at: usize) -> Option<(Part, usize)> {
    let rest = text.get(at..)?;
    if !rest.first().is_some_and(|c| may_begin(*c)) {
        return None;
    }
    let is_digit = rest.first().is_some_and(char::is_ascii_digit);
    let mut words = WORDS.iter().filter(|_| !is_digit);
    if let Some((word, part)) = words.find(|(word, _)| starts_with(rest, word)) {
        return Some((*part, word.chars().count()));
    }
    let found = quarters(rest).or_else(|| first_months(rest));
    found.or_else(|| code(text, at)).or_else(|| months(text, at))
}

/// Whether a letter may be the first of the name of a part of a year. Few letters of a text are.
fn may_begin(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９' | 'H' | 'Q' | '第' | '前' | '十')
        || years::DIGITS.contains(&c)
        || matches!(c, '上' | '下' | '全' | '年' | 'f' | 's' | 't')
}

/// `第三季度`, `三季度`, `前三季度`
fn quarters(rest: &[char]) -> Option<(Part, usize)> {
    let lead = rest.iter().take_while(|c| matches!(c, '第' | '前')).count();
    let (n, digits) = count(rest.get(lead..)?)?;
    let behind = rest.get(lead + digits..)?;
    let is_quarter = behind.starts_with(&['季', '度']) && (1..=4).contains(&n);
    let is_first = rest.first() == Some(&'前');
    let part = Part::Months(if is_first { 1 } else { 3 * n - 2 }, 3 * n);
    let part = if part == Part::Months(1, 12) { Part::Whole } else { part };
    (is_quarter && lead <= 1).then_some((part, lead + digits + 2))
}

/// `2024H1`, `Q3`
fn code(text: &[char], at: usize) -> Option<(Part, usize)> {
    let is_of_word = |c: Option<&char>| c.is_some_and(char::is_ascii_alphabetic);
    let is_alone = !is_of_word(at.checked_sub(1).and_then(|at| text.get(at)))
        && !text.get(at + 2).is_some_and(char::is_ascii_alphanumeric);
    let part = match text.get(at..)? {
        ['H', '1', ..] => Part::Months(1, 6),
        ['H', '2', ..] => Part::Months(7, 12),
        ['Q', '1', ..] => Part::Months(1, 3),
        ['Q', '2', ..] => Part::Months(4, 6),
        ['Q', '3', ..] => Part::Months(7, 9),
        ['Q', '4', ..] => Part::Months(10, 12),
        _ => return None,
    };
    is_alone.then_some((part, 2))
}

/// `前9个月`
fn first_months(rest: &[char]) -> Option<(Part, usize)> {
    let (n, digits) = count(rest.strip_prefix(&['前'])?)?;
    let is_months = rest.get(1 + digits..)?.starts_with(&['个', '月']);
    (is_months && (1..12).contains(&n)).then_some((Part::Months(1, n), digits + 3))
}

/// `6月`, `6月底`, `6月30日`, `1—9月`, `1月至9月`
fn months(text: &[char], at: usize) -> Option<(Part, usize)> {
    let rest = text.get(at..).filter(|_| !goes_on(text.get(..at).unwrap_or_default()))?;
    let ((first, last), length) = range_of_months(rest)?;
    let behind = rest.get(length..)?;
    // 12月龄 and 3月内 are no months of a year.
    if matches!(behind.first(), Some('龄' | '内' | '嫂' | '子' | '票')) {
        return None;
    }
    if first == last {
        let (part, more) = end_of_month(last, behind);
        let is_up_to = part == Part::Months(12, 12) && is_until(text.get(..at)?);
        return Some((if is_up_to { Part::UpTo(12, None) } else { part }, length + more));
    }
    let more = usize::from(behind.first() == Some(&'份'));
    let part = if (first, last) == (1, 12) { Part::Whole } else { Part::Months(first, last) };
    Some((part, length + more))
}

/// Whether what stands before a month makes it the end of a range, or no month at all: 3月至6月, but not 截至6月.
fn goes_on(before: &[char]) -> bool {
    match before {
        [] | [.., '截' | '初' | '日' | '止', '至'] => false,
        [.., c] => c.is_numeric() || ".．—-～~至第".contains(*c),
    }
}

/// 截至2023年, 到2023年: whether what stands before a month says until when.
fn is_until(before: &[char]) -> bool {
    let before = before.strip_suffix(&['年']).unwrap_or(before);
    let digits = before.iter().rev().take_while(|c| c.is_numeric()).count();
    let before = before.get(..before.len() - digits).unwrap_or_default();
    matches!(before.last(), Some('到' | '至' | '止'))
}

/// The first and the last of some months, and how long their name is up to 月.
fn range_of_months(rest: &[char]) -> Option<((i32, i32), usize)> {
    let (first, digits) = count(rest)?;
    let is_month = rest.get(digits) == Some(&'月');
    let length = digits + usize::from(is_month);
    let joint = rest.get(length..)?;
    let dashes = joint.iter().take_while(|c| is_dash(**c)).count();
    let words = usize::from(matches!(joint.first(), Some('至' | '到')));
    let joint = dashes.max(words);
    let end = || {
        let (last, digits) = count(rest.get(length + joint..)?)?;
        let end = length + joint + digits;
        (joint > 0 && rest.get(end) == Some(&'月')).then_some((last, end + 1))
    };
    let (last, length) = end().or(is_month.then_some((first, length)))?;
    let is_possible = (1..=12).contains(&first) && (first..=12).contains(&last);
    is_possible.then_some(((first, last), length))
}

/// What stands behind a month: its end, or a day of it, with how long that is.
fn end_of_month(month: i32, behind: &[char]) -> (Part, usize) {
    let end = if month == 12 { Part::Whole } else { Part::UpTo(month, None) };
    match behind {
        ['底' | '末', ..] => (end, 1),
        ['份', '底' | '末', ..] => (end, 2),
        ['份', ..] => (Part::Months(month, month), 1),
        _ => match count(behind) {
            Some((31, digits)) if month == 12 && behind.get(digits) == Some(&'日') => {
                (Part::Whole, digits + 1)
            }
            Some((day @ 1..=31, digits)) if matches!(behind.get(digits), Some('日' | '号')) => {
                (Part::UpTo(month, Some(day)), digits + 1)
            }
            _ => (Part::Months(month, month), 0),
        },
    }
}

/// A number of one or two digits at the start of a text, in Arabic or Chinese, and how long it is.
fn count(text: &[char]) -> Option<(i32, usize)> {
    let value = |c: &char| match c {
        '0'..='9' => c.to_digit(10),
        '０'..='９' => Some(u32::from(*c) - u32::from('０')),
        _ => None,
    };
    // Three digits are no month and no day.
    let digits: Vec<u32> = text.iter().map_while(value).take(3).collect();
    if !digits.is_empty() {
        let value = digits.iter().fold(0, |value, digit| value * 10 + digit);
        return i32::try_from(value).ok().zip(Some(digits.len())).filter(|(_, len)| *len <= 2);
    }
    let digit = |c: &char| years::DIGITS.iter().position(|d| d == c).filter(|n| *n > 0);
    let of = |n: usize| i32::try_from(n).ok();
    match text {
        ['十', next, ..] if digit(next).is_some() => Some((10 + of(digit(next)?)?, 2)),
        ['十', ..] => Some((10, 1)),
        [first, ..] => Some((of(digit(first)?)?, 1)),
        [] => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::numbers::{Reading, numbers};

    #[test]
    fn words_begin_with_letters_that_are_looked_at() {
        for (word, _) in WORDS {
            assert!(word.chars().next().is_some_and(may_begin), "{word}");
        }
    }

    #[test]
    fn the_part_that_governs_the_last_number() {
        use Part::{Months, UpTo, Whole};
        for (text, expected) in [
            ("截至2024年6月底完成85%", Some(UpTo(6, None))),
            ("截至2024年6月30日，完成85%", Some(UpTo(6, Some(30)))),
            ("截至6月底完成85%", Some(UpTo(6, None))),
            ("截至6月底，全区完成85%", Some(UpTo(6, None))),
            ("年初至6月底完成85%", Some(UpTo(6, None))),
            ("截至12月底完成85%", Some(Whole)),
            ("3月至6月完成85%", Some(Months(3, 6))),
            ("2024年上半年，全区完成85%", Some(Months(1, 6))),
            ("2024年前三季度完成85%", Some(Months(1, 9))),
            ("2024年三季度完成85%", Some(Months(7, 9))),
            ("第三季度完成85%", Some(Months(7, 9))),
            ("2024年1—9月完成85%", Some(Months(1, 9))),
            ("1-9月份，完成85%", Some(Months(1, 9))),
            ("1至9月完成85%", Some(Months(1, 9))),
            ("前9个月完成85%", Some(Months(1, 9))),
            ("九月末为85%", Some(UpTo(9, None))),
            ("十二月末为85%", Some(Whole)),
            ("2024年12月31日为85%", Some(Whole)),
            ("截至2024年12月，覆盖率85%", Some(UpTo(12, None))),
            ("2024年12月覆盖率85%", Some(Months(12, 12))),
            ("1—12月完成85%", Some(Whole)),
            ("2024年完成85%", Some(Whole)),
            ("2024年末完成85%", Some(Whole)),
            ("上半年完成40%，全年完成85%", Some(Whole)),
            ("2024年6月为80%，2025年为85%", Some(Whole)),
            ("覆盖率为85%（2024年6月底）", Some(UpTo(6, None))),
            ("2024年比上半年提高85%", Some(Whole)),
            ("2024年6月印发方案，覆盖率85%", None),
            ("自2024年6月起，覆盖率85%", None),
            ("2024年6月印发的方案提出覆盖率85%", None),
            ("2024年6月召开会议通报覆盖率85%", None),
            ("2024H1完成85%", Some(Months(1, 6))),
            ("2024Q3完成85%", Some(Months(7, 9))),
            ("PH1型设备覆盖85%", None),
            ("12月龄儿童接种率85%", None),
            ("3个月内完成85%", None),
            ("朝着“2024年上半年报到90%，完成85%”的目标", Some(Months(1, 6))),
            ("2024年6月底。完成85%", None),
            ("完成85%", None),
        ] {
            let letters: Vec<char> = text.chars().collect();
            let all = numbers(&letters, Reading::Printed);
            let number = all.iter().find(|n| n.digits == "85").expect(text);
            assert_eq!(governing(&letters, &number.at), expected, "{text}");
        }
    }
}
