//! Builds of the real program that are interrupted: killed, on a disk that is full, two at a time. Every file is whole, and
//! the next build is right.
//!
//! `INTERRUPTED=500 cargo test --test main interrupted::` kills it so many times, not forty.
#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    reason = "the tests look at the environment, the disk, and how long a build takes; there are two sites"
)]

pub(crate) mod whole;

use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::support::Project;
use planboard::publish::MANIFEST;
use whole::{Files, assert_whole, is_unfinished};

/// A project, and how to give it the content of one of two sites, of which the second has one district less.
struct Two {
    project: Project,
    cleans: [Files; 2],
}

impl Two {
    fn new() -> Self {
        let project = Project::copy("tests/sites/small");
        project.add("tests/sites/small/content", "one");
        project.add("tests/sites/small/content", "two");
        project.remove("two/districts/west");
        project.replace("two/tiles.yaml", ", district: west", "");
        project.replace("two/site.yaml", "title: ", "title: 第二个");
        let mut two = Self { project, cleans: [Files::new(), Files::new()] };
        for site in [0, 1] {
            two.turn(site);
            two.project.run(&["build", "--out", "clean"]).ends(0);
            two.cleans[site] = two.project.files("clean");
            two.project.remove("clean");
        }
        let [one, other] = &two.cleans;
        assert!(one.len() > other.len() && one["index.html"] != other["index.html"]);
        two
    }

    fn turn(&self, site: usize) {
        self.project.remove("content");
        for (path, bytes) in self.project.files(["one", "two"][site]) {
            self.project.write(&format!("content/{path}"), bytes);
        }
    }

    /// Builds as it is, which must end well and give the very bytes of a clean build.
    fn is_right(&self, site: usize, when: &str) {
        let run = self.project.run(&["build"]);
        assert_eq!(run.code, Some(0), "{when}: {}", run.stderr);
        let (found, expected) = (self.project.files("output"), &self.cleans[site]);
        let names = |files: &Files| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&found), names(expected), "{when}");
        assert!(found == *expected, "{when}: bytes differ");
    }

    fn begin(&self) -> Child {
        self.project.command(&["build"]).stderr(Stdio::null()).spawn().expect("it can be run")
    }

    /// Until a build has begun to change the site, or is done with it: each is seen by a file. It may have ended before.
    fn wait_while_changing(&self, build: &mut Child, is_changing: bool) {
        let begun = self.project.path().join("output/.planboard-begun");
        while begun.exists() == is_changing && build.try_wait().expect("it was run").is_none() {
            sleep(Duration::from_micros(50));
        }
    }

    /// How long a build takes from its first change of the site to its last. It depends on the disk.
    fn time_of_changes(&self) -> Duration {
        self.turn(0);
        let mut build = self.begin();
        self.wait_while_changing(&mut build, false);
        let start = Instant::now();
        self.wait_while_changing(&mut build, true);
        let time = start.elapsed();
        build.wait().expect("it was run");
        time
    }
}

/// How often the program is killed where nothing else is asked for.
const TIMES: u32 = 40;

/// How many times as often it is killed at most, until a quarter of those asked for came while it was writing.
const MORE: u32 = 4;

fn times() -> u32 {
    let times = std::env::var("INTERRUPTED").ok().and_then(|times| times.parse().ok());
    times.unwrap_or(TIMES)
}

#[test]
fn the_program_may_be_killed_at_any_time() {
    let two = Two::new();
    let times = times();
    let start = Instant::now();
    two.is_right(1, "before");
    let whole = start.elapsed();
    let mut changes = two.time_of_changes();
    let (mut halfway, mut n) = (0, 0);
    // How long the changes take is known from builds that were slower or faster than the next one. A kill that came too late
    // shortens it, and where few have come halfway, there are more.
    while n < times || (halfway < times / 4 && n < times * MORE) {
        // Into a site of other content, and every third time into nothing.
        let site = usize::from(n % 2 == 1);
        if n % 3 == 0 {
            two.project.remove("output");
        }
        two.turn(site);
        let mut child = two.begin();
        let part = n % times;
        if n % 4 == 0 {
            sleep(whole * part / times);
        } else {
            // From its first change on, which is late in a build.
            two.wait_while_changing(&mut child, false);
            sleep(changes * part / times);
            if child.try_wait().unwrap().is_some() {
                changes = changes * 7 / 8;
            }
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let when = format!("killed after {part}/{times}");
        let found = two.project.files("output");
        assert_whole(&found, &[&two.cleans[0], &two.cleans[1]], &when);
        halfway += u32::from(found.keys().any(|path| is_unfinished(path)));
        two.is_right(site, &when);
        n += 1;
    }
    assert!(halfway >= times / 4, "{halfway} of {n} kills came while it was writing");
}

#[test]
fn a_file_that_cannot_grow_stops_the_build_and_no_more() {
    let two = Two::new();
    let mut stopped = 0;
    // In blocks of 512 or 1024 bytes; a process is killed for it, or told, where it does not want to be killed.
    for limit in (0..60).step_by(3) {
        for (site, trap) in ["", "trap '' XFSZ; "].into_iter().enumerate() {
            two.turn(site);
            let script = format!("{trap}ulimit -f {limit}; exec \"$0\" build");
            let mut command = Command::new("sh");
            command.args(["-c", &script, env!("CARGO_BIN_EXE_planboard")]);
            let ended = command.current_dir(two.project.path()).output().unwrap();
            let when = format!("{script}: {ended:?}");
            let found = two.project.files("output");
            assert_whole(&found, &[&two.cleans[0], &two.cleans[1]], &when);
            if !trap.is_empty() && !ended.status.success() {
                assert_eq!(ended.status.code(), Some(2), "{when}");
                let said = String::from_utf8(ended.stderr).unwrap();
                assert!(said.contains("planboard: "), "{when}");
                let is_part = found.keys().any(|path| path.ends_with(".planboard-part"));
                assert!(!is_part, "{when}: a part stays");
                stopped += 1;
            }
            two.is_right(site, &when);
        }
    }
    assert!(stopped > 3, "{stopped} builds were stopped");
}

#[test]
fn a_disk_that_is_full_stops_the_build_and_no_more() {
    let two = Two::new();
    two.project.make_folder("disk");
    for kilobytes in (16..400).step_by(24) {
        let mount = format!("mount -t tmpfs -o size={kilobytes}k tmpfs disk");
        let script = "rm -rf found healed; \"$0\" build --out disk/site; code=$?
            cp -r disk/site found; mount -o remount,size=16m disk || exit 78
            \"$0\" build --out disk/site >&2 || exit 79
            cp -r disk/site healed; exit $code";
        // Others than the superuser have the disk that counts its operations.
        let Some(run) = two.project.mounting(&mount, script) else { return };
        let found = two.project.files("found");
        assert_whole(&found, &[&two.cleans[1]], &format!("{kilobytes} KiB"));
        assert!(run.code == Some(2) || found == two.cleans[1], "{kilobytes} KiB: {run:?}");
        assert!(two.project.files("healed") == two.cleans[1], "{kilobytes} KiB: {run:?}");
    }
}

#[test]
fn a_folder_that_is_being_written_is_left_alone() {
    let two = Two::new();
    two.turn(0);
    two.is_right(0, "before");
    let folder = std::fs::File::open(two.project.path().join("output")).unwrap();
    folder.lock().unwrap();
    two.turn(1);
    let run = two.project.run(&["build", "--wait", "0"]).ends(2);
    assert!(run.stderr.contains("另一个 planboard 正在写 `./output`"), "{}", run.stderr);
    assert!(two.project.files("output") == two.cleans[0]);
    folder.unlock().unwrap();
    two.is_right(1, "after");
}

#[test]
fn two_builds_at_a_time_leave_whole_files() {
    let two = Two::new();
    two.project.add("tests/sites/small", "other");
    let rounds = if times() > TIMES { 40 } else { 8 };
    for n in 0..rounds {
        two.turn(1);
        let build = |arguments: &[&str]| {
            two.project.command(arguments).stderr(Stdio::null()).spawn().unwrap()
        };
        let here = build(&["build"]);
        let other = build(&["build", "--root", "other", "--out", "output"]);
        // The second one waits for the first.
        let codes = [here, other].map(|mut child| child.wait().unwrap().code());
        assert_eq!(codes, [Some(0), Some(0)]);
        let found = two.project.files("output");
        assert_whole(&found, &[&two.cleans[0], &two.cleans[1]], "two builds");
        assert!(!found.keys().any(|path| is_unfinished(path)), "round {n}");
        assert!(found.contains_key(MANIFEST));
        two.is_right(1, "after two builds");
    }
}
