//! What is known of whose value a record has: whether it is counted over a time, and from which years on totals of it go.

use super::verifier::Verifier;
use crate::model::{IndicatorId, Kind, MeasureType, Observation};

/// Whose values a period is of, as far as that is known.
#[derive(Clone, Copy, Default)]
pub(super) struct Measured<'c> {
    /// Whether the catalogue says that it is counted over a time.
    pub(super) is_flow: bool,
    /// Whether it says that it is there at a time.
    pub(super) is_stock: bool,
    /// The first years of the plans that have a total of it as their target.
    pub(super) totals: &'c [i32],
}

impl Verifier<'_> {
    /// The first years of the plans that have a total of what is observed as their target.
    pub(super) fn totals_of(&self, record: &Observation) -> Vec<i32> {
        let plans = self.subject.district.plans.iter().filter(|plan| {
            plan.commitments.iter().any(|target| {
                matches!(target.kind, Some(Kind::Total | Kind::Cumulative))
                    && target.indicator == record.indicator
                    && target.breakdown == record.breakdown
            })
        });
        let documents = plans.filter_map(|plan| self.subject.index.documents.get(&plan.document));
        documents.map(|(_, document)| document.period.0).collect()
    }

    /// What is known of an indicator whose values are counted, and of the totals that are its targets.
    pub(super) fn measured<'c>(&self, id: &IndicatorId, totals: &'c [i32]) -> Measured<'c> {
        let measure = self.subject.index.indicators.get(id).and_then(|entry| entry.measure);
        let is = |wanted: MeasureType| measure == Some(wanted);
        Measured { is_flow: is(MeasureType::Flow), is_stock: is(MeasureType::Stock), totals }
    }
}
