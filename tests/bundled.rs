//! What the checks find in the bundled documents is what `docs/bundled-findings.md` lists, no more and no less, each with its
//! file and line. The page judges every finding by reading the document, so nothing new slips in unread.
#![expect(clippy::disallowed_methods, reason = "the test reads the list")]

use std::path::Path;

use planboard::Project;
use planboard::diag::{Finding, Sources};

/// A row of the list: `| `code` | file:line | message | judgement |`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    code: String,
    place: String,
    message: String,
}

#[test]
fn the_list_is_what_the_checks_find() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let report = Project::open(root).check().expect("the content folder");
    assert!(report.sound.is_some(), "the content has errors");
    let mut found: Vec<Row> = report.findings.iter().map(|f| row(&report.sources, f)).collect();
    found.sort();
    let page = root.join("docs/bundled-findings.md");
    let page = std::fs::read_to_string(page).expect("the list");
    let mut listed = rows(&page);
    listed.sort();
    let missing: Vec<String> = found.iter().filter(|r| !listed.contains(r)).map(line).collect();
    let gone: Vec<String> = listed.iter().filter(|r| !found.contains(r)).map(line).collect();
    assert!(
        missing.is_empty() && gone.is_empty() && found.len() == listed.len(),
        "found, not listed:\n{}\nlisted, not found:\n{}",
        missing.concat(),
        gone.concat()
    );
}

#[test]
fn every_finding_is_judged() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/bundled-findings.md");
    let page = std::fs::read_to_string(page).expect("the list");
    let judged = |line: &&str| line.contains("| true") || line.contains("| false");
    let unjudged: Vec<&str> = page.lines().filter(|l| is_row(l)).filter(|l| !judged(l)).collect();
    assert_eq!(unjudged, Vec::<&str>::new());
}

fn row(sources: &Sources, finding: &Finding) -> Row {
    let place = finding.primary.span;
    let source = sources.get(place.file());
    let path = source.path().strip_prefix("content/districts/").unwrap_or(source.path());
    Row {
        code: finding.code.name().to_owned(),
        place: format!("{path}:{}", source.position(place.start()).line),
        message: finding.message.zh.clone(),
    }
}

fn is_row(line: &str) -> bool {
    line.starts_with("| `")
}

fn rows(page: &str) -> Vec<Row> {
    let cells = page.lines().filter(|line| is_row(line)).map(|line| {
        line.split('|').map(|cell| cell.trim().trim_matches('`').to_owned()).collect::<Vec<_>>()
    });
    let row = |cells: Vec<String>| match cells.as_slice() {
        [_, code, place, message, ..] => {
            Some(Row { code: code.clone(), place: place.clone(), message: message.clone() })
        }
        _ => None,
    };
    cells.filter_map(row).collect()
}

fn line(row: &Row) -> String {
    format!("| `{}` | {} | {} | |\n", row.code, row.place, row.message)
}
