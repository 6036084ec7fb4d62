//! The way to a value, and places in a text that readers count in lines.

use std::ops::Range;

/// The key whose value is nothing: an empty value has no place of its own.
pub(crate) fn key_of_nothing(text: &str, value: Range<usize>) -> Range<usize> {
    if text.get(value.clone()).is_some_and(is_quoted) { value } else { key_of(text, value) }
}

/// The key that a value stands behind; the value itself where something else stands between the two.
pub(crate) fn key_of(text: &str, value: Range<usize>) -> Range<usize> {
    let before = text.get(..value.start).unwrap_or_default().trim_end();
    let Some(key) = before.strip_suffix(':').map(str::trim_end) else { return value };
    let start = key.rfind(['\n', ' ', '{', ',']).map_or(0, |at| at + 1);
    start..key.len()
}

/// The byte offset of a line and a column, both from 1, the column in characters.
pub(crate) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

fn is_quoted(text: &str) -> bool {
    text.starts_with(['"', '\''])
}
