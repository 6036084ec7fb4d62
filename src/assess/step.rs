//! A value in a year.

use rust_decimal::Decimal;

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The year.
    pub year: i32,
    /// The value, in the unit of the commitment.
    pub value: Decimal,
}
