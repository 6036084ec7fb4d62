//! Whether of two values for one thing one may be a revision of the other.

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::Message;
use crate::model::Publication;
use crate::say;

/// Words by which a text calls a value the first one, and another the one that is meant to stay.
const FIRST: [&str; 4] = ["初步", "快报", "初核", "速报"];
const LAST: [&str; 7] = ["最终", "核实", "普查", "修订", "订正", "更正", "调整后"];

/// A hint on values of one thing that were published at different times, or that their texts call the first and the last.
pub(super) fn hint(subject: &DistrictSubject<'_>, group: &[&Value<'_>]) -> Option<Message> {
    let observed = || group.iter().filter(|value| value.role == Role::Observation);
    let dated = observed().filter_map(|value| Some((*value, publication(subject, value)?)));
    let dated: Vec<(&Value<'_>, Publication)> = dated.collect();
    let by_date = || {
        let first = dated.iter().reduce(|a, b| if b.1.is_before(&a.1) { b } else { a })?;
        let last = dated.iter().reduce(|a, b| if a.1.is_before(&b.1) { b } else { a })?;
        first.1.is_before(&last.1).then_some((first.0, last.0))
    };
    let is_other = |(first, last): &(&Value<'_>, &Value<'_>)| {
        first.quantity.contradicts(last.quantity, last.unit())
    };
    let by_words = || {
        let first = observed().find(|value| says(subject, value, &FIRST))?;
        let last = observed().rev().find(|value| says(subject, value, &LAST))?;
        Some((*first, *last))
    };
    let (first, last) = by_date().filter(is_other).or_else(by_words).filter(is_other)?;
    let (id, value, later) = (first.from(), first.quantity.text(), last.quantity.text());
    let from_there =
        observed().filter(|other| other.from() == id && other.cited_by != last.cited_by);
    let more =
        if from_there.count() > 1 { format!("`, `revises_value: {value}") } else { String::new() };
    let zh = more.replace("`, `", "`、`");
    Some(say!(
        "{later} 如果是以后公布的修订数，在它的记录上写 `revises: {id}{zh}`：两个值都保留，评价用修订数",
        "if {later} is a revision that was published later, write `revises: {id}{more}` on its record: both are kept, and the revised one is assessed"
    ))
}

fn publication(subject: &DistrictSubject<'_>, value: &Value<'_>) -> Option<Publication> {
    let cite = value.record.cite()?;
    subject.publication(cite)
}

/// Whether the quote of a value has one of some words.
fn says(subject: &DistrictSubject<'_>, value: &Value<'_>, words: &[&str]) -> bool {
    let place = subject.place(value.cited_by);
    let quote: String = place.map_or_else(String::new, |place| place.quote().iter().collect());
    words.iter().any(|word| quote.contains(word))
}
