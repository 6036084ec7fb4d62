//! The text of a document as HTML: anchors, marks on cited words, links to their figures.

use serde::Serialize;

use crate::model::{Block, Document, Passage, Row, Run, Table, is_blank};
use crate::page::context::PageContext;
use crate::page::pages::district_projects;
use crate::page::text::html::Html;
use crate::page::view::Link;
use crate::site::{Mark, Place, Route, Shown};

/// An entry of the contents.
#[derive(Serialize)]
pub(in crate::page) struct Entry {
    level: u8,
    anchor: String,
    text: String,
}

/// A quote from a document of which only quotes are shown.
#[derive(Serialize)]
pub(in crate::page) struct Quoted {
    pub(in crate::page) anchor: String,
    pub(in crate::page) text: String,
    figures: Vec<Link>,
}

/// Writes the text of a document.
pub(in crate::page) struct Writer<'a> {
    pub(in crate::page) context: &'a PageContext<'a>,
    pub(in crate::page) route: &'a Route<'a>,
    pub(in crate::page) document: &'a Document,
}

impl Writer<'_> {
    /// The headings.
    pub(in crate::page) fn contents(&self) -> Vec<Entry> {
        self.headings()
            .map(|(level, passage)| Entry {
                level,
                anchor: passage.anchor.clone(),
                text: passage.run.text(),
            })
            .collect()
    }

    /// The whole text.
    pub(in crate::page) fn body(&self) -> String {
        let mut html = Html::default();
        let mut headings = self.headings();
        for block in &self.document.body.blocks {
            match block {
                Block::Heading(_, passage) => {
                    let level = headings.next().map_or(2, |(level, _)| level);
                    self.passage(&mut html, &format!("h{level}"), passage);
                }
                Block::Paragraph(passage) => self.passage(&mut html, "p", passage),
                Block::Table(table) => self.table(&mut html, table),
            }
        }
        html.into_string()
    }

    /// The cited words with their figures, for a document that is not shown.
    pub(in crate::page) fn quotes(&self) -> Vec<Quoted> {
        let mut quotes = Vec::new();
        for block in &self.document.body.blocks {
            match block {
                Block::Heading(_, passage) | Block::Paragraph(passage) => {
                    quotes.extend(
                        self.quotes_in(&passage.anchor, std::slice::from_ref(&passage.run)),
                    );
                }
                Block::Table(table) => {
                    for row in &table.rows {
                        quotes.extend(self.quotes_in(&row.anchor, &row.cells));
                    }
                }
            }
        }
        quotes
    }

    fn quotes_in(&self, anchor: &str, runs: &[Run]) -> Vec<Quoted> {
        let marks = self.context.site.citations.in_passage(&self.document.id, anchor);
        let text = |mark: &Mark| {
            let letters =
                runs.iter().flat_map(Run::chars).map(|(c, _)| c).filter(|c| !is_blank(*c));
            let (start, end) = mark.letters.unwrap_or((0, usize::MAX));
            letters.skip(start).take(end.saturating_sub(start)).collect()
        };
        marks
            .iter()
            .map(|mark| Quoted {
                anchor: mark.anchor.to_string(),
                text: text(mark),
                figures: self.figures(mark),
            })
            .collect()
    }

    /// Headings with the level they have on the page: below the page's own, and none skipped.
    fn headings(&self) -> impl Iterator<Item = (u8, &Passage)> {
        let mut last = 1;
        let headings = self.document.body.blocks.iter().filter_map(|block| match block {
            Block::Heading(level, passage) => Some((*level, passage)),
            Block::Paragraph(_) | Block::Table(_) => None,
        });
        headings.map(move |(level, passage)| {
            last = (level + 1).min(last + 1).clamp(2, 6);
            (last, passage)
        })
    }

    fn passage(&self, html: &mut Html, tag: &str, passage: &Passage) {
        let marks = self.context.site.citations.in_passage(&self.document.id, &passage.anchor);
        html.open(tag, &[("id", &passage.anchor)]);
        Pen::new(self, html, marks).run(&passage.run);
        html.close_block(tag);
    }

    fn table(&self, html: &mut Html, table: &Table) {
        let label = self.label(table);
        html.open(
            "div",
            &[("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", &label)],
        );
        html.open("table", &[("id", &table.anchor), ("aria-label", &label)]);
        html.open("thead", &[]);
        html.open("tr", &[]);
        for cell in &table.header {
            let text = cell.text();
            // An empty header cell names nothing.
            let (tag, scope): (_, &[_]) =
                if text.trim().is_empty() { ("td", &[]) } else { ("th", &[("scope", "col")]) };
            html.open(tag, scope);
            html.text(&text);
            html.close(tag);
        }
        html.close("tr");
        html.close_block("thead");
        html.open("tbody", &[]);
        table.rows.iter().for_each(|row| self.row(html, row));
        html.close("tbody");
        html.close("table");
        html.close_block("div");
    }

    fn row(&self, html: &mut Html, row: &Row) {
        let marks = self.context.site.citations.in_passage(&self.document.id, &row.anchor);
        let whole = || marks.iter().filter(|mark| mark.letters.is_none());
        let class = if whole().next().is_some() { "cited" } else { "plain" };
        html.open("tr", &[("id", &row.anchor), ("class", class)]);
        let last = row.cells.len().saturating_sub(1);
        let mut pen = Pen::new(self, html, marks);
        for (n, cell) in row.cells.iter().enumerate() {
            pen.html.open("td", &[]);
            pen.run(cell);
            if n == last {
                whole().for_each(|mark| pen.links(mark));
            }
            pen.html.close("td");
        }
        pen.html.close_block("tr");
    }

    /// A table is called after the heading above it; those that share one are counted.
    fn label(&self, table: &Table) -> String {
        let mut heading = self.document.title.clone();
        let (mut number, mut count) = (0, 0);
        for block in &self.document.body.blocks {
            match block {
                Block::Heading(..) if number > 0 => break,
                Block::Heading(_, passage) => {
                    heading = passage.run.text();
                    count = 0;
                }
                Block::Table(other) => {
                    count += 1;
                    if other.anchor == table.anchor {
                        number = count;
                    }
                }
                Block::Paragraph(_) => {}
            }
        }
        if count > 1 { format!("{heading} {number}") } else { heading }
    }

    fn figures(&self, mark: &Mark) -> Vec<Link> {
        let figures = self.context.site.citations.figures(mark).into_iter();
        figures.map(|shown| self.link(shown)).collect()
    }

    fn link(&self, shown: &Shown<'_>) -> Link {
        Link {
            href: shown.link(self.route),
            text: district_projects::shown_name(self.context, shown),
        }
    }
}

/// Writes runs letter by letter and opens and closes marks on the way. A mark that goes on over emphasis or a cell is closed
/// before and opened anew behind it, so that elements nest.
struct Pen<'a> {
    writer: &'a Writer<'a>,
    html: &'a mut Html,
    marks: &'a [Mark],
    /// How many letters of the passage are written, blanks aside.
    letter: usize,
    /// Whether a mark is open.
    is_marked: bool,
}

impl<'a> Pen<'a> {
    fn new(writer: &'a Writer<'a>, html: &'a mut Html, marks: &'a [Mark]) -> Self {
        Self { writer, html, marks, letter: 0, is_marked: false }
    }

    /// Writes a run that stands in an element of its own.
    fn run(&mut self, run: &Run) {
        if self.is_marked {
            self.html.open("mark", &[]);
        }
        let mut strong = false;
        for piece in &run.pieces {
            if piece.strong != strong {
                strong = piece.strong;
                self.between_marks(|html| {
                    if strong {
                        html.open("strong", &[]);
                    } else {
                        html.close("strong");
                    }
                });
            }
            for c in piece.text.chars() {
                self.letter(c);
            }
        }
        if strong {
            self.between_marks(|html| html.close("strong"));
        }
        if self.is_marked {
            self.html.close("mark");
        }
    }

    fn between_marks(&mut self, write: impl FnOnce(&mut Html)) {
        if self.is_marked {
            self.html.close("mark");
        }
        write(self.html);
        if self.is_marked {
            self.html.open("mark", &[]);
        }
    }

    fn letter(&mut self, c: char) {
        if is_blank(c) {
            self.html.letter(c);
            return;
        }
        let marks = self.marks;
        let starting = |m: &&Mark| m.letters.is_some_and(|(start, _)| start == self.letter);
        if let Some(mark) = marks.iter().find(starting) {
            self.html.open("mark", &[("id", &mark.anchor)]);
            self.is_marked = true;
        }
        self.html.letter(c);
        self.letter += 1;
        let ending = |m: &&Mark| m.letters.is_some_and(|(_, end)| end == self.letter);
        if let Some(mark) = marks.iter().find(ending) {
            self.html.close("mark");
            self.is_marked = false;
            self.links(mark);
        }
    }

    fn links(&mut self, mark: &Mark) {
        let words = &self.writer.context.strings().words;
        for (n, shown) in self.writer.context.site.citations.figures(mark).into_iter().enumerate() {
            // Names that are hidden on a page stand among its words in a browser of text: each in brackets, of the theme.
            if n > 0 {
                self.html.text(" ");
            }
            let link = self.writer.link(shown);
            let (class, word) = match shown.place {
                Place::District(_) | Place::Targets(_) => ("to-figure", &words.figure),
                Place::Projects(_) => ("to-figure to-project", &words.to_project),
                Place::Tasks(_) => ("to-figure to-task", &words.to_task),
            };
            let (before, behind) = word.split_once('%').unwrap_or((word, ""));
            // The same as what is read: another title would be read after it.
            let title = format!("{before}{}{behind}", link.text);
            self.html.open("a", &[("class", class), ("href", &link.href), ("title", &title)]);
            self.html.open("span", &[("class", "unseen name")]);
            for (class, text) in [("act", before), ("", link.text.as_str()), ("act", behind)] {
                if class.is_empty() {
                    self.html.text(text);
                } else {
                    self.html.open("span", &[("class", class)]);
                    self.html.text(text);
                    self.html.close("span");
                }
            }
            self.html.close("span");
            self.html.close("a");
        }
    }
}
