//! Periods in words.

use crate::model::{Date, Extent, Moment, Period};
use crate::page::words::strings::Strings;
use crate::page::words::wording::fill;

/// A period in words: as the print calls it, where it has a name for it.
pub(in crate::page) fn period(strings: &Strings, period: &Period, name: Option<&str>) -> String {
    if let Some(name) = name {
        return name.to_owned();
    }
    let words = &strings.period;
    let nth = |words: &[String], n: i32| {
        let at = usize::try_from(n - 1).ok();
        at.and_then(|at| words.get(at)).cloned().unwrap_or_default()
    };
    let said = match period.extent() {
        Extent::Year(year) => return in_year(strings, year),
        Extent::Half(year, half) => fill(&nth(&words.halves, half), &[("year", &year)]),
        Extent::Quarter(year, quarter) => fill(&nth(&words.quarters, quarter), &[("year", &year)]),
        Extent::Month(year, month) => fill(&words.month, &[("year", &year), ("month", &month)]),
        Extent::Months(year, first, last) => {
            fill(&words.months, &[("year", &year), ("first", &first), ("last", &last)])
        }
        Extent::Years(first, last) => fill(&words.years, &[("first", &first), ("last", &last)]),
        Extent::Across((a, first), (b, last)) => {
            let values: [(&str, &dyn std::fmt::Display); 4] =
                [("year", &a), ("first", &first), ("end", &b), ("last", &last)];
            fill(&words.across, &values)
        }
        Extent::Day(day) => {
            let (year, month, day) = (day.year(), day.month(), Date::day(day));
            fill(&words.day, &[("year", &year), ("month", &month), ("day", &day)])
        }
    };
    if said.is_empty() { period.code() } else { said }
}

/// A moment in words: a year at its end, or the end of a month.
pub(in crate::page) fn moment(strings: &Strings, at: Moment) -> String {
    let (year, month) = (at.year(), at.month());
    let said = fill(&strings.period.end_of_month, &[("year", &year), ("month", &month)]);
    if at.is_end_of_year() || said.is_empty() { in_year(strings, year) } else { said }
}

fn in_year(strings: &Strings, year: i32) -> String {
    format!("{year}{}", strings.words.year)
}
