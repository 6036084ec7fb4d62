//! The files of a project as they were read, before anything looks into them.

use std::collections::BTreeSet;
use std::path::Path;

use super::folder::{self, Found};
use crate::diag::{FileId, Finding, Message, Sources};
use crate::files::Unreadable;

/// The files of the content folder, with originals where their names were known beforehand.
#[derive(Debug)]
pub struct Files {
    pub(super) sources: Sources,
    /// What the walk through the content folder came by.
    pub(super) found: Vec<Found>,
    pub(super) findings: Vec<Finding>,
    originals: Option<Originals>,
}

/// Originals that were read.
#[derive(Debug)]
struct Originals {
    names: BTreeSet<String>,
    /// How many files were read before them.
    before: usize,
    read: Vec<(String, Result<FileId, Message>)>,
    findings: Vec<Finding>,
}

impl Files {
    /// Reads the files of the content folder of a project.
    pub fn of(root: &Path) -> Result<Self, Unreadable> {
        let (mut sources, mut findings) = (Sources::default(), Vec::new());
        let found = folder::walk(root, &mut sources, &mut findings)?;
        Ok(Self { sources, found, findings, originals: None })
    }

    /// Reads originals, too: those that the documents named in an earlier run.
    #[must_use]
    pub fn with_originals(mut self, root: &Path, names: &[String]) -> Self {
        self.read_originals(root, names.iter().cloned().collect());
        self
    }

    /// The files.
    pub fn sources(&self) -> &Sources {
        &self.sources
    }

    /// The originals of these names, read if they were not; other ones that were are no files of the project any more.
    pub(super) fn originals(
        &mut self,
        root: &Path,
        names: BTreeSet<String>,
    ) -> Vec<(String, Result<FileId, Message>)> {
        let is_known = self.originals.as_ref().is_some_and(|known| known.names == names);
        if !is_known {
            if let Some(others) = self.originals.take() {
                self.sources.drop_from(others.before);
            }
            self.read_originals(root, names);
        }
        let Some(Originals { read, mut findings, .. }) = self.originals.take() else {
            return Vec::new();
        };
        self.findings.append(&mut findings);
        read
    }

    fn read_originals(&mut self, root: &Path, names: BTreeSet<String>) {
        let (before, mut findings) = (self.sources.ids().count(), Vec::new());
        let read = folder::seeds(root, &names, &mut self.sources, &mut findings);
        self.originals = Some(Originals { names, before, read, findings });
    }
}
