//! Deadlines in the words of official documents.

use super::scalar::Date;

/// Words before the date of a deadline.
const LEAD_IN: &[&str] = &["力争", "争取", "计划", "截至", "截止", "到", "至", "于", "在"];

/// Words behind a year that mean its end.
const END_OF_YEAR: &[&str] =
    &["", "底", "年底", "末", "内", "底前", "末前", "年内", "以内", "底之前"];

/// Words behind a month that mean its end.
const END_OF_MONTH: &[&str] = &["", "底", "末", "内", "底前", "末前", "底之前"];

/// The last day that the words allow: `到2023年底`, `2023年内` and `2023年` are 31 December, `2023年6月底前` is 30 June.
/// `None` where the words alone do not tell, as `2023年6月前`: before June, or by its end?
pub(crate) fn deadline(words: &str) -> Option<Date> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = words.as_str();
    while let Some(shorter) = LEAD_IN.iter().find_map(|lead| rest.strip_prefix(lead)) {
        rest = shorter;
    }
    let (year, rest) = rest.split_once('年')?;
    let year = number(year, 4)?;
    if END_OF_YEAR.contains(&rest) {
        return Date::end_of_month(year, 12);
    }
    if matches!(rest, "上半年" | "上半年内") {
        return Date::end_of_month(year, 6);
    }
    let (month, rest) = rest.split_once('月')?;
    let month = number(month, 2)?;
    if END_OF_MONTH.contains(&rest) {
        return Date::end_of_month(year, month);
    }
    let day = rest.strip_suffix("前").unwrap_or(rest).strip_suffix('日')?;
    Date::parse(&format!("{year:04}-{month:02}-{:02}", number(day, 2)?))
}

/// A number of at most so many digits.
fn number(digits: &str, most: usize) -> Option<i32> {
    let is_plain = digits.len() <= most && digits.bytes().all(|b| b.is_ascii_digit());
    is_plain.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_documents_are_days() {
        for (words, day) in [
            ("到2023年底", "2023-12-31"),
            ("2023年内", "2023-12-31"),
            ("到 2025 年", "2025-12-31"),
            ("力争到2025年底", "2025-12-31"),
            ("2023年6月底前", "2023-06-30"),
            ("2024年2月", "2024-02-29"),
            ("2023年上半年", "2023-06-30"),
            ("2022年3月31日前", "2022-03-31"),
        ] {
            assert_eq!(deadline(words).expect(words).as_str(), day);
        }
        for unclear in ["每年", "2023年6月前", "2023", "短期内", "2023年13月", "23年底啊", ""]
        {
            assert!(deadline(unclear).is_none(), "{unclear}");
        }
    }
}
