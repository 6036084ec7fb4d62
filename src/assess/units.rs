//! Measured values in the unit of their commitment.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::model::{InUnit, Observation, Quantity, convertible};

/// The units that values of a commitment are printed in, and the one that they are assessed in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Units<'a> {
    /// That of the commitment.
    pub(super) unit: &'a str,
    /// That of the catalogue: of values that print no other.
    pub(super) catalogue: &'a str,
}

impl Units<'_> {
    /// A value in the unit of the commitment.
    pub(super) fn of<'o>(&self, observation: &'o Observation) -> Cow<'o, Quantity> {
        // Values in a unit of another kind are not in the series.
        let converted = observation.quantity_in(self.unit, self.catalogue);
        converted.unwrap_or(Cow::Borrowed(&observation.quantity))
    }

    /// Whether two values contradict each other, each with the digits that it is printed with.
    pub(super) fn contradict(&self, one: &Observation, other: &Observation) -> bool {
        self.printed(one).contradicts(self.printed(other))
    }

    /// Whether two values are one, whatever their units.
    pub(super) fn are_one(&self, one: &Observation, other: &Observation) -> bool {
        self.printed(one).says_the_same(self.printed(other))
    }

    /// What the last digit of a printed number counts, in the unit of the commitment.
    pub(super) fn step(&self, observation: &Observation) -> Decimal {
        let InUnit { quantity, unit } = self.printed(observation);
        let decimals = quantity.level().map_or(0, |(_, n)| n.value().normalize().scale());
        let step = Decimal::new(1, decimals);
        convertible(unit, self.unit).and_then(|scale| scale.of(step)).unwrap_or(step)
    }

    fn printed<'o>(&'o self, observation: &'o Observation) -> InUnit<'o> {
        let unit = observation.print.unit_meant(self.catalogue);
        InUnit { quantity: &observation.quantity, unit }
    }
}
