//! `build --swap`: the site is made beside the folder that is published and takes its place in one step. Whatever happens,
//! there is the last site or the new one, and what others have in the folder moves along.
#![cfg(any(target_os = "linux", target_vendor = "apple"))]

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::failing_disk::flaky::{Fault, Flaky};
use crate::failing_disk::noting::{Done, Telling};
use crate::interrupted::whole::{Files, is_unfinished};
use crate::support::{self, Project, copy_folder};
use planboard::files::{Disk, System};
use planboard::publish::{NotPublished, Publisher, Swap, Written, verify};

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
    let publisher = Publisher::new(disk, &output(project), false).lasting();
    support::publish_to(Swap::of(publisher).expect("the folder has a name"), files, || {})
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
        let removed = usize::from(before.is_some());
        assert_eq!((done.written, done.removed, done.kept.len()), (4, removed, 0));
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
            let is_told = match &done {
                Ok(_) | Err(NotPublished::Exchanged(_)) => found == new,
                Err(NotPublished::Halfway(_)) => false,
                // The disk may fail just behind the exchange, too.
                Err(_) => found == old || fault == Fault::Kill,
            };
            assert!(is_told, "{fault:?} at {left}: {done:?}");
            let seen = verify(&System, &output(&project), None).expect("there is a site");
            let is_told = seen.beside.is_some() || beside(&project).is_empty();
            assert!(is_told, "{fault:?} at {left}");
            // Whichever build is next makes it right.
            if tried % 2 == 0 {
                put(&project, &NEW);
            } else {
                swap(&project, &System, &NEW)
                    .unwrap_or_else(|why| panic!("{fault:?} at {left}, then: {why:?}"));
            }
            assert!(project.files("output") == new, "{fault:?} at {left}");
            assert_eq!(beside(&project), Vec::<String>::new(), "{fault:?} at {left}");
        }
    }
    assert!(tried > 200, "{tried} faults");
}

#[test]
fn what_others_write_in_the_last_moment_is_not_lost() {
    let project = Project::empty();
    put(&project, &OLD);
    project.write("output/.htaccess", "theirs");
    project.write("output/.given-up/note", "theirs, once");
    let disk = Telling(&|what| {
        if what != Done::Exchanged {
            return;
        }
        project.write("output/theirs.txt", "theirs");
        project.remove("output/.given-up");
        project.write("output/gone/b.html", "somebody's");
        project.write("output/.htaccess", "theirs, changed");
        project.write("output/index.html", "somebody's");
        project.write("output/new/c.html", "somebody's");
    });
    let done = swap(&project, &disk, &NEW).expect("it can be written");
    assert_eq!((done.removed, done.kept), (0, vec!["gone/b.html".to_owned()]));
    assert!(!output(&project).join(".given-up").exists(), "what its owner removed is gone");
    for (path, text) in [
        ("theirs.txt", "theirs"),
        ("gone/b.html", "somebody's"),
        (".htaccess", "theirs, changed"),
        ("index.html", "new"),
        ("new/c.html", "new"),
    ] {
        assert_eq!(project.read(&format!("output/{path}")), text, "{path}");
    }
    // The place of this one is taken; it was never ours, so it stays where it is, and is told of.
    assert_eq!(beside(&project), [".output.planboard-next/new/c.html"]);
    project.remove("output/theirs.txt");
    project.remove("output/gone/b.html");
    match swap(&project, &System, &NEW) {
        Err(NotPublished::Beside(folder, foreign)) => {
            assert!(folder.ends_with(".output.planboard-next"), "{folder:?}");
            assert_eq!(foreign.in_the_way, ["new/c.html"]);
        }
        other => panic!("{other:?}"),
    }
    put(&project, &NEW);
    assert_eq!(beside(&project), [".output.planboard-next/new/c.html"]);
}

#[test]
fn a_site_inside_is_not_moved_while_it_is_written() {
    let project = Project::empty();
    put(&project, &OLD);
    support::publish(&System, &output(&project).join("review"), &OLD, false).expect("it can");
    let inside = project.opened("output/review");
    inside.lock().expect("a build is writing");
    let stopped = swap(&project, &System, &NEW);
    assert!(matches!(stopped, Err(NotPublished::Busy)), "{stopped:?}");
    assert_eq!(project.read("output/index.html"), "old");
    inside.unlock().expect("it is done");
    swap(&project, &System, &NEW).expect("it can be written");
    assert_eq!(project.read("output/review/index.html"), "old");
}

#[test]
fn a_pipe_beside_is_left_where_it_is() {
    let project = Project::empty();
    put(&project, &OLD);
    project.make_folder(".output.planboard-next");
    project.pipe(".output.planboard-next/theirs");
    put(&project, &NEW);
    assert!(project.path().join(".output.planboard-next/theirs").exists());
}

#[test]
fn nothing_is_written_through_a_link_beside() {
    let project = Project::empty();
    put(&project, &OLD);
    support::publish(&System, &project.path().join("other"), &OLD, false).expect("it can");
    let (old, other) = (project.files("output"), project.files("other"));
    project.link(".output.planboard-next", "other");
    let stopped = swap(&project, &System, &NEW);
    assert!(matches!(stopped, Err(NotPublished::Blocked(_))), "{stopped:?}");
    put(&project, &OLD);
    assert!(project.files("output") == old && project.files("other") == other);
}

/// What an interrupted build leaves beside may have been withdrawn, or was never to be published.
#[test]
fn what_is_left_beside_is_told_and_goes_with_the_next_build() {
    let project = Project::copy("tests/sites/small");
    for build in [&["build"][..], &["build", "--swap"], &["build", "--no-cache"]] {
        project.run(&["build"]).ends(0);
        project.write("output/.htaccess", "theirs");
        copy_folder(&output(&project), &project.path().join(".output.planboard-next"));
        project.write(".output.planboard-next/notes.txt", "theirs");
        let run = project.run(&["verify", "output"]).ends(1);
        assert!(run.stderr.contains(".output.planboard-next`，里面可能有撤下的"), "{}", run.stderr);
        let is_swap = build == ["build", "--swap"];
        let run = project.run(build).ends(if is_swap { 2 } else { 0 });
        assert!(run.stderr.contains("上一次 `build --swap` 被打断，留下了"), "{}", run.stderr);
        if is_swap {
            let stopped = ".output.planboard-next` 是对调用的文件夹，里面有不是 planboard 生成的文件，\
                没有写入：`notes.txt`";
            assert!(run.stderr.contains(stopped), "{}", run.stderr);
        }
        let left = project.files(".").into_keys().filter(|path| path.starts_with(".output."));
        assert_eq!(left.collect::<Vec<_>>(), [".output.planboard-next/notes.txt"]);
        project.remove(".output.planboard-next");
        project.run(&["verify", "output"]).ends(0);
    }
}

#[cfg(unix)]
#[test]
fn rights_and_empty_folders_move_along() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::empty();
    put(&project, &OLD);
    project.make_folder("output/inbox");
    let private = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(output(&project), private).expect("it is ours");
    swap(&project, &System, &NEW).expect("it can be written");
    let there = std::fs::metadata(output(&project)).expect("it is there");
    assert_eq!(there.permissions().mode() & 0o777, 0o700);
    assert!(project.path().join("output/inbox").is_dir());
    assert!(!project.path().join("output/gone").exists());
    assert!(!project.path().join(".output.planboard-next").exists());
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
