//! Districts: the places that plan.

use super::agency::Agency;
use super::citation::Cite;
use super::document::Document;
use super::id::{DistrictId, PlaceKindId};
use super::observation::Observation;
use super::origin::Origin;
use super::place::DivisionCode;
use super::plan::Plan;
use super::progress::Progress;
use super::record_id::RecordId;
use super::scalar::Quantity;

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
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
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
