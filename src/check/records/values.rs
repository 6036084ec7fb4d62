//! Every value of the records: what was reached, and what is to be reached, with its year and place.

use std::collections::BTreeMap;

use crate::check::source::citations::Cited;
use crate::check::text::place::Place;
use crate::check::{Subject, indicators};
use crate::content::{
    Commitment, Count, District, DocumentId, Indicator, IndicatorId, Kind, Number, Observation,
    Origin, Print, Quantity, same_unit,
};
use crate::diag::{Finding, Span};
use crate::say;

/// What a value is of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Role {
    /// Measured, in a record of its own.
    Observed,
    /// Measured, as the baseline of a commitment.
    Baseline,
    /// Asked for on the way.
    Milestone,
    /// Asked for in the end.
    Target,
    /// Asked for in the end, in place of an earlier target.
    Amended,
}

/// A value of a record.
pub(in crate::check) struct Value<'a> {
    pub(in crate::check) district: &'a District,
    pub(in crate::check) indicator: &'a Indicator,
    pub(in crate::check) print: &'a Print,
    pub(in crate::check) role: Role,
    pub(in crate::check) kind: Option<Kind>,
    /// Whether it counts one year of a count over the period.
    pub(in crate::check) is_of_one_year: bool,
    pub(in crate::check) year: i32,
    pub(in crate::check) quantity: &'a Quantity,
    /// The document that promises it, or that the measured value is from.
    pub(in crate::check) document: &'a DocumentId,
    /// Where the record was written.
    pub(in crate::check) record: &'a Origin,
    /// Where the value was written, with the key in front of `value`.
    origin: &'a Origin,
    key: Option<&'static str>,
}

impl Value<'_> {
    /// The place of the value.
    pub(in crate::check) fn span(&self, subject: &Subject<'_>) -> Span {
        self.place(subject, "value")
    }

    /// The place of its year.
    pub(in crate::check) fn year_span(&self, subject: &Subject<'_>) -> Span {
        self.place(subject, "year")
    }

    fn place(&self, subject: &Subject<'_>, last: &'static str) -> Span {
        let keys: Vec<&'static str> = self.key.into_iter().chain([last]).collect();
        self.origin.span(subject.sources, &keys)
    }

    /// The unit that is meant.
    pub(in crate::check) fn unit(&self) -> &str {
        self.print.unit_meant(&self.indicator.unit)
    }

    /// Whether its numbers lie in the range of the catalogue; a value in another unit has no range.
    pub(in crate::check) fn is_plausible(&self) -> bool {
        let (low, high) = &self.indicator.plausible;
        let is_inside = |number: &Number| (low.value()..=high.value()).contains(&number.value());
        !same_unit(self.unit(), &self.indicator.unit)
            || match self.quantity {
                Quantity::Level(_, number) => is_inside(number),
                Quantity::Range(from, to) => is_inside(from) && is_inside(to),
                Quantity::Words(_) => true,
            }
    }

    /// The name of the indicator, with the part.
    pub(in crate::check) fn name(&self) -> String {
        let name = &self.indicator.name;
        self.print.part.as_ref().map_or(name.clone(), |part| format!("{name}（{part}）"))
    }
}

/// What the checks of records look at: every value, and where its source prints it.
pub(in crate::check) struct Records<'s, 'a> {
    pub(in crate::check) subject: &'s Subject<'a>,
    cited: &'s BTreeMap<Origin, Cited>,
    /// In the order of the files: the commitments of a district, then its observations.
    pub(in crate::check) values: Vec<Value<'a>>,
}

impl<'s, 'a> Records<'s, 'a> {
    /// The values of the content; those of indicators that the catalogue does not have are left out, that is said elsewhere.
    pub(in crate::check) fn of(
        subject: &'s Subject<'a>,
        cited: &'s BTreeMap<Origin, Cited>,
    ) -> Self {
        let mut known: BTreeMap<&IndicatorId, &Indicator> = BTreeMap::new();
        for indicator in indicators(subject.content) {
            known.entry(&indicator.id).or_insert(indicator);
        }
        let mut values = Vec::new();
        for district in &subject.content.districts {
            for plan in &district.plans {
                for commitment in &plan.commitments {
                    let Some(indicator) = known.get(&commitment.indicator) else { continue };
                    values.extend(of_commitment(district, &plan.document, indicator, commitment));
                }
            }
            for observation in &district.observations {
                let indicator = known.get(&observation.indicator);
                values.extend(indicator.map(|i| of_observation(district, i, observation)));
            }
        }
        Self { subject, cited, values }
    }

    /// The passage or row that the source of a record leads to.
    pub(in crate::check) fn place(&self, value: &Value<'_>) -> Option<Place<'a>> {
        Place::of(self.subject, self.cited.get(value.record)?)
    }

    /// Adds the place where the source of a value prints it.
    pub(in crate::check) fn with_print(&self, finding: Finding, value: &Value<'_>) -> Finding {
        let span = self.place(value).and_then(|place| place.span(self.subject));
        let is_new = |span: &Span| finding.others.iter().all(|other| other.span != *span);
        match span.filter(is_new) {
            Some(span) => finding.other(span, say!("原文在这里", "printed here")),
            None => finding,
        }
    }
}

fn of_commitment<'a>(
    district: &'a District,
    document: &'a DocumentId,
    indicator: &'a Indicator,
    commitment: &'a Commitment,
) -> Vec<Value<'a>> {
    let Commitment { print, kind, baseline, milestones, target, amendments, origin, .. } =
        commitment;
    let value = |role, year, quantity, at: (&'a Origin, Option<&'static str>)| Value {
        district,
        indicator,
        print,
        role,
        kind: *kind,
        is_of_one_year: false,
        year,
        quantity,
        document,
        record: origin,
        origin: at.0,
        key: at.1,
    };
    let amended = amendments.iter().map(|amendment| Value {
        document: &amendment.citation.document,
        record: &amendment.origin,
        ..value(
            Role::Amended,
            amendment.target.year,
            &amendment.target.quantity,
            (&amendment.origin, None),
        )
    });
    let baseline = baseline.as_ref().and_then(|baseline| {
        let quantity = baseline.quantity.as_ref()?;
        Some(value(Role::Baseline, baseline.year, quantity, (origin, Some("baseline"))))
    });
    let steps = milestones.iter().map(|step| (Role::Milestone, step));
    let steps = steps.chain([(Role::Target, target)]);
    let steps = steps.map(|(role, t)| value(role, t.year, &t.quantity, (&t.origin, None)));
    baseline.into_iter().chain(steps).chain(amended).collect()
}

fn of_observation<'a>(
    district: &'a District,
    indicator: &'a Indicator,
    observation: &'a Observation,
) -> Value<'a> {
    let Observation { print, year, quantity, counts, citation, origin, .. } = observation;
    Value {
        district,
        indicator,
        print,
        role: Role::Observed,
        kind: None,
        is_of_one_year: *counts == Some(Count::Year),
        year: *year,
        quantity,
        document: &citation.document,
        record: origin,
        origin,
        key: None,
    }
}
