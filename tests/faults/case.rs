//! A case of a page: files in, findings out.

use std::ops::Range;

use planboard::diag::{self, Finding, Lang, Sources};
use planboard::{Project, Report, read};

use super::change;
use super::expectation::Expectation;
use super::page::{self, Fence, Page, Part};
use crate::support;

/// What the program says of the files of a case.
pub(crate) struct Answer {
    sources: Sources,
    findings: Vec<Finding>,
    found: Vec<Expectation>,
}

/// How many expectations an update has changed.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// New ones.
    pub(crate) added: usize,
    /// Those with nothing to meet them.
    pub(crate) removed: usize,
    /// Those that were met by something else.
    pub(crate) changed: usize,
}

/// Looks at the base project with the files of a case.
pub(crate) fn ask(page: &Page, parts: Range<usize>) -> Answer {
    answer(fences(page, parts))
}

/// Looks at the base project with the files of some fences.
pub(crate) fn answer<'a>(fences: impl IntoIterator<Item = &'a Fence>) -> Answer {
    let project = support::Project::copy("tests/faults/base");
    for fence in fences {
        let Some(path) = &fence.path else { continue };
        change::apply(&project, path, &fence.kind, &page::in_lines(&plain(fence)));
    }
    let loaded = read::load(project.path(), &|| {}).expect("every case has a content folder");
    let ruled = loaded.outcome.findings.iter().find(|finding| !finding.code.is_fixed());
    assert!(ruled.is_none(), "found before the rules of the site are known: {ruled:?}");
    let report = Project::open(project.path()).check().expect("every case has a content folder");
    let Report { sources, findings, .. } = report;
    let found = findings.iter().map(|finding| Expectation::of(&sources, finding)).collect();
    Answer { sources, findings, found }
}

/// Where the answer is not what the case expects, line by line; empty where it is.
pub(crate) fn differences(page: &Page, parts: Range<usize>, answer: &Answer) -> String {
    let mut text = String::new();
    let mut compare = |expected: &[Expectation], found: &[&Expectation]| {
        let met = expected.len() == found.len();
        if met && expected.iter().zip(found).all(|(e, f)| e.is_met_by(f)) {
            return;
        }
        let lines =
            |sign: &str, e: &Expectation| format!("  {sign} {}\n", e.lines().join("\n      "));
        text += "expected, and found:\n";
        text.extend(expected.iter().map(|e| lines("-", e)));
        text.extend(found.iter().map(|f| lines("+", f)));
    };
    let commented = commented(page, parts.clone());
    let mut fenced = Vec::new();
    for fence in fences(page, parts.clone()) {
        if let Some(path) = fence.path.as_ref().filter(|path| commented.contains(path)) {
            let (expected, _) = Expectation::from_comments(path, &fence.lines);
            compare(&expected, &answer.in_comments_of(path));
        } else if fence.kind == "expect" {
            fenced.extend(Expectation::from_fence(&fence.lines));
        }
    }
    compare(&fenced, &answer.in_fence(&commented));
    for fence in fences(page, parts) {
        let drawn = answer.drawn(&fence.kind);
        if drawn.as_ref().is_some_and(|drawn| *drawn != fence.lines) {
            let drawn = drawn.unwrap_or_default().join("\n");
            let lines = fence.lines.join("\n");
            text.extend([format!("expected:\n{lines}\nfound:\n{drawn}\n")]);
        }
    }
    text + &answer.shape()
}

/// Rewrites what the case expects to what the program answers.
pub(crate) fn update(page: &mut Page, parts: Range<usize>, answer: &Answer) -> Changes {
    let mut changes = Changes::default();
    let commented = commented(page, parts.clone());
    let mut has_fence = false;
    let mut last = parts.start;
    for at in parts {
        let Some(Part::Fence(fence)) = page.parts.get_mut(at) else { continue };
        last = at;
        if let Some(path) = fence.path.as_ref().filter(|path| commented.contains(path)) {
            let (old, file) = Expectation::from_comments(path, &fence.lines);
            let new = renewed(&old, &answer.in_comments_of(path), &mut changes);
            fence.lines = Expectation::into_comments(&new, &file);
        } else if fence.kind == "expect" {
            has_fence = true;
            let old = Expectation::from_fence(&fence.lines);
            let new = renewed(&old, &answer.in_fence(&commented), &mut changes);
            fence.lines = new.iter().flat_map(Expectation::lines).collect();
        } else if let Some(drawn) = answer.drawn(&fence.kind).filter(|drawn| *drawn != fence.lines)
        {
            changes.changed += 1;
            fence.lines = drawn;
        }
    }
    let missing = answer.in_fence(&commented);
    if !has_fence && !missing.is_empty() {
        let new = renewed(&[], &missing, &mut changes);
        let lines = new.iter().flat_map(Expectation::lines).collect();
        let fence = [Part::Line(String::new()), Part::Fence(Fence::new("expect", lines))];
        page.parts.splice(last + 1..=last, fence);
    }
    changes
}

impl Answer {
    /// The codes of the findings, one for each.
    pub(crate) fn codes(&self) -> Vec<String> {
        self.findings.iter().map(|finding| finding.code.name().to_owned()).collect()
    }

    /// Findings that belong above the lines of one file of the case.
    fn in_comments_of(&self, path: &str) -> Vec<&Expectation> {
        self.found.iter().filter(|f| f.path == path && f.is_in_one_line()).collect()
    }

    /// The other findings.
    fn in_fence(&self, commented: &[String]) -> Vec<&Expectation> {
        let inside = |f: &Expectation| commented.contains(&f.path) && f.is_in_one_line();
        self.found.iter().filter(|f| !inside(f)).collect()
    }

    /// The human form, for a fence that holds it.
    fn drawn(&self, kind: &str) -> Option<Vec<String>> {
        let lang = match kind {
            "rendering" => Lang::Zh,
            "rendering en" => Lang::En,
            _ => return None,
        };
        let text = diag::human(&self.sources, &self.findings, &diag::Look::plain(lang));
        Some(text.trim_end().lines().map(str::to_owned).collect())
    }

    /// What is wrong with the answer whatever the case expects.
    fn shape(&self) -> String {
        let mut text = String::new();
        let order: Vec<_> = self.found.iter().map(|f| (&f.path, f.line)).collect();
        if !order.is_sorted() {
            text += "findings are not in the order of their places\n";
        }
        let json = diag::json(&self.sources, &self.findings, Lang::En);
        if json.lines().count() != self.findings.len() {
            text += "JSON is not one line a finding\n";
        }
        for lang in [Lang::Zh, Lang::En] {
            let drawn = diag::human(&self.sources, &self.findings, &diag::Look::plain(lang));
            for finding in &self.findings {
                let labels = std::iter::once(&finding.primary).chain(&finding.others);
                let labels = labels.filter_map(|label| label.text.as_ref());
                let sentences = finding.hints.iter().chain([&finding.message]).chain(labels);
                for sentence in sentences.map(|sentence| sentence.in_lang(lang)) {
                    let ends = sentence.ends_with(['。', '.']);
                    if sentence.is_empty() || ends || !drawn.contains(sentence) {
                        text.extend(["empty, with a full stop or not drawn: ", sentence, "\n"]);
                    }
                }
            }
        }
        text
    }
}

/// The expectations for what was found; those of old that are met stay as they are.
fn renewed(old: &[Expectation], found: &[&Expectation], changes: &mut Changes) -> Vec<Expectation> {
    let mut old: Vec<_> = old.iter().collect();
    let met: Vec<_> = found
        .iter()
        .map(|found| old.iter().position(|o| o.is_met_by(found)).map(|at| old.remove(at).clone()))
        .collect();
    let renew = |(found, met): (&&Expectation, Option<Expectation>)| {
        met.unwrap_or_else(|| {
            let mut new = (*found).clone();
            let Some(at) = old.iter().position(|o| o.code == new.code) else {
                changes.added += 1;
                return new;
            };
            let asked = |kind: &str, o: &Expectation| o.more.iter().any(|m| m.starts_with(kind));
            let was = old.remove(at);
            new.more.retain(|m| asked(if m.starts_with("hint") { "hint" } else { "also" }, was));
            changes.changed += 1;
            new
        })
    };
    let new = found.iter().zip(met).map(renew).collect();
    changes.removed += old.len();
    new
}

/// The fences of a case.
pub(crate) fn fences(page: &Page, parts: Range<usize>) -> impl Iterator<Item = &Fence> {
    page.parts.get(parts).unwrap_or_default().iter().filter_map(|part| match part {
        Part::Fence(fence) => Some(fence),
        Part::Line(_) => None,
    })
}

/// The paths of the files that can hold comments.
fn commented(page: &Page, parts: Range<usize>) -> Vec<String> {
    let yaml = fences(page, parts).filter(|fence| fence.kind.starts_with("yaml"));
    yaml.filter_map(|fence| fence.path.clone()).collect()
}

/// The lines of a file without expectations.
pub(crate) fn plain(fence: &Fence) -> Vec<String> {
    if fence.kind.starts_with("yaml") {
        Expectation::from_comments("", &fence.lines).1
    } else {
        fence.lines.clone()
    }
}
