//! The level that a target in changes comes to.

use rust_decimal::Decimal;

use super::step::Step;
use crate::model::{Bound, Change, ChangeOf, Direction, Goal, Quantity, Way};

/// The level that a change comes to: calculated, not printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// B, what the change starts from, at its time.
    pub base: Step,
    /// B·(1±c/100) of a change c in per cent, B±c of one in the unit of the indicator; none of a range.
    pub value: Option<Decimal>,
    /// What values meet it.
    pub goal: Goal,
}

/// The level of a change; none where the change is about a number or in words, or in per cent of zero or less.
pub(super) fn level_of(
    change: &Change,
    base: Step,
    asked: &Quantity,
    direction: Direction,
) -> Option<Level> {
    if change.of == ChangeOf::Percent && base.value <= Decimal::ZERO {
        return None;
    }
    let level = |number: Decimal| {
        let size = match change.of {
            ChangeOf::Percent => base.value.checked_mul(number)? / Decimal::ONE_HUNDRED,
            ChangeOf::Amount => number,
        };
        match change.way {
            Way::Rise => base.value.checked_add(size),
            Way::Fall => base.value.checked_sub(size),
        }
    };
    let (bound, number) = match asked {
        Quantity::Words(_) => return None,
        Quantity::Range(low, high) => {
            let ends = (level(low.value())?, level(high.value())?);
            let goal = Goal::Within(ends.0.min(ends.1), ends.0.max(ends.1));
            return Some(Level { base, value: None, goal });
        }
        Quantity::Level(bound, number) => (*bound, level(number.value())?),
    };
    // A fall by at least so much ends at most there.
    let is_up = matches!(change.way, Way::Rise);
    let goal = match (bound, direction) {
        (Bound::About, _) => return None,
        (Bound::Exact, Direction::Higher) => Goal::AtLeast(number),
        (Bound::Exact, Direction::Lower) => Goal::AtMost(number),
        (Bound::Exact | Bound::AtLeast, _) if is_up => Goal::AtLeast(number),
        (Bound::Exact | Bound::AtLeast, _) => Goal::AtMost(number),
        (Bound::AtMost, _) if is_up => Goal::AtMost(number),
        (Bound::AtMost, _) => Goal::AtLeast(number),
        (Bound::Above, _) if is_up => Goal::Above(number),
        (Bound::Above, _) => Goal::Below(number),
        (Bound::Below, _) if is_up => Goal::Below(number),
        (Bound::Below, _) => Goal::Above(number),
    };
    Some(Level { base, value: Some(number), goal })
}
