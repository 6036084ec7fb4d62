//! Observations whose quotes say what is meant to be, not what was measured.

use crate::check::record::Record;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters::find;
use crate::check::text::numbers::{Reading, numbers};
use crate::check::text::place::Place;
use crate::diag::{Code, Finding};
use crate::model::qualifier::INTENTIONS;
use crate::model::{Observation, Quantity};
use crate::say;

/// Looks at the words between the start of its clause and the value of every observation.
pub(in crate::check) fn intentions(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for record in subject.records() {
        let Record::Observation(observation) = record else { continue };
        // `citations` reports a place that is not there.
        let Some(place) = subject.place(observation.id) else { continue };
        let Some(word) = intention(&place, observation) else { continue };
        let say = say!(
            "引文里这个数前面有“{word}”，说的是打算，不是实际值",
            "`{word}` stands before this value in its source: it is meant to be, and was not measured"
        );
        let hint = say!(
            "换成已经发生的数的出处；只有打算的，写成目标，不写成实际值",
            "cite a value that was measured; what is only planned is a target, not an observation"
        );
        let finding =
            subject.finding(Code::IntentionAsObservation, record.origin(), &["value"], say);
        findings.push(subject.with_print(finding, observation.id).hint(hint));
    }
}

/// The word of intention that stands before every place of a value in its quote.
fn intention(place: &Place<'_>, observation: &Observation) -> Option<&'static str> {
    let passage = place.passage();
    let (start, end) = place.quoted()?;
    let wanted: Vec<&str> = match &observation.quantity {
        Quantity::Level(_, number) => vec![number.text()],
        Quantity::Range(low, high) => vec![low.text(), high.text()],
        Quantity::Words(_) => return None,
    };
    let numbers = numbers(passage, Reading::Printed);
    let mut places = numbers
        .iter()
        .filter(|n| start <= n.at.start && n.at.end <= end && wanted.contains(&n.digits.as_str()));
    let said = |at: usize| {
        let before = passage.get(..at).unwrap_or_default();
        let is_end = |c: &char| matches!(c, '，' | '。' | '；' | '：' | '！' | ',' | ';');
        let clause = before.rsplit(is_end).next().unwrap_or_default();
        INTENTIONS.iter().find(|(word, others)| {
            let word: Vec<char> = letters(word);
            let is_other = |at: usize| {
                let behind = clause.get(at + word.len()..).unwrap_or_default();
                let before = clause.get(..at).unwrap_or_default();
                others.iter().any(|other| {
                    behind.starts_with(&letters(other)) || before.ends_with(&letters(other))
                })
            };
            find(clause, &word).is_some_and(|at| !is_other(at))
        })
    };
    let first = places.next().map(|n| said(n.at.start))??;
    places.all(|n| said(n.at.start).is_some()).then_some(first.0)
}

/// A word as texts are compared: without blanks.
fn letters(word: &str) -> Vec<char> {
    word.chars().filter(|c| *c != ' ').collect()
}
