//! What pages say of targets, read back: every clause of a sentence and every sum of a working is taken at its word and held
//! against the numbers of its record and against its status, for thousands of random records of all kinds, by every rule.
#![expect(clippy::disallowed_methods, reason = "a reader's root is a machine's root")]

mod card;
mod formula;
mod reading;
mod record;
mod table;

use crate::support::Project;
use crate::support::dice::Dice;
use card::Card;
use record::Record;

const METHODS: [&str; 7] =
    ["linear", "eurostat", "un-2022", "un-2023", "healthy-people", "statcan", "destatis"];

/// How many records each rule is tried on.
const RECORDS: usize = 400;

fn faults(method: &str, seed: u64) -> Vec<String> {
    let mut dice = Dice::new(seed);
    let mut records: Vec<Record> = (0..RECORDS).map(|n| Record::random(n, &mut dice)).collect();
    records.extend(Record::awkward(RECORDS));
    let project = record::project(method, &records);
    project.run(&["build"]).ends(0);
    let page = project.read("output/districts/anping/targets.html");
    let mut faults = Vec::new();
    for record in &records {
        // Targets of words alone that have no numbers either have no sentence.
        let Some(card) = Card::find(&page, &record.id()) else { continue };
        let mut said = reading::faults(record, method, &card);
        said.extend(formula::faults(record, method, &card));
        faults.extend(
            said.into_iter().map(|fault| format!("{method} {fault}\n{record:?}\n{card:#?}")),
        );
    }
    faults.extend(table::faults(&project, &records));
    faults
}

#[test]
fn each_sentence_and_each_sum_is_true() {
    for (n, method) in METHODS.into_iter().enumerate() {
        let seed = 0x9E37_79B9 + 7919 * u64::try_from(n).expect("few");
        let faults = faults(method, seed);
        let (count, first) = (faults.len(), faults.iter().take(3).cloned().collect::<Vec<_>>());
        assert!(faults.is_empty(), "{count} faults:\n{}", first.join("\n\n"));
    }
}

/// A reader who overlooks a false sentence would prove nothing.
#[test]
fn false_sentences_are_seen() {
    let record = Record::example();
    let project: Project = record::project("linear", std::slice::from_ref(&record));
    project.run(&["build"]).ends(0);
    let page = project.read("output/districts/anping/targets.html");
    let card = Card::find(&page, &record.id()).expect("a card");
    let said = |card: &Card| {
        let mut faults = reading::faults(&record, "linear", card);
        faults.extend(formula::faults(&record, "linear", card));
        faults
    };
    assert_eq!(said(&card), Vec::<String>::new());
    for (words, with) in [
        ("走完路程的64%", "走完路程的65%"),
        ("走完路程的64%", "走完路程的100%"),
        ("提高0.72岁", "下降0.72岁"),
        ("提高0.72岁", "提高0.7岁"),
        ("还差0.4岁", "还差0岁"),
        ("2022年为", "2021年为"),
        ("78.9", "79.0"),
        ("；离2025年79.3岁的目标还差0.4岁", "，已达到2025年79.3岁的目标"),
        ("。", "，与目标的方向相反。"),
        ("。", "，一切都好。"),
        ("比2020年", "比2019年"),
    ] {
        let broken = Card { says: card.says.replacen(words, with, 1), ..card.clone() };
        assert_ne!(broken.says, card.says, "`{words}` is not in the sentence");
        assert!(!said(&broken).is_empty(), "not seen: {}", broken.says);
    }
    for (name, result) in [("进度比", "0.9"), ("完成进度", "100%"), ("离目标还差", "−0.4岁")]
    {
        let mut broken = card.clone();
        let line = broken.working.iter_mut().find(|line| line.name == name).expect("a line");
        result.clone_into(&mut line.result);
        assert!(!said(&broken).is_empty(), "not seen: {name} {result}");
    }
}
