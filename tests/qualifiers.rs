//! The guides list the words beside numbers that the program reads, and no other.
#![expect(clippy::disallowed_methods, reason = "the guides are no content")]

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::support::Project;
use planboard::model::Bound;
use planboard::model::qualifier::{
    BEFORE, BEHIND, NOT, Qualifier, UNREAD_BEFORE, UNREAD_BEHIND, UNREAD_WITHIN, WITHIN,
};

/// The guides with the heads of their tables, the sign between words, and what negations do.
const GUIDES: [(&str, &str, &str, &str); 2] = [
    (
        "docs/content.md",
        "| written | before the number | behind it |",
        ", ",
        "A negation before a comparison turns it round",
    ),
    (
        "docs/content.zh.md",
        "| 写法 | 数前的词 | 数后的词 |",
        "、",
        "比较的词前面有否定词的，反过来理解",
    ),
];

/// The table and the sentence below it, in one language.
fn table(head: &str, between: &str, negations: &str) -> String {
    let mut table = format!("{head}\n| --- | --- | --- |\n");
    let words = |list: &[&[Qualifier]], bound: Bound| {
        let fitting = list.concat().into_iter().filter(|qualifier| qualifier.bound == bound);
        fitting.map(|qualifier| qualifier.word).collect::<Vec<_>>().join(between)
    };
    for bound in [Bound::AtLeast, Bound::Above, Bound::AtMost, Bound::Below, Bound::About] {
        let (before, behind) = (words(&[BEFORE], bound), words(&[WITHIN, BEHIND], bound));
        writeln!(table, "| `{}30` | {before} | {behind} |", bound.sign()).expect("a text");
    }
    let (open, close, colon, stop) =
        if between == ", " { (" (", ")", ": ", ".") } else { ("（", "）", "：", "。") };
    let example = format!("不低于95{colon}`≥95`");
    writeln!(table, "\n{negations}{open}{}{close}{colon}{example}{stop}", NOT.join(between))
        .expect("a text");
    table
}

#[test]
fn guides_list_the_qualifiers() {
    for (path, head, between, negations) in GUIDES {
        let file = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&file).expect("a guide");
        let (before, rest) = text.split_once("<!-- qualifiers").expect("the mark of the table");
        let (mark, rest) = rest.split_once("-->\n").expect("the end of the mark");
        let (_, behind) = rest.split_once("<!-- end of qualifiers -->").expect("the end");
        let table = table(head, between, negations);
        let made =
            format!("{before}<!-- qualifiers{mark}-->\n{table}<!-- end of qualifiers -->{behind}");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&file, made).expect("write a guide");
        } else {
            assert!(made == text, "{path} lists other words (UPDATE=1 writes)");
        }
    }
}

/// A word says one thing, and no exception is idle.
#[test]
fn qualifiers_are_given_once() {
    for list in [BEFORE, BEHIND, WITHIN] {
        for (n, qualifier) in list.iter().enumerate() {
            let others = list.iter().skip(n + 1);
            assert!(others.clone().all(|other| other.word != qualifier.word), "{}", qualifier.word);
            for other in qualifier.unless {
                assert!(other.contains(qualifier.word), "{other} has no {}", qualifier.word);
            }
        }
    }
}

/// A project with one paragraph for each of some sentences, which are values of 2022, recorded as they are given.
fn project(sentences: &[(String, &str)]) -> Project {
    let project = Project::copy("tests/faults/base");
    let said: Vec<String> =
        sentences.iter().map(|(words, _)| format!("2022年{words}。\n\n")).collect();
    let said = said.concat();
    let body = format!("# 安平区卫生健康规划\n\n到2025年，全面完成。\n\n{said}");
    let text = project.read("content/districts/anping/plan.md");
    let (head, _) = text.split_once("# 安平区").expect("the text has a title");
    project.write("content/districts/anping/plan.md", format!("{head}{body}"));
    project.write("seeds/anping-plan.txt", body.replace("# ", ""));
    project.write("content/districts/anping/plan.yaml", "document: anping-plan\ncommitments: []\n");
    let each = sentences.iter().enumerate().map(|(n, (words, value))| {
        let part = "甲乙丙丁戊己庚辛壬癸".chars().cycle().nth(n).expect("a letter");
        let of = format!("{part}{}", "组".repeat(n / 10 + 1));
        format!(
            "  - {{ indicator: life-expectancy, breakdown: {of}, year: 2022, value: {value}, cite: {{ document: anping-plan, quote: \"2022年{words}\" }} }}\n"
        )
    });
    let each: String = each.collect();
    let each = if each.is_empty() { "  []\n".to_owned() } else { each };
    let observations = format!("observations:\n{each}");
    project.write(OBSERVATIONS, observations);
    project
}

/// Settings that leave it to a warning that a value was meant and not measured.
const INTENTIONS: &str = "checks: { levels: [{ code: intention-as-observation, level: warning, reason: words alone are tried }] }\n";

const OBSERVATIONS: &str = "content/districts/anping/observations.yaml";

/// The value that each message proposes, by its file and line: 应写 `<95`.
fn proposed(
    project: &Project,
    lang: &str,
    marks: (&str, &str),
) -> BTreeMap<(String, usize), String> {
    let run = project.run(&["--lang", lang, "check", "--format", "json"]);
    let mut found = BTreeMap::new();
    for line in run.stdout.lines() {
        let finding: serde_json::Value = serde_json::from_str(line).expect("a finding a line");
        let message =
            finding.get("message").and_then(serde_json::Value::as_str).expect("a message");
        if let Some((_, rest)) = message.split_once(marks.0) {
            let (value, _) = rest.split_once(marks.1).expect("the end of the value");
            let place = |key: &str| finding.get("place")?.get(key);
            let line = place("line").and_then(serde_json::Value::as_u64).expect("a line");
            let line = usize::try_from(line).expect("a line");
            let file = place("file").and_then(|file| file.as_str()).expect("a file").to_owned();
            found.insert((file, line), value.to_owned());
        }
    }
    found
}

/// Whoever follows a proposal has no error left: every word of the tables, in the languages of messages.
#[test]
fn what_is_proposed_can_be_written() {
    let around = |list: &[Qualifier], form: fn(&str) -> String| {
        list.iter().map(|q| (form(q.word), "78.9")).collect::<Vec<_>>()
    };
    let mut sentences = around(BEFORE, |word| format!("人均预期寿命{word}78.9岁"));
    sentences.extend(around(BEHIND, |word| format!("人均预期寿命78.9岁{word}")));
    sentences.extend(around(WITHIN, |word| format!("人均预期寿命78.9{word}岁")));
    sentences.extend(NOT.iter().map(|not| (format!("人均预期寿命{not}低于78.9岁"), "78.9")));
    sentences.push(("本区人均预期寿命78.9岁".to_owned(), "≥78.9"));
    let project = project(&sentences);
    let zh = proposed(&project, "zh", ("应写 `", "`"));
    let en = proposed(&project, "en", ("make it `", "`"));
    assert_eq!(zh, en, "both languages propose one value");
    let mut silent = sentences
        .iter()
        .enumerate()
        .filter(|(n, _)| !zh.contains_key(&(OBSERVATIONS.to_owned(), n + 2)));
    assert_eq!(silent.next(), None, "every word is found");
    let text = project.read(OBSERVATIONS);
    let cured =
        text.lines().enumerate().map(|(n, line)| match zh.get(&(OBSERVATIONS.to_owned(), n + 1)) {
            Some(value) => {
                line.replace(" value: 78.9,", &format!(" value: {value},"))
                    .replace(" value: ≥78.9,", &format!(" value: {value},"))
                    + "\n"
            }
            None => format!("{line}\n"),
        });
    project.write(OBSERVATIONS, cured.collect::<String>());
    // 不得低于 is what is asked for, however it is written.
    project.write("content/site.yaml", project.read("content/site.yaml") + INTENTIONS);
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
    assert!(!run.stdout.contains("value-not-in-quote"), "{}", run.stdout);
}

/// Whoever follows the cures for words that are not known has no finding left: a sign, or the print as `text`.
#[test]
fn words_that_are_not_known_can_be_carried() {
    let mut sentences: Vec<(String, &str)> = UNREAD_BEFORE
        .iter()
        .map(|word| (format!("本区人均预期寿命{word}78.9岁"), "78.9"))
        .chain(UNREAD_BEHIND.iter().map(|word| (format!("本区人均预期寿命78.9岁{word}"), "78.9")))
        .chain(UNREAD_WITHIN.iter().map(|word| (format!("本区人均预期寿命78.9{word}岁"), "78.9")))
        .collect();
    for value in ["78.9", "<78.9", "\">78.9\"", "≈78.9", "≥78.9", "text"] {
        let cured = sentences.iter_mut().map(|(words, of)| {
            *of = if value == "text" { "78.9" } else { value };
            (words.clone(), *of)
        });
        let project = project(&cured.collect::<Vec<_>>());
        if value == "text" {
            let text = project.read(OBSERVATIONS);
            let with_text = text.lines().map(|line| {
                match line.split_once("quote: \"2022年本区人均预期寿命") {
                    Some((_, rest)) => {
                        let (words, _) = rest.split_once('"').expect("the end of the quote");
                        line.replace("value: 78.9,", &format!("value: 78.9, text: \"{words}\","))
                            + "\n"
                    }
                    None => format!("{line}\n"),
                }
            });
            project.write(OBSERVATIONS, with_text.collect::<String>());
        }
        let run = project.run(&["check", "--format", "json"]);
        let told = run.stdout.matches("\"unread-qualifier\"").count();
        assert_eq!(run.code, Some(0), "{value}");
        assert_eq!(told, if value == "78.9" { sentences.len() } else { 0 }, "{value}");
    }
}

/// The same for every other place that a value has: followed, no proposal is refused.
#[test]
fn what_is_proposed_can_be_written_everywhere() {
    let project = project(&[]);
    let body = "# 安平区卫生健康规划\n\n2020年人均预期寿命近78.2岁。到2025年，人均预期寿命近79.3岁，其中2023年近78.6岁。到2025年调整为近79.5岁。\n\n2022年末常住人口约50.2万人。\n\n新增装机近50兆瓦，约5万平方米，投资约4.6亿元。共新增装机近60兆瓦。\n\n截至2024年6月，安平大道完成近60%，累计投入超3000万元。\n";
    let text = project.read("content/districts/anping/plan.md");
    let (head, _) = text.split_once("# 安平区").expect("the text has a title");
    project.write("content/districts/anping/plan.md", format!("{head}{body}"));
    project.write("seeds/anping-plan.txt", body.replace("# ", ""));
    for (file, text) in EVERYWHERE {
        project.write(&format!("content/districts/anping/{file}"), text);
    }
    let zh = proposed(&project, "zh", ("应写 `", "`"));
    assert_eq!(
        zh,
        proposed(&project, "en", ("make it `", "`")),
        "both languages propose one value"
    );
    assert_eq!(zh.len(), 11, "{zh:?} {}", project.run(&["check"]).stdout);
    for ((file, line), value) in zh {
        let text = project.read(&file);
        let cured = text.lines().enumerate().map(|(n, of)| match of.rsplit_once(": ") {
            Some((key, _)) if n + 1 == line => format!("{key}: {value}\n"),
            _ => format!("{of}\n"),
        });
        project.write(&file, cured.collect::<String>());
    }
    let run = project.run(&["check"]);
    assert_eq!(run.code, Some(0), "{}", run.stdout);
}

/// Files of a district in which every place for a value has one without its qualifier.
const EVERYWHERE: [(&str, &str); 4] = [
    (
        "district.yaml",
        "id: anping
name: 安平区
name_en: Anping District
kind: district
population:
  year: 2022
  unit: 万人
  cite: { document: anping-plan, quote: 2022年末常住人口约50.2万人 }
  value: 50.2
",
    ),
    (
        "plan.yaml",
        "document: anping-plan
commitments:
  - indicator: life-expectancy
    baseline:
      year: 2020
      cite: { quote: 2020年人均预期寿命近78.2岁 }
      value: 78.2
    milestones:
      - year: 2023
        value: 78.6
    target:
      year: 2025
      value: 79.3
    cite: { quote: 到2025年，人均预期寿命近79.3岁，其中2023年近78.6岁 }
    amendments:
      - cite: { document: anping-plan, quote: 到2025年调整为近79.5岁 }
        since: 2023-03-01
        year: 2025
        value: 79.5
",
    ),
    (
        "plan-projects.yaml",
        "document: anping-plan
projects:
  - name: 新增装机
    invest_yi: 4.6
    area_m2: 50000
    cite: { quote: 新增装机近50兆瓦，约5万平方米，投资约4.6亿元 }
    measures:
      - unit: 兆瓦
        value: 50
  - { name: 安平大道, cite: { quote: 安平大道 } }
totals:
  - cite: { quote: 共新增装机近60兆瓦 }
    measures:
      - unit: 兆瓦
        value: 60
",
    ),
    (
        "progress.yaml",
        "progress:
  - document: anping-plan
    project: 安平大道
    date: 2024-06
    status: under-way
    cite: { document: anping-plan, quote: 截至2024年6月，安平大道完成近60%，累计投入超3000万元 }
    percent: 60
    paid_wan: 3000
",
    ),
];
