//! The table of sources, which are not here.

use super::cell::{Count, Key};
use super::table::{Columns, SiteTable};
use crate::model::Source;
use crate::say;
use crate::site::{Route, Site};

/// A source with its site.
struct Row<'a> {
    site: &'a Site<'a>,
    source: &'a Source,
}

pub(super) fn sources<'a>() -> SiteTable<'a> {
    let missing = || say!("没有写明时", "where not given");
    Columns::new()
        .always("source", say!("来源", "the source"), |row: &Row<'a>| &row.source.id)
        .always("title", say!("名称", "its title"), |row| &row.source.title)
        .always("publisher", say!("发布者", "who published it"), |row| &row.source.publisher)
        .maybe("date", say!("发布日期", "when it was published"), missing(), |row| {
            row.source.date.as_ref()
        })
        .maybe("url", say!("网址", "where it can be read"), missing(), |row| {
            row.source.url.as_ref()
        })
        .maybe(
            "accessed",
            say!("查阅日期", "the day on which it was read there"),
            missing(),
            |row| row.source.accessed.as_ref(),
        )
        .always("values", say!("出自它的值和进展有几条", "how many values and reports of progress are from it"), |row| {
            Count(row.site.stated(&row.source.id).len())
        })
        .note(|row| row.source.note.as_deref())
        .always(
            "key",
            say!("这个来源，在 `documents.html` 上", "the source, on `documents.html`"),
            |row| Key(Route::source_anchor(&row.source.id)),
        )
        .table(
            "sources.csv",
            say!("来源表", "Sources"),
            say!(
                "每行一个只注明、没有收录的来源；网站没有这样的来源时，没有这个文件",
                "one row per source that is named and not here; a site without any does not have this file"
            ),
            |site: &'a Site<'a>| {
                site.checked.content().sources.iter().map(move |source| Row { site, source })
            },
        )
        .only_used()
}
