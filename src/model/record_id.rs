//! Which record is meant, while the program runs.

use crate::diag::FileId;

/// Which record of a project is meant: what has a citation of its own. It is given when a file is read, in the order of
/// its records, and holds for one run; the name that outlasts a run is the record's key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId {
    file: FileId,
    nth: u32,
}

impl RecordId {
    /// The n-th record of a file, counted from 0.
    pub(crate) fn new(file: FileId, nth: u32) -> Self {
        Self { file, nth }
    }

    /// The file of the record.
    pub(crate) fn file(self) -> FileId {
        self.file
    }

    /// Which record of the file it is, counted from 0.
    pub(crate) fn nth(self) -> u32 {
        self.nth
    }
}
