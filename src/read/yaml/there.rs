//! A fault of the syntax in its text, and what is made of it.

use std::ops::Range;

use super::locate;
use crate::diag::Message;

/// Where a fault of the syntax stands in the text, what it is, and what to do.
pub(crate) struct Slip {
    pub(crate) place: Range<usize>,
    pub(crate) what: Message,
    pub(crate) hint: Message,
}

/// A fault in a text: its line, counted from 1, and its place.
pub(super) struct There<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
    pub(super) at: usize,
}

impl There<'_> {
    /// The line of the fault, from its first letter on.
    pub(super) fn line_around(&self) -> (usize, &str) {
        let start = locate::offset(self.text, self.line, 1);
        let line = self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let blanks = line.len() - line.trim_start_matches(' ').len();
        (start + blanks, line.get(blanks..).unwrap_or_default())
    }

    /// The value that starts here, as it was meant: to the end of the line or, in braces, of the entry.
    pub(super) fn value_at(&self, at: usize) -> &str {
        let (before, rest) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        let lead = before.rsplit('\n').next().unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let line = line.split(" #").next().unwrap_or_default();
        let count = |sign: char| lead.matches(sign).count();
        let is_in_braces = count('{') > count('}') || count('[') > count(']');
        let value = if is_in_braces { line.split([',', '}', ']']).next() } else { Some(line) };
        value.unwrap_or_default().trim_end()
    }
}
