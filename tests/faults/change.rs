//! A change of a file of a project, as a fence of a page describes it.

use super::page;
use crate::support::Project;

/// The line above and below front matter.
const FENCE: &str = "---\n";

/// Makes the change of a fence with a path, of a kind, with a text in it.
pub(crate) fn apply(project: &Project, path: &str, kind: &str, text: &str) {
    match kind {
        "remove" => project.remove(path),
        "folder" => project.make_folder(path),
        "theme" => project.add("themes/default", path),
        "size" => project.write(path, vec![b'#'; text.trim().parse().expect("a number")]),
        "change" => text.lines().for_each(|line| change(project, path, line)),
        "link" => project.link(path, text.trim()),
        "markdown document" => write_document(project, path, text),
        kind if kind.ends_with(" escaped") => project.write(path, unescaped(text)),
        _ => project.write(path, text),
    }
}

/// Writes the text of a document and, without its markup, its original. A text without front matter has that of the file
/// that it replaces.
fn write_document(project: &Project, path: &str, text: &str) {
    let whole = if text.starts_with(FENCE) {
        text.to_owned()
    } else {
        let there = project.read(path);
        let front = there.split(FENCE).nth(1).expect("front matter to take over");
        [FENCE, front, FENCE, text].concat()
    };
    let (front, body) = whole.strip_prefix(FENCE).and_then(|t| t.split_once(FENCE)).expect("text");
    let source = front.lines().find_map(|line| line.strip_prefix("source: "));
    let seed = body.lines().filter(|line| !line.starts_with("| ---")).map(without_markup);
    let seed: Vec<String> = seed.collect();
    project.write(source.expect("every document has a source"), page::in_lines(&seed));
    project.write(path, whole);
}

/// Changes words of the file that is there: `old => new`.
fn change(project: &Project, path: &str, line: &str) {
    let (words, with) = line.split_once(" => ").expect("old words, an arrow and new words");
    project.replace(path, words, with);
}

/// A line of Markdown as it is in an original: no signs of headings and no backslashes, the cells of a row apart by tabs.
fn without_markup(line: &str) -> String {
    let line = line.replace('\\', "");
    match line.strip_prefix('|').and_then(|line| line.strip_suffix('|')) {
        Some(cells) => cells.split('|').map(str::trim).collect::<Vec<_>>().join("\t"),
        None => line.trim_start_matches('#').trim_start().to_owned(),
    }
}

/// The bytes of a text in which `\u{a0}` is a character, `\x{b0}` a byte.
pub(crate) fn unescaped(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(r"\u{").into_iter().chain(rest.find(r"\x{")).min() {
        let (before, escape) = rest.split_at(at);
        bytes.extend_from_slice(before.as_bytes());
        let (escape, behind) = escape.split_once('}').expect("an escape ends with a brace");
        let number = |digits: &str| u32::from_str_radix(digits, 16).expect("hexadecimal digits");
        if let Some(digits) = escape.strip_prefix(r"\u{") {
            let sign = char::from_u32(number(digits)).expect("a character");
            bytes.extend_from_slice(sign.encode_utf8(&mut [0; 4]).as_bytes());
        } else if let Some(digits) = escape.strip_prefix(r"\x{") {
            bytes.push(u8::try_from(number(digits)).expect("a byte"));
        }
        rest = behind;
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}
