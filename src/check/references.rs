//! Ids and records: given once, and leading somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Subject, documents, indicators};
use crate::content::{Citation, Content, IndicatorId, Origin, Print, Quantity};
use crate::diag::{Code, Finding, Message, Span};
use crate::say;

/// Ids of domains, indicators and documents are given once.
pub(super) fn duplicate_ids(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let content = subject.content;
    let domains = content.domains.iter().map(|d| (d.id.as_str(), &d.origin));
    let indicators = indicators(content).map(|i| (i.id.as_str(), &i.origin));
    let documents = documents(content).map(|(_, d)| (d.id.as_str(), &d.origin));
    findings.extend(doubles(subject, domains));
    findings.extend(doubles(subject, indicators));
    findings.extend(doubles(subject, documents));
}

fn doubles<'a>(
    subject: &Subject<'_>,
    ids: impl Iterator<Item = (&'a str, &'a Origin)>,
) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &Origin> = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, origin) in ids {
        let Some(earlier) = first.get(id) else {
            first.insert(id, origin);
            continue;
        };
        let span = |origin: &Origin| origin.span(subject.sources, Some("id"));
        let say = say!("编号 `{id}` 已经用过", "the id `{id}` is taken");
        findings.push(
            Finding::new(Code::DuplicateId, span(origin), say)
                .other(span(earlier), say!("先在这里用了", "taken here"))
                .hint(say!("换一个编号，或者合并两处", "choose another id, or merge the two")),
        );
    }
    findings
}

/// Commitments and observations name indicators and documents that exist.
pub(super) fn unknown_ids(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let known: BTreeSet<&IndicatorId> = indicators(subject.content).map(|i| &i.id).collect();
    let known_documents: BTreeSet<_> = documents(subject.content).map(|(_, d)| &d.id).collect();
    for record in records(subject.content) {
        let id = record.indicator;
        if !known.contains(id) {
            let say = say!("指标目录里没有 `{id}`", "the catalogue has no `{id}`");
            let hint = nearest(id.as_str(), known.iter().map(|id| id.as_str()));
            findings.push(
                Finding::new(Code::UnknownIndicator, record.span(subject, "indicator"), say)
                    .hint(hint),
            );
        }
        let document = &record.citation.document;
        if !known_documents.contains(document) {
            let say = say!("没有文件 `{document}`", "there is no document `{document}`");
            let hint = nearest(document.as_str(), known_documents.iter().map(|id| id.as_str()));
            findings.push(
                Finding::new(Code::UnknownDocument, record.span(subject, "cite"), say).hint(hint),
            );
        }
    }
    for plan in subject.content.districts.iter().flat_map(|district| &district.plans) {
        let document = &plan.document;
        if !known_documents.contains(document) {
            let span = plan.origin.span(subject.sources, Some("document"));
            let say = say!("没有文件 `{document}`", "there is no document `{document}`");
            let hint = nearest(document.as_str(), known_documents.iter().map(|id| id.as_str()));
            findings.push(Finding::new(Code::UnknownDocument, span, say).hint(hint));
        }
    }
}

/// No record is given twice. Two values for one thing are not doubles: documents contradict themselves.
pub(super) fn duplicate_records(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut seen: Vec<Record<'_>> = Vec::new();
    for record in records(subject.content) {
        if let Some(first) = seen.iter().find(|r| r.is_double_of(&record)) {
            let say = say!("这条记录与另一条完全相同", "this record is the same as another");
            let span = record.span(subject, "indicator");
            findings.push(
                Finding::new(Code::DuplicateRecord, span, say)
                    .other(first.span(subject, "indicator"), say!("另一条在这里", "the other one"))
                    .hint(say!(
                        "删掉其中一条，或者用 `part` 区分",
                        "remove one, or tell them apart by `part`"
                    )),
            );
        }
        seen.push(record);
    }
}

/// Every entry of the catalogue is used.
pub(super) fn unused_indicators(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let used: BTreeSet<&IndicatorId> = records(subject.content).map(|r| r.indicator).collect();
    for indicator in indicators(subject.content).filter(|i| !used.contains(&i.id)) {
        let name = &indicator.name;
        let say = say!("没有记录用到指标“{name}”", "nothing uses the indicator `{name}`");
        let span = indicator.origin.span(subject.sources, Some("id"));
        findings.push(Finding::new(Code::UnusedIndicator, span, say));
    }
}

/// What commitments and observations have in common.
pub(super) struct Record<'a> {
    pub(super) indicator: &'a IndicatorId,
    pub(super) citation: &'a Citation,
    pub(super) origin: &'a Origin,
    print: &'a Print,
    year: i32,
    quantity: &'a Quantity,
    is_target: bool,
}

impl<'a> Record<'a> {
    pub(super) fn span(&self, subject: &Subject<'_>, key: &'static str) -> Span {
        self.origin.span(subject.sources, Some(key))
    }

    pub(super) fn print(&self) -> &'a Print {
        self.print
    }

    fn is_double_of(&self, other: &Self) -> bool {
        self.indicator == other.indicator
            && self.citation == other.citation
            && self.print.part == other.print.part
            && self.year == other.year
            && self.quantity == other.quantity
            && self.is_target == other.is_target
    }
}

/// Every commitment and observation.
pub(super) fn records(content: &Content) -> impl Iterator<Item = Record<'_>> {
    content.districts.iter().flat_map(|district| {
        let commitments = district.plans.iter().flat_map(|plan| &plan.commitments);
        let commitments = commitments.map(|c| Record {
            indicator: &c.indicator,
            citation: &c.citation,
            origin: &c.origin,
            print: &c.print,
            year: c.target.year,
            quantity: &c.target.quantity,
            is_target: true,
        });
        let observations = district.observations.iter().map(|o| Record {
            indicator: &o.indicator,
            citation: &o.citation,
            origin: &o.origin,
            print: &o.print,
            year: o.year,
            quantity: &o.quantity,
            is_target: false,
        });
        commitments.chain(observations)
    })
}

/// A hint that names the known id that shares the longest start or end with the unknown one.
fn nearest<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Message {
    let shared = |other: &str| {
        let start = id.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let end = id.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
        start.max(end)
    };
    let near = known.max_by_key(|other| (shared(other), std::cmp::Reverse(other.len())));
    match near.filter(|other| shared(other) >= 4) {
        Some(near) => say!("是不是 `{near}`？", "did you mean `{near}`?"),
        None => say!("先在目录里加上它，或者改正编号", "add it to the catalogue, or mend the id"),
    }
}
