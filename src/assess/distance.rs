//! How far a target is from where it starts: the change that is asked for.

use rust_decimal::Decimal;

use super::assessment::Assessment;
use crate::model::{Bound, Commitment, Direction, Kind, Quantity};

/// How far a target is from its baseline, in the unit of the commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    /// One of the two is no exact number.
    Unknown,
    /// The baseline meets the target.
    Kept,
    /// The change that is asked for.
    Way {
        /// The baseline.
        from: Decimal,
        /// The target less the baseline; never zero.
        change: Decimal,
    },
}

impl Distance {
    /// The change over the baseline; none from zero or less, of which there is no share.
    pub fn relative(&self) -> Option<Decimal> {
        let Self::Way { from, change } = self else { return None };
        if *from > Decimal::ZERO { change.checked_div(*from) } else { None }
    }
}

impl Assessment<'_> {
    /// How far the target in force is from the baseline of its commitment. What is asked of a whole period, as a mean or every
    /// year is no level to come to from a baseline.
    pub fn distance(&self, commitment: &Commitment, direction: Direction) -> Distance {
        let is_of_period = matches!(commitment.kind, Some(Kind::Total | Kind::Mean | Kind::Yearly));
        let baseline = commitment.baseline.as_ref().and_then(|b| b.quantity.as_ref());
        let level = baseline.filter(|_| !is_of_period).and_then(Quantity::level);
        match (level, self.goal(direction)) {
            (Some((bound, from)), Some(goal)) if goal.is_surely_met_by(bound, from.value()) => {
                // Behind where it starts, and not to be kept all the same
                let is_to_reach = matches!(commitment.kind, Some(Kind::Reach | Kind::Cumulative));
                if is_to_reach { Distance::Unknown } else { Distance::Kept }
            }
            (Some((Bound::Exact, from)), Some(goal)) => {
                let from = from.value();
                let change = goal.nearest_to(from) - from;
                // At a strict bound no number says how far it is beyond.
                if change.is_zero() { Distance::Unknown } else { Distance::Way { from, change } }
            }
            _ => Distance::Unknown,
        }
    }
}
