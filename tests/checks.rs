//! The table of checks: no check reports a code that it does not list, and no code is without an owner.
//!
//! What is asked are the pages of `faults/`, each case with every finding that was made on the way.
#![expect(clippy::disallowed_methods, reason = "the pages are read")]

#[path = "faults/change.rs"]
mod change;
#[expect(dead_code, reason = "what rewrites pages is for `faults.rs`")]
#[path = "faults/expectation.rs"]
mod expectation;
#[expect(dead_code, reason = "what rewrites pages is for `faults.rs`")]
#[path = "faults/page.rs"]
mod page;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use planboard::check::{self, CHECKS, CODES_OF_SETTINGS, Reported, Scope};
use planboard::diag::Code;
use planboard::model::DistrictId;
use planboard::read;
use planboard::read::Loaded;

use crate::support::Project;
use expectation::Expectation;
use page::{Page, Part};

/// Codes of the theme, which is read last.
const OF_THE_THEME: [Code; 1] = [Code::ThemeError];

/// Codes that reading reports and a check, too: what one file shows alone, and what shows only beside others.
const OF_BOTH: [Code; 3] = [Code::UnreadableFile, Code::DuplicateRecord, Code::UnknownKind];

/// How many pages one thread asks: most of the time goes into files.
const PAGES_A_THREAD: usize = 10;

/// The codes that each check and the reading of the content reported.
#[derive(Debug, Default)]
struct Seen {
    by_check: BTreeMap<&'static str, BTreeSet<Code>>,
    by_reading: BTreeSet<Code>,
}

#[test]
fn checks_report_the_codes_that_they_list_and_every_code_has_an_owner() {
    let seen = ask_every_case();
    for check in CHECKS {
        let listed: BTreeSet<Code> = check.codes.iter().copied().collect();
        let reported = seen.by_check.get(check.name).cloned().unwrap_or_default();
        assert_eq!(listed, reported, "`{}`: codes of the table, and of the cases", check.name);
    }
    let of_checks: BTreeSet<Code> = CHECKS.iter().flat_map(|check| check.codes).copied().collect();
    let is_checked = |code: &Code| of_checks.contains(code) || CODES_OF_SETTINGS.contains(code);
    let is_read = |code: &Code| seen.by_reading.contains(code) || OF_THE_THEME.contains(code);
    let named = |is_meant: &dyn Fn(&Code) -> bool| -> Vec<&str> {
        let codes = Code::ALL.iter().filter(|code| is_meant(code));
        codes.map(|code| code.name()).collect()
    };
    assert_eq!(named(&|code| !is_checked(code) && !is_read(code)), [""; 0], "without an owner");
    assert_eq!(named(&|code| is_checked(code) && is_read(code)), OF_BOTH.map(Code::name));
}

#[test]
fn names_of_checks_are_given_once() {
    let names: BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
    assert_eq!(names.len(), CHECKS.len());
}

/// What a document or a district is told does not hang on the districts beside it, unless they have a document that it
/// cites.
#[test]
fn districts_are_checked_one_by_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let load = || {
        let Loaded { sources, outcome } = read::load(root, &|| {}).expect("the bundled content");
        (sources, outcome.value.expect("it is of the right form"))
    };
    let told = |district: Option<&DistrictId>| {
        let (sources, mut content) = load();
        content.districts.retain(|one| district.is_none_or(|id| one.profile.id == *id));
        let reports = check::reports(&sources, &content).into_iter();
        let reports = reports.filter(|report| report.check.scope() != Scope::Site);
        let line = |report: Reported| {
            let finding = Expectation::of(&sources, &report.finding);
            format!("{}: {:?}", report.check.name, finding.lines())
        };
        reports.map(line).collect::<BTreeSet<String>>()
    };
    let (_, content) = load();
    let ids: Vec<&DistrictId> = content.districts.iter().map(|one| &one.profile.id).collect();
    let one_by_one: BTreeSet<String> = ids.iter().flat_map(|id| told(Some(id))).collect();
    assert!(ids.len() > 1 && !one_by_one.is_empty());
    assert_eq!(told(None), one_by_one);
}

fn ask_every_case() -> Seen {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults");
    let files = std::fs::read_dir(folder).expect("the folder of the pages");
    let paths = files.map(|file| file.expect("a file").path());
    let pages = paths.filter(|path| path.extension().is_some_and(|end| end == "md"));
    let pages: Vec<PathBuf> = pages.collect();
    std::thread::scope(|scope| {
        let parts = pages.chunks(PAGES_A_THREAD);
        let threads: Vec<_> = parts.map(|pages| scope.spawn(move || ask_cases(pages))).collect();
        let seen = threads.into_iter().map(|thread| thread.join().expect("no case panics"));
        seen.fold(Seen::default(), Seen::with)
    })
}

fn ask_cases(pages: &[PathBuf]) -> Seen {
    let mut seen = Seen::default();
    for path in pages {
        let page = Page::read(&std::fs::read_to_string(path).expect("a page"));
        for (_, parts) in page.cases() {
            ask(page.parts.get(parts).expect("the parts of a case"), &mut seen);
        }
    }
    seen
}

impl Seen {
    fn with(mut self, other: Self) -> Self {
        for (check, mut codes) in other.by_check {
            self.by_check.entry(check).or_default().append(&mut codes);
        }
        self.by_reading.extend(other.by_reading);
        self
    }
}

fn ask(parts: &[Part], seen: &mut Seen) {
    let project = Project::copy("tests/faults/base");
    for part in parts {
        let Part::Fence(fence) = part else { continue };
        let Some(path) = &fence.path else { continue };
        let is_yaml = fence.kind.starts_with("yaml");
        let plain = || Expectation::from_comments("", &fence.lines).1;
        let lines = if is_yaml { plain() } else { fence.lines.clone() };
        change::apply(&project, path, &fence.kind, &page::in_lines(&lines));
    }
    let Loaded { sources, outcome } = read::load(project.path(), &|| {}).expect("a content folder");
    seen.by_reading.extend(outcome.findings.iter().map(|finding| finding.code));
    let Some(content) = outcome.value else { return };
    for Reported { check, finding } in check::reports(&sources, &content) {
        let codes = seen.by_check.entry(check.name).or_default();
        codes.insert(finding.code);
    }
}
