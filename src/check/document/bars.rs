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

/// Rows with another number of cells than the head of their table: Markdown fills them up, or drops what is too much.
pub(in crate::check) fn uneven_rows(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let text = subject.sources.get(subject.document.origin.file).text();
    for block in &subject.document.body.blocks {
        let Block::Table(table) = block else { continue };
        let head = table.header.len();
        for row in &table.rows {
            let Some(line) = start(row).map(|at| line_at(text, at)) else { continue };
            let cells = cells(text.get(line.clone()).unwrap_or_default());
            if cells != head {
                findings.push(uneven(subject, &line, (cells, head)));
            }
        }
    }
}

/// Where the first words of a row stand.
fn start(row: &Row) -> Option<usize> {
    let mut pieces = row.cells.iter().flat_map(|cell: &Run| &cell.pieces);
    pieces.next().map(|piece| piece.range.start)
}

fn uneven(
    subject: &DocumentSubject<'_>,
    line: &Range<usize>,
    (cells, head): (usize, usize),
) -> Finding {
    let say = say!(
        "这一行有 {cells} 格，表头有 {head} 格",
        "this row has {cells} cells, the head of the table {head}"
    );
    let hint = if cells < head {
        say!(
            "对照原件，补上少写的 `|`；空的格也要写出来",
            "compare with the original and add the missing `|`; empty cells are written, too"
        )
    } else {
        say!(
            "表头以外的格不会显示：对照原件，去掉多写的 `|`；字里的竖线写成 `\\|`",
            "cells beyond the head are not shown: compare with the original and remove the extra `|`; write a bar of the text as `\\|`"
        )
    };
    Finding::new(Code::UnevenRow, subject.span(line), say).hint(hint)
}

/// Why lines with bars are no table, if the text at a place is of such; with their place.
pub(super) fn no_table(text: &str, at: usize) -> Option<(Range<usize>, Message)> {
    let lines = paragraph_at(text, at);
    let rows: Vec<&str> = text.get(lines.clone())?.lines().map(str::trim).collect();
    let first = rows.first().filter(|row| row.matches(BARS).count() >= FEWEST)?;
    let here = lines.start..lines.start + first.len();
    let wide = rows.iter().find_map(|row| row.find('｜').is_some().then_some('｜'));
    let rule = rows.iter().find(|row| is_rule(row));
    let say = match (wide, rule) {
        (Some(_), _) => {
            say!("表格的 `｜` 写成半角 `|`", "write the ASCII `|` for the `｜` of a table")
        }
        (None, Some(rule)) => {
            let (head, rule) = (cells(first), cells(rule));
            say!(
                "表头有 {head} 格，下面的 `---` 有 {rule} 个：一格一个",
                "the head has {head} cells, the line below it {rule} `---`: there is one for each"
            )
        }
        (None, None) if is_behind_a_row(text, lines.start) => {
            say!("表格中间不能有空行，去掉它", "remove the empty line: a table has none within")
        }
        (None, None) => {
            let rule = "| --- ".repeat(cells(first)) + "|";
            say!("表头下面加一行 `{rule}`", "add a line `{rule}` below the head")
        }
    };
    Some((here, say))
}

/// The line that a place lies in, without its end.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    start..before.len() + rest.lines().next().map_or(0, str::len)
}

/// The lines around a place up to the empty ones.
fn paragraph_at(text: &str, at: usize) -> Range<usize> {
    let mut lines = line_at(text, at);
    while let Some(above) = lines.start.checked_sub(1).map(|end| line_at(text, end)) {
        if text.get(above.clone()).is_none_or(|line| line.trim().is_empty()) {
            break;
        }
        lines.start = above.start;
    }
    let below = text.get(lines.end..).unwrap_or_default().split_inclusive('\n');
    // What is left of the line itself is its end.
    for line in below.skip(1).take_while(|line| !line.trim().is_empty()) {
        lines.end += line.len();
    }
    lines
}

/// Whether the last line that is not empty before a place is one of a table.
fn is_behind_a_row(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default().trim_end();
    before.lines().next_back().is_some_and(|line| line.trim_start().starts_with('|'))
}

/// `| --- | --- |`
fn is_rule(line: &str) -> bool {
    line.contains("--") && line.chars().all(|c| "|-: ".contains(c))
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
