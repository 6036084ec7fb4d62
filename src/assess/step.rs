//! A value at a time.

use rust_decimal::Decimal;

use crate::model::Moment;

/// A value at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// When: of the value of a year, at its end.
    pub at: Moment,
    /// The value, in the unit of the commitment.
    pub value: Decimal,
}

impl Step {
    /// The value of a year.
    pub const fn of_year(year: i32, value: Decimal) -> Self {
        Self { at: Moment::end_of(year), value }
    }
}
