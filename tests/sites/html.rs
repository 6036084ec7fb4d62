//! What must hold for every page of every site: it parses, its ids are unique, and its links lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use roxmltree::{Document, Node};

/// Elements that HTML never closes, and XML must.
const VOID: [&str; 8] = ["meta", "link", "br", "hr", "img", "input", "col", "wbr"];

/// Elements that say nothing when there is nothing in them.
const NEVER_EMPTY: [&str; 8] = ["ul", "ol", "dl", "tbody", "title", "h1", "h2", "h3"];

/// Whether a file of a site is a page.
pub(crate) fn is_page(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "html")
}

/// A page as XML: without its doctype, and with void elements closed.
pub(crate) fn as_xml(page: &str) -> String {
    let body = page.strip_prefix("<!doctype html>").unwrap_or(page);
    // The one attribute without a value
    let body = body.replace(" defer></script>", " defer=\"\"></script>");
    let mut xml = String::with_capacity(body.len());
    for (n, piece) in body.split('<').enumerate() {
        if n > 0 {
            xml.push('<');
        }
        let name: String = piece.chars().take_while(char::is_ascii_alphanumeric).collect();
        match piece.split_once('>') {
            Some((tag, rest)) if VOID.contains(&name.as_str()) && !tag.ends_with('/') => {
                xml.extend([tag, "/>", rest]);
            }
            _ => xml.push_str(piece),
        }
    }
    xml
}

/// Everything that is wrong with the pages of a site.
pub(crate) fn faults(files: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut faults = Vec::new();
    let mut ids: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut links = Vec::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_page(path)) {
        let Ok(text) = std::str::from_utf8(bytes) else {
            faults.push(format!("{path}: not UTF-8"));
            continue;
        };
        let xml = as_xml(text);
        let page = match Document::parse(&xml) {
            Ok(page) => page,
            Err(error) => {
                faults.push(format!("{path}: {error}"));
                continue;
            }
        };
        let (found, page_ids, page_links) = look_at(&page, text);
        faults.extend(found.into_iter().map(|fault| format!("{path}: {fault}")));
        ids.insert(path, page_ids);
        links.extend(page_links.into_iter().map(|link| (path.as_str(), link)));
    }
    for (path, link) in &links {
        faults.extend(dead(path, link, files, &ids).map(|why| format!("{path}: `{link}` {why}")));
    }
    faults
}

/// The faults of a page, its ids, and its links.
fn look_at(page: &Document<'_>, text: &str) -> (Vec<String>, BTreeSet<String>, Vec<String>) {
    let mut faults = Vec::new();
    let mut ids = BTreeSet::new();
    let mut links = Vec::new();
    if !text.starts_with("<!doctype html>\n<html") {
        faults.push("no doctype".to_owned());
    }
    for node in page.descendants().filter(Node::is_element) {
        let name = node.tag_name().name();
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            let is_handler = key.starts_with("on");
            if key == "style" || is_handler || value.trim_start().starts_with("javascript:") {
                faults.push(format!("<{name} {key}>"));
            }
            if key == "id" && (value.is_empty() || !ids.insert(value.to_owned())) {
                faults.push(format!("the id `{value}` is there twice, or empty"));
            }
            if ["href", "src", "srcset", "poster", "data"].contains(&key) {
                links.push(value.to_owned());
                if name != "a" && is_elsewhere(value) {
                    faults.push(format!("<{name}> asks for {value}"));
                }
            }
        }
        let is_empty = !node
            .descendants()
            .any(|n| n.is_text() && n.text().is_some_and(|t| !t.trim().is_empty()));
        if NEVER_EMPTY.contains(&name) && is_empty {
            faults.push(format!("<{name}> has nothing in it"));
        }
        // Where there is no style sheet a drawing is as wide as its page, and black.
        if name == "svg" && !(node.has_attribute("width") && node.attribute("fill") == Some("none"))
        {
            faults.push("<svg> without a width, or not of outlines".to_owned());
        }
        if name == "script" && !is_linked_script(node) {
            faults.push("<script>".to_owned());
        }
    }
    faults.extend(page.descendants().filter_map(runs_together));
    let tables = page.descendants().filter(|node| node.has_tag_name("table"));
    faults.extend(tables.flat_map(unheard));
    faults.extend(whole(page, &ids));
    (faults, ids, links)
}

/// What stands in a line; other elements begin one.
const IN_LINE: [&str; 7] = ["a", "button", "label", "q", "span", "strong", "time"];
/// What belongs to what stands before it: a unit to its number.
const JOINED: [&str; 2] = ["unit", "nowrap"];

/// Whether words follow others without white space or a sign between: browsers of text, readers without the style sheet
/// and tables that are copied would run them together. The words of a drawing do so even where no line is theirs.
fn runs_together(node: Node<'_, '_>) -> Option<String> {
    let before = node.prev_sibling().filter(Node::is_element)?;
    let is_in_line = |node: &Node<'_, '_>| IN_LINE.contains(&node.tag_name().name());
    let is_joined = node.attribute("class").is_some_and(|class| JOINED.contains(&class));
    let is_drawn = node.ancestors().skip(1).any(|above| above.has_tag_name("svg"));
    if !is_drawn && (is_joined || !is_in_line(&node) || !is_in_line(&before)) {
        return None;
    }
    let (ends, begins) = (words(before).chars().next_back()?, words(node).chars().next()?);
    let is_word = |c: char| c.is_alphanumeric() || "%‰）”".contains(c);
    let runs = is_word(ends) && begins.is_alphanumeric();
    runs.then(|| format!("`{}` runs into `{}`", words(before), words(node)))
}

/// What a table lacks for those who have it read to them: a name, and heads that say what they are heads of.
fn unheard(table: Node<'_, '_>) -> Vec<String> {
    let mut faults = Vec::new();
    let has = |name: &str| table.attribute(name).is_some_and(|value| !value.trim().is_empty());
    let caption = table.children().find(|child| child.has_tag_name("caption"));
    let is_captioned = caption.is_some_and(|caption| !words(caption).trim().is_empty());
    let name = caption.map(words).or(table.attribute("aria-label").map(str::to_owned));
    let name = name.or(table.attribute("aria-labelledby").map(str::to_owned)).unwrap_or_default();
    if !is_captioned && !has("aria-label") && !has("aria-labelledby") {
        faults.push("a table without a caption or a name".to_owned());
    }
    let rows = || table.descendants().filter(|node| node.has_tag_name("tr"));
    let heads = |row: Node<'_, '_>| row.children().filter(|cell| cell.has_tag_name("th")).count();
    let is_in = |row: Node<'_, '_>, part: &str| row.ancestors().any(|one| one.has_tag_name(part));
    for head in table.descendants().filter(|node| node.has_tag_name("th")) {
        let scope = head.attribute("scope").unwrap_or_default();
        let is_top = is_in(head, "thead");
        let fits = if is_top { ["col", "colgroup"] } else { ["row", "rowgroup"] };
        if !fits.contains(&scope) {
            faults.push(format!(
                "table `{name}`: the head `{}` has the scope `{scope}`",
                words(head)
            ));
        }
    }
    // A table of a document is as it was printed: its rows may begin with anything.
    let is_printed = table
        .ancestors()
        .any(|node| node.has_tag_name("article") && node.attribute("class") == Some("document"));
    for row in rows().filter(|row| !is_printed && heads(*row) == 0) {
        faults.push(format!("table `{name}`: a row without a head: {}", words(row)));
    }
    // Two columns of one name would be counted twice.
    for row in rows().filter(|row| !is_printed && is_in(*row, "thead")) {
        let mut seen = BTreeSet::new();
        let heads = row.children().filter(|cell| cell.has_tag_name("th")).map(words);
        let twice: Vec<String> = heads.filter(|head| !seen.insert(head.clone())).collect();
        if !twice.is_empty() {
            faults.push(format!("table `{name}`: two columns are called {twice:?}"));
        }
    }
    let is_plain = |row: Node<'_, '_>| !is_in(row, "thead");
    if !is_printed
        && rows().all(is_plain)
        && rows().any(|row| row.children().filter(Node::is_element).count() > 2)
    {
        faults.push(format!("table `{name}`: columns without heads"));
    }
    faults
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

/// A classic script of the theme, and data for search engines; nothing may stand in the page itself.
fn is_linked_script(node: Node<'_, '_>) -> bool {
    let only = |allowed: [&str; 2]| node.attributes().all(|a| allowed.contains(&a.name()));
    let is_asset = node
        .attribute("src")
        .is_some_and(|src| src.trim_start_matches("../").starts_with("assets/"));
    let is_classic = is_asset && only(["src", "defer"]) && !node.has_children();
    is_classic || node.attribute("type") == Some("application/ld+json")
}

/// What a page must have once, and references inside it.
fn whole(page: &Document<'_>, ids: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    for once in ["h1", "main", "title"] {
        // Charts have titles of their own.
        let is_chart = |node: &Node<'_, '_>| node.ancestors().any(|n| n.has_tag_name("svg"));
        let named = page.descendants().filter(|node| node.has_tag_name(once));
        let count = named.filter(|node| !is_chart(node)).count();
        if count != 1 {
            faults.push(format!("{count} <{once}>"));
        }
    }
    if page.root_element().attribute("lang").is_none_or(str::is_empty) {
        faults.push("no language".to_owned());
    }
    for node in page.descendants() {
        for key in ["aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"] {
            let named = node.attribute(key).unwrap_or_default().split_whitespace();
            faults.extend(
                named.filter(|id| !ids.contains(*id)).map(|id| format!("{key} names no id: {id}")),
            );
        }
    }
    faults
}

fn is_elsewhere(link: &str) -> bool {
    let lower = link.trim_start().to_lowercase();
    lower.starts_with("//")
        || ["http:", "https:", "ftp:"].iter().any(|scheme| lower.starts_with(scheme))
}

/// Why a link leads nowhere.
fn dead(
    path: &str,
    link: &str,
    files: &BTreeMap<String, Vec<u8>>,
    ids: &BTreeMap<&str, BTreeSet<String>>,
) -> Option<&'static str> {
    if is_elsewhere(link) || link.starts_with("mailto:") {
        return None;
    }
    if link.starts_with('/') || link.is_empty() {
        return Some("is not relative");
    }
    let (file, fragment) = link.split_once('#').map_or((link, None), |(file, id)| (file, Some(id)));
    // What is chosen on a page stands behind its path.
    let file = file.split('?').next().unwrap_or_default();
    let mut names: Vec<&str> = path.split('/').collect();
    if !file.is_empty() {
        names.pop();
        for name in file.split('/') {
            match name {
                "." => {}
                ".." if names.is_empty() => return Some("leads out of the site"),
                ".." => names.truncate(names.len() - 1),
                name => names.push(name),
            }
        }
    }
    let target = names.join("/");
    if !files.contains_key(&target) {
        return Some("is no file of the site");
    }
    let there = ids.get(target.as_str());
    let is_dead = fragment.is_some_and(|id| !there.is_some_and(|ids| ids.contains(id)));
    is_dead.then_some("is no id of that page")
}

/// The main part of a page, without charts: they have tests of their own.
pub(crate) fn main_part(page: &str) -> String {
    let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
    let Some((main, _)) = main else { return String::new() };
    let mut text = String::from("<main");
    let mut rest = main;
    while let Some((before, chart)) = rest.split_once("<svg") {
        text.extend([before, "<svg/>"]);
        rest = chart.split_once("</svg>").map_or("", |(_, after)| after);
    }
    text.extend([rest, "</main>\n"]);
    text
}

#[test]
fn drawings_that_need_a_style_sheet_are_seen() {
    for (attributes, is_fine) in
        [("width=\"9\" fill=\"none\"", true), ("width=\"9\"", false), ("fill=\"none\"", false)]
    {
        let page = format!("<!doctype html>\n<html><svg {attributes}></svg></html>");
        let site = BTreeMap::from([("p.html".to_owned(), page.into_bytes())]);
        let is_seen = faults(&site).iter().any(|fault| fault.contains("<svg>"));
        assert_eq!(!is_seen, is_fine, "{attributes}");
    }
}
