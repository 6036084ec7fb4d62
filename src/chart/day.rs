//! Days and years on a time axis. A year is a span from its first day to its last, never a point.

/// A day of the calendar. On an axis it stands at its end: what is due on 31 December has the whole year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    /// Days of the calendar before it, from the year 1 on.
    before: i64,
}

impl Day {
    /// Reads `YYYY-MM-DD`; none for a day that does not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year: i32 = parts.next()?.parse().ok()?;
        let month: usize = parts.next()?.parse().ok()?;
        let day: i64 = parts.next()?.parse().ok()?;
        if parts.next().is_some() || !(1..=9999).contains(&year) {
            return None;
        }
        let february = before_year(year + 1) - before_year(year) - 337;
        let months = [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let (earlier, rest) = months.split_at_checked(month.checked_sub(1)?)?;
        let is_there = (1..=*rest.first()?).contains(&day);
        let before = before_year(year) + earlier.iter().sum::<i64>() + day - 1;
        is_there.then_some(Self { year, before })
    }

    /// The calendar year.
    pub(super) const fn year(self) -> i32 {
        self.year
    }

    /// Days from the year 1 to the end of this day.
    pub(super) const fn end(self) -> i64 {
        self.before + 1
    }

    /// The end of this day counted in years: 2025.5 is half way through 2025.
    pub(super) fn in_years(self) -> f64 {
        let (start, next) = (before_year(self.year), before_year(self.year + 1));
        #[expect(clippy::cast_precision_loss, reason = "a year has 366 days at most")]
        let share = (self.end() - start) as f64 / (next - start) as f64;
        f64::from(self.year) + share
    }
}

/// A day that is marked with a rule.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// The day.
    pub day: Day,
    /// What it is called (`评价日期 2025-12-31`).
    pub text: &'a str,
}

/// Days from the year 1 to the first day of a year.
pub(super) fn before_year(year: i32) -> i64 {
    let past = i64::from(year) - 1;
    past * 365 + past.div_euclid(4) - past.div_euclid(100) + past.div_euclid(400)
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn days_that_exist_have_a_place() {
        for there in ["2024-02-29", "2000-02-29", "2025-12-31", "0001-01-01", "9999-12-31"] {
            assert!(Day::parse(there).is_some(), "{there}");
        }
        for none in ["2023-02-29", "1900-02-29", "2025-13-01", "2025-00-01", "2025-04-31", "2025"] {
            assert!(Day::parse(none).is_none(), "{none}");
        }
    }

    #[test]
    fn a_day_stands_at_its_end() {
        let years = |text| Day::parse(text).expect("a day").in_years();
        assert!((years("2025-12-31") - 2026.0).abs() < 1e-9);
        assert!((years("2023-06-30") - 2023.4959).abs() < 1e-3);
        let end = |text| Day::parse(text).expect("a day").end();
        assert_eq!(end("2024-03-01") - end("2024-02-28"), 2);
    }
}
