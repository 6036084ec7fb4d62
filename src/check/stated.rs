//! The words of values that are from sources: as a document of one paragraph, so that whatever reads the words of
//! documents reads them. Their documents are not here: what is read are the words that somebody typed.

use std::collections::BTreeMap;

use super::record::{FromSource, from_sources};
use super::text::document::DocumentText;
use super::text::letters;
use super::text::locate::{Cited, cited};
use crate::diag::Sources;
use crate::model::{
    Block, Body, District, Document, DocumentId, Passage, Piece, Publish, RecordId, Role, Run,
    YEARS, is_blank,
};

/// The words of a district's values that are from sources, by the record that they are of.
pub(super) struct Stated(BTreeMap<RecordId, Document>);

impl Stated {
    pub(super) fn of(sources: &Sources, district: &District) -> Self {
        let documents = from_sources(district)
            .filter_map(|value| Some((value.record, document(sources, value)?)));
        Self(documents.collect())
    }

    /// Each with all of its words as the place that is cited.
    pub(super) fn texts(&self) -> BTreeMap<RecordId, (DocumentText<'_>, Cited)> {
        let each = self.0.iter();
        each.map(|(record, document)| (*record, with_place(document))).collect()
    }
}

/// The words, and all of them as the place that is cited.
fn with_place(document: &Document) -> (DocumentText<'_>, Cited) {
    let text = DocumentText::of_words(document);
    let length = letters::forms(text.letters(0, None)).len();
    let place = cited(&text, (0, 0), Some((0, length)));
    (text, place)
}

/// The words as a document. What a document says of itself stays open: its years are all that there are.
fn document(sources: &Sources, value: FromSource<'_>) -> Option<Document> {
    let FromSource { citation, origin, .. } = value;
    let words = parted(citation.words.as_deref()?);
    let place = origin.span(sources, &["cite", "words"]);
    let piece = Piece { text: words, range: place.start()..place.end(), strong: false };
    let passage = Passage { anchor: String::new(), run: Run { pieces: vec![piece] } };
    Some(Document {
        // The ids of both have one form.
        id: DocumentId::parse(citation.source.as_str())?,
        title: String::new(),
        number: None,
        issuer: None,
        publisher: None,
        url: None,
        adopted: None,
        printed: None,
        period: (*YEARS.start(), *YEARS.end()),
        role: Role::Report,
        publish: Publish::Full,
        source: String::new(),
        note: None,
        errata: Vec::new(),
        body: Body { blocks: vec![Block::Paragraph(passage)] },
        origin: origin.clone(),
    })
}

/// Words with a sign where a blank parts a number from a negative one: whoever types a row of a table has blanks between
/// its cells. Other numbers are parted by their blank.
fn parted(words: &str) -> String {
    let mut parted = String::with_capacity(words.len());
    let mut rest = words.chars().peekable();
    let mut before = None;
    while let Some(c) = rest.next() {
        parted.push(c);
        if !is_blank(c) {
            before = Some(c);
            continue;
        }
        let is_number = |c: &char| c.is_ascii_digit() || ('０'..='９').contains(c);
        let begins = |c: &char| matches!(c, '-' | '−' | '－');
        if before.as_ref().is_some_and(is_number) && rest.peek().is_some_and(begins) {
            parted.push('|');
        }
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::parted;

    #[test]
    fn blanks_part_numbers_and_nothing_else() {
        for (words, expected) in [
            ("人均预期寿命（岁） 78.5 79.0", "人均预期寿命（岁） 78.5 79.0"),
            ("2.5 -1.3", "2.5 |-1.3"),
            ("2023 年 79.2 岁", "2023 年 79.2 岁"),
            ("5 — 10", "5 — 10"),
        ] {
            assert_eq!(parted(words), expected);
        }
    }
}
