//! The number that a heading, a paragraph or an item opens with.

use crate::import::{self, Numbered, System};

/// What leads from a title to its page.
const LEADERS: [&str; 3] = ["......", "………", "······"];

/// Fewer of them do where nothing but a number stands behind.
const SHORT_LEADERS: [&str; 3] = ["...", "…", "···"];

/// How many digits the number of an item may have.
const MOST_DIGITS: usize = 3;

/// The number that a text opens with. A draft takes fewer lines for numbered, since each of them may become a heading:
/// here `1、` is a number too, and so is one with a year behind it, as `2.2025年`.
pub(in crate::check) fn opening(text: &str) -> Option<Numbered<'_>> {
    let numbered = import::numbered(text).or_else(|| {
        let (numeral, rest) = text.trim().split_once(['.', '．', '、'])?;
        let mark = text.trim().strip_prefix(numeral)?.chars().next()?;
        let value = import::value_of_numeral(numeral)?;
        let is_chinese = !numeral.starts_with(|c: char| c.is_ascii_digit());
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_year = digits == 4 && rest.get(digits..).is_some_and(|rest| rest.starts_with('年'));
        let (system, is_item) = match (is_chinese, mark) {
            (true, mark) => (System::Comma, mark == '、'),
            (false, '、') => (System::Dot, is_year || digits == 0),
            (false, _) => (System::Dot, is_year),
        };
        let is_short = numeral.chars().count() <= MOST_DIGITS;
        (is_item && is_short).then_some(Numbered { system, value: Some(value), rest })
    });
    numbered.filter(|one| !is_about(one))
}

/// 十四、五岁 is a number of years that is not known to the year, and no item.
fn is_about(one: &Numbered<'_>) -> bool {
    let Some(value) = one.value.filter(|value| *value > 10) else { return false };
    let mut letters = one.rest.chars();
    let next = letters.next().and_then(|c| import::value_of_numeral(c.encode_utf8(&mut [0; 4])));
    let counts = letters.next().is_some_and(|c| "岁年天月日".contains(c));
    one.system == System::Comma && next == Some(value % 10 + 1) && counts
}

/// Whether a paragraph ends what an earlier one began: with the next number of its list, with one of a list around it, or as
/// the head of a box or an annex. Without a number of its own, the first says nothing of lists.
pub(in crate::check) fn is_next(first: &str, later: &str) -> bool {
    let Some(later) = opening(later) else { return false };
    match opening(first) {
        _ if matches!(later.system, System::Box | System::Annex) => true,
        Some(first) if first.system == later.system => later.value > first.value,
        Some(first) => later.system < first.system,
        None => false,
    }
}

/// 一、现状......1 is a line of a table of contents.
pub(in crate::check) fn is_of_contents(text: &str) -> bool {
    let text = text.trim();
    let title = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let has_page = title.len() < text.len();
    LEADERS.iter().any(|leaders| text.contains(leaders))
        || has_page && SHORT_LEADERS.iter().any(|leaders| title.trim_end().ends_with(leaders))
}

#[cfg(test)]
mod tests {
    use super::is_next;

    #[test]
    fn the_next_number_ends_what_a_paragraph_began() {
        for (first, later, expected) in [
            ("1．健全院前急救网络。", "2．提升救治能力。", true),
            ("2．提升救治能力。", "（1）建设急救站。", false),
            ("（1）建设急救站。", "（2）配备车辆。", true),
            ("（1）建设急救站。", "3．完善血液保障。", true),
            ("2．提升救治能力。", "1．先做这一步。", false),
            ("1．健全院前急救网络。", "到2025年，建成急救站5个。", false),
            ("1．健全院前急救网络。", "专栏3 急救工程", true),
            ("健全院前急救网络。", "1．建设急救站。", false),
            ("健全院前急救网络。", "附件1 任务分工", true),
        ] {
            assert_eq!(is_next(first, later), expected, "{first} {later}");
        }
    }
}
