//! A site into its folder, file by file: writes only what differs, and removes only what planboard is known to have made.

mod manifest;
mod publisher;
mod sink;

pub use publisher::{Foreign, NotPublished, Publisher};
pub use sink::{Events, Memory, Plan, Silent, Sink};

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
