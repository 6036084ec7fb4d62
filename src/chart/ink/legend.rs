//! What stands above and below a drawing: the key to its marks, and notes in words.

use super::class::Class;
use super::mark::{Mark, Shape, write};
use super::svg::{Area, MARGIN, U, ignore, width};
use super::text;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// Distance from one line of text to the next, in tenths of a unit.
pub(in crate::chart) const LINE: i32 = 17 * U;

/// One entry of the key: a line, a mark or both, and the word for it.
pub(in crate::chart) struct Key<'a> {
    pub(in crate::chart) line: Option<Class>,
    pub(in crate::chart) mark: Option<(Class, Shape)>,
    pub(in crate::chart) word: &'a str,
}

impl Key<'_> {
    /// Width of the sample before the word.
    const fn sample(&self) -> i32 {
        if self.line.is_some() { 24 * U } else { 14 * U }
    }
}

/// Draws the key from `top` on and returns where it ends.
pub(in crate::chart) fn key(area: &Area<'_>, top: i32, keys: &[Key<'_>]) -> i32 {
    let (mut x, mut base) = (MARGIN, top + 14 * U);
    let right = width(area) - MARGIN;
    for key in keys {
        let room = right - MARGIN - key.sample() - 4 * U;
        let lines = text::wrap(key.word, Class::Note, room);
        let word = lines.iter().map(|line| text::width(line, Class::Note)).max().unwrap_or(0);
        let wide = key.sample() + 4 * U + word;
        if x > MARGIN && x + wide > right {
            (x, base) = (MARGIN, base + LINE);
        }
        let middle = base - 4 * U;
        if let Some(class) = key.line {
            let ends = vec![(x, middle), (x + key.sample(), middle)];
            ignore(area.draw(&PathElement::new(ends, class.color())));
        }
        if let Some((class, shape)) = key.mark {
            let at = (x + key.sample() / 2, middle);
            ignore(area.draw(&Mark { at, class, shape, title: "" }));
        }
        for (i, line) in lines.iter().enumerate() {
            base += if i == 0 { 0 } else { LINE };
            write(area, Class::Note, (x + key.sample() + 4 * U, base), HPos::Left, line);
        }
        x += wide + 14 * U;
    }
    if keys.is_empty() { top } else { base + 5 * U }
}

/// Writes notes from `top` on, each on lines of its own, and returns where they end.
pub(in crate::chart) fn notes<'n>(
    area: &Area<'_>,
    top: i32,
    notes: impl IntoIterator<Item = &'n str>,
) -> i32 {
    let mut base = top - 3 * U;
    for note in notes {
        for line in text::wrap(note, Class::Note, width(area) - 2 * MARGIN) {
            base += LINE;
            write(area, Class::Note, (MARGIN, base), HPos::Left, &line);
        }
    }
    base + 8 * U
}

/// A text at the left and one at the right.
pub(in crate::chart) struct Pair<'a> {
    pub(in crate::chart) indent: i32,
    pub(in crate::chart) left: (Class, &'a str),
    pub(in crate::chart) right: (Class, &'a str),
}

/// Writes a pair on one line, or below each other where they do not fit; returns the last line.
pub(in crate::chart) fn pair(area: &Area<'_>, base: i32, pair: &Pair<'_>) -> i32 {
    let (left, right) = (MARGIN + pair.indent, width(area) - MARGIN);
    let room = right - left;
    let wide = |(class, words): (Class, &str)| text::width(words, class);
    if wide(pair.left) + wide(pair.right) + 10 * U <= room {
        for ((class, words), x, side) in
            [(pair.left, left, HPos::Left), (pair.right, right, HPos::Right)]
        {
            if !words.is_empty() {
                write(area, class, (x, base), side, words);
            }
        }
        return base;
    }
    let mut next = base;
    for ((class, words), x, side) in
        [(pair.left, left, HPos::Left), (pair.right, right, HPos::Right)]
    {
        for line in text::wrap(words, class, room) {
            write(area, class, (x, next), side, &line);
            next += LINE;
        }
    }
    (next - LINE).max(base)
}
