//! Documents: a plan, an action plan or a report, with its header and its text.

use crate::diag::{Code, FileId, Finding, Sources};
use crate::model::{Body, Document, Path, TextErratum};
use crate::read::crossing::Crossing;
use crate::read::limit::and_more;
use crate::read::markdown;
use crate::read::records::source::url as address;
use crate::read::yaml::fault::Yaml;
use crate::read::yaml::raw::{RawDocument, RawTextErratum};
use crate::read::yaml::{control, fault};
use crate::say;

/// How far from the top the end of a front matter is looked for, in lines.
const MOST_LINES: usize = 60;

/// Reads a Markdown file with its front matter.
pub(crate) fn document(
    sources: &Sources,
    file: FileId,
    findings: &mut Vec<Finding>,
) -> Option<Document> {
    let text = sources.get(file).text();
    let Some((yaml, body)) = fences(text) else {
        findings.push(no_fences(sources, file));
        return None;
    };
    let front = Yaml { file, base: yaml.start, text: text.get(yaml).unwrap_or_default() };
    let raw: RawDocument = match fault::read(sources, front) {
        Ok(raw) => raw,
        Err(mut faults) => {
            findings.append(&mut faults);
            return None;
        }
    };
    let mut crossing = Crossing::new(sources, front);
    let markdown::Read { body, refused, more, controls } =
        markdown::body(text.get(body..).unwrap_or_default(), body);
    crossing.findings.extend(controls.into_iter().map(|(sign, place)| {
        let span = sources.span(file, place.start, place.end);
        let finding = Finding::new(Code::ControlCharacter, span, control::named(sign));
        finding.hint(control::remedy(sign))
    }));
    for markdown::Refused { what: (zh, en), range } in refused {
        // A block may be long; its first line is enough to find it.
        let block = text.get(range.clone()).unwrap_or_default();
        let length = block.lines().next().map_or(0, str::len);
        let span = sources.span(file, range.start, range.start + length);
        let say = say!("规划正文里不能用{zh}", "not supported in texts of plans: {en}");
        crossing.findings.push(Finding::new(Code::UnsupportedMarkdown, span, say).hint(say!(
            "正文只用标题、段落和表格；段首的 `1. ` 写成 `1\\. `",
            "use headings, paragraphs and tables only; write `1\\. ` for a `1. ` that starts a paragraph"
        )));
    }
    and_more(&mut crossing.findings, more);
    let document = header(&mut crossing, raw, body);
    findings.append(&mut crossing.finish());
    document
}

/// Says that there is no front matter, and names the dashes that were taken for those of a fence.
fn no_fences(sources: &Sources, file: FileId) -> Finding {
    let say = say!(
        "文首没有用两行 `---` 围起来的信息",
        "no front matter between two lines `---` at the top"
    );
    let hint = say!(
        "第一行写 `---`，信息写完后再写一行 `---`",
        "start with a line `---` and close with another"
    );
    let text = sources.get(file).text();
    let typed = |line: &str| {
        let sign = line.chars().next().filter(|c| matches!(c, '—' | '－' | '–' | '―' | '─'));
        sign.filter(|sign| line.trim_end().chars().all(|c| c == *sign))
    };
    let is_open = text.starts_with("---");
    let mut at = 0;
    for line in text.split_inclusive('\n').take(if is_open { MOST_LINES } else { 1 }) {
        if let Some(sign) = typed(line) {
            let span = sources.span(file, at, at + line.trim_end().len());
            let point = u32::from(sign);
            let dashes = say!(
                "`{sign}`（U+{point:04X}）不是半角，写三个半角 `-`",
                "`{sign}` (U+{point:04X}) is not ASCII: write three ASCII `-`"
            );
            return Finding::new(Code::BadFrontMatter, span, say).hint(dashes).hint(hint);
        }
        at += line.len();
    }
    Finding::new(Code::BadFrontMatter, sources.span(file, 0, 0), say).hint(hint)
}

/// The bytes of the YAML between the fences, and the first byte of the body.
fn fences(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let start = ["---\n", "---\r\n"].iter().find(|fence| text.starts_with(**fence))?.len();
    let mut at = start;
    for line in text.get(start..)?.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((start..at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn header(crossing: &mut Crossing<'_>, raw: RawDocument, body: Body) -> Option<Document> {
    let RawDocument {
        id,
        title,
        number,
        issuer,
        publisher,
        url,
        adopted,
        printed,
        period,
        role,
        publish,
        source,
        note,
        errata,
    } = raw;
    let top = Path::default();
    let id = crossing.document(&top.key("id"), id);
    let title = crossing.text(&top.key("title"), title);
    let number = crossing.optional(&top.key("number"), number);
    let issuer = crossing.optional(&top.key("issuer"), issuer);
    let publisher = crossing.optional(&top.key("publisher"), publisher);
    let url = url.and_then(|url| address(crossing, &top.key("url"), url));
    let adopted = adopted.and_then(|day| crossing.date(&top.key("adopted"), day));
    let printed = printed.and_then(|day| crossing.date(&top.key("printed"), day));
    let from = crossing.year(&top.key("period").key("from"), period.from);
    let to = crossing.year(&top.key("period").key("to"), period.to);
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        let say = say!("规划期的首年晚于末年", "the period ends before it starts");
        crossing.fault(Code::BadDate, &top.key("period").key("to"), say, None);
    }
    let role = crossing.choice(&top.key("role"), role);
    let publish = crossing.choice(&top.key("publish"), publish);
    let source = crossing.text(&top.key("source"), source);
    let note = crossing.optional(&top.key("note"), note);
    let list = top.key("errata");
    let errata = errata.map_or_else(Vec::new, |list| list.0).into_iter().enumerate();
    let errata = errata.filter_map(|(n, raw)| erratum(crossing, &list.index(n), raw)).collect();
    Some(Document {
        id: id?,
        title: title?,
        number,
        issuer,
        publisher,
        url,
        adopted,
        printed,
        period: (from?, to?),
        role: role?,
        publish: publish?,
        source: source?,
        note,
        errata,
        body,
        origin: crossing.origin(&top),
    })
}

fn erratum(crossing: &mut Crossing<'_>, path: &Path, raw: RawTextErratum) -> Option<TextErratum> {
    let RawTextErratum { printed, corrected, reason } = raw;
    let printed = crossing.text(&path.key("printed"), printed);
    let corrected = crossing.text(&path.key("corrected"), corrected);
    let reason = crossing.text(&path.key("reason"), reason);
    let origin = crossing.origin(path);
    Some(TextErratum { printed: printed?, corrected: corrected?, reason: reason?, origin })
}
