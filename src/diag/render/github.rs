//! Workflow commands of GitHub Actions, which shows them beside the lines of a change.

use super::in_full;
use crate::diag::{Finding, Label, Lang, Severity, Sources, Span};

/// One workflow command per finding. `base` stands before each path: the way from the top of the repository to the
/// project folder, empty or with a `/` at its end.
pub fn github(sources: &Sources, findings: &[Finding], lang: Lang, base: &str) -> String {
    let line = |finding: &Finding| {
        let command = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let place = place(sources, finding.primary.span, base);
        let title = property(finding.code.name());
        let others: String = finding.others.iter().map(|l| other(sources, l, lang, base)).collect();
        let message = data(&(in_full(finding, lang) + &others));
        format!("::{command} {place},title={title}::{message}\n")
    };
    findings.iter().map(line).collect()
}

/// The properties for a place. There are no columns over several lines, and a file as a whole has no line.
fn place(sources: &Sources, span: Span, base: &str) -> String {
    let source = sources.get(span.file());
    let file = format!("file={}", property(&format!("{base}{}", source.path())));
    if span == Span::whole_file(span.file()) {
        return file;
    }
    let (start, end) = (source.position(span.start()), source.position(span.end()));
    let lines = format!("{file},line={},endLine={}", start.line, end.line);
    if start.line != end.line {
        return lines;
    }
    format!("{lines},col={},endColumn={}", start.column, end.column)
}

/// Another place, which has no property of its own.
fn other(sources: &Sources, label: &Label, lang: Lang, base: &str) -> String {
    let source = sources.get(label.span.file());
    let start = source.position(label.span.start());
    let (path, line, column) = (source.path(), start.line, start.column);
    let text = label.text.as_ref().map_or("", |text| text.in_lang(lang));
    format!("\n{base}{path}:{line}:{column} {text}")
}

/// A message with the signs escaped that would end it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value of a property, which ends at a colon or a comma too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
