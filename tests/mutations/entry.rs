//! One record of a file as it is typed: its keys, its values and its citation, each of which can be typed anew.

/// A record of the bundled content.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What the file has above its records.
    head: String,
    /// Its lines, without the dash of the list.
    text: String,
}

/// One value of a record: what it starts from, or what is asked for or was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Baseline,
    Target,
    Measured,
}

/// All records of a file of commitments or observations, by the dashes of its list.
pub(crate) fn entries(file: &str) -> Vec<Entry> {
    let lists = ["commitments:\n", "observations:\n"];
    let Some(list) = lists.into_iter().find(|list| file.contains(list)) else { return Vec::new() };
    let (head, rest) = file.split_once(list).unwrap_or_default();
    let head = format!("{head}{list}");
    let rest = format!("\n{rest}");
    let entries = rest.split("\n  - ").skip(1);
    let entry = |text: &str| Entry { head: head.clone(), text: text.into() };
    entries.map(entry).collect()
}

impl Entry {
    /// The file with this record and, behind it, others; and where this one ends.
    pub(crate) fn file(&self, others: &[&Self]) -> (String, usize) {
        let own = format!("{}  - {}\n", self.head, self.text);
        let others = others.iter().map(|other| format!("  - {}\n", other.text));
        (others.fold(own.clone(), |file, other| file + &other), own.len())
    }

    /// A key of the record itself.
    pub(crate) fn key(&self, key: &str) -> Option<&str> {
        let lines = self.text.lines();
        lines.map(str::trim).find_map(|line| line.strip_prefix(key)?.strip_prefix(": "))
    }

    /// A key within the braces of a key: `cite`, `quote`.
    pub(crate) fn within(&self, outer: &str, key: &str) -> Option<&str> {
        let inner = self.key(outer)?.strip_prefix("{ ")?.strip_suffix(" }")?;
        let (start, end) = place_of(inner, key)?;
        Some(inner.get(start..end)?.trim_matches('"'))
    }

    /// Its values.
    pub(crate) fn sides(&self) -> Vec<Side> {
        let all = [Side::Baseline, Side::Target, Side::Measured];
        all.into_iter().filter(|side| self.of(*side, "year").is_some()).collect()
    }

    /// A key of one of its values.
    pub(crate) fn of(&self, side: Side, key: &str) -> Option<&str> {
        match side {
            Side::Baseline => self.within("baseline", key),
            Side::Target => self.within("target", key),
            Side::Measured if self.key("target").is_none() => {
                self.key(key).map(|value| value.trim_matches('"'))
            }
            Side::Measured => None,
        }
    }

    /// The document that it cites.
    pub(crate) fn document(&self) -> Option<&str> {
        let of_file = || self.head.lines().find_map(|line| line.strip_prefix("document: "));
        self.within("cite", "document").or_else(of_file)
    }

    /// The same with another value of a key within a key, or of a key of a value.
    pub(crate) fn with(&self, outer: Option<&str>, key: &str, value: &str) -> Self {
        let value = if value.starts_with(['>', '%', '[', '"', '*', '&']) || value.contains(',') {
            format!("\"{value}\"")
        } else {
            value.to_owned()
        };
        let changed = |line: &str| {
            let Some(outer) = outer else {
                let is_it = line.trim().starts_with(&format!("{key}: "));
                let blanks = line.len() - line.trim_start().len();
                return if is_it {
                    format!("{}{key}: {value}", " ".repeat(blanks))
                } else {
                    line.to_owned()
                };
            };
            let Some((lead, inner)) = line.split_once("{ ") else { return line.to_owned() };
            let inner = inner.strip_suffix(" }").unwrap_or(inner);
            match place_of(inner, key).filter(|_| lead.trim() == format!("{outer}:")) {
                Some((start, end)) => {
                    let (before, behind) = (inner.get(..start), inner.get(end..));
                    [lead, "{ ", before.unwrap_or(""), &value, behind.unwrap_or(""), " }"].concat()
                }
                None => line.to_owned(),
            }
        };
        let lines: Vec<String> = self.text.lines().map(changed).collect();
        Self { text: lines.join("\n"), ..self.clone() }
    }

    /// The same with other letters in its lines, which must be there once at least.
    pub(crate) fn replaced(&self, from: &str, to: &str) -> Option<Self> {
        self.text
            .contains(from)
            .then(|| Self { text: self.text.replacen(from, to, 1), ..self.clone() })
    }

    /// The same with one more line.
    pub(crate) fn plus(&self, line: &str) -> Self {
        Self { text: format!("{}\n    {line}", self.text.trim_end()), ..self.clone() }
    }

    /// The same without a key.
    pub(crate) fn without(&self, key: &str) -> Self {
        let is_other = |line: &&str| !line.trim().starts_with(&format!("{key}: "));
        let lines: Vec<&str> = self.text.lines().filter(is_other).collect();
        Self { text: lines.join("\n"), ..self.clone() }
    }
}

/// Where the value of a key stands in `a: 1, b: 2`; that of the last key goes to the end.
fn place_of(inner: &str, key: &str) -> Option<(usize, usize)> {
    let mark = format!("{key}: ");
    let is_start = |at: usize| at == 0 || inner.get(..at).is_some_and(|head| head.ends_with(", "));
    let at = inner.match_indices(&mark).map(|(at, _)| at).find(|at| is_start(*at))?;
    let start = at + mark.len();
    let rest = inner.get(start..)?;
    let is_key = |at: &usize| {
        let word: String = rest
            .chars()
            .skip(rest.get(..*at).map_or(0, |head| head.chars().count()) + 2)
            .take_while(|c| c.is_ascii_lowercase() || *c == '_')
            .collect();
        !word.is_empty()
            && rest.get(at + 2 + word.len()..).is_some_and(|rest| rest.starts_with(": "))
    };
    let end = rest.match_indices(", ").map(|(at, _)| at).find(is_key).unwrap_or(rest.len());
    Some((start, start + end))
}
