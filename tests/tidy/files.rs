//! House rules on the other files: seeds, themes, and the repository as a whole.

use std::collections::BTreeSet;
use std::path::Path;

use super::scan::Tree;

/// Where a theme that is not the default would stand, too.
const TEMPLATES: &str = "/templates/";

/// The ways to a script: what stands before the name of its file, and behind.
const LINKS: [&str; 3] = [
    "<script src=\"{{ href }}",
    "<script src=\"{{ assets }}on-demand/",
    "<script src=\"{{ shell.assets }}on-demand/",
];
const LINKED: &str = "\" defer></script>";

/// The strings of the default theme.
const STRINGS: &str = "themes/default/strings/zh.yaml";

pub(crate) fn seeds_have_one_document_each(tree: &Tree) -> Vec<String> {
    let documents =
        tree.iter().filter(|(path, _)| path.starts_with("content/") && is_markdown(path));
    let sources: Vec<&str> = documents
        .filter_map(|(_, text)| text.lines().find_map(|line| line.strip_prefix("source: ")))
        .collect();
    let seeds = tree.keys().filter(|path| path.starts_with("seeds/"));
    let count = |seed: &String| sources.iter().filter(|source| **source == seed.as_str()).count();
    let wrong = seeds.map(|seed| (seed, count(seed))).filter(|(_, count)| *count != 1);
    wrong
        .map(|(seed, count)| format!("{seed} is the source of {count} documents, not of one"))
        .collect()
}

fn is_markdown(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "md")
}

pub(crate) fn the_embedded_theme_is_the_folder(tree: &Tree) -> Vec<String> {
    let code = tree.get("src/page/theme.rs").map_or("", String::as_str);
    let others = between(code, "const OTHERS", "];").unwrap_or_default();
    let others = others.split('"').skip(1).step_by(2).map(str::to_owned);
    let pages = between(code, "\ntemplates! {", "\n}").unwrap_or_default();
    let pages = pages.split('"').skip(1).step_by(2).map(|name| format!("templates/{name}"));
    let embedded: BTreeSet<String> = others.chain(pages).collect();
    let folder: BTreeSet<String> = tree
        .keys()
        .filter_map(|path| path.strip_prefix("themes/default/"))
        .map(str::to_owned)
        .collect();
    let missing = folder.difference(&embedded);
    let idle = embedded.difference(&folder);
    missing
        .map(|file| format!("src/page/theme.rs does not embed `{file}`"))
        .chain(idle.map(|file| format!("themes/default has no `{file}`")))
        .collect()
}

pub(crate) fn templates_hold_no_code(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| path.contains(TEMPLATES)) {
        for (n, line) in text.lines().enumerate() {
            // A script that is linked is an asset, in sight of everybody.
            let lower = without_links(&line.to_lowercase());
            let mut attributes = lower
                .split_whitespace()
                .filter_map(|word| word.split_once('='))
                .map(|(name, _)| name);
            let is_code = |name: &str| name == "style" || is_handler(name);
            if lower.contains("<script") || lower.contains("javascript:") || attributes.any(is_code)
            {
                found.push(format!("{path}:{} has a style, a handler or a script", n + 1));
            }
        }
    }
    found
}

/// A line of a template without the scripts that it links.
fn without_links(line: &str) -> String {
    let mut rest = line.to_owned();
    for link in LINKS {
        while let Some((before, after)) = rest.split_once(link) {
            let name =
                after.trim_start_matches(|c: char| c.is_ascii_lowercase() || "-.".contains(c));
            let Some(behind) = name.strip_prefix(LINKED) else { break };
            rest = format!("{before}{behind}");
        }
    }
    rest
}

/// Chromium before 84 has no `gap` in a row of boxes and runs words together; 78 has no `min()`, and a list of columns that
/// has one gets another line before it.
pub(crate) fn style_sheets_are_read_by_older_browsers(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    let is_sheet = |path: &str| {
        path.starts_with("themes/")
            && Path::new(path).extension().is_some_and(|extension| extension == "css")
    };
    for (path, text) in tree.iter().filter(|(path, _)| is_sheet(path)) {
        for (n, line) in text.lines().enumerate() {
            let has_gap = line.contains("display: flex") && line.contains("gap:");
            let columns = line.split("grid-template-columns:").skip(1);
            let is_new = columns.map(|value| value.contains("min(")).next() == Some(true);
            if has_gap || is_new {
                found.push(format!("{path}:{} is not read by older browsers", n + 1));
            }
        }
    }
    found
}

fn is_handler(name: &str) -> bool {
    name.strip_prefix("on")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase()))
}

pub(crate) fn strings_are_those_of_the_templates(tree: &Tree) -> Vec<String> {
    let strings = tree.get(STRINGS).map_or("", String::as_str);
    let page = strings.lines().skip_while(|line| *line != "page:").skip(1);
    let page = page.take_while(|line| line.starts_with("  "));
    let given: BTreeSet<&str> = page.filter_map(|line| line.trim().split(':').next()).collect();
    let mut used = BTreeSet::new();
    for (_, text) in tree.iter().filter(|(path, _)| path.contains("themes/default/templates/")) {
        used.extend(keys(text));
    }
    let missing = used.difference(&given).map(|key| format!("{STRINGS} has no `page.{key}`"));
    let idle = given.difference(&used).map(|key| format!("no template uses `page.{key}`"));
    missing.chain(idle).collect()
}

/// The `key` of every `t.key` of a template.
fn keys(template: &str) -> Vec<&str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut keys = Vec::new();
    for (at, _) in template.match_indices("t.") {
        let before = template.get(..at).and_then(|text| text.chars().next_back());
        let rest = template.get(at + 2..).unwrap_or_default();
        let key = rest.split(|c| !is_of_name(c)).next().unwrap_or_default();
        // `t.` must not be the end of a longer name or path, as in `document.title` or `view.t.x`.
        if !key.is_empty() && !before.is_some_and(|c| is_of_name(c) || c == '.') {
            keys.push(key);
        }
    }
    keys
}

pub(crate) fn nothing_names_this_machine(tree: &Tree) -> Vec<String> {
    let machine = [
        concat!("/", "work/"),
        concat!("/", "home/"),
        concat!("/", "root/"),
        concat!("/", "Users/"),
        concat!("..", "/shared"),
    ];
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| !path.starts_with("seeds/")) {
        for (n, line) in text.lines().enumerate() {
            let named = machine.iter().find(|name| line.contains(**name));
            found.extend(named.map(|name| format!("{path}:{} has `{name}`", n + 1)));
        }
    }
    found
}

pub(crate) fn nothing_is_put_off(tree: &Tree) -> Vec<String> {
    let marks = [concat!("TO", "DO"), concat!("FIX", "ME")];
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| !path.starts_with("seeds/")) {
        for (n, line) in text.lines().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) {
                found.push(format!("{path}:{} puts something off", n + 1));
            }
        }
    }
    found
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    text.split_once(start)?.1.split_once(end).map(|(inside, _)| inside)
}
