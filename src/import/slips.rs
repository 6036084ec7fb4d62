//! What a recognition of letters takes for another, and what nobody sees: asked about, never mended

use super::doubt::{Doubt, Why};
use super::text::{is_finished, width};
use crate::model::mark_of_code;

/// The doubts about single lines of a seed.
pub(super) fn doubts(printed: &[&str]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (at, line) in printed.iter().enumerate() {
        if has_mixed_number(line) || has_broken_mark(line) {
            doubts.push(Doubt::of(at + 1, Why::Slip));
        }
        if line.contains(|c| mark_of_code(c).is_some()) {
            doubts.push(Doubt::of(at + 1, Why::Marks));
        }
        if has_unseen(line) {
            doubts.push(Doubt::of(at + 1, Why::Unseen));
        }
    }
    doubts
}

/// `2O25`, `l2.5%`, `2〇25`: a number with a letter that looks like a digit; `CO2` and `O3` are none
fn has_mixed_number(line: &str) -> bool {
    let is_like = |c: char| matches!(c, 'O' | 'o' | 'l' | 'I' | '〇' | '○');
    let is_of_number = |c: char| c.is_ascii_digit() || c == '.' || is_like(c);
    let mut rest = line;
    let mut before = ' ';
    while let Some(at) = rest.find(is_of_number) {
        let (ahead, from) = rest.split_at(at);
        before = ahead.chars().next_back().unwrap_or(before);
        let after = from.trim_start_matches(is_of_number);
        let token = from.get(..from.len() - after.len()).unwrap_or_default();
        let is_alone =
            !before.is_ascii_alphabetic() && !after.starts_with(|c: char| c.is_ascii_alphabetic());
        let digits = token.chars().filter(char::is_ascii_digit).count();
        let is_formula = token.starts_with(is_like) && digits < 2 && token.len() < 3;
        if is_alone && digits > 0 && token.contains(is_like) && !is_formula {
            return true;
        }
        before = token.chars().next_back().unwrap_or(before);
        rest = after;
    }
    false
}

/// `一丶总则`, `二,任务`: a number of a heading whose mark is another
fn has_broken_mark(line: &str) -> bool {
    let line = line.trim();
    let rest =
        line.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    let is_numbered = rest.len() < line.len() && line.len() - rest.len() <= 9;
    // 一，是 is none: a heading has a word behind its mark.
    is_numbered
        && rest.chars().count() > 2
        && width(line) <= 60
        && !rest.chars().skip(1).any(|c| matches!(c, '，' | ',' | '。'))
        && rest.starts_with([',', '，', '丶', '﹑', '､', '`', '\''])
        && !is_finished(line)
}

/// Soft hyphens, letters without width, and hard blanks within a line
fn has_unseen(line: &str) -> bool {
    let is_unseen =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{180e}');
    line.contains(is_unseen) || line.trim().contains('\u{a0}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_numbers_are_seen() {
        for slip in ["2O25年", "增长l2.5%", "2〇25", "1O0所", "二,任务", "三丶保障"] {
            assert!(has_mixed_number(slip) || has_broken_mark(slip), "{slip}");
        }
        for text in [
            "CO2排放",
            "O3浓度",
            "二〇二五年",
            "A座1楼",
            "PM2.5",
            "一，是",
            "H2O",
            "第1.5节",
            "Covid19",
        ] {
            assert!(!has_mixed_number(text) && !has_broken_mark(text), "{text}");
        }
    }
}
