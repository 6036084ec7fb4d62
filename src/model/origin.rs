//! Where a record was written.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::Arc;

use super::path::Path;
use crate::diag::{FileId, Sources, Span};

/// What knows the places of the values in a text: a reader of YAML, of a sheet.
pub trait Locate: fmt::Debug + Send + Sync {
    /// The bytes of the value at a path; of what stands nearest above it where nothing is there.
    fn place(&self, text: &str, path: &Path) -> Range<usize>;
}

/// Where a record was written: a file and the way to the record in it.
#[derive(Clone)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The way to the record.
    pub path: Path,
    /// Where what was read starts in the file: not at 0 for a front matter.
    base: usize,
    /// The places in it.
    places: Arc<dyn Locate>,
}

impl fmt::Debug for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Origin")
            .field("file", &self.file)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Hash for Origin {
    /// By file and path, from which the place follows.
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        let Self { file, path, base: _, places: _ } = self;
        (file, path).hash(hasher);
    }
}

impl Origin {
    /// A record at a path of what starts at the byte `base` of a file.
    pub fn new(file: FileId, base: usize, path: Path, places: Arc<dyn Locate>) -> Self {
        Self { file, path, base, places }
    }

    /// The n-th item, counted from 0, of a list under a key of the record.
    #[must_use]
    pub fn within(&self, key: &'static str, index: usize) -> Self {
        Self { path: self.path.key(key).index(index), ..self.clone() }
    }

    /// The place of what lies under these keys of the record; without keys, of the record.
    pub fn span(&self, sources: &Sources, keys: &[&'static str]) -> Span {
        let text = sources.get(self.file).text().get(self.base..).unwrap_or_default();
        let path = keys.iter().fold(self.path.clone(), |path, key| path.key(key));
        let place = self.places.place(text, &path);
        sources.span(self.file, self.base + place.start, self.base + place.end)
    }
}
