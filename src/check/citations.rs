//! Finds the place of every citation in the text of its document.

use std::collections::BTreeMap;

use super::references::citations;
use super::{Subject, documents, letters};
use crate::content::{
    Block, Citation, CitedPlace, Document, DocumentId, Origin, Publish, Row, Run, Table,
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
    let mut cited = BTreeMap::new();
    for (citation, origin) in citations(content) {
        let known = documents(content).find(|(_, d)| d.id == citation.document);
        let Some((_, document)) = known else { continue };
        match place(document, citation) {
            Ok(place) => drop(cited.insert(origin.clone(), place)),
            Err(missing) => findings.push(missing.finding(subject, citation, origin)),
        }
        if let CitedPlace::Quote { quote, .. } = &citation.place
            && document.publish == Publish::Quotes
            && quote.chars().count() > SHORT
        {
            let span = origin.span(subject.sources, &["cite", "quote"]);
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
        Finding::new(code, origin.span(subject.sources, &["cite", key]), message).hint(hint)
    }
}

fn place<'a>(document: &Document, citation: &'a Citation) -> Result<Cited, Missing<'a>> {
    let blocks = document.body.blocks.as_slice();
    let cited = |anchor: &str, letters| Cited {
        document: document.id.clone(),
        anchor: anchor.to_owned(),
        letters,
    };
    let find_table = |title: &'a String| table_after(blocks, title).ok_or(Missing::Table(title));
    match &citation.place {
        CitedPlace::Row { table, row, part } => {
            let missing = Missing::Row(table, row);
            let row = numbered_row(find_table(table)?, row, part.as_deref()).ok_or(missing)?;
            Ok(cited(&row.anchor, None))
        }
        CitedPlace::Quote { quote, under, table } => {
            let words = letters::of_text(quote);
            let start = match under {
                Some(head) => position(blocks, head).ok_or(Missing::Under(head))?,
                None => 0,
            };
            let found = match table {
                Some(table) => first(rows(find_table(table)?).into_iter(), &words),
                None => first(blocks.iter().skip(start).flat_map(passages), &words),
            };
            let (anchor, at) = found.ok_or(Missing::Quote(quote))?;
            Ok(cited(anchor, Some((at, at + words.len()))))
        }
    }
}

/// The passages of a block: itself, or the rows of a table.
fn passages(block: &Block) -> Vec<(&String, Vec<char>)> {
    match block {
        Block::Heading(_, passage) | Block::Paragraph(passage) => {
            vec![(&passage.anchor, letters::of_passage(passage))]
        }
        Block::Table(table) => rows(table),
    }
}

fn rows(table: &Table) -> Vec<(&String, Vec<char>)> {
    table.rows.iter().map(|row| (&row.anchor, letters::of_row(row))).collect()
}

fn first<'a>(
    mut passages: impl Iterator<Item = (&'a String, Vec<char>)>,
    words: &[char],
) -> Option<(&'a String, usize)> {
    passages.find_map(|(anchor, text)| letters::find(&text, words).map(|at| (anchor, at)))
}

/// The block that starts with these words and does not go on with a digit: `专栏1` is not `专栏12`.
fn position(blocks: &[Block], head: &str) -> Option<usize> {
    let head = letters::of_text(head);
    blocks.iter().position(|block| {
        let (Block::Heading(_, passage) | Block::Paragraph(passage)) = block else { return false };
        let text = letters::of_passage(passage);
        let next = text.get(head.len());
        text.starts_with(&head) && !next.is_some_and(char::is_ascii_digit)
    })
}

fn table_after<'a>(blocks: &'a [Block], title: &str) -> Option<&'a Table> {
    let start = position(blocks, title)?;
    blocks.iter().skip(start).find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Heading(..) | Block::Paragraph(_) => None,
    })
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
    let Some(part) = part else { return Some(row) };
    let mut named = std::iter::once(row).chain(parts);
    named.find(|row| row.cells.iter().any(|cell| is(cell, part))).or(Some(row))
}
