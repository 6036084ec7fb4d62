//! What the cards of a district say of their commitments, against `judged.md`.

use roxmltree::{Document, Node};

use super::html;

/// What differs from the table between a page and what was written by hand.
pub(crate) fn faults(page: &str) -> Vec<String> {
    let xml = html::as_xml(page);
    let page = Document::parse(&xml).expect("a page that parses");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sites/judged.md");
    let table = std::fs::read_to_string(path).expect("what is expected");
    let rows = table.lines().filter(|line| line.starts_with("| c-"));
    let rows: Vec<Vec<&str>> =
        rows.map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect()).collect();
    assert_eq!(rows.len(), 16, "rows of judged.md");
    let faults = rows.iter().filter_map(|row| {
        let [id, status, sentence] = *row.as_slice() else { return Some(format!("{row:?}")) };
        let Some(card) = page.descendants().find(|node| node.attribute("id") == Some(id)) else {
            return Some(format!("no {id}"));
        };
        let found = (tags(card), said(card, &["says"]));
        (found != (status.to_owned(), sentence.to_owned())).then(|| format!("{id}: {found:?}"))
    });
    faults.collect()
}

/// The status of a card with what stands beside it, apart from the nature.
pub(crate) fn tags(card: Node<'_, '_>) -> String {
    let line = card.children().find(|node| node.attribute("class") == Some("tags"));
    let words = line.map(|line| said(line, &["word", "reason", "tag"])).unwrap_or_default();
    let is_status = |tag: &&str| !["约束性", "预期性"].contains(tag);
    words.split(' ').filter(is_status).collect::<Vec<_>>().join(" ")
}

/// The texts of the elements of some classes.
pub(crate) fn said(node: Node<'_, '_>, classes: &[&str]) -> String {
    let is_one =
        |node: &Node<'_, '_>| node.attribute("class").is_some_and(|class| classes.contains(&class));
    let text = |node: Node<'_, '_>| {
        let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
        texts.collect::<String>()
    };
    node.descendants().filter(is_one).map(text).collect::<Vec<_>>().join(" ")
}
