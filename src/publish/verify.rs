//! Whether a folder holds a site as its manifest lists it.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::beside::left_beside;
use super::interrupted::Interrupted;
use super::known::{Known, MOST, NEW, WRITER, is_waiting};
use super::look::of_sites_below;
use super::manifest::{MANIFEST, Manifest};
use super::signature::{self, SIGNATURE};
use crate::files::{Busy, Disk, Folder, Kind, Unwritable, real};

/// How a folder lies to a manifest. Paths are in their order; names that begin with a dot are not looked at.
#[derive(Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many files are listed.
    pub listed: usize,
    /// Files with other bytes than those that are listed.
    pub changed: Vec<String>,
    /// Files that are listed and not there.
    pub missing: Vec<String>,
    /// What is there and not listed.
    pub added: Vec<String>,
    /// How far the last build came, if it was interrupted.
    pub interrupted: Option<Interrupted>,
    /// How many files of an interrupted build wait in the folder, hidden and never published.
    pub waiting: usize,
    /// What an interrupted build left beside the folder, with which it was to change places.
    pub beside: Option<PathBuf>,
    /// The manifest that was asked.
    pub manifest: Vec<u8>,
    /// The signature beside it.
    pub signature: Option<Vec<u8>>,
}

impl Verified {
    /// Whether the folder holds the site that is listed, and nothing else.
    pub fn is_whole(&self) -> bool {
        self.changed.is_empty()
            && self.missing.is_empty()
            && self.added.is_empty()
            && self.interrupted.is_none()
            && self.waiting == 0
            && self.beside.is_none()
    }
}

/// Why a folder is not compared.
#[derive(Debug)]
pub enum NotVerified {
    /// It has no manifest.
    NoManifest,
    /// The manifest is not as planboard writes it.
    NoManifestOfOurs,
    /// A build is writing into it.
    Busy,
    /// It cannot be read.
    Unreadable(Unwritable),
}

impl From<Unwritable> for NotVerified {
    fn from(unreadable: Unwritable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl From<Busy> for NotVerified {
    fn from(Busy: Busy) -> Self {
        Self::Busy
    }
}

/// Compares a folder with its manifest, or with one that was kept elsewhere. Nothing is written.
///
/// # Errors
///
/// The folder or a listed file cannot be read, there is no manifest that can be believed, or a build is at work.
pub fn verify(disk: &impl Disk, root: &Path, kept: Option<&Path>) -> Result<Verified, NotVerified> {
    let folder = Folder::at(disk, root)?;
    let _lock = folder.lock(Duration::ZERO)?;
    let there = folder.all()?;
    let (bytes, signature) = if let Some(kept) = kept {
        let unreadable = |error| Unwritable { path: kept.display().to_string(), error };
        // What is not there is no manifest that is broken.
        if disk.kind(kept).map_err(unreadable)?.is_none() {
            return Err(NotVerified::Unreadable(unreadable(io::ErrorKind::NotFound.into())));
        }
        let bytes = disk.read(kept, MOST).map_err(unreadable)?;
        let beside = format!("{}.minisig", kept.display());
        let signature = disk.read(Path::new(&beside), signature::MOST).ok().flatten();
        (bytes.ok_or(NotVerified::NoManifestOfOurs)?, signature)
    } else {
        let bytes = folder.bytes(MANIFEST, MOST)?.ok_or(NotVerified::NoManifest)?;
        (bytes, folder.bytes(SIGNATURE, signature::MOST)?)
    };
    let manifest = Manifest::parse(&bytes).ok_or(NotVerified::NoManifestOfOurs)?;
    let interrupted = Known::at(&folder, "").begun;
    let (mut changed, mut missing) = (Vec::new(), Vec::new());
    for path in manifest.paths() {
        match there.get(path) {
            None => missing.push(path.to_owned()),
            Some(Kind::File) => {
                let size = manifest.size(path).unwrap_or_default() as u64;
                let there = folder.bytes(path, size)?;
                if !there.is_some_and(|there| manifest.lists(path, &there)) {
                    changed.push(path.to_owned());
                }
            }
            Some(_) => changed.push(path.to_owned()),
        }
    }
    match folder.bytes(MANIFEST, MOST)? {
        Some(own) if own == bytes => {}
        _ if there.contains_key(MANIFEST) => changed.push(MANIFEST.to_owned()),
        _ => missing.push(MANIFEST.to_owned()),
    }
    let below = of_sites_below(&folder, &there);
    let is_added = |(path, kind): &(&String, &Kind)| {
        **kind != Kind::Folder
            && ![MANIFEST, SIGNATURE].contains(&path.as_str())
            && manifest.size(path).is_none()
            && !below.contains(*path)
    };
    let added = there.iter().filter(is_added).map(|(path, _)| path.clone()).collect();
    changed.sort();
    missing.sort();
    let listed = manifest.len();
    let beside = left_beside(disk, &real(root));
    Ok(Verified {
        listed,
        changed,
        missing,
        added,
        interrupted,
        waiting: waiting(&folder)?,
        beside,
        manifest: bytes,
        signature,
    })
}

/// How many files of an interrupted build wait in a folder.
fn waiting<D: Disk>(folder: &Folder<'_, D>) -> Result<usize, Unwritable> {
    let is_file = |path: &&String| is_waiting(path) && *path != WRITER;
    Ok(folder.files_in(NEW)?.iter().filter(is_file).count())
}
