//! The table of tendencies: what became of values that no target is set for.

use std::rc::Rc;

use rust_decimal::Decimal;

use super::cell::{Year, share};
use super::table::{Columns, SiteTable};
use crate::assess::{Tendency, limits};
use crate::model::{District, Indicator};
use crate::say;
use crate::site::Site;

/// A series without a target.
struct Row<'a> {
    site: &'a Site<'a>,
    district: &'a District,
    indicator: &'a Indicator,
    tendency: &'a Tendency<'a>,
    /// The numbers that no share may reach or pass by rounding.
    limits: Rc<[Decimal]>,
}

pub(super) fn tendencies<'a>() -> SiteTable<'a> {
    Columns::new()
        .district(|row: &Row<'a>| row.district)
        .indicator(|row| row.tendency.series.indicator)
        .breakdown(|row| row.tendency.series.breakdown)
        .always("unit", say!("指标目录里的单位", "the unit of the catalogue"), |row| {
            row.indicator.unit.as_str()
        })
        .always("first_year", say!("第一个值的年份", "the year of the first value"), |row| {
            Year(row.tendency.first.year())
        })
        .with(values)
        .status(|row| row.tendency.status)
        .always("key", say!("最新值的记录，同 `observations.csv`", "the latest value, as in `observations.csv`"), |row| {
            row.site.key(row.tendency.latest.id)
        })
        .table(
            "tendencies.csv",
            say!("趋势表", "Tendencies"),
            say!(
                "每行一个没有目标、有几年数的指标，按评价方法看趋势；所用方法不评价趋势的，没有这个文件",
                "one row per series of values that no target is set for, by its tendency; only under a rule of assessment that has limits for tendencies"
            ),
            |site: &'a Site<'a>| {
                let settings = &site.checked.content().site.assessment;
                let limits: Rc<[Decimal]> = limits(settings).into();
                site.checked.content().districts.iter().flat_map(move |district| {
                    let limits = Rc::clone(&limits);
                    let own = site.assessments.tendencies(&district.profile.id).iter();
                    own.map(move |tendency| {
                        let indicator = site.checked.indicator(tendency.series.indicator);
                        Row { site, district, indicator, tendency, limits: Rc::clone(&limits) }
                    })
                })
            },
        )
        .only_used()
}

fn values<'a>(columns: Columns<'a, Row<'a>>) -> Columns<'a, Row<'a>> {
    let first = say!(
        "第一个确数；口径变更过的，是变更以后的第一个",
        "the first exact value; of a series with a break, the first after it"
    );
    let without = || say!("不评价时", "where there is no assessment");
    columns
        .always("first", first, |row| row.tendency.start.value)
        .always("latest_year", say!("最新值的年份", "the year of the latest value"), |row| {
            Year(row.tendency.latest.year())
        })
        .maybe("latest", say!("最新值", "the latest value"), without(), |row| {
            Some(row.tendency.now?.value)
        })
        .maybe(
            "growth",
            say!("年均增速，0.01 是每年 1%", "growth a year; 0.01 is 1 per cent"),
            without(),
            |row| Some(share(row.tendency.growth?, &row.limits)),
        )
}
