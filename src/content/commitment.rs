//! Commitments: what one document promises for one indicator in one district, and the file that they stand in.

use super::citation::{Citation, citation};
use super::crossing::{Choice, Crossing, Origin};
use super::id::{DocumentId, IndicatorId};
use super::judgement::{self, Judgement};
use super::locate::Path;
use super::print::{Print, print};
use super::project::{Project, Total, project, total};
use super::raw::{RawAmendment, RawBaseline, RawCommitment, RawPlan, RawTarget};
use super::scalar::{Date, Quantity};
use super::task::{Task, task};
use super::typed::List;
use crate::diag::Code;
use crate::say;

/// The records of one document, or a part of them: a document may have several files.
#[derive(Debug)]
pub struct Plan {
    /// The document.
    pub document: DocumentId,
    /// What it promises, in the order of the file.
    pub commitments: Vec<Commitment>,
    /// What it says is built, in the order of the file.
    pub projects: Vec<Project>,
    /// What it states of several projects together.
    pub totals: Vec<Total>,
    /// What it says is to be done, in the order of the file.
    pub tasks: Vec<Task>,
    /// Where the file names the document.
    pub origin: Origin,
}

/// What a document promises for one indicator.
#[derive(Debug)]
pub struct Commitment {
    /// The indicator of the catalogue.
    pub indicator: IndicatorId,
    /// The name as printed and its like, where they differ from the catalogue.
    pub print: Print,
    /// The document's own category.
    pub group: Option<String>,
    /// The document's own row number.
    pub no: Option<String>,
    /// Duty or hope, where the document says.
    pub nature: Option<Nature>,
    /// How the target is to be read, where the numbers do not tell.
    pub kind: Option<Kind>,
    /// The level at the start.
    pub baseline: Option<Baseline>,
    /// Levels on the way, by year.
    pub milestones: Vec<Target>,
    /// The level to reach.
    pub target: Target,
    /// Targets that took the place of it later, by date.
    pub amendments: Vec<Amendment>,
    /// What a person made of it.
    pub judgement: Option<Judgement>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

impl Commitment {
    /// The target in force on a day: the latest amendment, or the first target.
    pub fn target_on(&self, day: &Date) -> &Target {
        let amended = self.amendments.iter().rev().find(|amendment| amendment.since <= *day);
        amended.map_or(&self.target, |amendment| &amendment.target)
    }
}

/// A target that took the place of an earlier one.
#[derive(Debug)]
pub struct Amendment {
    /// The first day on which it counts.
    pub since: Date,
    /// The target.
    pub target: Target,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// Duty or hope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// 约束性
    Binding,
    /// 预期性
    Anticipatory,
}

/// How a target is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A level to reach, even where the baseline meets it already.
    Reach,
    /// A level to keep.
    Keep,
    /// A range to be in.
    Range,
    /// A target in words.
    Qualitative,
    /// A count that is summed over the period.
    Cumulative,
}

impl Choice for Nature {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("binding", "约束性：必须完成", Self::Binding),
        ("anticipatory", "预期性：努力达到", Self::Anticipatory),
    ];
}

impl Choice for Kind {
    const WORDS: &'static [(&'static str, &'static str, Self)] = &[
        ("reach", "要达到的水平；基期已经达到的目标，不按“保持”评价时才写", Self::Reach),
        ("keep", "保持在这个水平，不是达到一次", Self::Keep),
        ("range", "保持在一个范围内；值写成 5—10", Self::Range),
        ("qualitative", "定性目标，只有文字", Self::Qualitative),
        ("cumulative", "规划期内累计的数，不是某一年的数", Self::Cumulative),
    ];
}

/// The level at the start.
#[derive(Debug)]
pub struct Baseline {
    /// The year.
    pub year: i32,
    /// How the year was inferred, where the text around the quote does not tell.
    pub year_note: Option<String>,
    /// The level; `None` where the print has a dash.
    pub quantity: Option<Quantity>,
    /// The printed words, where they are not simply the value.
    pub text: Option<String>,
    /// Why there is no level.
    pub reason: Option<String>,
}

/// A level to reach.
#[derive(Debug)]
pub struct Target {
    /// The year by which.
    pub year: i32,
    /// How the year was inferred, where the text around the quote does not tell.
    pub year_note: Option<String>,
    /// The level, or the words of a qualitative target.
    pub quantity: Quantity,
    /// The printed words, where they are not simply the value.
    pub text: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

impl Target {
    /// The printed form.
    pub fn printed(&self) -> String {
        self.text.clone().unwrap_or_else(|| self.quantity.text())
    }
}

pub(super) fn plan(crossing: &mut Crossing<'_>, raw: RawPlan) -> Option<Plan> {
    let RawPlan { document, commitments, projects, totals, tasks } = raw;
    let top = Path::default();
    if commitments.is_none() && projects.is_none() && totals.is_none() && tasks.is_none() {
        let say = say!("这个文件里没有记录", "this file has no records");
        let hint = say!(
            "补上 `commitments`、`projects`、`totals` 或 `tasks`",
            "add `commitments`, `projects`, `totals` or `tasks`"
        );
        crossing.fault(Code::MissingKey, &top, say, Some(hint));
    }
    let document = crossing.document(&top.key("document"), document)?;
    let at = |key| top.key(key);
    Some(Plan {
        commitments: crossing.list(&at("commitments"), commitments, |c, path, raw| {
            commitment(c, path, raw, &document)
        }),
        projects: crossing
            .list(&at("projects"), projects, |c, path, raw| project(c, path, raw, &document)),
        totals: crossing.list(&at("totals"), totals, |c, path, raw| total(c, path, raw, &document)),
        tasks: crossing.list(&at("tasks"), tasks, |c, path, raw| task(c, path, raw, &document)),
        origin: crossing.origin(&top),
        document,
    })
}

fn commitment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawCommitment,
    document: &DocumentId,
) -> Option<Commitment> {
    let RawCommitment {
        indicator,
        name,
        part,
        group,
        no,
        nature,
        unit,
        erratum,
        kind,
        baseline,
        milestones,
        target,
        amendments,
        judgement,
        note,
        cite,
    } = raw;
    let indicator = crossing.indicator(&path.key("indicator"), indicator);
    let print = print(crossing, path, [name, part, unit, note], erratum);
    let part = print.as_ref().and_then(|print| print.part.clone());
    let group = crossing.optional(&path.key("group"), group);
    let no = crossing.optional(&path.key("no"), no);
    let nature = nature.and_then(|word| crossing.choice(&path.key("nature"), word));
    let kind = kind.and_then(|word| crossing.choice(&path.key("kind"), word));
    let baseline = baseline.and_then(|raw| self::baseline(crossing, &path.key("baseline"), raw));
    let at = path.key("milestones");
    let mut milestones = crossing.list(&at, milestones, self::target);
    milestones.sort_by_key(|milestone| milestone.year);
    let target = self::target(crossing, &path.key("target"), target);
    years(crossing, path, baseline.as_ref(), &milestones, target.as_ref());
    if let (Some(kind), Some(target)) = (kind, &target) {
        fitting(crossing, path, kind, &target.quantity);
    }
    let amendments = self::amendments(crossing, &path.key("amendments"), amendments, document);
    let in_force = amendments.last().map(|amendment| &amendment.target).or(target.as_ref());
    let quantity = in_force.map(|target| &target.quantity);
    let judgement = judgement
        .and_then(|raw| judgement::judgement(crossing, &path.key("judgement"), raw, quantity));
    let citation = citation(crossing, path, cite, Some(document), part);
    let origin = crossing.origin(path);
    let (indicator, target, citation) = (indicator?, target?, citation?);
    let print = print?;
    Some(Commitment {
        indicator,
        print,
        group,
        no,
        nature,
        kind,
        baseline,
        milestones,
        target,
        amendments,
        judgement,
        citation,
        origin,
    })
}

/// A kind goes with what the target says: a range with two numbers, words with none.
fn fitting(crossing: &mut Crossing<'_>, path: &Path, kind: Kind, quantity: &Quantity) {
    let (is_fitting, hint) = match (kind, quantity) {
        (Kind::Range, quantity) => (
            matches!(quantity, Quantity::Range(..)),
            say!(
                "范围写成 `5—10`，别的目标不写 `range`",
                "give a range as `5—10`, or another kind"
            ),
        ),
        (Kind::Qualitative, quantity) => (
            matches!(quantity, Quantity::Words(_)),
            say!("有数的目标不写 `qualitative`", "a target in numbers cannot be `qualitative`"),
        ),
        (Kind::Cumulative, quantity) => (
            !matches!(quantity, Quantity::Words(_)),
            say!("没有数的目标不能累计", "a target in words cannot be `cumulative`"),
        ),
        // 持续巩固 keeps a level, too.
        (Kind::Reach | Kind::Keep, _) => return,
    };
    if !is_fitting {
        let asked = quantity.text();
        let say = say!("这个 `kind` 与目标“{asked}”不合", "this `kind` does not fit `{asked}`");
        crossing.fault(Code::MisplacedKey, &path.key("kind"), say, Some(hint));
    }
}

/// Amended targets, each of a later day than the one before.
fn amendments(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: Option<List<RawAmendment>>,
    document: &DocumentId,
) -> Vec<Amendment> {
    let amendments = crossing.list(path, raw, |c, path, raw| amendment(c, path, raw, document));
    if amendments.windows(2).any(|pair| match pair {
        [earlier, later] => earlier.since >= later.since,
        _ => false,
    }) {
        let say = say!("修订的日期没有从早到晚", "the dates of the amendments are not in order");
        let hint = say!("按日期从早到晚排，一天只有一次", "put them in order, one per day");
        crossing.fault(Code::BadDate, path, say, Some(hint));
    }
    amendments
}

fn amendment(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawAmendment,
    document: &DocumentId,
) -> Option<Amendment> {
    let RawAmendment { since, year, year_note, value, text, cite } = raw;
    let since = crossing.date(&path.key("since"), since);
    let target = target(crossing, path, RawTarget { year, year_note, value, text });
    let citation = citation(crossing, path, cite, Some(document), None);
    let origin = crossing.origin(path);
    Some(Amendment { since: since?, target: target?, citation: citation?, origin })
}

/// The years of a way go up from the baseline over the milestones to the target.
fn years(
    crossing: &mut Crossing<'_>,
    path: &Path,
    baseline: Option<&Baseline>,
    milestones: &[Target],
    target: Option<&Target>,
) {
    let steps = baseline.map(|b| b.year).into_iter().chain(milestones.iter().map(|m| m.year));
    let years: Vec<i32> = steps.chain(target.map(|t| t.year)).collect();
    if years.windows(2).any(|pair| pair.first() >= pair.last()) {
        let say = say!(
            "年份没有从基期到目标依次递增",
            "the years from the baseline to the target are not in order"
        );
        let hint = say!(
            "基期在前，阶段目标各占一年，目标在最后",
            "put the baseline first, then the milestones, each in its own year, then the target"
        );
        crossing.fault(Code::BadDate, &path.key("target").key("year"), say, Some(hint));
    }
}

fn baseline(crossing: &mut Crossing<'_>, path: &Path, raw: RawBaseline) -> Option<Baseline> {
    let RawBaseline { year, year_note, value, text, reason } = raw;
    let year = crossing.year(&path.key("year"), year);
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let is_dash = matches!(value.typed().trim(), "—" | "——");
    let value = (!is_dash).then(|| value.meant());
    let quantity = match value {
        Some(value) => Some(crossing.quantity(&path.key("value"), value)?),
        None => None,
    };
    let text = crossing.optional(&path.key("text"), text);
    let reason = crossing.optional(&path.key("reason"), reason);
    Some(Baseline { year: year?, year_note, quantity, text, reason })
}

fn target(crossing: &mut Crossing<'_>, path: &Path, raw: RawTarget) -> Option<Target> {
    let RawTarget { year, year_note, value, text } = raw;
    let year = crossing.year(&path.key("year"), year);
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let text = crossing.optional(&path.key("text"), text);
    let quantity = match (value, &text) {
        (Some(value), _) => crossing.quantity(&path.key("value"), value),
        (None, Some(words)) => Some(Quantity::Words(words.clone())),
        (None, None) => {
            let say = say!("目标没有数值也没有文字", "the target has neither a value nor words");
            let hint = say!("补上 `value` 或 `text`", "add `value` or `text`");
            crossing.fault(Code::MissingKey, path, say, Some(hint));
            None
        }
    };
    let origin = crossing.origin(path);
    Some(Target { year: year?, year_note, quantity: quantity?, text, origin })
}
