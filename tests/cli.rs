//! The real program: exit codes, standard output and standard error, and what it leaves on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;

use planboard::diag::{Code, Group, Lang};
use serde_json::Value;

use crate::support::Project;

const BASE: &str = "tests/faults/base";
const OBSERVATIONS: &str = "content/districts/anping/observations.yaml";
const CATALOGUE: &str = "content/indicators/health-level.yaml";

/// A project with one error.
fn broken() -> Project {
    let project = Project::copy(BASE);
    project.replace(OBSERVATIONS, "value: 78.9", "value: 78。9");
    project
}

/// A project with one warning.
fn with_warning() -> Project {
    let project = Project::copy(BASE);
    let catalogue = project.read(CATALOGUE);
    let (_, entry) = catalogue.split_once("indicators:\n").expect("the catalogue has indicators");
    project.write(CATALOGUE, catalogue.clone() + &entry.replace("life-expectancy", "life-span"));
    project
}

#[test]
fn clean_content_is_0() {
    let project = Project::copy(BASE);
    let run = project.run(&["check"]).ends(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", "0 个错误，0 个提醒\n"));
    let run = project.run(&["build"]).ends(0);
    assert_eq!(run.stdout, "", "progress is no data");
    assert!(project.files("output").contains_key("index.html"));
}

#[test]
fn warnings_are_0_and_shown() {
    let project = with_warning();
    let run = project.run(&["check"]).ends(0);
    assert!(run.stdout.starts_with("提醒[unused-indicator]"), "{}", run.stdout);
    assert_eq!(run.stderr, "0 个错误，1 个提醒\n");
    let run = project.run(&["build"]).ends(0);
    let counted =
        "0 个错误，1 个提醒（unused-indicator 1；`planboard check` 逐条列出）\n网站已生成";
    assert!(run.stdout.is_empty() && run.stderr.starts_with(counted), "{}", run.stderr);
    assert!(project.files("output").contains_key("index.html"));
}

#[test]
fn errors_are_1_and_shown() {
    let project = broken();
    let check = project.run(&["check"]).ends(1);
    let place = format!("{OBSERVATIONS}:4:12");
    assert!(check.stdout.starts_with("错误[not-a-number]"), "{}", check.stdout);
    assert!(check.stdout.contains(&place), "{}", check.stdout);
    let counted = "1 个错误，0 个提醒\n";
    let rest = "写法有错，出处、数值和正文还没有核查；改好以后再运行一次\n";
    assert_eq!(check.stderr, format!("{counted}{rest}"));
    let build = project.run(&["build"]).ends(1);
    assert_eq!(build.stdout, "");
    let same = check.stdout + counted;
    assert!(build.stderr.starts_with(&same), "build and check show the same");
    assert_eq!(project.files("output"), BTreeMap::new());
}

#[test]
fn wrong_arguments_are_2() {
    let project = Project::copy(BASE);
    let wrong: &[&[&str]] = &[
        &[],
        &["biuld"],
        &["check", "--formt", "json"],
        &["check", "--format", "yaml"],
        &["--lang", "fr", "check"],
        &["explain", "unknown-key", "bad-id"],
    ];
    for args in wrong {
        let run = project.run(args).ends(2);
        assert_eq!(run.stdout, "", "{args:?}");
        assert!(run.stderr.contains("--help") || run.stderr.contains("Usage"), "{}", run.stderr);
    }
}

#[test]
fn no_content_is_2_and_leaves_the_site() {
    let project = Project::copy(BASE);
    project.run(&["build"]).ends(0);
    let site = project.files("output");
    project.remove("content");
    for command in ["check", "build"] {
        let run = project.run(&[command]).ends(2);
        assert_eq!(run.stdout, "");
        assert!(run.stderr.starts_with("planboard: "), "{}", run.stderr);
        assert!(run.stderr.contains("content"), "{}", run.stderr);
    }
    assert_eq!(project.files("output"), site);
}

#[test]
fn no_root_is_2() {
    let run = Project::empty().run(&["check", "--root", "nowhere"]).ends(2);
    assert!(run.stderr.contains("nowhere"), "{}", run.stderr);
}

#[test]
fn a_file_in_the_place_of_the_output_is_2() {
    let project = Project::copy(BASE);
    project.write("output", "a file of somebody else");
    let run = project.run(&["build"]).ends(2);
    assert!(run.stderr.contains("planboard: ") && run.stderr.contains("output"), "{}", run.stderr);
    assert_eq!(project.read("output"), "a file of somebody else");
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "whether the system keeps the right is for it to say"
)]
fn an_output_that_may_not_be_made_is_2() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::copy(BASE);
    project.make_folder("shut");
    let shut = project.path().join("shut");
    let allow = |mode| std::fs::set_permissions(&shut, PermissionsExt::from_mode(mode)).unwrap();
    allow(0o555);
    // The superuser may write anywhere.
    if std::fs::write(shut.join("probe"), "").is_err() {
        let run = project.run(&["build", "--out", "shut/site"]).ends(2);
        assert!(run.stderr.contains("shut"), "{}", run.stderr);
    }
    allow(0o755);
}

#[test]
fn a_theme_that_is_not_there_is_2_and_leaves_the_site() {
    let project = Project::copy(BASE);
    project.run(&["build"]).ends(0);
    let site = project.files("output");
    project.replace("content/site.yaml", "安平区规划看板", "另一个标题");
    let run = project.run(&["build", "--theme", "nowhere"]).ends(2);
    assert!(run.stderr.contains("nowhere"), "{}", run.stderr);
    assert_eq!(project.files("output"), site);
}

#[test]
fn a_failed_build_leaves_the_last_site() {
    let project = Project::copy(BASE);
    project.run(&["build"]).ends(0);
    let site = project.files("output");
    assert!(site.len() > 5, "{:?}", site.keys());
    project.replace("content/site.yaml", "安平区规划看板", "另一个标题");
    project.replace(OBSERVATIONS, "value: 78.9", "value: 78。9");
    let run = project.run(&["build"]).ends(1);
    assert!(run.stderr.contains("原有的网站没有改动"), "{}", run.stderr);
    assert_eq!(project.files("output"), site);
    project.replace(OBSERVATIONS, "value: 78。9", "value: 78.9");
    project.run(&["build"]).ends(0);
    assert_ne!(project.files("output"), site, "the change shows once the fault is mended");
}

#[test]
fn the_root_may_be_elsewhere() {
    let project = Project::empty();
    project.add(BASE, "far/project");
    project.run(&["build", "--root", "far/project"]).ends(0);
    assert!(project.files("far/project/output").contains_key("index.html"));
    assert_eq!(project.files("output"), BTreeMap::new());
}

#[test]
fn content_that_nothing_can_show_is_no_crash() {
    let project = Project::copy(BASE);
    let district = project.read("content/districts/anping/district.yaml");
    let population = "population:\n  year: 2022\n  value: 74.1\n  unit: 万人\n  cite: { document: yearbook, quote: 人口 }\n";
    project.write("content/districts/anping/district.yaml", district + population);
    project.run(&["build"]).ends(1);
}

#[test]
fn explain_lists_every_code() {
    let run = Project::empty().run(&["explain"]).ends(0);
    assert_eq!(run.stderr, "");
    let rows: Vec<&str> = run.stdout.lines().filter_map(|line| line.strip_prefix("  ")).collect();
    let listed: Vec<&str> = rows.iter().map(|row| row.split(' ').next().unwrap()).collect();
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    assert_eq!(listed, codes);
    for (row, code) in rows.iter().zip(Code::ALL) {
        assert!(row.ends_with(code.summary(Lang::Zh)), "{row}");
    }
}

#[test]
fn explain_lists_codes_by_group_in_columns() {
    for (args, lang) in [(&["explain"][..], Lang::Zh), (&["--lang", "en", "explain"], Lang::En)] {
        let run = Project::empty().run(args).ends(0);
        let titles: Vec<&str> =
            run.stdout.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect();
        let expected: Vec<&str> = Group::ALL.iter().map(|group| group.title(lang)).collect();
        assert_eq!(titles, expected);
        let rows = run.stdout.lines().filter(|line| line.starts_with(' '));
        let start = |row: &str, word: &str| row.split_once(word).map(|(t, _)| t.chars().count());
        let columns = |row: &str, code: &Code| {
            let (zh, en) = match code {
                code if code.is_fixed() => (" 固定 ", " fixed "),
                code if code.is_off() => (" 关闭 ", " off "),
                _ => (" 可调 ", " open "),
            };
            let rule = if lang == Lang::Zh { zh } else { en };
            let severity = format!(" {} ", code.severity().word(lang));
            [start(row, &severity), start(row, rule), start(row, code.summary(lang))]
        };
        let columns: BTreeSet<_> = rows.zip(Code::ALL).map(|(row, c)| columns(row, c)).collect();
        assert_eq!(columns.len(), 1, "{columns:?}");
        assert!(columns.iter().flatten().all(Option::is_some), "{columns:?}");
    }
}

#[test]
fn explain_prints_the_page_of_a_code() {
    for code in Code::ALL {
        let run = Project::empty().run(&["explain", code.name()]).ends(0);
        assert_eq!(run.stderr, "");
        assert!(run.stdout.starts_with(&format!("{}：", code.name())), "{}", run.stdout);
        assert!(run.stdout.ends_with('\n'));
        let english = Project::empty().run(&["explain", code.name(), "--lang", "en"]).ends(0);
        assert!(english.stdout.starts_with(&format!("{}: ", code.name())), "{}", english.stdout);
    }
}

#[test]
fn explain_takes_old_names_and_says_the_new_ones() {
    for (old, code) in Code::old_names() {
        let run = Project::empty().run(&["explain", old]).ends(0);
        assert_eq!(run.stderr, format!("代码 `{old}` 已改名为 `{}`\n", code.name()));
        assert_eq!(run.stdout, code.explain(Lang::Zh));
        assert!(Code::by_name(old).is_none(), "`{old}` is a code again");
    }
}

#[test]
fn explain_of_an_unknown_code_is_2() {
    let run = Project::empty().run(&["explain", "unknown-kee"]).ends(2);
    assert_eq!(run.stdout, "");
    assert_eq!(run.stderr, "planboard: 没有代码 `unknown-kee`；是不是 `unknown-key`？\n");
    let run = Project::empty().run(&["explain", "nothing"]).ends(2);
    assert_eq!(run.stderr, "planboard: 没有代码 `nothing`\n");
}

#[test]
fn a_closed_pipe_is_success() {
    let project = broken();
    for args in [&["explain"][..], &["explain", "unknown-key"], &["check", "--format", "json"]] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = project.command(args).stdout(writer).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{args:?}");
        assert_eq!(String::from_utf8(ended.stderr).unwrap(), "", "{args:?}");
    }
}

#[test]
fn a_build_that_succeeds_has_built_even_if_nobody_reads_its_notes() {
    let project = Project::copy(BASE);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ended = project.command(&["build"]).stderr(writer).output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
    assert!(project.files("output").contains_key("index.html"));
}

#[test]
fn json_is_one_object_a_line_with_places() {
    let project = broken();
    project.replace("content/site.yaml", "2025-12-31", "2025年底");
    let run = project.run(&["check", "--format", "json"]).ends(1);
    assert_eq!(run.stderr, "");
    let findings: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let codes: Vec<&str> = findings.iter().map(|f| f["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["not-a-number", "bad-date"]);
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let expected = ["code", "severity", "message", "place", "others", "hints"];
    assert_eq!(keys(&findings[0]), expected.map(str::to_owned).into());
    assert_eq!(findings[0]["severity"], "error");
    assert_eq!(findings[0]["message"], "`78。9` 不是数值");
    assert!(findings[0]["hints"][0].as_str().unwrap().contains("U+3002"));
    assert!(findings[0]["hints"][1].as_str().unwrap().contains("3.50"));
    let place = &findings[0]["place"];
    let number = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    assert_eq!(place["file"], OBSERVATIONS);
    assert_eq!([number("line"), number("column")], [4, 12]);
    assert_eq!([number("end_line"), number("end_column")], [4, 16]);
    let text = project.read(OBSERVATIONS);
    assert_eq!(text.get(number("start_byte")..number("end_byte")), Some("78。9"));
}

#[test]
fn json_of_clean_content_is_empty() {
    let run = Project::copy(BASE).run(&["check", "--format", "json"]).ends(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
}

#[test]
fn messages_can_be_english() {
    let is_chinese = |text: &str| text.chars().any(|c| ('一'..='鿿').contains(&c));
    let project = broken();
    for args in [&["--lang", "en", "check"], &["check", "--lang", "en"]] {
        let run = project.run(args).ends(1);
        assert!(run.stdout.starts_with("error[not-a-number]: `78。9` is not a value\n"));
        assert!(run.stdout.contains("hint: "), "{}", run.stdout);
        assert!(run.stderr.starts_with("1 error, 0 warnings\n"), "{}", run.stderr);
        assert!(!is_chinese(&(run.stdout.clone() + &run.stderr)), "{}", run.stdout);
    }
    let run = project.run(&["explain", "--lang", "en"]).ends(0);
    assert!(!is_chinese(&run.stdout), "{}", run.stdout);
    let run = project.run(&["explain", "nothing", "--lang", "en"]).ends(2);
    assert_eq!(run.stderr, "planboard: there is no code `nothing`\n");
}

#[test]
fn colours_are_for_terminals_only() {
    let project = broken();
    for no_colour in [None, Some("1")] {
        let mut command = project.command(&["check"]);
        command.env("TERM", "xterm-256color").env("CLICOLOR_FORCE", "1");
        command.envs(no_colour.map(|value| ("NO_COLOR", value)));
        let ended = command.output().unwrap();
        assert_eq!(ended.status.code(), Some(1));
        assert!(!ended.stdout.contains(&0x1b), "{}", String::from_utf8_lossy(&ended.stdout));
    }
}

#[test]
fn the_rest_of_the_environment_changes_nothing() {
    let project = broken();
    let plain = project.run(&["check"]).ends(1);
    for (name, value) in [("LC_TIME", "en_US.UTF-8"), ("TZ", "Asia/Shanghai"), ("COLUMNS", "20")] {
        let ended = project.command(&["check"]).env(name, value).output().unwrap();
        let said = [ended.stdout, ended.stderr].map(|text| String::from_utf8(text).unwrap());
        assert_eq!(said, [&*plain.stdout, &*plain.stderr], "{name}={value}");
    }
}

#[test]
fn help_mentions_every_command() {
    let project = Project::empty();
    let run = project.run(&["--lang", "en", "--help"]).ends(0);
    assert_eq!(run.stderr, "");
    let (_, commands) = run.stdout.split_once("Commands:\n").unwrap();
    let (commands, _) = commands.split_once("\n\n").unwrap();
    let names: Vec<&str> = commands.lines().filter_map(|l| l.split_whitespace().next()).collect();
    for name in ["build", "check", "explain", "init", "schema", "import"] {
        assert!(names.contains(&name), "{names:?}");
    }
    for name in names.into_iter().filter(|name| *name != "help") {
        let help = project.run(&["--lang", "en", name, "--help"]).ends(0);
        assert!(help.stdout.contains("Usage: planboard"), "{}", help.stdout);
        let help = project.run(&[name, "--help"]).ends(0);
        assert!(help.stdout.contains("用法: planboard"), "{}", help.stdout);
    }
    let version = project.run(&["--version"]).ends(0);
    assert_eq!(version.stdout, concat!("planboard ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn import_prints_a_draft() {
    let project = Project::copy(BASE);
    let run = project.run(&["import", "text", "seeds/anping-plan.txt"]).ends(0);
    assert!(run.stdout.contains("安平区卫生健康规划"), "{}", run.stdout);
    let run = project.run(&["import", "text", "seeds/nowhere.txt"]).ends(2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("seeds/nowhere.txt"), "{}", run.stderr);
}

#[test]
fn import_counts_letters_that_look_like_others() {
    let project = Project::copy(BASE);
    project.write("seeds/anping-plan.txt", "⼀、⼈均预期寿命。\n".repeat(7));
    let run = project.run(&["import", "text", "seeds/anping-plan.txt"]).ends(1);
    assert!(run.stdout.contains("⼀、⼈均"), "{}", run.stdout);
    assert_eq!(run.stderr.matches("有 2 个字").count(), 5, "{}", run.stderr);
    for says in ["`⼀`（U+2F00）不是 `一`（U+4E00）", "共 14 个，在 7 行里", "\n1 处需要人工核对\n"]
    {
        assert!(run.stderr.contains(says), "{}", run.stderr);
    }
}
