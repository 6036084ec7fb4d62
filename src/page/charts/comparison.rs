//! The comparison of all districts of an indicator.

use super::numbers::{Drawn, Goal, averaged, drawn_at, measured, summed};
use crate::assess::Step;
use crate::chart::{self, Comparison, ComparisonRow, Frame, Room, Target};
use crate::model::{Indicator, Kind, Observation, Scale, convertible};
use crate::page::cards::place_row::name;
use crate::page::cards::target::entry_of;
use crate::page::cards::value as cards;
use crate::page::context::PageContext;
use crate::page::words::converted::in_signs;
use crate::page::words::punctuation::{clauses, titled};
use crate::page::words::wording::in_words;
use crate::site::{CommitmentEntry, TargetEntry};

/// The name of the comparison of an indicator.
pub(in crate::page) fn comparison_title(
    context: &PageContext<'_>,
    indicator: &Indicator,
) -> String {
    titled(&indicator.name, &context.strings().words.comparison)
}

/// A target with everything that has a place on the axis.
struct Place {
    label: String,
    baseline: Option<Drawn>,
    milestones: Vec<Goal>,
    latest: Vec<Drawn>,
    goal: Goal,
    others: Vec<Goal>,
}

/// All districts of an indicator.
pub(in crate::page) fn comparison(
    context: &PageContext<'_>,
    indicator: &Indicator,
    entries: &[TargetEntry<'_>],
    room: Room,
) -> String {
    let places: Vec<Place> =
        entries.iter().map(|entry| place(context, indicator, *entry)).collect();
    let points: Vec<_> = places
        .iter()
        .map(|place| {
            let milestones: Vec<_> = place.milestones.iter().map(Goal::target).collect();
            let latest: Vec<_> = place.latest.iter().map(Drawn::point).collect();
            let others: Vec<_> = place.others.iter().map(Goal::target).collect();
            (milestones, latest, others)
        })
        .collect();
    let rows: Vec<ComparisonRow<'_>> = places
        .iter()
        .zip(&points)
        .map(|(place, (milestones, latest, others))| ComparisonRow {
            label: &place.label,
            baseline: place.baseline.as_ref().map(Drawn::point),
            milestones,
            latest,
            target: Some(place.goal.target()),
            others,
        })
        .collect();
    let title = comparison_title(context, indicator);
    let desc = description(context, entries, &rows);
    let id = match room {
        Room::Wide => format!("comparison-{}", indicator.id),
        Room::Narrow => format!("comparison-{}-narrow", indicator.id),
    };
    chart::comparison(&Comparison {
        frame: Frame { id: &id, title: &title, desc: &desc },
        unit: &indicator.unit,
        rows: &rows,
        room,
        words: &context.strings().chart_words(),
    })
}

/// What is set, in words: of many districts what the lowest, the middle one and the highest of the numbers are.
fn description(
    context: &PageContext<'_>,
    entries: &[TargetEntry<'_>],
    rows: &[ComparisonRow<'_>],
) -> String {
    let words = &context.strings().chart;
    let said = |entry: &TargetEntry<'_>| {
        let target = in_words(&cards::target_of(context, entry_of(*entry, entry.target.lead())));
        format!("{} {} {target}", name(context, *entry), words.target)
    };
    if entries.len() <= chart::MOST_ROWS {
        return clauses(entries.iter().map(said));
    }
    let level = |row: &ComparisonRow<'_>| match row.target {
        Some(Target::Reach { point, .. }) if row.others.is_empty() => Some(point.value.get()),
        _ => None,
    };
    let known = entries.iter().zip(rows).filter_map(|(entry, row)| Some((level(row)?, entry)));
    let mut known: Vec<(f64, &TargetEntry<'_>)> = known.collect();
    known.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    let last = known.len().saturating_sub(1);
    let all = [(&words.lowest, 0), (&words.median, last / 2), (&words.highest, last)];
    clauses(all.into_iter().filter_map(|(word, at)| {
        Some(format!("{word} {}", said(known.get(at)?.1)).trim_start().to_owned())
    }))
}

fn place(context: &PageContext<'_>, indicator: &Indicator, entry: TargetEntry<'_>) -> Place {
    let strings = context.strings();
    let lead = entry_of(entry, entry.target.lead());
    let commitment = lead.commitment;
    let unit = commitment.print.unit_meant(&indicator.unit);
    // Only what can be converted is compared.
    let scale = convertible(unit, &indicator.unit).unwrap_or(Scale::ONE);
    let baseline = commitment.baseline.as_ref();
    let baseline = baseline.filter(|_| commitment.kind != Some(Kind::Total));
    let baseline = baseline
        .and_then(|b| Some((b, scale.of_quantity(b.quantity.as_ref()?)?)))
        .and_then(|(b, quantity)| {
            let drawn = drawn_at(strings, (&b.period, None), Some(&quantity))?;
            let text = if scale == Scale::ONE { drawn.text } else { in_signs(&quantity) };
            Some(Drawn { text, ..drawn })
        });
    let milestones = commitment.milestones.iter();
    let milestones = milestones.filter(|_| commitment.change.is_none());
    Place {
        label: name(context, entry),
        baseline,
        milestones: milestones.map(|milestone| Goal::on_the_way(milestone, scale)).collect(),
        latest: latest(context, lead, (&indicator.unit, scale)),
        goal: Goal::of(context, commitment, unit, scale),
        others: others(context, indicator, entry),
    }
}

/// What other passages ask for, each once.
fn others(context: &PageContext<'_>, indicator: &Indicator, entry: TargetEntry<'_>) -> Vec<Goal> {
    let target = entry.target;
    if !target.is_contradicted {
        return Vec::new();
    }
    let goal = |commitment: &crate::model::Commitment| {
        let unit = commitment.print.unit_meant(&indicator.unit);
        Some(Goal::of(context, commitment, unit, convertible(unit, &indicator.unit)?))
    };
    let mut known: Vec<Goal> = goal(target.lead().commitment).into_iter().collect();
    let mut others = Vec::new();
    for wording in &target.wordings {
        let Some(goal_here) = goal(wording.commitment) else { continue };
        if known.iter().any(|known| known.stands_as(&goal_here)) {
            continue;
        }
        known.extend(goal(wording.commitment));
        others.push(goal_here);
    }
    others
}

/// The latest value as it is assessed, or all that contradict each other; what has no place on an axis is left out.
fn latest(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    (unit, scale): (&str, Scale),
) -> Vec<Drawn> {
    let assessment = context.site.assessments.of(entry.commitment);
    let first = || context.site.checked.document(entry.document).period.0;
    let scaled = |step: Step| scale.of(step.value).map(|value| Step { value, ..step });
    let found = match (assessment.sum().and_then(scaled), assessment.mean().and_then(scaled)) {
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
    };
    found.into_iter().flatten().collect()
}
