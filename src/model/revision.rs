//! Revisions: which published value takes the place of which.

use std::collections::{BTreeMap, BTreeSet};

use super::citation::Cite;
use super::district::District;
use super::document::Document;
use super::observation::{Count, Observation};
use super::period::Period;
use super::record_id::RecordId;
use super::revises::Revises;
use super::series::SeriesKey;
use super::source::Source;

/// Which values of a place took the place of which.
#[derive(Debug, Default)]
pub struct Revisions {
    /// What a record takes the place of.
    earlier: BTreeMap<RecordId, RecordId>,
    /// What takes the place of a record: several where that is contradictory.
    later: BTreeMap<RecordId, Vec<RecordId>>,
    /// Records that take the place of a value that was not found.
    lost: BTreeSet<RecordId>,
}

/// Why a record takes the place of none.
#[derive(Debug)]
pub enum NoRevision<'a> {
    /// There is no such record; with those of its series and period that there are.
    Unknown(Vec<&'a Observation>),
    /// There are several.
    Several(Vec<&'a Observation>),
    /// The only such record is itself.
    Itself(Vec<&'a Observation>),
}

/// What two values of one thing have in common: the series, the period, and whether they count single years.
type Point<'a> = (SeriesKey<'a>, &'a Period, bool);

impl Revisions {
    /// The revisions of a district, and the records whose earlier value is not found.
    pub fn of(district: &District) -> (Self, Vec<(&Observation, NoRevision<'_>)>) {
        let point = |o| of_point(district, o);
        let is_revised = |o: &&Observation| o.revises.is_some();
        let asked: BTreeSet<Point<'_>> =
            district.observations.iter().filter(is_revised).map(point).collect();
        let mut points: BTreeMap<Point<'_>, Vec<&Observation>> = BTreeMap::new();
        for observation in &district.observations {
            let point = point(observation);
            if asked.contains(&point) {
                points.entry(point).or_default().push(observation);
            }
        }
        let (mut revisions, mut faults) = (Self::default(), Vec::new());
        for group in points.values() {
            for later in group {
                let Some(revises) = &later.revises else { continue };
                match found(later, revises, group) {
                    Ok(earlier) => {
                        revisions.earlier.insert(later.id, earlier.id);
                        revisions.later.entry(earlier.id).or_default().push(later.id);
                    }
                    Err(fault) => {
                        revisions.lost.insert(later.id);
                        faults.push((*later, fault));
                    }
                }
            }
        }
        (revisions, faults)
    }

    /// What a record takes the place of.
    pub fn earlier(&self, record: RecordId) -> Option<RecordId> {
        self.earlier.get(&record).copied()
    }

    /// What takes the place of a record.
    pub fn later(&self, record: RecordId) -> Option<RecordId> {
        self.later.get(&record).and_then(|later| later.last()).copied()
    }

    /// Whether nothing takes the place of a record.
    pub fn is_in_force(&self, record: RecordId) -> bool {
        !self.later.contains_key(&record)
    }

    /// Whether a record takes the place of a value that was not found: what it contradicts is not known.
    pub fn is_lost(&self, record: RecordId) -> bool {
        self.lost.contains(&record)
    }

    /// Every record with the one that it takes the place of.
    pub fn pairs(&self) -> impl Iterator<Item = (RecordId, RecordId)> {
        self.earlier.iter().map(|(later, earlier)| (*later, *earlier))
    }

    /// The circles, each once with all its records in their order, the first one first.
    pub fn circles(&self) -> Vec<Vec<RecordId>> {
        circles(&self.earlier)
    }

    /// Those of another district, too. `append` of the maps would build those of all districts anew for each.
    pub(crate) fn append(&mut self, other: Self) {
        self.earlier.extend(other.earlier);
        self.later.extend(other.later);
        self.lost.extend(other.lost);
    }
}

/// The circles among things of which each leads to one other at most: each circle once, from its first one on.
pub(crate) fn circles<T: Ord + Clone>(next: &BTreeMap<T, T>) -> Vec<Vec<T>> {
    let mut seen: BTreeSet<&T> = BTreeSet::new();
    let mut all = Vec::new();
    for start in next.keys() {
        let mut way: Vec<&T> = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| seen.insert(here)) {
            way.push(here);
            at = next.get(here);
        }
        // Where the way comes back to itself, there is a circle, behind what leads to it.
        let back = at.and_then(|at| way.iter().position(|here| *here == at));
        if let Some(circle) = back.and_then(|back| way.get(back..)) {
            let first =
                circle.iter().enumerate().min_by_key(|(_, one)| **one).map_or(0, |(n, _)| n);
            let turned = circle.iter().cycle().skip(first).take(circle.len());
            all.push(turned.map(|one| (*one).clone()).collect());
        }
    }
    all
}

fn of_point<'a>(district: &'a District, observation: &'a Observation) -> Point<'a> {
    let is_of_year = observation.counts == Some(Count::Year);
    (observation.series(&district.profile.id), &observation.period, is_of_year)
}

/// The record that a later one takes the place of.
fn found<'a>(
    later: &Observation,
    revises: &Revises,
    group: &[&'a Observation],
) -> Result<&'a Observation, NoRevision<'a>> {
    let is_meant = |o: &&&Observation| {
        let value = revises.value.as_ref();
        o.citation.id() == revises.from && value.is_none_or(|v| v.says_the_same(&o.quantity))
    };
    let is_other = |o: &&&Observation| o.id != later.id;
    let others = || group.iter().filter(is_other).copied().collect();
    let meant: Vec<&Observation> =
        group.iter().filter(is_other).filter(is_meant).copied().collect();
    match meant.as_slice() {
        [one] => Ok(one),
        [] if is_meant(&&later) => Err(NoRevision::Itself(others())),
        [] => Err(NoRevision::Unknown(others())),
        _ => Err(NoRevision::Several(meant)),
    }
}

impl Cite {
    /// The id of the document or of the source.
    pub fn id(&self) -> &str {
        match self {
            Self::Document(citation) => citation.document.as_str(),
            Self::Source(citation) => citation.source.as_str(),
        }
    }
}

/// When a document or a source was published, as far as that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publication {
    /// On a day, or in a month or a year, as it is written.
    On(String),
    /// Not before a year: it tells of that year alone.
    Since(i32),
}

impl Publication {
    /// Of a document: the day of its print, or of its adoption.
    pub fn of_document(document: &Document) -> Option<Self> {
        let date = document.printed.as_ref().or(document.adopted.as_ref());
        let (from, to) = document.period;
        match date {
            Some(date) => Some(Self::On(date.as_str().to_owned())),
            None => (from == to).then_some(Self::Since(to)),
        }
    }

    /// Of a source that is not here.
    pub fn of_source(source: &Source) -> Option<Self> {
        source.date.as_ref().map(|date| Self::On(date.as_str().to_owned()))
    }

    /// Whether it was published before another: a month is not before one of its days.
    pub fn is_before(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::On(one), Self::On(other)) => {
                let length = one.len().min(other.len());
                one.get(..length) < other.get(..length)
            }
            (Self::On(one), Self::Since(year)) => {
                one.get(..4).and_then(|one| one.parse().ok()).is_some_and(|one: i32| one < *year)
            }
            (Self::Since(one), Self::Since(other)) => one < other,
            (Self::Since(_), Self::On(_)) => false,
        }
    }

    /// As it is written.
    pub fn shown(&self) -> String {
        match self {
            Self::On(date) => date.clone(),
            Self::Since(year) => year.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_circle_is_found_once_from_its_first_on() {
        let of = |pairs: &[(u8, u8)]| circles(&pairs.iter().copied().collect::<BTreeMap<u8, u8>>());
        assert_eq!(of(&[(1, 2), (2, 3)]), Vec::<Vec<u8>>::new());
        assert_eq!(of(&[(1, 1)]), [[1]]);
        assert_eq!(of(&[(0, 4), (4, 2), (2, 3), (3, 4)]), [[2, 3, 4]]);
        assert_eq!(of(&[(5, 6), (6, 5), (1, 2), (2, 1)]), [[1, 2], [5, 6]]);
    }

    #[test]
    fn what_is_published_in_a_month_is_not_before_its_days() {
        let on = |text: &str| Publication::On(text.to_owned());
        assert!(on("2024-03").is_before(&on("2024-04-01")));
        assert!(!on("2024").is_before(&on("2024-04-01")));
        assert!(on("2022").is_before(&Publication::Since(2023)));
        assert!(!Publication::Since(2022).is_before(&on("2023-03-01")));
        assert!(Publication::Since(2022).is_before(&Publication::Since(2023)));
    }
}
