//! Findings as people see them: marks stand under their words in a terminal, and long paragraphs are cut around them.

use planboard::diag::{Code, FileId, Finding, Lang, Look, Sources, Span, human};
use planboard::say;

/// The widest line of a picture, in columns.
const WIDTH: usize = 120;

/// What a paragraph is made of: letters of every width, and no two stretches alike.
fn paragraph(sentences: usize) -> String {
    let sentence =
        |n: usize| format!("第{n}句：到2025年，R&D投入≥{n}.5%，“甲类”（Ⅱ型）—床位🏥{n}张；");
    (1..=sentences).map(sentence).collect()
}

/// One file of a short line, a paragraph of one line, and short lines again.
struct Text {
    sources: Sources,
    file: FileId,
    other: FileId,
    paragraph: String,
}

impl Text {
    fn new() -> Self {
        let paragraph = paragraph(80);
        let text = format!("短行：甲\n{paragraph}\n\t制表，乙\n- 末行 丙\n");
        let mut sources = Sources::default();
        let file = sources.add("content/规划.md".into(), text.clone());
        let other = sources.add("seeds/原件.txt".into(), text);
        Self { sources, file, other, paragraph }
    }

    /// The place of some words.
    fn span(&self, file: FileId, words: &str) -> Span {
        let at = self.sources.get(file).text().find(words).expect("the words are there");
        self.sources.span(file, at, at + words.len())
    }

    fn finding(&self, words: &str) -> Finding {
        let say = say!("一句话", "a sentence");
        Finding::new(Code::QuoteNotFound, self.span(self.file, words), say)
    }

    fn draw(&self, finding: Finding) -> Vec<String> {
        let drawn = human(&self.sources, &[finding], &Look::plain(Lang::Zh));
        drawn.trim_end().lines().map(str::to_owned).collect()
    }
}

/// Columns of a terminal that a character takes, by the table of the Unicode Consortium for these letters.
fn width(c: char) -> usize {
    let is_wide = matches!(c, '\u{3000}'..='\u{30ff}' | '一'..='鿿' | '！'..='～' | '🏥');
    if is_wide { 2 } else { 1 }
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// The words above each run of a sign, `^` or `-`, from the top of the picture.
fn marked(lines: &[String], sign: char) -> Vec<String> {
    let mut found = Vec::new();
    for pair in lines.windows(2) {
        let [above, marks] = pair else { continue };
        let is_source = above.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if !is_source || !marks.trim_start().starts_with('|') {
            continue;
        }
        let (mut column, mut words) = (0, String::new());
        let signs: Vec<bool> = marks.chars().flat_map(|c| vec![c == sign; width(c)]).collect();
        for c in above.chars() {
            let is_marked = (column..column + width(c)).all(|n| signs.get(n) == Some(&true));
            if is_marked {
                words.push(c);
            } else if !words.is_empty() {
                found.push(std::mem::take(&mut words));
            }
            column += width(c);
        }
        found.extend(Some(words).filter(|words| !words.is_empty()));
    }
    found
}

fn is_narrow(lines: &[String]) -> bool {
    lines.iter().all(|line| columns(line) <= WIDTH)
}

#[test]
fn marks_stand_under_their_words_wherever_they_are() {
    let text = Text::new();
    for n in [1, 2, 3, 7, 39, 40, 41, 78, 79, 80] {
        for words in [
            format!("第{n}句："),
            format!("≥{n}.5%"),
            format!("“甲类”（Ⅱ型）—床位🏥{n}张；"),
            format!("🏥{n}张"),
            format!("；第{}句", n + 1),
        ] {
            if !text.paragraph.contains(&words) {
                continue;
            }
            let drawn = text.draw(text.finding(&words));
            assert_eq!(marked(&drawn, '^'), [words.as_str()], "{}", drawn.join("\n"));
            assert!(is_narrow(&drawn), "{}", drawn.join("\n"));
        }
    }
    for words in ["短行", "甲\n", "制表，", "乙", "末行 丙"] {
        let drawn = text.draw(text.finding(words));
        assert_eq!(marked(&drawn, '^'), [words.trim_end()], "{}", drawn.join("\n"));
    }
}

#[test]
fn the_head_tells_line_and_column_of_a_line_that_was_cut() {
    let text = Text::new();
    let column = text.paragraph.chars().count();
    let drawn = text.draw(text.finding("；\n\t制"));
    assert_eq!(drawn.get(1).map(|l| l.trim()), Some(&*format!("--> content/规划.md:2:{column}")));
    assert!(drawn.iter().any(|line| line.starts_with("2 | ...")), "{}", drawn.join("\n"));
}

#[test]
fn near_marks_share_a_picture() {
    let text = Text::new();
    let finding = text.finding("🏥40张");
    let finding = finding.other(text.span(text.file, "第41句"), say!("在这里", "here"));
    let drawn = text.draw(finding);
    let shown = drawn.join("\n");
    assert_eq!(marked(&drawn, '^'), ["🏥40张"], "{shown}");
    assert_eq!(marked(&drawn, '-'), ["第41句"], "{shown}");
    assert_eq!(drawn.iter().filter(|line| line.starts_with("2 | ")).count(), 1, "{shown}");
    assert!(is_narrow(&drawn), "{shown}");
}

#[test]
fn marks_far_apart_have_a_picture_each() {
    let text = Text::new();
    let here = |words: &str| text.span(text.file, words);
    let there = |words: &str| text.span(text.other, words);
    let finding = text
        .finding("第40句")
        .other(here("第70句"), say!("七十", "seventy"))
        .other(here("第5句"), say!("五", "five"))
        .other(here("≥40.5%"), say!("四十", "forty"))
        .other(here("短行"), say!("第一行", "the first line"))
        .other(there("第60句"), say!("原件六十", "sixty"))
        .other(there("第2句"), say!("原件二", "two"))
        .other(there("末行"), say!("原件末", "last"));
    let drawn = text.draw(finding);
    let shown = drawn.join("\n");
    assert_eq!(marked(&drawn, '^'), ["第40句"], "{shown}");
    let others = marked(&drawn, '-');
    let expected = ["≥40.5%", "第70句", "第5句", "短行", "第60句", "第2句", "末行"];
    assert_eq!(others, expected, "{shown}");
    for label in ["七十", "五", "四十", "第一行", "原件六十", "原件二", "原件末"]
    {
        assert!(drawn.iter().any(|line| line.ends_with(&format!(" {label}"))), "{shown}");
    }
    assert!(is_narrow(&drawn), "{shown}");
    let heads: Vec<&str> =
        drawn.iter().map(|line| line.trim()).filter(|l| l.contains('.')).collect();
    assert!(
        heads.first().is_some_and(|head| head.starts_with("--> content/规划.md:2:")),
        "{shown}"
    );
}

#[test]
fn a_long_place_is_marked_from_its_start_as_far_as_the_line_goes() {
    let text = Text::new();
    let paragraph = &text.paragraph;
    let (start, _) = paragraph.split_once("第30句").expect("the words are there");
    let tail = paragraph.strip_prefix(start).expect("it starts so");
    for words in [paragraph.as_str(), tail, &format!("{tail}\n\t制表")] {
        let drawn = text.draw(text.finding(words));
        let shown = drawn.join("\n");
        let marks = marked(&drawn, '^');
        let [mark] = marks.as_slice() else { panic!("one mark\n{shown}") };
        assert!(words.starts_with(mark.as_str()) && columns(mark) > 60, "{shown}");
        assert!(is_narrow(&drawn), "{shown}");
    }
}

#[test]
fn many_findings_of_one_code_hide_no_other() {
    let text = Text::new();
    let words = |n: usize| format!("第{n}句");
    let mut findings: Vec<Finding> = (1..=60).map(|n| text.finding(&words(n))).collect();
    let say = say!("另一句话", "another sentence");
    findings.push(Finding::new(Code::RowNotFound, text.span(text.file, "第70句"), say));
    let drawn = human(&text.sources, &findings, &Look::plain(Lang::Zh));
    assert_eq!(drawn.matches("[quote-not-found]").count(), 20);
    assert!(drawn.contains("[row-not-found]"));
    assert!(drawn.ends_with("还有 40 条 `quote-not-found` 没有列出\n\n"), "{drawn}");
}
