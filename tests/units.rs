//! Values that are printed in several scales are one quantity: compared and assessed as one, and shown as printed.

use crate::support::Project;

/// A project whose plan counts in one unit, with observations that are printed in others.
fn project(unit: &str, (from, to): (&str, &str), printed: &[(&str, &str)]) -> Project {
    let project = Project::copy("tests/faults/base");
    let said = printed.iter().map(|(value, of)| format!("人均预期寿命2022年达到{value}{of}。\n\n"));
    let body = format!(
        "# 安平区卫生健康规划\n\n人均预期寿命2020年为{from}{unit}，到2025年达到{to}{unit}。\n\n{}",
        said.collect::<String>()
    );
    let text = project.read("content/districts/anping/plan.md");
    let (head, _) = text.split_once("# 安平区").expect("the text has a title");
    project.write("content/districts/anping/plan.md", format!("{head}{body}"));
    project.write("seeds/anping-plan.txt", body.replace("# ", ""));
    let catalogue = "content/indicators/health-level.yaml";
    project.replace(catalogue, "unit: 岁", &format!("unit: {unit}"));
    project.replace(catalogue, "[60, 95]", "[0, 100000]");
    project.write(
        "content/districts/anping/plan.yaml",
        format!(
            "document: anping-plan\ncommitments:\n  - indicator: life-expectancy\n    baseline: {{ year: 2020, value: {from} }}\n    target: {{ year: 2025, value: {to} }}\n    cite: {{ quote: 2020年为{from}{unit}，到2025年达到{to}{unit} }}\n"
        ),
    );
    let each = printed.iter().map(|(value, of)| {
        format!(
            "  - indicator: life-expectancy\n    unit: \"{of}\"\n    year: 2022\n    value: {value}\n    cite: {{ document: anping-plan, quote: 2022年达到{value}{of} }}\n"
        )
    });
    let observations = format!("observations:\n{}", each.collect::<String>());
    project.write("content/districts/anping/observations.yaml", observations);
    project
}

/// What the checks say, and the columns `unit`, `latest` and `status` of the commitment.
fn built(project: &Project) -> (String, Vec<String>) {
    let run = project.run(&["--lang", "en", "--verbose", "build"]);
    let table = project.read("output/data/commitments.csv");
    let mut lines = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = lines.next().expect("the table has a head");
    let row = lines.next().expect("the table has a row");
    let cell = |name: &str| {
        let at = head.iter().position(|column| *column == name).expect("the table has the column");
        (*row.get(at).expect("a row has every cell")).to_owned()
    };
    (run.stderr + &run.stdout, ["unit", "latest", "status"].map(cell).to_vec())
}

#[test]
fn values_are_assessed_in_the_unit_of_their_commitment() {
    for (unit, plan, printed, expected) in [
        ("人", ("30000", "35000"), ("3.2", "万人"), ["人", "32000", "on-pace"]),
        ("万人", ("3", "3.5"), ("32000", "人"), ["万人", "3.2", "on-pace"]),
        ("万元", ("10000", "15000"), ("1.5", "亿元"), ["万元", "15000", "met"]),
        ("亿元", ("1", "1.5"), ("150000000", "元"), ["亿元", "1.5", "met"]),
        ("公顷", ("1", "2"), ("30", "亩"), ["公顷", "2", "met"]),
        ("亩", ("15", "30"), ("2.0", "万平方米"), ["亩", "30", "met"]),
    ] {
        let project = project(unit, plan, &[printed]);
        let (said, row) = built(&project);
        assert_eq!(row, expected, "{unit} {printed:?}: {said}");
        assert!(!said.contains("warning["), "{said}");
        let observations = project.read("output/data/observations.csv");
        assert!(observations.contains(&format!(",{},", printed.0)), "{observations}");
        assert!(observations.contains(printed.1), "{observations}");
    }
}

#[test]
fn values_in_units_of_two_kinds_are_told_apart() {
    for (unit, printed) in [("人", ("3.2", "万户")), ("‰", ("3.2", "%"))] {
        let (said, row) = built(&project(unit, ("30", "35"), &[printed]));
        assert!(said.contains("implausible-unit"), "{said}");
        assert_eq!(row, [unit, "", "unassessed"]);
    }
}

#[test]
fn values_in_two_scales_agree_within_their_digits() {
    for (value, is_one) in
        [("32000", true), ("32049", true), ("32499", true), ("32500", false), ("33000", false)]
    {
        let project = project("人", ("30000", "35000"), &[("3.2", "万人"), (value, "人")]);
        let (said, row) = built(&project);
        assert_eq!(!said.contains("conflicting-values"), is_one, "{value}: {said}");
        let latest = if is_one { value.to_owned() } else { format!("32000;{value}") };
        let shown = row.get(1).map(|cell| cell.replace("; ", ";"));
        assert_eq!(shown, Some(latest), "{said}");
    }
}

#[test]
fn a_slip_of_the_scale_is_out_of_range() {
    let (said, _) = built(&project("人", ("30000", "35000"), &[("32", "万人")]));
    assert!(said.contains("implausible-value"), "{said}");
}

#[test]
fn pages_show_the_print_and_say_what_is_converted() {
    let project = project("人", ("30000", "35000"), &[("3.2", "万人")]);
    built(&project);
    let page = project.read("output/districts/anping/targets.html");
    for words in ["3.2万人", "折合32000人", "由3.2万人", "换算"] {
        assert!(page.contains(words), "{words}: {page}");
    }
}
