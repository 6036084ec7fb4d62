//! Roll-ups: how many commitments have each status, the binding ones apart.

use std::collections::BTreeMap;

use super::Assessments;
use super::status::Status;
use crate::model::{Commitment, Nature};

/// How many commitments of a district, a domain or the site have each status.
///
/// Statuses are counted and never averaged: ten targets on pace do not make up for a binding one that is missed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally(BTreeMap<(NatureKey, Status), usize>);

/// Whether a commitment binds, the strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NatureKey {
    Binding,
    Anticipatory,
    /// The document does not say.
    Unstated,
}

impl NatureKey {
    fn of(nature: Option<Nature>) -> Self {
        match nature {
            Some(Nature::Binding) => Self::Binding,
            Some(Nature::Anticipatory) => Self::Anticipatory,
            None => Self::Unstated,
        }
    }
}

impl Tally {
    /// Counts commitments.
    pub fn of<'a>(
        assessments: &Assessments<'_>,
        commitments: impl IntoIterator<Item = &'a Commitment>,
    ) -> Self {
        let mut counts = BTreeMap::new();
        for commitment in commitments {
            let status = assessments.of(commitment).status;
            *counts.entry((NatureKey::of(commitment.nature), status)).or_default() += 1;
        }
        Self(counts)
    }

    /// All of them by status, the best first.
    pub fn all(&self) -> Vec<(Status, usize)> {
        self.counted(|_| true)
    }

    /// Those of one nature by status; `None` is those of which the document does not say.
    pub fn of_nature(&self, nature: Option<Nature>) -> Vec<(Status, usize)> {
        let wanted = NatureKey::of(nature);
        self.counted(|bond| bond == wanted)
    }

    /// The worst status of the binding ones that could be assessed: it decides how the whole looks.
    pub fn worst_binding(&self) -> Option<Status> {
        let judged = self.0.keys().filter(|(bond, status)| {
            *bond == NatureKey::Binding && !matches!(status, Status::Unassessed(_))
        });
        judged.map(|(_, status)| *status).max()
    }

    fn counted(&self, is_wanted: impl Fn(NatureKey) -> bool) -> Vec<(Status, usize)> {
        let mut counts: BTreeMap<Status, usize> = BTreeMap::new();
        for ((_, status), count) in self.0.iter().filter(|((bond, _), _)| is_wanted(*bond)) {
            *counts.entry(*status).or_default() += count;
        }
        counts.into_iter().collect()
    }
}
