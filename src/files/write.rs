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
    make_beside(files, root, |_| false).map(drop)
}

/// Makes a folder of these files where there is nothing yet that anybody sees, but for names that may be there. Of files
/// that are there under such a name none is written over: their paths are given.
pub fn make_beside(
    files: &[File],
    root: &Path,
    may_be_there: impl Fn(&str) -> bool,
) -> Result<Vec<String>, NotWritten> {
    // What is hidden, as `.git`, is no hindrance; what would be written over is.
    let is_ours = |name: &str| files.iter().any(|file| file.path.split('/').next() == Some(name));
    let is_no_hindrance =
        |name: &str| may_be_there(name) || name.starts_with('.') && !is_ours(name);
    if !folder::is_free(&System, root, is_no_hindrance)? {
        return Err(NotWritten::NotEmpty);
    }
    let folder = Folder::open(&System, root)?;
    let (mut new, mut there) = (Vec::new(), Vec::new());
    for file in files {
        if may_be_there(&file.path) && folder.kind(&file.path)?.is_some() {
            there.push(file.path.clone());
        } else {
            new.push(file.clone());
        }
    }
    write(&new, root)?;
    Ok(there)
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
