//! The data files of judgements: how each status came about, what it was before, and targets that were amended.

use rust_decimal::Decimal;

use super::{comparator, or_empty, quote, table};
use crate::assess::{Measure, Pace, Reason, Working};
use crate::page::Output;
use crate::page::scene::{Promise, Scene};
use crate::page::working::pace;

/// What tells a commitment from all others, as the first columns of each file.
const KEY: [&str; 5] = ["district", "document", "indicator", "part", "first_target_year"];

fn key(promise: Promise<'_>) -> [String; 5] {
    let commitment = promise.commitment;
    [
        promise.district.profile.id.to_string(),
        promise.document.to_string(),
        commitment.indicator.to_string(),
        or_empty(commitment.print.part.as_ref()),
        commitment.target.year.to_string(),
    ]
}

/// One array of two: a row of a table.
fn joined<const N: usize>(
    key: [impl Into<String>; 5],
    rest: [impl Into<String>; N],
) -> Vec<String> {
    key.into_iter().map(Into::into).chain(rest.into_iter().map(Into::into)).collect()
}

const ASSESSMENTS: [&str; 25] = [
    "method",
    "status",
    "reason",
    "status_by_numbers",
    "start_year",
    "start",
    "latest_year",
    "latest",
    "target_year",
    "target",
    "asked",
    "completion",
    "expected",
    "pace",
    "gap",
    "achieved_a_year",
    "needed_a_year",
    "outlook",
    "measure",
    "limit",
    "margin",
    "years_outside",
    "judged_by",
    "judged_on",
    "judged_reason",
];

/// How each status came about.
pub(super) fn assessments(scene: &Scene<'_>) -> Output {
    let method = scene.checked.content().site.yardstick.method.name();
    let rows = scene.promises().map(|promise| {
        let assessment = scene.assessments.of(promise.commitment);
        let pace = pace(assessment);
        let number = |of: fn(&Pace) -> Option<Decimal>| pace.and_then(of).map(rounded);
        let year = |of: fn(&Pace) -> i32| or_empty(pace.map(of));
        let measure = match &assessment.working {
            Some(Working::Reach { measure, .. } | Working::Tendency { measure, .. }) => {
                measure.as_ref().map(decisive)
            }
            _ => None,
        };
        let margin = match &assessment.working {
            Some(Working::Keep(margin)) => Some(margin),
            _ => None,
        };
        let judgement = assessment.judgement;
        joined(
            key(promise),
            [
                method.to_owned(),
                assessment.status.name().to_owned(),
                or_empty(assessment.status.reason().map(Reason::name)),
                assessment.by_numbers.name().to_owned(),
                year(|p| p.start.year),
                or_empty(number(|p| Some(p.start.value))),
                year(|p| p.now.year),
                or_empty(number(|p| Some(p.now.value))),
                year(|p| p.end.year),
                or_empty(number(|p| Some(p.end.value))),
                or_empty(number(|p| Some(p.asked))),
                or_empty(number(|p| Some(p.completion))),
                or_empty(number(|p| Some(p.expected))),
                or_empty(number(|p| p.pace)),
                or_empty(number(|p| Some(p.gap))),
                or_empty(number(|p| Some(p.achieved_a_year))),
                or_empty(number(|p| p.needed_a_year)),
                or_empty(number(|p| Some(p.outlook))),
                or_empty(measure.map(rounded)),
                or_empty(margin.map(|m| rounded(m.limit))),
                or_empty(margin.map(|m| rounded(m.margin))),
                or_empty(margin.map(|m| m.years_outside)),
                or_empty(judgement.map(|j| &j.by)),
                or_empty(judgement.map(|j| j.date.as_str())),
                or_empty(judgement.map(|j| &j.reason)),
            ],
        )
    });
    table("assessments.csv", joined(KEY, ASSESSMENTS), rows)
}

/// The number that a rule other than the linear one decides by.
fn decisive(measure: &Measure) -> Decimal {
    match measure {
        Measure::Growth { ratio, .. } => *ratio,
        Measure::Tendency { achieved, .. } => *achieved,
        Measure::Projected { share, .. } => *share,
        Measure::Change { of_way, .. } => *of_way,
        Measure::Mean { missed, .. } => *missed,
    }
}

fn rounded(value: Decimal) -> String {
    value.round_dp(4).normalize().to_string()
}

/// The same judgements at the end of earlier years.
pub(super) fn history(scene: &Scene<'_>) -> Output {
    let header = joined(KEY, ["year", "status", "reason"]);
    let rows = scene.promises().flat_map(|promise| {
        let past = scene.assessments.of(promise.commitment).history.iter();
        past.map(move |(year, status)| {
            let reason = or_empty(status.reason().map(Reason::name));
            joined(key(promise), [year.to_string(), status.name().to_owned(), reason])
        })
    });
    table("status-history.csv", header, rows)
}

/// Targets that took the place of earlier ones.
pub(super) fn amendments(scene: &Scene<'_>) -> Output {
    let header = joined(
        KEY,
        ["since", "target_year", "comparator", "target", "target_text", "source", "quote"],
    );
    let rows = scene.promises().flat_map(|promise| {
        promise.commitment.amendments.iter().map(move |amendment| {
            let (comparator, level) = comparator(&amendment.target.quantity);
            joined(
                key(promise),
                [
                    amendment.since.as_str().to_owned(),
                    amendment.target.year.to_string(),
                    comparator.to_owned(),
                    level,
                    amendment.target.printed(),
                    amendment.citation.document.to_string(),
                    quote(&amendment.citation),
                ],
            )
        })
    });
    table("amendments.csv", header, rows)
}
