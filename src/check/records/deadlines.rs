//! A task is due within the years that its document is about.

use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::say;

/// Looks at the deadlines of every task.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    for plan in &subject.district.plans {
        let document = subject.index.documents.get(&plan.document);
        let Some((_, document)) = document else { continue };
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
            findings.push(subject.with_print(finding, task.id));
        }
    }
}
