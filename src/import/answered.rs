//! Questions that are answered below, as headings: `问：…？` above `答：…`

use super::block::{Block, Id, Kind};

/// So many show that a text has them
const FEWEST: usize = 3;

/// The questions of a text, each above its answer
pub(super) fn questions(blocks: &[Block]) -> Vec<Id> {
    let pairs = blocks.iter().zip(blocks.iter().skip(1));
    let asked = pairs.filter(|(one, next)| is_question(one) && is_answer(next));
    let found: Vec<Id> = asked.map(|(one, _)| one.id()).collect();
    if found.len() >= FEWEST { found } else { Vec::new() }
}

fn is_question(block: &Block) -> bool {
    let Kind::Paragraph(text) = &block.kind else { return false };
    let text = text.trim();
    // 问：规划的目标是什么？请介绍一下。
    let is_marked = text.starts_with("问：") || text.starts_with("问:");
    text.starts_with('问')
        && (text.ends_with(['？', '?']) || is_marked && text.contains(['？', '?']))
}

fn is_answer(block: &Block) -> bool {
    matches!(&block.kind, Kind::Paragraph(text) if text.trim().starts_with('答'))
}
