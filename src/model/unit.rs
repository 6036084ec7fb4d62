//! Units: the offices of a district that answer for tasks.

use super::id::UnitId;
use super::origin::Origin;

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
