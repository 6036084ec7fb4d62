//! The row of a table that is nearest to words which none of its rows has.

use super::letters;
use crate::model::{Row, Table};

/// How alike the words and the nearest cells are at least: the share of letters that they have in common, in thousandths.
const LEAST: usize = 500;

/// How many letters of a cell are shown.
const SHOWN: usize = 20;

/// The nearest row and the words of its cells, numbers aside; `work` is what may be spent on it, in letters, and goes down.
pub(in crate::check) fn nearest_row(
    table: &Table,
    words: &[&str],
    work: &mut usize,
) -> Option<(usize, Vec<String>)> {
    let words: Vec<Vec<char>> = words.iter().map(|words| forms(words)).collect();
    if words.iter().any(|words| words.is_empty() || is_number(words)) {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in table.rows.iter().enumerate() {
        let mut cells: Vec<Vec<char>> = row.cells.iter().map(|cell| forms(&cell.text())).collect();
        // 住院率 of 住院率（%）
        let names = cells.iter().filter_map(|cell| {
            let open = cell.iter().position(|c| matches!(c, '（' | '('))?;
            cell.get(..open).map(<[char]>::to_vec)
        });
        let names: Vec<Vec<char>> = names.collect();
        cells.extend(names);
        let size: usize = cells.iter().map(|cell| cell.len() + 1).sum();
        *work = work.checked_sub(size * words.len())?;
        let alike = words
            .iter()
            .map(|words| cells.iter().map(|cell| alike(words, cell)).max().unwrap_or_default());
        let alike = alike.sum::<usize>() / words.len().max(1);
        if alike >= LEAST && best.is_none_or(|(most, _)| alike > most) {
            best = Some((alike, at));
        }
    }
    let (_, at) = best?;
    Some((at, named(table.rows.get(at)?)))
}

/// The words of the cells of a row, numbers aside.
fn named(row: &Row) -> Vec<String> {
    let cells = row.cells.iter().map(|cell| letters::of_text(&cell.text()));
    let is_name = |cell: &Vec<char>| !cell.is_empty() && !is_number(cell);
    cells.filter(is_name).map(|cell| cell.iter().take(SHOWN).collect()).collect()
}

fn forms(text: &str) -> Vec<char> {
    letters::forms(&letters::of_text(text))
}

fn is_number(letters: &[char]) -> bool {
    !letters.iter().any(|c| c.is_alphabetic())
}

/// The share of their letters, in thousandths, that two words have in common, each counted as often as both have it.
fn alike(one: &[char], other: &[char]) -> usize {
    let mut rest = other.to_vec();
    let same = one.iter().filter(|c| {
        let at = rest.iter().position(|other| other == *c);
        at.map(|at| rest.swap_remove(at)).is_some()
    });
    let same = same.count();
    2000 * same / (one.len() + other.len()).max(1)
}
