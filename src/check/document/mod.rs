//! Documents: the text against its original, and against itself.

pub(super) mod bars;
pub(super) mod cells;
pub(super) mod difference;
mod emphasis;
pub(super) mod enumeration;
pub(super) mod fidelity;
pub(super) mod header;
pub(super) mod level_or_change;
mod many;
pub(super) mod near_duplicates;
pub(super) mod numbering;
mod ordinals;
mod page_numbers;
pub(super) mod totals;
