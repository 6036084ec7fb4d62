//! Changes of meaning in the real content and in that of a made-up district: beside the number of every record the words of quantity, time, category and
//! change are exchanged, in the document and in the quote alike, and so are the keys that say the same. Every such record is
//! false, and is found.
//!
//! A release build tries all of them, as does `MUTATIONS=all`; a debug build a fixed few of each file. What cannot be found is listed in
//! `mutations/unproved-meaning.txt`.
#![expect(
    clippy::disallowed_methods,
    reason = "the runner lists the repository and reads its list"
)]
#![expect(clippy::print_stdout, reason = "who runs it wants to know how many were tried")]

#[path = "mutations/entry.rs"]
mod entry;
#[path = "mutations/keys.rs"]
mod keys;
#[path = "mutations/meaning.rs"]
mod meaning;
#[path = "mutations/passage.rs"]
mod passage;
#[path = "mutations/share.rs"]
mod share;
mod support;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use entry::Entry;
use libtest_mimic::{Arguments, Failed, Trial};
use meaning::Mutation;
use passage::Passage;
use planboard::Report;
use planboard::diag::{Code, Severity, Span};
use support::Project;

/// Of how many changes one is tried where not all are.
const STEP: usize = if cfg!(debug_assertions) { 25 } else { 1 };

/// The same for the made-up district, whose records are few.
const STEP_MADE_UP: usize = 5;

/// Changes that nothing can find, with the reasons.
const UNPROVED: &str = "tests/mutations/unproved-meaning.txt";

/// The bundled content.
const REAL: &str = "content";

/// A district that is made up, whose values stand beside others of their kind.
const MADE_UP: &str = "tests/mutations/world";

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
    let step = share::of(STEP);
    let all = step == 1;
    let tallies = Arc::new(Mutex::new(Tallies::new()));
    let files = files();
    let trials = files.into_iter().map(|(root, path)| {
        let tallies = Arc::clone(&tallies);
        let step = if root == MADE_UP { step.min(STEP_MADE_UP) } else { step };
        Trial::test(path.clone(), move || try_out(root, &path, step, &tallies))
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
fn try_out(root: &str, path: &str, step: usize, tallies: &Mutex<Tallies>) -> Result<(), Failed> {
    let world = World::new(root, path);
    let (listed, mut own) = (listed(), Tallies::new());
    let mut new = Vec::new();
    let mut last: Option<(String, Found)> = None;
    for (record, mutation) in world.mutations().into_iter().step_by(step) {
        let name = record.name.clone();
        let before = match last.take().filter(|(other, _)| *other == name) {
            Some((_, found)) => found,
            None => world.found(&record, record.entry, &record.passage),
        };
        if let Some(code) = before.keys().find(|code| code.severity() == Severity::Error) {
            return Err(format!("{name} alone is not clean: {code:?}").into());
        }
        let tally = own.entry(mutation.kind).or_default();
        tally.tried += 1;
        let now = world.found(&record, &mutation.entry, &mutation.passage);
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

/// How often each code is given of a record.
type Found = BTreeMap<Code, usize>;

/// A record with what it cites, and the others of its document that are checked beside it: those of its indicator and, where
/// it is broken down in words, the others that are.
#[derive(Clone)]
struct Record<'w> {
    name: String,
    entry: &'w Entry,
    siblings: Vec<&'w Entry>,
    passage: Passage,
}

/// The records of a file and their documents.
struct World {
    project: Project,
    root: Project,
    path: String,
    entries: Vec<Entry>,
    /// The indicators of the catalogue as it is written.
    catalogue: RefCell<BTreeSet<String>>,
    /// The texts of documents by their ids, with their paths.
    documents: BTreeMap<String, (String, String)>,
}

impl World {
    fn new(root: &str, path: &str) -> Self {
        let (real, project) = (project_of(root), Project::empty());
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        for name in ["content/site.yaml", "content/dimensions.yaml"] {
            if real.path().join(name).exists() {
                project.write(name, real.read(name));
            }
        }
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
        let catalogue = RefCell::default();
        Self { project, root: real, path: path.to_owned(), entries, catalogue, documents }
    }

    /// All changes of all records.
    fn mutations(&self) -> Vec<(Record<'_>, Mutation)> {
        let mut all = Vec::new();
        for (n, entry) in self.entries.iter().enumerate() {
            let is_sibling = |(m, other): &(usize, &Entry)| {
                let both = |key: &str| (entry.key(key), other.key(key));
                let is_broken_down = matches!(both("breakdown"), (Some(_), Some(_)));
                let (own, its) = both("indicator");
                n != *m && other.document() == entry.document() && (own == its || is_broken_down)
            };
            let siblings = self.entries.iter().enumerate().filter(is_sibling);
            let siblings: Vec<&Entry> = siblings.map(|(_, other)| other).collect();
            let document = entry.document().and_then(|id| self.documents.get(id));
            let passage = document.and_then(|(_, text)| Passage::of(entry, &siblings, text));
            let Some(passage) = passage else {
                println!("no passage for {:?}", entry.key("cite"));
                continue;
            };
            let name = format!("record {} of {}", n + 1, self.path);
            let mutations = meaning::all(entry, &passage, self.sibling(n));
            let record = Record { name, entry, siblings, passage };
            all.extend(mutations.into_iter().map(|mutation| (record.clone(), mutation)));
        }
        all
    }

    /// The words of another record: of the same document and indicator or, as where a record is copied, of the nearest one.
    fn sibling(&self, place: usize) -> Option<&str> {
        let entry = self.entries.get(place)?;
        let own = entry.key("breakdown")?;
        let others = self.entries.iter().enumerate().filter_map(|(n, other)| {
            let words = other.key("breakdown")?;
            let is_part =
                own.contains(words) || words.contains(own) || !meaning::are_alike(own, words);
            let is_other = |key: &str| other.key(key) != entry.key(key);
            let is_far = (other.document() != entry.document(), is_other("indicator"));
            (!is_part).then_some(((is_far, n.abs_diff(place)), words))
        });
        others.min().map(|(_, words)| words)
    }

    /// What is found in a record as it is typed now, with its passage. What is found in the records beside it does not count,
    /// since they cite words that are changed, too.
    fn found(&self, record: &Record<'_>, entry: &Entry, passage: &Passage) -> Found {
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
        let (file, end) = entry.file(&record.siblings);
        self.project.write(&self.path, file);
        let records = record.siblings.iter().copied().chain([entry]);
        let ids = records.filter_map(|e| e.key("indicator")).map(str::to_owned).collect();
        if *self.catalogue.borrow() != ids {
            write_catalogue(&self.root, &self.project, &ids);
            self.catalogue.replace(ids);
        }
        let Report { sources, findings, .. } = self.project.check();
        let is_own =
            |span: &Span| span.start() < end && sources.get(span.file()).path() == self.path;
        let mut found = Found::new();
        for finding in findings {
            let places = finding.others.iter().chain([&finding.primary]).map(|label| &label.span);
            if places.chain(&finding.record).any(is_own) {
                *found.entry(finding.code).or_default() += 1;
            }
        }
        found
    }
}

/// Writes a catalogue of some indicators.
fn write_catalogue(root: &Project, project: &Project, ids: &BTreeSet<String>) {
    for name in root.files("content/indicators").into_keys() {
        let text = root.read(&format!("content/indicators/{name}"));
        let (head, entries) = text.split_once("indicators:\n").expect("a list of indicators");
        let own = |entry: &&str| entry.lines().next().is_some_and(|id| ids.contains(id));
        let entries = entries.split("  - id: ").skip(1).filter(own).map(|entry| {
            let entry = entry.lines().filter(|line| !line.trim_start().starts_with('#'));
            format!("  - id: {}\n", entry.collect::<Vec<&str>>().join("\n"))
        });
        let entries: String = entries.collect();
        let list = if entries.is_empty() { "indicators: []\n" } else { "indicators:\n" };
        project.write(&format!("content/indicators/{name}"), format!("{head}{list}{entries}"));
    }
}

/// The test itself: what changes nothing is not found.
fn nothing_changed() -> Result<(), Failed> {
    for (root, path) in files() {
        let world = World::new(root, &path);
        let Some((record, _)) = world.mutations().into_iter().next() else { continue };
        let before = world.found(&record, record.entry, &record.passage);
        if before != world.found(&record, record.entry, &record.passage) {
            return Err(record.name.into());
        }
    }
    Ok(())
}

/// The files of records with values, of the bundled content and of the made-up world.
fn files() -> Vec<(&'static str, String)> {
    let files = |root: &'static str| {
        let files = project_of(root).files("content/districts").into_iter();
        let files = files.filter(|(name, text)| {
            let text = String::from_utf8_lossy(text);
            has_extension(name, "yaml")
                && ["commitments:\n", "observations:\n"].iter().any(|list| text.contains(list))
        });
        files.map(move |(name, _)| (root, format!("content/districts/{name}")))
    };
    [REAL, MADE_UP].into_iter().flat_map(files).collect()
}

fn project_of(root: &str) -> Project {
    if root == REAL { Project::real() } else { Project::copy(root) }
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
