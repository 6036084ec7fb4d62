//! How the program speaks: languages, colours, how much, which findings, and paths that lead to their files.

use crate::support::Project;

const BASE: &str = "tests/faults/base";
const OBSERVATIONS: &str = "content/districts/anping/observations.yaml";
const CATALOGUE: &str = "content/indicators/health-level.yaml";

/// A project with an error, which comes first by its place, and a warning.
fn broken() -> Project {
    let project = Project::copy(BASE);
    let catalogue = project.read(CATALOGUE);
    let (_, entry) = catalogue.split_once("indicators:\n").expect("the catalogue has indicators");
    project.write(CATALOGUE, catalogue.clone() + &entry.replace("life-expectancy", "life-span"));
    project.replace(OBSERVATIONS, "value: 78.9", "value: 78.8");
    project
}

#[test]
fn errors_are_last_where_the_eye_is() {
    let run = broken().run(&["check"]).ends(1);
    let at = |words: &str| run.stdout.find(words).unwrap_or_else(|| panic!("{}", run.stdout));
    assert!(at("提醒[unused-indicator]") < at("错误[value-not-in-quote]"), "{}", run.stdout);
    assert_eq!(run.stderr, "1 个错误，1 个提醒\n");
}

#[test]
fn a_build_draws_errors_and_counts_the_rest_unless_all_is_asked_for() {
    let project = broken();
    let run = project.run(&["build"]).ends(1);
    assert!(run.stderr.starts_with("错误[value-not-in-quote]"), "{}", run.stderr);
    let counted =
        "1 个错误，1 个提醒（unused-indicator 1；`planboard check` 逐条列出）\n没有生成网站";
    assert!(run.stderr.contains(counted), "{}", run.stderr);
    assert!(!run.stderr.contains("提醒["), "{}", run.stderr);
    let run = project.run(&["build", "--verbose"]).ends(1);
    assert!(run.stderr.starts_with("提醒[unused-indicator]"), "{}", run.stderr);
    assert!(run.stderr.contains("1 个错误，1 个提醒\n"), "{}", run.stderr);
}

#[test]
fn quiet_runs_say_what_fails_and_nothing_else() {
    let project = broken();
    let run = project.run(&["check", "--quiet"]).ends(1);
    assert!(run.stdout.starts_with("错误[value-not-in-quote]"), "{}", run.stdout);
    assert_eq!(run.stderr, "");
    let run = project.run(&["check", "-q", "--strict"]).ends(1);
    assert!(run.stdout.starts_with("提醒[unused-indicator]"), "{}", run.stdout);
    project.replace(OBSERVATIONS, "value: 78.8", "value: 78.9");
    for command in ["check", "build"] {
        let run = project.run(&[command, "-q"]).ends(0);
        assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    }
    let run = project.run(&["init", "content", "-q"]).ends(2);
    assert!(run.stderr.starts_with("planboard: "), "{}", run.stderr);
    project.run(&["check", "-q", "-v"]).ends(2);
}

#[test]
fn some_findings_may_be_asked_for_and_the_exit_code_speaks_of_all() {
    let project = broken();
    for (args, first) in [
        (&["--code", "unused-indicator"][..], Some("提醒[unused-indicator]")),
        (&["--district", "anping"], Some("错误[value-not-in-quote]")),
        (&["--district", "anping", "--code", "unused-indicator"], None),
        (&["--code", "bad-id"], None),
    ] {
        let run = project.run(&[&["check"], args].concat()).ends(1);
        let shown = usize::from(first.is_some());
        assert!(run.stdout.starts_with(first.unwrap_or_default()), "{args:?} {}", run.stdout);
        assert_eq!(run.stdout.matches("]: ").count() + run.stdout.matches("]：").count(), shown);
        assert_eq!(run.stderr, format!("列出 {shown} 条；全部内容有 1 个错误，1 个提醒\n"));
        let json = project.run(&[&["check", "--format", "json"], args].concat()).ends(1);
        assert_eq!(json.stdout.lines().count(), shown, "{args:?} {}", json.stdout);
    }
    let both = ["check", "--code", "value-not-in-quote", "--code", "unused-indicator"];
    assert!(project.run(&both).ends(1).stderr.starts_with("列出 2 条"));
    for (args, said) in [
        (["check", "--code", "unused-indicater"], "是不是 `unused-indicator`？"),
        (["check", "--district", "anpin"], "是不是 `anping`？"),
    ] {
        let run = project.run(&args).ends(2);
        assert!(run.stdout.is_empty() && run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn colours_are_as_asked_for() {
    let project = broken();
    let colour = |args: &[&str], name: &str| {
        let ended = project.command(args).env(name, "1").output().expect("run the program");
        let has = |text: &[u8]| text.contains(&0x1b);
        (has(&ended.stdout), has(&ended.stderr))
    };
    for command in ["check", "build"] {
        let both = (command == "check", command == "build");
        assert_eq!(colour(&[command, "--color", "always"], "NO_COLOR"), both);
        assert_eq!(colour(&[command, "--colour=always"], "NOTHING"), both);
        for when in ["auto", "never"] {
            assert_eq!(colour(&[command, "--color", when], "CLICOLOR_FORCE"), (false, false));
        }
    }
}

/// On a terminal there are colours, but on one that knows none; `script` gives a program a terminal.
#[test]
fn terminals_have_colours_unless_they_are_dumb() {
    let project = broken();
    for (variables, is_coloured) in [
        (&[("TERM", "xterm")][..], true),
        (&[], true),
        (&[("TERM", "dumb")], false),
        (&[("TERM", "xterm"), ("NO_COLOR", "1")], false),
    ] {
        let mut script = std::process::Command::new("script");
        let check = format!("{} check", env!("CARGO_BIN_EXE_planboard"));
        script.args(["-qec", &check, "/dev/null"]).current_dir(project.path()).env_clear();
        script.envs(variables.iter().copied()).stdin(std::process::Stdio::null());
        // Not every machine has it.
        let Ok(ended) = script.output() else { return };
        let found = ended.stdout.windows(2).any(|pair| pair == b"\x1b[");
        assert_eq!(found, is_coloured, "{variables:?}: {}", String::from_utf8_lossy(&ended.stdout));
    }
}

#[test]
fn the_language_is_that_which_is_nearest_to_who_asks() {
    let project = Project::empty();
    for (lang, own, variables, is_english) in [
        (None, None, &[][..], false),
        (None, None, &[("LANG", "en_US.UTF-8")], true),
        (None, None, &[("LANG", "zh_CN.UTF-8")], false),
        (None, None, &[("LANG", "fr_FR.UTF-8")], true),
        (None, None, &[("LANG", "C.UTF-8")], false),
        (None, None, &[("LANG", "POSIX")], false),
        (None, None, &[("LANG", "en_US.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], false),
        (None, None, &[("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en_GB")], true),
        (None, None, &[("LANG", "en_GB"), ("LC_ALL", "")], true),
        (None, Some("zh"), &[("LANG", "en_US.UTF-8")], false),
        (None, Some("EN"), &[("LC_ALL", "zh_CN.UTF-8")], true),
        (Some("--lang=zh"), Some("en"), &[("LANG", "en_US.UTF-8")], false),
        (Some("--lang=en"), Some("zh"), &[], true),
        (Some("--lang=en"), Some("klingon"), &[], true),
    ] {
        for (args, english) in
            [(["explain", "nothing"], "no code"), (["check", "--help"], "Usage:")]
        {
            let mut command = project.command(&args);
            command.args(lang).envs(variables.iter().copied());
            command.envs(own.map(|own| ("PLANBOARD_LANG", own)));
            let ended = command.output().expect("run the program");
            let said = String::from_utf8([ended.stdout, ended.stderr].concat()).expect("UTF-8");
            assert_eq!(
                said.contains(english),
                is_english,
                "{lang:?} {own:?} {variables:?}: {said}"
            );
        }
    }
    let unknown = project.command(&["explain"]).env("PLANBOARD_LANG", "fr").output().unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    assert!(String::from_utf8(unknown.stderr).unwrap().contains("`PLANBOARD_LANG` 是 `fr`"));
}

#[test]
fn it_is_told_how_long_each_stage_took() {
    let project = Project::copy(BASE);
    // The words of each line, and how much the stage did; seconds are whatever they are.
    let lines = |args: &[&str]| -> Vec<(String, Option<usize>)> {
        let run = project.run(args).ends(0);
        let lines = run.stderr.lines().filter_map(|line| line.strip_suffix(" s")).map(|line| {
            let (words, seconds) = line.rsplit_once(' ').expect("seconds stand last");
            assert!(seconds.parse::<f64>().is_ok_and(|seconds| seconds >= 0.0), "{line}");
            let words = words.trim_end();
            match words.rsplit_once(' ').map(|(words, done)| (words, done.parse())) {
                Some((words, Ok(done))) => (words.trim_end().to_owned(), Some(done)),
                _ => (words.to_owned(), None),
            }
        });
        lines.collect()
    };
    let stage = |name: &str, done| (name.to_owned(), done);
    let files = Some(project.files("content").len());
    let check = lines(&["check", "--timings"]);
    assert_eq!(check, [stage("读取文件", files), stage("核对区县", Some(1)), stage("合计", None)]);
    let build = lines(&["build", "--timings", "--lang", "en"]);
    let names: Vec<&str> = build.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "comparing with the last build",
        "reading files",
        "checking districts",
        "arranging pages",
        "making pages",
        "writing to the disk",
        "in all",
    ];
    assert_eq!(names, expected);
    assert!(build.get(4).is_some_and(|(_, pages)| pages.is_some_and(|pages| pages > 10)));
    let again = lines(&["build", "--timings"]);
    assert_eq!(again, [stage("与上次对照", None), stage("合计", None)]);
    assert_eq!(lines(&["build"]), []);
}

#[test]
fn where_no_project_is_the_way_to_one_is_told() {
    let project = Project::empty();
    for command in ["check", "build"] {
        let run = project.run(&[command]).ends(2);
        let told = "planboard: `.` 里没有 `content/`，不是项目文件夹；";
        assert!(run.stderr.starts_with(told), "{}", run.stderr);
        let run = project.run(&[command, "--root", "nowhere", "--lang", "en"]).ends(2);
        assert!(run.stderr.contains("`nowhere` has no `content/`"), "{}", run.stderr);
    }
    assert!(project.files(".").is_empty());
    project.write("plan.pdf", "%PDF-1.7 and so on");
    let run = project.run(&["import", "text", "plan.pdf"]).ends(2);
    assert!(run.stderr.contains("这是 PDF 文件，不是纯文本"), "{}", run.stderr);
    assert!(run.stderr.contains("`pdftotext -layout"), "{}", run.stderr);
    let run = project.run(&["verify", ".", "--manifest", "kept.json", "--lang", "en"]).ends(2);
    assert!(run.stderr.contains("cannot read `kept.json`"), "{}", run.stderr);
    let run = project.run(&["init", "新 项目"]).ends(0);
    assert!(run.stderr.contains("--root '新 项目'`"), "{}", run.stderr);
}

/// Each kind of slip has its sentence, in Chinese and in English.
#[test]
fn what_was_typed_wrong_is_said_in_the_language() {
    let project = Project::empty();
    for (args, chinese, english) in [
        (&["biuld"][..], "没有命令 `biuld`；是不是 `build`？", "'biuld'"),
        (&["chek"], "没有命令 `chek`；是不是 `check`？", "'chek'"),
        (&["import", "txt"], "没有命令 `txt`；是不是 `text`？", "'txt'"),
        (&["build", "--thme", "x"], "没有选项 `--thme`；是不是 `--theme`？", "'--thme'"),
        (&["check", "extra"], "多了 `extra`", "'extra'"),
        (
            &["check", "--format", "jsn"],
            "`--format <FORMAT>` 只能是 human、json、github、sarif，不能是 `jsn`；是不是 `json`？",
            "'jsn'",
        ),
        (&["check", "--lang", "fr"], "`--lang <LANG>` 只能是 zh、en，不能是 `fr`", "'fr'"),
        (&["build", "--wait"], "`--wait <SECONDS>` 后面缺少值", "'--wait"),
        (&["build", "--wait", "long"], "`--wait <SECONDS>` 要写整数，不能是 `long`", "'long'"),
        (&["build", "--quiet=3"], "`--quiet` 不带值", "'3'"),
        (&["check", "-q", "-v"], "`--quiet` 不能与 `--verbose` 同时用", "'--quiet'"),
        (&["build", "--out", "a", "--out", "b"], "`--out <DIR>` 只能写一次", "multiple times"),
        (&["verify"], "缺少 `<DIR>`\n\n用法: planboard verify <DIR>", "required"),
    ] {
        let run = project.run(args).ends(2);
        let (start, end) = (format!("planboard: {chinese}\n"), "\n说明见 --help\n");
        assert!(run.stderr.starts_with(&start) && run.stderr.ends_with(end), "{}", run.stderr);
        let told = project.command(args).env("PLANBOARD_LANG", "en").output().expect("it runs");
        let told = String::from_utf8(told.stderr).expect("UTF-8");
        assert!(told.starts_with("error: ") && told.contains(english), "{told}");
    }
}

#[test]
fn near_names_are_told_and_the_system_is_heard_in_chinese() {
    let project = Project::copy(BASE);
    for (args, said) in [
        (&["schema", "distrct"][..], "没有文件种类 `distrct`；是不是 `district`？"),
        (&["check", "--district", "elsewhere"], "没有区县 `elsewhere`；有 `anping`"),
        (&["verify", "nowhere"], "没有这个文件或文件夹（系统错误 2）"),
        (&["import", "text", "nowhere.txt"], "没有这个文件或文件夹（系统错误 2）"),
    ] {
        let run = project.run(args).ends(2);
        assert!(run.stderr.contains(said), "{}", run.stderr);
    }
}

#[test]
fn shells_complete_every_command() {
    let project = Project::empty();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = project.run(&["completions", shell]).ends(0).stdout;
        for word in ["check", "--district", "verify", "--manifest"] {
            assert!(script.contains(word.trim_start_matches('-')), "{shell}: {word}");
        }
    }
    project.run(&["completions", "edlin"]).ends(2);
    // A shell takes it: after `planboard ver` there is one word.
    let script = project.run(&["completions", "bash"]).ends(0).stdout;
    project.write("planboard.bash", script);
    let asked = "source planboard.bash; COMP_WORDS=(planboard ver); COMP_CWORD=1; \
        _planboard planboard ver planboard; echo \"${COMPREPLY[*]}\"";
    let mut bash = std::process::Command::new("bash");
    let ended = bash.args(["-c", asked]).current_dir(project.path()).output();
    let Ok(ended) = ended else { return };
    assert_eq!(String::from_utf8_lossy(&ended.stdout).trim(), "verify");
}

#[test]
fn the_manual_has_a_page_in_each_language() {
    let project = Project::empty();
    let page = project.run(&["man"]).ends(0).stdout;
    assert!(page.contains(".TH planboard 1") && page.contains("核查内容，生成网站"), "{page}");
    assert!(page.contains("\n.ad l\n.nh\n.SH 名称\n"), "{page}");
    let cut = |line: &&str| line.ends_with('，') && !line.starts_with('.');
    assert_eq!(page.lines().find(cut), None, "a line ends where the page would have a blank");
    let page = project.run(&["man", "check", "--lang", "en"]).ends(0).stdout;
    assert!(page.contains("Let warnings fail the check, too"), "{page}");
    let run = project.run(&["man", "chek"]).ends(2);
    assert!(run.stderr.contains("是不是 `check`？"), "{}", run.stderr);
}

#[test]
fn paths_lead_to_their_files_from_where_one_stands() {
    let project = Project::empty();
    project.add(BASE, "site/far");
    project.replace(&format!("site/far/{OBSERVATIONS}"), "78.9", "78。9");
    let absolute = project.path().join("site/far").display().to_string();
    for (from, root, base) in [
        ("", "site/far", "site/far/"),
        ("", "./site/far/", "site/far/"),
        ("site/far", ".", ""),
        ("site", "../site/far", "../site/far/"),
        ("site/far/content", "..", "../"),
        ("", &absolute, &format!("{absolute}/")),
    ] {
        for command in ["check", "build"] {
            let mut run = project.command(&[command, "--root", root]);
            let ended = run.current_dir(project.path().join(from)).output().expect("it runs");
            let said = String::from_utf8([ended.stdout, ended.stderr].concat()).expect("UTF-8");
            assert!(said.contains(&format!("--> {base}{OBSERVATIONS}:4:12\n")), "{root}: {said}");
        }
    }
}

#[test]
fn paths_of_a_theme_that_is_asked_for_lead_to_it() {
    let project = Project::empty();
    project.add(BASE, "site");
    project.run(&["theme", "new", "look"]).ends(0);
    project.replace("look/templates/units.html", "{{ t.units_about }}", "{{ t.units_about");
    let run = project.run(&["build", "--root", "site", "--theme", "look"]).ends(1);
    assert!(run.stderr.contains("--> look/templates/units.html"), "{}", run.stderr);
}
