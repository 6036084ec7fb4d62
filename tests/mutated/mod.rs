//! Whole projects, changed as accidents and ill will change them: nothing panics, nothing hangs, memory stays small, and
//! nothing is written but the site.
//!
//! Most are read, checked and made into pages in this process, some by the real program. `MUTATED=all` tries 1,500 of
//! each base and more of them with the program, `MUTATED_FROM=20000` others; without them a fixed few are tried.
#![expect(clippy::disallowed_methods, reason = "the runner reads its switches")]
#![expect(clippy::string_slice, reason = "the changes cut at characters that they have counted")]

pub(crate) mod mutation;

use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::support::Project;
use mutation::{Files, Random, mutate};
use planboard::Options;
use planboard::diag::{self, Code, Finding, Lang, Sources, Suppressed};
use planboard::files::CACHE;
use planboard::publish::{Events, Foreign, Memory};
use planboard::site::Edition;

/// How many projects of each base are tried, and one of how many by the program.
const FEW: (u64, u64) = (120, 12);
const ALL: (u64, u64) = (1500, 5);

/// How long a project may take before it counts as hanging. In the short run, beside all other tests on a machine that may
/// have more to do, it is no more than a guard.
const GUARD: [Duration; 2] = [Duration::from_secs(30), Duration::from_secs(5)];

/// How much address space the program may take, in KiB: 300 MB beside what is mapped of the program itself.
const MEMORY: u64 = 300_000;

/// The folder of the project, beside which nothing may change.
const FOLDER: &str = "project";

#[test]
fn mutated_projects_of_the_faults_are_sound() {
    try_out("tests/faults/base", 0);
}

#[test]
fn mutated_projects_of_a_small_site_are_sound() {
    try_out("tests/sites/small", 1_000_000);
}

#[test]
fn mutated_new_projects_are_sound() {
    try_out("templates/project", 2_000_000);
}

fn try_out(base: &str, first: u64) {
    let all = tries_all();
    let from = std::env::var("MUTATED_FROM").ok().and_then(|from| from.parse().ok());
    let (count, share) = if all { ALL } else { FEW };
    let originals: Files = Project::copy(base).files(".").into_iter().filter(is_read).collect();
    let mut wrong = Vec::new();
    for n in 0..count {
        let seed = first + from.unwrap_or(0) + n;
        let mut files = originals.clone();
        let done = mutate(&mut files, &mut Random::new(seed));
        let project = Project::empty();
        project.write("beside.txt", "of somebody else");
        for (path, bytes) in &files {
            project.write(&format!("{FOLDER}/{path}"), bytes);
        }
        let is_run = n % share == 0;
        let fault = if is_run { run(&project) } else { in_process(&project) };
        wrong.extend(fault.map(|fault| format!("{base} {seed} ({done:?}): {fault}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn tries_all() -> bool {
    std::env::var_os("MUTATED").is_some_and(|which| which == "all")
}

fn guard() -> Duration {
    let [short, whole] = GUARD;
    if tries_all() { whole } else { short }
}

/// What a project is read from.
fn is_read((path, _): &(String, Vec<u8>)) -> bool {
    path.starts_with("content/") || path.starts_with("seeds/")
}

/// Reads, checks, prints and builds in this process; what went wrong.
fn in_process(project: &Project) -> Option<String> {
    let (send, ended) = mpsc::channel();
    let root = project.path().join(FOLDER);
    thread::spawn(move || {
        let built = catch_unwind(AssertUnwindSafe(|| build(&root)));
        let built = built.unwrap_or_else(|why| {
            let text = why.downcast_ref::<String>().cloned();
            Some(text.or(why.downcast_ref::<&str>().map(ToString::to_string)).unwrap_or_default())
        });
        drop(send.send(built));
    });
    ended.recv_timeout(guard()).unwrap_or_else(|_| Some("it has not ended".into()))
}

fn build(root: &Path) -> Option<String> {
    let mut site = Memory::default();
    let mut said = Said::default();
    let options = Options { edition: Edition::Review, theme: None };
    let built = planboard::Project::open(root).build(&options, &mut site, &mut said);
    if let Some(why) = said.0 {
        return Some(why);
    }
    built.ok()?;
    site.files.iter().find_map(|(path, bytes)| {
        let is_plain = |part| matches!(part, Component::Normal(_));
        let is_inside = Path::new(path).components().all(is_plain);
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let sign = control(text.strip_prefix('\u{feff}').unwrap_or(text));
        let sign = sign.map(|sign| format!("{sign:?} in {path}"));
        sign.or((!is_inside).then(|| format!("a page at {path:?}")))
    })
}

/// What is wrong with what a build says.
#[derive(Default)]
struct Said(Option<String>);

impl Events for Said {
    fn found(&mut self, sources: &Sources, findings: &[Finding], allowed: &[Suppressed]) {
        self.0 = self.0.take().or_else(|| printed(sources, findings, allowed));
    }

    fn forces(&mut self, _: &Path, _: &Foreign) {}
}

fn printed(sources: &Sources, findings: &[Finding], allowed: &[Suppressed]) -> Option<String> {
    let printed = [
        diag::human(sources, findings, &diag::Look { colour: true, ..diag::Look::plain(Lang::Zh) })
            .replace('\u{1b}', ""),
        diag::human(sources, findings, &diag::Look::plain(Lang::En)),
        diag::json(sources, findings, Lang::En),
        diag::github(sources, findings, Lang::Zh, ""),
        diag::sarif(sources, findings, allowed, Lang::En, ""),
    ];
    if let Some(sign) = printed.iter().find_map(|text| control(text)) {
        return Some(format!("{sign:?} was printed"));
    }
    let broken = findings.iter().find(|finding| finding.code == Code::ThemeError);
    broken.map(|finding| finding.message.en.clone())
}

fn control(text: &str) -> Option<char> {
    text.chars().find(|c| diag::is_control(*c))
}

/// Runs the program; what went wrong.
fn run(project: &Project) -> Option<String> {
    let before = project.files(".");
    let (site, cache) = (format!("{FOLDER}/output/"), format!("{FOLDER}/{CACHE}/"));
    for arguments in [&["check"][..], &["build"]] {
        if let Err(why) = end(project, arguments) {
            return Some(format!("{arguments:?} {why}"));
        }
        let mut after = project.files(".");
        after.retain(|path, _| !path.starts_with(&site) && !path.starts_with(&cache));
        if before != after {
            return Some(format!("{arguments:?} has written beside the site"));
        }
    }
    None
}

fn end(project: &Project, arguments: &[&str]) -> Result<(), String> {
    let beside = Project::empty();
    let output = |name: &str| File::create(beside.path().join(name)).map(Stdio::from);
    let program = env!("CARGO_BIN_EXE_planboard");
    let mapped = std::fs::metadata(program).map_or(0, |file| file.len() / 1024);
    let limit = MEMORY + mapped;
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {limit} && exec \"$0\" \"$@\""), program]);
    command.args(arguments).current_dir(project.path().join(FOLDER)).env_clear();
    command.stdin(Stdio::null());
    let io = |error: std::io::Error| error.to_string();
    command.stdout(output("stdout").map_err(io)?).stderr(output("stderr").map_err(io)?);
    let mut child = command.spawn().map_err(io)?;
    for _ in 0..guard().as_millis() / 20 {
        let Some(status) = child.try_wait().map_err(io)? else {
            thread::sleep(Duration::from_millis(20));
            continue;
        };
        let printed =
            String::from_utf8_lossy(&std::fs::read(beside.path().join("stderr")).map_err(io)?)
                .into_owned();
        let is_sound = matches!(status.code(), Some(0..=2)) && !printed.contains("panicked");
        let start: String = printed.chars().take(400).collect();
        return if is_sound { Ok(()) } else { Err(format!("ended with {status}: {start}")) };
    }
    child.kill().map_err(io)?;
    child.wait().map_err(io)?;
    Err("has not ended".into())
}
