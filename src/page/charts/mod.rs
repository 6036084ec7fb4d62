//! Charts of records: each file joins the numbers of a page with a chart, and `standalone` makes files of charts.

pub(in crate::page) mod comparison;
pub(in crate::page) mod gantt;
pub(in crate::page) mod investment;
pub(in crate::page) mod progress;
pub(in crate::page) mod standalone;
pub(in crate::page) mod tile_map;
pub(in crate::page) mod timeline;
pub(in crate::page) mod trend;

mod colour;
pub(in crate::page) mod groups;
mod literal;
mod look;
mod numbers;
mod scalar;
mod stylesheet;
mod totals;
