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

impl<'a> Target<'a> {
    /// Year in which it falls due.
    pub(super) const fn year(&self) -> i32 {
        match self {
            Self::Reach { point, .. } => point.at.year(),
            Self::Range { year, .. } | Self::Words { year, .. } => *year,
        }
    }

    /// The target as printed.
    pub(super) const fn text(&self) -> &'a str {
        match self {
            Self::Reach { point, .. } => point.text,
            Self::Range { text, .. } | Self::Words { text, .. } => text,
        }
    }

    /// The levels that it names: one, two or none.
    pub(super) fn levels(&self) -> impl Iterator<Item = Value> + use<> {
        let levels = match self {
            Self::Reach { point, .. } => [Some(point.value), None],
            Self::Range { low, high, .. } => [Some(*low), Some(*high)],
            Self::Words { .. } => [None, None],
        };
        levels.into_iter().flatten()
    }
}
