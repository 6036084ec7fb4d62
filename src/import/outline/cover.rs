//! The cover of an official document: letterhead, number, notice with signature and date, then the plan's title

use super::super::block::{Block, Kind};
use super::super::layout::Layout;
use super::super::number::{is_date, is_document_number};
use super::super::text::{join, join_words, squeeze, tidy_cell};
use super::super::title::{goes_on, is_agency, is_notice, is_subtitle, is_titled};
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
pub(super) fn cover<'a>(blocks: &'a [Block], layout: &Layout) -> (Vec<Part>, &'a [Block]) {
    let mut parts = Vec::new();
    let mut rest = blocks;
    let cover = Cover { layout };
    loop {
        match cover.begin(rest) {
            Begin::Letterhead { text, after } => {
                parts.push(text.map_or(Part::Rule, |text| Part::Paragraph(text.to_owned())));
                rest = after;
            }
            Begin::Title { text, is_notice, after } => {
                // The title of a notice has no blank in it but those of its line breaks.
                let text = if is_notice { tidy_cell(&text) } else { text };
                parts.push(Part::Heading { level: 1, text });
                if !is_notice {
                    return (parts, after);
                }
                rest = notice(after, &mut parts);
            }
            Begin::Text => return (parts, rest),
        }
    }
}

/// What stands between a title and the text: who said it, where and when. Whether a block is of that.
pub(super) fn is_below_title(block: &Block) -> bool {
    match &block.kind {
        Kind::Plain(_) => true,
        Kind::Paragraph(text) => is_subtitle(text) || is_date(text) || is_document_number(text),
        Kind::Marked { .. } | Kind::Heading { .. } | Kind::Rule | Kind::Table { .. } => false,
    }
}

struct Cover<'a> {
    layout: &'a Layout,
}

impl Cover<'_> {
    fn begin<'a>(&self, blocks: &'a [Block]) -> Begin<'a> {
        let Some((first, after)) = blocks.split_first() else { return Begin::Text };
        match &first.kind {
            Kind::Rule => Begin::Letterhead { text: None, after },
            Kind::Plain(text) => Begin::Letterhead { text: Some(text), after },
            Kind::Paragraph(text) if self.is_letterhead(text, after) => {
                Begin::Letterhead { text: Some(text), after }
            }
            Kind::Marked { text, .. } if self.is_before_number(text, after) => {
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
            Kind::Paragraph(_) => self.title(blocks),
            Kind::Heading { .. } | Kind::Table { .. } => Begin::Text,
        }
    }

    /// A number, a date above a title, or who issued it
    fn is_letterhead(&self, text: &str, after: &[Block]) -> bool {
        let is_before_title = || {
            let next = after.iter().find(|block| !matches!(block.kind, Kind::Plain(_)));
            matches!(next.map(|next| &next.kind), Some(Kind::Paragraph(next))
                if is_titled(next) && self.is_title_line(next) && !next.starts_with("关于"))
        };
        is_document_number(text)
            || self.is_before_number(text, after)
            || (is_agency(text) || is_date(text)) && is_before_title()
    }

    /// The name of who issued a document, above its number; a title may stand there, too
    fn is_before_number(&self, text: &str, after: &[Block]) -> bool {
        let next = after.first().map(|block| &block.kind);
        self.layout.stands_alone(text)
            && !is_titled(text)
            && matches!(next, Some(Kind::Paragraph(number)) if is_document_number(number))
    }

    /// A title wrapped over several lines: no line of it has the mark of a sentence
    fn title<'a>(&self, blocks: &'a [Block]) -> Begin<'a> {
        let mut text = String::new();
        let mut after = blocks;
        while let Some((block, rest)) = after.split_first() {
            match &block.kind {
                Kind::Paragraph(line) if self.is_title_line(line) => {
                    if is_titled(&text) && !goes_on(line) {
                        break;
                    }
                    if self.layout.is_spaced() {
                        join_words(&mut text, line);
                    } else {
                        join(&mut text, line);
                    }
                }
                _ => break,
            }
            after = rest;
            if is_notice(&text) {
                break;
            }
        }
        if text.is_empty() {
            Begin::Text
        } else if let Some(first) = first_of_two(&text, blocks, after) {
            // A web page gives the title, what it knows of the text, and the title again.
            let after = blocks.get(1..).unwrap_or_default();
            Begin::Letterhead { text: Some(first), after }
        } else {
            Begin::Title { is_notice: is_notice(&text), text, after }
        }
    }

    fn is_title_line(&self, line: &str) -> bool {
        self.layout.stands_alone(line)
            && !is_date(line)
            && !is_document_number(line)
            && !is_remark(line)
            && !is_subtitle(line)
    }
}

/// The title, where it stands again below furniture alone
fn first_of_two<'a>(text: &str, blocks: &'a [Block], after: &[Block]) -> Option<&'a str> {
    let next = after.iter().find(|block| !is_below_title(block))?;
    let Kind::Paragraph(first) = &blocks.first()?.kind else { return None };
    let is_again = matches!(&next.kind, Kind::Paragraph(next) if squeeze(next) == squeeze(text));
    (is_again && after.first() != Some(next)).then_some(first)
}

/// `（此件公开发布）`; `（2021—2025年）` is of the title
fn is_remark(line: &str) -> bool {
    line.starts_with('（') && line.ends_with('）') && !goes_on(line)
}

/// The text of a notice up to its date and the remark below it.
fn notice<'a>(blocks: &'a [Block], parts: &mut Vec<Part>) -> &'a [Block] {
    let mut rest = blocks;
    let mut is_dated = false;
    while let Some((block, after)) = rest.split_first() {
        let (Kind::Paragraph(text) | Kind::Plain(text)) = &block.kind else { break };
        if is_dated && !is_remark(text) {
            break;
        }
        parts.push(Part::Paragraph(text.clone()));
        is_dated |= is_date(text);
        rest = after;
    }
    rest
}
