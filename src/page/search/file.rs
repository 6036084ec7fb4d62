//! A file that a search loads: a call of one function with the name of the file and what is in it.

use serde::Serialize;

use crate::files::File;
use crate::site::{Route, SearchFile};

/// Writes a file.
pub(super) fn file(file: SearchFile<'_>, holds: &impl Serialize) -> File {
    let mut bytes = format!("planboardSearch(\"{}\",", file.name()).into_bytes();
    serde_json::to_writer(&mut bytes, holds).expect("texts and numbers can be written");
    bytes.extend_from_slice(b");\n");
    File { path: Route::SearchFile(file).path(), bytes }
}
