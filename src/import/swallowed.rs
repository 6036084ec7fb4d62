//! Headings at the end of the paragraph above them, whose line break was lost: `……重点建设。（二）投资重点`

use std::collections::BTreeMap;

use super::layout::{Layout, Shape};
use super::lines::Line;
use super::number::{Numbered, System, heading, numbered};

/// No heading with its number is longer, in letters
const LONGEST: usize = 48;

/// Where such headings begin: for the number of a line, the place of the first byte of the heading in it
#[derive(Debug, Default)]
pub(super) struct Swallowed(BTreeMap<usize, usize>);

impl Swallowed {
    /// Those whose number goes on from the heading before it, where no higher one stands between the two; none in a text whose
    /// printed lines are lines.
    pub(super) fn of(lines: &[Line], layout: &Layout) -> Self {
        if layout.is_spaced() || matches!(layout.shape, Shape::Wrapped(_)) {
            return Self::default();
        }
        let mut last = Last::default();
        let mut found = BTreeMap::new();
        for line in lines.iter().filter(|line| !line.is_artefact()) {
            if let Some(number) = numbered(&line.text) {
                last.see(&number);
            }
            let Some((text, head)) = tail(&line.text) else { continue };
            let Some(number) = numbered(head) else { continue };
            if last.goes_on(&number) && !is_listed(text, &number) {
                last.see(&number);
                found.insert(line.number, text.len());
            }
        }
        Self(found)
    }

    /// What stands on a line before the heading at its end, and the heading, if there is one.
    pub(super) fn parted<'a>(&self, line: &'a Line) -> Option<Vec<&'a str>> {
        let (text, head) =
            self.0.get(&line.number).and_then(|at| line.text.split_at_checked(*at))?;
        Some(vec![text, head])
    }
}

/// The last number of each system, below the headings that stand now
#[derive(Default)]
struct Last(BTreeMap<System, u32>);

impl Last {
    fn see(&mut self, number: &Numbered<'_>) {
        self.0.retain(|system, _| *system <= number.system);
        self.0.insert(number.system, number.value.unwrap_or_default());
    }

    fn goes_on(&self, number: &Numbered<'_>) -> bool {
        let before = number.value.and_then(|value| value.checked_sub(1)).filter(|value| *value > 0);
        before.is_some() && self.0.get(&number.system).copied() == before
    }
}

/// Whether the number before stands on the same line: `需要的材料：1.登记表。2.照片`
fn is_listed(text: &str, number: &Numbered<'_>) -> bool {
    let before = number.value.unwrap_or_default().saturating_sub(1);
    let marks = ['.', '．', '、'].into_iter();
    number.system == System::Dot
        && marks.map(|mark| format!("{before}{mark}")).any(|label| text.contains(&label))
}

/// The heading that a line ends with, behind the end of a sentence or a wide blank, and what stands before it
fn tail(text: &str) -> Option<(&str, &str)> {
    let letters: Vec<(usize, char)> = text.trim_end().char_indices().rev().take(LONGEST).collect();
    // The last letter may be the full stop of the heading itself.
    let pairs = letters.windows(2).skip(1).filter_map(|pair| match pair {
        &[(at, c), (_, before)] => Some((at + c.len_utf8(), c, before)),
        _ => None,
    });
    let is_end = |c: char, before: char| {
        matches!(c, '。' | '〕' | '）') || c.is_whitespace() && before.is_whitespace()
    };
    let ends = pairs.filter(|(_, c, before)| is_end(*c, *before));
    let is_heading = |head: &str| {
        numbered(head).is_some_and(|number| number.system <= System::Dot) && heading(head).is_some()
    };
    ends.filter_map(|(at, ..)| text.split_at_checked(at)).find(|(_, head)| is_heading(head))
}
