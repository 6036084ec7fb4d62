//! Slips of the pen: every number of a text, with its last digit raised by one, and with two of its digits exchanged.

use std::ops::Range;

/// Keys whose values are commentary, for which there is no print: whoever writes them vouches for them. A GB/T 2260 code
/// stands in no plan either.
const UNPROVED: &[&str] = &["note", "year_note", "reason", "code"];

/// One number of a text with one slip in it.
#[derive(Debug, Clone)]
pub(crate) struct Slip {
    /// The bytes of the number.
    pub(crate) at: Range<usize>,
    /// What stands there instead; as many bytes.
    pub(crate) with: String,
}

/// All slips in the numbers of a piece of YAML, those in commentary aside.
pub(crate) fn in_yaml(text: &str, piece: Range<usize>) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut key = "";
    let mut start = piece.start;
    for line in text.get(piece).unwrap_or_default().split_inclusive('\n') {
        for number in numbers(line) {
            key = last_key(line.get(..number.start).unwrap_or_default()).unwrap_or(key);
            if !UNPROVED.contains(&key) && !is_in_key(line, &number) {
                slips.extend(slips_of(line, &number, start));
            }
        }
        key = last_key(line).unwrap_or(key);
        start += line.len();
    }
    slips
}

/// All slips in the numbers of a text.
pub(crate) fn in_text(text: &str, piece: Range<usize>) -> Vec<Slip> {
    let start = piece.start;
    let text = text.get(piece).unwrap_or_default();
    numbers(text).iter().flat_map(|number| slips_of(text, number, start)).collect()
}

impl Slip {
    /// The text with the slip in it.
    pub(crate) fn applied(&self, text: &str) -> String {
        let (before, rest) = text.split_at(self.at.start);
        let (_, behind) = rest.split_at(self.at.len());
        [before, &self.with, behind].concat()
    }

    /// The change that leaves the number as it is.
    pub(crate) fn undone(&self, text: &str) -> Self {
        let with = text.get(self.at.clone()).unwrap_or_default().to_owned();
        Self { at: self.at.clone(), with }
    }
}

/// The last key of a mapping in a part of a line: `a: b, c: d` has `c`.
fn last_key(line: &str) -> Option<&str> {
    let is_end = |at: &usize| {
        line.get(at + 1..).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
    };
    let key_before = |end: usize| {
        let before = line.get(..end)?;
        let key = before.rsplit(|c| !is_of_key(c)).next().filter(|key| !key.is_empty())?;
        let is_first = before.len() == key.len() || before.strip_suffix(key)?.ends_with(' ');
        is_first.then_some(key)
    };
    let ends = line.match_indices(':').map(|(at, _)| at).filter(is_end);
    ends.rev().find_map(key_before)
}

fn is_of_key(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether a number is part of a key, as in `area_m2: 5`.
fn is_in_key(line: &str, number: &Range<usize>) -> bool {
    let rest = line.get(number.end..).unwrap_or_default().trim_start_matches(is_of_key);
    let before = line.get(..number.start).unwrap_or_default();
    rest.starts_with(": ") && before.ends_with(is_of_key)
}

/// The bytes of every number: digits, ASCII or full-width, with one point among them.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    let mut has_point = false;
    for (at, c) in text.char_indices().filter(|(_, c)| digit(*c).is_some()) {
        let end = at + c.len_utf8();
        let gap = numbers.last().and_then(|last| text.get(last.end..at));
        let is_point = matches!(gap, Some("." | "．")) && !has_point;
        match numbers.last_mut().filter(|_| is_point || gap == Some("")) {
            Some(last) => last.end = end,
            None => numbers.push(at..end),
        }
        has_point = is_point || has_point && gap == Some("");
    }
    numbers
}

fn slips_of(text: &str, number: &Range<usize>, start: usize) -> impl Iterator<Item = Slip> {
    let signs: Vec<char> = text.get(number.clone()).unwrap_or_default().chars().collect();
    let at = start + number.start..start + number.end;
    let changed = [raised(&signs), exchanged(&signs)].into_iter().flatten();
    changed.map(move |with| Slip { at: at.clone(), with })
}

/// The last digit raised by one, 9 to 0.
fn raised(signs: &[char]) -> Option<String> {
    let (last, before) = signs.split_last()?;
    let zero = if last.is_ascii_digit() { '0' } else { '０' };
    let next = char::from_u32(u32::from(zero) + (digit(*last)? + 1) % 10)?;
    Some(before.iter().copied().chain([next]).collect())
}

/// The last two neighbours that differ, exchanged; a point between them stays.
fn exchanged(signs: &[char]) -> Option<String> {
    let digits = signs.iter().enumerate().filter(|(_, c)| digit(**c).is_some());
    let digits: Vec<(usize, char)> = digits.map(|(n, c)| (n, *c)).collect();
    let pairs = digits.iter().zip(digits.iter().skip(1));
    let (left, right) = pairs.rev().find(|(left, right)| left.1 != right.1)?;
    let mut signs = signs.to_vec();
    signs.swap(left.0, right.0);
    Some(signs.into_iter().collect())
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}
