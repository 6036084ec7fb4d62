//! Findings for people: with the lines of the files and marks under the places.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use unicode_width::UnicodeWidthChar;

use crate::diag::visible::pictured;
use crate::diag::{Code, Finding, Label, Lang, Message, Severity, Source, Sources, Span};
use crate::say;

/// Columns of a rendered finding; fixed, so that a log reads the same everywhere.
const WIDTH: usize = 120;

/// How far apart two marks may stand in one picture, and how long one may be: what is left of the width beside the
/// numbers of lines and the signs that tell of a line cut short.
const ROOM: usize = WIDTH - 24;

/// How many findings of one code are drawn before the rest is only counted.
const MOST: usize = 20;

/// How many codes a line of counts names.
const CODES: usize = 5;

/// How findings look to people.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// The language.
    pub lang: Lang,
    /// Whether they have the colours of a terminal.
    pub colour: bool,
    /// What stands before each path, so that it leads to the file from the folder that the program runs in: empty, or with
    /// a `/` at its end.
    pub base: &'a str,
    /// A folder whose files have such paths already.
    pub outside: Option<&'a str>,
    /// Whether every finding is drawn, and not the first twenty of each code alone.
    pub is_whole: bool,
}

impl Look<'_> {
    /// Without colours, with paths from the project folder.
    pub fn plain(lang: Lang) -> Self {
        Self { lang, colour: false, base: "", outside: None, is_whole: false }
    }

    fn path(&self, source: &Source) -> String {
        let path = source.path();
        let is_outside = |folder: &str| Path::new(path).starts_with(folder);
        if self.outside.is_some_and(is_outside) {
            return path.to_owned();
        }
        format!("{}{path}", self.base)
    }
}

/// Findings with their source lines, for a terminal or a log.
pub fn human(sources: &Sources, findings: &[Finding], look: &Look<'_>) -> String {
    let lang = look.lang;
    let most = if look.is_whole { usize::MAX } else { MOST };
    let renderer = if look.colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(WIDTH);
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut text = String::new();
    for finding in findings {
        let count = counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= most {
            text += &drawing(sources, finding, look, &renderer);
            text += "\n\n";
        }
    }
    for (code, rest) in counts.iter().filter_map(|(c, n)| Some((c, n.checked_sub(most)?))) {
        if rest > 0 {
            let name = code.name();
            text += say!("还有 {rest} 条 `{name}` 没有列出", "{rest} more `{name}` not shown")
                .in_lang(lang);
            text += "\n\n";
        }
    }
    text
}

/// The closing line: how many errors and warnings, and how many findings the site has set aside.
pub fn summary(findings: &[Finding], allowed: usize, lang: Lang) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (e, w) = (plural(errors), plural(warnings));
    let mut parts = vec![say!(
        "{errors} 个错误，{warnings} 个提醒",
        "{errors} error{e}, {warnings} warning{w}"
    )];
    let notes = count(Severity::Note);
    if notes > 0 {
        let s = plural(notes);
        parts.push(say!("，{notes} 条备注", ", {notes} note{s}"));
    }
    if allowed > 0 {
        parts.push(say!(
            "；另有 {allowed} 条按 site.yaml 不报",
            "; {allowed} more suppressed in site.yaml"
        ));
    }
    parts.iter().map(|part| part.in_lang(lang)).collect()
}

/// The findings by code with their counts, the most frequent first: of many codes the first five, and how many more there
/// are.
pub fn counts(findings: &[Finding]) -> Message {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.code).or_default() += 1;
    }
    let mut counts: Vec<(Code, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(code, count)| (Reverse(*count), *code));
    let first = counts.iter().take(CODES);
    let (zh, en): (Vec<String>, Vec<String>) = first
        .map(|(code, count)| {
            (format!("{} {count}", code.name()), format!("{count} {}", code.name()))
        })
        .unzip();
    let (zh, en, all) = (zh.join("、"), en.join(", "), counts.len());
    match all.saturating_sub(CODES) {
        0 => say!("{zh}", "{en}"),
        more => say!("{zh} 等 {all} 种", "{en} and {more} more codes"),
    }
}

fn drawing(sources: &Sources, finding: &Finding, look: &Look<'_>, renderer: &Renderer) -> String {
    let lang = look.lang;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let level = level.with_name(finding.severity.word(lang));
    let title = level.primary_title(finding.message.in_lang(lang)).id(finding.code.name());
    let mut groups = vec![snippets(sources, finding, look, Group::with_title(title))];
    for hint in &finding.hints {
        let name = if lang == Lang::Zh { "提示" } else { "hint" };
        groups.push(Group::with_title(
            Level::HELP.with_name(name).secondary_title(hint.in_lang(lang)),
        ));
    }
    renderer.render(&groups)
}

/// The pictures of each file, the primary file first.
fn snippets<'a>(
    sources: &'a Sources,
    finding: &'a Finding,
    look: &Look<'_>,
    mut group: Group<'a>,
) -> Group<'a> {
    let mut files = vec![finding.primary.span.file()];
    for other in &finding.others {
        if !files.contains(&other.span.file()) {
            files.push(other.span.file());
        }
    }
    for file in files {
        let source = sources.get(file);
        let labels = || std::iter::once(&finding.primary).chain(&finding.others);
        let here: Vec<(usize, &Label)> =
            labels().enumerate().filter(|(_, l)| l.span.file() == file).collect();
        if here.iter().all(|(_, l)| l.span == Span::whole_file(file)) {
            group = group.element(Origin::path(look.path(source)));
            continue;
        }
        for picture in pictures(source, here) {
            group = group.element(snippet(source, picture, look));
        }
    }
    group
}

/// A picture with the lines that it shows and no others: a long file is not gone through for each of them.
fn snippet<'a>(
    source: &'a Source,
    picture: Picture<'a>,
    look: &Look<'_>,
) -> Snippet<'a, Annotation<'a>> {
    let bytes = picture.marks.iter().map(|(_, _, bytes)| bytes);
    let start = bytes.clone().map(|bytes| bytes.start).min().unwrap_or_default();
    let end = bytes.map(|bytes| bytes.end).max().unwrap_or_default();
    let (first, last) = (source.position(start).line, source.position(end).line);
    let start = source.line_start(first);
    let text = source.text().get(start..source.line_start(last + 1)).unwrap_or_default();
    let annotations = picture.marks.into_iter().map(|(n, label, bytes)| {
        let kind = if n == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let pictured_to = |at: usize| pictured(text.get(..at - start).unwrap_or(text)).len();
        let span = pictured_to(bytes.start)..pictured_to(bytes.end);
        kind.span(span).label(label.text.as_ref().map(|t| t.in_lang(look.lang)))
    });
    let annotations: Vec<_> = annotations.collect();
    Snippet::source(pictured(text))
        .line_start(first)
        .path(look.path(source))
        .annotations(annotations)
}

/// Marks that stand near enough to be seen at once: a paragraph is one line of a thousand columns and more.
struct Picture<'a> {
    marks: Vec<(usize, &'a Label, Range<usize>)>,
    columns: Range<usize>,
}

/// The labels of one file in as few pictures as they fit, the first label in the first.
fn pictures<'a>(source: &Source, labels: Vec<(usize, &'a Label)>) -> Vec<Picture<'a>> {
    let mut pictures: Vec<Picture<'a>> = Vec::new();
    for (n, label) in labels {
        let (bytes, columns) = mark(source.text(), label.span);
        let mark = (n, label, bytes);
        let with = |picture: &Picture<'_>| {
            columns.start.min(picture.columns.start)..columns.end.max(picture.columns.end)
        };
        match pictures.iter_mut().find(|picture| with(picture).len() <= ROOM) {
            Some(picture) => {
                picture.columns = with(picture);
                picture.marks.push(mark);
            }
            None => pictures.push(Picture { marks: vec![mark], columns }),
        }
    }
    pictures
}

/// The bytes to mark and the columns they take: of a long place the start, as far as its line and the room go.
fn mark(text: &str, span: Span) -> (Range<usize>, Range<usize>) {
    let (before, rest) = text.split_at_checked(span.start()).unwrap_or((text, ""));
    let line = before.rsplit('\n').next().unwrap_or_default();
    let place = rest.get(..span.end() - span.start()).unwrap_or(rest);
    let start: usize = line.chars().map(width).sum();
    let (mut columns, mut bytes) = (start..start, span.start()..span.start());
    for c in place.chars().take_while(|c| *c != '\n') {
        if columns.len() + width(c) > ROOM {
            break;
        }
        columns.end += width(c);
        bytes.end += c.len_utf8();
    }
    (bytes, columns)
}

/// How many columns of a terminal a character takes, as the drawing counts them.
fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        // A control character is drawn as a sign that stands for it.
        c => c.width().unwrap_or(1),
    }
}
