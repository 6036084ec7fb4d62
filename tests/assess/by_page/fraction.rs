//! Numbers to calculate the page's formulas with: fractions of whole numbers, and roots where a fraction has none.

use std::cmp::Ordering;
use std::ops::{Add, Div, Mul, Neg, Sub};

const FITS: &str = "numbers of the content are small enough for 128 bits";

/// A fraction in lowest terms; `under` is above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fraction {
    over: i128,
    under: i128,
}

impl Fraction {
    pub(crate) const ZERO: Self = Self { over: 0, under: 1 };
    pub(crate) const ONE: Self = Self { over: 1, under: 1 };

    pub(crate) fn new(over: i128, under: i128) -> Self {
        let by = gcd(over.unsigned_abs(), under.unsigned_abs()).max(1);
        let by = i128::try_from(by).expect(FITS) * under.signum();
        Self { over: over / by, under: under / by }
    }

    pub(crate) fn whole(number: i32) -> Self {
        Self { over: number.into(), under: 1 }
    }

    pub(crate) fn is_zero(self) -> bool {
        self.over == 0
    }

    /// −1, 0 or 1.
    pub(crate) fn sign(self) -> i128 {
        self.over.signum()
    }

    pub(crate) fn abs(self) -> Self {
        Self { over: self.over.abs(), under: self.under }
    }

    /// The number, where it is a whole one.
    pub(crate) fn as_whole(self) -> Option<i128> {
        (self.under == 1).then_some(self.over)
    }

    /// The next whole number, of two as near the upper one.
    pub(crate) fn rounded(self) -> i128 {
        (2 * self.over + self.under).div_euclid(2 * self.under)
    }

    #[expect(clippy::cast_precision_loss, reason = "a number with a guard around it")]
    pub(crate) fn near(self) -> f64 {
        self.over as f64 / self.under as f64
    }

    /// Rounded to 15 significant digits, halves away from zero.
    pub(crate) fn to_15_digits(self) -> Self {
        const MOST: u128 = 1_000_000_000_000_000;
        let (over, under) = (self.over.unsigned_abs(), self.under.unsigned_abs());
        if over == 0 {
            return self;
        }
        let (mut digits, mut rest) = (over / under, over % under);
        let mut scale = 1;
        if digits >= MOST {
            let mut step = 1;
            while digits / step >= MOST {
                step *= 10;
            }
            let is_up = 2 * (digits % step) >= step;
            digits = (digits / step + u128::from(is_up)) * step;
        } else {
            while digits < MOST / 10 {
                digits = digits * 10 + rest * 10 / under;
                rest = rest * 10 % under;
                scale *= 10;
            }
            digits += u128::from(2 * rest >= under);
        }
        Self::new(self.sign() * i128::try_from(digits).expect(FITS), scale)
    }

    pub(crate) fn times(self, by: Self) -> Option<Self> {
        let (one, other) = (Self::new(self.over, by.under), Self::new(by.over, self.under));
        let over = one.over.checked_mul(other.over)?;
        Some(Self::new(over, one.under.checked_mul(other.under)?))
    }

    pub(crate) fn plus(self, more: Self) -> Option<Self> {
        let shared = i128::try_from(gcd(self.under.unsigned_abs(), more.under.unsigned_abs()));
        let shared = shared.expect(FITS);
        let (one, other) = (more.under / shared, self.under / shared);
        let over = self.over.checked_mul(one)?.checked_add(more.over.checked_mul(other)?)?;
        Some(Self::new(over, self.under.checked_mul(one)?))
    }

    pub(crate) fn power(self, exponent: u32) -> Option<Self> {
        let over = self.over.checked_pow(exponent)?;
        Some(Self { over, under: self.under.checked_pow(exponent)? })
    }

    /// The root, where it is a fraction; of numbers above zero.
    pub(crate) fn root(self, degree: u32) -> Option<Self> {
        Some(Self { over: whole_root(self.over, degree)?, under: whole_root(self.under, degree)? })
    }

    /// Whether it can be divided out digit by digit within 128 bits.
    fn is_short(self) -> bool {
        let most = 10_i128.pow(36);
        self.over.abs() < most && self.under < most
    }

    /// One over it.
    pub(crate) fn inverse(self) -> Self {
        Self::new(self.under, self.over)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a first guess")]
fn whole_root(number: i128, degree: u32) -> Option<i128> {
    let guess = (number as f64).powf(1.0 / f64::from(degree)).round() as i128;
    (guess - 1..=guess + 1).find(|root| root.checked_pow(degree) == Some(number))
}

impl Add for Fraction {
    type Output = Self;
    fn add(self, more: Self) -> Self {
        self.plus(more).expect(FITS)
    }
}

impl Sub for Fraction {
    type Output = Self;
    fn sub(self, less: Self) -> Self {
        self + -less
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, by: Self) -> Self {
        self.times(by).expect(FITS)
    }
}

impl Div for Fraction {
    type Output = Self;
    fn div(self, by: Self) -> Self {
        self.times(by.inverse()).expect(FITS)
    }
}

impl Neg for Fraction {
    type Output = Self;
    fn neg(self) -> Self {
        Self { over: -self.over, under: self.under }
    }
}

impl Ord for Fraction {
    /// By whole parts, then by what is left turned over: nothing is multiplied, so nothing is too large.
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (self.over.div_euclid(self.under), other.over.div_euclid(other.under));
        let (rest, left) = (self.over.rem_euclid(self.under), other.over.rem_euclid(other.under));
        one.cmp(&two).then_with(|| match (rest, left) {
            (0, _) | (_, 0) => rest.cmp(&left),
            _ => {
                Self { over: other.under, under: left }.cmp(&Self { over: self.under, under: rest })
            }
        })
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A number that is held against limits.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Real {
    Exact(Fraction),
    /// In floating point, right to some 1e-14 of itself.
    Near(f64),
}

/// A number in floating point is too near to a limit to tell on which side it lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TooNear;

impl Real {
    pub(crate) fn near(self) -> f64 {
        match self {
            Self::Exact(number) => number.near(),
            Self::Near(number) => number,
        }
    }

    pub(crate) fn negative(self) -> Self {
        match self {
            Self::Exact(number) => Self::Exact(-number),
            Self::Near(number) => Self::Near(-number),
        }
    }

    pub(crate) fn over(self, by: Self) -> Self {
        let exact = match (self, by) {
            (Self::Exact(Fraction::ZERO), _) => Some(Fraction::ZERO),
            (Self::Exact(one), Self::Exact(other)) => one.times(other.inverse()),
            _ => None,
        };
        let exact = exact.filter(|number| number.is_short());
        exact.map_or_else(|| Self::Near(self.near() / by.near()), Self::Exact)
    }

    /// Whether it reaches a limit, once rounded to 15 digits.
    pub(crate) fn reaches(self, limit: Self) -> Result<bool, TooNear> {
        if let (Self::Exact(number), Self::Exact(limit)) = (self, limit) {
            return Ok(number.to_15_digits() >= limit);
        }
        let (number, limit) = (self.near(), limit.near());
        let guard = 1e-11 * limit.abs();
        if (number - limit).abs() <= guard { Err(TooNear) } else { Ok(number > limit) }
    }
}

/// (A ÷ B)^(above ÷ below) − 1, for A ÷ B above zero.
pub(crate) fn power_less_one(a: Fraction, b: Fraction, above: i32, below: i32) -> Real {
    let shared = gcd(above.unsigned_abs().into(), below.unsigned_abs().into()).max(1);
    let part = |years: i32| u32::try_from(u128::from(years.unsigned_abs()) / shared);
    let (above, below) = (part(above).expect("years"), part(below).expect("years"));
    let exact = a.times(b.inverse()).and_then(|ratio| ratio.root(below)?.power(above));
    let exact = exact.and_then(|power| power.plus(-Fraction::ONE));
    if let Some(grown) = exact.filter(|grown| grown.is_short()) {
        return Real::Exact(grown);
    }
    let change = (a - b) / b;
    let straight = change * Fraction::new(above.into(), below.into());
    if straight.abs().max(change.abs()) < Fraction::new(5, 10_i128.pow(16)) {
        // What compounds is less than 15 digits show.
        return Real::Exact(straight);
    }
    // Near one the logarithm of the ratio itself would lose what little it differs by.
    let change = change.near();
    let log = if change.abs() < 0.5 { change.ln_1p() } else { (a / b).near().ln() };
    Real::Near((log * f64::from(above) / f64::from(below)).exp_m1())
}
