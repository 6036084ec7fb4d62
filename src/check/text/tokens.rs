//! Words and numbers of a text found as wholes, and names whatever marks they are printed with.

use std::ops::Range;

/// Words with brackets and colons of one width and without quotation marks: what a name may differ in from its print.
pub(in crate::check) fn folded(words: &[char]) -> Vec<char> {
    let fold = |c: &char| match c {
        '“' | '”' | '‘' | '’' | '"' | '\'' => None,
        '（' => Some('('),
        '）' => Some(')'),
        '：' => Some(':'),
        other => Some(*other),
    };
    words.iter().filter_map(fold).collect()
}

/// Where words first stand in a text, with the numbers at their ends whole: `5岁` does not stand in `65岁`, nor `专栏1` in
/// `专栏12`.
pub(in crate::check) fn find(text: &[char], words: &[char]) -> Option<usize> {
    places(text, words).next()
}

/// Every place where words stand in a text, with the numbers at their ends whole.
pub(in crate::check) fn places(text: &[char], words: &[char]) -> impl Iterator<Item = usize> {
    let windows = text.windows(words.len().max(1)).enumerate();
    let found = windows.filter(move |(_, window)| *window == words).map(|(at, _)| at);
    found.filter(move |at| !cuts_number(text, *at) && !cuts_number(text, at + words.len()))
}

/// Whether a place lies within a number.
pub(in crate::check) fn cuts_number(text: &[char], at: usize) -> bool {
    let is = |n: Option<usize>, test: fn(char) -> bool| {
        n.and_then(|n| text.get(n)).is_some_and(|c| test(*c))
    };
    let (before, here) = (at.checked_sub(1), Some(at));
    is(before, is_digit) && is(here, is_digit)
        || is(before, is_digit) && is(here, is_point) && is(Some(at + 1), is_digit)
        || is(at.checked_sub(2), is_digit) && is(before, is_point) && is(here, is_digit)
}

/// The numbers of a text, each as a whole, as they are printed.
pub(in crate::check) fn numbers(text: &[char]) -> Vec<Range<usize>> {
    let mut numbers: Vec<Range<usize>> = Vec::new();
    for at in (0..text.len()).filter(|at| text.get(*at).is_some_and(|c| is_digit(*c))) {
        match numbers
            .last_mut()
            .filter(|last| last.end == at || last.end + 1 == at && cuts_number(text, at))
        {
            Some(last) => last.end = at + 1,
            None => numbers.push(at..at + 1),
        }
    }
    numbers
}

/// The years that a text prints, in its order: its numbers of four digits.
pub(in crate::check) fn years(text: &[char]) -> Vec<i32> {
    let numbers = numbers(text).into_iter();
    numbers.filter_map(|at| year(text.get(at)?)).collect()
}

/// A number that may be a year.
pub(in crate::check) fn year(number: &[char]) -> Option<i32> {
    let digits: String = number.iter().collect();
    digits.parse().ok().filter(|year| digits.len() == 4 && (1949..=2100).contains(year))
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn is_point(c: char) -> bool {
    matches!(c, '.' | '．')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::letters::of_text;

    #[test]
    fn numbers_at_the_ends_are_whole() {
        for (text, words, expected) in [
            ("65岁以上", "5岁以上", false),
            ("0—5岁以上", "5岁以上", true),
            ("专栏12", "专栏1", false),
            ("专栏1主要指标", "专栏1", true),
            ("达3.5‰", "5‰", false),
            ("达3.5‰", "达3", false),
            ("见3.推进", "见3", true),
            ("１２个，2个", "2个", true),
            ("１２个", "2个", false),
        ] {
            let found = find(&of_text(text), &of_text(words));
            assert_eq!(found.is_some(), expected, "{text} {words}");
        }
    }

    #[test]
    fn numbers_are_wholes() {
        let text = of_text("1.推进5—10个，达3.50‰，１２个");
        let found: Vec<String> =
            numbers(&text).into_iter().map(|at| text[at].iter().collect()).collect();
        assert_eq!(found, ["1", "5", "10", "3.50", "１２"]);
    }
}
