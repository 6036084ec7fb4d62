//! `content/tiles.yaml`: the squares of a schematic map, one for each place, without boundaries.

use super::district::Profile;
use super::id::DistrictId;
use super::origin::Origin;

/// How many columns and rows a schematic map may have: more squares beside each other have no room for a name on a phone.
pub(crate) const CELLS: std::ops::RangeInclusive<u32> = 1..=12;

/// A schematic map.
#[derive(Debug)]
pub struct TileMap {
    /// What it is a map of.
    pub title: String,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Its squares, in the order of the file.
    pub tiles: Vec<Tile>,
}

/// One place of a schematic map.
#[derive(Debug)]
pub struct Tile {
    /// The name written into the square.
    pub name: String,
    /// The GB/T 2260 code of the place.
    pub code: Option<String>,
    /// The district that it is, where the code does not tell.
    pub district: Option<DistrictId>,
    /// Counted from the west, from 1.
    pub column: u32,
    /// Counted from the north, from 1.
    pub row: u32,
    /// Where it was written.
    pub origin: Origin,
}

impl Tile {
    /// Whether a district stands here: the tile names it, or has its code.
    pub fn is_of(&self, profile: &Profile) -> bool {
        let digits = profile.code.as_ref().and_then(|code| code.digits());
        let has_code = self.code.is_some() && self.code.as_deref() == digits;
        self.district.as_ref() == Some(&profile.id) || has_code
    }
}
