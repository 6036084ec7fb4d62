//! Who is responsible for a task, and by when, as plans say it on a line of its own or behind a heading

use super::text::is_finished;

/// `责任单位：市卫生健康委、各街道`: a list without an end mark, which no number goes on with
pub(super) fn is_responsible(paragraph: &str) -> bool {
    let head: String = paragraph.trim_start().chars().take(LONGEST_WHO + 1).collect();
    let label = head.split_once(['：', ':']).map(|(label, _)| label);
    label.is_some_and(|label| {
        ["单位", "部门", "责任人", "时限", "期限"].iter().any(|end| label.ends_with(end))
    })
}

/// No label that says who is responsible, or by when, has more letters
const LONGEST_WHO: usize = 8;

/// A heading without who is responsible behind it: `（一）深化改革（牵头单位：市发展改革委；配合单位：…）`. What stands behind a
/// full stop stands behind a sentence, and stays.
pub(super) fn without_responsible(heading: &str) -> &str {
    let named = last_bracket(heading)
        .filter(|(name, inside)| !name.is_empty() && !is_finished(name) && is_responsible(inside));
    named.map_or(heading, |(name, _)| name)
}

/// What stands before the bracket that ends a text, and what is in it, with brackets of its own
fn last_bracket(text: &str) -> Option<(&str, &str)> {
    let mut open = 0_usize;
    for (at, c) in text.char_indices().rev() {
        match c {
            '）' | ')' | '】' | ']' => open += 1,
            '（' | '(' | '【' | '[' => open = open.checked_sub(1)?,
            _ => {}
        }
        if open == 0 {
            let (name, bracket) = text.split_at_checked(at)?;
            let inside = bracket.strip_prefix(c)?.strip_suffix(['）', ')', '】', ']'])?;
            return Some((name.trim_end(), inside));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_told_from_who_is_responsible() {
        for (heading, name) in [
            ("深化改革（牵头单位：市发展改革委）", "深化改革"),
            ("深化改革 【责任部门：市教育局(体育局)；时限：6月】", "深化改革"),
            ("深化改革。（牵头单位：市发展改革委）", "深化改革。（牵头单位：市发展改革委）"),
            ("（牵头单位：市发展改革委）", "（牵头单位：市发展改革委）"),
            ("深化改革（试行）", "深化改革（试行）"),
            ("深化改革）", "深化改革）"),
            ("深化改革", "深化改革"),
        ] {
            assert_eq!(without_responsible(heading), name, "{heading}");
        }
    }
}
