//! The table of observations.

use super::cell::Year;
use super::table::{Columns, Naming, SiteTable};
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
        .always("year", say!("年份", "the year"), |row| Year(row.observation.year))
        .always("value", say!("实际值", "the value"), |row| &row.observation.quantity)
        .unit(|row| &row.indicator.unit, |row| &row.observation.print)
        .always(
            "document",
            say!("印有这个值的文件", "the document that carries the value"),
            |row| &row.observation.citation.document,
        )
        .quote(|row| &row.observation.citation)
        .key(|row| row.site.key(row.observation.id))
        .categories(|row| row.observation.breakdown.as_ref())
        .table(
            "observations.csv",
            say!("实际值表", "Observations"),
            say!("每行一个实际值", "one row per measured value"),
            |site: &'a Site<'a>| {
                site.checked.content().districts.iter().flat_map(move |district| {
                    district.observations.iter().map(move |observation| {
                        let indicator = site.checked.indicator(&observation.indicator);
                        Row { site, district, indicator, observation }
                    })
                })
            },
        )
        .keyed(Naming {
            record: say!("实际值", "observation"),
            key: say!(
                "`o-`，区县、文件、指标、分组、年份",
                "`o-`, its district, document, indicator, breakdown and year"
            ),
            page: say!("区县页", "the page of its district"),
            example: "o-rongchang--rongchang-plan-2021-2025--life-expectancy--2020",
        })
}
