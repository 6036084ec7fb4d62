//! Targets: what the documents of a place promise of one series for one year, in one wording or several.
//!
//! Documents repeat themselves: a table of indicators, the text beside it and a later plan give the same target. It is
//! counted once, with all its wordings; where they differ, no status is made of one of them alone.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::assessment::Assessment;
use super::status::{Met, Reason, Status};
use crate::check::Checked;
use crate::model::{
    Bound, Commitment, Date, District, DocumentId, InUnit, Kind, Moment, Nature, Quantity,
    RecordId, RecordMap, SeriesKey, unit_kind,
};

/// A target as it is counted and shown: all commitments of one series for one year, whose numbers mean the same thing.
#[derive(Debug)]
pub struct CountedTarget<'a> {
    /// The series that a level is promised of.
    pub series: SeriesKey<'a>,
    /// The year by which, of the targets in force.
    pub year: i32,
    /// Its wordings in the order of files; never empty.
    pub wordings: Vec<Wording<'a>>,
    /// Whether they ask for different things.
    pub is_contradicted: bool,
    /// What it has come to: the status of its wordings, where they have one.
    pub status: Status,
    /// How it came to be met, where it did.
    pub met: Option<Met>,
    /// What there is to assess it by.
    pub evidence: Evidence,
    /// How far it obliges: as the strictest of its wordings.
    pub nature: Option<Nature>,
    /// Whether its day has come.
    pub due: Due,
    /// Whether a value of its last year is recorded.
    pub is_reported: bool,
    /// Whether a number is all that it waits for: nothing else stands in the way of an assessment.
    pub is_waiting: bool,
    lead: usize,
}

/// A commitment with its document.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The document.
    pub document: &'a DocumentId,
    /// What it promises.
    pub commitment: &'a Commitment,
}

/// What there is to assess a target by, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// It is assessed.
    Assessed,
    /// Where it starts and what it asks for.
    BaselineAndTarget,
    /// What it asks for.
    TargetOnly,
    /// Words, which a person has to assess.
    InWords,
    /// Numbers that contradict each other.
    ToClarify,
}

impl Evidence {
    /// All of them, the most first.
    pub const ALL: [Self; 5] =
        [Self::Assessed, Self::BaselineAndTarget, Self::TargetOnly, Self::InWords, Self::ToClarify];
}

/// What has become of a target: what there is to assess it by, and what that comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct State {
    /// What there is to assess it by.
    pub evidence: Evidence,
    /// What it has come to.
    pub status: Status,
    /// How it came to be met, where it did.
    pub met: Option<Met>,
    /// Whether a number is all that it waits for.
    pub is_waiting: bool,
    /// Whether it is due and waits for a value of its last year.
    pub is_overdue: bool,
}

/// Where the day of a target lies from the date of assessment. A target for a year is due on its last day, and past from
/// the next one on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// Later.
    Later,
    /// On it.
    Today,
    /// Before it.
    Past,
}

impl Due {
    /// Where the end of a year lies from a day.
    pub fn of_year(year: i32, day: &Date) -> Self {
        Date::end_of_month(year, 12).map_or(Self::Later, |end| Self::of_day(&end, day))
    }

    /// Where a deadline lies from a day.
    pub fn of_day(deadline: &Date, day: &Date) -> Self {
        match deadline.cmp(day) {
            Ordering::Less => Self::Past,
            Ordering::Equal => Self::Today,
            Ordering::Greater => Self::Later,
        }
    }

    /// Whether the day has come. It says nothing of what was done by then.
    pub fn has_come(self) -> bool {
        self != Self::Later
    }
}

impl<'a> CountedTarget<'a> {
    /// The wording that says most: with a number, a baseline, a row of a table of indicators; the first of equals.
    pub fn lead(&self) -> Wording<'a> {
        *self.wordings.get(self.lead).expect("the lead is one of the wordings")
    }

    /// What has become of it.
    pub fn state(&self) -> State {
        let Self { evidence, status, met, is_waiting, .. } = *self;
        let is_overdue = is_waiting && self.is_due_and_unreported();
        State { evidence, status, met, is_waiting, is_overdue }
    }

    /// Whether its day has come and no value of its last year is recorded.
    pub fn is_due_and_unreported(&self) -> bool {
        self.due.has_come() && !self.is_reported
    }
}

/// The assessment of each commitment.
pub(super) type Each<'a> = RecordMap<Assessment<'a>>;

fn of<'e, 'a>(each: &'e Each<'a>, commitment: &Commitment) -> &'e Assessment<'a> {
    each.get(commitment.id).expect("every commitment is assessed")
}

/// What the commitments of one target have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    series: SeriesKey<'a>,
    year: i32,
    /// The kind of unit: a rate and a count are two targets.
    unit: String,
    /// What the number is, where it is not the level of the year.
    kind: Option<Kind>,
}

/// The targets of a district, each where its first wording stands.
pub(super) fn targets<'a>(
    checked: &'a Checked,
    assessments: &Each<'a>,
    district: &'a District,
) -> Vec<CountedTarget<'a>> {
    let mut places: BTreeMap<Key<'_>, usize> = BTreeMap::new();
    let mut groups: Vec<(Key<'_>, Vec<Wording<'a>>)> = Vec::new();
    for plan in &district.plans {
        for commitment in &plan.commitments {
            let key = || Key {
                series: commitment.series(&district.profile.id),
                year: of(assessments, commitment).target.year,
                unit: unit_kind(unit(checked, commitment)),
                kind: commitment.kind.and_then(Kind::other_than_level),
            };
            let place = *places.entry(key()).or_insert(groups.len());
            if place == groups.len() {
                groups.push((key(), Vec::new()));
            }
            if let Some((_, wordings)) = groups.get_mut(place) {
                wordings.push(Wording { document: &plan.document, commitment });
            }
        }
    }
    let as_of = &checked.content().site.as_of;
    let counted = |(key, wordings): (Key<'a>, Vec<Wording<'a>>)| {
        let (series, year) = (key.series, key.year);
        let joined = Joined { checked, assessments, wordings: &wordings };
        let is_contradicted = joined.is_contradicted();
        let status = joined.status(is_contradicted);
        let evidence = joined.evidence(status, is_contradicted);
        let (nature, lead, met) = (joined.nature(), joined.lead(), joined.met(status));
        let is_reported =
            joined.each().any(|a| a.latest.iter().any(|o| o.period.end() >= Moment::end_of(year)));
        let due = Due::of_year(year, as_of);
        let is_waiting = joined.is_waiting(status, evidence);
        CountedTarget {
            series,
            year,
            wordings,
            is_contradicted,
            status,
            met,
            evidence,
            nature,
            due,
            is_reported,
            is_waiting,
            lead,
        }
    };
    groups.into_iter().map(counted).collect()
}

/// The unit that a commitment is in.
fn unit<'a>(checked: &'a Checked, commitment: &'a Commitment) -> &'a str {
    commitment.print.unit_meant(&checked.indicator(&commitment.indicator).unit)
}

/// The wordings of one target with what is known of each.
struct Joined<'w, 'a> {
    checked: &'a Checked,
    assessments: &'w Each<'a>,
    wordings: &'w [Wording<'a>],
}

impl<'w, 'a> Joined<'w, 'a> {
    fn each(&self) -> impl Iterator<Item = &'w Assessment<'a>> {
        let assessments = self.assessments;
        self.wordings.iter().map(move |wording| of(assessments, wording.commitment))
    }

    /// Whether two of them ask for different things; words say nothing against a number.
    fn is_contradicted(&self) -> bool {
        let asked: Vec<InUnit<'_>> = self
            .wordings
            .iter()
            .map(|w| InUnit {
                quantity: &of(self.assessments, w.commitment).target.quantity,
                unit: unit(self.checked, w.commitment),
            })
            .collect();
        let mut seen = BTreeSet::new();
        let different: Vec<&InUnit<'_>> =
            asked.iter().filter(|one| seen.insert((one.quantity.text(), one.unit))).collect();
        let differs = |one: &InUnit<'_>| different.iter().any(|other| one.asks_otherwise(**other));
        different.iter().any(|one| differs(one))
    }

    /// The status that every wording with one has. Where wordings contradict each other, all must have it.
    fn status(&self, is_contradicted: bool) -> Status {
        let statuses: BTreeSet<Status> = self.each().map(|a| a.status).collect();
        let judged: Vec<Status> =
            statuses.iter().copied().filter(|status| status.reason().is_none()).collect();
        match judged.as_slice() {
            [one] if !is_contradicted || statuses.len() == 1 => *one,
            // One has a baseline that meets it already, and is kept or not; the other has none, and is met or missed. What is
            // at risk in one is not well in another.
            [first, .., worst]
                if !is_contradicted && judged.iter().all(|s| is_alike(*s, *first)) =>
            {
                *worst
            }
            [] if !is_contradicted => self.status_of_lead(),
            _ => Status::Unassessed(Reason::DifferentWordings),
        }
    }

    /// How it was met: as the first wording says that was.
    fn met(&self, status: Status) -> Option<Met> {
        let is_met = status.reason().is_none();
        self.each().filter(|a| is_met && a.status == status).find_map(|a| a.met)
    }

    /// The status of the wording that says most.
    fn status_of_lead(&self) -> Status {
        let lead = self.each().nth(self.lead());
        lead.map_or(Status::Unassessed(Reason::Qualitative), |assessment| assessment.status)
    }

    fn evidence(&self, status: Status, is_contradicted: bool) -> Evidence {
        let has_number = |a: &Assessment<'_>| !matches!(a.target.quantity, Quantity::Words(_));
        match status.reason() {
            None => Evidence::Assessed,
            Some(Reason::DifferentWordings | Reason::ConflictingValues) => Evidence::ToClarify,
            _ if is_contradicted => Evidence::ToClarify,
            _ if !self.each().any(has_number) => Evidence::InWords,
            _ if self.wordings.iter().any(|w| has_baseline(w.commitment)) => {
                Evidence::BaselineAndTarget
            }
            _ => Evidence::TargetOnly,
        }
    }

    fn is_waiting(&self, status: Status, evidence: Evidence) -> bool {
        let is_about = |wording: &Wording<'_>| {
            let target = &of(self.assessments, wording.commitment).target.quantity;
            matches!(target, Quantity::Level(Bound::About, _))
        };
        matches!(evidence, Evidence::BaselineAndTarget | Evidence::TargetOnly)
            && status.reason().is_some_and(Reason::is_for_want_of_a_number)
            // No number says whether it is about what was promised.
            && !self.wordings.iter().all(is_about)
    }

    fn nature(&self) -> Option<Nature> {
        let has = |nature| self.wordings.iter().any(|w| w.commitment.nature == Some(nature));
        [Nature::Binding, Nature::Anticipatory].into_iter().find(|nature| has(*nature))
    }

    fn lead(&self) -> usize {
        let says = |wording: &Wording<'_>| {
            let commitment = wording.commitment;
            let assessment = of(self.assessments, commitment);
            let has_number = !matches!(assessment.target.quantity, Quantity::Words(_));
            let is_assessed = assessment.status.reason().is_none();
            (has_number, is_assessed, has_baseline(commitment), commitment.no.is_some())
        };
        let each = self.wordings.iter().enumerate();
        each.rev().max_by_key(|(_, wording)| says(wording)).map_or(0, |(place, _)| place)
    }
}

/// Whether two statuses say the same of whether the target is met.
fn is_alike(one: Status, other: Status) -> bool {
    let meets = |status| match status {
        Status::Met | Status::Kept | Status::AtRisk => Some(true),
        Status::Missed | Status::Broken => Some(false),
        _ => None,
    };
    meets(one).is_some() && meets(one) == meets(other)
}

/// Whether a commitment starts from a number.
fn has_baseline(commitment: &Commitment) -> bool {
    let baseline = commitment.baseline.as_ref().and_then(|baseline| baseline.quantity.as_ref());
    baseline.is_some_and(|quantity| !matches!(quantity, Quantity::Words(_)))
}

/// The place of the target that each commitment is a wording of.
pub(super) fn places(targets: &[CountedTarget<'_>]) -> impl Iterator<Item = (RecordId, usize)> {
    targets.iter().enumerate().flat_map(|(place, target)| {
        target.wordings.iter().map(move |wording| (wording.commitment.id, place))
    })
}
