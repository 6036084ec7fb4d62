//! Numbered lines that a page cut: the first half of a sentence is no heading

use std::collections::BTreeMap;

use super::layout::{Layout, edge, goes_on};
use super::lines::Line;
use super::number::numbered;
use super::text::is_open;

/// One in so many of the lines in which a sentence goes on end near each other, at least, where a column of the page ends
const SHARE: usize = 10;
/// So much shorter or longer may such a line be
const RAGGED: usize = 2;

/// Where the lines of a text end in which a sentence goes on
///
/// A page with columns of several widths wraps its lines, and yet most are far from as wide as the widest.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    /// How many of them end at each place
    edges: BTreeMap<usize, usize>,
    all: usize,
}

impl Cuts {
    /// Those of a text whose lines are taken for paragraphs, although many break off in a sentence; of any other, none.
    pub(super) fn of(lines: &[Line], layout: &Layout) -> Self {
        let mut cuts = Self::default();
        if !layout.breaks_off() {
            return cuts;
        }
        let texts = lines.iter().filter(|line| !line.is_artefact());
        let is_inside =
            |line: &&Line| numbered(&line.text).is_none() && layout.is_in_sentence(&line.text);
        for line in texts.filter(is_inside) {
            *cuts.edges.entry(edge(line)).or_default() += 1;
            cuts.all += 1;
        }
        cuts
    }

    /// Whether a line ends where others do in which a sentence goes on, and is half of one itself: behind a comma nothing ends
    /// it, and below no number begins.
    pub(super) fn is_cut(&self, line: &Line, next: Option<&Line>) -> bool {
        let end = edge(line);
        let near: usize = self
            .edges
            .range(end.saturating_sub(RAGGED)..=end + RAGGED)
            .map(|(_, count)| *count)
            .sum();
        let text = line.text.as_str();
        self.all > 0
            && near * SHARE >= self.all
            && (text.contains(['，', ',']) || goes_on(text) || is_open(text))
            && next.is_some_and(|next| numbered(&next.text).is_none())
    }
}
