//! What the place of a record prints beside what was typed: the other cells of its row, or its paragraphs.

use serde::Serialize;

use crate::check::Checked;
use crate::model::{
    Block, District, Project, Publish, Quantity, RecordId, Run, Table, Task, form, is_blank,
};

/// A cell of a row under its printed header, or a paragraph.
#[derive(Serialize, Clone)]
pub(crate) struct Line {
    /// Empty for a paragraph, and under an empty header.
    pub(crate) head: String,
    pub(crate) text: String,
}

/// Everything that the place of a record prints. Nothing where only quotes of the document may be shown.
pub(crate) fn lines(checked: &Checked, record: RecordId) -> Vec<Line> {
    let cited = checked.cited(record);
    let document = checked.document(&cited.document);
    if document.publish == Publish::Quotes {
        return Vec::new();
    }
    let blocks = document.body.blocks.get(cited.blocks.clone()).unwrap_or_default();
    let lines = blocks.iter().flat_map(|block| match (block, cited.row) {
        (Block::Heading(_, passage) | Block::Paragraph(passage), _) => {
            vec![Line { head: String::new(), text: passage.run.text() }]
        }
        (Block::Table(table), Some(row)) => cells(table, row),
        (Block::Table(_), None) => Vec::new(),
    });
    lines.collect()
}

/// What the row of a project prints besides the fields that were typed; nothing for running text.
pub(crate) fn of_project(checked: &Checked, project: &Project) -> Vec<Line> {
    if checked.cited(project.id).row.is_none() {
        return Vec::new();
    }
    let texts = [&project.no, &project.group, &project.stage, &project.kind, &project.period_text];
    let amounts = [project.area_m2.as_ref(), project.invest.as_ref().map(|money| &money.amount)];
    let typed: Vec<String> = texts
        .into_iter()
        .cloned()
        .chain(amounts.map(|amount| amount.map(Quantity::text)))
        .chain(project.measures.iter().map(|measure| Some(measure.value.text())))
        .chain(project.measures.iter().map(|m| Some(m.value.text() + &m.unit)))
        .flatten()
        .chain([project.name.clone()])
        .collect();
    let is_typed = |text: &str| {
        typed.iter().any(|typed| is_same(typed, text))
            || project.period.is_some_and(|years| is_period(text, years))
    };
    rest(lines(checked, project.id), is_typed)
}

/// Whether a text says these two years and nothing else: `2021—2024`, `2025年`.
fn is_period(text: &str, (from, to): (i32, i32)) -> bool {
    let mut years: Vec<i32> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    years.dedup();
    let is_between =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || "年至到—–-－~～".contains(c);
    let said = if from == to { vec![from] } else { vec![from, to] };
    years == said && text.chars().all(is_between)
}

/// What the place of a task prints: the cells of its row that were not typed, or all its paragraphs.
pub(crate) fn of_task(checked: &Checked, district: &District, task: &Task) -> Vec<Line> {
    let lines = lines(checked, task.id);
    if checked.cited(task.id).row.is_none() {
        return lines;
    }
    let names: Vec<&str> =
        task.agencies.iter().flat_map(|(_, id)| checked.agency(district, id).names()).collect();
    let typed = [&task.no, &task.group, &task.standard].into_iter().flatten();
    let typed = typed.chain(task.due.iter().map(|due| &due.text)).chain([&task.title]);
    let typed: Vec<&String> = typed.collect();
    rest(lines, |text| typed.iter().any(|typed| is_same(typed, text)) || is_list_of(text, &names))
}

/// The lines that say something else than what was typed.
fn rest(lines: Vec<Line>, is_typed: impl Fn(&str) -> bool) -> Vec<Line> {
    lines.into_iter().filter(|line| !is_typed(&line.text)).collect()
}

/// Whether two texts are the same, blanks and forms of letters aside.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !is_blank(*c)).map(form).collect::<String>();
    letters(one) == letters(other)
}

/// Whether a text is a list of some names and nothing else.
fn is_list_of(text: &str, names: &[&str]) -> bool {
    let mut names = names.to_vec();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    let rest = names.iter().fold(text.to_owned(), |rest, name| rest.replace(name, ""));
    rest != text && rest.chars().all(|c| is_blank(c) || "、，,；;等".contains(c))
}

/// The cells of a row that hold something. A merged cell is printed once and empty below: the empty cells that a row
/// starts with, its number aside, are those of the row above.
fn cells(table: &Table, row: usize) -> Vec<Line> {
    let Some(own) = table.rows.get(row) else { return Vec::new() };
    let head = |column: usize| table.header.get(column).map_or_else(String::new, trimmed);
    let text = |row: usize, column: usize| {
        let cell = table.rows.get(row).and_then(|row| row.cells.get(column));
        cell.map(trimmed).filter(|text| !text.is_empty())
    };
    let is_number = |column: usize| is_same(&head(column), "序号");
    let columns = 0..own.cells.len();
    let first = columns.clone().find(|n| !is_number(*n) && text(row, *n).is_some()).unwrap_or(0);
    let lines = columns.filter_map(|column| {
        let is_merged = column < first && !is_number(column);
        let above = || (0..row).rev().filter(|_| is_merged).find_map(|row| text(row, column));
        Some(Line { head: head(column), text: text(row, column).or_else(above)? })
    });
    lines.collect()
}

fn trimmed(run: &Run) -> String {
    run.text().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Piece, Row};

    fn run(text: &str) -> Run {
        Run { pieces: vec![Piece { text: text.into(), range: 0..text.len(), strong: false }] }
    }

    #[test]
    fn a_period_is_two_years_and_nothing_else() {
        for (text, years) in [
            ("2021—2024", (2021, 2024)),
            ("2021年至2024年", (2021, 2024)),
            ("2025", (2025, 2025)),
            ("2025—2025", (2025, 2025)),
        ] {
            assert!(is_period(text, years), "{text}");
        }
        for text in ["2021—2025", "2021年3月—2024年5月", "2021—2024（分期）", "", "2021"]
        {
            assert!(!is_period(text, (2021, 2024)), "{text}");
        }
    }

    #[test]
    fn merged_cells_are_filled_from_above_where_a_row_starts() {
        let row = |cells: [&str; 4]| Row { cells: cells.map(run).to_vec(), ..Row::default() };
        let table = Table {
            header: ["序号", "项目", "内容", "单位"].map(run).to_vec(),
            rows: vec![
                row(["1", "甲", "修路", "交通局"]),
                row(["2", "", "修桥", ""]),
                row(["", "", "", "水利局"]),
                row(["4", "乙", "", "水利局"]),
            ],
            ..Table::default()
        };
        let texts = |row| cells(&table, row).into_iter().map(|line| line.text).collect::<Vec<_>>();
        assert_eq!(texts(0), ["1", "甲", "修路", "交通局"]);
        assert_eq!(texts(1), ["2", "甲", "修桥"]);
        assert_eq!(texts(2), ["甲", "修桥", "水利局"]);
        assert_eq!(texts(3), ["4", "乙", "水利局"]);
    }

    #[test]
    fn lists_of_names_hold_nothing_else() {
        let names = ["财政局", "各镇街", "镇街"];
        assert!(is_list_of("财政局、各镇街等", &names));
        assert!(is_list_of("财政局", &names));
        assert!(!is_list_of("财政局、民政局", &names));
        assert!(!is_list_of("等", &names));
    }
}
