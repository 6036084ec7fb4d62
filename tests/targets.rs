//! Targets: how the commitments of a place become targets that are counted once, and what each has come to. The cases of
//! `targets/cases.md` were worked out by hand.
#![expect(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "test code outside of test functions reads its cases itself"
)]

use std::fmt::Write as _;

use planboard::assess::{CountedTarget, Due, Evidence, Reason, Status, assess};
use planboard::{Report, Sound};

use crate::support::Project;

/// Names with what is said of them.
type Lines<'a> = Vec<(&'a str, &'a str)>;

/// A case: its title, what is given, and the targets that it is to have, each by names and words.
struct Case<'a> {
    title: &'a str,
    given: Lines<'a>,
    targets: Vec<Lines<'a>>,
}

impl<'a> Case<'a> {
    fn all(page: &'a str) -> Vec<Self> {
        page.split("\n## ").skip(1).map(Self::parse).collect()
    }

    fn parse(text: &'a str) -> Self {
        let (title, rest) = text.split_once('\n').expect("a title and a case");
        let lines = |text: &'a str| -> Lines<'a> {
            let lines = text.lines().filter(|line| !line.is_empty());
            lines.map(|line| line.split_once(": ").expect("a name and words")).collect()
        };
        let mut parts = rest.split("→ ");
        let given = lines(parts.next().expect("what is given"));
        Self { title, given, targets: parts.map(lines).collect() }
    }

    fn one(&self, key: &str) -> Option<&'a str> {
        self.given.iter().find(|(name, _)| *name == key).map(|(_, words)| *words)
    }

    /// The project of the case: one document with a table and sentences, which print what the records say.
    fn project(&self) -> Project {
        let project = Project::copy("tests/faults/base");
        let as_of = self.one("as_of").unwrap_or("2025-12-31");
        let site = format!("title: 试算\npublisher: 试算\nas_of: {as_of}\n");
        project.write("content/site.yaml", site);
        let catalogue = "content/indicators/health-level.yaml";
        let direction = self.one("direction").unwrap_or("higher");
        let unit = self.one("unit").unwrap_or("岁");
        project.replace(catalogue, "direction: higher", &format!("direction: {direction}"));
        project.replace(catalogue, "unit: 岁", &format!("unit: \"{unit}\""));
        project.replace(catalogue, "[60, 95]", "[-100, 100000]");
        if let Some(until) = self.one("until") {
            let kind = format!("kind: district\nuntil: {until}");
            project.replace("content/districts/anping/district.yaml", "kind: district", &kind);
        }
        let (mut rows, mut said) = (String::new(), String::new());
        let mut plan = "document: anping-plan\ncommitments:\n".to_owned();
        let mut observations = String::new();
        for (what, record) in &self.given {
            let (print, keys) = record.split_once(" | ").unwrap_or((record, ""));
            match *what {
                "row" => {
                    let cells = print.replace(' ', " | ");
                    let no = rows.lines().count() + 1;
                    let _ = writeln!(rows, "| {no} | 人均预期寿命（{unit}） | {cells} |");
                    let cite = format!("table: 专栏1, row: {no}");
                    plan += &commitment(&format!("{keys} | no {no}"), &cite);
                }
                "say" => {
                    let _ = write!(said, "{print}\n\n");
                    plan += &commitment(keys, &format!("quote: {print}"));
                }
                "measured" => {
                    let _ = write!(said, "{print}\n\n");
                    let (year, value) = keys.split_once(' ').expect("a year and a value");
                    let _ = writeln!(
                        observations,
                        "  - {{ indicator: life-expectancy, year: {year}, value: \"{value}\", cite: {{ document: anping-plan, quote: {print} }} }}"
                    );
                }
                "as_of" | "direction" | "unit" | "until" | "why" => {}
                what => panic!("{}: no `{what}`", self.title),
            }
        }
        write(&project, &rows, &said);
        project.write("content/districts/anping/plan.yaml", plan);
        let none = if observations.is_empty() { " []" } else { "" };
        let observations = format!("observations:{none}\n{observations}");
        project.write("content/districts/anping/observations.yaml", observations);
        project
    }
}

/// The document and its original, whose tables have cells between tabs.
fn write(project: &Project, rows: &str, said: &str) {
    let head = "| 序号 | 指标 | 2020年 | 2025年 | 属性 |\n";
    let line = "| --- | --- | --- | --- | --- |\n";
    let path = "content/districts/anping/plan.md";
    let text = project.read(path);
    let (front, _) = text.split_once("# 安平区").expect("the text has a title");
    let whole = |table: &str| {
        let table = if rows.is_empty() { "" } else { table };
        format!("安平区卫生健康规划\n\n{said}{table}")
    };
    project.write(path, format!("{front}# {}", whole(&format!("专栏1\n\n{head}{line}{rows}"))));
    let cells = format!("{head}{rows}").replace(" |\n", "\n").replace(" | ", "\t");
    let cells = cells.replace("| ", "");
    project.write("seeds/anping-plan.txt", whole(&format!("专栏1\n\n{cells}")));
}

/// A record of `from 2020 78.18 | to 2025 79.3 | nature binding`.
fn commitment(keys: &str, cite: &str) -> String {
    let mut record = "  - indicator: life-expectancy\n".to_owned();
    for key in keys.split(" | ") {
        let (name, words) = key.split_once(' ').expect("a key and its words");
        let dated = || {
            let (year, value) = words.split_once(' ').expect("a year and a value");
            format!("{{ year: {year}, {value} }}", value = value_of(value))
        };
        let _ = match name {
            "from" => writeln!(record, "    baseline: {}", dated()),
            "to" => writeln!(record, "    target: {}", dated()),
            "amended" => {
                let (since, target) = words.split_once(' ').expect("a day and a target");
                let (year, value) = target.split_once(' ').expect("a year and a value");
                let value = value_of(value);
                writeln!(
                    record,
                    "    amendments: [{{ since: {since}, year: {year}, {value}, cite: {{ {cite} }} }}]"
                )
            }
            name => writeln!(record, "    {name}: \"{words}\""),
        };
    }
    record + &format!("    cite: {{ {cite} }}\n")
}

/// A number as a value, words as text.
fn value_of(value: &str) -> String {
    let is_number = value.starts_with(|c: char| c.is_ascii_digit() || "≥≤≈<>-".contains(c));
    format!("{}: \"{value}\"", if is_number { "value" } else { "text" })
}

/// What a case gives where it is not what is expected.
fn wrong(case: &Case<'_>) -> Vec<String> {
    let project = case.project();
    let Report { findings, sound, .. } = project.check();
    let Some(Sound { checked, .. }) = sound else {
        return vec![format!("{}: {findings:?}", case.title)];
    };
    let assessments = assess(&checked);
    let district = &checked.content().districts.first().expect("a district").profile.id;
    let targets = assessments.targets(district);
    let (found, expected) = (targets.len(), case.targets.len());
    if found != expected {
        return vec![format!("{}: {found} targets, not {expected}", case.title)];
    }
    let mut wrong = Vec::new();
    for (target, lines) in targets.iter().zip(&case.targets) {
        for wording in &target.wordings {
            let other = targets.get(assessments.place_of(wording.commitment));
            if !other.is_some_and(|other| std::ptr::eq(other, target)) {
                wrong.push(format!("{}: a wording leads to another target", case.title));
            }
        }
        for (name, expected) in lines {
            let found = found_of(target, name);
            if found != *expected {
                wrong.push(format!("{}: {name} is {found}, not {expected}", case.title));
            }
        }
    }
    wrong
}

/// What a target has by a name of the cases.
fn found_of(target: &CountedTarget<'_>, name: &str) -> String {
    let yes = |is_so: bool| if is_so { "yes" } else { "no" }.to_owned();
    match name {
        "year" => target.year.to_string(),
        "part" => target.series.breakdown.map_or("none".to_owned(), |b| b.as_str().to_owned()),
        "status" => words(target.status),
        "wordings" => target.wordings.len().to_string(),
        "lead" => {
            let lead = target.lead().commitment.id;
            let at = target.wordings.iter().position(|w| w.commitment.id == lead);
            at.map_or_else(String::new, |at| (at + 1).to_string())
        }
        "contradicted" => yes(target.is_contradicted),
        "evidence" => evidence(target.evidence).to_owned(),
        "nature" => target.nature.map_or("none".to_owned(), |n| format!("{n:?}").to_lowercase()),
        "due" => match target.due {
            Due::Later => "later",
            Due::Today => "today",
            Due::Past => "past",
        }
        .to_owned(),
        "reported" => yes(target.is_reported),
        "waiting" => yes(target.is_waiting),
        "overdue" => yes(target.state().is_overdue),
        name => panic!("no `{name}` of targets"),
    }
}

fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Assessed => "assessed",
        Evidence::BaselineAndTarget => "baseline-and-target",
        Evidence::TargetOnly => "target-only",
        Evidence::InWords => "in-words",
        Evidence::ToClarify => "to-clarify",
    }
}

fn words(status: Status) -> String {
    let reason = status.reason().map(|reason| format!(" {}", reason.name()));
    format!("{}{}", status.name(), reason.unwrap_or_default())
}

fn page() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/targets/cases.md");
    std::fs::read_to_string(path).expect("the page of cases")
}

#[test]
fn wordings_become_the_targets_that_they_should() {
    let page = page();
    let cases = Case::all(&page);
    assert!(cases.len() >= 25, "only {} cases were read", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Each kind of evidence, and the reason that only targets have, is in a case.
#[test]
fn every_state_has_a_case() {
    let page = page();
    for known in Evidence::ALL {
        let line = format!("evidence: {}", evidence(known));
        assert!(page.lines().any(|given| given == line), "no case of {line}");
    }
    let line = format!("status: {}", words(Status::Unassessed(Reason::DifferentWordings)));
    assert!(page.contains(&line), "no case of {line}");
}

/// The data files count what the assessments count: each commitment is a wording of one target, and what waits for a number
/// is in the list of what is to be collected.
#[test]
fn data_files_count_each_target_once() {
    let project = Project::real();
    project.run(&["build"]).ends(0);
    let rows = |file: &str| -> Vec<std::collections::BTreeMap<String, String>> {
        let text = project.read(&format!("output/data/{file}.csv"));
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        reader.deserialize().map(|row| row.expect("a row")).collect()
    };
    let cell = |row: &std::collections::BTreeMap<String, String>, name: &str| {
        row.get(name).expect("a column").clone()
    };
    let (targets, commitments, waiting) =
        (rows("targets"), rows("commitments"), rows("to-collect"));
    let mut wordings: Vec<String> = targets
        .iter()
        .flat_map(|row| cell(row, "commitments").split("; ").map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let mut keys: Vec<String> = commitments.iter().map(|row| cell(row, "key")).collect();
    wordings.sort();
    keys.sort();
    assert_eq!(wordings, keys, "each commitment is a wording of one target");
    assert!(targets.len() < commitments.len(), "{} targets", targets.len());
    let known: Vec<String> = targets
        .iter()
        .filter(|row| cell(row, "status") == "unassessed")
        .map(|row| cell(row, "key"))
        .collect();
    assert!(!waiting.is_empty());
    assert!(
        waiting.iter().all(|row| known.contains(&cell(row, "key"))),
        "only what is not assessed waits"
    );
    assert!(
        waiting.iter().all(|row| !cell(row, "missing").is_empty()),
        "what waits lacks something"
    );
}
