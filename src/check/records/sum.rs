//! Stated totals of projects beside the sums of the rows that they are totals of.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::{Bound, Project, Quantity, Total, measure_scale, same_measure};

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
    /// The number as printed: a level or a range.
    pub stated: &'a Quantity,
    /// Whether there are others besides the rows.
    pub and_others: bool,
    /// The numbers of the rows that print an exact one, in the unit of the stated number.
    pub parts: Vec<Decimal>,
    /// How many rows print none.
    pub unknown: usize,
    /// How many of these print nothing at all: they may have none of it, as a clinic has no beds.
    pub blank: usize,
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
    /// Rows are missing, or print no exact number.
    Open,
    /// The stated number is not exact: about so much, which the sum is not, or more or less than so much, as the sum is.
    About,
    /// The rows are only some of what is counted, and no more than it.
    Partial,
}

impl Agreement {
    /// Whether the two numbers can be compared.
    pub fn is_known(self) -> bool {
        matches!(self, Self::Equal | Self::Rounded | Self::Different)
    }
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
        if self.parts.is_empty() {
            return Agreement::Open;
        }
        let agreement = compare(self.stated, self.value());
        let is_whole = self.unknown == 0;
        match agreement {
            Agreement::Equal | Agreement::Rounded if is_whole => agreement,
            Agreement::Equal if self.unknown == self.blank && !self.and_others => agreement,
            // The rows that print a number are more than all of them together.
            _ if (self.and_others || !is_whole) && self.is_above() => Agreement::Different,
            _ if self.and_others => Agreement::Partial,
            _ if is_whole => agreement,
            _ => Agreement::Open,
        }
    }

    /// Whether the rows alone are more than what is stated of them and others.
    fn is_above(&self) -> bool {
        let Some((bound, number)) = self.stated.value() else { return false };
        let is_limit = matches!(bound, Bound::Exact | Bound::AtMost | Bound::Below);
        is_limit && rounded(self.value(), number) > number
    }
}

/// What a sum says to a stated number.
pub fn compare(stated: &Quantity, sum: Decimal) -> Agreement {
    let Some((bound, number)) = stated.value() else { return Agreement::About };
    let is_within = match bound {
        Bound::Exact | Bound::About => sum == number,
        Bound::AtLeast => sum >= number,
        Bound::AtMost => sum <= number,
        Bound::Above => sum > number,
        Bound::Below => sum < number,
    };
    let is_number = matches!(bound, Bound::Exact | Bound::About);
    if is_within {
        // More than 20 says nothing of how much more.
        if is_number { Agreement::Equal } else { Agreement::About }
    } else if is_number && rounded(sum, number) == number {
        Agreement::Rounded
    } else if bound == Bound::About {
        Agreement::About
    } else {
        Agreement::Different
    }
}

/// A sum in the digits of a printed number.
fn rounded(sum: Decimal, printed: Decimal) -> Decimal {
    sum.round_dp_with_strategy(printed.scale(), RoundingStrategy::MidpointAwayFromZero)
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
    let is_blank = |project: &&&Project| match amount {
        Amount::Count => false,
        Amount::Area => project.area_m2.is_none(),
        Amount::Invest => project.invest.is_none(),
        Amount::Measure(_) => project.measures.is_empty(),
    };
    let blank = rows.clone().filter(is_blank).count();
    let numbers: Vec<Option<Decimal>> = rows.map(|project| of(project, amount, total)).collect();
    Some(Sum {
        stated,
        and_others: total.and_others,
        unknown: numbers.iter().filter(|number| number.is_none()).count(),
        blank,
        parts: numbers.into_iter().flatten().collect(),
        categories: categories(total, amount, projects, totals),
    })
}

/// What a total states of an amount of another, which may be itself.
fn stated<'a>(total: &'a Total, amount: Amount, of: &Total) -> Option<&'a Quantity> {
    match amount {
        Amount::Count => total.count.as_ref(),
        Amount::Area => total.area_m2.as_ref(),
        Amount::Invest => total.invest.as_ref().map(|money| &money.amount),
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
        Amount::Area => exact(project.area_m2.as_ref()?),
        Amount::Invest => project.invest.as_ref()?.exactly(total.invest.as_ref()?.unit),
        Amount::Measure(n) => {
            let unit = &total.measures.get(n)?.unit;
            let alike = project.measures.iter();
            let alike = alike.filter_map(|one| Some((one, measure_scale(&one.unit, unit)?)));
            let numbers = alike.map(|(one, scale)| scale.of(exact(&one.value)?));
            let numbers: Vec<Decimal> = numbers.collect::<Option<_>>()?;
            (!numbers.is_empty()).then(|| numbers.iter().sum())
        }
    }
}

/// The number of a level that is exact.
fn exact(quantity: &Quantity) -> Option<Decimal> {
    quantity.value().filter(|(bound, _)| *bound == Bound::Exact).map(|(_, number)| number)
}

/// The stated totals of the categories, if the total is of everything and each category has one in its unit.
fn categories(
    total: &Total,
    amount: Amount,
    projects: &[&Project],
    totals: &[&Total],
) -> Option<Vec<Decimal>> {
    let is_of_all = total.of.group.is_none() && total.of.stage.is_none();
    if !is_of_all || !total.of.numbers.is_empty() || total.and_others {
        return None;
    }
    let unit = |total: &Total| total.invest.as_ref().map(|money| money.unit);
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
            .and_then(exact)
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
            ("≥8800", "11800", Agreement::About),
            ("≥8800", "8799", Agreement::Different),
            (">8800", "8800", Agreement::Different),
            ("≤8800", "8800", Agreement::About),
            ("<8800", "8800", Agreement::Different),
            ("≈8800", "8800", Agreement::Equal),
            ("≈0.32", "0.318", Agreement::Rounded),
            ("≈8800", "8790", Agreement::About),
            ("3—5", "4", Agreement::About),
        ] {
            let stated = Quantity::parse(stated).unwrap();
            let sum = sum.parse().unwrap();
            assert_eq!(compare(&stated, sum), expected, "{stated:?} {sum}");
        }
    }

    #[test]
    fn rows_that_are_not_all_leave_the_sum_open() {
        for (stated, parts, unknown, and_others, expected) in [
            ("3", [1, 2].as_slice(), 0, false, Agreement::Equal),
            ("3", &[1, 2], 1, false, Agreement::Open),
            ("3", &[1, 3], 1, false, Agreement::Different),
            ("3", &[], 0, false, Agreement::Open),
            ("3", &[1], 0, false, Agreement::Different),
            ("3", &[1], 0, true, Agreement::Partial),
            ("3", &[1], 1, true, Agreement::Partial),
            ("3", &[1, 2], 0, true, Agreement::Equal),
            ("3", &[1, 2], 1, true, Agreement::Partial),
            ("3", &[1, 3], 1, true, Agreement::Different),
            ("≤3", &[1, 3], 0, true, Agreement::Different),
            ("≥3", &[1], 0, true, Agreement::Partial),
            ("≈3", &[1, 3], 0, true, Agreement::Partial),
            ("3", &[], 0, true, Agreement::Open),
        ] {
            let sum = Sum {
                stated: &Quantity::parse(stated).unwrap(),
                and_others,
                parts: parts.iter().map(|n| Decimal::from(*n)).collect(),
                unknown,
                blank: 0,
                categories: None,
            };
            assert_eq!(sum.agreement(), expected, "{stated} {parts:?} {unknown} {and_others}");
        }
    }

    #[test]
    fn rows_that_print_nothing_may_have_none() {
        for (blank, parts, expected) in [
            (1, [1, 2].as_slice(), Agreement::Equal),
            (0, &[1, 2], Agreement::Open),
            (1, &[1, 1], Agreement::Open),
            (1, &[2, 2], Agreement::Different),
        ] {
            let stated = &Quantity::parse("3").unwrap();
            let parts = parts.iter().map(|n| Decimal::from(*n)).collect();
            let sum = Sum { stated, and_others: false, parts, unknown: 1, blank, categories: None };
            assert_eq!(sum.agreement(), expected, "{blank} {stated:?}");
        }
    }
}
