//! The joined model that pages and data files are made from: addresses, anchors, citations, and where records are shown.
//!
//! No word that a page prints beside those of the content is made here, and nothing is drawn.

mod citation;
pub(crate) mod due;
mod entry;
mod key;
mod key_indicators;
mod list;
mod parts;
pub(crate) mod printed;
mod progress;
pub(crate) mod records;
mod revised;
mod rounding;
mod route;
mod shown;
pub(crate) mod stated;
mod targets;
mod there;

use std::collections::{BTreeMap, BTreeSet};

use crate::assess::Assessments;
use crate::check::Checked;
use crate::diag::{FileId, Finding, Sources, Span, Suppressed};
use crate::model::{
    Commitment, District, DistrictId, Domain, Indicator, IndicatorId, Kind, Moment, Observation,
    Plan, Profile, Quantity, RecordId, RecordMap, SourceId, convertible,
};

pub use key::RecordKey;
pub use route::{List, Route, SearchFile};

pub(crate) use citation::{Citations, Mark};
pub(crate) use entry::{CommitmentEntry, commitments};
pub(crate) use list::{Divided, Publication, room};
pub(crate) use parts::PartSeries;
pub(crate) use progress::{Counted, ProgressOfWork, Reports};
use revised::Revised;
pub(crate) use rounding::Rounding;
pub(crate) use shown::{Name, Place, Shown};
pub(crate) use stated::Stated;
pub(crate) use targets::TargetEntry;

/// For whom a site is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// For everybody.
    Public,
    /// For those who check it before it is published: with all findings, and kept from search engines.
    Review,
}

impl Edition {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Public, Self::Review];
}

/// What the checks said of the content.
#[derive(Debug, Clone, Copy)]
pub struct Quality<'a> {
    /// The files that the findings point into.
    pub sources: &'a Sources,
    /// The findings that stopped nothing.
    pub findings: &'a [Finding],
    /// What the site lets stand, with its reasons.
    pub allowed: &'a [Suppressed],
}

/// The records by the places that they are written in.
#[derive(Debug)]
pub(crate) struct RecordsByPlace(BTreeMap<(FileId, usize), (usize, RecordId)>);

impl RecordsByPlace {
    /// The record that a place lies in.
    pub(crate) fn at(&self, span: Span) -> Option<RecordId> {
        let (file, start) = (span.file(), span.start());
        let ((of, _), (end, record)) = self.0.range(..=(file, start)).next_back()?;
        (*of == file && span.end() <= *end).then_some(*record)
    }
}

/// The checked content with everything derived from it.
#[derive(Debug)]
pub struct Site<'a> {
    pub(crate) checked: &'a Checked,
    pub(crate) assessments: &'a Assessments<'a>,
    pub(crate) citations: Citations<'a>,
    pub(crate) progress: ProgressOfWork<'a>,
    /// What of all places is due in each year.
    pub(crate) due: due::ByYear,
    /// The pages that are there because something is recorded for them.
    there: Vec<Route<'static>>,
    lists: list::Lists<'a>,
    keys: RecordMap<RecordKey>,
    target_keys: BTreeMap<&'a DistrictId, Vec<RecordKey>>,
    /// The values that were revised and those that took their places.
    revised: Revised<'a>,
    /// The places by their ids, each with those that it follows.
    places: BTreeMap<&'a DistrictId, (&'a District, Vec<&'a DistrictId>)>,
    /// The values that are from sources, by the source.
    stated: BTreeMap<&'a SourceId, Vec<Stated<'a>>>,
    /// Every commitment, by its indicator, and by district and indicator.
    by_indicator: BTreeMap<&'a IndicatorId, Vec<CommitmentEntry<'a>>>,
    /// Every observation with its district, by its indicator: no page looks through those of all others.
    observed: BTreeMap<&'a IndicatorId, Vec<(&'a District, &'a Observation)>>,
    by_district: BTreeMap<&'a DistrictId, BTreeMap<&'a IndicatorId, Vec<CommitmentEntry<'a>>>>,
    /// The indicators that most places have numbers for.
    key_indicators: Vec<&'a Indicator>,
}

/// The places by their ids, each with those that it follows.
fn places(checked: &Checked) -> BTreeMap<&DistrictId, (&District, Vec<&DistrictId>)> {
    let districts = &checked.content().districts;
    let mut places: BTreeMap<_, (_, Vec<&DistrictId>)> =
        districts.iter().map(|district| (&district.profile.id, (district, Vec::new()))).collect();
    for District { profile, .. } in districts {
        for next in &profile.successors {
            if let Some((_, before)) = places.get_mut(next) {
                before.push(&profile.id);
            }
        }
    }
    places
}

impl<'a> Site<'a> {
    /// Joins the content and its assessments.
    pub fn new(checked: &'a Checked, assessments: &'a Assessments<'a>) -> Self {
        let keys = key::keys(checked);
        let cited = || Citations::new(checked, shown::shown(checked, assessments, &keys));
        let listed = || {
            let stated = stated::by_source(checked);
            let lists = list::Lists::of(checked, assessments, &stated);
            (stated, lists, targets::keys(checked, assessments))
        };
        let found = || (entry::by_series(checked), entry::observed(checked));
        let ((citations, ((by_indicator, by_district), observed)), (stated, lists, target_keys)) =
            rayon::join(|| rayon::join(cited, found), listed);
        Self {
            checked,
            assessments,
            citations,
            progress: ProgressOfWork::new(checked),
            due: due::of_all(checked, assessments),
            there: there::pages(checked, assessments),
            lists,
            keys,
            target_keys,
            revised: Revised::of(checked),
            places: places(checked),
            stated,
            by_indicator,
            observed,
            by_district,
            key_indicators: key_indicators::key_indicators(checked, assessments),
        }
    }

    /// A place.
    pub(crate) fn district(&self, id: &DistrictId) -> Option<&'a District> {
        self.places.get(id).map(|(district, _)| *district)
    }

    /// The header of a place.
    pub(crate) fn profile(&self, id: &DistrictId) -> Option<&'a Profile> {
        self.district(id).map(|district| &district.profile)
    }

    /// The places that a place follows, in the order of folders.
    pub(crate) fn predecessors(&self, id: &DistrictId) -> &[&'a DistrictId] {
        self.places.get(id).map_or(&[], |(_, before)| before.as_slice())
    }

    /// Whether nothing takes the place of a measured value.
    pub(crate) fn is_in_force(&self, observation: &Observation) -> bool {
        self.checked.revisions().is_in_force(observation.id)
    }

    /// The categories that are shown beside the whole that a commitment is about.
    pub(crate) fn parts_beside(&self, entry: CommitmentEntry<'a>) -> Vec<PartSeries<'a>> {
        parts::beside(self.checked, entry)
    }

    /// The value that a measured value takes the place of.
    pub(crate) fn revised(&self, observation: &Observation) -> Option<&'a Observation> {
        self.revised.get(self.checked.revisions().earlier(observation.id)?)
    }

    /// The value that takes the place of a measured value.
    pub(crate) fn reviser(&self, observation: &Observation) -> Option<&'a Observation> {
        self.revised.get(self.checked.revisions().later(observation.id)?)
    }

    /// The indicators that most places have numbers for, no more than so many.
    pub(crate) fn key_indicators(&self, most: usize) -> &[&'a Indicator] {
        self.key_indicators.get(..most).unwrap_or(&self.key_indicators)
    }

    /// Whether charts are files too.
    pub(crate) fn has_pictures(&self) -> bool {
        self.checked.content().site.standalone_charts
    }

    /// Whether some value is from a source that is not here: then all say how well they are known.
    pub(crate) fn has_stated(&self) -> bool {
        !self.stated.is_empty()
    }

    /// The values that are from a source, in the order of folders and files.
    pub(crate) fn stated(&self, source: &SourceId) -> &[Stated<'a>] {
        self.stated.get(source).map_or(&[], Vec::as_slice)
    }

    /// Whether there is such a page or file: what nothing is recorded for has no page.
    pub(crate) fn has(&self, route: &Route<'_>) -> bool {
        match route {
            Route::Projects | Route::Tasks | Route::Units | Route::Due | Route::Doubts => {
                self.there.contains(route)
            }
            Route::Compare | Route::CompareFile(_) => self.checked.content().districts.len() > 1,
            Route::Next(list, _) => self.has(&list.first()),
            _ => true,
        }
    }

    /// How many pages a list has.
    pub(crate) fn pages_of(&self, list: List<'static>) -> usize {
        self.lists.pages(list)
    }

    /// The places on a page of a list.
    pub(crate) fn places_on(&self, list: List<'static>, number: usize) -> &[&'a District] {
        self.lists.places(list, number)
    }

    /// The page of a list that has a place.
    pub(crate) fn page_with(&self, list: List<'static>, place: &DistrictId) -> Route<'static> {
        self.lists.page_of(list, place)
    }

    /// The pages of all lists that have a place.
    pub(crate) fn pages_with(&self, place: &DistrictId) -> impl Iterator<Item = Route<'static>> {
        self.lists.pages_with(place)
    }

    /// The documents and sources on a page of their list.
    pub(crate) fn publications_on(&self, number: usize) -> &[Publication<'a>] {
        self.lists.publications(number)
    }

    /// The page of the list of documents that has a source, with a value that is from it.
    pub(crate) fn page_with_source(&self, source: &SourceId, value: RecordId) -> Route<'static> {
        self.lists.page_of_source(source, value)
    }

    /// The pages that sources and what is from them stand on.
    pub(crate) fn pages_of_sources(&self) -> impl Iterator<Item = usize> {
        self.lists.pages_of_sources()
    }

    /// Whether a district has targets or deadlines of tasks.
    pub(crate) fn has_dues(&self, district: &District) -> bool {
        there::has_dues(self.assessments, district)
    }

    /// Every file of records.
    pub(crate) fn plans(&self) -> impl Iterator<Item = &'a Plan> {
        self.checked.content().districts.iter().flat_map(|district| &district.plans)
    }

    /// The key of a record, which is its anchor, too: a commitment or observation on the page of its district, a project
    /// or total and a task on the page of all.
    pub(crate) fn key(&self, record: RecordId) -> &RecordKey {
        self.keys.get(record).expect("every record that is shown has a key")
    }

    /// The records that are written at places of files.
    pub(crate) fn records_by_place(&self, sources: &Sources) -> RecordsByPlace {
        RecordsByPlace(key::places(self.checked, sources))
    }

    /// Every commitment.
    pub(crate) fn commitments(&self) -> impl Iterator<Item = CommitmentEntry<'a>> {
        self.checked.content().districts.iter().flat_map(commitments)
    }

    /// Every target, counted once.
    pub(crate) fn targets(&'a self) -> impl Iterator<Item = TargetEntry<'a>> {
        self.checked.content().districts.iter().flat_map(|district| self.targets_of(district))
    }

    /// The targets of a district, in the order of its files.
    pub(crate) fn targets_of(
        &'a self,
        district: &'a District,
    ) -> impl Iterator<Item = TargetEntry<'a>> {
        let keys = self.target_keys.get(&district.profile.id).map_or(&[][..], Vec::as_slice);
        let targets = self.assessments.targets(&district.profile.id).iter().zip(keys);
        targets.map(move |(target, key)| TargetEntry { district, target, key })
    }

    /// The targets for an indicator, each where its first wording stands, in the order of folders and files.
    pub(crate) fn targets_for(&'a self, indicator: &IndicatorId) -> Vec<TargetEntry<'a>> {
        let entries = self.commitments_for(indicator);
        let districts = entries.chunk_by(|one, other| std::ptr::eq(one.district, other.district));
        let mut all = Vec::new();
        for (here, district) in districts.filter_map(|here| Some((here, here.first()?.district))) {
            let keys = self.target_keys.get(&district.profile.id).map_or(&[][..], Vec::as_slice);
            let targets = self.assessments.targets(&district.profile.id);
            let mut seen = BTreeSet::new();
            let places = here.iter().map(|entry| self.assessments.place_of(entry.commitment));
            all.extend(places.filter(|place| seen.insert(*place)).filter_map(|place| {
                let (target, key) = (targets.get(place)?, keys.get(place)?);
                Some(TargetEntry { district, target, key })
            }));
        }
        all
    }

    /// The commitments of a district in a domain that have a chart.
    pub(crate) fn drawn<'d>(
        &self,
        district: &'d District,
        domain: &Domain,
    ) -> impl Iterator<Item = CommitmentEntry<'d>> {
        let is_in = |p: &CommitmentEntry<'_>| {
            domain.indicators.iter().any(|i| i.id == p.commitment.indicator)
        };
        commitments(district).filter(move |p| is_in(p) && self.is_drawn(*p))
    }

    /// Whether a commitment stands in the comparison of its indicator: a value in a unit of another kind has no place on the axis.
    pub(crate) fn is_compared(&self, indicator: &Indicator, entry: CommitmentEntry<'_>) -> bool {
        let unit = entry.commitment.print.unit_meant(&indicator.unit);
        self.is_drawn(entry) && convertible(unit, &indicator.unit).is_some()
    }

    /// The observations of a district that belong to no commitment.
    pub(crate) fn other_observations(&self, district: &'a District) -> Vec<&'a Observation> {
        records::others(self.assessments, district)
    }

    /// The observations for an indicator with their districts, in the order of folders and files.
    pub(crate) fn observed(&self, indicator: &IndicatorId) -> &[(&'a District, &'a Observation)] {
        self.observed.get(indicator).map_or(&[], Vec::as_slice)
    }

    /// The commitments for an indicator, in the order of folders and files.
    pub(crate) fn commitments_for(&self, indicator: &IndicatorId) -> &[CommitmentEntry<'a>] {
        self.by_indicator.get(indicator).map_or(&[], Vec::as_slice)
    }

    /// The commitments of a district for an indicator, in the order of its files.
    pub(crate) fn commitments_of(
        &self,
        district: &DistrictId,
        indicator: &IndicatorId,
    ) -> &[CommitmentEntry<'a>] {
        let here = self.by_district.get(district).and_then(|here| here.get(indicator));
        here.map_or(&[], Vec::as_slice)
    }

    /// The name of a commitment: the catalogue's, with the breakdown.
    pub(crate) fn name(&self, commitment: &Commitment) -> String {
        let indicator = self.checked.indicator(&commitment.indicator);
        indicator.name_of(commitment.breakdown.as_ref())
    }

    /// Whether a commitment has a trend: values of two different times.
    pub(crate) fn has_trend(&self, entry: CommitmentEntry<'_>) -> bool {
        let commitment = entry.commitment;
        let is_number = |quantity: &Quantity| !matches!(quantity, Quantity::Words(_));
        let start = commitment.baseline.as_ref().filter(|baseline| {
            commitment.kind != Some(Kind::Total)
                && baseline.quantity.as_ref().is_some_and(is_number)
        });
        let assessment = self.assessments.of(commitment);
        let measured = assessment.observations.iter().filter(|o| is_number(&o.quantity));
        let measured = measured.filter(|o| assessment.is_looked_at(o) && assessment.is_placed(o));
        let times = measured.map(|o| o.period.end());
        let times: BTreeSet<Moment> = times.chain(start.map(|b| b.period.end())).collect();
        times.len() > 1
    }

    /// Whether a commitment is drawn among others: words alone have nothing to draw, unless they stand in a table of numbers.
    pub(crate) fn is_drawn(&self, entry: CommitmentEntry<'_>) -> bool {
        let commitment = entry.commitment;
        let is_number = |quantity: &Quantity| !matches!(quantity, Quantity::Words(_));
        let assessment = self.assessments.of(commitment);
        commitment.no.is_some()
            || is_number(&assessment.target.quantity)
            || commitment.baseline.as_ref().and_then(|b| b.quantity.as_ref()).is_some_and(is_number)
            || assessment.observations.iter().any(|o| is_number(&o.quantity))
    }
}
