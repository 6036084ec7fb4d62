//! Findings as text for people and as lines of JSON for programs.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::json;

use super::{FileId, Finding, Label, Lang, Severity, Sources, Span};
use crate::say;

/// Columns of a rendered finding; fixed, so that a log reads the same everywhere.
const WIDTH: usize = 120;

/// How many findings are drawn before the rest is only counted.
const MOST: usize = 50;

/// Findings with their source lines, for a terminal or a log.
pub fn human(sources: &Sources, findings: &[Finding], lang: Lang, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let drawn = findings.iter().take(MOST).map(|f| drawing(sources, f, lang, &renderer) + "\n\n");
    let mut text: String = drawn.collect();
    if let Some(rest) = findings.len().checked_sub(MOST).filter(|n| *n > 0) {
        text += say!("另有 {rest} 条没有列出", "{rest} more not shown").in_lang(lang);
        text += "\n\n";
    }
    text
}

/// One line of JSON per finding.
pub fn json(sources: &Sources, findings: &[Finding], lang: Lang) -> String {
    let label = |l: &Label| {
        let source = sources.get(l.span.file());
        let (start, end) = (source.position(l.span.start()), source.position(l.span.end()));
        json!({
            "file": source.path(),
            "line": start.line, "column": start.column,
            "end_line": end.line, "end_column": end.column,
            "start_byte": l.span.start(), "end_byte": l.span.end(),
            "text": l.text.as_ref().map(|t| t.in_lang(lang)),
        })
    };
    let line = |f: &Finding| {
        json!({
            "code": f.code.name(),
            "severity": f.code.severity().word(Lang::En),
            "message": f.message.in_lang(lang),
            "place": label(&f.primary),
            "others": f.others.iter().map(label).collect::<Vec<_>>(),
            "hints": f.hints.iter().map(|h| h.in_lang(lang)).collect::<Vec<_>>(),
        })
    };
    findings.iter().map(|f| line(f).to_string() + "\n").collect()
}

/// The closing line: how many errors and warnings.
pub fn summary(findings: &[Finding], lang: Lang) -> String {
    let errors = findings.iter().filter(|f| f.is_error()).count();
    let warnings = findings.len() - errors;
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (e, w) = (plural(errors), plural(warnings));
    say!("{errors} 个错误，{warnings} 个提醒", "{errors} error{e}, {warnings} warning{w}")
        .in_lang(lang)
        .into()
}

fn drawing(sources: &Sources, finding: &Finding, lang: Lang, renderer: &Renderer) -> String {
    let level = match finding.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let level = level.with_name(finding.code.severity().word(lang));
    let title = level.primary_title(finding.message.in_lang(lang)).id(finding.code.name());
    let mut groups = vec![snippets(sources, finding, lang, Group::with_title(title))];
    for hint in &finding.hints {
        let name = if lang == Lang::Zh { "提示" } else { "hint" };
        groups.push(Group::with_title(
            Level::HELP.with_name(name).secondary_title(hint.in_lang(lang)),
        ));
    }
    renderer.render(&groups)
}

/// One snippet a file, the primary file first. A line that is too long is cut around its places, and all lines of a snippet
/// are cut alike: so each such line has a snippet of its own.
fn snippets<'a>(
    sources: &'a Sources,
    finding: &'a Finding,
    lang: Lang,
    mut group: Group<'a>,
) -> Group<'a> {
    let labels = || std::iter::once(&finding.primary).chain(&finding.others).enumerate();
    let mut pieces: Vec<(FileId, Option<usize>)> = Vec::new();
    for (_, label) in labels() {
        let piece = piece(sources, label.span);
        if !pieces.contains(&piece) {
            pieces.push(piece);
        }
    }
    // The pieces of a file stay together.
    let files: Vec<FileId> = pieces.iter().map(|(file, _)| *file).collect();
    pieces.sort_by_key(|(file, _)| files.iter().position(|f| f == file));
    for at in pieces {
        let source = sources.get(at.0);
        let here = || labels().filter(|(_, l)| piece(sources, l.span) == at);
        if here().all(|(_, l)| l.span == Span::whole_file(at.0)) {
            group = group.element(Origin::path(source.path()));
            continue;
        }
        let annotations = here().map(|(n, l)| {
            let kind = if n == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let text = l.text.as_ref().map(|t| t.in_lang(lang));
            kind.span(l.span.start()..l.span.end()).label(text)
        });
        let snippet = Snippet::source(source.text()).path(source.path());
        group = group.element(snippet.annotations(annotations));
    }
    group
}

/// The file of a place, and its line if that is too long to be drawn whole.
fn piece(sources: &Sources, span: Span) -> (FileId, Option<usize>) {
    let text = sources.get(span.file()).text();
    let (before, after) = text.split_at_checked(span.start()).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.find('\n').unwrap_or(after.len());
    let line = text.get(start..span.start() + rest).unwrap_or_default();
    (span.file(), (line.chars().count() > WIDTH).then_some(start))
}
