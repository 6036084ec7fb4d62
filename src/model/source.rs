//! Sources: publications that values are from and that are not here as documents.

use super::id::SourceId;
use super::origin::Origin;
use super::scalar::{Date, YEARS};
use super::url::Url;

/// A publication, as a bulletin or a yearbook, that values are from.
#[derive(Debug)]
pub struct Source {
    /// Its id, given once in a site.
    pub id: SourceId,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When it was published.
    pub date: Option<Published>,
    /// Where it can be read.
    pub url: Option<Url>,
    /// The day on which somebody read it there.
    pub accessed: Option<Date>,
    /// What a reader should know of it.
    pub note: Option<String>,
    /// Where it was written.
    pub origin: Origin,
}

/// When a source was published: a year, a month or a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published(String);

impl Published {
    /// Reads `2024`, `2024-03` or `2024-03-21`.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digits = |part: &str, count: usize| {
            part.len() == count && part.bytes().all(|b| b.is_ascii_digit())
        };
        let is_year = |part: &str| {
            is_digits(part, 4) && part.parse().is_ok_and(|year: i32| YEARS.contains(&year))
        };
        let is_month = |part: &str| {
            is_digits(part, 2) && part.parse().is_ok_and(|month: u32| (1..=12).contains(&month))
        };
        let is_published = match text.split('-').collect::<Vec<_>>().as_slice() {
            [year] => is_year(year),
            [year, month] => is_year(year) && is_month(month),
            _ => Date::parse(text).is_some(),
        };
        is_published.then(|| Self(text.to_owned()))
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The year.
    pub fn year(&self) -> i32 {
        self.0.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Published;

    #[test]
    fn a_source_is_of_a_year_a_month_or_a_day() {
        for good in ["2024", "2024-03", "2024-03-21", "2024-12", "1949"] {
            assert!(Published::parse(good).is_some(), "{good}");
        }
        for bad in ["", "24", "1948", "2024-13", "2024-3", "2024-02-30", "2024-03-21-1", "2024年"]
        {
            assert!(Published::parse(bad).is_none(), "{bad}");
        }
    }
}
