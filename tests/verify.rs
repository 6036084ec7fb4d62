//! `verify`, and what is said of folders that are not as their manifests list them: after an interrupted build, without a
//! manifest, with files that somebody has changed.
#![expect(
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a folder is locked as a build locks it; test code outside of test functions"
)]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use crate::failing_disk::flaky::{Fault, Flaky};
use crate::support::{self, Project, Run};
use minisign::KeyPair;
use planboard::files::System;
use planboard::publish::{Interrupted, Lost, MANIFEST, NotPublished, Written};

fn output(project: &Project) -> PathBuf {
    project.path().join("output")
}

fn publish(project: &Project, files: &[(&str, &str)]) -> Result<Written, NotPublished> {
    support::publish(&System, &output(project), files, false)
}

fn put(project: &Project, files: &[(&str, &str)]) -> Written {
    publish(project, files).expect("the folder can be written")
}

fn verify(project: &Project, code: i32) -> Run {
    project.run(&["verify", "output"]).ends(code)
}

#[test]
fn every_file_that_is_not_as_listed_is_named() {
    let project = Project::empty();
    put(&project, &[("a.html", "a"), ("b/c.html", "c"), ("d.csv", "d")]);
    project.write("kept.json", project.read("output/manifest.json"));
    let whole = verify(&project, 0);
    assert_eq!(whole.stdout, "");
    assert_eq!(whole.stderr, "`output` 与清单一致：3 个文件，没有多、少和改动\n");
    let quiet = project.run(&["verify", "output", "-q"]).ends(0);
    assert_eq!((quiet.stdout.as_str(), quiet.stderr.as_str()), ("", ""));
    project.write("output/.htaccess", "names with a dot are not looked at");
    // A site inside is verified by its own manifest.
    let inside = project.path().join("output/review");
    support::publish(&System, &inside, &[("a.html", "a")], false).expect("it can be written");
    verify(&project, 0);
    project.write("output/a.html", "b");
    project.remove("output/b/c.html");
    project.write("output/b/new.html", "new");
    project.remove("output/d.csv");
    project.link("output/d.csv", "../kept.json");
    let before = project.files(".");
    let run = project.run(&["verify", "output", "--lang", "en"]).ends(1);
    let named = "changed: a.html\nchanged: d.csv\nmissing: b/c.html\nadded: b/new.html\n";
    assert_eq!(run.stdout, named);
    let counted = "of 3 files, 2 changed, 1 missing, 1 added\n";
    assert!(run.stderr.ends_with(counted), "{}", run.stderr);
    assert_eq!(project.files("."), before, "nothing is written");
}

#[test]
fn a_manifest_that_was_kept_sees_what_the_own_one_hides() {
    let project = Project::empty();
    put(&project, &[("a.html", "a")]);
    project.write("kept.json", project.read("output/manifest.json"));
    put(&project, &[("a.html", "changed, with its manifest")]);
    verify(&project, 0);
    let with = |manifest: &str| project.run(&["verify", "output", "--manifest", manifest]);
    assert_eq!(with("kept.json").ends(1).stdout, "有改动：a.html\n有改动：manifest.json\n");
    project.remove("output/manifest.json");
    assert_eq!(with("kept.json").ends(1).stdout, "有改动：a.html\n缺少：manifest.json\n");
    assert!(verify(&project, 2).stderr.contains("没有 `manifest.json`"));
    for broken in ["nowhere.json", "output/a.html", "output"] {
        let run = with(broken).ends(2);
        assert!(run.stdout.is_empty() && run.stderr.contains(broken), "{}", run.stderr);
    }
    project.run(&["verify", "nowhere"]).ends(2);
    assert!(!project.path().join("nowhere").exists());
}

/// What a build left that was killed when it had begun: the last site with `changes`, the new one listed as begun.
fn interrupted(changes: &[(&str, Option<&str>)]) -> Project {
    let old = [("a.html", "a"), ("b.html", "b"), ("gone.html", "gone"), ("same.html", "s")];
    let new = [("a.html", "A"), ("b.html", "B"), ("new.html", "new"), ("same.html", "s")];
    let project = Project::empty();
    put(&project, &old);
    let begun = begun(&project, &new);
    project.write("output/.planboard-begun", begun);
    for (path, text) in changes {
        let path = format!("output/{path}");
        text.map_or_else(|| project.remove(&path), |text| project.write(&path, text));
    }
    project
}

/// The bytes of what a build writes down before its first change: of one that is killed right after.
fn begun(project: &Project, site: &[(&str, &str)]) -> Vec<u8> {
    for left in 0..1000 {
        let copy = Project::empty();
        support::copy_folder(&output(project), &output(&copy));
        let disk = Flaky::new(left, Fault::Kill);
        drop(support::publish(&disk, &output(&copy), site, false));
        let before = project.files("output").remove(".planboard-begun");
        match copy.files("output").remove(".planboard-begun") {
            Some(bytes) if before.as_ref() != Some(&bytes) => return bytes,
            _ => {}
        }
    }
    panic!("no build has begun")
}

#[test]
fn after_an_interruption_it_is_said_what_is_new_and_what_is_not() {
    for (changes, said) in [
        (
            &[][..],
            "0 个文件已经是新的，3 个还没有换（`a.html`、`b.html`、`new.html`），1 个该撤下的还在（`gone.html`）",
        ),
        (
            &[("a.html", Some("A")), ("new.html", Some("new"))],
            "2 个文件已经是新的，1 个还没有换（`b.html`），1 个该撤下的还在（`gone.html`）",
        ),
        (
            &[
                ("a.html", Some("A")),
                ("b.html", Some("B")),
                ("new.html", Some("new")),
                ("gone.html", None),
            ],
            "在最后一步被打断了：网站的文件都已经是新的",
        ),
        (&[(".planboard-begun", Some("{"))], "被打断了，写到哪里看不出来"),
    ] {
        let project = interrupted(changes);
        let run = verify(&project, 1);
        assert!(run.stderr.starts_with("上一次生成写 `output` 时"), "{}", run.stderr);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn the_next_build_says_it_before_it_begins() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    project.write("output/.planboard-begun", "{");
    let run = project.run(&["build"]).ends(0);
    let said = "上一次生成写 `./output` 时被打断了，写到哪里看不出来；现在补齐\n网站已生成";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    verify(&project, 0);
}

#[test]
fn whatever_comes_between_nothing_withdrawn_stays() {
    // Begun with one text, again with another, and withdrawn: the bytes on the disk are those of any of them.
    let texts = ["first", "second", "third"];
    for found in texts {
        let project = Project::empty();
        put(&project, &[("a.html", "a"), ("gone.html", texts[0])]);
        for text in &texts[1..] {
            let bytes = begun(&project, &[("a.html", "a"), ("gone.html", text)]);
            project.write("output/.planboard-begun", bytes);
        }
        project.write("output/gone.html", found);
        assert_eq!(put(&project, &[("a.html", "a")]).kept, Vec::<String>::new(), "{found}");
        assert_eq!(project.files("output").len(), 2, "{found}");
    }
}

#[test]
fn a_listed_file_that_somebody_changed_is_not_removed() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    project.write("output/districts/west.html", "somebody's");
    project.remove("content/districts/west");
    project.replace("content/tiles.yaml", ", district: west", "");
    let run = project.run(&["build"]).ends(0);
    let said = "有 1 个文件是网站不再有的，但生成以后被人改过，没有删除：`districts/west.html`";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert_eq!(project.read("output/districts/west.html"), "somebody's");
    assert_eq!(verify(&project, 1).stdout, "多出：districts/west.html\n");
    // From now on it is theirs.
    let run = project.run(&["build"]).ends(2);
    assert!(run.stderr.contains("不是 planboard 生成的文件"), "{}", run.stderr);
}

#[test]
fn without_its_manifest_a_site_is_not_written_over() {
    for (manifest, lost) in [(None, Lost::Missing), (Some("{"), Lost::Unreadable)] {
        let project = Project::empty();
        put(&project, &[("a.html", "a"), ("b.css", "b"), ("gone.html", "gone")]);
        match manifest {
            None => project.remove("output/manifest.json"),
            Some(text) => project.write("output/manifest.json", text),
        }
        let before = project.files(".");
        let next = [("a.html", "changed"), ("b.css", "b")];
        match publish(&project, &next) {
            Err(NotPublished::Foreign(foreign)) => assert_eq!(foreign.lost, Some(lost)),
            other => panic!("{other:?}"),
        }
        assert_eq!(project.files("."), before);
    }
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    project.replace("content/site.yaml", "title: ", "title: 第二个");
    for (change, said) in [
        ("", "`./output/manifest.json` 不是 planboard 写的清单，或者已经损坏"),
        ("none", "`./output` 里有 planboard 生成的文件，却没有 `manifest.json`"),
    ] {
        if change.is_empty() {
            project.write(&format!("output/{MANIFEST}"), change);
        } else {
            project.remove(&format!("output/{MANIFEST}"));
        }
        let run = project.run(&["build"]).ends(2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
        assert!(run.stderr.contains("把清单放回来"), "{}", run.stderr);
    }
    project.run(&["build", "--force"]).ends(0);
    verify(&project, 0);
}

#[test]
fn a_second_build_says_for_whom_it_waits_and_goes_on() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let folder = std::fs::File::open(output(&project)).expect("the folder is there");
    folder.lock().expect("nobody else has it");
    project.write("output/.planboard-new/writer", "4711");
    let busy = project.run(&["verify", "output"]).ends(2);
    assert!(busy.stderr.contains("正在写 `output`"), "{}", busy.stderr);
    let mut waiting = project.command(&["build", "--wait", "120"]);
    let mut waiting = waiting.stderr(Stdio::piped()).spawn().expect("it runs");
    let mut said = String::new();
    let notes = waiting.stderr.take().expect("a pipe");
    let mut notes = BufReader::new(notes);
    while !said.contains("正在写") {
        assert!(notes.read_line(&mut said).expect("a line") > 0, "{said}");
    }
    assert!(
        said.contains("另一个 planboard（进程 4711）正在写 `./output`，等它写完，最多等 120 秒")
    );
    folder.unlock().expect("it was locked");
    assert_eq!(waiting.wait().expect("it ends").code(), Some(0));
    verify(&project, 0);
    let left: Vec<String> = project.files("output").into_keys().collect();
    assert!(!left.iter().any(|path| Path::new(path).starts_with(".planboard-new")), "{left:?}");
}

/// A new pair of keys of minisign in a project, without a password.
fn keys(project: &Project, name: &str) {
    let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().expect("random numbers");
    project.write(&format!("{name}.pub"), pk.to_box().expect("a public key").into_string());
    project.write(&format!("{name}.key"), sk.to_box(None).expect("a secret key").into_string());
}

#[test]
fn a_signed_site_is_known_by_its_key() {
    let project = Project::copy("tests/sites/small");
    keys(&project, "ours");
    keys(&project, "other");
    let asked = |key: &str, code| project.run(&["verify", "output", "--key", key]).ends(code);
    project.run(&["build"]).ends(0);
    assert!(asked("ours.pub", 1).stderr.contains("清单没有签名"));
    assert!(asked("nowhere.pub", 2).stderr.contains("nowhere.pub"), "also of an unsigned site");
    project.run(&["build", "--sign", "ours.key"]).ends(0);
    assert!(asked("ours.pub", 0).stderr.starts_with("清单的签名是 `ours.pub` 的\n"));
    assert!(asked("other.pub", 1).stderr.contains("不是 `other.pub` 的"));
    let before = project.files("output");
    project.run(&["build", "--sign", "ours.key"]).ends(0);
    project.run(&["build"]).ends(0);
    assert!(project.files("output") == before, "what is signed is not signed again");
    // A manifest that is changed along with its files is not the one that was signed.
    let signature = project.read("output/manifest.json.minisig");
    project.replace("content/site.yaml", "title: ", "title: 第二个");
    project.run(&["build"]).ends(0);
    assert!(!project.files("output").contains_key("manifest.json.minisig"), "it is of another");
    project.write("output/manifest.json.minisig", signature);
    assert!(asked("ours.pub", 1).stderr.contains("或者清单改过"));
    project.run(&["build", "--sign", "other.key"]).ends(0);
    asked("other.pub", 0);
    for (key, said) in [("nowhere.pub", "nowhere.pub"), ("content/site.yaml", "用不了")] {
        assert!(asked(key, 2).stderr.contains(said));
    }
    let run = project.run(&["build", "--sign", "ours.pub"]).ends(2);
    assert!(run.stderr.contains("`ours.pub` 用不了"), "{}", run.stderr);
}

#[test]
fn an_interruption_is_seen_by_programs_too() {
    let project = interrupted(&[("a.html", Some("A"))]);
    let found = planboard::publish::verify(&System, &output(&project), None).expect("a manifest");
    let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    let known = Interrupted::Known {
        new: 1,
        old: owned(&["b.html", "new.html"]),
        withdrawn: owned(&["gone.html"]),
    };
    assert_eq!(found.interrupted, Some(known));
}

/// What a build that was killed had made and not published is named before the folder is copied to a portal.
#[test]
fn files_that_wait_to_be_published_are_told() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    project.write("output/.planboard-new/0", "a draft");
    project.write("output/.planboard-new/1", "another");
    let run = project.run(&["--lang", "en", "verify", "output"]).ends(1);
    assert!(run.stderr.contains("left 2 files in `output/.planboard-new`"), "{}", run.stderr);
    project.run(&["build"]).ends(0);
    project.run(&["verify", "output"]).ends(0);
}
