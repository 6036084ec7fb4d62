//! A stated total is the sum of what it is the total of.

use std::collections::BTreeMap;

use rust_decimal::{Decimal, RoundingStrategy};

use super::citations::{Cited, Texts, printed_at};
use super::{Subject, documents};
use crate::content::{Document, InvestUnit, Number, Origin, Plan, Project, Selection, Total};
use crate::diag::{Code, Finding};
use crate::say;

/// 亿 in 万.
const WAN_IN_YI: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// What totals are stated of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Amount {
    Count,
    Area,
    Invest(InvestUnit),
}

impl Amount {
    const ALL: [Self; 4] =
        [Self::Count, Self::Area, Self::Invest(InvestUnit::Yi), Self::Invest(InvestUnit::Wan)];

    fn key(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Area => "area_m2",
            Self::Invest(InvestUnit::Yi) => "invest_yi",
            Self::Invest(InvestUnit::Wan) => "invest_wan",
        }
    }

    /// The unit in both languages of the messages.
    fn unit(self) -> (&'static str, &'static str) {
        match self {
            Self::Count => ("个", "projects"),
            Self::Area => ("平方米", "m²"),
            Self::Invest(InvestUnit::Yi) => ("亿元", "亿元"),
            Self::Invest(InvestUnit::Wan) => ("万元", "万元"),
        }
    }

    fn stated(self, total: &Total) -> Option<&Number> {
        match self {
            Self::Count => total.count.as_ref(),
            Self::Area => total.area_m2.as_ref(),
            Self::Invest(unit) => {
                total.invest.as_ref().filter(|(_, of)| *of == unit).map(|(number, _)| number)
            }
        }
    }

    /// What one project adds; `None` where the document does not say.
    fn of(self, project: &Project) -> Option<Decimal> {
        match self {
            Self::Count => Some(Decimal::ONE),
            Self::Area => project.area_m2.as_ref().map(Number::value),
            Self::Invest(unit) => project.invest_yi.as_ref().map(|yi| match unit {
                InvestUnit::Yi => yi.value(),
                InvestUnit::Wan => yi.value() * WAN_IN_YI,
            }),
        }
    }
}

/// Compares the totals of every document with what they are totals of. A total of all is compared with the stated totals
/// of its categories where there is one for each, so that a slip in one category is told once.
pub(super) fn check(
    subject: &Subject<'_>,
    texts: &Texts<'_>,
    cited: &BTreeMap<Origin, Cited>,
    findings: &mut Vec<Finding>,
) {
    let plans = || subject.content.districts.iter().flat_map(|district| &district.plans);
    for (_, document) in documents(subject.content) {
        let plans: Vec<&Plan> = plans().filter(|plan| plan.document == document.id).collect();
        let book = Book {
            subject,
            texts,
            cited,
            document,
            projects: plans.iter().flat_map(|plan| &plan.projects).collect(),
            totals: plans.iter().flat_map(|plan| &plan.totals).collect(),
        };
        for amount in Amount::ALL {
            book.compare(amount, findings);
        }
        for total in &book.totals {
            book.unknown_rows(total, findings);
        }
    }
}

/// The projects and totals of one document.
struct Book<'a> {
    subject: &'a Subject<'a>,
    texts: &'a Texts<'a>,
    cited: &'a BTreeMap<Origin, Cited>,
    document: &'a Document,
    projects: Vec<&'a Project>,
    totals: Vec<&'a Total>,
}

impl Book<'_> {
    fn compare(&self, amount: Amount, findings: &mut Vec<Finding>) {
        let mut told: Vec<(&Total, Finding)> = Vec::new();
        for total in &self.totals {
            let Some(stated) = amount.stated(total) else { continue };
            let Some((sum, parts)) = self.sum(amount, total) else { continue };
            let rounded = sum.round_dp_with_strategy(
                stated.value().scale(),
                RoundingStrategy::MidpointAwayFromZero,
            );
            if rounded == stated.value() {
                continue;
            }
            let is_same = |other: &Total| {
                other.of == total.of
                    && amount.stated(other).is_some_and(|n| n.value() == stated.value())
            };
            let origin = &total.origin;
            if let Some((_, earlier)) = told.iter_mut().find(|(other, _)| is_same(other)) {
                let span = origin.span(self.subject.sources, &[amount.key()]);
                let say = say!("这里也是同一个数", "the same number again");
                *earlier = earlier.clone().other(span, say);
                continue;
            }
            told.push((total, self.finding(total, amount, stated, sum, parts)));
        }
        findings.extend(told.into_iter().map(|(_, finding)| finding));
    }

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
            let span = total.origin.within("projects", n).span(self.subject.sources, &[]);
            findings.push(Finding::new(Code::RowNotFound, span, say).hint(hint));
        }
    }

    /// The sum of what a total is of, and how many parts it has; `None` where a part is not known.
    fn sum(&self, amount: Amount, total: &Total) -> Option<(Decimal, usize)> {
        if let Some(parts) = self.categories(amount, total) {
            return Some((parts.iter().sum(), parts.len()));
        }
        let parts = self.projects.iter().filter(|project| total.of.holds(project));
        let parts: Vec<Decimal> = parts.map(|project| amount.of(project)).collect::<Option<_>>()?;
        (!parts.is_empty()).then(|| (parts.iter().sum(), parts.len()))
    }

    /// What is stated for each category, for a total of all.
    fn categories(&self, amount: Amount, total: &Total) -> Option<Vec<Decimal>> {
        let of = &total.of;
        if of.group.is_some() || of.stage.is_some() || !of.numbers.is_empty() {
            return None;
        }
        let mut groups: Vec<&Option<String>> = self.projects.iter().map(|p| &p.group).collect();
        groups.dedup();
        let whole = |other: &&&Total| other.of.stage.is_none() && other.of.numbers.is_empty();
        let stated = groups.iter().map(|group| {
            let total = self.totals.iter().filter(whole).find(|other| {
                other.of.group == **group && group.is_some() && amount.stated(other).is_some()
            });
            total.and_then(|total| amount.stated(total)).map(Number::value)
        });
        stated.collect()
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

    fn finding(
        &self,
        total: &Total,
        amount: Amount,
        stated: &Number,
        sum: Decimal,
        parts: usize,
    ) -> Finding {
        let (stated, sum) = (stated.text(), sum.normalize());
        let of = self.name(total);
        let (zh, en) = amount.unit();
        let say = say!(
            "{of}合计印作 {stated} {zh}，{parts} 项相加是 {sum} {zh}",
            "the total of {of} is printed as {stated} {en}, its parts ({parts}) add up to {sum} {en}"
        );
        let span = total.origin.span(self.subject.sources, &[amount.key()]);
        let finding = Finding::new(Code::SumDiffers, span, say);
        let Some(cited) = self.cited.get(&total.origin) else { return finding };
        match printed_at(self.subject, self.texts, cited) {
            Some(span) => finding.other(span, say!("原文在这里", "printed here")),
            None => finding,
        }
    }
}
