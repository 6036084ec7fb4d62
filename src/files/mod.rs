//! Files: what one is, which are read and how, and folders that are written.
//!
//! Only here is the disk touched. Regular files alone are read, of a size that is stated: a pipe is not waited for, a device
//! not read to its end. No link inside a folder that is written is followed.

mod disk;
mod encoding;
mod folder;
mod place;
mod read;
mod said;
mod store;
mod write;

pub use disk::{Disk, Kind, Stamp, System};
pub use folder::{Blocked, Unwritable};
pub use place::{Relation, relation};
pub use read::{Refused, Unreadable, original_file, text_file};
pub use said::in_words;
pub use store::{CACHE, FolderStore, Store};
pub use write::{NotWritten, make, make_beside, write};

pub(crate) use disk::{Busy, Lock, real};
pub(crate) use encoding::{original, text};
pub(crate) use folder::{Folder, is_plain, part_of, whole_of};
pub(crate) use read::{MOST, files_in, is_folder, read, read_folder, slashes, stays_inside};

/// A file in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path from the root of the folder that it belongs to, with `/` on every system.
    pub path: String,
    /// Its content.
    pub bytes: Vec<u8>,
}
