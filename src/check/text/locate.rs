//! Finds the place of a citation in the text of its document.

use std::ops::Range;

use super::document::DocumentText;
use super::finder::Finder;
use super::letters;
use super::total_rows::total_of;
use crate::model::{Block, Citation, CitedPlace, DocumentId, Row, Run, Table, form, is_blank};

/// A place in the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The document.
    pub document: DocumentId,
    /// The anchor of the heading, paragraph or table row.
    pub anchor: String,
    /// The quoted characters, counted in the passage without blanks; `None` is the whole row.
    pub letters: Option<(usize, usize)>,
    /// The blocks of the text that the record is about: the cited one, and for a task the paragraphs that belong to it.
    pub blocks: Range<usize>,
    /// The row, where the block is a table.
    pub row: Option<usize>,
}

/// What of a citation is not in its document.
#[derive(Debug, Clone)]
pub(in crate::check) enum Missing<'a> {
    /// The quoted words, and the blocks in which they are looked for.
    Quote(&'a str, Range<usize>),
    /// The heading or paragraph under which they are looked for.
    Under(&'a str),
    /// The table.
    Table(&'a str),
    /// The row of a table.
    Row(MissingRow<'a>),
}

/// Which row of a table is not there.
#[derive(Debug, Clone)]
pub(in crate::check) enum MissingRow<'a> {
    /// The one of a table with a number.
    Number(&'a str, &'a str),
    /// The one of a table with these words in its cells.
    Words(&'a str, Vec<&'a str>),
    /// Which row is meant: so many have these words in their cells.
    Ambiguous(String, usize),
    /// A part of the row with a number.
    Part(&'a str, &'a str),
}

/// The place of a citation in the text of its document.
pub(in crate::check) fn locate<'c>(
    text: &DocumentText<'_>,
    citation: &'c Citation,
) -> Result<Cited, Missing<'c>> {
    let table_at = |title: &'c String| text.table(title).ok_or(Missing::Table(title));
    match &citation.place {
        CitedPlace::Row { table, row, also, .. } if !also.is_empty() => {
            let (block, found) = table_at(table)?;
            let words: Vec<&str> = std::iter::once(row).chain(also).map(String::as_str).collect();
            let said = || words.join("、");
            let rows = named_rows(found, &words);
            let missing = match rows[..] {
                [] => MissingRow::Words(table, words),
                [row] => return Ok(cited(text, (block, row), None)),
                [..] => MissingRow::Ambiguous(said(), rows.len()),
            };
            Err(Missing::Row(missing))
        }
        CitedPlace::Row { table, row, part, .. } => {
            let (block, found) = table_at(table)?;
            let rows =
                numbered_rows(found, row).ok_or(Missing::Row(MissingRow::Number(table, row)))?;
            let row = match part.as_ref().filter(|_| rows.len() > 1) {
                Some(part) => {
                    part_of(found, rows, part).ok_or(Missing::Row(MissingRow::Part(row, part)))?
                }
                // A number with one row has no parts to be told apart.
                None => rows.start,
            };
            Ok(cited(text, (block, row), None))
        }
        CitedPlace::Quote { quote, under, table } => {
            let blocks = match (table, under) {
                (Some(table), _) => {
                    let (at, _) = table_at(table)?;
                    at..at + 1
                }
                (None, Some(head)) => {
                    text.starting(head).ok_or(Missing::Under(head))?..text.passages().len()
                }
                (None, None) => 0..text.passages().len(),
            };
            quoted(text, blocks.clone(), quote).ok_or(Missing::Quote(quote, blocks))
        }
    }
}

/// The first place in some blocks where words stand.
pub(in crate::check) fn quoted(
    text: &DocumentText<'_>,
    blocks: Range<usize>,
    quote: &str,
) -> Option<Cited> {
    let words = letters::forms(&letters::of_text(quote));
    let from = blocks.start;
    let blocks = text.forms().get(blocks).unwrap_or_default().iter().enumerate();
    let finder = Finder::of(&words);
    let mut found = blocks.flat_map(|(n, passages)| {
        let (passages, finder) = (passages.iter().enumerate(), &finder);
        passages.filter_map(move |(row, text)| Some(((from + n, row), finder.find(text)?)))
    });
    let (place, at) = found.next()?;
    Some(cited(text, place, Some((at, at + words.len()))))
}

/// Some letters of a passage as a place: its block and, of a table, its row. `None` is all of it.
pub(in crate::check) fn cited(
    text: &DocumentText<'_>,
    (block, row): (usize, usize),
    letters: Option<(usize, usize)>,
) -> Cited {
    let found = text.document.body.blocks.get(block);
    let (is_table, anchor) = match found {
        Some(Block::Heading(_, passage) | Block::Paragraph(passage)) => {
            (false, Some(&passage.anchor))
        }
        Some(Block::Table(table)) => (true, table.rows.get(row).map(|row| &row.anchor)),
        None => (false, None),
    };
    Cited {
        document: text.document.id.clone(),
        anchor: anchor.cloned().unwrap_or_default(),
        letters,
        blocks: block..block + 1,
        row: is_table.then_some(row),
    }
}

/// The rows under this printed number: it is printed once, and the cells below it are empty.
fn numbered_rows(table: &Table, number: &str) -> Option<Range<usize>> {
    let column = letters::number_column(table);
    let cell = |row: &Row| row.cells.get(column).map(Run::text);
    let number = letters::of_text(number);
    // Every citation of a row asks all rows above it.
    let forms = letters::forms(&number);
    let is_number = |row: &Row| {
        let cell = row.cells.get(column);
        cell.is_some_and(|cell| {
            letters::of_run(cell).map(|(c, _)| form(c)).eq(forms.iter().copied())
        })
    };
    let start = table.rows.iter().position(is_number).or_else(|| {
        // Without a column for them, numbers stand before the names: `1 人均预期寿命`.
        let is_begun = |row: &Row| {
            cell(row).and_then(|text| numbered_name(&text)).is_some_and(|(begun, name)| {
                letters::is_same(&letters::of_text(&begun), &number)
                    || letters::is_same(&letters::of_text(&name), &number)
            })
        };
        table.rows.iter().position(is_begun)
    });
    // 住院率 for 住院率（%）, where no other row may be meant.
    let of_name = || {
        let is_named =
            |(_, row): &(usize, &Row)| cell(row).is_some_and(|text| is_but_unit(&text, &number));
        let mut named = table.rows.iter().enumerate().filter(is_named).map(|(at, _)| at);
        named.next().filter(|_| named.next().is_none())
    };
    let Some(start) = start.or_else(of_name) else {
        // 合计 stands beside an empty cell for numbers, and is no part of the row above.
        let is_it = |row: &Row| {
            total_of(row).is_some_and(|total| letters::is_same(&letters::of_text(total), &number))
        };
        return table.rows.iter().position(is_it).map(|at| at..at + 1);
    };
    let is_part = |row: &&Row| cell(row).is_some_and(|text| text.trim().is_empty());
    let parts = table.rows.iter().skip(start + 1).take_while(is_part).count();
    Some(start..start + parts + 1)
}

/// The row, of some, that has a cell with these words.
fn part_of(table: &Table, mut rows: Range<usize>, words: &str) -> Option<usize> {
    let words = letters::of_text(words);
    let names_it = |at: &usize| {
        let cells = table.rows.get(*at).into_iter().flat_map(|row| &row.cells);
        cells.map(Run::text).any(|text| letters::is_same(&letters::of_text(&text), &words))
    };
    rows.find(names_it)
}

/// Whether a cell has these words, and a unit in brackets behind them: 住院率（%）.
fn is_but_unit(cell: &str, words: &[char]) -> bool {
    let cell = cell.trim();
    let Some(inner) = cell.strip_suffix(['）', ')']) else { return false };
    let Some(open) = inner.rfind(['（', '(']) else { return false };
    let (name, unit) = (inner.get(..open), inner.get(open..).unwrap_or_default());
    let unit: Vec<char> = unit.chars().skip(1).filter(|c| !is_blank(*c)).collect();
    // 2023年 is none.
    let is_year = unit.iter().take_while(|c| is_digit(**c)).count() >= 4;
    let is_unit = !unit.is_empty()
        && !is_year
        && unit.iter().all(|c| c.is_ascii_alphanumeric() || IN_UNITS.contains(*c));
    is_unit && name.is_some_and(|name| letters::is_same(&letters::of_text(name), words))
}

/// Letters and signs of units in brackets: %, 1/10万, 万人次, 平方米.
const IN_UNITS: &str = "%％‰/／·㎡²³℃μ每万亿千百十元岁个人家张户所次名床辆台项例天日年月小时分钟克毫微升立方平米公里吨亩顷\
    处座件种套间只头株度瓦位支册条户";

/// The number that a cell with a name begins with, and the name: `1 人均预期寿命`, `1.人均预期寿命`, `（1）人均预期寿命`, but not
/// `1.5岁以下` and `5 岁以下`: a name does not begin with a unit of the number.
fn numbered_name(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let inner = text.strip_prefix(['（', '(']);
    let digits = |text: &str| text.len() - text.trim_start_matches(is_digit).len();
    let from = inner.unwrap_or(text);
    let (number, rest) = from.split_at_checked(digits(from))?;
    let sign = rest.chars().next()?;
    let is_closed = inner.is_none() || matches!(sign, '）' | ')');
    let is_apart = matches!(sign, '.' | '．' | '、' | '）' | ')') || is_blank(sign);
    let name = rest.trim_start_matches(|c| c == sign || is_blank(c));
    let is_name = name.chars().next().is_some_and(|c| c.is_alphabetic() && !UNITS.contains(&c));
    let is_set_off = rest.chars().nth(1).is_some_and(is_blank);
    let is_name =
        is_name || !is_blank(sign) && (is_set_off || name.starts_with(|c: char| c.is_alphabetic()));
    (!number.is_empty() && is_closed && is_apart && is_name)
        .then(|| (number.to_owned(), name.to_owned()))
}

/// Units that may stand behind a blank after a number that is part of a name.
const UNITS: [char; 6] = ['岁', '个', '年', '月', '万', '亿'];

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// The rows in whose cells all of some words stand, each as a cell; a merged cell is printed once, above them.
fn named_rows(table: &Table, words: &[&str]) -> Vec<usize> {
    let words: Vec<Vec<char>> = words.iter().map(|words| letters::of_text(words)).collect();
    let exact = |cell: &str, words: &[char]| letters::is_same(&letters::of_text(cell), words);
    let found = rows_with(table, &words, &exact);
    if !found.is_empty() {
        return found;
    }
    // 住院率 for 住院率（%）
    rows_with(table, &words, &|cell, words| exact(cell, words) || is_but_unit(cell, words))
}

/// The rows of which all of some words are cells, as `is` says.
fn rows_with(table: &Table, words: &[Vec<char>], is: &dyn Fn(&str, &[char]) -> bool) -> Vec<usize> {
    let mut above: Vec<String> = Vec::new();
    let mut found = Vec::new();
    for (at, row) in table.rows.iter().enumerate() {
        above.resize(above.len().max(row.cells.len()), String::new());
        for (cell, last) in row.cells.iter().zip(&mut above) {
            let cell = cell.text();
            if !cell.chars().all(is_blank) {
                *last = cell;
            }
        }
        let is_there = |words: &Vec<char>| above.iter().any(|cell| is(cell, words));
        // Numbers of a row are no names of the next: at least one of the words is printed in it.
        let own = |words: &Vec<char>| row.cells.iter().any(|cell| is(&cell.text(), words));
        if words.iter().all(is_there) && words.iter().any(own) {
            found.push(at);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_name_is_that_of_the_row() {
        for (cell, expected) in [
            ("1 人均预期寿命", Some(("1", "人均预期寿命"))),
            ("1.人均预期寿命", Some(("1", "人均预期寿命"))),
            ("12、床位数", Some(("12", "床位数"))),
            ("（3）床位数", Some(("3", "床位数"))),
            ("1. 5岁以下儿童死亡率", Some(("1", "5岁以下儿童死亡率"))),
            ("1.5岁以下", None),
            ("5岁以下儿童死亡率", None),
            ("5 岁以下儿童死亡率", None),
            ("2025年", None),
            ("78.18", None),
            ("1", None),
            ("床位数", None),
        ] {
            let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
            assert_eq!(numbered_name(cell), expected, "{cell}");
        }
    }
}
