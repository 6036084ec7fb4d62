//! Days, months and the numbers of documents, each a line of its own

use super::number::is_chinese_numeral;
use super::text::{in_plain_letters, is_han, squeeze};

/// `2022年3月31日`, `2022年4月2日印发`
pub(super) fn is_date(line: &str) -> bool {
    is_calendar_date(line, '日')
}

/// `＿＿年＿＿月＿＿日`, to be filled in below a form
pub(super) fn is_blank_day(line: &str) -> bool {
    let units: String = line.chars().filter(|c| c.is_alphanumeric()).collect();
    units == "年月日"
}

/// `2021年9月`, as covers give it
pub(super) fn is_month(line: &str) -> bool {
    is_calendar_date(line, '月')
}

/// A date that ends with this: 月 or 日
fn is_calendar_date(line: &str, end: char) -> bool {
    let line = squeeze(&in_plain_letters(line));
    let line = line.strip_suffix("印发").unwrap_or(&line);
    let is_figure = |c: char| {
        c.is_ascii_digit() || is_chinese_numeral(c) || matches!(c, '○' | '年' | '月' | '日')
    };
    line.ends_with(end) && line.contains('年') && line.contains('月') && line.chars().all(is_figure)
}

/// `第707号`, of an order
fn is_order(line: &str) -> bool {
    let number = line.strip_prefix('第').and_then(|rest| rest.strip_suffix('号'));
    number.is_some_and(|n| !n.is_empty() && n.chars().all(|c| c.is_ascii_digit()))
}

/// `荣昌府发〔2022〕10号`
pub(super) fn is_document_number(line: &str) -> bool {
    let line = squeeze(&in_plain_letters(line));
    // `〔十五届〕第25号`
    let term = line.strip_prefix('〔').and_then(|rest| rest.split_once('〕'));
    is_order(term.map_or(line.as_str(), |(_, number)| number))
        || line.split_once(['〔', '[', '［', '【']).is_some_and(|(issuer, rest)| {
            let year = rest.split_once(['〕', ']', '］', '】']);
            let is_numbered = year.is_some_and(|(year, number)| {
                year.len() == 4
                    && number
                        .strip_suffix('号')
                        .is_some_and(|n| n.chars().all(|c| c.is_ascii_digit()))
            });
            is_numbered && !issuer.is_empty() && issuer.chars().all(is_han)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_document_numbers() {
        assert!(is_date("2021 年 12 月 21 日"));
        assert!(is_date("2022年3⽉31⽇") && is_date("⼆〇⼆⼆年三⽉⼀⽇"));
        assert!(is_date("2022年4月2日印发"));
        assert!(!is_date("2023年6月底"));
        assert!(is_document_number("荣昌府发〔2022〕10号"));
        assert!(is_document_number("⽯府发〔2022〕10号"));
        assert!(!is_document_number("《通知》（渝府办发〔2023〕76号）"));
    }
}
