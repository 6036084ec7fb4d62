//! The data files against their description in `src/data`: the guides say what it says, and every cell of every built
//! site is of the kind of its column.
//!
//! `UPDATE=1 cargo test --test main data::` writes what is made from the description into `docs/data.md` and `docs/data.zh.md`.
#![expect(clippy::disallowed_methods, reason = "tests read guides and sites themselves")]

mod cells;
mod guide;

use std::collections::{BTreeMap, BTreeSet};

use planboard::data::{Column, Kind, Naming, Vocabulary, findings, tables, values};
use planboard::diag::Lang;

use crate::support::Project;
use cells::Built;

/// A table of a site or of its edition for review, as the guides describe it.
struct Described {
    /// The names of its files; `ID` stands for ids of records.
    files: Vec<&'static str>,
    title: String,
    row: String,
    naming: Option<Naming>,
    columns: Vec<Column>,
    /// Whether a site without a row has no such file.
    only_used: bool,
}

impl Described {
    /// Its first file.
    fn file(&self) -> &'static str {
        self.files.first().copied().expect("a table has a file")
    }
}

/// Every table, in one language of the guides.
fn described(lang: Lang) -> Vec<Described> {
    macro_rules! describe {
        ($table:expr) => {{
            let table = $table;
            Described {
                files: [table.file].into_iter().chain(table.others.iter().copied()).collect(),
                title: table.title.in_lang(lang).into(),
                row: table.row.in_lang(lang).into(),
                naming: table.naming,
                columns: table.columns,
                only_used: table.only_used,
            }
        }};
    }
    let of_site = tables().into_iter().map(|table| describe!(table));
    of_site.chain([describe!(values()), describe!(findings())]).collect()
}

#[test]
fn guides_say_what_the_tables_say() {
    for (path, lang) in [("docs/data.md", Lang::En), ("docs/data.zh.md", Lang::Zh)] {
        let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&file).expect("a guide");
        let made = guide::made(&text, &described(lang), lang).expect("a guide with its marks");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, made).expect("write a guide");
        } else {
            let lines = made.lines().zip(text.lines()).find(|(made, text)| made != text);
            assert!(
                made == text,
                "{path} says other than the tables (UPDATE=1 writes): {lines:#?}"
            );
        }
    }
}

/// A name leads to one column, a word to one meaning.
#[test]
fn names_are_given_once() {
    let tables = described(Lang::En);
    let all = || tables.iter().flat_map(|table| &table.files);
    assert_eq!(all().collect::<BTreeSet<_>>().len(), all().count(), "two tables have one file");
    let mut lists: BTreeMap<&str, Vocabulary> = BTreeMap::new();
    for table in &tables {
        let names: BTreeSet<&str> = table.columns.iter().map(|column| column.name).collect();
        assert_eq!(names.len(), table.columns.len(), "{}: two columns of one name", table.file());
        for column in &table.columns {
            let Kind::Word(list) = &column.kind else { continue };
            let words: BTreeSet<&str> = list.terms.iter().map(|term| term.word).collect();
            assert_eq!(words.len(), list.terms.len(), "`{}` has a word twice", list.name);
            let known = lists.entry(list.name).or_insert_with(|| list.clone());
            assert_eq!(known, list, "two lists of words are called `{}`", list.name);
        }
    }
}

/// The guides hold sentences without their full stop, in either language.
#[test]
fn everything_has_a_meaning_in_both_languages() {
    let is_chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    for lang in [Lang::Zh, Lang::En] {
        for table in described(lang) {
            let file = table.file();
            let mut texts = vec![table.title, table.row];
            if let Some(Naming { record, key, page, example: _ }) = &table.naming {
                texts.extend([record, key, page].map(|text| text.in_lang(lang).to_owned()));
            }
            for column in &table.columns {
                let empty = column.empty.iter();
                texts.push(column.meaning.in_lang(lang).into());
                texts.extend(empty.map(|empty| empty.in_lang(lang).to_owned()));
                texts.push(column.kind.meaning().in_lang(lang).into());
                if let Kind::Word(list) = &column.kind {
                    let meanings = list.terms.iter().map(|term| term.meaning.in_lang(lang));
                    texts.extend(meanings.map(str::to_owned));
                }
            }
            for text in texts {
                let is_bare = !text.is_empty() && !text.ends_with(['.', '。', ' ']);
                assert!(is_bare && !text.contains(['|', '\n']), "{file}: {text:?}");
                assert!(lang == Lang::En || is_chinese(&text), "{file}: {text:?}");
            }
        }
    }
}

#[test]
fn cells_of_the_bundled_content_are_of_their_kind() {
    let project = Project::real();
    hold(&project);
    let built = Built::read(&project);
    let there = |table: &Described| !table.only_used || built.has(table.file());
    for table in described(Lang::En).into_iter().filter(there) {
        let file = table.file();
        let example = table.naming.map_or("", |naming| naming.example);
        assert!(built.has_cell(file, example), "{file} has no key `{example}`");
    }
}

#[test]
fn cells_of_small_sites_are_of_their_kind() {
    for site in ["small", "edge", "judged", "sourced", "revised", "untargeted", "empty"] {
        hold(&Project::copy(&format!("tests/sites/{site}")));
    }
}

/// A site has the files of the tables and no others, and every cell is of the kind of its column.
#[track_caller]
fn hold(project: &Project) {
    project.run(&["build", "--review"]).ends(0);
    let built = Built::read(project);
    let there = |table: &Described| !table.only_used || built.has(table.file());
    let tables: Vec<Described> = described(Lang::En).into_iter().filter(there).collect();
    let named = |table: &Described| -> Vec<String> {
        table.files.iter().flat_map(|name| built.files_of(name)).collect()
    };
    assert_eq!(built.data_files(), tables.iter().flat_map(named).collect());
    let misfits = |table| {
        named(table).iter().flat_map(|file| built.misfits(file, &table.columns)).collect::<Vec<_>>()
    };
    let misfits: Vec<String> = tables.iter().flat_map(misfits).collect();
    assert!(misfits.is_empty(), "{}", misfits.join("\n"));
}
