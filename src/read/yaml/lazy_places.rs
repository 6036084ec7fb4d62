//! The places of the values of a piece of YAML, looked for when somebody asks.

use std::ops::Range;
use std::sync::OnceLock;

use crate::model::{Locate, Path};
use crate::read::yaml::layout::layout;
use crate::read::yaml::places::Places;

/// The places of a piece of YAML. Of most files nobody asks, and the places of all values take more memory than the text.
#[derive(Debug)]
pub(crate) struct LazyPlaces {
    /// How long the piece is: in the file, more may follow.
    length: usize,
    places: OnceLock<Places>,
}

impl LazyPlaces {
    /// The places of a piece that is read.
    pub(crate) fn of(text: &str) -> Self {
        Self { length: text.len(), places: OnceLock::new() }
    }
}

impl Locate for LazyPlaces {
    fn place(&self, text: &str, path: &Path) -> Range<usize> {
        let text = text.get(..self.length).unwrap_or_default();
        self.places.get_or_init(|| layout(text).places).of(text, path)
    }
}
