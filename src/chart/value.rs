//! Numbers with a position, and numbers at a time.

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

/// When something holds: a year, which stands at its end, or a month of it that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Time {
    year: i32,
    /// How many months of the year are over, from 1 to 12.
    month: i32,
}

impl Time {
    /// A year.
    pub const fn of_year(year: i32) -> Self {
        Self { year, month: 12 }
    }

    /// The end of a month, from 1 to 12.
    pub const fn end_of_month(year: i32, month: i32) -> Self {
        Self { year, month }
    }

    /// The year that it is in.
    pub const fn year(self) -> i32 {
        self.year
    }

    /// The place on an axis of years.
    pub(in crate::chart) fn position(self) -> f64 {
        // A year stands at its whole number, whatever twelfths come to.
        let over = f64::from(12 - self.month) / 12.0;
        f64::from(self.year) - over
    }

    /// Whether it is at most a year after an earlier time.
    pub(in crate::chart) fn follows(self, earlier: Self) -> bool {
        let months = |time: Self| i64::from(time.year) * 12 + i64::from(time.month);
        (1..=12).contains(&(months(self) - months(earlier)))
    }
}

impl Point<'_> {
    /// When, in words; `year` is what stands behind a year.
    pub(in crate::chart) fn said(&self, year: &str) -> String {
        self.when.map_or_else(|| format!("{}{year}", self.at.year()), str::to_owned)
    }
}

/// One number at one time.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    /// When.
    pub at: Time,
    /// How that is said, where it is no plain year (`2024年6月底`).
    pub when: Option<&'a str>,
    /// Position, in the unit of the chart.
    pub value: Value,
    /// The number as printed in its source (`3.50`, `≥30`), never reformatted, without the unit.
    pub text: &'a str,
}
