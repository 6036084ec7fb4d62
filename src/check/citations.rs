//! Finds the place of every citation in the text of its document.

use std::collections::BTreeMap;

use super::references::citations;
use super::{Subject, documents, letters};
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
}

/// The place of every commitment's, observation's and population's source.
pub(super) fn find(subject: &Subject<'_>, findings: &mut Vec<Finding>) -> BTreeMap<Origin, Cited> {
    let content = subject.content;
    let texts: BTreeMap<&DocumentId, Text<'_>> =
        documents(content).map(|(_, document)| (&document.id, Text::new(document))).collect();
    let mut cited = BTreeMap::new();
    for (citation, origin) in citations(content) {
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
    cited
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
                "give the opening words of a heading or paragraph, as `专栏1`"
            )
        };
        let (code, key, message, hint) = match self {
            Self::Quote(quote) => (
                Code::QuoteNotFound,
                "quote",
                say!("在 `{document}` 里找不到“{quote}”", "`{document}` does not say `{quote}`"),
                say!(
                    "引文要与正文一字不差，空格和换行不计；写了 `under` 或 `table` 的，只在那里找",
                    "a quote is the text to the letter, blanks aside; with `under` or `table` it is looked for there alone"
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
struct Text<'a> {
    document: &'a Document,
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

    fn place<'c>(&self, citation: &'c Citation) -> Result<Cited, Missing<'c>> {
        let cited = |anchor: &str, letters| Cited {
            document: self.document.id.clone(),
            anchor: anchor.to_owned(),
            letters,
        };
        let table_at = |title: &'c String| self.table(title).ok_or(Missing::Table(title));
        match &citation.place {
            CitedPlace::Row { table, row, part } => {
                let (_, found) = table_at(table)?;
                let row =
                    numbered_row(found, row, part.as_deref()).ok_or(Missing::Row(table, row))?;
                Ok(cited(&row.anchor, None))
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
                let passages = self.passages.get(blocks).unwrap_or_default().iter().flatten();
                let mut found = passages.filter_map(|(anchor, text)| {
                    letters::find(text, &words).map(|at| (anchor, at))
                });
                let (anchor, at) = found.next().ok_or(Missing::Quote(quote))?;
                Ok(cited(anchor, Some((at, at + words.len()))))
            }
        }
    }

    /// How many letters of the document a citation shows.
    fn shown(&self, citation: &Citation) -> usize {
        if let CitedPlace::Quote { quote, .. } = &citation.place {
            return letters::of_text(quote).len();
        }
        let row = self.place(citation).ok();
        let is_row = |anchor: &str| row.as_ref().is_some_and(|row| row.anchor == anchor);
        let mut passages = self.passages.iter().flatten();
        passages.find(|(anchor, _)| is_row(anchor)).map_or(0, |(_, text)| text.len())
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
fn numbered_row<'a>(table: &'a Table, number: &str, part: Option<&str>) -> Option<&'a Row> {
    let is = |run: &Run, words: &str| letters::of_text(&run.text()) == letters::of_text(words);
    let column = table.header.iter().position(|cell| is(cell, "序号")).unwrap_or(0);
    let cell = |row: &'a Row| row.cells.get(column);
    let start = table.rows.iter().position(|row| cell(row).is_some_and(|c| is(c, number)))?;
    let mut rows = table.rows.iter().skip(start);
    let row = rows.next()?;
    let parts = rows.take_while(|row| cell(row).is_some_and(|c| c.text().trim().is_empty()));
    let parts: Vec<&Row> = parts.collect();
    // A part of a row that has none tells people apart, not rows.
    let Some(part) = part.filter(|_| !parts.is_empty()) else { return Some(row) };
    let mut named = std::iter::once(row).chain(parts);
    named.find(|row| row.cells.iter().any(|cell| is(cell, part)))
}
