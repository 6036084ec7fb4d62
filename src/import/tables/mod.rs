//! Tables: eleven raw forms, one result

mod aligned;
mod cell;
mod cells;
mod columns;
mod gapped;
mod grid;
mod groups;
mod heads;
mod listed;
mod merged;
mod piped;
mod printed;
mod stacked;
mod tabbed;
mod table;
mod unindented;

use super::layout::{Layout, Shape};
use super::lines::Line;
use super::marks::heading_among_rows;

pub(super) use columns::is_value;
pub(super) use table::{Found, Table};

/// The table that begins with the first of the lines, if its form shows only in this layout or line by line.
pub(super) fn table(lines: &[Line], layout: &Layout) -> Option<Found> {
    let first = lines.first()?;
    if stacked::is_cell(&first.text) {
        return Some(stacked::table(lines));
    }
    let is_heading = || heading_among_rows(&first.text).is_some();
    if first.text.contains('\t') && !is_heading() && !tabbed::is_sentence(lines) {
        return Some(tabbed::table(lines));
    }
    match layout.shape {
        Shape::Wrapped(wrapped) if wrapped.is_trailing() => printed::table(lines),
        // In a wrapped text with no sign of where a cell ends, a wrapped cell would be taken for two.
        Shape::Wrapped(_) | Shape::Marked | Shape::Paragraphs | Shape::Press => None,
    }
}

/// The table that begins with the first of the lines, if its heads show what the cells are, and these begin every row.
fn headed(lines: &[Line]) -> Option<Found> {
    let first = lines.first()?.text.trim();
    if heads::is_number_head(first) {
        listed::table(lines).or_else(|| gapped::table(lines))
    } else if heads::begins(first) {
        merged::table(lines)
    } else {
        None
    }
}

/// So many lines may stand above a table whose first head is no usual word
const CAPTION: usize = 4;

/// Looks for tables of the other forms, before the layout of the text is known
pub(super) struct Search {
    /// The lines that are marked as headings with `#`: no table goes over one
    marked: Vec<usize>,
    /// Where the paragraphs begin of a text that indents them
    first_paragraph: Option<usize>,
    /// The end of the lines without an indent that were looked at, and the table in them with its first line
    unindented: usize,
    inside: Option<(usize, Found)>,
    /// The end of the lines that may be cells, and of those that were looked at in vain
    run: usize,
    cells: usize,
    /// Where a table begins whose heads are no usual words
    values: Option<usize>,
    aligned: usize,
}

impl Search {
    pub(super) fn of(lines: &[Line]) -> Self {
        let marked =
            lines.iter().enumerate().filter(|(_, line)| heading_among_rows(&line.text).is_some());
        Self {
            marked: marked.map(|(at, _)| at).collect(),
            first_paragraph: unindented::first_paragraph(lines),
            unindented: 0,
            inside: None,
            run: 0,
            cells: 0,
            values: None,
            aligned: 0,
        }
    }

    /// The table that begins at a place.
    pub(super) fn at(&mut self, lines: &[Line], at: usize) -> Option<Found> {
        let next = self.marked.partition_point(|marked| *marked < at);
        let end = self.marked.get(next).copied().unwrap_or(lines.len());
        let rest = lines.get(at..end)?;
        let first = rest.first().filter(|line| !line.is_artefact() && !line.text.contains('\t'))?;
        if piped::is_row(&first.text) {
            return piped::table(rest);
        }
        if at >= self.aligned {
            let run = aligned::run(rest);
            // Two tables may stand below each other.
            let first = rest.iter().take(run).skip(1).take_while(|line| line.gap == 0).count() + 1;
            for run in [run, first.min(run)] {
                self.aligned = at + run;
                if let Some(found) = aligned::table(rest.get(..run).unwrap_or_default()) {
                    return Some(found);
                }
            }
        }
        if let Some(found) = groups::table(rest) {
            return Some(found);
        }
        if let Some((_, found)) = self.inside.take_if(|(first, _)| *first == at) {
            return Some(found);
        }
        if let Some(found) = headed(rest) {
            return Some(found);
        }
        if self.first_paragraph.is_some_and(|first| first < at) && at >= self.unindented {
            self.look_inside(rest, at);
            if let Some((_, found)) = self.inside.take_if(|(first, _)| *first == at) {
                return Some(found);
            }
        }
        if at >= self.run {
            self.run = at + cells::run(rest);
            let run = rest.get(..self.run - at).unwrap_or_default();
            let has_heads = run.iter().take(CAPTION * 2).any(|line| heads::begins(&line.text));
            let parted = || (0..CAPTION * 3).filter_map(|at| rest.get(at..)).any(groups::begin);
            let start =
                if has_heads || parted() { None } else { cells::start_of_values(run, CAPTION) };
            // Where paragraphs are indented, a table does not begin with one of them.
            let is_cell = |at: &usize| {
                self.first_paragraph.is_none() || run.get(*at).is_some_and(|line| line.indent == 0)
            };
            let start = start.filter(is_cell);
            self.values = start.map(|start| at + start);
        }
        let run = rest.get(..self.run - at).unwrap_or_default();
        if at >= self.cells && heads::begins(&first.text) {
            self.cells = self.run;
            return cells::table(run);
        }
        if self.values == Some(at) { cells::of_values(run) } else { None }
    }

    /// Looks for a table in the lines without an indent from a place on: with usual heads below its caption, or of any others.
    fn look_inside(&mut self, rest: &[Line], at: usize) {
        let run = unindented::run(rest);
        let below_caption = |above: usize| Some((above, rest.get(above..).and_then(headed)?));
        let found = (1..=CAPTION.min(run)).find_map(below_caption);
        self.unindented = at + found.as_ref().map_or(run.max(1), |(above, _)| *above);
        let found = found.or_else(|| unindented::table(rest.get(..run).unwrap_or_default()));
        self.inside = found.map(|(above, found)| (at + above, found));
    }
}
