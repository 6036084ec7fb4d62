//! The numbers of headings and numbered paragraphs.

use std::collections::BTreeMap;
use std::ops::Range;

use super::count::{Count, LARGEST, gap};
use crate::check::subject::DocumentSubject;
use crate::check::text::letters::{self, Letter};
use crate::check::text::opening::opening;
use crate::diag::{Code, Finding};
use crate::import::{self, Numbered, System};
use crate::model::{Block, Passage};
use crate::say;

/// The level of what is no heading.
const PARAGRAPH: u8 = 7;

/// A jump over more than this is no heading that was left out.
const FAR: u32 = 3;

/// The numbers of headings and numbered paragraphs go up by one, each way of numbering for itself.
pub(in crate::check) fn heading_number_gaps(
    subject: &DocumentSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut outline = Outline::default();
    for block in &subject.document.body.blocks {
        let (level, passage) = match block {
            Block::Heading(level, passage) => (*level, passage),
            Block::Paragraph(passage) => (PARAGRAPH, passage),
            Block::Table(_) => continue,
        };
        findings.extend(outline.take(level, passage).map(|jump| jump.finding(subject)));
    }
}

/// A number with the passage that it opens.
#[derive(Debug, Clone)]
struct Item {
    level: u8,
    system: System,
    number: u32,
    /// The number with its mark, as `第四章`.
    label: String,
    /// The bytes of the label.
    place: Range<usize>,
}

impl Item {
    /// The number that a passage opens with; in a paragraph 第一章 is a reference or a table of contents.
    fn of(level: u8, passage: &Passage) -> Option<Self> {
        let text = passage.run.text();
        let Numbered { system, value, rest } = opening(&text)?;
        let number = value.filter(|value| *value <= LARGEST)?;
        let is_heading = level < PARAGRAPH;
        let counts = match system {
            System::Part | System::Chapter | System::Section => is_heading,
            System::Comma => is_heading || !is_pair(number, rest),
            System::Bracket | System::Dot | System::SmallBracket => true,
            System::Annex | System::Circled | System::Box => false,
        };
        let label = text.trim().strip_suffix(rest.trim())?.trim_end().to_owned();
        let length = letters::of_text(&label).len();
        let opening: Vec<Letter> = letters::of_run(&passage.run).take(length).collect();
        let place = letters::place(&opening, &(0..length));
        counts.then_some(Self { level, system, number, label, place })
    }

    /// What is higher ends the lists that are lower.
    fn rank(&self) -> (u8, System) {
        (self.level, self.system)
    }
}

/// 二、三级医院 are two grades and no second item.
fn is_pair(number: u32, rest: &str) -> bool {
    let end = rest.find(|c| !"一二三四五六七八九十".contains(c)).unwrap_or(rest.len());
    let next = rest.get(..end).and_then(import::value_of_numeral);
    next == Some(number + 1)
}

/// One way of numbering in the course of a document.
#[derive(Debug)]
struct Kind {
    count: Count,
    last: Item,
    /// Whether something higher has come since.
    is_new: bool,
}

/// Every way of numbering in the course of a document.
#[derive(Debug, Default)]
struct Outline {
    kinds: BTreeMap<System, Kind>,
}

/// A number that does not follow the one before of its kind.
#[derive(Debug)]
struct Jump {
    item: Item,
    before: Item,
    /// An item of another kind that the number does follow.
    follows: Option<Item>,
}

impl Outline {
    fn take(&mut self, level: u8, passage: &Passage) -> Option<Jump> {
        let Some(item) = Item::of(level, passage) else {
            let text = passage.run.text();
            match import::numbered(&text).map(|numbered| numbered.system) {
                Some(System::Annex) => self.close_below((0, System::Annex)),
                Some(System::Box) => {}
                _ if level < PARAGRAPH => self.close_below((level, System::Box)),
                _ => {}
            }
            return None;
        };
        self.close_below(item.rank());
        let Some(kind) = self.kinds.get_mut(&item.system) else {
            let count = Count { next: vec![item.number + 1] };
            self.kinds.insert(item.system, Kind { count, last: item, is_new: false });
            return None;
        };
        let before = std::mem::replace(&mut kind.last, item.clone());
        let is_new = std::mem::take(&mut kind.is_new);
        if kind.count.goes_on(item.number) {
            return None;
        }
        if item.number == 1 && is_new {
            kind.count = Count { next: vec![2] };
            return None;
        }
        // A short list inside a paragraph's section needs no heading of its own.
        if item.number == 1 && level == PARAGRAPH {
            kind.count.open(1);
            return None;
        }
        kind.count.jump(item.number);
        if is_new {
            // The number may be a misprinted 1.
            kind.count.open(1);
        }
        let follows = self.followed_by(&item, &before);
        Some(Jump { item, before, follows })
    }

    fn close_below(&mut self, rank: (u8, System)) {
        for kind in self.kinds.values_mut().filter(|kind| rank < kind.last.rank()) {
            kind.is_new = true;
        }
    }

    /// The chapter or section that an item far from the one before goes on from: 第二十章 behind 第十九节.
    fn followed_by(&self, item: &Item, before: &Item) -> Option<Item> {
        let other = match item.system {
            System::Chapter => System::Section,
            System::Section => System::Chapter,
            _ => return None,
        };
        let last = &self.kinds.get(&other)?.last;
        let is_far = item.number > before.number + FAR;
        (is_far && last.number + 1 == item.number).then(|| last.clone())
    }
}

impl Jump {
    fn finding(&self, subject: &DocumentSubject<'_>) -> Finding {
        let span = |item: &Item| subject.span(&item.place);
        let (label, before) = (&self.item.label, &self.before.label);
        // Behind a number of another kind, nothing is missing between the two.
        let number = if self.follows.is_some() { 0 } else { self.item.number };
        let (zh, en) = gap(self.before.number, number);
        let say = say!("“{before}”之后是“{label}”{zh}", "`{label}` follows `{before}`{en}");
        let mut finding = Finding::new(Code::HeadingNumberGap, span(&self.item), say)
            .other(span(&self.before), say!("前一个在这里", "the one before"));
        if let Some(follows) = &self.follows {
            let other = &follows.label;
            let hint = say!(
                "编号接的是“{other}”，看是不是把“章”“节”用混了",
                "its number follows `{other}`: a chapter may be called a section, or the reverse"
            );
            let text = say!("编号接的是这里", "its number follows this one");
            finding = finding.other(span(follows), text).hint(hint);
        }
        finding.hint(say!(
            "对照原件，看有没有漏掉的标题或条目；原件就是这样印的，照录",
            "compare with the original: a heading or an item may be missing; if it is printed so, leave it"
        ))
    }
}
