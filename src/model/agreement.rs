//! Whether two printed quantities can stand side by side: as values of one year, or as targets for one year.

use super::scalar::{Bound, Number, Quantity};
use rust_decimal::{Decimal, RoundingStrategy};

/// A limit; `None` is open.
type End = Option<Decimal>;

impl Quantity {
    /// The lowest and the highest value that it allows for, both open where it is about a number; `None` for words. `>` and `≥` are not told apart: texts do not.
    pub fn ends(&self, unit: &str) -> Option<(End, End)> {
        let (low, high) = self.numbers(unit)?;
        if matches!(self, Self::Level(Bound::About, _)) {
            return Some((None, None));
        }
        Some(match (self.is_floor(), self.is_ceiling()) {
            (true, _) => (Some(low), None),
            (_, true) => (None, Some(high)),
            _ => (Some(low), Some(high)),
        })
    }

    /// Whether not both can be the value of one year: `93.4` and `≥95` cannot, `65` and `≥65` can. Words say nothing against
    /// a number, but 全覆盖 is 100 %.
    pub fn contradicts(&self, other: &Self, unit: &str) -> bool {
        let (Some((a, b)), Some((c, d))) = (self.ends(unit), other.ends(unit)) else {
            return false;
        };
        let is_below = |high: End, low: End| high.zip(low).is_some_and(|(high, low)| high < low);
        (is_below(b, c) || is_below(d, a)) && !self.rounds_to(other) && !other.rounds_to(self)
    }

    /// Whether not both can be meant as the target of one year. Two limits on the same side are two targets, although both
    /// can be met; `10`, `≤10` and `<10` are one, a number in a range is no other, and a floor and a ceiling make a range.
    pub fn asks_otherwise(&self, other: &Self, unit: &str) -> bool {
        let (Some((a, b)), Some((c, d))) = (self.numbers(unit), other.numbers(unit)) else {
            return false;
        };
        if self.is_floor() && other.is_ceiling() || self.is_ceiling() && other.is_floor() {
            return self.contradicts(other, unit);
        }
        let is_within = a <= c && d <= b || c <= a && b <= d;
        !is_within
    }

    /// The lowest and the highest number that is printed.
    fn numbers(&self, unit: &str) -> Option<(Decimal, Decimal)> {
        match self {
            Self::Level(_, number) => Some((number.value(), number.value())),
            Self::Range(low, high) => Some((low.value(), high.value())),
            Self::Words(words) if unit == "%" && words.trim_start_matches("实现") == "全覆盖" => {
                Some((Decimal::ONE_HUNDRED, Decimal::ONE_HUNDRED))
            }
            Self::Words(_) => None,
        }
    }

    fn is_floor(&self) -> bool {
        matches!(self, Self::Level(Bound::AtLeast | Bound::Above, _))
    }

    fn is_ceiling(&self) -> bool {
        matches!(self, Self::Level(Bound::AtMost | Bound::Below, _))
    }

    /// Whether the other is the same number printed with fewer decimals, at least one: `78.18` and `78.2`.
    fn rounds_to(&self, other: &Self) -> bool {
        let exact = |quantity: &Self| match quantity {
            Self::Level(Bound::Exact, number) => Some(number.clone()),
            _ => None,
        };
        let rounds = |fine: Number, coarse: Number| {
            let (fine, coarse) = (fine.value(), coarse.value());
            let decimals = coarse.scale();
            let nearest = RoundingStrategy::MidpointAwayFromZero;
            decimals > 0 && fine.round_dp_with_strategy(decimals, nearest) == coarse
        };
        exact(self).zip(exact(other)).is_some_and(|(fine, coarse)| rounds(fine, coarse))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    /// Each pair in both orders.
    fn all(test: impl Fn(&Quantity, &Quantity) -> bool, pairs: &[(&str, &str)]) -> Vec<String> {
        let holds = |a: &str, b: &str| test(&quantity(a), &quantity(b));
        let wrong = pairs.iter().filter(|(a, b)| !holds(a, b) || !holds(b, a));
        wrong.map(|pair| format!("{pair:?}")).collect()
    }

    #[test]
    fn values_of_one_year_contradict_each_other_or_not() {
        let apart = [
            ("90.34", "88.6"),
            ("93.4", "≥95"),
            ("60", "≥70"),
            ("≥95", "≤90"),
            ("5—10", "12"),
            ("全覆盖", "50"),
            ("79", "78.9"),
            ("78.18", "78.1"),
        ];
        assert_eq!(all(|a, b| a.contradicts(b, "%"), &apart), [""; 0]);
        let together = [
            ("4.50", "4.5"),
            ("65", "≥65"),
            ("95", ">95"),
            ("≥90", "≥95"),
            ("5—10", "8"),
            ("5—10", "≥8"),
            ("5—10", "8—12"),
            ("全覆盖", "100"),
            ("成功创建", "1"),
            ("78.18", "78.2"),
            ("78.25", "78.3"),
            ("≈200", "185"),
            ("≈200", "≥210"),
        ];
        assert_eq!(all(|a, b| !a.contradicts(b, "%"), &together), [""; 0]);
        assert!(!quantity("全覆盖").contradicts(&quantity("50"), "家"));
    }

    #[test]
    fn targets_of_one_year_are_one_or_two() {
        let two = [
            ("≥90", "≥95"),
            ("4.5", "4"),
            ("78.18", "78.2"),
            ("≤5", "≥10"),
            ("4—6", "10"),
            ("4—6", "5—7"),
            ("实现全覆盖", "≥80"),
            ("≈1000", "1200"),
        ];
        assert_eq!(all(|a, b| a.asks_otherwise(b, "%"), &two), [""; 0]);
        let one = [
            ("3.50", "<3.5"),
            ("≤10", "<10"),
            ("≥65", "65"),
            ("7.50", "≤7.5"),
            ("4—6", "5"),
            ("4—6", "≥4"),
            ("4—6", "4.0—5"),
            ("≤10", "≥5"),
            ("基本实现全覆盖", "80"),
            ("全覆盖", "100"),
            ("建成", "3"),
            ("≈3.80", "3.80"),
        ];
        assert_eq!(all(|a, b| !a.asks_otherwise(b, "%"), &one), [""; 0]);
    }
}
