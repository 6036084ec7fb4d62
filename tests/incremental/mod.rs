//! Builds with what earlier builds found and made: whatever is changed in between, the site and the findings are those of a
//! build of everything.
#![expect(
    clippy::disallowed_methods,
    reason = "places are moved, and more sequences are asked for"
)]

mod lists;
mod parsed;
mod records;

use std::collections::BTreeMap;

use planboard::diag::{self, Finding, Lang, Sources, Suppressed};
use planboard::files::{CACHE, FolderStore, System};
use planboard::publish::{
    Events, Foreign, Memory, Plan, Publisher, Silent, Sink, Stage, Tick, Written,
};
use planboard::site::Edition;
use planboard::{Cache, NotBuilt, Options};

use crate::support::Project;
use crate::support::dice::Dice;

/// What a build says: the findings, and how many things it has to make.
#[derive(Default)]
struct Said(String, usize);

impl Events for Said {
    fn begins(&mut self, stage: Stage, count: Option<usize>) -> Tick {
        if stage == Stage::Making {
            self.1 = count.unwrap_or_default();
        }
        Silent.begins(stage, count)
    }

    fn found(&mut self, sources: &Sources, findings: &[Finding], allowed: &[Suppressed]) {
        self.0 = diag::sarif(sources, findings, allowed, Lang::Zh, "");
    }

    fn forces(&mut self, _: &std::path::Path, _: &Foreign) {}
}

/// How a build ended: what it found, and what it did where a site was made.
type Ended = (String, Option<Written>);

/// A project with its cache and its output.
struct Tried {
    project: Project,
    program: &'static [u8],
    edition: Edition,
}

impl Tried {
    fn new(project: Project) -> Self {
        Self { project, program: b"this one", edition: Edition::Public }
    }

    /// The edition for review takes the place of the public one by force alone.
    fn is_forced(&self) -> bool {
        self.edition == Edition::Review
    }

    fn options(&self) -> Options {
        Options { edition: self.edition, theme: None }
    }

    fn cached(&self) -> planboard::Project {
        let store = FolderStore::of(self.project.path());
        planboard::Project::open(self.project.path()).with_cache(Cache::new(store, self.program))
    }

    /// A build with the cache, into `output`.
    fn build(&self) -> Ended {
        self.build_saying(&mut Said::default())
    }

    fn build_saying(&self, said: &mut Said) -> Ended {
        let output = self.project.path().join("output");
        let mut publisher = Publisher::new(&System, &output, self.is_forced());
        let built = self.cached().build(&self.options(), &mut publisher, said);
        let found = std::mem::take(&mut said.0);
        match built {
            Ok(written) => (found, Some(written)),
            Err(NotBuilt::Errors) => (found, None),
            Err(NotBuilt::Unreadable(why)) => (why.path, None),
            Err(NotBuilt::Sink(why)) => (format!("{why:?}"), None),
        }
    }

    /// A build that is stopped once it has taken some files.
    fn build_up_to(&self, files: usize) {
        struct UpTo<S>(S, usize);
        impl<S: Sink<Error: std::fmt::Debug>> Sink for UpTo<S> {
            type Error = ();
            type Written = S::Written;
            fn open(&mut self, plan: &Plan<'_>, events: &mut dyn Events) -> Result<(), ()> {
                self.0.open(plan, events).expect("the folder is ours");
                Ok(())
            }
            fn put(&mut self, file: planboard::files::File) -> Result<(), ()> {
                self.1 = self.1.checked_sub(1).ok_or(())?;
                self.0.put(file).expect("a file can be written");
                Ok(())
            }
            fn finish(&mut self) -> Result<S::Written, ()> {
                Err(())
            }
            fn place(&self) -> Option<String> {
                self.0.place()
            }
            fn keep(&mut self, files: &[planboard::publish::Left]) -> bool {
                self.0.keep(files)
            }
        }
        let output = self.project.path().join("output");
        let mut sink = UpTo(Publisher::new(&System, &output, self.is_forced()), files);
        let stopped = self.cached().build(&self.options(), &mut sink, &mut Silent);
        assert!(matches!(stopped, Err(NotBuilt::Sink(()) | NotBuilt::Errors)));
    }

    /// Builds with the cache and without, and holds one against the other.
    fn is_as_clean(&self, after: &str) -> Option<Written> {
        let (found, written) = self.build();
        let (mut memory, mut said) = (Memory::default(), Said::default());
        let clean = planboard::Project::open(self.project.path());
        let built = clean.build(&self.options(), &mut memory, &mut said);
        assert_eq!(found, said.0, "findings after: {after}");
        assert_eq!(built.is_ok(), written.is_some(), "after: {after}");
        if let Some(written) = &written {
            // What was changed by hand and is withdrawn stays, and is said.
            for kept in &written.kept {
                assert!(!memory.files.contains_key(kept), "after: {after}: {kept}");
                self.project.remove(&format!("output/{kept}"));
            }
            let mut there = self.project.files("output");
            there.remove("manifest.json");
            let differ: BTreeMap<&String, _> = memory
                .files
                .iter()
                .map(|(path, bytes)| (path, there.get(path) == Some(bytes)))
                .filter(|(_, is_same)| !is_same)
                .collect();
            assert!(differ.is_empty(), "differ after: {after}: {:?}", differ.keys());
            let more: Vec<_> = there.keys().filter(|p| !memory.files.contains_key(*p)).collect();
            assert!(more.is_empty(), "too many after: {after}: {more:?}");
        }
        written
    }
}

/// The number of the folder that a small place is in, and the folder, where it is not moved away.
fn place(tried: &Tried, dice: &mut Dice) -> Option<(i64, String)> {
    let n = dice.next(3);
    let folder = format!("content/districts/more-{n}");
    tried.project.path().join(&folder).exists().then_some((n, folder))
}

/// Gives a place another measured value, in its text, too.
fn another_value(tried: &mut Tried, dice: &mut Dice) {
    let Some((n, folder)) = place(tried, dice) else { return };
    let (from, to) = dice.one_of(&[("79岁", "78.9岁"), ("78.9岁", "79岁")]);
    let number = |words: &str| words.replace('岁', "");
    let is_false = tried.project.read(&format!("{folder}/observations.yaml")).contains("value: 6");
    if is_false || !tried.project.read(&format!("{folder}/plan.md")).contains(from) {
        return;
    }
    for path in [format!("seeds/more-{n}.txt"), format!("{folder}/plan.md")] {
        tried.project.replace(&path, from, to);
    }
    let path = format!("{folder}/observations.yaml");
    tried.project.replace(&path, from, to);
    tried.project.replace(
        &path,
        &format!("value: {}", number(from)),
        &format!("value: {}", number(to)),
    );
}

/// Gives a place a value that its text does not have, or takes it back.
fn a_false_value(tried: &mut Tried, dice: &mut Dice) {
    let Some((_, folder)) = place(tried, dice) else { return };
    let path = format!("{folder}/observations.yaml");
    let text = tried.project.read(&path);
    let is_true = text.contains("value: 7");
    let (from, to) = if is_true { ("value: 7", "value: 6") } else { ("value: 6", "value: 7") };
    let text = text.replace(from, to);
    tried.project.write(&path, text);
}

/// Changes words that all pages have, a name, or a file that many are checked by.
fn other_words(tried: &mut Tried, dice: &mut Dice) {
    let (path, one, other) = dice.one_of(&[
        ("content/site.yaml", "publisher: ", "publisher: 新"),
        ("content/districts/more-1/district.yaml", "乙区", "丙丙区"),
        ("content/districts/more-2/district.yaml", "name_en: More", "name_en: Moore"),
        ("content/districts/east/district.yaml", "name_en: ", "name_en: New "),
    ]);
    if !tried.project.path().join(path).exists() {
        return;
    }
    let text = tried.project.read(path);
    let (from, to) = if text.contains(other) { (other, one) } else { (one, other) };
    tried.project.write(path, text.replacen(from, to, 1));
}

/// Takes a target of a place away, or puts it back.
fn a_record_less(tried: &mut Tried, dice: &mut Dice) {
    let Some((_, folder)) = place(tried, dice) else { return };
    let path = format!("{folder}/plan.yaml");
    let text = tried.project.read(&path);
    let (there, away) = ("commitments:\n  - ", "#commitments:\n#  - ");
    let (from, to) = if text.contains(away) { (away, there) } else { (there, away) };
    let text = text.replace(from, to);
    tried.project.write(&path, text);
}

/// Moves a place out of the project, or back.
fn a_place_less(tried: &mut Tried, dice: &mut Dice) {
    let n = dice.next(3);
    let (here, away) = (format!("content/districts/more-{n}"), format!("away-{n}"));
    let at = |path: &str| tried.project.path().join(path);
    let line = format!("district: more-{n}, ");
    let (from, to) = if at(&here).exists() { (here, away) } else { (away, here) };
    std::fs::rename(at(&from), at(&to)).expect("move a folder");
    let tiles = tried.project.read("content/tiles.yaml");
    let tiles = tiles.lines().map(|l| match (l.contains(&line), to.starts_with("away")) {
        (true, true) => format!("#{l}\n"),
        (true, false) => format!("{}\n", l.trim_start_matches('#')),
        (false, _) => format!("{l}\n"),
    });
    tried.project.write("content/tiles.yaml", tiles.collect::<String>());
}

/// Somebody changes, or removes, a file of the site.
fn a_page_by_hand(tried: &mut Tried, dice: &mut Dice) {
    let pages: Vec<String> = tried.project.files("output").into_keys().collect();
    let Ok(at) = usize::try_from(dice.next(i64::try_from(pages.len().max(1)).expect("few"))) else {
        return;
    };
    let Some(page) = pages.get(at).filter(|page| *page != "manifest.json") else { return };
    let path = format!("output/{page}");
    if dice.is_in(50) {
        tried.project.remove(&path);
    } else {
        tried.project.write(&path, "changed by hand");
    }
}

/// Part of the cache is lost, damaged, or of another program.
fn a_damaged_cache(tried: &mut Tried, dice: &mut Dice) {
    let kept: Vec<String> = tried.project.files(CACHE).into_keys().collect();
    let kept: Vec<&str> = kept.iter().map(String::as_str).collect();
    if kept.is_empty() {
        return;
    }
    let path = format!("{CACHE}/{}", dice.one_of(&kept));
    match dice.next(4) {
        0 => tried.project.remove(CACHE),
        1 => tried.project.write(&path, "no cache"),
        2 => {
            let bytes = tried.project.files(CACHE);
            let bytes = bytes.get(path.trim_start_matches(CACHE).trim_start_matches('/')).cloned();
            let mut bytes = bytes.unwrap_or_default();
            bytes.truncate(bytes.len() / 2);
            tried.project.write(&path, bytes);
        }
        _ => tried.program = dice.one_of(&[b"this one", b"that one"]),
    }
}

/// The site is built for other readers.
fn another_edition(tried: &mut Tried, _: &mut Dice) {
    tried.edition = match tried.edition {
        Edition::Public => Edition::Review,
        Edition::Review => Edition::Public,
    };
}

/// A build is cut off.
fn a_build_cut_off(tried: &mut Tried, dice: &mut Dice) {
    let files = usize::try_from(dice.next(9)).expect("small");
    other_words(tried, dice);
    tried.build_up_to(files);
}

type Edit = fn(&mut Tried, &mut Dice);

const EDITS: [(&str, Edit); 9] = [
    ("another value", another_value),
    ("a false value", a_false_value),
    ("other words", other_words),
    ("a record less", a_record_less),
    ("a place less", a_place_less),
    ("a page by hand", a_page_by_hand),
    ("a damaged cache", a_damaged_cache),
    ("another edition", another_edition),
    ("a build cut off", a_build_cut_off),
];

/// How many sequences of changes are tried; `SEQUENCES=300` tries more.
fn sequences() -> u64 {
    std::env::var("SEQUENCES").ok().and_then(|n| n.parse().ok()).unwrap_or(3)
}

#[test]
fn whatever_changes_the_site_is_that_of_a_clean_build() {
    for seed in 1..=sequences() {
        let mut dice = Dice::new(seed * 7919);
        let mut tried = Tried::new(Project::small_with(3));
        tried.is_as_clean("nothing");
        let mut done = Vec::new();
        for _ in 0..6 {
            for _ in 0..=dice.next(1) {
                let (name, edit) = dice.one_of(&EDITS);
                edit(&mut tried, &mut dice);
                done.push(name);
            }
            tried.is_as_clean(&format!("{} (sequence {seed})", done.join(", ")));
        }
    }
}

#[test]
fn nothing_is_done_twice() {
    let tried = Tried::new(Project::small_with(3));
    let first = tried.build().1.expect("the site has no errors");
    let marks = |store: &str| tried.project.files(store);
    let (site, cache) = (marks("output"), marks(CACHE));
    let again = tried.build().1.expect("the site has no errors");
    let unchanged = Written { unchanged: first.written, ..Written::default() };
    assert_eq!(again, unchanged);
    assert_eq!(marks("output"), site);
    assert_eq!(marks(CACHE), cache);
}

#[test]
fn nothing_but_the_output_and_the_cache_is_written() {
    let project = Project::copy("tests/faults/base");
    let before = project.files(".");
    project.run(&["check", "--no-cache"]).ends(0);
    assert_eq!(project.files("."), before);
    project.run(&["build", "--out", "elsewhere"]).ends(0);
    let mut after = project.files(".");
    let is_made = |path: &str| ["elsewhere/", CACHE].iter().any(|at| path.starts_with(at));
    after.retain(|path, _| !is_made(path));
    assert_eq!(after, before);
}
