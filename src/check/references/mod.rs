//! Ids: given once, and leading somewhere.

pub(super) mod agencies;
pub(super) mod baselines;
pub(super) mod dimensions;
pub(super) mod ids;
pub(super) mod kinds;
pub(super) mod revisions;
pub(super) mod sources;
pub(super) mod successors;
pub(super) mod tiles;
pub(super) mod works;
