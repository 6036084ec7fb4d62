//! What the checks of a district found in an earlier run, for as long as nothing has changed that they look at.
//!
//! A district is given the catalogue, the settings, its own files, the originals of its texts and the documents of others
//! that it names, and nothing else: the hash of all these is what a result is kept under. Results with errors are not kept;
//! then every id leads somewhere, and nothing is looked for among what is not in the hash.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Reports;
use super::subject::{Index, named_documents};
use super::table::{CHECKS, Reported};
use super::text::locate::Cited;
use crate::diag::{ByPath, FileId, Finding, KeptFinding, Numbering, Sources};
use crate::files::Store;
use crate::model::{District, DistrictId, DocumentId, RecordId, Revisions};

/// The folder of the store.
const FOLDER: &str = "checks";

/// Where the folders of districts are.
const DISTRICTS: &str = "content/districts/";

/// A hash of what something was made from.
pub type Hash = [u8; 32];

/// Hashes of what a site is made from.
#[derive(Debug)]
pub struct Hashes {
    /// Of the catalogue, the settings, the sources and the headers of all districts.
    pub common: Hash,
    /// Of what each district is made from, in the order of folders; with the common part.
    pub districts: Vec<(DistrictId, Hash)>,
    /// Of all that districts are made from but their values; with the common part.
    pub plans: Hash,
}

/// Results of earlier runs.
#[derive(Debug)]
pub struct Memory<'a> {
    sources: &'a Sources,
    store: &'a dyn Store,
    by_path: ByPath<'a>,
    /// The hash of each file.
    hashes: BTreeMap<FileId, Hash>,
    /// The hash of what every district is given.
    common: Hash,
}

/// The result of a district.
#[derive(Serialize, Deserialize)]
struct Kept {
    key: Hash,
    files: Vec<String>,
    found: Vec<(String, KeptFinding)>,
    documents: Vec<String>,
    cited: Vec<KeptPlace>,
}

/// The place of a citation: the file and number of its record, the number of its document, and the rest of [`Cited`].
type KeptPlace = (usize, u32, usize, String, Option<(usize, usize)>, (usize, usize), Option<usize>);

fn name_of(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Whether a file has the values of a district, and nothing else.
fn is_of_values(path: &str) -> bool {
    let name = name_of(path);
    path.starts_with(DISTRICTS)
        && name.starts_with("observations")
        && name.rsplit('.').next() == Some("yaml")
}

impl<'a> Memory<'a> {
    /// What a store has for files that were read. `program` tells one version of the program from another.
    pub fn new(sources: &'a Sources, program: &[u8], store: &'a dyn Store) -> Self {
        let ids: Vec<FileId> = sources.ids().collect();
        let hash = |id: &FileId| (*id, Sha256::digest(sources.get(*id).text()).into());
        let hashes: BTreeMap<FileId, Hash> = ids.par_iter().map(hash).collect();
        let mut memory =
            Self { sources, store, by_path: ByPath::of(sources), hashes, common: Hash::default() };
        let mut hasher = Sha256::new_with_prefix(program);
        let is_common = |path: &str| match path.strip_prefix(DISTRICTS) {
            // The sources that a district lists are those of the site.
            Some(rest) => name_of(rest).starts_with("sources"),
            None => path.starts_with("content/"),
        };
        for id in ids.iter().filter(|id| is_common(sources.get(**id).path())) {
            memory.add(&mut hasher, *id);
        }
        memory.common = hasher.finalize().into();
        memory
    }

    /// A hash of all files that were read.
    pub fn of_all(&self) -> Hash {
        self.of(|_| true)
    }

    /// A hash of what every district is given, with some files more.
    fn of(&self, is_meant: impl Fn(&str) -> bool) -> Hash {
        let mut hasher = Sha256::new_with_prefix(self.common);
        for id in self.sources.ids().filter(|id| is_meant(self.sources.get(*id).path())) {
            self.add(&mut hasher, id);
        }
        hasher.finalize().into()
    }

    /// The hashes of what a site is made from, with those of the districts.
    pub(super) fn hashes(&self, districts: Vec<(DistrictId, Hash)>) -> Hashes {
        let common = self.of(|path| path.ends_with("/district.yaml"));
        let plans = self.of(|path| !is_of_values(path));
        Hashes { common, districts, plans }
    }

    fn add(&self, hasher: &mut Sha256, file: FileId) {
        let path = self.sources.get(file).path();
        hasher.update(path.len().to_le_bytes());
        hasher.update(path);
        hasher.update(self.hashes.get(&file).copied().unwrap_or_default());
    }

    /// The hash of all that the checks of a district look at.
    pub(super) fn key(&self, index: &Index<'_>, district: &District) -> Hash {
        let mut hasher = Sha256::new_with_prefix(self.common);
        let profile = self.sources.get(district.profile.origin.file).path();
        let folder = profile.rsplit_once('/').map_or("", |(folder, _)| folder);
        for file in self.by_path.inside(&format!("{folder}/")) {
            self.add(&mut hasher, file);
        }
        for document in &district.documents {
            hasher.update(&document.source);
            match index.original(document) {
                Some(Ok(file)) => self.add(&mut hasher, *file),
                Some(Err(why)) => hasher.update(&why.en),
                None => hasher.update([0]),
            }
        }
        let named: BTreeSet<_> = named_documents(district).collect();
        for id in named {
            hasher.update([1]);
            hasher.update(id.as_str());
            if let Some((profile, document)) = index.documents.get(id) {
                self.add(&mut hasher, document.origin.file);
                self.add(&mut hasher, profile.origin.file);
            }
        }
        hasher.finalize().into()
    }

    fn name(district: &District) -> String {
        format!("{FOLDER}/{}", district.profile.id.as_str())
    }

    /// What was found under a key.
    pub(super) fn recall(&self, district: &District, key: &Hash) -> Option<Reports> {
        let bytes = self.store.get(&Self::name(district))?;
        let kept: Kept = serde_json::from_slice(&bytes).ok()?;
        if kept.key != *key {
            return None;
        }
        let files = self.by_path.files(&kept.files)?;
        let found = kept.found.iter().map(|(check, finding)| {
            let check = CHECKS.iter().find(|one| one.name == check)?;
            Some(Reported { check, finding: finding.finding(self.sources, &files)? })
        });
        let documents: Vec<_> =
            kept.documents.iter().map(|id| DocumentId::parse(id)).collect::<Option<_>>()?;
        let cited = kept.cited.into_iter().map(|kept| {
            let (file, nth, document, anchor, letters, (start, end), row) = kept;
            let record = RecordId::new(*files.get(file)?, nth);
            let document: &DocumentId = documents.get(document)?;
            let document = document.clone();
            Some((record, Cited { document, anchor, letters, blocks: start..end, row }))
        });
        Some(Reports {
            found: found.collect::<Option<_>>()?,
            cited: cited.collect::<Option<_>>()?,
            revisions: Revisions::of(district).0,
            keys: Vec::new(),
        })
    }

    /// Keeps what was found under a key, where nothing of it is an error.
    pub(super) fn keep(&self, district: &District, key: Hash, reports: &Reports) {
        if reports.found.iter().any(|report| Finding::is_error(&report.finding)) {
            return;
        }
        let mut files = Numbering::new(self.sources);
        let found = reports.found.iter().map(|Reported { check, finding }| {
            (check.name.to_owned(), KeptFinding::of(finding, &mut files))
        });
        let found = found.collect();
        let mut documents: Vec<String> = Vec::new();
        let cited = reports.cited.iter().map(|(record, place)| {
            let id = place.document.as_str();
            let number = documents.iter().position(|document| document == id);
            let number = number.unwrap_or_else(|| {
                documents.push(id.to_owned());
                documents.len() - 1
            });
            let Cited { document: _, anchor, letters, blocks, row } = place;
            let blocks = (blocks.start, blocks.end);
            let file = files.number(record.file());
            (file, record.nth(), number, anchor.clone(), *letters, blocks, *row)
        });
        let cited = cited.collect();
        let kept = Kept { key, files: files.into_paths(), found, documents, cited };
        if let Ok(bytes) = serde_json::to_vec(&kept) {
            self.store.put(&Self::name(district), &bytes);
        }
    }

    /// Drops what was kept of districts that are no more.
    pub(super) fn keep_only<'d>(&self, districts: impl Iterator<Item = &'d District>) {
        self.store.keep_only(FOLDER, &districts.map(Self::name).collect());
    }
}
