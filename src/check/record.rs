//! Commitments and observations as all checks see them, and every value that they give.

use std::borrow::Cow;

use crate::diag::{Sources, Span};
use crate::model::{
    Amendment, AsPrinted, Breakdown, Change, Citation, Cite, Commitment, Count, District,
    DocumentId, Flag, InUnit, Indicator, IndicatorId, Kind, Number, Observation, Origin, Period,
    Quantity, RecordId, SourceCitation, unit_kind,
};

/// A record of an indicator.
#[derive(Debug, Clone, Copy)]
pub(super) enum Record<'a> {
    /// A commitment, with the document of its file.
    Commitment(&'a DocumentId, &'a Commitment),
    /// An observation.
    Observation(&'a Observation),
}

impl<'a> Record<'a> {
    pub(super) fn indicator(self) -> &'a IndicatorId {
        match self {
            Self::Commitment(_, record) => &record.indicator,
            Self::Observation(record) => &record.indicator,
        }
    }

    pub(super) fn breakdown(self) -> Option<&'a Breakdown> {
        match self {
            Self::Commitment(_, record) => record.breakdown.as_ref(),
            Self::Observation(record) => record.breakdown.as_ref(),
        }
    }

    pub(super) fn print(self) -> &'a AsPrinted {
        match self {
            Self::Commitment(_, record) => &record.print,
            Self::Observation(record) => &record.print,
        }
    }

    /// The place in a document, unless it is from a source that is not here.
    pub(super) fn citation(self) -> Option<&'a Citation> {
        match self {
            Self::Commitment(_, record) => Some(&record.citation),
            Self::Observation(record) => record.citation.document(),
        }
    }

    /// Where an observation is from.
    pub(super) fn cite(self) -> Option<&'a Cite> {
        match self {
            Self::Commitment(..) => None,
            Self::Observation(record) => Some(&record.citation),
        }
    }

    /// Whether its series is measured in another way from it on.
    pub(super) fn is_break(self) -> bool {
        match self {
            Self::Commitment(..) => false,
            Self::Observation(record) => record.flags.contains(&Flag::Break),
        }
    }

    /// The source that it is from, where that is not here.
    pub(super) fn source(self) -> Option<&'a SourceCitation> {
        match self {
            Self::Commitment(..) => None,
            Self::Observation(record) => record.citation.source(),
        }
    }

    pub(super) fn id(self) -> RecordId {
        match self {
            Self::Commitment(_, record) => record.id,
            Self::Observation(record) => record.id,
        }
    }

    pub(super) fn origin(self) -> &'a Origin {
        match self {
            Self::Commitment(_, record) => &record.origin,
            Self::Observation(record) => &record.origin,
        }
    }

    /// The category that it is listed under.
    pub(super) fn group(self) -> Option<&'a str> {
        match self {
            Self::Commitment(_, record) => record.group.as_deref(),
            Self::Observation(_) => None,
        }
    }

    pub(super) fn kind(self) -> Option<Kind> {
        match self {
            Self::Commitment(_, record) => record.kind,
            Self::Observation(_) => None,
        }
    }

    /// How its targets are to be read, if they are changes.
    pub(super) fn change(self) -> Option<&'a Change> {
        match self {
            Self::Commitment(_, record) => record.change.as_ref(),
            Self::Observation(_) => None,
        }
    }

    /// The value that was observed or, of a commitment, its target.
    pub(super) fn quantity(self) -> &'a Quantity {
        match self {
            Self::Commitment(_, record) => &record.target.quantity,
            Self::Observation(record) => &record.quantity,
        }
    }

    /// How that value is printed, where that is given.
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Commitment(_, record) => record.target.text.as_deref(),
            Self::Observation(record) => record.text.as_deref(),
        }
    }

    /// The year of that value.
    pub(super) fn year(self) -> i32 {
        match self {
            Self::Commitment(_, record) => record.target.year,
            Self::Observation(record) => record.year(),
        }
    }

    /// The way to that value in the record.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Self::Commitment(..) => &["target", "value"],
            Self::Observation(_) => &["value"],
        }
    }

    pub(super) fn baseline(self) -> Option<&'a Quantity> {
        match self {
            Self::Commitment(_, record) => record.baseline.as_ref()?.quantity.as_ref(),
            Self::Observation(_) => None,
        }
    }

    /// Whether it counts one year of a count over the period.
    pub(super) fn is_of_one_year(self) -> bool {
        match self {
            Self::Commitment(..) => false,
            Self::Observation(record) => record.counts == Some(Count::Year),
        }
    }

    /// Every value that it gives.
    pub(super) fn values(self, indicator: &'a Indicator) -> Vec<Value<'a>> {
        match self {
            Self::Commitment(document, commitment) => {
                of_commitment(self, indicator, document, commitment)
            }
            Self::Observation(observation) if !observation.has_value() => Vec::new(),
            Self::Observation(observation) => vec![Value {
                indicator,
                record: self,
                role: Role::Observation,
                year: observation.year(),
                period: Some(&observation.period),
                quantity: &observation.quantity,
                document: observation.citation.document().map(|citation| &citation.document),
                cited_by: observation.id,
                origin: &observation.origin,
                key: None,
            }],
        }
    }
}

/// What a value is of its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// The value of an observation.
    Observation,
    /// The baseline of a commitment.
    Baseline,
    /// A milestone on the way to a target.
    Milestone,
    /// The target of a commitment.
    Target,
    /// A target that an amendment puts in place of an earlier one.
    Amended,
}

/// A value of a record.
#[derive(Debug)]
pub(super) struct Value<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) record: Record<'a>,
    pub(super) role: Role,
    /// The year; of another period, the one in which it ends.
    pub(super) year: i32,
    /// The period of what was measured.
    pub(super) period: Option<&'a Period>,
    pub(super) quantity: &'a Quantity,
    /// The document that promises it, or that the observation is from; `None` for a source that is not here.
    pub(super) document: Option<&'a DocumentId>,
    /// What has its citation: the record, the amendment that it is of, or the baseline that it is.
    pub(super) cited_by: RecordId,
    /// Where the value was written, with the key in front of `value`.
    origin: &'a Origin,
    key: Option<&'static str>,
}

impl<'a> Value<'a> {
    pub(super) fn print(&self) -> &'a AsPrinted {
        self.record.print()
    }

    /// The place of the value.
    pub(super) fn span(&self, sources: &Sources) -> Span {
        self.place(sources, "value")
    }

    /// The place of its year, or of its period.
    pub(super) fn year_span(&self, sources: &Sources) -> Span {
        self.place(sources, if self.is_of_a_year() { "year" } else { "period" })
    }

    /// Whether it is of a calendar year.
    pub(super) fn is_of_a_year(&self) -> bool {
        self.period.is_none_or(Period::is_calendar_year)
    }

    /// How its size is to be read, if it is one of a change.
    pub(super) fn change(&self) -> Option<&'a Change> {
        let is_target = matches!(self.role, Role::Milestone | Role::Target | Role::Amended);
        self.record.change().filter(|_| is_target)
    }

    fn place(&self, sources: &Sources, last: &'static str) -> Span {
        let keys: Vec<&'static str> = self.key.into_iter().chain([last]).collect();
        self.origin.span(sources, &keys)
    }

    /// The id of the document or source that it is from.
    pub(super) fn from(&self) -> &'a str {
        let source = || self.record.source().map(|citation| citation.source.as_str());
        self.document.map(DocumentId::as_str).or_else(source).unwrap_or_default()
    }

    /// The unit that is meant.
    pub(super) fn unit(&self) -> &'a str {
        self.print().unit_meant(&self.indicator.unit)
    }

    /// The value in the unit that is meant.
    pub(super) fn in_unit(&self) -> InUnit<'a> {
        InUnit { quantity: self.quantity, unit: self.unit() }
    }

    /// The value in the unit of the other; of units of two kinds, as it is.
    pub(super) fn in_unit_of(&self, other: &Value<'_>) -> Cow<'a, Quantity> {
        self.in_unit().to(other.unit()).unwrap_or(Cow::Borrowed(self.quantity))
    }

    /// Whether its numbers lie in the range of the catalogue: that of a year. The size of a change and a value in a unit of
    /// another kind have no range, and what is counted over a part of a year has no low end.
    pub(super) fn is_plausible(&self) -> bool {
        if self.change().is_some() {
            return true;
        }
        let (low, high) = &self.indicator.plausible;
        let is_short = self.period.is_some_and(|period| period.months() < 12);
        let is_inside = |number: &Number| {
            (is_short || low.value() <= number.value()) && number.value() <= high.value()
        };
        self.in_unit().to(&self.indicator.unit).is_none_or(|quantity| match quantity.as_ref() {
            Quantity::Level(_, number) => is_inside(number),
            Quantity::Range(from, to) => is_inside(from) && is_inside(to),
            Quantity::Words(_) => true,
        })
    }

    /// The series that it is of, in its district, and the kind of its unit: what two values have in common that can be
    /// held against each other.
    pub(super) fn series(&self) -> (&'a IndicatorId, Option<&'a Breakdown>, String) {
        (&self.indicator.id, self.record.breakdown(), unit_kind(self.unit()))
    }

    /// The name of the indicator, with the breakdown.
    pub(super) fn name(&self) -> String {
        self.indicator.name_of(self.record.breakdown())
    }
}

fn of_commitment<'a>(
    record: Record<'a>,
    indicator: &'a Indicator,
    document: &'a DocumentId,
    commitment: &'a Commitment,
) -> Vec<Value<'a>> {
    let Commitment { id, baseline, milestones, target, amendments, origin, .. } = commitment;
    let value = |role, year, quantity, at: (&'a Origin, Option<&'static str>)| Value {
        indicator,
        record,
        role,
        year,
        period: None,
        quantity,
        document: Some(document),
        cited_by: *id,
        origin: at.0,
        key: at.1,
    };
    let amended = amendments.iter().map(|Amendment { id, target, citation, origin, .. }| Value {
        document: Some(&citation.document),
        cited_by: *id,
        ..value(Role::Amended, target.year, &target.quantity, (origin, None))
    });
    let baseline = baseline.as_ref().and_then(|baseline| {
        let quantity = baseline.quantity.as_ref()?;
        let (cited_by, document) = match &baseline.citation {
            Some((id, citation)) => (*id, Some(&citation.document)),
            None => (*id, Some(document)),
        };
        Some(Value {
            period: Some(&baseline.period),
            cited_by,
            document,
            ..value(Role::Baseline, baseline.year(), quantity, (origin, Some("baseline")))
        })
    });
    let steps = milestones.iter().map(|step| (Role::Milestone, step));
    let steps = steps.chain([(Role::Target, target)]);
    let steps = steps.map(|(role, t)| value(role, t.year, &t.quantity, (&t.origin, None)));
    baseline.into_iter().chain(steps).chain(amended).collect()
}

/// Every commitment of a district, then its observations, in the order of the files.
pub(super) fn records(district: &District) -> impl Iterator<Item = Record<'_>> {
    let commitments = district.plans.iter().flat_map(|plan| {
        plan.commitments.iter().map(|commitment| Record::Commitment(&plan.document, commitment))
    });
    commitments.chain(district.observations.iter().map(Record::Observation))
}

/// A citation with the record that it backs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Backing<'a> {
    pub(super) record: RecordId,
    pub(super) citation: &'a Citation,
    /// Where the record was written.
    pub(super) origin: &'a Origin,
}

/// Every citation of a district with the record that it backs.
pub(super) fn citations(district: &District) -> impl Iterator<Item = Backing<'_>> {
    let others = district.plans.iter().flat_map(|plan| {
        let amendments = plan.commitments.iter().flat_map(|commitment| &commitment.amendments);
        let amendments = amendments.map(|a| (a.id, &a.citation, &a.origin));
        let baselines = plan.commitments.iter().filter_map(|commitment| {
            let (id, citation) = commitment.baseline.as_ref()?.citation.as_ref()?;
            Some((*id, citation, &commitment.origin))
        });
        amendments
            .chain(baselines)
            .chain(plan.records().map(|r| (r.id(), r.citation(), r.origin())))
    });
    let population = district.profile.population.iter();
    let population = population.filter_map(|p| Some((p.id, p.citation.document()?, &p.origin)));
    let progress = district.progress.iter();
    let progress = progress.filter_map(|p| Some((p.id, p.citation.document()?, &p.origin)));
    let records = records(district).filter_map(|r| Some((r.id(), r.citation()?, r.origin())));
    let backings = records.chain(others).chain(population).chain(progress);
    backings.map(|(record, citation, origin)| Backing { record, citation, origin })
}

/// What is from a source, with the record that says it.
#[derive(Debug, Clone, Copy)]
pub(super) struct FromSource<'a> {
    pub(super) record: RecordId,
    pub(super) citation: &'a SourceCitation,
    /// Where the record was written.
    pub(super) origin: &'a Origin,
}

/// What a district has from sources that are not here.
pub(super) fn from_sources(district: &District) -> impl Iterator<Item = FromSource<'_>> {
    let observations = district.observations.iter().map(|o| (o.id, &o.citation, &o.origin));
    let population = district.profile.population.iter().map(|p| (p.id, &p.citation, &p.origin));
    let progress = district.progress.iter().map(|p| (p.id, &p.citation, &p.origin));
    let each = observations.chain(population).chain(progress);
    each.filter_map(|(record, cite, origin)| {
        Some(FromSource { record, citation: cite.source()?, origin })
    })
}
