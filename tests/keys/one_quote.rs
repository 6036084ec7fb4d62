//! Records of one quote: what tells them apart is what they say, not their order.

use std::collections::BTreeMap;

use super::OBSERVATIONS;
use crate::support::Project;

/// Records of one quote for one series and year are told apart by their values, not by their order.
#[test]
fn records_of_one_quote_keep_their_keys() {
    let keys = |order: &[usize]| {
        let project = Project::copy("tests/sites/small");
        for path in ["content/districts/east/plan.md", "seeds/east-plan.txt"] {
            project.replace(
                path,
                "2023年，人均预期寿命为79.2岁",
                "2023年，人均预期寿命一说为79.2岁，一说为79.3岁，一说为79.4岁",
            );
        }
        let quote = "2023年，人均预期寿命一说为79.2岁，一说为79.3岁，一说为79.4岁";
        let values = ["79.2", "79.3", "79.4"];
        let record = |n: &usize| {
            format!(
                "  - {{ indicator: life-expectancy, year: 2023, value: {}, cite: {{ document: east-plan, quote: {quote} }} }}\n",
                values.get(*n).expect("a value")
            )
        };
        let records: String = order.iter().map(record).collect();
        project.write(OBSERVATIONS, format!("observations:\n{records}"));
        project.run(&["build"]).ends(0);
        let table = project.read("output/data/observations.csv");
        let (names, rows) = table.split_once('\n').expect("a first line");
        let column =
            |name: &str| names.trim_end().split(',').position(|n| n == name).expect("a column");
        let (key, value) = (column("key"), column("value"));
        let rows = rows.lines().map(|line| {
            let cell = |n: usize| line.split(',').nth(n).expect("a cell").trim_end().to_owned();
            (cell(key), cell(value))
        });
        rows.collect::<BTreeMap<String, String>>()
    };
    let all = keys(&[0, 1, 2]);
    assert_eq!(all.len(), 3, "{all:?}");
    assert_eq!(keys(&[2, 0, 1]), all);
    let fewer = keys(&[1, 2]);
    assert_eq!(fewer.len(), 2);
    assert!(fewer.iter().all(|(key, value)| all.get(key) == Some(value)), "{fewer:?} of {all:?}");
}
