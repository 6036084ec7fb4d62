//! What was parsed once is taken from the cache, whatever form YAML gives it, and is read as if it were parsed again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use planboard::files::Store;
use planboard::read::{Files, Memory, load, load_files};

use crate::support::Project;

/// A store that counts what is put into it.
#[derive(Debug, Default)]
struct Counted(Mutex<(BTreeMap<String, Vec<u8>>, usize)>);

impl Counted {
    fn puts(&self) -> usize {
        self.0.lock().expect("no test panics here").1
    }
}

impl Store for Counted {
    fn get(&self, name: &str) -> Option<Vec<u8>> {
        self.0.lock().expect("no test panics here").0.get(name).cloned()
    }

    fn put(&self, name: &str, bytes: &[u8]) {
        let mut kept = self.0.lock().expect("no test panics here");
        kept.0.insert(name.to_owned(), bytes.to_owned());
        kept.1 += 1;
    }

    fn keep_only(&self, _: &str, names: &BTreeSet<String>) {
        self.0.lock().expect("no test panics here").0.retain(|name, _| names.contains(name));
    }
}

/// What a run reads, in words: the content and the findings.
fn read(project: &Project, store: &Counted) -> String {
    let files = Files::of(project.path()).expect("a content folder");
    let memory = Memory::new(store, b"this one");
    let outcome = load_files(project.path(), files, Some(memory), &|| {}).outcome;
    format!("{:#?}\n{:#?}", outcome.value, outcome.findings)
}

/// Records in the forms that YAML has for one thing, with faults that only the crossing finds.
const FORMS: &str = r#"observations:
  - { indicator: life-expectancy, year: 2021, value: 78.90, flag: [provisional, break], cite: { table: 表1, row: 4 } }
  - indicator: "life-expectancy"
    period: 2020-06-30
    breakdown: { sex: female, residence: rural }
    value: '>100'
    note: "甲\t乙\u4e2d"
    cite: { table: 表1, row: [农村, 女], part: 门诊 }
  - indicator: life-expectancy
    year: 2022
    breakdown: 2022
    value: no
    note: |
      一行
      又一行
    flag: true
    cite:
      quote: >-
        折起来的
        一行
"#;

#[test]
fn what_did_not_change_is_not_parsed_again_and_reads_the_same() {
    let sites =
        ["tests/sites/small", "tests/sites/edge", "tests/sites/sourced", "tests/sites/revised"];
    let mut projects: Vec<Project> = sites.map(Project::copy).into();
    projects.push(Project::real());
    for project in projects {
        project.write("content/districts/east/observations-9.yaml", FORMS);
        let outcome = load(project.path(), &|| {}).expect("a content folder").outcome;
        let parsed = format!("{:#?}\n{:#?}", outcome.value, outcome.findings);
        let store = Counted::default();
        assert_eq!(read(&project, &store), parsed);
        let puts = store.puts();
        assert!(puts > 0);
        assert_eq!(read(&project, &store), parsed, "from what was kept");
        assert_eq!(store.puts(), puts, "something was parsed again");
        let kept = store.get("parsed/east").expect("the folder was parsed");
        assert!(String::from_utf8_lossy(&kept).contains("折起来的 一行"), "the forms were parsed");
    }
}

#[test]
fn a_file_that_changed_is_parsed_and_what_is_gone_is_dropped() {
    let project = Project::small_with(2);
    let store = Counted::default();
    read(&project, &store);
    let puts = store.puts();
    project.replace("content/districts/more-1/plan.yaml", "commitments:", "# 注\ncommitments:");
    let parsed = read(&project, &Counted::default());
    assert_eq!(read(&project, &store), parsed);
    assert_eq!(store.puts(), puts + 1, "of one folder something was parsed");
    project.remove("content/districts/more-1");
    read(&project, &store);
    assert_eq!(store.puts(), puts + 1);
    assert_eq!(store.get("parsed/more-1"), None);
}
