//! What a search in the browser loads: the texts and records of every place in pieces, which letters stand in which piece,
//! and the names of places and indicators ([0044](../../../docs/decisions/0044-search.md)).
//!
//! The files are classic scripts that call one function, since a page from a disk may load nothing else. What the pages of
//! an edition do not show is in none of them.

mod chunk;
mod file;
mod index;
mod letters;
mod passages;

pub(in crate::page) use chunk::texts;
pub(in crate::page) use index::{Index, files_of_places};
