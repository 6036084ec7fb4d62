//! What another program wrote above a text: labels of its own between two lines of dashes

use crate::import::lines::Line;
use crate::import::text::is_rule;

/// No front matter has more lines
const LONGEST: usize = 40;

/// The place behind the front matter that a text begins with; 0, if it begins with none.
///
/// ```text
/// ---
/// title: 政府工作报告
/// ---
/// ```
pub(super) fn end(lines: &[Line]) -> usize {
    let mut text = lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty());
    if !text.next().is_some_and(|(_, line)| is_dashes(&line.text)) {
        return 0;
    }
    for (labels, (at, line)) in text.take(LONGEST).enumerate() {
        if is_dashes(&line.text) {
            return if labels > 0 { at + 1 } else { 0 };
        }
        if !is_label(&line.text) && !is_below_label(line) {
            return 0;
        }
    }
    0
}

fn is_dashes(line: &str) -> bool {
    is_rule(line) && line.trim().starts_with("---")
}

/// `title: …`, `发布日期：…`
fn is_label(line: &str) -> bool {
    line.split_once([':', '：']).is_some_and(|(label, _)| {
        (1..=LONGEST_LABEL).contains(&label.chars().count())
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'))
    })
}

/// No label has more letters
const LONGEST_LABEL: usize = 24;

/// An entry of a list, or a value on a line of its own
fn is_below_label(line: &Line) -> bool {
    line.indent > 0 || line.text.starts_with("- ")
}
