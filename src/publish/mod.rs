//! A site into its folder, file by file: writes only what differs, and removes only what planboard is known to have made.

mod foreign;
mod interrupted;
mod known;
mod look;
mod manifest;
mod publisher;
mod signature;
mod sink;
mod swap;
mod verify;

pub use foreign::{Foreign, Lost};
pub use interrupted::Interrupted;
pub use manifest::MANIFEST;
pub use publisher::{NotPublished, Publisher, Written};
pub use signature::{SIGNATURE, Sign};
pub use sink::{Events, MakeFiles, Memory, Plan, Silent, Sink};
pub use swap::Swap;
pub use verify::{NotVerified, Verified, verify};
