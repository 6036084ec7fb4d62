//! Every kind of sentence that the program makes, a line a kind: `said.txt` has each with the first that some site of
//! the tests says, to be read by a person after a change of words.
//!
//! `UPDATE=1 cargo test --test main said::` writes the list anew.

#![expect(
    clippy::disallowed_methods,
    reason = "test code outside of test functions; the list is a file beside the tests"
)]

use std::fmt::Write as _;
use std::path::Path;

use crate::support::Project;
use serde_yaml::Value;

/// The parts of the words of the theme that sentences are made of.
const PARTS: [&str; 8] =
    ["caption", "rollup", "brief", "compare", "map", "work", "progress", "period"];

/// The sites that sentences are looked for in: the bundled one first.
const SITES: [&str; 7] = ["judged", "kinds", "edge", "sourced", "revised", "small", "works"];

/// The most letters that one value may have.
const LONGEST: usize = 60;

/// Names and templates of a part, nested ones by their path; what holds no value is no sentence of its own.
fn templates(value: &Value, path: &str, found: &mut Vec<(String, String)>) {
    match value {
        Value::String(text) if text.contains('{') => found.push((path.to_owned(), text.clone())),
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap_or_default();
                templates(value, &format!("{path}.{key}"), found);
            }
        }
        _ => {}
    }
}

/// The literal pieces of a template.
fn pieces(template: &str) -> Vec<&str> {
    template.split(['{', '}']).step_by(2).collect()
}

/// The sentence of a text that a template has made, if one is like it.
fn said<'t>(text: &'t str, template: &str) -> Option<&'t str> {
    let pieces = pieces(template);
    let whole: String = pieces.concat();
    // A template without words of its own is like anything.
    if whole.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return None;
    }
    text.split_inclusive('。').find(|sentence| {
        let mut rest = *sentence;
        pieces.iter().enumerate().all(|(i, piece)| {
            let Some(at) = rest.find(piece) else { return false };
            let between = rest.get(..at).map_or(0, |held| held.chars().count());
            rest = rest.get(at + piece.len()..).unwrap_or_default();
            i == 0 || piece.is_empty() || (1..=LONGEST).contains(&between)
        })
    })
}

/// The texts of the paragraphs and captions of all pages of a site.
fn texts(project: &Project) -> Vec<String> {
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    let pages = files.iter().filter(|(path, _)| path.contains(".html"));
    let mut texts = Vec::new();
    for (_, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        for tag in ["<p", "<figcaption", "<desc"] {
            for part in page.split(tag).skip(1) {
                let part = part.split_once('>').map_or("", |(_, part)| part);
                let end = part.find("</p>").or_else(|| part.find("</")).unwrap_or(part.len());
                texts.push(bare(part.get(..end).unwrap_or_default()));
            }
        }
    }
    texts
}

/// A piece of a page without its tags.
fn bare(html: &str) -> String {
    let parts = html.split('<').enumerate();
    let text: String = parts
        .map(|(i, part)| if i == 0 { part } else { part.split_once('>').map_or("", |(_, t)| t) })
        .collect();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn each_kind_of_sentence_is_listed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let words = std::fs::read_to_string(root.join("themes/default/strings/zh.yaml"));
    let words: Value = serde_yaml::from_str(&words.expect("the words")).expect("YAML");
    let mut kinds = Vec::new();
    for part in PARTS {
        let value = words.get(part).unwrap_or_else(|| panic!("no part {part}"));
        templates(value, part, &mut kinds);
    }
    let mut all = texts(&Project::real());
    for site in SITES {
        all.extend(texts(&Project::copy(&format!("tests/sites/{site}"))));
    }
    let mut list = String::new();
    for (name, template) in &kinds {
        let example = all.iter().find_map(|text| said(text, template)).unwrap_or("—");
        let _ = writeln!(list, "{name}: {template}\n    {example}");
    }
    let path = root.join("tests/said.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &list).expect("write the list");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept.lines().zip(list.lines()).find(|(kept, now)| kept != now);
    assert!(kept == list, "UPDATE=1 writes it; read it then: {differs:?}");
}
