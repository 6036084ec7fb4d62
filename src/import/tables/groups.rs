//! A table with a cell a line whose rows blank lines part, whatever its heads are called

use std::collections::VecDeque;

use super::cell::{Cell, MOST, doubt, goes_on, may_be_head, texts};
use super::columns::{is_value, place};
use super::grid::{has_odd_value, likeness, spread};
use super::heads::is_head;
use super::table::{Found, Table};
use crate::import::doubt::Why;
use crate::import::lines::Line;
use crate::import::number::{System, heading};
use crate::import::text::width;

/// A wider cell is hardly the first of a row, and a wider line no name of some rows
const NARROW: usize = 48;
/// A line of a page is at least so wide
const LINE: usize = 28;
/// A wider cell is more than a word
const WORD: usize = 24;
/// So many rows are looked at before it is known whether they are some
const LOOK: usize = 12;

/// Lines that no blank line parts
type Group = Vec<Cell>;

/// The groups, one after the other
struct Groups<'l> {
    lines: &'l [Line],
    at: usize,
}

impl Iterator for Groups<'_> {
    type Item = Group;

    /// The next group, and at most one line more of it than a table has columns
    fn next(&mut self) -> Option<Group> {
        let mut group = Group::new();
        while let Some(line) = self.lines.get(self.at) {
            if !line.is_artefact() {
                if line.text.contains('\t') || line.gap > 0 && !group.is_empty() {
                    break;
                }
                group.push(Cell::of(self.at, line));
            }
            self.at += 1;
            if group.len() > MOST {
                break;
            }
        }
        (!group.is_empty()).then_some(group)
    }
}

/// What a table begins with
struct Start {
    header: Group,
    /// The second line of the header, below heads that stand over several columns
    lower: Option<Group>,
    columns: usize,
}

/// Whether a table begins with the first of the lines.
pub(super) fn begin(lines: &[Line]) -> bool {
    start(lines).is_some()
}

/// The header, if the groups below look like its rows: so many are looked at, however long the text is.
fn start(lines: &[Line]) -> Option<Start> {
    // Most lines are none of these, and are asked nothing else.
    let next = lines.get(1).filter(|next| next.gap == 0)?;
    if !may_be_head(&lines.first()?.text) || !may_be_head(&next.text) {
        return None;
    }
    let mut groups = Groups { lines, at: 0 };
    let header = groups.next().filter(|header| is_header(header))?;
    let mut sample: VecDeque<Group> =
        groups.take(LOOK).take_while(|group| group.len() <= MOST).collect();
    let (has_lower, columns) = columns(&header, &sample)?;
    let lower = if has_lower { sample.pop_front() } else { None };
    let rows = rows(&header, sample.into_iter(), columns);
    let is_table = are_rows(&rows, columns) && has_matter(&header, &rows);
    is_table.then_some(Start { header, lower, columns })
}

/// The table whose header is the first group of the lines, if the groups below are its rows.
pub(super) fn table(lines: &[Line]) -> Option<Found> {
    let Start { header, lower, columns } = start(lines)?;
    let below = Groups { lines, at: 0 }.skip(1 + usize::from(lower.is_some()));
    let rows = rows(&header, below, columns);
    let is_sure = lower.is_none() && is_sure(&header, &rows, columns);
    let heads = match lower {
        Some(lower) => spread(&texts(&header), &texts(&lower), columns),
        None => texts(&header),
    };
    Some(found(heads, &rows, &header, is_sure))
}

fn is_header(group: &[Cell]) -> bool {
    (2..=MOST).contains(&group.len()) && group.iter().all(|cell| may_be_head(&cell.text))
}

/// Whether the group below names the columns, too, and how many columns there are: as many as the first row has lines
fn columns(header: &Group, below: &VecDeque<Group>) -> Option<(bool, usize)> {
    let mut rows = below.iter().filter(|group| group.len() > 1);
    let first = rows.next()?;
    if first.len() == header.len() {
        return Some((false, header.len()));
    }
    // The heads of the first line that stand over several columns are fewer than the columns.
    let columns = rows.next()?.len();
    let lower = below.front()?;
    let is_lower = (2..columns).contains(&lower.len())
        && header.len() < columns
        && header.len() + lower.len() > columns
        && lower.iter().all(|cell| may_be_head(&cell.text));
    is_lower.then_some((true, columns))
}

/// The groups that are rows, with the lines between them that name some rows
fn rows(header: &Group, groups: impl Iterator<Item = Group>, columns: usize) -> Vec<Group> {
    let mut rows: Vec<Group> = Vec::new();
    let mut groups = groups.peekable();
    let is_row = |group: &Group| {
        (2..=columns).contains(&group.len())
            && !is_other_header(header, group)
            && !group.iter().any(goes_on)
            && !is_wrapped(group)
    };
    let mut valued = 0;
    while let Some(group) = groups.next() {
        let is_like = |next: &Group| {
            valued * 5 <= rows.len() * 4 || next.iter().any(|cell| is_value(&cell.text))
        };
        let is_next = match group.as_slice() {
            [only] => {
                is_name(&only.text)
                    && groups.peek().is_some_and(|next| is_row(next) && is_like(next))
            }
            _ => is_row(&group),
        };
        if !is_next {
            break;
        }
        // How many rows have a value in their last column
        valued += usize::from(group.last().is_some_and(|cell| is_value(&cell.text)));
        rows.push(group);
    }
    rows
}

/// Whether a group has the heads of another table
fn is_other_header(header: &Group, group: &Group) -> bool {
    let is_same = |cell: &&Cell| header.iter().any(|head| head.text == cell.text);
    let (usual, same) = (
        group.iter().filter(|cell| is_head(&cell.text)).count(),
        group.iter().filter(is_same).count(),
    );
    usual.max(same) * 2 > group.len()
}

/// Whether a line alone may name the rows below, and is not the caption of another table
fn is_name(text: &str) -> bool {
    let is_other = ["注", "表", "附", "单位：", "数据来源", "说明", "备注"];
    width(text) <= NARROW
        && !text.ends_with('。')
        && !is_other.iter().any(|word| text.starts_with(word))
}

/// Whether there are enough rows, and the first cells are not the first lines of paragraphs
fn are_rows(rows: &[Group], columns: usize) -> bool {
    let whole: Vec<&Group> = rows.iter().filter(|row| row.len() == columns).collect();
    let are_values = || whole.iter().all(|row| row.last().is_some_and(|cell| is_value(&cell.text)));
    let firsts = whole.iter().filter_map(|row| row.first());
    let narrow = firsts.filter(|cell| width(&cell.text) <= NARROW).count();
    let is_enough = match whole.len() {
        0 => false,
        1 => columns > 2 && rows.len() > 2, // cells that are merged are left out of the other rows
        2 => are_values(),
        _ => true,
    };
    is_enough && narrow * 5 >= whole.len() * 4
}

/// Whether the lines are those of a paragraph: all but the last about as wide as a page, and the last ends a sentence
fn is_wrapped(group: &[Cell]) -> bool {
    let Some((last, lines)) = group.split_last() else { return false };
    let widths = || lines.iter().map(|line| width(&line.text));
    let (least, most) = (widths().min().unwrap_or_default(), widths().max().unwrap_or_default());
    least >= LINE
        && most - least <= LINE / 4
        && last.text.ends_with('。')
        && !lines.iter().any(|line| line.text.ends_with(['。', '；']))
}

/// Whether heads, values or sentences tell it from the menu of a web page
fn has_matter(header: &[Cell], rows: &[Group]) -> bool {
    let heads = header.iter().filter(|cell| is_head(&cell.text)).count();
    let is_matter = |cell: &Cell| is_value(&cell.text) || width(&cell.text) > WORD;
    let told = rows.iter().filter(|row| row.iter().any(is_matter)).count();
    heads > 1 || told * 2 >= rows.len()
}

/// Whether every row is whole, and heads or values show that it is a table
fn is_sure(header: &[Cell], rows: &[Group], columns: usize) -> bool {
    let heads = header.iter().filter(|cell| is_head(&cell.text)).count();
    let rows_of_cells: Vec<Vec<String>> = rows.iter().map(|row| texts(row)).collect();
    let is_of_values = |column: usize| {
        rows_of_cells.iter().all(|row| row.get(column).is_some_and(|cell| is_value(cell)))
    };
    let slices: Vec<&[String]> = rows_of_cells.iter().map(Vec::as_slice).collect();
    rows.iter().all(|row| row.len() == columns)
        && (heads * 2 >= columns || (1..columns).any(is_of_values))
        && likeness(&slices, columns) >= 90
        && !has_odd_value(&rows_of_cells)
}

fn found(heads: Vec<String>, rows: &[Group], header: &[Cell], is_sure: bool) -> Found {
    let columns = heads.len();
    let cells: Vec<Vec<String>> = rows.iter().map(|row| texts(row)).collect();
    let whole: Vec<Vec<String>> =
        cells.iter().filter(|row| row.len() == columns).cloned().collect();
    let mut table = Table::new(heads);
    for row in cells {
        let is_part = row.len() == 1
            && row.iter().any(|cell| heading(cell).is_some_and(|system| system < System::Dot));
        let at =
            if is_part || row.len() == columns { Some(0) } else { place(&row, &whole, columns) };
        match at {
            Some(at) => {
                let mut placed = vec![String::new(); at];
                placed.extend(row);
                table.push(placed);
            }
            None => table.push_whole(&row),
        }
    }
    let last = rows.last().and_then(|row| row.last());
    let asked = (!is_sure).then(|| doubt(header.first(), last, Why::GuessedTable));
    Found { table, doubts: asked.into_iter().collect(), lines: last.map_or(0, |cell| cell.at + 1) }
}
