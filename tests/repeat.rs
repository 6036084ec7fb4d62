//! Same input, same bytes: on any machine, in any time zone and language; and a build of what is there writes nothing.

use std::collections::BTreeMap;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::support::{Project, copy_folder};

/// Another folder for the same project, with a name that wants escaping.
const DEEP: &str = "deep/er <&> 项目";

/// Sets the time of every file, each a day apart, forwards or backwards.
fn age(project: &Project, folder: &str, forwards: bool) {
    let files = project.files(folder);
    for (n, path) in (0..).zip(files.keys()) {
        let days = if forwards { n } else { 9000 - n };
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(24 * 60 * 60 * days);
        let file =
            std::fs::File::options().append(true).open(project.path().join(folder).join(path));
        file.and_then(|file| file.set_modified(time)).expect("set the time of a file");
    }
}

/// Builds in an environment of its own.
fn build(project: &Project, root: &str, environment: &[(&str, &str)]) -> String {
    let mut command = project.command(&["build", "--root", root, "--lang", "en"]);
    let ended = command.envs(environment.iter().copied()).output().expect("run the program");
    let said = String::from_utf8(ended.stderr).expect("messages are UTF-8");
    assert_eq!(ended.status.code(), Some(0), "{said}");
    said
}

/// What tells whether a file was written: its inode and its times.
fn marks(project: &Project) -> BTreeMap<String, (u64, i64, i64, i64)> {
    let mark = |path: &Path| {
        let data = std::fs::metadata(path).expect("look at a file");
        (data.ino(), data.mtime(), data.mtime_nsec(), data.ctime_nsec())
    };
    let paths = project.files("output").into_keys();
    paths.map(|path| (path.clone(), mark(&project.path().join("output").join(path)))).collect()
}

#[test]
fn the_same_site_everywhere_and_nothing_to_do_twice() {
    let one = Project::real();
    let other = Project::empty();
    // Written the other way round, so that the folders list their files in another order.
    for (path, bytes) in one.files("").into_iter().rev() {
        other.write(&format!("{DEEP}/{path}"), bytes);
    }
    age(&one, "", true);
    age(&other, DEEP, false);
    let west = [("TZ", "America/Los_Angeles"), ("LANG", "C"), ("LC_ALL", "C")];
    let east = [
        ("TZ", "Asia/Shanghai"),
        ("LANG", "tr_TR.UTF-8"),
        ("LC_ALL", "zh_CN.UTF-8"),
        ("HOME", "/nowhere"),
    ];
    build(&one, ".", &west);
    build(&other, DEEP, &east);

    let (first, second) = (one.files("output"), other.files(&format!("{DEEP}/output")));
    let names = |files: &BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    assert!(first.len() > 200, "{} files", first.len());
    let different: Vec<&String> =
        first.keys().filter(|path| first.get(*path) != second.get(*path)).collect();
    assert!(different.is_empty(), "differ: {different:?}");

    let before = marks(&one);
    let said = build(&one, ".", &east);
    assert!(said.contains("0 files written") && said.contains("0 removed"), "{said}");
    assert_eq!(marks(&one), before, "a build of what is there writes nothing");

    // The marks do tell: one changed file is one new mark, beside the manifest.
    one.replace("content/site.yaml", "publisher: ", "publisher: 新的");
    let said = build(&one, ".", &east);
    assert!(!said.contains("0 files written"), "{said}");
    assert_ne!(marks(&one), before);
}

/// Programs set times as they like: what looks as it was left may still be another.
#[test]
fn a_page_that_only_looks_as_it_was_left_is_made_again() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let clean = project.files("output");
    let page = project.path().join("output/index.html");
    let made = std::fs::metadata(&page).and_then(|there| there.modified()).expect("it is there");
    let set_back = || {
        let file = std::fs::File::options().write(true).open(&page).expect("it is ours");
        file.set_modified(made).expect("times can be set");
    };
    let text = project.read("output/index.html");
    project.write("output/index.html", text.to_uppercase());
    set_back();
    let run = project.run(&["build"]).ends(0);
    assert!(run.stderr.contains("写入 1 个文件"), "{}", run.stderr);
    assert!(project.files("output") == clean);
    // A copy of a site has all its times anew, and is the same site.
    copy_folder(&project.path().join("output"), &project.path().join("copy"));
    project.remove("output");
    copy_folder(&project.path().join("copy"), &project.path().join("output"));
    let run = project.run(&["build"]).ends(0);
    assert!(run.stderr.contains("写入 0 个文件"), "{}", run.stderr);
}
