//! In which order files change.

use std::collections::BTreeSet;
use std::path::Path;

/// The order in which new files take their places: what pages need before the pages, and the page that people open first
/// after what it leads to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Order {
    rank: u8,
    pub(super) path: String,
}

impl Order {
    pub(super) fn of(path: String) -> Self {
        let is_page = Path::new(&path).extension().is_some_and(|extension| extension == "html");
        let rank = if path == "index.html" { 2 } else { u8::from(is_page) };
        Self { rank, path }
    }
}

/// Whether a file has the name of a folder that these paths need, or is in a folder that has the name of one of them.
pub(super) fn stands_in_the_place_of_one(path: &str, paths: &BTreeSet<String>) -> bool {
    let inside = format!("{path}/");
    let next = paths.range(inside.clone()..).next();
    let mut folders = path.match_indices('/').filter_map(|(at, _)| path.get(..at));
    next.is_some_and(|next| next.starts_with(&inside)) || folders.any(|f| paths.contains(f))
}
