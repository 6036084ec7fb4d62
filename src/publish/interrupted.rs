//! What an interrupted build has done, and what not.

use super::manifest::{Begun, Entry, Manifest};
use crate::files::{Disk, Folder, Kind};

/// How far a build came that was interrupted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Interrupted {
    /// What it was to do cannot be read.
    Unknown,
    /// What it was to do is known, and what of it is done is seen.
    Known {
        /// How many files are new or changed.
        new: usize,
        /// Files that are still as before, or not there yet, in the order of paths.
        old: Vec<String>,
        /// Files that the new site does not have, and that are still there.
        withdrawn: Vec<String>,
    },
}

impl Interrupted {
    /// Looks at what was begun over the last site, in a folder inside the folder, named with its `/`.
    pub(super) fn after<D: Disk>(
        folder: &Folder<'_, D>,
        inside: &str,
        begun: &Begun,
        last: &Manifest,
    ) -> Self {
        let at = |path: &str| format!("{inside}{path}");
        let is_there =
            |path: &&String| folder.kind(&at(path)).is_ok_and(|kind| kind == Some(Kind::File));
        let is_new = |entry: &Entry| {
            let bytes = folder.read(&at(entry.path()), entry.size() as u64);
            bytes.is_some_and(|bytes| begun.files.lists(entry.path(), &bytes))
        };
        let stays = |entry: &&Entry| !begun.withdrawn.iter().any(|path| path == entry.path());
        let (new, old): (Vec<&Entry>, Vec<&Entry>) =
            begun.files.other_than(last).filter(stays).partition(|entry| is_new(entry));
        Self::Known {
            new: new.len(),
            old: old.iter().map(|entry| entry.path().to_owned()).collect(),
            withdrawn: begun.withdrawn.iter().filter(is_there).cloned().collect(),
        }
    }
}
