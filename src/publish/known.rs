//! What planboard knows of its files in a folder.

use std::collections::BTreeSet;

use super::interrupted::Interrupted;
use super::manifest::{Begun, Entry, MANIFEST, Manifest};
use crate::files::{Disk, Folder, Kind, Unwritable};

/// What a build has begun and not finished.
pub(super) const BEGUN: &str = ".planboard-begun";

/// Where new files wait until all are there.
pub(super) const NEW: &str = ".planboard-new";

/// Who writes.
pub(super) const WRITER: &str = ".planboard-new/writer";

/// Whether a path is where a new file waits, or says who writes.
pub(super) fn is_waiting(path: &str) -> bool {
    let number = path.rsplit('/').next().and_then(|name| name.parse().ok());
    path == WRITER || number.is_some_and(|number| waits_at(number) == path)
}

/// Where a new file waits.
pub(super) fn waits_at(number: usize) -> String {
    format!("{NEW}/{number}")
}

/// How many bytes a manifest may have: that of a site of a hundred thousand pages has half of it.
pub(super) const MOST: u64 = 32 * 1024 * 1024;

/// What planboard knows of its files in a folder.
#[derive(Debug)]
pub(super) struct Known {
    /// Every file that a build has begun: those of the last site, and those of builds that were interrupted since.
    pub(super) files: Manifest,
    /// Other bytes that these files may have.
    pub(super) earlier: BTreeSet<Entry>,
    /// Files of others that an interrupted build was to write over, and had not.
    of_others: Vec<String>,
    /// Whether there is a manifest of planboard's.
    pub(super) has_manifest: bool,
    /// Whether the last build was interrupted, and what it has done.
    pub(super) begun: Option<Interrupted>,
}

impl Known {
    /// What is known in a folder inside the folder, named with its `/`.
    pub(super) fn at<D: Disk>(folder: &Folder<'_, D>, inside: &str) -> Self {
        let read = |name: &str| folder.read(&format!("{inside}{name}"), MOST);
        let last = read(MANIFEST).and_then(|bytes| Manifest::parse(&bytes));
        let has_manifest = last.is_some();
        let last = last.unwrap_or_default();
        let is_begun = folder.kind(&format!("{inside}{BEGUN}")).is_ok_and(|kind| kind.is_some());
        let begun = read(BEGUN).and_then(|bytes| Begun::parse(&bytes));
        let interrupted = is_begun.then(|| match &begun {
            Some(begun) => Interrupted::after(folder, inside, begun, &last),
            None => Interrupted::Unknown,
        });
        let Begun { files, mut of_others, earlier, .. } = begun.unwrap_or_default();
        // A file of somebody else that was to be written over is ours once it was.
        of_others.retain(|path| {
            let is_written = |size: usize| {
                let bytes = folder.read(&format!("{inside}{path}"), size as u64);
                bytes.is_some_and(|bytes| files.lists(path, &bytes))
            };
            !files.size(path).is_some_and(is_written)
        });
        let files = files.without(|path| of_others.iter().any(|other| other == path));
        let mut earlier: BTreeSet<Entry> = earlier.into_iter().collect();
        earlier.extend(last.other_than(&files).cloned());
        let files = last.with(files);
        Self { files, earlier, of_others, has_manifest, begun: interrupted }
    }

    pub(super) fn has(&self, path: &str) -> bool {
        self.files.size(path).is_some()
    }

    /// Whether a build may have begun to write a file.
    pub(super) fn began(&self, path: &str) -> bool {
        self.has(path) || self.of_others.iter().any(|other| other == path)
    }

    /// Whether a file of the list that is there has bytes that no build of planboard's gave it.
    pub(super) fn is_changed<D: Disk>(
        &self,
        folder: &Folder<'_, D>,
        path: &str,
    ) -> Result<bool, Unwritable> {
        if !folder.is_inside(path) || folder.kind(path)? != Some(Kind::File) {
            return Ok(false);
        }
        let earlier = self.earlier.range(Entry::first_at(path)..);
        let earlier = earlier.take_while(|entry| entry.path() == path);
        let sizes = earlier.clone().map(Entry::size).chain(self.files.size(path));
        let most = sizes.max().unwrap_or_default() as u64;
        let Some(bytes) = folder.bytes(path, most)? else { return Ok(true) };
        let is_earlier = || earlier.clone().any(|entry| *entry == Entry::of(path, &bytes));
        Ok(!self.files.lists(path, &bytes) && !is_earlier())
    }
}
