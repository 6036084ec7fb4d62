//! Which lines of a seed may be put together

use std::collections::BTreeSet;

use super::super::evidence::has_cells;
use crate::import::lines::Line;

/// The lines of a seed, and the numbers of those that may be put together
pub(super) struct Text<'a> {
    pub(super) lines: &'a [Line],
    pub(super) outside: &'a BTreeSet<usize>,
}

impl Text<'_> {
    pub(super) fn has(&self, line: &Line) -> bool {
        self.outside.contains(&line.number)
            && !line.text.trim_start().starts_with(['#', '|'])
            && !has_cells(line)
    }

    pub(super) fn outside(&self) -> Vec<&Line> {
        self.lines.iter().filter(|line| self.has(line)).collect()
    }
}
