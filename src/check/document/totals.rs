//! Totals that tables print, against the rows that they are totals of.
//!
//! Many a last row is no sum of what stands above it: rates, means, rows with parts of rows. So a total is told only where
//! something shows that it is meant as the sum: another column of it adds up, or it is off by just one of the rows.

use rust_decimal::Decimal;

use crate::check::subject::DocumentSubject;
use crate::check::text::letters;
use crate::check::text::total_rows::{PART, TOTALS};
use crate::diag::{Code, Finding};
use crate::import;
use crate::model::{Block, Run, Table};
use crate::say;

/// What the first of some rows begins with that need not be all.
const SOME: &str = "其中";

/// Words in the head of a column whose numbers are not added up.
const NO_SUM: [&str; 15] = [
    "序号", "率", "比", "占", "%", "％", "‰", "均", "年", "幅", "指数", "排名", "位次", "编号",
    "单价",
];

/// The totals of tables are the sums of their rows.
pub(in crate::check) fn table_totals(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    for block in &subject.document.body.blocks {
        let Block::Table(table) = block else { continue };
        let total = table.rows.iter().position(|row| is_called(&row.cells, &TOTALS));
        let is_whole = |n: &usize| is_first_or_last(table, *n) && !is_above_some(table, *n);
        let Some(total) = total.filter(is_whole) else { continue };
        let columns: Vec<Column> =
            (0..table.header.len()).filter_map(|column| Column::of(table, total, column)).collect();
        let does_add_up = columns.iter().any(Column::adds_up);
        for column in columns.iter().filter(|column| !column.adds_up()) {
            if does_add_up || column.is_off_by_a_row() {
                findings.extend(column.finding(subject, table));
            }
        }
    }
}

/// Whether one of the first two cells of a row is one of these words.
fn is_called(cells: &[Run], words: &[&str]) -> bool {
    cells.iter().take(2).any(|cell| {
        let text: String = letters::of_run(cell).map(|(c, _)| c).collect();
        words.contains(&text.as_str())
    })
}

/// A total in the middle may be one of the rows above it alone.
fn is_first_or_last(table: &Table, total: usize) -> bool {
    let is_alone = table.rows.iter().filter(|row| is_called(&row.cells, &TOTALS)).count() == 1;
    is_alone && (total == 0 || total + 1 == table.rows.len())
}

/// Whether the rows below a total are some of what it counts: 总计, and below it 其中：制造业
fn is_above_some(table: &Table, total: usize) -> bool {
    let below = table.rows.get(total + 1).map(|row| row.cells.as_slice()).unwrap_or_default();
    below.iter().take(2).any(|cell| {
        let text: String = letters::of_run(cell).map(|(c, _)| c).collect();
        text.starts_with(SOME)
    })
}

/// A column of numbers with its total.
struct Column {
    /// The row of the total, and the column.
    place: (usize, usize),
    total: Decimal,
    /// The numbers of the rows that may be its parts: all, the groups alone, or all but the groups.
    parts: Vec<Vec<Decimal>>,
}

impl Column {
    /// `None` where not all of the cells are numbers, or too few.
    fn of(table: &Table, total: usize, column: usize) -> Option<Self> {
        let head: String = letters::of_run(table.header.get(column)?).map(|(c, _)| c).collect();
        // What stands in a column without a head is not known.
        if head.is_empty() || NO_SUM.iter().any(|word| head.contains(word)) {
            return None;
        }
        let stated = number(table.rows.get(total)?.cells.get(column)?)?;
        let (mut groups, mut rows): (Vec<Decimal>, Vec<Decimal>) = (Vec::new(), Vec::new());
        for (_, row) in table.rows.iter().enumerate().filter(|(n, _)| *n != total) {
            let value = row.cells.get(column).and_then(number);
            if is_called(&row.cells, &[PART]) || is_group(&row.cells) {
                groups.extend(value);
            } else {
                // A row that prints none may be any part of the total.
                rows.push(value?);
            }
        }
        let all = [groups.clone(), rows.clone()].concat();
        let parts: Vec<Vec<Decimal>> =
            [rows, groups, all].into_iter().filter(|parts| parts.len() > 1).collect();
        (!parts.is_empty()).then_some(Self { place: (total, column), total: stated, parts })
    }

    /// Whether some of the rows come to the total, each rounded to the digits that it has.
    fn adds_up(&self) -> bool {
        // Where groups and their rows are not told apart, all of them come to twice the total.
        self.parts.iter().any(|parts| {
            let (off, slack) = (self.off(parts), slack(parts, self.total));
            off.abs() <= slack || (off + self.total).abs() <= slack
        })
    }

    /// Whether one row more or less would make it right.
    fn is_off_by_a_row(&self) -> bool {
        self.parts.iter().any(|parts| {
            let off = self.off(parts).abs();
            parts.iter().any(|part| part.abs() == off)
        })
    }

    fn off(&self, parts: &[Decimal]) -> Decimal {
        self.total - parts.iter().sum::<Decimal>()
    }

    fn finding(&self, subject: &DocumentSubject<'_>, table: &Table) -> Option<Finding> {
        let (row, column) = self.place;
        let cells = &table.rows.get(row)?.cells;
        let place = |cell: &Run| subject.run_span(cell);
        let here = place(cells.get(column)?);
        let name = place(cells.iter().find(|cell| is_called(std::slice::from_ref(cell), &TOTALS))?);
        let parts = self.parts.iter().min_by_key(|parts| self.off(parts).abs())?;
        let (total, n) = (self.total, parts.len());
        let sum = parts.iter().sum::<Decimal>().normalize();
        let head: String = table.header.get(column)?.text();
        let head = head.trim();
        let say = say!(
            "“{head}”合计印作 {total}，{n} 行相加是 {sum}",
            "the total of `{head}` is printed as {total}, and {n} rows add up to {sum}"
        );
        let finding = Finding::new(Code::SumDiffers, here, say);
        Some(finding.other(name, say!("合计的一行", "the row of the total")).hint(say!(
            "对照原件，看是漏行、多行还是数字有误；原件就是这样印的，照录",
            "compare with the original: a row may be missing or a number wrong; if it is printed so, leave it"
        )))
    }
}

/// How far a sum of rounded numbers may be from a rounded total.
fn slack(parts: &[Decimal], total: Decimal) -> Decimal {
    let scale = parts.iter().map(Decimal::scale).chain([total.scale()]).max().unwrap_or_default();
    let is_rounded = scale > 0 && total.scale() <= scale;
    let steps = i64::try_from(parts.len()).unwrap_or(i64::MAX);
    if is_rounded {
        Decimal::new(steps.min(5), total.scale()) / Decimal::TWO
    } else {
        Decimal::ZERO
    }
}

/// A row with the number of a group, as 一 among 1, 2, 3.
fn is_group(cells: &[Run]) -> bool {
    cells.iter().take(2).any(|cell| {
        let text: String = letters::of_run(cell).map(|(c, _)| c).collect();
        let bare = text.split('、').next().unwrap_or_default();
        let bare = bare.trim_matches(['（', '）', '(', ')']);
        !bare.is_empty()
            && !bare.starts_with(|c: char| c.is_ascii_digit())
            && import::value_of_numeral(bare).is_some()
    })
}

/// The number of a cell; `None` for words and dashes.
fn number(cell: &Run) -> Option<Decimal> {
    let text: String = letters::of_run(cell).map(|(c, _)| c).filter(|c| *c != ',').collect();
    Decimal::from_str_exact(&text).ok()
}
