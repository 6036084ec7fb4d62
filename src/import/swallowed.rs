//! Headings at the end of the paragraph above them, whose line break was lost: `……重点建设。（二）投资重点`

use std::collections::BTreeMap;

use super::layout::{Layout, Shape};
use super::lines::Line;
use super::number::{System, heading, numbered};

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
        let mut last: BTreeMap<System, u32> = BTreeMap::new();
        let mut found = BTreeMap::new();
        for line in lines.iter().filter(|line| !line.is_artefact()) {
            let mut headed = |text: &str, goes_on: bool| {
                let Some(number) = numbered(text) else { return false };
                let value = number.value.unwrap_or_default();
                let is_next = value > 1 && last.get(&number.system) == Some(&(value - 1));
                if !goes_on || is_next {
                    last.retain(|system, _| *system <= number.system);
                    last.insert(number.system, value);
                }
                is_next
            };
            headed(&line.text, false);
            if let Some(at) = tail(&line.text)
                && line.text.get(at..).is_some_and(|text| headed(text, true))
            {
                found.insert(line.number, at);
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

/// Where the heading begins that a line ends with, behind the end of a sentence or a wide blank
fn tail(text: &str) -> Option<usize> {
    let letters: Vec<(usize, char)> = text.trim_end().char_indices().rev().take(LONGEST).collect();
    // The last letter may be the full stop of the heading itself.
    let pairs = letters.windows(2).skip(1).filter_map(|pair| match pair {
        &[(at, c), (_, before)] => Some((at + c.len_utf8(), c, before)),
        _ => None,
    });
    let is_end = |c: char, before: char| {
        matches!(c, '。' | '〕' | '）') || c.is_whitespace() && before.is_whitespace()
    };
    let ends = pairs.filter(|(_, c, before)| is_end(*c, *before)).map(|(at, ..)| at);
    let is_heading = |at: &usize| {
        let tail = text.get(*at..).unwrap_or_default();
        numbered(tail).is_some_and(|number| number.system <= System::Dot) && heading(tail).is_some()
    };
    ends.into_iter().find(is_heading)
}
