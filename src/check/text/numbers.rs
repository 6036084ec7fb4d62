//! Numbers as documents print them: the one reader that all checks share.

use std::ops::Range;

use super::letters::Letter;
use super::names;

/// Signs that stand for minus before a number.
const MINUS: &[char] = &['-', '−', '－'];

/// Decimal points.
const POINTS: &[char] = &['.', '．'];

/// How many letters of a unit may stand between a number and the sign that joins it to the next: `3万平方米—5万平方米`.
pub(in crate::check) const LONGEST_UNIT: usize = 4;

/// How many letters around a stretch of a text tell what the numbers in it are.
const AROUND: usize = 100;

/// Blanks that part the thousands of a number, and nothing else: GB/T 15835 has a quarter of an em.
const NARROW: &[char] = &['\u{202f}', '\u{2005}', '\u{2006}', '\u{2007}', '\u{2008}', '\u{2009}'];

/// Signs that may part the thousands of a number, or two numbers.
const OPEN: &[char] = &['，', ' ', '\u{a0}', '\u{3000}'];

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct PrintedNumber {
    /// Its digits and points, full-width ones as ASCII, without thousands; `-` before them where it is negative.
    pub(in crate::check) digits: String,
    /// Where it stands, in letters, without its sign.
    pub(in crate::check) at: Range<usize>,
}

/// What is taken for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Reading {
    /// Each number as it is printed, one behind the other: no signs, and a blank or a full-width comma parts two numbers.
    Printed,
    /// Whatever may be meant as a value: with its sign, once as a member of a list and once with thousands where a blank
    /// or a full-width comma may part either, and without the 10 of `/10万`.
    Values,
}

/// The numbers of a text, each as a whole: `78.9` is neither `78` nor `8.9`, and `1,200` is neither `1` nor `200`. Those of
/// names are none: `PM2.5`, `KR2`, `COVID-19`.
pub(in crate::check) fn numbers(text: &[char], reading: Reading) -> Vec<PrintedNumber> {
    let mut numbers = all(text, reading);
    numbers.retain(|number| !names::is_of_name(text, &number.at));
    numbers
}

/// The numbers of a stretch of a text, which may be long, read with what stands around the stretch.
pub(in crate::check) fn within(
    text: &[char],
    stretch: &Range<usize>,
    reading: Reading,
) -> Vec<PrintedNumber> {
    let start = stretch.start.saturating_sub(AROUND);
    let end = text.len().min(stretch.end + AROUND);
    let mut numbers = numbers(text.get(start..end).unwrap_or_default(), reading);
    for number in &mut numbers {
        number.at = start + number.at.start..start + number.at.end;
    }
    numbers.retain(|n| stretch.start <= n.at.start && n.at.end <= stretch.end);
    numbers
}

fn all(text: &[char], reading: Reading) -> Vec<PrintedNumber> {
    let mut numbers = Vec::new();
    let mut at = 0;
    let parts = |c: char| c == ',' || NARROW.contains(&c);
    let is_value = reading == Reading::Values;
    while let Some(skipped) = text.get(at..).and_then(|rest| rest.iter().position(|c| is_digit(*c)))
    {
        at += skipped;
        let rest = text.get(at..).unwrap_or_default();
        let length = length_of_number(rest, parts);
        let longer = Some(length_of_number(rest, |c| parts(c) || OPEN.contains(&c)));
        let longer = longer.filter(|longer| is_value && *longer > length);
        for end in [Some(length), longer].into_iter().flatten().map(|length| at + length) {
            let digits = text.get(at..end).unwrap_or_default().iter().filter_map(|c| ascii(*c));
            let sign = (is_value && is_negative(text, at)).then_some('-');
            let digits: String = sign.into_iter().chain(digits).collect();
            let tenths = tenths(&digits, text.get(end..).unwrap_or_default());
            let (digits, end) = match tenths.filter(|_| is_value) {
                Some(percent) => (percent, end + 1),
                None => (digits, end),
            };
            numbers.push(PrintedNumber { digits, at: at..end });
        }
        at += length;
    }
    numbers.retain(|number| reading == Reading::Printed || !is_in_unit(text, number));
    numbers
}

/// The percentage that tenths are: 9成 is 90, 8.5成 is 85; not 3成立 and 20成.
fn tenths(digits: &str, behind: &[char]) -> Option<String> {
    let is_of_word = |c: &char| "立为员果效本功长交品都年".contains(*c);
    let is_tenths = matches!(behind, ['成', rest @ ..] if !rest.first().is_some_and(is_of_word));
    match digits.as_bytes() {
        _ if !is_tenths => None,
        [b'1'..=b'9'] | [b'1', b'0'] => Some(format!("{digits}0")),
        [whole @ b'1'..=b'9', b'.', tenth] => {
            Some([*whole, *tenth].map(char::from).iter().collect())
        }
        _ => None,
    }
}

/// The numbers as they are printed in a file, those of names among them, where a blank or a mark of Markdown ends a number.
pub(in crate::check) fn in_file(letters: &[Letter]) -> Vec<PrintedNumber> {
    let is_joined = |(c, at): &Letter, (_, next): &Letter| at + c.len_utf8() == *next;
    let mut found = Vec::new();
    let mut start = 0;
    for stretch in letters.chunk_by(is_joined) {
        let plain: Vec<char> = stretch.iter().map(|(c, _)| *c).collect();
        found.extend(all(&plain, Reading::Printed).into_iter().map(|number| PrintedNumber {
            at: start + number.at.start..start + number.at.end,
            ..number
        }));
        start += stretch.len();
    }
    found
}

/// How long the number at the start of a text is, whose thousands are parted by one of some signs.
fn length_of_number(text: &[char], parts: impl Fn(char) -> bool) -> usize {
    let digits = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|c| is_digit(**c)).count()
    };
    let mut length = digits(0);
    let sign = text.get(length).copied().filter(|sign| parts(*sign));
    // `0 123` has no thousands.
    let is_zero = matches!(text.first(), Some('0' | '０'));
    if let Some(sign) = sign.filter(|c| (1..=3).contains(&length) && (*c == ',' || !is_zero)) {
        while text.get(length) == Some(&sign) && digits(length + 1) == 3 {
            length += 4;
        }
    }
    // A number with several points, as 1.2.3, is one: it is neither 1.2 nor 3.
    while length > 0 && text.get(length).is_some_and(|c| is_point(*c)) && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    length
}

/// Whether a place lies within a number.
pub(in crate::check) fn splits_number(text: &[char], at: usize) -> bool {
    let is = |n: Option<usize>, test: fn(char) -> bool| {
        n.and_then(|n| text.get(n)).is_some_and(|c| test(*c))
    };
    let (before, here) = (at.checked_sub(1), Some(at));
    is(before, is_digit) && is(here, is_digit)
        || is(before, is_digit) && is(here, is_point) && is(Some(at + 1), is_digit)
        || is(at.checked_sub(2), is_digit) && is(before, is_point) && is(here, is_digit)
}

fn is_point(c: char) -> bool {
    POINTS.contains(&c)
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
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
pub(super) fn is_in_unit(text: &[char], number: &PrintedNumber) -> bool {
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

/// Signs between the ends of a range.
pub(in crate::check) fn is_dash(c: char) -> bool {
    matches!(c, '—' | '–' | '-' | '－' | '―' | '─' | '~' | '～' | '〜')
}

/// Signs and words between the ends of a range or the members of a list.
pub(in crate::check) fn joins(c: char) -> bool {
    is_dash(c) || matches!(c, '、' | '至' | '到' | '和' | '与' | '及' | '或' | '/' | '／')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::letters::with_places;
    use crate::check::text::parted;

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
            ("近9成，8.5成以上，5个成员，3成立，20成", &["90", "85", "5", "3", "20"]),
            ("1,234,567.8元", &["1234567.8"]),
            ("2020,300人", &["2020", "300"]),
            ("1，200人", &["1", "1200", "200"]),
            ("分别新增200、40、300个", &["200", "40", "300"]),
            ("10／10万、3.5‰", &["10", "3.5"]),
            ("由-3.5万元增加到5万元", &["-3.5", "5"]),
            ("增长－1.2%", &["-1.2"]),
            ("3-5岁，3岁-5岁，3万平方米-5万平方米", &["3", "5", "3", "5", "3", "5"]),
            ("12\u{202f}345人", &["12345"]),
            ("12 345人", &["12", "12345", "345"]),
            ("1 234 567.8", &["1", "1234567.8", "234", "234567.8", "567.8"]),
            ("2020 95.5", &["2020", "95.5"]),
            ("2020 345", &["2020", "345"]),
            ("78\t100", &["78", "100"]),
            ("1,200 300", &["1200", "300"]),
            ("0 123", &["0", "123"]),
            ("DRG-2", &[]),
            ("没有", &[]),
        ] {
            let digits: Vec<String> =
                numbers(&letters(text), Reading::Values).into_iter().map(|n| n.digits).collect();
            assert_eq!(digits, expected, "{text}");
        }
    }

    #[test]
    fn numbers_of_names_are_no_values() {
        for (text, expected) in [
            ("PM2.5浓度35微克", &["35"][..]),
            ("PM 2.5平均为35", &["35"]),
            ("KR2 2024年", &["2024"]),
            ("H1N1流感30例", &["30"]),
            ("COVID-19疫苗、Covid-19疫苗95%", &["95"]),
            ("A1级企业12家", &["12"]),
            ("5G基站300个，3D打印", &["300"]),
            ("4A级景区3个，5AAA级", &["3"]),
            ("CO2排放下降18%", &["18"]),
            ("人均GDP12.5万元", &["12.5"]),
            ("人均GDP 12.5", &["12.5"]),
            ("CPI102.1，PMI50.2", &["102.1", "50.2"]),
            ("ICU床位50张、AED30台", &["50", "30"]),
            ("EU 27 members", &["27"]),
            ("FY2023，ISO9001", &["2023", "9001"]),
            ("more than 300 beds", &["300"]),
            ("5GB、15G、3km、60MW", &["5", "15", "3", "60"]),
            ("ＰＭ２．５", &[]),
        ] {
            let found = numbers(&parted::of_text(text), Reading::Values).into_iter();
            assert_eq!(found.map(|n| n.digits).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    #[test]
    fn printed_numbers_follow_one_another() {
        for (text, expected) in [
            ("1.推进5—10个，达3.50‰，１２个", &["1", "5", "10", "3.50", "12"][..]),
            ("1，200人、1,200人", &["1", "200", "1200"]),
            ("第1.2.3条，-3.5%，10/10万", &["1.2.3", "3.5", "10", "10"]),
            ("PM2.5 35", &["35"]),
            ("KR2\u{3000}2024年", &["2024"]),
            ("1 003人、1\u{2009}003人", &["1", "003", "1003"]),
        ] {
            let found = numbers(&letters(text), Reading::Printed).into_iter();
            assert_eq!(found.map(|n| n.digits).collect::<Vec<_>>(), expected, "{text}");
        }
        let letters: Vec<Letter> = with_places("78.18 79.3 ≤10 1/10万。");
        let found: Vec<String> = in_file(&letters).into_iter().map(|n| n.digits).collect();
        assert_eq!(found, ["78.18", "79.3", "10", "1", "10"], "numbers end at blanks");
    }
}
