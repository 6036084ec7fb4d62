//! The records of one document: a kind per file, and what all kinds have in common.

mod change;
mod commitment;
mod project;
mod record;
mod task;

pub use change::{Change, ChangeOf, Way};
pub(crate) use commitment::NO_NUMBER;
pub use commitment::{Amendment, Baseline, Commitment, Kind, Nature, ObservedBaseline, Target};
pub use project::{InvestUnit, Measure, Money, Project, Selection, Total};
pub use record::{Listed, PlanRecord, RecordName, Says};
pub use task::{Due, Duty, Task};

use crate::model::id::DocumentId;
use crate::model::origin::Origin;

/// The records of one document, or a part of them: a document may have several files.
#[derive(Debug)]
pub struct Plan {
    /// The document.
    pub document: DocumentId,
    /// What it promises, in the order of the file.
    pub commitments: Vec<Commitment>,
    /// What it says is built, in the order of the file.
    pub projects: Vec<Project>,
    /// What it states of several projects together.
    pub totals: Vec<Total>,
    /// What it says is to be done, in the order of the file.
    pub tasks: Vec<Task>,
    /// Where the file names the document.
    pub origin: Origin,
}

impl Plan {
    /// Its records that are no commitments, kind by kind.
    pub fn records(&self) -> impl Iterator<Item = &dyn PlanRecord> {
        // By name and without `..`, so that no kind is left out: a new list does not compile until it is here.
        let Self { document: _, commitments: _, projects, totals, tasks, origin: _ } = self;
        all(projects).chain(all(totals)).chain(all(tasks))
    }
}

fn all<T: PlanRecord>(records: &[T]) -> impl Iterator<Item = &dyn PlanRecord> {
    records.iter().map(|record| record as &dyn PlanRecord)
}
