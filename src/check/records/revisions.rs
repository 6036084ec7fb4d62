//! Revised values against the dates of what they were published in.

use std::collections::BTreeMap;

use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::{Observation, RecordId};
use crate::say;

/// No value was published before the one that it takes the place of.
pub(in crate::check) fn revisions_before_originals(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut pairs = subject.revisions.pairs().peekable();
    if pairs.peek().is_none() {
        return;
    }
    let observations = subject.district.observations.iter();
    let by_id: BTreeMap<RecordId, &Observation> = observations.map(|o| (o.id, o)).collect();
    for (later, earlier) in pairs {
        let (Some(later), Some(earlier)) = (by_id.get(&later), by_id.get(&earlier)) else {
            continue;
        };
        let dates =
            subject.publication(&later.citation).zip(subject.publication(&earlier.citation));
        let Some((date, first)) = dates.filter(|(date, first)| date.is_before(first)) else {
            continue;
        };
        let (id, other) = (later.citation.id(), earlier.citation.id());
        let (date, first) = (date.shown(), first.shown());
        let say = say!(
            "`{id}`（{date}）早于它所代替的 `{other}`（{first}）",
            "`{id}` ({date}) is earlier than `{other}` ({first}), which it takes the place of"
        );
        let finding =
            subject.finding(Code::RevisionBeforeOriginal, &later.origin, &["revises"], say);
        let there = earlier.origin.span(subject.sources, &[]);
        findings.push(
            finding.other(there, say!("被代替的值", "the value that is replaced")).hint(say!(
                "对调：在后公布的值上写 `revises`；或者改正文件、来源的日期",
                "write `revises` on the value that was published later, or correct the dates of the documents or sources"
            )),
        );
    }
}
