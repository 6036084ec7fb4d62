//! Slips of the pen in the real content: every number of the records, of the headers and of the texts is changed in two
//! ways, one at a time, and each change is found.
//!
//! `MUTATIONS=all` tries all of them, which takes minutes in a release build; without it one of five is tried there, and one
//! of forty in a debug build. What cannot be found is listed in `mutations/unproved.txt`.
#![expect(
    clippy::disallowed_methods,
    reason = "the runner lists the repository and reads its list"
)]
#![expect(clippy::print_stdout, reason = "who runs it wants to know how many were tried")]

#[path = "mutations/share.rs"]
mod share;
#[path = "mutations/slip.rs"]
mod slip;
mod support;
#[path = "mutations/world.rs"]
mod world;

use std::collections::BTreeSet;
use std::fs::read_dir;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use libtest_mimic::{Arguments, Failed, Trial};
use world::{Caught, Part, World};

/// Of how many slips one is tried where not all are.
const STEP: usize = if cfg!(debug_assertions) { 40 } else { 5 };

/// Slips that nothing can find, with the reasons.
const UNPROVED: &str = "tests/mutations/unproved.txt";

/// What became of the slips.
#[derive(Debug, Default)]
struct Tally {
    errors: usize,
    warnings: usize,
    /// The listed ones that were not found.
    unproved: BTreeSet<String>,
    /// Those that were not found and are not listed.
    missed: Vec<String>,
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let step = share::of(STEP);
    let all = step == 1;
    let tally = Arc::new(Mutex::new(Tally::default()));
    let mut trials = vec![
        Trial::test("slips/they-are-made-in-facts", facts_only),
        Trial::test("slips/what-is-not-changed-is-not-found", nothing_changed),
    ];
    for (path, part) in parts() {
        let (name, tally) = (format!("{path}/{part:?}").to_lowercase(), Arc::clone(&tally));
        trials.push(Trial::test(name, move || try_out(&path, part, step, &tally)));
    }
    let conclusion = libtest_mimic::run(&arguments, trials);
    let Tally { errors, warnings, unproved, missed } =
        &*tally.lock().expect("no trial panics with the tally");
    let tried = errors + warnings + unproved.len() + missed.len();
    let share =
        if all { String::new() } else { format!(", one of {step}; MUTATIONS=all tries all") };
    println!("{tried} slips{share}");
    println!("found by an error: {errors}, by a warning: {warnings}, unproved: {}", unproved.len());
    println!("not found: {}", missed.len());
    let is_whole = all && conclusion.num_filtered_out == 0 && !arguments.list;
    let idle: Vec<String> = listed().difference(unproved).filter(|_| is_whole).cloned().collect();
    if !idle.is_empty() {
        println!("{UNPROVED} lists what is found or not there:\n{}", idle.join("\n"));
        return ExitCode::FAILURE;
    }
    conclusion.exit_code()
}

/// Tries slips of a part of a file.
fn try_out(path: &str, part: Part, step: usize, tally: &Mutex<Tally>) -> Result<(), Failed> {
    let world = World::new(path, part);
    let (listed, mut own) = (listed(), Tally::default());
    for slip in world.slips().iter().step_by(step) {
        let told = world.tell(slip);
        match world.caught(slip) {
            Some(Caught::Error) => own.errors += 1,
            Some(Caught::Warning) => own.warnings += 1,
            None if listed.contains(&told.what) => drop(own.unproved.insert(told.what)),
            None => own.missed.push(format!("line {} of {}", told.line, told.what)),
        }
    }
    let missed = own.missed.join("\n");
    let mut tally = tally.lock().expect("no trial panics with the tally");
    tally.errors += own.errors;
    tally.warnings += own.warnings;
    tally.unproved.append(&mut own.unproved);
    tally.missed.append(&mut own.missed);
    if missed.is_empty() { Ok(()) } else { Err(format!("not found:\n{missed}").into()) }
}

/// The slips themselves.
fn facts_only() -> Result<(), Failed> {
    let cases: [(&str, &[&str]); 5] = [
        ("area_m2: 7", &["area_m2: 8"]),
        ("{ value: 3.9, note: 12 }", &["{ value: 3.0, note: 12 }", "{ value: 9.3, note: 12 }"]),
        ("note: a\n  12\nno: １９", &["note: a\n  12\nno: １０", "note: a\n  12\nno: ９１"]),
        ("text: 11", &["text: 12"]),
        ("a: 1.2.3", &["a: 1.3.3", "a: 2.1.3", "a: 1.2.4"]),
    ];
    for (text, expected) in cases {
        let slips = slip::in_yaml(text, 0..text.len());
        let found: Vec<String> = slips.iter().map(|slip| slip.applied(text)).collect();
        if found != expected {
            return Err(format!("{text}: {found:?}").into());
        }
    }
    Ok(())
}

/// The test itself: a slip that changes nothing is not found.
fn nothing_changed() -> Result<(), Failed> {
    for part in [Part::Records, Part::Header, Part::Body] {
        let of_part = parts().into_iter().rev().filter(|(_, other)| *other == part);
        let mut worlds = of_part.map(|(path, part)| World::new(&path, part));
        let first = worlds.find_map(|world| Some((world.slips().into_iter().next()?, world)));
        let (slip, world) = first.ok_or("no number")?;
        if world.caught(&slip.undone(world.text())).is_some() || world.caught(&slip).is_none() {
            return Err(format!("{part:?}: {slip:?}").into());
        }
    }
    Ok(())
}

/// The files of all districts in parts, the longest first.
fn parts() -> Vec<(String, Part)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let entries = |folder: PathBuf| {
        let entries = read_dir(folder).expect("a folder of the content");
        entries.map(|entry| entry.expect("list a folder").path())
    };
    let files = entries(root.join("content/districts")).flat_map(entries).map(|file| {
        let size = file.metadata().map_or(0, |file| file.len());
        let path = file.strip_prefix(root).expect("a path in the repository").to_owned();
        (size, path.to_str().expect("a plain name").to_owned())
    });
    let mut files: Vec<(u64, String)> = files.collect();
    files.sort_unstable_by(|a, b| b.cmp(a));
    let of = |path: String| {
        let is_text = Path::new(&path).extension().is_some_and(|extension| extension == "md");
        let parts: &[Part] = if is_text { &[Part::Header, Part::Body] } else { &[Part::Records] };
        parts.iter().map(move |part| (path.clone(), *part))
    };
    files.into_iter().flat_map(|(_, path)| of(path)).collect()
}

/// The slips of the list.
fn listed() -> BTreeSet<String> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join(UNPROVED);
    let list = std::fs::read_to_string(list).expect("the list of slips that nothing finds");
    let is_slip = |line: &&str| !line.is_empty() && !line.starts_with('#');
    list.lines().filter(is_slip).map(str::to_owned).collect()
}
