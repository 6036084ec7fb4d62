//! Progress of tasks and projects, as it is reported.

use rust_decimal::Decimal;

use crate::diag::Code;
use crate::model::{
    DocumentId, InvestUnit, Money, Path, Progress, ProgressDate, Quantity, WorkKind, WorkName,
    YEARS,
};
use crate::read::crossing::Crossing;
use crate::read::records::citation::cite;
use crate::read::records::level::level;
use crate::read::yaml::raw::progress::{RawProgress, RawProgressFile};
use crate::read::yaml::typed::{Amount, Text};
use crate::read::yaml::typos::{Expected, slip};
use crate::say;

pub(crate) fn progress(crossing: &mut Crossing<'_>, raw: RawProgressFile) -> Vec<Progress> {
    crossing.list(&Path::default().key("progress"), Some(raw.progress), entry)
}

fn entry(crossing: &mut Crossing<'_>, path: &Path, raw: RawProgress) -> Option<Progress> {
    let RawProgress {
        document,
        task,
        project,
        group,
        date,
        status,
        percent,
        paid_yi,
        paid_wan,
        year_note,
        note,
        cite: cited,
    } = raw;
    let id = crossing.record();
    let document = crossing.document(&path.key("document"), document);
    let of = work(crossing, path, document, [task, project]);
    let group = crossing.optional(&path.key("group"), group);
    let date = self::date(crossing, &path.key("date"), date);
    let status = crossing.choice(&path.key("status"), status);
    let percent = percent.and_then(|text| self::percent(crossing, &path.key("percent"), text));
    let kind = of.as_ref().map(|of| of.kind);
    let paid = paid(crossing, path, kind, [(paid_yi, InvestUnit::Yi), (paid_wan, InvestUnit::Wan)]);
    let year_note = crossing.optional(&path.key("year_note"), year_note);
    let note = crossing.optional(&path.key("note"), note);
    let citation = cite(crossing, path, cited, None);
    Some(Progress {
        id,
        of: WorkName { group, ..of? },
        status: status?,
        percent,
        paid,
        date: date?,
        year_note,
        note,
        citation: citation?,
        origin: crossing.origin(path),
    })
}

/// The task or the project: one of the two.
fn work(
    crossing: &mut Crossing<'_>,
    path: &Path,
    document: Option<DocumentId>,
    [task, project]: [Option<Text>; 2],
) -> Option<WorkName> {
    let kind = match (&task, &project) {
        (Some(_), None) => WorkKind::Task,
        (None, Some(_)) => WorkKind::Project,
        (Some(_), Some(_)) => {
            let say = say!(
                "`task` 和 `project` 都写了：一条进展只说一项",
                "both `task` and `project`: progress is of one of them"
            );
            let hint = say!(
                "留一个；两样都有进展的，写成两条",
                "keep one; write two records where both have progress"
            );
            crossing.fault(Code::MisplacedKey, &path.key("project"), say, Some(hint));
            return None;
        }
        (None, None) => {
            let say = say!(
                "没有写是哪项任务、哪个项目的进展",
                "this progress is of no task and no project"
            );
            let hint = say!(
                "补上 `task` 或 `project`，写原文的序号；没有序号的写名称",
                "add `task` or `project` with the printed number, or the name where none is printed"
            );
            crossing.fault(Code::MissingKey, path, say, Some(hint));
            return None;
        }
    };
    let name = task.or(project)?;
    let name = crossing.text(&path.key(kind.key()), name)?;
    Some(WorkName { document: document?, kind, name, group: None })
}

/// A day, a month or a year.
fn date(
    crossing: &mut Crossing<'_>,
    path: &Path,
    text: Text<ProgressDate>,
) -> Option<ProgressDate> {
    let text = crossing.text(path, text.meant())?;
    let date = ProgressDate::parse(&text).filter(|date| YEARS.contains(&date.last().year()));
    if date.is_none() {
        let say = say!("`{text}` 不是日期、月份或年份", "`{text}` is no day, no month and no year");
        let hint = say!(
            "写成 `2024-06-30`、`2024-06` 或 `2024`",
            "write `2024-06-30`, `2024-06` or `2024`"
        );
        let slip = slip(&text, Expected::Date);
        crossing.fault(Code::BadDate, path, say, slip.into_iter().chain([hint]));
    }
    date
}

/// A level from 0 to 100.
fn percent(crossing: &mut Crossing<'_>, path: &Path, text: Text<Amount>) -> Option<Quantity> {
    let hint = || {
        say!(
            "写 0 到 100 的数，不带 %：`60`、`≈60`",
            "write a number from 0 to 100 without %: `60`, `≈60`"
        )
    };
    let is_share = |number: Decimal| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&number);
    level(crossing, path, text, is_share, |value| {
        (
            say!("`{value}` 不是 0 到 100 的百分数", "`{value}` is no percentage from 0 to 100"),
            hint(),
        )
    })
}

/// What was spent on a project, in one unit.
fn paid(
    crossing: &mut Crossing<'_>,
    path: &Path,
    kind: Option<WorkKind>,
    given: [(Option<Text<Amount>>, InvestUnit); 2],
) -> Option<Money> {
    let key = |unit: InvestUnit| path.key(unit.paid_key());
    let given = given.into_iter().filter_map(|(text, unit)| Some((text?, unit)));
    let given: Vec<(Text<Amount>, InvestUnit)> = given.collect();
    if let [_, (_, unit)] = given.as_slice() {
        let say = say!("投入写了两种单位", "what was paid is given in two units");
        let hint = say!("只写原文印的那一种", "keep the one that is printed");
        crossing.fault(Code::DuplicateKey, &key(*unit), say, Some(hint));
    }
    let (text, unit) = given.into_iter().next()?;
    if kind == Some(WorkKind::Task) {
        let say = say!("任务没有投入：只有项目才写", "what was paid is said of projects only");
        let hint = say!(
            "删去；说的是一个项目的，把 `task` 改成 `project`",
            "remove it, or write `project` for `task` where a project is meant"
        );
        crossing.fault(Code::MisplacedKey, &key(unit), say, Some(hint));
        return None;
    }
    let is_amount = |number: Decimal| number >= Decimal::ZERO;
    let amount = level(crossing, &key(unit), text, is_amount, |value| {
        let say = say!("`{value}` 不是金额", "`{value}` is no amount");
        (say, say!("写一个数，如 `1.2`、`≈1.2`", "write one number, for example `1.2` or `≈1.2`"))
    })?;
    Some(Money { amount, unit })
}
