//! Ids: given once, and leading somewhere.

pub(super) mod ids;
pub(super) mod tiles;
pub(super) mod units;
