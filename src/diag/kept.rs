//! Findings in a form that outlasts a run: a place names its file by the path.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Code, FileId, Finding, Label, Message, Severity, Sources, Span, Suppressed};

/// The files that kept places are in, each by a number.
#[derive(Debug)]
pub struct Numbering<'s> {
    sources: &'s Sources,
    numbers: BTreeMap<FileId, usize>,
    paths: Vec<String>,
}

impl<'s> Numbering<'s> {
    /// No file has a number yet.
    pub fn new(sources: &'s Sources) -> Self {
        Self { sources, numbers: BTreeMap::new(), paths: Vec::new() }
    }

    /// The number of a file.
    pub fn number(&mut self, file: FileId) -> usize {
        let Self { sources, numbers, paths } = self;
        *numbers.entry(file).or_insert_with(|| {
            paths.push(sources.get(file).path().to_owned());
            paths.len() - 1
        })
    }

    /// The paths of the files, in the order of their numbers.
    pub fn into_paths(self) -> Vec<String> {
        self.paths
    }
}

/// The files of a run by their paths.
#[derive(Debug)]
pub struct ByPath<'s>(BTreeMap<&'s str, FileId>);

impl<'s> ByPath<'s> {
    /// All files of a run.
    pub fn of(sources: &'s Sources) -> Self {
        Self(sources.ids().map(|id| (sources.get(id).path(), id)).collect())
    }

    /// The files of these paths, if all of them are there.
    pub fn files(&self, paths: &[String]) -> Option<Vec<FileId>> {
        paths.iter().map(|path| self.0.get(path.as_str()).copied()).collect()
    }

    /// The file of a path.
    pub fn file(&self, path: &str) -> Option<FileId> {
        self.0.get(path).copied()
    }

    /// The files in a folder, which is named with its `/`, in the order of their paths.
    pub fn inside<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = FileId> + 'a {
        let from = self.0.range(folder..).take_while(move |(path, _)| path.starts_with(folder));
        from.map(|(_, file)| *file)
    }
}

/// A place: the number of its file, the first byte and the one behind the last.
type KeptSpan = (usize, usize, usize);

/// A sentence in Chinese and in English.
type KeptMessage = (String, String);

/// A finding.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeptFinding {
    code: String,
    severity: u8,
    message: KeptMessage,
    primary: (KeptSpan, Option<KeptMessage>),
    others: Vec<(KeptSpan, Option<KeptMessage>)>,
    hints: Vec<KeptMessage>,
    record: Option<KeptSpan>,
}

/// A finding that the site has set aside.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeptSuppressed {
    finding: KeptFinding,
    reason: String,
    entry: KeptSpan,
}

const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Note];

fn keep_message(Message { zh, en }: &Message) -> KeptMessage {
    (zh.clone(), en.clone())
}

fn message((zh, en): &KeptMessage) -> Message {
    Message::new(zh.clone(), en.clone())
}

fn keep_span(span: Span, files: &mut Numbering<'_>) -> KeptSpan {
    (files.number(span.file()), span.start(), span.end())
}

fn span((file, start, end): KeptSpan, sources: &Sources, files: &[FileId]) -> Option<Span> {
    Some(sources.span(*files.get(file)?, start, end))
}

impl KeptFinding {
    /// A finding, to be kept.
    pub fn of(finding: &Finding, files: &mut Numbering<'_>) -> Self {
        let mut label = |Label { span, text }: &Label| {
            (keep_span(*span, files), text.as_ref().map(keep_message))
        };
        let primary = label(&finding.primary);
        let others = finding.others.iter().map(label).collect();
        let severity = SEVERITIES.iter().position(|s| *s == finding.severity).unwrap_or_default();
        Self {
            code: finding.code.name().to_owned(),
            severity: u8::try_from(severity).unwrap_or_default(),
            message: keep_message(&finding.message),
            primary,
            others,
            hints: finding.hints.iter().map(keep_message).collect(),
            record: finding.record.map(|record| keep_span(record, files)),
        }
    }

    /// The finding, in the files of this run.
    pub fn finding(&self, sources: &Sources, files: &[FileId]) -> Option<Finding> {
        let label = |(place, text): &(KeptSpan, Option<KeptMessage>)| {
            let text = text.as_ref().map(message);
            Some(Label { span: span(*place, sources, files)?, text })
        };
        let record = match self.record {
            Some(record) => Some(span(record, sources, files)?),
            None => None,
        };
        Some(Finding {
            code: Code::by_name(&self.code)?,
            severity: *SEVERITIES.get(usize::from(self.severity))?,
            message: message(&self.message),
            primary: label(&self.primary)?,
            others: self.others.iter().map(label).collect::<Option<_>>()?,
            hints: self.hints.iter().map(message).collect(),
            record,
        })
    }
}

impl KeptSuppressed {
    /// A finding that was set aside, to be kept.
    pub fn of(suppressed: &Suppressed, files: &mut Numbering<'_>) -> Self {
        Self {
            finding: KeptFinding::of(&suppressed.finding, files),
            reason: suppressed.reason.clone(),
            entry: keep_span(suppressed.entry, files),
        }
    }

    /// The finding, in the files of this run.
    pub fn suppressed(&self, sources: &Sources, files: &[FileId]) -> Option<Suppressed> {
        Some(Suppressed {
            finding: self.finding.finding(sources, files)?,
            reason: self.reason.clone(),
            entry: span(self.entry, sources, files)?,
        })
    }
}
