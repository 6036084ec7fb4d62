//! A site into its folder, file by file: writes only what differs, and removes only what planboard is known to have made.

mod another;
mod beside;
mod events;
mod foreign;
mod interrupted;
mod known;
mod left;
mod look;
mod manifest;
mod open;
mod order;
mod outcome;
mod publisher;
mod signature;
mod sink;
mod swap;
mod verify;

pub use events::{Events, Silent, Stage, Tick};
pub use foreign::{Foreign, Lost};
pub use interrupted::Interrupted;
pub use left::Left;
pub use manifest::MANIFEST;
pub use outcome::{NotPublished, Written};
pub use publisher::Publisher;
pub use signature::{SIGNATURE, Sign};
pub use sink::{LookUp, MakeFiles, Memory, Plan, Sink};
pub use swap::Swap;
pub use verify::{NotVerified, Verified, verify};
