//! A new project and a new theme: they build at once, hold what the program brings, and take nobody's place.

use crate::support::Project;
use planboard::read::FileKind;
use serde_json::Value;

const SETTINGS: &str = ".vscode/settings.json";

#[test]
fn a_new_project_is_clean_and_builds() {
    let project = Project::empty();
    let run = project.run(&["init", "mine"]).ends(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("`mine`"), "{}", run.stderr);
    let check = project.run(&["check", "--root", "mine"]).ends(0);
    assert_eq!(check.stderr, "0 个错误，0 个提醒\n");
    project.run(&["build", "--root", "mine"]).ends(0);
    let index = project.read("mine/output/index.html");
    assert!(index.contains("示例区规划看板"), "{index}");
    assert!(project.files("mine/output").contains_key("districts/shili.html"));
}

#[test]
fn it_holds_the_template_and_the_schemas() {
    let project = Project::empty();
    project.run(&["init", "mine"]).ends(0);
    let mut expected = template().files(".");
    for kind in FileKind::ALL {
        let path = format!(".planboard/schemas/{}.json", kind.name);
        expected.insert(path, kind.schema().into_bytes());
    }
    assert_eq!(project.files("mine"), expected);
}

/// The folder of the repository, as a project.
fn template() -> Project {
    Project::copy("templates/project")
}

#[test]
fn the_settings_name_every_schema_of_yaml_with_its_files() {
    let settings: Value = serde_json::from_str(&template().read(SETTINGS)).unwrap();
    let found = settings["yaml.schemas"].as_object().unwrap();
    let yaml = FileKind::ALL.iter().filter(|kind| kind.name != "document");
    let expected = yaml
        .map(|kind| (format!(".planboard/schemas/{}.json", kind.name), Value::from(kind.files)));
    assert_eq!(found.clone().into_iter().collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn the_example_says_that_it_is_one() {
    let template = template();
    for path in ["README.md", "content/site.yaml", "content/districts/shili/plan.md"] {
        assert!(template.read(path).contains("示例区并不存在"), "{path}");
    }
}

#[test]
fn the_draft_of_the_original_is_close_to_the_text() {
    let template = template();
    let draft = template.run(&["import", "text", "seeds/shili-plan.txt"]).ends(0).stdout;
    let text = template.read("content/districts/shili/plan.md");
    let body = text.split("---\n\n").nth(1).unwrap();
    assert_eq!(draft.replace("### 专栏1", "专栏1").trim(), body.trim());
}

#[test]
fn the_title_may_be_anything_that_can_be_typed() {
    for title in ["安平区规划看板", "a: b # c", "“引号”、\"引号\"和 \\", "- 3.50", " 空格 "]
    {
        let project = Project::empty();
        project.run(&["init", "mine", &format!("--title={title}")]).ends(0);
        project.run(&["build", "--root", "mine"]).ends(0);
        let plain = title.trim().replace('"', "&quot;");
        let index = project.read("mine/output/index.html");
        assert!(index.contains(&plain), "{title}: {index}");
        assert!(!project.read("mine/content/site.yaml").contains("示例区规划看板"), "{title}");
    }
    let project = Project::empty();
    let run = project.run(&["init", "mine", "--title", " "]).ends(2);
    assert!(run.stderr.contains("--title"), "{}", run.stderr);
    assert!(!project.path().join("mine").exists());
}

#[test]
fn a_folder_with_something_in_it_is_2_and_stays() {
    for path in ["mine/notes.txt", "mine/content/site.yaml", "mine/.vscode/a", "mine/READ.txt"] {
        let project = Project::empty();
        project.write(path, "mine");
        let before = project.files(".");
        let run = project.run(&["init", "mine"]).ends(2);
        assert_eq!(run.stdout, "");
        assert!(run.stderr.starts_with("planboard: 文件夹 `mine` 不是空的"), "{}", run.stderr);
        assert_eq!(project.files("."), before);
        let run = project.run(&["init", "mine", "--lang", "en"]).ends(2);
        assert!(run.stderr.contains("not empty"), "{}", run.stderr);
    }
}

#[test]
fn a_file_in_its_place_is_2_and_stays() {
    let project = Project::empty();
    project.write("mine", "a file");
    project.run(&["init", "mine"]).ends(2);
    assert_eq!(project.read("mine"), "a file");
}

#[test]
fn an_empty_folder_and_one_deep_down_will_do() {
    let project = Project::empty();
    project.make_folder("mine");
    for folder in ["mine", "deep/down/there"] {
        project.run(&["init", folder]).ends(0);
        project.run(&["check", "--root", folder]).ends(0);
    }
    let here = Project::empty();
    here.run(&["init", "."]).ends(0);
    here.run(&["build"]).ends(0);
}

#[test]
fn hidden_files_are_no_hindrance_and_stay() {
    let project = Project::empty();
    project.write("mine/.git/HEAD", "ref: refs/heads/main");
    project.write("mine/.hidden", "mine");
    project.run(&["init", "mine"]).ends(0);
    project.run(&["build", "--root", "mine"]).ends(0);
    assert_eq!(project.read("mine/.git/HEAD"), "ref: refs/heads/main");
    assert_eq!(project.read("mine/.hidden"), "mine");
    project.write("look/.git/HEAD", "ref: refs/heads/main");
    project.run(&["theme", "new", "look"]).ends(0);
}

#[test]
fn a_fresh_checkout_is_no_hindrance_and_stays() {
    let project = Project::empty();
    let theirs = [".git/HEAD", ".gitignore", "README.md", "LICENSE", "LICENSE-MIT", "COPYING.txt"];
    for path in theirs {
        project.write(path, "theirs");
    }
    let run = project.run(&["init", "."]).ends(0);
    assert!(run.stderr.contains("`.gitignore` 已经有了"), "{}", run.stderr);
    assert!(run.stderr.contains("/output/ ") && run.stderr.contains("PLANBOARD.md"));
    for path in theirs {
        assert_eq!(project.read(path), "theirs", "{path}");
    }
    assert_eq!(project.read("PLANBOARD.md"), template().read("README.md"));
    project.run(&["build"]).ends(0);
    // Once there is a project, there is something to write over.
    let before = project.files(".");
    project.run(&["init", "."]).ends(2);
    assert_eq!(project.files("."), before);
}

#[test]
fn git_leaves_out_what_is_made() {
    let ignored = template().read(".gitignore");
    let ignored: Vec<&str> = ignored.lines().collect();
    for made in ["/output/", "/review/", "/public/", "/.planboard/"] {
        assert!(ignored.contains(&made), "{made}");
    }
}

#[test]
fn a_new_theme_is_the_built_in_one() {
    let project = Project::empty();
    project.run(&["init", "."]).ends(0);
    project.run(&["build"]).ends(0);
    let run = project.run(&["theme", "new", "themes/ours"]).ends(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("`themes/ours`"), "{}", run.stderr);
    assert_eq!(project.files("themes/ours"), Project::copy("themes/default").files("."));
    project.run(&["build", "--theme", "themes/ours", "--out", "again"]).ends(0);
    assert_eq!(project.files("again"), project.files("output"));
    let site = project.read("content/site.yaml");
    project.write("content/site.yaml", site + "theme: themes/ours\n");
    project.replace("themes/ours/templates/base.html", "<body", "<body id=\"ours\"");
    project.run(&["build"]).ends(0);
    assert!(project.read("output/index.html").contains("id=\"ours\""), "it can be changed");
}

#[test]
fn a_theme_does_not_go_among_the_content() {
    let project = Project::copy("tests/faults/base");
    for folder in ["content/ours", "seeds/ours", "content"] {
        let said = project.run(&["theme", "new", folder, "--lang", "en"]).ends(2).stderr;
        assert!(said.contains("nothing was written"), "{said}");
    }
    project.run(&["theme", "new", "themes/ours"]).ends(0);
    project.run(&["check"]).ends(0);
}

#[test]
fn a_theme_is_not_written_over_another() {
    let project = Project::empty();
    project.write("ours/assets/site.css", "mine");
    let before = project.files(".");
    let run = project.run(&["theme", "new", "ours", "--lang", "en"]).ends(2);
    assert!(run.stderr.contains("`ours` is not empty"), "{}", run.stderr);
    assert_eq!((run.stdout.as_str(), project.files(".")), ("", before));
    project.write("file", "mine");
    project.run(&["theme", "new", "file"]).ends(2);
    assert_eq!(project.read("file"), "mine");
}
