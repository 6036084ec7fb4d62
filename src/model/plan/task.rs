//! Tasks: what a document says is to be done, by when and by whom.

use super::record::{Listed, PlanRecord, RecordName, Says, common};
use crate::model::citation::Citation;
use crate::model::id::AgencyId;
use crate::model::origin::Origin;
use crate::model::record_id::RecordId;
use crate::model::scalar::Date;

/// Something to do.
#[derive(Debug)]
pub struct Task {
    /// Which record it is.
    pub id: RecordId,
    /// The document's own number.
    pub no: Option<String>,
    /// The theme it belongs to, as printed.
    pub group: Option<String>,
    /// What is to be done, in the document's few words.
    pub title: String,
    /// When it counts as done, as printed; where it is missing, the cited passage says it all.
    pub standard: Option<String>,
    /// By when, in printed order.
    pub due: Vec<Due>,
    /// Who answers for it, in printed order.
    pub agencies: Vec<(Duty, AgencyId)>,
    /// Whether the printed list of units ends in 等.
    pub and_others: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// How an agency answers for a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// 牵头单位
    Lead,
    /// 责任单位, where the document does not tell leading from supporting.
    Responsible,
    /// 配合单位
    Support,
}

impl Duty {
    /// Every duty, with the key that lists its units.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Responsible, Self::Support];

    /// The key that lists the units.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::Support => "support",
        }
    }
}

/// A day by which something is to be done.
#[derive(Debug)]
pub struct Due {
    /// The printed wording: `到2023年底`.
    pub text: String,
    /// The last day that the wording allows.
    pub date: Date,
    /// What is due then, as printed, where the task has several deadlines or more to it.
    pub what: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

impl PlanRecord for Task {
    common!();

    fn letter(&self) -> char {
        't'
    }

    fn listed(&self) -> Listed {
        Listed::Tasks
    }

    fn name(&self) -> RecordName<'_> {
        RecordName::Plain(&self.title)
    }

    fn says(&self) -> Says<'_> {
        let number = self.no.as_deref();
        Says { number, words: vec![number.unwrap_or_default(), &self.title], year: None }
    }
}
