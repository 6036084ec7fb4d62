//! Numbers that words say without digits: `两家`, `三成`, `近百人`.

use std::ops::Range;

use super::letters::find;
use super::numbers::PrintedNumber;

/// Words that say a number as a whole.
const WHOLE: &[(&str, &str)] = &[("全覆盖", "100"), ("全部", "100"), ("清零", "0")];

/// Words of one half, with how many letters at their start are a word beside the number: 过 of 过半.
const HALVES: &[(&str, usize)] = &[
    ("一半", 0),
    ("半数", 0),
    ("过半", 1),
    ("近半", 1),
    ("约半", 1),
    ("逾半", 1),
    ("超半", 1),
    ("超过半", 2),
];

/// Letters behind 半 with which it is half of one thing, and no share: 近半年.
const HALF_OF_ONE: &str = "年个月天日小岛径价截";

/// Words with 一 that count nothing.
const WORDS: &[&str] = &["一体", "一站", "一流", "一般", "一定", "一些", "一批", "一致"];

/// A number in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::check) struct InWords {
    /// The number, where its words stand.
    pub(in crate::check) number: PrintedNumber,
    /// Whether the words say a share, and so a number of percent: 三成, 过半.
    pub(in crate::check) is_share: bool,
}

/// The number that words say without digits: `两家`, `十二个`, `三成`, `全覆盖`, `无`. Only what can be meant in one way; its
/// place tells what stands beside it.
pub(in crate::check) fn in_words(words: &[char]) -> Option<InWords> {
    if matches!(words, ['无' | '零']) {
        return Some(said("0".to_owned(), 0..1, false));
    }
    let all: Option<Vec<InWords>> = all(words).into_iter().collect();
    let all = all?;
    let first = all.first()?;
    let is_one = all.iter().all(|other| other.number.digits == first.number.digits);
    is_one.then(|| first.clone())
}

/// All that words say without digits; what says no one number is none.
pub(in crate::check) fn all(words: &[char]) -> Vec<Option<InWords>> {
    let place = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        find(words, &word).map(|at| at..at + word.len())
    };
    let whole = WHOLE
        .iter()
        .filter_map(|(word, value)| Some(said((*value).to_owned(), place(word)?, *value == "100")));
    let half = HALVES.iter().find_map(|(word, beside)| {
        let at = place(word)?;
        Some(at.start + beside..at.end)
    });
    let is_share =
        |half: &Range<usize>| words.get(half.end).is_none_or(|next| !HALF_OF_ONE.contains(*next));
    let half = half.filter(is_share);
    let of_half = half.clone().map(|at| said("50".to_owned(), at, true));
    let is_other = |run: &Range<usize>| {
        let rest = words.get(run.start..).unwrap_or_default();
        let is_word = |word: &str| rest.starts_with(&word.chars().collect::<Vec<_>>());
        let is_unique = run.start.checked_sub(1).and_then(|at| words.get(at)) == Some(&'统');
        let is_of_percent = rest.starts_with(&['百', '分', '之']);
        let is_of_half = half.as_ref().is_some_and(|half| half.contains(&run.start));
        WORDS.iter().any(|word| is_word(word)) || is_unique || is_of_percent || is_of_half
    };
    let runs = runs(words).into_iter().filter(|run| !is_other(run));
    let runs = runs.map(|run| of_run(words, &run));
    whole.chain(of_half).map(Some).chain(runs).collect()
}

fn said(digits: String, at: Range<usize>, is_share: bool) -> InWords {
    InWords { number: PrintedNumber { digits, at }, is_share }
}

/// Where the numerals of a text stand.
fn runs(words: &[char]) -> Vec<Range<usize>> {
    let is_numeral = |c: &char| "零〇一二两三四五六七八九十百千万亿".contains(*c);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let mut length = rest.iter().take_while(|c| is_numeral(c)).count();
        // 九十五点五: a point with digits on both sides, and no 三点建议.
        let behind = rest.get(length + 1..).unwrap_or_default();
        if length > 0 && rest.get(length) == Some(&'点') {
            let digits = behind.iter().take_while(|c| DIGITS.contains(**c)).count();
            length += if digits > 0 { 1 + digits } else { 0 };
        }
        if length > 0 {
            runs.push(at..at + length);
        }
        let ones = of_tenths(rest.get(length..).unwrap_or_default()).map_or(0, |_| 2);
        at += length.max(1) + if length > 0 { ones } else { 0 };
    }
    runs
}

/// What a numeral says, with the 百分之 before it and the 成 behind it. What tells no number is none: 数十, 上千, 第三, 三级,
/// 翻一番.
fn of_run(words: &[char], run: &Range<usize>) -> Option<InWords> {
    let before = words.get(..run.start).unwrap_or_default();
    let behind = words.get(run.end..).unwrap_or_default();
    let is_round = matches!(words.get(run.start), Some('十' | '百' | '千' | '万'));
    let is_vague = match before {
        [.., '以', '上'] => false,
        [.., '数' | '几' | '上' | '成'] => is_round,
        [.., '第' | '翻'] => true,
        _ => false,
    };
    if is_vague || matches!(behind, ['番' | '级' | '甲' | '乙' | '倍', ..]) {
        return None;
    }
    let value = numeral(words.get(run.clone())?)?;
    let is_percent = before.ends_with(&['百', '分', '之']);
    let start = if is_percent { run.start - 3 } else { run.start };
    match behind {
        // 三成立: 成 is of another word.
        ['成', next, ..] if "立为员果效本功长".contains(*next) => {}
        ['成', rest @ ..] if let [tens] = *value.as_bytes() => {
            let ones = of_tenths(behind);
            let end = run.end + rest.len().min(ones.map_or(0, |_| 1)) + 1;
            let digits = [tens, ones.unwrap_or(b'0')].map(char::from).iter().collect();
            return Some(said(digits, start..end, true));
        }
        // 十成
        ['成', ..] if value == "10" => {
            return Some(said("100".to_owned(), start..run.end + 1, true));
        }
        _ => {}
    }
    Some(said(value, start..run.end, is_percent))
}

/// The digit that goes on with 成: 三成五, 三成半, and not 三成一百人.
fn of_tenths(behind: &[char]) -> Option<u8> {
    match behind {
        ['成', '半', ..] => Some(b'5'),
        ['成', digit, next @ ..] if next.first().is_none_or(|c| !UNITS.contains(*c)) => {
            digit_of(*digit)
        }
        _ => None,
    }
}

/// Digits behind a point.
const DIGITS: &str = "零〇一二三四五六七八九";

/// Words that multiply a digit.
const UNITS: &str = "十百千万亿";

fn digit_of(c: char) -> Option<u8> {
    let at = DIGITS.chars().skip(2).position(|digit| digit == c)?;
    u8::try_from(at).ok().map(|at| b'1' + at)
}

/// A Chinese numeral: `十二` is 12, `九十五点五` is 95.5. `三五` is none: it is three to five.
fn numeral(run: &[char]) -> Option<String> {
    let mut parts = run.split(|c| *c == '点');
    let whole = whole(parts.next()?)?.to_string();
    let Some(fraction) = parts.next() else { return Some(whole) };
    let fraction = fraction.iter().map(|c| match c {
        '零' | '〇' => Some('0'),
        c => digit_of(*c).map(char::from),
    });
    let fraction: String = fraction.collect::<Option<_>>()?;
    Some(format!("{whole}.{fraction}"))
}

fn whole(run: &[char]) -> Option<u64> {
    // What counts 亿, what counts 万, and what is below.
    let (mut sum, mut part, mut digit) = (0_u64, 0_u64, None);
    for c in run {
        let unit: u64 = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            '零' | '〇' if digit.is_none() => continue,
            c => {
                let value = if *c == '两' { Some(2) } else { digit_of(*c).map(|d| d - b'0') };
                if digit.is_some() {
                    return None;
                }
                digit = Some(u64::from(value?));
                continue;
            }
        };
        if unit >= 10_000 {
            let many = part.checked_add(digit.take().unwrap_or(0))?;
            // 三万亿: what is before multiplies all of it.
            let (many, rest) = if many == 0 { (sum.max(1), 0) } else { (many, sum) };
            sum = many.checked_mul(unit)?.checked_add(rest)?;
            part = 0;
        } else {
            part = part.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        }
    }
    sum.checked_add(part)?.checked_add(digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_say_one_number_or_none() {
        for (words, expected) in [
            ("两家", Some(("2", "两"))),
            ("十二个", Some(("12", "十二"))),
            ("一百二十家", Some(("120", "一百二十"))),
            ("一百零五家", Some(("105", "一百零五"))),
            ("三万二千人", Some(("32000", "三万二千"))),
            ("百分之三十", Some(("30", "百分之三十"))),
            ("实现全覆盖", Some(("100", "全覆盖"))),
            ("无", Some(("0", "无"))),
            ("近百家", Some(("100", "百"))),
            ("十余家", Some(("10", "十"))),
            ("六成以上", Some(("60", "六成"))),
            ("过半", Some(("50", "半"))),
            ("近半数", Some(("50", "半数"))),
            ("近半", Some(("50", "半"))),
            ("近半年", None),
            ("一半以上", Some(("50", "一半"))),
            ("三成半", Some(("35", "三成半"))),
            ("两成五", Some(("25", "两成五"))),
            ("百分之九十五点五", Some(("95.5", "百分之九十五点五"))),
            ("百分之百", Some(("100", "百分之百"))),
            ("三点建议", Some(("3", "三"))),
            ("一亿二千万元", Some(("120000000", "一亿二千万"))),
            ("近万亿元", Some(("1000000000000", "万亿"))),
            ("二十三万亿元", Some(("23000000000000", "二十三万亿"))),
            ("九千亿亿亿亿元", None),
            ("以上两家", Some(("2", "两"))),
            ("建成一站式中心三家", Some(("3", "三"))),
            ("三家成立", Some(("3", "三"))),
            ("上千人", None),
            ("数十家", None),
            ("几百张", None),
            ("翻一番", None),
            ("第三位", None),
            ("三级甲等", None),
            ("提高一倍", None),
            ("无害化处理", None),
            ("三五家", None),
            ("三分之一", None),
            ("三级医院两家", None),
            ("若干", None),
        ] {
            let letters: Vec<char> = words.chars().collect();
            let said = in_words(&letters);
            let said = said.map(|said| {
                let at: String = letters.get(said.number.at).unwrap_or_default().iter().collect();
                (said.number.digits, at)
            });
            let expected = expected.map(|(digits, at)| (digits.to_owned(), at.to_owned()));
            assert_eq!(said, expected, "{words}");
        }
    }
}
