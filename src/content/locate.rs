//! From the path of a value to its place in the file.
//!
//! The YAML reader keeps no places. Only when a file has something to report, a seed walks to the value and fails there
//! on purpose: the reader's own error then carries the line and column. The clean path pays nothing.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// One step on the way to a value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Step {
    /// Into a mapping.
    Key(&'static str),
    /// Into a sequence, counted from 0.
    Index(usize),
}

/// The way to a value from the top of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Path(Vec<Step>);

impl Path {
    /// The value under a key.
    #[must_use]
    pub fn key(&self, key: &'static str) -> Self {
        self.with(Step::Key(key))
    }

    /// The n-th value, counted from 0.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        self.with(Step::Index(index))
    }

    fn with(&self, step: Step) -> Self {
        Self(self.0.iter().cloned().chain([step]).collect())
    }
}

/// The bytes of the value at a path, or of the nearest thing around it that exists.
pub(super) fn place(text: &str, path: &Path) -> Range<usize> {
    (0..=path.0.len())
        .rev()
        .filter_map(|n| path.0.get(..n))
        .find_map(|steps| place_of(text, steps))
        .unwrap_or(0..0)
}

/// The key whose value is nothing: an empty value has no place of its own.
pub(super) fn key_of_nothing(text: &str, value: Range<usize>) -> Range<usize> {
    let before = text.get(..value.start).unwrap_or_default().trim_end();
    let Some(key) =
        before.strip_suffix(':').filter(|_| !text.get(value.clone()).is_some_and(is_quoted))
    else {
        return value;
    };
    let start = key.rfind(['\n', ' ', '{', ',']).map_or(0, |at| at + 1);
    start..key.len()
}

/// Where a key stands in the mapping that starts at an offset: not inside its values, and not as part of a longer key.
pub(super) fn keys(text: &str, start: usize, key: &str) -> Vec<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let is_key = |at: usize| {
        let after = rest.get(at..).and_then(|rest| rest.strip_prefix(key)).unwrap_or_default();
        after.trim_start_matches(' ').starts_with(':')
    };
    if rest.starts_with('{') {
        let starts = rest.char_indices().filter(|(at, c)| {
            matches!(c, '{' | ',')
                && depth(rest.get(..*at).unwrap_or_default()) == usize::from(*c == ',')
        });
        let starts = starts.map(|(at, _)| at + 1 + blanks(rest.get(at + 1..).unwrap_or_default()));
        return starts.filter(|at| is_key(*at)).map(|at| start + at).collect();
    }
    let column = start - text.get(..start).and_then(|t| t.rfind('\n')).map_or(0, |at| at + 1);
    let mut found = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        let indent = if at == 0 { 0 } else { blanks(line) };
        if at > 0 && indent < column && !line.trim().is_empty() {
            break;
        }
        if (at == 0 || indent == column) && is_key(at + indent) {
            found.push(start + at + indent);
        }
        at += line.len();
    }
    found
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches(' ').len()
}

fn is_quoted(text: &str) -> bool {
    text.starts_with(['"', '\''])
}

fn place_of(text: &str, steps: &[Step]) -> Option<Range<usize>> {
    let in_item = || {
        let (item, rest) = item(text, steps)?;
        // A blank for the dash keeps every offset.
        let alone = text.get(item.clone())?.replacen('-', " ", 1);
        Some(item.start + start_of(&alone, rest)?)
    };
    let start = in_item().or_else(|| start_of(text, steps))?;
    Some(start..start + value_length(text, start))
}

fn start_of(text: &str, steps: &[Step]) -> Option<usize> {
    let error = Probe(steps).deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let location = error.location()?;
    Some(offset(text, location.line(), location.column()))
}

/// The lines of an item of a list under a key of the file, and the way on from there. A file with a thousand records and a
/// fault in each is not read as a whole a thousand times.
fn item<'s>(text: &str, steps: &'s [Step]) -> Option<(Range<usize>, &'s [Step])> {
    let [Step::Key(key), Step::Index(wanted), rest @ ..] = steps else { return None };
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    lines.find(|(_, line)| line.strip_prefix(key).is_some_and(|rest| rest.trim_end() == ":"))?;
    let is_text = |line: &str| !matches!(line.trim_start().chars().next(), None | Some('#'));
    let mut lines = lines.filter(|(_, line)| is_text(line)).peekable();
    let indent = lines.peek().map(|(_, line)| blanks(line))?;
    let is_item = |line: &str| {
        blanks(line) == indent && matches!(line.get(indent..indent + 2), Some("- " | "-\n" | "-\r"))
    };
    let mut items = lines.take_while(|(_, line)| blanks(line) > indent || is_item(line));
    let starts = |items: &mut dyn Iterator<Item = (usize, &str)>, n| {
        items.filter(|(_, line)| is_item(line)).nth(n).map(|(start, _)| start)
    };
    let start = starts(&mut items, *wanted)?;
    let (mut end, mut last) = (None, start);
    for (at, line) in items {
        if is_item(line) {
            end = Some(at);
            break;
        }
        last = at;
    }
    let rest_of_last = text.get(last..)?.split_inclusive('\n').next().map_or(0, str::len);
    Some((start..end.unwrap_or(last + rest_of_last), rest))
}

/// The byte offset of a line and a column, both from 1, the column in characters.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// How far the value that starts here goes on its line.
fn value_length(text: &str, start: usize) -> usize {
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let line = rest.lines().next().unwrap_or_default();
    let first = line.chars().next();
    if let Some(quote @ ('"' | '\'')) = first {
        let inner = line.get(1..).unwrap_or_default();
        return inner.find(quote).map_or(line.len(), |end| end + 2);
    }
    let lead = before.rsplit('\n').next().unwrap_or_default();
    let is_flow = matches!(first, Some('{' | '[')) || depth(lead) > 0;
    let length = if is_flow { flow_length(line) } else { line.find(" #").unwrap_or(line.len()) };
    line.get(..length).unwrap_or(line).trim_end().len()
}

/// How many brackets are open at the end of a text.
fn depth(text: &str) -> usize {
    text.chars().fold(0, |depth: usize, c| match c {
        '{' | '[' => depth + 1,
        '}' | ']' => depth.saturating_sub(1),
        _ => depth,
    })
}

/// How far a value between brackets goes: a mapping or list with its brackets, a scalar up to the next comma or bracket.
fn flow_length(line: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' | ',' if depth == 0 => return at,
            '}' | ']' if depth == 1 => return at + 1,
            '}' | ']' => depth -= 1,
            _ => {}
        }
    }
    line.len()
}

struct Probe<'p>(&'p [Step]);

impl<'de> DeserializeSeed<'de> for Probe<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Probe<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value to find")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Some((Step::Key(wanted), rest)) = self.0.split_first() else {
            return here();
        };
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            if key == *wanted {
                map.next_value_seed(Probe(rest))?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<(), A::Error> {
        let Some((Step::Index(wanted), rest)) = self.0.split_first() else {
            return here();
        };
        for _ in 0..*wanted {
            sequence.next_element::<IgnoredAny>()?;
        }
        sequence.next_element_seed(Probe(rest))?;
        while sequence.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        here()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        here()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        here()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        here()
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        here()
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        here()
    }
}

fn here<E: Error>() -> Result<(), E> {
    Err(E::custom("here"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_a_mapping_are_neither_longer_keys_nor_keys_of_its_values() {
        let block = "full_name: x\nname: a\ninner:\n  name: b\nname: c\n";
        assert_eq!(keys(block, 0, "name"), [13, 38]);
        let flow = "t: { unit: a, erratum: { unit: b }, unit: c }";
        assert_eq!(keys(flow, 3, "unit"), [5, 36]);
    }

    #[test]
    fn finds_values_in_chinese_files() {
        let text = "名: 甲, 乙\ncommitments:\n  - indicator: a\n    target: { year: 2025, value: ≥30 }\n  - indicator: '乙 b'\n";
        let at = |path: Path| text.get(place(text, &path)).unwrap();
        let item = |n| Path::default().key("commitments").index(n);
        assert_eq!(at(item(0).key("target").key("value")), "≥30");
        assert_eq!(at(item(0).key("target").key("year")), "2025");
        assert_eq!(at(item(0).key("target")), "{ year: 2025, value: ≥30 }");
        assert_eq!(at(Path::default().key("名")), "甲, 乙");
        assert_eq!(at(item(1).key("indicator")), "'乙 b'");
        assert_eq!(at(item(1).key("missing").key("deeper")), "indicator: '乙 b'");
    }
}
