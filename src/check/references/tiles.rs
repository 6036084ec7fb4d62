//! The schematic map: one place for each square, and one square for each place.

use super::ids::near;
use crate::check::subject::SiteSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{Profile, Tile};
use crate::say;

/// Looks at the squares one after another, and then for districts that have none.
pub(in crate::check) fn check(subject: &SiteSubject<'_>, findings: &mut Vec<Finding>) {
    let Some(map) = &subject.content.tiles else { return };
    for (n, tile) in map.tiles.iter().enumerate() {
        let earlier = map.tiles.iter().take(n);
        findings.extend(unknown_district(subject, tile));
        findings.extend(two_districts(subject, tile));
        findings.extend(conflict(subject, tile, earlier));
    }
    for profile in profiles(subject).filter(|p| !map.tiles.iter().any(|tile| tile.is_of(p))) {
        let name = &profile.name;
        let say = say!("示意图上没有“{name}”", "`{name}` is not on the schematic map");
        let hint = say!(
            "在 `tiles.yaml` 里加一格，写上它的 `code` 或 `district`",
            "add a square with its `code` or `district` to `tiles.yaml`"
        );
        let finding = subject.finding(Code::DistrictWithoutTile, &profile.origin, &["id"], say);
        findings.push(finding.hint(hint));
    }
}

fn profiles<'a>(subject: &SiteSubject<'a>) -> impl Iterator<Item = &'a Profile> {
    subject.content.districts.iter().map(|district| &district.profile)
}

fn unknown_district(subject: &SiteSubject<'_>, tile: &Tile) -> Option<Finding> {
    let id = tile.district.as_ref()?;
    if profiles(subject).any(|profile| profile.id == *id) {
        return None;
    }
    let say = say!("没有区县 `{id}`", "there is no district `{id}`");
    let near = near(id.as_str(), profiles(subject).map(|profile| profile.id.as_str()));
    let hint = near.unwrap_or_else(|| {
        say!(
            "还没有内容的地方不写 `district`；有内容的改正编号",
            "leave `district` out where the place has no content yet, or fix the id"
        )
    });
    let finding = subject.finding(Code::UnknownDistrict, &tile.origin, &["district"], say);
    Some(finding.hint(hint))
}

/// A square that names one district and has the code of another.
fn two_districts(subject: &SiteSubject<'_>, tile: &Tile) -> Option<Finding> {
    let names: Vec<&str> =
        profiles(subject).filter(|p| tile.is_of(p)).map(|p| p.name.as_str()).collect();
    let [one, other] = names.as_slice() else { return None };
    let say = say!("这一格既是“{one}”，又是“{other}”", "this square is both `{one}` and `{other}`");
    let hint = say!("`code` 和 `district` 只留一个", "keep one of `code` and `district`");
    Some(subject.finding(Code::ConflictingTiles, &tile.origin, &["code"], say).hint(hint))
}

/// An earlier square that lies in the same place, or stands for the same district.
fn conflict<'a>(
    subject: &SiteSubject<'_>,
    tile: &Tile,
    mut earlier: impl Iterator<Item = &'a Tile>,
) -> Option<Finding> {
    let is_same_place = |other: &Tile| (other.column, other.row) == (tile.column, tile.row);
    let is_same_district = |other: &Tile| {
        let has_code = tile.code.is_some() && tile.code == other.code;
        has_code || profiles(subject).any(|p| tile.is_of(p) && other.is_of(p))
    };
    let other = earlier.find(|other| is_same_place(other) || is_same_district(other))?;
    let (name, there) = (&tile.name, &other.name);
    let (key, say, hint): (&[&'static str], Message, Message) = if is_same_place(other) {
        let Tile { column, row, .. } = tile;
        let say = say!(
            "第{column}列第{row}行已经是“{there}”",
            "column {column}, row {row} is `{there}` already"
        );
        (&["column"], say, say!("换一列或一行", "choose another column or row"))
    } else {
        let say =
            say!("“{name}”与“{there}”是同一个地方", "`{name}` and `{there}` are the same place");
        let key: &[&'static str] = if tile.code.is_some() { &["code"] } else { &["district"] };
        (key, say, say!("一个地方只留一格", "keep one square for one place"))
    };
    let place = other.origin.span(subject.sources, &[]);
    let finding = subject.finding(Code::ConflictingTiles, &tile.origin, key, say);
    Some(finding.other(place, say!("先有的一格", "the earlier square")).hint(hint))
}
