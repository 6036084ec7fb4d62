//! What all charts draw with: the backend, marks, texts, keys, axes and rows.

pub(super) mod class;
pub(super) mod groups;
pub(super) mod label;
pub(super) mod legend;
pub(super) mod mark;
pub(super) mod plot;
pub(super) mod rows;
pub(super) mod scale;
pub(super) mod svg;
pub(super) mod text;
