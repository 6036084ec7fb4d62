//! Ids and records: given once, and leading somewhere.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::record::{Backing, Record, records};
use crate::check::subject::{DistrictSubject, SiteSubject};
use crate::diag::{Code, Finding, Message, Sources, Span, nearest};
use crate::model::{DocumentId, IndicatorId, Origin};
use crate::say;

/// Ids of domains, indicators, documents and sources are given once.
pub(in crate::check) fn duplicate_ids(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let content = subject.content;
    let domains = content.domains.iter().map(|d| (d.id.as_str(), &d.origin));
    let indicators = content.domains.iter().flat_map(|domain| &domain.indicators);
    let indicators = indicators.map(|i| (i.id.as_str(), &i.origin));
    let documents = content.districts.iter().flat_map(|district| &district.documents);
    let documents = documents.map(|d| (d.id.as_str(), &d.origin));
    findings.extend(doubles(subject.sources, domains));
    findings.extend(doubles(subject.sources, indicators));
    findings.extend(doubles(subject.sources, documents));
    let sources = content.sources.iter().map(|s| (s.id.as_str(), &s.origin));
    findings.extend(doubles(subject.sources, sources));
}

/// A finding for each id that is given a second time.
pub(in crate::check) fn doubles<'a>(
    sources: &Sources,
    ids: impl Iterator<Item = (&'a str, &'a Origin)>,
) -> Vec<Finding> {
    let mut first: BTreeMap<&str, &Origin> = BTreeMap::new();
    let mut findings = Vec::new();
    for (id, origin) in ids {
        let Some(earlier) = first.get(id) else {
            first.insert(id, origin);
            continue;
        };
        let span = |origin: &Origin| origin.span(sources, &["id"]);
        let say = say!("编号 `{id}` 已经用过", "the id `{id}` is already used");
        findings.push(
            Finding::new(Code::DuplicateId, span(origin), say)
                .other(span(earlier), say!("先在这里用了", "first used here"))
                .hint(say!("换一个编号，或者合并两处", "choose another id, or merge the two")),
        );
    }
    findings
}

/// Commitments and observations name indicators that the catalogue has.
pub(in crate::check) fn unknown_indicators(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let known = &subject.index.indicators;
    for record in subject.records().filter(|record| !known.contains_key(record.indicator())) {
        let id = record.indicator();
        let say = say!("指标目录里没有 `{id}`", "the catalogue has no `{id}`");
        let near = near(id.as_str(), known.keys().map(|id| id.as_str()));
        let hint = near.unwrap_or_else(|| {
            say!("先在目录里加上它，或者改正编号", "add it to the catalogue, or fix the id")
        });
        let here = span(subject, record);
        findings.push(Finding::new(Code::UnknownIndicator, here, say).hint(hint));
    }
}

/// Plans and citations name documents that exist. A plan of an unknown document is named once, not once a commitment.
pub(in crate::check) fn unknown_documents(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let known = &subject.index.documents;
    let plans = &subject.district.plans;
    let named_by_plans: BTreeSet<&DocumentId> = plans.iter().map(|plan| &plan.document).collect();
    let finding = |document: &DocumentId, span: Span| {
        let say = say!("没有文件 `{document}`", "there is no document `{document}`");
        let mut sources = subject.index.known_sources.keys();
        let of_source = sources.any(|id| id.as_str() == document.as_str()).then(|| {
            say!(
                "`{document}` 是来源：改写 `source`，原话写在 `words` 里",
                "`{document}` is a source: give `source`, and its words as `words`"
            )
        });
        let near = || near(document.as_str(), known.keys().map(|id| id.as_str()));
        let hint = of_source.or_else(near).unwrap_or_else(|| {
            say!(
                "先把这份文件放进内容文件夹，或者改正编号",
                "add the document to the content folder, or fix the id"
            )
        });
        Finding::new(Code::UnknownDocument, span, say).hint(hint)
    };
    for plan in plans.iter().filter(|plan| !known.contains_key(&plan.document)) {
        findings.push(finding(&plan.document, plan.origin.span(subject.sources, &["document"])));
    }
    for Backing { citation, origin, .. } in subject.citations() {
        let document = &citation.document;
        if !known.contains_key(document) && !named_by_plans.contains(document) {
            findings.push(finding(document, origin.span(subject.sources, &["cite", "document"])));
        }
    }
}

/// A plan file and its commitments are of a document of their own district. Observations may be from any document.
pub(in crate::check) fn documents_of_other_districts(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let district = subject.district;
    let is_own = |id: &DocumentId| district.documents.iter().any(|d| d.id == *id);
    for plan in &district.plans {
        let cites = plan.commitments.iter().map(|c| (&c.citation.document, &c.origin));
        let cites = cites.filter(|(id, _)| **id != plan.document);
        let cites = cites.map(|(id, origin)| (id, origin, ["cite", "document"].as_slice()));
        let own = (&plan.document, &plan.origin, ["document"].as_slice());
        for (id, origin, keys) in std::iter::once(own).chain(cites) {
            // `unknown_documents` reports one that is not there.
            let elsewhere = subject.index.documents.get(id).filter(|_| !is_own(id));
            let Some((owner, document)) = elsewhere else { continue };
            let owner = &owner.name;
            let say = say!("`{id}` 是“{owner}”的文件", "`{id}` is a document of `{owner}`");
            let span = origin.span(subject.sources, keys);
            let there = document.origin.span(subject.sources, &["id"]);
            let finding = Finding::new(Code::DocumentOfAnotherDistrict, span, say);
            let finding = finding.other(there, say!("这份文件在这里", "the document"));
            findings.push(finding.hint(say!(
                "改成本区县的文件，或者把这些目标移到“{owner}”的文件夹",
                "name a document of this district, or move the targets to the folder of `{owner}`"
            )));
        }
    }
}

/// No record is given twice. Two values for one thing are not doubles: documents contradict themselves.
pub(in crate::check) fn duplicate_records(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut seen: BTreeMap<&IndicatorId, Vec<Record<'_>>> = BTreeMap::new();
    for record in subject.records() {
        let alike = seen.entry(record.indicator()).or_default();
        if let Some(first) = alike.iter().find(|r| says(**r) == says(record)) {
            let say = say!("这条记录与另一条完全相同", "this record is the same as another");
            let here = span(subject, record);
            findings.push(
                Finding::new(Code::DuplicateRecord, here, say)
                    .other(span(subject, *first), say!("另一条在这里", "the other one"))
                    .hint(say!(
                        "删掉其中一条，或者用 `breakdown` 区分",
                        "remove one, or tell them apart by `breakdown`"
                    )),
            );
        }
        alike.push(record);
    }
}

/// Every entry of the catalogue is used.
pub(in crate::check) fn unused_indicators(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let records = subject.content.districts.iter().flat_map(records);
    let used: BTreeSet<&IndicatorId> = records.map(Record::indicator).collect();
    let catalogue = subject.content.domains.iter().flat_map(|domain| &domain.indicators);
    for indicator in catalogue.filter(|indicator| !used.contains(&indicator.id)) {
        let name = &indicator.name;
        let say = say!("没有记录用到指标“{name}”", "no record uses the indicator `{name}`");
        findings.push(subject.finding(Code::UnusedIndicator, &indicator.origin, &["id"], say));
    }
}

/// What makes two records of one district and indicator the same.
fn says(record: Record<'_>) -> impl PartialEq {
    let is_target = matches!(record, Record::Commitment(..));
    let what = (record.breakdown(), record.citation(), record.source(), is_target);
    (what, record.year(), record.quantity(), record.baseline())
}

fn span(subject: &DistrictSubject<'_>, record: Record<'_>) -> Span {
    record.origin().span(subject.sources, &["indicator"])
}

/// A hint that names the known id that was meant.
pub(in crate::check) fn near<'a>(
    id: &str,
    known: impl Iterator<Item = &'a str>,
) -> Option<Message> {
    let near = nearest(id, known)?;
    Some(say!("是不是 `{near}`？", "did you mean `{near}`?"))
}
