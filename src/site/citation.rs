//! Cited passages: which words of a document carry a record, and where on the site they lead.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::route::Route;
use super::shown::Shown;
use crate::check::{Checked, Cited};
use crate::model::{DocumentId, RecordId, RecordMap};

/// A stretch of a passage that carries records.
#[derive(Debug)]
pub(crate) struct Mark {
    /// The anchor of the stretch.
    pub(crate) anchor: Arc<str>,
    /// The letters of the passage, blanks set aside; `None` is a whole row.
    pub(crate) letters: Option<(usize, usize)>,
    /// The records that cite it.
    records: Vec<RecordId>,
}

/// The marks of the passages of a document, by the anchor of each.
type Marks<'a> = BTreeMap<&'a str, Vec<Mark>>;

/// All cited passages of a site.
#[derive(Debug)]
pub(crate) struct Citations<'a> {
    marks: BTreeMap<&'a DocumentId, Marks<'a>>,
    /// The anchor that backs a record.
    anchors: RecordMap<Arc<str>>,
    /// Where records are shown.
    shown: RecordMap<Shown<'a>>,
}

impl<'a> Citations<'a> {
    /// Joins the places of all records; places that overlap become one mark.
    pub(crate) fn new(checked: &'a Checked, shown: RecordMap<Shown<'a>>) -> Self {
        // What is from a source has no words here.
        let cited = shown.iter().filter_map(|(record, _)| Some((checked.place(record)?, record)));
        let mut documents: BTreeMap<&DocumentId, Vec<(&Cited, RecordId)>> = BTreeMap::new();
        let cited: Vec<(&Cited, RecordId)> = cited.collect();
        for run in cited.chunk_by(|(one, _), (other, _)| one.document == other.document) {
            let Some((first, _)) = run.first() else { continue };
            documents.entry(&first.document).or_default().extend(run);
        }
        let documents = documents.into_par_iter();
        let each = documents.map(|(document, cited)| (document, of_document(cited)));
        let marks: BTreeMap<&DocumentId, Marks<'_>> = each.collect();
        let all = marks.values().flat_map(BTreeMap::values).flatten();
        let anchors = all
            .flat_map(|mark| mark.records.iter().map(|record| (*record, Arc::clone(&mark.anchor))));
        Self { anchors: anchors.collect(), marks, shown }
    }

    /// The marks of a passage, from its start.
    pub(crate) fn in_passage(&self, document: &DocumentId, anchor: &str) -> &[Mark] {
        let marks = self.marks.get(document).and_then(|marks| marks.get(anchor));
        marks.map_or(&[], Vec::as_slice)
    }

    /// The link from a page to the words that back a record.
    pub(crate) fn source(
        &self,
        page: &Route<'_>,
        document: &DocumentId,
        record: RecordId,
    ) -> String {
        page.link_at(&Route::Document(document), self.anchor(record))
    }

    /// The anchor of the words that back a record: those of other records that overlap share it.
    pub(crate) fn anchor(&self, record: RecordId) -> &str {
        self.anchors.get(record).map_or("", |anchor| anchor)
    }

    /// Where a record is shown.
    pub(crate) fn shown(&self, record: RecordId) -> Option<&Shown<'a>> {
        self.shown.get(record)
    }

    /// The link from a page to where a record is shown.
    pub(crate) fn link(&self, page: &Route<'_>, record: RecordId) -> String {
        let shown = self.shown(record).expect("every record is shown somewhere");
        shown.link(page)
    }

    /// Where the records of a mark are shown, each place once.
    pub(crate) fn figures(&self, mark: &Mark) -> Vec<&Shown<'a>> {
        let mut figures: Vec<&Shown<'_>> = Vec::new();
        for shown in mark.records.iter().filter_map(|record| self.shown.get(*record)) {
            if !figures.iter().any(|f| (f.place, f.anchor()) == (shown.place, shown.anchor())) {
                figures.push(shown);
            }
        }
        figures
    }
}

/// The marks of a document, out of the places that are cited in it.
fn of_document(cited: Vec<(&Cited, RecordId)>) -> Marks<'_> {
    let mut passages: BTreeMap<&str, Vec<(&Cited, RecordId)>> = BTreeMap::new();
    for (place, record) in cited {
        passages.entry(&place.anchor).or_default().push((place, record));
    }
    passages.into_iter().map(|(passage, cited)| (passage, marks(passage, cited))).collect()
}

fn marks(passage: &str, mut cited: Vec<(&Cited, RecordId)>) -> Vec<Mark> {
    cited.sort_by_key(|(cited, _)| cited.letters);
    let mut marks: Vec<Mark> = Vec::new();
    for (cited, record) in cited {
        let joined = marks.last_mut().filter(|last| match (last.letters, cited.letters) {
            (None, None) => true,
            (Some((_, end)), Some((start, _))) => start < end,
            _ => false,
        });
        if let Some(last) = joined {
            if let (Some((_, end)), Some((_, further))) = (last.letters.as_mut(), cited.letters) {
                *end = further.max(*end);
            }
            last.records.push(record);
            continue;
        }
        let anchor = match cited.letters {
            None => passage.into(),
            // By its first letter: a mark that is added before it leaves it its name.
            Some((start, _)) => format!("q-{passage}-{}", start + 1).into(),
        };
        marks.push(Mark { anchor, letters: cited.letters, records: vec![record] });
    }
    marks
}
