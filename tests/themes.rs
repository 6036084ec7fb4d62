//! Themes: `docs/themes.md` names every field of every view, and no other.
#![expect(clippy::disallowed_methods, reason = "the guide is no content")]
#![expect(clippy::panic, reason = "test code outside of test functions")]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Project;
use serde_json::{Map, Value};

/// The words of a theme that is not the default.
const ZH: &str = "themes/older/strings/zh.yaml";

/// The pages that themes named under `words`.
const OLD: [&str; 8] =
    ["overview", "districts", "indicators", "projects", "tasks", "units", "documents", "methods"];

/// The fields of an object as the guide gives them; of each, whether it may be missing.
type Fields = BTreeMap<String, bool>;

/// What the guide says of views.
struct Guide {
    /// What surrounds every page.
    shell: Fields,
    /// By template.
    pages: BTreeMap<String, Fields>,
    /// Of objects inside views.
    parts: Vec<Fields>,
}

/// Reads a cell of the guide: fields in backticks, those of an object in brackets behind its name.
fn fields(cell: &str, parts: &mut Vec<Fields>) -> Fields {
    let mut open: Vec<Fields> = vec![Fields::new()];
    let mut rest = cell;
    while let Some(at) = rest.find(['`', '(', ')']) {
        let (sign, behind) = (rest.as_bytes().get(at).copied(), rest.get(at + 1..).unwrap_or(""));
        rest = behind;
        match sign {
            Some(b'(') => open.push(Fields::new()),
            Some(b')') => {
                let part = open.pop().expect("an open bracket");
                parts.extend(Some(part).filter(|part| !part.is_empty()));
            }
            _ => {
                let (name, behind) = rest.split_once('`').expect("backticks come in pairs");
                let last = open.last_mut().expect("the cell itself");
                last.insert(name.to_owned(), behind.starts_with('?'));
                rest = behind;
            }
        }
    }
    let [whole] = <[Fields; 1]>::try_from(open).expect("brackets come in pairs");
    whole
}

fn guide() -> Guide {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/themes.md");
    let text = std::fs::read_to_string(path).expect("the guide");
    let table = |head: &str| -> Vec<Vec<String>> {
        let (_, table) = text.split_once(head).expect("the table");
        let rows = table.lines().skip(2).take_while(|line| line.starts_with('|'));
        let cells =
            |line: &str| line.trim_matches('|').split(" | ").map(|c| c.trim().to_owned()).collect();
        rows.map(cells).collect()
    };
    let mut parts = Vec::new();
    let mut pages = BTreeMap::new();
    for row in table("| template | page | `view` |") {
        let [template, _, view] = row.as_slice() else { panic!("{row:?}") };
        pages.insert(template.trim_matches('`').to_owned(), fields(view, &mut parts));
    }
    for row in table("| part | fields |") {
        let [_, cell] = row.as_slice() else { panic!("{row:?}") };
        let part = fields(cell, &mut parts);
        parts.push(part);
    }
    let shell = text.split_once("- `shell`: what surrounds the page: ").expect("the shell").1;
    let shell = fields(shell.lines().next().unwrap_or_default(), &mut parts);
    Guide { shell, pages, parts }
}

/// A page as a theme sees it.
struct Page {
    template: String,
    shell: Map<String, Value>,
    view: Map<String, Value>,
}

/// The object that Tera prints: nothing stands where something is missing, in an object as in a list.
fn object(printed: &str) -> Map<String, Value> {
    let printed = printed.replace("\": ,", "\": null,").replace("\": }", "\": null}");
    let printed =
        printed.replace(", ,", ", null,").replace("[, ", "[null, ").replace(", ]", ", null]");
    let printed = printed.replace(", ,", ", null,");
    match serde_json::from_str(&printed) {
        Ok(Value::Object(object)) => object,
        other => panic!("{other:?}: {printed}"),
    }
}

/// The pages of a project: a theme prints what it gets.
fn pages(project: &Project, templates: &BTreeSet<String>) -> Vec<Page> {
    project.run(&["theme", "new", "themes/printed"]).ends(0);
    for template in templates {
        let page = format!("<!--{template}-->{{{{ shell | safe }}}}<!---->{{{{ view | safe }}}}");
        project.write(&format!("themes/printed/templates/{template}"), page);
    }
    project.run(&["build", "--review", "--theme", "themes/printed"]).ends(0);
    let files = project.files("output");
    let printed = files.values().filter_map(|page| {
        let page = str::from_utf8(page).ok()?.strip_prefix("<!--")?;
        let (template, page) = page.split_once("-->")?;
        let (shell, view) = page.split_once("<!---->")?;
        Some(Page { template: template.to_owned(), shell: object(shell), view: object(view) })
    });
    printed.collect()
}

/// Every object inside a value.
fn objects<'v>(value: &'v Value, found: &mut Vec<&'v Map<String, Value>>) {
    match value {
        Value::Object(object) => {
            found.push(object);
            object.values().for_each(|value| objects(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| objects(value, found)),
        _ => {}
    }
}

/// Whether an object has these fields, and nothing is missing that should be there.
fn fits(object: &Map<String, Value>, fields: &Fields) -> bool {
    let is_named = object.keys().all(|key| fields.contains_key(key));
    is_named
        && fields
            .iter()
            .all(|(key, may_miss)| *may_miss || object.get(key).is_some_and(|v| !v.is_null()))
}

/// A site with a correction of a text, and a finding that it lets stand.
fn corrected(small: &Project) {
    small.replace("content/districts/east/plan.md", "推行预约诊疗", "推行分时预约诊疗");
    small.replace(
        "content/districts/east/plan.md",
        "source: seeds/east-plan.txt\n",
        "source: seeds/east-plan.txt\nerrata:\n  - { printed: 推行预约诊疗, corrected: 推行分时预约诊疗, reason: 印发稿有误 }\n",
    );
    let site = small.read("content/site.yaml");
    let checks = "checks:\n  allow:\n    - { code: stale-data, file: content/districts/west/district.yaml, reason: 等公报 }\n";
    small.write("content/site.yaml", format!("{site}{checks}"));
}

#[test]
fn the_guide_names_every_field_of_every_view() {
    let Guide { shell, pages: guide, parts } = guide();
    let templates: BTreeSet<String> = guide.keys().cloned().collect();
    let all = ["small", "edge", "judged", "sourced", "revised", "untargeted"];
    let mut sites: Vec<Project> =
        all.into_iter().map(|site| Project::copy(&format!("tests/sites/{site}"))).collect();
    corrected(sites.first().expect("the small site"));
    // Maps and ends are of many places, and lists by page of more.
    let many = Project::small_with(42);
    moved(&many, "more-0", "79.1");
    moved(&many, "more-1", "79.4");
    sites.extend([Project::small_with(12), many, Project::real()]);
    let made: Vec<Page> = sites.iter().flat_map(|project| pages(project, &templates)).collect();
    let (mut wrong, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for Page { template, shell: around, view } in &made {
        let mut view = view.clone();
        // Its keys are names of files.
        if let Some(data) = view.get_mut("data") {
            *data = Value::Array(Vec::new());
        }
        let wanted = guide.get(template).expect("a page of the guide");
        for (object, wanted) in [(&view, wanted), (around, &shell)] {
            if !fits(object, wanted) {
                wrong.insert(format!("{template}: {}", said(object)));
            }
        }
        let mut inside = Vec::new();
        view.values().chain(around.values()).for_each(|value| objects(value, &mut inside));
        for object in inside {
            let fitting = parts.iter().enumerate().filter(|(_, part)| fits(object, part));
            let fitting: Vec<usize> = fitting.map(|(n, _)| n).collect();
            if fitting.is_empty() {
                wrong.insert(format!("in {template}: {}", said(object)));
            }
            seen.extend(fitting);
        }
    }
    let unseen = parts.iter().enumerate().filter(|(n, _)| !seen.contains(n));
    wrong.extend(unseen.map(|(_, part)| format!("no page has an object of {:?}", part.keys())));
    let made: BTreeSet<&String> = made.iter().map(|page| &page.template).collect();
    assert_eq!(made, templates.iter().collect(), "pages of the guide");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Gives a place a baseline and a value on its way.
fn moved(project: &Project, id: &str, value: &str) {
    let folder = format!("content/districts/{id}");
    let old = "2023年，人均预期寿命为79岁，到2025年达到79.5岁";
    let new = format!("人均预期寿命2020年为78岁，2023年为{value}岁，到2025年达到79.5岁");
    project.replace(&format!("seeds/{id}.txt"), old, &new);
    project.replace(&format!("{folder}/plan.md"), old, &new);
    let plan = format!("{folder}/plan.yaml");
    project.replace(&plan, "target:", "baseline: { year: 2020, value: 78 }, target:");
    project.replace(&plan, "quote: 到2025年达到79.5岁", &format!("quote: {new}"));
    let observations = format!("{folder}/observations.yaml");
    project.replace(&observations, "value: 79,", &format!("value: {value},"));
    project.replace(
        &observations,
        "quote: 2023年，人均预期寿命为79岁",
        &format!("quote: 2023年为{value}岁"),
    );
}

/// The fields of an object; behind those that hold nothing, a question mark.
fn said(object: &Map<String, Value>) -> String {
    let field = |(key, value): (&String, &Value)| {
        if value.is_null() { format!("{key}?") } else { key.clone() }
    };
    object.iter().map(field).collect::<Vec<_>>().join(", ")
}

/// Names of pages stood under `words` before they had a part of their own.
#[test]
fn an_older_theme_makes_the_same_site() {
    let project = Project::copy("tests/sites/small");
    project.run(&["build"]).ends(0);
    let newer = project.files("output");
    project.run(&["theme", "new", "themes/older"]).ends(0);
    let strings = project.read(ZH);
    let (before, names) = strings.split_once("navigation:\n").expect("the names of pages");
    let (names, rest) = names.split_once("words:\n").expect("the words behind them");
    let is_old = |line: &&str| line.trim().split(':').next().is_some_and(|n| OLD.contains(&n));
    let (old, new): (String, String) = (
        names.split_inclusive('\n').filter(is_old).collect(),
        names.split_inclusive('\n').filter(|line| !is_old(line)).collect(),
    );
    let new = if new.is_empty() { new } else { format!("navigation:\n{new}") };
    project.write(ZH, format!("{before}{new}words:\n{old}{rest}"));
    project.run(&["build", "--theme", "themes/older"]).ends(0);
    assert!(project.files("output") == newer, "the older theme makes another site");
}

/// A browser shows the head of a page before it has laid out the rest: it waits for no sheet there but the one that the head
/// needs. A theme whose templates were copied before loads each sheet once, too.
#[test]
fn the_sheet_of_the_charts_is_below_the_head_of_a_page() {
    const SHEET: &str = "assets/chart.css\">";
    let project = Project::copy("tests/sites/small");
    project.run(&["theme", "new", "themes/older"]).ends(0);
    project.run(&["build"]).ends(0);
    for (path, page) in built(&project) {
        let place = |what: &str| page.find(what).unwrap_or_else(|| panic!("{path}: no {what}"));
        assert!(place("assets/site.css") < place("</head>"), "{path}");
        assert!(place("</header>") < place(SHEET) && place(SHEET) < place("<main"), "{path}");
        assert_eq!(page.matches(SHEET).count(), 1, "{path}");
    }
    let base = "themes/older/templates/base.html";
    project.replace(base, "{% if href != shell.chart_style -%}", "{% if true -%}");
    project.replace(base, "{% if shell.chart_style %}", "{% if false %}");
    project.run(&["build", "--theme", "themes/older"]).ends(0);
    for (path, page) in built(&project) {
        let (head, _) = page.split_once("</head>").unwrap_or_else(|| panic!("{path}: no head"));
        assert_eq!((head.matches(SHEET).count(), page.matches(SHEET).count()), (1, 1), "{path}");
    }
}

/// The pages of the site that was built last, by their paths.
fn built(project: &Project) -> BTreeMap<String, String> {
    let files = project.files("output").into_iter();
    let texts = files.filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?)));
    texts.filter(|(_, text)| text.starts_with("<!doctype html>")).collect()
}

#[test]
fn names_are_those_of_the_pages() {
    let project = Project::copy("tests/sites/small");
    project.run(&["theme", "new", "themes/older"]).ends(0);
    let strings = project.read(ZH).replacen("\n  overview: 总览\n", "\n  home: 总览\n", 1);
    project.write(ZH, strings);
    let run = project.run(&["build", "--lang", "en", "--theme", "themes/older"]).ends(1);
    for wanted in ["no name for the page `overview`", "no page `home`"] {
        assert!(run.stderr.contains(wanted), "{}", run.stderr);
    }
}
