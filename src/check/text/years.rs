//! Years as documents name them.

use std::ops::Range;

use super::numbers::{PrintedNumber, Reading, joins, numbers};
use crate::model::YEARS;

/// Chinese digits, by what they count.
pub(in crate::check) const DIGITS: [char; 10] =
    ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Words of the head over the column of the years of building.
pub(in crate::check) const BUILDING_PERIOD: &[&str] = &["建设期", "年限", "工期", "起止"];

/// A year in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct Year {
    /// The year.
    pub(in crate::check) year: i32,
    /// Where it stands, in letters, without 年.
    pub(in crate::check) at: Range<usize>,
}

/// The year that a number may be: one of four digits.
pub(in crate::check) fn of_number(number: &PrintedNumber) -> Option<i32> {
    four_digits(number).filter(|year| YEARS.contains(year))
}

/// What four digits in a row say: 1,200 are none.
fn four_digits(number: &PrintedNumber) -> Option<i32> {
    let is_plain = number.digits.len() == 4 && number.at.len() == 4;
    number.digits.parse().ok().filter(|_| is_plain)
}

/// The numbers of a text that may be years, in its order, whatever stands behind them.
pub(in crate::check) fn bare(text: &[char]) -> Vec<i32> {
    plain(text).into_iter().map(|year| year.year).collect()
}

/// The same, with their places.
pub(in crate::check) fn plain(text: &[char]) -> Vec<Year> {
    let numbers = numbers(text, Reading::Printed).into_iter();
    numbers.filter_map(|number| Some(Year { year: of_number(&number)?, at: number.at })).collect()
}

/// The years that a text names, in their order: four digits before 年, in Arabic or Chinese, each of a range or list of
/// them, the last year of a five-year plan, as `“十四五”末`, and in English four digits behind a word of time.
pub(in crate::check) fn named(text: &[char]) -> Vec<Year> {
    let arabic = has_four_digits(text).then(|| numbers(text, Reading::Values));
    let arabic = arabic
        .into_iter()
        .flatten()
        .filter_map(|n| Some(Year { year: four_digits(&n)?, at: n.at }));
    let mut four: Vec<Year> = arabic.chain(in_chinese_digits(text)).collect();
    four.sort_by_key(|year| year.at.start);
    let mut years = ends_of_plans(text);
    let mut next: Option<usize> = None;
    for year in four.into_iter().rev() {
        let behind = text.get(year.at.end..).unwrap_or_default();
        let joint = next.and_then(|next| text.get(year.at.end..next)).unwrap_or_default();
        let is_joined = (1..=2).contains(&joint.len()) && joint.iter().all(|c| joins(*c));
        if behind.first() == Some(&'年') || is_joined {
            next = Some(year.at.start);
            years.push(year);
        } else if is_english(text, &year) {
            years.push(year);
        }
    }
    years.sort_by_key(|year| year.at.start);
    years
}

/// Whether four digits stand in a row: most heads and cells have none, and their numbers need not be read.
fn has_four_digits(text: &[char]) -> bool {
    text.chunk_by(|one, next| is_digit(*one) && is_digit(*next)).any(|run| run.len() >= 4)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Words before an English year, the blanks aside: `by the end of 2024`. What is compared with 2020 is not of 2020.
const BEFORE: [&str; 9] =
    ["in", "by", "since", "during", "until", "through", "from", "endof", "before"];
const BEFORE_ALONE: [&str; 4] = ["to", "of", "for", "and"];
const COMPARED: [&str; 4] = ["than", "comparedwith", "comparedto", "relativeto"];

/// Whether four digits are a year by the English word before them; `to 2025 beds` are none.
fn is_english<'t>(text: &'t [char], year: &Year) -> bool {
    let before = text.get(..year.at.start).unwrap_or_default();
    if !YEARS.contains(&year.year) || !before.last().is_some_and(char::is_ascii_alphabetic) {
        return false;
    }
    let without = |text: &'t [char], word: &str| {
        let (head, end) = text.split_at_checked(text.len().checked_sub(word.len())?)?;
        let is_it = end.iter().zip(word.chars()).all(|(c, w)| c.eq_ignore_ascii_case(&w));
        is_it.then_some(head)
    };
    let is_followed = |c: &char| c.is_ascii_alphabetic() || matches!(c, '%' | '‰');
    let is_alone = !text.get(year.at.end).is_some_and(is_followed);
    let head = BEFORE.iter().find_map(|word| without(before, word));
    let head = head.or_else(|| {
        let head = BEFORE_ALONE.iter().find_map(|word| without(before, word))?;
        // from 2020 to 2025
        let is_joined = head.last().is_some_and(char::is_ascii_digit);
        (is_alone || is_joined).then_some(head)
    });
    let is_compared = |text| COMPARED.iter().any(|word| without(text, word).is_some());
    head.is_some_and(|head| !is_compared(head) && !is_compared(before))
}

/// The years in the head of a column, where they may stand without 年; those that it compares with are not of its values.
pub(in crate::check) fn of_head(head: &[char]) -> Vec<i32> {
    let named = named(head);
    if named.is_empty() {
        return bare(head);
    }
    let own = named.iter().filter(|year| !is_compared_in_head(head, year));
    own.map(|year| year.year).collect()
}

/// The years that the head of a column compares with: 比2020年增长.
pub(in crate::check) fn compared_in_head(head: &[char]) -> Vec<i32> {
    let named = named(head);
    let compared = named.iter().filter(|year| is_compared_in_head(head, year));
    compared.map(|year| year.year).collect()
}

/// 占比 and 对比 are nouns, and their year is the one of the column.
fn is_compared_in_head(head: &[char], year: &Year) -> bool {
    match head.get(..year.at.start).unwrap_or_default() {
        [.., '占' | '对' | '之', '比'] => false,
        [.., '比' | '较'] => true,
        _ => false,
    }
}

/// Whether a note names a year, with 年 or without.
pub(in crate::check) fn is_in_note(note: &[char], year: i32) -> bool {
    let is_bare = |n: &PrintedNumber| n.digits == year.to_string();
    numbers(note, Reading::Values).iter().any(is_bare)
        || named(note).iter().any(|named| named.year == year)
}

fn in_chinese_digits(text: &[char]) -> Vec<Year> {
    let value = |c: &char| match c {
        '○' | '零' | '〇' => Some(0),
        '一' => Some(1),
        '二' => Some(2),
        '三' => Some(3),
        '四' => Some(4),
        '五' => Some(5),
        '六' => Some(6),
        '七' => Some(7),
        '八' => Some(8),
        '九' => Some(9),
        _ => None,
    };
    let four = text.windows(4).enumerate();
    let four = four.filter_map(|(at, four)| {
        let year = four.iter().try_fold(0, |year, c| Some(year * 10 + value(c)?))?;
        (year >= 1000).then_some(Year { year, at: at..at + 4 })
    });
    four.collect()
}

/// The five-year plans that a text names, each with its last year: `十四五` is 2025.
pub(in crate::check) fn plans(text: &[char]) -> Vec<Year> {
    // 十一五 ended in 2010; the plans before 十五 have names of other forms.
    const BEFORE_ELEVENTH: i32 = 2005;
    let three = text.windows(3).enumerate();
    let three = three.filter_map(|(at, three)| match three {
        ['十', n, '五'] => {
            let n = DIGITS.iter().position(|digit| digit == n).filter(|n| *n > 0)?;
            let year = BEFORE_ELEVENTH + 5 * i32::try_from(n).ok()?;
            Some(Year { year, at: at..at + 3 })
        }
        _ => None,
    });
    three.collect()
}

/// The first and last years of the five-year plans whose time a text names: `“十三五”期间`, `“十三五”以来`.
pub(in crate::check) fn times_of_plans(text: &[char]) -> Vec<(i32, i32)> {
    const TIMES: [&str; 4] = ["期间", "时期", "以来", "五年"];
    let is_time = |plan: &Year| {
        let (_, behind) = behind_plan(text, plan);
        let behind: String = behind.iter().take(2).collect();
        TIMES.contains(&behind.as_str())
    };
    plans(text).iter().filter(|plan| is_time(plan)).map(|plan| (plan.year - 4, plan.year)).collect()
}

/// The last years of five-year plans: `“十三五”末` is 2020.
fn ends_of_plans(text: &[char]) -> Vec<Year> {
    let ends = plans(text).into_iter().filter_map(|plan| {
        let (end, behind) = behind_plan(text, &plan);
        let skipped = usize::from(behind.first() == Some(&'期'));
        let is_end = behind.get(skipped) == Some(&'末');
        is_end.then_some(Year { year: plan.year, at: plan.at.start..end + skipped })
    });
    ends.collect()
}

/// What stands behind the name of a five-year plan, and where: the end of its quotation marks and 规划.
fn behind_plan<'t>(text: &'t [char], plan: &Year) -> (usize, &'t [char]) {
    let behind = text.get(plan.at.end..).unwrap_or_default();
    let skipped = behind.iter().take_while(|c| matches!(c, '”' | '"' | '规' | '划')).count();
    (plan.at.end + skipped, behind.get(skipped..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn years_stand_before_their_sign() {
        for (text, expected) in [
            ("到2025年，床位2020张", &[2025][..]),
            ("2021—2025年", &[2021, 2025]),
            ("2021～2025年，2021年至2025年", &[2021, 2025, 2021, 2025]),
            ("2020、2021和2022年", &[2020, 2021, 2022]),
            ("（2019—2030）", &[]),
            ("2020年、2021年", &[2020, 2021]),
            ("到二〇二五年，二○二一至二〇二三年", &[2025, 2021, 2023]),
            ("“十三五”末，“十四五”期末，“十四五”期间", &[2020, 2025]),
            ("诊疗120225人次，1,200年", &[]),
            ("In2023,themortalitywas4.2,upfrom4.0in2020.", &[2023, 2020]),
            ("bytheendof2025,and2027bedsby2030", &[2025, 2030]),
            ("from2020to2025theratefalls", &[2020, 2025]),
            ("by2025,to2026beds", &[2025]),
            ("0.9morethanin2020,comparedto2019", &[]),
            ("room2020,COVID2021,in12025", &[]),
        ] {
            let years: Vec<i32> = named(&letters(text)).into_iter().map(|y| y.year).collect();
            assert_eq!(years, expected, "{text}");
        }
        for (text, expected) in [
            ("“十三五”期间新增8个", &[(2016, 2020)][..]),
            ("“十四五”以来、\"十五五\"规划时期", &[(2021, 2025), (2026, 2030)]),
            ("“十四五”规划，“十三五”末", &[]),
        ] {
            assert_eq!(times_of_plans(&letters(text)), expected, "{text}");
        }
        assert_eq!(of_head(&letters("2025目标")), [2025]);
        assert_eq!(of_head(&letters("规模（9000平方米）")), [0; 0]);
        assert_eq!(of_head(&letters("2025年（1999户）")), [2025]);
        for note in ["按末年2020年记", "表头印作2020", "二〇二〇年的公报"] {
            assert!(is_in_note(&letters(note), 2020), "{note}");
        }
        assert!(!is_in_note(&letters("第20201号"), 2020));
        assert_eq!(bare(&letters("２０２５目标2020")), [2025, 2020]);
        assert_eq!(bare(&letters("1,949人、2101、2021.3")), [0; 0]);
    }
}
