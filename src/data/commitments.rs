//! The data files of commitments and their milestones.

use rust_decimal::Decimal;

use super::cells::{comparator, or_empty, rounded};
use super::table::table;
use crate::assess::{Reason, limits};
use crate::files::File;
use crate::model::{Count, Kind, Nature, Quantity};
use crate::site::Site;

const COMMITMENTS: [&str; 21] = [
    "district",
    "district_name",
    "document",
    "indicator",
    "name",
    "part",
    "unit",
    "nature",
    "baseline_year",
    "baseline",
    "target_year",
    "comparator",
    "target",
    "target_text",
    "latest_year",
    "latest",
    "latest_counts",
    "status",
    "reason",
    "completion",
    "pace",
];

pub(super) fn commitments(site: &Site<'_>) -> File {
    let rows = site.promises().map(|promise| {
        let commitment = promise.commitment;
        let indicator = site.checked.indicator(&commitment.indicator);
        let assessment = site.assessments.of(commitment);
        let baseline = commitment.baseline.as_ref();
        let target = assessment.target;
        let (comparator, level) = comparator(&target.quantity);
        let nature = commitment.nature.map(|nature| match nature {
            Nature::Binding => "binding",
            Nature::Anticipatory => "anticipatory",
        });
        let latest: Vec<String> = match assessment.sum() {
            Some(sum) => vec![sum.value.normalize().to_string()],
            None => assessment.latest.iter().map(|o| o.quantity.text()).collect(),
        };
        let of_year = assessment.latest.last().is_some_and(|o| o.counts == Some(Count::Year));
        let counts = match (commitment.kind, assessment.sum()) {
            (Some(Kind::Cumulative), Some(_)) => "sum",
            (Some(Kind::Cumulative), None) if of_year => "year",
            (Some(Kind::Cumulative), None) if !latest.is_empty() => "total",
            _ => "",
        };
        let pace = assessment.pace();
        let limits = limits(&site.checked.content().site.yardstick);
        let rounded =
            |value: Option<Decimal>| value.map_or_else(String::new, |v| rounded(v, &limits));
        [
            promise.district.profile.id.to_string(),
            promise.district.profile.name.clone(),
            promise.document.to_string(),
            commitment.indicator.to_string(),
            commitment.print.name.clone().unwrap_or_else(|| indicator.name.clone()),
            or_empty(commitment.print.part.as_ref()),
            commitment.print.unit_meant(&indicator.unit).to_owned(),
            nature.unwrap_or_default().to_owned(),
            or_empty(baseline.map(|b| b.year)),
            or_empty(baseline.and_then(|b| b.quantity.as_ref()).map(Quantity::text)),
            target.year.to_string(),
            comparator.to_owned(),
            level,
            target.printed(),
            or_empty(assessment.latest.first().map(|o| o.year)),
            latest.join("; "),
            counts.to_owned(),
            assessment.status.name().to_owned(),
            or_empty(assessment.status.reason().map(Reason::name)),
            rounded(pace.map(|p| p.completion)),
            rounded(pace.and_then(|p| p.pace)),
        ]
    });
    table("commitments.csv", COMMITMENTS, rows)
}

pub(super) fn milestones(site: &Site<'_>) -> File {
    let each = site.promises().flat_map(|p| p.commitment.milestones.iter().map(move |m| (p, m)));
    let rows = each.map(|(promise, milestone)| {
        let (comparator, level) = comparator(&milestone.quantity);
        [
            promise.district.profile.id.to_string(),
            promise.document.to_string(),
            promise.commitment.indicator.to_string(),
            or_empty(promise.commitment.print.part.as_ref()),
            milestone.year.to_string(),
            comparator.to_owned(),
            level,
            milestone.printed(),
        ]
    });
    let header = [
        "district",
        "document",
        "indicator",
        "part",
        "target_year",
        "comparator",
        "target",
        "target_text",
    ];
    table("milestones.csv", header, rows)
}
