//! Units: one id and one entry per unit, and no task that names another.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::{doubles, near};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::AgencyId;
use crate::say;

/// Looks at the units of a district and at the tasks that name them.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let agencies = &subject.district.agencies;
    findings.extend(doubles(subject.sources, agencies.iter().map(|u| (u.id.as_str(), &u.origin))));
    names_twice(subject, findings);
    let used = unknown(subject, findings);
    for unit in agencies.iter().filter(|unit| !used.contains(&unit.id)) {
        let name = &unit.name;
        let say = say!("没有任务用到“{name}”", "no task names `{name}`");
        findings.push(subject.finding(Code::UnusedAgency, &unit.origin, &["id"], say));
    }
}

/// A name that two entries have: one unit would be counted as two.
fn names_twice(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let mut first: BTreeMap<&str, &AgencyId> = BTreeMap::new();
    for unit in &subject.district.agencies {
        for (n, name) in unit.names().enumerate() {
            let Some(earlier) = first.insert(name, &unit.id).filter(|id| **id != unit.id) else {
                continue;
            };
            let say = say!(
                "“{name}”已经是 `{earlier}` 的名称",
                "`{name}` is a name of `{earlier}` already"
            );
            let hint = say!("一个单位只留一条", "keep one entry per agency");
            let (origin, keys): (_, &[_]) = match n.checked_sub(1) {
                None => (unit.origin.clone(), &["name"]),
                Some(alias) => (unit.origin.within("aliases", alias), &[]),
            };
            findings.push(subject.finding(Code::DuplicateId, &origin, keys, say).hint(hint));
        }
    }
}

/// The units that tasks name; a finding for each that the district does not have.
fn unknown<'a>(
    subject: &DistrictSubject<'a>,
    findings: &mut Vec<Finding>,
) -> BTreeSet<&'a AgencyId> {
    let district = subject.district;
    let known: BTreeSet<&AgencyId> = district.agencies.iter().map(|unit| &unit.id).collect();
    let mut used = BTreeSet::new();
    for task in district.plans.iter().flat_map(|plan| &plan.tasks) {
        for (n, (duty, id)) in task.agencies.iter().enumerate() {
            used.insert(id);
            if known.contains(id) {
                continue;
            }
            let name = &district.profile.name;
            let say = say!("{name}没有责任单位 `{id}`", "`{name}` has no agency `{id}`");
            let near = near(id.as_str(), known.iter().map(|id| id.as_str()));
            let hint = near.unwrap_or_else(|| {
                say!(
                    "先在这个区县的 `units.yaml` 里加上它，或者改正编号",
                    "add it to `units.yaml` of this district, or fix the id"
                )
            });
            let listed = task.agencies.iter().take(n).filter(|(other, _)| other == duty).count();
            let place = task.origin.within(duty.key(), listed).span(subject.sources, &[]);
            let record = task.origin.span(subject.sources, &[]);
            findings.push(Finding::new(Code::UnknownAgency, place, say).of(record).hint(hint));
        }
    }
    used
}
