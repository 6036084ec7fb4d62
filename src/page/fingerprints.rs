//! What each file of a site was made from, as a hash: a file whose hash is that of an earlier build is not made again.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::context::PageContext;
use super::inputs::Inputs;
use crate::check::{Hash, Hashes, named_documents};
use crate::model::{DistrictId, DocumentId};
use crate::site::Route;

/// The hashes of a site.
#[derive(Debug)]
pub struct Fingerprints<'a> {
    /// Of what all pages are made from.
    frame: Hash,
    /// Of everything.
    all: Hash,
    districts: BTreeMap<&'a DistrictId, Hash>,
    /// Of each document: its district, and those that cite it.
    documents: BTreeMap<&'a DocumentId, Hash>,
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
        let documents = documents(context, &districts);
        Self { frame, all: all.finalize().into(), districts, documents }
    }

    /// The hash of what files are made from.
    pub fn key(&self, inputs: &Inputs<'_>) -> Hash {
        match inputs {
            Inputs::Theme => self.frame,
            Inputs::District(id) => self.districts.get(id).copied().unwrap_or(self.all),
            Inputs::Document(id) => self.documents.get(id).copied().unwrap_or(self.all),
            Inputs::Site | Inputs::Indicator(_) | Inputs::Findings => self.all,
        }
    }
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
