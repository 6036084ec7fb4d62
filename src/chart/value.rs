//! Numbers with a position, and numbers in a year.

/// A finite number; the only way into a chart for anything that has a position.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Value(f64);

impl Value {
    /// Larger magnitudes are drawn here; the printed text still tells the real number.
    const LARGEST: f64 = 1e300;
    /// Smaller magnitudes are drawn as zero, so that arithmetic never meets subnormal numbers.
    const SMALLEST: f64 = 1e-300;

    /// Refuses NaN and infinities.
    pub fn new(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        if number.abs() < Self::SMALLEST {
            return Some(Self(0.0));
        }
        Some(Self(number.clamp(-Self::LARGEST, Self::LARGEST)))
    }

    /// The number as it is drawn.
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// One number in one year.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    /// Calendar year.
    pub year: i32,
    /// Position, in the unit of the chart.
    pub value: Value,
    /// The number as printed in its source (`3.50`, `≥30`), never reformatted, without the unit.
    pub text: &'a str,
}
