//! Districts: the places that plan.

use super::citation::{Citation, citation};
use super::commitment::Plan;
use super::crossing::{Choice, Crossing, Origin};
use super::document::Document;
use super::id::DistrictId;
use super::locate::Path;
use super::observation::Observation;
use super::raw::{RawDistrict, RawPopulation};
use super::scalar::Number;
use super::unit::Unit;
use crate::diag::Code;
use crate::say;

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
    /// Its offices that answer for tasks.
    pub units: Vec<Unit>,
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
    /// The year.
    pub year: i32,
    /// The number.
    pub value: Number,
    /// The unit of the number, 万人.
    pub unit: String,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

pub(super) fn profile(
    crossing: &mut Crossing<'_>,
    raw: RawDistrict,
    folder: &str,
) -> Option<Profile> {
    let RawDistrict { id, name, name_en, full_name, code, kind, population, note } = raw;
    let top = Path::default();
    let id = crossing.district(&top.key("id"), id);
    if let Some(id) = id.as_ref().filter(|id| id.as_str() != folder) {
        let say = say!(
            "编号 `{id}` 与文件夹名 `{folder}` 不同",
            "the id `{id}` differs from the folder name `{folder}`"
        );
        crossing.fault(
            Code::BadId,
            &top.key("id"),
            say,
            Some(say!("写成 `{folder}`", "write `{folder}`")),
        );
    }
    let name = crossing.text(&top.key("name"), name);
    let name_en = crossing.text(&top.key("name_en"), name_en);
    let full_name = crossing.optional(&top.key("full_name"), full_name);
    let code = code.and_then(|code| crossing.code(&top.key("code"), code));
    let kind = crossing.choice(&top.key("kind"), kind);
    let population = population.and_then(|raw| self::population(crossing, raw));
    let note = crossing.optional(&top.key("note"), note);
    Some(Profile {
        id: id?,
        name: name?,
        name_en: name_en?,
        full_name,
        code,
        kind: kind?,
        population,
        note,
        origin: crossing.origin(&top),
    })
}

fn population(crossing: &mut Crossing<'_>, raw: RawPopulation) -> Option<Population> {
    let RawPopulation { year, value, unit, cite } = raw;
    let path = Path::default().key("population");
    let year = crossing.year(&path.key("year"), year);
    let value = crossing.number(&path.key("value"), value);
    let unit = crossing.text(&path.key("unit"), unit);
    let citation = citation(crossing, &path, Some(cite), None, None);
    let origin = crossing.origin(&path);
    Some(Population { year: year?, value: value?, unit: unit?, citation: citation?, origin })
}
