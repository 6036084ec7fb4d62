//! SARIF 2.1.0: findings as services and editors of any make read them, with what the site has set aside.

use serde_json::{Value, json};

use super::in_full;
use crate::diag::{Code, Finding, Label, Lang, Sources, Span, Suppressed};
use crate::say;

/// What paths are counted from.
const ROOT: &str = "SRCROOT";

/// A log of one run. `base` stands before each path: the way from the folder that is taken for the root to the project
/// folder, empty or with a `/` at its end.
pub fn sarif(
    sources: &Sources,
    findings: &[Finding],
    allowed: &[Suppressed],
    lang: Lang,
    base: &str,
) -> String {
    let all = || findings.iter().chain(allowed.iter().map(|a| &a.finding));
    let codes: Vec<Code> =
        Code::ALL.iter().copied().filter(|code| all().any(|f| f.code == *code)).collect();
    let log = Log { sources, lang, base, codes: &codes };
    let results = findings.iter().map(|finding| log.result(finding, None));
    let set_aside = allowed.iter().map(|allowed| log.result(&allowed.finding, Some(allowed)));
    let root = say!("路径从这里起算", "where paths start");
    let language = if lang == Lang::Zh { "zh-CN" } else { "en-US" };
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "planboard",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": codes.iter().map(|code| rule(*code, lang)).collect::<Vec<_>>(),
            } },
            "language": language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": { ROOT: { "description": { "text": root.in_lang(lang) } } },
            "results": results.chain(set_aside).collect::<Vec<_>>(),
        }],
    });
    format!("{log:#}\n")
}

/// The rule of a code: only codes that occur have one, so that a log is as short as what it says.
fn rule(code: Code, lang: Lang) -> Value {
    let (name, advice) = (code.name(), code.advice(lang));
    let more =
        say!("`planboard explain {name}` 有例子", "see `planboard explain {name}` for examples");
    json!({
        "id": name,
        "shortDescription": { "text": code.summary(lang) },
        "fullDescription": { "text": advice },
        "help": { "text": format!("{advice}\n\n{}", more.in_lang(lang)) },
        "defaultConfiguration": { "level": code.severity().word(Lang::En) },
    })
}

struct Log<'a> {
    sources: &'a Sources,
    lang: Lang,
    base: &'a str,
    /// The codes of the rules, in their order.
    codes: &'a [Code],
}

impl Log<'_> {
    /// A result says of each finding whether it is set aside: of all of them or of none, the standard asks.
    fn result(&self, finding: &Finding, allowed: Option<&Suppressed>) -> Value {
        let related = finding.others.iter().enumerate();
        let related: Vec<Value> = related.map(|(n, label)| self.related(n + 1, label)).collect();
        let suppressions = allowed.map(|Suppressed { reason, entry, .. }| {
            let location = json!({ "physicalLocation": self.place(*entry) });
            json!({ "kind": "external", "justification": reason, "location": location })
        });
        json!({
            "ruleId": finding.code.name(),
            "ruleIndex": self.codes.iter().position(|code| *code == finding.code),
            "level": finding.severity.word(Lang::En),
            "message": { "text": plain(&in_full(finding, self.lang)) },
            "locations": [{ "physicalLocation": self.place(finding.primary.span) }],
            "relatedLocations": related,
            "suppressions": suppressions.into_iter().collect::<Vec<_>>(),
        })
    }

    fn related(&self, id: usize, label: &Label) -> Value {
        let mut location = json!({ "id": id, "physicalLocation": self.place(label.span) });
        if let (Some(text), Some(map)) = (&label.text, location.as_object_mut()) {
            map.insert("message".into(), json!({ "text": plain(text.in_lang(self.lang)) }));
        }
        location
    }

    /// A place; a file as a whole has no region.
    fn place(&self, span: Span) -> Value {
        let source = self.sources.get(span.file());
        let uri = format!("{}{}", percent_encoded(self.base), percent_encoded(source.path()));
        let artifact = json!({ "uri": uri, "uriBaseId": ROOT });
        if span == Span::whole_file(span.file()) {
            return json!({ "artifactLocation": artifact });
        }
        let (start, end) = (source.position(span.start()), source.position(span.end()));
        json!({
            "artifactLocation": artifact,
            "region": {
                "startLine": start.line, "startColumn": start.column,
                "endLine": end.line, "endColumn": end.column,
                "byteOffset": source.on_disk(span.start()),
                "byteLength": span.end() - span.start(),
            },
        })
    }
}

/// A message without placeholders, which stand between single braces.
fn plain(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// A path, or words that are asked for, as part of an address.
#[must_use]
pub fn percent_encoded(path: &str) -> String {
    let is_plain =
        |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'/');
    let encoded = |b: u8| if is_plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    path.bytes().map(encoded).collect()
}
