//! What was measured, as points that can be assessed.

use rust_decimal::Decimal;

use super::input::DataPoint;
use super::step::Step;
use super::units::Units;
use crate::model::{Bound, Goal, Moment, Observation, Quantity};

/// What was measured up to a day.
#[derive(Default)]
pub(super) struct Measured<'a> {
    /// The latest value; several where values contradict each other.
    pub(super) latest: Vec<&'a Observation>,
    /// One point at a time, in their order; a time whose values contradict each other has none.
    pub(super) points: Vec<DataPoint>,
    /// Values of single years added up.
    pub(super) sums: Vec<Step>,
    /// Means of the years since the first.
    pub(super) means: Vec<Step>,
    /// What the last mean is where it is one of rates of growth, of percentages only.
    pub(super) other_mean: Option<Decimal>,
    /// Whether the latest value is of a period that no other value can be held against.
    pub(super) is_of_other_period: bool,
}

/// The value of one time that says most of a goal; where values contradict each other, all of them, each once.
pub(super) fn telling<'a>(
    group: &[&'a Observation],
    units: Units<'_>,
    goal: Option<Goal>,
) -> Vec<&'a Observation> {
    let all = || group.iter().copied();
    let contradicted = |a: &Observation| all().any(|b| units.contradict(a, b));
    if !all().any(contradicted) {
        return all().min_by_key(|o| vagueness(units, o, goal)).into_iter().collect();
    }
    let mut telling: Vec<&Observation> = Vec::new();
    for observation in all() {
        if !telling.iter().any(|o| units.are_one(o, observation)) {
            telling.push(observation);
        }
    }
    telling
}

/// How little a value says: a number with more decimals least of all, then one with fewer, a bound that shows the goal to be
/// met, another bound, a range or words. Of bounds on one side, the closer one says more.
fn vagueness(
    units: Units<'_>,
    observation: &Observation,
    goal: Option<Goal>,
) -> (u8, Decimal, Decimal) {
    let Some((bound, value)) = units.of(observation).value() else {
        return (3, Decimal::ZERO, Decimal::ZERO);
    };
    let shows = || goal.is_some_and(|goal| goal.is_surely_met_by(bound, value));
    match bound {
        Bound::Exact => (0, units.step(observation), Decimal::ZERO),
        Bound::AtLeast | Bound::Above => (if shows() { 1 } else { 2 }, Decimal::ZERO, -value),
        Bound::AtMost | Bound::Below => (if shows() { 1 } else { 2 }, Decimal::ZERO, value),
        Bound::About => (2, Decimal::ZERO, Decimal::ZERO),
    }
}

pub(super) fn point(at: Moment, quantity: &Quantity) -> Option<DataPoint> {
    let (bound, value) = quantity.value()?;
    Some(DataPoint { at, bound, value })
}

pub(super) fn exact(at: Moment, value: Decimal) -> DataPoint {
    DataPoint { at, bound: Bound::Exact, value }
}
