//! The records of one document: a kind per file.

mod commitment;
mod project;
mod task;

use commitment::commitment;
use project::{project, total};
use task::task;

use crate::diag::Code;
use crate::model::{Path, Plan};
use crate::read::crossing::Crossing;
use crate::read::yaml::raw::plan::RawPlan;
use crate::say;

pub(crate) fn plan(crossing: &mut Crossing<'_>, raw: RawPlan) -> Option<Plan> {
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
