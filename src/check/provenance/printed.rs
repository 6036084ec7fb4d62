//! Numbers, years and units as documents print them.

use crate::check::letters::find;

/// A number in a text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Printed {
    /// Its digits, full-width ones as ASCII.
    pub(super) digits: String,
    /// Where it starts, in letters.
    pub(super) start: usize,
    /// The letter behind it.
    pub(super) end: usize,
}

/// What a unit says of the size of a number. Counting words as 张 or 家 say nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Percent,
    PerMille,
    Per100000,
    Wan,
    Yi,
}

/// Words that stand between a number and its unit.
const BETWEEN: &[char] = &['余', '多', '几', '个', '左', '右'];

/// The numbers of a text, each as a whole: `78.9` is neither `78` nor `8.9`. `1,200` is also 1200.
pub(super) fn numbers(text: &[char]) -> Vec<Printed> {
    let mut numbers: Vec<Printed> = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let length = length_of_number(rest);
        if length == 0 {
            at += 1;
            continue;
        }
        let digits = rest.iter().take(length).filter_map(|c| ascii(*c)).collect();
        numbers.push(Printed { digits, start: at, end: at + length });
        at += length;
    }
    let grouped: Vec<Printed> =
        numbers.windows(2).filter_map(|pair| joined_by_comma(text, pair)).collect();
    numbers.extend(grouped);
    numbers
}

fn length_of_number(text: &[char]) -> usize {
    let digit = |n: usize| text.get(n).copied().and_then(ascii).is_some_and(|c| c != '.');
    let mut length = (0..text.len()).take_while(|n| digit(*n)).count();
    if length > 0 && matches!(text.get(length), Some('.' | '．')) && digit(length + 1) {
        length += 1 + (length + 1..text.len()).take_while(|n| digit(*n)).count();
    }
    length
}

fn joined_by_comma(text: &[char], pair: &[Printed]) -> Option<Printed> {
    let [whole, rest] = pair else { return None };
    let is_grouped = text.get(whole.end) == Some(&',')
        && rest.start == whole.end + 1
        && rest.digits.split('.').next().is_some_and(|digits| digits.len() == 3)
        && whole.digits.len() <= 3
        && !whole.digits.contains('.');
    let digits = format!("{}{}", whole.digits, rest.digits);
    is_grouped.then_some(Printed { digits, start: whole.start, end: rest.end })
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

/// The years that a text names: four digits before 年, alone or as the start of a range.
pub(super) fn years(text: &[char]) -> Vec<i32> {
    let numbers = numbers(text);
    let is_before_year = |end: usize| text.get(end) == Some(&'年');
    let starts_range = |end: usize| {
        let next = text.get(end).is_some_and(|c| matches!(c, '—' | '-' | '–' | '~' | '至' | '、'));
        let start = (end..text.len()).find(|n| text.get(*n).copied().and_then(ascii).is_some());
        let other = start.and_then(|start| numbers.iter().find(|n| n.start == start));
        next && other
            .is_some_and(|n| n.digits.len() == 4 && n.start <= end + 2 && is_before_year(n.end))
    };
    let years = numbers
        .iter()
        .filter(|n| n.digits.len() == 4 && (is_before_year(n.end) || starts_range(n.end)));
    years.filter_map(|n| n.digits.parse().ok()).collect()
}

/// What is printed behind a number, if it tells its size.
pub(super) fn scale_behind(text: &[char], end: usize) -> Option<Scale> {
    let rest = text.get(end..).unwrap_or_default();
    let skipped = rest.iter().take_while(|c| BETWEEN.contains(c)).count();
    scale_at(rest.get(skipped..).unwrap_or_default())
}

fn scale_at(text: &[char]) -> Option<Scale> {
    match text {
        ['%' | '％', ..] => Some(Scale::Percent),
        ['‰', ..] => Some(Scale::PerMille),
        ['/' | '／', '1' | '１', '0' | '０', '万', ..] => Some(Scale::Per100000),
        ['万', ..] => Some(Scale::Wan),
        ['亿', ..] => Some(Scale::Yi),
        _ => None,
    }
}

/// What a unit of the catalogue or of a record says of the size of its numbers.
pub(super) fn scale_of(unit: &str) -> Option<Scale> {
    let letters: Vec<char> = unit.chars().filter(|c| !c.is_whitespace()).collect();
    let is_rate = find(&letters, &['1', '0', '万']).is_some();
    if is_rate { Some(Scale::Per100000) } else { scale_at(&letters) }
}

/// The number that words without digits say: `两家`, `全覆盖`, `无`. Only what can be meant in one way.
pub(super) fn in_words(words: &[char]) -> Option<&'static str> {
    const WORDS: &[(&str, &str)] = &[
        ("全覆盖", "100"),
        ("全部", "100"),
        ("清零", "0"),
        ("无", "0"),
        ("零", "0"),
        ("一", "1"),
        ("两", "2"),
        ("二", "2"),
        ("三", "3"),
        ("四", "4"),
        ("五", "5"),
        ("六", "6"),
        ("七", "7"),
        ("八", "8"),
        ("九", "9"),
        ("十", "10"),
    ];
    let is_said = |word: &str| find(words, &word.chars().collect::<Vec<_>>()).is_some();
    let mut said = WORDS.iter().filter(|(word, _)| is_said(word)).map(|(_, digits)| *digits);
    let first = said.next()?;
    said.all(|digits| digits == first).then_some(first)
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
            ("1,200人", &["1", "200", "1200"]),
            ("分别新增200、40、300个", &["200", "40", "300"]),
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
            ("（2019—2030）", &[]),
            ("2020年、2021年", &[2020, 2021]),
        ] {
            assert_eq!(years(&letters(text)), expected, "{text}");
        }
    }

    #[test]
    fn units_tell_the_size() {
        for (text, expected) in [
            ("3.5‰", Some(Scale::PerMille)),
            ("0/10万", Some(Scale::Per100000)),
            ("5％", Some(Scale::Percent)),
            ("1500余万元", Some(Scale::Wan)),
            ("5张", None),
        ] {
            let text = letters(text);
            let end = numbers(&text).first().expect("a number").end;
            assert_eq!(scale_behind(&text, end), expected, "{text:?}");
        }
        assert_eq!(scale_of("1/10万"), Some(Scale::Per100000));
        assert_eq!(scale_of("亿元"), Some(Scale::Yi));
        assert_eq!(scale_of("张"), None);
    }

    #[test]
    fn words_say_one_number_or_none() {
        for (words, expected) in
            [("两家", Some("2")), ("实现全覆盖", Some("100")), ("三五家", None), ("若干", None)]
        {
            assert_eq!(in_words(&letters(words)), expected, "{words}");
        }
    }
}
