//! What is printed beside a value where it differs from the catalogue.

use super::crossing::Crossing;
use super::locate::Path;
use super::raw::RawUnitErratum;
use super::typed::Text;

/// What is printed beside a value where it differs from the catalogue.
#[derive(Debug, Default)]
pub struct Print {
    /// The printed name.
    pub name: Option<String>,
    /// One of two parts of a row, or a part of the people.
    pub part: Option<String>,
    /// The printed unit.
    pub unit: Option<String>,
    /// What the unit should read, where the print is wrong.
    pub erratum: Option<UnitErratum>,
    /// What a reader should know.
    pub note: Option<String>,
}

impl Print {
    /// The unit that is meant: the erratum's, the printed one, or the catalogue's.
    pub fn unit_meant<'a>(&'a self, catalogue: &'a str) -> &'a str {
        let printed = self.unit.as_deref();
        self.erratum.as_ref().map(|erratum| erratum.unit.as_str()).or(printed).unwrap_or(catalogue)
    }
}

/// A printing error of a unit.
#[derive(Debug)]
pub struct UnitErratum {
    /// The unit that is meant.
    pub unit: String,
    /// How one knows.
    pub reason: String,
}

/// The printed name, part, unit and note, in this order, and a printing error of the unit.
pub(super) fn print(
    crossing: &mut Crossing<'_>,
    path: &Path,
    [name, part, unit, note]: [Option<Text>; 4],
    erratum: Option<RawUnitErratum>,
) -> Option<Print> {
    let name = crossing.optional(&path.key("name"), name);
    let part = crossing.optional(&path.key("part"), part);
    let unit = crossing.optional(&path.key("unit"), unit);
    let note = crossing.optional(&path.key("note"), note);
    let erratum = match erratum {
        None => None,
        Some(RawUnitErratum { unit, reason }) => {
            let path = path.key("erratum");
            let unit = crossing.text(&path.key("unit"), unit);
            let reason = crossing.text(&path.key("reason"), reason);
            Some(UnitErratum { unit: unit?, reason: reason? })
        }
    };
    Some(Print { name, part, unit, erratum, note })
}
