//! The guides list the words beside numbers that the program reads, and no other.
#![expect(clippy::disallowed_methods, reason = "the guides are no content")]

use std::fmt::Write;

use planboard::model::Bound;
use planboard::model::qualifier::{BEFORE, BEHIND, NOT, Qualifier, WITHIN};

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
