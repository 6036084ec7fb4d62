//! The judgement on a commitment, as the data file tells it: one line a case, worked by hand.

mod support;

use support::Project;

/// Baseline, milestones, target, observations as `year value`; then `status reason completion pace`.
///
/// A target may have its `kind` in front.
///
/// The indicator is life expectancy, more is better; the plan runs from 2021 to 2025; the site judges at the end of 2025.
const CASES: &[(&str, &str, &str, &[&str], &str)] = &[
    // (78.9 - 78.18) / (79.3 - 78.18) = 0.6429; two of five years: / 0.4 = 1.6071
    ("2020 78.18", "", "2025 79.3", &["2022 78.9"], "ahead  0.6429 1.6071"),
    // (78.6 - 78.0) / 2 = 0.3; / 0.4 = 0.75
    ("2020 78.0", "", "2025 80.0", &["2022 78.6"], "behind  0.3 0.75"),
    // (78.8 - 78.0) / 2 = 0.4; / 0.4 = 1
    ("2020 78.0", "", "2025 80.0", &["2022 78.8"], "on-pace  0.4 1"),
    ("2020 78.0", "", "2025 80.0", &["2022 77.8"], "reversed  -0.1 -0.25"),
    ("2020 78.0", "", "2025 80.0", &["2022 80.0"], "met  1 2.5"),
    ("2020 78.0", "", "2025 80.0", &[], "unassessed no-observation  "),
    // What was measured before the plan, or in the year of the baseline, is no progress.
    ("2020 78.0", "", "2025 80.0", &["2019 77.0", "2020 78.0"], "unassessed no-observation  "),
    ("", "", "2025 80.0", &["2020 79.0"], "unassessed no-observation  "),
    ("", "", "2025 80.0", &["2022 79.0"], "unassessed no-baseline  "),
    ("2020 78.0", "", "2025 持续提高", &["2022 78.6"], "unassessed qualitative  "),
    // The same number in other digits is no contradiction; another number is.
    ("2020 78.0", "", "2025 80.0", &["2022 78.8", "2022 78.80"], "on-pace  0.4 1"),
    ("2020 78.0", "", "2025 80.0", &["2022 78.8", "2022 79.0"], "unassessed conflicting-values  "),
    // Values that agree are no contradiction, and the one that says most is judged: (78.92 - 78) / 2 = 0.46; / 0.4 = 1.15
    ("2020 78.0", "", "2025 80.0", &["2022 ≥78", "2022 78.9", "2022 78.92"], "ahead  0.46 1.15"),
    ("2020 78.0", "", "2025 80.0", &["2022 稳步提高", "2022 ≥78.5"], "unassessed inexact-value  "),
    ("2020 78.0", "", "2025 80.0", &["2022 78.8", "2022 ≥79"], "unassessed conflicting-values  "),
    // Only a bound that points the right way shows anything.
    ("2020 78.0", "", "2025 80.0", &["2022 ≤90"], "unassessed inexact-value  "),
    ("2020 78.0", "", "2025 80.0", &["2022 ≥78.5"], "unassessed inexact-value  "),
    ("2020 78.0", "", "2025 80.0", &["2022 ≥81"], "met   "),
    ("2020 78.0", "", "2025 80.0", &["2022 稳步提高"], "unassessed inexact-value  "),
    ("2020 >77", "", "2025 80.0", &["2022 78.6"], "unassessed inexact-value  "),
    // Milestones bend the way: 78.4 is asked for in 2022, (78.4 - 78) / 2 = 0.2; 0.3 / 0.2 = 1.5
    ("2020 78.0", "2022 78.4", "2025 80.0", &["2022 78.6"], "ahead  0.3 1.5"),
    // Where nothing is asked for yet, more than that is on pace, and there is no pace to print.
    ("2020 78.0", "2022 78.0", "2025 80.0", &["2022 78.6"], "on-pace  0.3 "),
    ("2020 78.0", "2022 77.9", "2025 80.0", &["2022 77.9"], "on-pace  -0.05 "),
    // A baseline that meets its target is a level to keep; 80.5 is nearer to 80 than 5 % of it.
    ("2020 90.0", "", "2025 80.0", &["2022 88.0"], "kept   "),
    ("2020 90.0", "", "2025 80.0", &["2022 80.5"], "at-risk   "),
    ("2020 90.0", "", "2025 80.0", &["2022 79.0"], "broken   "),
    ("2020 90.0", "", "2025 80.0", &["2022 ≥85"], "kept   "),
    // A count that is asked to stay where it is has no way to measure.
    ("2020 80.0", "", "cumulative 2025 80.0", &["2022 80.0"], "met   "),
    ("2020 80.0", "", "cumulative 2025 80.0", &["2022 79.0"], "reversed   "),
    // A count without a baseline starts at zero the year before the plan: 40 / 80 = 0.5; two of five years: / 0.4 = 1.25
    ("", "", "cumulative 2025 80.0", &["2022 40.0"], "ahead  0.5 1.25"),
    // A range: from below to its lower end, (4 - 2) / (5 - 2) = 0.6667; / 0.4 = 1.6667
    ("2020 2", "", "2025 5—10", &["2022 4"], "ahead  0.6667 1.6667"),
    ("2020 2", "", "2025 5—10", &["2022 7"], "met  1.6667 4.1667"),
];

#[test]
fn judgements() {
    let wrong: Vec<String> = CASES.iter().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What a case gives where it is not what is expected.
fn wrong(case: &(&str, &str, &str, &[&str], &str)) -> Option<String> {
    let (baseline, milestone, target, observations, expected) = case;
    let (kind, target) = match target.strip_prefix("cumulative ") {
        Some(target) => (Some("    kind: cumulative".to_owned()), target),
        None => (None, *target),
    };
    // What the document says of the plan, and of each observation.
    let promised = [("基期", *baseline), ("其间", *milestone), ("目标", target)];
    let promised = promised.iter().filter(|(_, said)| !said.is_empty());
    let promised: Vec<String> =
        promised.map(|(what, said)| format!("{what}{}", printed(said))).collect();
    let promised = promised.join("，");
    let measured: Vec<String> = observations.iter().map(|said| printed(said)).collect();

    let mut plan =
        vec!["document: anping-plan\ncommitments:\n  - indicator: life-expectancy".to_owned()];
    if !baseline.is_empty() {
        plan.push(format!("    baseline: {{ {} }}", dated(baseline)));
    }
    if !milestone.is_empty() {
        plan.push(format!("    milestones: [{{ {} }}]", dated(milestone)));
    }
    plan.extend(kind);
    plan.push(format!("    target: {{ {} }}", dated(target)));
    plan.push(format!("    cite: {{ quote: {promised} }}"));
    let records = observations.iter().zip(&measured).map(|(said, quote)| {
        let cite = format!("cite: {{ document: anping-plan, quote: {quote} }}");
        format!("\n  - {{ indicator: life-expectancy, {}, {cite} }}", dated(said))
    });
    let records: Vec<String> = records.collect();
    let none = if records.is_empty() { " []" } else { "" };
    let project = Project::copy("tests/faults/base");
    project.write("content/districts/anping/plan.yaml", plan.join("\n"));
    let observations = format!("observations:{none}{}", records.concat());
    project.write("content/districts/anping/observations.yaml", observations);
    let sentences = [&[promised][..], &measured].concat().join("。\n\n");
    let text = project.read("content/districts/anping/plan.md");
    let (head, _) = text.split_once("专栏1").expect("the text has a table");
    project.write("content/districts/anping/plan.md", format!("{head}{sentences}。\n"));
    let (_, body) = head.rsplit_once("---\n").expect("the text has a head");
    let body = body.replace("# ", "");
    project.write("seeds/anping-plan.txt", format!("{body}{sentences}。\n"));
    let built = project.run(&["build"]);
    if built.code != Some(0) {
        return Some(format!("{case:?}\n{}", built.stderr));
    }
    let table = project.read("output/data/commitments.csv");
    let row = table.lines().nth(1).expect("one commitment");
    let cells: Vec<&str> = row.split(',').collect();
    let found = cells.get(cells.len() - 4..).unwrap_or_default().join(" ");
    (found != *expected).then(|| format!("{case:?}\nfound: {found:?}"))
}

/// `2022 78.6` as keys of a record.
fn dated(text: &str) -> String {
    let (year, value) = text.split_once(' ').expect("a year and a value");
    format!("year: {year}, value: \"{value}\"")
}

/// `2022 78.6` as a document prints it.
fn printed(text: &str) -> String {
    let (year, value) = text.split_once(' ').expect("a year and a value");
    format!("{year}年为{value}")
}
