//! Units: the offices of a district that answer for tasks.

use crate::model::{Path, Unit};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::{RawUnit, RawUnits};

pub(crate) fn units(crossing: &mut Crossing<'_>, raw: RawUnits) -> Vec<Unit> {
    crossing.list(&Path::default().key("units"), Some(raw.units), unit)
}

fn unit(crossing: &mut Crossing<'_>, path: &Path, raw: RawUnit) -> Option<Unit> {
    let RawUnit { id, name, aliases, note } = raw;
    let id = crossing.unit(&path.key("id"), id);
    let name = crossing.text(&path.key("name"), name);
    let aliases = crossing.list(&path.key("aliases"), aliases, Crossing::text);
    let note = crossing.optional(&path.key("note"), note);
    Some(Unit { id: id?, name: name?, aliases, note, origin: crossing.origin(path) })
}
