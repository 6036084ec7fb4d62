//! Growth a year in decimals. The floating-point functions of the machines differ in their last digits, and the same content
//! has to give the same site everywhere.

use rust_decimal::{Decimal, MathematicalOps};

/// How often a root is refined: each time about doubles its digits.
const ROUNDS: usize = 12;

/// (`to`/`from`)^(1/`years`)−1, the compound growth a year; `None` where no time passes, from zero, or across zero.
pub(super) fn growth(from: Decimal, to: Decimal, years: i32) -> Option<Decimal> {
    let ratio = to.checked_div(from)?;
    let years = u32::try_from(years).ok().filter(|years| *years > 0)?;
    Some(root(ratio, years)? - Decimal::ONE)
}

/// `base`^(`over`/`under`).
pub(super) fn power(base: Decimal, over: u32, under: u32) -> Option<Decimal> {
    root(base, under)?.checked_powi(i64::from(over))
}

/// The n-th root of a number that is not negative, by Newton's method from above.
fn root(number: Decimal, n: u32) -> Option<Decimal> {
    if number < Decimal::ZERO {
        return None;
    }
    if number == Decimal::ZERO || n == 1 {
        return Some(number);
    }
    let degree = Decimal::from(n);
    let mut x = Decimal::ONE;
    // From above, the steps go down to the root and never past it, and no power overflows.
    while x.checked_powi(i64::from(n))? < number {
        x *= Decimal::TWO;
    }
    while (x / Decimal::TWO).checked_powi(i64::from(n))? >= number && x > Decimal::new(1, 20) {
        x /= Decimal::TWO;
    }
    for _ in 0..ROUNDS {
        let power = x.checked_powi(i64::from(n - 1))?;
        let next = ((degree - Decimal::ONE) * x + number.checked_div(power)?) / degree;
        if next == x {
            break;
        }
        x = next;
    }
    Some(x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Roots of numbers whose roots are known.
    #[test]
    fn roots_are_exact_to_many_digits() {
        for (power, n, expected) in [
            ("1024", 10, "2"),
            ("0.00032", 5, "0.2"),
            ("1.331", 3, "1.1"),
            ("1000000000000", 12, "10"),
            ("0.000000000001", 12, "0.1"),
            ("1", 30, "1"),
            ("0", 7, "0"),
        ] {
            let found = root(number(power), n).unwrap();
            assert!(
                (found - number(expected)).abs() < number("0.00000000000000001"),
                "{power} {found}"
            );
        }
        assert_eq!(root(number("-8"), 3), None);
    }

    #[test]
    fn growth_is_compound() {
        let three = growth(number("100"), number("133.1"), 3).unwrap();
        assert_eq!(three.round_dp(15), number("0.1"));
        // Two losses: from -8 to -4 the number shrinks, as from 8 to 4.
        assert_eq!(growth(number("-8"), number("-4"), 1), growth(number("8"), number("4"), 1));
        assert_eq!(growth(number("0"), number("4"), 1), None);
        assert_eq!(growth(number("-1"), number("4"), 2), None);
        assert_eq!(growth(number("3"), number("4"), 0), None);
        assert_eq!(power(number("32"), 2, 5).unwrap().round_dp(15), number("4"));
    }
}
