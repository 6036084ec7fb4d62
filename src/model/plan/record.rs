//! What the records of a plan have in common that are no commitments: each kind says it in its own file, and whoever needs all of them asks
//! [`Plan::records`](super::Plan::records).

use crate::model::citation::Citation;
use crate::model::origin::Origin;
use crate::model::record_id::RecordId;

/// A record of a plan that is no commitment.
pub trait PlanRecord {
    /// Which record it is.
    fn id(&self) -> RecordId;
    /// Where it stands.
    fn citation(&self) -> &Citation;
    /// Where it was written.
    fn origin(&self) -> &Origin;
    /// What a reader should know.
    fn note(&self) -> Option<&str>;
    /// The letter that the keys of its kind start with, which no other kind has.
    fn letter(&self) -> char;
    /// With what it is listed.
    fn listed(&self) -> Listed;
    /// What a link to it is called.
    fn name(&self) -> RecordName<'_>;
    /// What it says, for its key.
    fn says(&self) -> Says<'_>;
}

/// With what a record is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// With the figures of its district.
    District,
    /// With the projects of all districts.
    Projects,
    /// With the tasks of all districts.
    Tasks,
}

/// What a record is called.
#[derive(Debug, Clone, Copy)]
pub enum RecordName<'a> {
    /// As it is written.
    Plain(&'a str),
    /// A stated total of the projects of a category, of a stage and with these numbers.
    Total {
        /// The category.
        group: Option<&'a String>,
        /// The stage.
        stage: Option<&'a String>,
        /// The numbers.
        numbers: &'a [String],
    },
}

/// What a record says that its key is made of.
#[derive(Debug, Default)]
pub struct Says<'a> {
    /// Its printed number.
    pub number: Option<&'a str>,
    /// Its words.
    pub words: Vec<&'a str>,
    /// Its year.
    pub year: Option<i32>,
}

/// The fields that every kind has.
macro_rules! common {
    () => {
        fn id(&self) -> crate::model::RecordId {
            self.id
        }

        fn citation(&self) -> &crate::model::Citation {
            &self.citation
        }

        fn origin(&self) -> &crate::model::Origin {
            &self.origin
        }

        fn note(&self) -> Option<&str> {
            self.note.as_deref()
        }
    };
}
pub(super) use common;
