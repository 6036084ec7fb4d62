//! Finds the place of every citation in the text of its document.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::letters;
use super::references::citations;
use super::{Subject, documents};
use crate::content::{
    Block, Citation, CitedPlace, Document, DocumentId, Origin, Publish, Row, Run, Table, Wanted,
    slip,
};
use crate::diag::{Code, Finding};
use crate::say;

/// How long a quote from a document may be of which only short quotes are shown, in characters.
const SHORT: usize = 60;

/// A place in the text of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// The document.
    pub document: DocumentId,
    /// The anchor of the heading, paragraph or table row.
    pub anchor: String,
    /// The quoted characters, counted in the passage without blanks; `None` is the whole row.
    pub letters: Option<(usize, usize)>,
    /// The blocks of the text that the record is about: the cited one, and for a task the paragraphs that belong to it.
    pub blocks: Range<usize>,
    /// The row, where the block is a table.
    pub row: Option<usize>,
}

/// The documents with the letters of their passages, taken out once for all who look something up.
pub(super) type Texts<'a> = BTreeMap<&'a DocumentId, Text<'a>>;

pub(super) fn texts<'a>(subject: &Subject<'a>) -> Texts<'a> {
    documents(subject.content).map(|(_, document)| (&document.id, Text::new(document))).collect()
}

/// The place of every record's source.
pub(super) fn find(
    subject: &Subject<'_>,
    texts: &Texts<'_>,
    findings: &mut Vec<Finding>,
) -> BTreeMap<Origin, Cited> {
    let mut cited = BTreeMap::new();
    for (citation, origin) in citations(subject.content) {
        // That a document is not there is said elsewhere.
        let Some(text) = texts.get(&citation.document) else { continue };
        match text.place(citation) {
            Ok(place) => drop(cited.insert(origin.clone(), place)),
            Err(missing) => findings.push(missing.finding(subject, citation, origin)),
        }
        if text.document.publish == Publish::Quotes && text.shown(citation) > SHORT {
            let key =
                if matches!(citation.place, CitedPlace::Row { .. }) { "row" } else { "quote" };
            let span = origin.span(subject.sources, &["cite", key]);
            let say = say!(
                "这份文件只许短引，引文不能超过 {SHORT} 个字",
                "only short quotes of this document are shown, at most {SHORT} characters"
            );
            findings.push(Finding::new(Code::QuoteTooLong, span, say));
        }
    }
    whole_tasks(subject, texts, &mut cited);
    cited
}

/// A task in running text goes on over the paragraphs behind its first, up to a heading, a table or another task.
fn whole_tasks(subject: &Subject<'_>, texts: &Texts<'_>, cited: &mut BTreeMap<Origin, Cited>) {
    let plans = || subject.content.districts.iter().flat_map(|district| &district.plans);
    let tasks: Vec<&Origin> = plans().flat_map(|plan| &plan.tasks).map(|t| &t.origin).collect();
    let starts: BTreeSet<(DocumentId, usize)> = tasks
        .iter()
        .filter_map(|origin| cited.get(*origin))
        .map(|place| (place.document.clone(), place.blocks.start))
        .collect();
    for origin in tasks {
        let Some(place) = cited.get_mut(origin).filter(|place| place.row.is_none()) else {
            continue;
        };
        let Some(text) = texts.get(&place.document) else { continue };
        let blocks = text.document.body.blocks.iter().enumerate().skip(place.blocks.end);
        let more = blocks.take_while(|(at, block)| {
            matches!(block, Block::Paragraph(_)) && !starts.contains(&(place.document.clone(), *at))
        });
        place.blocks.end += more.count();
    }
}

/// What of a citation is not in its document.
enum Missing<'a> {
    Quote(&'a str),
    Under(&'a str),
    Table(&'a str),
    Row(&'a str, &'a str),
}

impl Missing<'_> {
    fn finding(&self, subject: &Subject<'_>, citation: &Citation, origin: &Origin) -> Finding {
        let document = &citation.document;
        let heading = || {
            say!(
                "写标题或段落开头的字，如 `专栏1`",
                "give the first words of a heading or paragraph, for example `专栏1`"
            )
        };
        let (code, key, message, hint) = match self {
            Self::Quote(quote) => (
                Code::QuoteNotFound,
                "quote",
                say!(
                    "在 `{document}` 里找不到“{quote}”",
                    "`{document}` does not contain `{quote}`"
                ),
                say!(
                    "引文要与正文一字不差，空格和换行不计；写了 `under` 或 `table` 的，只在那里找",
                    "a quote must match the text exactly, apart from blanks; with `under` or `table` only that place is searched"
                ),
            ),
            Self::Under(head) => (
                Code::QuoteNotFound,
                "under",
                say!(
                    "`{document}` 里没有以“{head}”开头的标题或段落",
                    "nothing in `{document}` starts with `{head}`"
                ),
                heading(),
            ),
            Self::Table(table) => (
                Code::RowNotFound,
                "table",
                say!(
                    "`{document}` 里没有题为“{table}”的表",
                    "`{document}` has no table under `{table}`"
                ),
                heading(),
            ),
            Self::Row(table, row) => (
                Code::RowNotFound,
                "row",
                say!("“{table}”里没有第 {row} 行", "`{table}` has no row {row}"),
                say!("写序号栏里印的数", "give the number printed in the row"),
            ),
        };
        let mut finding = subject.finding(code, origin, &["cite", key], message);
        // A table of the print may well have full-width digits: they are named only where nothing was found.
        if let Self::Table(words) | Self::Row(_, words) = self {
            finding.hints.extend(slip(words, Wanted::Number));
        }
        finding.hint(hint)
    }
}

/// A document with the letters of its passages, taken out once for all its citations.
pub(super) struct Text<'a> {
    pub(super) document: &'a Document,
    /// For each block its passages: itself, or the rows of a table, each with its anchor.
    passages: Vec<Vec<(&'a str, Vec<char>)>>,
}

impl<'a> Text<'a> {
    fn new(document: &'a Document) -> Self {
        let passages = document.body.blocks.iter().map(|block| match block {
            Block::Heading(_, passage) | Block::Paragraph(passage) => {
                vec![(passage.anchor.as_str(), letters::of_passage(passage))]
            }
            Block::Table(table) => {
                table.rows.iter().map(|r| (r.anchor.as_str(), letters::of_row(r))).collect()
            }
        });
        Self { document, passages: passages.collect() }
    }

    /// The letters of a block, or of one row of it.
    pub(super) fn letters(&self, block: usize, row: Option<usize>) -> &[char] {
        let passage = self.passages.get(block).and_then(|block| block.get(row.unwrap_or(0)));
        passage.map_or(&[], |(_, letters)| letters)
    }

    fn place<'c>(&self, citation: &'c Citation) -> Result<Cited, Missing<'c>> {
        let cited = |(block, row): (usize, usize), letters| {
            let is_table = matches!(self.document.body.blocks.get(block), Some(Block::Table(_)));
            let passage = self.passages.get(block).and_then(|block| block.get(row));
            Cited {
                document: self.document.id.clone(),
                anchor: passage.map_or("", |(anchor, _)| *anchor).to_owned(),
                letters,
                blocks: block..block + 1,
                row: is_table.then_some(row),
            }
        };
        let table_at = |title: &'c String| self.table(title).ok_or(Missing::Table(title));
        match &citation.place {
            CitedPlace::Row { table, row, part } => {
                let (block, found) = table_at(table)?;
                let row =
                    numbered_row(found, row, part.as_deref()).ok_or(Missing::Row(table, row))?;
                Ok(cited((block, row), None))
            }
            CitedPlace::Quote { quote, under, table } => {
                let blocks = match (table, under) {
                    (Some(table), _) => {
                        let (at, _) = table_at(table)?;
                        at..at + 1
                    }
                    (None, Some(head)) => {
                        self.starting(head).ok_or(Missing::Under(head))?..self.passages.len()
                    }
                    (None, None) => 0..self.passages.len(),
                };
                let words = letters::of_text(quote);
                let from = blocks.start;
                let blocks = self.passages.get(blocks).unwrap_or_default().iter().enumerate();
                let mut found = blocks.flat_map(|(n, passages)| {
                    let passages = passages.iter().enumerate();
                    let words = &words;
                    passages.filter_map(move |(row, (_, text))| {
                        letters::find(text, words).map(|at| ((from + n, row), at))
                    })
                });
                let (place, at) = found.next().ok_or(Missing::Quote(quote))?;
                Ok(cited(place, Some((at, at + words.len()))))
            }
        }
    }

    /// How many letters of the document a citation shows.
    fn shown(&self, citation: &Citation) -> usize {
        if let CitedPlace::Quote { quote, .. } = &citation.place {
            return letters::of_text(quote).len();
        }
        let place = self.place(citation).ok();
        place.map_or(0, |place| self.letters(place.blocks.start, place.row).len())
    }

    /// The block that starts with these words and does not go on with a digit: `专栏1` is not `专栏12`.
    fn starting(&self, head: &str) -> Option<usize> {
        let head = letters::of_text(head);
        let starts = |text: &[char]| {
            text.starts_with(&head) && !text.get(head.len()).is_some_and(char::is_ascii_digit)
        };
        let mut blocks = self.document.body.blocks.iter().zip(&self.passages);
        blocks.position(|(block, passages)| {
            !matches!(block, Block::Table(_)) && passages.iter().any(|(_, text)| starts(text))
        })
    }

    /// The table under a title, with its place among the blocks. Between the two there may be more of the title and a
    /// paragraph, as 单位：万元, but no other section.
    fn table(&self, title: &str) -> Option<(usize, &'a Table)> {
        let start = self.starting(title)?;
        let mut is_in_title = true;
        for (at, block) in self.document.body.blocks.iter().enumerate().skip(start + 1) {
            match block {
                Block::Table(table) => return Some((at, table)),
                Block::Heading(..) if !is_in_title => return None,
                Block::Heading(..) => {}
                Block::Paragraph(_) => is_in_title = false,
            }
        }
        None
    }
}

/// The row with this printed number; of a row in parts, the one that names the part.
fn numbered_row(table: &Table, number: &str, part: Option<&str>) -> Option<usize> {
    let is = |run: &Run, words: &str| letters::of_text(&run.text()) == letters::of_text(words);
    let column = letters::number_column(table);
    let cell = |row: &Row| row.cells.get(column).map(Run::text);
    let is_number = |row: &Row| cell(row).is_some_and(|text| text.trim() == number.trim());
    let start = table.rows.iter().position(is_number)?;
    let is_part = |row: &&Row| cell(row).is_some_and(|text| text.trim().is_empty());
    let parts = table.rows.iter().skip(start + 1).take_while(is_part).count();
    // A part of a row that has none tells people apart, not rows.
    let Some(part) = part.filter(|_| parts > 0) else { return Some(start) };
    let mut named = table.rows.iter().enumerate().skip(start).take(parts + 1);
    named.find(|(_, row)| row.cells.iter().any(|cell| is(cell, part))).map(|(at, _)| at)
}
