//! The comparison of all districts of an indicator.

use super::numbers::{Drawn, Goal, averaged, drawn_at, measured, summed};
use crate::assess::Step;
use crate::chart::{self, Comparison, ComparisonRow, Frame};
use crate::model::{Indicator, Kind, Observation, Scale, convertible};
use crate::page::cards::value as cards;
use crate::page::context::{PageContext, place_and_part};
use crate::page::view::CommitmentView;
use crate::page::words::converted::in_signs;
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
    let strings = context.strings();
    let parts: Vec<_> = entries
        .iter()
        .flat_map(|(entry, view)| {
            let commitment = entry.commitment;
            let label = place_and_part(*entry, view.told_apart.as_deref());
            let unit = commitment.print.unit_meant(&indicator.unit);
            // Only what can be converted is compared.
            let scale = convertible(unit, &indicator.unit).unwrap_or(Scale::ONE);
            // Values that contradict each other have a row each: none of them is chosen.
            let latest = latest(context, *entry, (&indicator.unit, scale));
            let latest = if latest.is_empty() { vec![None] } else { latest };
            latest.into_iter().map(move |latest| {
                let baseline = commitment.baseline.as_ref();
                let baseline = baseline.filter(|_| commitment.kind != Some(Kind::Total));
                let baseline = baseline
                    .and_then(|b| Some((b, scale.of_quantity(b.quantity.as_ref()?)?)))
                    .and_then(|(b, quantity)| {
                        let drawn = drawn_at(strings, (&b.period, None), Some(&quantity))?;
                        let text =
                            if scale == Scale::ONE { drawn.text } else { in_signs(&quantity) };
                        Some(Drawn { text, ..drawn })
                    });
                let goal = Goal::of(context, commitment, unit, scale);
                (label.clone(), baseline, latest, goal)
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
        let target = in_words(&view.target);
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
fn latest(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    (unit, scale): (&str, Scale),
) -> Vec<Option<Drawn>> {
    let assessment = context.site.assessments.of(entry.commitment);
    let first = || context.site.checked.document(entry.document).period.0;
    let scaled = |step: Step| scale.of(step.value).map(|value| Step { value, ..step });
    match (assessment.sum().and_then(scaled), assessment.mean().and_then(scaled)) {
        (Some(sum), _) => vec![summed(&sum)],
        (_, Some(mean)) => {
            vec![averaged(&mean, cards::averaged(context, (first(), mean), unit))]
        }
        _ => {
            let draw = |o: &&Observation| {
                let drawn = measured(context, o, unit);
                drawn.filter(|_| assessment.is_placed(o))
            };
            assessment.latest.iter().map(draw).collect()
        }
    }
}
