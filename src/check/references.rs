//! Ids and records: given once, and leading somewhere.

use std::collections::{BTreeMap, BTreeSet};

use super::{Subject, documents, indicators};
use crate::content::{
    Citation, Content, DistrictId, DocumentId, IndicatorId, Origin, Print, Quantity,
};
use crate::diag::{Code, Finding, Message, Span, nearest};
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

pub(super) fn doubles<'a>(
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
        let span = |origin: &Origin| origin.span(subject.sources, &["id"]);
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
pub(super) fn unknown_indicators(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let known: BTreeSet<&IndicatorId> = indicators(subject.content).map(|i| &i.id).collect();
    for record in records(subject.content).filter(|record| !known.contains(record.indicator)) {
        let id = record.indicator;
        let say = say!("指标目录里没有 `{id}`", "the catalogue has no `{id}`");
        let near = near(id.as_str(), known.iter().map(|id| id.as_str()));
        let hint = near.unwrap_or_else(|| {
            say!("先在目录里加上它，或者改正编号", "add it to the catalogue, or fix the id")
        });
        let span = record.span(subject, "indicator");
        findings.push(Finding::new(Code::UnknownIndicator, span, say).hint(hint));
    }
}

/// Plans and citations name documents that exist. A plan of an unknown document is named once, not once a commitment.
pub(super) fn unknown_documents(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let known: BTreeSet<&DocumentId> = documents(subject.content).map(|(_, d)| &d.id).collect();
    let plans = || subject.content.districts.iter().flat_map(|district| &district.plans);
    let named_by_plans: BTreeSet<&DocumentId> = plans().map(|plan| &plan.document).collect();
    let finding = |document: &DocumentId, span: Span| {
        let say = say!("没有文件 `{document}`", "there is no document `{document}`");
        let near = near(document.as_str(), known.iter().map(|id| id.as_str()));
        let hint = near.unwrap_or_else(|| {
            say!(
                "先把这份文件放进内容文件夹，或者改正编号",
                "add the document to the content folder, or fix the id"
            )
        });
        Finding::new(Code::UnknownDocument, span, say).hint(hint)
    };
    for plan in plans().filter(|plan| !known.contains(&plan.document)) {
        findings.push(finding(&plan.document, plan.origin.span(subject.sources, &["document"])));
    }
    for (citation, origin) in citations(subject.content) {
        let document = &citation.document;
        if !known.contains(document) && !named_by_plans.contains(document) {
            findings.push(finding(document, origin.span(subject.sources, &["cite", "document"])));
        }
    }
}

/// A plan file and its commitments are of a document of their own district. Measured values may be from any document.
pub(super) fn documents_of_other_districts(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    for district in &subject.content.districts {
        let is_own = |id: &DocumentId| district.documents.iter().any(|d| d.id == *id);
        for plan in &district.plans {
            let cites = plan.commitments.iter().map(|c| (&c.citation.document, &c.origin));
            let cites = cites.filter(|(id, _)| **id != plan.document);
            let cites = cites.map(|(id, origin)| (id, origin, ["cite", "document"].as_slice()));
            let own = (&plan.document, &plan.origin, ["document"].as_slice());
            for (id, origin, keys) in std::iter::once(own).chain(cites) {
                // That a document is not there is said elsewhere.
                let elsewhere = documents(subject.content).find(|(_, d)| d.id == *id);
                let Some((owner, document)) = elsewhere.filter(|_| !is_own(id)) else { continue };
                let owner = &owner.profile.name;
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
}

/// No record is given twice. Two values for one thing are not doubles: documents contradict themselves.
pub(super) fn duplicate_records(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<(&DistrictId, &IndicatorId), Vec<Record<'_>>> = BTreeMap::new();
    for record in records(subject.content) {
        let alike = seen.entry((record.district, record.indicator)).or_default();
        if let Some(first) = alike.iter().find(|r| r.says() == record.says()) {
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
        alike.push(record);
    }
}

/// Every entry of the catalogue is used.
pub(super) fn unused_indicators(subject: &Subject<'_>, findings: &mut Vec<Finding>) {
    let used: BTreeSet<&IndicatorId> = records(subject.content).map(|r| r.indicator).collect();
    for indicator in indicators(subject.content).filter(|i| !used.contains(&i.id)) {
        let name = &indicator.name;
        let say = say!("没有记录用到指标“{name}”", "no record uses the indicator `{name}`");
        findings.push(subject.finding(Code::UnusedIndicator, &indicator.origin, &["id"], say));
    }
}

/// Every citation of the content with the record it backs.
pub(super) fn citations(content: &Content) -> impl Iterator<Item = (&Citation, &Origin)> {
    let populations = content.districts.iter().filter_map(|d| d.profile.population.as_ref());
    let populations = populations.map(|population| (&population.citation, &population.origin));
    let plans = content.districts.iter().flat_map(|district| &district.plans);
    let others = plans.flat_map(|plan| {
        let amendments = plan.commitments.iter().flat_map(|commitment| &commitment.amendments);
        let amendments = amendments.map(|a| (&a.citation, &a.origin));
        let projects = plan.projects.iter().map(|p| (&p.citation, &p.origin));
        let totals = plan.totals.iter().map(|t| (&t.citation, &t.origin));
        let tasks = plan.tasks.iter().map(|t| (&t.citation, &t.origin));
        amendments.chain(projects).chain(totals).chain(tasks)
    });
    records(content).map(|record| (record.citation, record.origin)).chain(others).chain(populations)
}

/// What commitments and observations have in common.
pub(super) struct Record<'a> {
    indicator: &'a IndicatorId,
    citation: &'a Citation,
    origin: &'a Origin,
    district: &'a DistrictId,
    print: &'a Print,
    year: i32,
    quantity: &'a Quantity,
    baseline: Option<&'a Quantity>,
    is_target: bool,
}

impl Record<'_> {
    fn span(&self, subject: &Subject<'_>, key: &'static str) -> Span {
        self.origin.span(subject.sources, &[key])
    }

    /// What makes two records of one district and indicator the same.
    fn says(&self) -> impl PartialEq {
        let what = (self.print.part.as_ref(), self.citation, self.is_target);
        (what, self.year, self.quantity, self.baseline)
    }
}

/// Every commitment and observation.
fn records(content: &Content) -> impl Iterator<Item = Record<'_>> {
    content.districts.iter().flat_map(|district| {
        let id = &district.profile.id;
        let commitments = district.plans.iter().flat_map(|plan| &plan.commitments);
        let commitments = commitments.map(move |c| Record {
            indicator: &c.indicator,
            citation: &c.citation,
            origin: &c.origin,
            district: id,
            print: &c.print,
            year: c.target.year,
            quantity: &c.target.quantity,
            baseline: c.baseline.as_ref().and_then(|b| b.quantity.as_ref()),
            is_target: true,
        });
        let observations = district.observations.iter().map(move |o| Record {
            indicator: &o.indicator,
            citation: &o.citation,
            origin: &o.origin,
            district: id,
            print: &o.print,
            year: o.year,
            quantity: &o.quantity,
            baseline: None,
            is_target: false,
        });
        commitments.chain(observations)
    })
}

/// A hint that names the known id that was meant.
pub(super) fn near<'a>(id: &str, known: impl Iterator<Item = &'a str>) -> Option<Message> {
    let near = nearest(id, known)?;
    Some(say!("是不是 `{near}`？", "did you mean `{near}`?"))
}
