//! Numbers and years as documents print them.

use std::ops::Range;

use crate::check::text::letters::find;

/// Signs that stand for minus before a number.
const MINUS: &[char] = &['-', '−', '－'];

/// How many letters of a unit may stand between a number and the sign that joins it to the next: `3万平方米—5万平方米`.
pub(in crate::check) const LONGEST_UNIT: usize = 4;

/// A number in a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Printed {
    /// Its digits, full-width ones as ASCII, without thousands; `-` before them where it is negative.
    pub(in crate::check) digits: String,
    /// Where it stands, in letters, without its sign.
    pub(in crate::check) at: Range<usize>,
}

/// A year in a text.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check) struct Year {
    /// The year.
    pub(in crate::check) year: i32,
    /// Where it stands, in letters, without 年.
    pub(in crate::check) at: Range<usize>,
}

/// The numbers of a text, each as a whole: `78.9` is neither `78` nor `8.9`, and `1,200` is neither `1` nor `200`. A
/// full-width comma may part thousands or the numbers of a list, so both readings are given.
pub(in crate::check) fn numbers(text: &[char]) -> Vec<Printed> {
    let mut numbers = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = length_of_number(rest, &[',']);
        if length == 0 {
            at += 1;
            continue;
        }
        let longer = length_of_number(rest, &[',', '，']);
        let lengths = [Some(length), Some(longer).filter(|longer| *longer > length)];
        for end in lengths.into_iter().flatten().map(|length| at + length) {
            let digits = text.get(at..end).unwrap_or_default().iter().filter_map(|c| ascii(*c));
            let sign = is_negative(text, at).then_some('-');
            numbers.push(Printed { digits: sign.into_iter().chain(digits).collect(), at: at..end });
        }
        at += length;
    }
    numbers.retain(|number| !is_in_unit(text, number));
    numbers
}

/// How long the number at the start of a text is.
fn length_of_number(text: &[char], commas: &[char]) -> usize {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|c| ascii(**c).is_some_and(|c| c != '.')).count()
    };
    let is = |at: usize, signs: &[char]| text.get(at).is_some_and(|c| signs.contains(c));
    let mut length = digits(0);
    if (1..=3).contains(&length) {
        while is(length, commas) && digits(length + 1) == 3 {
            length += 4;
        }
    }
    if length > 0 && is(length, &['.', '．']) && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    length
}

/// Whether the sign before a number makes it negative. Behind another number it means a range, as in `3岁-5岁`, and in a
/// name nothing, as in `DRG-2`.
fn is_negative(text: &[char], start: usize) -> bool {
    let Some(([.., sign], _)) = text.split_at_checked(start) else { return false };
    let before = text.get(..start - 1).unwrap_or_default();
    let goes_on = |c: &&char| is_of_unit(**c) && !matches!(c, '的' | '为' | '是' | '达' | '由');
    let unit = before.iter().rev().take(LONGEST_UNIT + 1).take_while(goes_on);
    let is_in_name = before.last().is_some_and(char::is_ascii_alphabetic);
    MINUS.contains(sign) && !is_in_name && !unit.copied().any(|c| ascii(c).is_some())
}

/// Whether a letter can stand in a unit or a number, as opposed to a mark that ends a phrase.
pub(in crate::check) fn is_of_unit(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '%' | '％' | '‰' | '/' | '／' | '㎡' | '²' | '.')
}

/// The 10 of `/10万` is no number of its own.
fn is_in_unit(text: &[char], number: &Printed) -> bool {
    let before = number.at.start.checked_sub(1).and_then(|at| text.get(at));
    let is_rate = matches!(before, Some('/' | '／')) && text.get(number.at.end) == Some(&'万');
    is_rate && number.digits == "10"
}

/// A digit or point in ASCII.
fn ascii(c: char) -> Option<char> {
    match c {
        '0'..='9' | '.' => Some(c),
        '．' => Some('.'),
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
        _ => None,
    }
}

/// The years that a text names, in their order: four digits before 年, in Arabic or Chinese, each of a range or list of
/// them, and the last year of a five-year plan, as `“十四五”末`.
pub(in crate::check) fn years(text: &[char]) -> Vec<Year> {
    let arabic = numbers(text).into_iter().filter(|number| number.digits.len() == 4);
    let arabic = arabic.filter_map(|n| Some(Year { year: n.digits.parse().ok()?, at: n.at }));
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
        }
    }
    years.sort_by_key(|year| year.at.start);
    years
}

/// The years in the head of a column, where they may stand without 年.
pub(in crate::check) fn years_of_head(head: &[char]) -> Vec<i32> {
    let named: Vec<i32> = years(head).into_iter().map(|year| year.year).collect();
    if !named.is_empty() {
        return named;
    }
    let four = numbers(head).into_iter().filter(|number| number.digits.len() == 4);
    four.filter_map(|n| n.digits.parse().ok()).filter(|y| (1949..=2100).contains(y)).collect()
}

/// Whether a note names a year, with 年 or without.
pub(in crate::check) fn names_year(note: &[char], year: i32) -> bool {
    let is_bare = |n: &Printed| n.digits == year.to_string();
    numbers(note).iter().any(is_bare) || years(note).iter().any(|named| named.year == year)
}

/// Signs between the ends of a range.
pub(in crate::check) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '－' | '―' | '─' | '~' | '～' | '〜')
}

/// Signs and words between the ends of a range or the members of a list.
pub(in crate::check) fn joins(c: char) -> bool {
    is_dash(c) || matches!(c, '、' | '至' | '到' | '和' | '与' | '及' | '或' | '/' | '／')
}

fn in_chinese_digits(text: &[char]) -> Vec<Year> {
    const DIGITS: &[char] = &['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let value = |c: &char| match c {
        '○' | '零' => Some(0),
        c => DIGITS.iter().position(|digit| digit == c).and_then(|at| i32::try_from(at).ok()),
    };
    let four = text.windows(4).enumerate();
    let four = four.filter_map(|(at, four)| {
        let year = four.iter().try_fold(0, |year, c| Some(year * 10 + value(c)?))?;
        (year >= 1000).then_some(Year { year, at: at..at + 4 })
    });
    four.collect()
}

/// The last years of five-year plans: `“十三五”末` is 2020.
fn ends_of_plans(text: &[char]) -> Vec<Year> {
    let plans = [("十一五", 2010), ("十二五", 2015), ("十三五", 2020), ("十四五", 2025)];
    let plans = plans.into_iter().chain([("十五五", 2030)]);
    let mut years = Vec::new();
    for (name, year) in plans {
        let name: Vec<char> = name.chars().collect();
        for start in (0..text.len()).filter(|at| text.get(*at..).unwrap_or(&[]).starts_with(&name))
        {
            let behind = text.get(start + name.len()..).unwrap_or_default();
            let skipped = behind.iter().take_while(|c| matches!(c, '”' | '"' | '规' | '划' | '期'));
            let end = start + name.len() + skipped.count();
            if text.get(end) == Some(&'末') {
                years.push(Year { year, at: start..end });
            }
        }
    }
    years
}

/// The number that words say without digits: `两家`, `十二个`, `全覆盖`, `无`. Only what can be meant in one way.
pub(in crate::check) fn in_words(words: &[char]) -> Option<String> {
    const WHOLE: &[(&str, u32)] = &[("全覆盖", 100), ("全部", 100), ("清零", 0)];
    if matches!(words, ['无' | '零']) {
        return Some("0".to_owned());
    }
    let is_said = |word: &str| find(words, &word.chars().collect::<Vec<_>>()).is_some();
    let whole = WHOLE.iter().filter(|(word, _)| is_said(word)).map(|(_, value)| Some(*value));
    let is_numeral = |c: &char| "零〇一二两三四五六七八九十百千万".contains(*c);
    let runs = words.split(|c| !is_numeral(c)).filter(|run| !run.is_empty());
    let is_percent = find(words, &['百', '分', '之']).is_some();
    let runs = runs.filter(|run| !(is_percent && *run == ['百'])).map(numeral);
    let said: Vec<Option<u32>> = whole.chain(runs).collect();
    let first = (*said.first()?)?;
    said.iter().all(|value| *value == Some(first)).then(|| first.to_string())
}

/// A Chinese numeral: `十二` is 12. `三五` is none: it is three to five.
fn numeral(run: &[char]) -> Option<u32> {
    let mut sum = 0;
    let mut digit = None;
    for c in run {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            '零' | '〇' if digit.is_none() => continue,
            c => {
                let at = "一二三四五六七八九".chars().position(|d| d == *c);
                let value = if *c == '两' {
                    Some(2)
                } else {
                    at.and_then(|at| u32::try_from(at + 1).ok())
                };
                if digit.is_some() {
                    return None;
                }
                digit = Some(value?);
                continue;
            }
        };
        if unit == 10_000 {
            sum = (sum + digit.take().unwrap_or(0)).max(1) * unit;
        } else {
            sum += digit.take().unwrap_or(1) * unit;
        }
    }
    Some(sum + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn numbers_are_whole() {
        for (text, expected) in [
            ("达78.9岁", &["78.9"][..]),
            ("1.推进5—10个", &["1", "5", "10"]),
            ("面积１２．５万", &["12.5"]),
            ("1,200人", &["1200"]),
            ("1,234,567.8元", &["1234567.8"]),
            ("2020,300人", &["2020", "300"]),
            ("1，200人", &["1", "1200", "200"]),
            ("分别新增200、40、300个", &["200", "40", "300"]),
            ("10／10万、3.5‰", &["10", "3.5"]),
            ("由-3.5万元增加到5万元", &["-3.5", "5"]),
            ("增长－1.2%", &["-1.2"]),
            ("3-5岁，3岁-5岁，3万平方米-5万平方米", &["3", "5", "3", "5", "3", "5"]),
            ("DRG-2", &["2"]),
            ("没有", &[]),
        ] {
            let digits: Vec<String> =
                numbers(&letters(text)).into_iter().map(|n| n.digits).collect();
            assert_eq!(digits, expected, "{text}");
        }
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
            ("诊疗120225人次", &[]),
        ] {
            let years: Vec<i32> = years(&letters(text)).into_iter().map(|y| y.year).collect();
            assert_eq!(years, expected, "{text}");
        }
        assert_eq!(years_of_head(&letters("2025目标")), [2025]);
        assert_eq!(years_of_head(&letters("规模（9000平方米）")), [0; 0]);
        assert_eq!(years_of_head(&letters("2025年（1999户）")), [2025]);
        for note in ["按末年2020年记", "表头印作2020", "二〇二〇年的公报"] {
            assert!(names_year(&letters(note), 2020), "{note}");
        }
        assert!(!names_year(&letters("第20201号"), 2020));
    }

    #[test]
    fn words_say_one_number_or_none() {
        for (words, expected) in [
            ("两家", Some("2")),
            ("十二个", Some("12")),
            ("一百二十家", Some("120")),
            ("一百零五家", Some("105")),
            ("三万二千人", Some("32000")),
            ("百分之三十", Some("30")),
            ("实现全覆盖", Some("100")),
            ("无", Some("0")),
            ("无害化处理", None),
            ("三五家", None),
            ("三级医院两家", None),
            ("若干", None),
        ] {
            assert_eq!(in_words(&letters(words)).as_deref(), expected, "{words}");
        }
    }
}
