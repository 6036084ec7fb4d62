//! Publishing: only what differs is written, only what is ours is removed, and a broken site is healed by the next build.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use planboard::page::Output;
use planboard::publish::{MANIFEST, Written, publish};
use sha2::{Digest, Sha256};
use support::Project;

/// Publishes files of these paths and texts into `output/`.
fn put(project: &Project, files: &[(&str, &str)]) -> Written {
    let outputs: Vec<Output> = files
        .iter()
        .map(|(path, text)| Output { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() })
        .collect();
    publish(&outputs, &project.path().join("output")).expect("the folder can be written")
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
    project.run(&["build"]).ends(0);
    assert!(project.path().join("output/districts/west.html").exists());
    project.remove("content/districts/west");
    project.replace("content/tiles.yaml", ", district: west", "");
    project.run(&["build"]).ends(0);
    let there = there(&project);
    for gone in ["districts/west.html", "documents/west-action.html"] {
        assert!(!there.contains(&gone.to_owned()), "{gone} is still there");
    }
    for kept in [".gitignore", "notes/mine.txt", "districts/theirs.html", "districts/east.html"] {
        assert!(there.contains(&kept.to_owned()), "{kept} is gone");
    }
}

#[test]
fn folders_go_when_they_are_empty_and_only_then() {
    let project = Project::empty();
    put(&project, &[("a.html", "a"), ("b/c/d.html", "d"), ("e/f.html", "f")]);
    project.write("output/e/theirs.txt", "theirs");
    let done = put(&project, &[("a.html", "a")]);
    assert_eq!(done, Written { written: 0, unchanged: 1, removed: 2 });
    assert_eq!(there(&project), ["a.html", "e/theirs.txt"]);
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
fn a_corrupt_manifest_removes_nothing() {
    for broken in
        ["", "{", "[]", "{\"files\": 3}", "{\"files\": [{\"path\": \"b.html\"}]}", "\u{0}\u{1}"]
    {
        let project = Project::empty();
        put(&project, &[("a.html", "a"), ("b.html", "b")]);
        project.write("output/manifest.json", broken);
        let done = put(&project, &[("a.html", "a")]);
        assert_eq!(done, Written { written: 0, unchanged: 1, removed: 0 }, "{broken:?}");
        assert_eq!(there(&project), ["a.html", "b.html"], "{broken:?}");
        assert_eq!(manifest(&project).len(), 1, "the manifest is whole again");
    }
}

#[test]
fn a_manifest_touches_nothing_outside() {
    let project = Project::empty();
    project.write("outside.txt", "theirs");
    project.write("output/sub/inside.txt", "theirs");
    let absolute = project.path().join("outside.txt").display().to_string();
    let paths = [
        "../outside.txt",
        "sub/../../outside.txt",
        &absolute,
        "./../outside.txt",
        "",
        ".",
        "..",
        "sub",
    ];
    let entry = |path: &&str| serde_json::json!({ "path": path, "size": 6, "sha256": "" });
    let entries: Vec<serde_json::Value> = paths.iter().map(entry).collect();
    for one in &entries {
        let manifest = serde_json::json!({ "files": [one] });
        project.write("output/manifest.json", manifest.to_string());
        let outputs = [Output { path: "a.html".to_owned(), bytes: b"a".to_vec() }];
        // A folder in place of a file may stop the build; it must not go either.
        let done = publish(&outputs, &project.path().join("output"));
        assert!(done.is_err() || done.is_ok_and(|done| done.removed == 0), "{manifest}");
    }
    for kept in ["outside.txt", "output/sub/inside.txt"] {
        assert_eq!(project.read(kept), "theirs");
    }
}

#[test]
fn a_manifest_touches_nothing_behind_a_link() {
    let project = Project::empty();
    project.write("elsewhere/x.txt", "theirs");
    project
        .write("output/manifest.json", r#"{"files":[{"path":"link/x.txt","size":6,"sha256":""}]}"#);
    let link = project.path().join("output/link");
    std::os::unix::fs::symlink(project.path().join("elsewhere"), &link).expect("make a link");
    assert_eq!(put(&project, &[("a.html", "a")]).removed, 0);
    assert_eq!(project.read("elsewhere/x.txt"), "theirs");
}

#[test]
fn outputs_with_paths_outside_are_refused() {
    for path in ["../x.html", "/x.html", "a/../../x.html", "..", ""] {
        let project = Project::empty();
        let outputs = [Output { path: path.to_owned(), bytes: b"x".to_vec() }];
        assert!(publish(&outputs, &project.path().join("output")).is_err(), "{path:?}");
        assert!(!project.path().join("x.html").exists(), "{path:?}");
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
