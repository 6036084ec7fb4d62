//! A part of a year as a text names it, and the periods of records that are the same.

use crate::model::{Date, Extent, Period};

/// What a text says of the part of a year that a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Part {
    /// The whole year, or its end.
    Whole,
    /// From the first of these months to the last.
    Months(i32, i32),
    /// Up to the end of this month, or its day.
    UpTo(i32, Option<i32>),
}

impl Part {
    /// Whether a record of a period says the same.
    pub(in crate::check) fn is_of(self, period: &Period) -> bool {
        let months = match period.extent() {
            // 截至12月 is said of the month and of the year.
            Extent::Year(_) => return matches!(self, Self::Whole | Self::UpTo(12, None)),
            Extent::Years(..) => return self == Self::Whole,
            // 2023年9月至2024年8月 names its last month last.
            Extent::Across(_, (_, last)) => {
                let is_end = |month: i32| month == last;
                return match self {
                    Self::Whole => true,
                    Self::Months(_, month) | Self::UpTo(month, _) => is_end(month),
                };
            }
            Extent::Day(day) => {
                let is_end = day.month() == 12 && day.day() == 31;
                return match self {
                    Self::Whole => is_end,
                    Self::Months(_, last) | Self::UpTo(last, None) => last == day.month(),
                    Self::UpTo(month, Some(printed)) => {
                        (month, printed) == (day.month(), day.day())
                    }
                };
            }
            Extent::Half(_, half) => (6 * half - 5, 6 * half),
            Extent::Quarter(_, quarter) => (3 * quarter - 2, 3 * quarter),
            Extent::Month(_, month) => (month, month),
            Extent::Months(_, first, last) => (first, last),
        };
        match self {
            Self::Whole => false,
            Self::Months(first, last) => (first, last) == months,
            // 截至6月底 may be said of what was counted since January, and of the month.
            Self::UpTo(month, _) => month == months.1 && (months.0 == 1 || months.0 == months.1),
        }
    }

    /// The period of a year that it is, as it is typed: `2024-H1`.
    pub(in crate::check) fn as_yaml(self, year: i32) -> String {
        let code = |text: String| Period::parse(&text).map_or(text, |period| period.code());
        match self {
            Self::Whole => year.to_string(),
            Self::Months(first, last) if first == last => format!("{year}-{first:02}"),
            Self::Months(first, last) if last == first + 2 && last % 3 == 0 => {
                format!("{year}-Q{}", last / 3)
            }
            Self::Months(first, last) => code(format!("{year}-{first:02}/{year}-{last:02}")),
            Self::UpTo(month, Some(day)) => format!("{year}-{month:02}-{day:02}"),
            Self::UpTo(month, None) => {
                let last = Date::end_of_month(year, month);
                last.map_or_else(|| format!("{year}-{month:02}"), |day| day.as_str().to_owned())
            }
        }
    }
}
