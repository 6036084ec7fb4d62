//! Finds the place of every citation in the text of its document.

use std::collections::BTreeMap;

use super::references::records;
use super::{Subject, documents, letters};
use crate::content::{
    Block, Citation, CitedPlace, Document, DocumentId, Origin, Print, Publish, Row, Run, Table,
};
use crate::diag::{Code, Finding, Span};
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
    let none = Print::default();
    let populations = content.districts.iter().filter_map(|d| d.profile.population.as_ref());
    let populations = populations.map(|p| (&p.citation, &p.origin, &none));
    let records = records(content).map(|r| (r.citation, r.origin, r.print()));
    let mut cited = BTreeMap::new();
    for (citation, origin, print) in records.chain(populations) {
        let known = documents(content).find(|(_, d)| d.id == citation.document);
        let Some((_, document)) = known else { continue };
        match place(document, citation, print) {
            Ok(place) => drop(cited.insert(origin.clone(), place)),
            Err(code) => findings.push(missing(subject, citation, origin, code)),
        }
        if let CitedPlace::Quote { quote, .. } = &citation.place
            && document.publish == Publish::Quotes
            && quote.chars().count() > SHORT
        {
            let span = origin.span(subject.sources, Some("cite"));
            let say = say!(
                "这份文件只许短引，引文不能超过 {SHORT} 个字",
                "only short quotes of this document are shown, at most {SHORT} characters"
            );
            findings.push(Finding::new(Code::QuoteTooLong, span, say));
        }
    }
    cited
}

fn missing(subject: &Subject<'_>, citation: &Citation, origin: &Origin, code: Code) -> Finding {
    let span: Span = origin.span(subject.sources, Some("cite"));
    let document = &citation.document;
    match &citation.place {
        CitedPlace::Row { table, row } => Finding::new(
            code,
            span,
            say!("`{document}` 里没有“{table}”的第 {row} 行", "`{document}` has no row {row} of `{table}`"),
        )
        .hint(say!(
            "`table` 写表题的开头，`row` 写序号栏里印的数",
            "`table` is the start of the table's title, `row` the printed number of the row"
        )),
        CitedPlace::Quote { quote, .. } => Finding::new(
            code,
            span,
            say!("在 `{document}` 里找不到“{quote}”", "`{document}` does not say `{quote}`"),
        )
        .hint(say!(
            "引文要与正文一字不差，空格和换行不计；`under` 和 `table` 写标题的开头",
            "a quote is the text to the letter, blanks aside; `under` and `table` are the start of a heading"
        )),
    }
}

fn place(document: &Document, citation: &Citation, print: &Print) -> Result<Cited, Code> {
    let blocks = document.body.blocks.as_slice();
    let cited = |anchor: &str, letters| Cited {
        document: document.id.clone(),
        anchor: anchor.to_owned(),
        letters,
    };
    match &citation.place {
        CitedPlace::Row { table, row } => {
            let table = table_after(blocks, table).ok_or(Code::RowNotFound)?;
            let row = numbered_row(table, row, print.part.as_deref()).ok_or(Code::RowNotFound)?;
            Ok(cited(&row.anchor, None))
        }
        CitedPlace::Quote { quote, under, table } => {
            let quote = letters::of_text(quote);
            let hit = |at: usize| Some((at, at + quote.len()));
            if let Some(table) = table {
                let table = table_after(blocks, table).ok_or(Code::RowNotFound)?;
                let rows = table.rows.iter().map(|row| (&row.anchor, letters::of_row(row)));
                let found = first(rows, &quote).ok_or(Code::QuoteNotFound)?;
                return Ok(cited(found.0, hit(found.1)));
            }
            let start = match under {
                Some(head) => position(blocks, head).ok_or(Code::QuoteNotFound)?,
                None => 0,
            };
            let found = first(blocks.iter().skip(start).flat_map(passages), &quote);
            let found = found.ok_or(Code::QuoteNotFound)?;
            Ok(cited(found.0, hit(found.1)))
        }
    }
}

/// The passages of a block: itself, or the rows of a table.
fn passages(block: &Block) -> Vec<(&String, Vec<char>)> {
    match block {
        Block::Heading(_, passage) | Block::Paragraph(passage) => {
            vec![(&passage.anchor, letters::of_passage(passage))]
        }
        Block::Table(table) => table.rows.iter().map(|r| (&r.anchor, letters::of_row(r))).collect(),
    }
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
