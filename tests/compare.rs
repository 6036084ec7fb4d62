//! What places are put side by side with: the file of a place has each of its targets once, as its pages show them, and
//! nothing else. That `compare.js` shows the same is for `browser/compare.test.mjs`.
#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    reason = "test code outside of test functions; a file of another form should stop the run"
)]

use std::collections::{BTreeMap, BTreeSet};

use crate::support::Project;
use serde_json::Value;

type Files = BTreeMap<String, Vec<u8>>;

/// What a target takes at most, and a place beside its targets.
const TARGET: usize = 400;
const PLACE: usize = 800;

fn built(project: &Project) -> Files {
    project.run(&["build"]).ends(0);
    project.files("output")
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("no {path}"));
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

/// A target of a file: its indicator, its name, its key, its year and what is asked for.
struct Held {
    indicator: String,
    name: String,
    key: String,
    when: String,
    asked: String,
}

/// What the file of a place hands over.
fn held(files: &Files, place: &str) -> Vec<Held> {
    let file = text(files, &format!("compare/{place}.js"));
    let call = format!("planboardCompare(\"{place}\",");
    let json = file.strip_prefix(&call).and_then(|rest| rest.strip_suffix(");\n"));
    let json: Value =
        serde_json::from_str(json.unwrap_or_else(|| panic!("{place}: no call"))).expect("JSON");
    assert!(files.contains_key(string(&json[1])), "{json}");
    assert_eq!(string(&json[2]), format!("districts/{place}/targets.html#"));
    let series = list(&json[3]).iter().flat_map(|group| list(&group[2]));
    let all = series.flat_map(|series| {
        assert!(files.contains_key(string(&series[2])), "{series}");
        list(&series[5]).iter().map(move |set| Held {
            indicator: string(&series[1]).to_owned(),
            name: string(&series[3]).to_owned(),
            key: string(&set["key"]).to_owned(),
            when: string(&set["to"][0]).to_owned(),
            asked: format!("{}{}", string(&set["to"][1]), string(&set["to"][2])),
        })
    });
    all.collect()
}

/// The rows of a data file, by the names of their columns.
fn rows(files: &Files, path: &str) -> Vec<BTreeMap<String, String>> {
    let text = text(files, path).trim_start_matches('\u{feff}');
    csv::Reader::from_reader(text.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

fn unescaped(text: String) -> String {
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ];
    signs.into_iter().fold(text, |text, (escaped, sign)| text.replace(escaped, sign))
}

fn sites() -> Vec<(String, Files)> {
    let named = ["small", "edge", "revised", "kinds", "sourced"];
    let copies = named.map(|name| (name, Project::copy(&format!("tests/sites/{name}"))));
    let all = copies.into_iter().chain([("real", Project::real())]);
    all.map(|(name, project)| (name.to_owned(), built(&project))).collect()
}

/// Every target, with a number or in words, is in the file of its place once, and nothing else is.
#[test]
fn every_target_is_in_the_file_of_its_place_once() {
    for (site, files) in sites() {
        let mut wanted: BTreeMap<String, Vec<_>> = BTreeMap::new();
        let pages = files.keys().filter_map(|path| path.strip_prefix("districts/"));
        let places = pages.filter_map(|page| page.strip_suffix(".html"));
        for place in places.filter(|place| !place.contains('/')) {
            wanted.entry(place.to_owned()).or_default();
        }
        for row in rows(&files, "data/targets.csv") {
            let [place, indicator, key, year] =
                ["district", "indicator", "key", "target_year"].map(|name| row[name].clone());
            wanted.entry(place).or_default().push((key, indicator, year));
        }
        if wanted.len() < 2 {
            let compared = files.keys().find(|path| path.starts_with("compare"));
            assert_eq!(compared, None, "{site}: one place has nothing beside it");
            continue;
        }
        let there: BTreeSet<&str> =
            files.keys().filter_map(|path| path.strip_prefix("compare/")).collect();
        assert_eq!(there.len(), wanted.len(), "{site}: {there:?}");
        for (place, mut targets) in wanted {
            let held = held(&files, &place);
            let bytes = text(&files, &format!("compare/{place}.js")).len();
            assert!(bytes < PLACE + TARGET * held.len(), "{site}: {place} has {bytes} bytes");
            let year = |when: &str| when.trim_end_matches('年').to_owned();
            let found =
                held.iter().map(|one| (one.key.clone(), one.indicator.clone(), year(&one.when)));
            let mut found: Vec<_> = found.collect();
            found.sort();
            targets.sort();
            assert_eq!(found, targets, "{site}: {place}");
        }
    }
}

/// What a file says of a target stands on the page that it leads to, at its place.
#[test]
fn what_a_file_says_stands_where_it_leads() {
    for (site, files) in sites() {
        let paths =
            files.keys().filter_map(|path| path.strip_prefix("compare/")?.strip_suffix(".js"));
        for place in paths {
            let page = text(&files, &format!("districts/{place}/targets.html"));
            for Held { name, key, asked, .. } in held(&files, place) {
                let (_, from) = page
                    .split_once(&format!("id=\"{key}\""))
                    .unwrap_or_else(|| panic!("{site}: {place} has no {key}"));
                let upto = from.split("<li id=\"g-").next().unwrap_or_default();
                let mut words = String::new();
                for part in upto.split('<') {
                    words.push_str(part.split_once('>').map_or("", |(_, words)| words));
                }
                let words = without_blanks(&unescaped(words));
                for said in [&name, &asked] {
                    let said = without_blanks(said);
                    assert!(words.contains(&said), "{site}: {key} does not say {said}");
                }
            }
        }
    }
}
