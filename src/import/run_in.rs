//! Headings that share a line with what stands below them: `第九章  深化改革     第一节  ……     稳定……`

use super::number::{System, heading};
use super::text::{is_wide, width};

/// So wide a blank, in columns, parts a heading from its text
const APART: usize = 4;
/// A text is at least so wide: less is a cell
const TEXT: usize = 40;
/// In bytes: no heading is longer
const LONGEST: usize = 240;

/// The headings at the beginning of a line and the text behind them, if wide blanks part them and the text is a sentence
pub(super) fn parted(line: &str) -> Option<(Vec<(System, &str)>, &str)> {
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
    (!heads.is_empty() && is_text && !is_row).then_some((heads, rest))
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
