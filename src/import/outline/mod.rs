//! The outline of a document: titles, headings with their depth, captions; all else is a paragraph

mod announced;
mod cells;
mod cover;
mod given;
mod labelled;
mod levels;
mod part;
mod press;
mod torn;
mod within;

use std::collections::BTreeSet;

use super::block::{Block, Kind};
use super::counted::Counted;
use super::dates::is_date;
use super::doubt::{Doubt, Why};
use super::layout::{Layout, Shape};
use super::number::{Numbered, System, article, numbered, value_of_numeral};
use super::pages::is_bare as is_bare_number;
use super::text::{is_han, join, squeeze};
use super::title::{is_agency, is_imprint, is_remark, is_titled, may_sign};
use cells::Cells;
use levels::{HIGHEST, Levels};
use part::{doubt, is_named_part, is_of_time};

pub(super) use part::{Outlined, Part};

/// Finds the outline of a document.
pub(super) fn outline(blocks: &[Block], layout: &Layout, listed: &BTreeSet<String>) -> Outlined {
    if layout.shape == Shape::Press {
        return press::outline(blocks, layout);
    }
    let counted = Counted::of(blocks);
    let (parts, body) = cover::cover(blocks, layout, &counted);
    let doubts = untitled(&parts, blocks).into_iter().collect();
    let mut outlined = Outlined { parts, doubts };
    let cells = Cells::of(body);
    let mut writing = Body {
        layout,
        listed,
        levels: Levels::of(body, &cells, &counted),
        cells,
        counted,
        chapter: TITLE,
        level: 1,
        item: 0,
        is_in_box: false,
        is_below_annex: false,
        is_behind_annex: false,
        article: None,
        right_below: None,
    };
    let mut rest = body;
    let title = outlined.parts.iter().rev().find_map(|part| match part {
        Part::Heading { text, .. } => Some(squeeze(text)),
        _ => None,
    });
    // A page prints `2024年政府工作报告`, and below it the paper's own title.
    let is_again = |block: &Block| match &block.kind {
        Kind::Paragraph(text) if is_titled(text) => {
            title.as_ref().is_some_and(|title| title.ends_with(&squeeze(text)))
        }
        _ => false,
    };
    while let Some((block, after)) = rest
        .split_first()
        .filter(|(block, after)| given::is_below_title(block, after) || is_again(block))
    {
        if let Kind::Plain(text) | Kind::Paragraph(text) = &block.kind {
            outlined.parts.push(Part::Paragraph(text.clone()));
        }
        rest = after;
    }
    while let Some((block, after)) = rest.split_first() {
        rest = after;
        if let Some((title, below)) = writing.titled(block, after) {
            outlined.parts.extend(title);
            rest = below;
        } else if let Some((name, below)) = writing.named(block, after) {
            outlined.parts.push(name);
            rest = below;
        } else {
            writing.write(block, after, &mut outlined);
        }
    }
    outlined
}

/// A text of so many letters is a document, which has a title
const DOCUMENT: usize = 600;

/// What is asked where no title was found
fn untitled(cover: &[Part], blocks: &[Block]) -> Option<Doubt> {
    let is_titled = cover.iter().any(|part| matches!(part, Part::Heading { level: 1, .. }));
    let is_marked = |block: &Block| matches!(block.kind, Kind::Marked { depth: 1, .. });
    let letters = blocks.iter().map(|block| match &block.kind {
        Kind::Paragraph(text) | Kind::Plain(text) => text.chars().count(),
        _ => 0,
    });
    // A text that begins with 第四章 begins in the middle of a document.
    let is_rest = blocks.first().is_some_and(|first| match &first.kind {
        Kind::Heading { text, .. } => {
            numbered(text).and_then(|number| number.value).is_some_and(|value| value > 1)
        }
        _ => false,
    });
    let is_asked = !is_titled
        && !is_rest
        && !blocks.iter().any(is_marked)
        && letters.sum::<usize>() >= DOCUMENT;
    blocks.first().filter(|_| is_asked).map(|first| Doubt::of(first.first, Why::NoTitle))
}

/// The depth of the title of a document
const TITLE: usize = 1;

/// The name of a chapter without a number has no more letters.
const LONGEST_CHAPTER: usize = 16;

fn value_of_article(text: &str) -> Option<u32> {
    article(text).and_then(|(numeral, _)| value_of_numeral(numeral))
}

/// Whether a number or a label has no name behind it
fn is_bare(text: &str) -> bool {
    numbered(text).is_some_and(|label| label.rest.trim().is_empty())
}

/// `附件1 任务分工表`, with a blank or a colon between the two
fn is_named_annex(text: &str) -> bool {
    let label = numbered(text).filter(|label| label.system == System::Annex);
    let is_named =
        |label: Numbered<'_>| label.value.is_some() && label.rest.starts_with(is_between);
    label.is_some_and(is_named) && !is_of_table(text)
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '：' | ':')
}

/// Whether a label of an annex is that of a table or a form: `附表2`
fn is_of_table(label: &str) -> bool {
    label.trim_start().starts_with("附表")
}

/// Whether a label of annexes stands above none: below it only the foot of a page, a list of links to them, or who signs
fn is_above_none(after: &[Block]) -> bool {
    let is_link = match after.first().map(|block| &block.kind) {
        Some(Kind::Paragraph(text) | Kind::Plain(text)) => text.starts_with(['-', '[']),
        _ => false,
    };
    let is_plain = |block: &Block| matches!(block.kind, Kind::Plain(_));
    is_link || is_above_signature(after) || !after.is_empty() && after.iter().all(is_plain)
}

/// Whether who signs stands below, and then the day
fn is_above_signature(after: &[Block]) -> bool {
    let texts = after.iter().take(2).map(|block| match &block.kind {
        Kind::Paragraph(text) => text.as_str(),
        _ => "",
    });
    matches!(texts.collect::<Vec<_>>().as_slice(), [name, day]
        if (is_agency(name) || may_sign(name)) && !is_titled(name) && is_date(day))
}

fn is_text(block: Option<&Block>) -> bool {
    matches!(block.map(|block| &block.kind), Some(Kind::Paragraph(_) | Kind::Heading { .. }))
}

/// What the text above a block says about it
struct Body<'a> {
    layout: &'a Layout,
    /// What the contents of the text list, without blanks
    listed: &'a BTreeSet<String>,
    levels: Levels,
    cells: Cells,
    counted: Counted,
    /// Of the last chapter, `一、` or one of those above it
    chapter: usize,
    /// Of the last heading that is not that of a box
    level: usize,
    /// The last `N.` of this section
    item: u32,
    is_in_box: bool,
    is_below_annex: bool,
    /// Whether the last paragraph is the label and the name of an annex
    is_behind_annex: bool,
    /// The value of the last article of a law
    article: Option<u32>,
    /// The numbering of the heading right above, if one is
    right_below: Option<System>,
}

impl Body<'_> {
    /// A heading that takes more than one line: the title of an annex, of which the last line alone ends as one; the label of a
    /// box above its name. With what stands below.
    fn named<'b>(&mut self, block: &Block, after: &'b [Block]) -> Option<(Part, &'b [Block])> {
        if let Some(found) = self.boxed(block, after) {
            return Some(found);
        }
        let (next, below) = after.split_first()?;
        let Kind::Paragraph(last) = &next.kind else { return None };
        let stands_below = next.gap == 0 || block.gap > 0 && next.gap <= block.gap;
        if !self.layout.stands_alone(last) || is_date(last) || !stands_below {
            return None;
        }
        match &block.kind {
            Kind::Heading { system: System::Box, text } if is_bare(text) => {
                let name = format!("{} {last}", text.trim_end());
                Some((self.heading(Some(System::Box), self.level + 1, &name), below))
            }
            Kind::Paragraph(text)
                if self.is_below_annex
                    && self.layout.stands_alone(text)
                    && !is_titled(text)
                    && is_titled(last) =>
            {
                let mut name = text.clone();
                join(&mut name, last);
                Some((self.heading(None, self.level + 1, &name), below))
            }
            _ => None,
        }
    }

    /// `专栏`, its number and its name, each on a line of its own
    fn boxed<'b>(&mut self, block: &Block, after: &'b [Block]) -> Option<(Part, &'b [Block])> {
        let (Kind::Paragraph(label), [number, name, below @ ..]) = (&block.kind, after) else {
            return None;
        };
        let (Kind::Paragraph(number), Kind::Paragraph(name)) = (&number.kind, &name.kind) else {
            return None;
        };
        let is_box = label.trim() == "专栏" && is_bare_number(number);
        (is_box && self.layout.stands_alone(name)).then(|| {
            let text = format!("专栏 {} {name}", number.trim());
            (self.heading(Some(System::Box), self.level + 1, &text), below)
        })
    }

    fn write(&mut self, block: &Block, after: &[Block], outlined: &mut Outlined) {
        match &block.kind {
            Kind::Heading { text, .. } | Kind::Paragraph(text) if self.cells.has(block) => {
                outlined.doubts.push(Doubt::of(block.last, Why::ShortLines));
                outlined.parts.extend(self.paragraph(text));
            }
            Kind::Rule => outlined.parts.push(Part::Rule),
            Kind::Table { table, doubts } => {
                self.right_below = None;
                outlined.parts.push(Part::Table(table.clone()));
                outlined.doubts.extend(doubts);
            }
            Kind::Heading { system: System::Box, text } if is_bare(text) => {
                outlined.doubts.extend(doubt(self.layout, block, text, after));
                outlined.parts.extend(self.paragraph(text));
            }
            Kind::Heading { system: System::Annex, text } if is_above_none(after) => {
                outlined.parts.extend(self.paragraph(text));
            }
            Kind::Heading { system, text } => match self.levels.level(*system, block, self.level) {
                Some(level) => outlined.parts.push(self.heading(Some(*system), level, text)),
                None => outlined.parts.extend(self.paragraph(text)),
            },
            Kind::Marked { depth, text } => {
                let system = numbered(text).map(|numbered| numbered.system);
                let level = if self.layout.is_spaced() {
                    *depth
                } else {
                    self.levels.marked(*depth, text, block, self.level)
                };
                outlined.parts.push(self.heading(system, level, text));
            }
            Kind::Plain(text) => outlined.parts.push(Part::Paragraph(text.clone())),
            Kind::Paragraph(text) if self.is_below_annex && self.layout.stands_alone(text) => {
                outlined.parts.push(self.heading(None, self.level + 1, text));
            }
            Kind::Paragraph(text) if self.counted.has(block) => {
                outlined.parts.push(self.heading(None, self.chapter + 1, text));
            }
            Kind::Paragraph(text) if self.names_annex(text, after) => {
                outlined.parts.push(self.heading(None, HIGHEST, text));
            }
            Kind::Paragraph(text) if self.is_listed(text) => {
                outlined.parts.push(self.heading(None, HIGHEST, text));
            }
            Kind::Paragraph(text)
                if is_text(after.first())
                    && (is_named_part(text)
                        || is_of_time(text) && self.layout.stands_alone(text)) =>
            {
                outlined.parts.push(self.heading(None, HIGHEST, text));
            }
            Kind::Paragraph(text) if self.parts_articles(text, after) => {
                outlined.parts.push(self.heading(None, HIGHEST, text));
            }
            Kind::Paragraph(text) => {
                outlined.doubts.extend(self.asked(block, text, after));
                outlined.parts.extend(self.paragraph(text));
            }
        }
    }

    /// What is asked about a paragraph that nothing shows to be a heading
    fn asked(&self, block: &Block, text: &str, after: &[Block]) -> Option<Doubt> {
        let found = doubt(self.layout, block, text, after);
        found.filter(|doubt| doubt.why != Why::NoKind || !self.is_whole_section(after))
    }

    /// Whether what stands below a heading is all that does: the next heading is of the same kind, or higher.
    fn is_whole_section(&self, after: &[Block]) -> bool {
        let next = match after.first().map(|block| &block.kind) {
            Some(Kind::Heading { system, .. }) => Some(*system),
            _ => None,
        };
        self.right_below.zip(next).is_some_and(|(above, next)| next <= above)
    }

    fn heading(&mut self, system: Option<System>, level: usize, text: &str) -> Part {
        self.right_below = system;
        self.is_in_box = system == Some(System::Box);
        self.is_below_annex = system == Some(System::Annex);
        if level == TITLE || system.is_some_and(|system| system <= System::Comma) {
            self.chapter = level;
        }
        if !self.is_in_box {
            self.level = level;
            self.item = 0;
        }
        Part::Heading { level: level.min(6), text: text.to_owned() }
    }

    /// Whether a line is the label and the name of an annex, and no entry of a list of them: `附件1 任务分工表`
    fn names_annex(&self, text: &str, after: &[Block]) -> bool {
        let has_text = || match after.first().map(|block| &block.kind) {
            Some(Kind::Table { .. } | Kind::Heading { .. }) => true,
            Some(Kind::Paragraph(next)) => {
                let is_of_foot = is_date(next) || is_agency(next) || is_remark(next);
                !is_of_foot && !is_imprint(next) && !is_named_annex(next)
            }
            _ => false,
        };
        let name = numbered(text).map_or(text, |label| label.rest.trim_start_matches(is_between));
        !self.is_behind_annex
            && self.layout.stands_alone(name)
            && is_named_annex(text)
            && has_text()
    }

    /// Whether a line without a number is an entry of the contents
    fn is_listed(&self, text: &str) -> bool {
        self.listed.contains(&squeeze(text))
            && self.layout.stands_alone(text)
            && numbered(text).is_none()
            && !is_date(text)
            && !is_agency(text)
    }

    /// Whether a line between two articles of a law, the second with the next number, is the name of a chapter without one
    fn parts_articles(&self, text: &str, after: &[Block]) -> bool {
        let next = match after.first().map(|next| &next.kind) {
            Some(Kind::Paragraph(next)) => value_of_article(next),
            _ => None,
        };
        self.article.is_some_and(|last| next == Some(last + 1))
            && self.layout.stands_alone(text)
            && (2..=LONGEST_CHAPTER).contains(&text.chars().count())
            && text.chars().all(is_han)
            && numbered(text).is_none()
            && !is_agency(text)
    }

    /// A paragraph, and before it a rule where the next number of the text shows that a box has ended
    fn paragraph(&mut self, text: &str) -> Vec<Part> {
        let is_below_box = self.right_below.take() == Some(System::Box);
        self.is_below_annex = false;
        self.is_behind_annex = is_named_annex(text);
        self.article = value_of_article(text).or(self.article);
        let item = numbered(text)
            .filter(|numbered| numbered.system == System::Dot)
            .and_then(|dot| dot.value);
        let ends_box = self.is_in_box && !is_below_box && item == Some(self.item + 1);
        self.is_in_box &= !ends_box;
        if !self.is_in_box {
            self.item = item.unwrap_or(self.item);
        }
        let rule = ends_box.then_some(Part::Rule);
        rule.into_iter().chain([Part::Paragraph(text.to_owned())]).collect()
    }
}
