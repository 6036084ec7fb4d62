//! What a search in the browser loads: it holds what the pages show, all of it, once, and nothing else.
//!
//! The files are read as a browser reads them, and held against the pages of the same site. That `search.js` finds the same
//! is for `browser/search.test.mjs`.
#![expect(
    clippy::panic,
    clippy::disallowed_methods,
    reason = "test code outside of test functions looks at the disk and the environment"
)]

mod index;
mod pages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::many;
use crate::support::Project;
use index::Index;
use planboard::model::{CELL_END, fold, folded};

type Files = BTreeMap<String, Vec<u8>>;

/// More places than the letters of are held at a time.
const MANY: usize = 70;

fn built(project: &Project, arguments: &[&str]) -> Files {
    let arguments: Vec<&str> = ["build"].iter().chain(arguments).copied().collect();
    project.run(&arguments).ends(0);
    project.files("output")
}

/// The sites that are looked at: one has a document of which only quotes are shown, one the real texts.
fn sites() -> Vec<(String, Files)> {
    let mut sites = Vec::new();
    for name in ["small", "edge", "revised"] {
        let project = Project::copy(&format!("tests/sites/{name}"));
        sites.push((name.to_owned(), built(&project, &[])));
        if name == "edge" {
            sites.push(("edge for review".to_owned(), built(&project, &["--review", "--force"])));
        }
    }
    sites.push(("real".to_owned(), built(&Project::real(), &[])));
    let project = many::without_places();
    (0..MANY).for_each(|n| many::place(&project, n));
    sites.push((format!("{MANY} places"), built(&project, &[])));
    sites
}

/// Every passage of every document is there once, as its page shows it, and leads to it.
#[test]
fn every_passage_is_there_once() {
    for (site, files) in sites() {
        let index = Index::read(&files);
        let shown = pages::passages(&files);
        assert!(shown.len() > 5, "{site}: {} passages", shown.len());
        let of_documents = index.items.iter().filter(|item| "hprq".contains(item.kind));
        let mut held: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for item in of_documents {
            held.entry(item.href.clone()).or_default().push(folded(&item.text));
        }
        for (href, text) in &shown {
            let here = held.remove(href).unwrap_or_default();
            assert_eq!(here, [folded(text)], "{site}: {href}");
        }
        assert!(held.is_empty(), "{site}: no page shows {held:?}");
    }
}

/// What is found stands on the page that it leads to: nothing is in the files that the edition does not show.
#[test]
fn nothing_is_there_that_its_page_does_not_show() {
    for (site, files) in sites() {
        let index = Index::read(&files);
        let mut words: BTreeMap<String, String> = BTreeMap::new();
        for item in &index.items {
            let path = item.href.split('#').next().unwrap_or_default();
            let page = words.entry(path.to_owned()).or_insert_with(|| pages::words(&files, path));
            for cell in item.text.split(CELL_END) {
                assert!(page.contains(&folded(cell)), "{site}: {path} does not show {cell}");
            }
            let page = String::from_utf8_lossy(&files[path]);
            let anchor = item.href.split_once('#').map(|(_, anchor)| format!("id=\"{anchor}\""));
            assert!(anchor.is_none_or(|anchor| page.contains(&anchor)), "{site}: {}", item.href);
        }
    }
}

/// Of a document of which only quotes are shown, no other word is in any file.
#[test]
fn what_is_not_republished_is_not_searched() {
    let project = Project::copy("tests/sites/edge");
    let text = project.read("content/districts/b/report.md");
    let report = text.rsplit("---\n").next().unwrap_or_default();
    for edition in [&[][..], &["--review", "--force"]] {
        let files = built(&project, edition);
        let page = pages::words(&files, "documents/b-report.html");
        let hidden = report.split(['。', '，', '\n']).map(folded);
        let hidden: Vec<String> =
            hidden.filter(|words| words.chars().count() > 4 && !page.contains(words)).collect();
        assert!(hidden.len() > 3, "the report is shown whole: {hidden:?}");
        for (path, bytes) in files.iter().filter(|(path, _)| path.starts_with("search/")) {
            let said = folded(&String::from_utf8_lossy(bytes));
            let found = hidden.iter().find(|words| said.contains(words.as_str()));
            assert_eq!(found, None, "{path}");
        }
    }
}

/// The lists of letters say of every piece which letters and pairs are in it, and of no other.
#[test]
fn letters_lead_to_every_piece_that_has_them() {
    for (site, files) in sites() {
        let index = Index::read(&files);
        let mut expected: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for (piece, text) in index.texts() {
            let mut before: Option<char> = None;
            let mut put = |letters: String| {
                expected.entry(letters).or_default().insert(piece);
            };
            for c in text.chars() {
                fold(c, |letter| {
                    if letter == CELL_END {
                        before = None;
                        return;
                    }
                    put(letter.to_string());
                    if let Some(one) = before {
                        put(format!("{one}{letter}"));
                    }
                    before = Some(letter);
                });
            }
        }
        let lists = index.lists();
        assert_eq!(lists.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{site}");
        for (letters, pieces) in expected {
            let found: BTreeSet<usize> = lists[&letters].iter().copied().collect();
            assert_eq!(found, pieces, "{site}: {letters}");
        }
    }
}

/// Twice the places have files of twice the size, and none of them is larger for it.
#[test]
fn files_grow_with_the_texts_and_no_faster() {
    let measured = |districts: usize| {
        let files = built(&Project::small_with(districts), &[]);
        let sizes = files.iter().filter(|(path, _)| path.starts_with("search/"));
        let sizes: Vec<usize> = sizes.map(|(_, bytes)| bytes.len()).collect();
        (sizes.iter().sum::<usize>(), sizes.len(), Index::read(&files).rows)
    };
    let ((few, files_of_few, _), (many, files_of_many, rows)) = (measured(20), measured(40));
    let once = files_of_many - files_of_few;
    assert!((20..=41).contains(&once), "{files_of_few} and {files_of_many} files");
    assert!(many - few < few, "{few} and {many} bytes");
    assert!(rows > 0);
}

/// The letters that both sides fold alike: the list is made here, and `search.js` is held to it in a browser.
#[test]
fn the_list_of_folded_letters_is_what_is_folded() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/search/folding.txt");
    // What Chinese text has, and some of every script; letters that are newer than the oldest browser are left out.
    let ranges = [
        '\u{20}'..='\u{24f}',
        '\u{370}'..='\u{3ff}',
        '\u{1e00}'..='\u{1eff}',
        '\u{2000}'..='\u{206f}',
        '\u{2070}'..='\u{209c}',
        '\u{2100}'..='\u{218b}',
        '\u{2200}'..='\u{22ff}',
        '\u{2460}'..='\u{24ff}',
        '\u{2500}'..='\u{2570}',
        '\u{2e80}'..='\u{2fd5}',
        '\u{3000}'..='\u{30ff}',
        '\u{3200}'..='\u{33ff}',
        '\u{4e00}'..='\u{4e10}',
        '\u{f900}'..='\u{fa6d}',
        '\u{fe30}'..='\u{fe6b}',
        '\u{feff}'..='\u{ffe6}',
        '\u{1d400}'..='\u{1d454}',
        '\u{2f800}'..='\u{2f8ff}',
    ];
    let line =
        |c: char| format!("{:x} {}\n", u32::from(c), folded(&c.to_string()).escape_unicode());
    let made: String = ranges.into_iter().flatten().map(line).collect();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &made).expect("write the list");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "{} differs (UPDATE=1 accepts)", path.display());
}
