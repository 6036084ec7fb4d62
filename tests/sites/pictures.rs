//! What must hold for charts as files: each one stands alone, and each chart of a page has one.

use std::collections::{BTreeMap, BTreeSet};

use super::{built, html, text};
use crate::charts::picture;
use crate::support::Project;
use roxmltree::{Document, Node};

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
        // A brief shows trends of the page of all targets, where their files are.
        let is_brief = path.starts_with("districts/") && path.matches('/').count() == 1;
        let figures =
            page.split("<figure").skip(1).filter_map(|rest| rest.split("</figure>").next());
        let figures = figures.filter(of_targets).count();
        // The progress of a whole district is on no page, and a file alone.
        let count = links.iter().filter(|link| link.matches('/').count() > 1).count();
        if count != figures && !is_brief {
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

/// What is wrong with one file: with its drawing, and with its heading.
pub(crate) fn of(svg: &str) -> Vec<String> {
    let mut faults = picture::faults(svg);
    let Ok(document) = Document::parse(svg) else { return faults };
    let root = document.root_element();
    // The heading stands in letters of its own size, those around the chart in no group of it.
    let is_heading = |node: &Node<'_, '_>| node.attribute("font-size") == Some("15");
    let heading = root.descendants().filter(is_heading).flat_map(|node| node.descendants());
    let heading: String = heading.filter(Node::is_text).filter_map(|n| n.text()).collect();
    let title = root.children().find(|n| n.has_tag_name("title")).and_then(|n| n.text());
    let bare = |text: &str| text.replace(' ', "");
    if title.is_none_or(|title| bare(title) != bare(&heading)) {
        faults.push(format!("the title {title:?} is not the heading {heading:?}"));
    }
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
        ("<rect fill=", "<rect stroke="),
        ("fill=\"none\" stroke=\"none\"", ""),
        ("fill=\"#1b2126\"", "fill=\"var(--pb-ink)\""),
        ("<path stroke=", "<path class=\"pb-axis\" stroke="),
        ("<path stroke=", "<path style=\"fill:red\" stroke="),
        ("<path stroke=", "<path stroke-linecap="),
        ("<rect", "<style>path{fill:red}</style><rect"),
        ("<rect", "<script/><rect"),
        ("<rect", "<image href=\"a.svg\"/><rect"),
        ("font-size=\"15\"", "font-size=\"12\""),
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

/// What a theme says of its charts holds for their files; what no program but a browser understands looks as usual.
#[test]
fn pictures_look_as_their_theme_says() {
    let project = Project::copy("tests/sites/small");
    project.run(&["theme", "new", "themes/ours"]).ends(0);
    let site = project.read("content/site.yaml");
    project.write("content/site.yaml", format!("{site}theme: themes/ours\n"));
    let sheet = project.read("themes/ours/assets/chart.css");
    let drawn = |sheet: &str| {
        project.write("themes/ours/assets/chart.css", sheet);
        project.run(&["build"]).ends(0);
        let files = project.files("output");
        let pictures = files.iter().filter(|(path, _)| path.starts_with("charts/"));
        let pictures = pictures.map(|(path, svg)| {
            let svg = String::from_utf8_lossy(svg).into_owned();
            assert_eq!(of(&svg), Vec::<String>::new(), "{path}");
            svg
        });
        pictures.collect::<Vec<String>>().concat()
    };
    let usual = drawn(&sheet);
    let has = |svg: &str, what: &str| svg.contains(what);
    assert!(has(&usual, "fill=\"#a3450f\"") && !has(&usual, "#b00020"));
    let (goal, actual) = ("--pb-goal: #a3450f;", "--pb-actual: #1f4788;");
    assert!(sheet.contains(goal) && sheet.contains(actual));
    // By a custom property, by a rule of more weight, as a colour that is partly seen through, in another font.
    let ours = sheet.replacen(goal, "--pb-goal: #b00020;", 1);
    let ours = format!(
        "{ours}\n.pb-chart .pb-latest {{ fill: rgb(0 80 160 / 50%) }} .pb-alone {{ font-family: \"Our Font\", serif }}\n\
         @media print {{ .pb-goal {{ fill: lime }} }} .pb-goal:hover {{ fill: lime }}"
    );
    let own = drawn(&ours);
    for what in ["\"#b00020\"", "\"#0050a0\" fill-opacity=\"0.5\"", "'Our Font', serif"] {
        assert!(has(&own, what), "no {what}");
    }
    assert!(!has(&own, "#a3450f") && !has(&own, "lime"));
    // What cannot be worked out is as in the sheet of the program, value by value; so is all where there is no sheet.
    for unclear in
        ["color-mix(in srgb, red, blue)", "oklch(40% .2 30)", "var(--nowhere)", "CanvasText"]
    {
        let unclear = sheet.replacen(goal, &format!("--pb-goal: {unclear};"), 1);
        assert_eq!(drawn(&unclear), usual, "{unclear}");
    }
    assert_eq!(drawn(""), usual, "without a sheet");
    assert_eq!(drawn(".pb-chart { fill: var(--pb-none"), usual, "with a broken sheet");
}
