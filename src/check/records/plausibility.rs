//! Values and units against the catalogue.

use std::collections::BTreeMap;

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding, Message};
use crate::model::{Change, ChangeOf, IndicatorId, Way, convertible};
use crate::say;
use rust_decimal::Decimal;

/// Values lie in the range that the catalogue gives. Values in another unit have no range; that is said of the unit.
pub(in crate::check) fn implausible_values(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    for value in subject.values.iter().filter(|v| !v.is_plausible()) {
        let (low, high) = &value.indicator.plausible;
        let (name, said, unit) = (value.name(), value.quantity.text(), &value.indicator.unit);
        let range = format!("{}—{}{unit}", low.text(), high.text());
        let say = say!(
            "“{name}”的 {said} 超出合理范围 {range}",
            "`{said}` of `{name}` is outside the plausible range `{range}`"
        );
        let there = value.indicator.origin.span(subject.sources, &["plausible"]);
        let finding = Finding::new(Code::ImplausibleValue, value.span(subject.sources), say);
        let finding = subject.with_print(finding, value.cited_by);
        findings.push(finding.other(there, say!("目录里的合理范围", "the plausible range")).hint(say!(
            "对照原文，看小数点、单位和位数；数没有错，就放宽目录里的 `plausible`",
            "compare the decimal point, the unit and the digits with the document; if the value is right, widen `plausible` in the catalogue"
        )));
    }
    let targets = subject.values.iter().filter(|value| value.role == Role::Target);
    findings.extend(targets.filter(|v| is_below_nothing(v)).map(|v| below_nothing(subject, v)));
}

/// Whether a target asks for a fall of more than all of what cannot be below zero: 下降130%.
fn is_below_nothing(value: &Value<'_>) -> bool {
    let is_fall = |change: &Change| change.way == Way::Fall && change.of == ChangeOf::Percent;
    let by = value.quantity.level().map(|(_, number)| number.value());
    value.change().is_some_and(is_fall)
        && !value.indicator.plausible.0.value().is_sign_negative()
        && by.is_some_and(|by| by > Decimal::ONE_HUNDRED)
}

fn below_nothing(subject: &DistrictSubject<'_>, value: &Value<'_>) -> Finding {
    let (name, said) = (value.name(), value.quantity.text());
    let say = say!(
        "“{name}”下降 {said}%，到了零以下",
        "a fall of `{said}` % leaves less than nothing of `{name}`"
    );
    let finding = Finding::new(Code::ImplausibleValue, value.span(subject.sources), say);
    subject.with_print(finding, value.cited_by).hint(say!(
        "对照原文：看小数点，看是不是提高，是不是降到这个数",
        "compare with the document: the decimal point, whether it is a rise, and whether this is what it falls to"
    ))
}

/// The printed unit is the catalogue's. One finding for an indicator of a district: the print repeats its slips.
pub(in crate::check) fn implausible_units(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut groups: BTreeMap<&IndicatorId, Vec<&Value<'_>>> = BTreeMap::new();
    // Each record once: a milestone or a baseline has the unit of its target.
    for value in
        subject.values.iter().filter(|v| matches!(v.role, Role::Observation | Role::Target))
    {
        let printed = value.print().unit.as_deref();
        if printed.is_some_and(|unit| convertible(unit, &value.indicator.unit).is_none()) {
            groups.entry(&value.indicator.id).or_default().push(value);
        }
    }
    for group in groups.into_values() {
        // Commitments come first among the values of a district.
        let Some((first, rest)) = group.split_first() else { continue };
        let (name, unit) = (first.indicator.name.as_str(), first.indicator.unit.as_str());
        let span = |value: &Value<'_>| value.record.origin().span(subject.sources, &["unit"]);
        let printed = |value: &Value<'_>| value.print().unit.clone().unwrap_or_default();
        let odd = printed(first);
        let say = if unit.is_empty() {
            say!(
                "“{name}”的单位印作 {odd}，目录里这个指标没有单位",
                "`{name}` is printed in `{odd}`, and the catalogue gives it no unit"
            )
        } else {
            say!(
                "“{name}”的单位印作 {odd}，目录里是 {unit}",
                "`{name}` is printed in `{odd}`, the catalogue has `{unit}`"
            )
        };
        let mut finding = Finding::new(Code::ImplausibleUnit, span(first), say);
        finding = subject.with_print(finding, first.cited_by);
        for other in rest {
            let unit = printed(other);
            let say = say!("这里也印作 {unit}", "printed in `{unit}` here");
            finding = finding.other(span(other), say);
            finding = subject.with_print(finding, other.cited_by);
        }
        findings.push(finding.hint(hint(&group)));
    }
}

/// What to do about odd units: all are known printing errors, or not.
fn hint(group: &[&Value<'_>]) -> Message {
    let is_settled =
        |value: &&Value<'_>| convertible(value.unit(), &value.indicator.unit).is_some();
    if group.iter().all(is_settled) {
        return say!(
            "已按勘误的单位计算；请发文单位更正原文",
            "values are read in the unit of the erratum; ask the issuer to correct the document"
        );
    }
    say!(
        "原文印错的，加 `erratum`（unit、reason）；抄错的，改 `unit`；确是另一种单位，另立一个指标",
        "for a misprint add an `erratum` (unit, reason); correct a transcription error in `unit`; another measure is another indicator"
    )
}
