//! Districts: the places that plan.

use super::agency::Agency;
use super::citation::Cite;
use super::document::Document;
use super::id::{DistrictId, DocumentId, PlaceKindId};
use super::observation::Observation;
use super::origin::Origin;
use super::place::DivisionCode;
use super::plan::{Commitment, Plan};
use super::progress::Progress;
use super::record_id::RecordId;
use super::scalar::{Date, Quantity};

/// A place that plans, with everything that is known of it.
#[derive(Debug)]
pub struct District {
    /// Its header.
    pub profile: Profile,
    /// Its documents, by file name.
    pub documents: Vec<Document>,
    /// The commitments of its documents, by file name.
    pub plans: Vec<Plan>,
    /// Its measured values.
    pub observations: Vec<Observation>,
    /// What is reported of its tasks and projects, by file name.
    pub progress: Vec<Progress>,
    /// Its agencies that answer for tasks.
    pub agencies: Vec<Agency>,
}

impl District {
    /// Its commitments with the documents that they stand in, in the order of files.
    pub fn commitments(&self) -> impl Iterator<Item = (&DocumentId, &Commitment)> {
        self.plans
            .iter()
            .flat_map(|plan| plan.commitments.iter().map(|commitment| (&plan.document, commitment)))
    }
}

/// The header of a district.
#[derive(Debug)]
pub struct Profile {
    /// Its id, the name of its folder.
    pub id: DistrictId,
    /// Its short name.
    pub name: String,
    /// Its name in English.
    pub name_en: String,
    /// Its full name.
    pub full_name: Option<String>,
    /// Its GB/T 2260 code, or that it has none; `None` where that is not said.
    pub code: Option<DivisionCode>,
    /// What kind of place it is.
    pub kind: PlaceKindId,
    /// How many people live there.
    pub population: Option<Population>,
    /// The first day on which there is such a place, where that is known.
    pub from: Option<Date>,
    /// The last day on which there was.
    pub until: Option<Date>,
    /// The places that it became or that took it in.
    pub successors: Vec<DistrictId>,
    /// What it was called before, the first name first.
    pub former_names: Vec<FormerName>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

/// What a place was once called.
#[derive(Debug)]
pub struct FormerName {
    /// The name.
    pub name: String,
    /// The last day on which it had it.
    pub until: Date,
}

impl Profile {
    /// Whether there is no such place any more on a day.
    pub fn is_over_on(&self, day: &Date) -> bool {
        self.until.as_ref().is_some_and(|until| until < day)
    }
}

/// How many people live in a district.
#[derive(Debug)]
pub struct Population {
    /// Which record it is.
    pub id: RecordId,
    /// The year.
    pub year: i32,
    /// The number.
    pub value: Quantity,
    /// The unit of the number, 万人.
    pub unit: String,
    /// Where it stands.
    pub citation: Cite,
    /// Where it was written.
    pub origin: Origin,
}
