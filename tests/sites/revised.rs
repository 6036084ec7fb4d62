//! Values that were revised, flags, breaks and places that ended: pages, charts, working and data files say the same.

use super::{Files, built, holds, html, text, words};
use crate::support::Project;

/// The text of an element of a page, by its id, without blanks.
pub(crate) fn element(files: &Files, path: &str, id: &str) -> String {
    let xml = html::as_xml(text(files, path));
    let page = roxmltree::Document::parse(&xml).expect("a page that parses");
    let node = page.descendants().find(|node| node.attribute("id") == Some(id));
    let node = node.unwrap_or_else(|| panic!("{path} has no #{id}"));
    let texts = node.descendants().filter(roxmltree::Node::is_text).filter_map(|n| n.text());
    texts.collect::<String>().split_whitespace().collect()
}

/// The cells of a table by the key of their rows, as text.
fn cell(files: &Files, table: &str, key: &str, column: &str) -> String {
    let text = text(files, &format!("data/{table}.csv")).trim_start_matches('\u{feff}');
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().expect("a first line").clone();
    let at = |name: &str| names.iter().position(|n| n == name).expect("a column");
    let mut rows = reader.records().map(|row| row.expect("a row"));
    let row = rows.find(|row| row.get(at("key")) == Some(key)).expect("a row of this key");
    row.get(at(column)).expect("a cell").to_owned()
}

#[test]
fn revised_is_sound() {
    holds(&built("revised"));
}

#[test]
fn the_value_in_force_is_the_end_of_the_chain_wherever_it_is_said() {
    let files = built("revised");
    let key = "c-anping-plan--residents--2025";
    let card = element(&files, "districts/anping/targets.html", key);
    assert!(card.contains("2022年为71.8万人"), "{card}");
    assert!(card.contains("此前公布2022年71.2（初步数，已由71.5代替）"), "{card}");
    let second = "此前公布2022年71.5（修订数，初步数，估计数，此前公布71.2，已由71.8代替）";
    assert!(card.contains(second), "{card}");
    assert!(card.contains("实际值2022年71.8（最终核实数，此前公布71.5）"), "{card}");
    assert!(card.contains("实际值2023年无数据"), "{card}");
    assert!(card.contains("2023年没有进行抽样调查"), "{card}");
    // (71.8 − 70) / (75 − 70) = 36 %, of 40 % that were due.
    assert!(card.contains("36%"), "{card}");
    assert_eq!(cell(&files, "commitments", key, "latest"), "71.8");
    assert_eq!(cell(&files, "commitments", key, "status"), "on-pace");
    let all = words(&files, "indicators/residents.html");
    assert!(all.contains("71.8万人 2022年"), "the table of all places: {all}");
    // A chart of all places compares two at least.
    let project = Project::copy("tests/sites/revised");
    let said = "到2025年，常住人口达到30万人。";
    project.write("seeds/beicheng.txt", format!("北城区规划\n\n{said}\n"));
    project.write(
        "content/districts/beicheng/plan.md",
        format!("---\nid: beicheng-plan\ntitle: 北城区规划\nperiod: {{ from: 2023, to: 2025 }}\nrole: plan\npublish: full\nsource: seeds/beicheng.txt\n---\n\n# 北城区规划\n\n{said}\n"),
    );
    project.write(
        "content/districts/beicheng/plan.yaml",
        "document: beicheng-plan\ncommitments:\n  - { indicator: residents, target: { year: 2025, value: 30 }, cite: { quote: 常住人口达到30万人 } }\n",
    );
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    let chart = text(&files, "indicators/residents.html");
    assert!(chart.contains("2022年（最终核实数） 71.8"), "the chart of all places");
}

#[test]
fn data_files_lead_from_a_value_to_the_one_it_replaces_and_back() {
    let files = built("revised");
    let [first, then, last] = [
        "o-anping--anping-plan--residents--2022",
        "o-anping--bulletin-2022--residents--2022",
        "o-anping--yearbook-2023--residents--2022",
    ];
    let of = |key, column| cell(&files, "observations", key, column);
    assert_eq!([of(first, "revises"), of(first, "superseded_by")], ["", then]);
    assert_eq!([of(then, "revises"), of(then, "superseded_by")], [first, last]);
    assert_eq!([of(last, "revises"), of(last, "superseded_by")], [then, ""]);
    assert_eq!([of(last, "revision"), of(then, "flags")], ["final", "provisional; estimated"]);
    let none = "o-anping--yearbook-2024--residents--2023";
    assert_eq!([of(none, "value"), of(none, "flags")], ["", "unavailable"]);
    assert_eq!(of(none, "reason"), "2023年没有进行抽样调查");
}

#[test]
fn nothing_is_assessed_or_drawn_across_a_break() {
    let files = built("revised");
    let key = "c-anping-plan--checks--2025";
    let card = element(&files, "districts/anping/targets.html", key);
    assert!(card.contains("口径有变更，前后不可比"), "{card}");
    assert!(card.contains("2023年91（口径变更）"), "{card}");
    assert!(card.contains("口径变更处断开，前后不可比"), "{card}");
    assert_eq!(cell(&files, "commitments", key, "reason"), "break-in-series");
    let methods = text(&files, "methods.html");
    for said in ["修订过的值", "口径变更", "保密", "无数据", "估计数"] {
        assert!(methods.contains(said), "{said}");
    }
    let plain = built("sourced");
    let methods = text(&plain, "methods.html");
    assert!(!methods.contains("修订过的值") && !methods.contains("值旁的标注"));
    assert!(!text(&plain, "data/observations.csv").contains("superseded_by"));
}

#[test]
fn a_place_that_ended_is_not_assessed_after_its_end_and_leads_on() {
    let files = built("revised");
    let of = |key, column| cell(&files, "commitments", key, column);
    let late = "c-jiucheng-plan--checks--2025";
    assert_eq!([of(late, "status"), of(late, "reason")], ["unassessed", "place-ended"]);
    assert_eq!(of("c-jiucheng-plan--cost--2022", "status"), "met");
    let page = text(&files, "districts/jiucheng.html");
    assert!(page.contains("已撤销，最后一天是"));
    let line = element(&files, "districts/jiucheng/targets.html", "g-jiucheng--checks--2025");
    assert!(line.contains("暂不评价目标年以前已撤销") && !line.contains("待数据"), "{line}");
    assert!(page.contains("districts/beicheng.html\"") && page.contains("districts/anping.html\""));
    let facts = element(&files, "districts/beicheng.html", "facts");
    assert!(facts.contains("设立日期2023-01-01前身旧城区"), "{facts}");
    let facts = element(&files, "districts/anping.html", "facts");
    assert!(facts.contains("曾用名安平县（用到2010-06-30）、安平市（用到2015-12-31）"), "{facts}");
    assert!(text(&files, "districts.html").contains("已撤销"));
}
