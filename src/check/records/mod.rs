//! Records against one another, the catalogue and the years that they are about.

pub(super) mod ambition;
pub(super) mod changes;
pub(super) mod contradiction;
pub(super) mod deadlines;
pub(super) mod measures;
pub(super) mod parts;
pub(super) mod plausibility;
pub(super) mod progress;
mod revised;
pub(super) mod revisions;
pub(super) mod sum;
pub(super) mod sums;
pub(super) mod time;
