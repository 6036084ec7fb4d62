//! Indicators with values of parts of a year: whether they are counted over a time or at one decides what such a value says.

use std::collections::BTreeSet;

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::{IndicatorId, Kind};
use crate::say;

/// A value of a part of a year is of an indicator that the catalogue calls a flow or a stock.
pub(in crate::check) fn undeclared_measures(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let commitments = subject.district.plans.iter().flat_map(|plan| &plan.commitments);
    let is_count =
        |c: &&crate::model::Commitment| matches!(c.kind, Some(Kind::Cumulative | Kind::Total));
    // What is counted towards a total of the period says so by itself.
    let counted: BTreeSet<&IndicatorId> =
        commitments.filter(is_count).map(|commitment| &commitment.indicator).collect();
    let is_part = |value: &&Value<'_>| {
        value.role == Role::Observation && value.period.is_some_and(|period| period.months() < 12)
    };
    let mut said = BTreeSet::new();
    for value in subject.values.iter().filter(is_part) {
        let indicator = value.indicator;
        let is_known = indicator.measure.is_some() || counted.contains(&indicator.id);
        if is_known || !said.insert(&indicator.id) {
            continue;
        }
        let name = value.name();
        let say = say!(
            "“{name}”有不到一年的值，目录没有写它是时段数还是时点数，这样的值只列出，不评价",
            "`{name}` has a value of a part of a year, and the catalogue does not say whether it is a flow or a stock: such values are listed and not assessed"
        );
        let there = indicator.origin.span(subject.sources, &["name"]);
        let finding = Finding::new(Code::UndeclaredMeasure, value.year_span(subject.sources), say);
        findings.push(finding.other(there, say!("指标目录", "the catalogue")).hint(say!(
            "在目录里写 `measure: flow`（一段时间的数）或者 `measure: stock`（一个时点的数）",
            "give `measure: flow` or `measure: stock` in the catalogue"
        )));
    }
}
