//! What values meet a target.

use super::indicator::Direction;
use super::scalar::{Bound, Quantity};
use super::scale::Scale;
use rust_decimal::Decimal;

/// What values meet a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// This or more.
    AtLeast(Decimal),
    /// This or less.
    AtMost(Decimal),
    /// More than this.
    Above(Decimal),
    /// Less than this.
    Below(Decimal),
    /// From the first to the second.
    Within(Decimal, Decimal),
}

impl Goal {
    /// The goal of a target; none where it is words, about a number, or a plain number without a better side.
    pub fn of(target: &Quantity, direction: Direction) -> Option<Self> {
        let (bound, number) = match target {
            Quantity::Words(_) => return None,
            Quantity::Range(low, high) => return Some(Self::Within(low.value(), high.value())),
            Quantity::Level(bound, number) => (*bound, number.value()),
        };
        Some(match (bound, direction) {
            (Bound::AtLeast, _) | (Bound::Exact, Direction::Higher) => Self::AtLeast(number),
            (Bound::AtMost, _) | (Bound::Exact, Direction::Lower) => Self::AtMost(number),
            (Bound::Above, _) => Self::Above(number),
            (Bound::Below, _) => Self::Below(number),
            (Bound::Exact, Direction::None) | (Bound::About, _) => return None,
        })
    }

    /// What values in another unit meet it; `None` where a limit is too long to calculate with.
    pub fn scaled(self, scale: Scale) -> Option<Self> {
        Some(match self {
            Self::AtLeast(limit) => Self::AtLeast(scale.of(limit)?),
            Self::AtMost(limit) => Self::AtMost(scale.of(limit)?),
            Self::Above(limit) => Self::Above(scale.of(limit)?),
            Self::Below(limit) => Self::Below(scale.of(limit)?),
            Self::Within(low, high) => Self::Within(scale.of(low)?, scale.of(high)?),
        })
    }

    /// Whether a value meets it.
    pub fn is_met_by(&self, value: Decimal) -> bool {
        match self {
            Self::AtLeast(limit) => value >= *limit,
            Self::AtMost(limit) => value <= *limit,
            Self::Above(limit) => value > *limit,
            Self::Below(limit) => value < *limit,
            Self::Within(low, high) => (*low..=*high).contains(&value),
        }
    }

    /// Whether a printed value shows that the target is met: `≥95` does for “at least 90”, not for “at most 100”, and `>95`
    /// does for “more than 95”.
    pub fn is_surely_met_by(&self, bound: Bound, value: Decimal) -> bool {
        match (bound, self) {
            (Bound::Exact, _)
            | (Bound::AtLeast, Self::AtLeast(_) | Self::Above(_))
            | (Bound::AtMost, Self::AtMost(_) | Self::Below(_)) => self.is_met_by(value),
            (Bound::Above, Self::AtLeast(limit) | Self::Above(limit)) => value >= *limit,
            (Bound::Below, Self::AtMost(limit) | Self::Below(limit)) => value <= *limit,
            _ => false,
        }
    }

    /// Whether a printed value shows that the target is not met: `<80` does for “at least 80”, `≤80` does not.
    pub fn is_surely_missed_by(&self, bound: Bound, value: Decimal) -> bool {
        match (bound, self) {
            (Bound::Exact, _)
            | (Bound::AtMost, Self::AtLeast(_) | Self::Above(_))
            | (Bound::AtLeast, Self::AtMost(_) | Self::Below(_)) => !self.is_met_by(value),
            (Bound::Below, Self::AtLeast(limit) | Self::Above(limit)) => value <= *limit,
            (Bound::Above, Self::AtMost(limit) | Self::Below(limit)) => value >= *limit,
            (Bound::AtMost, Self::Within(low, _)) => value < *low,
            (Bound::Below, Self::Within(low, _)) => value <= *low,
            (Bound::AtLeast, Self::Within(_, high)) => value > *high,
            (Bound::Above, Self::Within(_, high)) => value >= *high,
            _ => false,
        }
    }

    /// Whether it is a range that two values lie on both sides of.
    pub fn lies_between(&self, a: Decimal, b: Decimal) -> bool {
        let Self::Within(low, high) = self else { return false };
        a.min(b) < *low && *high < a.max(b)
    }

    /// The limit that counts, seen from a value; of a range whose ends are equally far, the lower one.
    pub fn nearest_to(&self, value: Decimal) -> Decimal {
        match self {
            Self::AtLeast(limit)
            | Self::AtMost(limit)
            | Self::Above(limit)
            | Self::Below(limit) => *limit,
            Self::Within(low, high) if (value - low).abs() <= (value - high).abs() => *low,
            Self::Within(_, high) => *high,
        }
    }
}
