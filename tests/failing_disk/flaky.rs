//! A disk that fails once, or for good, at an operation that is counted out.

use std::cell::Cell;
use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::Path;

use planboard::files::{Disk, Kind, System};

/// How it fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// One operation is refused, with an error of this number of the system; those after it are not.
    Error(i32),
    /// The disk is full: of a file, half is written, and there is no room for more.
    Full,
    /// The program is killed: half of a file is written, and nothing is done any more, nor put in order.
    Kill,
}

/// The disk of the system, until it fails.
pub(crate) struct Flaky {
    /// How many operations are left before the one that fails.
    left: Cell<usize>,
    fault: Fault,
    has_failed: Cell<bool>,
}

impl Flaky {
    pub(crate) fn new(left: usize, fault: Fault) -> Self {
        Self { left: Cell::new(left), fault, has_failed: Cell::new(false) }
    }

    /// Whether it got to the operation that fails.
    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    /// Whether this operation is the one that fails, or comes after it where that matters.
    fn fails(&self, writes: bool) -> bool {
        if self.has_failed.get() {
            return match self.fault {
                Fault::Error(_) => false,
                Fault::Full => writes,
                Fault::Kill => true,
            };
        }
        let is_due = self.left.get() == 0 && (writes || self.fault != Fault::Full);
        self.has_failed.set(is_due);
        self.left.set(self.left.get().saturating_sub(1));
        is_due
    }

    fn pass<T>(&self, writes: bool, operation: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if self.fails(writes) { Err(self.error()) } else { operation() }
    }

    fn error(&self) -> io::Error {
        match self.fault {
            Fault::Error(number) => io::Error::from_raw_os_error(number),
            _ => ErrorKind::StorageFull.into(),
        }
    }
}

impl Disk for Flaky {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.pass(false, || System.kind(path))
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        self.pass(false, || System.list(folder))
    }

    fn read(&self, file: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
        self.pass(false, || System.read(file, most))
    }

    fn create(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let is_over = self.has_failed();
        if !self.fails(true) {
            return System.create(file, bytes);
        }
        if !matches!(self.fault, Fault::Error(_)) && !is_over {
            System.create(file, bytes.get(..bytes.len() / 2).unwrap_or_default())?;
        }
        Err(self.error())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(false, || System.rename(from, to))
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        self.pass(false, || System.exchange(one, other))
    }

    fn copy_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.pass(false, || System.copy_rights(from, to))
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.pass(false, || System.remove_file(file))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(true, || System.make_folder(folder))
    }

    fn sync(&self, _: &Path) -> io::Result<()> {
        self.pass(false, || Ok(()))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.pass(false, || System.remove_folder(folder))
    }
}
