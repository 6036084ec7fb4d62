//! Tabs before lines: those of a table stand between cells, others set a paragraph in

use std::borrow::Cow;

use super::text::width;

/// What a tab at the beginning of a line stands for
const INDENT: &str = "    ";

/// Half of the paragraphs of a text are at least so wide
const PARAGRAPH: usize = 40;

/// The lines of a seed, with blanks in the place of tabs that they begin with; what all lines are set in by is left out.
///
/// Beside a row with several cells such a line is a row of the table, and short lines below each other with one tab each are
/// its cells.
pub(super) fn as_indents(seed: &str) -> Vec<Cow<'_, str>> {
    let lines: Vec<&str> = seed.lines().collect();
    let is_text = |(_, line): &(usize, &&str)| !line.trim().is_empty();
    let texts: Vec<usize> = lines.iter().enumerate().filter(is_text).map(|(at, _)| at).collect();
    let is_row = |line: &str| line.trim().contains('\t');
    let is_led = |line: &str| tabs(line) > 0 && !is_row(line);
    let led: Vec<&str> = lines.iter().copied().filter(|line| is_led(line)).collect();
    let are_cells = are_cells(&led);
    let text = |nth: Option<usize>| {
        let at = nth.and_then(|nth| texts.get(nth));
        at.and_then(|at| lines.get(*at)).copied().unwrap_or_default()
    };
    let is_of_table = |nth: usize| {
        let line = text(Some(nth));
        let beside = [nth.checked_sub(1), Some(nth + 1)].map(text);
        is_row(line)
            || beside.into_iter().any(is_row)
            // A cell is short, or has others beside it.
            || are_cells && (width(line) < PARAGRAPH || beside.into_iter().any(is_led))
    };
    let usual = lines.iter().filter(|line| !line.trim().is_empty()).map(|line| tabs(line)).min();
    let mut indented: Vec<Cow<'_, str>> = lines.iter().copied().map(Cow::Borrowed).collect();
    for (nth, at) in texts.iter().enumerate() {
        let is_plain = |line: &&mut Cow<'_, str>| is_led(line) && !is_of_table(nth);
        if let Some(line) = indented.get_mut(*at).filter(is_plain) {
            let indents = INDENT.repeat(tabs(line) - usual.unwrap_or_default());
            *line = Cow::Owned(indents + &line.replace('\t', ""));
        }
    }
    indented
}

/// Whether lines that begin with a tab are the cells of a table: few of them are wide, and none is set in by other blanks.
fn are_cells(led: &[&str]) -> bool {
    let is_wide = |line: &&&str| width(line) >= PARAGRAPH;
    let is_set_in = |line: &&&str| {
        line.trim_start_matches(' ')
            .strip_prefix('\t')
            .is_none_or(|rest| rest.starts_with(char::is_whitespace))
    };
    let count = |is: fn(&&&str) -> bool| led.iter().filter(is).count();
    count(is_wide) * 2 <= led.len() && count(is_set_in) * 2 <= led.len()
}

/// How many tabs a line begins with
fn tabs(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).filter(|c| *c == '\t').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_before_paragraphs_are_indents() {
        let long = "推进健康城市、健康村镇建设，建立环境与健康的调查制度。";
        let indented =
            ["题".to_owned(), format!("    {long}"), String::new(), format!("        {long}")];
        assert_eq!(as_indents(&format!("题\n\t{long}\n\n\t\t{long}")), indented);
        assert_eq!(
            as_indents("\t　　第一段。\n\t　　第二段。\t"),
            ["　　第一段。", "　　第二段。"]
        );
    }

    #[test]
    fn tabs_of_a_table_stay() {
        let table = "指标\t单位\t目标\n\t\t2025年\n床位\t张\t7";
        assert_eq!(as_indents(table).join("\n"), table);
        let cells = "\t指标\n\t目标\n\n\t床位\n\t7";
        assert_eq!(as_indents(cells).join("\n"), cells);
    }
}
