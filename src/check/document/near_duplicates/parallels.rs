//! Stretches of a document that go through the same things for two groups: two lists, two accounts, two sections under the
//! same heading. There the same sentence has other numbers as it should.

use std::cell::OnceCell;

use super::pair::Side;
use super::sentence::{Role, Section, Sentence, StandsIn, sentences};
use crate::check::document::difference::count_of_others;
use crate::check::subject::DocumentSubject;
use crate::check::text::facing::face_apart;
use crate::check::text::opening::opening;
use crate::check::text::years;
use crate::import::System;
use crate::model::Block;

/// One letter in so many may stand in only one of two sentences that are said of two groups: 全市, 市本级.
const EDITED: usize = 5;

/// A text and its annexes have no more titles.
const MOST_TITLES: usize = 3;

/// How far above an item the head of its list is looked for, in paragraphs.
const FAR: usize = 60;

/// The document that two sentences stand in, with the places of its stretches.
pub(super) struct Parallels<'a> {
    subject: &'a DocumentSubject<'a>,
    places: &'a [StandsIn],
    /// The stretches that begin an annex: found once, and only in a document that has such lists.
    annexes: OnceCell<Vec<usize>>,
}

impl<'a> Parallels<'a> {
    pub(super) fn of(subject: &'a DocumentSubject<'a>, places: &'a [StandsIn]) -> Self {
        Self { subject, places, annexes: OnceCell::new() }
    }

    /// Whether two sentences stand in two of such stretches. An annex says once more what the text says, and there another
    /// number is a slip.
    pub(super) fn are(&self, earlier: &Side, later: &Side) -> bool {
        let (one, other) = (earlier.stretch, later.stretch);
        let are_in_one = self.is_within_one_annex(one, other);
        self.are_headings(one, other)
            || self.are_in_documents(one, other)
            || self.are_in_lists_of_years(one, other)
            || !earlier.is_of_year_of(later) && self.are_in_chapters_of_times(earlier, later)
            || are_in_one
                && (later.is_limit
                    || self.are_in_lists(one, other)
                    || self.are_in_sections(one, other)
                    || self.are_in_accounts(earlier, later))
    }

    /// Whether both are headings: two chapters begin alike.
    fn are_headings(&self, earlier: usize, later: usize) -> bool {
        [earlier, later]
            .into_iter()
            .all(|at| self.places.get(at).is_some_and(|place| place.is_heading))
    }

    /// Whether they stand below two titles in a file of several documents.
    fn are_in_documents(&self, earlier: usize, later: usize) -> bool {
        let title = |at: usize| self.places.get(at).map(|place| place.title);
        let are_several = self.places.last().is_some_and(|last| last.title > MOST_TITLES);
        are_several && title(earlier) != title(later)
    }

    /// Whether they stand in lists of two years: 2020年民生实事 and 2021年民生实事.
    fn are_in_lists_of_years(&self, earlier: usize, later: usize) -> bool {
        let years = |at: usize| Some(years_of(opening(&self.list_above(at)?)?.rest));
        let both = years(earlier).zip(years(later));
        both.is_some_and(|(one, other)| are_apart(&one, &other))
    }

    /// Whether they stand in chapters of two times, 一、2022年工作回顾 and 二、2023年主要目标任务, or say what is done in one that
    /// looks back and one that looks ahead.
    fn are_in_chapters_of_times(&self, earlier: &Side, later: &Side) -> bool {
        let heading = |side: &Side| {
            let chapter = self.places.get(side.stretch)?.chapter?;
            match self.subject.document.body.blocks.get(chapter)? {
                Block::Heading(_, passage) => Some(passage.run.text()),
                Block::Paragraph(_) | Block::Table(_) => None,
            }
        };
        let both = heading(earlier).zip(heading(later));
        both.is_some_and(|(one, other)| {
            are_apart(&times_of(&one), &times_of(&other))
                || later.is_of_doing && !later.has_digits_of(earlier) && face_apart(&one, &other)
        })
    }

    /// What stands above the list of an item: an item with a higher number, or a heading.
    fn list_above(&self, at: usize) -> Option<String> {
        let (own, _) = number(&self.text(at)?)?;
        let above = (at.saturating_sub(FAR)..at).rev();
        above
            .filter_map(|at| self.text(at))
            .find(|text| number(text).is_some_and(|(system, _)| system < own))
    }

    /// Whether they stand in items of the same number, beside other items that are the same.
    fn are_in_lists(&self, earlier: usize, later: usize) -> bool {
        let words = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
        let item = |at: usize| Some(words(&self.text(at).filter(|text| number(text).is_some())?));
        let number_at = |at: usize| self.text(at).as_deref().and_then(number);
        let is_same_item = |(one, other): (Option<usize>, Option<usize>)| {
            one.and_then(item).zip(other.and_then(item)).is_some_and(|(one, other)| one == other)
        };
        let before = (earlier.checked_sub(1), later.checked_sub(1));
        let behind = (earlier.checked_add(1), later.checked_add(1));
        number_at(earlier).is_some_and(|one| number_at(later) == Some(one))
            && [before, behind].into_iter().any(is_same_item)
    }

    /// Whether they stand below two headings with the same words, in two chapters.
    fn are_in_sections(&self, earlier: usize, later: usize) -> bool {
        let section = |at: usize| self.places.get(at).and_then(|place| place.section);
        let Some((one, other)) = section(earlier).zip(section(later)) else { return false };
        let heading = |section: Section| match self.subject.document.body.blocks.get(section.own)? {
            Block::Heading(_, passage) => {
                let text = passage.run.text();
                Some(opening(&text).map_or(text.clone(), |numbered| numbered.rest.to_owned()))
            }
            Block::Paragraph(_) | Block::Table(_) => None,
        };
        one.above != other.above && heading(one).is_some_and(|words| heading(other) == Some(words))
    }

    /// Whether the sentence before, or the one behind, is the same in both places, too, and has none but other values.
    fn are_in_accounts(&self, earlier: &Side, later: &Side) -> bool {
        let around = |side: &Side| {
            let stretch = self.subject.text.stretches().get(side.stretch);
            let all = stretch.map(|stretch| sentences((side.stretch, stretch))).unwrap_or_default();
            let is_it =
                |one: &Sentence| one.numbers.iter().any(|n| side.bytes.contains(&n.bytes.start));
            let at = all.iter().position(is_it);
            let get = |at: Option<usize>| at.and_then(|at| all.get(at)).map(values);
            [get(at.and_then(|at| at.checked_sub(1))), get(at.map(|at| at + 1))]
        };
        let mut pairs = around(earlier).into_iter().zip(around(later));
        pairs.any(|(one, other)| {
            one.zip(other).is_some_and(|((one, values), (other, others))| {
                let shorter = one.len().min(other.len());
                let are_others = || values.iter().zip(&others).all(|(a, b)| a != b);
                !values.is_empty()
                    && values.len() == others.len()
                    && count_of_others(&one, &other) * EDITED <= shorter
                    && are_others()
            })
        })
    }

    fn is_within_one_annex(&self, earlier: usize, later: usize) -> bool {
        let annexes = self.annexes.get_or_init(|| {
            let is_annex = |at: &usize| {
                let number = self.text(*at).as_deref().and_then(number);
                number.is_some_and(|(of, _)| of == System::Annex)
            };
            (0..self.subject.text.stretches().len()).filter(is_annex).collect()
        });
        annexes.partition_point(|at| *at < earlier) == annexes.partition_point(|at| *at < later)
    }

    fn text(&self, at: usize) -> Option<String> {
        let stretch = self.subject.text.stretches().get(at)?;
        Some(stretch.letters.iter().map(|(c, _)| *c).collect())
    }
}

/// The letters of a sentence, and its values.
fn values(sentence: &Sentence) -> (Vec<char>, Vec<String>) {
    let values = sentence.numbers.iter().filter(|n| n.role == Role::Value);
    (sentence.bare.clone(), values.map(|n| n.text.clone()).collect())
}

fn years_of(text: &str) -> Vec<i32> {
    let letters: Vec<char> = text.chars().collect();
    years::named(&letters).into_iter().map(|year| year.year).collect()
}

/// The times that a heading names: years, and five years as 今后五年 has them, by their number.
fn times_of(text: &str) -> Vec<i32> {
    let spans = [("三年", 3), ("五年", 5)].into_iter().filter(|(word, _)| text.contains(word));
    years_of(text).into_iter().chain(spans.map(|(_, years)| years)).collect()
}

/// Whether both name times, and no one in common.
fn are_apart(one: &[i32], other: &[i32]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|time| other.contains(time))
}

/// The number that an item opens with, and its kind.
fn number(text: &str) -> Option<(System, Option<u32>)> {
    opening(text).map(|numbered| (numbered.system, numbered.value))
}
