//! Records that give one thing two values.

use std::collections::{BTreeMap, BTreeSet};

use super::revised;
use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::{
    Breakdown, Change, ChangeOf, IndicatorId, Kind, Period, Quantity, Way, same_unit,
};
use crate::say;

/// How many other values a finding shows.
const MOST: usize = 50;

/// A year of a series, and what is said of it: what two values must have in common to be comparable.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct SeriesPoint<'a> {
    series: (&'a IndicatorId, Option<&'a Breakdown>, String),
    year: i32,
    /// Of what is no calendar year.
    period: Option<&'a Period>,
    is_target: bool,
    /// What the number of a target is.
    kind: Option<&'static str>,
    change: Option<(bool, bool, String)>,
    is_of_one_year: bool,
    /// The same year may have a value by the old and one by the new definition.
    is_break: bool,
}

impl<'a> SeriesPoint<'a> {
    fn of(value: &Value<'a>) -> Self {
        Self {
            series: value.series(),
            year: value.year,
            period: value.period.filter(|_| !value.is_of_a_year()),
            is_target: is_target(value),
            kind: value.record.kind().filter(|_| is_target(value)).and_then(number_of),
            change: value.change().map(|change| {
                let Change { way, of, against } = change;
                (*way == Way::Rise, *of == ChangeOf::Percent, against.code())
            }),
            is_of_one_year: value.record.is_of_one_year(),
            is_break: value.record.is_break(),
        }
    }
}

/// What the number of a target is, where it is not the level of a year.
fn number_of(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Reach | Kind::Keep | Kind::Range | Kind::Qualitative => None,
        Kind::Cumulative => Some("cumulative"),
        Kind::Total => Some("total"),
        Kind::Mean => Some("mean"),
        Kind::Yearly => Some("yearly"),
        Kind::Change => Some("change"),
    }
}

/// Observations of one year do not contradict each other, and targets for one year are one. One finding lists all
/// values of a point, at the last that differs from another.
pub(in crate::check) fn conflicting_values(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut points: BTreeMap<SeriesPoint<'_>, Vec<&Value<'_>>> = BTreeMap::new();
    // An amended target is meant to differ from the one it replaces.
    // `revised-values` reports one that takes the place of a value that is not found.
    let is_lost = |value: &Value<'_>| subject.revisions.is_lost(value.record.id());
    let is_in_force = |value: &&Value<'_>| subject.revisions.is_in_force(value.record.id());
    let (in_force, replaced): (Vec<&Value<'_>>, Vec<&Value<'_>>) = subject
        .values
        .iter()
        .filter(|v| v.role != Role::Amended && !is_lost(v))
        .partition(is_in_force);
    // What a plan starts from may have been revised since.
    let mut earlier: BTreeMap<SeriesPoint<'_>, Vec<&Quantity>> = BTreeMap::new();
    for value in replaced {
        earlier.entry(SeriesPoint::of(value)).or_default().push(value.quantity);
    }
    for value in in_force {
        let point = SeriesPoint::of(value);
        let is_replaced = |earlier: &Vec<&Quantity>| {
            earlier.iter().any(|earlier| earlier.says_the_same(value.quantity))
        };
        if value.role == Role::Baseline && earlier.get(&point).is_some_and(is_replaced) {
            continue;
        }
        points.entry(point).or_default().push(value);
    }
    for group in points.values() {
        // Of many values that say the same one is enough to see whether another differs.
        let mut said: Vec<&Value<'_>> = Vec::new();
        let mut texts = BTreeSet::new();
        said.extend(
            group.iter().filter(|value| texts.insert((value.quantity.text(), value.unit()))),
        );
        if said.len() < 2 {
            continue;
        }
        let differs = |one: &&Value<'_>| said.iter().any(|other| conflict(one, other));
        let Some(last) = group.iter().rposition(differs) else { continue };
        findings.extend(finding(subject, group, last));
    }
}

fn conflict(one: &Value<'_>, other: &Value<'_>) -> bool {
    let (is_target, one, other) = (is_target(one), one.in_unit(), other.in_unit());
    if is_target { one.asks_otherwise(other) } else { one.contradicts(other) }
}

fn is_target(value: &Value<'_>) -> bool {
    matches!(value.role, Role::Milestone | Role::Target)
}

fn finding(subject: &DistrictSubject<'_>, group: &[&Value<'_>], last: usize) -> Option<Finding> {
    let at = group.get(last)?;
    let mut said: Vec<&Value<'_>> = Vec::new();
    for value in group {
        if !said.iter().any(|s| s.in_unit().says_the_same(value.in_unit())) {
            said.push(value);
        }
    }
    let has_scales = group.iter().any(|value| !same_unit(value.unit(), at.unit()));
    let text = |value: &Value<'_>| {
        let unit = if has_scales { value.unit() } else { "" };
        format!("{}{unit}", value.quantity.text())
    };
    let said: Vec<String> = said.iter().map(|value| text(value)).collect();
    let (zh, en) = (said.join("、"), said.join("`, `"));
    let (name, year) = (at.name(), at.year);
    let say = if is_target(at) {
        say!(
            "“{name}”{year}年有不同的目标：{zh}",
            "`{name}` has different targets for {year}: `{en}`"
        )
    } else {
        say!("“{name}”{year}年有不同的值：{zh}", "`{name}` has different values for {year}: `{en}`")
    };
    let finding = Finding::new(Code::ConflictingValues, at.span(subject.sources), say);
    let finding = subject.with_print(finding, at.cited_by);
    let others = group.iter().enumerate().filter(|(n, _)| *n != last).take(MOST);
    let finding = others.fold(finding, |finding, (_, value)| {
        let (text, document) = (text(value), value.from());
        let printed = value.print().name.as_ref().unwrap_or(&value.indicator.name);
        let say =
            say!("`{document}` 的“{printed}”是 {text}", "`{text}` for `{printed}` in `{document}`");
        subject.with_print(finding.other(value.span(subject.sources), say), value.cited_by)
    });
    let finding = finding.hint(say!(
        "对照原文：抄错的改正；原文本身不一致的照录，用 `note` 说明；口径不同的，用 `breakdown` 区分或者另立指标",
        "compare with the print: correct transcription errors; where the print contradicts itself, leave both with a `note`; tell different things apart by `breakdown` or another indicator"
    ));
    let revision = if is_target(at) { None } else { revised::hint(subject, group) };
    Some(revision.into_iter().fold(finding, Finding::hint))
}
