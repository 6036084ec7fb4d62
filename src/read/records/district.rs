//! Districts: the places that plan.

use crate::diag::Code;
use crate::model::{BUILT_IN_KINDS, DistrictId, Path, PlaceKindId, Population, Profile, Quantity};
use crate::read::crossing::Crossing;
use crate::read::records::citation::cite as where_from;
use crate::read::records::lifetime::{Lifetime, lifetime};
use crate::read::yaml::raw::{RawDistrict, RawPopulation};
use crate::read::yaml::typed::{KindOfPlace, Text};
use crate::read::yaml::typos::{Expected, slip};
use crate::say;

pub(crate) fn profile(
    crossing: &mut Crossing<'_>,
    raw: RawDistrict,
    folder: &str,
) -> Option<Profile> {
    let RawDistrict {
        id,
        name,
        name_en,
        full_name,
        code,
        kind,
        population,
        from,
        until,
        successor,
        former_names,
        note,
    } = raw;
    let top = Path::default();
    let id = crossing.district(&top.key("id"), id);
    if let Some(id) = id.as_ref().filter(|id| id.as_str() != folder) {
        let say = say!(
            "编号 `{id}` 与文件夹名 `{folder}` 不同",
            "the id `{id}` differs from the folder name `{folder}`"
        );
        let hint = if DistrictId::parse(folder).is_some() {
            say!("写成 `{folder}`", "write `{folder}`")
        } else {
            say!(
                "文件夹改名为 `{id}`：文件夹用编号作名字，不用名称",
                "rename the folder to `{id}`: folders are named by ids"
            )
        };
        crossing.fault(Code::BadId, &top.key("id"), say, Some(hint));
    }
    let name = crossing.text(&top.key("name"), name);
    let name_en = crossing.text(&top.key("name_en"), name_en);
    let full_name = crossing.optional(&top.key("full_name"), full_name);
    let code = code.and_then(|code| crossing.code_or_none(&top.key("code"), code));
    let kind = self::kind(crossing, &top.key("kind"), kind);
    let population = population.and_then(|raw| self::population(crossing, raw));
    let raw = (from, until, successor, former_names);
    let Lifetime { from, until, successors, former_names } = lifetime(crossing, raw);
    let note = crossing.optional(&top.key("note"), note);
    Some(Profile {
        id: id?,
        name: name?,
        name_en: name_en?,
        full_name,
        code,
        kind: kind?,
        population,
        from,
        until,
        successors,
        former_names,
        note,
        origin: crossing.origin(&top),
    })
}

/// The id of a kind; whether it is declared is for the checks.
fn kind(crossing: &mut Crossing<'_>, path: &Path, text: Text<KindOfPlace>) -> Option<PlaceKindId> {
    let text = crossing.text(path, text.meant())?;
    let kind = PlaceKindId::parse(&text);
    if kind.is_none() {
        let words = BUILT_IN_KINDS.map(|(word, ..)| word);
        let (zh, en) = (words.join("`、`"), words.join("`, `"));
        let say = say!("没有类别 `{text}`", "there is no kind `{text}`");
        let hints = [
            say!("自带的有 `{zh}`", "the built-in ones are `{en}`"),
            say!(
                "别的类别先在 `site.yaml` 里写上，如 `kinds: [ {{ id: city, zh: 市, en: city }} ]`，这里写它的 `id`",
                "declare another one in `site.yaml` first, for example `kinds: [ {{ id: city, zh: 市, en: city }} ]`, and give its `id` here"
            ),
        ];
        let slip = slip(&text, Expected::Word);
        crossing.fault(Code::UnknownKind, path, say, slip.into_iter().chain(hints));
    }
    kind
}

fn population(crossing: &mut Crossing<'_>, raw: RawPopulation) -> Option<Population> {
    let RawPopulation { year, value, unit, cite } = raw;
    let path = Path::default().key("population");
    let year = crossing.year(&path.key("year"), year);
    let value = people(crossing, &path.key("value"), value);
    let unit = crossing.text(&path.key("unit"), unit);
    let citation = where_from(crossing, &path, Some(cite), None);
    let (id, origin) = (crossing.record(), crossing.origin(&path));
    Some(Population { id, year: year?, value: value?, unit: unit?, citation: citation?, origin })
}

/// How many people there are: a number, or a bound.
fn people(crossing: &mut Crossing<'_>, path: &Path, value: Text<Quantity>) -> Option<Quantity> {
    let value = crossing.quantity(path, value)?;
    if value.level().is_none() {
        let shown = value.text();
        let say = say!("`{shown}` 不是人口数", "`{shown}` is not a number of people");
        let hint = say!(
            "写一个数，如 `74.17`；约数写 `≈74.17`",
            "write one number, for example `74.17`, or `≈74.17` for about"
        );
        crossing.fault(Code::NotANumber, path, say, Some(hint));
        return None;
    }
    Some(value)
}
