//! `check --links`: the addresses of other sites, for people and programs to look at.

use crate::support::Project;
use serde_json::Value;

/// The addresses of other sites, by host, with every place that names them. No network is asked.
#[test]
fn links_are_listed_for_people_and_programs() {
    let project = Project::copy("tests/sites/sourced");
    let run = project.run(&["check", "--links", "--lang", "en"]).ends(0);
    let listed = "tjj.nanbei.example
  https://tjj.nanbei.example/nj/2024/index.html?t=1&p=2
    content/sources.yaml:6:10
  https://tjj.nanbei.example/tjgb/2023.html
    content/sources.yaml:12:10
www.beiqu.example
  http://www.beiqu.example/plan.html
    content/districts/north/bulletin.md:7:6
    content/districts/north/plan.md:6:6
";
    assert_eq!(run.stdout, listed);
    let said = "3 addresses on 2 hosts; no network was asked, open each and look\n";
    assert!(run.stderr.ends_with(said), "{}", run.stderr);
    let run = project.run(&["check", "--links", "--format", "json"]).ends(0);
    let lines: Vec<Value> =
        run.stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 3);
    let last = serde_json::json!({
        "host": "www.beiqu.example",
        "url": "http://www.beiqu.example/plan.html",
        "places": [
            { "file": "content/districts/north/bulletin.md", "line": 7, "column": 6 },
            { "file": "content/districts/north/plan.md", "line": 6, "column": 6 },
        ],
    });
    assert_eq!(lines.last(), Some(&last));
    for format in ["github", "sarif"] {
        let run = project.run(&["check", "--links", "--format", format]).ends(2);
        assert!(run.stdout.is_empty() && run.stderr.contains("`--links`"), "{}", run.stderr);
    }
    let run = Project::copy("tests/faults/base").run(&["check", "--links", "--lang", "en"]).ends(0);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("0 addresses on 0 hosts"), "{}", run.stderr);
}

/// Links are listed where something is wrong with the content, too, and the findings come first.
#[test]
fn links_of_content_with_errors_are_listed_behind_the_findings() {
    let project = Project::copy("tests/sites/sourced");
    project.replace("content/districts/north/observations.yaml", "value: 79.2", "value: 79.9");
    let run = project.run(&["check", "--links", "--format", "json"]).ends(1);
    let keys = run.stdout.lines().map(|line| if line.contains("\"code\"") { 'f' } else { 'l' });
    assert_eq!(keys.collect::<String>(), "flll", "{}", run.stdout);
}
