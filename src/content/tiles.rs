//! `content/tiles.yaml`: the squares of a schematic map, one for each place, without boundaries.

use super::crossing::{Crossing, Origin};
use super::district::Profile;
use super::id::DistrictId;
use super::locate::Path;
use super::raw::{RawTile, RawTiles};
use super::slips::{Wanted, slip};
use super::typed::{Cell, Text};
use crate::diag::Code;
use crate::say;

/// How many columns and rows a schematic map may have: more squares beside each other have no room for a name on a phone.
pub(super) const CELLS: std::ops::RangeInclusive<u32> = 1..=12;

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
        let has_code = self.code.is_some() && self.code == profile.code;
        self.district.as_ref() == Some(&profile.id) || has_code
    }
}

pub(super) fn tiles(crossing: &mut Crossing<'_>, raw: RawTiles) -> Option<TileMap> {
    let RawTiles { title, note, tiles } = raw;
    let top = Path::default();
    let title = crossing.text(&top.key("title"), title);
    let note = crossing.optional(&top.key("note"), note);
    let tiles = crossing.list(&top.key("tiles"), Some(tiles), tile);
    Some(TileMap { title: title?, note, tiles })
}

fn tile(crossing: &mut Crossing<'_>, path: &Path, raw: RawTile) -> Option<Tile> {
    let RawTile { name, column, row, code, district } = raw;
    let name = crossing.text(&path.key("name"), name);
    let code = code.and_then(|code| crossing.code(&path.key("code"), code));
    let district = district.and_then(|id| crossing.district(&path.key("district"), id));
    let column = cell(crossing, &path.key("column"), column);
    let row = cell(crossing, &path.key("row"), row);
    let origin = crossing.origin(path);
    Some(Tile { name: name?, code, district, column: column?, row: row?, origin })
}

fn cell(crossing: &mut Crossing<'_>, path: &Path, text: Text<Cell>) -> Option<u32> {
    let text = crossing.text(path, text.meant())?;
    let is_plain = text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    let cell = text.parse().ok().filter(|cell| is_plain && CELLS.contains(cell));
    if cell.is_none() {
        let most = CELLS.end();
        let say = say!("`{text}` 不是列号、行号", "`{text}` is not the number of a column or row");
        let hint = say!("写 1 到 {most} 的整数", "write a whole number from 1 to {most}");
        let slip = slip(&text, Wanted::Number);
        crossing.fault(Code::NotANumber, path, say, slip.into_iter().chain([hint]));
    }
    cell
}
