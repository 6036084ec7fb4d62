//! Files as a build left them: what is still so need not be made again.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::beside::left_beside;
use super::known::{BEGUN, Known, NEW};
use super::manifest::{Entry, MANIFEST};
use super::outcome::Written;
use crate::files::{Disk, Folder, Kind, Stamp, part_of, real};

/// What version 0.1.0 left behind where it was killed as it tried a folder.
pub(super) const PROBE: &str = ".planboard-probe";

/// A file as a build left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    entry: Entry,
    stamp: Stamp,
}

impl Left {
    /// A listed file as it looks now.
    pub(super) fn of<D: Disk>(folder: &Folder<'_, D>, entry: &Entry) -> Option<Self> {
        Some(Self { entry: entry.clone(), stamp: folder.stamp(entry.path())? })
    }

    /// Its path.
    pub fn path(&self) -> &str {
        self.entry.path()
    }

    pub(super) fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Whether it is listed as it was, and is as it was left.
    pub(super) fn is_in<D: Disk>(&self, folder: &Folder<'_, D>, known: &Known) -> bool {
        self.is_as_it_was(folder, known, folder.stamp(self.path()))
    }

    /// Whether a file is so that looks like this now. It is read only where it looks otherwise: a copy of a folder has all its
    /// times anew.
    fn is_as_it_was<D: Disk>(
        &self,
        folder: &Folder<'_, D>,
        known: &Known,
        now: Option<Stamp>,
    ) -> bool {
        known.files.entry(self.path()) == Some(&self.entry)
            && (now == Some(self.stamp) || self.has_its_bytes(folder))
    }

    fn has_its_bytes<D: Disk>(&self, folder: &Folder<'_, D>) -> bool {
        let bytes = folder.read(self.path(), self.entry.size() as u64);
        bytes.is_some_and(|bytes| Entry::of(self.path(), &bytes) == self.entry)
    }
}

/// What a build did into a folder, where its files are these and no others, all as they were left, with nothing beside it.
pub(super) fn is_as_left(disk: &impl Disk, root: &Path, files: &[&Left]) -> Option<Written> {
    let is_there = disk.kind(root).is_ok_and(|kind| kind == Some(Kind::Folder));
    if !is_there || left_beside(disk, &real(root)).is_some() {
        return None;
    }
    let unchanged = count_of_unchanged(&Folder::at(disk, root).ok()?, files)?;
    Some(Written { unchanged, ..Written::default() })
}

/// How many files there are in a folder, where they are these and no others, all as they were left, and no build was
/// interrupted.
fn count_of_unchanged<D: Disk>(folder: &Folder<'_, D>, files: &[&Left]) -> Option<usize> {
    let lock = folder.lock(std::time::Duration::ZERO).ok()?;
    let known = Known::at(folder, "");
    let listed: BTreeSet<&str> = files.iter().map(|file| file.path()).collect();
    let is_ours = |(path, kind): (&String, &Kind)| match kind {
        Kind::Folder => true,
        Kind::File => path == MANIFEST || listed.contains(path.as_str()),
        Kind::Link | Kind::Other => false,
    };
    let is_there = |path: &str| folder.kind(path).ok().flatten().is_some();
    let is_as_it_was =
        |file: &&Left| file.is_as_it_was(folder, &known, folder.stamp_of_seen(file.path()));
    let has_leftovers = [PROBE, NEW, &part_of(BEGUN)].into_iter().any(is_there);
    let is_whole = known.has_manifest
        && known.begun.is_none()
        && !has_leftovers
        && known.files.len() == listed.len()
        && folder.all().ok()?.iter().all(is_ours)
        && files.iter().all(is_as_it_was);
    drop(lock);
    is_whole.then_some(listed.len())
}
