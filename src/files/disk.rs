//! The disk, one operation a function. Nothing here follows a link inside a folder that it is given.
#![expect(clippy::disallowed_methods, reason = "this is the one file that writes the disk")]

use std::ffi::OsString;
use std::fs::{self, File, FileType, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Component, Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// What is at a path: the thing itself, not what a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// A pipe, a socket, a device, or a folder that cannot be listed.
    Other,
}

impl Kind {
    fn of(there: FileType) -> Self {
        if there.is_symlink() {
            Self::Link
        } else if there.is_dir() {
            Self::Folder
        } else if there.is_file() {
            Self::File
        } else {
            Self::Other
        }
    }
}

/// How a file looks without reading it: its size in bytes, when its bytes were last changed, in nanoseconds since 1970, and,
/// where the system tells, when anything about it was, in seconds and nanoseconds. Programs set the first time as they
/// like, but not the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp(u64, u64, (i64, i64));

#[cfg(unix)]
fn touched(there: &Metadata) -> (i64, i64) {
    use std::os::unix::fs::MetadataExt;
    (there.ctime(), there.ctime_nsec())
}

#[cfg(not(unix))]
fn touched(_: &Metadata) -> (i64, i64) {
    (0, 0)
}

/// What publishing asks of a disk. The tests have one that fails where they want it to.
pub trait Disk {
    /// What is at a path; nothing is no error.
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>>;

    /// The names in a folder.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>>;

    /// The bytes of a regular file; `None` for anything else, and where there are more than `most`.
    fn read(&self, file: &Path, most: u64) -> io::Result<Option<Vec<u8>>>;

    /// How a regular file looks without reading it; `None` for anything else, and on a disk that does not tell.
    fn stamp(&self, file: &Path) -> Option<Stamp> {
        let _ = file;
        None
    }

    /// Makes a file where nothing is, not even a link.
    fn create(&self, file: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Gives a file the name of another and takes its place.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two folders change places in one step: nobody sees one of them missing.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Lets those read and write in a folder who may in another; a disk that has no such rights does nothing.
    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        let _ = (from, to);
        Ok(())
    }

    /// Removes a file, or a link itself.
    fn remove_file(&self, file: &Path) -> io::Result<()>;

    /// Makes a folder and those above it; one that is there is no error.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Returns when a file with its bytes, or a folder with its names, would outlast a power cut.
    fn sync(&self, path: &Path) -> io::Result<()>;
}

/// The disk of the system.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Disk for System {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        match fs::symlink_metadata(path) {
            Ok(there) => Ok(Some(Kind::of(there.file_type()))),
            // Below a file there is nothing, either.
            Err(error) if is_nothing(&error) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        let entries = fs::read_dir(folder)?;
        entries
            .map(|entry| entry.and_then(|e| Ok((e.file_name(), Kind::of(e.file_type()?)))))
            .collect()
    }

    fn read(&self, file: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
        // Before it is opened, since opening a pipe waits, and of what was opened, which may be another by now.
        if self.kind(file)? != Some(Kind::File) {
            return Ok(None);
        }
        let file = File::open(file)?;
        let there = file.metadata()?;
        if !there.is_file() || there.len() > most {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        let length = file.take(most.saturating_add(1)).read_to_end(&mut bytes)? as u64;
        Ok((length <= most).then_some(bytes))
    }

    fn stamp(&self, file: &Path) -> Option<Stamp> {
        let there = fs::symlink_metadata(file).ok().filter(Metadata::is_file)?;
        let since = there.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some(Stamp(there.len(), u64::try_from(since.as_nanos()).ok()?, touched(&there)))
    }

    fn create(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new().write(true).create_new(true).open(file)?.write_all(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }

    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    fn exchange(&self, _: &Path, _: &Path) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::set_permissions(to, fs::metadata(from)?.permissions())
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir_all(folder)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let is_folder = self.kind(path)? == Some(Kind::Folder);
        // Only Unix opens folders.
        if is_folder && cfg!(not(unix)) {
            return Ok(());
        }
        match File::open(path).and_then(|file| file.sync_all()) {
            // Some file systems of networks sync no folders.
            Err(error) if is_folder && is_no_operation(&error) => Ok(()),
            done => done,
        }
    }
}

fn is_no_operation(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported)
}

fn is_nothing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// Somebody else is writing.
pub(crate) struct Busy;

/// A folder that is kept for one writer until this goes.
#[derive(Debug)]
pub(crate) struct Lock(Option<File>);

impl Drop for Lock {
    fn drop(&mut self) {
        // Not left to the closing of the file, which a program that starts just now may have open, too.
        drop(self.0.as_ref().map(File::unlock));
    }
}

/// Keeps a folder for one writer. Where the system has no such lock nothing holds two writers apart, and every file is
/// still whole.
pub(crate) fn lock(folder: &Path) -> Result<Lock, Busy> {
    let Ok(file) = File::open(folder) else { return Ok(Lock(None)) };
    match file.try_lock() {
        // Another folder may have taken its place since it was opened.
        Ok(()) if is_at(&file, folder) => Ok(Lock(Some(file))),
        Ok(()) | Err(TryLockError::WouldBlock) => Err(Busy),
        Err(TryLockError::Error(_)) => Ok(Lock(None)),
    }
}

/// Whether a path still leads to what was opened by it.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let mark = |there: io::Result<Metadata>| there.ok().map(|there| (there.dev(), there.ino()));
    mark(file.metadata()) == mark(fs::metadata(path))
}

/// Whether a path still leads to what was opened by it: no folder that is open is moved away here.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

/// How often a folder is tried that somebody else keeps.
const BETWEEN: Duration = Duration::from_millis(50);

/// Waits so long for whoever keeps a folder, and then keeps it for one writer.
pub(crate) fn lock_within(folder: &Path, most: Duration) -> Result<Lock, Busy> {
    let mut left = most;
    loop {
        match lock(folder) {
            Err(Busy) if !left.is_zero() => {
                let now = left.min(BETWEEN);
                std::thread::sleep(now);
                left -= now;
            }
            done => return done,
        }
    }
}

/// Where a path really is, with every link and `..` resolved. What is not there yet is taken by its words.
pub(crate) fn real(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut real = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            real.pop();
        } else {
            real.push(part);
            if let Ok(there) = fs::canonicalize(&real) {
                real = there;
            }
        }
    }
    real
}

/// Whether two paths are one thing on the disk, whatever its names: letters may differ in case where the disk does not
/// care, and a folder may be mounted twice.
#[cfg(unix)]
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let mark = |path: &Path| fs::metadata(path).ok().map(|there| (there.dev(), there.ino()));
    one == other || mark(one).is_some_and(|one| mark(other) == Some(one))
}

/// Whether two real paths are one; the system gives each its one spelling.
#[cfg(not(unix))]
pub(crate) fn is_same(one: &Path, other: &Path) -> bool {
    one == other
}
