//! What a site says of targets of all kinds, in every place, against `kinds.md`.

use roxmltree::{Document, Node};

use super::judged::{said, tags};
use super::{Files, built, holds, html, text};

/// What differs from the table, written by hand, in the card, its sentence, its chart, the line of its
/// target, its working, and the data.
pub(crate) fn faults(files: &Files) -> Vec<String> {
    let xml = html::as_xml(text(files, "districts/west/targets.html"));
    let page = Document::parse(&xml).expect("a page that parses");
    let data = text(files, "data/commitments.csv");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/kinds.md");
    let table = std::fs::read_to_string(path).expect("what is expected");
    let rows = table.lines().filter(|line| line.starts_with("| c-"));
    let rows: Vec<Vec<&str>> =
        rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    assert_eq!(rows.len(), 17, "rows of kinds.md");
    let faults = rows.iter().filter_map(|row| {
        let [id, expected @ ..] = row.as_slice() else { return Some(format!("{row:?}")) };
        let Some(card) = page.descendants().find(|node| node.attribute("id") == Some(id)) else {
            return Some(format!("no {id}"));
        };
        let found = [
            tags(card),
            said(card, &["says"]),
            in_chart(card),
            on_its_line(card),
            in_working(card),
            in_data(data, id),
        ];
        (found != expected).then(|| format!("| {id} | {} |", found.join(" | ")))
    });
    faults.collect()
}

/// The title of the mark of the latest value.
fn in_chart(card: Node<'_, '_>) -> String {
    let is_latest = |node: &Node<'_, '_>| node.attribute("class") == Some("pb-latest");
    let mark = card.descendants().find(is_latest);
    let title = mark.and_then(|mark| mark.children().find(|node| node.has_tag_name("title")));
    title.and_then(|title| title.text()).unwrap_or("-").to_owned()
}

/// The latest value on the line of the target that the card is a wording of.
fn on_its_line(card: Node<'_, '_>) -> String {
    let line = card.ancestors().find(|node| node.has_tag_name("details"));
    let line = line.and_then(|details| details.children().find(|n| n.has_tag_name("summary")));
    let state = line.expect("a line that opens to the card").children();
    let mut state = state.filter(|node| node.attribute("class") == Some("state"));
    said(state.next().expect("the state of a target"), &["dated"])
}

/// The first line of the working.
fn in_working(card: Node<'_, '_>) -> String {
    let working = card.descendants().find(|node| node.attribute("class") == Some("working"));
    let line = working.and_then(|node| node.descendants().find(|node| node.has_tag_name("tr")));
    let line =
        line.or_else(|| working?.descendants().find(|node| node.has_tag_name("dt"))?.parent());
    let texts = line.map(|line| {
        line.descendants()
            .filter_map(|node| node.text().filter(|_| node.is_text()))
            .collect::<Vec<_>>()
    });
    texts.map_or_else(
        || "-".to_owned(),
        |texts| texts.join(" ").split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

/// Time, value, what it counts, status and reason in the data.
fn in_data(data: &str, id: &str) -> String {
    let mut lines = data.trim_start_matches('\u{feff}').lines();
    let heads: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    let place = |name: &str| heads.iter().position(|head| *head == name).expect(name);
    let key = place("key");
    let row =
        lines.map(|line| line.split(',').collect::<Vec<_>>()).find(|row| row.get(key) == Some(&id));
    let row = row.expect("a row of the data");
    let names = ["latest_period", "latest", "latest_counts", "status", "reason"];
    names.map(|name| row.get(place(name)).copied().unwrap_or_default()).join(",")
}

#[test]
fn untargeted_is_sound_and_speaks_of_no_target() {
    let files = built("untargeted");
    holds(&files);
    let xml = html::as_xml(text(&files, "districts/north/targets.html"));
    let page = Document::parse(&xml).expect("a page that parses");
    let table = page.descendants().find(|node| {
        node.attribute("aria-labelledby") == Some("tendencies") && node.has_tag_name("div")
    });
    let table = table.expect("the table of tendencies");
    let rows = table.descendants().filter(|node| node.attribute("data-label") == Some("趋势"));
    let found: Vec<String> = rows.map(|cell| said(cell, &["word", "reason"])).collect();
    let expected = [
        // From 8 to 8.08, and to 8.0.
        "略有改善",
        "没有变化",
        // From 84 to 86.5, and from 86 to 87.5.
        "明显改善",
        "明显改善",
        // From 5 to 6.05, where less is better; from 80 to ≥90; from 100 to 102.01.
        "变差",
        "暂不评价 数值不是确数",
        "明显改善",
    ];
    assert_eq!(found, expected);
}

#[test]
fn categories_stand_beside_the_whole_in_its_chart_and_table() {
    let files = built("untargeted");
    let xml = html::as_xml(text(&files, "districts/north/targets.html"));
    let page = Document::parse(&xml).expect("a page that parses");
    let card = page.descendants().find(|node| {
        node.attribute("id").is_some_and(|id| id.starts_with("c-north-plan--coverage"))
    });
    let card = card.expect("the card of the whole");
    let marks = card.descendants().filter(|node| node.attribute("class") == Some("pb-part"));
    let titles = marks.filter_map(|mark| mark.children().find(|n| n.has_tag_name("title")));
    let titles: Vec<&str> = titles.filter_map(|title| title.text()).collect();
    assert_eq!(
        titles,
        ["男性 2023年 84%", "女性 2023年 86%", "男性 2024年 86.5%", "女性 2024年 87.5%"]
    );
    let words = said(card, &["pb-num", "pb-now"]);
    for name in ["男性 86.5", "女性 87.5"] {
        assert!(words.contains(name), "{words}");
    }
    let rows = card.descendants().filter(|node| node.has_tag_name("tr"));
    let text_of = |node: Node<'_, '_>| {
        node.descendants().filter(Node::is_text).filter_map(|n| n.text()).collect::<String>()
    };
    let rows: Vec<String> = rows.map(text_of).collect();
    assert_eq!(rows.iter().filter(|row| row.starts_with("男性")).count(), 2, "{rows:?}");
}
