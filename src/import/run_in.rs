//! Headings that share a line with what stands below them: `第九章  深化改革     第一节  ……     稳定……`

use super::number::{System, heading, numbered};
use super::text::{is_wide, width};

/// So wide a blank, in columns, parts a heading from its text
const APART: usize = 4;
/// A text is at least so wide: less is a cell
const TEXT: usize = 40;
/// In bytes: no heading is longer
const LONGEST: usize = 240;

/// What shares a line
pub(super) struct Parted<'a> {
    pub(super) heads: Vec<(System, &'a str)>,
    pub(super) text: Option<&'a str>,
}

/// The headings at the beginning of a line and the text behind them, if wide blanks part them and the text is a sentence; no
/// text where all are headings, each with the next number.
pub(super) fn parted(line: &str) -> Option<Parted<'_>> {
    let mut heads = Vec::new();
    let mut rest = line.trim();
    while let Some((head, behind)) = at_wide_blank(rest) {
        let Some(system) = heading(head) else { break };
        heads.push((system, head));
        rest = behind;
    }
    let is_text = width(rest) >= TEXT && rest.contains(['，', '。', '；', '：']);
    // With more wide blanks behind, they are the cells of a row.
    let is_row = rest.contains("    ") || rest.contains("\u{3000}\u{3000}");
    if heads.is_empty() || is_row {
        None
    } else if is_text {
        Some(Parted { heads, text: Some(rest) })
    } else {
        heads.push((heading(rest)?, rest));
        are_brothers(&heads).then_some(Parted { heads, text: None })
    }
}

/// `（一）加强领导        （二）落实责任`
fn are_brothers(heads: &[(System, &str)]) -> bool {
    let value = |head: &str| numbered(head).and_then(|numbered| numbered.value);
    heads.windows(2).all(|pair| match pair {
        [(system, one), (other, next)] => {
            system == other
                && value(one).zip(value(next)).is_some_and(|(one, next)| one + 1 == next)
        }
        _ => false,
    })
}

/// What stands before the first wide blank that does not part a number from its title, and what behind
fn at_wide_blank(text: &str) -> Option<(&str, &str)> {
    let mut start = 0;
    while let Some(found) = text.get(start..)?.find(char::is_whitespace) {
        let at = start + found;
        let (head, behind) = text.split_at_checked(at).filter(|_| at <= LONGEST)?;
        let rest = behind.trim_start();
        let blank = behind.strip_suffix(rest)?;
        let wide = blank.chars().map(|c| 1 + usize::from(is_wide(c))).sum::<usize>();
        // Blanks within an item are to be filled in, and those behind 第三条 are of its own text.
        let is_head = || heading(head).is_some_and(|system| system < System::Dot);
        if wide >= APART && !head.ends_with('条') && is_head() {
            return Some((head, rest));
        }
        start = at + blank.len();
    }
    None
}
