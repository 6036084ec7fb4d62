//! Where records are shown, and under which name.

use std::collections::BTreeMap;

use super::entry::{CommitmentEntry, commitments};
use super::key::RecordKey;
use super::records::others;
use super::route::Route;
use crate::assess::Assessments;
use crate::check::Checked;
use crate::model::{
    DistrictId, Listed, Observation, Plan, RecordId, RecordName, Selection, Work, Works,
};

/// Where a record is shown: the page, the anchor, and a name for the link.
#[derive(Debug, Clone)]
pub(crate) struct Shown {
    pub(crate) place: Place,
    pub(crate) anchor: String,
    pub(crate) name: Name,
}

/// What a link to a record is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Name {
    /// As it is written.
    Plain(String),
    /// A stated total of these projects.
    Total(Selection),
}

impl Name {
    fn of(name: RecordName<'_>) -> Self {
        match name {
            RecordName::Plain(name) => Self::Plain(name.to_owned()),
            RecordName::Total { group, stage, numbers } => Self::Total(Selection {
                group: group.cloned(),
                stage: stage.cloned(),
                numbers: numbers.to_vec(),
            }),
        }
    }
}

/// A page that shows records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// The page of a district: what is known of it.
    District(DistrictId),
    /// All targets of a district: its figures.
    Targets(DistrictId),
    /// The projects of a district.
    Projects(DistrictId),
    /// The tasks of a district.
    Tasks(DistrictId),
}

impl Place {
    /// Where a record of a district is listed.
    fn of(listed: Listed, district: &DistrictId) -> Self {
        match listed {
            Listed::District => Self::Targets(district.clone()),
            Listed::Projects => Self::Projects(district.clone()),
            Listed::Tasks => Self::Tasks(district.clone()),
        }
    }

    pub(crate) fn route(&self) -> Route<'_> {
        match self {
            Self::District(id) => Route::District(id),
            Self::Targets(id) => Route::Targets(id),
            Self::Projects(id) => Route::ProjectsOf(id),
            Self::Tasks(id) => Route::TasksOf(id),
        }
    }
}

/// Where records are shown: an observation stands in the figure of its commitment, if there is one.
pub(super) fn shown(
    checked: &Checked,
    assessments: &Assessments<'_>,
    keys: &BTreeMap<RecordId, RecordKey>,
) -> BTreeMap<RecordId, Shown> {
    let mut shown = BTreeMap::new();
    let name = |o: &Observation| checked.indicator(&o.indicator).name_of(o.breakdown.as_ref());
    let anchor = |at: RecordId| keys.get(&at).map(RecordKey::to_string).unwrap_or_default();
    for district in &checked.content().districts {
        for record in district.plans.iter().flat_map(Plan::records) {
            let (id, name) = (record.id(), Name::of(record.name()));
            let place = Place::of(record.listed(), &district.profile.id);
            shown.insert(id, Shown { place, anchor: anchor(id), name });
        }
        let works = Works::of(&district.plans);
        for progress in &district.progress {
            let Some(work) = works.one(&progress.of) else { continue };
            let place = match work {
                Work::Task(_) => Place::Tasks(district.profile.id.clone()),
                Work::Project(_) => Place::Projects(district.profile.id.clone()),
            };
            let name = Name::Plain(work.name().to_owned());
            shown.insert(progress.id, Shown { place, anchor: anchor(progress.id), name });
        }
    }
    for district in &checked.content().districts {
        let place = Place::Targets(district.profile.id.clone());
        let mut show = |record: RecordId, at: RecordId, name: Name| {
            let place = place.clone();
            shown.entry(record).or_insert(Shown { place, anchor: anchor(at), name });
        };
        for CommitmentEntry { commitment, .. } in commitments(district) {
            let name =
                checked.indicator(&commitment.indicator).name_of(commitment.breakdown.as_ref());
            let name = Name::Plain(name);
            for amendment in &commitment.amendments {
                show(amendment.id, commitment.id, name.clone());
            }
            if let Some((id, _)) = commitment.baseline.as_ref().and_then(|b| b.citation.as_ref()) {
                show(*id, commitment.id, name.clone());
            }
            show(commitment.id, commitment.id, name);
        }
        for CommitmentEntry { commitment, .. } in commitments(district) {
            for observation in &assessments.of(commitment).observations {
                let name = Name::Plain(name(observation));
                show(observation.id, commitment.id, name);
            }
        }
        for observation in others(assessments, district) {
            let name = Name::Plain(name(observation));
            show(observation.id, observation.id, name);
        }
        if let Some(population) = &district.profile.population {
            let name = Name::Plain(district.profile.name.clone());
            let place = Place::District(district.profile.id.clone());
            let shown_at = Shown { place, anchor: Route::FACTS.into(), name };
            shown.insert(population.id, shown_at);
        }
    }
    shown
}
