//! Raw plan text to a Markdown draft: the text of the seed and nothing else, with its headings and tables marked
//!
//! A seed is read in steps, each a file or a folder:
//!
//! 1. `lines`: the lines of the seed, whatever ends them (`breaks`), without tabs that part no cells (`tabs`)
//! 2. `regions`: tables, contents and the furniture of web pages, known by their form (`tables`, `contents`,
//!    `annexes`, `furniture`)
//! 3. `layout`: how the rest was taken from its print, by evidence over all of it
//! 4. `blocks`: wrapped lines joined to paragraphs
//! 5. `outline`: which paragraph is a title, a heading, a caption
//! 6. `markdown`: the draft, with what Markdown would eat escaped
//!
//! What cannot be recognised is kept as a paragraph and asked about, so that a person looks at it.

mod annexes;
mod answered;
mod beside;
mod block;
mod blocks;
mod bold;
mod breaks;
mod brothers;
mod contents;
mod counted;
mod cut;
mod dates;
mod decimals;
mod doubt;
mod english;
mod furniture;
mod layout;
mod lines;
mod markdown;
mod marks;
mod markup;
mod number;
mod numbers_apart;
mod outline;
mod page_numbers;
mod pages;
mod regions;
mod responsible;
mod run_in;
mod running;
mod slips;
mod spaced;
mod swallowed;
mod tables;
mod tabs;
mod text;
mod title;
mod twice;
mod unbroken;
mod valued;

use std::collections::{BTreeMap, BTreeSet};

use breaks::Breaks;
use doubt::{Doubt, questions};
use layout::Layout;
use regions::Regions;

pub use bold::blank_bold_marks;
pub use doubt::{LookAlikes, Question, Why};
pub use marks::heading_marks;
pub use markup::is_markup;
pub use number::{Numbered, System, article, numbered, value_of_numeral};
pub use pages::{bare_page_numbers, is_between_pages};
pub use text::{inline_artefacts, is_page_artefact, is_rule, strip_inline_artefacts};
pub use valued::{ends_in_count, is_row};

use crate::diag::Message;
use crate::model::form;

/// A document as Markdown, and what a person has to look at
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The body, without front matter
    pub markdown: String,
    /// What is not known, the most harmful first
    pub questions: Vec<Question>,
    /// The lines with letters that look like others, in the order of the seed
    pub look_alikes: Vec<LookAlikes>,
    /// How the text was taken for laid out, and what showed it, a sentence each
    pub evidence: Vec<Message>,
}

/// Whether a text is in a language whose rules are known: Chinese, or one written with Latin letters.
pub fn is_readable(seed: &str) -> bool {
    let (mut known, mut others) = (0_usize, 0_usize);
    for c in seed.chars().filter(|c| c.is_alphabetic()) {
        let is_known = form(c) < '\u{250}' || text::is_han(c);
        known += usize::from(is_known);
        others += usize::from(!is_known);
    }
    others * 3 <= known
}

/// Turns the text of a document as received into a Markdown draft.
pub fn draft(seed: &str) -> Draft {
    let breaks = Breaks::of(seed);
    let seed = breaks.seed.as_ref();
    let (lines, apart) = numbers_apart::put_together(lines::read(seed));
    let outside = Regions::of(&lines).outside(&lines).iter().map(|line| line.number).collect();
    let (lines, in_pieces) = layout::put_together(lines, &outside);
    let regions = Regions::of(&lines);
    let pages =
        lines.iter().filter(|line| line.is_artefact() && line.text.contains(char::is_numeric));
    let text = regions.outside(&lines);
    let layout = Layout::of(&text, pages.count(), in_pieces);
    let (blocks, mut doubts) = blocks::blocks(&lines, &layout, &regions);
    doubts.extend(beside::doubts(&text));
    doubts.extend(twice::doubts(&lines));
    let texts: BTreeSet<usize> = text.iter().map(|line| line.number).collect();
    let apart: Vec<Doubt> =
        apart.into_iter().filter(|doubt| texts.contains(&doubt.first)).collect();
    let places: BTreeMap<usize, usize> =
        apart.iter().map(|doubt| (doubt.first, doubt.last)).collect();
    let printed: Vec<&str> = seed.lines().collect();
    // `16 / 30` is no value.
    let has_total = |line: &lines::Line| {
        printed.get(line.number - 1).is_some_and(|printed| printed.contains(['/', '／']))
    };
    let left_out = lines.iter().filter(|line| line.is_left_out && !has_total(line));
    doubts.extend(left_out.map(|line| Doubt::of(line.number, Why::LeftOut)));
    let outlined = outline::outline(&blocks, &layout, regions.listed());
    // How a piece of a line ends is no question where it is asked whether the line is right to be parted.
    let parted: BTreeSet<usize> = doubts
        .iter()
        .filter(|doubt| doubt.why == Why::LostBreaks)
        .map(|doubt| doubt.first)
        .collect();
    let is_of_piece = |doubt: &Doubt| {
        let above = places.range(..=doubt.first).next_back();
        let is_apart = above.is_some_and(|(_, last)| doubt.first <= *last);
        matches!(doubt.why, Why::BreaksOff | Why::NoKind)
            && (parted.contains(&doubt.first) || is_apart)
    };
    doubts.extend(outlined.doubts.into_iter().filter(|doubt| !is_of_piece(doubt)));
    doubts.extend(apart);
    let controlled = printed.iter().enumerate().filter(|(_, line)| text::is_controlled(line));
    doubts.extend(controlled.map(|(n, _)| Doubt::of(n + 1, Why::ControlCharacters)));
    let slips = slips::doubts(&printed);
    let at: BTreeSet<usize> = slips.iter().map(|slip| slip.first).collect();
    // A heading whose mark was not recognised is asked about once.
    doubts.retain(|doubt| doubt.why != Why::NoKind || !at.contains(&doubt.first));
    let mut doubts = doubt::joined(doubts, &lines);
    doubts.extend(slips);
    let look_alikes = printed.iter().enumerate();
    let look_alikes = look_alikes.filter_map(|(n, line)| LookAlikes::of(n + 1, line));
    Draft {
        markdown: markdown::markdown(&outlined.parts),
        questions: breaks.questions(questions(doubts, &printed)),
        look_alikes: breaks.look_alikes(look_alikes),
        evidence: layout.said(),
    }
}
