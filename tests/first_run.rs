//! `tests/run` on machines that lack something: it says what, before it installs or compiles anything.
//!
//! The machine is a folder of programs, most of them links to those of the system, some of them a few lines of shell.
#![expect(clippy::disallowed_methods, reason = "machines are made of files")]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::support::{Project, Run};

/// What every system has.
const SYSTEM: [&str; 15] = [
    "bash", "cat", "cmp", "cp", "dirname", "env", "head", "mktemp", "rm", "sed", "sh", "sort",
    "tail", "true", "uname",
];

/// Rust as the README asks for it, and a program for all else that is needed.
const WHOLE: [(&str, &str); 11] = [
    ("cargo", "true"),
    ("rustc", "echo 'rustc 1.95.0 (59807616e 2026-04-14)'"),
    ("cc", "true"),
    ("java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2"),
    ("python3", "true"),
    ("node", "echo v20.20.2"),
    ("npm", "true"),
    ("pdftotext", "true"),
    ("fc-list", "echo 'Noto Sans CJK SC'"),
    ("chromium", "true"),
    ("id", "echo 1000"),
];

/// `apt-get` as it is where there is no network.
const APT: (&str, &str) = ("apt-get", "echo 'E: no network'; exit 100");

/// A machine with `tests/run` on it.
struct Machine {
    project: Project,
}

impl Machine {
    /// The whole machine without some programs and with others.
    fn new(without: &[&str], with: &[(&str, &str)]) -> Self {
        let machine = Self { project: Project::empty() };
        machine.project.make_folder("bin");
        for name in SYSTEM {
            let places = ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(name));
            let place = places.into_iter().find(|place| place.exists());
            let target = place.expect("a program that every system has");
            machine.project.link(&format!("bin/{name}"), target.to_str().expect("a plain path"));
        }
        // Ten seconds are short here.
        machine.add("sleep", "exec /bin/sleep 0.05");
        let whole = WHOLE.iter().filter(|(name, _)| !without.contains(name));
        for (name, script) in whole.chain(with) {
            machine.add(name, script);
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for file in [
            "Cargo.toml",
            "tests/run",
            "tests/browser/browsers.txt",
            "tests/browser/node.txt",
            "tests/browser/package-lock.json",
            "tests/browser/package.json",
            "tests/browser/requirements.txt",
        ] {
            machine.project.write(file, std::fs::read(root.join(file)).expect("read a file"));
        }
        machine
    }

    fn add(&self, name: &str, script: &str) {
        let path = format!("bin/{name}");
        self.project.write(&path, format!("#!/bin/sh\n{script}\n"));
        let file = self.project.path().join(path);
        let runs = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(file, runs).expect("let a program run");
    }

    /// Runs `tests/run`, which finds no more than this machine has.
    fn run(&self, chromium: Option<&str>) -> Run {
        let bin: PathBuf = self.project.path().join("bin");
        let mut command = Command::new(bin.join("bash"));
        command.arg("tests/run").current_dir(self.project.path()).env_clear();
        command.env("PATH", &bin).stdin(Stdio::null());
        if let Some(chromium) = chromium {
            command.env("PLANBOARD_CHROMIUM", chromium);
        }
        let ended = command.output().expect("a shell");
        Run {
            code: ended.status.code(),
            stdout: String::from_utf8(ended.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(ended.stderr).expect("standard error is UTF-8"),
        }
    }
}

/// Runs `tests/run` where it must stop, and looks for words on standard error.
#[track_caller]
fn stops(without: &[&str], with: &[(&str, &str)], words: &[&str]) -> Run {
    let run = Machine::new(without, with).run(None).ends(1);
    for word in words {
        assert!(run.stderr.contains(word), "no `{word}`:\n{}\n{}", run.stdout, run.stderr);
    }
    assert!(run.stderr.ends_with("tests/run: FAILED at: tools\n"), "{}", run.stderr);
    assert!(!run.stdout.contains("=== cargo"), "{}", run.stdout);
    run
}

#[test]
fn rust_is_looked_at_first() {
    let rust = "Rust 1.91 or later with rustfmt and clippy is needed";
    stops(&["cargo"], &[], &["no cargo and rustc in PATH", rust]);
    stops(&["rustc"], &[("rustc", "echo 'rustc 1.90.0 (x)'")], &["rustc 1.90.0 is too old", rust]);
    stops(&["rustc"], &[("rustc", "echo 'no toolchain' >&2; exit 1")], &["no toolchain", rust]);
    for (part, name) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        let cargo = format!("[ \"$1\" != {part} ]");
        let said = format!("no {name}. {rust}");
        stops(&["cargo", "java"], &[("cargo", &cargo)], &[&said, "rustup component add"]);
    }
}

#[test]
fn without_root_and_sudo_it_says_what_root_would_do() {
    let run = stops(
        &["java", "cc"],
        &[APT],
        &[
            "no sudo",
            "apt-get install --no-install-recommends",
            "gcc libc6-dev default-jre-headless\n",
        ],
    );
    assert!(run.stdout.contains("a C linker (cc, of gcc or clang)\n"), "{}", run.stdout);
    assert!(!run.stdout.contains("apt-get update"), "nothing is begun: {}", run.stdout);
}

#[test]
fn sudo_that_does_not_let_one_in_is_said() {
    let sudo = ("sudo", "echo 'sudo: a password is required' >&2; exit 1");
    stops(&["java"], &[APT, sudo], &["sudo: a password", "sudo does not let this user in"]);
}

#[test]
fn without_apt_it_lists_what_is_missing_in_words() {
    let run = stops(&["java", "chromium", "fc-list"], &[], &["without apt-get", "by hand:"]);
    for words in ["Java 17 or later", "a Chinese font", "Chromium or Chrome (PLANBOARD_CHROMIUM"] {
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
    assert!(!run.stderr.contains("default-jre"), "names of Debian say nothing: {}", run.stderr);
}

#[test]
fn what_fails_is_shown_and_what_takes_long_shows_that_it_lives() {
    let slow = ("apt-get", "/bin/sleep 1; echo 'E: no network'; exit 100");
    let run = stops(
        &["java", "id"],
        &[slow, ("id", "echo 0")],
        &["E: no network", "this failed: env DEBIAN_FRONTEND=noninteractive apt-get update"],
    );
    assert!(run.stdout.contains("apt-get update ...."), "{}", run.stdout);
    let sudo = ("sudo", "[ \"$1\" = -n ] || exec \"$@\"");
    stops(&["java"], &[APT, sudo], &["E: no network", "this failed: sudo env"]);
}

#[test]
fn old_versions_are_missing_ones() {
    let old = [("java", "echo 'openjdk version \"11.0.27\"' >&2")];
    stops(&["java"], &old, &["Java 17 or later (java)\n"]);
    let older = [("java", "echo 'java version \"1.8.0_452\"' >&2")];
    stops(&["java"], &older, &["Java 17 or later (java)\n"]);
    let run = stops(&["node", "java"], &[("node", "echo v18.20.4")], &["Java 17"]);
    let said =
        "Node.js 20.9 or later with npm: found v18.20.4, so the one of tests/browser/node.txt";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    let run = stops(&["npm", "java"], &[], &["Java 17"]);
    assert!(run.stdout.contains("found v20.20.2, so the one of"), "{}", run.stdout);
    let run = stops(&["java"], &[], &["Java 17"]);
    assert!(!run.stdout.contains("node.txt"), "the system's own will do: {}", run.stdout);
}

#[test]
fn another_browser_will_do() {
    for name in ["chromium-browser", "google-chrome", "google-chrome-stable", "chrome"] {
        let run = stops(&["chromium", "java"], &[(name, "true")], &["Java 17"]);
        assert!(!run.stderr.contains("Chromium"), "{name}: {}", run.stderr);
    }
    let machine = Machine::new(&["chromium", "java"], &[("mine", "true")]);
    let run = machine.run(Some("mine")).ends(1);
    assert!(!run.stderr.contains("Chromium"), "{}", run.stderr);
    let run = machine.run(Some("/nowhere/chrome")).ends(1);
    let said = "PLANBOARD_CHROMIUM is not a program: /nowhere/chrome";
    assert!(run.stderr.contains(said), "{}", run.stderr);
}
