//! Two columns of running text that a program has printed side by side: nothing tells them apart again, so a person is asked

use super::doubt::{Doubt, Why};
use super::lines::Line;
use super::text::{is_finished, is_han, is_wide};

/// So many lines below each other show that they are two columns
const FEWEST: usize = 4;
/// A line of a column is at least so wide
const NARROWEST: usize = 14;
/// The second column begins at one place, or nearly so
const NEAR: usize = 2;

/// A line whose text stands in two columns
struct Halves<'a> {
    line: &'a Line,
    left: &'a str,
    right: &'a str,
    /// Where the second one begins
    start: usize,
}

/// The doubts about lines of text that stand side by side.
pub(super) fn doubts(lines: &[&Line]) -> Vec<Doubt> {
    let halves: Vec<Option<Halves>> = lines.iter().map(|line| halves(line)).collect();
    let runs = halves.split(Option::is_none);
    let runs = runs.map(|run| run.iter().flatten().collect::<Vec<&Halves>>());
    let runs = runs.filter(|run| is_text(run));
    runs.filter_map(|run| {
        let (first, last) = (run.first()?.line.number, run.last()?.line.last);
        Some(Doubt { first, last, why: Why::Beside })
    })
    .collect()
}

/// The two halves of a line with one wide blank in it
fn halves(line: &Line) -> Option<Halves<'_>> {
    let text = line.text.trim();
    let parts = text.split("  ").flat_map(|part| part.split('\u{3000}'));
    let mut parts = parts.map(str::trim).filter(|part| !part.is_empty());
    let (left, right) = (parts.next()?, parts.next()?);
    let is_column = |part: &str| size(part) >= NARROWEST && part.contains(is_han);
    let start = size(text.strip_suffix(right)?) + line.indent;
    let is_alone = parts.next().is_none();
    (is_alone && is_column(left) && is_column(right)).then_some(Halves { line, left, right, start })
}

/// Whether the columns begin below each other and hold sentences that go on from line to line.
fn is_text(run: &[&Halves]) -> bool {
    let mut starts: Vec<usize> = run.iter().map(|halves| halves.start).collect();
    starts.sort_unstable();
    let usual = starts.get(starts.len() / 2).copied().unwrap_or_default();
    let near = starts.iter().filter(|start| start.abs_diff(usual) <= NEAR).count();
    let goes_on = |column: Vec<&str>| {
        let open = column.iter().filter(|part| !is_finished(part)).count();
        let marked = column.iter().filter(|part| part.contains(['，', '。', '、'])).count();
        open * 3 >= run.len() * 2 && marked * 3 >= run.len()
    };
    run.len() >= FEWEST
        && near * 4 >= run.len() * 3
        && goes_on(run.iter().map(|halves| halves.left).collect())
        && goes_on(run.iter().map(|halves| halves.right).collect())
}

/// How wide a text is, blanks at its ends and all
fn size(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}
