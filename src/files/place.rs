//! Where a folder lies to another, by what is on the disk and not by the words of the paths.

use std::path::Path;

use super::disk::{is_same, real};

/// How one folder lies to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is the same.
    Same,
    /// It is somewhere inside the other.
    Inside,
    /// It holds the other.
    Above,
}

/// How a folder lies to another; `None` where neither holds the other. Neither has to be there.
pub fn relation(folder: &Path, other: &Path) -> Option<Relation> {
    let (folder, other) = (real(folder), real(other));
    if is_same(&folder, &other) {
        Some(Relation::Same)
    } else if folder.ancestors().any(|above| is_same(above, &other)) {
        Some(Relation::Inside)
    } else if other.ancestors().any(|above| is_same(above, &folder)) {
        Some(Relation::Above)
    } else {
        None
    }
}
