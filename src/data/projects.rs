//! The table of projects.

use super::cell::{Lines, Year};
use super::table::{Columns, Naming, SiteTable};
use crate::model::{District, DocumentId, InvestUnit, Project, Quantity};
use crate::say;
use crate::site::records::by_document;
use crate::site::{Site, printed};

/// A project with its document.
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    document: &'a DocumentId,
    project: &'a Project,
}

pub(super) fn projects<'a>() -> SiteTable<'a> {
    Columns::new()
        .named_district(|row: &Row<'a>| row.district)
        .always(
            "document",
            say!("列出项目的文件", "the document that lists the project"),
            |row| row.document,
        )
        .with(printed_fields)
        .maybe(
            "content",
            say!(
                "这一行其余各格，每格一行，写作“表头：文字”",
                "the other filled cells of the row, a line each: the header, `：` and the text"
            ),
            say!(
                "出处是正文段落，或者这一行没有别的内容时",
                "for running text, and where the row prints no more"
            ),
            |row| Lines::printed(&printed::of_project(row.site.checked, row.project)),
        )
        .note(|row| row.project.note.as_deref())
        .address(|row| (row.site, &row.project.citation, row.project.id))
        .quote(|row| &row.project.citation)
        .key(|row| row.site.key(row.project.id))
        .where_used(measures)
        .progress(|row| (row.site, row.project.id))
        .table(
            "projects.csv",
            say!("项目表", "Projects"),
            say!("每行一个项目", "one row per project"),
            rows,
        )
        .of_plans()
        .keyed(Naming {
            record: say!("项目", "project"),
            key: say!(
                "`p-`，文件、原文的序号、名称",
                "`p-`, its document, printed number and name"
            ),
            page: say!("区县的项目页 `districts/ID/projects.html`", "`districts/ID/projects.html`"),
            example: "p-rongchang-plan-2021-2025--1--2111127d",
        })
}

fn measures<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .maybe(
            "period_text",
            say!(
                "原文写的建设期，年份说不清的，如“十四五期间”",
                "the building period as printed, where years do not say it, for example 十四五期间"
            ),
            say!("只有年份，或者没有时", "where there are years alone, or nothing"),
            |row| row.project.period_text.as_ref(),
        )
        .maybe(
            "invest_wan",
            say!("投资，万元", "investment in ten thousand yuan (万元)"),
            say!("原文没有，或者印作亿元时", "where none is printed, or 亿元 are"),
            |row| invest(row, InvestUnit::Wan),
        )
        .list(
            "measures",
            say!(
                "别的规模，数和单位，如 `120 公里`",
                "other measures, each a number and its unit, for example `120 公里`"
            ),
            say!("原文没有时", "where none is printed"),
            |row| {
                let all = row.project.measures.iter();
                all.map(|one| format!("{} {}", one.value.text(), one.unit)).collect()
            },
        )
}

fn printed_fields<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("原文没有时", "where none is printed");
    let group_missing = say!("文件不分类别时", "where the document has no categories");
    let stage = say!(
        "规划期末要达到的阶段，如“投入使用”",
        "what is to be reached by the end of the document's period, for example 投入使用"
    );
    columns
        .maybe("no", say!("原文的序号", "the printed row number"), missing(), |row| {
            row.project.no.as_ref()
        })
        .always("name", say!("原文的名称", "the printed name"), |row| &row.project.name)
        .maybe("group", say!("原文的类别", "the printed category"), group_missing, |row| {
            row.project.group.as_ref()
        })
        .maybe(
            "area_m2",
            say!("建设规模，平方米", "floor area in square metres"),
            missing(),
            |row| row.project.area_m2.as_ref(),
        )
        .maybe(
            "invest_yi",
            say!("投资，亿元", "investment in hundred million yuan (亿元)"),
            say!("原文没有，或者印作万元时", "where none is printed, or 万元 are"),
            |row| invest(row, InvestUnit::Yi),
        )
        .maybe("from", say!("建设期首年", "the first year of building"), missing(), |row| {
            row.project.period.map(|(from, _)| Year(from))
        })
        .maybe("to", say!("建设期末年", "the last year of building"), missing(), |row| {
            row.project.period.map(|(_, to)| Year(to))
        })
        .maybe("stage", stage, missing(), |row| row.project.stage.as_ref())
        .maybe(
            "kind",
            say!("建设性质，如“新建”“续建”", "the kind of building, for example 新建 or 续建"),
            missing(),
            |row| row.project.kind.as_ref(),
        )
}

/// What is printed of the investment in a unit.
fn invest<'a>(row: &Row<'a>, unit: InvestUnit) -> Option<&'a Quantity> {
    let money = row.project.invest.as_ref().filter(|money| money.unit == unit);
    money.map(|money| &money.amount)
}

fn rows<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Row<'a>> {
    site.checked.content().districts.iter().flat_map(move |district| {
        let documents = by_document(district, |plan| &plan.projects).into_iter();
        documents.flat_map(move |(document, projects)| {
            let projects = projects.into_iter();
            projects.map(move |project| Row { site, district, document, project })
        })
    })
}
