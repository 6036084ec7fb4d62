//! Tables by their bars: rows with more or fewer cells than the head, and tables that Markdown does not take for one.

use std::ops::Range;

use crate::check::subject::DocumentSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{Block, Row, Run};
use crate::say;

/// Bars, the usual one and that of a Chinese keyboard.
const BARS: [char; 2] = ['|', '｜'];

/// A line with so many bars is meant as a row.
const FEWEST: usize = 2;

/// How many rows of a table are listed.
const MOST: usize = 20;

/// Rows with another number of cells than the head of their table: Markdown fills them up, or drops what is too much.
pub(in crate::check) fn uneven_rows(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.sources.get(subject.document.origin.file).text();
    for block in &subject.document.body.blocks {
        let Block::Table(table) = block else { continue };
        let head = table.header.len();
        let lines = table.rows.iter().filter_map(|row| Some(line_at(text, start(row)?)));
        let rows: Vec<(Range<usize>, &str)> =
            lines.map(|line| (line.clone(), text.get(line).unwrap_or_default())).collect();
        let is_of_two = rows.iter().any(|(_, row)| is_rule(row.trim()));
        let uneven = rows.into_iter().filter(|(_, row)| cells(row) != head);
        let uneven: Vec<(Range<usize>, &str)> = uneven.collect();
        let rest = uneven.len().saturating_sub(MOST);
        for (n, (line, row)) in uneven.into_iter().take(MOST).enumerate() {
            let cells = cells(row);
            let remedy = if is_of_two { next_table() } else { remedy(row, cells, head) };
            let finding = uneven_row(subject, &line, (cells, head)).hint(remedy);
            findings.push(if n + 1 < MOST || rest == 0 {
                finding
            } else {
                finding.hint(say!(
                    "这张表还有 {rest} 行没有列出",
                    "{rest} more rows of this table are not listed"
                ))
            });
        }
    }
}

/// Where the first words of a row stand.
fn start(row: &Row) -> Option<usize> {
    let mut pieces = row.cells.iter().flat_map(|cell: &Run| &cell.pieces);
    pieces.next().map(|piece| piece.range.start)
}

fn uneven_row(
    subject: &DocumentSubject<'_>,
    line: &Range<usize>,
    (cells, head): (usize, usize),
) -> Finding {
    let say = say!(
        "这一行有 {cells} 格，表头有 {head} 格",
        "this row has {cells} cells, the head of the table {head}"
    );
    Finding::new(Code::UnevenRow, subject.span(line), say)
}

fn remedy(row: &str, cells: usize, head: usize) -> Message {
    if !row.contains('|') {
        // Markdown takes every line for a row up to the next blank one.
        return say!(
            "这一行没有 `|`，紧接在表格下面，成了一行：不是表格的，上面空一行",
            "without a `|`, right below a table, this line became a row: if it is none, leave a blank line above it"
        );
    }
    if cells < head {
        return say!(
            "对照原件，补上少写的 `|`；空的格也要写出来",
            "compare with the original and add the missing `|`; empty cells are written, too"
        );
    }
    say!(
        "表头以外的格不会显示：对照原件，去掉多写的 `|`；字里的竖线写成 `\\|`",
        "cells beyond the head are not shown: compare with the original and remove the extra `|`; write a bar of the text as `\\|`"
    )
}

fn next_table() -> Message {
    say!("两张表之间空一行", "leave a blank line between two tables")
}

/// Why lines with bars are no table, if they are meant as one.
pub(super) fn no_table(text: &str, lines: &Range<usize>) -> Option<NoTable> {
    let all = text.get(lines.clone())?;
    let rows: Vec<&str> = all.lines().map(str::trim).filter(|row| !row.is_empty()).collect();
    let first = rows.first().filter(|row| row.matches(BARS).count() >= FEWEST)?;
    let (head, rule) = (cells(first), rows.iter().find(|row| is_rule(row)));
    let is_parted = || all.lines().any(|line| line.trim().is_empty());
    let is_indented = || all.lines().any(|line| line.starts_with(['\u{3000}', '\t']));
    let hint = if rows.iter().any(|row| row.contains('｜')) {
        say!("表格的 `｜` 写成半角 `|`", "write the ASCII `|` for the `｜` of a table")
    } else if rows.iter().any(|row| is_rule_in_other_signs(row)) {
        say!(
            "表头下面的一行写成 `| --- | --- |`，全是半角",
            "write the line below the head as `| --- | --- |`, in ASCII"
        )
    } else if rows.iter().filter(|row| is_rule(row)).count() > 1 {
        next_table()
    } else if is_parted() {
        say!("表格里不能有空行，去掉它", "remove the empty line: a table has none within")
    } else if let Some(rule) = rule.map(|rule| cells(rule)).filter(|rule| *rule != head) {
        say!(
            "表头有 {head} 格，下面一行 `---` 有 {rule} 格：两行的格数要相同",
            "the head has {head} cells and the line `---` below it {rule}: both have as many"
        )
    } else if rule.is_some() || is_indented() {
        say!(
            "表格上面空一行，各行顶格写，先是表头，再是 `| --- |` 一行",
            "leave a blank line above the table and no blanks before its rows: the head, then the line `| --- |`"
        )
    } else {
        let rule = "| --- ".repeat(head) + "|";
        say!("表头下面加一行 `{rule}`", "add a line `{rule}` below the head")
    };
    let start = lines.start + (all.len() - all.trim_start().len());
    Some(NoTable { first: start..start + first.len(), hint })
}

/// Lines with bars that are no table
pub(super) struct NoTable {
    /// The place of the first.
    pub(super) first: Range<usize>,
    /// What to do.
    pub(super) hint: Message,
}

/// The line that a place lies in, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    start..before.len() + rest.lines().next().map_or(0, str::len)
}

/// The lines with bars around a place, and the blank ones between them.
pub(super) fn table_at(text: &str, at: usize) -> Range<usize> {
    let here = line_at(text, at);
    let (before, rest) = text.split_at_checked(here.start).unwrap_or((text, ""));
    let is_of_table = |line: &str| line.trim().is_empty() || line.trim().starts_with(BARS);
    // Of blank lines at the edge nothing is of the table.
    let (mut start, mut end) = (here.start, here.start);
    let mut length = 0;
    for line in before.split_inclusive('\n').rev().take_while(|line| is_of_table(line)) {
        length += line.len();
        start = if line.trim().is_empty() { start } else { here.start - length };
    }
    length = 0;
    for line in rest.split_inclusive('\n').take_while(|line| is_of_table(line)) {
        length += line.len();
        end = if line.trim().is_empty() { end } else { here.start + length };
    }
    start..end.max(here.end)
}

/// `| --- | --- |`
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| "|-: ".contains(c))
}

/// The same with dashes or colons of another width
fn is_rule_in_other_signs(line: &str) -> bool {
    let is_sign = |c: char| "|-: ".contains(c) || is_wide_sign(c);
    line.contains('|') && line.contains(is_wide_sign) && line.chars().all(is_sign)
}

fn is_wide_sign(c: char) -> bool {
    "—–－―─：\u{3000}".contains(c)
}

/// How many cells a line has, whose outer bars may be left out.
fn cells(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let line = line.strip_suffix('|').filter(|rest| !rest.ends_with('\\')).unwrap_or(line);
    let mut is_escaped = false;
    let bars = line.chars().filter(|c| {
        let is_bar = *c == '|' && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        is_bar
    });
    bars.count() + 1
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_counted_with_and_without_outer_bars() {
        for (line, count) in [
            ("| 1 | 甲 | 2 |", 3),
            ("1 | 甲 | 2", 3),
            ("| 1 | 甲 | 2", 3),
            ("| 1 | | |", 3),
            ("| 甲\\|乙 | 2 |", 2),
            ("| 甲 | 乙\\|", 2),
            ("| 注 |", 1),
            ("| --- | :---: |", 2),
        ] {
            assert_eq!(cells(line), count, "{line}");
        }
    }
}
