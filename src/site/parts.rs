//! The categories that are shown beside the whole: those of one dimension, where that says more than the whole alone.

use crate::check::Checked;
use crate::model::{Breakdown, Kind, Observation, Parts, convertible};

use super::CommitmentEntry;

/// More lines than these in a chart are told apart no more.
const MOST: usize = 4;

/// A category with its measured values, in the order of the file.
pub(crate) struct PartSeries<'a> {
    pub(crate) breakdown: &'a Breakdown,
    pub(crate) observations: Vec<&'a Observation>,
}

/// The categories beside the whole that a commitment is about, in the order of their dimension; none where they are no parts
/// that its axis has room for: those of what is counted add up to it, and a sum, a mean over years or a change is no value
/// that theirs could be held against.
pub(super) fn beside<'a>(checked: &'a Checked, entry: CommitmentEntry<'a>) -> Vec<PartSeries<'a>> {
    let CommitmentEntry { district, commitment, .. } = entry;
    let indicator = checked.indicator(&commitment.indicator);
    let unit = commitment.print.unit_meant(&indicator.unit);
    let is_level = !matches!(
        commitment.kind,
        Some(Kind::Cumulative | Kind::Total | Kind::Mean | Kind::Yearly)
    );
    let is_rate = indicator.parts(unit) == Some(Parts::Mean);
    if checked.content().dimensions.is_empty()
        || commitment.breakdown.is_some()
        || !is_level
        || !is_rate
    {
        return Vec::new();
    }
    let since = commitment.baseline.as_ref().map(|baseline| baseline.period.end());
    let mut all: Vec<PartSeries<'_>> = Vec::new();
    for observation in &district.observations {
        let Some(breakdown) = observation.breakdown.as_ref() else { continue };
        let is_like = observation.indicator == commitment.indicator
            && observation.has_value()
            && observation.period.is_calendar_year()
            && since.is_none_or(|since| observation.period.end() >= since)
            && checked.revisions().is_in_force(observation.id)
            && convertible(observation.print.unit_meant(&indicator.unit), unit).is_some()
            && breakdown.parts().len() == 1;
        if !is_like {
            continue;
        }
        match all.iter_mut().find(|series| series.breakdown == breakdown) {
            Some(series) => series.observations.push(observation),
            None => all.push(PartSeries { breakdown, observations: vec![observation] }),
        }
    }
    all.sort_by(|a, b| a.breakdown.cmp(b.breakdown));
    let of =
        |series: &PartSeries<'_>| series.breakdown.parts().first().map(|p| p.dimension.clone());
    let mut dimensions = all.chunk_by(|a, b| of(a) == of(b));
    let chosen = dimensions.find(|chunk| (2..=MOST).contains(&chunk.len()));
    let chosen: Vec<&Breakdown> =
        chosen.into_iter().flatten().map(|series| series.breakdown).collect();
    all.retain(|series| chosen.contains(&series.breakdown));
    all
}
