//! The trend of a commitment.

use super::numbers::{self, Drawn, Goal, averaged, drawn, drawn_at, summed};
use crate::assess::{Reason, Step};
use crate::chart::{self, Frame, Part, Point, Time, Trend, Value};
use crate::model::{Count, Flag, Kind, Observation, Scale};
use crate::page::cards::value as cards;
use crate::page::context::PageContext;
use crate::page::view::NumberRow;
use crate::page::words::punctuation::{clauses, in_brackets, titled};
use crate::page::words::wording::in_words;
use crate::site::CommitmentEntry;

/// The name of the trend of a commitment.
pub(in crate::page) fn trend_title(
    context: &PageContext<'_>,
    CommitmentEntry { district, commitment, .. }: CommitmentEntry<'_>,
) -> String {
    let name = context.site.name(commitment);
    titled(&district.profile.name, format!("{name}{}", context.strings().words.trend))
}

/// The trend of a commitment.
pub(in crate::page) fn trend(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    numbers: &[NumberRow],
    unit: &str,
) -> String {
    let CommitmentEntry { document, commitment, .. } = entry;
    let strings = context.strings();
    // The total of an earlier period is no start.
    let baseline = commitment.baseline.as_ref().filter(|_| commitment.kind != Some(Kind::Total));
    let baseline = baseline.and_then(|b| drawn_at(strings, (&b.period, None), b.quantity.as_ref()));
    let period = context.site.checked.document(document).period;
    let is_sum = matches!(commitment.kind, Some(Kind::Cumulative | Kind::Total));
    let origin = Value::new(0.0).filter(|_| is_sum).map(|zero| (period.0 - 1, zero));
    let (observations, superseded) = measured(context, entry, unit);
    let superseded: Vec<Point<'_>> = superseded.iter().map(Drawn::point).collect();
    let of_parts = parts(context, entry, unit);
    let of_parts: Vec<(&str, Vec<Point<'_>>)> = of_parts
        .iter()
        .map(|(name, values)| (name.as_str(), values.iter().map(Drawn::point).collect()))
        .collect();
    let parts = of_parts.iter().map(|(name, points)| Part { name, points });
    let parts: Vec<Part<'_>> = parts.collect();
    let breaks = breaks(context, entry);
    // A plan's text repeats the baseline of its table; one mark is enough, the table below the chart lists both.
    let is_baseline =
        |o: &&Drawn| baseline.as_ref().is_some_and(|b| (b.at, b.value) == (o.at, o.value));
    let observations: Vec<Point<'_>> =
        observations.iter().filter(|o| !is_baseline(o)).map(Drawn::point).collect();
    let milestones = commitment.milestones.iter();
    // The size of a change is no level.
    let milestones = milestones.filter(|_| commitment.change.is_none());
    let milestones: Vec<Drawn> =
        milestones.filter_map(|m| drawn(m.year, Some(&m.quantity))).collect();
    let milestones: Vec<Point<'_>> = milestones.iter().map(Drawn::point).collect();
    let goal = Goal::of(context, commitment, unit, Scale::ONE);
    let title = trend_title(context, entry);
    let said = numbers.iter().map(|row| {
        let value = format!("{} {}", row.item, in_words(&row.value));
        let grade = row.source.as_ref().and_then(|source| source.grade.as_ref());
        let stated = grade.filter(|grade| grade.is_stated());
        stated.map_or_else(|| value.clone(), |grade| in_brackets(&value, &grade.word))
    });
    let desc = clauses(said);
    let id = format!("trend-{}", context.site.key(commitment.id));
    let no_observation = no_observation(context, entry);
    chart::trend(&Trend {
        frame: Frame { id: &id, title: &title, desc: &desc },
        unit,
        period: Some(period),
        baseline: baseline.as_ref().map(Drawn::point),
        origin,
        observations: &observations,
        superseded: &superseded,
        parts: &parts,
        breaks: &breaks,
        milestones: &milestones,
        target: goal.target(),
        words: &chart::Words { no_observation, ..context.strings().chart_words() },
    })
}

/// What a trend without measured values says in their place.
fn no_observation<'c>(context: &'c PageContext<'_>, entry: CommitmentEntry<'_>) -> &'c str {
    let of_chart = &context.strings().chart;
    // A value that has no place on the axis is not nothing: of a single year where years cannot be added up, or words.
    let latest = &context.site.assessments.of(entry.commitment).latest;
    match latest.last() {
        None => &of_chart.no_observation,
        Some(o) if o.counts == Some(Count::Year) => {
            context.strings().status.reason(Reason::MissingYears)
        }
        Some(o) if !o.period.is_calendar_year() => {
            context.strings().status.reason(Reason::OtherPeriod)
        }
        Some(_) => context.strings().status.reason(Reason::InexactValue),
    }
}

/// The values of the categories beside the whole, each with its name.
fn parts(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> Vec<(String, Vec<Drawn>)> {
    let series = context.site.parts_beside(entry).into_iter();
    let drawn = series.map(|series| {
        let values = series.observations.into_iter();
        let values = values.filter_map(|o| numbers::measured(context, o, unit)).collect();
        (series.breakdown.to_string(), values)
    });
    drawn.filter(|(_, values): &(String, Vec<Drawn>)| !values.is_empty()).collect()
}

/// The times from which the series of a commitment is measured in another way.
fn breaks(context: &PageContext<'_>, entry: CommitmentEntry<'_>) -> Vec<Time> {
    let assessment = context.site.assessments.of(entry.commitment);
    let broken = assessment.observations.iter().filter(|o| o.flags.contains(&Flag::Break));
    let broken = broken.filter(|o| context.site.is_in_force(o));
    broken.map(|o| numbers::time(o.period.end())).collect()
}

/// The measured values of a commitment as they are assessed: those of single years added up, unless a total is as recent;
/// and those whose place others took.
fn measured(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> (Vec<Drawn>, Vec<Drawn>) {
    let commitment = entry.commitment;
    let assessment = context.site.assessments.of(commitment);
    let is_of_year = |o: &&Observation| o.counts == Some(Count::Year);
    if assessment.latest.iter().any(is_of_year) {
        return (assessment.sums.iter().filter_map(summed).collect(), Vec::new());
    }
    if commitment.kind == Some(Kind::Mean) {
        let first = context.site.checked.document(entry.document).period.0;
        let means = assessment.means.iter();
        let mean = |mean: &Step| averaged(mean, cards::averaged(context, (first, *mean), unit));
        return (means.filter_map(mean).collect(), Vec::new());
    }
    let is_sum = matches!(commitment.kind, Some(Kind::Cumulative | Kind::Total));
    let observations = assessment.observations.iter().filter(|o| !(is_sum && is_of_year(o)));
    // What stands for no time of a year has no place among years.
    let observations = observations.filter(|o| assessment.is_placed(o));
    let (mut in_force, superseded): (Vec<&Observation>, Vec<&Observation>) =
        observations.copied().partition(|o| context.site.is_in_force(o));
    // Of a year that was measured in two ways, the new one leads on.
    in_force.sort_by_key(|o| (o.period.end(), o.flags.contains(&Flag::Break)));
    let draw = |all: Vec<&Observation>| -> Vec<Drawn> {
        all.into_iter().filter_map(|o| numbers::measured(context, o, unit)).collect()
    };
    (draw(in_force), draw(superseded))
}
