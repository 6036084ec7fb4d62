//! Whether words call a number a first one, which is still to be verified, or an estimate: 初步核算, 快报数, 据测算.

mod words;

use std::ops::Range;
use std::sync::LazyLock;

use super::by_letter::ByLetter;
use super::letters::{begins_with, find, has, places, starts_with, without};
use super::parted::CELL;
use crate::model::Flag;
use words::{AGENCIES, BASES, BEFORE, DOING, ENDS, GUESS, LINKS, OTHERS, TIMES, VERIFIED};

pub(in crate::check) use words::{WORDS, Word};

/// How many letters the name of an agency or of a basis may have.
const NAME: usize = 16;

/// How far from a number its sentence is read, in letters.
const FAR: usize = 200;

/// How many letters of a unit may stand between a number and what is said of it.
const UNIT: usize = 6;

/// Letters that end the name of what is measured.
const LAST_OF_NAMES: &str = "率比重例额值";

/// The word that calls a number of a text a first one or an estimate, if any does.
pub(in crate::check) fn said(text: &[char], number: &Range<usize>) -> Option<&'static Word> {
    // What stands farther away does not govern a number, and a text may have no stops.
    let first = number.start.saturating_sub(FAR);
    let near = text.get(first..text.len().min(number.end + FAR))?;
    let text: Vec<char> = near.iter().map(char::to_ascii_lowercase).collect();
    let number = number.start - first..number.end - first;
    let start = (0..number.start).rev().find(|at| is_stop(&text, *at)).map_or(0, |at| at + 1);
    let end = (number.end..text.len()).find(|at| is_stop(&text, *at)).unwrap_or(text.len());
    let (before, behind) = (text.get(start..number.start)?, text.get(number.end..end)?);
    let found = words_of(before).into_iter().rev().find(|(at, word)| governs(before, at, word));
    found.map(|(_, word)| word).or_else(|| named_behind(behind))
}

/// The word that a head of a column has.
pub(in crate::check) fn in_head(head: &[char]) -> Option<&'static Word> {
    let head: Vec<char> = head.iter().map(char::to_ascii_lowercase).collect();
    words_of(&head).first().map(|(_, word)| *word)
}

/// The word that a cell is, or has in brackets, for all of its row: 初步数, 地区生产总值（快报数）. One with a number or a
/// year of its own speaks of that.
pub(in crate::check) fn in_cell(cell: &[char]) -> Option<&'static Word> {
    let cell: Vec<char> = cell.iter().map(char::to_ascii_lowercase).collect();
    if has_number(&cell) || years(&cell) > 0 {
        return None;
    }
    alone(&cell).or_else(|| words_of(&cell).into_iter().find_map(|(at, _)| bracketed(&cell, &at)))
}

static BY_LETTER: LazyLock<ByLetter<&Word>> =
    LazyLock::new(|| ByLetter::of(WORDS, |word| word.word.chars().next()));

/// The words of a text with their places, but those that are the name of something else or stand in a title.
fn words_of(text: &[char]) -> Vec<(Range<usize>, &'static Word)> {
    let mut along = BY_LETTER.along(text);
    if !along.any(|(at, word)| begins_with(tail(text, at), word.word)) {
        return Vec::new();
    }
    let mut found: Vec<(Range<usize>, &'static Word)> = Vec::new();
    for word in WORDS.iter().filter(|word| has(text, word.word)) {
        let letters: Vec<char> = word.word.chars().collect();
        for at in places(text, &letters) {
            let at = at..at + letters.len();
            let (before, behind) = (head(text, at.start), tail(text, at.end));
            let is_other = OTHERS.iter().any(|other| starts_with(behind, other))
                || BEFORE.iter().any(|other| without(before, other).is_some());
            let count = |c: char| before.iter().filter(|letter| **letter == c).count();
            let is_in_title = count('《') > count('》');
            let is_part =
                found.iter().any(|(other, _)| other.start < at.end && at.start < other.end);
            if !is_other && !is_in_title && !is_part {
                found.push((at, word));
            }
        }
    }
    found.sort_by_key(|(at, _)| at.start);
    found
}

/// Whether a word governs the number right behind a text.
fn governs(text: &[char], at: &Range<usize>, word: &Word) -> bool {
    let between = tail(text, at.end);
    if VERIFIED.iter().any(|other| has(between, other)) {
        return false;
    }
    let clause = (0..at.start).rev().find(|n| is_comma(text, *n)).map_or(0, |n| n + 1);
    let before = text.get(clause..at.start).unwrap_or_default();
    let rest = without_ends(between);
    let is_of_clause = !(0..between.len()).any(|n| is_comma(between, n));
    if is_of_clause {
        let is_near = rest.len() < between.len() || word.word.ends_with(['数', '值']);
        let is_english = word.word.is_ascii();
        let is_led = is_base(before, word) && !is_english;
        // estimated at 88, an estimated 88
        let is_guess = is_english && word.flags == GUESS;
        // 接种率初步统计88%: behind a name, and not behind a subject who counts.
        let is_named = rest.is_empty()
            && !is_english
            && before.last().is_some_and(|c| LAST_OF_NAMES.contains(*c));
        let is_said = is_named
            || is_led
            || is_near
            || is_guess
            || is_linked(rest)
            || bracketed(text, at).is_some();
        return is_said && !has_number(between);
    }
    // 初步核算，全年……
    is_comma(rest, 0)
        && is_base(before, word)
        && !has_number(before)
        && years(tail(text, clause)) < 2
}

/// Whether the letters of a clause before a word are no more than times, an agency or a basis.
fn is_base(before: &[char], word: &Word) -> bool {
    let mut rest = before;
    loop {
        let digits =
            rest.iter().take_while(|c| c.is_ascii_digit() || "—-–至.".contains(**c)).count();
        let shorter =
            TIMES.iter().find_map(|time| starts_with(rest, time).then_some(time.chars().count()));
        match (digits, shorter) {
            (0, None) => break,
            (digits, shorter) => {
                rest = tail(rest, if digits > 0 { digits } else { shorter.unwrap_or(1) });
            }
        }
    }
    let is_first = word.flags.contains(&Flag::Provisional) || word.word.starts_with('据');
    if rest.is_empty() && is_first {
        return true;
    }
    let is_based = BASES.iter().any(|base| starts_with(rest, base));
    let is_of_agency = is_first && rest.last().is_some_and(|c| AGENCIES.contains(c));
    let is_done = DOING.iter().any(|doing| has(rest, doing));
    (is_based || is_of_agency) && rest.len() <= NAME && !is_done
}

/// 测算为30万人: whether no more than words like 为 stand between. Right behind a verb a number counts what was done.
fn is_linked(rest: &[char]) -> bool {
    let mut rest = rest;
    let mut is_linked = false;
    while let Some(link) = LINKS.iter().find(|link| starts_with(rest, link)) {
        rest = tail(rest, link.chars().count());
        is_linked = true;
    }
    is_linked && rest.is_empty()
}

/// 71.2亿元（初步核算数）, 71.2亿元为快报数, 71.2亿元，为快报数
fn named_behind(behind: &[char]) -> Option<&'static Word> {
    let open = behind.iter().position(|c| matches!(c, '（' | '('));
    let open = open.filter(|open| *open <= UNIT && !behind.iter().take(*open).any(|c| is_mark(*c)));
    if let Some(word) = open.and_then(|open| inside(tail(behind, open + 1))) {
        return Some(word);
    }
    let digit = behind.iter().position(char::is_ascii_digit).unwrap_or(behind.len());
    let mut clauses = head(behind, digit).split(|c| matches!(c, '，' | ','));
    let own = clauses.next()?;
    let is = |clause: &[char]| {
        ["均为", "为", "系", "是", "isan", "isa", "is"].iter().find_map(|verb| {
            let letters: Vec<char> = verb.chars().collect();
            alone(tail(clause, find(clause, &letters)? + letters.len()))
        })
    };
    let next = clauses.next().filter(|clause| clause.len() <= NAME);
    is(own.get(..).filter(|own| own.len() <= NAME)?).or_else(|| is(next?))
}

/// What stands in brackets up to the one that closes them, or to a comma.
fn inside(text: &[char]) -> Option<&'static Word> {
    let close = text.iter().position(|c| matches!(c, '）' | ')' | '，' | ','))?;
    alone(head(text, close))
}

/// The word in the brackets around a place.
fn bracketed(text: &[char], at: &Range<usize>) -> Option<&'static Word> {
    let open = head(text, at.start).iter().rposition(|c| matches!(c, '（' | '('))?;
    inside(tail(text, open + 1))
}

/// The word that some letters are, but for a year and what is one with it.
fn alone(letters: &[char]) -> Option<&'static Word> {
    let (at, word) = words_of(letters).into_iter().next()?;
    let before = head(letters, at.start);
    let is_plain = before.iter().all(|c| c.is_ascii_digit() || "年为系是按据经".contains(*c));
    (is_plain && without_ends(tail(letters, at.end)).is_empty()).then_some(word)
}

/// Letters without those that are one with the word before them.
fn without_ends(letters: &[char]) -> &[char] {
    let mut rest = letters;
    while let Some(end) = ENDS.iter().find(|end| starts_with(rest, end)) {
        rest = tail(rest, end.chars().count());
    }
    rest
}

/// Whether a text has a number that is neither a date nor a part of a name: PM2.5.
fn has_number(text: &[char]) -> bool {
    let is_of = |c: &char| c.is_ascii_digit() || "—-–.".contains(*c);
    let starts = text.iter().enumerate().filter(|(at, c)| {
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        c.is_ascii_digit() && !before.is_some_and(|c| is_of(c) || c.is_ascii_alphabetic())
    });
    starts.into_iter().any(|(at, _)| {
        let behind = tail(text, at + tail(text, at).iter().take_while(|c| is_of(c)).count());
        !behind.first().is_some_and(|c| matches!(c, '年' | '月' | '日' | '季'))
    })
}

/// How many years a text names, but those that it compares with.
fn years(text: &[char]) -> usize {
    let is_year = |(at, window): &(usize, &[char])| {
        let is =
            matches!(window, [a, b, c, d, '年'] if [a, b, c, d].iter().all(|c| c.is_ascii_digit()));
        let before = at.checked_sub(1).and_then(|at| text.get(at));
        is && !before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '比' | '较'))
    };
    let found = text.windows(5).enumerate().filter(is_year).map(|(_, window)| window);
    found.collect::<std::collections::BTreeSet<_>>().len()
}

/// Whether a sentence ends at a place.
fn is_stop(text: &[char], at: usize) -> bool {
    match text.get(at) {
        Some('。' | '；' | '！' | '？' | ';' | &CELL) => true,
        Some('.') => !is_between_digits(text, at),
        _ => false,
    }
}

/// Whether a clause ends at a place.
fn is_comma(text: &[char], at: usize) -> bool {
    match text.get(at) {
        Some('，' | '：') => true,
        Some(',' | ':') => !is_between_digits(text, at),
        _ => false,
    }
}

fn is_mark(c: char) -> bool {
    "，。；：、,;".contains(c)
}

fn is_between_digits(text: &[char], at: usize) -> bool {
    let is = |at: Option<usize>| at.and_then(|at| text.get(at)).is_some_and(char::is_ascii_digit);
    is(at.checked_sub(1)) && is(Some(at + 1))
}

fn head(text: &[char], end: usize) -> &[char] {
    text.get(..end).unwrap_or_default()
}

fn tail(text: &[char], start: usize) -> &[char] {
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::numbers::{Reading, numbers};

    /// What is said of the number 88.
    fn of(text: &str) -> Option<&'static str> {
        let letters: Vec<char> = text.chars().filter(|c| *c != ' ').collect();
        let all = numbers(&letters, Reading::Printed);
        let number = all.iter().find(|n| n.digits == "88").expect(text);
        said(&letters, &number.at).map(|word| word.word)
    }

    #[test]
    fn words_govern_the_numbers_that_they_are_of() {
        for (text, expected) in [
            ("初步核算，2023年全区生产总值88亿元", "初步核算"),
            ("初步核算，全年生产总值71.2亿元，其中第一产业88亿元", "初步核算"),
            ("初步核算，全年生产总值88亿元，比2022年增长5%", "初步核算"),
            ("据市统计局初步核算，全年为88亿元", "初步核算"),
            ("市统计局初步核算，全年为88亿元", "初步核算"),
            ("2023年，据初步统计全区有医院88家", "初步统计"),
            ("据初步统计：全区有医院88家", "初步统计"),
            ("2023年快报数88亿元", "快报"),
            ("2023年全区生产总值快报数为88亿元", "快报"),
            ("全区生产总值（初步核算）88亿元", "初步核算"),
            ("全区生产总值88亿元（初步核算数）", "初步核算"),
            ("全区生产总值88亿元（2023年快报数，下同）", "快报"),
            ("全区生产总值88亿元，为初步核算数", "初步核算"),
            ("全区生产总值88亿元，此数为快报数", "快报"),
            ("88亿元为快报数", "快报"),
            ("2023年预计数为88万人次", "预计数"),
            ("由初步核算的88亿元，修订为71.8亿元", "初步核算"),
            ("据测算，全区老年人口88万人", "测算"),
            ("据测算表明，全区老年人口88万人", "测算"),
            ("经测算全区老年人口88万人", "测算"),
            ("按人口抽样调查推算，年末常住人口88万人", "推算"),
            ("常住人口推算为88万人", "推算"),
            ("常住人口88万人（推算数）", "推算"),
            ("门诊量估算约88万人次", "估算"),
            ("初步测算，门诊量88万人次", "初步测算"),
            ("据估计，有88万人", "据估计"),
            ("初步统计PM2.5平均浓度为88", "初步统计"),
            ("The preliminary figure is 88 years", "preliminary"),
            ("According to preliminary data, GDP was 88 billion", "preliminary"),
            ("an estimated 88 people", "estimated"),
            ("It is Estimated at 88", "estimated"),
            ("The elderly are estimated at 88", "estimated"),
            ("88 years (provisional)", "provisional"),
            ("In 2023 GDP was 88 (preliminary estimate)", "preliminary"),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn words_of_something_else_govern_no_number() {
        for text in [
            "2023年全区生产总值88亿元",
            "初步核算数为71.2亿元，最终核实为88亿元",
            "据初步核算，2022年为71.2亿元，最终核实为88亿元",
            "初步核算，2022年为71.2亿元，2023年为88亿元",
            "初步核算，生产总值71.2亿元。年末有医院88家",
            "比初步核算数增加6亿元，为88亿元",
            "较快报数增加，为88亿元",
            "与快报数一致，为88亿元",
            "由初步核算的71.2亿元修订为88亿元",
            "完成成本测算88项",
            "开展成本测算，服务88家",
            "完成初步核算，审核88家",
            "测算办法适用88家",
            "根据测算方案新增床位88张",
            "编发卫生快报88期",
            "据《卫生快报》第88期",
            "快报制度覆盖88家",
            "经测算，需要床位300张，目前已有88张",
            "未经初步核算的为88亿元",
            "生产总值88亿元，初步核算数为71.2亿元",
            "生产总值88亿元，第一产业（初步核算数）71.2亿元",
            "生产总值88亿元、人口50万人（推算数）",
            "预计数量达到88张",
            "初步统计分析了88份病历",
            "据测算，到2025年将达88万人",
            "underestimated by 88",
            "preliminary screening of 88 people",
            "estimates: 30 people; measured 88 people",
            "an estimated 30% of the 88 people",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
