//! What every page is made from.

use std::collections::BTreeMap;

use super::citation::{Citations, Shown};
use super::theme::{Strings, Theme};
use crate::assess::{Assessments, observations_of};
use crate::check::Checked;
use crate::content::{
    Commitment, District, DocumentId, IndicatorId, Observation, Origin, Print, Quantity, Role,
};

/// The checked content with everything derived from it.
pub(super) struct Scene<'a> {
    pub(super) checked: &'a Checked,
    pub(super) assessments: &'a Assessments<'a>,
    pub(super) theme: &'a Theme,
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

impl<'a> Scene<'a> {
    pub(super) fn new(
        checked: &'a Checked,
        assessments: &'a Assessments<'a>,
        theme: &'a Theme,
    ) -> Self {
        let anchors = anchors(checked);
        let shown = shown(checked, &anchors);
        let citations = Citations::new(checked, shown);
        let mut promises: BTreeMap<&IndicatorId, Vec<Promise<'_>>> = BTreeMap::new();
        for (district, document, commitment) in checked.commitments() {
            let promise = Promise { district, document, commitment };
            promises.entry(&commitment.indicator).or_default().push(promise);
        }
        Self { checked, assessments, theme, citations, anchors, promises }
    }

    pub(super) fn strings(&self) -> &'a Strings {
        &self.theme.strings
    }

    /// The anchor of a commitment or observation on its district's page.
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
            || is_number(&commitment.target.quantity)
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

/// Anchors of all records: by indicator, numbered where a district has several of one.
fn anchors(checked: &Checked) -> BTreeMap<&Origin, String> {
    let mut anchors = BTreeMap::new();
    for district in &checked.content().districts {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        let mut take = |kind: char, indicator: &IndicatorId| {
            let stem = format!("{kind}-{indicator}");
            let count = counts.entry(stem.clone()).or_default();
            *count += 1;
            if *count == 1 { stem } else { format!("{stem}--{count}") }
        };
        for commitment in commitments(district) {
            anchors.insert(&commitment.origin, take('c', &commitment.indicator));
        }
        for observation in &district.observations {
            anchors.insert(&observation.origin, take('o', &observation.indicator));
        }
    }
    anchors
}

/// Where records are shown: an observation stands in the figure of its commitment, if there is one.
fn shown(checked: &Checked, anchors: &BTreeMap<&Origin, String>) -> BTreeMap<Origin, Shown> {
    let mut shown = BTreeMap::new();
    for district in &checked.content().districts {
        let id = &district.profile.id;
        let mut show = |origin: &Origin, at: &Origin, name: String| {
            let anchor = anchors.get(at).cloned().unwrap_or_default();
            shown.entry(origin.clone()).or_insert(Shown { district: id.clone(), anchor, name });
        };
        for commitment in commitments(district) {
            let name = name(checked, &commitment.indicator, &commitment.print);
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
            let shown_at = Shown {
                district: id.clone(),
                anchor: "facts".into(),
                name: district.profile.name.clone(),
            };
            shown.insert(population.origin.clone(), shown_at);
        }
    }
    shown
}
