//! The title of a plan behind a notice: what the notice hands on tells it

use super::super::block::{Block, Kind};
use super::super::layout::Layout;
use super::super::text::join;

/// The title of a plan stands among so many blocks, behind a notice of a few
pub(super) const ANNOUNCED: usize = 30;
/// A title that a notice names has no more lines
pub(super) const LINES_OF_TITLE: usize = 4;

/// What the blocks of a notice hand on
pub(super) fn names(notice: &[Block]) -> Vec<String> {
    notice.iter().take(ANNOUNCED).flat_map(named_in_notice).collect()
}

/// What a block of a notice hands on, as `《规划》` of 现将《规划》印发给你们, or of `《规划》已经市政府同意`
fn named_in_notice(block: &Block) -> Vec<String> {
    let Kind::Paragraph(text) = &block.kind else { return Vec::new() };
    let hands_on = ["印发", "转发", "发布", "公布", "实施", "已经", "已于"];
    if !hands_on.iter().any(|word| text.contains(word)) {
        return Vec::new();
    }
    let names = text.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
    let names = names.map(|(name, _)| bare(name));
    names.filter(|name| name.chars().count() >= SHORTEST_TITLE).collect()
}

/// A title with the lines below it that complete what a notice names, and the blocks behind it.
pub(super) fn completed<'a>(
    title: String,
    after: &'a [Block],
    names: &[String],
) -> (String, &'a [Block]) {
    let mut text = title.clone();
    for (end, block) in (1..).zip(after.iter().take(LINES_OF_TITLE)) {
        let Kind::Paragraph(line) = &block.kind else { break };
        join(&mut text, line);
        let whole = bare(&text);
        if names.contains(&whole) {
            return (text, after.get(end..).unwrap_or_default());
        }
        if !names.iter().any(|name| name.starts_with(&whole)) {
            break;
        }
    }
    (title, after)
}

/// What a paper that is handed on may be, of several words
const WORDS: [&str; 8] = [
    "实施方案",
    "工作方案",
    "行动方案",
    "行动计划",
    "实施意见",
    "若干措施",
    "实施细则",
    "管理办法",
];

/// A title has at least so many letters
const SHORTEST_TITLE: usize = 6;

/// A title without blanks and quotation marks, to be compared
fn bare(title: &str) -> String {
    let is_mark = |c: char| c.is_whitespace() || "“”‘’\"'《》〈〉".contains(c);
    let bare: String = title.chars().filter(|c| !is_mark(*c)).collect();
    // 工作的实施方案 is 工作实施方案.
    match WORDS.iter().find_map(|word| Some((bare.strip_suffix(word)?.strip_suffix('的')?, *word)))
    {
        Some((before, word)) => format!("{before}{word}"),
        None => bare,
    }
}

/// The title of a plan behind a notice that has none itself: what the notice names between `《》`, on lines of its own.
/// With the blocks before and after it.
pub(super) fn announced<'a>(
    layout: &Layout,
    blocks: &'a [Block],
) -> Option<(&'a [Block], String, &'a [Block])> {
    let near = blocks.get(..ANNOUNCED).unwrap_or(blocks);
    let is_text =
        |block: &&Block| matches!(block.kind, Kind::Paragraph(_) | Kind::Plain(_) | Kind::Rule);
    let near = near.get(..near.iter().take_while(is_text).count())?;
    let names = names(near);
    (1..near.len()).find_map(|at| {
        let (text, end) = named(layout, near.get(at..)?, &names)?;
        Some((blocks.get(..at)?, text, blocks.get(at + end..)?))
    })
}

/// The title that stands at the head of blocks, if it is one of these names, and how many blocks it has.
pub(super) fn named(
    layout: &Layout,
    blocks: &[Block],
    names: &[String],
) -> Option<(String, usize)> {
    let mut text = String::new();
    for (lines, block) in (1..).zip(blocks.iter().take(LINES_OF_TITLE)) {
        let (Kind::Paragraph(line) | Kind::Plain(line)) = &block.kind else { break };
        // Between `《》` it is named once more.
        if !layout.stands_alone(line) || line.starts_with('《') {
            break;
        }
        join(&mut text, line);
        if names.contains(&bare(&text)) {
            return Some((text, lines));
        }
    }
    None
}
