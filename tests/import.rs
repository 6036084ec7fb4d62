//! Runs `tests/import/`: `NAME.txt` is cut from a document as received, `NAME.md` is what becomes of it,
//! `NAME.questions` lists what is asked about it, if anything.
//!
//! `UPDATE=1 cargo test --test main import::` rewrites the expectations; read what changed before you keep it.
#![expect(
    clippy::disallowed_methods,
    reason = "tests read their folder and the switch that rewrites it"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::Project;
use planboard::import::{
    Draft, LookAlikes, Question, Why, bare_page_numbers, draft, inline_artefacts, is_markup,
    is_page_artefact, is_readable, strip_inline_artefacts,
};
use planboard::model::mark_of_code;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let files = fs::read_dir(folder).expect("the folder is there");
    let mut cases: Vec<PathBuf> = files
        .map(|file| file.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    cases.sort();
    cases
}

fn questions(draft: &Draft) -> String {
    let place = |(first, last): &(usize, usize)| {
        if first == last { first.to_string() } else { format!("{first}-{last}") }
    };
    let line = |Question { places, text, why }: &Question| {
        let places: Vec<String> = places.iter().map(place).collect();
        format!("{} {why:?} {text}\n", places.join(","))
    };
    let look_alikes = draft.look_alikes.iter().map(|LookAlikes { line, count, first: (a, b) }| {
        format!("{line} LookAlikes {count} {a} {b}\n")
    });
    draft.questions.iter().map(line).chain(look_alikes).collect()
}

/// Compares one file with what it should hold; no file is the same as an empty one.
fn compare(path: &Path, actual: &str, wrong: &mut Vec<String>) {
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(path, actual).expect("the folder can be written");
        return;
    }
    let first = expected.lines().zip(actual.lines()).position(|(a, b)| a != b);
    let line = first.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("nothing").to_owned();
    wrong.push(format!(
        "{}:{}\n  expected {}\n  actual   {}",
        path.display(),
        line + 1,
        at(&expected),
        at(actual)
    ));
}

#[test]
fn drafts_are_as_expected() {
    let mut wrong = Vec::new();
    let cases = cases();
    for case in &cases {
        let draft = draft(&fs::read_to_string(case).expect("a case is UTF-8"));
        compare(&case.with_extension("md"), &draft.markdown, &mut wrong);
        compare(&case.with_extension("questions"), &questions(&draft), &mut wrong);
    }
    assert!(cases.len() > 10, "the cases are in tests/import");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_expectation_has_its_case() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let stems: BTreeSet<PathBuf> =
        cases().into_iter().map(|case| case.with_extension("")).collect();
    for file in fs::read_dir(folder).expect("the folder is there") {
        let path = file.expect("the folder can be read").path();
        assert!(stems.contains(&path.with_extension("")), "{} has no .txt", path.display());
    }
}

/// How often each letter and digit is there; they are never markup. Marks with the code of another letter are none.
fn letters(lines: &[&str]) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in lines.iter().flat_map(|line| line.chars()).filter(|c| is_letter(*c)) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && mark_of_code(c).is_none()
}

fn is_within(some: &BTreeMap<char, usize>, all: &BTreeMap<char, usize>) -> bool {
    some.iter().all(|(letter, count)| all.get(letter).is_some_and(|most| count <= most))
}

/// Wherever a document is cut, whatever is left of it comes through whole.
#[test]
fn no_letter_is_lost_however_a_document_is_cut() {
    for case in cases() {
        let seed = fs::read_to_string(&case).expect("a case is UTF-8");
        let lines: Vec<String> =
            seed.lines().map(|line| strip_inline_artefacts(line).into_owned()).collect();
        let lines: Vec<&str> =
            lines.iter().map(String::as_str).filter(|line| !is_of_page(line)).collect();
        for cut in 0..lines.len() {
            let (head, tail) = lines.split_at(cut);
            for part in [head, tail] {
                // A row may be the header of a table again, which is dropped.
                let mut rows = BTreeSet::new();
                let is_new = |line: &&&str| !line.contains('\t') || rows.insert(line.to_string());
                let text = part.join("\n");
                let pages = bare_page_numbers(&text);
                let kept = part.iter().enumerate().filter(|(at, _)| !pages.contains(at));
                let least: Vec<&str> = kept.map(|(_, line)| line).filter(is_new).copied().collect();
                let draft = draft(&text);
                let drafted = letters(&[&draft.markdown]);
                let place = format!("{} cut at line {cut}\n{}", case.display(), draft.markdown);
                assert!(is_within(&letters(&least), &drafted), "lost in {place}");
                assert!(is_within(&drafted, &letters(part)), "added to {place}");
            }
        }
    }
}

/// A number of a page, or a comment of a web page
fn is_of_page(line: &str) -> bool {
    is_page_artefact(line) && line.contains(char::is_alphanumeric)
}

#[test]
fn marks_of_the_page_and_of_the_word_processor() {
    for artefact in [
        "— 16 —",
        "  — 35 — ",
        "\u{c}",
        " ",
        "",
        "-3-",
        "─ １２ ─",
        "‐ 7 ‐",
        "·3·",
        "  • 12 •",
        "第 3 页",
        "第3页 共30页",
        "第 3 页 / 共 30 页",
    ] {
        assert!(is_page_artefact(artefact), "{artefact:?}");
    }
    for text in
        ["——坚持统筹", "—", "16", "2—5", "—— 16", "---", "3 / 30", "·甲·", "第三页", "第3页的表"]
    {
        assert!(!is_page_artefact(text), "{text:?}");
    }
    assert_eq!(strip_inline_artefacts("万盛经开[image: Seal]区管委会"), "万盛经开区管委会");
    assert_eq!(strip_inline_artefacts("[bookmark: _GoBack]以"), "以");
    assert_eq!(strip_inline_artefacts("〔2022〕[注]"), "〔2022〕[注]");
    assert_eq!(inline_artefacts("甲[image: a]乙[bookmark: b]"), vec![3..13, 16..29]);
    assert_eq!(inline_artefacts("| 甲 | 1 |"), vec![0..1, 6..7, 10..11]);
    assert_eq!(inline_artefacts("|---|:--:|"), vec![0..10]);
    assert_eq!(inline_artefacts("| 甲 |"), vec![], "a bar at each end is text");
}

#[test]
fn every_reason_speaks_both_languages() {
    for why in [
        Why::PageNumber,
        Why::LeftOut,
        Why::PerhapsTable,
        Why::GuessedTable,
        Why::NoColumn,
        Why::TooManyCells,
        Why::InsideTable,
        Why::SecondTable,
        Why::ControlCharacters,
        Why::BreaksOff,
        Why::NoTitle,
        Why::NoKind,
        Why::MayEnd,
        Why::RunningHead,
        Why::Furniture,
        Why::Slip,
        Why::Unseen,
    ] {
        assert!(!why.zh().is_ascii() && why.en().is_ascii());
        assert!(why.zh().contains('？') && why.en().contains('?'), "each is a question");
        assert!(!why.zh().ends_with('。') && !why.en().ends_with('.'));
    }
}

#[test]
fn languages_whose_rules_are_not_known_are_told() {
    for text in ["安平区规划", "Plan of the county", "Müller’s plan", "ＡＢＣ２０２５", "2025", ""]
    {
        assert!(is_readable(text), "{text}");
    }
    for text in ["Здоровье населения", "건강증진 종합계획", "健やかなくらしをつくるための計画"]
    {
        assert!(!is_readable(text), "{text}");
    }
}

#[test]
fn sources_of_web_pages_are_told() {
    let paragraph = |end: &str| format!("<p class=\"t\">安平区要健全公共卫生体系。</{end}>\n");
    for (text, is_source) in [
        (paragraph("p").repeat(10), true),
        (paragraph("SPAN").repeat(12), true),
        (paragraph("p").repeat(9), false),
        (paragraph("td").repeat(40), false),
        (paragraph("p").repeat(10) + &"安平区规划".repeat(2000), false),
    ] {
        assert_eq!(is_markup(&text), is_source, "{}", text.chars().take(80).collect::<String>());
    }
}

#[test]
fn import_asks_and_explains() {
    let project = Project::empty();
    let long = "建设公园十二个，改造公园二十个，人均公园绿地面积逐年提高，群众出行更加方便。";
    project.write(
        "a.txt",
        format!("下载\n打印\n云山县规划\n一、目标\n{long}\n概况\n{long}\n说明\n{long}\n"),
    );
    let run = project.run(&["--lang", "en", "import", "text", "a.txt"]).ends(1);
    assert!(run.stdout.contains("\n# 云山县规划\n"), "{}", run.stdout);
    for says in
        ["a.txt:6: is this short line", "(lines 6, 8)", "(lines 1-2)", "\n2 questions to look at\n"]
    {
        assert!(run.stderr.contains(says), "{says}\n{}", run.stderr);
    }
    assert!(!run.stderr.contains("a paragraph is a line"), "{}", run.stderr);
    let run = project.run(&["--lang", "en", "import", "text", "--explain", "a.txt"]).ends(1);
    assert!(run.stderr.starts_with("a.txt: a paragraph is a line\n"), "{}", run.stderr);
    project.write("b.txt", "Здоровье населения района\n");
    let run = project.run(&["--lang", "en", "import", "text", "b.txt"]).ends(2);
    assert!(run.stdout.is_empty() && run.stderr.contains("neither in Chinese"), "{}", run.stderr);
    project.write("c.txt", format!("<p>{long}</p>\n").repeat(12));
    let run = project.run(&["--lang", "en", "import", "text", "c.txt"]).ends(2);
    assert!(run.stdout.is_empty() && run.stderr.contains("open it in a browser"), "{}", run.stderr);
}
