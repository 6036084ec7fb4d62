//! Districts: the places that plan.

use super::agency::Agency;
use super::choice::Choice;
use super::citation::Citation;
use super::document::Document;
use super::id::DistrictId;
use super::observation::Observation;
use super::origin::Origin;
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
    /// Its GB/T 2260 code, where it has one of its own.
    pub code: Option<String>,
    /// What kind of place it is.
    pub kind: DistrictKind,
    /// How many people live there.
    pub population: Option<Population>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

/// What kind of place a district is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistrictKind {
    /// 市辖区
    District,
    /// 县
    County,
    /// 自治县
    AutonomousCounty,
    /// 功能区, as an economic development zone; it has no code of its own.
    FunctionalArea,
}

impl Choice for DistrictKind {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("district", "市辖区", Self::District),
        ("county", "县", Self::County),
        ("autonomous-county", "自治县", Self::AutonomousCounty),
        ("functional-area", "功能区，如开发区", Self::FunctionalArea),
    ];
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
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}
