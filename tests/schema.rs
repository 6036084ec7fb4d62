//! Schemas for editors: one a kind of file, with a word on every key. That they agree with the program is for
//! `browser/editor/schema.test.mjs`, which asks the server that editors ask.

use std::collections::BTreeSet;

use crate::support::Project;
use planboard::read::FileKind;
use serde_json::Value;

fn schemas() -> Vec<(&'static str, Value)> {
    let read = |kind: &FileKind| {
        (kind.name, serde_json::from_str(&kind.schema()).expect("a schema is JSON"))
    };
    FileKind::ALL.iter().map(read).collect()
}

/// Every schema inside a schema, with the way to it.
fn inside<'a>(path: &str, schema: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    found.push((path.to_owned(), schema));
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        inside(&format!("{path}.{key}"), value, found);
    }
    if let Some(items) = schema.get("items") {
        inside(&format!("{path}[]"), items, found);
    }
}

#[test]
fn every_kind_has_a_schema_without_references() {
    for (name, schema) in schemas() {
        assert_eq!(schema["$schema"], "http://json-schema.org/draft-07/schema#", "{name}");
        assert!(schema["title"].is_string(), "{name}");
        assert!(!schema.to_string().contains("\"$ref\""), "{name}");
    }
}

#[test]
fn every_key_has_a_chinese_word_and_nothing_else_is_allowed() {
    let is_chinese = |text: &str| text.chars().any(|c| ('一'..='鿿').contains(&c));
    for (name, schema) in schemas() {
        let mut all = Vec::new();
        inside(name, &schema, &mut all);
        assert!(all.len() > 3, "{name}");
        for (path, schema) in all {
            let is_value = path.ends_with("[]") && schema["type"] != "object";
            let word = schema.get("description").or(schema.get("title")).and_then(Value::as_str);
            assert!(is_value || word.is_some_and(is_chinese), "{path}: {schema}");
            if schema["type"] == "object" {
                assert_eq!(schema["additionalProperties"], false, "{path}");
            }
        }
    }
}

#[test]
fn keys_are_offered_as_the_files_have_them() {
    let schemas = schemas();
    let (_, plan) = schemas.iter().find(|(name, _)| *name == "plan").unwrap();
    let commitment = &plan["properties"]["commitments"]["items"];
    let keys: Vec<&String> = commitment["properties"].as_object().unwrap().keys().collect();
    assert_eq!(keys[..2], ["indicator", "target"]);
    assert_eq!(commitment["required"], serde_json::json!(["indicator", "target", "cite"]));
    assert_eq!(
        commitment["properties"]["nature"]["enum"],
        serde_json::json!(["binding", "anticipatory"])
    );
}

/// A value and progress may be from a source that is not here, a commitment may not.
#[test]
fn only_values_and_progress_are_from_sources() {
    let schemas = schemas();
    let schema = |name: &str| &schemas.iter().find(|(kind, _)| *kind == name).unwrap().1;
    let observation = &schema("observations")["properties"]["observations"]["items"];
    let population = &schema("district")["properties"]["population"];
    let progress = &schema("progress")["properties"]["progress"]["items"];
    for record in [observation, population, progress] {
        let cite = &record["properties"]["cite"];
        assert!(["source", "at", "words"].iter().all(|key| cite["properties"][key].is_object()));
        let ways = serde_json::json!([
            { "required": ["document", "quote"] }, { "required": ["document", "row"] },
            { "required": ["source"] },
        ]);
        assert_eq!(cite["anyOf"], ways);
    }
    let plan = &schema("plan")["properties"];
    for records in ["commitments", "projects", "totals", "tasks"] {
        let cite = &plan[records]["items"]["properties"]["cite"];
        let keys: Vec<&String> = cite["properties"].as_object().unwrap().keys().collect();
        assert_eq!(keys, ["document", "table", "row", "part", "under", "quote"], "{records}");
    }
    let source = &schema("sources")["properties"]["sources"]["items"];
    assert_eq!(source["required"], serde_json::json!(["id", "title", "publisher"]));
}

#[test]
fn the_command_lists_prints_and_writes() {
    let project = Project::empty();
    let list = project.run(&["schema"]).ends(0);
    assert_eq!(list.stderr, "");
    let names: Vec<&str> = list.stdout.lines().filter_map(|l| l.split(' ').next()).collect();
    let kinds: Vec<&str> = FileKind::ALL.iter().map(|kind| kind.name).collect();
    assert_eq!(names, kinds);
    for kind in FileKind::ALL {
        assert!(list.stdout.contains(kind.files), "{}", kind.files);
        let one = project.run(&["schema", kind.name]).ends(0);
        assert_eq!((one.stdout, one.stderr), (kind.schema(), String::new()));
    }
    project.write("in/schemas/mine.txt", "a file of somebody else");
    project.write("in/schemas/plan.json", "an old schema");
    let all = project.run(&["schema", "--out", "in/schemas"]).ends(0);
    assert_eq!(all.stdout, "");
    assert!(all.stderr.contains("in/schemas"), "{}", all.stderr);
    let written: BTreeSet<String> = project.files("in/schemas").into_keys().collect();
    let expected = kinds.iter().map(|name| format!("{name}.json")).chain(["mine.txt".to_owned()]);
    assert_eq!(written, expected.collect());
    for kind in FileKind::ALL {
        assert_eq!(project.read(&format!("in/schemas/{}.json", kind.name)), kind.schema());
    }
}

#[test]
fn a_kind_that_is_not_there_is_2() {
    let run = Project::empty().run(&["schema", "plans"]).ends(2);
    assert_eq!(run.stdout, "");
    assert!(run.stderr.contains("`plans`") && run.stderr.contains("`plan`"), "{}", run.stderr);
    let run = Project::empty().run(&["schema", "plan", "--out", "here"]).ends(2);
    assert!(run.stderr.contains("--out"), "{}", run.stderr);
}
