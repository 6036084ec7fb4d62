//! The table of assessments at the end of earlier years.

use super::cell::Year;
use super::table::{Columns, SiteTable};
use crate::assess::Status;
use crate::say;
use crate::site::{CommitmentEntry, Site};

/// A commitment at the end of a year.
struct Row<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    year: i32,
    status: Status,
}

pub(super) fn status_history<'a>() -> SiteTable<'a> {
    Columns::new()
        .commitment(|row: &Row<'a>| row.entry)
        .always(
            "year",
            say!(
                "年份，早于评价日期的那一年",
                "the year, before the year of the date of assessment"
            ),
            |row| Year(row.year),
        )
        .status(|row| row.status)
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "status-history.csv",
            say!("历年评价表", "Earlier assessments"),
            say!(
                "每行是一项目标在以前某个有实际值的年份的评价：截至当年年底，按当时有效的目标和现行的评价方法，只按数计算",
                "one row per commitment and earlier year that has a value: the assessment of the numbers at the end of that year, by the target in force then and the method of today"
            ),
            |site: &'a Site<'a>| {
                site.commitments().flat_map(move |entry| {
                    let past = site.assessments.of(entry.commitment).history.iter();
                    past.map(move |&(year, status)| Row { site, entry, year, status })
                })
            },
        )
}
