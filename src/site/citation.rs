//! Cited passages: which words of a document carry a record, and where on the site they lead.

use std::collections::BTreeMap;

use super::route::Route;
use super::shown::Shown;
use crate::check::{Checked, Cited};
use crate::model::{DocumentId, RecordId};

/// A stretch of a passage that carries records.
#[derive(Debug)]
pub(crate) struct Mark {
    /// The anchor of the stretch.
    pub(crate) anchor: String,
    /// The letters of the passage, blanks set aside; `None` is a whole row.
    pub(crate) letters: Option<(usize, usize)>,
    /// The records that cite it.
    records: Vec<RecordId>,
}

/// All cited passages of a site.
#[derive(Debug, Default)]
pub(crate) struct Citations {
    /// By document and anchor of the passage.
    marks: BTreeMap<(DocumentId, String), Vec<Mark>>,
    /// The anchor that backs a record.
    anchors: BTreeMap<RecordId, String>,
    /// Where records are shown.
    shown: BTreeMap<RecordId, Shown>,
}

impl Citations {
    /// Joins the places of all records; places that overlap become one mark.
    pub(crate) fn new(checked: &Checked, shown: BTreeMap<RecordId, Shown>) -> Self {
        let mut passages: BTreeMap<(DocumentId, String), Vec<(&Cited, RecordId)>> = BTreeMap::new();
        for record in shown.keys().copied() {
            // What is from a source has no words here.
            let Some(cited) = checked.place(record) else { continue };
            let passage = (cited.document.clone(), cited.anchor.clone());
            passages.entry(passage).or_default().push((cited, record));
        }
        let mut citations = Self::default();
        for ((document, passage), cited) in passages {
            let marks = marks(&passage, cited);
            for mark in &marks {
                let anchors = mark.records.iter().map(|record| (*record, mark.anchor.clone()));
                citations.anchors.extend(anchors);
            }
            citations.marks.insert((document, passage), marks);
        }
        citations.shown = shown;
        citations
    }

    /// The marks of a passage, from its start.
    pub(crate) fn in_passage(&self, document: &DocumentId, anchor: &str) -> &[Mark] {
        self.marks.get(&(document.clone(), anchor.to_owned())).map_or(&[], Vec::as_slice)
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
        self.anchors.get(&record).map_or("", String::as_str)
    }

    /// Where a record is shown.
    pub(crate) fn shown(&self, record: RecordId) -> Option<&Shown> {
        self.shown.get(&record)
    }

    /// The link from a page to where a record is shown.
    pub(crate) fn link(&self, page: &Route<'_>, record: RecordId) -> String {
        let shown = self.shown(record).expect("every record is shown somewhere");
        page.link_at(&shown.place.route(), &shown.anchor)
    }

    /// Where the records of a mark are shown, each place once.
    pub(crate) fn figures<'a>(&'a self, mark: &'a Mark) -> Vec<&'a Shown> {
        let mut figures: Vec<&Shown> = Vec::new();
        for shown in mark.records.iter().filter_map(|record| self.shown.get(record)) {
            if !figures.iter().any(|f| (&f.place, &f.anchor) == (&shown.place, &shown.anchor)) {
                figures.push(shown);
            }
        }
        figures
    }
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
            None => passage.to_owned(),
            // By its first letter: a mark that is added before it leaves it its name.
            Some((start, _)) => format!("q-{passage}-{}", start + 1),
        };
        marks.push(Mark { anchor, letters: cited.letters, records: vec![record] });
    }
    marks
}
