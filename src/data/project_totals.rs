//! The table of what documents state of several projects together, beside the sums of their rows.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::table::{Columns, Naming, SiteTable};
use crate::check::{self, Amount};
use crate::diag::Message;
use crate::model::{District, DocumentId, Project, Total};
use crate::say;
use crate::site::Site;
use crate::site::records::by_document;

/// A total with the projects and totals of its document.
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    document: &'a DocumentId,
    total: &'a Total,
    projects: Rc<[&'a Project]>,
    totals: Rc<[&'a Total]>,
}

pub(super) fn project_totals<'a>() -> SiteTable<'a> {
    Columns::new()
        .named_district(|row: &Row<'a>| row.district)
        .always(
            "document",
            say!("写有合计的文件", "the document that states the total"),
            |row| row.document,
        )
        .with(selection)
        .with(amounts)
        .note(|row| row.total.note.as_deref())
        .address(|row| (row.site, &row.total.citation, row.total.id))
        .quote(|row| &row.total.citation)
        .key(|row| row.site.key(row.total.id))
        .where_used(measures)
        .table(
            "project-totals.csv",
            say!("项目合计表", "Totals of projects"),
            say!(
                "每行一个文件写明的合计，旁边是各项目之和",
                "one row per total that a document states, with the sum of the rows beside it"
            ),
            rows,
        )
        .of_plans()
        .keyed(Naming {
            record: say!("项目合计", "total of projects"),
            key: say!("`s-`，文件、合计哪些项目", "`s-`, its document and which projects it is of"),
            page: say!("区县的项目页 `districts/ID/projects.html`", "`districts/ID/projects.html`"),
            example: "s-rongchang-plan-2021-2025--96a296d2",
        })
}

fn selection<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .maybe(
            "group",
            say!("只合计这一类别的项目", "only projects of this category"),
            say!("不限于一个类别时", "where the total is not of one category"),
            |row| row.total.of.group.as_ref(),
        )
        .maybe(
            "stage",
            say!("只合计 `stage` 为此的项目", "only projects with this `stage`"),
            say!("不限阶段时", "where it does not matter"),
            |row| row.total.of.stage.as_ref(),
        )
        .list(
            "projects",
            say!("只合计这些序号的项目", "only projects with these row numbers"),
            say!("不按序号选取时", "where no rows are picked"),
            |row| row.total.of.numbers.iter().collect(),
        )
}

fn amounts<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("文件没有写明时", "where not stated");
    columns
        .maybe(
            "count",
            say!("项目个数，照原文", "how many projects, as printed"),
            missing(),
            |row| row.total.count.as_ref(),
        )
        .sum(
            "count_of_rows",
            say!("列出的项目个数", "how many rows there are"),
            say!(
                "`count` 为空，或者没有列出项目时",
                "where `count` is empty, or there are no rows"
            ),
            Amount::Count,
        )
        .maybe(
            "area_m2",
            say!("建设规模，平方米，照原文", "floor area in square metres, as printed"),
            missing(),
            |row| row.total.area_m2.as_ref(),
        )
        .sum(
            "area_m2_of_rows",
            say!("各项目之和", "the sum of the rows"),
            say!(
                "`area_m2` 为空，或者有项目没有数时",
                "where `area_m2` is empty, or a row prints none"
            ),
            Amount::Area,
        )
        .maybe("invest", say!("投资，照原文", "investment, as printed"), missing(), |row| {
            row.total.invest.as_ref().map(|money| &money.amount)
        })
        .maybe(
            "invest_unit",
            say!("投资的计量单位，照原文", "the printed unit of the investment"),
            say!("`invest` 为空时", "where `invest` is empty"),
            |row| row.total.invest.as_ref().map(|money| money.unit),
        )
        .sum(
            "invest_of_rows",
            say!("各项目之和，同一单位", "the sum of the rows in the same unit"),
            say!(
                "`invest` 为空，或者有项目没有数时",
                "where `invest` is empty, or a row prints none"
            ),
            Amount::Invest,
        )
}

fn measures<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("文件没有写明时", "where not stated");
    columns
        .list(
            "measures",
            say!(
                "别的规模合计，数和单位，如 `120 公里`，照原文",
                "other measures together, each a number and its unit, for example `120 公里`, as printed"
            ),
            missing(),
            |row| {
                let all = row.total.measures.iter();
                all.map(|one| format!("{} {}", one.value.text(), one.unit)).collect()
            },
        )
        .list(
            "measures_of_rows",
            say!(
                "各项目同一单位之和，次序相同；有项目没有数的，不列",
                "the sums of the rows in the same units, in the same order; one of which a row prints none is left out"
            ),
            missing(),
            |row| {
                let all = row.total.measures.iter().enumerate();
                let sums = all.filter_map(|(n, one)| {
                    let amount = Amount::Measure(n);
                    let sum = check::sum(row.total, amount, &row.projects, &row.totals)?;
                    let is_whole = sum.unknown == 0 && !sum.parts.is_empty();
                    is_whole.then(|| format!("{} {}", sum.value().normalize(), one.unit))
                });
                sums.collect::<Vec<String>>()
            },
        )
}

impl<'a> Columns<'a, Row<'a>> {
    /// The sum of the rows. A sum that is not of all rows is no sum to compare with.
    fn sum(self, name: &'static str, meaning: Message, empty: Message, amount: Amount) -> Self {
        self.maybe(name, meaning, empty, move |row| -> Option<Decimal> {
            let sum = check::sum(row.total, amount, &row.projects, &row.totals)?;
            (sum.unknown == 0 && !sum.parts.is_empty()).then(|| sum.value())
        })
    }
}

fn rows<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Row<'a>> {
    site.checked.content().districts.iter().flat_map(move |district| {
        let projects = by_document(district, |plan| &plan.projects);
        let documents = by_document(district, |plan| &plan.totals).into_iter();
        documents.flat_map(move |(document, of_document)| {
            let projects = projects.iter().find(|(id, _)| *id == document);
            let projects: Rc<[&Project]> =
                projects.map_or(&[][..], |(_, projects)| projects.as_slice()).into();
            let totals: Rc<[&Total]> = of_document.as_slice().into();
            of_document.into_iter().map(move |total| Row {
                site,
                district,
                document,
                total,
                projects: Rc::clone(&projects),
                totals: Rc::clone(&totals),
            })
        })
    })
}
