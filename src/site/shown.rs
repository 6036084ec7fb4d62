//! Where records are shown, and under which name.

use std::borrow::Cow;

use rayon::prelude::*;

use super::entry::{CommitmentEntry, commitments};
use super::key::RecordKey;
use super::records::others;
use super::route::Route;
use crate::assess::Assessments;
use crate::check::Checked;
use crate::model::{
    Breakdown, District, DistrictId, Indicator, Listed, Plan, RecordId, RecordMap, RecordName,
    Selection, Work, Works,
};

/// Where a record is shown: the page, the record whose anchor is meant, and a name for the link.
#[derive(Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) place: Place<'a>,
    /// The key of the record that it stands with; none is among the facts of a place.
    key: Option<RecordKey>,
    pub(crate) name: Name<'a>,
}

impl Shown<'_> {
    /// The anchor on the page.
    pub(crate) fn anchor(&self) -> &str {
        self.key.as_ref().map_or(Route::FACTS, RecordKey::as_str)
    }

    /// The link from a page.
    pub(crate) fn link(&self, page: &Route<'_>) -> String {
        page.link_at(&self.place.route(), self.anchor())
    }
}

/// What a link to a record is called.
#[derive(Debug)]
pub(crate) enum Name<'a> {
    /// As it is written.
    Plain(&'a str),
    /// As an indicator, or a part of it.
    Indicator(&'a Indicator, Option<&'a Breakdown>),
    /// A stated total of these projects.
    Total(Selection),
}

impl<'a> Name<'a> {
    fn of(name: RecordName<'a>) -> Self {
        match name {
            RecordName::Plain(name) => Self::Plain(name),
            RecordName::Total { group, stage, numbers } => Self::Total(Selection {
                group: group.cloned(),
                stage: stage.cloned(),
                numbers: numbers.to_vec(),
            }),
        }
    }

    /// The words of the content for it; none of a total.
    pub(crate) fn words(&self) -> Option<Cow<'a, str>> {
        match self {
            Self::Plain(name) => Some(Cow::Borrowed(name)),
            Self::Indicator(indicator, breakdown) => {
                Some(Cow::Owned(indicator.name_of(*breakdown)))
            }
            Self::Total(_) => None,
        }
    }
}

/// A page that shows records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place<'a> {
    /// The page of a district: what is known of it.
    District(&'a DistrictId),
    /// All targets of a district: its figures.
    Targets(&'a DistrictId),
    /// The projects of a district.
    Projects(&'a DistrictId),
    /// The tasks of a district.
    Tasks(&'a DistrictId),
}

impl<'a> Place<'a> {
    /// Where a record of a district is listed.
    fn of(listed: Listed, district: &'a DistrictId) -> Self {
        match listed {
            Listed::District => Self::Targets(district),
            Listed::Projects => Self::Projects(district),
            Listed::Tasks => Self::Tasks(district),
        }
    }

    pub(crate) fn route(self) -> Route<'a> {
        match self {
            Self::District(id) => Route::District(id),
            Self::Targets(id) => Route::Targets(id),
            Self::Projects(id) => Route::ProjectsOf(id),
            Self::Tasks(id) => Route::TasksOf(id),
        }
    }
}

/// Where records are shown.
pub(super) fn shown<'a>(
    checked: &'a Checked,
    assessments: &Assessments<'a>,
    keys: &RecordMap<RecordKey>,
) -> RecordMap<Shown<'a>> {
    let districts = checked.content().districts.par_iter();
    let each = districts.map(|district| {
        let mut shown = OfDistrict { checked, keys, district, shown: RecordMap::default() };
        shown.works();
        shown.commitments(assessments);
        shown.shown
    });
    let mut all = RecordMap::default();
    each.collect::<Vec<_>>().into_iter().for_each(|shown| all.append(shown));
    all
}

/// Where the records of a district are shown.
struct OfDistrict<'s, 'a> {
    checked: &'a Checked,
    keys: &'s RecordMap<RecordKey>,
    district: &'a District,
    shown: RecordMap<Shown<'a>>,
}

impl<'a> OfDistrict<'_, 'a> {
    /// Shows a record with one that has an anchor; the first time counts.
    fn show(&mut self, (record, at): (RecordId, RecordId), place: Place<'a>, name: Name<'a>) {
        if self.shown.get(record).is_none() {
            let key = self.keys.get(at).cloned();
            self.shown.insert(record, Shown { place, key, name });
        }
    }

    /// What plans have beside commitments, and what is reported of it.
    fn works(&mut self) {
        let District { profile, plans, progress, .. } = self.district;
        for record in plans.iter().flat_map(Plan::records) {
            let place = Place::of(record.listed(), &profile.id);
            self.show((record.id(), record.id()), place, Name::of(record.name()));
        }
        let works = Works::of(plans);
        for progress in progress {
            let Some(work) = works.one(&progress.of) else { continue };
            let place = match work {
                Work::Task(_) => Place::Tasks(&profile.id),
                Work::Project(_) => Place::Projects(&profile.id),
            };
            self.show((progress.id, progress.id), place, Name::Plain(work.name()));
        }
    }

    /// Commitments, and values: a measured one stands in the figure of its commitment, if there is one.
    fn commitments(&mut self, assessments: &Assessments<'a>) {
        let (checked, district) = (self.checked, self.district);
        let place = Place::Targets(&district.profile.id);
        for CommitmentEntry { commitment, .. } in commitments(district) {
            let indicator = checked.indicator(&commitment.indicator);
            let amendments = commitment.amendments.iter().map(|amendment| amendment.id);
            let baseline = commitment.baseline.as_ref().and_then(|b| b.citation.as_ref());
            let records = amendments.chain(baseline.map(|(id, _)| *id)).chain([commitment.id]);
            for record in records {
                let name = Name::Indicator(indicator, commitment.breakdown.as_ref());
                self.show((record, commitment.id), place, name);
            }
        }
        let drawn = commitments(district).flat_map(|CommitmentEntry { commitment, .. }| {
            let observations = assessments.of(commitment).observations.iter();
            observations.map(|observation| (*observation, commitment.id))
        });
        let others = others(assessments, district).into_iter().map(|other| (other, other.id));
        for (observation, at) in drawn.chain(others) {
            let indicator = checked.indicator(&observation.indicator);
            let name = Name::Indicator(indicator, observation.breakdown.as_ref());
            self.show((observation.id, at), place, name);
        }
        if let Some(population) = &district.profile.population {
            let (place, name) = (Place::District(&district.profile.id), &district.profile.name);
            let facts = Shown { place, key: None, name: Name::Plain(name) };
            self.shown.insert(population.id, facts);
        }
    }
}
