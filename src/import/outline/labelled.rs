//! Titles that a label above them gives: `标题：…`

use super::super::block::{Block, Kind};
use super::super::text::squeeze;
use super::super::title::{is_whole_title, labelled_title};
use super::announced::ANNOUNCED;

/// Where what a label gives as the title stands below, on a line of its own.
pub(super) fn below_label(name: &str, after: &[Block]) -> Option<usize> {
    let bare = squeeze(name);
    let mut near = after.iter().take(ANNOUNCED);
    near.position(|block| as_text(block).is_some_and(|text| squeeze(text) == bare))
}

/// The place of the title that a label above it names.
pub(super) fn labelled_above(blocks: &[Block]) -> Option<usize> {
    blocks.iter().take(ANNOUNCED).enumerate().find_map(|(nth, block)| {
        let (_, name) = labelled_title(as_text(block)?).filter(|(_, name)| is_whole_title(name))?;
        Some(nth + 1 + below_label(name, blocks.get(nth + 1..)?)?)
    })
}

/// What a block says, if it is no heading and no table
pub(super) fn as_text(block: &Block) -> Option<&str> {
    match &block.kind {
        Kind::Paragraph(text) | Kind::Plain(text) => Some(text),
        _ => None,
    }
}
