//! What a recognition of letters takes for another, and what nobody sees: asked about, never mended

use super::doubt::{Doubt, Why};
use super::number::{DASHES, article, numbered};
use super::text::{is_finished, width};
use crate::model::mark_of_code;

/// The doubts about single lines of a seed.
pub(super) fn doubts(printed: &[&str]) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    for (at, line) in printed.iter().enumerate() {
        if has_mixed_number(line) || has_broken_mark(line) || has_dash(line) {
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

/// `—、总则`: a dash for 一
fn has_dash(line: &str) -> bool {
    line.trim().split_once('、').is_some_and(|(numeral, _)| DASHES.contains(&numeral))
}

/// Soft hyphens, letters without width, and hard blanks that look like a plain one within a line
fn has_unseen(line: &str) -> bool {
    let is_unseen =
        |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{180e}');
    line.contains(is_unseen) || has_hard_blank(line)
}

/// Whether one hard blank parts two words. Several are a gap that everybody sees; those around the signs of a web page's path,
/// and behind the number of a heading, part what is apart anyway.
fn has_hard_blank(line: &str) -> bool {
    if !line.contains('\u{a0}') {
        return false;
    }
    let rest = article(line).map(|(_, rest)| rest);
    let rest = rest.or_else(|| numbered(line).map(|number| number.rest)).unwrap_or(line).trim();
    let mut before = [' ', ' '];
    for c in rest.chars() {
        let [outer, inner] = before;
        let is_between = |c: &char| !c.is_whitespace() && !matches!(c, '>' | '|' | '›' | '»' | '/');
        if inner == '\u{a0}' && is_between(&outer) && is_between(&c) {
            return true;
        }
        before = [inner, c];
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hard_blank_is_not_seen() {
        for text in ["建成\u{a0}3个", "第二条 市级\u{a0}部门", "各区\u{a0}各部门"] {
            assert!(has_unseen(text), "{text}");
        }
        let gaps = [
            "总\u{a0}\u{a0}则",
            "第二条\u{a0}本细则",
            "一、\u{a0}总则",
            "首页\u{a0}>\u{a0}民政",
            "\u{a0}市局\u{a0}",
        ];
        for text in gaps {
            assert!(!has_unseen(text), "{text}");
        }
    }

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
