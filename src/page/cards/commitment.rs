//! The views of commitments and observations.

use tera::Value;

use crate::assess::{Assessment, Met, Status};
use crate::model::{Commitment, Count, District, ManualAssessment, Nature, Observation};
use crate::page::cards::source::{from, source};
use crate::page::cards::value;
use crate::page::charts::trend;
use crate::page::context::PageContext;
use crate::page::view::{
    AmendedView, CommitmentView, Link, NumberRow, ObservationView, PastStatus, RulingView, Source,
    StatusView,
};
use crate::page::words::caption;
use crate::page::words::converted::{comes_to, misprint};
use crate::page::words::punctuation::clauses;
use crate::page::words::wording::Dated;
use crate::page::words::working;
use crate::site::{CommitmentEntry, Route};

/// The view of a commitment on a page; with its figure on the page of all targets of its district.
pub(in crate::page) fn commitment(
    context: &PageContext<'_>,
    page: &Route<'_>,
    entry: CommitmentEntry<'_>,
) -> CommitmentView {
    let CommitmentEntry { district, commitment, .. } = entry;
    let words = &context.strings().words;
    let indicator = context.site.checked.indicator(&commitment.indicator);
    let unit = commitment.print.unit_meant(&indicator.unit).to_owned();
    let assessment = context.site.assessments.of(commitment);
    let erratum = commitment.print.erratum.as_ref();
    let nature = commitment.nature.map(|nature| match nature {
        Nature::Binding => words.binding.clone(),
        Nature::Anticipatory => words.anticipatory.clone(),
    });
    let numbers = numbers(context, page, entry, &unit);
    let is_at_home = *page == Route::Targets(&district.profile.id);
    let is_drawn = is_at_home && context.site.is_drawn(entry);
    let has_trend = is_at_home && context.site.has_trend(entry);
    let figure =
        has_trend.then(|| Value::safe_string(&trend::trend(context, entry, &numbers, &unit)));
    let key = context.site.key(commitment.id);
    let file = Route::TrendChart(&district.profile.id, key);
    let picture = (figure.is_some() && context.site.has_pictures()).then(|| page.link(&file));
    let mut view = CommitmentView {
        record: commitment.id,
        anchor: key.to_string(),
        name: context.site.name(commitment),
        told_apart: context.told_apart(entry),
        district: district_link(page, district, key.as_str()),
        indicator: page.link(&Route::Indicator(&commitment.indicator)),
        printed_name: commitment.print.name.clone(),
        group: commitment.group.clone(),
        no: commitment.no.clone(),
        nature,
        printed_unit: commitment.print.unit.clone(),
        erratum: erratum.map(|erratum| misprint(context, erratum)),
        baseline: value::baseline(context, commitment, &unit),
        no_baseline: value::no_baseline(context, commitment),
        latest: value::latest(context, entry, &unit),
        target: value::target_in_force(context, commitment, assessment, &unit),
        status: status_of(context, entry),
        share: working::share(context, assessment),
        working: working::lines(context, entry, &unit),
        is_unclear: assessment.is_unclear,
        as_of: assessment.latest.last().map(|o| o.year()),
        up_to: value::up_to(context, assessment),
        ruling: assessment.judgement.map(|judgement| ruling(context, assessment, judgement)),
        history: history(context, assessment),
        amendments: amendments(context, page, commitment, &unit),
        note: commitment.print.note.clone(),
        source: source(context, page, commitment.id, &commitment.citation),
        numbers,
        says: None,
        figure,
        picture,
        unit,
    };
    view.says = is_drawn.then(|| caption::trend(context, entry, &view));
    view
}

/// What a person made of a commitment, with what the numbers say.
fn ruling(
    context: &PageContext<'_>,
    assessment: &Assessment<'_>,
    judgement: &ManualAssessment,
) -> RulingView {
    RulingView {
        by: judgement.by.clone(),
        date: judgement.date.as_str().to_owned(),
        reason: judgement.reason.clone(),
        by_numbers: status(context, assessment.by_numbers),
    }
}

/// The assessments at the end of earlier years, where there is more than the present one.
fn history(context: &PageContext<'_>, assessment: &Assessment<'_>) -> Vec<PastStatus> {
    let past = assessment.history.iter();
    let past = past.map(|(year, past)| PastStatus { year: *year, status: status(context, *past) });
    let past: Vec<PastStatus> = past.collect();
    if past.len() > 1 { past } else { Vec::new() }
}

/// The targets that a commitment has had, the first one first; none where it was never amended.
fn amendments(
    context: &PageContext<'_>,
    page: &Route<'_>,
    commitment: &Commitment,
    unit: &str,
) -> Vec<AmendedView> {
    if commitment.amendments.is_empty() {
        return Vec::new();
    }
    let first = AmendedView {
        since: None,
        target: value::target(context, commitment, &commitment.target, unit),
        source: source(context, page, commitment.id, &commitment.citation),
    };
    let later = commitment.amendments.iter().map(|amendment| AmendedView {
        since: Some(amendment.since.as_str().to_owned()),
        target: value::target(context, commitment, &amendment.target, unit),
        source: source(context, page, amendment.id, &amendment.citation),
    });
    std::iter::once(first).chain(later).collect()
}

/// The view of an observation.
pub(in crate::page) fn observation(
    context: &PageContext<'_>,
    page: &Route<'_>,
    district: &District,
    observation: &Observation,
) -> ObservationView {
    let indicator = context.site.checked.indicator(&observation.indicator);
    let unit = observation.print.unit_meant(&indicator.unit);
    ObservationView {
        name: indicator.name_of(observation.breakdown.as_ref()),
        district: Link {
            href: page.link(&Route::District(&district.profile.id)),
            text: district.profile.name.clone(),
        },
        indicator: page.link(&Route::Indicator(&observation.indicator)),
        printed_name: observation.print.name.clone(),
        value: value::observed(context, observation, unit),
        year_note: observation.year_note.clone(),
        note: observation.print.note.clone(),
        source: from(context, page, observation.id, &observation.citation),
        anchor: context.site.key(observation.id).to_string(),
    }
}

/// The assessment in words: those of the authors of the site's rule, where they have some.
pub(in crate::page) fn status(context: &PageContext<'_>, status: Status) -> StatusView {
    let words = &context.strings().status;
    let method = context.site.checked.content().site.assessment.method.name();
    let of_method = words.by_method.get(method).and_then(|words| words.get(status.name()));
    let word = of_method.map_or_else(|| words.of(status), String::as_str);
    let reason = status.reason().map(|reason| words.reason(reason).to_owned());
    StatusView { class: status.mark().name(), word: word.to_owned(), reason }
}

/// The assessment of a commitment in words: a target that was met before its year says so, and one that only the rule takes
/// for met.
pub(in crate::page) fn status_of(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
) -> StatusView {
    let assessment = context.site.assessments.of(entry.commitment);
    with_met(context, status(context, assessment.status), assessment.met)
}

/// A status with how the target came to be met.
pub(in crate::page) fn with_met(
    context: &PageContext<'_>,
    view: StatusView,
    met: Option<Met>,
) -> StatusView {
    let words = &context.strings().status;
    let word = match met {
        None | Some(Met::InTime) => return view,
        Some(Met::Nearly) => &words.met_nearly,
        Some(Met::Early) => &words.met_early,
        Some(Met::AtStart) => words.met_at_start.as_ref().unwrap_or(&words.met_early),
    };
    StatusView { word: word.clone(), ..view }
}

fn district_link(page: &Route<'_>, district: &District, anchor: &str) -> Link {
    Link {
        href: page.link_at(&Route::Targets(&district.profile.id), anchor),
        text: district.profile.name.clone(),
    }
}

/// The values of single years added up and averaged.
fn derived(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> impl Iterator<Item = NumberRow> {
    let words = &context.strings().words;
    let assessment = context.site.assessments.of(entry.commitment);
    let first = context.site.checked.document(entry.document).period.0;
    let sums = assessment
        .sums
        .iter()
        .map(move |sum| row(&words.summed, value::summed(context, *sum, unit), None, None));
    // The mean of one year is its value.
    let means = assessment.means.iter().filter(move |mean| mean.at.year() > first);
    let means = means.map(move |mean| {
        row(&words.averaged, value::averaged(context, (first, *mean), unit), None, None)
    });
    sums.chain(means)
}

fn row(item: &str, value: Dated, source: Option<Source>, note: Option<String>) -> NumberRow {
    NumberRow { anchor: None, item: item.to_owned(), value, source, note }
}

/// Every number of a commitment's figure, in the order of years and of the way.
fn numbers(
    context: &PageContext<'_>,
    page: &Route<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> Vec<NumberRow> {
    let commitment = entry.commitment;
    let words = &context.strings().chart;
    let own = || Some(source(context, page, commitment.id, &commitment.citation));
    let measured = measured(context, page, entry, unit);
    let of_parts = context.site.parts_beside(entry);
    let of_parts = of_parts.iter().flat_map(|series| {
        let name = series.breakdown.as_str();
        series.observations.iter().map(move |o| {
            let source = from(context, page, o.id, &o.citation);
            row(name, value::observed(context, o, unit), Some(source), o.print.note.clone())
        })
    });
    let milestones = commitment.milestones.iter();
    let milestones = milestones.map(|milestone| {
        let value = value::target(context, commitment, milestone, unit);
        row(&words.milestone, value, own(), None)
    });
    let as_of = &context.site.checked.content().site.as_of;
    let of_target = match commitment.amendment_on(as_of) {
        Some(amendment) => Some(source(context, page, amendment.id, &amendment.citation)),
        None => own(),
    };
    let assessment = context.site.assessments.of(commitment);
    let value = value::target_in_force(context, commitment, assessment, unit);
    let end = row(&words.target, value, of_target, None);
    let derived = derived(context, entry, unit);
    let known = measured.into_iter().chain(derived).chain(of_parts);
    let mut rows: Vec<NumberRow> = known.chain(milestones).chain([end]).collect();
    rows.sort_by_key(|row| row.value.year);
    rows
}

/// The baseline and the measured values. A baseline that is one of these is one row with it.
fn measured(
    context: &PageContext<'_>,
    page: &Route<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> Vec<NumberRow> {
    let commitment = entry.commitment;
    let words = &context.strings().chart;
    let key = context.site.key(commitment.id).as_str();
    let start = commitment.baseline.as_ref();
    let of_baseline = start.and_then(|baseline| baseline.citation.as_ref());
    let (id, citation) =
        of_baseline.map_or((commitment.id, &commitment.citation), |(id, citation)| (*id, citation));
    let observed = start.and_then(|baseline| baseline.observed.as_ref()?.record);
    let mut baseline = value::baseline(context, commitment, unit);
    let mut rows = Vec::new();
    for o in &context.site.assessments.of(commitment).observations {
        let comes_to = comes_to(context, o, unit);
        let notes: Vec<&str> = [&comes_to, &o.year_note, &o.print.note]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect();
        let note = (!notes.is_empty()).then(|| clauses(notes));
        let earlier = &context.strings().revision.earlier;
        let as_baseline = if Some(o.id) == observed { baseline.take() } else { None };
        let item = if as_baseline.is_some() {
            &words.baseline
        } else if !context.site.is_in_force(o) && !earlier.is_empty() {
            earlier
        } else if o.counts == Some(Count::Year) {
            &context.strings().words.of_year
        } else {
            &words.actual
        };
        let value = as_baseline.unwrap_or_else(|| value::observed(context, o, unit));
        let is_first = || context.site.citations.shown(o.id).is_some_and(|s| s.anchor() == key);
        let anchor = is_first().then(|| context.site.key(o.id).to_string());
        let from = from(context, page, o.id, &o.citation);
        rows.push(NumberRow { anchor, ..row(item, value, Some(from), note) });
    }
    let of_baseline = || source(context, page, id, citation);
    let printed = baseline.map(|value| row(&words.baseline, value, Some(of_baseline()), None));
    printed.into_iter().chain(rows).collect()
}
