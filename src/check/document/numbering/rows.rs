//! The row numbers of a table.

use super::count::{Count, LARGEST, gap};
use crate::check::subject::DocumentSubject;
use crate::check::text::letters;
use crate::diag::{Code, Finding, Span};
use crate::import;
use crate::model::{Block, Row, Run, Table};
use crate::say;

/// The row numbers of every table go up by one.
pub(in crate::check) fn row_number_gaps(
    subject: &DocumentSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let tables = subject.document.body.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading(..) | Block::Paragraph(_) => None,
    });
    for table in tables {
        let Some(column) = number_column(table) else { continue };
        for style in Style::ALL {
            findings.extend(row_gaps(subject, table, column, style));
        }
    }
}

/// The column 序号; or the first, where it starts at 1, holds nothing but numbers and mostly counts up.
fn number_column(table: &Table) -> Option<usize> {
    let is_named = |cell: &Run| letters::of_text(&cell.text()) == ['序', '号'];
    if let Some(column) = table.header.iter().position(is_named) {
        return Some(column);
    }
    let first = |row: &Row| row.cells.first().map(Run::text).unwrap_or_default();
    let cells = table.rows.iter().map(first).filter(|text| !text.trim().is_empty());
    let numbers: Option<Vec<u32>> = cells.map(|text| row_number(&text).map(|n| n.first)).collect();
    let numbers = numbers.filter(|numbers| numbers.len() >= 3 && numbers.first() == Some(&1))?;
    let steps = numbers.windows(2).filter(|pair| matches!(pair, [a, b] if a + 1 == *b)).count();
    (steps * 3 >= (numbers.len() - 1) * 2).then_some(0)
}

/// How a number is written: 一 counts the groups, 1 the rows, （1） the parts of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    is_chinese: bool,
    is_bracketed: bool,
}

impl Style {
    const ALL: [Self; 4] = [
        Self { is_chinese: false, is_bracketed: false },
        Self { is_chinese: false, is_bracketed: true },
        Self { is_chinese: true, is_bracketed: false },
        Self { is_chinese: true, is_bracketed: true },
    ];
}

/// What the number cell of a row says: `7`, `一`, `（3）`, or `4—6` for rows that were put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RowNumber {
    first: u32,
    last: u32,
    style: Style,
}

/// `（3）` and `3.` are 3.
fn without_marks(text: &str) -> &str {
    text.trim().trim_matches(['.', '．', '、', '（', '）', '(', ')']).trim()
}

fn row_number(cell: &str) -> Option<RowNumber> {
    let numeral = |text: &str| {
        let bare = without_marks(text);
        let value = import::value_of_numeral(bare).filter(|value| *value <= LARGEST)?;
        let is_chinese = !bare.starts_with(|c: char| c.is_ascii_digit());
        Some((value, Style { is_chinese, is_bracketed: text.trim().starts_with(['（', '(']) }))
    };
    if let Some((first, style)) = numeral(cell) {
        return Some(RowNumber { first, last: first, style });
    }
    let (first, last) = cell.split_once(['-', '—', '–', '~', '～', '至', '、'])?;
    let ((first, style), (last, _)) = (numeral(first)?, numeral(last)?);
    (first < last).then_some(RowNumber { first, last, style })
}

/// The number of `5.适用范围`, which shares the cell with a name; or of a row that stands whole in its first cell.
fn number_of_name<'c>(cell: &'c str, row: &Row) -> Option<&'c str> {
    let filled = row.cells.iter().filter(|cell| !cell.text().trim().is_empty());
    match import::numbered(cell) {
        Some(numbered) => cell.strip_suffix(numbered.rest),
        None if filled.count() == 1 => cell.split_whitespace().next(),
        None => None,
    }
}

fn row_gaps(
    subject: &DocumentSubject<'_>,
    table: &Table,
    column: usize,
    style: Style,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut count = Count::default();
    let mut before: Option<(u32, &Run)> = None;
    let mut without = 0;
    for (row, cell) in table.rows.iter().filter_map(|row| Some((row, row.cells.get(column)?))) {
        let text = cell.text();
        let next = before.map(|(number, _)| number + 1);
        let of_name = || {
            let number = row_number(number_of_name(&text, row)?);
            number.filter(|one| Some(one.first) == next)
        };
        let number = row_number(&text).or_else(of_name).filter(|number| number.style == style);
        let Some(RowNumber { first, last, .. }) = number else {
            without += u32::from(text.trim().is_empty());
            continue;
        };
        match before.replace((last, cell)) {
            Some((same, _)) if same == first => {}
            Some((number, earlier)) if first != 1 && !count.goes_on(first) => {
                let spans = [cell, earlier].map(|cell| subject.run_span(cell));
                let printed = [earlier.text(), text.clone()];
                findings.push(finding(spans, &printed, gap(number, first), without));
                count.jump(first);
            }
            Some(_) if first != 1 => {}
            _ => count = Count { next: vec![first + 1] },
        }
        if last > first {
            count = Count { next: vec![last + 1] };
        }
        without = 0;
    }
    findings
}

/// A row number that does not follow the one before; `without` rows in between have none.
fn finding(
    [here, earlier]: [Span; 2],
    [before, number]: &[String; 2],
    (zh, en): (String, String),
    without: u32,
) -> Finding {
    let (before, number) = (without_marks(before), without_marks(number));
    let (zh_rows, en_rows) = match without {
        0 => (String::new(), String::new()),
        1 => ("，中间有 1 行没有序号".to_owned(), "; 1 row in between has no number".to_owned()),
        _ => (
            format!("，中间有 {without} 行没有序号"),
            format!("; {without} rows in between have no number"),
        ),
    };
    let say = say!(
        "序号 {before} 之后是 {number}{zh}{zh_rows}",
        "row {number} follows row {before}{en}{en_rows}"
    );
    Finding::new(Code::RowNumberGap, here, say)
        .other(earlier, say!("前一个序号", "the number before"))
        .hint(say!(
            "对照原件，看是漏了行还是印漏了序号；原件就是这样印的，照录",
            "compare with the original: a row or its number may be missing; if it is printed so, leave it"
        ))
}
