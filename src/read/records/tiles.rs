//! `content/tiles.yaml`: the squares of a schematic map, one for each place, without boundaries.

use crate::diag::Code;
use crate::model::{CELLS, Path, Tile, TileMap};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::site::{RawTile, RawTiles};
use crate::read::yaml::typed::{Cell, Text};
use crate::read::yaml::typos::{Expected, slip};
use crate::say;

pub(crate) fn tiles(crossing: &mut Crossing<'_>, raw: RawTiles) -> Option<TileMap> {
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
        let slip = slip(&text, Expected::Number);
        crossing.fault(Code::NotANumber, path, say, slip.into_iter().chain([hint]));
    }
    cell
}
