//! Ids: given once, and leading somewhere.

pub(super) mod agencies;
pub(super) mod dimensions;
pub(super) mod ids;
pub(super) mod tiles;
