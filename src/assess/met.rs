//! How a target came to be met.

use super::assessment::Assessment;
use super::status::{Met, Status};
use crate::model::{Commitment, Direction, Quantity};

/// How the target of a commitment was met, whose plan begins in a year; `None` where it was not.
pub(super) fn met(
    assessment: &Assessment<'_>,
    commitment: &Commitment,
    direction: Direction,
    first: i32,
) -> Option<Met> {
    let is_by_numbers = assessment.judgement.is_none();
    let year = assessment.latest.last().map(|o| o.year());
    match assessment.status {
        _ if is_by_numbers && assessment.is_close() => Some(Met::Nearly),
        Status::Met if !is_by_numbers => Some(Met::InTime),
        Status::Met if year.is_none_or(|year| year >= assessment.target.year) => Some(Met::InTime),
        Status::Met if is_met_at_start(assessment, commitment, direction, first) => {
            Some(Met::AtStart)
        }
        Status::Met => Some(Met::Early),
        _ => None,
    }
}

fn is_met_at_start(
    assessment: &Assessment<'_>,
    commitment: &Commitment,
    direction: Direction,
    first: i32,
) -> bool {
    let Some(goal) = assessment.goal(direction) else { return false };
    let meets = |quantity: &Quantity| {
        let level = quantity.level();
        level.is_some_and(|(bound, number)| goal.is_surely_met_by(bound, number.value()))
    };
    let baseline = commitment.baseline.as_ref().and_then(|baseline| baseline.quantity.as_ref());
    let before = assessment.observations.iter().filter(|o| o.year() < first);
    baseline.is_some_and(meets) || before.into_iter().any(|o| meets(&assessment.in_unit(o)))
}
