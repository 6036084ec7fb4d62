//! A file that a search loads.

use serde::Serialize;

use crate::files::File;
use crate::page::called;
use crate::site::{Route, SearchFile};

/// Writes a file.
pub(super) fn file(file: SearchFile<'_>, holds: &impl Serialize) -> File {
    called::file(Route::SearchFile(file), "planboardSearch", file.name(), holds)
}
