//! Projects: what a document says is built, and what it says of several together.

use super::citation::{Citation, citation};
use super::crossing::{Crossing, Origin};
use super::id::DocumentId;
use super::locate::Path;
use super::raw::{RawProject, RawTotal};
use super::scalar::Number;
use crate::diag::Code;
use crate::say;

/// Something that is built.
#[derive(Debug)]
pub struct Project {
    /// The document's own row number.
    pub no: Option<String>,
    /// Its name, as printed.
    pub name: String,
    /// The document's own category, as printed, without its numbering.
    pub group: Option<String>,
    /// Floor area in square metres.
    pub area_m2: Option<Number>,
    /// Investment in 亿元, hundred million yuan.
    pub invest_yi: Option<Number>,
    /// The first and last year of building.
    pub period: Option<(i32, i32)>,
    /// What is to be reached at the end of the document's period: 投入使用, 启动.
    pub stage: Option<String>,
    /// 新建, 续建 and the like.
    pub kind: Option<String>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// What a document states of several projects together.
#[derive(Debug)]
pub struct Total {
    /// Which projects.
    pub of: Selection,
    /// How many they are.
    pub count: Option<Number>,
    /// Their floor area in square metres.
    pub area_m2: Option<Number>,
    /// Their investment, with the unit that is printed.
    pub invest: Option<(Number, InvestUnit)>,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// The projects that a total is of: those that fit all that is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// Their category.
    pub group: Option<String>,
    /// What they are to reach.
    pub stage: Option<String>,
    /// Their row numbers.
    pub numbers: Vec<String>,
}

impl Selection {
    /// Whether a project is one of them.
    pub fn holds(&self, project: &Project) -> bool {
        let fits =
            |wanted: &Option<String>, has: &Option<String>| wanted.is_none() || wanted == has;
        let is_listed = || project.no.as_ref().is_some_and(|no| self.numbers.contains(no));
        fits(&self.group, &project.group)
            && fits(&self.stage, &project.stage)
            && (self.numbers.is_empty() || is_listed())
    }
}

/// The unit that an investment is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvestUnit {
    /// 亿元, hundred million yuan.
    Yi,
    /// 万元, ten thousand yuan.
    Wan,
}

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
        of,
        count,
        area_m2,
        invest,
        note,
        citation: citation?,
        origin: crossing.origin(path),
    })
}
