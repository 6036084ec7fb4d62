//! Files in memory to the output folder: writes only what differs, each by temporary file and rename, and removes only
//! what planboard is known to have made. Folders that are no site are written without a manifest, and nothing in them is
//! removed.

mod disk;
mod folder;
mod manifest;
mod place;
mod publisher;

use std::path::Path;

use crate::page::Output;
use folder::Folder;

pub use disk::{Disk, Kind, System};
pub use folder::{Blocked, Unwritable};
pub use place::{Relation, relation};
pub use publisher::{Foreign, NotPublished, Publisher};

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

/// Why files were not written into a folder that is no site.
#[derive(Debug)]
pub enum NotWritten {
    /// Something is there already.
    NotEmpty,
    /// Something is in the way that no file is written over; nothing has changed.
    Blocked(Vec<Blocked>),
    /// It cannot be written.
    Unwritable(Unwritable),
}

impl From<Unwritable> for NotWritten {
    fn from(unwritable: Unwritable) -> Self {
        Self::Unwritable(unwritable)
    }
}

/// Makes a folder of these files where there is nothing yet that anybody sees.
pub fn make(outputs: &[Output], root: &Path) -> Result<(), NotWritten> {
    // What is hidden, as `.git`, is no hindrance; what would be written over is.
    let is_ours =
        |name: &str| outputs.iter().any(|output| output.path.split('/').next() == Some(name));
    if !folder::is_free(&System, root, |name| name.starts_with('.') && !is_ours(name))? {
        return Err(NotWritten::NotEmpty);
    }
    write(outputs, root)
}

/// Writes these files into a folder, over files of the same names; all others stay.
pub fn write(outputs: &[Output], root: &Path) -> Result<(), NotWritten> {
    let folder = Folder::open(&System, root)?;
    let mut blocked = Vec::new();
    for output in outputs {
        blocked.extend(folder.blocked(&output.path, |_| false)?);
    }
    if !blocked.is_empty() {
        return Err(NotWritten::Blocked(blocked));
    }
    for output in outputs {
        folder.write(&output.path, &output.bytes)?;
    }
    Ok(())
}
