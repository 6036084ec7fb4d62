//! Broken projects as real life breaks them: several things at once, in bytes, files and records.
//!
//! The pages of `broken/` are read as those of `faults/`: a `##` heading starts a project, its fences change
//! `faults/base`, and `broken/change.rs` adds kinds of changes. A fence `expect` lists which codes are found in which
//! files, with a number where it is not one. The real program must say so, build nothing, and leave the last site alone;
//! projects of the page `fine` must build. `UPDATE=1 cargo test --test broken` rewrites expectations.
#![expect(clippy::disallowed_methods, reason = "the runner reads and rewrites the pages")]

#[path = "broken/change.rs"]
mod broken;
#[path = "faults/change.rs"]
mod change;
#[path = "faults/page.rs"]
#[expect(dead_code, reason = "the prose of pages is for the test that explains codes")]
mod page;
#[path = "broken/run.rs"]
mod run;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

use page::{Fence, Page, Part};
use run::run;
use support::Project;

/// The page of what looks broken and is not.
const FINE: &str = "fine";

/// What was written by hand into the output folder; it belongs to no site.
const FOREIGN: &str = "output/.of-somebody-else";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if std::env::var_os("UPDATE").is_some() {
        for name in names() {
            update(&name);
        }
    }
    let mut trials = vec![Trial::test("pages/there-are-at-least-twenty-broken-ones", are_many)];
    for name in names() {
        for (case, parts) in read(&name).cases() {
            let name = name.clone();
            let test = format!("{name}/{case}");
            trials.push(Trial::test(test, move || try_out(&read(&name), parts, name == FINE)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What stands in a line of JSON under a pointer.
fn at<'v>(value: &'v Value, pointer: &str) -> &'v Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

/// Changes the base project and runs the program on it.
fn try_out(page: &Page, parts: Range<usize>, is_fine: bool) -> Result<(), Failed> {
    let project = Project::copy("tests/faults/base");
    project.run(&["build"]).ends(0);
    project.write(FOREIGN, "a file of somebody else");
    let site = project.files("output");
    change_all(&project, page, parts.clone());
    let code = i32::from(!is_fine);
    for arguments in [&["build"][..], &["check"], &["check", "--lang", "en"]] {
        let ended = run(&project, arguments)?;
        ended.is_sound(code)?;
        let said = format!("{}{}", ended.stdout, ended.stderr);
        if !is_fine && said.lines().count() < 3 {
            return Err(format!("{arguments:?} says nothing:\n{said}").into());
        }
    }
    if !is_fine && project.files("output") != site {
        return Err("a broken project has changed the site".into());
    }
    let found = found(&project, code)?;
    let expected = expected(page, parts);
    if found == expected {
        return Ok(());
    }
    Err(format!("expected:\n{}\n\nfound:\n{}", expected.join("\n"), found.join("\n")).into())
}

fn change_all(project: &Project, page: &Page, parts: Range<usize>) {
    for fence in fences(page, parts) {
        if let Some(path) = &fence.path {
            broken::apply(project, path, &fence.kind, &page::in_lines(&fence.lines));
        }
    }
}

/// Which codes are found in which files, one a line, with a number where it is not one.
fn found(project: &Project, code: i32) -> Result<Vec<String>, Failed> {
    let ended = run(project, &["check", "--format", "json"])?;
    ended.is_sound(code)?;
    if !ended.stderr.is_empty() {
        return Err(format!("JSON with words beside it:\n{}", ended.stderr).into());
    }
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for line in ended.stdout.lines() {
        let finding: Value =
            serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))?;
        let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
        let (severity, code) = (word(at(&finding, "/severity")), word(at(&finding, "/code")));
        *found
            .entry(format!("{}: {severity}[{code}]", word(at(&finding, "/place/file"))))
            .or_default() += 1;
    }
    let line = |(what, count): (String, usize)| {
        if count == 1 { what } else { format!("{what} {count}") }
    };
    Ok(found.into_iter().map(line).collect())
}

fn expected(page: &Page, parts: Range<usize>) -> Vec<String> {
    let expected = fences(page, parts).filter(|fence| fence.kind == "expect");
    expected.flat_map(|fence| fence.lines.clone()).collect()
}

#[expect(clippy::print_stderr, reason = "who asked for an update wants to know what it did")]
fn update(name: &str) {
    let mut page = read(name);
    for n in 0..page.cases().len() {
        let (case, parts) = page.cases().swap_remove(n);
        let project = Project::copy("tests/faults/base");
        change_all(&project, &page, parts.clone());
        let found = match found(&project, i32::from(name != FINE)) {
            Ok(found) => found,
            Err(why) => {
                eprintln!("{name}/{case}: {}", why.message().unwrap_or_default());
                continue;
            }
        };
        if expected(&page, parts.clone()) != found {
            eprintln!("{name}/{case}: changed");
            let old = parts.clone().rev().find(|at| is_expectation(page.parts.get(*at)));
            let fence = Part::Fence(Fence::new("expect", found));
            if let Some(at) = old {
                drop(page.parts.splice(at..=at, [fence]));
            } else {
                let new = [fence, Part::Line(String::new())];
                drop(page.parts.splice(parts.end..parts.end, new));
            }
        }
    }
    std::fs::write(file(name), page.text()).expect("write a page");
}

fn is_expectation(part: Option<&Part>) -> bool {
    matches!(part, Some(Part::Fence(fence)) if fence.kind == "expect")
}

fn are_many() -> Result<(), Failed> {
    let broken = names().into_iter().filter(|name| name != FINE);
    let count: usize = broken.map(|name| read(&name).cases().len()).sum();
    let mut text = String::new();
    for name in names() {
        let page = read(&name);
        if page.text() != std::fs::read_to_string(file(&name)).unwrap_or_default() {
            writeln!(text, "{name} is not as it would be written")?;
        }
    }
    if count >= 20 && text.is_empty() { Ok(()) } else { Err(format!("{count} {text}").into()) }
}

fn fences(page: &Page, parts: Range<usize>) -> impl Iterator<Item = &Fence> {
    page.parts.get(parts).unwrap_or_default().iter().filter_map(|part| match part {
        Part::Fence(fence) => Some(fence),
        Part::Line(_) => None,
    })
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken")
}

fn file(name: &str) -> PathBuf {
    folder().join(format!("{name}.md"))
}

fn read(name: &str) -> Page {
    Page::read(&std::fs::read_to_string(file(name)).expect("a page"))
}

/// The names of the pages, sorted.
fn names() -> Vec<String> {
    let files = std::fs::read_dir(folder()).expect("the folder of the pages");
    let files = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let mut names: Vec<_> =
        files.filter_map(|name| Some(name.strip_suffix(".md")?.to_owned())).collect();
    names.sort();
    names
}
