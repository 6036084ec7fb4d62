//! Charts of records: each file joins the numbers of a page with a chart, and `standalone` makes files of charts.

pub(super) mod comparison;
pub(super) mod gantt;
pub(super) mod investment;
pub(super) mod progress;
pub(super) mod standalone;
pub(super) mod tile_map;
pub(super) mod timeline;
pub(super) mod trend;

mod groups;
mod numbers;
mod stylesheet;
mod totals;
