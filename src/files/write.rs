//! Folders of files that are no site: they are written without a manifest, and nothing in them is removed.

use std::path::Path;

use super::File;
use super::disk::System;
use super::folder::{self, Blocked, Folder, Unwritable};

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
pub fn make(files: &[File], root: &Path) -> Result<(), NotWritten> {
    // What is hidden, as `.git`, is no hindrance; what would be written over is.
    let is_ours = |name: &str| files.iter().any(|file| file.path.split('/').next() == Some(name));
    if !folder::is_free(&System, root, |name| name.starts_with('.') && !is_ours(name))? {
        return Err(NotWritten::NotEmpty);
    }
    write(files, root)
}

/// Writes these files into a folder, over files of the same names; all others stay.
pub fn write(files: &[File], root: &Path) -> Result<(), NotWritten> {
    let folder = Folder::open(&System, root)?;
    let mut blocked = Vec::new();
    for file in files {
        blocked.extend(folder.blocked(&file.path, |_| false)?);
    }
    if !blocked.is_empty() {
        return Err(NotWritten::Blocked(blocked));
    }
    for file in files {
        folder.write(&file.path, &file.bytes)?;
    }
    Ok(())
}
