//! Groups of rows as a document prints them, under their headings.

use super::class::Class;
use super::legend::LINE;
use super::mark::write;
use super::svg::{Area, MARGIN, U, WIDTH};
use super::text;
use plotters::style::text_anchor::HPos;

/// A heading of the document with the rows under it.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a, R> {
    /// The heading; may be empty.
    pub name: &'a str,
    /// The rows, in the order to be shown.
    pub rows: &'a [R],
    /// What no row shows, in words; may be empty.
    pub note: &'a str,
}

/// Room of a line of text.
pub(in crate::chart) const ROOM: i32 = WIDTH - 2 * MARGIN;

/// What stands below each other in a chart of groups.
pub(in crate::chart) enum Item<'a, R> {
    Heading(Vec<String>),
    Row(Vec<String>, &'a R),
    Note(Vec<String>),
}

/// The groups as one list; `label` is what is written above the bar of a row.
pub(in crate::chart) fn items<'a, R>(
    groups: &'a [Group<'a, R>],
    // Width of the names of rows.
    room: i32,
    label: impl Fn(&R) -> String,
) -> Vec<Item<'a, R>> {
    let mut items = Vec::new();
    for group in groups {
        let heading = text::wrap(group.name, Class::Name, ROOM);
        items.extend((!heading.is_empty()).then_some(Item::Heading(heading)));
        let row = |row| Item::Row(text::wrap(&label(row), Class::Number, room), row);
        items.extend(group.rows.iter().map(row));
        let note = text::wrap(group.note, Class::Note, ROOM);
        items.extend((!note.is_empty()).then_some(Item::Note(note)));
    }
    items
}

impl<R> Item<'_, R> {
    /// Height of the item, where a row needs `row` below its name.
    pub(in crate::chart) fn height(&self, row: impl Fn(&R) -> i32) -> i32 {
        match self {
            Self::Heading(lines) => high(lines) + 12 * U,
            Self::Row(lines, source) => high(lines) + row(source),
            Self::Note(lines) => high(lines) + 10 * U,
        }
    }

    /// Writes the lines from `top` on and returns where they end.
    pub(in crate::chart) fn write(&self, area: &Area<'_>, top: i32) -> i32 {
        let (class, lines, gap) = match self {
            Self::Heading(lines) => (Class::Name, lines, 8 * U),
            Self::Row(lines, _) => (Class::Number, lines, 0),
            Self::Note(lines) => (Class::Note, lines, 4 * U),
        };
        lines_at(area, class, (MARGIN, top + gap), lines)
    }
}

/// Height of some lines.
pub(in crate::chart) fn high(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX / LINE).saturating_mul(LINE)
}

/// Writes lines below each other and returns where they end.
pub(in crate::chart) fn lines_at(
    area: &Area<'_>,
    class: Class,
    at: (i32, i32),
    lines: &[String],
) -> i32 {
    let (left, top) = at;
    for (n, line) in (1..).zip(lines) {
        write(area, class, (left, top + n * LINE - 4 * U), HPos::Left, line);
    }
    top + high(lines)
}
