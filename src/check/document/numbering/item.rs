//! Headings and paragraphs with the numbers that they open with.

use std::ops::Range;

use super::count::LARGEST;
use crate::check::text::letters::{self, Letter};
use crate::check::text::opening::{is_of_contents, opening};
use crate::import::{self, Numbered, System};
use crate::model::Passage;

/// What a unit in brackets behind the name of an indicator ends with, besides per cent, and how many letters it has at most.
const UNITS: [char; 15] =
    ['岁', '人', '张', '吨', '家', '个', '里', '亩', '米', '元', '户', '辆', '座', '所', '天'];
const LONGEST_UNIT: usize = 8;

/// The level of what is no heading.
pub(super) const PARAGRAPH: u8 = 7;

/// A number with the passage that it opens.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// The block that it stands in, counted from 0.
    pub(super) block: usize,
    pub(super) level: u8,
    pub(super) system: System,
    pub(super) number: u32,
    /// The number with its mark, as `第四章`.
    pub(super) label: String,
    /// What stands behind it.
    pub(super) title: String,
    /// The bytes of the label.
    pub(super) place: Range<usize>,
    /// Whether it is a paragraph without words.
    pub(super) is_bare: bool,
}

impl Item {
    /// Whether the number is that of an indicator with its unit: `（3）森林覆盖率（%）`
    pub(super) fn names_indicator(&self) -> bool {
        let title = self.title.trim_end_matches(|c: char| c.is_whitespace() || "*∗＊".contains(c));
        let inside =
            title.strip_suffix(['）', ')']).and_then(|title| title.rsplit_once(['（', '(']));
        inside.is_some_and(|(_, unit)| {
            let unit = unit.trim();
            (1..=LONGEST_UNIT).contains(&unit.chars().count())
                && (unit.contains(['%', '％', '‰', '/', '／']) || unit.ends_with(UNITS))
        })
    }

    /// The number that a passage opens with; in a paragraph 第一章 is a reference or a table of contents.
    pub(super) fn of(block: usize, level: u8, passage: &Passage) -> Option<Self> {
        let text = passage.run.text();
        let Numbered { system, value, rest } = opening(&text)?;
        let number = value.filter(|value| *value <= LARGEST)?;
        let is_heading = level < PARAGRAPH;
        // （10）（10分）: how many points what stands before is worth
        let points = rest.trim().strip_prefix(['（', '(']);
        let points = points.and_then(|points| points.strip_suffix(['）', ')']));
        let is_score = points.is_some_and(|points| points.trim_end().ends_with('分'));
        if is_of_contents(&text) || import::is_row(&text) || is_score {
            return None;
        }
        let counts = match system {
            System::Part | System::Chapter | System::Section => is_heading,
            System::Comma | System::Bracket | System::Dot | System::SmallBracket
                if import::ends_in_count(rest) =>
            {
                false
            }
            System::Comma => is_heading || !is_pair(number, rest),
            System::Bracket | System::Dot | System::SmallBracket => true,
            System::Annex | System::Circled | System::Box => false,
        };
        let label = text.trim().strip_suffix(rest.trim())?.trim_end().to_owned();
        let length = letters::of_text(&label).len();
        let opening: Vec<Letter> = letters::of_run(&passage.run).take(length).collect();
        let place = letters::place(&opening, &(0..length));
        let is_bare = !is_heading && rest.trim().is_empty();
        let title = rest.trim().to_owned();
        counts.then_some(Self { block, level, system, number, label, title, place, is_bare })
    }

    /// Whether it is the other one again, as the head of each page prints the chapter.
    pub(super) fn is_again(&self, other: &Self) -> bool {
        self.system <= System::Section && self.number == other.number && self.title == other.title
    }

    /// The mark behind the number, as it is printed.
    pub(super) fn mark(&self) -> Option<char> {
        self.label.chars().next_back()
    }

    /// What is higher ends the lists that are lower.
    pub(super) fn rank(&self) -> (u8, System) {
        (self.level, self.system)
    }
}

/// 二、三级医院 are two grades and no second item.
fn is_pair(number: u32, rest: &str) -> bool {
    let end = rest.find(|c| !"一二三四五六七八九十".contains(c)).unwrap_or(rest.len());
    let next = rest.get(..end).and_then(import::value_of_numeral);
    next == Some(number + 1)
}
