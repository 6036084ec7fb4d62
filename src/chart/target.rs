//! What a commitment promises, as charts draw it.

use super::value::{Point, Value};

/// Which side of a target level is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The level itself.
    Exact,
    /// The level or more (≥).
    AtLeast,
    /// The level or less (≤).
    AtMost,
}

/// What a commitment promises.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// A level.
    Reach {
        /// Year, level and printed text (`≥30`).
        point: Point<'a>,
        /// Allowed side of the level.
        bound: Bound,
    },
    /// Any value between two levels.
    Range {
        /// Year in which the target falls due.
        year: i32,
        /// One end, in the unit of the chart.
        low: Value,
        /// The other end; the order of the two does not matter.
        high: Value,
        /// The range as printed (`80—90`).
        text: &'a str,
    },
    /// Words without a level (同比例提高): shown as words, never as an invented position.
    Words {
        /// Year in which the target falls due.
        year: i32,
        /// The words as printed.
        text: &'a str,
    },
}
