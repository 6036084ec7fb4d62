//! Records that give one thing two values.

use std::collections::{BTreeMap, BTreeSet};

use super::values::{Records, Role, Value};
use crate::content::{DistrictId, IndicatorId, Kind, canonical_unit};
use crate::diag::{Code, Finding, Span};
use crate::say;

/// How many other values a finding shows.
const MOST: usize = 50;

/// What two values must have in common to be values of one thing.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Thing<'a> {
    district: &'a DistrictId,
    indicator: &'a IndicatorId,
    part: Option<&'a str>,
    unit: String,
    year: i32,
    is_asked: bool,
    is_sum: bool,
    is_of_one_year: bool,
}

impl<'a> Thing<'a> {
    fn of(value: &'a Value<'_>) -> Self {
        Self {
            district: &value.district.profile.id,
            indicator: &value.indicator.id,
            part: value.print.part.as_deref(),
            unit: canonical_unit(value.unit()),
            year: value.year,
            is_asked: is_asked(value),
            is_sum: is_asked(value) && value.kind == Some(Kind::Cumulative),
            is_of_one_year: value.is_of_one_year,
        }
    }
}

/// Measured values of one year do not contradict each other, and targets for one year are one. One finding lists all values
/// of one thing, at the last that differs from another.
pub(super) fn conflicting_values(records: &Records<'_, '_>, findings: &mut Vec<Finding>) {
    let mut things: BTreeMap<Thing<'_>, Vec<&Value<'_>>> = BTreeMap::new();
    // An amended target is meant to differ from the one it replaces.
    for value in records.values.iter().filter(|value| value.role != Role::Amended) {
        things.entry(Thing::of(value)).or_default().push(value);
    }
    for group in things.values() {
        // Of many values that say the same one is enough to see whether another differs.
        let mut said: Vec<&Value<'_>> = Vec::new();
        let mut texts = BTreeSet::new();
        said.extend(group.iter().filter(|value| texts.insert(value.quantity.text())));
        if said.len() < 2 {
            continue;
        }
        let differs = |one: &&Value<'_>| said.iter().any(|other| conflict(one, other));
        let Some(last) = group.iter().rposition(differs) else { continue };
        findings.extend(group.get(last).map(|at| finding(records, group, at)));
    }
}

/// Two sentences that differ in their numbers are told as such; that the records that quote these numbers differ, too, is no news.
pub(super) fn tell_once(findings: &mut Vec<Finding>) {
    let is_of_sentences = |finding: &&Finding| finding.code == Code::TextAndAnnexDiffer;
    let sentences: Vec<Vec<Span>> = findings.iter().filter(is_of_sentences).map(places).collect();
    let is_told = |finding: &Finding| {
        sentences.iter().any(|sentences| {
            let file = sentences.first().map(|sentence| sentence.file());
            let printed = places(finding).into_iter().filter(|place| Some(place.file()) == file);
            let within: Vec<Option<usize>> = printed
                .map(|place| sentences.iter().position(|sentence| touch(*sentence, place)))
                .collect();
            (0..sentences.len()).all(|n| within.contains(&Some(n))) && !within.contains(&None)
        })
    };
    findings.retain(|finding| finding.code != Code::ConflictingValues || !is_told(finding));
}

fn places(finding: &Finding) -> Vec<Span> {
    std::iter::once(&finding.primary).chain(&finding.others).map(|label| label.span).collect()
}

fn touch(one: Span, other: Span) -> bool {
    one.file() == other.file() && one.start() < other.end() && other.start() < one.end()
}

fn conflict(one: &Value<'_>, other: &Value<'_>) -> bool {
    let unit = one.unit();
    if is_asked(one) {
        one.quantity.asks_otherwise(other.quantity, unit)
    } else {
        one.quantity.contradicts(other.quantity, unit)
    }
}

fn is_asked(value: &Value<'_>) -> bool {
    matches!(value.role, Role::Milestone | Role::Target)
}

fn finding(records: &Records<'_, '_>, group: &[&Value<'_>], at: &Value<'_>) -> Finding {
    let mut said: Vec<&Value<'_>> = Vec::new();
    for value in group {
        if !said.iter().any(|s| s.quantity.says_the_same(value.quantity)) {
            said.push(value);
        }
    }
    let said: Vec<String> = said.iter().map(|value| value.quantity.text()).collect();
    let (zh, en) = (said.join("、"), said.join("`, `"));
    let (name, year) = (at.name(), at.year);
    let say = if is_asked(at) {
        say!(
            "“{name}”{year}年有不同的目标：{zh}",
            "`{name}` has different targets for {year}: `{en}`"
        )
    } else {
        say!("“{name}”{year}年有不同的值：{zh}", "`{name}` has different values for {year}: `{en}`")
    };
    let finding = Finding::new(Code::ConflictingValues, at.span(records.subject), say);
    let finding = records.with_print(finding, at);
    let others = group.iter().filter(|value| !std::ptr::eq(**value, at)).take(MOST);
    let finding = others.fold(finding, |finding, value| {
        let (text, document) = (value.quantity.text(), value.document);
        let printed = value.print.name.as_ref().unwrap_or(&value.indicator.name);
        let say =
            say!("`{document}` 的“{printed}”是 {text}", "`{text}` for `{printed}` in `{document}`");
        records.with_print(finding.other(value.span(records.subject), say), value)
    });
    finding.hint(say!(
        "对照原文：抄错的改正；原文本身不一致的照录，用 `note` 说明；口径不同的，用 `part` 区分或者另立指标",
        "compare with the documents: fix transcription errors; if the documents contradict each other, keep both values with a `note`; tell different things apart by `part` or another indicator"
    ))
}
