//! Records against the documents that they cite.

pub(super) mod breakdowns;
pub(super) mod citations;
pub(super) mod intention;
pub(super) mod labels;
mod nearest;
mod progress_said;
pub(super) mod progress_words;
pub(super) mod provenance;
pub(super) mod unnamed;
mod works;
pub(super) mod years;
