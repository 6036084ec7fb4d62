//! Deadlines in the words of official documents.

use super::scalar::Date;

/// Words before the date of a deadline.
const LEAD_IN: &[&str] = &["力争", "争取", "计划", "截至", "截止", "到", "至", "于", "在"];

/// What may stand behind the end of a time: by then, or within it.
const BY: &[&str] = &["", "前", "之前", "以前", "内", "以内"];

/// Words behind a year that mean its end.
const END_OF_YEAR: &[&str] = &["底", "年底", "末", "年末", "年终", "年内"];

/// Words behind a year that mean the end of one of its months.
const END_OF_PART: &[(&str, i32)] = &[
    ("上半年", 6),
    ("第一季度", 3),
    ("一季度", 3),
    ("第二季度", 6),
    ("二季度", 6),
    ("第三季度", 9),
    ("三季度", 9),
    ("下半年", 12),
    ("第四季度", 12),
    ("四季度", 12),
];

/// Whether the words behind a time say that it is its end; the time alone says so, too.
fn is_end_of(rest: &str) -> bool {
    let ends = rest.strip_prefix(['底', '末']);
    matches!(rest, "" | "内" | "以内") || ends.is_some_and(|by| BY.contains(&by))
}

/// The last day that the words allow: `到2023年底`, `2023年内` and `2023年` are 31 December, `2023年6月底前` is 30 June.
/// `None` where the words alone do not tell, as `2023年6月前`: before June, or by its end?
pub(crate) fn deadline(words: &str) -> Option<Date> {
    let words: String = words.chars().filter(|c| !c.is_whitespace()).collect();
    let mut rest = words.as_str();
    while let Some(shorter) = LEAD_IN.iter().find_map(|lead| rest.strip_prefix(lead)) {
        rest = shorter;
    }
    let (year, rest) = rest.split_once('年')?;
    let year = number(&in_digits(year), 4)?;
    let mut ends = END_OF_YEAR.iter().filter_map(|end| rest.strip_prefix(end));
    if is_end_of(rest) || ends.any(|by| BY.contains(&by)) {
        return Date::end_of_month(year, 12);
    }
    let part =
        END_OF_PART.iter().find_map(|(part, month)| Some((rest.strip_prefix(part)?, *month)));
    if let Some((by, month)) = part {
        return is_end_of(by).then(|| Date::end_of_month(year, month)).flatten();
    }
    let (month, rest) = rest.split_once('月')?;
    let month = number(month, 2)?;
    if is_end_of(rest) {
        return Date::end_of_month(year, month);
    }
    let day = rest.strip_suffix("前").unwrap_or(rest).strip_suffix('日')?;
    Date::parse(&format!("{year:04}-{month:02}-{:02}", number(day, 2)?))
}

/// The digits of a year in Chinese, as `二〇二三`; anything else as it is.
fn in_digits(year: &str) -> String {
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit =
        |c: char| DIGITS.iter().zip('0'..='9').find(|(sign, _)| **sign == c).map(|(_, d)| d);
    let read: Option<String> = year.chars().map(digit).collect();
    read.unwrap_or_else(|| year.to_owned())
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
            ("2023年年底前", "2023-12-31"),
            ("2023年末之前", "2023-12-31"),
            ("二〇二三年底", "2023-12-31"),
            ("2023年第三季度末", "2023-09-30"),
            ("2023年一季度", "2023-03-31"),
            ("2023年下半年内", "2023-12-31"),
            ("2023年6月底以前", "2023-06-30"),
        ] {
            assert_eq!(deadline(words).expect(words).as_str(), day);
        }
        for unclear in [
            "每年",
            "2023年6月前",
            "2023年前",
            "2023年三季度前",
            "2023年下半年前",
            "2023",
            "短期内",
            "2023年13月",
            "23年底啊",
            "",
        ] {
            assert!(deadline(unclear).is_none(), "{unclear}");
        }
    }
}
