//! Lines too long for a heading that are one, since those numbered like them are

use std::collections::{BTreeMap, BTreeSet};

use super::lines::Line;
use super::number::{System, heading, long_heading, numbered};
use super::text::is_finished;

/// Behind so many headings with full stops a longer one is a heading, too
const SENTENCES: usize = 2;

/// Which ways of numbering make headings that are lines of their own
#[derive(Debug, Default)]
pub(super) struct Brothers {
    counts: BTreeMap<System, Count>,
    /// The numbers of lines that go on from a heading with the number before
    next: BTreeSet<usize>,
}

/// How the lines of one way of numbering stand
#[derive(Debug, Default)]
struct Count {
    own: usize,
    run_in: usize,
    /// The number of the last heading that is a line of its own, if no other came since, and how many stand above it one after
    /// another with a full stop, itself included
    last: Option<(u32, usize)>,
}

impl Brothers {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut brothers = Self::default();
        for line in lines {
            let Some(numbered) = numbered(&line.text) else { continue };
            let count = brothers.counts.entry(numbered.system).or_default();
            let last = count.last.take();
            let stopped = is_stopped(&line.text);
            let last = last.filter(|(before, _)| numbered.value == Some(before + 1));
            let above = last.map_or(0, |(_, above)| above);
            // A sentence is one heading among others.
            let goes_on = last.is_some() && (!stopped || above >= SENTENCES);
            let is_own = heading(&line.text).is_some();
            let is_next = !is_own && goes_on && long_heading(&line.text).is_some();
            if is_own {
                count.own += 1;
            } else if is_finished(&line.text) {
                count.run_in += 1;
            }
            let sentences = if stopped { above + 1 } else { 0 };
            let one = numbered.value.map(|value| (value, sentences));
            count.last = one.filter(|_| is_own || is_next);
            brothers.next.extend(is_next.then_some(line.number));
        }
        brothers
    }

    /// Whether a line too long for a heading is one, since most of those numbered like it are.
    pub(super) fn heading(&self, text: &str) -> Option<System> {
        let system = long_heading(text)?;
        let count = self.counts.get(&system).filter(|_| !is_stopped(text))?;
        (count.own > 1 && count.own > count.run_in).then_some(system)
    }

    /// The same of a line of the text, which may go on from a heading, whatever the others are.
    pub(super) fn heading_at(&self, line: &Line) -> Option<System> {
        let next = || long_heading(&line.text).filter(|_| self.next.contains(&line.number));
        self.heading(&line.text).or_else(next)
    }
}

/// Whether a line ends with a full stop
fn is_stopped(text: &str) -> bool {
    text.trim_end().ends_with('。')
}
