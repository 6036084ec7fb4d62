//! Lines as rows: which of them are one row

use std::collections::BTreeSet;

use super::pieces::{Row, TALLEST};
use crate::import::number::{System, heading, numbered};
use crate::import::tables::columns::is_value;
use crate::import::tables::grid::{is_second_header, joined};
use crate::import::text::{PAGE, is_han, join, squeeze, tidy_cell, width};

/// The header and the rows of a table
pub(super) struct Assembled {
    pub(super) header: Vec<String>,
    pub(super) body: Vec<Vec<String>>,
    /// Whether the lines of the rows could be told without a guess
    pub(super) is_plain: bool,
    /// How many rows have two values in a cell: they are rows of their own that could not be told
    pub(super) crowded: usize,
}

/// Puts the lines of each row together.
pub(super) fn assembled(rows: &[Row], cells: &[Vec<String>], width: usize) -> Option<Assembled> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let anchors = anchors(rows, cells, width);
    let (anchors, has_groups) = with_groups(cells, anchors);
    let first = *anchors.first()?;
    let (mut header, mut above) = header(cells.get(..first)?, width);
    let is_header_only = |row: &Vec<String>| is_second_header(&header, row);
    let anchors = match cells.get(first) {
        Some(row) if anchors.len() > 1 && is_header_only(row) => {
            // A head in the middle of the others stands between their lines.
            for line in cells.get(first - above..first)? {
                add(&mut header, line);
            }
            header = joined(&header, row);
            for line in cells.get(first + 1..*anchors.get(1)?)? {
                add(&mut header, line);
            }
            above = 0;
            anchors.get(1..)?
        }
        _ => anchors.as_slice(),
    };
    let anchors = &with_own_values(anchors, cells);
    let nameless: Vec<usize> = anchors
        .iter()
        .copied()
        .filter(|at| cells.get(*at).is_some_and(|row| is_nameless(row)))
        .collect();
    let is_numbered = |row: &Vec<String>| row.first().is_some_and(|cell| numbered(cell).is_some());
    let numbered: Vec<usize> =
        anchors.iter().copied().filter(|at| cells.get(*at).is_some_and(is_numbered)).collect();
    let owners = owners(rows, anchors, above, (&nameless, &numbered));
    let is_clear = !has_rows_of_their_own(cells, anchors, &owners, width);
    let mut body: Vec<Vec<String>> = vec![vec![String::new(); width]; anchors.len()];
    let mut crowded: BTreeSet<usize> = BTreeSet::new();
    for (at, owner) in owners.rows {
        let (Some(row), Some(line)) = (body.get_mut(owner), cells.get(at)) else { continue };
        if (1..width).any(|column| is_whole(row, column) && is_whole(line, column)) {
            crowded.insert(owner);
        }
        add(row, line);
    }
    // Cells that are merged are left out of the rows below: what fills several columns may be one of these.
    let is_perhaps_row = |at: usize| {
        anchors.binary_search(&at).is_err()
            && cells.get(at).is_some_and(|row| filled(row) > 2 && filled(row) * 2 > width)
    };
    // A name in the middle of the rows that it is of stands above none of them.
    let is_centred = body.first().and_then(|row| row.first()).is_some_and(String::is_empty)
        && body.iter().any(|row| row.first().is_some_and(|cell| !cell.is_empty()));
    let is_plain = owners.is_plain
        && is_clear
        && first - above <= TALLEST_HEADER
        && !has_groups
        && !is_centred
        && !(first..cells.len()).any(is_perhaps_row);
    let tidied = |row: Vec<String>| row.iter().map(|cell| tidy_cell(cell)).collect::<Vec<String>>();
    let (header, crowded) = (tidied(header), crowded.len());
    Some(Assembled { header, body: body.into_iter().map(tidied).collect(), is_plain, crowded })
}

/// Whether a line has values and no name
fn is_nameless(row: &[String]) -> bool {
    row.first().is_some_and(String::is_empty)
        && row.iter().any(|cell| is_value(cell) && !cell.is_empty())
}

/// The lines that each begin a row, as far as each shows it by itself
fn anchors(rows: &[Row], cells: &[Vec<String>], width: usize) -> Vec<usize> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    // A printed page is no wider: these cells are on one line each, and every line is a row.
    let is_unwrapped =
        rows.iter().any(|row| row.pieces.last().is_some_and(|piece| piece.end > PAGE));
    // What stands over values without a name is the first line of theirs.
    let is_name = |at: usize, row: &Vec<String>| {
        filled(row) == 1
            && row.first().is_some_and(|cell| heading(cell).is_some())
            && !cells.get(at + 1).is_some_and(|row| is_nameless(row))
    };
    let is_anchor = |at: usize, row: &Vec<String>| {
        is_unwrapped
            || is_name(at, row)
            || row.first().is_some_and(|cell| !cell.is_empty() && is_value(cell))
            || names_sum(row)
            || filled(row) * 2 > width && row.iter().any(|cell| is_value(cell) && !cell.is_empty())
            || filled(row) * 4 >= width * 3
    };
    (1..cells.len()).filter(|at| cells.get(*at).is_some_and(|row| is_anchor(*at, row))).collect()
}

/// Whether a line has values behind the name of a sum or of a numbered part: 合计, `一、重大项目`
fn names_sum(row: &[String]) -> bool {
    let mut cells = row.iter().filter(|cell| !cell.is_empty());
    let is_name = |cell: &String| {
        SUMS.contains(&squeeze(cell).as_str())
            || matches!(heading(cell), Some(System::Comma | System::Bracket))
    };
    cells.next().is_some_and(is_name) && cells.any(|cell| is_value(cell))
}

/// How rows of sums are called
const SUMS: [&str; 4] = ["合计", "总计", "共计", "小计"];

/// Whether a cell has a value that does not go on in the next line: 2021- does.
fn is_whole(row: &[String], column: usize) -> bool {
    row.get(column)
        .is_some_and(|cell| !cell.is_empty() && is_value(cell) && !cell.ends_with(GOES_ON))
}

/// Whether a line below a row may be a row of its own: it begins in the first column and fills what the row leaves empty, or
/// what stands in it would have had room on the line above.
fn has_rows_of_their_own(
    cells: &[Vec<String>],
    anchors: &[usize],
    owners: &Owners,
    width: usize,
) -> bool {
    let widest: Vec<usize> = (0..width).map(|column| widest(cells, column)).collect();
    let is_own = |(at, owner): &(usize, usize)| {
        let row =
            anchors.get(*owner).filter(|anchor| *anchor < at).and_then(|anchor| cells.get(*anchor));
        row.zip(cells.get(*at)).is_some_and(|(row, line)| {
            let begins = line.first().is_some_and(|cell| !cell.is_empty());
            begins && row.iter().zip(line).any(|(above, cell)| above.is_empty() && !cell.is_empty())
        }) || row.is_some() && has_room(cells, *at, &widest)
    };
    owners.rows.iter().any(is_own)
}

/// How wide a column is, as far as its cells tell
fn widest(cells: &[Vec<String>], column: usize) -> usize {
    cells.iter().filter_map(|row| row.get(column)).map(|cell| width(cell)).max().unwrap_or_default()
}

/// Whether the words of a line would have had room behind those above them: they are no part of these.
fn has_room(cells: &[Vec<String>], at: usize, widest: &[usize]) -> bool {
    let above = at.checked_sub(1).and_then(|at| cells.get(at));
    above.zip(cells.get(at)).is_some_and(|(above, line)| {
        above.iter().zip(line).zip(widest).any(|((above, cell), widest)| {
            !above.is_empty() && !cell.is_empty() && width(above) + width(cell).min(WORD) <= *widest
        })
    })
}

/// How wide a word is that may not be parted
const WORD: usize = 8;

/// More lines over the first row may be rows that have no value
const TALLEST_HEADER: usize = 4;

/// The lines that are rows, with those that have a value where the row above has one: 合计, with most cells empty, and in the
/// second of two accounts beside each other 其他支出.
fn with_own_values(anchors: &[usize], cells: &[Vec<String>]) -> Vec<usize> {
    let mut all: Vec<usize> = Vec::new();
    let mut anchors = anchors.iter().copied().peekable();
    for (at, row) in cells.iter().enumerate() {
        let above = all.last().and_then(|at| cells.get(*at));
        let is_own = above.is_some_and(|above| {
            (1..row.len()).any(|column| is_whole(row, column) && is_whole(above, column))
        });
        if anchors.next_if_eq(&at).is_some() || is_own {
            all.push(at);
        }
    }
    all
}

/// What a value ends with that goes on in the next line
const GOES_ON: [char; 6] = ['-', '—', '–', '.', ',', '~'];

/// So many lines that name the rows below them show that none is a part of a name
const FEWEST_GROUPS: usize = 2;
/// How wide a letter is that would have fit
const LETTER: usize = 2;

/// The lines that are rows, with those that name the rows below them, and whether there are any.
fn with_groups(cells: &[Vec<String>], mut rows: Vec<usize>) -> (Vec<usize>, bool) {
    let groups = groups(cells, &rows);
    let has_groups = groups.len() >= FEWEST_GROUPS;
    if has_groups {
        rows.extend(groups);
        rows.sort_unstable();
    }
    (rows, has_groups)
}

/// The lines that name the rows below them: words alone in the first column, where those of the row below, and of the row
/// above, would have had room on the line; none, where others in the first column are parts of names.
fn groups(cells: &[Vec<String>], anchors: &[usize]) -> Vec<usize> {
    let name = |at: usize| cells.get(at).and_then(|row| row.first()).map_or("", String::as_str);
    let widest = widest(cells, 0);
    let has_room = |at: usize| width(name(at)) + LETTER <= widest;
    let is_anchor = |at: usize| anchors.binary_search(&at).is_ok();
    let is_row = |at: usize| is_anchor(at) && !name(at).is_empty();
    let is_alone = |at: &usize| {
        let others = cells.get(*at).and_then(|row| row.get(1..)).unwrap_or_default();
        !name(*at).is_empty() && others.iter().all(String::is_empty) && !is_anchor(*at)
    };
    let is_group = |at: &usize| {
        let is_below_header = anchors.first().is_some_and(|first| at < first);
        let is_below_row = is_row(at - 1) && has_room(at - 1);
        name(*at).chars().all(is_han)
            && has_room(*at)
            && is_row(at + 1)
            && (is_below_header || is_below_row)
    };
    let alone: Vec<usize> = (1..cells.len()).filter(is_alone).collect();
    if alone.iter().all(is_group) { alone } else { Vec::new() }
}

/// The header of the lines before the first row, and how many of them are of the first row already
fn header(lines: &[Vec<String>], width: usize) -> (Vec<String>, usize) {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.is_empty()).count();
    let end = lines.iter().rposition(|row| filled(row) > 1).map_or(lines.len(), |at| at + 1);
    let mut header = vec![String::new(); width];
    for line in lines.iter().take(end) {
        add(&mut header, line);
    }
    (header, lines.len() - end)
}

/// Adds the cells of a line to those above it.
fn add(row: &mut [String], line: &[String]) {
    for (cell, more) in row.iter_mut().zip(line) {
        join(cell, more);
    }
}

/// Which row each line is of
struct Owners {
    rows: Vec<(usize, usize)>,
    /// Whether no line had to be given to one of two rows by a guess
    is_plain: bool,
}

/// Gives the lines between two rows to one of them: by blank lines where these part rows; below the row, where nothing
/// stands above the first; else as many to the row above as it has above it, since cells stand in the middle.
///
/// The name of a row that has none on its own line stands above it and below; nothing of one that begins with its number does.
fn owners(
    rows: &[Row],
    anchors: &[usize],
    above: usize,
    (nameless, numbered): (&[usize], &[usize]),
) -> Owners {
    let first = anchors.first().copied().unwrap_or_default();
    let mut owners: Vec<(usize, usize)> = (first - above..first).map(|at| (at, 0)).collect();
    let mut is_plain = above == 0;
    let mut over = above;
    let is_parted = anchors.iter().skip(1).all(|at| {
        (anchors.first().copied().unwrap_or_default() + 1..=*at)
            .rev()
            .take(TALLEST)
            .any(|line| rows.get(line).is_some_and(|row| row.gap > 0))
    });
    for (owner, at) in anchors.iter().enumerate() {
        owners.push((*at, owner));
        let end = anchors.get(owner + 1).copied().unwrap_or(rows.len());
        let strays: Vec<usize> = (at + 1..end).collect();
        let is_last = owner + 1 == anchors.len();
        let is_nameless = |at: &usize| nameless.binary_search(at).is_ok();
        let [needs, gives] =
            [Some(at), anchors.get(owner + 1)].map(|at| at.is_some_and(is_nameless));
        let begins = anchors.get(owner + 1).is_some_and(|at| numbered.binary_search(at).is_ok());
        let below = if begins && !is_parted {
            strays.len()
        } else if (needs || gives) && !strays.is_empty() && !is_last {
            is_plain = false;
            match strays.len() {
                1 => usize::from(needs && !gives),
                count if needs && gives => count / 2,
                count if gives => over.min(count - 1),
                count => over.clamp(1, count),
            }
        } else if is_last || above == 0 && !is_parted {
            strays.len()
        } else if is_parted {
            strays.iter().take_while(|at| rows.get(**at).is_some_and(|row| row.gap == 0)).count()
        } else {
            is_plain = is_plain && strays.is_empty();
            over.min(strays.len())
        };
        over = strays.len() - below;
        owners.extend(
            strays
                .iter()
                .enumerate()
                .map(|(n, at)| (*at, if n < below { owner } else { owner + 1 })),
        );
    }
    Owners { rows: owners, is_plain }
}
