//! The pipeline as a library: a site in memory is the site in the folder, a theme that fails changes nothing, and jobs say
//! what their files are made from.

#![expect(clippy::panic, reason = "test code outside of test functions")]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::Project;
use planboard::diag::{Code, Finding, Sources, Suppressed};
use planboard::files::System;
use planboard::page::{Inputs, PageContext, jobs};
use planboard::publish::{Events, Foreign, MANIFEST, Memory, Publisher, Silent, Stage, Tick};
use planboard::site::{Edition, Quality, Route, Site};
use planboard::{NotBuilt, Options, assess};

const PUBLIC: Options = Options { edition: Edition::Public, theme: None };

/// The findings that a build tells, by path, line and message.
#[derive(Default)]
struct Told(Vec<(Code, String, usize, String)>);

impl Events for Told {
    fn found(&mut self, sources: &Sources, findings: &[Finding], _: &[Suppressed]) {
        self.0.extend(findings.iter().map(|finding| {
            let span = finding.primary.span;
            let source = sources.get(span.file());
            let line = source.position(span.start()).line;
            (finding.code, source.path().to_owned(), line, finding.message.en.clone())
        }));
    }

    fn forces(&mut self, _: &Path, _: &Foreign) {}
}

fn open(project: &Project) -> planboard::Project {
    planboard::Project::open(project.path())
}

#[test]
fn a_site_in_memory_is_the_site_in_the_folder() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let mut folder = project.files("output");
    folder.remove(MANIFEST).expect("a manifest");
    let mut memory = Memory::default();
    open(&project).build(&PUBLIC, &mut memory, &mut Silent).expect("a sound project");
    assert_eq!(memory.files, folder);
}

/// The stages of a build, each with what it counts and how many were done.
#[derive(Default)]
struct Stages(Vec<(Stage, Option<usize>, Arc<AtomicUsize>)>);

impl Events for Stages {
    fn begins(&mut self, stage: Stage, count: Option<usize>) -> Tick {
        let done = Arc::<AtomicUsize>::default();
        self.0.push((stage, count, Arc::clone(&done)));
        Box::new(move || {
            done.fetch_add(1, Ordering::Relaxed);
        })
    }

    fn found(&mut self, _: &Sources, _: &[Finding], _: &[Suppressed]) {}

    fn forces(&mut self, _: &Path, _: &Foreign) {}
}

#[test]
fn a_build_tells_how_far_it_is() {
    let project = Project::copy("tests/sites/small");
    let mut stages = Stages::default();
    open(&project).build(&PUBLIC, &mut Memory::default(), &mut stages).expect("a sound project");
    let told: Vec<_> = stages
        .0
        .iter()
        .map(|(stage, count, done)| {
            let done = done.load(Ordering::Relaxed);
            assert!(count.is_none_or(|count| count == done), "{stage:?}: {done} of {count:?}");
            (*stage, done)
        })
        .collect();
    let files = project.files("content").len();
    let [
        (Stage::Comparing, 0),
        (Stage::Reading, read),
        (Stage::Checking, 2),
        (Stage::Arranging, 0),
        (Stage::Making, made),
        (Stage::Finishing, 0),
    ] = told[..]
    else {
        panic!("{told:?}");
    };
    assert!(read == files && made > 10, "{told:?} of {files} files");
}

#[test]
fn a_theme_that_fails_on_a_page_leaves_the_last_site() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let before = project.files("output");
    project.run(&["theme", "new", "themes/ours"]).ends(0);
    let site = project.read("content/site.yaml");
    project
        .write("content/site.yaml", site.replace("title: ", "title: 新") + "theme: themes/ours\n");
    // The page of units comes after others, which are made by then, and would be new.
    let template = project.read("themes/ours/templates/units.html");
    project.write(
        "themes/ours/templates/units.html",
        template.replace("{{ t.units_about }}", "\n{{ view.nowhere.at_all }}"),
    );
    let mut told = Told::default();
    let output = project.path().join("output");
    let mut publisher = Publisher::new(&System, &output, false);
    let built = open(&project).build(&PUBLIC, &mut publisher, &mut told);
    drop(publisher);
    assert!(matches!(built, Err(NotBuilt::Errors)), "{built:?}");
    assert_eq!(project.files("output"), before);
    let (code, path, line, message) = told.0.last().expect("a finding");
    let place = (*code, path.as_str(), *line);
    assert_eq!(place, (Code::ThemeError, "themes/ours/templates/units.html", 6), "{message}");
    let run = project.run(&["build", "--lang", "en"]).ends(1);
    assert!(run.stderr.contains("error[theme-error]"), "{}", run.stderr);
    assert!(run.stderr.contains("no site was built"), "{}", run.stderr);
    assert_eq!(project.files("output"), before);
}

/// A file, and what it is said to be made from.
type Made = BTreeMap<String, (String, Vec<u8>)>;

fn made(project: &Project) -> Made {
    let report = project.check();
    let sound = report.sound.unwrap_or_else(|| panic!("{:?}", report.findings));
    let assessments = assess::assess(&sound.checked);
    let site = Site::new(&sound.checked, &assessments);
    let context = PageContext { site: &site, theme: &sound.theme, edition: Edition::Public };
    let (sources, findings, allowed) = (&report.sources, &report.findings, &report.allowed);
    let quality = Quality { sources, findings, allowed };
    let mut made = Made::new();
    for job in jobs(&context, &quality) {
        let files = job.make().expect("a sound theme");
        let routes: Vec<String> = job.routes.iter().map(Route::path).collect();
        assert_eq!(files.iter().map(|file| file.path.clone()).collect::<Vec<_>>(), routes);
        let inputs = match job.inputs {
            Inputs::District(id) => format!("district {id}"),
            Inputs::Indicator(id) => format!("indicator {id}"),
            Inputs::Document(id) => format!("document {id}"),
            other => format!("{other:?}"),
        };
        for file in files {
            assert!(made.insert(file.path, (inputs.clone(), file.bytes)).is_none());
        }
    }
    made
}

/// The files that differ, or are in one of the two alone, by what they are made from.
fn changed(before: &Made, after: &Made) -> Vec<String> {
    let paths = before.keys().chain(after.keys());
    let differ = paths.filter(|path| before.get(*path) != after.get(*path));
    let mut inputs: Vec<String> = differ
        .map(|path| before.get(path).or(after.get(path)).expect("in one").0.clone())
        .collect();
    inputs.sort();
    inputs.dedup();
    inputs
}

/// A change of some files, and what must be made again for it.
struct Change {
    files: &'static [&'static str],
    old: &'static str,
    new: &'static str,
    inputs: &'static [&'static str],
}

const CHANGES: [Change; 3] = [
    // A measured value
    Change {
        files: &[
            "content/districts/east/observations.yaml",
            "content/districts/east/plan.md",
            "seeds/east-plan.txt",
        ],
        old: "79.2",
        new: "79.4",
        inputs: &[
            "Listed(Districts, 1)",
            "Site",
            "district east",
            "document east-plan",
            "indicator life-expectancy",
        ],
    },
    // A milestone
    Change {
        files: &[
            "content/districts/west/action.yaml",
            "content/districts/west/action.md",
            "seeds/west-action.txt",
        ],
        old: "78.5",
        new: "78.6",
        inputs: &[
            "Listed(Districts, 1)",
            "Site",
            "district west",
            "document west-action",
            "indicator life-expectancy",
        ],
    },
    // Nothing
    Change { files: &["content/districts/west/action.md"], old: "78.5", new: "78.5", inputs: &[] },
];

#[test]
fn jobs_say_what_their_files_are_made_from() {
    let before = made(&Project::copy("tests/sites/small"));
    for Change { files, old, new, inputs: expected } in CHANGES {
        let project = Project::copy("tests/sites/small");
        for path in files {
            project.replace(path, old, new);
        }
        let found = changed(&before, &made(&project));
        let strange: Vec<_> = found.iter().filter(|i| !expected.contains(&i.as_str())).collect();
        assert!(strange.is_empty(), "{old} => {new} changes files that are made from {strange:?}");
        assert_eq!(found.is_empty(), expected.is_empty(), "{old} => {new}");
    }
}
