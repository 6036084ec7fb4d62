//! Ids: given once, and leading somewhere.

pub(super) mod agencies;
pub(super) mod ids;
pub(super) mod sources;
pub(super) mod tiles;
