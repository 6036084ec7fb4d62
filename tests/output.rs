//! Where a build writes, and where it does not: not among what a site is made from, not over files of others, not through a
//! link. Whatever is refused, nothing has changed.
#![expect(clippy::disallowed_methods, reason = "the tests look at the disk themselves")]

use std::collections::BTreeMap;

use planboard::files::CACHE;

use crate::support::Project;

const BASE: &str = "tests/faults/base";

/// Everything in a folder, links as the words `-> target` and not followed.
fn everything(project: &Project) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![String::new()];
    while let Some(above) = folders.pop() {
        for entry in std::fs::read_dir(project.path().join(&above)).expect("list a folder") {
            let entry = entry.expect("list a folder");
            let path = format!("{above}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().expect("look at a file");
            if kind.is_dir() {
                folders.push(format!("{path}/"));
                all.insert(path, b"folder".to_vec());
            } else if kind.is_symlink() {
                let target = std::fs::read_link(entry.path()).expect("read a link");
                all.insert(path, format!("-> {}", target.display()).into_bytes());
            } else if kind.is_file() {
                all.insert(path, std::fs::read(entry.path()).expect("read a file"));
            }
        }
    }
    // What was found is kept whether or not a site was written.
    all.retain(|path, _| path.split('/').all(|name| name != ".planboard"));
    all
}

/// Builds, which must end with 2, say all these words, and change nothing.
#[track_caller]
pub(crate) fn refused(project: &Project, args: &[&str], words: &[&str]) {
    let before = everything(project);
    let run = project.run(args).ends(2);
    for word in words {
        assert!(run.stderr.contains(word), "{args:?} does not say `{word}`: {}", run.stderr);
    }
    assert_eq!(run.stdout, "");
    let after = everything(project);
    let changed: Vec<&String> =
        after.keys().chain(before.keys()).filter(|p| after.get(*p) != before.get(*p)).collect();
    assert!(changed.is_empty(), "{args:?} changed {changed:?}");
}

/// A project in `project/`, with links to it and into it beside it.
fn project() -> Project {
    let project = Project::empty();
    project.add(BASE, "project");
    project.add("themes/default", "project/themes/ours");
    project.add("themes/default", "looks/ours");
    project.link("link-to-project", "project");
    project.link("link-to-content", "project/content");
    project.link("link-to-seeds", "link-to-project/seeds");
    project.link("project/inner-link", "content/districts");
    project
}

#[test]
fn a_site_does_not_go_among_what_it_is_made_from() {
    let project = project();
    let absolute = |path: &str| project.path().join(path).display().to_string();
    let (to_content, to_project) = (absolute("project/content"), absolute("project"));
    for (out, is) in [
        // The folders themselves and what is in them, there already or not.
        ("project/content", "is `content/` itself"),
        ("project/content/", "is `content/` itself"),
        ("project/./content/.", "is `content/` itself"),
        ("project/content/site", "is inside `content/`"),
        ("project/content/districts/anping", "is inside `content/`"),
        ("project/content/new/deep/down", "is inside `content/`"),
        ("project/seeds", "is `seeds/` itself"),
        ("project/seeds/site", "is inside `seeds/`"),
        ("project/themes", "is `themes/` itself"),
        ("project/themes/ours/templates", "is inside `themes/`"),
        ("project/themes/new", "is inside `themes/`"),
        // The project, and what holds it.
        ("project", "is the project folder itself"),
        ("project/.", "is the project folder itself"),
        (".", "holds the project folder"),
        ("project/..", "holds the project folder"),
        // By other ways.
        ("project/output/../content", "is `content/` itself"),
        ("project/new/../content/site", "is inside `content/`"),
        ("project/content/..", "is the project folder itself"),
        ("nowhere/../project", "is the project folder itself"),
        (&to_content, "is `content/` itself"),
        (&to_project, "is the project folder itself"),
        ("link-to-project", "is the project folder itself"),
        ("link-to-project/seeds/site", "is inside `seeds/`"),
        ("link-to-content", "is `content/` itself"),
        ("link-to-content/site", "is inside `content/`"),
        ("link-to-content/..", "is the project folder itself"),
        ("link-to-seeds/new", "is inside `seeds/`"),
        ("project/inner-link/anping", "is inside `content/`"),
    ] {
        for root in ["project", "link-to-project", "./project/../project", &to_project] {
            let args = ["--lang", "en", "build", "--root", root, "--out", out];
            refused(&project, &args, &[&format!("`{}` {is}", plain(out))]);
        }
        let forced = ["--lang", "en", "build", "--root", "project", "--out", out, "--force"];
        refused(&project, &forced, &[is]);
    }
}

/// A path as a message has it.
fn plain(path: &str) -> String {
    let path: std::path::PathBuf = std::path::Path::new(path).components().collect();
    path.display().to_string()
}

#[test]
fn a_site_does_not_go_into_the_theme_that_is_used() {
    let project = project();
    for (out, is) in [
        ("looks/ours", "is the theme `looks/ours` itself"),
        ("looks/ours/assets", "is inside the theme `looks/ours`"),
        ("looks", "holds the theme `looks/ours`"),
    ] {
        let theme = ["--theme", "looks/ours", "--out", out];
        let args = [&["--lang", "en", "build", "--root", "project"][..], &theme].concat();
        refused(&project, &args, &[is]);
    }
    let named = Project::copy(BASE);
    named.add("themes/default", "our-theme");
    let site = named.read("content/site.yaml");
    named.write("content/site.yaml", site + "theme: our-theme\n");
    refused(&named, &["build", "--out", "our-theme/x"], &["在主题 `./our-theme`里面"]);
    named.run(&["build", "--out", "other"]).ends(0);
}

#[test]
fn the_default_folder_may_be_a_link_but_not_into_the_content() {
    let project = Project::copy(BASE);
    project.link("output", "content");
    refused(&project, &["build"], &["就是`content/`"]);
    project.remove("output");
    project.make_folder("elsewhere");
    project.link("output", "elsewhere");
    project.run(&["build"]).ends(0);
    assert!(project.files("elsewhere").contains_key("index.html"));
}

#[test]
fn content_that_is_a_link_is_where_it_leads() {
    let project = Project::copy(BASE);
    project.add("tests/faults/base/content", "shared/plans/content");
    project.link("content", "shared/plans/content");
    for out in ["shared", "shared/plans", "shared/plans/content", "shared/plans/content/site"] {
        refused(&project, &["build", "--out", out], &["`content/`"]);
    }
}

#[test]
fn a_folder_mounted_twice_is_one_folder() {
    let project = Project::copy(BASE);
    project.make_folder("twin");
    // As where the disk does not tell `Content` from `content`: another name, no link.
    for (out, is) in [("twin/site", "is inside `content/`"), ("twin", "is `content/` itself")] {
        let build = format!("\"$0\" --lang en build --out {out}");
        if let Some(run) = project.mounting("mount --bind content twin", &build) {
            assert!(run.ends(2).stderr.contains(is), "{out}");
        }
    }
    assert!(!project.path().join("content/site").exists());
}

#[test]
fn any_other_folder_will_do() {
    for out in [
        "output",
        "public/zwgk/plans",
        "contents",
        "content-site",
        "seeds.site",
        "new/.",
        "new/./deep/",
        "new/../other",
        ".hidden/site",
    ] {
        let project = Project::copy(BASE);
        let before = project.files("");
        project.run(&["build", "--out", out]).ends(0);
        let place = if out == "new/../other" { "other" } else { out };
        assert!(project.files(place).contains_key("index.html"), "{out}");
        project.run(&["build", "--out", out]).ends(0);
        let made: Vec<String> =
            project.files("").into_keys().filter(|path| !before.contains_key(path)).collect();
        let place = format!("{}/", plain(place));
        let is_of_site = |path: &String| path.starts_with(&place) || path.starts_with(CACHE);
        assert!(made.iter().all(is_of_site), "{out}: {made:?}");
        assert_eq!(
            project.path().join("new").exists(),
            out.starts_with("new/") && place != "other/"
        );
    }
}

/// A project with a portal of somebody else in `public/`.
fn portal() -> Project {
    let project = Project::copy(BASE);
    project.write("public/index.html", "<h1>the portal</h1>");
    project.write("public/documents.html", "theirs");
    project.write("public/assets/site.css", "theirs");
    project.write("public/manifest.json", "{\"name\":\"portal\"}");
    project.write("public/zwgk/x.html", "theirs");
    project.write("public/.well-known/security.txt", "theirs");
    project
}

#[test]
fn files_of_others_are_named_and_stay() {
    let project = portal();
    let all = "`assets/site.css`, `documents.html`, `index.html`, `manifest.json`, `zwgk/x.html`";
    let over = "overwrites `assets/site.css`, `documents.html`, `index.html`, `manifest.json` and";
    let words = ["`public`", all, over, "--force"];
    refused(&project, &["--lang", "en", "build", "--out", "public"], &words);
    let words = ["没有写入", "`index.html`", "`zwgk/x.html`", "--force"];
    refused(&project, &["build", "--out", "public"], &words);
    // A folder of its own beside them is none of theirs.
    project.run(&["build", "--out", "public/zwgk/plans"]).ends(0);
    assert_eq!(project.read("public/index.html"), "<h1>the portal</h1>");
}

#[test]
fn by_force_they_are_named_too() {
    let project = portal();
    let run = project.run(&["--lang", "en", "build", "--out", "public", "--force"]).ends(0);
    let over = "`assets/site.css`, `documents.html`, `index.html`, `manifest.json`\n";
    assert!(run.stderr.contains(&format!("`--force` overwrites: {over}")), "{}", run.stderr);
    assert!(run.stderr.contains("stay as they are: `zwgk/x.html`\n"), "{}", run.stderr);
    assert!(project.read("public/index.html").contains("安平区规划看板"));
    for path in ["public/zwgk/x.html", "public/.well-known/security.txt"] {
        assert_eq!(project.read(path), "theirs");
    }
    let again = project.run(&["--lang", "en", "build", "--out", "public", "--force"]).ends(0);
    assert!(!again.stderr.contains("overwrites"), "{}", again.stderr);
    assert!(again.stderr.contains("`zwgk/x.html`"), "{}", again.stderr);
}

#[test]
fn many_files_are_counted() {
    let project = Project::copy(BASE);
    for n in 10..50 {
        project.write(&format!("public/{n}.txt"), "theirs");
    }
    let words = ["`10.txt`, ", "`19.txt` and 30 more"];
    refused(&project, &["--lang", "en", "build", "--out", "public"], &words);
    refused(&project, &["build", "--out", "public"], &["`19.txt` 等 40 个"]);
}

#[test]
fn a_folder_of_git_is_of_others() {
    let project = Project::copy(BASE);
    project.write(".git/config", "token");
    refused(&project, &["build", "--out", ".git"], &["`config`"]);
}

#[test]
fn nothing_is_written_through_a_link() {
    for (link, target, is) in [
        ("data", "../elsewhere", "`web/data` 是链接"),
        ("index.html", "../elsewhere/theirs.txt", "`web/index.html` 是链接"),
        ("index.html", "nowhere", "`web/index.html` 是链接"),
        ("manifest.json", "../elsewhere/theirs.txt", "`web/manifest.json` 是链接"),
        ("index.html.planboard-part", "../elsewhere/theirs.txt", "planboard-part` 是链接"),
        ("manifest.json.planboard-part", "../elsewhere/new", "planboard-part` 是链接"),
        (".planboard-begun", "../elsewhere/theirs.txt", "`web/.planboard-begun` 是链接"),
        (".planboard-begun.planboard-part", "../elsewhere/new", "planboard-part` 是链接"),
        ("data", "../content", "`web/data` 是链接"),
        ("districts", ".", "`web/districts` 是链接"),
    ] {
        for is_built in [false, true] {
            let project = Project::copy(BASE);
            project.write("elsewhere/theirs.txt", "theirs");
            if is_built {
                project.run(&["build", "--out", "web"]).ends(0);
                project.replace("content/site.yaml", "安平区规划看板", "另一个标题");
                if project.path().join("web").join(link).exists() {
                    project.remove(&format!("web/{link}"));
                }
            } else {
                project.make_folder("web");
            }
            project.link(&format!("web/{link}"), target);
            refused(&project, &["build", "--out", "web"], &[is]);
            refused(&project, &["build", "--out", "web", "--force"], &[is]);
        }
    }
}

#[test]
fn a_probe_of_before_is_not_followed() {
    let project = Project::copy(BASE);
    project.write("precious.txt", "theirs");
    project.make_folder("output");
    project.link("output/.planboard-probe", "../precious.txt");
    project.run(&["build"]).ends(0);
    assert_eq!(project.read("precious.txt"), "theirs");
}

#[test]
fn folders_in_the_place_of_files_are_said_before_anything_is_written() {
    let project = Project::copy(BASE);
    project.make_folder("web/index.html");
    refused(&project, &["build", "--out", "web", "--force"], &["`web/index.html` 是文件夹"]);
    project.remove("web/index.html");
    project.write("web/data", "a file of somebody else");
    refused(&project, &["build", "--out", "web", "--force"], &["`web/data` 是文件"]);
}

#[test]
fn schemas_go_through_no_link_and_not_among_the_content() {
    let project = Project::copy(BASE);
    project.write("elsewhere/theirs.txt", "theirs");
    project.write("schemas/plan.json", "an old schema");
    project.link("schemas/units.json", "../elsewhere/theirs.txt");
    refused(&project, &["schema", "--out", "schemas"], &["`schemas/units.json` 是链接"]);
    project.remove("schemas/units.json");
    project.link("schemas/site.json.planboard-part", "../elsewhere/theirs.txt");
    refused(&project, &["schema", "--out", "schemas"], &["planboard-part` 是链接"]);
    project.remove("schemas/site.json.planboard-part");
    project.run(&["schema", "--out", "schemas/."]).ends(0);
    assert_ne!(project.read("schemas/plan.json"), "an old schema");
    for out in ["content", "content/x", "seeds/../seeds", "themes/new"] {
        refused(&project, &["schema", "--out", out], &["没有写入"]);
    }
    project.run(&["schema", "--out", ".planboard/schemas"]).ends(0);
}
