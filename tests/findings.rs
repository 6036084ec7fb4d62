//! `docs/findings.md` against the program: codes, old names, levels, formats, keys and exit codes. `UPDATE=1` writes the
//! tables of codes.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads the page, and writes its tables when asked to"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::Project;
use planboard::diag::{Code, Lang, Severity};
use serde_json::Value;

const BASE: &str = "tests/faults/base";
const PLAN: &str = "content/districts/anping/plan.yaml";

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/findings.md")
}

fn page() -> String {
    std::fs::read_to_string(file()).expect("the page is there")
}

/// What stands below a heading, up to the next one of its level or above.
fn section<'a>(page: &'a str, heading: &str) -> &'a str {
    let (_, below) = page.split_once(&format!("\n{heading}\n")).expect("the page has the heading");
    let level = heading.chars().take_while(|c| *c == '#').count();
    let ends = (2..=level).map(|level| format!("\n{} ", "#".repeat(level)));
    let end = ends.filter_map(|end| below.find(&end)).min().unwrap_or(below.len());
    below.get(..end).expect("a heading starts a line")
}

/// What stands in backticks.
fn named(text: &str) -> BTreeSet<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The first cells of the rows of a table, without backticks.
fn first_cells(text: &str) -> Vec<String> {
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")).skip(2);
    rows.map(|row| row.split(" |").next().unwrap_or_default().replace('`', "")).collect()
}

/// A table as it is to stand below a heading: its rows are those of the program.
#[track_caller]
fn has_rows(heading: &str, start: &str, rows: &[String]) {
    let mut page = page();
    if std::env::var_os("UPDATE").is_some() {
        let below = section(&page, heading).to_owned();
        let mut lines: Vec<&str> = below.lines().filter(|line| !line.starts_with(start)).collect();
        let at = lines.iter().position(|line| line.starts_with("| ---")).expect("a table") + 1;
        lines.splice(at..at, rows.iter().map(String::as_str));
        let new: String = lines.iter().flat_map(|line| [line, "\n"]).collect();
        page = page.replace(&below, &new);
        std::fs::write(file(), &page).expect("write the page");
    }
    let found: Vec<&str> =
        section(&page, heading).lines().filter(|line| line.starts_with(start)).collect();
    assert_eq!(found, rows);
}

#[test]
fn every_code_has_a_row() {
    let row = |code: &Code| {
        let (name, severity) = (code.name(), code.severity().word(Lang::En));
        let rule = match code {
            code if code.is_fixed() => "fixed",
            code if code.is_off() => "off",
            _ => "open",
        };
        let [en, zh] = [Lang::En, Lang::Zh].map(|lang| code.summary(lang));
        format!(
            "| [`{name}`](codes/{name}.md) | {severity} | {rule} | {en} | [{zh}](codes/{name}.zh.md) |"
        )
    };
    has_rows("## All codes", "| [`", &Code::ALL.iter().map(row).collect::<Vec<_>>());
}

#[test]
fn every_old_name_has_a_row() {
    let row = |(old, code): (&str, Code)| {
        let name = code.name();
        format!("| `{old}` | [`{name}`](codes/{name}.md) |")
    };
    has_rows("## Old names", "| `", &Code::old_names().map(row).collect::<Vec<_>>());
}

#[test]
fn a_finding_reads_as_shown() {
    let page = page();
    let shown = section(&page, "## How a finding reads");
    let (_, shown) = shown.split_once("```text\n").expect("an example");
    let (shown, _) = shown.split_once("```").expect("the end of the example");
    let project = Project::copy(BASE);
    project.replace(PLAN, "nature: anticipatory", "natur: binding");
    let run = project.run(&["check", "--lang", "en"]).ends(1);
    assert_eq!(run.stdout, format!("{shown}\n"));
    assert!(run.stderr.starts_with("1 error, 0 warnings\n"), "{}", run.stderr);
}

#[test]
fn levels_are_those_of_the_program() {
    let words =
        [Severity::Error, Severity::Warning, Severity::Note].map(|level| level.word(Lang::En));
    let page = page();
    let told = named(section(&page, "## How a finding reads"));
    let rules = section(&page, "## Rules of a site");
    let rule = rules.lines().find(|line| line.starts_with("- `levels`")).expect("a line on levels");
    for word in words {
        assert!(told.contains(word) && named(rule).contains(word), "{word}");
        let project = Project::copy(BASE);
        let site = project.read("content/site.yaml");
        let level = format!(
            "checks: {{ levels: [{{ code: unused-indicator, level: {word}, reason: a }}] }}\n"
        );
        project.write("content/site.yaml", site + &level);
        project.run(&["check"]).ends(0);
    }
}

#[test]
fn formats_are_those_of_the_program() {
    let help = Project::empty().run(&["check", "--help", "--lang", "en"]).ends(0).stdout;
    let (_, values) = help.split_once("Possible values:").expect("the values of --format");
    let values = values.lines().map(str::trim).filter_map(|line| line.strip_prefix("- "));
    let values = values.map_while(|line| line.split_once(':').map(|(value, _)| value));
    let formats: BTreeSet<&str> = values.filter(|format| *format != "human").collect();
    let page = page();
    let below = section(&page, "## For programs");
    let commands = below.split("planboard check --format ").skip(1);
    let told: BTreeSet<&str> =
        commands.filter_map(|rest| rest.split(char::is_whitespace).next()).collect();
    assert_eq!(told, formats);
    let headings: BTreeSet<String> =
        below.lines().filter(|line| line.starts_with("### ")).flat_map(named).collect();
    assert_eq!(headings.iter().map(String::as_str).collect::<BTreeSet<_>>(), formats);
}

#[test]
fn keys_of_json_are_those_of_the_program() {
    let project = Project::copy(BASE);
    project.replace(PLAN, "nature: anticipatory", "natur: binding");
    let run = project.run(&["check", "--format", "json"]).ends(1);
    let finding: Value = serde_json::from_str(run.stdout.trim()).expect("one object");
    let keys = |value: &Value| -> BTreeSet<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    let page = page();
    let below = section(&page, "### `json`");
    assert_eq!(first_cells(below).into_iter().collect::<BTreeSet<_>>(), keys(&finding));
    let place = below.lines().find(|line| line.starts_with("A place has ")).expect("a sentence");
    let told: BTreeSet<String> =
        named(place).into_iter().filter(|word| !["/", "null"].contains(&word.as_str())).collect();
    assert_eq!(told, keys(&finding["place"]));
}

#[test]
fn exit_codes_are_those_of_the_program() {
    let page = page();
    assert_eq!(first_cells(section(&page, "## Exit codes")), ["0", "1", "2"]);
    let clean = Project::copy(BASE);
    let broken = Project::copy(BASE);
    broken.replace(PLAN, "nature: anticipatory", "natur: binding");
    let doubtful = Project::copy(BASE);
    doubtful.replace(PLAN, "    target: {", "    kind: keep\n    unit: 年\n    target: {");
    clean.run(&["check"]).ends(0);
    doubtful.run(&["check"]).ends(0);
    broken.run(&["check"]).ends(1);
    doubtful.run(&["check", "--strict"]).ends(1);
    clean.run(&["check", "--format", "xml"]).ends(2);
    Project::empty().run(&["check"]).ends(2);
    clean.run(&["init", "."]).ends(2);
    clean.run(&["schema", "nothing"]).ends(2);
}
