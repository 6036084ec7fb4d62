//! What each file of a site was made from, as a hash: a file whose hash is that of an earlier build is not made again.

use std::collections::{BTreeMap, BTreeSet};
use std::hash;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::context::PageContext;
use super::inputs::Inputs;
use crate::check::{Hash, Hashes, named_documents};
use crate::model::{
    Breakdown, Citation, Cite, DistrictId, Document, DocumentId, Indicator, IndicatorId,
};
use crate::site::{CommitmentEntry, List, Route, Site};

/// The hashes of a site.
#[derive(Debug)]
pub struct Fingerprints<'a> {
    site: &'a Site<'a>,
    /// Of what all pages are made from.
    frame: Hash,
    /// Of everything.
    all: Hash,
    /// Of everything but values.
    plans: Hash,
    /// Of what lists say of the whole site.
    whole: Hash,
    districts: BTreeMap<&'a DistrictId, Hash>,
    /// Of each document: its district, and those that cite it.
    documents: BTreeMap<&'a DocumentId, Hash>,
    /// Of each indicator: what all districts have for it.
    indicators: BTreeMap<&'a IndicatorId, Hash>,
}

impl<'a> Fingerprints<'a> {
    /// The hashes of a site; `made_by` is that of program, options and theme.
    pub fn of(context: &PageContext<'a>, hashes: &'a Hashes, made_by: &Hash) -> Self {
        let frame = frame(context, hashes, made_by);
        let mut all = Sha256::new_with_prefix(frame);
        let mut districts = BTreeMap::new();
        for (id, hash) in &hashes.districts {
            all.update(hash);
            let mut own = Sha256::new_with_prefix(frame);
            own.update(hash);
            // On which page of a list a place stands changes with the places before it.
            for page in context.site.pages_with(id) {
                own.update(page.path());
            }
            districts.insert(id, own.finalize().into());
        }
        let plans = plans(context, hashes, &frame);
        let documents = documents(context, &districts);
        let indicators = indicators(context, &frame);
        let (site, all, whole) = (context.site, all.finalize().into(), whole(context, &frame));
        Self { site, frame, all, plans, whole, districts, documents, indicators }
    }

    /// The hash of what files are made from.
    pub fn key(&self, inputs: &Inputs<'_>) -> Hash {
        match inputs {
            Inputs::Theme => self.frame,
            Inputs::District(id) => self.districts.get(id).copied().unwrap_or(self.all),
            Inputs::Document(id) => self.documents.get(id).copied().unwrap_or(self.all),
            Inputs::Indicator(id) => self.indicators.get(id).copied().unwrap_or(self.all),
            Inputs::Plans => self.plans,
            Inputs::Listed(list, number) => self.listed(*list, *number),
            Inputs::Site | Inputs::Findings => self.all,
        }
    }

    /// The hash of what a page of a list is made from.
    fn listed(&self, list: List<'static>, number: usize) -> Hash {
        let mut hasher = Sha256::new_with_prefix(self.whole);
        hasher.update(self.site.pages_of(list).to_le_bytes());
        for place in self.site.places_on(list, number) {
            hasher.update(self.districts.get(&place.profile.id).unwrap_or(&self.all));
        }
        hasher.finalize().into()
    }
}

/// The hash of what the pages of a list say of the whole site: in which years how much is due, whether anything is reported
/// of tasks, and which indicators most places have numbers for.
fn whole(context: &PageContext<'_>, frame: &Hash) -> Hash {
    let site = context.site;
    let mut hash = RecordHash(Sha256::new_with_prefix(frame));
    hash.add(&(&site.due, site.progress.is_of_tasks));
    for indicator in site.key_indicators(usize::MAX) {
        hash.add(&indicator.id);
    }
    hash.0.finalize().into()
}

/// What every page may show: which pages there are, whether anything is known from sources or reported.
fn frame(context: &PageContext<'_>, hashes: &Hashes, made_by: &Hash) -> Hash {
    let site = context.site;
    let mut frame = Sha256::new_with_prefix(made_by);
    frame.update(hashes.common);
    for (route, _) in &Route::NAVIGATION {
        frame.update([u8::from(context.has(route))]);
    }
    frame.update([u8::from(site.progress.is_empty())]);
    for page in site.pages_of_sources() {
        frame.update(page.to_le_bytes());
    }
    frame.finalize().into()
}

/// The hash of all but values, with where the records of plans lead: the words of a value may come to overlap theirs.
fn plans(context: &PageContext<'_>, hashes: &Hashes, frame: &Hash) -> Hash {
    let site = context.site;
    let mut hash = RecordHash(Sha256::new_with_prefix(frame).chain_update(hashes.plans));
    let districts = site.checked.content().districts.iter();
    let progress = districts.flat_map(|district| &district.progress).map(|one| one.id);
    let of_plans = site.plans().flat_map(|plan| {
        let projects = plan.projects.iter().map(|project| project.id);
        let totals = plan.totals.iter().map(|total| total.id);
        projects.chain(totals).chain(plan.tasks.iter().map(|task| task.id))
    });
    for record in of_plans.chain(progress) {
        hash.add(&site.citations.anchor(record));
    }
    hash.0.finalize().into()
}

fn documents<'a>(
    context: &PageContext<'a>,
    districts: &BTreeMap<&'a DistrictId, Hash>,
) -> BTreeMap<&'a DocumentId, Hash> {
    let mut hashers: BTreeMap<&DocumentId, Sha256> = BTreeMap::new();
    let content = context.site.checked.content();
    for district in &content.districts {
        let hash = districts.get(&district.profile.id).copied().unwrap_or_default();
        let own = district.documents.iter().map(|document| &document.id);
        let named: BTreeSet<_> = named_documents(district).collect();
        for id in own.chain(named) {
            hashers.entry(id).or_default().update(hash);
        }
    }
    hashers.into_iter().map(|(id, hasher)| (id, hasher.finalize().into())).collect()
}

fn indicators<'a>(context: &PageContext<'a>, frame: &Hash) -> BTreeMap<&'a IndicatorId, Hash> {
    let content = context.site.checked.content();
    let documents = content.districts.iter().flat_map(|district| &district.documents);
    let headers = documents.map(|document| (&document.id, of_header(document))).collect();
    let all: Vec<&Indicator> = content.domains.iter().flat_map(|d| &d.indicators).collect();
    let hash = |indicator: &&'a Indicator| {
        (&indicator.id, of_indicator(context.site, &headers, frame, &indicator.id))
    };
    all.par_iter().map(hash).collect()
}

/// The hash of what pages beside its own say of a document: all but its text.
fn of_header(document: &Document) -> Hash {
    let Document {
        id,
        title,
        number,
        issuer,
        publisher,
        url,
        adopted,
        printed,
        period,
        role,
        publish,
        source,
        note,
        errata: _,
        body: _,
        origin: _,
    } = document;
    let mut hash = RecordHash(Sha256::new());
    hash.add(&(id, title, number, issuer, publisher, url, adopted));
    hash.add(&(printed, period, role, publish, source, note));
    hash.0.finalize().into()
}

/// The hash of what the districts have for an indicator: its records, whole, with where they and their sources are shown,
/// and the documents that they are from. A status is made of nothing else but what is common to all pages.
fn of_indicator(
    site: &Site<'_>,
    headers: &BTreeMap<&DocumentId, Hash>,
    frame: &Hash,
    indicator: &IndicatorId,
) -> Hash {
    let mut hash = RecordHash(Sha256::new_with_prefix(frame));
    let add_cited = |hash: &mut RecordHash, record, citation: &Citation| {
        hash.add(&site.citations.anchor(record));
        hash.add(&headers.get(&citation.document));
    };
    for CommitmentEntry { district, document, commitment } in site.commitments_for(indicator) {
        hash.add(site.key(commitment.id));
        hash.add(commitment);
        hash.add_words(commitment.breakdown.as_ref());
        hash.add(&district.profile.id);
        hash.add(&headers.get(document));
        add_cited(&mut hash, commitment.id, &commitment.citation);
        for amendment in &commitment.amendments {
            add_cited(&mut hash, amendment.id, &amendment.citation);
        }
        if let Some((id, citation)) = commitment.baseline.as_ref().and_then(|b| b.citation.as_ref())
        {
            add_cited(&mut hash, *id, citation);
        }
    }
    for target in site.targets_for(indicator) {
        hash.add(target.key);
    }
    for (district, observation) in site.observed(indicator) {
        hash.add(&district.profile.id);
        hash.add(site.key(observation.id));
        hash.add(observation);
        hash.add_words(observation.breakdown.as_ref());
        match &observation.citation {
            Cite::Document(citation) => add_cited(&mut hash, observation.id, citation),
            Cite::Source(citation) => {
                hash.add(&site.page_with_source(&citation.source, observation.id).path());
            }
        }
    }
    hash.0.finalize().into()
}

/// A hash of records: every field is in it, one that is added later, too, since their `Hash` is derived.
struct RecordHash(Sha256);

impl RecordHash {
    fn add(&mut self, record: &impl hash::Hash) {
        record.hash(self);
    }

    /// The words of a breakdown: two with other words may be of one series, and have one hash.
    fn add_words(&mut self, breakdown: Option<&Breakdown>) {
        self.add(&breakdown.map(|one| (one.as_str(), one.name_en(), one.typed())));
    }
}

impl hash::Hasher for RecordHash {
    fn write(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Nothing asks for this one.
    fn finish(&self) -> u64 {
        self.0.clone().finalize().first_chunk().copied().map_or(0, u64::from_be_bytes)
    }
}
