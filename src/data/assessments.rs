//! The data files of judgements: how each status came about, what it was before, and targets that were amended.

use rust_decimal::Decimal;

use super::cells::{comparator, or_empty, quote, rounded};
use super::table::table;
use crate::assess::{Measure, Pace, Reason, Status, Working, limits};
use crate::files::File;
use crate::site::{Promise, Rounding, Site};

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

const ASSESSMENTS: [&str; 18] = [
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
];

/// How each status came about.
pub(super) fn assessments(site: &Site<'_>) -> File {
    let yardstick = &site.checked.content().site.yardstick;
    let (method, limits) = (yardstick.method.name(), limits(yardstick));
    let rows = site.promises().map(|promise| {
        let assessment = site.assessments.of(promise.commitment);
        let pace = assessment.pace();
        let share = |value: Decimal| rounded(value, &limits);
        let share = |of: fn(&Pace) -> Option<Decimal>| pace.and_then(of).map(share);
        let exact = |of: fn(&Pace) -> Decimal| pace.map(of).map(|v| v.normalize());
        // In the unit of the commitment: what is asked for and where it leads may not seem to be the target by rounding.
        let number = |of: fn(&Pace) -> Option<Decimal>| {
            let pace = pace?;
            let limits = [pace.end.value];
            let rounding = Rounding { decimals: 6, digits: 4, limits: &limits };
            Some(rounding.of(of(pace)?))
        };
        // Of a target that is met no change is needed.
        let is_met = assessment.by_numbers == Status::Met;
        let needed = number(|p| p.needed_a_year).filter(|_| !is_met);
        let year = |of: fn(&Pace) -> i32| or_empty(pace.map(of));
        joined(
            key(promise),
            [
                method.to_owned(),
                assessment.status.name().to_owned(),
                or_empty(assessment.status.reason().map(Reason::name)),
                assessment.by_numbers.name().to_owned(),
                year(|p| p.start.year),
                or_empty(exact(|p| p.start.value)),
                year(|p| p.now.year),
                or_empty(exact(|p| p.now.value)),
                year(|p| p.end.year),
                or_empty(exact(|p| p.end.value)),
                or_empty(number(|p| Some(p.asked))),
                or_empty(share(|p| Some(p.completion))),
                or_empty(share(|p| Some(p.expected))),
                or_empty(share(|p| p.pace)),
                or_empty(number(|p| Some(p.gap))),
                or_empty(number(|p| Some(p.achieved_a_year))),
                or_empty(needed),
                or_empty(number(|p| Some(p.outlook))),
            ],
        )
    });
    table("assessments.csv", joined(KEY, ASSESSMENTS), rows)
}

/// What rules looked at besides the pace, and how kept levels stand to their limits: a row a number.
pub(super) fn measures(site: &Site<'_>) -> File {
    let header = joined(KEY, ["measure", "value"]);
    let limits = limits(&site.checked.content().site.yardstick);
    let rows = site.promises().flat_map(|promise| {
        let working = site.assessments.of(promise.commitment).working.as_ref();
        let measured = working.map_or_else(Vec::new, measured).into_iter();
        // Growth a year is a small number: a few digits more than shares and paces have.
        let rounding = Rounding { decimals: 6, digits: 4, limits: &limits };
        let text = move |value: Decimal| rounding.of(value).to_string();
        measured.map(move |(name, value)| joined(key(promise), [name.to_owned(), text(value)]))
    });
    table("assessment-measures.csv", header, rows)
}

/// The numbers of a working that are no pace, with their names.
fn measured(working: &Working) -> Vec<(&'static str, Decimal)> {
    let measure = match working {
        Working::Reach { measure, .. } | Working::Tendency { measure, .. } => measure.as_ref(),
        Working::Keep(margin) => {
            return vec![
                ("limit", margin.limit),
                ("margin", margin.margin),
                ("tolerance", margin.tolerance),
                ("years-outside", margin.years_outside.into()),
            ];
        }
        Working::Evident(_) => None,
    };
    match measure {
        None => Vec::new(),
        Some(Measure::Growth { achieved, needed, ratio, score, .. }) => {
            let known = [("growth", *achieved), ("needed-growth", *needed), ("ratio", *ratio)];
            known.into_iter().chain(score.map(|score| ("score", score))).collect()
        }
        Some(Measure::Tendency { achieved, shrunk, .. }) => {
            vec![("growth", *achieved), ("shrunk", *shrunk)]
        }
        Some(Measure::Close { left, within }) => vec![("left", *left), ("within", *within)],
        Some(Measure::Projected { achieved, value, share }) => {
            vec![("growth", *achieved), ("projected", *value), ("projected-share", *share)]
        }
        Some(Measure::Boundless { achieved }) => vec![("growth", *achieved)],
        Some(Measure::Change { of_way, of_baseline }) => {
            let of_baseline = of_baseline.map(|share| ("of-baseline", share));
            std::iter::once(("of-way", *of_way)).chain(of_baseline).collect()
        }
        Some(Measure::Mean { first, change, value, missed }) => vec![
            ("since", first.year.into()),
            ("mean", *change),
            ("projected", *value),
            ("missed", *missed),
        ],
    }
}

/// What people made of commitments, with what the numbers say.
pub(super) fn judgements(site: &Site<'_>) -> File {
    let header = joined(KEY, ["status", "status_by_numbers", "by", "date", "grounds"]);
    let rows = site.promises().filter_map(|promise| {
        let assessment = site.assessments.of(promise.commitment);
        let judgement = assessment.judgement?;
        let said = [
            assessment.status.name(),
            assessment.by_numbers.name(),
            &judgement.by,
            judgement.date.as_str(),
            &judgement.reason,
        ];
        Some(joined(key(promise), said))
    });
    table("judgements.csv", header, rows)
}

/// The same judgements at the end of earlier years.
pub(super) fn history(site: &Site<'_>) -> File {
    let header = joined(KEY, ["year", "status", "reason"]);
    let rows = site.promises().flat_map(|promise| {
        let past = site.assessments.of(promise.commitment).history.iter();
        past.map(move |(year, status)| {
            let reason = or_empty(status.reason().map(Reason::name));
            joined(key(promise), [year.to_string(), status.name().to_owned(), reason])
        })
    });
    table("status-history.csv", header, rows)
}

/// Targets that took the place of earlier ones.
pub(super) fn amendments(site: &Site<'_>) -> File {
    let header = joined(
        KEY,
        ["since", "target_year", "comparator", "target", "target_text", "source", "quote"],
    );
    let rows = site.promises().flat_map(|promise| {
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
