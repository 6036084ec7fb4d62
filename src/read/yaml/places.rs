//! The places of the values of a piece of YAML.

use crate::model::{Path, Step};
use std::ops::Range;

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Form {
    /// Nothing is written.
    #[default]
    Nothing,
    /// Text without quotes.
    Plain,
    /// Text in quotes.
    Quoted,
    /// A list.
    List,
    /// Keys and values.
    Mapping,
}

/// A value with its place.
#[derive(Debug, Default)]
struct Node {
    place: Range<usize>,
    form: Form,
    /// Whether brackets stand around it.
    is_bracketed: bool,
    /// The key, empty in a list, and the value of each entry.
    entries: Vec<(Range<usize>, usize)>,
}

/// The places of the values of a piece of YAML, as a tree.
#[derive(Debug)]
pub(crate) struct Places(Vec<Node>);

impl Default for Places {
    fn default() -> Self {
        Self(vec![Node::default()])
    }
}

impl Places {
    /// The value that is the whole piece.
    pub(crate) const ROOT: usize = 0;

    /// Whether nothing is written.
    pub(crate) fn is_empty(&self) -> bool {
        self.form(Self::ROOT) == Form::Nothing
    }

    pub(crate) fn form(&self, node: usize) -> Form {
        self.0.get(node).map_or(Form::Nothing, |node| node.form)
    }

    /// A value that belongs to nothing.
    pub(crate) fn loose(&mut self, at: usize) -> usize {
        self.0.push(Node { place: at..at, ..Node::default() });
        self.0.len() - 1
    }

    /// The next entry of a list or mapping, with nothing as its value.
    pub(crate) fn add(&mut self, of: usize, key: Range<usize>, at: usize) -> usize {
        let value = self.loose(at);
        if let Some(node) = self.0.get_mut(of) {
            node.entries.push((key, value));
        }
        value
    }

    /// Says what a value is and where.
    pub(crate) fn fill(&mut self, node: usize, place: Range<usize>, form: Form) {
        if let Some(node) = self.0.get_mut(node) {
            (node.place, node.form) = (place, form);
        }
    }

    pub(crate) fn bracketed(&mut self, node: usize) {
        if let Some(node) = self.0.get_mut(node) {
            node.is_bracketed = true;
        }
    }

    pub(crate) fn end(&mut self, node: usize, end: usize) {
        if let Some(node) = self.0.get_mut(node) {
            node.place.end = end;
        }
    }

    /// The bytes of the value at a path, or of the nearest thing around it that exists: as far as it goes on its first line.
    pub(crate) fn of(&self, text: &str, path: &Path) -> Range<usize> {
        let mut here = self.0.first();
        for step in path.steps() {
            let entries = here.map_or(&[][..], |node| &node.entries);
            let entry = match step {
                Step::Index(n) => entries.get(*n),
                Step::Key(key) => entries.iter().find(|(place, _)| is_key(text, place, key)),
            };
            let Some(node) = entry.and_then(|(_, value)| self.0.get(*value)) else { break };
            here = Some(node);
        }
        here.map_or(0..0, |node| node.on_its_line(text))
    }

    /// Where a key stands in the mapping that starts at an offset.
    pub(crate) fn keys(&self, text: &str, start: usize, key: &str) -> Vec<usize> {
        let is_mapping = |node: &&Node| node.form == Form::Mapping && node.place.start == start;
        let entries = self.0.iter().filter(is_mapping).flat_map(|node| &node.entries);
        entries
            .filter(|(place, _)| is_key(text, place, key))
            .map(|(place, _)| place.start)
            .collect()
    }
}

impl Node {
    /// The bytes on the line where it starts; a list or mapping without brackets goes on to the end of it.
    fn on_its_line(&self, text: &str) -> Range<usize> {
        let is_open = matches!(self.form, Form::List | Form::Mapping)
            && (!self.is_bracketed || self.place.is_empty());
        let end = if is_open { text.len() } else { self.place.end };
        let rest = text.get(self.place.start..end).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let line = if is_open { line.split(" #").next().unwrap_or_default() } else { line };
        self.place.start..self.place.start + line.trim_end().len()
    }
}

fn is_key(text: &str, place: &Range<usize>, key: &str) -> bool {
    let typed = text.get(place.clone()).unwrap_or_default().trim_end();
    let unquoted = |quote: char| typed.strip_prefix(quote).and_then(|t| t.strip_suffix(quote));
    unquoted('"').or_else(|| unquoted('\'')).unwrap_or(typed) == key
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::{Path as FilePath, PathBuf};

    use serde_yaml::Value;

    use super::super::layout::layout;
    use super::super::locate::offset;
    use super::*;

    /// Where the reader says that a value stands: it is asked for a type that no value has.
    fn told(text: &str, steps: &[Step]) -> Option<usize> {
        let error = probe::fails(text, steps)?;
        Some(offset(text, error.0, error.1))
    }

    mod probe {
        use std::fmt;

        use serde::de::{
            DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
        };

        use super::Step;

        /// Goes to a value and fails there, for the line and column of the error.
        pub(crate) fn fails(text: &str, steps: &[Step]) -> Option<(usize, usize)> {
            let seed = Probe(steps);
            let error = seed.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
            error.to_string().contains("here").then_some(())?;
            error.location().map(|place| (place.line(), place.column()))
        }

        struct Probe<'p>(&'p [Step]);

        fn here<E: Error>() -> Result<(), E> {
            Err(E::custom("here"))
        }

        impl<'de> DeserializeSeed<'de> for Probe<'_> {
            type Value = ();

            fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
                deserializer.deserialize_any(self)
            }
        }

        impl<'de> Visitor<'de> for Probe<'_> {
            type Value = ();

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("here")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
                let Some((Step::Key(wanted), rest)) = self.0.split_first() else {
                    return here();
                };
                while let Some(key) = map.next_key::<String>()? {
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
        }
    }

    /// The paths of all values.
    fn paths(value: &Value, here: &Path, out: &mut Vec<(Path, Form)>) {
        let form = match value {
            Value::Null => Form::Nothing,
            Value::Sequence(_) => Form::List,
            Value::Mapping(_) => Form::Mapping,
            _ => Form::Plain,
        };
        out.push((here.clone(), form));
        match value {
            Value::Sequence(items) => {
                for (n, item) in items.iter().enumerate() {
                    paths(item, &here.index(n), out);
                }
            }
            Value::Mapping(entries) => {
                for (key, value) in entries {
                    let Some(key) = key.as_str() else { continue };
                    paths(value, &here.key(Box::leak(key.to_owned().into())), out);
                }
            }
            _ => {}
        }
    }

    /// Every value stands where the reader says; how many there are.
    fn agree(name: &str, text: &str) -> usize {
        let Ok(value) = serde_yaml::from_str::<Value>(text) else { return 0 };
        if value.is_null() {
            return 0;
        }
        let found = layout(text);
        assert!(found.too_deep.is_none(), "{name}");
        let mut all = Vec::new();
        paths(&value, &Path::default(), &mut all);
        // Of a long file a few hundred are enough: the reader goes through it for each.
        let step = all.len().div_ceil(300);
        for (path, form) in all.iter().step_by(step) {
            let place = found.places.of(text, path);
            let told = told(text, path.steps());
            let before = |at: usize| text.get(..at).unwrap().trim_end();
            match form {
                // The reader has it before or behind the blanks.
                Form::Nothing => assert_eq!(Some(before(place.start)), told.map(before), "{name}"),
                _ => assert_eq!(Some(place.start), told, "{name}: {path:?} at {place:?}"),
            }
            assert!(text.get(place.clone()).is_some(), "{name}: {path:?} at {place:?}");
            assert!(*form == Form::Nothing || !place.is_empty(), "{name}: {path:?}");
        }
        all.len()
    }

    #[expect(clippy::disallowed_methods, reason = "the test reads the YAML of the repository")]
    fn files(folder: &FilePath, out: &mut BTreeMap<PathBuf, String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files(&path, out);
            } else if let Ok(text) = std::fs::read_to_string(&path) {
                out.insert(path, text);
            }
        }
    }

    #[test]
    fn values_stand_where_the_reader_says() {
        let mut all = BTreeMap::new();
        let root = FilePath::new(env!("CARGO_MANIFEST_DIR"));
        for folder in
            ["content", "templates/project/content", "tests/sites", "tests/faults", "tests/broken"]
        {
            files(&root.join(folder), &mut all);
        }
        let mut count = 0;
        for (path, text) in &all {
            let name = path.display().to_string();
            match path.extension().and_then(|extension| extension.to_str()) {
                Some("yaml") => count += agree(&name, text),
                // The pages of tests hold files, right and wrong ones; what is no YAML is left to other tests.
                Some("md") => {
                    let fences = text.split("\n```").filter_map(|part| part.split_once('\n'));
                    for (_, text) in fences.filter(|(kind, _)| *kind == "yaml") {
                        let found = layout(text);
                        let is_plain = found.signs.is_empty() && found.too_deep.is_none();
                        count += if is_plain { agree(&name, text) } else { 0 };
                    }
                }
                _ => {}
            }
        }
        assert!(count > 2000, "{count}");
    }

    #[test]
    fn values_of_odd_forms_stand_where_the_reader_says() {
        for text in [
            "a",
            "a: 1",
            "a:\n- b\n- c: 1\n  d: 2\n-\n  e: 3\n- - f\n  - g\nh: 2\n",
            "- a\n- b: 1\n  c:\n  - 1\n  - 2\n  d: 3\n",
            "a:\n\n  b: 1 # c\n\n# d\n  c: 2\ne:\n",
            "a: { b: 1, c: [1, 2, { d: 3 }], e: }\nf: 1\n",
            "a: {b: 1,c: 2}\nd: [ ]\ne: {}\n",
            "{\"a\": {\"b\":1, \"c\" : [2,3]}, \"d\": \"e\"}",
            "a: [\n  1,\n  { b: 2,\n    c: 3 },\n]\nd: 4\n",
            "[a: 1, b: 2]",
            "a: [b: 1, c]\n",
            "---\na: 1\n",
            "%YAML 1.1\n---\na: 1\n",
            "--- # c\n- a\n",
            "\"a\": 'b''c'\n'd': \"e\\\"f\"\n",
            "a: \"b\n  c\"\nd: e\n  f\n  g\nh: 1\n",
            "a: |\n  b: c\n  - d\ne: >-\n\n  f\n\n  g: h\ni: 1\n",
            "- |\n a\n- >+\n b\n\n- c\n",
            "a: !x b\nc: !!str { d: e }\n",
            "a: { b: 1, c, d: 2, e }\n",
            "a:   b   # c\nd: 'e'   # f\n",
            "a: b:c\nd: e#f\ng: http://h/?i=1#j\n",
            "a: -1\nb: - c\n",
            "a: ?b\nc: :d\ne: -f\n",
            "甲: 乙\n丙:\n  - 丁: \"戊\"\n    己: [庚, 辛]\n",
            "a: 1\r\nb:\r\n  - c\r\n  - { d: 2 }\r\ne:\r\n",
            "a:\n  - b: 1\n\n    c: 2\n\n  # d\n  - e\nf: 3\n",
            "a: {b: [c, d], e: \"f, g\", h: 'i}'}\nj: 1\n",
            "a: {b: c\n  d, e: f}\n",
        ] {
            agree(text, text);
        }
    }

    #[test]
    fn places_go_as_far_as_their_line() {
        let text = "名: 甲, 乙 # 注\ncommitments:\n  - indicator: a\n    target: { year: 2025, value: ≥30 } # 注\n  - indicator: '乙 b'\n    note: |\n      丙\n";
        let places = layout(text).places;
        let at = |path: Path| text.get(places.of(text, &path)).unwrap();
        let item = |n| Path::default().key("commitments").index(n);
        assert_eq!(at(item(0).key("target").key("value")), "≥30");
        assert_eq!(at(item(0).key("target").key("year")), "2025");
        assert_eq!(at(item(0).key("target")), "{ year: 2025, value: ≥30 }");
        assert_eq!(at(Path::default().key("名")), "甲, 乙");
        assert_eq!(at(item(1).key("indicator")), "'乙 b'");
        assert_eq!(at(item(1).key("note")), "|");
        assert_eq!(at(item(1).key("missing").key("deeper")), "indicator: '乙 b'");
    }

    #[test]
    fn keys_of_a_mapping_are_neither_longer_keys_nor_keys_of_its_values() {
        let block = "full_name: x\nname: a\ninner:\n  name: b\nname: c\n";
        assert_eq!(layout(block).places.keys(block, 0, "name"), [13, 38]);
        let flow = "t: { unit: a, erratum: { unit: b }, unit: c }";
        assert_eq!(layout(flow).places.keys(flow, 3, "unit"), [5, 36]);
    }
}
