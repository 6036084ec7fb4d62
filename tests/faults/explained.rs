//! The pages of `docs/codes/`, which `planboard explain` prints: their form, and their examples, run as cases.
//!
//! The wrong example of a page is an excerpt of a case of the code: lines of one of its files, or paths of its files. The
//! right one takes its place; then nothing is found. Blanks at the left that all lines of a file share do not count, nor
//! do words behind a path.

use std::collections::BTreeSet;
use std::path::Path;

use libtest_mimic::Failed;
use planboard::diag::{Code, Lang};

use super::case;
use super::change;
use super::page::{Fence, Page, Part};
use super::same;

/// How many lines `explain` prints.
const LINES: std::ops::RangeInclusive<usize> = 12..=32;

/// How many columns a terminal has for them.
const COLUMNS: usize = 100;

/// Both languages with the ends of their files and the headings of their sections.
const FORMS: [(Lang, &str, [&str; 3]); 2] = [
    (Lang::En, "md", ["Why it matters", "Example", "What to do"]),
    (Lang::Zh, "zh.md", ["影响", "示例", "处理办法"]),
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codes")
}

/// Each code has a page in both languages, and there are no others.
pub(crate) fn one_page_a_language() -> Result<(), Failed> {
    let files = std::fs::read_dir(folder()).expect("the folder of the pages");
    let mut files: Vec<String> =
        files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    files.retain(|name| name != "README.md");
    files.sort();
    let names = |code: &Code| FORMS.map(|(_, end, _)| format!("{}.{end}", code.name()));
    let expected: BTreeSet<String> = Code::ALL.iter().flat_map(names).collect();
    same(&files, &expected.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The same sections in both languages, each in its language, and short.
pub(crate) fn pages_have_one_form() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    for code in Code::ALL {
        for (lang, end, headings) in FORMS {
            let mut tell = |what: &str| wrong.push(format!("{}.{end}: {what}", code.name()));
            let page = read(*code, end);
            let mut prose: Vec<&str> = Vec::new();
            let mut examples = 0;
            for part in &page.parts {
                match part {
                    Part::Line(line) => prose.push(line),
                    Part::Fence(_) => examples += 1,
                }
            }
            if prose.first() != Some(&format!("# {}", code.name()).as_str()) {
                tell("does not start with its code");
            }
            let found: Vec<&str> =
                prose.iter().filter_map(|line| line.strip_prefix("## ")).collect();
            if found != headings || examples != 2 {
                tell("has other sections, or not two examples");
            }
            let ends = ['.', ':', '。', '：', ',', '，', '；', ';'];
            let text = |line: &&&str| !line.is_empty() && !line.starts_with('#');
            if prose.iter().filter(text).any(|line| !line.ends_with(ends)) {
                tell("has a line that is no sentence");
            }
            // What documents print may be quoted in code in either language.
            let is_chinese = |line: &&str| {
                line.split('`').step_by(2).any(|t| t.chars().any(|c| ('一'..='鿿').contains(&c)))
            };
            let sentences = || prose.iter().filter(|line| !line.is_empty()).skip(1);
            if (lang == Lang::En && sentences().any(is_chinese))
                || (lang == Lang::Zh && !sentences().all(is_chinese))
            {
                tell("is not in its language");
            }
            let printed = code.explain(lang);
            if !LINES.contains(&printed.lines().count()) {
                tell(&format!("prints {} lines", printed.lines().count()));
            }
            // Some terminals give two columns to signs as `—`, too.
            let width = |line: &str| -> usize {
                line.chars().map(|c| 1 + usize::from(!c.is_ascii())).sum()
            };
            for line in printed.lines().filter(|line| width(line) > COLUMNS) {
                tell(&format!("has a line of {} columns: {line}", width(line)));
            }
            let inside = page.parts.iter().filter_map(fence).flat_map(|fence| &fence.lines);
            let inside = inside.filter(|line| line.is_empty()).count();
            // Below the level, what is wrong, why, and each of the two examples.
            if printed.matches("\n\n").count() != 5 + inside {
                tell("does not part its sections and examples by one blank line each");
            }
            if printed.lines().any(|line| line.ends_with(' ')) {
                tell("prints blanks at the end of a line");
            }
            if printed.contains("```") || printed.contains("\n#") && !printed.contains("\n    #") {
                tell("prints signs of Markdown");
            }
        }
    }
    same(&wrong, &[])
}

/// The wrong example of a page gives its code and no other finding, the right one gives none.
pub(crate) fn example(code: Code, end: &str, cases: &Page) -> Result<(), Failed> {
    let page = read(code, end);
    let fences: Vec<&Fence> = page.parts.iter().filter_map(fence).collect();
    let [wrong, right] = fences.as_slice() else { return Err("two examples".into()) };
    let mut tried = Vec::new();
    for (name, parts) in cases.cases() {
        let mut all: Vec<Fence> = case::fences(cases, parts).cloned().collect();
        let before = all.clone();
        let is_there = if wrong.kind == "text" {
            move_files(&mut all, wrong, right)
        } else {
            put(&mut all, wrong, right)
        };
        if !is_there {
            continue;
        }
        let (before, after) = (case::answer(&before), case::answer(&all));
        let (wrong, right) = (before.codes(), after.codes());
        if !wrong.is_empty() && wrong.iter().all(|found| found == code.name()) && right.is_empty() {
            return Ok(());
        }
        tried.push(format!("in `{name}` the wrong one gives {wrong:?}, the right one {right:?}"));
    }
    Err(format!("the example fits no case; {tried:#?}").into())
}

/// Puts the lines of the right example in the place of those of the wrong one; whether they were there.
fn put(fences: &mut [Fence], wrong: &Fence, right: &Fence) -> bool {
    for fence in fences.iter_mut().filter(|fence| fence.path.is_some()) {
        let lines = case::plain(fence);
        let shown: Vec<String> = if fence.kind.ends_with("escaped") {
            let plain = |line: &String| String::from_utf8_lossy(&change::unescaped(line)).into();
            lines.iter().map(plain).collect()
        } else {
            lines.clone()
        };
        let count = wrong.lines.len();
        let stretches = || lines.windows(count).zip(shown.windows(count));
        let indent = |lines: &[String]| excerpt_indent(lines, &wrong.lines);
        let found = stretches().map(|(lines, shown)| indent(lines).or_else(|| indent(shown)));
        if let Some((at, Some(indent))) = found.enumerate().find(|(_, indent)| indent.is_some()) {
            let new: Vec<String> = right.lines.iter().map(|line| indented(&indent, line)).collect();
            fence.lines.clone_from(&lines);
            fence.lines.splice(at..at + count, new);
            return true;
        }
    }
    false
}

/// The blanks before all lines of a file where they are otherwise those of an excerpt.
fn excerpt_indent(lines: &[String], excerpt: &[String]) -> Option<String> {
    let indent: String = lines.first()?.strip_suffix(excerpt.first()?.as_str())?.to_owned();
    let is_same = |(line, of): (&String, &String)| *line == indented(&indent, of);
    let is_blank = indent.chars().all(|c| c == ' ');
    (is_blank && lines.iter().zip(excerpt).all(is_same)).then_some(indent)
}

fn indented(indent: &str, line: &str) -> String {
    if line.is_empty() { String::new() } else { format!("{indent}{line}") }
}

/// Gives files the paths of the right example; those that both have become what they are in the base project.
fn move_files(fences: &mut Vec<Fence>, wrong: &Fence, right: &Fence) -> bool {
    let paths = |fence: &Fence| -> Vec<String> {
        let path = |line: &String| line.split("  ").next().unwrap_or_default().to_owned();
        fence.lines.iter().map(path).collect()
    };
    let (wrong, right) = (paths(wrong), paths(right));
    let known = |path: &String| {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/base").join(path);
        base.is_file() || fences.iter().any(|fence| fence.path.as_ref() == Some(path))
    };
    let is_shown = |fence: &Fence| {
        fence.path.as_ref().is_some_and(|path| wrong.contains(path) || right.contains(path))
    };
    if !wrong.iter().all(known) || !fences.iter().any(is_shown) {
        return false;
    }
    for path in &right {
        if let Some(at) = fences.iter().position(|fence| fence.path.as_ref() == Some(path)) {
            fences.remove(at);
        } else if let Some(fence) =
            fences.iter_mut().find(|fence| fence.path.as_ref().is_some_and(|p| wrong.contains(p)))
        {
            fence.path = Some(path.clone());
        }
    }
    true
}

fn fence(part: &Part) -> Option<&Fence> {
    match part {
        Part::Fence(fence) => Some(fence),
        Part::Line(_) => None,
    }
}

fn read(code: Code, end: &str) -> Page {
    let file = folder().join(format!("{}.{end}", code.name()));
    Page::read(&std::fs::read_to_string(file).unwrap_or_default())
}
