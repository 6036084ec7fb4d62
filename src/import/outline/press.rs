//! The outline of a newspaper page: unnumbered headings, and captions where a photograph stood

use super::super::block::{Block, Kind};
use super::super::layout::Layout;
use super::super::text::stands_alone;
use super::part::{Outlined, Part, doubt};

/// So many blank lines stand where a photograph was
const PHOTOGRAPH: usize = 3;

/// Finds the outline of a newspaper page.
pub(super) fn outline(blocks: &[Block], layout: &Layout) -> Outlined {
    let head = blocks
        .iter()
        .enumerate()
        .take_while(|(index, block)| is_short(block) && (*index == 0 || !is_caption(block)));
    let headline = head.count().saturating_sub(1);
    let mut outlined = Outlined::default();
    let mut is_below_heading = false;
    for (index, block) in blocks.iter().enumerate() {
        let Kind::Paragraph(text) = &block.kind else {
            add_other(block, &mut outlined);
            continue;
        };
        let is_heading =
            is_short(block) && index > headline && !is_caption(block) && !is_byline(blocks, index);
        if index == headline && is_short(block) {
            outlined.parts.push(Part::Heading { level: 1, text: text.clone() });
        } else if is_heading {
            // 看点, and below it what there is to see
            let level = if is_below_heading { 3 } else { 2 };
            outlined.parts.push(Part::Heading { level, text: text.clone() });
        } else {
            outlined.doubts.extend(doubt(layout, block, text, &[]).filter(|_| !is_short(block)));
            outlined.parts.push(Part::Paragraph(text.clone()));
        }
        is_below_heading = is_heading;
    }
    outlined
}

fn is_short(block: &Block) -> bool {
    matches!(&block.kind, Kind::Paragraph(text) if stands_alone(text))
}

fn is_caption(block: &Block) -> bool {
    is_short(block) && block.gap >= PHOTOGRAPH
}

/// Short lines without a blank line between them: names of authors, source of the pictures
fn is_byline(blocks: &[Block], index: usize) -> bool {
    let is_close =
        |at: usize| blocks.get(at).is_some_and(|block| block.gap == 0 && is_short(block));
    index > 0 && (is_close(index) || is_close(index + 1))
}

/// What a newspaper page has none of, kept all the same
fn add_other(block: &Block, outlined: &mut Outlined) {
    match &block.kind {
        Kind::Table { table, doubts } => {
            outlined.parts.push(Part::Table(table.clone()));
            outlined.doubts.extend(doubts);
        }
        Kind::Heading { text, .. } | Kind::Marked { text, .. } => {
            outlined.parts.push(Part::Heading { level: 2, text: text.clone() });
        }
        Kind::Rule => outlined.parts.push(Part::Rule),
        Kind::Paragraph(text) | Kind::Plain(text) => {
            outlined.parts.push(Part::Paragraph(text.clone()));
        }
    }
}
