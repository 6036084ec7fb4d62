//! Faults: every case of every page in `faults/` gives exactly the findings that the page says.
//!
//! `docs/codes/` explains the codes, with examples out of these cases. `##` starts a case. A case changes files of `faults/base`: a fence with its
//! path in backticks on the line before is the file, a fence `remove`, `folder`, `link` or `size` says what becomes of the
//! path, `yaml escaped` may hold `\u{a0}` for a character and `\x{b0}` for a byte. `markdown document` is the text of a
//! document: its original is written with it, without markup, and where it has no front matter it has that of the file there.
//! `change` has lines `old => new` for a file that is there. `faults/expectation.rs` says how findings are expected; a fence
//! `rendering` or `rendering en` is what a person reads. `UPDATE=1 cargo test --test faults` rewrites expectations. Look at
//! them before accepting.
#![expect(clippy::disallowed_methods, reason = "the runner reads and rewrites the pages")]

#[path = "faults/case.rs"]
mod case;
#[path = "faults/change.rs"]
mod change;
#[path = "faults/expectation.rs"]
mod expectation;
#[path = "faults/explained.rs"]
mod explained;
#[path = "faults/page.rs"]
mod page;
mod support;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use planboard::diag::Code;

use page::{Page, Part};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    if std::env::var_os("UPDATE").is_some() {
        for name in names() {
            update(&name);
        }
    }
    let mut trials = vec![
        Trial::test("pages/every-code-has-a-page-and-every-page-a-code", one_page_a_code),
        Trial::test("pages/every-page-has-a-heading-and-cases-by-name", pages_have_cases),
        Trial::test(
            "explained/every-code-has-a-page-in-both-languages",
            explained::one_page_a_language,
        ),
        Trial::test("explained/pages-have-one-form", explained::pages_have_one_form),
        Trial::test("pages/every-code-is-found-in-a-case-of-its-page", codes_are_found),
        Trial::test("pages/read-and-written-they-are-the-same", pages_survive),
    ];
    for code in Code::ALL {
        for end in ["md", "zh.md"] {
            let run = move || explained::example(*code, end, &read(code.name()));
            trials.push(Trial::test(format!("explained/{}.{end}", code.name()), run));
        }
    }
    for name in names() {
        for (case, parts) in read(&name).cases() {
            let of = name.clone();
            let run = move || {
                let page = read(&of);
                let answer = case::ask(&page, parts.clone());
                let differences = case::differences(&page, parts, &answer);
                if differences.is_empty() { Ok(()) } else { Err(Failed::from(differences)) }
            };
            trials.push(Trial::test(format!("{name}/{case}"), run));
        }
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

#[expect(clippy::print_stderr, reason = "who asked for an update wants to know what it did")]
fn update(name: &str) {
    let mut page = read(name);
    let count = page.cases().len();
    for n in 0..count {
        let (case, parts) = page.cases().swap_remove(n);
        let answer = case::ask(&page, parts.clone());
        let case::Changes { added, removed, changed } = case::update(&mut page, parts, &answer);
        if added + removed + changed > 0 {
            eprintln!("{name}/{case}: {added} added, {removed} removed, {changed} changed");
        }
    }
    std::fs::write(file(name), page.text()).expect("write a page");
}

fn one_page_a_code() -> Result<(), Failed> {
    let mut codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    codes.sort_unstable();
    same(&names(), &codes)
}

/// A heading, then cases, none twice.
fn pages_have_cases() -> Result<(), Failed> {
    for name in names() {
        let page = read(&name);
        let mut cases: Vec<_> = page.cases().into_iter().map(|(case, _)| case).collect();
        cases.sort();
        let twice = cases.windows(2).any(|pair| pair.first() == pair.last());
        let head = format!("# {name}\n\nCases of [`{name}`](../../docs/codes/{name}.md).\n");
        if page.prose() != head || twice {
            return Err(format!("{name}: heading, link, then cases by name").into());
        }
    }
    Ok(())
}

fn codes_are_found() -> Result<(), Failed> {
    let is_found = |name: &str| {
        let page = read(name);
        let code = format!("[{name}]");
        page.parts.iter().any(|part| match part {
            Part::Line(_) => false,
            Part::Fence(fence) => fence.lines.iter().any(|line| {
                let line = line.trim_start();
                let is_expectation = line.starts_with("# ") || fence.kind == "expect";
                is_expectation && line.contains(&code)
            }),
        })
    };
    let lost: Vec<String> = names().into_iter().filter(|name| !is_found(name)).collect();
    same(&lost, &[])
}

fn pages_survive() -> Result<(), Failed> {
    let changed = |name: &String| read(name).text() != text(name);
    let changed: Vec<String> = names().into_iter().filter(changed).collect();
    same(&changed, &[])
}

fn same(found: &[String], expected: &[&str]) -> Result<(), Failed> {
    if found == expected {
        return Ok(());
    }
    Err(format!("expected {expected:?}\nfound {found:?}").into())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults")
}

fn file(name: &str) -> PathBuf {
    folder().join(format!("{name}.md"))
}

fn text(name: &str) -> String {
    std::fs::read_to_string(file(name)).unwrap_or_default()
}

fn read(name: &str) -> Page {
    Page::read(&text(name))
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
