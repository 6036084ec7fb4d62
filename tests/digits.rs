//! The longest and the smallest values that can be written: nothing is rounded, and no rule and no page overflows.

use crate::support::Project;

const METHODS: &[&str] =
    &["linear", "eurostat", "un-2022", "un-2023", "healthy-people", "statcan", "destatis"];

/// The ends of what can be written, and values between them.
const VALUES: &[&str] = &[
    "0.000000000000001",
    "0.000000000000002",
    "999999999999",
    "99999.999999999999999",
    "1",
    "-999999999999",
    "-0.000000000000001",
    "0",
];

/// A project with a commitment from every value to every other, and five years of values that end with a third.
fn project(method: &str) -> Project {
    let project = Project::copy("tests/faults/base");
    let site = project.read("content/site.yaml");
    project.write("content/site.yaml", format!("{site}assessment: {{ method: {method} }}\n"));
    let mut catalogue = project.read("content/indicators/health-level.yaml");
    let mut said = String::new();
    let (mut commitments, mut observations) = (String::new(), String::new());
    for (b, base) in VALUES.iter().enumerate() {
        for (t, target) in VALUES.iter().enumerate() {
            let id = format!("of-{b}-{t}");
            let entry = format!(
                "  - {{ id: {id}, name: 从{id}到, name_en: {id}, unit: 人, direction: higher, plausible: [-999999999999, 999999999999], definition: 样例 }}\n"
            );
            catalogue.push_str(&entry);
            let quote = format!("从{id}到2020年为{base}人，2025年为{target}人");
            let record = format!(
                "  - {{ indicator: {id}, baseline: {{ year: 2020, value: {base} }}, target: {{ year: 2025, value: {target} }}, cite: {{ quote: \"{quote}\" }} }}\n"
            );
            said.extend([quote.as_str(), "。\n\n"]);
            commitments.push_str(&record);
            for year in 2021..=2024 {
                let at = b + t + usize::try_from(year - 2020).expect("years go on");
                let value = VALUES.get(at % VALUES.len()).expect("within the list");
                let quote = format!("{year}年从{id}到达{value}人");
                let record = format!(
                    "  - {{ indicator: {id}, year: {year}, value: {value}, cite: {{ document: anping-plan, quote: \"{quote}\" }} }}\n"
                );
                said.extend([quote.as_str(), "。\n\n"]);
                observations.push_str(&record);
            }
        }
    }
    let body = project.read("content/districts/anping/plan.md");
    project.write("content/districts/anping/plan.md", format!("{body}\n{said}"));
    let seed = project.read("seeds/anping-plan.txt");
    project.write("seeds/anping-plan.txt", format!("{seed}\n{said}"));
    project.write("content/indicators/health-level.yaml", catalogue);
    project.write(
        "content/districts/anping/plan.yaml",
        format!("document: anping-plan\ncommitments:\n{commitments}"),
    );
    project.write(
        "content/districts/anping/observations.yaml",
        format!("observations:\n{observations}"),
    );
    project
}

#[test]
fn the_longest_and_smallest_values_are_calculated_with() {
    for method in METHODS {
        let project = project(method);
        let run = project.run(&["build"]);
        let end = run.stderr.lines().rev().take(12).collect::<Vec<_>>().join("\n");
        assert_eq!(run.code, Some(0), "{method}: {end}");
        let table = project.read("output/data/observations.csv");
        for value in VALUES {
            assert!(table.contains(&format!(",{value},")), "{method} {value}");
        }
        assert!(table.contains(",99999.999999999999999,"), "nothing is rounded");
    }
}
