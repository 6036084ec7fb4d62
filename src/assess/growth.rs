//! Growth a year in decimals. The floating-point functions of the machines differ in their last digits, and the same content
//! has to give the same site everywhere.

use rust_decimal::{Decimal, MathematicalOps};

use super::step::Step;

/// How many digits of a result count. A decimal has 28, and the last ones are those of rounding: 4.2 over two thirds of 7 is
/// 0.9, and a growth of exactly 1 % must not miss a limit of 1 %. Numbers of the content lie nowhere nearer to a limit.
const DIGITS: u32 = 15;

/// A result as it is held against limits.
pub(super) fn settled(value: Decimal) -> Decimal {
    value.round_sf(DIGITS).map_or(value, |rounded| rounded.normalize())
}

/// A quotient that can be printed: as a percentage, it has two digits more.
pub(super) fn measurable(quotient: Decimal) -> Option<Decimal> {
    quotient.checked_mul(Decimal::ONE_HUNDRED).map(|_| quotient)
}

/// (`to`/`from`)^(1/`years`)−1, the compound growth a year, with all its digits, for further calculation; `None` where no time
/// passes, from zero, or across zero.
pub(super) fn growth(from: Decimal, to: Decimal, years: i32) -> Option<Decimal> {
    // Of one year the quotient alone, which keeps more digits where the numbers lie close together.
    if years == 1 && is_on_one_side(from, to) {
        return (to - from).checked_div(from).and_then(measurable);
    }
    measurable(factor(from, to, years)? - Decimal::ONE)
}

/// Growth a year from `start` to `now` over that from `start` to `end`: R of the rules that have one.
pub(super) fn ratio(start: Step, now: Step, end: Step) -> Option<Decimal> {
    let years = |to: Step| to.at.whole_years_since(start.at);
    let achieved = growth(start.value, now.value, years(now)?)?;
    let needed = growth(start.value, end.value, years(end)?)?;
    let Some(changes) = small(start, now).zip(small(start, end)) else {
        return achieved.checked_div(needed).and_then(measurable);
    };
    // (1+x)^(1/n) − 1 is x/n·(1 − x·(n−1)/2n), and less by x² of itself.
    let bend = |change: Decimal, years: Decimal| {
        Decimal::ONE - change * (years - Decimal::ONE) / (years * Decimal::TWO)
    };
    let (passed, all) = (Decimal::from(years(now)?), Decimal::from(years(end)?));
    let straight = straight(start, now, end, (passed, all))?;
    measurable(straight * bend(changes.0, passed) / bend(changes.1, all))
}

/// Where growth from `start` to `now` leads by the year of `end`, as a share of the way to `end`, if it is so small that the
/// value it leads to has too few digits to tell.
pub(super) fn share_of_small(start: Step, now: Step, end: Step) -> Option<Decimal> {
    let change = small(start, now)?;
    let (passed, all) = (now.at.years_since(start.at), end.at.years_since(start.at));
    let straight = straight(start, now, end, (passed, all))?;
    // (1+x)^s − 1 is s·x·(1 + x·(s−1)/2), and more by s²·x² of itself.
    Some(straight * (Decimal::ONE + change * (all / passed - Decimal::ONE) / Decimal::TWO))
}

/// The change a year over that which is needed.
fn straight(
    start: Step,
    now: Step,
    end: Step,
    (passed, all): (Decimal, Decimal),
) -> Option<Decimal> {
    let way = (end.value - start.value) * passed;
    ((now.value - start.value) * all).checked_div(way).and_then(measurable)
}

/// The change in shares of the start, if it is less than a billionth: growth of such a share has fewer than 15 digits left among
/// 28 decimals.
fn small(start: Step, to: Step) -> Option<Decimal> {
    let change = (to.value - start.value).checked_div(start.value)?;
    (change.abs() < Decimal::new(1, 9)).then_some(change)
}

/// (`to`/`from`)^(1/`years`), by which a value is multiplied each year; `None` as for [`growth`].
pub(super) fn factor(from: Decimal, to: Decimal, years: i32) -> Option<Decimal> {
    let years = u32::try_from(years).ok().filter(|years| *years > 0)?;
    if !is_on_one_side(from, to) {
        return None;
    }
    let (from, to) = (from.abs(), to.abs());
    if to.is_zero() {
        Some(Decimal::ZERO)
    } else if to >= from {
        root(to.checked_div(from)?, years)
    } else {
        // A small quotient has few digits left; its reciprocal has them all.
        Decimal::ONE.checked_div(root(from.checked_div(to)?, years)?)
    }
}

/// Whether growth can lead from one number to the other.
fn is_on_one_side(from: Decimal, to: Decimal) -> bool {
    let zero = Decimal::ZERO;
    from > zero && to >= zero || from < zero && to <= zero
}

/// `base`^(`over`/`under`) of a number from 0 to 1.
pub(super) fn power(base: Decimal, over: u32, under: u32) -> Option<Decimal> {
    if base <= Decimal::ZERO {
        return Some(Decimal::ZERO);
    }
    let root = root(Decimal::ONE.checked_div(base)?, under)?;
    Decimal::ONE.checked_div(root)?.checked_powi(i64::from(over))
}

/// The n-th root of a number from 1 on.
fn root(number: Decimal, n: u32) -> Option<Decimal> {
    if n == 1 { Some(number) } else { approximations(number, n).last() }
}

/// Newton's method: from above, each step goes down to the root and, but for rounding, never past it; where a step goes down no
/// more, the digits are used up.
fn approximations(number: Decimal, n: u32) -> impl Iterator<Item = Decimal> {
    let step = move |x: &Decimal| {
        // A power too large to be written stands for a quotient next to nothing; with one too small for it, the step is
        // shorter than it could be, and still does not pass the root.
        let power = x.checked_powi(i64::from(n) - 1).unwrap_or(Decimal::MAX);
        let sum = x.checked_mul(Decimal::from(n - 1))?.checked_add(number.checked_div(power)?)?;
        sum.checked_div(Decimal::from(n)).filter(|next| next < x)
    };
    std::iter::successors(Some(above(number, n)), step)
}

/// A number a little above the n-th root of a number from 1 on.
fn above(number: Decimal, n: u32) -> Decimal {
    // Where r ≤ 2^m and m = q·n + p, the root is at most 2^q · 2^(p/n), and 2^t ≤ 1 + t from 0 to 1.
    let mut halved = number;
    let mut m = 0;
    while halved > Decimal::ONE {
        halved /= Decimal::TWO;
        m += 1;
    }
    let whole = Decimal::from(1_u64 << (m / n).min(63));
    let by_powers = whole + whole * Decimal::from(m % n) / Decimal::from(n);
    // Closer for small numbers: (1 + t)^n ≥ 1 + n·t.
    let by_parts = (number - Decimal::ONE) / Decimal::from(n) + Decimal::ONE;
    by_powers.min(by_parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    /// Numbers whose growth is known. `tests/assess/growth.csv` has hundreds more.
    #[test]
    fn growth_is_compound() {
        for (from, to, years, expected) in [
            ("100", "133.1", 3, "0.1"),
            ("100", "102.01", 2, "0.01"),
            ("1", "1024", 10, "1"),
            ("1", "0.00032", 5, "-0.8"),
            ("7", "7", 30, "0"),
            ("3", "0", 4, "-1"),
            // Two losses: from -8 to -4 the number shrinks, as from 8 to 4.
            ("-8", "-4", 1, "-0.5"),
            ("-8", "-2", 2, "-0.5"),
            ("-8", "0", 2, "-1"),
            ("999999999999.999999", "999999999999.999998", 1, "-0.000000000000000001"),
        ] {
            let found = growth(number(from), number(to), years);
            assert_eq!(found.map(settled), Some(number(expected)), "{from} {to} {years}");
        }
        for (from, to, years) in [("0", "4", 1), ("-1", "4", 2), ("1", "-4", 2), ("3", "4", 0)] {
            assert_eq!(growth(number(from), number(to), years), None, "{from} {to} {years}");
        }
    }

    #[test]
    fn powers_of_shares() {
        assert_eq!(settled(power(number("0.5"), 4, 2).unwrap()), number("0.25"));
        assert_eq!(settled(power(number("0.0001"), 3, 4).unwrap()), number("0.001"));
        assert_eq!(power(number("1"), 111, 25), Some(Decimal::ONE));
        assert_eq!(power(number("0"), 111, 25), Some(Decimal::ZERO));
    }

    /// The work grows with the digits of the root and no more: any root is found in a few steps.
    #[test]
    fn roots_take_few_steps() {
        let ratios = ["1", "1.000000000000000001", "1.0001", "1.05", "2", "3", "10", "1000"];
        let large = ["100000", "1000000000000", "1000000000000000000"];
        for n in 2..=200 {
            for ratio in ratios.iter().chain(&large) {
                let steps = approximations(number(ratio), n).count();
                assert!(steps <= 20, "{steps} steps for the root {n} of {ratio}");
            }
        }
    }

    /// What is written here is the digits that count, not those of rounding.
    #[test]
    fn results_are_settled() {
        for (value, expected) in [
            ("0.9499999999999999999999999996", "0.95"),
            ("0.3333333333333333333333333333", "0.333333333333333"),
            ("-0.0000000000000000000000000002", "-0.0000000000000000000000000002"),
            ("10.00000000000000000000000001", "10"),
            ("-0", "0"),
            ("0.50", "0.5"),
            ("1234567890123456789012345", "1234567890123460000000000"),
            ("123456789012345.5", "123456789012346"),
        ] {
            assert_eq!(settled(number(value)).to_string(), expected);
        }
    }
}
