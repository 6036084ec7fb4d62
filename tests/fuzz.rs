//! Files of every kind that the program reads, with noise in them: nothing panics, nothing hangs, and what is of others
//! stays.
//!
//! `FUZZ=600 cargo test --release --test main fuzz::` goes on for so many seconds a target, `FUZZ_FROM=7` from another
//! start; without them a few inputs are tried. It needs no other compiler than the rest.
#![expect(
    clippy::disallowed_methods,
    reason = "the runner reads its switches, and looks at the clock to know when it is done"
)]

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::mutated::mutation::{Files, Random, mutate};
use crate::support::{self, Project};
use planboard::Options;
use planboard::files::System;
use planboard::page::Theme;
use planboard::publish::{Memory, Silent, verify};
use planboard::site::Edition;

/// How many inputs are tried where no time is given.
const FEW: u64 = 25;

/// How long one input may take, beside all other tests on a slow machine.
const GUARD: Duration = Duration::from_mins(1);

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Tries one input after another; each is made of a number, from which it can be made again.
fn fuzz(target: impl Fn(u64) -> Result<(), String> + Send + Sync + Copy + 'static) {
    let (start, first) = (Instant::now(), number("FUZZ_FROM").unwrap_or(1) * 1_000_000);
    let most = number("FUZZ").map(Duration::from_secs);
    let mut tried = 0;
    while most.map_or(tried < FEW, |most| start.elapsed() < most) {
        let seed = first + tried;
        let (send, ended) = mpsc::channel();
        thread::spawn(move || {
            let done = catch_unwind(AssertUnwindSafe(|| target(seed)));
            drop(send.send(done.unwrap_or_else(|_| Err("it panicked".into()))));
        });
        let done = ended.recv_timeout(GUARD).unwrap_or_else(|_| Err("it has not ended".into()));
        assert_eq!(done, Ok(()), "with FUZZ_FROM={} at {seed}", first / 1_000_000);
        tried += 1;
    }
    assert!(tried > 0);
}

/// Noise in a file: bytes that are changed, doubled, left out or put in.
fn noise(bytes: &mut Vec<u8>, random: &mut Random) {
    const PUT_IN: [&[u8]; 12] = [
        b"\xff",
        b"\0",
        b"\r",
        b"\t",
        b"&a",
        b"*a",
        b"{{",
        b"%}",
        b"- ",
        b": ",
        b"\xef\xbb\xbf",
        b"|",
    ];
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(40)).min(bytes.len());
        match random.below(4) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes.get(at..end).unwrap_or_default().to_vec();
                bytes.splice(at..at, piece);
            }
            2 => {
                let piece = PUT_IN.get(random.below(PUT_IN.len())).copied().unwrap_or_default();
                bytes.splice(at..at, piece.iter().copied());
            }
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(random.below(256)).unwrap_or_default();
                }
            }
        }
    }
}

/// Changes one of some files: by noise, or as a person might.
fn change(files: &mut Files, seed: u64) {
    let random = &mut Random::new(seed);
    let which = random.below(files.len());
    if seed.is_multiple_of(2) {
        mutate(files, random);
    } else if let Some(bytes) = files.values_mut().nth(which) {
        noise(bytes, random);
    }
}

/// A project with a change in one of its files whose names end so.
fn project(ending: &str, seed: u64) -> Project {
    let bases = ["tests/faults/base", "tests/sites/small", "templates/project"];
    let base = bases.get(usize::try_from(seed % 3).unwrap_or_default()).copied();
    let project = Project::copy(base.unwrap_or_default());
    let mut files: Files = project.files("content").into_iter().collect();
    files.retain(|path, _| path.ends_with(ending));
    change(&mut files, seed);
    for (path, bytes) in files {
        project.write(&format!("content/{path}"), bytes);
    }
    project
}

fn check(project: &Project) -> Result<(), String> {
    let checked = planboard::Project::open(project.path()).check();
    checked.map(drop).map_err(|unreadable| unreadable.path)
}

#[test]
fn yaml() {
    fuzz(|seed| check(&project(".yaml", seed)));
}

#[test]
fn markdown() {
    fuzz(|seed| check(&project(".md", seed)));
}

#[test]
fn import() {
    fuzz(|seed| {
        let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        let names = std::fs::read_dir(&seeds).map_err(|error| error.to_string())?.flatten();
        let mut paths: Vec<_> = names.map(|entry| entry.path()).collect();
        paths.sort();
        let random = &mut Random::new(seed);
        let path = paths.get(random.below(paths.len())).ok_or("no seeds")?;
        let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        // A piece of it is enough, and quicker.
        let lines: Vec<&str> = text.lines().collect();
        let start = random.below(lines.len());
        let piece = lines.get(start..(start + 60).min(lines.len())).unwrap_or_default().join("\n");
        let mut bytes = piece.into_bytes();
        noise(&mut bytes, random);
        drop(planboard::import::draft(&String::from_utf8_lossy(&bytes)));
        Ok(())
    });
}

#[test]
fn manifest() {
    let old = [("a.html", "a"), ("b/c.html", "c"), ("gone.html", "gone")];
    let new = [("a.html", "new"), ("b/c.html", "c"), ("d.html", "d")];
    fuzz(move |seed| {
        let project = Project::empty();
        let output = project.path().join("output");
        support::publish(&System, &output, &old, false).map_err(|why| format!("{why:?}"))?;
        project.write("outside.html", "theirs");
        project.write("output/theirs.html", "theirs");
        let manifest = project.files("output").remove("manifest.json").unwrap_or_default();
        let mut files = BTreeMap::from([("manifest.json".to_owned(), manifest)]);
        if let Some(bytes) = files.values_mut().next() {
            if seed % 4 == 0 {
                let text = String::from_utf8_lossy(bytes);
                *bytes = text.replacen("gone.html", "../outside.html", 1).into_bytes();
            } else {
                noise(bytes, &mut Random::new(seed));
            }
        }
        let name = if seed % 3 == 0 { ".planboard-begun" } else { "manifest.json" };
        for bytes in files.into_values() {
            project.write(&format!("output/{name}"), bytes);
        }
        drop(verify(&System, &output, None));
        drop(support::publish(&System, &output, &new, false));
        drop(support::publish(&System, &output, &new, true));
        let theirs = [project.read("outside.html"), project.read("output/theirs.html")];
        if theirs == ["theirs", "theirs"] { Ok(()) } else { Err(format!("{theirs:?}")) }
    });
}

#[test]
fn theme() {
    fuzz(|seed| {
        let project = Project::copy("tests/sites/small");
        let theme = Theme::embedded_files().into_iter().map(|file| (file.path, file.bytes));
        let mut theme: Files = theme.collect();
        change(&mut theme, seed);
        for (path, bytes) in theme {
            project.write(&format!("look/{path}"), bytes);
        }
        let theme = Some(project.path().join("look"));
        let options = Options { edition: Edition::Public, theme };
        let mut site = Memory::default();
        drop(planboard::Project::open(project.path()).build(&options, &mut site, &mut Silent));
        Ok(())
    });
}
