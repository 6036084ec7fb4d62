//! Values take the place of earlier ones that are there, and not of each other.

use std::collections::BTreeMap;

use super::ids::near;
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{NoRevision, Observation, RecordId, Revisions};
use crate::say;

/// How many records a finding shows or names.
const MOST: usize = 8;

/// Every `revises` leads to one other record, and none comes back to itself.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let (revisions, faults) = Revisions::of(subject.district);
    findings.extend(faults.iter().map(|(record, fault)| not_one(subject, record, fault)));
    let circles = revisions.circles();
    if circles.is_empty() {
        return;
    }
    let observations = subject.district.observations.iter();
    let by_id: BTreeMap<RecordId, &Observation> = observations.map(|o| (o.id, o)).collect();
    for circle in circles {
        let mut records = circle.iter().filter_map(|id| by_id.get(id).copied());
        let Some(first) = records.next() else { continue };
        let count = circle.len();
        let say = say!(
            "{count} 个值互相代替，没有一个是最后公布的",
            "{count} values take the place of each other in a circle: none of them is in force"
        );
        let key = ["revises"].as_slice();
        let finding = subject.finding(Code::CircularReference, &first.origin, key, say);
        let here = || say!("也在其中", "this one, too");
        let others = records.take(MOST);
        let finding = others.fold(finding, |finding, record| {
            finding.other(record.origin.span(subject.sources, key), here())
        });
        findings.push(finding.hint(say!(
            "`revises` 由后公布的值指向以前公布的：删去先公布的那个值的 `revises`",
            "`revises` leads from a later value to an earlier one: remove it from the one that was published first"
        )));
    }
}

/// That there is no such record, or that there are several.
fn not_one(subject: &DistrictSubject<'_>, record: &Observation, fault: &NoRevision<'_>) -> Finding {
    let from = record.revises.as_ref().map_or("", |revises| revises.from.as_str());
    let value = record.revises.as_ref().and_then(|revises| revises.value.as_ref());
    let (name, when) = (name(subject, record), record.period.code());
    let (say, shown): (Message, &[&Observation]) = match fault {
        NoRevision::Unknown(others) => {
            let say = match value {
                Some(value) if others.iter().any(|other| other.citation.id() == from) => {
                    let value = value.text();
                    say!(
                        "`{from}` 里的“{name}”{when} 没有值 {value}",
                        "`{from}` gives no value {value} for `{name}` of {when}"
                    )
                }
                _ => say!(
                    "没有出自 `{from}` 的“{name}”{when} 的另一个值",
                    "no other value of `{name}` for {when} is from `{from}`"
                ),
            };
            (say, others)
        }
        NoRevision::Several(meant) => {
            let count = meant.len();
            let say = say!(
                "出自 `{from}` 的“{name}”{when} 的值有 {count} 个，不知道代替哪一个",
                "{count} values of `{name}` for {when} are from `{from}`: which of them is meant?"
            );
            (say, meant)
        }
        NoRevision::Itself(others) => {
            let say = say!(
                "`{from}` 是这个值自己的出处：一个值不能代替自己",
                "`{from}` is where this value itself is from: it cannot take its own place"
            );
            (say, others)
        }
    };
    let key = match fault {
        NoRevision::Unknown(_) if value.is_some() => {
            let is_there = shown.iter().any(|other| other.citation.id() == from);
            if is_there { "revises_value" } else { "revises" }
        }
        _ => "revises",
    };
    let finding = subject.finding(Code::UnknownRevisedValue, &record.origin, &[key], say);
    let here = || say!("同一时间的另一个值", "another value of the same time");
    let places = shown.iter().take(MOST);
    let finding = places.fold(finding, |finding, other| {
        finding.other(other.origin.span(subject.sources, &["value"]), here())
    });
    finding.hint(meant(fault, from, shown))
}

/// What may be meant.
fn meant(fault: &NoRevision<'_>, from: &str, shown: &[&Observation]) -> Message {
    let is_from = |other: &&&Observation| other.citation.id() == from;
    let values = |records: &mut dyn Iterator<Item = &&Observation>| {
        let mut texts: Vec<String> = records.map(|o| o.quantity.text()).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.truncate(MOST);
        texts
    };
    match fault {
        NoRevision::Several(all) => {
            let texts = values(&mut all.iter());
            if texts.len() < 2 {
                return say!(
                    "几条记录的值相同：删掉多余的",
                    "these records give the same value: remove all but one"
                );
            }
            let (zh, en) = (texts.join("`、`"), texts.join("`, `"));
            say!(
                "用 `revises_value` 写明代替哪个值：`{zh}`",
                "say by `revises_value` which value is meant: `{en}`"
            )
        }
        NoRevision::Unknown(_) if shown.iter().any(|other| is_from(&other)) => {
            let texts = values(&mut shown.iter().filter(is_from));
            let (zh, en) = (texts.join("`、`"), texts.join("`, `"));
            say!("它的值是 `{zh}`", "its value is `{en}`")
        }
        NoRevision::Unknown(_) | NoRevision::Itself(_) => {
            let ids = || shown.iter().map(|other| other.citation.id());
            if let Some(near) = near(from, ids()) {
                return near;
            }
            let mut ids: Vec<&str> = ids().collect();
            ids.sort_unstable();
            ids.dedup();
            ids.truncate(MOST);
            if ids.is_empty() {
                return say!(
                    "先把以前公布的值也录入，指标、分组和时间与这条相同；没有录入的，不写 `revises`",
                    "record the earlier value, too, with the same indicator, breakdown and period; or leave out `revises`"
                );
            }
            let (zh, en) = (ids.join("`、`"), ids.join("`, `"));
            say!(
                "写以前那个值的文件或来源的编号：`{zh}`",
                "give the id of the document or source of the earlier value: `{en}`"
            )
        }
    }
}

fn name(subject: &DistrictSubject<'_>, record: &Observation) -> String {
    let indicator = subject.index.indicators.get(&record.indicator);
    indicator.map_or_else(
        || record.indicator.as_str().to_owned(),
        |indicator| indicator.name_of(record.breakdown.as_ref()),
    )
}
