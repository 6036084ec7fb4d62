//! Findings for programs: JSON, commands of GitHub Actions, SARIF.
#![expect(clippy::indexing_slicing, reason = "what a JSON value does not have is null")]

use std::collections::BTreeSet;

use crate::support::Project;
use planboard::diag::{Code, Finding, Lang, Severity, Sources, Span, Suppressed, github, sarif};
use planboard::say;
use serde_json::Value;

const BASE: &str = "tests/faults/base";
const CATALOGUE: &str = "content/indicators/health-level.yaml";
const OBSERVATIONS: &str = "content/districts/anping/observations.yaml";

/// A project with an error, a warning and a finding that is set aside, in files with a byte order mark and Chinese names.
fn project() -> Project {
    let project = Project::copy(BASE);
    let catalogue = project.read(CATALOGUE);
    let (_, entry) = catalogue.split_once("indicators:\n").expect("the catalogue has indicators");
    let spare = |id: &str| entry.replace("life-expectancy", id);
    project.write(
        CATALOGUE,
        format!("\u{feff}{catalogue}{}{}", spare("life-span"), spare("years-left")),
    );
    project.write(
        "content/site.yaml",
        project.read("content/site.yaml")
            + "checks:\n  allow:\n    - code: unused-indicator\n      file: content/indicators/health-level.yaml\n      words: life-span\n      reason: 数据{待}补\n",
    );
    let observations =
        project.read(OBSERVATIONS).replace("2022年达到78.9岁", "'2022年达到78。9{岁}'");
    project.remove(OBSERVATIONS);
    project.write(
        "content/districts/anping/observations 快报,1.yaml",
        format!("\u{feff}{observations}"),
    );
    project
}

/// Findings at every kind of place.
fn findings(sources: &mut Sources) -> Vec<Finding> {
    let text = "甲：乙\n第二行，100%\n末行\n";
    let file = sources.add("content/甲,乙:丙 %.md".into(), text.into());
    let other = sources.add("seeds/原件.txt".into(), text.into());
    let span = |words: &str| {
        let at = text.find(words).expect("the words are there");
        sources.span(file, at, at + words.len())
    };
    let mut note = Finding::new(Code::UnusedIndicator, span("末行"), say!("备注", "note"));
    note.severity = Severity::Note;
    vec![
        Finding::new(Code::QuoteNotFound, span("乙"), say!("只有{{0}}：“100%”,\r\n两行", "a"))
            .hint(say!("改成 50%", "b"))
            .other(sources.span(other, 0, 3), say!("在{{这里}}", "here")),
        Finding::new(Code::NumbersOutOfOrder, span("行，100%\n末"), say!("跨行", "lines")),
        note,
        Finding::new(Code::EmptyFile, Span::whole_file(other), say!("空的", "empty")),
    ]
}

#[test]
fn github_commands_are_escaped() {
    let mut sources = Sources::default();
    let findings = findings(&mut sources);
    let lines = |lang, base| -> Vec<String> {
        github(&sources, &findings, lang, base).lines().map(str::to_owned).collect()
    };
    assert_eq!(
        lines(Lang::Zh, "站/"),
        [
            "::error file=站/content/甲%2C乙%3A丙 %25.md,line=1,endLine=1,col=3,endColumn=4,title=quote-not-found::只有{0}：“100%25”,\\r\\n两行%0A提示：改成 50%25%0A站/seeds/原件.txt:1:1 在{这里}",
            "::warning file=站/content/甲%2C乙%3A丙 %25.md,line=2,endLine=3,title=numbers-out-of-order::跨行",
            "::notice file=站/content/甲%2C乙%3A丙 %25.md,line=3,endLine=3,col=1,endColumn=3,title=unused-indicator::备注",
            "::error file=站/seeds/原件.txt,title=empty-file::空的",
        ]
    );
    assert_eq!(
        lines(Lang::En, "").first().map(String::as_str),
        Some(
            "::error file=content/甲%2C乙%3A丙 %25.md,line=1,endLine=1,col=3,endColumn=4,title=quote-not-found::a%0Ahint: b%0Aseeds/原件.txt:1:1 here"
        )
    );
}

/// The properties that an object of SARIF may have here, and those it must have.
const SHAPES: &[(&str, &str, &str)] = &[
    ("", "$schema version runs", "version runs"),
    ("runs", "tool language columnKind originalUriBaseIds results", "tool results"),
    ("tool", "driver", "driver"),
    ("driver", "name version semanticVersion language rules", "name version rules"),
    ("rules", "id shortDescription fullDescription help defaultConfiguration", "id"),
    ("defaultConfiguration", "level", "level"),
    (
        "results",
        "ruleId ruleIndex level message locations relatedLocations suppressions",
        "ruleId ruleIndex level message locations suppressions",
    ),
    ("locations", "physicalLocation", "physicalLocation"),
    ("relatedLocations", "id physicalLocation message", "id physicalLocation"),
    ("location", "physicalLocation", "physicalLocation"),
    ("physicalLocation", "artifactLocation region", "artifactLocation"),
    ("artifactLocation", "uri uriBaseId", "uri uriBaseId"),
    (
        "region",
        "startLine startColumn endLine endColumn byteOffset byteLength",
        "startLine startColumn endLine endColumn byteOffset byteLength",
    ),
    ("suppressions", "kind justification location", "kind justification"),
    ("originalUriBaseIds", "SRCROOT", "SRCROOT"),
    ("SRCROOT", "description", ""),
    ("description", "text", "text"),
    ("message", "text", "text"),
    ("shortDescription", "text", "text"),
    ("fullDescription", "text", "text"),
    ("help", "text", "text"),
];

/// What is wrong with the shape of a value, which is an object under a key or an item of a list under it.
fn wrong_shape(key: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| wrong_shape(key, item)).collect(),
        Value::Object(map) => {
            let shape = SHAPES.iter().find(|(name, _, _)| *name == key);
            let Some((_, may, must)) = shape else { return vec![format!("`{key}` is no object")] };
            let may: Vec<&str> = may.split(' ').collect();
            let strange = map.keys().filter(|k| !may.contains(&k.as_str()));
            let lost = must.split_whitespace().filter(|k| !map.contains_key(*k));
            let wrong = strange.map(|k| format!("{key}: {k}"));
            let wrong = wrong.chain(lost.map(|k| format!("{key} without {k}")));
            wrong.chain(map.iter().flat_map(|(k, v)| wrong_shape(k, v))).collect()
        }
        Value::Null => vec![format!("`{key}` is null")],
        _ => Vec::new(),
    }
}

/// Parses a log and looks at all that must hold for any.
fn sound(log: &str) -> Value {
    let log: Value = serde_json::from_str(log).expect("the log is JSON");
    assert_eq!(wrong_shape("", &log), Vec::<String>::new());
    assert_eq!(log["version"], "2.1.0");
    assert_eq!(list(&log["runs"]).len(), 1);
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let (rules, results) = (list(&run["tool"]["driver"]["rules"]), list(&run["results"]));
    let code = |value: &Value| Code::by_name(value.as_str().expect("an id")).expect("a code");
    let order: Vec<Code> = rules.iter().map(|rule| code(&rule["id"])).collect();
    let used: BTreeSet<Code> = results.iter().map(|result| code(&result["ruleId"])).collect();
    assert_eq!(order, used.into_iter().collect::<Vec<_>>(), "each code that occurs, in order");
    rules.iter().for_each(sound_rule);
    for result in results {
        sound_result(result);
        let index = result["ruleIndex"].as_u64().and_then(|n| usize::try_from(n).ok());
        let rule = index.and_then(|n| rules.get(n)).expect("a rule");
        assert_eq!(result["ruleId"], rule["id"]);
    }
    log
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn text(value: &Value) -> &str {
    value["text"].as_str().expect("a text")
}

fn is_level(value: &Value) -> bool {
    ["error", "warning", "note"].iter().any(|level| value == *level)
}

fn sound_rule(rule: &Value) {
    assert!(is_level(&rule["defaultConfiguration"]["level"]), "{rule}");
    for key in ["shortDescription", "fullDescription", "help"] {
        let length = text(&rule[key]).chars().count();
        assert!((1..1000).contains(&length), "{rule}");
    }
}

fn sound_result(result: &Value) {
    assert!(is_level(&result["level"]), "{result}");
    let message = text(&result["message"]).replace("{{", "").replace("}}", "");
    assert!(!message.contains(['{', '}']), "single braces are placeholders: {message}");
    let related = list(&result["relatedLocations"]);
    let ids: Vec<_> = related.iter().map(|place| place["id"].as_u64()).collect();
    assert_eq!(ids, (1..).take(ids.len()).map(Some).collect::<Vec<_>>());
    assert!(list(&result["suppressions"]).iter().all(|s| s["kind"] == "external"));
    for place in list(&result["locations"]).iter().chain(related) {
        let artifact = &place["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact["uriBaseId"], "SRCROOT");
        let uri = artifact["uri"].as_str().expect("a reference");
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        assert!(uri.chars().all(is_plain) && !uri.starts_with('/'), "{uri}");
    }
}

#[test]
fn sarif_has_every_kind_of_place() {
    let mut sources = Sources::default();
    let findings = findings(&mut sources);
    let (aside, shown) = findings.split_last().expect("there are some");
    let aside = Suppressed {
        finding: aside.clone(),
        reason: "原文如此".into(),
        entry: shown.first().expect("there are some").primary.span,
    };
    for lang in [Lang::Zh, Lang::En] {
        let log = sound(&sarif(&sources, shown, std::slice::from_ref(&aside), lang, "站 1/"));
        let results = &log["runs"][0]["results"];
        let file = &results[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(*file, "%E7%AB%99%201/content/%E7%94%B2%2C%E4%B9%99%3A%E4%B8%99%20%25.md");
        assert_eq!(results[1]["locations"][0]["physicalLocation"]["region"]["endLine"], 3);
        assert_eq!(results[2]["level"], "note");
        let whole = &results[3]["locations"][0]["physicalLocation"];
        assert!(whole.get("region").is_none(), "{whole}");
        assert_eq!(results[3]["suppressions"][0]["justification"], "原文如此");
        assert_eq!(results[0]["suppressions"], Value::Array(Vec::new()));
    }
    let empty = sound(&sarif(&sources, &[], &[], Lang::Zh, ""));
    assert_eq!(empty["runs"][0]["results"], Value::Array(Vec::new()));
}

/// The words at some bytes of a file.
fn words(project: &Project, file: &str, start: &Value, length: u64) -> String {
    let start = start.as_u64().expect("a number of bytes");
    let bytes = project.files(".").remove(file).expect("the file is there");
    let bytes = (0..).zip(bytes).filter(|(n, _)| (start..start + length).contains(n));
    String::from_utf8(bytes.map(|(_, b)| b).collect()).expect("whole letters")
}

#[test]
fn bytes_are_those_of_the_file_on_the_disk() {
    let project = project();
    let file = "content/districts/anping/observations 快报,1.yaml";
    let run = project.run(&["check", "--format", "json"]).ends(1);
    let first: Value =
        run.stdout.lines().next().and_then(|l| serde_json::from_str(l).ok()).unwrap();
    let place = &first["place"];
    assert_eq!(place["file"], file);
    let length = place["end_byte"].as_u64().unwrap() - place["start_byte"].as_u64().unwrap();
    let found = words(&project, file, &place["start_byte"], length);
    assert_eq!(found, "'2022年达到78。9{岁}'");
    let log = sound(&project.run(&["check", "--format", "sarif"]).ends(1).stdout);
    let region = &log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    let length = region["byteLength"].as_u64().unwrap();
    assert_eq!(words(&project, file, &region["byteOffset"], length), found);
    assert_eq!((&region["startLine"], &region["startColumn"]), (&place["line"], &place["column"]));
}

#[test]
fn what_is_set_aside_is_counted_for_people_and_kept_in_sarif() {
    let project = project();
    let run = project.run(&["check"]).ends(1);
    assert!(
        run.stderr.ends_with("1 个错误，1 个提醒；另有 1 条按 site.yaml 不报\n"),
        "{}",
        run.stderr
    );
    assert!(!run.stdout.contains("life-span"), "{}", run.stdout);
    let run = project.run(&["check", "--lang", "en"]).ends(1);
    assert!(run.stderr.ends_with("1 error, 1 warning; 1 more suppressed in site.yaml\n"));
    for format in ["json", "github"] {
        let run = project.run(&["check", "--format", format]).ends(1);
        assert_eq!(run.stdout.lines().count(), 2, "{}", run.stdout);
        assert_eq!(run.stderr, "");
    }
    let log = sound(&project.run(&["check", "--format", "sarif"]).ends(1).stdout);
    let results = log["runs"][0]["results"].as_array().unwrap();
    let aside: Vec<&Value> =
        results.iter().filter(|r| r["suppressions"].get(0).is_some()).collect();
    let [aside] = aside.as_slice() else { panic!("one is set aside: {results:?}") };
    assert_eq!(results.len(), 3);
    assert_eq!(aside["ruleId"], "unused-indicator");
    assert_eq!(aside["suppressions"][0]["justification"], "数据{待}补");
    let entry = &aside["suppressions"][0]["location"]["physicalLocation"]["region"];
    assert_eq!(entry["startLine"], 6);
}

#[test]
fn paths_start_where_the_program_runs() {
    let project = Project::empty();
    project.add(BASE, "site/far");
    project.replace(&format!("site/far/{OBSERVATIONS}"), "78.9", "78。9");
    for root in ["site/far", "./site/far/"] {
        let run = project.run(&["check", "--format", "github", "--root", root]).ends(1);
        assert!(run.stdout.starts_with("::error file=site/far/content/"), "{}", run.stdout);
        let run = project.run(&["check", "--format", "sarif", "--root", root]).ends(1);
        assert!(run.stdout.contains("\"site/far/content/districts/"), "{}", run.stdout);
    }
    let absolute = project.path().join("site/far");
    let run = project.run(&["check", "--format", "github", "--root", absolute.to_str().unwrap()]);
    assert!(run.stdout.starts_with("::error file=content/"), "{}", run.stdout);
}

#[test]
fn strict_lets_warnings_fail_and_notes_pass() {
    let project = Project::copy(BASE);
    project.run(&["check", "--strict"]).ends(0);
    let catalogue = project.read(CATALOGUE);
    let (_, entry) = catalogue.split_once("indicators:\n").expect("the catalogue has indicators");
    project.write(CATALOGUE, catalogue.clone() + &entry.replace("life-expectancy", "life-span"));
    project.run(&["check"]).ends(0);
    project.run(&["check", "--strict"]).ends(1);
    let site = project.read("content/site.yaml");
    let level = "checks:\n  levels: [{ code: unused-indicator, level: note, reason: 待补 }]\n";
    project.write("content/site.yaml", site.clone() + level);
    let run = project.run(&["check", "--strict"]).ends(0);
    assert!(run.stderr.ends_with("0 个错误，0 个提醒，1 条备注\n"), "{}", run.stderr);
    project.run(&["build"]).ends(0);
    let level = "checks:\n  levels: [{ code: unused-indicator, level: error }]\n";
    project.write("content/site.yaml", site + level);
    project.run(&["check"]).ends(1);
    project.run(&["build"]).ends(1);
}
