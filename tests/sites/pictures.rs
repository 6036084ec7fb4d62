//! What must hold for charts as files: each one stands alone, and each chart of a page has one.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Project;
use crate::{built, html, text};
use roxmltree::{Document, Node};

/// Classes that look like any text, or any chart.
const PLAIN: [&str; 4] = ["pb-num", "pb-trend", "pb-progress", "pb-comparison"];

/// Everything that is wrong with the files of charts.
pub(crate) fn faults(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    let pages = files.iter().filter(|(path, _)| path.contains(".html"));
    let mut linked = BTreeSet::new();
    for (path, bytes) in pages {
        let page = String::from_utf8_lossy(bytes);
        let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let links = links.map(|link| link.trim_start_matches("../"));
        let links: Vec<&str> = links.filter(|link| link.starts_with("charts/")).collect();
        let of_targets = |figure: &&str| {
            let kinds = ["trend", "progress", "comparison"];
            kinds.iter().any(|kind| figure.contains(&format!("<svg class=\"pb-chart pb-{kind}\"")))
        };
        let figures =
            page.split("<figure").skip(1).filter_map(|rest| rest.split("</figure>").next());
        let figures = figures.filter(of_targets).count();
        // The progress of a whole district is on no page, and a file alone.
        let count = links.iter().filter(|link| link.matches('/').count() > 1).count();
        if count != figures {
            faults.push(format!("{path}: {figures} figures of targets, {count} files"));
        }
        linked.extend(links.into_iter().map(str::to_owned));
    }
    for (path, bytes) in files.iter().filter(|(path, _)| path.contains(".svg")) {
        if !linked.contains(path) {
            faults.push(format!("{path}: no page leads to it"));
        }
        match std::str::from_utf8(bytes) {
            Ok(svg) => faults.extend(of(svg).into_iter().map(|fault| format!("{path}: {fault}"))),
            Err(_) => faults.push(format!("{path}: not UTF-8")),
        }
    }
    faults
}

/// What is wrong with one file.
pub(crate) fn of(svg: &str) -> Vec<String> {
    let document = match Document::parse(svg) {
        Ok(document) => document,
        Err(error) => return vec![error.to_string()],
    };
    let root = document.root_element();
    let mut faults = Vec::new();
    for name in ["width", "height", "viewBox", "role", "aria-labelledby"] {
        if !root.has_attribute(name) {
            faults.push(format!("no {name}"));
        }
    }
    let style: Vec<&str> =
        root.children().filter(|n| n.has_tag_name("style")).filter_map(|n| n.text()).collect();
    let style = style.concat();
    for node in root.descendants().filter(Node::is_element) {
        faults.extend(element(node, &style));
    }
    let uses = style.split("var(").skip(1).filter_map(|rest| rest.split(')').next());
    for name in uses {
        let is_set = style.contains(&format!("{{{name}:")) || style.contains(&format!(";{name}:"));
        if !is_set {
            faults.push(format!("{name} is not set"));
        }
    }
    for scheme in ["prefers-color-scheme: dark", "print", "prefers-contrast: more"] {
        if !style.contains(scheme) {
            faults.push(format!("no look for {scheme}"));
        }
    }
    let heading = root.descendants().filter(|n| n.attribute("class") == Some("pb-heading"));
    let heading: String = heading.filter_map(|n| n.text()).collect();
    let title = root.children().find(|n| n.has_tag_name("title")).and_then(|n| n.text());
    let bare = |text: &str| text.replace(' ', "");
    if title.is_none_or(|title| bare(title) != bare(&heading)) {
        faults.push(format!("the title {title:?} is not the heading {heading:?}"));
    }
    faults
}

fn element(node: Node<'_, '_>, style: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let name = node.tag_name().name();
    if node.tag_name().namespace() != Some("http://www.w3.org/2000/svg") {
        faults.push(format!("<{name}> is no SVG"));
    }
    if ["script", "a", "image", "use", "foreignObject"].contains(&name) {
        faults.push(format!("<{name}>"));
    }
    let classes = node.attribute("class").unwrap_or_default().split_whitespace();
    let is_ruled = |class: &str| {
        PLAIN.contains(&class)
            || [' ', '{', ','].iter().any(|end| style.contains(&format!(".{class}{end}")))
    };
    faults.extend(classes.filter(|c| !is_ruled(c)).map(|class| format!("no rule for {class}")));
    let is_foreign = |text: &str| ["url(", "@import", "http"].iter().any(|f| text.contains(f));
    let texts = node.attributes().map(|a| a.value()).chain((name == "style").then_some(style));
    faults.extend(texts.filter(|t| is_foreign(t)).map(|text| format!("asks for {text}")));
    faults
}

/// The checks themselves: every file of a chart that cannot stand alone is seen.
#[test]
fn broken_pictures_are_seen() {
    let files = built("small");
    let is_picture = |path: &&String| path.starts_with("charts/");
    let path = files.keys().find(is_picture).expect("a chart");
    let fine = text(&files, path);
    assert_eq!(of(fine), Vec::<String>::new());
    for (words, with) in [
        (" xmlns=\"http://www.w3.org/2000/svg\"", ""),
        ("class=\"pb-ground\"", "class=\"pb-none\""),
        ("--pb-paper:", "--pb-peper:"),
        ("(prefers-color-scheme: dark)", "(dark)"),
        ("<rect", "<script/><rect"),
        ("</style>", ".pb-x{fill:url(a.svg)}</style>"),
        ("class=\"pb-heading\"", "class=\"pb-note\""),
        ("</svg>", ""),
        (" viewBox=", " box="),
    ] {
        let broken = fine.replace(words, with);
        assert!(broken != fine && !of(&broken).is_empty(), "not seen: {words}");
    }
    let mut files = files.clone();
    files.insert("charts/other.svg".to_owned(), fine.as_bytes().to_vec());
    assert_eq!(faults(&files), ["charts/other.svg: no page leads to it"]);
}

#[test]
fn charts_are_no_files_where_the_site_wants_none() {
    let project = Project::copy("tests/sites/small");
    let site = project.read("content/site.yaml");
    project.write("content/site.yaml", format!("{site}standalone_charts: false\n"));
    project.run(&["build"]).ends(0);
    let files = project.files("output");
    assert!(!files.keys().any(|path| path.starts_with("charts/")), "files of charts");
    assert_eq!(html::faults(&files), Vec::<String>::new());
    let is_linked = |path: &&String| html::is_page(path) && text(&files, path).contains("charts/");
    assert_eq!(files.keys().find(is_linked), None);
}
