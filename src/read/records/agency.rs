//! Agencies of a district that answer for tasks.

use crate::model::{Agency, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::{RawUnit, RawUnits};

pub(crate) fn agencies(crossing: &mut Crossing<'_>, raw: RawUnits) -> Vec<Agency> {
    crossing.list(&Path::default().key("units"), Some(raw.units), agency)
}

fn agency(crossing: &mut Crossing<'_>, path: &Path, raw: RawUnit) -> Option<Agency> {
    let RawUnit { id, name, aliases, note } = raw;
    let id = crossing.agency(&path.key("id"), id);
    let name = crossing.text(&path.key("name"), name);
    let aliases = crossing.list(&path.key("aliases"), aliases, Crossing::text);
    let note = crossing.optional(&path.key("note"), note);
    Some(Agency { id: id?, name: name?, aliases, note, origin: crossing.origin(path) })
}
