//! Progress is of one task or project that its document has.

use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{Progress, Work, WorkKind, WorkName, Works};
use crate::say;

use super::ids::near;

/// How many tasks or projects a hint names one by one.
const MOST_NAMED: usize = 8;

/// Looks at what the progress of a district is of.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let district = subject.district;
    let works = Works::of(&district.plans);
    for record in &district.progress {
        if works.one(&record.of).is_some() {
            continue;
        }
        let of = &record.of;
        let finding = |code, key, say| subject.finding(code, &record.origin, &[key], say);
        let (id, documents) = (&of.document, &subject.index.documents);
        let is_own = district.documents.iter().any(|document| document.id == *id);
        findings.push(match documents.get(id) {
            None => {
                let say = say!("没有文件 `{id}`", "there is no document `{id}`");
                let near = near(id.as_str(), documents.keys().map(|id| id.as_str()));
                finding(Code::UnknownDocument, "document", say).hint(near.unwrap_or_else(|| {
                    say!(
                        "写布置任务、列出项目的那份文件的编号；说进展的文件写在 `cite` 里",
                        "name the document that sets the task or lists the project; the one that reports progress goes into `cite`"
                    )
                }))
            }
            Some((owner, document)) if !is_own => {
                let owner = &owner.name;
                let say = say!("`{id}` 是“{owner}”的文件", "`{id}` is a document of `{owner}`");
                let there = document.origin.span(subject.sources, &["id"]);
                finding(Code::DocumentOfAnotherDistrict, "document", say)
                    .other(there, say!("这份文件在这里", "the document"))
                    .hint(say!(
                        "改成本区县的文件，或者把这条进展移到“{owner}”的文件夹",
                        "name a document of this district, or move the record to the folder of `{owner}`"
                    ))
            }
            Some(_) => not_one(subject, &works, record),
        });
    }
}

/// That a document has no such task or project, or has several.
fn not_one(subject: &DistrictSubject<'_>, works: &Works<'_>, record: &Progress) -> Finding {
    let of = &record.of;
    let (id, name) = (&of.document, &of.name);
    let found = works.find(of);
    let say = match (of.kind, found.len()) {
        (WorkKind::Task, 0) => {
            say!("`{id}` 没有任务“{name}”", "`{id}` has no task `{name}`")
        }
        (WorkKind::Project, 0) => {
            say!("`{id}` 没有项目“{name}”", "`{id}` has no project `{name}`")
        }
        (WorkKind::Task, count) => say!(
            "`{id}` 有 {count} 项任务是“{name}”",
            "`{id}` has {count} tasks that `{name}` can mean"
        ),
        (WorkKind::Project, count) => say!(
            "`{id}` 有 {count} 个项目是“{name}”",
            "`{id}` has {count} projects that `{name}` can mean"
        ),
    };
    let code = Code::UnknownTaskOrProject;
    let finding = subject.finding(code, &record.origin, &[of.kind.key()], say);
    let here = || say!("其中一个", "one of them");
    let places = found.iter().take(MOST_NAMED);
    let finding = places.fold(finding, |finding, work| {
        finding.other(work.origin().span(subject.sources, &[]), here())
    });
    finding.hint(if found.is_empty() { meant(works, of) } else { told_apart(&found) })
}

/// What may be meant where nothing is found.
fn meant(works: &Works<'_>, of: &WorkName) -> Message {
    let ungrouped = WorkName { group: None, ..of.clone() };
    let groups = works.find(&ungrouped);
    let mut groups = groups.iter().filter_map(|work| work.group());
    if let Some(group) = groups.next() {
        return say!("它的 `group` 是“{group}”", "its `group` is `{group}`");
    }
    let all = works.of_document(&of.document, of.kind);
    let names = || all.iter().flat_map(|work| work.number().into_iter().chain([work.name()]));
    if let Some(near) = near(&of.name, names()) {
        return near;
    }
    let other = match of.kind {
        WorkKind::Task => WorkKind::Project,
        WorkKind::Project => WorkKind::Task,
    };
    // Where none is recorded, a number says nothing of the other kind.
    let is_meant = |work: Work<'_>| !all.is_empty() || work.number() != Some(&of.name);
    if works.one(&WorkName { kind: other, ..of.clone() }).is_some_and(is_meant) {
        let key = other.key();
        return say!(
            "有这样一个 `{key}`，不是写错了键？",
            "there is such a `{key}`: is that meant?"
        );
    }
    let called = |work: &Work<'_>| work.number().unwrap_or_else(|| work.name()).to_owned();
    let some: Vec<String> = all.iter().take(MOST_NAMED).map(called).collect();
    let rest = if all.len() > some.len() { "…" } else { "" };
    let (zh, en) = (some.join("`、`"), some.join("`, `"));
    match (some.is_empty(), of.kind) {
        (true, WorkKind::Task) => say!(
            "这份文件还没有录入任务：先在它的 YAML 文件里写 `tasks`",
            "no tasks of this document are recorded: write its `tasks` first"
        ),
        (true, WorkKind::Project) => say!(
            "这份文件还没有录入项目：先在它的 YAML 文件里写 `projects`",
            "no projects of this document are recorded: write its `projects` first"
        ),
        (false, _) => say!(
            "写它的序号，没有序号的写名称；有 `{zh}`{rest}",
            "give its number, or its name where it has none; there are `{en}`{rest}"
        ),
    }
}

/// How to say which of several is meant.
fn told_apart(found: &[Work<'_>]) -> Message {
    let mut groups: Vec<&str> = found.iter().filter_map(|work| work.group()).collect();
    let all = groups.len();
    groups.sort_unstable();
    groups.dedup();
    if groups.len() > 1 && groups.len() == all {
        let (zh, en) = (groups.join("”、“"), groups.join("`, `"));
        return say!("用 `group` 写明是哪一个：“{zh}”", "say by `group` which is meant: `{en}`");
    }
    let mut names: Vec<&str> = found.iter().map(|work| work.name()).collect();
    names.sort_unstable();
    names.dedup();
    if names.len() == found.len() {
        let (zh, en) = (names.join("”、“"), names.join("`, `"));
        return say!("不写序号，写名称：“{zh}”", "give the name instead of the number: `{en}`");
    }
    say!(
        "分不开它们：先给这几条记录写上不同的 `group`，再在这里写 `group`",
        "they cannot be told apart: give these records their `group`, then write it here, too"
    )
}
