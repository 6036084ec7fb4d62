//! Checks the content as a whole: ids resolve, every value's source is found, every text is its source's text.
//!
//! A [`Checked`] can only be made here, so holding one proves that no id in it leads nowhere.

mod document;
mod records;
mod references;
mod settings;
mod source;
mod text;

use std::collections::BTreeMap;

use crate::content::{
    Commitment, Content, District, Document, DocumentId, Indicator, IndicatorId, Origin, Unit,
    UnitId,
};
use crate::diag::{Code, Finding, Message, Outcome, Sources, in_order};

pub use records::sum::{Agreement, Amount, Sum, compare, sum};
pub use source::citations::Cited;

use document::{enumeration, fidelity, header, level_or_change, near_duplicates, numbering};
use records::values::Records;
use records::{ambition, contradiction, deadlines, plausibility, sums, time};
use references::{ids, tiles, units};
use source::{citations, labels, provenance, years};
use text::letters::{self, Text};

/// Content in which every id resolves and every citation has its place.
#[derive(Debug)]
pub struct Checked {
    content: Content,
    cited: BTreeMap<Origin, Cited>,
    /// Where an indicator stands: the domain, and the place in it.
    indicators: BTreeMap<IndicatorId, (usize, usize)>,
    /// Where a document stands: the district, and the place in it.
    documents: BTreeMap<DocumentId, (usize, usize)>,
}

impl Checked {
    /// The content.
    pub fn content(&self) -> &Content {
        &self.content
    }

    /// The indicator of an id.
    pub fn indicator(&self, id: &IndicatorId) -> &Indicator {
        let place = self.indicators.get(id);
        let found = place.and_then(|(d, n)| self.content.domains.get(*d)?.indicators.get(*n));
        found.expect("checked: the id is in the catalogue")
    }

    /// The document of an id.
    pub fn document(&self, id: &DocumentId) -> &Document {
        let place = self.documents.get(id);
        let found = place.and_then(|(d, n)| self.content.districts.get(*d)?.documents.get(*n));
        found.expect("checked: the document exists")
    }

    /// Where the source of a record stands.
    pub fn cited(&self, origin: &Origin) -> &Cited {
        self.cited.get(origin).expect("checked: every record's source was found")
    }

    /// The unit of an id in a district.
    pub fn unit<'a>(&self, district: &'a District, id: &UnitId) -> &'a Unit {
        let found = district.units.iter().find(|unit| unit.id == *id);
        found.expect("checked: the district has the unit")
    }

    /// Every commitment with its district and document, in the order of folders and files.
    pub fn commitments(&self) -> impl Iterator<Item = (&District, &DocumentId, &Commitment)> {
        self.content.districts.iter().flat_map(|district| {
            let plans = district.plans.iter();
            plans.flat_map(move |plan| {
                plan.commitments.iter().map(move |c| (district, &plan.document, c))
            })
        })
    }
}

/// What every check looks at.
struct Subject<'a> {
    sources: &'a Sources,
    content: &'a Content,
    /// Every document with its texts.
    texts: &'a [(&'a Document, Vec<Text>)],
}

impl Subject<'_> {
    /// A finding on what lies under these keys of a record.
    fn finding(
        &self,
        code: Code,
        origin: &Origin,
        keys: &[&'static str],
        message: Message,
    ) -> Finding {
        let record = origin.span(self.sources, &[]);
        Finding::new(code, origin.span(self.sources, keys), message).of(record)
    }
}

/// Looks at the content as a whole. There is a value only where no finding is an error.
pub fn check(sources: &Sources, content: Content) -> Outcome<Checked> {
    let texts = documents(&content).map(|(_, one)| (one, letters::texts(&one.body)));
    let texts: Vec<(&Document, Vec<Text>)> = texts.collect();
    let subject = Subject { sources, content: &content, texts: &texts };
    let mut findings = Vec::new();
    ids::duplicate_ids(&subject, &mut findings);
    ids::unknown_indicators(&subject, &mut findings);
    ids::unknown_documents(&subject, &mut findings);
    ids::documents_of_other_districts(&subject, &mut findings);
    ids::duplicate_records(&subject, &mut findings);
    ids::unused_indicators(&subject, &mut findings);
    units::check(&subject, &mut findings);
    tiles::check(&subject, &mut findings);
    let texts = citations::texts(&subject);
    let cited = citations::find(&subject, &texts, &mut findings);
    provenance::prove(&subject, &texts, &cited, &mut findings);
    header::check(&subject, &mut findings);
    labels::check(&subject, &texts, &cited, &mut findings);
    years::check(&subject, &texts, &cited, &mut findings);
    sums::check(&subject, &cited, &mut findings);
    deadlines::check(&subject, &cited, &mut findings);
    let records = Records::of(&subject, &cited);
    plausibility::implausible_values(&records, &mut findings);
    plausibility::implausible_units(&records, &mut findings);
    ambition::idle_targets(&records, &mut findings);
    contradiction::conflicting_values(&records, &mut findings);
    time::observations_after_as_of(&records, &mut findings);
    time::judgements_after_as_of(&subject, &mut findings);
    time::targets_outside_period(&records, &mut findings);
    time::stale_districts(&subject, &mut findings);
    drop(texts);
    fidelity::compare(&subject, &mut findings);
    numbering::row_number_gaps(&subject, &mut findings);
    numbering::heading_number_gaps(&subject, &mut findings);
    enumeration::count_differs(&subject, &mut findings);
    near_duplicates::text_and_annex_differ(&subject, &mut findings);
    level_or_change::level_or_change(&subject, &mut findings);
    contradiction::tell_once(&mut findings);
    let (findings, allowed) = settings::rule(&subject, in_order(sources, findings));
    let findings = in_order(sources, findings);
    let broken = findings.iter().any(Finding::is_error);
    let value = (!broken).then(|| {
        let catalogue =
            content.domains.iter().map(|domain| domain.indicators.iter().map(|i| &i.id));
        let shelves = content.districts.iter().map(|d| d.documents.iter().map(|doc| &doc.id));
        let (indicators, documents) = (places(catalogue), places(shelves));
        Checked { content, cited, indicators, documents }
    });
    Outcome { value, findings, allowed }
}

/// Where each id stands: the group, and the place in it.
fn places<'a, T: Ord + Clone + 'a>(
    groups: impl Iterator<Item = impl Iterator<Item = &'a T>>,
) -> BTreeMap<T, (usize, usize)> {
    let groups = groups.enumerate();
    groups.flat_map(|(g, ids)| ids.enumerate().map(move |(n, id)| (id.clone(), (g, n)))).collect()
}

fn indicators(content: &Content) -> impl Iterator<Item = &Indicator> {
    content.domains.iter().flat_map(|domain| &domain.indicators)
}

fn documents(content: &Content) -> impl Iterator<Item = (&District, &Document)> {
    content
        .districts
        .iter()
        .flat_map(|district| district.documents.iter().map(move |d| (district, d)))
}
