//! Everything people wrote.

use super::dimension::Dimension;
use super::district::District;
use super::indicator::Domain;
use super::site::Site;
use super::source::Source;
use super::tiles::TileMap;
use crate::diag::{FileId, Message};

/// Everything people wrote.
#[derive(Debug)]
pub struct Content {
    /// What holds for the whole site.
    pub site: Site,
    /// The catalogue, in the order that its domains ask for, then by file name.
    pub domains: Vec<Domain>,
    /// The dimensions by which values are broken down, in the order of the file.
    pub dimensions: Vec<Dimension>,
    /// The schematic map of the districts, if there is one.
    pub tiles: Option<TileMap>,
    /// The sources, those of the whole site first, then by folder and file name.
    pub sources: Vec<Source>,
    /// The districts, by folder name.
    pub districts: Vec<District>,
    /// The documents as received, by the path that names them, or why one was not read.
    pub seeds: Vec<(String, Result<FileId, Message>)>,
}
