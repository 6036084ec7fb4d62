//! Every Markdown body is the text of its seed, character by character, with markup, blanks and line breaks set aside.
//!
//! In a table, where extraction scrambles the order of cells and splits them, the characters and the numbers are compared
//! as multisets of that table.

use std::ops::Range;

use super::bars::{self, NoTable};
use super::difference::{self, Difference, Tables};
use super::emphasis;
use super::page_numbers;
use crate::check::subject::DocumentSubject;
use crate::check::text::letters::{self, Letter, Pairs};
use crate::diag::{Code, FileId, Finding, Message};
use crate::import;
use crate::model::{Block, Document, Table, is_blank, is_mistakable};
use crate::say;

/// How many characters of the next part are looked for to find where a table ends in the seed.
const LOOK: usize = 16;

/// How far from where it should be that place may lie, in characters.
const REACH: usize = 4000;

/// How many characters of a long difference a message quotes, from its start and from its end.
const START: usize = 40;
const END: usize = 20;

/// How many differences of one document are listed.
const MOST: usize = 20;

/// Compares a document with the document as received.
pub(in crate::check) fn compare(subject: &DocumentSubject<'_>, findings: &mut Vec<Finding>) {
    let document = subject.document;
    let seed = match subject.original {
        Some(Ok(seed)) => *seed,
        Some(Err(why)) => {
            findings.push(no_source(subject, why));
            return;
        }
        // A finding of its reading has said why, and then there is no content.
        None => return,
    };
    let printed = subject.sources.get(seed).text();
    let (parts, unused) = parts(document);
    let has_stars = parts.iter().flat_map(|part| &part.letters).any(|(c, _)| *c == '*');
    let letters = seed_letters(printed, has_stars);
    for erratum in unused {
        let say = say!("这处勘误没有改动正文", "this erratum changes nothing in the text");
        findings.push(Finding::new(Code::UnusedErratum, erratum.span(subject.sources, &[]), say));
    }
    let (mut differences, reordered) = differences(&letters, &parts);
    if !differences.is_empty() {
        let numbers = page_numbers::of(printed);
        differences.retain(|difference| !page_numbers::is_left_in(difference, &numbers));
        let body = subject.sources.get(document.origin.file).text();
        emphasis::settle(&mut differences, body, printed);
    }
    let places = Places { subject, seed };
    findings.extend(places.no_tables(&mut differences));
    let rest = differences.len().saturating_sub(MOST);
    findings.extend(differences.iter().take(MOST).enumerate().map(|(n, difference)| {
        let finding = places.finding(difference);
        if n + 1 < MOST || rest == 0 {
            return finding;
        }
        finding.hint(say!(
            "这份文件还有 {rest} 处不同没有列出",
            "{rest} more differences in this text are not listed"
        ))
    }));
    findings.extend(reordered.iter().map(|d| places.reordered(d)));
}

fn no_source(subject: &DocumentSubject<'_>, why: &Message) -> Finding {
    let hint = say!(
        "只读 `seeds/` 里的普通文件，写作 `seeds/名称.txt`；不读隐藏文件，不跟随链接",
        "only regular files in `seeds/` are read, for example `seeds/name.txt`: nothing hidden, and no links"
    );
    let span = subject.document.origin.span(subject.sources, &["source"]);
    Finding::new(Code::UnreadableFile, span, why.clone()).hint(hint)
}

/// A run of paragraphs and headings, or one table.
#[derive(Default)]
struct Part {
    letters: Vec<Letter>,
    /// The letters of the header, for a table.
    header: Option<Vec<char>>,
}

/// The characters of a seed without markup, page artefacts and blanks. Two stars together are a mark where the body has none.
fn seed_letters(text: &str, has_stars: bool) -> Vec<Letter> {
    let mut letters = Vec::new();
    let mut start = 0;
    let text = &*import::blank_bold_marks(text);
    let pages = import::bare_page_numbers(text);
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if !import::is_page_artefact(line) && !pages.contains(&number) && !import::is_rule(line) {
            let mut left_out = import::inline_artefacts(line).into_iter().peekable();
            let marks = import::heading_marks(line);
            let shown = line.char_indices().filter(|(at, c)| {
                while left_out.next_if(|artefact| artefact.end <= *at).is_some() {}
                !is_blank(*c)
                    && (has_stars || !is_one_of_two(line, *at))
                    && *at >= marks
                    && !left_out.peek().is_some_and(|artefact| artefact.contains(at))
            });
            letters.extend(shown.map(|(at, c)| (letters::verbatim(c), start + at)));
        }
        start += line.len();
    }
    letters
}

/// Whether a star is one of two or more: alone it is a letter of the text.
fn is_one_of_two(line: &str, at: usize) -> bool {
    let (before, rest) = line.split_at_checked(at).unwrap_or((line, ""));
    rest.starts_with("**") || rest.starts_with('*') && before.ends_with('*')
}

/// The body in parts, with its errata taken back, and the errata that were of no use.
fn parts(document: &Document) -> (Vec<Part>, Vec<&crate::model::Origin>) {
    let mut parts: Vec<Part> = Vec::new();
    for block in &document.body.blocks {
        match block {
            Block::Table(table) => parts.push(table_part(table)),
            Block::Heading(_, passage) | Block::Paragraph(passage) => {
                if parts.last().is_none_or(|part| part.header.is_some()) {
                    parts.push(Part::default());
                }
                let part = parts.last_mut().expect("one was pushed just now");
                part.letters.extend(letters::verbatim_of_run(&passage.run));
            }
        }
    }
    if document.errata.is_empty() {
        return (parts, Vec::new());
    }
    let mut texts: Vec<PartText> = parts.iter().map(PartText::new).collect();
    let mut unused = Vec::new();
    for erratum in &document.errata {
        let corrected = letters::verbatim_of_text(&erratum.corrected);
        if corrected == letters::verbatim_of_text(&erratum.printed) {
            unused.push(&erratum.origin);
            continue;
        }
        let words: String = corrected.iter().collect();
        let found = parts.iter_mut().zip(&mut texts).find_map(|(part, text)| {
            let at = text.find(&words, &corrected)?;
            let printed: String = letters::verbatim_of_text(&erratum.printed).into_iter().collect();
            let before = text.replace(at..at + words.len(), &printed);
            Some((part, before))
        });
        let Some((part, at)) = found else {
            unused.push(&erratum.origin);
            continue;
        };
        let place = part.letters.get(at).map_or(0, |(_, place)| *place);
        let printed =
            letters::verbatim_of_text(&erratum.printed).into_iter().scan(place, |at, c| {
                let here = *at;
                *at += c.len_utf8();
                Some((c, here))
            });
        part.letters.splice(at..at + corrected.len(), printed);
    }
    (parts, unused)
}

/// The letters of a part as text, to look for errata: a document may list thousands of them, and most are of other parts.
struct PartText {
    text: String,
    pairs: Pairs,
}

impl PartText {
    fn new(part: &Part) -> Self {
        let letters: Vec<char> = part.letters.iter().map(|(c, _)| *c).collect();
        Self { text: letters.iter().collect(), pairs: Pairs::of(&letters) }
    }

    fn find(&self, words: &str, letters: &[char]) -> Option<usize> {
        if self.pairs.may_hold(letters) { self.text.find(words) } else { None }
    }

    /// Puts other letters in the place of some bytes; how many letters stand before them.
    fn replace(&mut self, bytes: Range<usize>, words: &str) -> usize {
        let before = self.text.get(..bytes.start).unwrap_or_default();
        let (count, last) = (before.chars().count(), before.chars().next_back());
        let next = self.text.get(bytes.end..).and_then(|rest| rest.chars().next());
        let with_sides: Vec<char> = last.into_iter().chain(words.chars()).chain(next).collect();
        self.pairs.add(&with_sides);
        self.text.replace_range(bytes, words);
        count
    }
}

fn table_part(table: &Table) -> Part {
    let header: Vec<Letter> = table.header.iter().flat_map(letters::verbatim_of_run).collect();
    let cells = table.rows.iter().flat_map(|row| &row.cells).flat_map(letters::verbatim_of_run);
    Part {
        letters: header.iter().copied().chain(cells).collect(),
        header: Some(header.into_iter().map(|(c, _)| c).collect()),
    }
}

/// Where the parts differ from the seed, and where tables only have another order.
fn differences(seed: &[Letter], parts: &[Part]) -> (Vec<Difference>, Vec<Difference>) {
    let (mut differences, mut reordered) = (Vec::new(), Vec::new());
    let mut at = 0;
    for (n, part) in parts.iter().enumerate() {
        let rest = seed.get(at..).unwrap_or_default();
        let length = end_of(rest, part, parts.get(n + 1));
        let printed = rest.get(..length).unwrap_or(rest);
        at += length;
        let Some(header) = &part.header else {
            differences.extend(difference::in_order(&part.letters, printed));
            continue;
        };
        let printed = without_repeats(printed, header);
        match difference::in_any_order(&part.letters, &printed) {
            Tables::Same => {}
            Tables::Reordered(first) => reordered.push(first),
            Tables::Different(found) => differences.extend(found),
        }
    }
    if parts.is_empty() {
        differences.extend(difference::in_order(&[], seed));
    }
    (differences, reordered)
}

/// How many characters of the seed belong to a part: up to where the next part begins.
fn end_of(rest: &[Letter], part: &Part, next: Option<&Part>) -> usize {
    let Some(next) = next else { return rest.len() };
    let expected = part.letters.len().min(rest.len());
    let is_equal = |(a, b): (&Letter, &Letter)| a.0 == b.0;
    if part.header.is_none() && rest.iter().zip(&part.letters).all(is_equal) {
        return expected;
    }
    let start: Vec<char> = next.letters.iter().take(LOOK).map(|(c, _)| *c).collect();
    let first = expected.saturating_sub(REACH);
    let last = (expected + REACH + start.len()).min(rest.len());
    let near = rest.get(first..last).unwrap_or_default();
    let text: Vec<char> = near.iter().map(|(c, _)| *c).collect();
    let windows = text.windows(start.len().max(1)).enumerate();
    let places = windows.filter(|(_, window)| *window == start).map(|(at, _)| first + at);
    let nearest = places.min_by_key(|at| at.abs_diff(expected));
    nearest.filter(|at| at.abs_diff(expected) <= REACH).unwrap_or(expected)
}

/// A table without the header that is printed again after a page break.
fn without_repeats(printed: &[Letter], header: &[char]) -> Vec<Letter> {
    let text: Vec<char> = printed.iter().map(|(c, _)| *c).collect();
    let length = header.len();
    let windows = text.windows(length.max(1)).enumerate();
    let repeats = windows.filter(|(_, window)| *window == header).skip(1).map(|(at, _)| at);
    let mut kept = vec![true; text.len()];
    for at in repeats {
        kept.get_mut(at..at + length).unwrap_or_default().fill(false);
    }
    printed.iter().zip(kept).filter(|(_, is_kept)| *is_kept).map(|(letter, _)| *letter).collect()
}

/// What tells two letters apart that look the same.
fn look_alike(body: char, seed: char) -> Message {
    let (here, there) = (u32::from(body), u32::from(seed));
    say!(
        "来源里的 `{seed}`（U+{there:04X}）不是 `{body}`（U+{here:04X}）",
        "`{seed}` (U+{there:04X}) of the source is not `{body}` (U+{here:04X})"
    )
}

/// A text for a message: of a long one the ends.
fn ends(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let start = letters.get(..START).unwrap_or_default();
    let end = letters.len().checked_sub(END).and_then(|at| letters.get(at..)).unwrap_or_default();
    if letters.len() <= START + END {
        return text.to_owned();
    }
    start.iter().chain(&['…', '…']).chain(end).collect()
}

struct Places<'a> {
    subject: &'a DocumentSubject<'a>,
    seed: FileId,
}

impl Places<'_> {
    fn finding(&self, difference: &Difference) -> Finding {
        if emphasis::is_mark(difference) {
            let (say, hint) = emphasis::said();
            return self.at(Code::TextDiffersFromSource, difference, say).hint(hint);
        }
        let (written, printed) = (ends(&difference.body), ends(&difference.seed));
        let say = match (written.is_empty(), printed.is_empty()) {
            (true, _) => say!(
                "正文缺“{printed}”，来源里有",
                "the text lacks `{printed}`, which its source has"
            ),
            (_, true) => say!(
                "正文有“{written}”，来源里没有",
                "the text has `{written}`, which its source lacks"
            ),
            _ => say!(
                "正文是“{written}”，来源是“{printed}”",
                "the text says `{written}`, its source `{printed}`"
            ),
        };
        let finding = self.at(Code::TextDiffersFromSource, difference, say);
        let mut pairs = difference.body.chars().zip(difference.seed.chars());
        let finding = match pairs.find(|(body, seed)| is_mistakable(*body, *seed)) {
            Some((body, seed)) => finding.hint(look_alike(body, seed)),
            None => finding,
        };
        finding.hint(say!(
            "照原文改回；确要更正，在文首加一条 `errata:`（printed、corrected、reason）",
            "restore the original; put an intended correction into `errata:` (printed, corrected, reason)"
        ))
    }

    /// Tables that Markdown takes for paragraphs, so that their bars are letters: one finding for each, in the place of a
    /// difference for each bar.
    fn no_tables(&self, differences: &mut Vec<Difference>) -> Vec<Finding> {
        let text = self.subject.sources.get(self.subject.document.origin.file).text();
        let mut found = Vec::new();
        // A table has many bars: it is looked at once. Whether the lines looked at last are one.
        let mut last = (0..0, false);
        differences.retain(|difference| {
            let at = difference.body_place.start;
            let is_of_bars = !difference.body.is_empty()
                && difference.seed.is_empty()
                && difference.body.chars().all(|c| "|｜-:".contains(c));
            if !is_of_bars {
                return true;
            }
            if last.0.contains(&at) {
                return !last.1;
            }
            let lines = bars::table_at(text, at);
            let table = bars::no_table(text, &lines);
            last = (lines, table.is_some());
            let Some(NoTable { first, hint }) = table else { return true };
            let say = say!(
                "这几行有 `|`，却没有读成表格",
                "these lines have `|`, and are not read as a table"
            );
            let here = self.subject.span(&first);
            found.push(Finding::new(Code::TextDiffersFromSource, here, say).hint(hint));
            false
        });
        found
    }

    fn reordered(&self, difference: &Difference) -> Finding {
        let say = say!(
            "表格的字与来源相同，次序从这里起不同",
            "from here on the table's cells are in another order than in its source"
        );
        self.at(Code::NumbersOutOfOrder, difference, say).hint(say!(
            "对照原件，看有没有数字放错了格",
            "compare with the original: a number may be in the wrong cell"
        ))
    }

    fn at(&self, code: Code, difference: &Difference, message: Message) -> Finding {
        let body = self.subject.span(&difference.body_place);
        let Range { start, end } = difference.seed_place;
        let seed = self.subject.sources.span(self.seed, start, end);
        Finding::new(code, body, message).other(seed, say!("来源在这里", "the source"))
    }
}
