//! Text without its blanks: what two forms of one text must have in common.
//!
//! Letters are those that are printed: a radical of Kangxi is the letter that it looks like. Whoever compares a text with
//! its original asks for them as they stand in the file. Where a blank parts two numbers it is kept in passages and cells
//! ([`parted`]): words are found across it, and a number ends at it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::parted;
use crate::model::{Passage, Row, Run, Table, form, is_blank, mark_of_code, plain};

/// How many letters of a clause are looked at: the longest lists of names have a tenth of it, and what goes on without a
/// mark for longer is no clause.
pub(in crate::check) const LONGEST_CLAUSE: usize = 10_000;

/// A character with its byte offset in its file.
pub(in crate::check) type Letter = (char, usize);

/// The letters of a run without blanks.
pub(in crate::check) fn of_run(run: &Run) -> impl Iterator<Item = Letter> {
    verbatim_of_run(run).map(|(c, at)| (plain(c), at))
}

/// The characters of a run without blanks, as they stand in the file, but for marks that have the code of another letter.
pub(in crate::check) fn verbatim_of_run(run: &Run) -> impl Iterator<Item = Letter> {
    run.chars().filter(|(c, _)| !is_blank(*c)).map(|(c, at)| (verbatim(c), at))
}

/// The letters of a heading or paragraph, with the blanks between its numbers.
pub(in crate::check) fn of_passage(passage: &Passage) -> Vec<char> {
    parted::of_run(&passage.run)
}

/// The letters of a table row, cell after cell, with a sign between cells whose numbers would run into each other.
pub(in crate::check) fn of_row(row: &Row) -> Vec<char> {
    let mut letters: Vec<char> = Vec::new();
    for cell in &row.cells {
        let cell = parted::of_run(cell);
        let is_open = letters.last().is_some_and(char::is_ascii_alphanumeric);
        if is_open && cell.first().is_some_and(|c| c.is_numeric() || is_minus(*c)) {
            letters.push(parted::CELL);
        }
        letters.extend(cell);
    }
    letters
}

fn is_minus(c: char) -> bool {
    matches!(c, '-' | '−' | '－')
}

/// The letters of a text without blanks.
pub(in crate::check) fn of_text(text: &str) -> Vec<char> {
    verbatim_of_text(text).into_iter().map(plain).collect()
}

/// The characters of a text without blanks, as they stand in it.
pub(in crate::check) fn verbatim_of_text(text: &str) -> Vec<char> {
    text.chars().filter(|c| !is_blank(*c)).map(verbatim).collect()
}

/// The letter that two texts are compared by: a mark with the code of another letter is that mark, as import writes it.
pub(in crate::check) fn verbatim(c: char) -> char {
    mark_of_code(c).unwrap_or(c)
}

/// The letters of a text without blanks, each with its byte offset in it.
pub(in crate::check) fn with_places(text: &str) -> Vec<Letter> {
    let letters = text.char_indices().filter(|(_, c)| !is_blank(*c));
    letters.map(|(at, c)| (plain(c), at)).collect()
}

/// Where words first stand in a text, in whatever forms of their signs.
pub(in crate::check) fn find(text: &[char], words: &[char]) -> Option<usize> {
    let first = each_form(words).next()?;
    let starts = text.iter().enumerate().filter(|(_, c)| form(**c) == first);
    let mut starts = starts.map(|(at, _)| at);
    starts.find(|at| taken(text.get(*at..).unwrap_or_default(), each_form(words)).is_some())
}

/// Where a word first stands in a text, in whatever forms of its signs. Words of tables are looked for in many texts.
pub(in crate::check) fn find_word(text: &[char], word: &str) -> Option<usize> {
    let first = forms_of(word).next()?;
    let starts = text.iter().enumerate().filter(|(_, c)| form(**c) == first);
    let mut starts = starts.map(|(at, _)| at);
    starts.find(|at| taken(text.get(*at..).unwrap_or_default(), forms_of(word)).is_some())
}

/// Whether a word stands in a text, in whatever forms of its signs.
pub(in crate::check) fn has(text: &[char], word: &str) -> bool {
    find_word(text, word).is_some()
}

/// Every place where words stand in a text, in whatever forms of their signs.
pub(in crate::check) fn places<'t>(
    text: &'t [char],
    words: &[char],
) -> impl Iterator<Item = usize> + use<'t> {
    // Of most words there is no place.
    let first = find(text, words);
    let words = if first.is_some() { forms(words) } else { Vec::new() };
    let starts = first.unwrap_or(text.len())..text.len();
    starts.filter(move |at| {
        taken(text.get(*at..).unwrap_or_default(), words.iter().copied()).is_some()
    })
}

/// Where words end that stand in a text from one of its places on.
pub(in crate::check) fn end(text: &[char], at: usize, words: &[char]) -> usize {
    let taken = taken(text.get(at..).unwrap_or_default(), each_form(words));
    at + taken.unwrap_or(words.len())
}

/// Whether a text begins with words, in whatever forms of their signs.
pub(in crate::check) fn begins(text: &[char], words: &[char]) -> bool {
    taken(text, each_form(words)).is_some()
}

/// Whether a text begins with a word of a table, in whatever forms of its signs.
pub(in crate::check) fn begins_with(text: &[char], word: &str) -> bool {
    taken(text, forms_of(word)).is_some()
}

/// Whether two texts are the same, in whatever forms of their signs.
pub(in crate::check) fn is_same(one: &[char], other: &[char]) -> bool {
    taken(one, each_form(other)) == Some(one.len())
}

/// How many letters at the start of a text words take, with the blanks between them.
fn taken(text: &[char], forms: impl Iterator<Item = char>) -> Option<usize> {
    let mut at = 0;
    for wanted in forms {
        while at > 0 && text.get(at).is_some_and(|c| is_blank(*c)) {
            at += 1;
        }
        if form(*text.get(at)?) != wanted {
            return None;
        }
        at += 1;
    }
    Some(at)
}

/// Letters with one form for each sign, without any blank.
pub(in crate::check) fn forms(letters: &[char]) -> Vec<char> {
    each_form(letters).collect()
}

/// The same one after another.
fn each_form(letters: &[char]) -> impl Iterator<Item = char> + use<'_> {
    letters.iter().filter(|c| !is_blank(**c)).map(|c| form(*c))
}

/// The letters of a word in these forms.
fn forms_of(word: &str) -> impl Iterator<Item = char> + use<'_> {
    word.chars().filter(|c| !is_blank(*c)).map(form)
}

/// Which letters stand side by side in a text: what tells soon that words are not in it.
pub(in crate::check) struct Pairs(BTreeSet<(char, char)>);

impl Pairs {
    pub(in crate::check) fn of(text: &[char]) -> Self {
        let mut pairs = Self(BTreeSet::new());
        pairs.add(text);
        pairs
    }

    /// Takes in letters that came into the text, with those beside them.
    pub(in crate::check) fn add(&mut self, text: &[char]) {
        let letters = || text.iter().copied().filter(|c| !is_blank(*c));
        self.0.extend(letters().zip(letters().skip(1)));
    }

    /// Whether words may stand in the text.
    pub(in crate::check) fn may_hold(&self, words: &[char]) -> bool {
        let mut pairs = words.iter().copied().zip(words.iter().copied().skip(1));
        pairs.all(|pair| self.0.contains(&pair))
    }
}

/// Whether a letter is a Chinese character.
pub(in crate::check) fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// The column of a table that holds the numbers of its rows: the one headed 序号, else the first.
pub(in crate::check) fn number_column(table: &Table) -> usize {
    let is_head = |cell: &Run| of_run(cell).map(|(c, _)| c).eq("序号".chars());
    table.header.iter().position(is_head).unwrap_or(0)
}

/// Whether the letters start with a word.
#[inline]
pub(in crate::check) fn starts_with(letters: &[char], word: &str) -> bool {
    let mut letters = letters.iter();
    word.chars().all(|c| letters.next() == Some(&c))
}

/// The letters without a word at their end.
#[inline]
pub(in crate::check) fn without<'a>(letters: &'a [char], word: &str) -> Option<&'a [char]> {
    // From the end: most texts differ in their last letter.
    let mut head = letters;
    for wanted in word.chars().rev() {
        let (last, rest) = head.split_last()?;
        if *last != wanted {
            return None;
        }
        head = rest;
    }
    Some(head)
}

/// The bytes of some letters; of none, the place between their neighbours.
pub(in crate::check) fn place(letters: &[Letter], range: &Range<usize>) -> Range<usize> {
    let end_of = |(c, at): &Letter| at + c.len_utf8();
    let chosen = letters.get(range.clone()).unwrap_or_default();
    if let (Some((_, start)), Some(last)) = (chosen.first(), chosen.last()) {
        return *start..end_of(last);
    }
    let before = range.start.checked_sub(1).and_then(|n| letters.get(n));
    let at = before.map(end_of).or(letters.first().map(|(_, at)| *at)).unwrap_or_default();
    at..at
}
