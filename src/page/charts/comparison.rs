//! The comparison of all districts of an indicator.

use super::numbers::{Drawn, Goal, drawn, summed};
use crate::assess::Assessment;
use crate::chart::{self, Comparison, ComparisonRow, Frame};
use crate::model::Indicator;
use crate::page::context::{PageContext, place_and_part};
use crate::page::view::CommitmentView;
use crate::page::words::punctuation::{clauses, titled};
use crate::page::words::wording::in_words;
use crate::site::CommitmentEntry;

/// The name of the comparison of an indicator.
pub(in crate::page) fn comparison_title(
    context: &PageContext<'_>,
    indicator: &Indicator,
) -> String {
    titled(&indicator.name, &context.strings().words.comparison)
}

/// All districts of an indicator.
pub(in crate::page) fn comparison(
    context: &PageContext<'_>,
    indicator: &Indicator,
    entries: &[(CommitmentEntry<'_>, &CommitmentView)],
) -> String {
    let words = &context.strings().words;
    let parts: Vec<_> = entries
        .iter()
        .flat_map(|(entry, view)| {
            let commitment = entry.commitment;
            let label = place_and_part(*entry, view.told_apart.as_deref());
            // Values that contradict each other have a row each: none of them is chosen.
            let latest = latest(context.site.assessments.of(commitment));
            let latest = if latest.is_empty() { vec![None] } else { latest };
            latest.into_iter().map(move |latest| {
                let baseline = commitment.baseline.as_ref();
                let baseline = baseline.and_then(|b| drawn(b.year, b.quantity.as_ref()));
                let target = context.site.assessments.of(commitment).target;
                (label.clone(), baseline, latest, Goal::new(target))
            })
        })
        .collect();
    let rows: Vec<ComparisonRow<'_>> = parts
        .iter()
        .map(|(label, baseline, latest, goal)| ComparisonRow {
            label,
            baseline: baseline.as_ref().map(Drawn::point),
            latest: latest.as_ref().map(Drawn::point),
            target: Some(goal.target()),
        })
        .collect();
    let title = comparison_title(context, indicator);
    let said = entries.iter().map(|(entry, view)| {
        let target = in_words(&view.target, &words.year);
        let place = place_and_part(*entry, view.told_apart.as_deref());
        format!("{place} {} {target}", context.strings().chart.target)
    });
    let desc = clauses(said);
    let id = format!("comparison-{}", indicator.id);
    chart::comparison(&Comparison {
        frame: Frame { id: &id, title: &title, desc: &desc },
        unit: &indicator.unit,
        rows: &rows,
        words: &context.strings().chart_words(),
    })
}

/// The latest value as it is assessed, or all that contradict each other; `None` for one that has no place on an axis.
fn latest(assessment: &Assessment<'_>) -> Vec<Option<Drawn>> {
    match assessment.sum() {
        Some(sum) => vec![summed(&sum)],
        None => assessment.latest.iter().map(|o| drawn(o.year, Some(&o.quantity))).collect(),
    }
}
