//! The place of a record in its document: what is printed there, and what stands over it.

use std::borrow::Cow;
use std::ops::Range;

use super::document::DocumentText;
use super::heads::Heads;
use super::letters::{self, Letter};
use super::line::Line;
use super::locate::Cited;
use super::numbers;
use super::parted;
use crate::diag::{Sources, Span};
use crate::model::{Block, Document, Row, Run, Table};

/// The passage or table row that a citation leads to.
#[derive(Clone, Copy)]
pub(in crate::check) struct Place<'a> {
    text: &'a DocumentText<'a>,
    cited: &'a Cited,
}

impl<'a> Place<'a> {
    pub(in crate::check) fn of(text: &'a DocumentText<'a>, cited: &'a Cited) -> Self {
        Self { text, cited }
    }

    pub(in crate::check) fn document(&self) -> &'a Document {
        self.text.document
    }

    /// Whether it is no more than the words that somebody typed out of a source that is not here: what stands around
    /// them there is not known.
    pub(in crate::check) fn is_words(&self) -> bool {
        self.text.is_words
    }

    /// Whether the document says that the first of several agencies leads.
    pub(in crate::check) fn ranks_agencies(&self) -> bool {
        self.text.ranks_agencies()
    }

    /// Whether a row is cited as a whole, by its number.
    pub(in crate::check) fn is_row(&self) -> bool {
        self.cited.letters.is_none()
    }

    /// The table and the row in it, where the place is one.
    pub(in crate::check) fn table(&self) -> Option<(&'a Table, usize)> {
        match self.document().body.blocks.get(self.cited.blocks.start)? {
            Block::Table(table) => Some((table, self.cited.row?)),
            Block::Heading(..) | Block::Paragraph(_) => None,
        }
    }

    /// The heads of its columns, where the place is a row of a table.
    pub(in crate::check) fn heads(&self) -> Option<&'a Heads> {
        let (table, _) = self.table()?;
        self.text.heads(self.cited.blocks.start, table)
    }

    /// What stands over each column of the row.
    pub(in crate::check) fn over_columns(&self) -> Cow<'a, [Vec<char>]> {
        let over = self.heads().zip(self.table());
        over.map_or(Cow::default(), |(heads, (table, row))| heads.over(table, row))
    }

    /// The years that stand over each column of the row.
    pub(in crate::check) fn years_over_columns(&self) -> Cow<'a, [Vec<i32>]> {
        let over = self.heads().zip(self.table());
        over.map_or(Cow::default(), |(heads, (table, row))| heads.years_over(table, row))
    }

    /// What names the row that is cited as a whole, and how many rows of the table have the same name.
    pub(in crate::check) fn name_of_row(&self) -> Option<(String, usize)> {
        let (table, row) = self.table().filter(|_| self.is_row())?;
        let column = letters::number_column(table);
        let name = |row: &Row| row.cells.get(column).map(Run::text).unwrap_or_default();
        let own = name(table.rows.get(row)?).trim().to_owned();
        let alike = table.rows.iter().filter(|row| name(row).trim() == own).count();
        (!own.is_empty()).then_some((own, alike))
    }

    /// The letters of the passage or row that the cited words stand in.
    pub(in crate::check) fn passage(&self) -> &'a [char] {
        self.text.letters(self.cited.blocks.start, self.cited.row)
    }

    /// The letters of a row of the table that the place is in.
    pub(in crate::check) fn letters_of_row(&self, row: usize) -> &'a [char] {
        self.text.letters(self.cited.blocks.start, Some(row))
    }

    /// Which letters of the passage are cited; `None` is all of them.
    pub(in crate::check) fn quoted(&self) -> Option<(usize, usize)> {
        let (start, end) = self.cited.letters?;
        let place = parted::place(self.passage(), &(start..end));
        Some((place.start, place.end))
    }

    /// The same, counted without the blanks between numbers.
    pub(in crate::check) fn quoted_without_blanks(&self) -> Option<(usize, usize)> {
        self.cited.letters
    }

    /// The cited words; of a row, all of it.
    pub(in crate::check) fn quote(&self) -> &'a [char] {
        let passage = self.passage();
        let (start, end) = self.quoted().unwrap_or((0, passage.len()));
        passage.get(start..end).unwrap_or_default()
    }

    /// The letters of every block that the record is about.
    pub(in crate::check) fn blocks(&self) -> impl Iterator<Item = &'a [char]> + use<'a> {
        let text = self.text;
        self.cited.blocks.clone().map(|block| text.letters(block, None))
    }

    /// The passage, or the cells of the row.
    fn runs(&self) -> Vec<&'a Run> {
        match self.document().body.blocks.get(self.cited.blocks.start) {
            Some(Block::Heading(_, passage) | Block::Paragraph(passage)) => vec![&passage.run],
            Some(Block::Table(table)) => {
                let row = self.cited.row.and_then(|row| table.rows.get(row));
                row.map_or_else(Vec::new, |row| row.cells.iter().collect())
            }
            None => Vec::new(),
        }
    }

    /// The cited characters in the file of the document.
    pub(in crate::check) fn span(&self, sources: &Sources) -> Option<Span> {
        let letters: Vec<Letter> = self.runs().into_iter().flat_map(letters::of_run).collect();
        let (from, to) = self.cited.letters.unwrap_or((0, letters.len()));
        let (_, start) = letters.get(from)?;
        let (last, end) = letters.get(to.checked_sub(1)?)?;
        Some(sources.span(self.document().origin.file, *start, end + last.len_utf8()))
    }

    /// Some letters of a paragraph in the file of the document; a row has its letters in cells.
    pub(in crate::check) fn span_of(
        &self,
        letters: &Range<usize>,
        sources: &Sources,
    ) -> Option<Span> {
        let [run] = self.runs()[..] else { return None };
        let all = parted::letters_of_run(run);
        let bytes = letters::place(&all, letters);
        Some(sources.span(self.document().origin.file, bytes.start, bytes.end))
    }

    /// The cited words in stretches: the quote, or the cells of the row.
    pub(in crate::check) fn stretches(&self) -> Vec<Vec<char>> {
        if !self.is_row() {
            return vec![self.quote().to_vec()];
        }
        self.runs().into_iter().map(of).collect()
    }

    /// The paragraphs of the record; of a row, the row as a whole and each of its cells, together with the rows above it
    /// under the same number.
    pub(in crate::check) fn here(&self) -> Vec<Vec<char>> {
        let Some((table, row)) = self.table() else {
            return self.blocks().map(<[char]>::to_vec).collect();
        };
        let column = letters::number_column(table);
        let is_numbered =
            |row: &Row| row.cells.get(column).is_some_and(|cell| !cell.text().trim().is_empty());
        let rows = table.rows.get(..=row).unwrap_or_default();
        let start = rows.iter().rposition(is_numbered).unwrap_or(row);
        rows.get(start..).unwrap_or_default().iter().flat_map(row_and_cells).collect()
    }

    /// What stands over the place: the rows above, the nearest first, and the heads of the table, the paragraphs since the
    /// last heading, and the headings of all levels.
    pub(in crate::check) fn above(&self) -> impl Iterator<Item = Vec<char>> + use<'a> {
        let rows = self.table().and_then(|(table, row)| table.rows.get(..row)).unwrap_or_default();
        let rows = rows.iter().rev().flat_map(row_and_cells);
        rows.chain(self.header().iter().map(of)).chain(self.over().into_iter().map(of))
    }

    /// Whether words stand anywhere in the document.
    pub(in crate::check) fn is_in_document(&self, words: &[char]) -> bool {
        let passages = self.text.passages().iter().flatten();
        passages.into_iter().any(|passage| letters::find(passage, words).is_some())
    }

    /// The paragraphs since the last heading, and the headings over the place.
    pub(in crate::check) fn over_it(&self) -> Vec<Vec<char>> {
        self.over().into_iter().map(of).collect()
    }

    /// The title of the table: the paragraph over it or, where that gives the unit, the one before.
    pub(in crate::check) fn title(&self) -> Option<&'a Line> {
        const LONGEST: usize = 60;
        let is_title = |text: &[char]| text.len() <= LONGEST && !text.contains(&'。');
        let paragraphs = self.before().iter().enumerate().rev().map_while(|(at, block)| {
            let line = self.text.line(at)?;
            matches!(block, Block::Paragraph(_)).then_some(line).filter(|line| is_title(line))
        });
        let is_unit = |text: &[char]| {
            ["单位", "计量单位", "（单位"].iter().any(|word| letters::starts_with(text, word))
        };
        paragraphs.take(2).find(|text| !is_unit(text))
    }

    /// What stands over a table and under whatever is before it: another table, or the heading that it may begin with.
    pub(in crate::check) fn caption(&self) -> Vec<&'a Line> {
        let mut caption = Vec::new();
        for (at, block) in self.before().iter().enumerate().rev() {
            if matches!(block, Block::Table(_)) {
                break;
            }
            caption.extend(self.text.line(at));
            if matches!(block, Block::Heading(..)) {
                break;
            }
        }
        caption
    }

    /// The paragraphs that lead to the place, since the last heading: the nearest that ends with a colon, and short lines
    /// that are no sentences right before it, as the title of a list.
    pub(in crate::check) fn leads(&self) -> Vec<&'a Line> {
        const LONGEST: usize = 60;
        let paragraphs = self.before().iter().enumerate().rev().map_while(|(at, block)| {
            matches!(block, Block::Paragraph(_) | Block::Table(_)).then(|| self.text.line(at))
        });
        let mut leads = Vec::new();
        let mut is_right_before = true;
        for line in paragraphs.flatten() {
            let is_lead = line.ends_with(&['：']) || line.ends_with(&[':']);
            is_right_before &= line.len() <= LONGEST && !line.contains(&'。');
            if is_lead || is_right_before {
                leads.push(line);
            }
            if is_lead {
                break;
            }
        }
        leads
    }

    /// The headings of the sections that the place lies in, the innermost first.
    pub(in crate::check) fn sections(&self) -> Vec<&'a Line> {
        self.headings().into_iter().filter_map(|(at, _)| self.text.line(at)).collect()
    }

    /// Whether a year is printed here: in the passage, the head of its table, the section up to here or a heading over it.
    pub(in crate::check) fn prints_year(&self, year: i32) -> bool {
        let year = year.to_string();
        let has = |run: &Run| {
            let letters: Vec<Letter> = letters::of_run(run).collect();
            numbers::in_file(&letters).iter().any(|number| number.digits == year)
        };
        self.runs().into_iter().chain(self.header()).chain(self.over()).any(has)
    }

    /// The first line of the heads of the table, where the place is a row of one.
    fn header(&self) -> &'a [Run] {
        self.table().map_or(&[], |(table, _)| &table.header)
    }

    /// The paragraphs since the last heading, the last first, and the headings of the sections, the innermost first.
    fn over(&self) -> Vec<&'a Run> {
        let headings = self.headings();
        let is_paragraph = |block: &&Block| !matches!(block, Block::Heading(..));
        let before = self.before().iter().rev().take_while(is_paragraph);
        let paragraphs = before.filter_map(|block| match block {
            Block::Paragraph(passage) if self.level().is_none() => Some(&passage.run),
            Block::Paragraph(_) | Block::Heading(..) | Block::Table(_) => None,
        });
        paragraphs.chain(headings.into_iter().map(|(_, heading)| heading)).collect()
    }

    /// The headings of the sections with their blocks, the innermost first. A heading of the same level begins another
    /// section.
    fn headings(&self) -> Vec<(usize, &'a Run)> {
        let mut level = self.level().unwrap_or(u8::MAX);
        let headings =
            self.before().iter().enumerate().rev().filter_map(|(at, block)| match block {
                Block::Heading(of_this, passage) if *of_this < level => {
                    level = *of_this;
                    Some((at, &passage.run))
                }
                _ => None,
            });
        headings.collect()
    }

    /// The level of the place, where it is a heading.
    fn level(&self) -> Option<u8> {
        match self.document().body.blocks.get(self.cited.blocks.start)? {
            Block::Heading(level, _) => Some(*level),
            Block::Paragraph(_) | Block::Table(_) => None,
        }
    }

    /// The blocks of the document before the cited one.
    fn before(&self) -> &'a [Block] {
        self.document().body.blocks.get(..self.cited.blocks.start).unwrap_or_default()
    }
}

/// The letters of a cell or passage, with the blanks between its numbers.
pub(in crate::check) fn of(run: &Run) -> Vec<char> {
    parted::of_run(run)
}

/// A row as a whole and each of its cells.
fn row_and_cells(row: &Row) -> Vec<Vec<char>> {
    std::iter::once(letters::of_row(row)).chain(row.cells.iter().map(of)).collect()
}
