//! A site into its folder, file by file: writes only what differs, and removes only what planboard is known to have made.

mod foreign;
mod known;
mod look;
mod manifest;
mod publisher;
mod sink;

pub use foreign::Foreign;
pub use manifest::MANIFEST;
pub use publisher::{NotPublished, Publisher, Written};
pub use sink::{Events, Left, MakeFiles, Memory, Plan, Silent, Sink};
