//! Files in memory to the output folder: writes only what differs, each by temporary file and rename, and removes only
//! what the last manifest lists as its own. Folders that are no site are written without a manifest, and nothing in them
//! is removed.

mod disk;
mod manifest;

use std::collections::BTreeSet;
use std::path::Path;

use crate::page::Output;
use disk::Folder;
use manifest::Manifest;

pub use disk::Unwritable;

/// The name of the manifest in the output folder.
pub const MANIFEST: &str = "manifest.json";

/// What a publication did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// How many files were new or differed.
    pub written: usize,
    /// How many files were as they should be.
    pub unchanged: usize,
    /// How many files of the last site were removed.
    pub removed: usize,
}

/// Why a new folder was not made.
#[derive(Debug)]
pub enum NotMade {
    /// Something is there already.
    NotEmpty,
    /// It cannot be written.
    Unwritable(Unwritable),
}

impl From<Unwritable> for NotMade {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable)
    }
}

/// Makes a folder of these files where there is nothing yet that anybody sees.
pub fn make(outputs: &[Output], folder: &Path) -> Result<(), NotMade> {
    // What is hidden, as `.git`, is no hindrance; what would be written over is.
    let is_ours =
        |name: &str| outputs.iter().any(|output| output.path.split('/').next() == Some(name));
    if !Folder::is_free(folder, |name| name.starts_with('.') && !is_ours(name))? {
        return Err(NotMade::NotEmpty);
    }
    Ok(write(outputs, folder)?)
}

/// Writes these files into a folder, over files of the same names; all others stay.
pub fn write(outputs: &[Output], folder: &Path) -> Result<(), Unwritable> {
    let folder = Folder::open(folder)?;
    outputs.iter().try_for_each(|output| folder.write(&output.path, &output.bytes))
}

/// Makes the folder hold exactly these files of ours; files of others stay.
pub fn publish(outputs: &[Output], folder: &Path) -> Result<Written, Unwritable> {
    let folder = Folder::open(folder)?;
    let last = folder.read(MANIFEST).map(|bytes| Manifest::parse(&bytes)).unwrap_or_default();
    let manifest = Manifest::of(outputs);
    let mut done = Written::default();
    for output in outputs {
        folder.discard_part(&output.path)?;
        if folder.read(&output.path).is_some_and(|bytes| bytes == output.bytes) {
            done.unchanged += 1;
        } else {
            folder.write(&output.path, &output.bytes)?;
            done.written += 1;
        }
    }
    // Orphans go before the manifest that forgets them is written: stopped in between, the next build still knows them.
    let ours: BTreeSet<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    let orphans: Vec<&String> = last.paths().filter(|path| !ours.contains(path.as_str())).collect();
    for orphan in orphans {
        done.removed += usize::from(folder.remove(orphan)?);
    }
    folder.discard_part(MANIFEST)?;
    let bytes = manifest.to_bytes();
    if folder.read(MANIFEST).is_none_or(|last| last != bytes) {
        folder.write(MANIFEST, &bytes)?;
    }
    Ok(done)
}
