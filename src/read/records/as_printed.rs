//! What is printed beside a value where it differs from the catalogue.

use crate::model::{AsPrinted, Path, UnitErratum};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::RawUnitErratum;
use crate::read::yaml::typed::Text;

/// The printed name, unit and note, in this order, and a printing error of the unit.
pub(crate) fn as_printed(
    crossing: &mut Crossing<'_>,
    path: &Path,
    [name, unit, note]: [Option<Text>; 3],
    erratum: Option<RawUnitErratum>,
) -> Option<AsPrinted> {
    let name = crossing.optional(&path.key("name"), name);
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
    Some(AsPrinted { name, unit, erratum, note })
}
