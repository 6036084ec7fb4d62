//! The body of a plan text: headings, paragraphs and tables, each with an anchor and its place in the file.
//!
//! Plan texts are verbatim, so Markdown that would change the text or hide a part of it (lists that swallow their numbers,
//! raw HTML, links, code) is refused, not rendered.

use crate::model::{Block, Body, Passage, Piece, Row, Run, Table};
use crate::read::limit::MOST_FINDINGS;
use crate::read::yaml::control;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Markdown that plan texts do not use, with its place.
#[derive(Debug)]
pub(crate) struct Refused {
    /// What it is, in Chinese and in English.
    pub(crate) what: (&'static str, &'static str),
    pub(crate) range: Range<usize>,
}

/// A body as it was read.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) body: Body,
    /// The outermost of what is refused, from the top, at most [`MOST_FINDINGS`].
    pub(crate) refused: Vec<Refused>,
    /// How much more is refused.
    pub(crate) more: usize,
    /// Control characters that entities make, as `&#x202e;`.
    pub(crate) controls: Vec<(char, Range<usize>)>,
}

/// Reads a body that starts at `base` of its file.
pub(crate) fn body(text: &str, base: usize) -> Read {
    let mut reader = Reader { base, ..Reader::default() };
    for (event, range) in Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter() {
        reader.take(event, base + range.start..base + range.end);
    }
    let Reader { body, refused, more, controls, .. } = reader;
    Read { body, refused, more, controls }
}

#[derive(Default)]
struct Reader {
    base: usize,
    body: Body,
    refused: Vec<Refused>,
    more: usize,
    /// How many blocks and links that are refused stand around what is read.
    within: usize,
    controls: Vec<(char, Range<usize>)>,
    run: Run,
    table: Table,
    row: Vec<Run>,
    strong: usize,
    broken: Option<Range<usize>>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    headings: usize,
    paragraphs: usize,
    tables: usize,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Text(text) => self.text(text.into_string(), range),
            Event::SoftBreak | Event::HardBreak => self.broken = Some(range),
            Event::Start(Tag::Strong | Tag::Emphasis) => self.strong += 1,
            Event::End(TagEnd::Strong | TagEnd::Emphasis) => self.strong -= 1,
            Event::Start(tag) => self.start(&tag, range),
            Event::End(tag) => self.end(tag),
            Event::Code(_) => self.refuse(("代码", "code"), range),
            Event::InlineHtml(_) => self.refuse(("HTML", "HTML"), range),
            // A rule says nothing; an HTML block is refused where it starts, not once more for each of its lines.
            Event::Rule | Event::Html(_) => {}
            _ => self.refuse(("这种 Markdown", "this Markdown"), range),
        }
    }

    fn text(&mut self, text: String, range: Range<usize>) {
        // What stands in the file as it is was looked at before.
        if text.len() != range.len() {
            self.controls.extend(control::in_value(&text).map(|sign| (sign, range.clone())));
        }
        if let Some(between) = self.broken.take() {
            let last = self.run.pieces.last().and_then(|piece| piece.text.chars().next_back());
            // Chinese runs on over a line break; Latin words do not.
            if last.is_some_and(|c| c.is_ascii()) && text.starts_with(|c: char| c.is_ascii()) {
                self.run.pieces.push(Piece { text: " ".into(), range: between, strong: false });
            }
        }
        self.run.pieces.push(Piece { text, range, strong: self.strong > 0 });
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Table(_) => {
                self.counts.tables += 1;
                self.table.anchor = format!("t{}", self.counts.tables);
            }
            Tag::List(_) => self.refuse_all(("列表", "a list"), range),
            Tag::CodeBlock(_) => self.refuse_all(("代码块", "a code block"), range),
            Tag::BlockQuote(_) => self.refuse_all(("引用块", "a block quote"), range),
            Tag::Link { .. } => self.refuse_all(("链接", "a link"), range),
            Tag::Image { .. } => self.refuse_all(("图片", "a picture"), range),
            Tag::HtmlBlock => self.refuse_all(("HTML", "HTML"), range),
            // Paragraphs, headings, rows and cells are taken in when they end.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph => {
                self.counts.paragraphs += 1;
                let anchor = format!("p{}", self.counts.paragraphs);
                let passage = Passage { anchor, run: std::mem::take(&mut self.run) };
                self.body.blocks.push(Block::Paragraph(passage));
            }
            TagEnd::Heading(level) => {
                self.counts.headings += 1;
                let anchor = format!("h{}", self.counts.headings);
                let passage = Passage { anchor, run: std::mem::take(&mut self.run) };
                self.body.blocks.push(Block::Heading(level as u8, passage));
            }
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.run)),
            TagEnd::TableHead => self.table.header = std::mem::take(&mut self.row),
            TagEnd::TableRow => {
                let anchor = format!("{}-r{}", self.table.anchor, self.table.rows.len() + 1);
                self.table.rows.push(Row { anchor, cells: std::mem::take(&mut self.row) });
            }
            TagEnd::Table => self.body.blocks.push(Block::Table(std::mem::take(&mut self.table))),
            TagEnd::List(_)
            | TagEnd::CodeBlock
            | TagEnd::BlockQuote(_)
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::HtmlBlock => {
                self.within -= 1;
                self.run = Run::default();
            }
            _ => self.run = Run::default(),
        }
        self.broken = None;
    }

    /// Refuses something with all that is in it.
    fn refuse_all(&mut self, what: (&'static str, &'static str), range: Range<usize>) {
        self.refuse(what, range);
        self.within += 1;
    }

    fn refuse(&mut self, what: (&'static str, &'static str), range: Range<usize>) {
        assert!(range.start >= self.base, "ranges are those of the file");
        if self.within == 0 && self.refused.len() < MOST_FINDINGS {
            self.refused.push(Refused { what, range });
        } else if self.within == 0 {
            self.more += 1;
        }
    }
}
