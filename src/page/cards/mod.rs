//! What several pages show of a record, a total or a group.

pub(in crate::page) mod brief;
pub(in crate::page) mod commitment;
pub(in crate::page) mod district;
pub(in crate::page) mod key;
pub(in crate::page) mod movers;
pub(in crate::page) mod pager;
pub(in crate::page) mod place_row;
pub(in crate::page) mod progress;
pub(in crate::page) mod rollup;
pub(in crate::page) mod source;
pub(in crate::page) mod target;
pub(in crate::page) mod task;
pub(in crate::page) mod tendency;
pub(in crate::page) mod totals;
pub(in crate::page) mod value;
