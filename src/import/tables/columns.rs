//! Which columns the cells of a short row stand in, told by what the columns hold elsewhere

use std::mem::discriminant;

/// What a cell begins with
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opening {
    Nothing,
    /// `12`, `3.5`, `18,107`, `≤10`, `—`
    Value,
    /// `1.推进`
    Item,
    /// `（1）推进`
    Bracket,
    Circled,
    /// `2023年内`, `到2023年底`
    Year,
    Word,
}

/// What a cell looks like
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Look {
    opening: Opening,
    /// The last character, which tells a unit (`局`) from a sentence (`。`)
    closing: Option<char>,
    /// The length in powers of two
    length: u32,
}

/// The first column of a row whose cells stand side by side, when one place fits better than all others.
pub(super) fn place(cells: &[String], rows: &[Vec<String>], width: usize) -> Option<usize> {
    let places = 0..=width.checked_sub(cells.len())?;
    let fit = |first: usize| -> usize {
        let likeness = |(index, cell): (usize, &String)| likeness(cell, rows, first + index);
        cells.iter().enumerate().map(likeness).sum()
    };
    let mut fits: Vec<(usize, usize)> = places.map(|first| (fit(first), first)).collect();
    fits.sort_unstable_by(|a, b| b.cmp(a));
    let &(best, first) = fits.first()?;
    let is_clear = fits.get(1).is_none_or(|&(second, _)| best > second);
    (is_clear && best > 0).then_some(first)
}

/// How like the cells of one column a cell is, from 0 to 400
pub(super) fn likeness(cell: &str, rows: &[Vec<String>], column: usize) -> usize {
    let this = look(cell);
    let cells = rows.iter().filter_map(|row| row.get(column)).filter(|cell| !cell.is_empty());
    let (mut alike, mut all) = (0, 0);
    for other in cells {
        let that = look(other);
        alike += usize::from(discriminant(&this.opening) == discriminant(&that.opening));
        alike += usize::from(this.closing == that.closing);
        alike += usize::from(this.length.abs_diff(that.length) <= 1);
        alike += usize::from(cell == other);
        all += 1;
    }
    (alike * 100).checked_div(all).unwrap_or(0)
}

fn look(cell: &str) -> Look {
    let length = cell.chars().count();
    Look {
        opening: opening(cell),
        closing: cell.chars().last(),
        length: length.checked_ilog2().unwrap_or(0),
    }
}

fn opening(cell: &str) -> Opening {
    let bare = cell.trim_start_matches(['≤', '≥', '<', '>']);
    let is_value = |c: char| c.is_ascii_digit() || ".,%％‰—–-−－+".contains(c);
    let after_digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let has_digits = after_digits.len() < bare.len();
    // A sign of per cent alone is a unit.
    let is_unit = bare.chars().all(|c| "%％‰,.".contains(c));
    if cell.is_empty() {
        Opening::Nothing
    } else if bare.chars().all(is_value) && !is_unit {
        Opening::Value
    } else if cell.starts_with(|c| matches!(c, '①'..='⑳')) {
        Opening::Circled
    } else if cell.starts_with('（') {
        Opening::Bracket
    } else if has_digits && after_digits.starts_with(['.', '．', '、']) {
        Opening::Item
    } else if cell.starts_with("到2") || has_digits && after_digits.starts_with('年') {
        Opening::Year
    } else {
        Opening::Word
    }
}

/// Whether a cell holds a value rather than words
pub(in crate::import) fn is_value(cell: &str) -> bool {
    opening(cell) == Opening::Value
}
