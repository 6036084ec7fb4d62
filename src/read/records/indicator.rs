//! The catalogue: domains and their indicators.

use crate::diag::Code;
use crate::model::{Domain, Indicator, Number, Path};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::{RawCatalogue, RawIndicator};
use crate::read::yaml::typed::{List, Text};
use crate::say;

pub(crate) fn domain(crossing: &mut Crossing<'_>, raw: RawCatalogue) -> Option<Domain> {
    let RawCatalogue { domain, indicators } = raw;
    let path = Path::default().key("domain");
    let id = crossing.domain(&path.key("id"), domain.id);
    let name = crossing.text(&path.key("name"), domain.name);
    let name_en = crossing.text(&path.key("name_en"), domain.name_en);
    let order = domain.order.and_then(|order| crossing.number(&path.key("order"), order));
    let list = Path::default().key("indicators");
    let each = indicators.0.into_iter().enumerate();
    let indicators = each.filter_map(|(n, raw)| indicator(crossing, &list.index(n), raw)).collect();
    Some(Domain {
        id: id?,
        name: name?,
        name_en: name_en?,
        order: order.map(|order| order.value()),
        indicators,
        origin: crossing.origin(&path),
    })
}

fn indicator(crossing: &mut Crossing<'_>, path: &Path, raw: RawIndicator) -> Option<Indicator> {
    let RawIndicator {
        id,
        name,
        name_en,
        unit,
        direction,
        measure,
        plausible,
        definition,
        aliases,
        adds_up,
        note,
    } = raw;
    let id = crossing.indicator(&path.key("id"), id);
    let name = crossing.text(&path.key("name"), name);
    let name_en = crossing.text(&path.key("name_en"), name_en);
    let unit = crossing.text_or_empty(&path.key("unit"), unit);
    let direction = crossing.choice(&path.key("direction"), direction);
    let measure = measure.and_then(|word| crossing.choice(&path.key("measure"), word));
    let plausible = range(crossing, &path.key("plausible"), plausible);
    let definition = crossing.text(&path.key("definition"), definition);
    let aliases = aliases.map_or_else(Vec::new, |list| list.0).into_iter().enumerate();
    let at = path.key("aliases");
    let aliases = aliases.filter_map(|(n, alias)| crossing.text(&at.index(n), alias)).collect();
    let adds_up = adds_up.and_then(|word| crossing.choice(&path.key("adds_up"), word));
    let note = crossing.optional(&path.key("note"), note);
    Some(Indicator {
        id: id?,
        name: name?,
        name_en: name_en?,
        unit: unit?,
        direction: direction?,
        measure,
        plausible: plausible?,
        definition: definition?,
        adds_up,
        aliases,
        note,
        origin: crossing.origin(path),
    })
}

fn range(
    crossing: &mut Crossing<'_>,
    path: &Path,
    List(ends): List<Text<Number>>,
) -> Option<(Number, Number)> {
    let count = ends.len();
    let mut ends =
        ends.into_iter().enumerate().map(|(n, end)| crossing.number(&path.index(n), end));
    if let (2, Some(low), Some(high)) = (count, ends.next(), ends.next()) {
        let (low, high) = (low?, high?);
        if low.value() < high.value() {
            return Some((low, high));
        }
    }
    let say = say!("合理范围要有两个数，先小后大", "a range is two numbers, the lower first");
    crossing.fault(
        Code::WrongType,
        path,
        say,
        Some(say!("如 `[0, 100]`", "for example `[0, 100]`")),
    );
    None
}
