//! Units: the offices of a district that answer for tasks.

use super::crossing::{Crossing, Origin};
use super::id::UnitId;
use super::locate::Path;
use super::raw::{RawUnit, RawUnits};

/// An office that answers for tasks, under one id whatever a document calls it.
#[derive(Debug)]
pub struct Unit {
    /// Its id, given once in a district.
    pub id: UnitId,
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

impl Unit {
    /// Every name that documents print for it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}

pub(super) fn units(crossing: &mut Crossing<'_>, raw: RawUnits) -> Vec<Unit> {
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
