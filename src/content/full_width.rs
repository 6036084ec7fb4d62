//! Finds the sign of a Chinese keyboard that stands where YAML wants ASCII.
//!
//! `标题：甲` is no key for YAML but a piece of text, and the fault shows on the next line or as an unknown key. Inside a
//! value the same signs are text and never to blame.

use super::locate;

/// Signs with the ASCII form that was meant.
const SIGNS: &[(char, &str)] = &[
    ('：', ":"),
    ('，', ","),
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('［', "["),
    ('］', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('－', "-"),
    ('＃', "#"),
    ('\u{3000}', " "),
    ('\u{a0}', " "),
];

/// A sign to blame.
pub(super) struct Culprit {
    pub(super) at: usize,
    pub(super) sign: char,
    pub(super) ascii: &'static str,
}

/// The sign behind a fault that the reader reports on a line, counted from 1.
pub(super) fn culprit(text: &str, line: usize, message: &str) -> Option<Culprit> {
    let colon_in_key = |line: &str, at: usize, sign: char| sign == '：' && in_key(line, at);
    if message.contains("unknown field `") {
        return on_line(text, line, &|line, at, _| in_key(line, at));
    }
    if message.contains("invalid type: ") {
        return on_line(text, line, &|line, at, sign| {
            let before = line.get(..at).unwrap_or_default();
            match sign {
                '：' => in_key(line, at),
                '－' => before.trim().is_empty(),
                '［' | '｛' => before.trim_end().ends_with(':'),
                _ => false,
            }
        });
    }
    if let Some(line) = simple_key_line(message) {
        return on_line(text, line, &|line, at, _| in_key(line, at));
    }
    let above = line.saturating_sub(1);
    let is_mapping = message.contains("mapping values are not allowed");
    let is_syntax = message.contains("while parsing") || message.contains("did not find expected");
    let on_line_above = || on_line(text, above, &colon_in_key);
    let key_above = (is_mapping && !in_block_scalar(text, above)).then(on_line_above).flatten();
    let here = || on_line(text, line, &in_syntax);
    key_above.or_else(|| (is_mapping || is_syntax).then(here).flatten())
}

/// `… while scanning a simple key at line 2 column 1`: the key that found no colon.
fn simple_key_line(message: &str) -> Option<usize> {
    let (_, rest) = message.split_once("while scanning a simple key at line ")?;
    rest.split(' ').next()?.parse().ok()
}

fn on_line(
    text: &str,
    number: usize,
    is_blamed: &dyn Fn(&str, usize, char) -> bool,
) -> Option<Culprit> {
    let line = text.lines().nth(number.checked_sub(1)?)?;
    line.char_indices().find_map(|(at, c)| {
        let (sign, ascii) = SIGNS.iter().find(|(sign, _)| *sign == c)?;
        let at = is_blamed(line, at, c).then_some(at)?;
        Some(Culprit { at: locate::offset(text, number, 1) + at, sign: *sign, ascii })
    })
}

/// Before any colon of its entry: in the key, or in the blanks before it.
fn in_key(line: &str, at: usize) -> bool {
    let before = line.get(..at).unwrap_or_default();
    let entry = before.rfind(['{', ',']).and_then(|n| before.get(n + 1..)).unwrap_or(before);
    !entry.contains(": ") && !entry.contains('#') && !entry.contains(['"', '\''])
}

/// In a key, at the start of a value, or between the entries of a `{…}`.
fn in_syntax(line: &str, at: usize, sign: char) -> bool {
    let before = line.get(..at).unwrap_or_default();
    let after = line.get(at + sign.len_utf8()..).unwrap_or_default();
    let is_between = sign == '，' && before.contains('{') && after.contains(':');
    is_between || in_key(line, at) || before.trim_end().ends_with(':')
}

/// Whether a line belongs to the text of a `|` or `>` above it.
fn in_block_scalar(text: &str, number: usize) -> bool {
    let lines: Vec<&str> = text.lines().take(number).collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let Some((last, above)) = lines.split_last() else { return false };
    let head =
        above.iter().rev().find(|line| !line.trim().is_empty() && indent(line) < indent(last));
    head.is_some_and(|line| line.trim_end_matches(['-', '+']).ends_with(['|', '>']))
}
