//! How much of a text came through

use std::collections::BTreeMap;

use planboard::import::{Draft, Why};

use super::truth::{Piece, pieces, squeezed};

/// So many of so many
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Part {
    right: usize,
    all: usize,
}

impl Part {
    pub(super) fn permille(self) -> usize {
        (self.right * 1000).checked_div(self.all).unwrap_or(1000)
    }

    fn add(&mut self, all: usize, wrong: usize) {
        self.all += all;
        self.right += all.saturating_sub(wrong);
    }
}

/// What came through of some texts
#[derive(Debug, Default)]
pub(super) struct Score {
    pub(super) texts: usize,
    pub(super) ends: Part,
    pub(super) headings: Part,
    pub(super) cells: Part,
    pub(super) questions: usize,
    pub(super) missed: Vec<String>,
}

/// How many letters of its end tell a paragraph from others
const TAIL: usize = 14;

impl Score {
    pub(super) fn said(&self) -> String {
        let Self { texts, ends, headings, cells, questions, .. } = self;
        let part = |part: &Part| format!("{}/{} ({} ‰)", part.right, part.all, part.permille());
        format!(
            "{texts} texts, paragraph ends {}, headings {}, cells {}, {questions} questions",
            part(ends),
            part(headings),
            part(cells)
        )
    }

    /// Compares a draft with what the text is.
    pub(super) fn add(
        &mut self,
        name: &str,
        truth: &[Piece],
        draft: &Draft,
        tables: &[(usize, usize)],
    ) {
        let drafted = pieces(&draft.markdown);
        self.texts += 1;
        self.questions += draft.questions.len();
        let is_asked = |first: usize, last: usize| {
            draft.questions.iter().any(|question| {
                matches!(question.why, Why::PerhapsTable | Why::GuessedTable | Why::ShortLines)
                    && question.places.iter().any(|(a, b)| *a <= last && *b >= first)
            })
        };
        let asked_ends = draft.questions.iter().filter(|question| question.why == Why::MayEnd);
        let asked_ends: usize = asked_ends.map(|question| question.places.len()).sum();
        self.ends(name, truth, &drafted, asked_ends);
        self.headings(name, truth, &drafted);
        let mut known: Vec<&Vec<Vec<String>>> = drafted.iter().filter_map(table).collect();
        for (at, rows) in truth.iter().filter_map(table).enumerate() {
            let count = rows.iter().map(Vec::len).sum();
            let best = known.iter().enumerate().min_by_key(|(_, other)| wrong_cells(rows, other));
            let wrong = best.map_or(count, |(_, other)| wrong_cells(rows, other).min(count));
            if let Some((at, _)) = best.filter(|_| wrong * 2 < count) {
                known.remove(at);
            }
            let is_asked = tables.get(at).is_some_and(|(first, last)| is_asked(*first, *last));
            self.cells.add(count, if is_asked { 0 } else { wrong });
            if wrong > 0 {
                let asked = if is_asked { "asked about" } else { "not asked about" };
                self.missed
                    .push(format!("{name}: table {}: {wrong} of {count} cells, {asked}", at + 1));
            }
        }
    }

    fn ends(&mut self, name: &str, truth: &[Piece], drafted: &[Piece], asked: usize) {
        let mut left: BTreeMap<String, isize> = BTreeMap::new();
        let tails = |pieces: &[Piece]| -> Vec<String> {
            pieces.iter().filter_map(text).map(|text| tail(text)).collect()
        };
        let all = tails(truth);
        for tail in &all {
            *left.entry(tail.clone()).or_default() += 1;
        }
        for tail in tails(drafted) {
            *left.entry(tail).or_default() -= 1;
        }
        let cells: Vec<String> =
            truth.iter().filter_map(table).flatten().flatten().map(|cell| tail(cell)).collect();
        left.retain(|tail, count| *count != 0 && !(*count < 0 && cells.contains(tail)));
        let lost: isize = left.values().filter(|count| **count > 0).sum();
        let wrong = left.values().map(|count| count.unsigned_abs()).sum::<usize>();
        // A question over a line that ends a paragraph, and over those that do not, is one for all of them.
        let forgiven = asked.min(usize::try_from(lost).unwrap_or_default());
        self.ends.add(all.len(), wrong - forgiven);
        for (tail, count) in left {
            let what = if count > 0 { "end lost" } else { "end invented" };
            self.missed.push(format!("{name}: {what}: {tail}"));
        }
    }

    fn headings(&mut self, name: &str, truth: &[Piece], drafted: &[Piece]) {
        let headings = |pieces: &[Piece]| -> Vec<(usize, String)> {
            let heading = |piece: &Piece| match piece {
                Piece::Heading(depth, name) => Some((*depth, squeezed(name))),
                _ => None,
            };
            pieces.iter().filter_map(heading).collect()
        };
        let (all, mut found) = (headings(truth), headings(drafted));
        let mut wrong = 0;
        for heading in &all {
            if let Some(at) = found.iter().position(|other| other == heading) {
                found.remove(at);
            } else {
                wrong += 1;
                self.missed.push(format!("{name}: heading {heading:?}"));
            }
        }
        let invented = found.len().saturating_sub(wrong);
        self.missed.extend(found.iter().map(|heading| format!("{name}: no heading {heading:?}")));
        self.headings.add(all.len(), wrong + invented);
    }
}

fn tail(text: &str) -> String {
    let letters: Vec<char> = squeezed(text).chars().collect();
    letters.get(letters.len().saturating_sub(TAIL)..).unwrap_or_default().iter().collect()
}

fn text(piece: &Piece) -> Option<&String> {
    match piece {
        Piece::Heading(_, text) | Piece::Paragraph(text) => Some(text),
        Piece::Table(_) => None,
    }
}

fn table(piece: &Piece) -> Option<&Vec<Vec<String>>> {
    match piece {
        Piece::Table(rows) => Some(rows),
        _ => None,
    }
}

/// Cells of a table that another has not, or has elsewhere; a draft has one line of heads, what is below others joined to it
fn wrong_cells(rows: &[Vec<String>], other: &[Vec<String>]) -> usize {
    let [upper, lower, below @ ..] = rows else { return misplaced(rows, other) };
    let lower_of = |at: usize| lower.get(at).map(String::as_str).unwrap_or_default();
    let heads = upper.iter().enumerate().map(|(at, head)| head.clone() + lower_of(at)).collect();
    let joined: Vec<Vec<String>> = std::iter::once(heads).chain(below.to_vec()).collect();
    misplaced(rows, other).min(misplaced(&joined, other))
}

fn misplaced(rows: &[Vec<String>], other: &[Vec<String>]) -> usize {
    let cell = |at: usize, column: usize| other.get(at).and_then(|row| row.get(column));
    let mut wrong = 0;
    for (at, row) in rows.iter().enumerate() {
        for (column, value) in row.iter().enumerate() {
            let found = cell(at, column).map(|cell| squeezed(cell)).unwrap_or_default();
            wrong += usize::from(found != squeezed(value));
        }
    }
    wrong + other.len().saturating_sub(rows.len())
}
