//! Stated totals of projects beside the sums of the rows that they are totals of.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Bound, InvestUnit, Number, Project, Total, measure_scale, same_measure};

/// How many 万 are one 亿.
pub const WAN_IN_YI: Decimal = Decimal::from_parts(10_000, 0, 0, false, 0);

/// What is stated in a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// How many projects they are.
    Count,
    /// Their floor area.
    Area,
    /// Their investment, in the unit of the total.
    Invest,
    /// The n-th of the other measures of the total.
    Measure(usize),
}

/// A stated number beside the numbers of the rows.
#[derive(Debug)]
pub struct Sum<'a> {
    /// The number as printed.
    pub stated: &'a Number,
    /// The numbers of the rows that print one, in the unit of the stated number.
    pub parts: Vec<Decimal>,
    /// How many rows print none.
    pub unknown: usize,
    /// For a total of everything: the stated totals of its categories, if each has one.
    pub categories: Option<Vec<Decimal>>,
}

/// Whether two numbers say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// To the last digit.
    Equal,
    /// When the sum is rounded to the digits of the stated number.
    Rounded,
    /// They do not.
    Different,
    /// Rows are missing, or print no number.
    Open,
}

impl Amount {
    /// Every amount but the measures.
    pub const ALL: [Self; 3] = [Self::Count, Self::Area, Self::Invest];

    /// Every amount that some totals state.
    pub fn of(totals: &[&Total]) -> impl Iterator<Item = Self> + use<> {
        let most = totals.iter().map(|total| total.measures.len()).max().unwrap_or_default();
        Self::ALL.into_iter().chain((0..most).map(Self::Measure))
    }
}

impl Sum<'_> {
    /// The sum of the rows.
    pub fn value(&self) -> Decimal {
        self.parts.iter().sum()
    }

    /// The stated totals of the categories together.
    pub fn of_categories(&self) -> Option<Decimal> {
        self.categories.as_ref().map(|categories| categories.iter().sum())
    }

    /// What the rows say to the stated number.
    pub fn agreement(&self) -> Agreement {
        if self.parts.is_empty() || self.unknown > 0 {
            Agreement::Open
        } else {
            compare(self.stated, self.value())
        }
    }
}

/// What a sum says to a stated number.
pub fn compare(stated: &Number, sum: Decimal) -> Agreement {
    let digits = stated.value().scale();
    if sum == stated.value() {
        Agreement::Equal
    } else if sum.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
        == stated.value()
    {
        Agreement::Rounded
    } else {
        Agreement::Different
    }
}

/// A total beside the rows of its document; `None` where it does not state the amount.
pub fn sum<'a>(
    total: &'a Total,
    amount: Amount,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<Sum<'a>> {
    let stated = stated(total, amount, total)?;
    // What is measured otherwise, as devices beside roads, is no part of a length.
    let is_of = |project: &Project| match amount {
        Amount::Measure(n) => {
            let unit = total.measures.get(n).map_or("", |measure| measure.unit.as_str());
            let mut measures = project.measures.iter();
            project.measures.is_empty()
                || measures.any(|one| measure_scale(&one.unit, unit).is_some())
        }
        _ => true,
    };
    let rows = projects.iter().filter(|project| total.of.holds(project) && is_of(project));
    let numbers: Vec<Option<Decimal>> = rows.map(|project| of(project, amount, total)).collect();
    Some(Sum {
        stated,
        unknown: numbers.iter().filter(|number| number.is_none()).count(),
        parts: numbers.into_iter().flatten().collect(),
        categories: categories(total, amount, projects, totals),
    })
}

/// What a total states of an amount of another, which may be itself.
fn stated<'a>(total: &'a Total, amount: Amount, of: &Total) -> Option<&'a Number> {
    match amount {
        Amount::Count => total.count.as_ref(),
        Amount::Area => total.area_m2.as_ref(),
        Amount::Invest => total.invest.as_ref().map(|(number, _)| number),
        Amount::Measure(n) => {
            let unit = &of.measures.get(n)?.unit;
            let mut alike = total.measures.iter().filter(|one| same_measure(&one.unit, unit));
            alike.next().map(|one| &one.value)
        }
    }
}

/// What a project adds to an amount of a total; `None` where it prints no number, or none that can be added.
fn of(project: &Project, amount: Amount, total: &Total) -> Option<Decimal> {
    match amount {
        Amount::Count => Some(Decimal::ONE),
        Amount::Area => project.area_m2.as_ref().map(Number::value),
        Amount::Invest => project.invest_yi.as_ref().map(|yi| match total.invest {
            Some((_, InvestUnit::Wan)) => yi.value() * WAN_IN_YI,
            _ => yi.value(),
        }),
        Amount::Measure(n) => {
            let unit = &total.measures.get(n)?.unit;
            let alike = project.measures.iter();
            let alike = alike.filter_map(|one| Some((one, measure_scale(&one.unit, unit)?)));
            let exact = alike.map(|(one, scale)| {
                let (bound, number) = one.value.level()?;
                (bound == Bound::Exact).then(|| scale.of(number.value())).flatten()
            });
            let numbers: Vec<Decimal> = exact.collect::<Option<_>>()?;
            (!numbers.is_empty()).then(|| numbers.iter().sum())
        }
    }
}

/// The stated totals of the categories, if the total is of everything and each category has one in its unit.
fn categories(
    total: &Total,
    amount: Amount,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<Vec<Decimal>> {
    let is_of_all = total.of.group.is_none() && total.of.stage.is_none();
    if !is_of_all || !total.of.numbers.is_empty() {
        return None;
    }
    let unit = |total: &Total| total.invest.as_ref().map(|(_, unit)| *unit);
    let mut groups: Vec<&Option<String>> = projects.iter().map(|project| &project.group).collect();
    groups.sort();
    groups.dedup();
    let numbers = groups.iter().map(|group| {
        let is_whole = |other: &&&Total| {
            group.is_some()
                && other.of.group == **group
                && other.of.stage.is_none()
                && other.of.numbers.is_empty()
                && (amount != Amount::Invest || unit(other) == unit(total))
        };
        totals
            .iter()
            .filter(is_whole)
            .find_map(|other| stated(other, amount, total))
            .map(Number::value)
    });
    // One category is no sum.
    numbers.collect::<Option<Vec<Decimal>>>().filter(|n| n.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_agree_to_the_digits_that_are_stated() {
        for (stated, sum, expected) in [
            ("8800", "8800", Agreement::Equal),
            ("0.32", "0.320", Agreement::Equal),
            ("0.32", "0.318", Agreement::Rounded),
            ("0.33", "0.325", Agreement::Rounded),
            ("8800", "11800", Agreement::Different),
            ("0.318", "0.32", Agreement::Different),
        ] {
            let stated = Number::parse(stated).unwrap();
            let sum = Number::parse(sum).unwrap().value();
            assert_eq!(compare(&stated, sum), expected, "{stated:?} {sum}");
        }
    }

    #[test]
    fn a_row_without_a_number_leaves_the_sum_open() {
        let stated = Number::parse("3").unwrap();
        let sum = |parts: &[i64], unknown| Sum {
            stated: &stated,
            parts: parts.iter().map(|n| Decimal::from(*n)).collect(),
            unknown,
            categories: None,
        };
        assert_eq!(sum(&[1, 2], 0).agreement(), Agreement::Equal);
        assert_eq!(sum(&[1, 2], 1).agreement(), Agreement::Open);
        assert_eq!(sum(&[], 0).agreement(), Agreement::Open);
    }
}
