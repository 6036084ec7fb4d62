//! Numbers that words say without digits: `两家`, `三成`, `近百人`.

use std::ops::Range;

use super::letters::find;
use super::numbers::PrintedNumber;

/// Words that say a number as a whole.
const WHOLE: &[(&str, u32)] = &[("全覆盖", 100), ("全部", 100), ("清零", 0)];

/// Words of one half, the longer first: of 过半, 过 is a word beside the number.
const HALVES: &[&str] = &["一半", "半数", "过半"];

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
        return Some(said(0, 0..1, false));
    }
    let place = |word: &str| {
        let word: Vec<char> = word.chars().collect();
        find(words, &word).map(|at| at..at + word.len())
    };
    let whole = WHOLE.iter().filter_map(|(word, value)| Some(said(*value, place(word)?, false)));
    let half = HALVES.iter().find_map(|word| place(word));
    let of_half = half.clone().map(|at| said(50, at.end - 1..at.end, true));
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
    let all: Option<Vec<InWords>> = whole.chain(of_half).map(Some).chain(runs).collect();
    let all = all?;
    let first = all.first()?;
    let is_one = all.iter().all(|other| other.number.digits == first.number.digits);
    is_one.then(|| first.clone())
}

fn said(value: u32, at: Range<usize>, is_share: bool) -> InWords {
    InWords { number: PrintedNumber { digits: value.to_string(), at }, is_share }
}

/// Where the numerals of a text stand.
fn runs(words: &[char]) -> Vec<Range<usize>> {
    let is_numeral = |c: &char| "零〇一二两三四五六七八九十百千万".contains(*c);
    let mut runs = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let rest = words.get(at..).unwrap_or_default();
        let length = rest.iter().take_while(|c| is_numeral(c)).count();
        if length > 0 {
            runs.push(at..at + length);
        }
        at += length.max(1);
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
    let start = if before.ends_with(&['百', '分', '之']) { run.start - 3 } else { run.start };
    match behind {
        // 三成立: 成 is of another word.
        ['成', next, ..] if "立为员果效本".contains(*next) => {}
        ['成', ..] if value <= 10 => {
            return Some(said(value * 10, start..run.end + 1, true));
        }
        _ => {}
    }
    Some(said(value, start..run.end, false))
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
            ("一半以上", Some(("50", "半"))),
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
