//! The tables of tasks and of their deadlines.

use super::cell::Lines;
use super::table::{Columns, Naming, SiteTable};
use super::vocabulary::words;
use crate::diag::Message;
use crate::model::{District, DocumentId, Due, Duty, Task};
use crate::say;
use crate::site::records::by_document;
use crate::site::{RecordKey, Site, printed};

/// A task with its document.
#[derive(Clone, Copy)]
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    document: &'a DocumentId,
    task: &'a Task,
}

/// That a printed list of agencies is not whole.
#[derive(Clone, Copy)]
enum AndOthers {
    Yes,
}

words! {
    "and_others": AndOthers {
        Self::Yes => "yes" "原文的单位名单以“等”结尾" "the printed list of agencies ends in 等";
    }
}

pub(super) fn tasks<'a>() -> SiteTable<'a> {
    Columns::new()
        .always(
            "task",
            say!(
                "在所属区县任务页上的位置；`deadlines.csv` 用它指明任务",
                "the place on the page of the tasks of its district; `deadlines.csv` refers to it"
            ),
            Row::key,
        )
        .named_district(|row| row.district)
        .always(
            "document",
            say!("提出任务的文件", "the document that sets the task"),
            |row| row.document,
        )
        .with(what)
        .with(deadlines_of_task)
        .with(agencies)
        .note(|row| row.task.note.as_deref())
        .address(|row| (row.site, &row.task.citation, row.task.id))
        .quote(|row| &row.task.citation)
        .key(Row::key)
        .progress(|row| (row.site, row.task.id))
        .table("tasks.csv", say!("任务表", "Tasks"), say!("每行一项任务", "one row per task"), rows)
        .of_plans()
        .keyed(Naming {
            record: say!("任务", "task"),
            key: say!(
                "`t-`，文件、原文的序号、名称",
                "`t-`, its document, printed number and title"
            ),
            page: say!("区县的任务页 `districts/ID/tasks.html`", "`districts/ID/tasks.html`"),
            example: "t-rongchang-plan-2021-2025--1--386a43f0",
        })
}

fn what<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("原文没有时", "where none is printed");
    columns
        .maybe("no", say!("原文的序号", "the printed number"), missing(), |row| {
            row.task.no.as_ref()
        })
        .maybe(
            "group",
            say!("所在的标题，照原文", "the heading it stands under, as printed"),
            say!("没有标题时", "where there is none"),
            |row| row.task.group.as_ref(),
        )
        .always(
            "title",
            say!("做什么，照原文", "what is to be done, as printed"),
            |row| &row.task.title,
        )
        .maybe("standard", say!("怎样算完成，照原文", "when it counts as done"), missing(), |row| {
            row.task.standard.as_ref()
        })
        .maybe(
            "detail",
            say!(
                "出处的其他内容：出处是表的，为这一行其余各格，每格一行，写作“表头：文字”，合并的格从上面补齐；出处是正文的，为这项任务的全部段落",
                "what the cited place prints: of a table the other filled cells of the row, a line each (the header, `：` and the text), with merged cells filled from above; of running text all paragraphs of the task"
            ),
            say!(
                "这一行没有别的内容，或者文件只刊载引文时",
                "where the row prints no more, and for documents shown in quotes only"
            ),
            |row| Lines::printed(&printed::of_task(row.site.checked, row.district, row.task)),
        )
}

fn deadlines_of_task<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let without = || say!("没有期限时", "without a deadline");
    columns
        .list(
            "due",
            say!(
                "各个期限的最后一天，按原文的次序",
                "the last day of each deadline, in printed order"
            ),
            without(),
            |row| row.task.due.iter().map(|due| &due.date).collect(),
        )
        .list(
            "due_text",
            say!("各个期限的原文，次序相同", "the printed wording of each, in the same order"),
            without(),
            |row| row.task.due.iter().map(|due| &due.text).collect(),
        )
}

fn agencies<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .agencies(
            "lead",
            say!("牵头单位，名称同 `units.csv`", "牵头单位, by the names in `units.csv`"),
            Duty::Lead,
        )
        .agencies(
            "responsible",
            say!(
                "责任单位，原文不分牵头和配合的",
                "责任单位, where the document does not tell leading from supporting"
            ),
            Duty::Responsible,
        )
        .agencies("support", say!("配合单位", "配合单位"), Duty::Support)
        .maybe(
            "and_others",
            say!("单位名单是否以“等”结尾", "whether the printed list of agencies ends in 等"),
            say!("不以“等”结尾时", "where it does not"),
            |row| row.task.and_others.then_some(AndOthers::Yes),
        )
}

impl<'a> Columns<'a, Row<'a>> {
    /// The agencies with a duty, by name.
    fn agencies(self, name: &'static str, meaning: Message, duty: Duty) -> Self {
        let missing = say!("没有写明时", "where none is named");
        self.list(name, meaning, missing, move |row| {
            let of_duty = row.task.agencies.iter().filter(|(of, _)| *of == duty);
            of_duty.map(|(_, id)| &row.site.checked.agency(row.district, id).name).collect()
        })
    }
}

impl<'a> Row<'a> {
    fn key(&self) -> &'a RecordKey {
        self.site.key(self.task.id)
    }
}

/// Every task, in the order of the pages.
fn rows<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Row<'a>> {
    site.checked.content().districts.iter().flat_map(move |district| {
        let documents = by_document(district, |plan| &plan.tasks).into_iter();
        documents.flat_map(move |(document, tasks)| {
            tasks.into_iter().map(move |task| Row { site, district, document, task })
        })
    })
}

/// A deadline with its task.
struct Deadline<'a> {
    of: Row<'a>,
    due: &'a Due,
}

pub(super) fn deadlines<'a>() -> SiteTable<'a> {
    Columns::new()
        .always(
            "task",
            say!("任务，同 `tasks.csv`", "the task, as in `tasks.csv`"),
            |row: &Deadline<'a>| row.of.key(),
        )
        .named_district(|row| row.of.district)
        .always(
            "document",
            say!("提出任务的文件", "the document that sets the task"),
            |row| row.of.document,
        )
        .maybe(
            "no",
            say!("任务在原文的序号", "the printed number of the task"),
            say!("原文没有时", "where none is printed"),
            |row| row.of.task.no.as_ref(),
        )
        .always("title", say!("任务做什么", "the title of the task"), |row| &row.of.task.title)
        .always(
            "due",
            say!(
                "原文的说法所允许的最后一天：“到2023年底”是2023-12-31",
                "the last day that the wording allows: 到2023年底 is 2023-12-31"
            ),
            |row| &row.due.date,
        )
        .always("due_text", say!("期限的原文", "the wording as printed"), |row| &row.due.text)
        .maybe(
            "clause",
            say!("到期要做到什么，照原文", "what is due then, as printed"),
            say!("整项任务同一天到期时", "where all of the task is due then"),
            |row| row.due.what.as_ref(),
        )
        .address(|row| (row.of.site, &row.of.task.citation, row.of.task.id))
        .key(|row| row.of.key())
        .table(
            "deadlines.csv",
            say!("任务期限表", "Deadlines of tasks"),
            say!(
                "每行一个期限；有两个期限的任务有两行",
                "one row per deadline; a task with two deadlines has two rows"
            ),
            |site: &'a Site<'a>| {
                rows(site).flat_map(|of| of.task.due.iter().map(move |due| Deadline { of, due }))
            },
        )
        .of_plans()
}
