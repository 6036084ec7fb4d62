//! Values and progress that are from sources, which are not here.

use std::collections::BTreeMap;

use crate::assess::{Assessment, Step};
use crate::check::Checked;
use crate::model::{Count, District, Grade, Observation, ProgressDate, RecordId, SourceId};

/// A value that is from a source, or progress.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stated<'a> {
    pub(crate) record: RecordId,
    pub(crate) district: &'a District,
    pub(crate) when: When<'a>,
}

/// Of when it is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum When<'a> {
    /// A value: the year in which its period ends.
    Year(i32),
    /// Progress: a day, a month or a year, as it is written.
    Date(&'a ProgressDate),
}

/// The values by their source, in the order of folders and files; in a district the observations come first, and progress
/// last.
pub(super) fn by_source(checked: &Checked) -> BTreeMap<&SourceId, Vec<Stated<'_>>> {
    let mut by_source: BTreeMap<_, Vec<Stated<'_>>> = BTreeMap::new();
    for district in &checked.content().districts {
        let observations = district.observations.iter();
        let observations = observations.map(|o| (o.id, When::Year(o.year()), &o.citation));
        let population = district.profile.population.iter();
        let population = population.map(|p| (p.id, When::Year(p.year), &p.citation));
        let progress = district.progress.iter();
        let progress = progress.map(|p| (p.id, When::Date(&p.date), &p.citation));
        for (record, when, cite) in observations.chain(population).chain(progress) {
            let Some(citation) = cite.source() else { continue };
            let of = by_source.entry(&citation.source).or_default();
            of.push(Stated { record, district, when });
        }
    }
    by_source
}

/// How well the latest value is known, which is assessed: of values that differ, and of those that are added up, it is
/// that of the least known.
pub(crate) fn grade_of_latest(assessment: &Assessment<'_>) -> Option<Grade> {
    let derived = |steps: &[Step], last: Option<Step>| {
        Some((steps.first()?.at, last?.at)).map(|(first, last)| first..=last)
    };
    let sum = derived(&assessment.sums, assessment.sum());
    let mean = derived(&assessment.means, assessment.mean());
    let is_added = |o: &&&Observation| {
        let at = o.period.end();
        o.counts == Some(Count::Year) && sum.as_ref().is_some_and(|sum| sum.contains(&at))
            || mean.as_ref().is_some_and(|mean| mean.contains(&at))
    };
    let added = assessment.observations.iter().filter(|o| assessment.is_looked_at(o));
    let added = added.filter(is_added);
    added.chain(&assessment.latest).map(|o| o.citation.grade()).max()
}
