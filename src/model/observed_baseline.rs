//! Baselines that are measured values: which value that is.

use super::district::District;
use super::measure::same_unit;
use super::observation::Observation;
use super::plan::{Baseline, Commitment, ObservedBaseline};
use super::revision::Revisions;
use super::scalar::Quantity;
use super::scale::convertible;

/// Gives every baseline of a district that is a measured value the one in force of its series and period. One without such a
/// value, or with several that differ, stays without a level.
pub(crate) fn resolve(district: &mut District, unit_of: impl Fn(&Commitment) -> String) {
    let is_observed = |baseline: &Baseline| baseline.observed.is_some();
    let commitments = district.plans.iter().flat_map(|plan| &plan.commitments);
    if !commitments.filter_map(|c| c.baseline.as_ref()).any(is_observed) {
        return;
    }
    let (revisions, _) = Revisions::of(district);
    let District { plans, observations, .. } = district;
    for commitment in plans.iter_mut().flat_map(|plan| &mut plan.commitments) {
        let own = commitment.baseline.as_ref().filter(|b| is_observed(b));
        let Some(period) = own.map(|baseline| baseline.period.clone()) else { continue };
        let catalogue = unit_of(commitment);
        let unit = commitment.print.unit_meant(&catalogue);
        let is_it = |o: &&Observation| {
            o.indicator == commitment.indicator
                && o.breakdown == commitment.breakdown
                && o.period == period
                && o.has_value()
                && revisions.is_in_force(o.id)
        };
        // A value in another unit of the same kind, 3.2万张 for 张, is one in this unit, and is shown as printed.
        let in_unit = |o: &Observation| -> Option<(Quantity, Option<String>)> {
            let printed = o.print.unit_meant(&catalogue);
            if same_unit(printed, unit) {
                return Some((o.quantity.clone(), o.text.clone()));
            }
            let scaled = convertible(printed, unit)?.of_quantity(&o.quantity)?.into_owned();
            let text = format!("{}{printed}", o.quantity.text());
            Some((scaled, o.text.clone().or(Some(text))))
        };
        let mut values =
            observations.iter().filter(is_it).filter_map(|o| Some((o.id, in_unit(o)?)));
        let Some((id, (quantity, text))) = values.next() else { continue };
        if values.any(|(_, (other, _))| other.text() != quantity.text()) {
            continue;
        }
        if let Some(baseline) = &mut commitment.baseline {
            baseline.quantity = Some(quantity);
            baseline.text = text;
            baseline.observed = Some(ObservedBaseline { record: Some(id) });
        }
    }
}
