//! The table of what people made of commitments.

use super::table::{Columns, SiteTable};
use crate::assess::Assessment;
use crate::model::ManualAssessment;
use crate::say;
use crate::site::{CommitmentEntry, Site};

/// A commitment that a person assessed.
struct Row<'a> {
    site: &'a Site<'a>,
    entry: CommitmentEntry<'a>,
    assessment: &'a Assessment<'a>,
    judgement: &'a ManualAssessment,
}

pub(super) fn judgements<'a>() -> SiteTable<'a> {
    Columns::new()
        .commitment(|row: &Row<'a>| row.entry)
        .always("status", say!("人工评价的结果", "what the person made of it"), |row| {
            row.assessment.status
        })
        .status_by_numbers(|row| row.assessment.by_numbers)
        .always("by", say!("谁评价的：单位或者姓名", "who: an agency or a person"), |row| {
            &row.judgement.by
        })
        .always("date", say!("评价的日期", "when"), |row| &row.judgement.date)
        .always("grounds", say!("理由", "why"), |row| &row.judgement.reason)
        .key_of_commitment(|row| (row.site, row.entry))
        .table(
            "judgements.csv",
            say!("人工评价表", "Assessments by people"),
            say!(
                "每行一项由人工评价的目标，评价不晚于网站的评价日期",
                "one row per commitment that a person assessed, up to the date of assessment of the site"
            ),
            |site: &'a Site<'a>| {
                site.commitments().filter_map(|entry| {
                    let assessment = site.assessments.of(entry.commitment);
                    let judgement = assessment.judgement?;
                    Some(Row { site, entry, assessment, judgement })
                })
            },
        )
}
