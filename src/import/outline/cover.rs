//! The cover of an official document: letterhead, number, notice with signature and date, then the plan's title

use super::super::blocks::{Block, Kind};
use super::super::number::{is_date, is_document_number};
use super::super::text::{join, squeeze, stands_alone, tidy_cell};
use super::part::Part;

/// What a notice and a plan begin with
enum Begin<'a> {
    /// The title, and whether it is that of a notice
    Title {
        text: String,
        is_notice: bool,
        after: &'a [Block],
    },
    /// A line of the letterhead, or the rule below it
    Letterhead {
        text: Option<&'a str>,
        after: &'a [Block],
    },
    Text,
}

/// The parts of the cover up to the plan's title, and the blocks after it.
pub(super) fn cover(blocks: &[Block]) -> (Vec<Part>, &[Block]) {
    let mut parts = Vec::new();
    let mut rest = blocks;
    loop {
        match begin(rest) {
            Begin::Letterhead { text, after } => {
                parts.push(text.map_or(Part::Rule, |text| Part::Paragraph(text.to_owned())));
                rest = after;
            }
            Begin::Title { text, is_notice, after } => {
                // The title of a notice has no blank in it but those of its line breaks.
                let text = if is_notice { tidy_cell(&text) } else { text };
                parts.push(Part::Heading { level: 1, text });
                rest = after;
                if !is_notice {
                    return (parts, rest);
                }
                rest = notice(rest, &mut parts);
            }
            Begin::Text => return (parts, rest),
        }
    }
}

fn begin(blocks: &[Block]) -> Begin<'_> {
    let Some((first, after)) = blocks.split_first() else { return Begin::Text };
    match &first.kind {
        Kind::Rule => Begin::Letterhead { text: None, after },
        Kind::Paragraph(text) if is_document_number(text) || is_before_number(text, after) => {
            Begin::Letterhead { text: Some(text), after }
        }
        Kind::Marked { text, .. } if is_before_number(text, after) => {
            Begin::Letterhead { text: Some(text), after }
        }
        Kind::Marked { text, depth } => {
            let is_notice = is_notice(text);
            if is_notice || *depth == 1 {
                Begin::Title { text: text.clone(), is_notice, after }
            } else {
                Begin::Text
            }
        }
        Kind::Paragraph(_) => title(blocks),
        Kind::Heading { .. } | Kind::Table { .. } => Begin::Text,
    }
}

fn is_before_number(text: &str, after: &[Block]) -> bool {
    let next = after.first().map(|block| &block.kind);
    stands_alone(text)
        && matches!(next, Some(Kind::Paragraph(number)) if is_document_number(number))
}

/// A title wrapped over several lines: no line of it has the mark of a sentence
fn title(blocks: &[Block]) -> Begin<'_> {
    let mut text = String::new();
    let mut after = blocks;
    while let Some((block, rest)) = after.split_first() {
        match &block.kind {
            Kind::Paragraph(line) if is_title_line(line) => join(&mut text, line),
            _ => break,
        }
        after = rest;
        if is_notice(&text) {
            break;
        }
    }
    if text.is_empty() {
        Begin::Text
    } else {
        Begin::Title { is_notice: is_notice(&text), text, after }
    }
}

fn is_title_line(line: &str) -> bool {
    stands_alone(line) && !is_date(line) && !is_document_number(line) && !is_remark(line)
}

/// `（此件公开发布）`
fn is_remark(line: &str) -> bool {
    line.starts_with('（') && line.ends_with('）')
}

fn is_notice(title: &str) -> bool {
    title.contains("关于") && squeeze(title).ends_with("通知")
}

/// The text of a notice up to its date and the remark below it.
fn notice<'a>(blocks: &'a [Block], parts: &mut Vec<Part>) -> &'a [Block] {
    let mut rest = blocks;
    let mut is_dated = false;
    while let Some((block, after)) = rest.split_first() {
        let Kind::Paragraph(text) = &block.kind else { break };
        if is_dated && !is_remark(text) {
            break;
        }
        parts.push(Part::Paragraph(text.clone()));
        is_dated |= is_date(text);
        rest = after;
    }
    rest
}
