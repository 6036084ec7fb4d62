//! What is read: regular files of the project, of a size that has an end. Nothing else is waited for, nor printed.
#![expect(clippy::panic, reason = "test code outside of test functions")]

#[path = "broken/run.rs"]
mod run;

use std::io::Write;
use std::process::Stdio;

use crate::support::Project;
use run::run;

const BASE: &str = "tests/faults/base";
const TOKEN: &str = "glpat-0123456789abcdef";
const RECORD: &str = "content/districts/anping/observations.yaml";

/// The hugest of files, which takes no room on the disk.
const HUGE: u64 = 1 << 40;

/// Makes a file of that size in the place of whatever is there.
fn huge(project: &Project, path: &str) {
    project.write(path, "");
    let file = std::fs::File::options().write(true).open(project.path().join(path));
    file.and_then(|file| file.set_len(HUGE)).expect("a file with holes");
}

/// Runs the program, which must end by itself, with a code. Gives what it said.
#[track_caller]
fn ends(project: &Project, args: &[&str], code: i32) -> String {
    let ended = run(project, args).unwrap_or_else(|why| panic!("{}", why.message().unwrap_or("?")));
    if let Err(why) = ended.is_sound(code) {
        panic!("{args:?}: {}", why.message().unwrap_or("?"));
    }
    ended.stdout + &ended.stderr
}

#[test]
fn what_is_not_in_seeds_is_never_printed() {
    for source in [
        ".git/config",
        "./.git/config",
        ".env",
        "secret.txt",
        "seeds/.secret",
        "seeds/.git/config",
        "seeds/../.git/config",
        "seeds/link",
        "seeds/links/config",
        "content/secret.yaml",
        "output/secret.txt",
        "ABSOLUTE/.git/config",
        "~/secret.txt",
    ] {
        let project = Project::copy(BASE);
        let paths = [".git/config", ".env", "secret.txt", "seeds/.secret", "seeds/.git/config"];
        for path in paths.into_iter().chain(["output/secret.txt", "~/secret.txt"]) {
            project.write(path, format!("[http]\n\textraheader = {TOKEN}\n"));
        }
        project.link("seeds/link", "../.git/config");
        project.link("seeds/links", "../.git");
        let source = source.replace("ABSOLUTE", &project.path().display().to_string());
        let text = "content/districts/anping/plan.md";
        project.replace(text, "seeds/anping-plan.txt", &source);
        for format in ["human", "json", "github", "sarif"] {
            let said = ends(&project, &["check", "--format", format], 1);
            assert!(said.contains("unreadable-file"), "{source}: {said}");
            assert!(!said.contains(TOKEN) && !said.contains("extraheader"), "{source}: {said}");
            assert!(!said.contains("text-differs-from-source"), "{source}: {said}");
        }
        let said = ends(&project, &["build", "--review", "--out", "review"], 1);
        assert!(!said.contains(TOKEN), "{source}: {said}");
    }
}

#[test]
fn pipes_are_not_waited_for() {
    let project = Project::copy(BASE);
    project.add("themes/default", "ours");
    project.pipe("pipe");
    assert!(ends(&project, &["import", "text", "pipe"], 2).contains("不是普通文件"));
    project.pipe("ours/assets/font.woff2");
    ends(&project, &["build", "--theme", "ours"], 0);
    assert!(!project.path().join("output/assets/font.woff2").exists());
    project.pipe("ours/strings/zh.yaml");
    assert!(ends(&project, &["build", "--theme", "ours"], 1).contains("strings/zh.yaml"));
    ends(&project, &["build", "--theme", "pipe"], 2);
    ends(&project, &["build", "--out", "pipe"], 2);
    ends(&project, &["check", "--root", "pipe"], 2);
    project.pipe(RECORD);
    assert!(ends(&project, &["check"], 1).contains("文件读不出来：不是普通文件"));
}

#[test]
fn pipes_in_the_output_are_of_others() {
    for path in ["index.html", "manifest.json", "districts/anping.html", "more.html"] {
        let project = Project::copy(BASE);
        ends(&project, &["build"], 0);
        project.pipe(&format!("output/{path}"));
        if path != "manifest.json" {
            let said = ends(&project, &["build"], 2);
            assert!(said.contains(path), "{said}");
        }
        ends(&project, &["build", "--force"], 0);
        let is_file = project.path().join("output").join(path).is_file();
        assert_eq!(is_file, path != "more.html", "{path}");
    }
}

#[test]
fn what_has_no_end_is_not_read() {
    let project = Project::copy(BASE);
    for path in ["/dev/zero", "/proc/self/mem", "seeds", "/"] {
        let said = ends(&project, &["--lang", "en", "import", "text", path], 2);
        assert!(
            said.contains("it is not a regular file") || said.contains("cannot read"),
            "{said}"
        );
    }
    // A device by another name.
    for path in [RECORD, "seeds/anping-plan.txt", "content/site.yaml"] {
        let mount = format!("mount --bind /dev/zero {path}");
        if let Some(run) = project.mounting(&mount, "\"$0\" check") {
            assert!(run.ends(1).stdout.contains("不是普通文件"), "{path}");
        }
    }
}

#[test]
fn the_largest_of_files_are_named_and_not_read() {
    let project = Project::copy(BASE);
    project.add("themes/default", "ours");
    huge(&project, "big.txt");
    let said = ends(&project, &["--lang", "en", "import", "text", "big.txt"], 2);
    assert!(said.contains("`big.txt`: the file has 1073741824 KiB, more than 2048 KiB"), "{said}");
    huge(&project, "ours/assets/font.woff2");
    let said = ends(&project, &["--lang", "en", "build", "--theme", "ours"], 2);
    assert!(said.contains("font.woff2`: the file has 1073741824 KiB, more than 32768"), "{said}");
    project.remove("ours/assets/font.woff2");
    // What no theme has is not looked at.
    huge(&project, "ours/notes/big.txt");
    ends(&project, &["build", "--theme", "ours"], 0);
    for (path, words) in [(RECORD, "2048 KiB"), ("seeds/anping-plan.txt", "2048 KiB")] {
        let was = project.read(path);
        huge(&project, path);
        let said = ends(&project, &["check"], 1);
        assert!(said.contains("file-too-large") && said.contains(words), "{said}");
        project.write(path, was);
    }
    let site = project.files("output");
    for path in ["output/index.html", "output/manifest.json", "output/.planboard-begun"] {
        huge(&project, path);
        ends(&project, &["build", "--theme", "ours"], 0);
        assert!(project.files("output") == site, "{path}");
    }
}

#[test]
fn a_text_may_come_from_standard_input() {
    let project = Project::copy(BASE);
    let file = project.run(&["import", "text", "seeds/anping-plan.txt"]).ends(0);
    let import = |text: &[u8]| {
        let mut command = project.command(&["--lang", "en", "import", "text", "-"]);
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // The program may have enough before it has all.
        drop(child.stdin.take().unwrap().write_all(text));
        child.wait_with_output().unwrap()
    };
    let piped = import(project.read("seeds/anping-plan.txt").as_bytes());
    assert_eq!((piped.status.code(), piped.stdout), (Some(0), file.stdout.into_bytes()));
    let long = import(&vec![b'a'; 3 << 20]);
    assert_eq!(long.status.code(), Some(2));
    let said = String::from_utf8(long.stderr).unwrap();
    assert!(said.contains("the file has more than 2048 KiB"), "{said}");
}
