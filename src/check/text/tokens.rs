//! Words of a text, found with the numbers at their ends whole, and names whatever marks they are printed with.

use super::letters;
use super::numbers::splits_number;
use crate::model::form;

/// Words with signs of one form, brackets and colons of one width and without quotation marks: what a name may differ in
/// from its print.
pub(in crate::check) fn folded(words: &[char]) -> Vec<char> {
    let fold = |c: &char| match c {
        '“' | '”' | '‘' | '’' | '"' | '\'' => None,
        '（' => Some('('),
        '）' => Some(')'),
        '：' => Some(':'),
        other => Some(form(*other)),
    };
    words.iter().filter_map(fold).collect()
}

/// Letters as names are compared: of one form, and without capitals.
pub(in crate::check) fn compared(letters: &[char]) -> Vec<char> {
    folded(letters).iter().map(char::to_ascii_lowercase).collect()
}

/// Where words first stand in a text, with the numbers at their ends whole: `5岁` does not stand in `65岁`, nor `专栏1` in
/// `专栏12`.
pub(in crate::check) fn find(text: &[char], words: &[char]) -> Option<usize> {
    places(text, words).next()
}

/// Every place where words stand in a text, with the numbers at their ends whole.
pub(in crate::check) fn places(text: &[char], words: &[char]) -> impl Iterator<Item = usize> {
    let found = letters::places(text, words);
    found.filter(|at| {
        !splits_number(text, *at) && !splits_number(text, letters::end(text, *at, words))
    })
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
}
