//! The table of observations.

use super::cell::Year;
use super::columns::words_of;
use super::table::{Columns, Naming, SiteTable};
use crate::diag::Message;
use crate::model::{District, Indicator, Observation};
use crate::say;
use crate::site::Site;

/// An observation with its district.
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    indicator: &'a Indicator,
    observation: &'a Observation,
}

pub(super) fn observations<'a>() -> SiteTable<'a> {
    Columns::new()
        .district(|row: &Row<'a>| row.district)
        .indicator(|row| &row.observation.indicator)
        .breakdown(|row| row.observation.breakdown.as_ref())
        .always(
            "year",
            say!("年份；不是一整年的，是结束的那一年", "the year; of another period, the one in which it ends"),
            |row| Year(row.observation.year()),
        )
        .always(
            "period",
            say!(
                "时间：年份，或者 `2024-H1`（上半年）、`2024-Q3`（三季度）、`2024-06`、`2024-01/2024-09`、`2018/2020`、`2024-06-30` 一类的写法",
                "the time: a year, or `2024-H1`, `2024-Q3`, `2024-06`, `2024-01/2024-09`, `2018/2020`, `2024-06-30`"
            ),
            |row| row.observation.period.code(),
        )
        .with(value)
        .unit(|row| &row.indicator.unit, |row| &row.observation.print)
        .maybe(
            "document",
            say!("印有这个值的文件", "the document that carries the value"),
            of_a_source(),
            |row| row.observation.citation.document().map(|citation| &citation.document),
        )
        .maybe(
            "quote",
            say!(
                "引文，或者表和行，如 `专栏2 1`；只注明来源的值，是录入的来源原话",
                "the quoted words, or the table and row, for example `专栏2 1`; of a value that is from a source, its words as somebody typed them"
            ),
            say!("只注明来源，又没有录入原话时", "for a value from a source whose words nobody typed"),
            |row| words_of(&row.observation.citation),
        )
        .with(grade)
        .where_used(source)
        .where_used(breakdown_and_revision)
        .where_used(notes)
        .key(|row| row.site.key(row.observation.id))
        .table(
            "observations.csv",
            say!("实际值表", "Observations"),
            say!("每行一个实际值", "one row per measured value"),
            rows,
        )
        .keyed(Naming {
            record: say!("实际值", "observation"),
            key: say!(
                "`o-`，区县、文件（或来源）、指标、分组、时间",
                "`o-`, its district, document or source, indicator, breakdown and period"
            ),
            page: say!("区县的全部目标页", "the page of all targets of its district"),
            example: "o-rongchang--rongchang-plan-2021-2025--life-expectancy--2020",
        })
}

fn rows<'a>(site: &'a Site<'a>) -> impl Iterator<Item = Row<'a>> {
    site.checked.content().districts.iter().flat_map(move |district| {
        district.observations.iter().map(move |observation| {
            let indicator = site.checked.indicator(&observation.indicator);
            Row { site, district, indicator, observation }
        })
    })
}

fn breakdown_and_revision<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    revision(columns.categories(|row| row.observation.breakdown.as_ref()))
}

/// What an editor has said of a value.
fn notes<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .year_note("year_note", |row| row.observation.year_note.as_ref())
        .note(|row| row.observation.print.note.as_deref())
}

fn of_a_source() -> Message {
    say!("只注明来源时", "for a value from a source")
}

/// The value, where there is one.
fn value<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns.maybe(
        "value",
        say!("实际值", "the value"),
        say!(
            "保密或者没有数据时，见 `flags` 和 `reason`",
            "where it is confidential or not available, as `flags` and `reason` say"
        ),
        |row| row.observation.has_value().then_some(&row.observation.quantity),
    )
}

/// How well the value is known.
fn grade<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns.always(
        "grade",
        say!("值是否与原文核对过", "how well the value is known"),
        |row| row.observation.citation.grade(),
    )
}

/// What is said of the value beside it, and what it takes the place of.
fn revision<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let key = |row: &Row<'a>, other: Option<&'a Observation>| other.map(|o| row.site.key(o.id));
    columns
        .list(
            "flags",
            say!("统计部门的标注", "what is said of the value beside it"),
            say!("没有标注时", "where nothing is said"),
            |row| row.observation.flags.clone(),
        )
        .maybe(
            "reason",
            say!("为什么没有值", "why there is no value"),
            say!("有值时", "where there is one"),
            |row| row.observation.print.note.as_deref().filter(|_| !row.observation.has_value()),
        )
        .maybe(
            "revises",
            say!("这个值代替的、以前公布的值：它的 `key`", "the earlier value that it takes the place of, by its `key`"),
            say!("没有代替别的值时", "where it takes the place of none"),
            move |row| key(row, row.site.revised(row.observation)),
        )
        .maybe(
            "revision",
            say!("代替以前的值的，是什么数", "what the value is, where it takes the place of another"),
            say!("没有写明时", "where that is not said"),
            |row| row.observation.revises.as_ref()?.kind,
        )
        .maybe(
            "superseded_by",
            say!("后来代替这个值的值：它的 `key`；评价不用被代替的值", "the later value that takes the place of this one, by its `key`; only the later one is assessed"),
            say!("没有被代替时", "where none does"),
            move |row| key(row, row.site.reviser(row.observation)),
        )
}

/// The source of the value, where it is not here.
fn source<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    columns
        .maybe(
            "source",
            say!("值的来源，见 `sources.csv`", "the source of the value, as in `sources.csv`"),
            say!("文件已收录时", "where the document is here"),
            |row| row.observation.citation.source().map(|citation| &citation.source),
        )
        .maybe(
            "at",
            say!("来源中的位置，如 `表5-2`", "the place in the source, for example `表5-2`"),
            say!("文件已收录，或者没有写明时", "where the document is here, or none is given"),
            |row| row.observation.citation.source()?.at.as_ref(),
        )
}
