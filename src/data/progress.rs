//! The table of what is reported of tasks and projects, and the columns of it that their own tables have.

use super::cell::{Address, Count};
use super::columns::words_of;
use super::table::{Columns, Naming, SiteTable};
use super::vocabulary::words;
use crate::model::{Date, District, Progress, ProgressStatus, RecordId, Task, Work};
use crate::say;
use crate::site::{Counted, Route, Site};

/// A report with the task or project that it is of.
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    record: &'a Progress,
    work: Work<'a>,
}

/// What a report is of.
#[derive(Clone, Copy)]
enum Kind {
    Task,
    Project,
}

/// That a report is of the latest day.
#[derive(Clone, Copy)]
enum InForce {
    Yes,
}

words! {
    "work": Kind {
        Self::Task => "task" "任务" "a task";
        Self::Project => "project" "项目" "a project";
    }
    "in_force": InForce {
        Self::Yes => "yes" "最近的一条，统计时算它" "the latest, which counts";
    }
}

pub(super) fn progress<'a>() -> SiteTable<'a> {
    Columns::new()
        .named_district(|row: &Row<'a>| row.district)
        .always(
            "document",
            say!("布置任务、列出项目的文件", "the document that sets the task or lists the project"),
            |row| &row.record.of.document,
        )
        .with(of)
        .with(said)
        .note(|row| row.record.note.as_deref())
        .with(cited)
        .key(|row| row.site.key(row.record.id))
        .table(
            "progress.csv",
            say!("任务和项目进展表", "Progress of tasks and projects"),
            say!(
                "每行一条进展：一项任务或者一个项目在一个时候的情况；没有进展的网站没有这个文件",
                "one row per report on a task or project at a time; a site without any has no such file"
            ),
            rows,
        )
        .only_used()
        .of_plans()
        .keyed(Naming {
            record: say!("进展", "progress"),
            key: say!(
                "`w-`，任务或项目的文件、序号、名称，日期",
                "`w-`, the document, number and name of its task or project, and its date"
            ),
            page: say!(
                "区县的任务页或项目页：`districts/ID/tasks.html`、`projects.html`",
                "`districts/ID/tasks.html` or `projects.html`"
            ),
            example: "w-rongchang-plan-2021-2025--1--2111127d--2024-06",
        })
}

fn of<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .always("work", say!("任务还是项目", "a task or a project"), |row| match row.work {
            Work::Task(_) => Kind::Task,
            Work::Project(_) => Kind::Project,
        })
        .always(
            "of",
            say!(
                "哪项任务、哪个项目，同 `tasks.csv`、`projects.csv` 的 `key`",
                "which one: its `key` in `tasks.csv` or `projects.csv`"
            ),
            |row| row.site.key(row.work.id()),
        )
        .maybe(
            "no",
            say!("任务、项目在原文的序号", "its printed number"),
            say!("原文没有时", "where none is printed"),
            |row| row.work.number(),
        )
        .always("name", say!("任务、项目的名称", "its name"), |row| row.work.name())
}

fn said<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("没有报告时", "where it is not reported");
    columns
        .always(
            "date",
            say!(
                "说的是什么时候：日、月或年，如 `2024-06-30`、`2024-06`、`2024`；月和年指月末、年末",
                "of when it is: a day, a month or a year, for example `2024-06-30`, `2024-06` or `2024`; a month or year stands for its end"
            ),
            |row| row.record.date.as_str(),
        )
        .always("progress", say!("进展", "what it had come to"), |row| row.record.status)
        .maybe(
            "percent",
            say!("工作本身完成的百分数", "how much of the work itself was done, in percent"),
            missing(),
            |row| row.record.percent.as_ref(),
        )
        .maybe(
            "paid",
            say!("项目已投入的金额，照原文", "what had been paid for a project, as printed"),
            missing(),
            |row| row.record.paid.as_ref().map(|paid| &paid.amount),
        )
        .maybe(
            "paid_unit",
            say!("金额的计量单位，照原文", "the printed unit of the amount"),
            say!("`paid` 为空时", "where `paid` is empty"),
            |row| row.record.paid.as_ref().map(|paid| paid.unit),
        )
        .maybe(
            "in_force",
            say!("是不是最近的一条", "whether it is the latest of its task or project"),
            say!("后来还有时", "where there is a later one"),
            |row| {
                let reports = row.site.progress.of(row.work.id())?;
                let is_latest = reports.latest.iter().any(|latest| latest.id == row.record.id);
                is_latest.then_some(InForce::Yes)
            },
        )
}

/// Where it is reported, and how well that is known.
fn cited<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .maybe(
            "address",
            say!("在文件正文中的位置", "the place in the document"),
            say!("只注明来源时", "for progress from a source"),
            |row| {
                let (record, citation) = (row.record.id, row.record.citation.document()?);
                let source = &row.site.citations;
                Some(Address(source.source(&Route::Overview, &citation.document, record)))
            },
        )
        .maybe(
            "quote",
            say!(
                "引文，或者表和行，如 `专栏2 1`；只注明来源的进展，是录入的来源原话",
                "the quoted words, or the table and row, for example `专栏2 1`; of progress that is from a source, its words as somebody typed them"
            ),
            say!("只注明来源，又没有录入原话时", "for progress from a source whose words nobody typed"),
            |row| words_of(&row.record.citation),
        )
        .always(
            "grade",
            say!("是否与原文核对过", "how well it is known"),
            |row| row.record.citation.grade(),
        )
        .where_used(|columns| {
            columns
                .maybe(
                    "source",
                    say!("报告它的来源，见 `sources.csv`", "the source that reports it, as in `sources.csv`"),
                    say!("文件已收录时", "where the document is here"),
                    |row: &Row<'a>| Some(&row.record.citation.source()?.source),
                )
                .maybe(
                    "at",
                    say!("来源中的位置，如 `表5-2`", "the place in the source, for example `表5-2`"),
                    say!("文件已收录，或者没有写明时", "where the document is here, or none is given"),
                    |row| row.record.citation.source()?.at.as_ref(),
                )
        })
}

/// In the order of the files.
fn rows<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Row<'a>> {
    site.checked.content().districts.iter().flat_map(move |district| {
        district.progress.iter().map(move |record| Row {
            site,
            district,
            record,
            work: site.progress.work(record.id),
        })
    })
}

impl<'a, R: 'a> Columns<'a, R> {
    /// The latest of what is reported of a task or project, as the last columns.
    pub(super) fn progress(
        self,
        of: impl Fn(&R) -> (&'a Site<'a>, RecordId) + Copy + Send + Sync + 'a,
    ) -> Self {
        let latest = move |row: &R| -> Vec<&'a Progress> {
            let (site, work) = of(row);
            site.progress.of(work).map_or_else(Vec::new, |reports| reports.latest.to_vec())
        };
        let missing = || say!("没有进展报告时", "where nothing is reported");
        self.where_used(|columns| {
            columns
                .list(
                    "progress",
                    say!(
                        "最近的进展，详见 `progress.csv`；几处说法不一的，都列",
                        "the latest progress, with its source in `progress.csv`; several where reports differ"
                    ),
                    missing(),
                    move |row| {
                        let mut all: Vec<ProgressStatus> =
                            latest(row).iter().map(|record| record.status).collect();
                        all.dedup();
                        all
                    },
                )
                .maybe(
                    "progress_date",
                    say!("最近的进展说的是哪一天，月末或年末", "the day that it is of, or the end of a month or year"),
                    missing(),
                    move |row| -> Option<&'a Date> {
                        latest(row).last().map(|record| record.date.last())
                    },
                )
                .maybe(
                    "progress_grade",
                    say!(
                        "最近的进展是否与原文核对过；有一条只注明来源的，就是 `stated`",
                        "how well the latest progress is known: `stated` where one report of it is from a source"
                    ),
                    missing(),
                    move |row| {
                        let (site, work) = of(row);
                        site.progress.of(work)?.grade()
                    },
                )
        })
    }

    /// How many tasks count as what, where anything is reported, as the last columns.
    pub(super) fn progress_counts(
        self,
        of: impl Fn(&R) -> (&'a Site<'a>, Vec<&'a Task>) + Copy + Send + Sync + 'a,
    ) -> Self {
        let count = move |row: &R, wanted: Counted| -> Option<Count> {
            let (site, tasks) = of(row);
            let ids = || tasks.iter().map(|task| task.id);
            let is_counted = |task: &RecordId| site.progress.counted(*task) == wanted;
            (!site.progress.is_empty()).then(|| Count(ids().filter(is_counted).count()))
        };
        let missing = || say!("没有任何进展报告时", "where nothing is reported at all");
        let status = |name, zh: &str, en: &str, counted| (name, say!("{zh}", "{en}"), counted);
        let columns = [
            status(
                "done",
                "已完成的任务数",
                "how many of its tasks are done",
                Counted::As(ProgressStatus::Done),
            ),
            status(
                "under_way",
                "进行中的任务数",
                "how many are under way",
                Counted::As(ProgressStatus::UnderWay),
            ),
            status(
                "not_started",
                "未开始的任务数",
                "how many have not begun",
                Counted::As(ProgressStatus::NotStarted),
            ),
            status(
                "delayed",
                "推迟的任务数",
                "how many are delayed",
                Counted::As(ProgressStatus::Delayed),
            ),
            status(
                "stopped",
                "停止的任务数",
                "how many are stopped",
                Counted::As(ProgressStatus::Stopped),
            ),
            status(
                "contradictory",
                "各处说法不一的任务数",
                "of how many the reports contradict each other",
                Counted::Contradictory,
            ),
            status(
                "unreported",
                "没有进展报告的任务数",
                "of how many nothing is reported",
                Counted::Unreported,
            ),
        ];
        self.where_used(|all| {
            columns.into_iter().fold(all, |all, (name, meaning, counted)| {
                all.maybe(name, meaning, missing(), move |row| count(row, counted))
            })
        })
    }
}
