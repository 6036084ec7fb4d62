//! Changes of meaning in the real content: beside the number of every record the words of quantity, time, category and
//! change are exchanged, in the document and in the quote alike, and so are the keys that say the same. Every such record is
//! false, and is found.
//!
//! `MUTATIONS=all` tries all of them; without it a fixed few of each file are tried. What cannot be found is listed in
//! `mutations/unproved-meaning.txt`.
#![expect(
    clippy::disallowed_methods,
    reason = "the runner lists the repository and reads its list"
)]
#![expect(clippy::print_stdout, reason = "who runs it wants to know how many were tried")]

#[path = "mutations/entry.rs"]
mod entry;
#[path = "mutations/meaning.rs"]
mod meaning;
#[path = "mutations/passage.rs"]
mod passage;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use entry::Entry;
use libtest_mimic::{Arguments, Failed, Trial};
use meaning::Mutation;
use passage::Passage;
use planboard::Report;
use planboard::diag::{Code, Severity};
use support::Project;

/// Of how many changes one is tried where not all are.
const STEP: usize = 25;

/// Changes that nothing can find, with the reasons.
const UNPROVED: &str = "tests/mutations/unproved-meaning.txt";

/// What became of the changes of a kind.
#[derive(Debug, Default)]
struct Tally {
    tried: usize,
    /// Those that were not found.
    missed: BTreeSet<String>,
}

type Tallies = BTreeMap<&'static str, Tally>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let all = std::env::var_os("MUTATIONS").is_some_and(|which| which == "all");
    let step = if all { 1 } else { STEP };
    let tallies = Arc::new(Mutex::new(Tallies::new()));
    let files = files();
    let trials = files.into_iter().map(|path| {
        let tallies = Arc::clone(&tallies);
        Trial::test(path.clone(), move || try_out(&path, step, &tallies))
    });
    let mut trials: Vec<Trial> = trials.collect();
    trials.push(Trial::test("what-is-not-changed-is-not-found", nothing_changed));
    let conclusion = libtest_mimic::run(&arguments, trials);
    let tallies = tallies.lock().expect("no trial panics with the tally");
    for (kind, Tally { tried, missed }) in &*tallies {
        let share = (tried - missed.len()) * 1000 / tried;
        println!(
            "{kind}: {} of {tried} found, {}.{} %",
            tried - missed.len(),
            share / 10,
            share % 10
        );
    }
    let is_whole = all && conclusion.num_filtered_out == 0 && !arguments.list;
    let missed: BTreeSet<String> =
        tallies.values().flat_map(|tally| tally.missed.clone()).collect();
    let idle: Vec<String> = listed().difference(&missed).filter(|_| is_whole).cloned().collect();
    if !idle.is_empty() {
        println!("{UNPROVED} lists what is found or not there:\n{}", idle.join("\n"));
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// Tries changes of the records of a file.
fn try_out(path: &str, step: usize, tallies: &Mutex<Tallies>) -> Result<(), Failed> {
    let world = World::new(path);
    let (listed, mut own) = (listed(), Tallies::new());
    let mut new = Vec::new();
    let mut last: Option<(String, Found)> = None;
    for (name, entry, passage, mutation) in world.mutations().into_iter().step_by(step) {
        let before = match last.take().filter(|(other, _)| *other == name) {
            Some((_, found)) => found,
            None => world.found(&entry, &passage),
        };
        if let Some(code) = before.keys().find(|code| code.severity() == Severity::Error) {
            return Err(format!("{name} alone is not clean: {code:?}").into());
        }
        let tally = own.entry(mutation.kind).or_default();
        tally.tried += 1;
        let now = world.found(&mutation.entry, &mutation.passage);
        let is_new =
            |(code, count): (&Code, &usize)| before.get(code).is_none_or(|old| old < count);
        if !now.iter().any(is_new) {
            let told = format!("{}: {}: {name}", mutation.kind, mutation.told);
            if !listed.contains(&told) {
                new.push(told.clone());
            }
            tally.missed.insert(told);
        }
        last = Some((name, before));
    }
    let mut tallies = tallies.lock().expect("no trial panics with the tally");
    for (kind, Tally { tried, mut missed }) in own {
        let tally = tallies.entry(kind).or_default();
        tally.tried += tried;
        tally.missed.append(&mut missed);
    }
    if new.is_empty() { Ok(()) } else { Err(format!("not found:\n{}", new.join("\n")).into()) }
}

/// How often each code is given.
type Found = BTreeMap<Code, usize>;

/// The records of a file and their documents, each record alone with what it cites.
struct World {
    project: Project,
    path: String,
    entries: Vec<Entry>,
    /// The texts of documents by their ids, with their paths.
    documents: BTreeMap<String, (String, String)>,
}

impl World {
    fn new(path: &str) -> Self {
        let (real, project) = (Project::real(), Project::empty());
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        project.write("content/site.yaml", real.read("content/site.yaml"));
        let district = real.read(&format!("{folder}/district.yaml"));
        let district = district.split("population:").next().unwrap_or_default();
        project.write(&format!("{folder}/district.yaml"), district);
        let texts = real.files(folder).into_keys().filter(|name| has_extension(name, "md"));
        let documents = texts.map(|name| {
            let path = format!("{folder}/{name}");
            let text = real.read(&path);
            let id = text.lines().find_map(|line| line.strip_prefix("id: ")).unwrap_or_default();
            (id.to_owned(), (path, text))
        });
        let documents = documents.collect();
        let entries = entry::entries(&real.read(path));
        Self { project, path: path.to_owned(), entries, documents }
    }

    /// All changes of all records, each with its record and passage.
    fn mutations(&self) -> Vec<(String, Entry, Passage, Mutation)> {
        let mut all = Vec::new();
        for (n, entry) in self.entries.iter().enumerate() {
            let document = entry.document().and_then(|id| self.documents.get(id));
            let passage = document.and_then(|(_, text)| Passage::of(entry, text));
            let Some(passage) = passage else {
                println!("no passage for {:?}", entry.key("cite"));
                continue;
            };
            let name = format!("record {} of {}", n + 1, self.path);
            let mutations = meaning::all(entry, &passage, self.sibling(entry));
            all.extend(
                mutations.into_iter().map(|m| (name.clone(), entry.clone(), passage.clone(), m)),
            );
        }
        all
    }

    /// The category of another record of the same document.
    fn sibling(&self, entry: &Entry) -> Option<&str> {
        let own = entry.key("breakdown")?;
        let is_other = |other: &&Entry| {
            other.document() == entry.document() && other.key("indicator") == entry.key("indicator")
        };
        let words = |is_near: bool| {
            let all = self.entries.iter().filter(move |other| !is_near || is_other(other));
            all.filter_map(|other| other.key("breakdown"))
                .find(|other| *other != own && !own.contains(other) && !other.contains(own))
        };
        words(true).or_else(|| words(false))
    }

    /// What is found in a record with its passage.
    fn found(&self, entry: &Entry, passage: &Passage) -> Found {
        let (path, _) = entry.document().and_then(|id| self.documents.get(id)).expect("a document");
        for (other, _) in self.documents.values() {
            let is_there = self.project.path().join(other).exists();
            if other != path && is_there {
                self.project.remove(other);
            }
        }
        let (text, seed) = passage.texts();
        let source = text.lines().find_map(|line| line.strip_prefix("source: "));
        self.project.write(source.expect("an original"), seed);
        self.project.write(path, &text);
        self.project.write(&self.path, entry.file());
        write_catalogue(&self.project, entry.key("indicator").unwrap_or_default());
        let Report { findings, .. } = self.project.check();
        let mut found = Found::new();
        for finding in findings {
            *found.entry(finding.code).or_default() += 1;
        }
        found
    }
}

/// Writes a catalogue of one indicator.
fn write_catalogue(project: &Project, id: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/indicators");
    for file in std::fs::read_dir(root).expect("the catalogue") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a file of it");
        let (head, entries) = text.split_once("indicators:\n").expect("a list of indicators");
        let own = |entry: &&str| entry.lines().next() == Some(id);
        if let Some(entry) = entries.split("  - id: ").skip(1).find(own) {
            let entry = entry.lines().filter(|line| !line.trim_start().starts_with('#'));
            let entry: Vec<&str> = entry.collect();
            let text = format!("{head}indicators:\n  - id: {}\n", entry.join("\n"));
            project.write("content/indicators/own.yaml", text);
        }
    }
}

/// The test itself: what changes nothing is not found.
fn nothing_changed() -> Result<(), Failed> {
    for path in files() {
        let world = World::new(&path);
        let Some((name, entry, passage, _)) = world.mutations().into_iter().next() else {
            continue;
        };
        let before = world.found(&entry, &passage);
        if before != world.found(&entry, &passage) {
            return Err(name.into());
        }
    }
    Ok(())
}

/// The files of records with values.
fn files() -> Vec<String> {
    let real = Project::real();
    let files = real.files("content/districts").into_iter();
    let files = files.filter(|(name, text)| {
        let text = String::from_utf8_lossy(text);
        has_extension(name, "yaml")
            && ["commitments:\n", "observations:\n"].iter().any(|list| text.contains(list))
    });
    files.map(|(name, _)| format!("content/districts/{name}")).collect()
}

fn has_extension(name: &str, wanted: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == wanted)
}

/// The changes of the list.
fn listed() -> BTreeSet<String> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join(UNPROVED);
    let list = std::fs::read_to_string(list).expect("the list of changes that nothing finds");
    let is_change = |line: &&str| !line.is_empty() && !line.starts_with('#');
    list.lines().filter(is_change).map(str::to_owned).collect()
}
