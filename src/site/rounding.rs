//! Rounding that says nothing that the exact number does not.

use rust_decimal::{Decimal, RoundingStrategy};

/// The rounding of results, which says nothing that the exact number does not.
///
/// A result has some decimals, and more where that is too few: it stands on the same side as the exact number of zero and
/// of every limit, so that nothing is printed as reached, as passed or as unchanged by rounding; and it has some digits
/// that are not leading zeros.
#[derive(Clone, Copy)]
pub(crate) struct Rounding<'a> {
    /// How many decimals there are at least.
    pub(crate) decimals: u32,
    /// How many digits there are at least, from the first that is not zero.
    pub(crate) digits: u32,
    /// Numbers that may not be reached or passed by rounding.
    pub(crate) limits: &'a [Decimal],
}

impl Rounding<'_> {
    /// The result with its decimals, without zeros at its end.
    pub(crate) fn of(&self, value: Decimal) -> Decimal {
        let is_beside = |rounded: Decimal| {
            let zero = [Decimal::ZERO];
            let mut limits = self.limits.iter().chain(&zero);
            limits.all(|limit| rounded.cmp(limit) == value.cmp(limit))
        };
        let least = self.decimals.max(decimals_of(value, self.digits)).min(value.scale());
        let mut tries = (least..value.scale()).map(|decimals| rounded(value, decimals));
        tries.find(|rounded| is_beside(*rounded)).unwrap_or(value).normalize()
    }

    /// A share in percent; the decimals and digits are those of the percentage.
    pub(crate) fn percent(&self, share: Decimal) -> Decimal {
        let hundred = |share: &Decimal| share * Decimal::ONE_HUNDRED;
        let limits: Vec<Decimal> = self.limits.iter().map(hundred).collect();
        Rounding { limits: &limits, ..*self }.of(hundred(&share))
    }
}

/// How many decimals a number needs to have some digits from the first that is not zero.
fn decimals_of(value: Decimal, digits: u32) -> u32 {
    let (mut decimals, mut value) = (digits, value.abs());
    while value >= Decimal::ONE && decimals > 0 {
        value /= Decimal::TEN;
        decimals -= 1;
    }
    while !value.is_zero() && value < Decimal::new(1, 1) && decimals < Decimal::MAX_SCALE {
        value *= Decimal::TEN;
        decimals += 1;
    }
    decimals
}

/// 四舍五入, as a reader with a pocket calculator does it.
fn rounded(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}
