//! The progress of the commitments of a district.

use super::numbers::value;
use crate::chart::{self, Frame, Placement, Progress, ProgressRow};
use crate::page::context::PageContext;
use crate::page::view::CommitmentView;
use crate::page::words::punctuation::{clauses, in_brackets};
use crate::page::words::wording::Dated;
use crate::page::words::wording::in_words;
use crate::page::words::working;
use crate::site::CommitmentEntry;

/// The progress of some commitments of a district.
pub(in crate::page) fn progress(
    context: &PageContext<'_>,
    (id, title): (&str, &str),
    entries: &[(CommitmentEntry<'_>, &CommitmentView)],
) -> String {
    let words = &context.strings().words;
    let dated = |value: Option<&Dated>| value.map_or_else(String::new, in_words);
    let texts: Vec<[String; 6]> = entries
        .iter()
        .map(|(entry, view)| {
            let assessment = context.site.assessments.of(entry.commitment);
            let completion = working::done(context, assessment);
            let why = view.status.reason.clone().unwrap_or_else(|| view.status.word.clone());
            [
                dated(view.baseline.as_ref()),
                clauses(view.latest.iter().map(in_words)),
                dated(Some(&view.target)),
                completion.unwrap_or_default(),
                why,
                view.told_apart
                    .as_ref()
                    .map_or_else(|| view.name.clone(), |of| in_brackets(&view.name, of)),
            ]
        })
        .collect();
    let rows: Vec<ProgressRow<'_>> = entries
        .iter()
        .zip(&texts)
        .map(|((entry, view), [from, latest, to, completion, why, label])| {
            let assessment = context.site.assessments.of(entry.commitment);
            let placed = assessment.pace().and_then(|pace| {
                let text = completion.as_str();
                let expected = value(pace.expected);
                Some(Placement::At { completion: value(pace.completion)?, text, expected })
            });
            ProgressRow {
                label,
                unit: "",
                from,
                latest,
                to,
                place: placed.unwrap_or(Placement::Unplaced { why }),
                mark: assessment.status.mark(),
                status_word: &view.status.word,
            }
        })
        .collect();
    let count = rows.len();
    let desc = in_brackets(&words.domain_progress, format!("{count}{}", words.rows));
    chart::progress(&Progress {
        frame: Frame { id, title, desc: &desc },
        rows: &rows,
        words: &context.strings().chart_words(),
    })
}
