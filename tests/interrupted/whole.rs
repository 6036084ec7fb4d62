//! Whether a folder in which a build was interrupted holds whole files alone.

use std::collections::BTreeMap;

pub(crate) type Files = BTreeMap<String, Vec<u8>>;

/// What may stand in a folder besides whole files until the next build: what is hidden, and parts.
pub(crate) fn is_unfinished(path: &str) -> bool {
    path.starts_with(".planboard-") || path.ends_with(".planboard-part")
}

/// Stops the test if some file is none of what it may be.
#[track_caller]
pub(crate) fn assert_whole(found: &Files, may_be: &[&Files], when: &str) {
    for (path, bytes) in found.iter().filter(|(path, _)| !is_unfinished(path)) {
        let is_whole = may_be.iter().any(|files| files.get(path) == Some(bytes));
        assert!(is_whole, "{when}: `{path}` is {:?}", String::from_utf8_lossy(bytes));
    }
}
