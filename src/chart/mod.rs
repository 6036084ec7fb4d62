//! Numbers to semantic SVG, one function a kind of chart.
//!
//! Each chart is one function from a borrowed input to an inline `<svg>`. It cannot fail: what a
//! chart cannot show as a position it says in words. Classes stand for colours (see `ink::class`), so
//! light, dark, high-contrast and print come from `chart.css`. No word is written here: all of
//! them come with the input, because the site has more than one language.

mod frame;
mod target;
mod value;
mod words;

mod day;
mod ink;

mod comparison;
mod gantt;
mod investment;
mod progress;
mod status_bar;
mod tile_map;
mod timeline;
mod trend;

mod standalone;

pub use comparison::{Comparison, ComparisonRow, MOST_ROWS, Room, comparison};
pub use day::{Day, Now};
pub use frame::Frame;
pub use gantt::{Gantt, GanttRow, gantt};
pub use ink::groups::Group;
pub use ink::text::text_size;
pub use investment::{Amount, AmountRow, Investment, investment};
pub use progress::{Placement, Progress, ProgressRow, progress};
pub use standalone::{Attributes, Element, Standalone, standalone};
pub use status_bar::{StatusBar, StatusPart, StatusRow, status_bar};
pub use target::{Bound, Target};
pub use tile_map::{Shown, Tile, TileMap, tile_map};
pub use timeline::{DueDay, Timeline, timeline};
pub use trend::{Part, Trend, trend};
pub use value::{Point, Time, Value};
pub use words::{Words, with_unit};
