//! The views of commitments and observations.

use rust_decimal::Decimal;
use tera::Value;

use super::figure;
use super::route::Route;
use super::scene::{Promise, Scene};
use super::theme::Words;
use super::view::{
    CommitmentView, Dated, Link, NumberRow, ObservationView, Source, StatusView, WorkingView,
};
use super::wording::percent;
use crate::assess::{Reason, Status, Working, observations_of};
use crate::content::{
    Citation, CitedPlace, District, Nature, Observation, Origin, Quantity, Target,
};

/// The view of a commitment on a page; with its figure on the page of its district.
pub(super) fn commitment(
    scene: &Scene<'_>,
    page: &Route<'_>,
    promise: Promise<'_>,
) -> CommitmentView {
    let Promise { district, commitment, .. } = promise;
    let words = &scene.strings().words;
    let indicator = scene.checked.indicator(&commitment.indicator);
    let unit = commitment.print.unit_meant(&indicator.unit).to_owned();
    let assessment = scene.assessments.of(commitment);
    let baseline = commitment.baseline.as_ref();
    let is_dash = baseline.is_some_and(|b| b.quantity.is_none());
    let dash =
        baseline.and_then(|b| b.reason.clone()).unwrap_or_else(|| words.baseline_dash.clone());
    let erratum = commitment.print.erratum.as_ref();
    let nature = commitment.nature.map(|nature| match nature {
        Nature::Binding => words.binding.clone(),
        Nature::Anticipatory => words.anticipatory.clone(),
    });
    let numbers = numbers(scene, page, promise, &unit);
    let is_at_home = *page == Route::District(&district.profile.id);
    let figure = (is_at_home && scene.is_drawn(promise))
        .then(|| Value::safe_string(&figure::trend(scene, promise, &numbers, &unit)));
    let anchor = scene.anchor(&commitment.origin);
    let file = Route::trend_chart(&district.profile.id, anchor);
    let picture = (figure.is_some() && scene.has_pictures()).then(|| page.link(&file));
    CommitmentView {
        anchor: anchor.to_owned(),
        name: scene.name(&commitment.indicator, &commitment.print),
        told_apart: scene.told_apart(promise),
        district: district_link(page, district, anchor),
        indicator: page.link(&Route::Indicator(&commitment.indicator)),
        printed_name: commitment.print.name.clone(),
        group: commitment.group.clone(),
        no: commitment.no.clone(),
        nature,
        printed_unit: commitment.print.unit.clone(),
        erratum: erratum.map(|e| format!("{}：{}", e.unit, e.reason)),
        baseline: baseline.and_then(|b| {
            let quantity = b.quantity.as_ref()?;
            Some(dated(b.year, quantity, b.text.as_ref(), &unit))
        }),
        no_baseline: if is_dash { dash } else { words.no_baseline.clone() },
        latest: assessment.latest.iter().map(|o| observed(o, &unit)).collect(),
        target: target(&commitment.target, &unit),
        status: status(scene, assessment.status),
        working: assessment.working.as_ref().map(|working| self::working(words, working, &unit)),
        note: commitment.print.note.clone(),
        source: source(scene, page, &commitment.origin, &commitment.citation),
        numbers,
        figure,
        picture,
        unit,
    }
}

/// The target of a commitment alone, for a table of many.
pub(super) fn target_of(scene: &Scene<'_>, promise: Promise<'_>) -> Dated {
    let commitment = promise.commitment;
    let catalogue = &scene.checked.indicator(&commitment.indicator).unit;
    target(&commitment.target, commitment.print.unit_meant(catalogue))
}

/// The view of an observation.
pub(super) fn observation(
    scene: &Scene<'_>,
    page: &Route<'_>,
    district: &District,
    observation: &Observation,
) -> ObservationView {
    let unit = observation.print.unit_meant(&scene.checked.indicator(&observation.indicator).unit);
    let anchor = scene.anchor(&observation.origin).to_owned();
    ObservationView {
        name: scene.name(&observation.indicator, &observation.print),
        district: Link {
            href: page.link(&Route::District(&district.profile.id)),
            text: district.profile.name.clone(),
        },
        indicator: page.link(&Route::Indicator(&observation.indicator)),
        printed_name: observation.print.name.clone(),
        value: observed(observation, unit),
        year_note: observation.year_note.clone(),
        note: observation.print.note.clone(),
        source: source(scene, page, &observation.origin, &observation.citation),
        anchor,
    }
}

/// The judgement in words.
pub(super) fn status(scene: &Scene<'_>, status: Status) -> StatusView {
    let words = &scene.strings().status;
    let word = match status {
        Status::Met => &words.met,
        Status::Ahead => &words.ahead,
        Status::OnPace => &words.on_pace,
        Status::Behind => &words.behind,
        Status::Reversed => &words.reversed,
        Status::Kept => &words.kept,
        Status::AtRisk => &words.at_risk,
        Status::Broken => &words.broken,
        Status::Unassessed(_) => &words.unassessed,
    };
    let reason = status.reason().map(|reason| match reason {
        Reason::NoObservation => words.no_observation.clone(),
        Reason::NoBaseline => words.no_baseline.clone(),
        Reason::Qualitative => words.qualitative.clone(),
        Reason::ConflictingValues => words.conflicting_values.clone(),
        Reason::InexactValue => words.inexact_value.clone(),
        Reason::NoDirection => words.no_direction.clone(),
    });
    StatusView { class: status.name(), word: word.clone(), reason }
}

/// The words that back a record.
pub(super) fn source(
    scene: &Scene<'_>,
    page: &Route<'_>,
    origin: &Origin,
    citation: &Citation,
) -> Source {
    let words = &scene.strings().words;
    let (place, quote) = match &citation.place {
        CitedPlace::Row { table, row, .. } => {
            (Some(format!("{table} {}", words.row.replace('%', row))), None)
        }
        CitedPlace::Quote { quote, table, .. } => (table.clone(), Some(quote.clone())),
    };
    Source {
        href: scene.citations.source(page, &citation.document, origin),
        document: scene.checked.document(&citation.document).title.clone(),
        place,
        quote,
    }
}

fn district_link(page: &Route<'_>, district: &District, anchor: &str) -> Link {
    Link {
        href: page.link_at(&Route::District(&district.profile.id), anchor),
        text: district.profile.name.clone(),
    }
}

fn dated(year: i32, quantity: &Quantity, text: Option<&String>, unit: &str) -> Dated {
    let holds_unit = text.is_some() || matches!(quantity, Quantity::Words(_));
    Dated {
        year,
        text: text.cloned().unwrap_or_else(|| quantity.text()),
        // `10` and `1/10万` read `10/10万`.
        unit: match unit.strip_prefix('1').filter(|rest| rest.starts_with('/')) {
            _ if holds_unit => String::new(),
            Some(rest) => rest.to_owned(),
            None => unit.to_owned(),
        },
    }
}

fn target(target: &Target, unit: &str) -> Dated {
    dated(target.year, &target.quantity, target.text.as_ref(), unit)
}

fn observed(observation: &Observation, unit: &str) -> Dated {
    dated(observation.year, &observation.quantity, observation.text.as_ref(), unit)
}

/// Every number of a commitment's figure, in the order of years and of the way.
fn numbers(
    scene: &Scene<'_>,
    page: &Route<'_>,
    promise: Promise<'_>,
    unit: &str,
) -> Vec<NumberRow> {
    let Promise { district, commitment, .. } = promise;
    let words = &scene.strings().chart;
    let own = || Some(source(scene, page, &commitment.origin, &commitment.citation));
    let row =
        |item: &str, value, source, note| NumberRow { item: item.to_owned(), value, source, note };
    let baseline = commitment.baseline.iter().filter_map(|b| {
        let value = dated(b.year, b.quantity.as_ref()?, b.text.as_ref(), unit);
        Some(row(&words.baseline, value, own(), None))
    });
    let observations = observations_of(scene.checked, district, commitment).into_iter().map(|o| {
        let source = source(scene, page, &o.origin, &o.citation);
        let notes: Vec<&str> =
            [&o.year_note, &o.print.note].into_iter().flatten().map(String::as_str).collect();
        let note = (!notes.is_empty()).then(|| notes.join("；"));
        row(&words.actual, observed(o, unit), Some(source), note)
    });
    let milestones =
        commitment.milestones.iter().map(|m| row(&words.milestone, target(m, unit), own(), None));
    let end = row(&words.target, target(&commitment.target, unit), own(), None);
    let mut rows: Vec<NumberRow> =
        baseline.chain(observations).chain(milestones).chain([end]).collect();
    rows.sort_by_key(|row| row.value.year);
    rows
}

fn working(words: &Words, working: &Working, unit: &str) -> WorkingView {
    // A change of a percentage is counted in points, or it reads as a share of the share.
    let points = match unit {
        "%" => &words.percentage_points,
        "‰" => &words.per_mille_points,
        _ => unit,
    };
    let amount = |value: Decimal| {
        let sign = if value.is_sign_positive() && !value.is_zero() { "+" } else { "" };
        format!("{sign}{} {points}", value.round_dp(2).normalize())
    };
    WorkingView {
        completion: percent(working.completion),
        expected: percent(working.expected),
        pace: working.pace.map(|pace| pace.round_dp(2).to_string()),
        gap: amount(working.gap),
        achieved: amount(working.achieved_a_year),
        needed: working.needed_a_year.map(amount),
        outlook: format!("{} {unit}", working.outlook.round_dp(2).normalize()),
    }
}
