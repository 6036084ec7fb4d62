//! Periods: for how long, or at which time, a value holds.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::scalar::{Date, YEARS};

/// Months of a year.
const MONTHS: i32 = 12;

/// Months of the longest period: means are of a few years.
const LONGEST: i32 = 10 * MONTHS;

/// A time up to which something is measured, in months: the end of a month, a day in the first half of a month counting as
/// the end of the month before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i32);

impl Moment {
    /// The end of a year.
    pub const fn end_of(year: i32) -> Self {
        Self(year * MONTHS + MONTHS)
    }

    /// The year that it is in or at the end of.
    pub const fn year(self) -> i32 {
        (self.0 - 1).div_euclid(MONTHS)
    }

    /// Whether a year ends then.
    pub const fn is_end_of_year(self) -> bool {
        self.0.rem_euclid(MONTHS) == 0
    }

    /// The months of its year that are over then, from 1 to 12.
    pub const fn month(self) -> i32 {
        (self.0 - 1).rem_euclid(MONTHS) + 1
    }

    /// The moment some years before.
    #[must_use]
    pub const fn years_before(self, years: i32) -> Self {
        Self(self.0 - years * MONTHS)
    }

    /// The time from an earlier moment in years, if these are whole.
    pub const fn whole_years_since(self, earlier: Self) -> Option<i32> {
        let months = self.0 - earlier.0;
        if months % MONTHS == 0 { Some(months / MONTHS) } else { None }
    }

    /// The time from an earlier moment, in years.
    pub fn years_since(self, earlier: Self) -> Decimal {
        Decimal::from(self.0 - earlier.0) / Decimal::from(MONTHS)
    }
}

/// For how long, or at which time, a value holds: a year, a part of one, several years, or a day.
///
/// Written as `2024`, `2024-H1`, `2024-Q3`, `2024-06`, `2024-01/2024-09`, `2018/2020` or `2024-06-30`. Two that cover the
/// same months are the same: `2024-01/2024-06` is `2024-H1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first and the last month, counted from the year 0.
    first: i32,
    last: i32,
    /// The day, of a value at one.
    day: Option<Date>,
}

/// What a period is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent<'p> {
    /// One year.
    Year(i32),
    /// The first or the second half of a year.
    Half(i32, i32),
    /// A quarter of a year, from 1 to 4.
    Quarter(i32, i32),
    /// A month of a year, from 1 to 12.
    Month(i32, i32),
    /// Months of one year, the first and the last.
    Months(i32, i32, i32),
    /// Whole years, the first and the last.
    Years(i32, i32),
    /// From a month of one year to a month of another.
    Across((i32, i32), (i32, i32)),
    /// A day.
    Day(&'p Date),
}

/// Why a text is no period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoPeriod {
    /// It has another form.
    Form,
    /// It ends before it begins.
    InsideOut,
    /// It is longer than ten years.
    Long,
}

impl Period {
    /// A whole year.
    pub fn of_year(year: i32) -> Self {
        Self { first: year * MONTHS, last: year * MONTHS + MONTHS - 1, day: None }
    }

    /// Reads the forms above.
    ///
    /// # Errors
    ///
    /// What is wrong with the text.
    pub(crate) fn parse(text: &str) -> Result<Self, NoPeriod> {
        if let Some((first, last)) = text.split_once('/') {
            let is_alike = first.len() == last.len() && first.len() <= "2024-06".len();
            let ends = (Self::parse(first.trim())?, Self::parse(last.trim())?);
            let is_plain = |end: &str| !end.contains(['H', 'Q', '/']);
            if !is_alike || !is_plain(first) || !is_plain(last) {
                return Err(NoPeriod::Form);
            }
            let (first, last) = (ends.0.first, ends.1.last);
            return match last - first {
                ..=0 => Err(NoPeriod::InsideOut),
                LONGEST.. => Err(NoPeriod::Long),
                _ => Ok(Self { first, last, day: None }),
            };
        }
        Self::plain(text).ok_or(NoPeriod::Form)
    }

    fn plain(text: &str) -> Option<Self> {
        let (year, rest) = text.split_at_checked(4)?;
        let is_year = year.bytes().all(|b| b.is_ascii_digit());
        let year: i32 = year.parse().ok().filter(|year| is_year && YEARS.contains(year))?;
        let months = |first: i32, last: i32| {
            let base = year * MONTHS;
            Some(Self { first: base + first, last: base + last, day: None })
        };
        match rest.as_bytes() {
            [] => months(0, 11),
            b"-H1" => months(0, 5),
            b"-H2" => months(6, 11),
            [b'-', b'Q', quarter @ b'1'..=b'4'] => {
                let first = i32::from(quarter - b'1') * 3;
                months(first, first + 2)
            }
            [b'-', a, b] if a.is_ascii_digit() && b.is_ascii_digit() => {
                let month = i32::from(a - b'0') * 10 + i32::from(b - b'0');
                (1..=MONTHS).contains(&month).then(|| months(month - 1, month - 1))?
            }
            _ => {
                let day = Date::parse(text)?;
                let month = day.month() - 1;
                Some(Self { day: Some(day), ..months(month, month)? })
            }
        }
    }

    /// The year in which it ends.
    pub const fn year(&self) -> i32 {
        self.last.div_euclid(MONTHS)
    }

    /// When it begins: at the end of what is before it.
    pub const fn begin(&self) -> Moment {
        Moment(self.first)
    }

    /// When it ends.
    pub fn end(&self) -> Moment {
        let is_early = self.day.as_ref().is_some_and(|day| day.day() <= 15);
        Moment(if is_early { self.last } else { self.last + 1 })
    }

    /// Whether it ends after a day.
    pub fn ends_after(&self, day: &Date) -> bool {
        if let Some(own) = &self.day {
            return own > day;
        }
        let last = Date::end_of_month(self.year(), self.last.rem_euclid(MONTHS) + 1);
        last.is_none_or(|last| last > *day)
    }

    /// Whether it begins after a day.
    pub fn begins_after(&self, day: &Date) -> bool {
        match &self.day {
            Some(own) => own > day,
            None => self.first >= day.year() * MONTHS + day.month(),
        }
    }

    /// Whether it ends before a day.
    pub fn ends_before(&self, day: &Date) -> bool {
        match &self.day {
            Some(own) => own < day,
            None => self.last < day.year() * MONTHS + day.month() - 1,
        }
    }

    /// Whether it is one whole calendar year.
    pub const fn is_calendar_year(&self) -> bool {
        self.day.is_none()
            && self.first.rem_euclid(MONTHS) == 0
            && self.last - self.first + 1 == MONTHS
    }

    /// Whether it begins and ends in one year.
    pub const fn is_within_a_year(&self) -> bool {
        self.first.div_euclid(MONTHS) == self.last.div_euclid(MONTHS)
    }

    /// How many months it covers; a day covers none.
    pub const fn months(&self) -> i32 {
        if self.day.is_some() { 0 } else { self.last - self.first + 1 }
    }

    /// What it is called.
    pub fn extent(&self) -> Extent<'_> {
        if let Some(day) = &self.day {
            return Extent::Day(day);
        }
        let place = |month: i32| (month.div_euclid(MONTHS), month.rem_euclid(MONTHS) + 1);
        let ((year, first), (end, last)) = (place(self.first), place(self.last));
        match (end - year, first, last) {
            (0, 1, 12) => Extent::Year(year),
            (0, 1, 6) => Extent::Half(year, 1),
            (0, 7, 12) => Extent::Half(year, 2),
            (0, 1 | 4 | 7 | 10, last) if last == first + 2 => Extent::Quarter(year, last / 3),
            (0, first, last) if first == last => Extent::Month(year, first),
            (0, first, last) => Extent::Months(year, first, last),
            (_, 1, 12) => Extent::Years(year, end),
            (_, first, last) => Extent::Across((year, first), (end, last)),
        }
    }

    /// The code that it is written as, in its shortest form.
    pub fn code(&self) -> String {
        match self.extent() {
            Extent::Year(year) => year.to_string(),
            Extent::Half(year, half) => format!("{year}-H{half}"),
            Extent::Quarter(year, quarter) => format!("{year}-Q{quarter}"),
            Extent::Month(year, month) => format!("{year}-{month:02}"),
            Extent::Months(year, first, last) => format!("{year}-{first:02}/{year}-{last:02}"),
            Extent::Years(first, last) => format!("{first}/{last}"),
            Extent::Across((a, first), (b, last)) => format!("{a}-{first:02}/{b}-{last:02}"),
            Extent::Day(day) => day.as_str().to_owned(),
        }
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Period {
    /// By their ends; of those with one end the longer ones first, a day last.
    fn cmp(&self, other: &Self) -> Ordering {
        let place = |period: &Self| (period.last, period.day.is_some(), period.first);
        place(self).cmp(&place(other)).then_with(|| self.day.cmp(&other.day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written() {
        for (text, code, end, months) in [
            ("2024", "2024", Moment::end_of(2024), 12),
            ("2024-H1", "2024-H1", Moment(2024 * 12 + 6), 6),
            ("2024-H2", "2024-H2", Moment::end_of(2024), 6),
            ("2024-Q3", "2024-Q3", Moment(2024 * 12 + 9), 3),
            ("2024-06", "2024-06", Moment(2024 * 12 + 6), 1),
            ("2024-01/2024-09", "2024-01/2024-09", Moment(2024 * 12 + 9), 9),
            ("2024-01/2024-06", "2024-H1", Moment(2024 * 12 + 6), 6),
            ("2024-01/2024-12", "2024", Moment::end_of(2024), 12),
            ("2018/2020", "2018/2020", Moment::end_of(2020), 36),
            ("2018-01/2020-12", "2018/2020", Moment::end_of(2020), 36),
            ("2023-09/2024-08", "2023-09/2024-08", Moment(2024 * 12 + 8), 12),
            ("2024-06-30", "2024-06-30", Moment(2024 * 12 + 6), 0),
            ("2024-06-15", "2024-06-15", Moment(2024 * 12 + 5), 0),
            ("2024-12-31", "2024-12-31", Moment::end_of(2024), 0),
            ("2025-01-01", "2025-01-01", Moment::end_of(2024), 0),
        ] {
            let period = Period::parse(text).unwrap();
            assert_eq!(
                (period.code().as_str(), period.end(), period.months()),
                (code, end, months)
            );
        }
    }

    #[test]
    fn what_is_no_period_is_told_apart() {
        for (text, fault) in [
            ("2024/2023", NoPeriod::InsideOut),
            ("2024-09/2024-01", NoPeriod::InsideOut),
            ("2010/2024", NoPeriod::Long),
            ("2024-H3", NoPeriod::Form),
            ("2024-Q5", NoPeriod::Form),
            ("2024-13", NoPeriod::Form),
            ("2024-6", NoPeriod::Form),
            ("2024-02-30", NoPeriod::Form),
            ("2024-H1/2024-H2", NoPeriod::Form),
            ("2024/2025-06", NoPeriod::Form),
            ("2024上半年", NoPeriod::Form),
            ("1024", NoPeriod::Form),
            ("", NoPeriod::Form),
        ] {
            assert_eq!(Period::parse(text), Err(fault), "{text}");
        }
    }

    #[test]
    fn periods_stand_in_the_order_of_their_ends() {
        let order =
            ["2023", "2023-09/2024-08", "2024-09", "2024", "2024-H2", "2024-12", "2024-12-31"];
        let periods: Vec<Period> = order.iter().map(|text| Period::parse(text).unwrap()).collect();
        assert!(periods.is_sorted(), "{periods:?}");
        let day = Date::parse("2024-06-30").unwrap();
        let after = |text: &str| Period::parse(text).unwrap().ends_after(&day);
        assert!(!after("2024-H1") && !after("2024-06-30") && after("2024-07") && after("2024"));
    }

    #[test]
    fn time_passes_in_months() {
        let half = Period::parse("2024-H1").unwrap().end();
        assert_eq!(half.years_since(Moment::end_of(2020)), Decimal::new(35, 1));
        assert_eq!((half.year(), half.month()), (2024, 6));
        let year = Moment::end_of(2024);
        assert_eq!((year.year(), year.month(), year.is_end_of_year()), (2024, 12, true));
    }
}
