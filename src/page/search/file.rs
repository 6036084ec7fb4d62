//! A file that a search loads: a call of one function with the name of the file and what is in it.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diag::{is_control, is_direction_mark};
use crate::files::File;
use crate::site::{Route, SearchFile};

/// Writes a file. What JSON lets stand and no file of a site may hold, control characters and marks of direction
/// among the letters that are not counted, is written by its number.
pub(super) fn file(file: SearchFile<'_>, holds: &impl Serialize) -> File {
    let json = serde_json::to_string(holds).expect("texts and numbers can be written");
    let mut text = format!("planboardSearch(\"{}\",", file.name());
    for c in json.chars() {
        if is_control(c) || is_direction_mark(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(text, "\\u{unit:04x}").expect("a text can be written to");
            }
        } else {
            text.push(c);
        }
    }
    text.push_str(");\n");
    File { path: Route::SearchFile(file).path(), bytes: text.into_bytes() }
}
