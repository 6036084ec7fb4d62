//! The table of the levels that changes come to.

use rust_decimal::Decimal;

use super::table::{Columns, SiteTable};
use super::vocabulary::words;
use crate::assess::Level;
use crate::model::{Change, ChangeOf, Goal, Way};
use crate::say;
use crate::site::{CommitmentEntry, Rounding, Site};

/// A commitment to a change.
struct Row<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    change: &'a Change,
    level: Option<Level>,
}

words! {
    "way": Way {
        Self::Rise => "rise" "提高、增长、增加" "up";
        Self::Fall => "fall" "下降、降低、减少" "down";
    }
    "of": ChangeOf {
        Self::Percent => "percent" "原来的百分之几" "per cent of where it starts";
        Self::Amount => "amount" "指标单位的多少；百分数的是百分点" "the unit of the indicator; of a percentage, points";
    }
}

pub(super) fn target_levels<'a>() -> SiteTable<'a> {
    let without =
        || say!("比较的那一年没有可以计算的值时", "where the value to start from is not known");
    Columns::new()
        .commitment(|row: &Row<'a>| row.entry)
        .always("way", say!("升还是降", "which way"), |row| row.change.way)
        .always("of", say!("幅度是什么的", "what the size of the change is of"), |row| row.change.of)
        .always("against", say!("与哪一年（段时间）比", "the time that it starts from"), |row| {
            row.change.against.code()
        })
        .maybe("base", say!("那时的值", "the value of that time"), without(), |row| {
            Some(row.level?.base.value)
        })
        .maybe(
            "least",
            say!("算得的目标：至少达到", "the level that it comes to: at least"),
            say!("没有下限，或者算不出时", "where there is no lower limit, or no level"),
            |row| Some(rounded(ends(&row.level?.goal).0?)),
        )
        .maybe(
            "most",
            say!("算得的目标：至多达到", "the level that it comes to: at most"),
            say!("没有上限，或者算不出时", "where there is no upper limit, or no level"),
            |row| Some(rounded(ends(&row.level?.goal).1?)),
        )
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "target-levels.csv",
            say!("升降幅度目标折算表", "Levels of changes"),
            say!(
                "每行一项升降幅度的目标，和按它算得的水平；最初目标以后又修订的，按评价日期有效的目标算",
                "one row per target that is a change, with the level that it comes to: of the target in force on the date of assessment"
            ),
            |site: &'a Site<'a>| {
                site.commitments().filter_map(move |entry| {
                    let change = entry.commitment.change.as_ref()?;
                    let level = site.assessments.of(entry.commitment).level;
                    Some(Row { site, entry, change, level })
                })
            },
        )
        .only_used()
}

/// The least and the most of a goal.
fn ends(goal: &Goal) -> (Option<Decimal>, Option<Decimal>) {
    match goal {
        Goal::AtLeast(number) | Goal::Above(number) => (Some(*number), None),
        Goal::AtMost(number) | Goal::Below(number) => (None, Some(*number)),
        Goal::Within(low, high) => (Some(*low), Some(*high)),
    }
}

fn rounded(level: Decimal) -> Decimal {
    Rounding { decimals: 6, digits: 4, limits: &[] }.of(level)
}
