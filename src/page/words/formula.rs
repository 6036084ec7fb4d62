//! Sums as a reader writes them: numbers with the digits they were printed with, and results with enough of theirs.

use rust_decimal::Decimal;

use crate::assess::Step;
use crate::model::{Bound, Goal};
use crate::page::words::wording::{exact, percentage, with_minus};
use crate::site::Rounding;

/// How many decimals results have beside numbers that are printed with some.
#[derive(Clone, Copy)]
pub(in crate::page) struct Digits(u32);

impl Digits {
    /// Beside these numbers.
    pub(in crate::page) fn of(numbers: [Decimal; 3]) -> Self {
        let decimals = numbers.iter().map(|number| number.normalize().scale()).max();
        Self(decimals.unwrap_or_default())
    }

    /// A result alone: with two decimals, or as many as the numbers that it comes from.
    pub(in crate::page) fn rounding(self, limits: &[Decimal]) -> Rounding<'_> {
        Rounding { decimals: self.0.max(2), digits: 2, limits }
    }

    /// A result that goes into the next sum beside a number that it is compared with: their difference keeps its digits.
    pub(in crate::page) fn beside(self, value: Decimal, other: Decimal) -> Decimal {
        let rounding = Rounding { decimals: self.0.max(2) + 2, digits: 6, limits: &[] };
        other + rounding.of(value - other)
    }

    /// A result that goes into the next sum: with more decimals than are shown alone, so that the sum comes out.
    pub(in crate::page) fn near(self, value: Decimal) -> Decimal {
        Rounding { decimals: self.0.max(2) + 2, digits: 4, limits: &[] }.of(value)
    }
}

/// A unit beside its number: `10` and `1/10万` read `10/10万`.
pub(in crate::page) fn beside(unit: &str) -> &str {
    unit.strip_prefix('1').filter(|rest| rest.starts_with('/')).unwrap_or(unit)
}

/// A number within a formula, with the digits it was printed with; a negative one in brackets.
pub(in crate::page) fn operand(value: Decimal) -> String {
    let text = with_minus(&value.to_string());
    if value.is_sign_negative() && !value.is_zero() { format!("({text})") } else { text }
}

/// `≤28`, `26.6—28`
pub(in crate::page) fn goal_in_signs(goal: &Goal) -> String {
    let number = |value: &Decimal| calculated(*value);
    match goal {
        Goal::AtLeast(value) => format!("{}{}", Bound::AtLeast.sign(), number(value)),
        Goal::AtMost(value) => format!("{}{}", Bound::AtMost.sign(), number(value)),
        Goal::Above(value) => format!("{}{}", Bound::Above.sign(), number(value)),
        Goal::Below(value) => format!("{}{}", Bound::Below.sign(), number(value)),
        Goal::Within(low, high) => format!("{}—{}", number(low), number(high)),
    }
}

/// A calculated number, with enough digits.
pub(in crate::page) fn calculated(value: Decimal) -> String {
    exact(Rounding { decimals: 2, digits: 4, limits: &[] }.of(value))
}

/// Two percentages whose quotient comes out as printed.
pub(in crate::page) fn quotient(
    over: Decimal,
    under: Decimal,
    result: Decimal,
) -> (String, String) {
    let digits = (result.scale() + 2).max(4);
    let share = |share: Decimal| {
        let text = percentage(Rounding { decimals: 2, digits, limits: &[] }, share);
        if share.is_sign_negative() { format!("({text})") } else { text }
    };
    (share(over), share(under))
}

/// A factor of growth, 1 + a rate.
pub(in crate::page) fn grown(rate: Decimal) -> String {
    let sign = if rate.is_sign_negative() { '−' } else { '+' };
    format!("1 {sign} {}", percentage(Rounding { decimals: 2, digits: 6, limits: &[] }, rate.abs()))
}

/// `over ÷ (a − b)`
pub(in crate::page) fn ratio(over: String, a: Decimal, b: Decimal) -> String {
    over + " ÷ " + &difference(a, b)
}

/// `(a − b)`
pub(in crate::page) fn difference(a: Decimal, b: Decimal) -> String {
    format!("({} − {})", operand(a), operand(b))
}

/// The numbers that a rule calculated with, where it put something in the place of zeros.
pub(in crate::page) fn without_zeros(zero: Option<Decimal>, steps: [Step; 3]) -> [Step; 3] {
    steps.map(|step| match zero {
        Some(value) if step.value.is_zero() => Step { value, ..step },
        _ => step,
    })
}
