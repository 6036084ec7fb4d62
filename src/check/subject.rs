//! What checks look at: one document, one district, or the site. A check is given no more than its scope.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::record::{Backing, Record, Value, citations, records};
use super::stated::Stated;
use super::text::categories::Words;
use super::text::document::DocumentText;
use super::text::letters::{self, Letter};
use super::text::locate::{Cited, locate};
use super::text::opening::is_next;
use super::text::place::Place;
use super::text::tokens;
use crate::diag::{Code, FileId, Finding, Message, Sources, Span};
use crate::model::{
    Block, Cite, Content, Dimension, District, Document, DocumentId, Indicator, IndicatorId,
    Origin, Profile, Publication, RecordId, RecordMap, Revisions, Run, Site, Source, SourceId,
};
use crate::say;

/// What a district may look up beyond itself: the settings, the catalogue and the documents of all districts. It is made
/// once, and small: it refers to the content and holds nothing of its texts.
pub(super) struct Index<'a> {
    pub(super) sources: &'a Sources,
    pub(super) site: &'a Site,
    /// The catalogue. Of two indicators with one id the first counts; `references` reports the second.
    pub(super) indicators: BTreeMap<&'a IndicatorId, &'a Indicator>,
    /// The names of the indicators, as letters.
    names: BTreeMap<&'a IndicatorId, Vec<Name>>,
    /// Every document with the district that it is of; of two with one id the first.
    pub(super) documents: BTreeMap<&'a DocumentId, (&'a Profile, &'a Document)>,
    /// The sources that values may be from.
    pub(super) known_sources: BTreeMap<&'a SourceId, &'a Source>,
    /// The dimensions by which values are broken down, with their words.
    pub(super) groupings: Vec<Grouping<'a>>,
    /// The documents as received, by the path that names them, or why one was not read.
    originals: BTreeMap<&'a str, &'a Result<FileId, Message>>,
}

/// The documents of others that the records of a district name, some more than once.
pub(crate) fn named_documents(district: &District) -> impl Iterator<Item = &DocumentId> {
    let plans = district.plans.iter().map(|plan| &plan.document);
    let named = citations(district).map(|backing| &backing.citation.document).chain(plans);
    named.filter(|id| !district.documents.iter().any(|document| document.id == **id))
}

impl<'a> Index<'a> {
    /// The original of a document, or why it was not read; `None` where its reading has reported that.
    pub(super) fn original(&self, document: &Document) -> Option<&'a Result<FileId, Message>> {
        self.originals.get(document.source.as_str()).copied()
    }

    /// The names of an indicator of the catalogue, as letters.
    pub(super) fn names(&self, id: &IndicatorId) -> &[Name] {
        self.names.get(id).map_or(&[], Vec::as_slice)
    }

    /// The names of all other indicators.
    pub(super) fn names_but_of(&self, id: &IndicatorId) -> impl Iterator<Item = &Name> {
        self.names.iter().filter(move |(other, _)| **other != id).flat_map(|(_, names)| names)
    }

    pub(super) fn of(sources: &'a Sources, content: &'a Content) -> Self {
        let mut index = Self {
            sources,
            site: &content.site,
            indicators: BTreeMap::new(),
            names: BTreeMap::new(),
            documents: BTreeMap::new(),
            known_sources: content.sources.iter().map(|source| (&source.id, source)).collect(),
            groupings: Vec::new(),
            originals: content.seeds.iter().map(|(path, seed)| (path.as_str(), seed)).collect(),
        };
        for indicator in content.domains.iter().flat_map(|domain| &domain.indicators) {
            index.indicators.entry(&indicator.id).or_insert(indicator);
        }
        let names = |indicator: &Indicator| {
            indicator.aliases.iter().chain([&indicator.name]).map(|name| Name::of(name)).collect()
        };
        index.names = index.indicators.iter().map(|(id, entry)| (*id, names(entry))).collect();
        let dimensions = content.dimensions.iter();
        let names = || index.names.values().flatten();
        index.groupings = dimensions.map(|dimension| Grouping::of(dimension, names())).collect();
        for district in &content.districts {
            for document in &district.documents {
                let entry = (&district.profile, document);
                index.documents.entry(&document.id).or_insert(entry);
            }
        }
        index
    }
}

/// A name of an indicator as letters: every record of a district is asked for some, or for all.
pub(super) struct Name {
    pub(super) letters: Vec<char>,
    /// The same as names are compared.
    pub(super) compared: Vec<char>,
}

impl Name {
    fn of(name: &str) -> Self {
        let letters = letters::of_text(name);
        let compared = tokens::compared(&letters);
        Self { letters, compared }
    }
}

/// A dimension with the words by which texts name its categories.
pub(super) struct Grouping<'a> {
    pub(super) dimension: &'a Dimension,
    /// The words and names that the catalogue of dimensions gives its categories.
    pub(super) declared: Vec<Vec<char>>,
    /// The words, for values of one of its categories.
    pub(super) words: Words,
    /// The same for values of the whole: names of indicators that hold a word, as 妇女常见病筛查率, are no category.
    pub(super) of_whole: Words,
}

impl<'a> Grouping<'a> {
    fn of<'n>(dimension: &'a Dimension, names: impl Iterator<Item = &'n Name>) -> Self {
        let words = Words::of(dimension);
        let of_whole = words.but_for(names.map(|name| &name.letters));
        let categories = dimension.categories.iter();
        let declared =
            categories.flat_map(|category| category.words.iter().chain([&category.name]));
        let declared = declared.map(|word| letters::of_text(word)).collect();
        Self { dimension, declared, words, of_whole }
    }
}

/// The site as a whole.
pub(super) struct SiteSubject<'a> {
    pub(super) sources: &'a Sources,
    pub(super) content: &'a Content,
}

impl SiteSubject<'_> {
    /// A finding on what lies under these keys of a record.
    pub(super) fn finding(
        &self,
        code: Code,
        origin: &Origin,
        keys: &[&'static str],
        message: Message,
    ) -> Finding {
        finding(self.sources, code, origin, keys, message)
    }
}

/// What a heading or a paragraph prints.
fn text_of(block: &Block) -> String {
    match block {
        Block::Heading(_, passage) | Block::Paragraph(passage) => passage.run.text(),
        Block::Table(_) => String::new(),
    }
}

/// One district: its documents with their letters, its records with the places that they cite. What is made for it goes
/// with it.
pub(super) struct DistrictSubject<'a> {
    pub(super) sources: &'a Sources,
    pub(super) index: &'a Index<'a>,
    pub(super) district: &'a District,
    /// Every value of the records; those of indicators that the catalogue does not have are left out.
    pub(super) values: Vec<Value<'a>>,
    /// Which values took the place of which.
    pub(super) revisions: Revisions,
    /// Its own documents.
    texts: Vec<DocumentText<'a>>,
    /// The documents of other districts that it names.
    others: BTreeMap<&'a DocumentId, DocumentText<'a>>,
    /// The place of every citation that was found, by the record that it backs.
    cited: RecordMap<Cited>,
    /// The words of values that are from sources, by the record.
    stated: BTreeMap<RecordId, (DocumentText<'a>, Cited)>,
}

impl<'a> DistrictSubject<'a> {
    pub(super) fn of(index: &'a Index<'a>, district: &'a District, stated: &'a Stated) -> Self {
        let values = records(district).filter_map(|record| {
            Some(record.values(index.indicators.get(record.indicator()).copied()?))
        });
        let mut subject = Self {
            sources: index.sources,
            index,
            district,
            values: values.flatten().collect(),
            revisions: Revisions::of(district).0,
            texts: district.documents.iter().map(DocumentText::of).collect(),
            others: BTreeMap::new(),
            cited: RecordMap::default(),
            stated: stated.texts(),
        };
        for id in named_documents(district) {
            if let Some((_, document)) = index.documents.get(id) {
                subject.others.entry(id).or_insert_with(|| DocumentText::of(document));
            }
        }
        subject.cited = subject.locate();
        subject
    }

    /// The place of every citation that is in its document.
    fn locate(&self) -> RecordMap<Cited> {
        let place = |Backing { record, citation, .. }: Backing<'a>| {
            Some((record, locate(self.text(&citation.document)?, citation).ok()?))
        };
        let mut cited: RecordMap<Cited> = citations(self.district).filter_map(place).collect();
        let tasks = self.district.plans.iter().flat_map(|plan| &plan.tasks);
        let tasks: Vec<RecordId> = tasks.map(|task| task.id).collect();
        let starts: BTreeSet<(DocumentId, usize)> = tasks
            .iter()
            .filter_map(|task| cited.get(*task))
            .map(|place| (place.document.clone(), place.blocks.start))
            .collect();
        // A task in running text goes on over the paragraphs behind its first, up to a heading, a table, another task or the
        // next number of its list: not every task of a document has to be recorded.
        for task in tasks {
            let Some(place) = cited.get_mut(task).filter(|place| place.row.is_none()) else {
                continue;
            };
            let Some(text) = self.text(&place.document) else { continue };
            let all = &text.document.body.blocks;
            let first = all.get(place.blocks.start).map(text_of).unwrap_or_default();
            let blocks = all.iter().enumerate().skip(place.blocks.end);
            let more = blocks.take_while(|(at, block)| {
                let start = (place.document.clone(), *at);
                matches!(block, Block::Paragraph(_))
                    && !starts.contains(&start)
                    && !is_next(&first, &text_of(block))
            });
            place.blocks.end += more.count();
        }
        cited
    }

    /// Its documents, one by one.
    pub(super) fn documents(&self) -> impl Iterator<Item = DocumentSubject<'_>> {
        self.texts.iter().map(|text| DocumentSubject {
            sources: self.sources,
            text,
            document: text.document,
            original: self.index.original(text.document),
        })
    }

    /// Its commitments and observations.
    pub(super) fn records(&self) -> impl Iterator<Item = Record<'a>> {
        records(self.district)
    }

    /// Its citations, each with the record that it backs.
    pub(super) fn citations(&self) -> impl Iterator<Item = Backing<'a>> {
        citations(self.district)
    }

    /// A document of the site that the district has or names.
    pub(super) fn text(&self, id: &DocumentId) -> Option<&DocumentText<'a>> {
        let own = self.texts.iter().find(|text| text.document.id == *id);
        own.or_else(|| self.others.get(id))
    }

    /// Where the citation of a record leads, if that was found.
    pub(super) fn cited(&self, record: RecordId) -> Option<&Cited> {
        self.cited.get(record)
    }

    /// The place that the citation of a record leads to, if it was found; of a value that is from a source, its words.
    pub(super) fn place(&self, record: RecordId) -> Option<Place<'_>> {
        let Some(cited) = self.cited(record) else {
            let (words, all) = self.stated.get(&record)?;
            return Some(Place::of(words, all));
        };
        Some(Place::of(self.text(&cited.document)?, cited))
    }

    /// When what a value is from was published, where that is known.
    pub(super) fn publication(&self, cite: &Cite) -> Option<Publication> {
        match cite {
            Cite::Document(citation) => {
                let (_, document) = self.index.documents.get(&citation.document)?;
                Publication::of_document(document)
            }
            Cite::Source(citation) => {
                Publication::of_source(self.index.known_sources.get(&citation.source)?)
            }
        }
    }

    /// The place of every citation that was found, by the record that it backs, and which values took the place of which.
    pub(super) fn into_parts(self) -> (RecordMap<Cited>, Revisions) {
        (self.cited, self.revisions)
    }

    /// A finding on what lies under these keys of a record.
    pub(super) fn finding(
        &self,
        code: Code,
        origin: &Origin,
        keys: &[&'static str],
        message: Message,
    ) -> Finding {
        finding(self.sources, code, origin, keys, message)
    }

    /// Adds the place where the citation of a record leads, unless the finding has it.
    pub(super) fn with_print(&self, finding: Finding, cited_by: RecordId) -> Finding {
        let place = self.place(cited_by).filter(|place| !place.is_words());
        let span = place.and_then(|place| place.span(self.sources));
        let is_new = |span: &Span| finding.others.iter().all(|other| other.span != *span);
        match span.filter(is_new) {
            Some(span) => finding.other(span, say!("原文在这里", "printed here")),
            None => finding,
        }
    }
}

/// One document beside its original.
pub(super) struct DocumentSubject<'a> {
    pub(super) sources: &'a Sources,
    pub(super) document: &'a Document,
    pub(super) text: &'a DocumentText<'a>,
    /// The document as received, or why it was not read; `None` where its reading has reported that.
    pub(super) original: Option<&'a Result<FileId, Message>>,
}

impl DocumentSubject<'_> {
    /// The place of some bytes of the document.
    pub(super) fn span(&self, bytes: &Range<usize>) -> Span {
        self.sources.span(self.document.origin.file, bytes.start, bytes.end)
    }

    /// The place of the letters of a run.
    pub(super) fn run_span(&self, run: &Run) -> Span {
        let letters: Vec<Letter> = letters::of_run(run).collect();
        self.span(&letters::place(&letters, &(0..letters.len())))
    }

    /// The line that a place begins in, from 1.
    pub(super) fn line(&self, place: Span) -> usize {
        self.sources.get(place.file()).position(place.start()).line
    }

    /// A finding on what lies under these keys of the header.
    pub(super) fn finding(&self, code: Code, keys: &[&'static str], message: Message) -> Finding {
        finding(self.sources, code, &self.document.origin, keys, message)
    }
}

fn finding(
    sources: &Sources,
    code: Code,
    origin: &Origin,
    keys: &[&'static str],
    message: Message,
) -> Finding {
    let record = origin.span(sources, &[]);
    Finding::new(code, origin.span(sources, keys), message).of(record)
}
