//! The table of targets that took the place of earlier ones.

use super::cell::Year;
use super::table::{Columns, SiteTable};
use crate::model::Amendment;
use crate::say;
use crate::site::{CommitmentEntry, Site};

/// An amendment with its commitment.
struct Row<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    amendment: &'a Amendment,
}

pub(super) fn amendments<'a>() -> SiteTable<'a> {
    let since = say!("新目标从哪一天起有效", "the first day on which the new target counts");
    Columns::new()
        .commitment(|row: &Row<'a>| row.entry)
        .always("since", since, |row| &row.amendment.since)
        .always("target_year", say!("新目标的目标年", "the year of the new target"), |row| {
            Year(row.amendment.target.year)
        })
        .target(|row| &row.amendment.target)
        .always("source", say!("印有新目标的文件", "the document that prints it"), |row| {
            &row.amendment.citation.document
        })
        .quote(|row| &row.amendment.citation)
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "amendments.csv",
            say!("目标修订表", "Amended targets"),
            say!(
                "每行一次修订：取代原来目标的新目标",
                "one row per target that took the place of an earlier one"
            ),
            |site: &'a Site<'a>| {
                site.commitments().flat_map(move |entry| {
                    let amendments = entry.commitment.amendments.iter();
                    amendments.map(move |amendment| Row { site, entry, amendment })
                })
            },
        )
}
