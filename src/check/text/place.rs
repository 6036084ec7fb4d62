//! What stands at the place of a citation: its words, its bytes, and the years printed around it.

use crate::check::source::citations::Cited;
use crate::check::text::letters::{self, Letter};
use crate::check::{Subject, documents};
use crate::content::{Block, Document, Run, Table};
use crate::diag::Span;

/// The passage or table row that a citation leads to.
pub(in crate::check) struct Place<'a> {
    document: &'a Document,
    /// The number of its block.
    block: usize,
    /// The passage, or the cells of the row.
    runs: Vec<&'a Run>,
    /// The quoted letters; `None` is all of them.
    letters: Option<(usize, usize)>,
}

impl<'a> Place<'a> {
    /// The place that was found for a citation.
    pub(in crate::check) fn of(subject: &Subject<'a>, cited: &Cited) -> Option<Self> {
        let mut documents = documents(subject.content);
        let (_, document) = documents.find(|(_, document)| document.id == cited.document)?;
        let block = cited.blocks.start;
        let runs = match document.body.blocks.get(block)? {
            Block::Heading(_, passage) | Block::Paragraph(passage) => vec![&passage.run],
            Block::Table(table) => table.rows.get(cited.row?)?.cells.iter().collect(),
        };
        Some(Self { document, block, runs, letters: cited.letters })
    }

    /// The cited characters in the file of the document.
    pub(in crate::check) fn span(&self, subject: &Subject<'_>) -> Option<Span> {
        let letters: Vec<Letter> = self.runs.iter().copied().flat_map(letters::of_run).collect();
        let (from, to) = self.letters.unwrap_or((0, letters.len()));
        let (_, start) = letters.get(from)?;
        let (last, end) = letters.get(to.checked_sub(1)?)?;
        let file = self.document.origin.file;
        Some(subject.sources.span(file, *start, end + last.len_utf8()))
    }

    /// The cited words: the quote, or the cells of the row.
    pub(in crate::check) fn words(&self) -> Vec<String> {
        let Some((from, to)) = self.letters else {
            return self.runs.iter().map(|run| run.text()).collect();
        };
        let letters = self.runs.iter().copied().flat_map(letters::of_run).map(|(c, _)| c);
        vec![letters.skip(from).take(to - from).collect()]
    }

    /// Whether a year is printed here: in the passage, the head of its table, the section up to here or a heading over it.
    pub(in crate::check) fn prints(&self, year: i32) -> bool {
        let year = year.to_string();
        let has = |run: &Run| numbers(&run.text()).any(|number| number == year);
        let before = self.document.body.blocks.get(..=self.block).unwrap_or_default();
        let head = match before.last() {
            Some(Block::Table(Table { header, .. })) => header.as_slice(),
            _ => &[],
        };
        // Headings of other sections are passed over: those that are not higher than one that was met.
        let mut level = u8::MAX;
        let over = before.iter().rev().filter_map(|block| match block {
            Block::Paragraph(passage) if level == u8::MAX => Some(&passage.run),
            Block::Heading(n, passage) if *n < level => {
                level = *n;
                Some(&passage.run)
            }
            _ => None,
        });
        self.runs.iter().copied().chain(head).chain(over).any(has)
    }
}

/// The numbers of a text, as printed.
pub(in crate::check) fn numbers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit() && c != '.')
        .map(|number| number.trim_matches('.'))
        .filter(|number| !number.is_empty())
}
