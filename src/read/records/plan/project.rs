//! Projects: what a document says is built, and what it says of several together.

use crate::diag::Code;
use crate::model::{DocumentId, InvestUnit, Path, Project, Selection, Total};
use crate::read::crossing::Crossing;
use crate::read::records::citation::citation;
use crate::read::yaml::raw::plan::{RawProject, RawTotal};
use crate::say;

pub(super) fn project(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawProject,
    document: &DocumentId,
) -> Option<Project> {
    let RawProject { name, no, group, area_m2, invest_yi, from, to, stage, kind, note, cite } = raw;
    let name = crossing.text(&path.key("name"), name);
    let no = crossing.optional(&path.key("no"), no);
    let group = crossing.optional(&path.key("group"), group);
    let area_m2 = area_m2.and_then(|text| crossing.number(&path.key("area_m2"), text));
    let invest_yi = invest_yi.and_then(|text| crossing.number(&path.key("invest_yi"), text));
    let is_half = from.is_some() != to.is_some();
    let from = from.and_then(|text| crossing.year(&path.key("from"), text));
    let to = to.and_then(|text| crossing.year(&path.key("to"), text));
    if is_half {
        let say = say!("建设期只写了一头", "`from` and `to` must be given together");
        let hint = say!(
            "`from` 和 `to` 一起写，一年的写同一年",
            "add the missing year, or remove the other"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
    }
    if from.zip(to).is_some_and(|(from, to)| from > to) {
        let say = say!("建设期的首年晚于末年", "the building period ends before it starts");
        crossing.fault(Code::BadDate, &path.key("to"), say, None);
    }
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
        invest_yi,
        period: from.zip(to),
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
    let RawTotal { group, stage, projects, count, area_m2, invest_yi, invest_wan, note, cite } =
        raw;
    let group = crossing.optional(&path.key("group"), group);
    let stage = crossing.optional(&path.key("stage"), stage);
    let numbers = crossing.list(&path.key("projects"), projects, Crossing::text);
    let count = count.and_then(|text| crossing.number(&path.key("count"), text));
    let area_m2 = area_m2.and_then(|text| crossing.number(&path.key("area_m2"), text));
    let yi = invest_yi.and_then(|text| crossing.number(&path.key("invest_yi"), text));
    let wan = invest_wan.and_then(|text| crossing.number(&path.key("invest_wan"), text));
    if yi.is_some() && wan.is_some() {
        let say = say!("投资写了两种单位", "the investment is given in two units");
        let hint = say!("只写原文印的那一种", "keep the one that is printed");
        crossing.fault(Code::DuplicateKey, &path.key("invest_wan"), say, Some(hint));
    }
    let invest = yi.map(|n| (n, InvestUnit::Yi)).or(wan.map(|n| (n, InvestUnit::Wan)));
    if count.is_none() && area_m2.is_none() && invest.is_none() {
        let say = say!("这条合计没有数", "this total has no number");
        let hint = say!(
            "补上 `count`、`area_m2`、`invest_yi` 或 `invest_wan`",
            "add `count`, `area_m2`, `invest_yi` or `invest_wan`"
        );
        crossing.fault(Code::MissingKey, path, say, Some(hint));
    }
    let note = crossing.optional(&path.key("note"), note);
    let citation = citation(crossing, path, cite, Some(document), None);
    let of = Selection { group, stage, numbers };
    Some(Total {
        id: crossing.record(),
        of,
        count,
        area_m2,
        invest,
        note,
        citation: citation?,
        origin: crossing.origin(path),
    })
}
