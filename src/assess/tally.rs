//! Roll-ups: how many targets are in each state, the binding ones apart.

use std::collections::BTreeMap;

use super::status::Status;
use super::target::{CountedTarget, State};
use crate::model::Nature;

/// How many targets of a district, a domain or the site are in each state.
///
/// States are counted and never averaged: ten targets on pace do not make up for a binding one that is missed.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Tally(BTreeMap<(NatureKey, State), usize>);

/// Whether a target binds, the strictest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum NatureKey {
    Binding,
    Anticipatory,
    /// No document says.
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
    /// Counts targets.
    pub fn of<'t, 'a: 't>(targets: impl IntoIterator<Item = &'t CountedTarget<'a>>) -> Self {
        let mut counts = BTreeMap::new();
        for target in targets {
            *counts.entry((NatureKey::of(target.nature), target.state())).or_default() += 1;
        }
        Self(counts)
    }

    /// All of them by state: those that are assessed first, the best before the others.
    pub fn all(&self) -> Vec<(State, usize)> {
        self.counted(|_| true)
    }

    /// Those of one nature by state; `None` is those of which no document says.
    pub fn of_nature(&self, nature: Option<Nature>) -> Vec<(State, usize)> {
        let wanted = NatureKey::of(nature);
        self.counted(|bond| bond == wanted)
    }

    /// The worst status of the binding ones that could be assessed: it decides how the whole looks.
    pub fn worst_binding(&self) -> Option<Status> {
        let judged = self.0.keys().filter(|(bond, state)| {
            *bond == NatureKey::Binding && !matches!(state.status, Status::Unassessed(_))
        });
        judged.map(|(_, state)| state.status).max()
    }

    fn counted(&self, is_wanted: impl Fn(NatureKey) -> bool) -> Vec<(State, usize)> {
        let mut counts: BTreeMap<State, usize> = BTreeMap::new();
        for ((_, state), count) in self.0.iter().filter(|((bond, _), _)| is_wanted(*bond)) {
            *counts.entry(*state).or_default() += count;
        }
        counts.into_iter().collect()
    }
}
