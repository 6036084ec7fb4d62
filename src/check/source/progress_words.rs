//! The words of a source against the status that is recorded: 尚未开工 is not `done`; and against what the progress is of.

use std::collections::BTreeMap;

use super::progress_said::contradiction;
use crate::check::subject::DistrictSubject;
use crate::check::text::letters::{self, find};
use crate::check::text::parted::CELL;
use crate::diag::{Code, Finding};
use crate::model::{DocumentId, Progress, Work, WorkKind, Works};
use crate::say;

/// Looks at the words that the progress of a district cites.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let progress = &subject.district.progress;
    if progress.is_empty() {
        return;
    }
    let works = Works::of(&subject.district.plans);
    let mut names: BTreeMap<(&DocumentId, WorkKind), Names<'_>> = BTreeMap::new();
    for record in progress {
        let Some(place) = subject.place(record.id) else { continue };
        let quote = place.stretches().join(&CELL);
        let Some(work) = works.one(&record.of) else {
            findings.extend(status(subject, record, &quote, None));
            continue;
        };
        let key = (&record.of.document, record.of.kind);
        let others = names
            .entry(key)
            .or_insert_with(|| Names::of(&works.of_document(&record.of.document, record.of.kind)));
        let own = letters::of_text(work.name());
        let stretch = others.stretch_of(&quote, &own);
        let name = (record.of.kind == WorkKind::Project).then_some(own.as_slice());
        findings.extend(status(subject, record, stretch, name));
        findings.extend(another(subject, record, work, &quote, others));
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

/// How many letters of a name it is looked up by.
const HEAD: usize = 4;

/// The names of the tasks or projects of a document, by their first letters.
struct Names<'a>(BTreeMap<Vec<char>, Vec<(Vec<char>, &'a str)>>);

impl<'a> Names<'a> {
    fn of(works: &[Work<'a>]) -> Self {
        let mut names: BTreeMap<Vec<char>, Vec<(Vec<char>, &str)>> = BTreeMap::new();
        for work in works {
            let name = letters::of_text(work.name());
            if let Some(head) = name.get(..HEAD) {
                names.entry(head.to_vec()).or_default().push((name, work.name()));
            }
        }
        Self(names)
    }

    /// The letters that are of one work, where its whole name stands in a text beside that of another: up to the next name.
    fn stretch_of<'t>(&self, text: &'t [char], own: &[char]) -> &'t [char] {
        let Some(start) = find(text, own).filter(|_| own.len() >= HEAD) else { return text };
        let mut before = text.get(..start + own.len()).unwrap_or_default();
        let behind = text.get(start + own.len()..).unwrap_or_default();
        let next = (0..behind.len()).find(|at| {
            let rest = behind.get(*at..).unwrap_or_default();
            let named = rest.get(..HEAD).and_then(|head| self.0.get(head));
            named.is_some_and(|names| names.iter().any(|(name, _)| rest.starts_with(name)))
        });
        let is_other = |(name, _): &(Vec<char>, &str)| find(name, own).is_none();
        if next.is_none() && !self.first_in(before).is_some_and(is_other) {
            return text;
        }
        // What is said of two at once is said of each: 甲、乙均已建成.
        let between = next.and_then(|next| behind.get(..next)).unwrap_or(behind);
        let is_listed = !between.iter().any(|c| "，。；,;".contains(*c));
        if is_listed {
            return text;
        }
        before = before.get(start..).unwrap_or_default();
        text.get(start..start + before.len() + between.len()).unwrap_or(text)
    }

    /// The first name that stands in a text.
    fn first_in(&self, text: &[char]) -> Option<&(Vec<char>, &'a str)> {
        text.windows(HEAD).enumerate().find_map(|(at, head)| {
            let rest = text.get(at..).unwrap_or_default();
            self.0.get(head)?.iter().find(|(name, _)| rest.starts_with(name))
        })
    }
}

/// That the cited words name another task or project of the document, and not this one.
fn another(
    subject: &DistrictSubject<'_>,
    record: &Progress,
    work: Work<'_>,
    quote: &[char],
    names: &Names<'_>,
) -> Option<Finding> {
    let own = letters::of_text(work.name());
    let (name, other) = names.first_in(quote)?;
    let is_alike = find(name, &own).is_some() || find(&own, name).is_some();
    if is_alike || find(quote, &own).is_some() {
        return None;
    }
    let name = work.name();
    let say = say!(
        "出处说的是“{other}”，不是“{name}”",
        "the source speaks of `{other}`, not of `{name}`"
    );
    let key = record.of.kind.key();
    let finding = subject.finding(Code::WordsNotInSource, &record.origin, &[key], say);
    Some(subject.with_print(finding, record.id).hint(say!(
        "改正序号，或者引到说这一个的地方",
        "correct the number, or cite the words on this one"
    )))
}
