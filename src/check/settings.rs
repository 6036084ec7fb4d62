//! The settings of the site for findings, applied in this one place: other levels, and suppressions.

use std::collections::BTreeSet;

use super::text::letters;
use crate::diag::{Code, Finding, Message, Sources, Span, Suppressed, nearest};
use crate::model::{Site, Suppression};
use crate::say;

/// The codes of findings about the settings themselves.
pub const CODES_OF_SETTINGS: &[Code] = &[Code::UnusedAllowance];

/// The findings that are left, with the levels of the site, and those that it suppresses.
pub(super) fn apply(
    sources: &Sources,
    site: &Site,
    findings: Vec<Finding>,
) -> (Vec<Finding>, Vec<Suppressed>) {
    let settings = &site.checks;
    let (mut left, mut allowed, mut used) = (Vec::new(), Vec::new(), BTreeSet::new());
    for mut finding in findings {
        let level = settings.levels.iter().find(|level| level.code == finding.code);
        if level.is_none() && finding.code.is_off() {
            continue;
        }
        finding.severity = level.map_or(finding.severity, |level| level.severity);
        let mut suppressions = settings.suppressions.iter().enumerate();
        let Some((n, suppression)) = suppressions.find(|(_, a)| covers(sources, a, &finding))
        else {
            left.push(finding);
            continue;
        };
        used.insert(n);
        let reason = suppression.reason.clone();
        let entry = suppression.origin.span(sources, &[]);
        allowed.push(Suppressed { finding, reason, entry });
    }
    // Where something else is wrong, a check may not have seen what it would see without.
    if left.iter().all(|finding| !finding.code.is_fixed()) {
        let unused = settings.suppressions.iter().enumerate().filter(|(n, _)| !used.contains(n));
        let unused: Vec<Finding> = unused
            .map(|(_, suppression)| unused_suppression(sources, suppression, &left))
            .collect();
        left.extend(unused);
    }
    (left, allowed)
}

/// Whether a suppression is meant for a finding.
fn covers(sources: &Sources, suppression: &Suppression, finding: &Finding) -> bool {
    let is_there = |span: Span, words: &str| has_words(line_of(sources, span), words);
    is_of(sources, suppression, finding)
        && suppression.words.as_ref().is_none_or(|words| {
            is_there(finding.primary.span, words)
                || finding.record.is_some_and(|record| is_there(record, words))
        })
}

/// Whether a finding has the code and lies in the file of a suppression.
fn is_of(sources: &Sources, suppression: &Suppression, finding: &Finding) -> bool {
    let file = sources.get(finding.primary.span.file());
    finding.code == suppression.code && file.path() == suppression.file
}

/// The line that a place starts on.
fn line_of(sources: &Sources, span: Span) -> &str {
    let text = sources.get(span.file()).text();
    let (before, after) = text.split_at_checked(span.start()).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = before.len() + after.find('\n').unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
}

/// Whether a line has some words, blanks aside, and not as a part of longer ones: `infant` is not `infant-mortality`,
/// and 9.3 is not 79.3.
fn has_words(line: &str, words: &str) -> bool {
    let (words, letters) = (letters::of_text(words), letters::with_places(line));
    letters.windows(words.len().max(1)).any(|window| {
        let (Some((first, start)), Some((last, end))) = (window.first(), window.last()) else {
            return false;
        };
        let before = line.get(..*start).unwrap_or_default().chars().rev();
        let after = line.get(end + last.len_utf8()..).unwrap_or_default().chars();
        let is_same = window.iter().map(|(c, _)| c).eq(&words);
        is_same && !goes_on(*first, before) && !goes_on(*last, after)
    })
}

/// Whether the word or number at the edge goes on beyond it.
fn goes_on(edge: char, mut beyond: impl Iterator<Item = char>) -> bool {
    let is_of_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    match beyond.next() {
        Some('.') => edge.is_ascii_digit() && beyond.next().is_some_and(|c| c.is_ascii_digit()),
        Some(c) => is_of_word(c) && is_of_word(edge),
        None => false,
    }
}

/// A suppression must match something: one that is left behind would hide a new fault.
fn unused_suppression(sources: &Sources, suppression: &Suppression, left: &[Finding]) -> Finding {
    let code = suppression.code.name();
    let say = say!("这条放行没有对上任何 `{code}`", "this `allow` entry matches no `{code}`");
    let span = suppression.origin.span(sources, &[]);
    Finding::new(Code::UnusedAllowance, span, say).hint(remedy(sources, suppression, left))
}

/// What is most likely wrong with a suppression.
fn remedy(sources: &Sources, suppression: &Suppression, left: &[Finding]) -> Message {
    let file = &suppression.file;
    let paths = || sources.paths();
    if paths().all(|path| path != file) {
        return match nearest(file, paths()) {
            Some(near) => say!(
                "没有文件 `{file}`；是不是 `{near}`？",
                "there is no file `{file}`; did you mean `{near}`?"
            ),
            None => say!(
                "没有文件 `{file}`；路径从项目文件夹写起",
                "there is no file `{file}`; the path starts at the project folder"
            ),
        };
    }
    let near = left.iter().find(|finding| is_of(sources, suppression, finding));
    if let Some(near) = near {
        let position = sources.get(near.primary.span.file()).position(near.primary.span.start());
        let line = position.line;
        return say!(
            "第 {line} 行有一条，`words` 没有对上；写那一行的字，或者这条记录第一行的字",
            "the one in line {line} does not match `words`; give words of that line, or of the first line of its record"
        );
    }
    say!(
        "这个文件里没有这样的问题，或者前一条已经放行；删掉这一条",
        "the file has no such finding, or an entry above suppresses it; remove this one"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_whole() {
        let line = "  - { indicator: infant-mortality, name: 婴儿 死亡率, value: 3.50 }";
        for words in ["infant-mortality", "婴儿死亡率", "婴儿 死亡", "value:3.50", "3.50}", "3.50"]
        {
            assert!(has_words(line, words), "{words}");
        }
        for words in ["mortality", "infant", "3.5", "50", "3", "ator", "婴儿死亡数", "name_en", ""]
        {
            assert!(!has_words(line, words), "{words}");
        }
        assert!(has_words("in 2025.", "2025"), "a stop ends a sentence");
        assert!(has_words("infant-mortality: infant", "infant"), "a later one may be whole");
    }
}
