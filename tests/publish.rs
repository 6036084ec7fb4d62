//! Publishing: only what differs is written, only what is ours is removed, and a broken site is healed by the next build.

#![expect(clippy::panic, reason = "test code outside of test functions")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use crate::support::{self, Project};
use planboard::files::System;
use planboard::publish::{Foreign, Lost, MANIFEST, NotPublished, Publisher, Written};
use sha2::{Digest, Sha256};

/// Publishes files of these paths and texts into `output/`.
fn publish(
    project: &Project,
    files: &[(&str, &str)],
    force: bool,
) -> Result<Written, NotPublished> {
    support::publish(&System, &project.path().join("output"), files, force)
}

fn put(project: &Project, files: &[(&str, &str)]) -> Written {
    publish(project, files, false).expect("the folder can be written")
}

fn force(project: &Project, files: &[(&str, &str)]) -> Written {
    publish(project, files, true).expect("the folder can be written")
}

/// The files of others that publishing is refused for.
fn refused(project: &Project, files: &[(&str, &str)]) -> Foreign {
    match publish(project, files, false) {
        Err(NotPublished::Foreign(foreign)) => foreign,
        other => panic!("not refused for files of others: {other:?}"),
    }
}

/// So many files written, unchanged and removed.
fn did(written: usize, unchanged: usize, removed: usize) -> Written {
    Written { written, unchanged, removed, kept: Vec::new() }
}

fn foreign(in_the_way: &[&str], beside: &[&str]) -> Foreign {
    let owned = |paths: &[&str]| paths.iter().map(|path| (*path).to_owned()).collect();
    Foreign { in_the_way: owned(in_the_way), beside: owned(beside), lost: None }
}

/// A manifest as version 0.1.0 wrote it, of files with nothing right but their paths.
fn manifest_of(paths: &[&str]) -> String {
    let entry = |path: &&str| {
        let hash = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        format!(
            "    {{\n      \"path\": {path:?},\n      \"size\": 3,\n      \"sha256\": \"{hash}\"\n    }}"
        )
    };
    let entries: Vec<String> = paths.iter().map(entry).collect();
    format!("{{\n  \"files\": [\n{}\n  ]\n}}\n", entries.join(",\n"))
}

/// What is in `output/` besides the manifest.
fn there(project: &Project) -> Vec<String> {
    project.files("output").into_keys().filter(|path| path != MANIFEST).collect()
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a text takes every write");
        text
    })
}

/// The entries of the manifest: size and hash by path.
fn manifest(project: &Project) -> BTreeMap<String, (u64, String)> {
    let json: serde_json::Value =
        serde_json::from_str(&project.read("output/manifest.json")).expect("JSON");
    let files = json.get("files").and_then(serde_json::Value::as_array).expect("a list of files");
    let text = |entry: &serde_json::Value, key: &str| {
        entry.get(key).and_then(serde_json::Value::as_str).expect("a text").to_owned()
    };
    let size = |entry: &serde_json::Value| {
        entry.get("size").and_then(serde_json::Value::as_u64).expect("a size")
    };
    files.iter().map(|entry| (text(entry, "path"), (size(entry), text(entry, "sha256")))).collect()
}

#[test]
fn the_hash_is_sha_256() {
    // The test vector of FIPS 180-2 for `abc`, so that program and test cannot be wrong together.
    let project = Project::empty();
    put(&project, &[("abc.txt", "abc")]);
    let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(manifest(&project)["abc.txt"], (3, known.to_owned()));
}

#[test]
fn the_manifest_lists_every_file_of_a_built_site() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let listed = manifest(&project);
    let files = project.files("output").into_iter().filter(|(path, _)| path != MANIFEST);
    let files: BTreeMap<String, (u64, String)> =
        files.map(|(path, bytes)| (path, (bytes.len() as u64, sha256(&bytes)))).collect();
    assert_eq!(listed, files);
    assert!(listed.len() > 8, "{listed:?}");
}

#[test]
fn a_removed_district_takes_its_pages_along() {
    let project = Project::copy("tests/sites/small");
    project.write("output/.gitignore", "*\n");
    project.write("output/notes/mine.txt", "not of the site");
    project.write("output/districts/theirs.html", "not of the site either");
    project.run(&["build", "--force"]).ends(0);
    assert!(project.path().join("output/districts/west.html").exists());
    project.remove("content/districts/west");
    project.replace("content/tiles.yaml", ", district: west", "");
    project.run(&["build", "--force"]).ends(0);
    let there = there(&project);
    for gone in ["districts/west.html", "documents/west-action.html"] {
        assert!(!there.contains(&gone.to_owned()), "{gone} is still there");
    }
    for kept in [".gitignore", "notes/mine.txt", "districts/theirs.html", "districts/east.html"] {
        assert!(there.contains(&kept.to_owned()), "{kept} is gone");
    }
}

#[test]
fn a_withdrawn_file_that_is_changed_after_the_look_stays() {
    let project = Project::empty();
    put(&project, &[("a.html", "a"), ("gone.html", "gone"), ("folder", "a file")]);
    let publisher = Publisher::new(&System, &project.path().join("output"), false);
    let done = support::publish_to(publisher, &[("a.html", "b")], || {
        project.write("output/gone.html", "somebody's");
    });
    let done = done.expect("the folder can be written");
    assert_eq!(done, Written { kept: vec!["gone.html".into()], ..did(1, 0, 1) });
    assert_eq!(project.read("output/gone.html"), "somebody's");
}

#[test]
fn folders_go_when_they_are_empty_and_only_then() {
    let project = Project::empty();
    put(&project, &[("a.html", "a"), ("b/c/d.html", "d"), ("e/f.html", "f")]);
    project.write("output/e/.theirs", "theirs");
    let done = put(&project, &[("a.html", "a")]);
    assert_eq!(done, did(0, 1, 2));
    assert_eq!(there(&project), ["a.html", "e/.theirs"]);
    assert!(!project.path().join("output/b").exists(), "an empty folder stays behind");
    assert!(project.path().join("output/e").is_dir());
}

#[test]
fn the_output_folder_itself_stays() {
    let project = Project::empty();
    put(&project, &[("a.html", "a")]);
    assert_eq!(put(&project, &[]).removed, 1);
    assert_eq!(there(&project), Vec::<String>::new());
    assert!(project.path().join("output").is_dir());
}

#[test]
fn files_of_others_are_named_and_the_folder_stays_as_it_is() {
    for (path, is_in_the_way) in [
        ("a.html", true),
        ("sub/b.html", true),
        ("manifest.json", true),
        ("robots.txt", false),
        ("sub/theirs.html", false),
        ("zwgk/deep/down/x.html", false),
    ] {
        let project = Project::empty();
        project.write(&format!("output/{path}"), "theirs");
        let before = project.files("");
        let named = if is_in_the_way { foreign(&[path], &[]) } else { foreign(&[], &[path]) };
        let site = [("a.html", "a"), ("sub/b.html", "b")];
        assert_eq!(refused(&project, &site), named);
        assert_eq!(project.files(""), before, "{path}");
        let done = force(&project, &site);
        assert_eq!(done, did(2, 0, 0), "{path}");
        let theirs = project.read(&format!("output/{path}"));
        assert_eq!(theirs == "theirs", !is_in_the_way, "{path}");
        // What was written over is ours from now on, what stands beside it is not.
        if is_in_the_way {
            assert_eq!(put(&project, &[]).removed, 2);
        } else {
            assert_eq!(refused(&project, &site), named);
        }
    }
}

#[test]
fn files_added_to_a_site_are_of_others_and_files_missing_from_it_are_not() {
    let project = Project::empty();
    put(&project, &[("a.html", "a"), ("b.html", "b")]);
    project.remove("output/b.html");
    project.write("output/a.html", "changed by hand: a file of ours all the same");
    assert_eq!(put(&project, &[("a.html", "a"), ("b.html", "b")]).written, 2);
    project.write("output/CNAME", "example.org");
    assert_eq!(refused(&project, &[("a.html", "a")]), foreign(&[], &["CNAME"]));
    assert_eq!(there(&project), ["CNAME", "a.html", "b.html"]);
    assert_eq!(force(&project, &[("a.html", "a")]).removed, 1);
    assert_eq!(there(&project), ["CNAME", "a.html"]);
}

#[test]
fn hidden_files_are_no_hindrance() {
    let project = Project::empty();
    let theirs = ".planboard-new/theirs.txt";
    for path in
        [".gitignore", ".well-known/security.txt", "sub/.htaccess", ".planboard-other", theirs]
    {
        project.write(&format!("output/{path}"), "theirs");
    }
    project.make_folder("output/empty/folders/of/others");
    put(&project, &[("a.html", "a"), ("sub/b.html", "b")]);
    put(&project, &[]);
    let hidden =
        [".gitignore", theirs, ".planboard-other", ".well-known/security.txt", "sub/.htaccess"];
    assert_eq!(there(&project), hidden);
}

#[test]
fn a_site_of_version_0_1_0_is_ours() {
    let project = Project::empty();
    project.write("output/manifest.json", manifest_of(&["a.html", "gone.html", "sub/old.html"]));
    for path in ["a.html", "sub/old.html"] {
        project.write(&format!("output/{path}"), "abc");
    }
    let done = put(&project, &[("a.html", "new")]);
    assert_eq!(done, did(1, 0, 1));
    assert_eq!(there(&project), ["a.html"]);
}

#[test]
fn a_site_in_a_folder_of_a_site_is_no_hindrance() {
    let project = Project::empty();
    project.write("output/review/manifest.json", manifest_of(&["a.html"]));
    project.write("output/review/a.html", "abc");
    put(&project, &[("a.html", "a")]);
    assert_eq!(project.read("output/review/a.html"), "abc");
    // Its files are planboard's, but not of this site: they are not written over by the way.
    let over = refused(&project, &[("review/a.html", "a")]);
    assert_eq!(over, foreign(&["review/a.html"], &[]));
}

#[test]
fn a_manifest_of_another_tool_says_nothing() {
    let ours = manifest_of(&["a.html", "b.html"]);
    for theirs in [
        "{\"name\": \"portal\"}".to_owned(),
        "{\"files\": []}".to_owned(),
        "{\"files\": [\"a.html\", \"b.html\"]}".to_owned(),
        "{\"files\": {\"a.html\": \"/a.html\"}}".to_owned(),
        ours.replace("  \"files\"", "  \"version\": 1,\n  \"files\""),
        ours.replace("      \"size\": 3,\n", "      \"size\": 3,\n      \"mode\": 420,\n"),
        ours.replace("ba78", "BA78"),
        ours.replace("ba78", ""),
        // The same keys, as another program would write them.
        ours.replace([' ', '\n'], ""),
        ours.replace("  ", "\t"),
        manifest_of(&["b.html", "a.html"]),
        manifest_of(&["a.html", "a.html"]),
    ] {
        let project = Project::empty();
        for path in ["a.html", "b.html"] {
            project.write(&format!("output/{path}"), "theirs");
        }
        project.write("output/manifest.json", &theirs);
        let named = foreign(&["a.html", "manifest.json"], &["b.html"]);
        assert_eq!(refused(&project, &[("a.html", "a")]), named, "{theirs}");
        assert_eq!(force(&project, &[("a.html", "a")]).removed, 0, "{theirs}");
        assert_eq!(there(&project), ["a.html", "b.html"]);
    }
}

#[test]
fn a_corrupt_manifest_removes_nothing() {
    for broken in
        ["", "{", "[]", "{\"files\": 3}", "{\"files\": [{\"path\": \"b.html\"}]}", "\u{0}\u{1}"]
    {
        let project = Project::empty();
        put(&project, &[("a.html", "a"), ("b.html", "b")]);
        project.write("output/manifest.json", broken);
        let named = foreign(&["manifest.json"], &["b.html"]);
        let named = Foreign { lost: Some(Lost::Unreadable), ..named };
        assert_eq!(refused(&project, &[("a.html", "a")]), named, "{broken:?}");
        let done = force(&project, &[("a.html", "a")]);
        assert_eq!(done, did(0, 1, 0), "{broken:?}");
        assert_eq!(there(&project), ["a.html", "b.html"], "{broken:?}");
        assert_eq!(manifest(&project).len(), 1, "the manifest is whole again");
    }
}

#[test]
fn a_manifest_touches_nothing_outside() {
    let project = Project::empty();
    project.write("outside.txt", "theirs");
    project.write("output/sub/.inside", "theirs");
    let absolute = project.path().join("outside.txt").display().to_string();
    for path in [
        "../outside.txt",
        "sub/../../outside.txt",
        &absolute,
        "./../outside.txt",
        "",
        ".",
        "..",
        "sub//.inside",
        "./sub/.inside",
    ] {
        let manifest = manifest_of(&[path]);
        project.write("output/manifest.json", &manifest);
        let named = foreign(&["manifest.json"], &[]);
        assert_eq!(refused(&project, &[]), named, "{manifest}");
        assert_eq!(force(&project, &[]).removed, 0, "{manifest}");
    }
    for kept in ["outside.txt", "output/sub/.inside"] {
        assert_eq!(project.read(kept), "theirs");
    }
}

#[test]
fn a_manifest_touches_nothing_behind_a_link() {
    let project = Project::empty();
    project.write("elsewhere/x.txt", "abc");
    project.write("output/manifest.json", manifest_of(&["link/x.txt", "x.txt"]));
    project.link("output/link", "../elsewhere");
    project.link("output/x.txt", "../elsewhere/x.txt");
    assert_eq!(refused(&project, &[]), foreign(&[], &["link", "x.txt"]));
    assert_eq!(force(&project, &[]).removed, 0);
    assert_eq!(project.read("elsewhere/x.txt"), "abc");
    assert_eq!(project.read("output/x.txt"), "abc", "a link is of others, whatever is listed");
}

#[test]
fn a_file_makes_way_for_a_folder_and_a_folder_for_a_file() {
    let project = Project::empty();
    put(&project, &[("a", "a"), ("b/c/d", "d"), ("e", "e")]);
    let done = put(&project, &[("a/x/y", "y"), ("b", "b"), ("e", "e")]);
    assert_eq!(done, did(2, 1, 2));
    assert_eq!(there(&project), ["a/x/y", "b", "e"]);
}

#[test]
fn outputs_with_paths_outside_are_refused() {
    for path in ["../x.html", "/x.html", "a/../../x.html", "..", ""] {
        let project = Project::empty();
        assert!(publish(&project, &[("a.html", "a"), (path, "x")], true).is_err(), "{path:?}");
        assert!(!project.path().join("x.html").exists(), "{path:?}");
        assert_eq!(there(&project), Vec::<String>::new(), "{path:?}");
    }
}

/// Builds the small site, leaves a file as an interrupted build would (`None`: not there), builds again, and says
/// what is not as it was.
fn not_healed(path: &str, left: Option<&str>) -> Vec<String> {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let whole = project.files("output");
    let file = format!("output/{path}");
    left.map_or_else(|| project.remove(&file), |text| project.write(&file, text));
    project.run(&["build"]).ends(0);
    let healed = project.files("output");
    let names: BTreeSet<&String> = whole.keys().chain(healed.keys()).collect();
    names.into_iter().filter(|path| whole.get(*path) != healed.get(*path)).cloned().collect()
}

#[test]
fn an_interrupted_build_is_healed() {
    for (path, left) in [
        (".planboard-probe", Some("")),
        ("districts/east.html", None),
        ("districts/east.html", Some("<!doctype html>\n<html")),
        ("data/commitments.csv", Some("")),
        ("manifest.json", Some("")),
        ("manifest.json", Some("{\"files\": [{\"path\": \"ind")),
        ("manifest.json", None),
        (".planboard-begun", Some("")),
        (".planboard-begun.planboard-part", Some("{")),
    ] {
        assert_eq!(not_healed(path, left), Vec::<String>::new(), "{path}: {left:?}");
    }
}

#[test]
fn a_part_of_a_file_does_not_stay_behind() {
    for path in ["districts/east.html.planboard-part", "manifest.json.planboard-part"] {
        assert_eq!(not_healed(path, Some("<!doctype html>")), Vec::<String>::new());
    }
}

#[test]
fn faults_of_the_content_leave_the_last_site_whole() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let whole = project.files("output");
    project.replace("content/districts/east/plan.yaml", "value: 80 ", "value: eighty 80 ");
    project.run(&["build"]).ends(1);
    assert_eq!(project.files("output"), whole);
}
