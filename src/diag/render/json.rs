//! One line of JSON a finding, for programs.

use serde_json::{Value, json};

use crate::diag::{Finding, Label, Lang, Sources};

/// One line of JSON per finding.
pub fn json(sources: &Sources, findings: &[Finding], lang: Lang) -> String {
    let line = |f: &Finding| {
        json!({
            "code": f.code.name(),
            "severity": f.severity.word(Lang::En),
            "message": f.message.in_lang(lang),
            "place": place(sources, &f.primary, lang),
            "others": f.others.iter().map(|l| place(sources, l, lang)).collect::<Vec<_>>(),
            "hints": f.hints.iter().map(|h| h.in_lang(lang)).collect::<Vec<_>>(),
        })
    };
    findings.iter().map(|f| line(f).to_string() + "\n").collect()
}

fn place(sources: &Sources, label: &Label, lang: Lang) -> Value {
    let span = label.span;
    let source = sources.get(span.file());
    let (start, end) = (source.position(span.start()), source.position(span.end()));
    json!({
        "file": source.path(),
        "line": start.line, "column": start.column,
        "end_line": end.line, "end_column": end.column,
        "start_byte": source.on_disk(span.start()), "end_byte": source.on_disk(span.end()),
        "text": label.text.as_ref().map(|t| t.in_lang(lang)),
    })
}
