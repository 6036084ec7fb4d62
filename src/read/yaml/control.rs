//! Control characters in what people wrote: nobody sees them, and a terminal or a browser obeys them.

use std::ops::Range;

use crate::diag::{
    Code, FileId, Finding, Message, Sources, is_control, is_direction_mark, is_right_to_left,
};
use crate::read::limit::{MOST_FINDINGS, and_more};
use crate::say;

/// What the reader of a value says that holds one.
pub(crate) const IN_A_VALUE: &str = "the value holds the control character U+";

/// The first control character of a value, as its escapes are read.
pub(crate) fn in_value(value: &str) -> Option<char> {
    let is_right_to_left = OnceRightToLeft::new(value);
    value.chars().find(|c| *c == '\r' || is_control(*c) && !is_right_to_left.allows(*c))
}

/// The findings on the control characters of a file, one for each run of them.
pub(crate) fn in_file(sources: &Sources, file: FileId) -> Vec<Finding> {
    let places = places(sources.get(file).text());
    let rest = places.len().saturating_sub(MOST_FINDINGS);
    let finding = |(place, sign): (Range<usize>, char)| {
        let span = sources.span(file, place.start, place.end);
        Finding::new(Code::ControlCharacter, span, named(sign)).hint(remedy(sign))
    };
    let mut findings = places.into_iter().take(MOST_FINDINGS).map(finding).collect();
    and_more(&mut findings, rest);
    findings
}

/// What stands there.
pub(crate) fn named(sign: char) -> Message {
    let point = u32::from(sign);
    let (zh, en) = match sign {
        '\r' => ("不在行尾的回车符", "a carriage return within a line"),
        '\u{feff}' => ("文中的字节顺序标记", "a byte order mark within the text"),
        '\u{85}' | '\u{2028}' | '\u{2029}' => ("看不见的换行符", "a line break that does not show"),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            ("改变文字方向的控制字符", "a control character that turns text round")
        }
        sign if is_direction_mark(sign) => ("方向标记", "a mark of direction"),
        _ => ("控制字符", "a control character"),
    };
    say!("这里有{zh} U+{point:04X}", "{en} stands here: U+{point:04X}")
}

/// What to do about it.
pub(crate) fn remedy(sign: char) -> Message {
    if sign == '\r' {
        return say!(
            "在编辑器里把换行改成 LF 或 CRLF",
            "set your editor to end lines with LF or CRLF"
        );
    }
    say!(
        "删掉它；它看不见，多半是从别处粘贴来的",
        "delete it: it is invisible, and often comes with pasted text"
    )
}

/// The runs of control characters of a text, each with its first.
fn places(text: &str) -> Vec<(Range<usize>, char)> {
    let mut places: Vec<(Range<usize>, char)> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        // Old tools leave several at the end of a line.
        let inner = line.trim_end_matches(['\r', '\n']);
        let inner = if line.ends_with('\n') { inner } else { line };
        let is_right_to_left = OnceRightToLeft::new(inner);
        for (n, c) in inner.char_indices() {
            if c != '\r' && (!is_control(c) || is_right_to_left.allows(c)) {
                continue;
            }
            let (start, end) = (at + n, at + n + c.len_utf8());
            match places.last_mut().filter(|(last, _)| last.end == start) {
                Some((last, _)) => last.end = end,
                None => places.push((start..end, c)),
            }
        }
        at += line.len();
    }
    places
}

/// Whether a text has letters that run from right to left, looked up once: marks of direction belong to it then.
struct OnceRightToLeft<'a> {
    text: &'a str,
    found: std::cell::OnceCell<bool>,
}

impl<'a> OnceRightToLeft<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, found: std::cell::OnceCell::new() }
    }

    fn allows(&self, sign: char) -> bool {
        is_direction_mark(sign) && *self.found.get_or_init(|| self.text.contains(is_right_to_left))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_control_characters_are_found_where_they_stand() {
        let found = |text| {
            let places = places(text).into_iter();
            places.map(|(place, _)| (place.start, place.end)).collect::<Vec<_>>()
        };
        assert_eq!(found("a\u{1b}\u{7}b\0"), [(1, 3), (4, 5)]);
        assert_eq!(found("a\r\nb\r\r\nc\rd\n"), [(8, 9)]);
        assert_eq!(found("a\r"), [(1, 2)]);
        assert_eq!(found("甲\u{200f}5—10"), [(3, 6)]);
        // Marks of direction belong to scripts that run from right to left.
        assert!(found("\u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{200f}5—10").is_empty());
        assert_eq!(found("\u{5e9} \u{202e}5"), [(3, 6)]);
    }

    #[test]
    fn values_may_have_lines_and_tabs_and_nothing_else() {
        assert_eq!(in_value("甲\n\t乙\u{200d}"), None);
        assert_eq!(in_value("甲\r"), Some('\r'));
        assert_eq!(in_value("甲\u{202e}"), Some('\u{202e}'));
    }
}
