//! Tasks: what a document says is to be done, by when and by whom.

use crate::diag::Code;
use crate::model::{DocumentId, Due, Duty, Path, Task, deadline};
use crate::read::crossing::Crossing;
use crate::read::records::citation::citation;
use crate::read::yaml::raw::plan::{RawDue, RawTask};
use crate::say;

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
    let mut agencies = Vec::new();
    for (duty, list) in Duty::ALL.into_iter().zip([lead, responsible, support]) {
        let ids = crossing.list(&path.key(duty.key()), list, Crossing::agency);
        agencies.extend(ids.into_iter().map(|id| (duty, id)));
    }
    let others = others.and_then(|word| crossing.choice(&path.key("others"), word));
    let note = crossing.optional(&path.key("note"), note);
    let citation = citation(crossing, path, cite, Some(document), None);
    Some(Task {
        id: crossing.record(),
        no,
        group,
        title: title?,
        standard,
        due,
        agencies,
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
            "补上 `date`，按原文的意思写最后一天：年-月-日",
            "add `date`, the last day that the words allow: year-month-day"
        );
        crossing.fault(Code::BadDate, &path.key("text"), say, Some(hint));
        return None;
    };
    Some(Due { text, date, what, origin: crossing.origin(path) })
}
