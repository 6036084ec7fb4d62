//! Tasks: what a document says is to be done, by when and by whom.

use super::citation::{Citation, citation};
use super::crossing::{Crossing, Origin};
use super::deadline::deadline;
use super::id::{DocumentId, UnitId};
use super::locate::Path;
use super::raw::{RawDue, RawTask};
use super::scalar::Date;
use crate::diag::Code;
use crate::say;

/// Something to do.
#[derive(Debug)]
pub struct Task {
    /// The document's own number.
    pub no: Option<String>,
    /// The theme it belongs to, as printed.
    pub group: Option<String>,
    /// What is to be done, in the document's few words.
    pub title: String,
    /// When it counts as done, as printed; where it is missing, the cited passage says it all.
    pub standard: Option<String>,
    /// By when, in printed order.
    pub due: Vec<Due>,
    /// Who answers for it, in printed order.
    pub units: Vec<(Duty, UnitId)>,
    /// Whether the printed list of units ends in 等.
    pub and_others: bool,
    /// What a reader should know.
    pub note: Option<String>,
    /// Where it stands.
    pub citation: Citation,
    /// Where it was written.
    pub origin: Origin,
}

/// How an office answers for a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// 牵头单位
    Lead,
    /// 责任单位, where the document does not tell leading from supporting.
    Responsible,
    /// 配合单位
    Support,
}

impl Duty {
    /// Every duty, with the key that lists its units.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Responsible, Self::Support];

    /// The key that lists the units.
    pub fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Responsible => "responsible",
            Self::Support => "support",
        }
    }
}

/// A day by which something is to be done.
#[derive(Debug)]
pub struct Due {
    /// The printed wording: `到2023年底`.
    pub text: String,
    /// The last day that the wording allows.
    pub date: Date,
    /// What is due then, as printed, where the task has several deadlines or more to it.
    pub what: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

pub(super) fn task(
    crossing: &mut Crossing<'_>,
    path: &Path,
    raw: RawTask,
    document: &DocumentId,
) -> Option<Task> {
    let RawTask { title, no, group, standard, due, lead, support, responsible, others, note, cite } =
        raw;
    let title = crossing.text(&path.key("title"), title);
    let no = crossing.optional(&path.key("no"), no);
    let group = crossing.optional(&path.key("group"), group);
    let standard = crossing.optional(&path.key("standard"), standard);
    let due = crossing.list(&path.key("due"), due, self::due);
    let mut units = Vec::new();
    for (duty, list) in Duty::ALL.into_iter().zip([lead, responsible, support]) {
        let ids = crossing.list(&path.key(duty.key()), list, Crossing::unit);
        units.extend(ids.into_iter().map(|id| (duty, id)));
    }
    let others = others.and_then(|word| crossing.choice(&path.key("others"), word));
    let note = crossing.optional(&path.key("note"), note);
    let citation = citation(crossing, path, cite, Some(document), None);
    Some(Task {
        no,
        group,
        title: title?,
        standard,
        due,
        units,
        and_others: others.unwrap_or(false),
        note,
        citation: citation?,
        origin: crossing.origin(path),
    })
}

fn due(crossing: &mut Crossing<'_>, path: &Path, raw: RawDue) -> Option<Due> {
    let RawDue { text, date, what } = raw;
    let text = crossing.text(&path.key("text"), text)?;
    let what = crossing.optional(&path.key("what"), what);
    let said = deadline(&text);
    let given = match date {
        Some(date) => Some(crossing.date(&path.key("date"), date)?),
        None => None,
    };
    if let (Some(said), Some(given)) = (&said, &given)
        && said != given
    {
        let (said, given) = (said.as_str(), given.as_str());
        let say = say!("“{text}”是 {said}，不是 {given}", "`{text}` is {said}, not {given}");
        let hint = say!("改正，或者删去 `date`", "fix it, or leave `date` out");
        crossing.fault(Code::DateDiffersFromWords, &path.key("date"), say, Some(hint));
        return None;
    }
    let Some(date) = said.or(given) else {
        let say = say!("看不出“{text}”是哪一天", "`{text}` does not tell which day is meant");
        let hint = say!(
            "补上 `date`，写最后一天，如 `2023-06-30`",
            "add `date`, the last day, for example `2023-06-30`"
        );
        crossing.fault(Code::BadDate, &path.key("text"), say, Some(hint));
        return None;
    };
    Some(Due { text, date, what, origin: crossing.origin(path) })
}
