//! Findings that say again what another finding says.

use std::collections::{BTreeMap, BTreeSet};

use super::table::Reported;
use crate::diag::{Code, FileId, Finding, Span};

/// Drops what is restated.
pub(super) fn drop_restated(reports: &mut Vec<Reported>) {
    drop_missing_values(reports);
    drop_conflicts(reports);
    drop_of_other_parts(reports);
    drop_totals(reports);
}

/// The total of a table is told with the record that has it, where there is one.
fn drop_totals(reports: &mut Vec<Reported>) {
    let is_sum = |report: &Reported| report.finding.code == Code::SumDiffers;
    let is_of_table = |report: &Reported| is_sum(report) && report.check.name == "table-totals";
    let told = reports.iter().filter(|report| is_sum(report) && !is_of_table(report));
    let told: Vec<Span> = told.flat_map(|report| places(&report.finding)).collect();
    let is_in_row = |row: &[Span], place: &Span| {
        let start = row.iter().map(|span| span.start()).min();
        let end = row.iter().map(|span| span.end()).max();
        let is_of_file = row.first().is_some_and(|span| span.file() == place.file());
        is_of_file && start <= Some(place.start()) && Some(place.start()) < end
    };
    reports.retain(|report| {
        let row = places(&report.finding);
        !is_of_table(report) || !told.iter().any(|place| is_in_row(&row, place))
    });
}

/// A value that is of another category is no news where it is that, nor that it does not go with the others.
fn drop_of_other_parts(reports: &mut Vec<Reported>) {
    let is_of_other = |finding: &Finding| finding.code == Code::ValueOfAnotherBreakdown;
    let told = reports.iter().map(|report| &report.finding).filter(|finding| is_of_other(finding));
    let told: BTreeSet<Span> = told.map(|finding| finding.primary.span).collect();
    reports.retain(|Reported { finding, .. }| match finding.code {
        Code::ValueNotInQuote => !told.contains(&finding.primary.span),
        Code::WholeDiffersFromParts | Code::ConflictingValues => {
            !places(finding).iter().any(|span| told.contains(span))
        }
        _ => true,
    });
}

/// That its source does not print a value is no news where `labels` says what is printed.
fn drop_missing_values(reports: &mut Vec<Reported>) {
    let says_more = |report: &Reported| report.check.name == "labels";
    let is_missing = |report: &Reported| report.finding.code == Code::ValueNotInQuote;
    let told = reports.iter().filter(|report| is_missing(report) && says_more(report));
    let told: BTreeSet<Span> = told.map(|report| report.finding.primary.span).collect();
    reports.retain(|report| {
        says_more(report) || !is_missing(report) || !told.contains(&report.finding.primary.span)
    });
}

/// Two sentences that differ in their numbers are reported as such; that the records that quote these numbers differ, too,
/// is no news.
fn drop_conflicts(reports: &mut Vec<Reported>) {
    let mut sentences: BTreeMap<FileId, Vec<Vec<Span>>> = BTreeMap::new();
    for Reported { finding, .. } in reports.iter() {
        if finding.code == Code::TextAndAnnexDiffer {
            sentences.entry(finding.primary.span.file()).or_default().push(places(finding));
        }
    }
    let is_restated = |finding: &Finding| {
        let places = places(finding);
        let files: BTreeSet<FileId> = places.iter().map(|place| place.file()).collect();
        files.into_iter().any(|file| {
            let printed: Vec<Span> =
                places.iter().copied().filter(|place| place.file() == file).collect();
            let mut pairs = sentences.get(&file).into_iter().flatten();
            pairs.any(|pair| says_the_same(pair, &printed))
        })
    };
    reports.retain(|report| {
        report.finding.code != Code::ConflictingValues || !is_restated(&report.finding)
    });
}

/// Whether values are printed in each of some sentences, and nowhere else.
fn says_the_same(sentences: &[Span], printed: &[Span]) -> bool {
    let touch = |one: &Span, other: &Span| one.start() < other.end() && other.start() < one.end();
    let within: Vec<Option<usize>> = printed
        .iter()
        .map(|place| sentences.iter().position(|sentence| touch(sentence, place)))
        .collect();
    (0..sentences.len()).all(|n| within.contains(&Some(n))) && !within.contains(&None)
}

fn places(finding: &Finding) -> Vec<Span> {
    std::iter::once(&finding.primary).chain(&finding.others).map(|label| label.span).collect()
}
