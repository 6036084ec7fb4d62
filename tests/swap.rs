//! `build --swap`: the site is made beside the folder that is published and takes its place in one step. Whatever happens,
//! there is the last site or the new one, and what others have in the folder moves along.
#![cfg(any(target_os = "linux", target_vendor = "apple"))]

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::failing_disk::flaky::{Fault, Flaky};
use crate::interrupted::whole::{Files, is_unfinished};
use crate::support::{self, Project};
use planboard::files::{Disk, File, System};
use planboard::publish::{NotPublished, Plan, Publisher, Silent, Sink, Swap, Written};

const OLD: [(&str, &str); 4] =
    [("index.html", "old"), ("sub/a.html", "old"), ("gone/b.html", "gone"), ("same.html", "same")];
const NEW: [(&str, &str); 4] =
    [("index.html", "new"), ("sub/a.html", "new"), ("new/c.html", "new"), ("same.html", "same")];

fn output(project: &Project) -> PathBuf {
    project.path().join("output")
}

fn put(project: &Project, files: &[(&str, &str)]) {
    support::publish(&System, &output(project), files, false).expect("the folder can be written");
}

/// Publishes files of these paths and texts beside the folder, and lets both change places.
fn swap(
    project: &Project,
    disk: &impl Disk,
    files: &[(&str, &str)],
) -> Result<Written, NotPublished> {
    let file = |(path, text): &(&str, &str)| File {
        path: (*path).to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let files: Vec<File> = files.iter().map(file).collect();
    let paths = files.iter().map(|file| file.path.clone()).collect();
    let again = |take: &mut dyn FnMut(File)| files.iter().cloned().for_each(take);
    let plan = Plan { paths: &paths, made_from: &[], files: &again };
    let publisher = Publisher::new(disk, &output(project), false).lasting();
    let mut swap = Swap::of(publisher).expect("the folder has a name");
    swap.open(&plan, &mut Silent)?;
    for file in files.clone() {
        swap.put(file)?;
    }
    swap.finish()
}

/// What a site is where nothing else was ever.
fn clean(files: &[(&str, &str)]) -> Files {
    let project = Project::empty();
    put(&project, files);
    project.files("output")
}

/// What is in the folder of the project besides the site.
fn beside(project: &Project) -> Vec<String> {
    let all = project.files(".").into_keys();
    all.filter(|path| !path.starts_with("output/")).collect()
}

#[test]
fn the_new_site_takes_the_place_of_the_old_one_and_nothing_is_left() {
    for before in [None, Some(&OLD[..])] {
        let project = Project::empty();
        if let Some(files) = before {
            put(&project, files);
        }
        let done = swap(&project, &System, &NEW).expect("it can be written");
        assert_eq!((done.written, done.kept.len()), (4, 0));
        assert!(project.files("output") == clean(&NEW), "{:?}", project.files("output"));
        assert_eq!(beside(&project), Vec::<String>::new());
        assert!(!project.path().join(".output.planboard-next").exists());
        put(&project, &NEW);
    }
}

#[test]
fn what_is_of_others_moves_along_or_stops_it() {
    let project = Project::empty();
    put(&project, &OLD);
    // What an exchange that was interrupted left of others, and they no longer have.
    project.write(".output.planboard-next/.htaccess", "theirs, once");
    support::publish(&System, &output(&project).join("review"), &OLD, false).expect("it can");
    project.write("output/.well-known/security.txt", "theirs");
    project.write("output/sub/.htaccess", "theirs");
    project.write("output/gone/b.html", "somebody's");
    let done = swap(&project, &System, &NEW).expect("it can be written");
    assert_eq!(done.kept, ["gone/b.html"]);
    for (path, text) in [
        (".well-known/security.txt", "theirs"),
        ("sub/.htaccess", "theirs"),
        ("gone/b.html", "somebody's"),
        ("review/index.html", "old"),
        ("index.html", "new"),
    ] {
        assert_eq!(project.read(&format!("output/{path}")), text, "{path}");
    }
    assert!(project.files("output").contains_key("review/manifest.json"));
    assert!(!project.files("output").contains_key(".htaccess"), "it comes back");
    project.remove("output/gone");
    project.write("output/robots.txt", "theirs");
    let before = project.files("output");
    let stopped = swap(&project, &System, &OLD);
    assert!(matches!(stopped, Err(NotPublished::Foreign(_))), "{stopped:?}");
    project.remove("output/robots.txt");
    project.link("output/.link", "index.html");
    let stopped = swap(&project, &System, &OLD);
    assert!(matches!(stopped, Err(NotPublished::Blocked(_))), "{stopped:?}");
    assert!(before.iter().all(|(path, bytes)| {
        path == "robots.txt" || project.files("output").get(path) == Some(bytes)
    }));
}

#[test]
fn a_link_to_the_folder_stays_a_link() {
    let project = Project::copy("tests/sites/small");
    project.make_folder("far/site");
    project.link("output", "far/site");
    project.run(&["build", "--swap"]).ends(0);
    assert!(output(&project).is_symlink());
    assert!(project.files("far/site").contains_key("index.html"));
    project.run(&["verify", "output"]).ends(0);
    project.run(&["build", "--swap", "--force"]).ends(2);
}

#[test]
fn on_a_disk_that_fails_there_is_the_last_site_or_the_new_one() {
    let (old, new) = (clean(&OLD), clean(&NEW));
    let faults = [Fault::Error(5), Fault::Error(13), Fault::Full, Fault::Kill];
    let mut tried = 0;
    for fault in faults {
        for left in 0.. {
            let project = Project::empty();
            put(&project, &OLD);
            let disk = Flaky::new(left, fault);
            let done = swap(&project, &disk, &NEW);
            if !disk.has_failed() {
                assert!(done.is_ok(), "{fault:?} at {left}: {done:?}");
                break;
            }
            tried += 1;
            let mut found = project.files("output");
            found.retain(|path, _| !is_unfinished(path));
            assert!(found == old || found == new, "{fault:?} at {left}: {:?}", found.keys());
            assert!(done.is_err() || found == new, "{fault:?} at {left}: {done:?}");
            swap(&project, &System, &NEW)
                .unwrap_or_else(|why| panic!("{fault:?} at {left}, then: {why:?}"));
            assert!(project.files("output") == new, "{fault:?} at {left}");
            assert_eq!(beside(&project), Vec::<String>::new(), "{fault:?} at {left}");
        }
    }
    assert!(tried > 200, "{tried} faults");
}

#[test]
fn a_reader_never_sees_a_mixture() {
    let project = Project::empty();
    put(&project, &OLD);
    let is_over = AtomicBool::new(false);
    let root = output(&project);
    let seen = thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut seen = 0;
            while !is_over.load(Ordering::Relaxed) {
                // A folder that is open stays the same one, whatever its name leads to by now.
                let there = std::fs::exists(root.join("index.html"));
                assert!(there.expect("it can be asked"), "there is no site");
                seen += 1;
            }
            seen
        });
        for n in 0..30 {
            let site = if n % 2 == 0 { &NEW } else { &OLD };
            swap(&project, &System, site).expect("it can be written");
        }
        is_over.store(true, Ordering::Relaxed);
        reader.join().expect("it saw a site every time")
    });
    assert!(seen > 100, "{seen} looks");
}

#[test]
fn two_at_a_time_take_turns() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let clean = project.files("output");
    for _ in 0..4 {
        let both = [(); 2].map(|()| {
            let mut build = project.command(&["build", "--swap"]);
            build.stderr(Stdio::null()).spawn().expect("it runs")
        });
        let codes = both.map(|mut one| one.wait().expect("it ends").code());
        assert_eq!(codes, [Some(0), Some(0)]);
        assert!(project.files("output") == clean);
        assert!(!project.path().join(".output.planboard-next").exists());
    }
}
