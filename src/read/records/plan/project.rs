//! Projects: what a document says is built, and what it says of several together.

use crate::diag::Code;
use crate::model::{DocumentId, InvestUnit, Measure, Money, Path, Project, Selection, Total};
use crate::read::crossing::Crossing;
use crate::read::records::citation::citation;
use crate::read::records::level::{any_level, level_or_range};
use crate::read::yaml::raw::plan::{RawMeasure, RawProject, RawTotal};
use crate::read::yaml::typed::{Amount, Text};
use crate::say;

pub(super) fn project(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawProject,
    document: &DocumentId,
) -> Option<Project> {
    let RawProject {
        name,
        no,
        group,
        area_m2,
        invest_yi,
        invest_wan,
        measures,
        from,
        to,
        period_text,
        stage,
        kind,
        note,
        cite,
    } = raw;
    let name = crossing.text(&path.key("name"), name);
    let no = crossing.optional(&path.key("no"), no);
    let group = crossing.optional(&path.key("group"), group);
    let area_m2 = area_m2.and_then(|text| level_or_range(crossing, &path.key("area_m2"), text));
    let invest = investment(crossing, path, invest_yi, invest_wan);
    let measures = crossing.list(&path.key("measures"), measures, measure);
    let is_half = from.is_some() != to.is_some();
    let from = from.and_then(|text| crossing.year(&path.key("from"), text));
    let to = to.and_then(|text| crossing.year(&path.key("to"), text));
    if is_half {
        let say = say!("建设期只写了一头", "`from` and `to` must be given together");
        let hint = say!(
            "`from` 和 `to` 一起写，一年的写同一年；原文只说何时开工、何时建成的，写在 `period_text`",
            "add the missing year; where the document tells only when it begins or ends, give its words as `period_text`"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
    }
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        let say = say!("建设期的首年晚于末年", "the building period ends before it starts");
        crossing.fault(Code::BadDate, &path.key("to"), say, None);
    }
    let period_text = crossing.optional(&path.key("period_text"), period_text);
    let stage = crossing.optional(&path.key("stage"), stage);
    let kind = crossing.optional(&path.key("kind"), kind);
    let note = crossing.optional(&path.key("note"), note);
    let citation = citation(crossing, path, cite, Some(document), None);
    Some(Project {
        id: crossing.record(),
        no,
        name: name?,
        group,
        area_m2,
        invest,
        measures,
        period: from.zip(to),
        period_text,
        stage,
        kind,
        note,
        citation: citation?,
        origin: crossing.origin(path),
    })
}

pub(super) fn total(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawTotal,
    document: &DocumentId,
) -> Option<Total> {
    let RawTotal {
        group,
        stage,
        projects,
        others,
        count,
        area_m2,
        invest_yi,
        invest_wan,
        measures,
        note,
        cite,
    } = raw;
    let group = crossing.optional(&path.key("group"), group);
    let stage = crossing.optional(&path.key("stage"), stage);
    let numbers = crossing.list(&path.key("projects"), projects, Crossing::text);
    let others = others.and_then(|text| crossing.choice(&path.key("others"), text));
    let count = count.and_then(|text| any_level(crossing, &path.key("count"), text));
    let area_m2 = area_m2.and_then(|text| level_or_range(crossing, &path.key("area_m2"), text));
    let invest = investment(crossing, path, invest_yi, invest_wan);
    let measures = crossing.list(&path.key("measures"), measures, measure);
    if count.is_none() && area_m2.is_none() && invest.is_none() && measures.is_empty() {
        let say = say!("这条合计没有数", "this total has no number");
        let hint = say!(
            "补上 `count`、`area_m2`、`invest_yi`、`invest_wan` 或 `measures`",
            "add `count`, `area_m2`, `invest_yi`, `invest_wan` or `measures`"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
    }
    let note = crossing.optional(&path.key("note"), note);
    let citation = citation(crossing, path, cite, Some(document), None);
    let of = Selection { group, stage, numbers };
    Some(Total {
        id: crossing.record(),
        of,
        and_others: others.unwrap_or(false),
        count,
        area_m2,
        invest,
        measures,
        note,
        citation: citation?,
        origin: crossing.origin(path),
    })
}

/// An investment, in the one unit that is printed.
fn investment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    yi: Option<Text<Amount>>,
    wan: Option<Text<Amount>>,
) -> Option<Money> {
    let yi = yi.and_then(|text| level_or_range(crossing, &path.key("invest_yi"), text));
    let wan = wan.and_then(|text| level_or_range(crossing, &path.key("invest_wan"), text));
    if yi.is_some() && wan.is_some() {
        let say = say!("投资写了两种单位", "the investment is given in two units");
        let hint = say!("只写原文印的那一种", "keep the one that is printed");
        crossing.fault(Code::DuplicateKey, &path.key("invest_wan"), say, Some(hint));
    }
    let money = |amount, unit| Money { amount, unit };
    let yi = yi.map(|amount| money(amount, InvestUnit::Yi));
    yi.or(wan.map(|amount| money(amount, InvestUnit::Wan)))
}

fn measure(crossing: &mut Crossing<'_>, path: &Path, raw: RawMeasure) -> Option<Measure> {
    let RawMeasure { value, unit } = raw;
    let value = any_level(crossing, &path.key("value"), value);
    let unit = unit_of_measure(crossing, path, unit);
    Some(Measure { value: value?, unit: unit? })
}

/// A unit that has no key of its own.
fn unit_of_measure(crossing: &mut Crossing<'_>, path: &Path, unit: Text) -> Option<String> {
    let unit = crossing.text(&path.key("unit"), unit)?;
    let own = match unit.as_str() {
        "亿元" => Some("invest_yi"),
        "万元" => Some("invest_wan"),
        "平方米" | "㎡" | "m²" => Some("area_m2"),
        _ => None,
    };
    if let Some(own) = own {
        let say = say!("以“{unit}”计的不写在 `measures` 里", "`{unit}` is no unit of `measures`");
        let hint = say!("写 `{own}`", "write `{own}`");
        crossing.fault(Code::MisplacedKey, &path.key("unit"), say, Some(hint));
        return None;
    }
    Some(unit)
}
