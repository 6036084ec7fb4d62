//! The table of documents.

use super::cell::{File, Year};
use super::table::{Columns, Naming, SiteTable};
use crate::model::{District, Document};
use crate::say;
use crate::site::Site;

/// A document with its district.
struct Row<'a> {
    district: &'a District,
    document: &'a Document,
}

pub(super) fn documents<'a>() -> SiteTable<'a> {
    Columns::new()
        .always("document", say!("文件", "the document"), |row: &Row<'a>| &row.document.id)
        .named_district(|row| row.district)
        .always("title", say!("标题", "the title"), |row| &row.document.title)
        .with(issue)
        .with(scope)
        .where_used(publication)
        .always(
            "key",
            say!("这份文件，同 `document`", "the document, as in `document`"),
            |row| &row.document.id,
        )
        .table(
            "documents.csv",
            say!("文件表", "Documents"),
            say!("每行一份文件", "one row per document"),
            |site: &'a Site<'a>| {
                site.checked.content().districts.iter().flat_map(|district| {
                    district.documents.iter().map(move |document| Row { district, document })
                })
            },
        )
        .keyed(Naming {
            record: say!("文件", "document"),
            key: say!("文件的编号", "its id"),
            page: say!("文件页，编号是页面的文件名", "a page of its own, which has it as its name"),
            example: "rongchang-plan-2021-2025",
        })
}

fn issue<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("没有写明时", "where not given");
    columns
        .maybe("number", say!("发文字号", "its number (发文字号)"), missing(), |row| {
            row.document.number.as_ref()
        })
        .maybe("issuer", say!("发文机关", "who issued it"), missing(), |row| {
            row.document.issuer.as_ref()
        })
        .maybe(
            "adopted",
            say!("成文日期", "the date of adoption (成文日期)"),
            missing(),
            |row| row.document.adopted.as_ref(),
        )
        .maybe(
            "printed",
            say!("印发日期", "the date of issue (印发日期)"),
            missing(),
            |row| row.document.printed.as_ref(),
        )
}

fn scope<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .always("period_from", say!("规划期首年", "the first year of its period"), |row| {
            Year(row.document.period.0)
        })
        .always("period_to", say!("规划期末年", "the last year of its period"), |row| {
            Year(row.document.period.1)
        })
        .always("role", say!("文件的种类", "what kind of document it is"), |row| {
            row.document.role
        })
        .always("publish", say!("网站刊载多少", "how much of it the site shows"), |row| {
            row.document.publish
        })
        .always("source", say!("收到的原件", "the original as received"), |row| {
            File(&row.document.source)
        })
}

fn publication<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let missing = || say!("没有写明时", "where not given");
    columns
        .maybe(
            "publisher",
            say!("发布者，与发文机关不同的", "who published it, where that is not the issuer"),
            missing(),
            |row| row.document.publisher.as_ref(),
        )
        .maybe("url", say!("网址", "where it can be read"), missing(), |row| {
            row.document.url.as_ref()
        })
}
