//! A task is due within the years that its document is about.

use std::collections::BTreeMap;

use super::citations::Cited;
use super::place::Place;
use super::{Subject, documents};
use crate::content::{Document, DocumentId, Origin};
use crate::diag::{Code, Finding};
use crate::say;

/// Looks at the deadlines of every task.
pub(super) fn check(
    subject: &Subject<'_>,
    cited: &BTreeMap<Origin, Cited>,
    findings: &mut Vec<Finding>,
) {
    let documents: BTreeMap<&DocumentId, &Document> =
        documents(subject.content).map(|(_, document)| (&document.id, document)).collect();
    for plan in subject.content.districts.iter().flat_map(|district| &district.plans) {
        let Some(document) = documents.get(&plan.document) else { continue };
        let (from, to) = document.period;
        let dues = plan.tasks.iter().flat_map(|task| task.due.iter().map(move |due| (task, due)));
        for (task, due) in dues.filter(|(_, due)| !(from..=to).contains(&due.date.year())) {
            let text = &due.text;
            let say = say!(
                "期限“{text}”在文件的年限 {from}—{to} 之外",
                "the deadline `{text}` is outside {from}–{to}, the years of the document"
            );
            let place = due.origin.span(subject.sources, &["text"]);
            let record = task.origin.span(subject.sources, &[]);
            let finding = Finding::new(Code::DeadlineOutsidePeriod, place, say).of(record);
            let cited = cited.get(&task.origin);
            let printed = cited.and_then(|cited| Place::of(subject, cited)?.span(subject));
            findings.push(match printed {
                Some(span) => finding.other(span, say!("原文在这里", "printed here")),
                None => finding,
            });
        }
    }
}
