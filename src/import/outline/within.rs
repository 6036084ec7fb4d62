//! Titles below the first one: of annexes that are documents, of a paper behind its notice, of papers one after another

use super::super::block::{Block, Kind};
use super::super::number::{System, numbered};
use super::super::text::join;
use super::super::title::{goes_on, is_agency, is_titled};
use super::cover::is_title_line;
use super::levels::HIGHEST;
use super::{Body, Part, TITLE, is_of_table};

/// A title has no more lines
const LINES: usize = 3;
/// A title has at least so many letters
const SHORTEST: usize = 8;
/// So many paragraphs may stand between a title and the first chapter: who issued it and when, an introduction
const BEFORE_CHAPTERS: usize = 12;

impl Body<'_> {
    /// The title that begins with a block and what stands below it, with the label before it where it is that of an annex:
    /// chapters follow.
    pub(super) fn titled<'b>(
        &mut self,
        block: &'b Block,
        after: &'b [Block],
    ) -> Option<(Vec<Part>, &'b [Block])> {
        match &block.kind {
            Kind::Heading { system: System::Annex, text: label } => {
                let (first, rest) = after.split_first()?;
                let (title, below) = self.title(first, rest)?;
                let is_annex = |block: &&Block| {
                    matches!(block.kind, Kind::Heading { system: System::Annex, .. })
                };
                let mut own = below.iter().take_while(|block| !is_annex(block));
                if is_of_table(label) || !own.any(|block| self.is_chapter(block)) {
                    return None;
                }
                let label = Part::Paragraph(label.trim_end().to_owned());
                Some((vec![label, self.heading(None, TITLE, &title)], below))
            }
            Kind::Paragraph(_) => {
                let (title, below) = self.title(block, after)?;
                let is_text = |block: &&Block| !matches!(block.kind, Kind::Heading { .. });
                let first = below.iter().take(BEFORE_CHAPTERS).find(|block| !is_text(block))?;
                let is_first = match &first.kind {
                    Kind::Heading { text, .. } => {
                        numbered(text).and_then(|number| number.value) == Some(1)
                    }
                    _ => false,
                };
                let is_title = is_titled(&title) && title.chars().count() >= SHORTEST;
                (is_title && is_first && self.is_chapter(first))
                    .then(|| (vec![self.heading(None, TITLE, &title)], below))
            }
            _ => None,
        }
    }

    /// A title on a line or a few, and what stands below it
    fn title<'b>(&self, first: &Block, after: &'b [Block]) -> Option<(String, &'b [Block])> {
        let line = |block: &'_ Block| match &block.kind {
            Kind::Paragraph(text) if self.may_be_of_title(text) => Some(text.clone()),
            _ => None,
        };
        let mut text = line(first)?;
        let mut lines = 0;
        while let Some(next) = after.get(lines).and_then(line).filter(|_| lines + 1 < LINES) {
            // A cell or a name above a whole title is none of it.
            let is_long = |line: &str| line.chars().count() >= SHORTEST;
            let is_rest = if is_titled(&text) {
                goes_on(&next)
            } else {
                is_titled(&next) && (is_long(&text) || !is_long(&next))
            };
            if !is_rest {
                break;
            }
            join(&mut text, &next);
            lines += 1;
        }
        Some((text, after.get(lines..)?))
    }

    fn may_be_of_title(&self, text: &str) -> bool {
        is_title_line(self.layout, text)
            && !is_agency(text)
            && numbered(text).is_none()
            && !text.starts_with(['表', '图', '《'])
    }

    /// Whether a block is a heading of the highest kind of the document
    fn is_chapter(&self, block: &Block) -> bool {
        match &block.kind {
            Kind::Heading { system, .. } if *system != System::Annex => {
                self.levels.level(*system, block, HIGHEST) == Some(HIGHEST)
            }
            _ => false,
        }
    }
}
