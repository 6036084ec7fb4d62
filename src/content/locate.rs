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

fn place_of(text: &str, steps: &[Step]) -> Option<Range<usize>> {
    let error = Probe(steps).deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let location = error.location()?;
    let start = offset(text, location.line(), location.column());
    Some(start..start + scalar_length(text.get(start..)?))
}

/// The byte offset of a line and a column, both from 1, the column in characters.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    start + rest.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>()
}

/// How far the scalar that starts here goes; for anything else, to the end of the line.
fn scalar_length(rest: &str) -> usize {
    let line = rest.lines().next().unwrap_or_default();
    if let Some(quote @ ('"' | '\'')) = line.chars().next() {
        let inner = line.get(1..).unwrap_or_default();
        return inner.find(quote).map_or(line.len(), |end| end + 2);
    }
    let stops = [", ", ",", " }", "}", "]", " #"];
    let end = stops.iter().filter_map(|stop| line.find(stop)).min();
    line.get(..end.unwrap_or(line.len())).unwrap_or(line).trim_end().len()
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
    fn finds_values_in_chinese_files() {
        let text = "名: 甲\ncommitments:\n  - indicator: a\n    target: { year: 2025, value: ≥30 }\n  - indicator: '乙 b'\n";
        let at = |path: Path| text.get(place(text, &path)).unwrap();
        let item = |n| Path::default().key("commitments").index(n);
        assert_eq!(at(item(0).key("target").key("value")), "≥30");
        assert_eq!(at(item(0).key("target").key("year")), "2025");
        assert_eq!(at(item(1).key("indicator")), "'乙 b'");
        assert_eq!(at(item(1).key("missing").key("deeper")), "indicator: '乙 b'");
    }
}
