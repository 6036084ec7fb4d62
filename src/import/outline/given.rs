//! Titles that a web page gives above those of the document, and what stands below a title

use super::super::block::{Block, Kind};
use super::super::dates::{is_date, is_document_number, is_month};
use super::super::text::{is_han, join, squeeze};
use super::super::title::{is_agency, is_notice, is_subtitle, is_titled};
use super::announced::LINES_OF_TITLE;
use super::labelled::as_text;
use super::part::is_named_part;

/// So many lines of what a page knows of a text may stand below its title
const LABELS: usize = 6;

/// The first line of a title that a page gives: below it, and below what the page knows of the text, the title stands again,
/// or the notice that hands the paper on.
pub(super) fn given<'a>(
    text: &str,
    blocks: &'a [Block],
    after: &[Block],
    is_title_line: impl Fn(&str) -> bool,
) -> Option<&'a str> {
    let is_given = stands_again(text, after) || is_above_notice(text, after, is_title_line);
    blocks.first().and_then(as_text).filter(|_| is_given)
}

/// What stands between a title and the text: who said or issued it, where and when. Whether a block is of that, with what
/// stands below it.
pub(super) fn is_below_title(block: &Block, after: &[Block]) -> bool {
    let is_above_date = || {
        let next = after.first().map(|next| &next.kind);
        matches!(next, Some(Kind::Paragraph(next)) if is_time(next) || is_subtitle(next))
    };
    match &block.kind {
        Kind::Plain(_) => true,
        Kind::Paragraph(text) => {
            is_subtitle(text)
                || is_time(text)
                || is_document_number(text)
                || is_agency(text) && is_above_date()
                || names_speaker(text, after)
        }
        Kind::Marked { .. } | Kind::Heading { .. } | Kind::Rule | Kind::Table { .. } => false,
    }
}

/// The name of who speaks, which stands alone between the title and the text
fn names_speaker(text: &str, after: &[Block]) -> bool {
    let name = squeeze(text);
    let next = after.first().and_then(as_text);
    (2..=4).contains(&name.chars().count())
        && name.chars().all(is_han)
        && !is_named_part(&name)
        && next.is_some_and(|next| next.contains('，') || next.ends_with(['：', ':']))
}

/// A day, or the month that a cover gives
pub(super) fn is_time(line: &str) -> bool {
    is_date(line) || is_month(line)
}

/// Whether the title below ends with a word that stands above it by itself: `工作报告`, and below it `2024年政府工作报告`
pub(super) fn is_word_of(text: &str, after: &[Block]) -> bool {
    let next = after.first().and_then(as_text);
    next.is_some_and(|next| is_titled(next) && squeeze(next).ends_with(&squeeze(text)))
}

/// Whether a title stands again below furniture alone
fn stands_again(text: &str, after: &[Block]) -> bool {
    let below = |at: &usize| after.get(at + 1..).unwrap_or_default();
    let is_text = |(at, block): &(usize, &Block)| !is_below_title(block, below(at));
    let next = after.iter().enumerate().find(is_text).map(|(_, next)| next);
    let is_again = next.is_some_and(|next| match &next.kind {
        Kind::Paragraph(line) => squeeze(line) == squeeze(text),
        _ => false,
    });
    is_again && after.first() != next
}

/// Whether a number stands below, and below that the title of a notice
fn is_above_notice(text: &str, after: &[Block], is_title_line: impl Fn(&str) -> bool) -> bool {
    let is_number = |block: &Block| as_text(block).is_some_and(is_document_number);
    let number = after.iter().take(LABELS).position(is_number);
    let below = number.and_then(|at| after.get(at + 1..)).unwrap_or_default();
    let mut title = String::new();
    let lines = below.iter().take(LINES_OF_TITLE).map_while(as_text);
    let mut lines = lines.take_while(|line| is_title_line(line));
    !is_notice(text)
        && lines.any(|line| {
            join(&mut title, line);
            is_notice(&title)
        })
}
