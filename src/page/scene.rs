//! What every page is made from.

use std::collections::BTreeMap;

use super::Edition;
use super::citation::{Citations, Place, Shown};
use super::project;
use super::strings::Strings;
use super::theme::Theme;
use crate::assess::{Assessments, observations_of};
use crate::check::Checked;
use crate::content::{
    Commitment, District, DocumentId, IndicatorId, Observation, Origin, Plan, Print, Quantity, Role,
};

/// The checked content with everything derived from it.
pub struct Scene<'a> {
    pub(super) checked: &'a Checked,
    pub(super) assessments: &'a Assessments<'a>,
    pub(super) theme: &'a Theme,
    pub(super) edition: Edition,
    pub(super) citations: Citations,
    anchors: BTreeMap<&'a Origin, String>,
    /// Every commitment, by its indicator.
    promises: BTreeMap<&'a IndicatorId, Vec<Promise<'a>>>,
}

/// A commitment where it stands.
#[derive(Clone, Copy)]
pub(super) struct Promise<'a> {
    pub(super) district: &'a District,
    pub(super) document: &'a DocumentId,
    pub(super) commitment: &'a Commitment,
}

impl Promise<'_> {
    /// The district, with the part of it that the commitment is about and what else tells the commitment apart:
    /// `荣昌区（男，报道）`.
    pub(super) fn place_and_part(&self, told_apart: Option<&str>) -> String {
        let name = &self.district.profile.name;
        let kinds = self.commitment.print.part.as_deref().into_iter().chain(told_apart);
        let kinds = kinds.collect::<Vec<_>>().join("，");
        if kinds.is_empty() { name.clone() } else { format!("{name}（{kinds}）") }
    }
}

impl<'a> Scene<'a> {
    /// Joins what pages are made from.
    pub fn new(
        checked: &'a Checked,
        assessments: &'a Assessments<'a>,
        theme: &'a Theme,
        edition: Edition,
    ) -> Self {
        let anchors = anchors(checked);
        let shown = shown(checked, &theme.strings, &anchors);
        let citations = Citations::new(checked, shown);
        let mut promises: BTreeMap<&IndicatorId, Vec<Promise<'_>>> = BTreeMap::new();
        for (district, document, commitment) in checked.commitments() {
            let promise = Promise { district, document, commitment };
            promises.entry(&commitment.indicator).or_default().push(promise);
        }
        Self { checked, assessments, theme, edition, citations, anchors, promises }
    }

    pub(super) fn strings(&self) -> &'a Strings {
        &self.theme.strings
    }

    /// Whether charts are files too.
    pub(super) fn has_pictures(&self) -> bool {
        self.checked.content().site.standalone_charts
    }

    pub(super) fn has_projects(&self) -> bool {
        let has_any = |plan: &&Plan| !plan.projects.is_empty() || !plan.totals.is_empty();
        self.plans().any(|plan| has_any(&plan))
    }

    pub(super) fn has_tasks(&self) -> bool {
        self.plans().any(|plan| !plan.tasks.is_empty())
    }

    /// Whether any task says who answers for it.
    pub(super) fn has_units(&self) -> bool {
        self.plans().flat_map(|plan| &plan.tasks).any(|task| !task.units.is_empty())
    }

    /// Every file of records.
    pub(super) fn plans(&self) -> impl Iterator<Item = &'a Plan> {
        self.checked.content().districts.iter().flat_map(|district| &district.plans)
    }

    /// The anchor of a record on its page: a commitment or observation on that of its district, a project or total and a
    /// task on the page of all.
    pub(super) fn anchor(&self, origin: &Origin) -> &str {
        self.anchors.get(origin).map_or("", String::as_str)
    }

    /// Every commitment.
    pub(super) fn promises(&self) -> impl Iterator<Item = Promise<'a>> {
        let commitments = self.checked.commitments();
        commitments.map(|(district, document, commitment)| Promise {
            district,
            document,
            commitment,
        })
    }

    /// The measured values of a district that belong to no commitment.
    pub(super) fn other_observations(&self, district: &'a District) -> Vec<&'a Observation> {
        others(self.checked, district)
    }

    /// The commitments for an indicator, in the order of folders and files.
    pub(super) fn promises_for(&self, indicator: &IndicatorId) -> &[Promise<'a>] {
        self.promises.get(indicator).map_or(&[], Vec::as_slice)
    }

    /// The name of a record: the catalogue's, with the part.
    pub(super) fn name(&self, indicator: &IndicatorId, print: &Print) -> String {
        name(self.checked, indicator, print)
    }

    /// What tells a commitment from others of its district for the same thing: the kind of its document, or the place in
    /// it (`报道`, `第二节`).
    pub(super) fn told_apart(&self, promise: Promise<'_>) -> Option<String> {
        let Promise { district, document, commitment } = promise;
        let is_twin = |other: &&Commitment| {
            other.indicator == commitment.indicator
                && other.print.part == commitment.print.part
                && other.origin != commitment.origin
        };
        let has_twin = |in_document: bool| {
            let plans =
                district.plans.iter().filter(|plan| (plan.document == *document) == in_document);
            plans.flat_map(|plan| &plan.commitments).any(|other| is_twin(&other))
        };
        let kind = has_twin(false).then(|| self.role(self.checked.document(document).role));
        let place = commitment.group.as_deref().filter(|_| has_twin(true));
        let both: Vec<&str> = kind.into_iter().chain(place).collect();
        (!both.is_empty()).then(|| both.join("，"))
    }

    /// Whether a commitment has a chart: words alone have nothing to draw, unless they stand in a table of numbers.
    pub(super) fn is_drawn(&self, promise: Promise<'_>) -> bool {
        let commitment = promise.commitment;
        let is_number = |quantity: &Quantity| !matches!(quantity, Quantity::Words(_));
        let observations = observations_of(self.checked, promise.district, commitment);
        commitment.no.is_some()
            || is_number(&self.assessments.of(commitment).target.quantity)
            || commitment.baseline.as_ref().and_then(|b| b.quantity.as_ref()).is_some_and(is_number)
            || observations.iter().any(|o| is_number(&o.quantity))
    }

    /// The kind of a document in words.
    pub(super) fn role(&self, role: Role) -> &'a str {
        let words = &self.strings().words;
        match role {
            Role::Plan => &words.plan,
            Role::ActionPlan => &words.action_plan,
            Role::Report => &words.report,
        }
    }
}

fn name(checked: &Checked, indicator: &IndicatorId, print: &Print) -> String {
    let name = &checked.indicator(indicator).name;
    print.part.as_ref().map_or_else(|| name.clone(), |part| format!("{name}（{part}）"))
}

fn others<'a>(checked: &Checked, district: &'a District) -> Vec<&'a Observation> {
    let promised: Vec<&Observation> =
        commitments(district).flat_map(|c| observations_of(checked, district, c)).collect();
    let is_promised = |o: &&Observation| promised.iter().any(|p| p.origin == o.origin);
    district.observations.iter().filter(|o| !is_promised(o)).collect()
}

fn commitments(district: &District) -> impl Iterator<Item = &Commitment> {
    district.plans.iter().flat_map(|plan| &plan.commitments)
}

/// The documents that a district has records of a kind from, each once, in the order of files.
pub(super) fn by_document<'a, T>(
    district: &'a District,
    of: impl Fn(&'a Plan) -> &'a [T],
) -> Vec<(&'a DocumentId, Vec<&'a T>)> {
    let mut documents: Vec<(&DocumentId, Vec<&T>)> = Vec::new();
    for plan in district.plans.iter().filter(|plan| !of(plan).is_empty()) {
        match documents.iter_mut().find(|(id, _)| **id == plan.document) {
            Some((_, records)) => records.extend(of(plan)),
            None => documents.push((&plan.document, of(plan).iter().collect())),
        }
    }
    documents
}

/// Anchors that are given once: the second one of a name gets a number.
#[derive(Default)]
struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    fn take(&mut self, stem: String) -> String {
        let count = self.0.entry(stem.clone()).or_default();
        *count += 1;
        if *count == 1 { stem } else { format!("{stem}--{count}") }
    }
}

/// Anchors of all records: by indicator on the page of a district, by place in the document on the pages of all.
fn anchors(checked: &Checked) -> BTreeMap<&Origin, String> {
    let mut anchors = BTreeMap::new();
    for district in &checked.content().districts {
        let mut names = Anchors::default();
        for commitment in commitments(district) {
            let stem = format!("c-{}", commitment.indicator);
            anchors.insert(&commitment.origin, names.take(stem));
        }
        for observation in &district.observations {
            let stem = format!("o-{}", observation.indicator);
            anchors.insert(&observation.origin, names.take(stem));
        }
    }
    let mut names = Anchors::default();
    for plan in checked.content().districts.iter().flat_map(|district| &district.plans) {
        let projects = plan.projects.iter().map(|project| ('p', &project.origin));
        let totals = plan.totals.iter().map(|total| ('s', &total.origin));
        let tasks = plan.tasks.iter().map(|task| ('t', &task.origin));
        for (kind, origin) in projects.chain(totals).chain(tasks) {
            let cited = checked.cited(origin);
            let stem = format!("{kind}-{}-{}", cited.document, cited.anchor);
            anchors.insert(origin, names.take(stem));
        }
    }
    anchors
}

/// Where records are shown: an observation stands in the figure of its commitment, if there is one.
fn shown(
    checked: &Checked,
    strings: &Strings,
    anchors: &BTreeMap<&Origin, String>,
) -> BTreeMap<Origin, Shown> {
    let mut shown = BTreeMap::new();
    let anchor = |at: &Origin| anchors.get(at).cloned().unwrap_or_default();
    for plan in checked.content().districts.iter().flat_map(|district| &district.plans) {
        let mut show = |origin: &Origin, place: Place, name: String| {
            shown.insert(origin.clone(), Shown { place, anchor: anchor(origin), name });
        };
        for project in &plan.projects {
            show(&project.origin, Place::Projects, project.name.clone());
        }
        for total in &plan.totals {
            show(&total.origin, Place::Projects, project::total_name(&strings.words, &total.of));
        }
        for task in &plan.tasks {
            show(&task.origin, Place::Tasks, task.title.clone());
        }
    }
    for district in &checked.content().districts {
        let place = Place::District(district.profile.id.clone());
        let mut show = |origin: &Origin, at: &Origin, name: String| {
            let place = place.clone();
            shown.entry(origin.clone()).or_insert(Shown { place, anchor: anchor(at), name });
        };
        for commitment in commitments(district) {
            let name = name(checked, &commitment.indicator, &commitment.print);
            for amendment in &commitment.amendments {
                show(&amendment.origin, &commitment.origin, name.clone());
            }
            show(&commitment.origin, &commitment.origin, name);
        }
        for commitment in commitments(district) {
            for observation in observations_of(checked, district, commitment) {
                let name = name(checked, &observation.indicator, &observation.print);
                show(&observation.origin, &commitment.origin, name);
            }
        }
        for observation in others(checked, district) {
            let name = name(checked, &observation.indicator, &observation.print);
            show(&observation.origin, &observation.origin, name);
        }
        if let Some(population) = &district.profile.population {
            let name = district.profile.name.clone();
            let shown_at = Shown { place: place.clone(), anchor: "facts".into(), name };
            shown.insert(population.origin.clone(), shown_at);
        }
    }
    shown
}
