//! The outline of a document: titles, headings with their depth, captions; all else is a paragraph

mod announced;
mod cover;
mod levels;
mod part;
mod press;

use super::block::{Block, Kind};
use super::doubt::{Doubt, Why};
use super::layout::{Layout, Shape};
use super::number::{System, numbered};
use levels::Levels;
use part::doubt;

pub(super) use part::{Outlined, Part};

/// Finds the outline of a document.
pub(super) fn outline(blocks: &[Block], layout: &Layout) -> Outlined {
    if layout.shape == Shape::Press {
        return press::outline(blocks, layout);
    }
    let (parts, body) = cover::cover(blocks, layout);
    let doubts = untitled(&parts, blocks).into_iter().collect();
    let mut outlined = Outlined { parts, doubts };
    let mut writing = Body {
        layout,
        levels: Levels::of(body),
        level: 1,
        item: 0,
        is_in_box: false,
        is_below_annex: false,
    };
    let mut rest = body;
    while let Some((block, after)) =
        rest.split_first().filter(|(block, after)| cover::is_below_title(block, after))
    {
        if let Kind::Plain(text) | Kind::Paragraph(text) = &block.kind {
            outlined.parts.push(Part::Paragraph(text.clone()));
        }
        rest = after;
    }
    while let Some((block, after)) = rest.split_first() {
        writing.write(block, after, &mut outlined);
        rest = after;
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
    let is_asked =
        !is_titled && !blocks.iter().any(is_marked) && letters.sum::<usize>() >= DOCUMENT;
    blocks.first().filter(|_| is_asked).map(|first| Doubt::of(first.first, Why::NoTitle))
}

/// What the text above a block says about it
struct Body<'a> {
    layout: &'a Layout,
    levels: Levels,
    /// Of the last heading that is not that of a box
    level: usize,
    /// The last `N.` of this section
    item: u32,
    is_in_box: bool,
    is_below_annex: bool,
}

impl Body<'_> {
    fn write(&mut self, block: &Block, after: &[Block], outlined: &mut Outlined) {
        match &block.kind {
            Kind::Rule => outlined.parts.push(Part::Rule),
            Kind::Table { table, doubts } => {
                outlined.parts.push(Part::Table(table.clone()));
                outlined.doubts.extend(doubts);
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
            Kind::Paragraph(text) => {
                outlined.doubts.extend(doubt(self.layout, block, text, after));
                outlined.parts.extend(self.paragraph(text));
            }
        }
    }

    fn heading(&mut self, system: Option<System>, level: usize, text: &str) -> Part {
        self.is_in_box = system == Some(System::Box);
        self.is_below_annex = system == Some(System::Annex);
        if !self.is_in_box {
            self.level = level;
            self.item = 0;
        }
        Part::Heading { level: level.min(6), text: text.to_owned() }
    }

    /// A paragraph, and before it a rule where the next number of the text shows that a box has ended
    fn paragraph(&mut self, text: &str) -> Vec<Part> {
        self.is_below_annex = false;
        let item = numbered(text)
            .filter(|numbered| numbered.system == System::Dot)
            .and_then(|dot| dot.value);
        let ends_box = self.is_in_box && item == Some(self.item + 1);
        self.is_in_box &= !ends_box;
        if !self.is_in_box {
            self.item = item.unwrap_or(self.item);
        }
        let rule = ends_box.then_some(Part::Rule);
        rule.into_iter().chain([Part::Paragraph(text.to_owned())]).collect()
    }
}
