//! Single values: numbers that keep their printed form, what a target says, dates.

use rust_decimal::Decimal;

/// The years that a document can be about.
pub const YEARS: std::ops::RangeInclusive<i32> = 1949..=2100;

/// How many digits a number may have before and behind its point, and in all: enough for every statistic and for what
/// spreadsheets print, and few enough that 亿 of it, or its sum over the years, has all its digits (a [`Decimal`] has 28).
pub(crate) const MOST_WHOLE: usize = 12;
pub(crate) const MOST_FRACTION: usize = 15;
pub(crate) const MOST_DIGITS: usize = 20;

/// A decimal number with the digits it was printed with: `3.50` stays `3.50`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Number {
    text: String,
    value: Decimal,
}

impl Number {
    /// Reads plain decimals only: no sign but `-`, no exponent, no thousands, no leading zero, no more digits than can be
    /// calculated with.
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, fraction) = plain_parts(text)?;
        let is_long = whole.len() > MOST_WHOLE || fraction.len() > MOST_FRACTION;
        if is_long || whole.len() + fraction.len() > MOST_DIGITS {
            return None;
        }
        let value = Decimal::from_str_exact(text).ok()?;
        Some(Self { text: text.to_owned(), value })
    }

    /// Whether a text would be a number if it had fewer digits.
    pub(crate) fn is_too_long(text: &str) -> bool {
        plain_parts(text).is_some() && Self::parse(text).is_none()
    }

    /// A number that was calculated, with the digits that it takes.
    pub(crate) fn of(value: Decimal) -> Self {
        let value = value.normalize();
        Self { text: value.to_string(), value }
    }

    /// The number as printed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number to calculate with.
    pub fn value(&self) -> Decimal {
        self.value
    }
}

/// The digits of a plain decimal before and behind its point.
fn plain_parts(text: &str) -> Option<(&str, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let leading_zero = whole.len() > 1 && whole.starts_with('0');
    (all_digits(whole) && fraction.is_none_or(all_digits) && !leading_zero)
        .then_some((whole, fraction.unwrap_or_default()))
}

/// On which side of a number a value may lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// The number itself.
    Exact,
    /// `≥`, 以上, 不低于.
    AtLeast,
    /// `≤`, 以内, 不高于.
    AtMost,
    /// `>`, 超过.
    Above,
    /// `<`, 小于, 近.
    Below,
    /// `≈`, 约: near the number, on either side.
    About,
}

impl Bound {
    /// The sign that is printed before the number, empty for [`Bound::Exact`].
    pub fn sign(self) -> &'static str {
        match self {
            Self::Exact => "",
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Above => ">",
            Self::Below => "<",
            Self::About => "≈",
        }
    }
}

/// What a document says of an indicator: a level, a range, or words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Quantity {
    /// `79.3`, `≥30`, `<3.5`, `≈30`.
    Level(Bound, Number),
    /// `5—10`.
    Range(Number, Number),
    /// `同比例提高`: a qualitative target.
    Words(String),
}

impl Quantity {
    /// Reads the grammar above. Words must not hold a digit: `７9.3` is a slip, not a qualitative target.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        for bound in [Bound::AtLeast, Bound::AtMost, Bound::Above, Bound::Below, Bound::About] {
            if let Some(rest) = text.strip_prefix(bound.sign()) {
                return Number::parse(rest.trim_start()).map(|n| Self::Level(bound, n));
            }
        }
        if let Some(number) = Number::parse(text) {
            return Some(Self::Level(Bound::Exact, number));
        }
        if let Some((low, high)) = text.split_once('—') {
            let (low, high) = (Number::parse(low)?, Number::parse(high)?);
            return (low.value() <= high.value()).then_some(Self::Range(low, high));
        }
        let is_words = text.chars().any(char::is_alphabetic) && !text.chars().any(char::is_numeric);
        is_words.then(|| Self::Words(text.to_owned()))
    }

    /// As it is shown: the printed digits with the sign before them.
    pub fn text(&self) -> String {
        match self {
            Self::Level(bound, number) => format!("{}{}", bound.sign(), number.text()),
            Self::Range(low, high) => format!("{}—{}", low.text(), high.text()),
            Self::Words(words) => words.clone(),
        }
    }

    /// Whether two printed forms say the same: `79.2` and `79.20` do.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let values = |low: &Number, high: &Number| (low.value(), high.value());
        match (self, other) {
            (Self::Level(a, x), Self::Level(b, y)) => a == b && x.value() == y.value(),
            (Self::Range(a, b), Self::Range(c, d)) => values(a, b) == values(c, d),
            _ => self == other,
        }
    }

    /// The bound and the value of a level, to calculate with.
    pub fn value(&self) -> Option<(Bound, Decimal)> {
        self.level().map(|(bound, number)| (bound, number.value()))
    }

    /// The bound and number of a level.
    pub fn level(&self) -> Option<(Bound, &Number)> {
        match self {
            Self::Level(bound, number) => Some((*bound, number)),
            Self::Range(..) | Self::Words(_) => None,
        }
    }
}

/// A calendar day, `2022-03-31`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    text: String,
    year: i32,
}

impl Date {
    /// Reads `YYYY-MM-DD`, days that exist only.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let part = parts.next().filter(|p| p.len() == width)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<i32>().ok())?
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() || !(1..=days_in(year, month)?).contains(&day) {
            return None;
        }
        Some(Self { text: text.to_owned(), year })
    }

    /// The last day of a month that exists.
    pub(crate) fn end_of_month(year: i32, month: i32) -> Option<Self> {
        let day = days_in(year, month)?;
        Self::parse(&format!("{year:04}-{month:02}-{day:02}"))
    }

    /// The last day of a year of four digits.
    pub fn end_of_year(year: i32) -> Option<Self> {
        Self::end_of_month(year, 12)
    }

    /// As written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The year.
    pub fn year(&self) -> i32 {
        self.year
    }

    /// The month of the year, from 1 on.
    pub fn month(&self) -> i32 {
        self.two_digits(5)
    }

    /// The day of the month, from 1 on.
    pub fn day(&self) -> i32 {
        self.two_digits(8)
    }

    fn two_digits(&self, at: usize) -> i32 {
        self.text.get(at..at + 2).and_then(|digits| digits.parse().ok()).unwrap_or_default()
    }
}

fn days_in(year: i32, month: i32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 => Some(if leap { 29 } else { 28 }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_print() {
        for good in ["0", "3.50", "8.0", "-1.5", "448231", "0.66", "0.123456789012345"] {
            assert_eq!(Number::parse(good).unwrap().text(), good);
        }
        for bad in [
            "",
            "010",
            "1e3",
            ".5",
            "5.",
            "+5",
            "1,234",
            "１２",
            "12%",
            "—",
            "0x1F",
            "1_000",
            "1234567890123",
            "0.1234567890123456",
            "1234567.12345678901234",
        ] {
            assert!(Number::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn quantities_are_levels_ranges_or_words() {
        let level = |b, n: &str| Some(Quantity::Level(b, Number::parse(n).unwrap()));
        assert_eq!(Quantity::parse("≤5.00"), level(Bound::AtMost, "5.00"));
        assert_eq!(Quantity::parse("≥ 30"), level(Bound::AtLeast, "30"));
        assert_eq!(Quantity::parse("<3.5"), level(Bound::Below, "3.5"));
        assert_eq!(Quantity::parse("≈3.80"), level(Bound::About, "3.80"));
        assert_eq!(Quantity::parse("74"), level(Bound::Exact, "74"));
        assert!(matches!(Quantity::parse("5—10"), Some(Quantity::Range(..))));
        assert_eq!(Quantity::parse("持续提升"), Some(Quantity::Words("持续提升".into())));
        for bad in ["７9.3", "79。3", "10—5", "—", "", "约30", "≥", "≥三"] {
            assert_eq!(Quantity::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_exist() {
        assert_eq!(Date::parse("2024-02-29").unwrap().year(), 2024);
        for bad in ["2023-02-29", "2022-3-1", "2022-13-01", "2022-00-10", "22-01-01", "2022-01-01-"]
        {
            assert!(Date::parse(bad).is_none(), "{bad}");
        }
    }
}
