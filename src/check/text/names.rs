//! Numbers that are part of a name: `PM2.5`, `KR2`, `H1N1`, `COVID-19`, `5G`, `4A级`.

use std::ops::Range;

use crate::model::{form, is_blank};

/// Names of what is measured: a number behind one is its value.
const MEASURED: &[&str] =
    &["GDP", "GNP", "GNI", "CPI", "PPI", "PMI", "AQI", "BMI", "PH", "IRI", "COD", "BOD", "TOC"];

/// Names whose number is none of theirs, whatever stands behind it, and whether a blank is before it or not.
const KNOWN: &[(&str, &str)] =
    &[("PM", "2.5"), ("PM", "10"), ("CO", "2"), ("SO", "2"), ("NO", "2"), ("CH", "4"), ("SF", "6")];

/// What is counted or measured right behind a number: 50个, 3%, 12.5万元.
const UNITS: &str =
    "%％‰℃个家所名人项张间支种次户处台辆套条例座元亩岁万亿吨米克分倍度升瓦千百位册件公平";

/// How many letters a name has before its number, at most.
const LONGEST: usize = 6;

/// Whether a number is part of a name, by the letters right beside it. Four digits may be a year, and are none.
pub(super) fn is_of_name(text: &[char], number: &Range<usize>) -> bool {
    let digits = || text.get(number.clone()).unwrap_or_default().iter().map(|c| form(*c));
    let before = text.get(..number.start).unwrap_or_default();
    let behind = text.get(number.end..).unwrap_or_default();
    let mut behind = behind.iter().map(|c| form(*c));
    let next = (behind.next(), behind.next());
    if number.len() == 1 && is_begun(next) {
        return true;
    }
    let (before, is_apart, is_hyphened) = match before {
        [before @ .., blank] if is_blank(*blank) => (before, true, false),
        [before @ .., '-' | '－' | '–'] => (before, false, true),
        before => (before, false, false),
    };
    let is_year = || number.len() == 4 && digits().all(|c| c.is_ascii_digit());
    let Some(word) = word_at_end(before, is_hyphened).filter(|_| !is_year()) else { return false };
    let digits: String = digits().collect();
    if KNOWN.contains(&(&word, &digits)) {
        return true;
    }
    let is_counted = next.0.is_some_and(|c| UNITS.contains(c));
    !is_apart && !is_counted && !MEASURED.contains(&word.as_str())
}

/// Whether the letters behind a digit make it the start of a name: `5G`, `3D`, `4A级`, `5AAA级`.
fn is_begun(next: (Option<char>, Option<char>)) -> bool {
    let is_alone = !next.1.is_some_and(|c| c.is_ascii_alphanumeric());
    match next.0 {
        Some('G' | 'D') => is_alone,
        Some('A') => matches!(next.1, Some('A' | '级')),
        _ => false,
    }
}

/// The capital letters that a text ends with, or a word with a capital before a hyphen: PM, KR, Covid.
fn word_at_end(text: &[char], is_hyphened: bool) -> Option<String> {
    let letters = text.iter().rev().map(|c| form(*c)).take_while(char::is_ascii_alphabetic);
    let mut word: Vec<char> = letters.take(LONGEST + 1).collect();
    if word.is_empty() {
        return None;
    }
    word.reverse();
    let is_capital = |word: &[char]| word.iter().all(char::is_ascii_uppercase);
    let is_name = match &word[..] {
        [first, ..] if is_hyphened => first.is_ascii_uppercase(),
        word => is_capital(word),
    };
    (is_name && word.len() <= LONGEST).then(|| word.into_iter().collect())
}
