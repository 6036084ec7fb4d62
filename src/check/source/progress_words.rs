//! The words of a source against the status that is recorded: 尚未开工 is not `done`; and against what the progress is of.

use super::progress_said::contradiction;
use super::works::NamedWorks;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::parted::CELL;
use crate::diag::{Code, Finding};
use crate::model::{Progress, WorkKind};
use crate::say;

/// Looks at the words that the progress of a district cites.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let progress = &subject.district.progress;
    if progress.is_empty() {
        return;
    }
    let mut works = NamedWorks::of(&subject.district.plans);
    for record in progress {
        let Some(place) = subject.place(record.id) else { continue };
        let quote = place.stretches().join(&CELL);
        let Some((work, others)) = works.one(&record.of) else {
            findings.extend(status(subject, record, &quote, None));
            continue;
        };
        let own = letters::of_text(work.name());
        let stretch = others.stretch_of(&quote, &own);
        let name = (record.of.kind == WorkKind::Project).then_some(own.as_slice());
        findings.extend(status(subject, record, stretch, name));
        let another_in = others.another_in(&quote, &own);
        findings.extend(another_in.map(|other| another(subject, record, work.name(), other)));
    }
}

/// That the cited words say the opposite of the status, and nothing else.
fn status(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    quote: &[char],
    name: Option<&[char]>,
) -> Option<Finding> {
    let word = contradiction(quote, record.status, record.percent.is_some(), name)?;
    let status = record.status.name();
    let say = say!(
        "出处说“{word}”，进展却记作 `{status}`",
        "the source says `{word}`, and the status is `{status}`"
    );
    let finding = subject.finding(Code::StatusDiffersFromQuote, &record.origin, &["status"], say);
    Some(subject.with_print(finding, record.id).hint(say!(
        "照出处改 `status`，或者引到说这种进展的地方",
        "write the status that the source gives, or cite the words that give this one"
    )))
}

/// That the cited words name another task or project of the document, and not this one.
fn another(subject: &DistrictSubject<'_>, record: &Progress, name: &str, other: &str) -> Finding {
    let say = say!(
        "出处说的是“{other}”，不是“{name}”",
        "the source speaks of `{other}`, not of `{name}`"
    );
    let key = record.of.kind.key();
    let finding = subject.finding(Code::WordsNotInSource, &record.origin, &[key], say);
    subject.with_print(finding, record.id).hint(say!(
        "改正序号，或者引到说这一个的地方",
        "correct the number, or cite the words on this one"
    ))
}
