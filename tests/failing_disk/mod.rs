//! A disk that fails at every operation in turn: by an error, because it is full, or because the program is killed. Every
//! file is whole, files of others are as they were, and the next build is right.
#![expect(
    clippy::panic,
    clippy::unreachable,
    clippy::indexing_slicing,
    reason = "test code outside of test functions, and there are three sites"
)]

pub(crate) mod flaky;
pub(crate) mod noting;

use std::collections::BTreeMap;

use crate::interrupted::whole::{Files, assert_whole, is_unfinished};
use crate::support::{self, Project};
use flaky::{Fault, Flaky};
use planboard::files::{Disk, System};
use planboard::publish::{NotPublished, Publisher};

/// Sites one after the other: files that stay, change, come and go, alone and with their folders, and names that are a file
/// in one and a folder in the next.
const SITES: [&[(&str, &str)]; 3] = [
    &[
        ("index.html", "the first"),
        ("same.html", "the same"),
        ("districts/a.html", "a"),
        ("districts/b.html", "b"),
        ("gone/deep/c.html", "c"),
        ("turned", "a file"),
        ("back/d.html", "d"),
    ],
    &[
        ("index.html", "the second, which is longer"),
        ("same.html", "the same"),
        ("districts/a.html", "a, changed"),
        ("districts/e.html", "e"),
        ("new/deep/f.html", "f"),
        ("turned/g.html", "g"),
        ("back", "a file"),
    ],
    &[("index.html", "the third"), ("districts/a.html", "a, changed"), ("back", "a file")],
];

/// What somebody else has in the folder, besides and in the way.
const OTHERS: [(&str, &str); 4] = [
    (".well-known/security.txt", "theirs"),
    ("robots.txt", "theirs"),
    ("districts/theirs.html", "theirs"),
    ("new/deep/f.html", "theirs"),
];

fn publish(
    project: &Project,
    disk: &impl Disk,
    site: usize,
    force: bool,
) -> Result<(), NotPublished> {
    support::publish(disk, &project.path().join("output"), SITES[site], force).map(drop)
}

/// The same, where the disk is waited for, which may fail, too.
fn publish_lasting(
    project: &Project,
    disk: &Flaky,
    site: usize,
    force: bool,
) -> Result<(), NotPublished> {
    let publisher = Publisher::new(disk, &project.path().join("output"), force).lasting();
    support::publish_by(publisher, SITES[site]).map(drop)
}

/// What a site is where nothing has ever failed.
fn clean(site: usize) -> Files {
    let project = Project::empty();
    publish(&project, &System, site, false).expect("the folder can be written");
    project.files("output")
}

/// What the system says where an operation is refused: the disk is broken, not allowed, out of handles, full.
const ERRORS: [i32; 4] = [5, 13, 24, 28];

/// Whether each operation meets every error, and each site comes next: `FAILING_DISK=all`.
#[expect(clippy::disallowed_methods, reason = "how much is tried is asked of the environment")]
fn is_all() -> bool {
    std::env::var_os("FAILING_DISK").is_some()
}

/// Publishes one site after another on a disk that fails at every operation in turn, and a third one after it. Says how
/// many operations there were.
fn fail_everywhere(fault: Fault, from: Option<usize>, with_others: bool) -> usize {
    let others: Files = if with_others { OTHERS.iter().map(own).collect() } else { Files::new() };
    let trial = Trial { fault, from, others, cleans: [0, 1, 2].map(clean) };
    for left in 0.. {
        // The next build is of the same site or of another.
        let next = 1 + left % 2;
        let sites = if is_all() { &[1, 2][..] } else { std::slice::from_ref(&next) };
        for next in sites {
            if !trial.fails_at(left, *next) {
                return left;
            }
        }
    }
    unreachable!("a site has an end")
}

/// What is tried: how a disk fails, what site is there before, what files of others, and what sites are on a sound disk.
struct Trial {
    fault: Fault,
    from: Option<usize>,
    others: Files,
    cleans: [Files; 3],
}

impl Trial {
    /// Publishes on a disk that fails at one operation, and then a site on one that does not. Says whether it failed.
    fn fails_at(&self, left: usize, next: usize) -> bool {
        let Self { fault, from, others, cleans } = self;
        let (fault, from, with_others) = (*fault, *from, !others.is_empty());
        let when = format!("{fault:?} at operation {left}, from {from:?}");
        let project = Project::empty();
        if let Some(site) = from {
            publish(&project, &System, site, false).expect("the folder can be written");
        }
        for (path, bytes) in others {
            project.write(&format!("output/{path}"), bytes);
        }
        let before = project.files("output");
        let disk = Flaky::new(left, fault);
        let done = publish_lasting(&project, &disk, 1, with_others);
        if !disk.has_failed() {
            assert!(done.is_ok(), "{when}: {done:?}");
            return false;
        }
        let after = project.files("output");
        if matches!(done, Err(NotPublished::Unwritable(_))) {
            assert_eq!(without_unfinished(&after), before, "{when}: {done:?}");
        }
        assert_whole(&after, &[&before, &cleans[1]], &when);
        for (path, bytes) in others.iter().filter(|(path, _)| !cleans[1].contains_key(*path)) {
            assert_eq!(after.get(path), Some(bytes), "{when}: `{path}` of others");
        }
        if done.is_ok() {
            let is_ours = |path: &String| !others.contains_key(path);
            let mut ours = without_unfinished(&after);
            ours.retain(|path, _| is_ours(path) || cleans[1].contains_key(path));
            assert_eq!(ours, cleans[1], "{when}: it ended well");
        }
        publish(&project, &System, next, with_others)
            .unwrap_or_else(|why| panic!("{when}, then site {next}: {why:?}"));
        let mut expected = cleans[next].clone();
        let is_theirs = |path: &String| after.get(path) == others.get(path);
        for (path, bytes) in others.iter().filter(|(path, _)| is_theirs(path)) {
            expected.entry(path.clone()).or_insert_with(|| bytes.clone());
        }
        let texts = |files: &Files| -> BTreeMap<String, String> {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            files.iter().map(|(path, bytes)| (path.clone(), text(bytes))).collect()
        };
        let found = texts(&project.files("output"));
        assert_eq!(found, texts(&expected), "{when}, then site {next}");
        true
    }
}

fn own((path, text): &(&str, &str)) -> (String, Vec<u8>) {
    ((*path).to_owned(), text.as_bytes().to_vec())
}

fn without_unfinished(files: &Files) -> Files {
    let files = files.iter().filter(|(path, _)| !is_unfinished(path));
    files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect()
}

#[test]
fn at_every_operation_errors_and_full_disks_leave_whole_files() {
    let mut tried = 0;
    let errors = if is_all() { &ERRORS[..] } else { &ERRORS[..2] };
    let errors = errors.iter().map(|number| Fault::Error(*number));
    for fault in errors.chain([Fault::Full]) {
        for from in [None, Some(0)] {
            for with_others in [false, true] {
                tried += fail_everywhere(fault, from, with_others);
            }
        }
    }
    assert!(tried >= 600, "{tried} errors");
}

#[test]
fn at_every_operation_a_kill_leaves_whole_files() {
    let mut tried = 0;
    for from in [None, Some(0)] {
        for with_others in [false, true] {
            tried += fail_everywhere(Fault::Kill, from, with_others);
        }
    }
    assert!(tried >= 300, "{tried} kills");
}

#[test]
fn a_build_killed_twice_still_knows_what_it_began() {
    let expected = clean(2);
    for left in (0..).step_by(3) {
        let project = Project::empty();
        let disks = [0, 1].map(|site| {
            let disk = Flaky::new(left, Fault::Kill);
            drop(publish_lasting(&project, &disk, site, false));
            disk
        });
        if !disks.iter().any(Flaky::has_failed) {
            return;
        }
        publish(&project, &System, 2, false).unwrap_or_else(|why| panic!("at {left}: {why:?}"));
        assert_eq!(project.files("output"), expected, "at {left}");
    }
}
