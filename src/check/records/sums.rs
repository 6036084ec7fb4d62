//! A stated total is the sum of what it is the total of.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::sum::{Agreement, Amount, Sum, compare, sum};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::{Document, DocumentId, Plan, Project, Quantity, Selection, Total};
use crate::say;

/// Compares the totals of every document with what they are totals of. A total of all is compared with the stated totals
/// of its categories where there is one for each, so that an error in one category is reported once.
pub(in crate::check) fn check(subject: &DistrictSubject<'_>, findings: &mut Vec<Finding>) {
    let plans = &subject.district.plans;
    let documents: BTreeSet<&DocumentId> = plans.iter().map(|plan| &plan.document).collect();
    for id in documents {
        let Some((_, document)) = subject.index.documents.get(id) else { continue };
        let plans: Vec<&Plan> = plans.iter().filter(|plan| plan.document == *id).collect();
        let projects: Vec<&Project> = plans.iter().flat_map(|plan| &plan.projects).collect();
        let totals: Vec<&Total> = plans.iter().flat_map(|plan| &plan.totals).collect();
        let of_document = DocumentProjects { subject, document, projects, totals };
        for total in &of_document.totals {
            of_document.unknown_rows(total, findings);
        }
        for amount in Amount::of(&of_document.totals) {
            of_document.compare(amount, findings);
        }
    }
}

/// The projects and totals of one document.
struct DocumentProjects<'a> {
    subject: &'a DistrictSubject<'a>,
    document: &'a Document,
    projects: Vec<&'a Project>,
    totals: Vec<&'a Total>,
}

/// A total that is not the sum of its parts.
struct Difference<'a> {
    total: &'a Total,
    stated: &'a Quantity,
    sum: Decimal,
    parts: usize,
}

impl<'a> DocumentProjects<'a> {
    /// The numbers of a total are those of projects that it can be of; without one of them the sum is of fewer.
    fn unknown_rows(&self, total: &Total, findings: &mut Vec<Finding>) {
        for (n, no) in total.of.numbers.iter().enumerate() {
            let of = Selection { numbers: vec![no.clone()], ..total.of.clone() };
            if self.projects.iter().any(|project| of.holds(project)) {
                continue;
            }
            let say = say!(
                "没有这样一个序号为 {no} 的项目",
                "there is no such project with the number {no}"
            );
            let hint = say!(
                "写项目的序号；`group` 和 `stage` 也要与那个项目的相同",
                "give the number of a project of this `group` and `stage`"
            );
            let place = total.origin.within("projects", n).span(self.subject.sources, &[]);
            let record = total.origin.span(self.subject.sources, &[]);
            findings.push(Finding::new(Code::RowNotFound, place, say).of(record).hint(hint));
        }
    }

    fn compare(&self, amount: Amount, findings: &mut Vec<Finding>) {
        let mut told: Vec<(Difference<'_>, Finding)> = Vec::new();
        for total in &self.totals {
            let Some(difference) = self.difference(total, amount) else { continue };
            let is_same = |other: &Difference<'_>| {
                other.total.of == total.of
                    && other.stated.says_the_same(difference.stated)
                    && unit_of(other.total, amount) == unit_of(total, amount)
            };
            let Some((_, earlier)) = told.iter_mut().find(|(other, _)| is_same(other)) else {
                let finding = self.finding(&difference, amount);
                told.push((difference, finding));
                continue;
            };
            let span = total.origin.span(self.subject.sources, &[key(total, amount)]);
            *earlier =
                earlier.clone().other(span, say!("这里也是同一个数", "the same number again"));
        }
        findings.extend(told.into_iter().map(|(_, finding)| finding));
    }

    fn difference(&self, total: &'a Total, amount: Amount) -> Option<Difference<'a>> {
        let sum: Sum<'a> = sum(total, amount, &self.projects, &self.totals)?;
        let (agreement, value, parts) = match (&sum.categories, sum.of_categories()) {
            (Some(categories), Some(of_all)) => {
                (compare(sum.stated, of_all), of_all, categories.len())
            }
            _ => (sum.agreement(), sum.value(), sum.parts.len()),
        };
        (agreement == Agreement::Different).then_some(Difference {
            total,
            stated: sum.stated,
            sum: value,
            parts,
        })
    }

    /// What a total is of: `“村级建设项目”（启动，序号 26、27）`.
    fn name(&self, total: &Total) -> String {
        let of = &total.of;
        let group = of.group.as_deref().unwrap_or(&self.document.title);
        let numbers = of.numbers.join("、");
        let numbers = (!numbers.is_empty()).then(|| format!("序号 {numbers}"));
        let limits: Vec<String> = of.stage.iter().cloned().chain(numbers).collect();
        if limits.is_empty() {
            format!("“{group}”")
        } else {
            format!("“{group}”（{}）", limits.join("，"))
        }
    }

    fn finding(&self, difference: &Difference<'_>, amount: Amount) -> Finding {
        let Difference { total, stated, sum, parts } = difference;
        let is_short = stated.value().is_some_and(|(_, number)| *sum < number);
        let (stated, sum) = (stated.text(), sum.normalize());
        let of = self.name(total);
        let (zh, en) = match amount {
            Amount::Count => ("个", "projects"),
            Amount::Area => ("平方米", "m²"),
            Amount::Invest | Amount::Measure(_) => {
                let unit = unit_of(total, amount);
                (unit, unit)
            }
        };
        let say = say!(
            "{of}合计印作 {stated} {zh}，{parts} 项相加是 {sum} {zh}",
            "the total of {of} is printed as {stated} {en}, its parts ({parts}) add up to {sum} {en}"
        );
        let key = key(total, amount);
        let finding = self.subject.finding(Code::SumDiffers, &total.origin, &[key], say);
        let finding = if is_short && !total.and_others {
            finding.hint(say!(
                "原文只列出其中一部分项目的，加上 `others: true`",
                "add `others: true` where the document lists only some of these projects"
            ))
        } else {
            finding
        };
        self.subject.with_print(finding, total.id)
    }
}

/// The unit of an investment or a measure of a total.
fn unit_of(total: &Total, amount: Amount) -> &str {
    match (amount, &total.invest) {
        (Amount::Measure(n), _) => total.measures.get(n).map_or("", |measure| &measure.unit),
        (_, invest) => invest.as_ref().map_or("", |money| money.unit.printed()),
    }
}

/// The key that an amount of a total is written under.
fn key(total: &Total, amount: Amount) -> &'static str {
    match amount {
        Amount::Count => "count",
        Amount::Area => "area_m2",
        Amount::Invest => total.invest.as_ref().map_or("", |money| money.unit.key()),
        Amount::Measure(_) => "measures",
    }
}
