//! Agencies of a district, which answer for its tasks.

use super::id::AgencyId;
use super::origin::Origin;

/// An agency that answers for tasks, under one id whatever a document calls it.
#[derive(Debug)]
pub struct Agency {
    /// Its id, given once in a district.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// Its other names.
    pub aliases: Vec<String>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

impl Agency {
    /// Every name that documents print for it.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.name).chain(&self.aliases).map(String::as_str)
    }
}
