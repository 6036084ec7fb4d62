//! Lays a text out as programs and people hand it on

use super::truth::Piece;

/// How paragraphs are laid out
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// A paragraph a line
    Lines { apart: bool, indented: bool },
    /// Lines of so many Chinese letters
    Wrapped { letters: usize, sign: Sign },
    /// Markdown
    Marked,
}

/// What shows that a wrapped paragraph ends or begins
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Indent,
    BlankLine,
    /// An indent, every line double-spaced, and pages with numbers
    Pages,
    /// A blank at the end of its last line, as PDF readers write it
    Trailing,
    /// An indent; lines are cut after so many letters, wherever that is
    Cut,
    /// None: the indent is lost, and lines end behind marks, too, as programs take them from a PDF
    TakenApart,
    Nothing,
}

/// How tables are laid out
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cells {
    Tabs,
    /// A cell a line, and a blank line between rows
    LineEach,
    /// A cell a line and nothing else
    LineEachDense,
    /// Columns below each other, where a Chinese letter is two wide, or one
    Aligned {
        wide: bool,
    },
    Bars,
}

/// The text, and the first and last line of each table
pub(super) fn lay(pieces: &[Piece], text: Text, cells: Cells) -> (String, Vec<(usize, usize)>) {
    let mut lines: Vec<String> = Vec::new();
    let mut tables = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Heading(depth, name) => lines.extend(block(name, text, Some(*depth))),
            Piece::Paragraph(words) => lines.extend(block(words, text, None)),
            Piece::Table(rows) => {
                let first = lines.len() + 1;
                lines.extend(table(rows, cells));
                tables.push((first, lines.len()));
                lines.push(String::new());
            }
        }
    }
    if matches!(text, Text::Wrapped { sign: Sign::Pages, .. }) {
        let place = |line: usize| line * 2 - 1 + (line - 1) / PAGE * 2;
        let tables = tables.into_iter().map(|(first, last)| (place(first), place(last)));
        return (paged(&lines), tables.collect());
    }
    (lines.join("\n") + "\n", tables)
}

/// The lines of a page
const PAGE: usize = 25;

/// Every line double-spaced, and a number at the foot of each page
fn paged(lines: &[String]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        text.push_str(line);
        text.push_str("\n\n");
        if at % PAGE == PAGE - 1 {
            let number = (at / PAGE + 1).to_string();
            text.extend(["— ", &number, " —\n\u{c}\n"]);
        }
    }
    text
}

fn block(words: &str, text: Text, depth: Option<usize>) -> Vec<String> {
    let indent = if depth == Some(1) { "　　　　" } else { "　　" };
    match text {
        Text::Marked => {
            let marks = depth.map_or(String::new(), |depth| "#".repeat(depth) + " ");
            vec![marks + words, String::new()]
        }
        Text::Lines { apart, indented } => {
            let mut lines =
                vec![if indented { format!("{indent}{words}") } else { words.to_owned() }];
            lines.extend(apart.then(String::new));
            lines
        }
        Text::Wrapped { letters, sign } => {
            let is_indented =
                matches!(sign, Sign::Indent | Sign::Pages | Sign::Cut | Sign::TakenApart);
            let words = if is_indented { format!("{indent}{words}") } else { words.to_owned() };
            let mut lines = wrapped(&words, letters, sign == Sign::Cut);
            if sign == Sign::TakenApart {
                lines = lines.iter().flat_map(|line| taken_apart(line.trim_start())).collect();
            }
            if sign == Sign::Trailing {
                lines.last_mut().into_iter().for_each(|line| line.push(' '));
            }
            lines.extend((sign == Sign::BlankLine).then(String::new));
            lines
        }
    }
}

/// Wraps as word processors do: no mark at the beginning of a line, no number parted; or cuts anywhere.
fn wrapped(words: &str, letters: usize, anywhere: bool) -> Vec<String> {
    if anywhere {
        let letters_of: Vec<char> = words.chars().collect();
        return letters_of.chunks(letters).map(|line| line.iter().collect()).collect();
    }
    let full = letters * 2;
    let mut lines = vec![String::new()];
    for unit in units(words) {
        let line = lines.last_mut().expect("there is a line");
        if width(line) + width(&unit) > full && !line.trim().is_empty() {
            lines.push(unit.trim_start().to_owned());
        } else {
            line.push_str(&unit);
        }
    }
    lines
}

/// A printed line, ended behind every third mark and before a quotation
fn taken_apart(line: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut marks = 0;
    let mut letters = line.chars().peekable();
    while let Some(c) = letters.next() {
        pieces.last_mut().expect("there is a piece").push(c);
        let is_mark = "，、。；：".contains(c);
        marks += usize::from(is_mark);
        let ends = is_mark && marks % 3 == 0 || letters.peek() == Some(&'“');
        if ends && letters.peek().is_some_and(|next| !"”）》".contains(*next)) {
            pieces.push(String::new());
        }
    }
    pieces
}

/// What may not be parted: a letter or a word, with the marks behind it and the brackets before it
fn units(words: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut is_open = false;
    for c in words.chars() {
        let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-');
        let goes_on = "，。、；：？！）》”’】〕％‰".contains(c)
            || is_word(c) && units.last().is_some_and(|unit| unit.ends_with(is_word));
        match units.last_mut().filter(|_| goes_on || is_open) {
            Some(unit) => unit.push(c),
            None => units.push(c.to_string()),
        }
        is_open = "（《“‘【〔".contains(c);
    }
    units
}

pub(super) fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{2000}' { 2 } else { 1 }).sum()
}

fn table(rows: &[Vec<String>], cells: Cells) -> Vec<String> {
    match cells {
        Cells::Tabs => rows.iter().map(|row| row.join("\t")).collect(),
        Cells::Bars => {
            let mut lines: Vec<String> =
                rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect();
            let dashes = rows.first().map_or(0, Vec::len);
            lines.insert(1, format!("|{}", " --- |".repeat(dashes)));
            lines
        }
        Cells::LineEach | Cells::LineEachDense => {
            let mut lines = Vec::new();
            for row in rows {
                lines.extend(row.iter().filter(|cell| !cell.is_empty()).cloned());
                lines.extend((cells == Cells::LineEach).then(String::new));
            }
            lines
        }
        Cells::Aligned { wide } => aligned(rows, wide),
    }
}

fn aligned(rows: &[Vec<String>], wide: bool) -> Vec<String> {
    let size = |text: &str| if wide { width(text) } else { text.chars().count() };
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| size(cell)).max();
    let line = |row: &Vec<String>| {
        let mut line = String::from("  ");
        for column in 0..columns {
            let cell = row.get(column).cloned().unwrap_or_default();
            let blanks = widest(column).unwrap_or_default() + 3 - size(&cell);
            line.push_str(&cell);
            line.push_str(&" ".repeat(blanks));
        }
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
