//! A district, or one of its documents, alone in a project, and what is found there.

use std::collections::BTreeMap;

use planboard::Report;
use planboard::diag::{Code, Severity};

use super::slip::{self, Slip};
use crate::support::Project;

/// Which numbers of a file are changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Those of a file of records.
    Records,
    /// Those of the front matter of a document.
    Header,
    /// Those of the text of a document.
    Body,
}

/// How a slip was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Caught {
    /// By an error.
    Error,
    /// By a warning alone.
    Warning,
}

/// What is found where.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    code: Code,
    path: String,
    start: usize,
    end: usize,
}

/// Every place, with how often the code is given there.
type Found = BTreeMap<Place, usize>;

/// One file among all that it is checked with.
pub(crate) struct World {
    project: Project,
    path: String,
    part: Part,
    /// The file as it is.
    text: String,
    /// Where the text of a document starts, and a file of records ends.
    body: usize,
    /// What is found in the file as it is.
    before: Found,
}

impl World {
    /// The records and headers of a district need its documents and its entries of the catalogue. A text is held against its
    /// original only.
    pub(crate) fn new(path: &str, part: Part) -> Self {
        let project = Project::empty();
        let real = Project::real();
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        project.add("seeds", "seeds");
        project.write("content/site.yaml", real.read("content/site.yaml"));
        if part == Part::Body {
            let district = format!("{folder}/district.yaml");
            let header = real.read(&district);
            // What is cited of a document is another matter than its text.
            project.write(&district, header.split("population:").next().unwrap_or_default());
            project.write(path, real.read(path));
        } else {
            project.add(folder, folder);
            keep_used_indicators(&real, &project, folder);
        }
        let text = project.read(path);
        let fence = text.match_indices("\n---\n").next();
        let body = fence.map_or(text.len(), |(at, fence)| at + fence.len());
        let before = found(&project);
        let is_error = |place: &&Place| place.code.severity() == Severity::Error;
        assert_eq!(before.keys().find(is_error), None, "{path} alone is not clean");
        Self { project, path: path.to_owned(), part, text, body, before }
    }

    /// The file as it is.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// All slips that can be made in this part of the file.
    pub(crate) fn slips(&self) -> Vec<Slip> {
        match self.part {
            Part::Records | Part::Header => slip::in_yaml(&self.text, 0..self.body),
            Part::Body => slip::in_text(&self.text, self.body..self.text.len()),
        }
    }

    /// How the slip is found; `None` where everything is said as before.
    pub(crate) fn caught(&self, slip: &Slip) -> Option<Caught> {
        self.project.write(&self.path, slip.applied(&self.text));
        let now = found(&self.project);
        let is_new = |(place, count): &(&Place, &usize)| {
            self.before.get(*place).is_none_or(|old| old < *count)
        };
        let new = now.iter().filter(is_new).map(|(place, _)| place);
        let new: Vec<&Place> = new.filter(|place| self.is_there(slip, place)).collect();
        if new.iter().any(|place| place.code.severity() == Severity::Error) {
            return Some(Caught::Error);
        }
        (!new.is_empty()).then_some(Caught::Warning)
    }

    /// Whether a finding stands where the slip is: in a text, in the line and around the number; in a table, whose order
    /// is free, in the line. A slip in a record may be told elsewhere, as where a total no longer is the sum.
    fn is_there(&self, slip: &Slip, place: &Place) -> bool {
        if self.part != Part::Body {
            return true;
        }
        let line = |at: usize| self.text.get(..at).map(|before| before.matches('\n').count());
        let is_in_table = self.line(slip).starts_with('|');
        let is_around = place.start <= slip.at.start && slip.at.end <= place.end;
        place.path == self.path
            && line(place.start) == line(slip.at.start)
            && line(place.end) == line(slip.at.start)
            && (is_in_table || is_around)
    }

    fn line(&self, slip: &Slip) -> &str {
        let before = self.text.get(..slip.at.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        self.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default()
    }

    /// The slip in words: its line and what it changes.
    pub(crate) fn tell(&self, slip: &Slip) -> Told {
        let before = self.text.get(..slip.at.start).unwrap_or_default();
        let was = self.text.get(slip.at.clone()).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let what = format!("{}: {was} -> {}: {}", self.path, slip.with, self.line(slip).trim());
        Told { line, what }
    }
}

/// A slip in words.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    /// The line, from 1.
    pub(crate) line: usize,
    /// The path, the change and the text of the line.
    pub(crate) what: String,
}

fn found(project: &Project) -> Found {
    let Report { sources, findings, .. } = project.check();
    let mut found = Found::new();
    for finding in findings {
        let span = finding.primary.span;
        let path = sources.get(span.file()).path().to_owned();
        let place = Place { code: finding.code, path, start: span.start(), end: span.end() };
        *found.entry(place).or_default() += 1;
    }
    found
}

/// Writes the catalogue without what the folder does not use: each entry of it would be warned of with every slip.
fn keep_used_indicators(real: &Project, project: &Project, folder: &str) {
    let records: Vec<Vec<u8>> = real.files(folder).into_values().collect();
    let records = String::from_utf8_lossy(&records.concat()).into_owned();
    let is_used = |entry: &&str| {
        let id = entry.lines().next().unwrap_or_default();
        records.contains(&format!("indicator: {id}\n"))
    };
    for name in real.files("content/indicators").keys() {
        let path = format!("content/indicators/{name}");
        let catalogue = real.read(&path);
        let (head, entries) = catalogue.split_once("indicators:\n").expect("a list of indicators");
        let entries = entries.split("  - id: ").skip(1).filter(is_used);
        let used: String = entries.flat_map(|entry| ["\n  - id: ", entry]).collect();
        let used = if used.is_empty() { " []\n".into() } else { used };
        project.write(&path, format!("{head}indicators:{used}"));
    }
}
