//! What earlier runs of a project found and made, so that nothing is done again that would come out the same.
//!
//! What is kept is believed where the hash of what it was made from is that of now, and a file of a site where it is as the
//! build left it. Everything else is done as if there were no cache.

use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::check::{self, Hash};
use crate::diag::{ByPath, Finding, KeptFinding, KeptSuppressed, Numbering, Sources, Suppressed};
use crate::files::{File, Store, real};
use crate::publish::Left;
use crate::read;
use crate::site::Edition;

/// The folder of the store for what is known of sites.
const FOLDER: &str = "sites";

/// Where a project keeps what it found out, and what made it.
#[derive(Debug)]
pub struct Cache {
    store: Box<dyn Store>,
    program: Hash,
}

/// A build whose site is where it was written to.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LastBuild {
    /// The folder of the project: a copy of it has its cache, too, and never built there.
    project: String,
    /// The hash of all that it was made from.
    pub(super) key: Hash,
    /// The originals that it read.
    pub(super) originals: Vec<String>,
    /// The folder of its theme.
    pub(super) theme: Option<String>,
    files: Vec<String>,
    findings: Vec<KeptFinding>,
    allowed: Vec<KeptSuppressed>,
    /// Files that were made together, with the hash of what they were made from.
    pub(super) made: Vec<(Hash, Vec<Left>)>,
}

impl Cache {
    /// A store, for the program that is called this: what another one found or made is not believed.
    pub fn new(store: impl Store + 'static, program: &[u8]) -> Self {
        Self { store: Box::new(store), program: Sha256::digest(program).into() }
    }

    /// What the store has of the checks of these files.
    pub(super) fn checked<'a>(&'a self, sources: &'a Sources) -> check::Memory<'a> {
        check::Memory::new(sources, &self.program, &*self.store)
    }

    /// What the store has of files that were parsed.
    pub(super) fn parsed(&self) -> read::Memory<'_> {
        read::Memory::new(&*self.store, &self.program)
    }

    /// The hash of program, options and theme.
    pub(super) fn made_by(&self, edition: Edition, theme: &Hash) -> Hash {
        let mut hasher = Sha256::new_with_prefix(self.program);
        hasher.update([u8::from(edition == Edition::Review)]);
        hasher.update(theme);
        hasher.finalize().into()
    }

    /// The hash of all that a site is made from: program, options and theme, and the files of the project.
    pub(super) fn key(&self, edition: Edition, theme: &Hash, content: &Hash) -> Hash {
        let mut hasher = Sha256::new_with_prefix(self.made_by(edition, theme));
        hasher.update(content);
        hasher.finalize().into()
    }

    fn name(place: &str, edition: Edition) -> String {
        let mut hasher = Sha256::new_with_prefix(place);
        hasher.update([u8::from(edition == Edition::Review)]);
        let start = hasher.finalize().first_chunk().copied().map_or(0, u64::from_be_bytes);
        format!("{FOLDER}/{start:016x}")
    }

    /// The last build of an edition into a place.
    pub(super) fn last(&self, place: &str, edition: Edition) -> Option<LastBuild> {
        serde_json::from_slice(&self.store.get(&Self::name(place, edition))?).ok()
    }

    /// The files that the project of a folder left in a place when it last built there, for whomever.
    pub(super) fn left_by(&self, project: &Path, place: &str) -> Vec<Left> {
        let project = real(project);
        let builds = Edition::ALL.into_iter().filter_map(|edition| self.last(place, edition));
        let builds = builds.filter(|build| Path::new(&build.project) == project);
        builds.flat_map(|build| build.made).flat_map(|(_, files)| files).collect()
    }

    /// Keeps a build.
    pub(super) fn keep(&self, place: &str, edition: Edition, build: &LastBuild) {
        if let Ok(bytes) = serde_json::to_vec(build) {
            self.store.put(&Self::name(place, edition), &bytes);
        }
    }
}

impl LastBuild {
    /// A build of the project in a folder, with the hash of all that it was made from, what was found in it, the originals
    /// that it read and the folder of its theme, and what it made.
    pub(super) fn of(
        project: &Path,
        key: Hash,
        (sources, findings, allowed): (&Sources, &[Finding], &[Suppressed]),
        (originals, theme): (Vec<String>, Option<String>),
        made: Vec<(Hash, Vec<Left>)>,
    ) -> Self {
        let mut files = Numbering::new(sources);
        let findings = findings.iter().map(|f| KeptFinding::of(f, &mut files)).collect();
        let allowed = allowed.iter().map(|f| KeptSuppressed::of(f, &mut files)).collect();
        let project = real(project).display().to_string();
        Self { project, key, originals, theme, files: files.into_paths(), findings, allowed, made }
    }

    /// What was found, in the files of this run.
    pub(super) fn found(&self, sources: &Sources) -> Option<(Vec<Finding>, Vec<Suppressed>)> {
        let files = ByPath::of(sources).files(&self.files)?;
        let findings = self.findings.iter().map(|kept| kept.finding(sources, &files));
        let allowed = self.allowed.iter().map(|kept| kept.suppressed(sources, &files));
        Some((findings.collect::<Option<_>>()?, allowed.collect::<Option<_>>()?))
    }
}

/// The hash of the files of a theme.
pub(super) fn hash_of_theme(files: &[File]) -> Hash {
    let mut hasher = Sha256::new();
    for File { path, bytes } in files {
        for part in [path.as_bytes(), bytes] {
            hasher.update(part.len().to_le_bytes());
            hasher.update(part);
        }
    }
    hasher.finalize().into()
}
