//! Targets that are changes: what they start from is known, or the level that they come to is not.

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::{Bound, Change};
use crate::say;

/// A change starts from the exact value of a time: the baseline of the same record, or one that was measured then.
pub(in crate::check) fn changes_without_base(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let targets = subject.values.iter().filter(|value| value.role == Role::Target);
    for (target, change) in targets.filter_map(|value| Some((value, value.change()?))) {
        if subject.values.iter().any(|value| is_base(value, target, change)) {
            continue;
        }
        let (name, against) = (target.name(), change.against.code());
        let say = say!(
            "“{name}”的目标是与 {against} 比的幅度，没有那时的确数，算不出要达到的水平",
            "the target of `{name}` is a change against {against}, and there is no exact value of that time: its level cannot be calculated"
        );
        let span = target.record.origin().span(subject.sources, &["change", "against"]);
        let finding = Finding::new(Code::ChangeWithoutBase, span, say);
        findings.push(subject.with_print(finding, target.cited_by).hint(say!(
            "文件或者别的资料印有 {against} 的值的，写成这一条的 `baseline`，或者那时的实际值；都没有的，目标照列，不评价",
            "where a document or a source prints the value of {against}, give it as `baseline` or as an observation; without one the target is listed and not assessed"
        )));
    }
}

fn is_base(value: &Value<'_>, target: &Value<'_>, change: &Change) -> bool {
    let is_of_record = value.role == Role::Baseline && value.record.id() == target.record.id();
    let is_measured = value.role == Role::Observation && value.series() == target.series();
    let is_exact = matches!(value.quantity.level(), Some((Bound::Exact, _)));
    (is_of_record || is_measured) && is_exact && value.period == Some(&change.against)
}
