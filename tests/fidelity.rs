//! The real documents against their sources: what is lost, added or put elsewhere in a text, and what changes in its
//! source, is found where it stands. Changed numbers are for `mutations.rs`.
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "test code outside of test functions; a broken case should stop the run"
)]

use crate::support::Project;
use planboard::Report;
use planboard::diag::{Code, Finding, Position, Sources};

/// One of the real documents, alone in a project.
struct Alone {
    project: Project,
    markdown: String,
    seed: String,
    /// The Markdown as it is.
    text: String,
}

/// A finding with its place, and the place of its source.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    code: Code,
    start: Position,
    end: Position,
    source: Option<Position>,
}

impl Alone {
    fn new(district: &str, document: &str) -> Self {
        let project = Project::empty();
        project.write("content/site.yaml", "title: 一\npublisher: 二\nas_of: 2025-12-31\n");
        let header = "id: alone\nname: 一\nname_en: One\nkind: district\n";
        project.write("content/districts/alone/district.yaml", header);
        let real = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
        let markdown = format!("content/districts/alone/{document}.md");
        let seed = format!("seeds/{district}-{document}.txt");
        let from = format!("content/districts/{district}/{document}.md");
        std::fs::copy(real.join(from), project.path().join(&markdown)).expect("copy the document");
        project.add("seeds", "seeds");
        let text = project.read(&markdown);
        let alone = Self { project, markdown, seed, text };
        assert_eq!(alone.errors(), [], "the real document is not clean");
        alone
    }

    /// What the comparison with the source finds in the project as it is.
    fn found(&self) -> Vec<Place> {
        let Report { sources, findings, .. } = self.project.check();
        // What a document says against itself is no matter of its source.
        let codes = [Code::TextDiffersFromSource, Code::NumbersOutOfOrder, Code::UnusedErratum];
        let findings = findings.iter().filter(|f| f.is_error() || codes.contains(&f.code));
        findings.map(|finding| self.place(&sources, finding)).collect()
    }

    fn place(&self, sources: &Sources, finding: &Finding) -> Place {
        let Finding { code, message, primary, others, .. } = finding;
        let file = sources.get(primary.span.file());
        assert_eq!(file.path(), self.markdown, "{}", message.en);
        let source = others.first().map(|other| {
            let file = sources.get(other.span.file());
            assert_eq!(file.path(), self.seed, "{}", message.en);
            file.position(other.span.start())
        });
        let [start, end] = [primary.span.start(), primary.span.end()].map(|at| file.position(at));
        Place { code: *code, start, end, source }
    }

    /// What is found that is more than a hint to look again.
    fn errors(&self) -> Vec<Place> {
        let found = self.found().into_iter();
        found.filter(|place| place.code == Code::TextDiffersFromSource).collect()
    }

    /// What is found once the Markdown is this text; the project is as it was afterwards.
    fn found_in(&self, text: &str) -> Vec<Place> {
        self.project.write(&self.markdown, text);
        let found = self.found();
        self.project.write(&self.markdown, &self.text);
        found
    }

    /// Changes some bytes of the Markdown; says where nothing is found on the line, or not in the columns.
    fn miss(&self, at: usize, length: usize, with: &str) -> Option<String> {
        let text = format!("{}{with}{}", &self.text[..at], &self.text[at + length..]);
        let found = self.found_in(&text);
        let place = position(&text, at);
        let line = text.lines().nth(place.line - 1).unwrap_or_default();
        let in_table = line.starts_with('|');
        let covers = |p: &Place| {
            let is_error = p.code == Code::TextDiffersFromSource;
            let starts = is_error
                && p.start.line == place.line
                && (in_table || p.start.column <= place.column);
            starts && p.end.line == place.line && (in_table || place.column <= p.end.column)
        };
        let around: String = line.chars().skip(place.column.saturating_sub(10)).take(20).collect();
        let miss = format!("{}:{}: …{around}… {found:?}", place.line, place.column);
        (!found.iter().any(covers)).then_some(miss)
    }

    /// The byte offsets of some of the digits, from the first to the last, with equal steps.
    fn digits(text: &str, count: usize) -> Vec<usize> {
        let digits = text.char_indices().filter(|(_, c)| c.is_ascii_digit());
        let digits: Vec<usize> = digits.map(|(at, _)| at).collect();
        let step = (digits.len() / count).max(1);
        digits.into_iter().step_by(step).collect()
    }

    /// The first byte behind the front matter.
    fn body(&self) -> usize {
        self.text
            .match_indices("\n---\n")
            .next()
            .map(|(at, fence)| at + fence.len())
            .expect("a front matter")
    }

    /// The bytes of the cells of all tables that are plain numbers, with their lines.
    fn table_numbers(&self) -> Vec<(usize, &str)> {
        let mut numbers = Vec::new();
        let mut at = 0;
        for line in self.text.split_inclusive('\n') {
            let mut cell_at = at;
            for cell in line.split('|') {
                let inside = cell.trim();
                let number = inside.trim_start_matches(['≥', '≤']);
                let is_number = |text: &str| text.parse::<f64>().is_ok() && text.len() > 1;
                if line.starts_with('|') && is_number(number) {
                    let offset = cell.find(number).unwrap_or_default();
                    numbers.push((cell_at + offset, number));
                }
                cell_at += cell.len() + 1;
            }
            at += line.len();
        }
        numbers
    }
}

fn position(text: &str, at: usize) -> Position {
    let before = &text[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Position { line, column }
}

fn other_digit(text: &str, at: usize) -> &'static str {
    const NEXT: [&str; 10] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"];
    NEXT[usize::from(text.as_bytes()[at] - b'0')]
}

/// All changes to one document.
fn try_out(district: &str, document: &str) {
    let alone = Alone::new(district, document);
    let mut missed = Vec::new();
    let letters: Vec<(usize, char)> =
        alone.text.char_indices().filter(|(_, c)| *c > '\u{4e00}' && *c < '\u{9fff}').collect();
    for at in [letters.len() / 5, letters.len() / 2, letters.len() - 9] {
        let (at, letter) = letters[at];
        // A letter that is lost has no place of its own: the place is between its neighbours.
        missed.extend(alone.miss(at, letter.len_utf8(), ""));
        missed.extend(alone.miss(at, 0, "鬱"));
    }
    assert!(missed.is_empty(), "{} of 6:\n{}", missed.len(), missed.join("\n"));
    assert_eq!(alone.errors(), [], "undoing a change leaves nothing behind");
    change_the_source(&alone);
}

/// Digits that change in the source are found in the text, with the place in the source beside.
fn change_the_source(alone: &Alone) {
    let seed = alone.project.read(&alone.seed);
    let mut changed = 0;
    for at in Alone::digits(&seed, 16) {
        let place = position(&seed, at);
        let line = seed.lines().nth(place.line - 1).unwrap_or_default();
        if planboard::import::is_page_artefact(line) {
            continue;
        }
        changed += 1;
        let other = format!("{}{}{}", &seed[..at], other_digit(&seed, at), &seed[at + 1..]);
        alone.project.write(&alone.seed, other);
        let found = alone.errors();
        let is_there = |p: &Place| p.source.is_some_and(|source| source.line == place.line);
        assert!(found.iter().any(is_there), "{}:{}: {found:?}", alone.seed, place.line);
    }
    alone.project.write(&alone.seed, seed);
    assert!(changed >= 10, "{changed} digits of the source were changed");
    assert_eq!(alone.errors(), [], "undoing a change leaves nothing behind");
}

#[test]
fn rongchang_plan() {
    try_out("rongchang", "plan-2021-2025");
}

#[test]
fn rongchang_report() {
    try_out("rongchang", "report-2023");
}

#[test]
fn shapingba_action() {
    try_out("shapingba", "action-2025-2027");
}

#[test]
fn wansheng_action() {
    try_out("wansheng", "action-2023-2025");
}

#[test]
fn xiushan_plan() {
    try_out("xiushan", "plan-2021-2025");
}

/// Two numbers of a table that change places stand behind other names then: someone must be told to look again.
#[test]
fn swapped_numbers_of_a_table() {
    let mut missed = Vec::new();
    for (district, document) in [("rongchang", "plan-2021-2025"), ("xiushan", "plan-2021-2025")] {
        let alone = Alone::new(district, document);
        let before = alone.found();
        let numbers = alone.table_numbers();
        for pair in numbers.windows(3).step_by(7) {
            let [(at, one), _, (other_at, other)] = pair else { panic!("three numbers") };
            if one == other {
                continue;
            }
            let between = &alone.text[at + one.len()..*other_at];
            let (start, end) = (&alone.text[..*at], &alone.text[other_at + other.len()..]);
            let found = alone.found_in(&format!("{start}{other}{between}{one}{end}"));
            let lines = [*at, *other_at].map(|at| position(&alone.text, at).line);
            let is_new = |p: &&Place| !before.contains(p) && lines.contains(&p.start.line);
            if !found.iter().any(|p| is_new(&p)) {
                missed.push(format!("{document}:{lines:?}: {one} and {other}: {found:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{} not seen:\n{}", missed.len(), missed.join("\n"));
}

/// The test itself: a text that is as it was is a miss.
#[test]
fn what_is_not_changed_is_not_found() {
    let alone = Alone::new("shapingba", "action-2025-2027");
    let at = alone.body() + 1;
    assert!(alone.miss(at, 0, "").is_some());
    assert!(alone.miss(at, 0, "\n\n").is_some(), "blanks are free");
}
