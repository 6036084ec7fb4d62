//! What the pages of a site show, by reading them.

use std::collections::BTreeMap;

use planboard::model::{CELL_END, folded};
use roxmltree::{Document, Node};

use super::Files;
use crate::sites::html::as_xml;

fn page<T>(files: &Files, path: &str, read: impl FnOnce(&Document<'_>) -> T) -> T {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    let xml = as_xml(std::str::from_utf8(bytes).expect("UTF-8"));
    read(&Document::parse(&xml).expect("a page that parses"))
}

/// The words of a page, folded.
pub(crate) fn words(files: &Files, path: &str) -> String {
    page(files, path, |page| folded(&printed(page.root())))
}

fn text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text);
    texts.filter_map(|node| node.text()).collect()
}

/// Every passage of the documents, by its address: headings, paragraphs, rows with their cells, quotes.
pub(crate) fn passages(files: &Files) -> BTreeMap<String, String> {
    let mut passages = BTreeMap::new();
    for path in files.keys().filter(|path| path.starts_with("documents/")) {
        page(files, path, |page| {
            for node in page.descendants().filter(|node| node.has_tag_name("article")) {
                for block in node.descendants().filter(Node::is_element) {
                    let Some((anchor, text)) = passage(block) else { continue };
                    passages.insert(format!("{path}#{anchor}"), text);
                }
            }
            let quotes =
                page.descendants().filter(|node| node.attribute("class") == Some("quotes"));
            for item in quotes.flat_map(|list| list.children()).filter(|n| n.has_tag_name("li")) {
                let anchor = item.attribute("id").unwrap_or_default();
                let quote = item.children().find(|node| node.has_tag_name("q"));
                passages.insert(format!("{path}#{anchor}"), quote.map(text).unwrap_or_default());
            }
        });
    }
    passages
}

/// The anchor of a block and its text, where it is one.
fn passage(node: Node<'_, '_>) -> Option<(String, String)> {
    let name = node.tag_name().name();
    let anchor = node.attribute("id");
    match name {
        "p" | "h2" | "h3" | "h4" | "h5" | "h6" => Some((anchor?.to_owned(), printed(node))),
        "tr" => {
            let cells = node.children().filter(Node::is_element).map(printed);
            let cells = cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>();
            let table = node.ancestors().find(|node| node.has_tag_name("table"));
            let anchor = anchor.or_else(|| table?.attribute("id"))?;
            Some((anchor.to_owned(), cells.join(&CELL_END.to_string())))
        }
        _ => None,
    }
}

/// The text of a block without the links to figures, which are the page's own.
fn printed(node: Node<'_, '_>) -> String {
    let is_own = |node: &Node<'_, '_>| {
        !node.ancestors().any(|one| {
            one.has_tag_name("a")
                && one.attribute("class").is_some_and(|class| class.starts_with("to-figure"))
        })
    };
    let texts = node.descendants().filter(|node| node.is_text() && is_own(node));
    texts.filter_map(|node| node.text()).collect()
}
