//! Files that a script of the theme loads: a call of one function with the name of the file and what is in it. They are
//! classic scripts, since a page from a disk may load nothing else.

use std::fmt::Write as _;

use serde::Serialize;

use crate::diag::{is_control, is_direction_mark};
use crate::files::File;
use crate::site::Route;

/// Writes a file that calls a function. Control characters and marks of direction, which JSON lets stand and no file of a
/// site may hold, are written by their numbers.
pub(super) fn file(
    route: Route<'_>,
    function: &str,
    name: impl std::fmt::Display,
    holds: &impl Serialize,
) -> File {
    let json = serde_json::to_string(holds).expect("texts and numbers can be written");
    let mut text = format!("{function}(\"{name}\",");
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
    File { path: route.path(), bytes: text.into_bytes() }
}
