//! What stands beside a number: the unit that tells its size, the range that it ends.

use rust_decimal::Decimal;

use crate::check::text::letters::{find, of_text, starts_with};
use crate::check::text::numbers::{LONGEST_UNIT, PrintedNumber, is_dash, is_of_unit, joins};
use crate::model::{is_in_unit, unit_at_start};

/// What a unit says of the size of a number. Counting words as 张 or 家 say nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Percent,
    PerMille,
    Per100000,
    Per10000,
    Wan,
    Yi,
}

impl Scale {
    /// What a printed number is multiplied with, for amounts.
    pub(super) fn factor(self) -> Decimal {
        match self {
            Self::Wan => Decimal::from(10_000),
            Self::Yi => Decimal::from(100_000_000),
            Self::Percent | Self::PerMille | Self::Per100000 | Self::Per10000 => Decimal::ONE,
        }
    }

    /// Whether it makes a number larger, and so must not be left out.
    pub(super) fn is_amount(self) -> bool {
        matches!(self, Self::Wan | Self::Yi)
    }
}

/// How many letters each part of a unit has at most, where words are looked for behind it: `0.5个百分点以上`, `5/10万以内`.
pub(super) const LONGEST_PART: usize = 5;

/// How many letters a unit behind a number has at most: so many in each of its parts, as in `微克/立方米`, `微克每立方米`.
pub(super) fn longest_unit(behind: &[char]) -> usize {
    let is_joint = |c: &char| matches!(c, '/' | '／' | '每');
    let mut longest = LONGEST_PART;
    loop {
        let near = behind.get(..=longest).unwrap_or(behind);
        let more = near.iter().rposition(is_joint).map_or(0, |at| at + 1 + LONGEST_PART);
        if more <= longest {
            return longest;
        }
        longest = more;
    }
}

/// Whether a number is in a unit, where one of the same kind is printed behind it: 850亩 is not 850 公顷, and 850户 are not
/// 850 people. `None` where none is, or one that may stand beside it.
pub(super) fn is_same_unit(text: &[char], number: &PrintedNumber, unit: &str) -> Option<bool> {
    let behind = text.get(number.at.end..).unwrap_or_default();
    is_in_unit(&unit_at_start(behind)?, unit)
}

/// Whether a unit is points of a share, and is printed behind a number: `10个百分点`.
pub(super) fn is_in_points(text: &[char], number: &PrintedNumber, unit: &str) -> bool {
    let unit = unit.strip_prefix('个').unwrap_or(unit);
    let behind = text.get(number.at.end..).unwrap_or_default();
    let behind = behind.strip_prefix(&['个']).unwrap_or(behind);
    matches!(unit, "百分点" | "千分点") && starts_with(behind, unit)
}

/// Whether a unit is percent.
pub(super) fn is_percent(unit: &str) -> bool {
    scale_of(&of_text(unit)) == Some(Scale::Percent)
}

/// How far before a number the word may stand that makes it the start of a change.
const FARTHEST_START: usize = 12;

/// Words that count things: a number before one of them is no share and no rate.
const COUNTING: &str = "个家所名人项张间支种次户处台辆套条例座元亩";

/// Whether a number counts things: `5家` is not 5 %.
pub(super) fn counts(text: &[char], number: &PrintedNumber) -> bool {
    text.get(number.at.end).is_some_and(|c| COUNTING.contains(*c))
}

/// The size that is printed with a number, behind it or behind the list that it stands in: `3.5、5‰`, `3—5%`.
pub(super) fn scale_beside(
    text: &[char],
    number: &PrintedNumber,
    all: &[PrintedNumber],
) -> Option<Scale> {
    if let Some(scale) = scale_behind(text, number.at.end) {
        return Some(scale);
    }
    let next = all.iter().find(|next| {
        next.at.start > number.at.start && {
            let joint = text.get(number.at.end..next.at.start).unwrap_or_default();
            (1..=2).contains(&joint.len()) && joint.iter().all(|c| joins(*c))
        }
    });
    next.and_then(|next| scale_beside(text, next, all))
}

/// The size that is printed behind a number, also between brackets: `2500（万元）`.
fn scale_behind(text: &[char], end: usize) -> Option<Scale> {
    let rest = text.get(end..).unwrap_or_default();
    let rest = rest.strip_prefix(&['（']).unwrap_or(rest);
    let skipped = rest.iter().take_while(|c| matches!(c, '余' | '多' | '几' | '个')).count();
    scale_at(rest.get(skipped..).unwrap_or_default())
}

fn scale_at(text: &[char]) -> Option<Scale> {
    match text {
        ['%' | '％', ..] => Some(Scale::Percent),
        ['‰', ..] => Some(Scale::PerMille),
        ['/' | '／', '1' | '１', '0' | '０', '万', ..] => Some(Scale::Per100000),
        ['/' | '／', '万', rest @ ..] if !rest.first().is_some_and(|c| c.is_alphabetic()) => {
            Some(Scale::Per10000)
        }
        ['万', ..] => Some(Scale::Wan),
        ['亿', ..] => Some(Scale::Yi),
        _ => None,
    }
}

/// What a unit says of the size of its numbers.
pub(super) fn scale_of(unit: &[char]) -> Option<Scale> {
    let is_rate = find(unit, &['1', '0', '万']).is_some();
    if is_rate {
        return Some(Scale::Per100000);
    }
    let is_of_wan = matches!(unit, [.., '/' | '／', '万'] | ['万', '分', '率' | '比']);
    if is_of_wan { Some(Scale::Per10000) } else { scale_at(unit) }
}

/// The unit in brackets at the end of the head of a column or the name of a row: `投资（万元）`.
pub(super) fn in_brackets(text: &[char]) -> Option<&[char]> {
    let (last, inner) = text.split_last()?;
    let start = inner.iter().rposition(|c| matches!(c, '（' | '('))?;
    matches!(last, '）' | ')').then(|| inner.get(start + 1..)).flatten()
}

/// Whether the words before a number make it a negative one: `下降3.5%`.
pub(super) fn says_less(text: &[char], number: &PrintedNumber) -> bool {
    const LESS: &[&str] = &["负", "下降", "下降了", "减少", "减少了", "降低", "降低了", "亏损"];
    let before = text.get(..number.at.start).unwrap_or_default();
    LESS.iter().any(|word| before.ends_with(&word.chars().collect::<Vec<_>>()))
}

/// Whether two numbers are the ends of a range: `5—10`, `5%-10%`, and with words `5至10`, but not `5个增加到10`.
pub(super) fn is_range(
    text: &[char],
    low: &PrintedNumber,
    high: &PrintedNumber,
    with_words: bool,
) -> bool {
    // `2023年为-1.5`: the sign is the number's own.
    if high.digits.starts_with('-') {
        return false;
    }
    let joint = text.get(low.at.end..high.at.start).unwrap_or_default();
    let Some((sign, unit)) = joint.split_last() else { return false };
    if matches!(sign, '和' | '与' | '至' | '到') && is_between(text, high) {
        return unit.len() <= LONGEST_UNIT && unit.iter().all(|c| is_of_unit(*c));
    }
    let unit = unit.strip_suffix(&[*sign]).unwrap_or(unit);
    let grows = unit.last().is_some_and(|c| "加升高长降少低".contains(*c));
    // 30至40人 is a range, and not 由30至40 and 30个至40个, which may be the ends of a change.
    let is_bare = || unit.is_empty() && !is_start(text.get(..low.at.start).unwrap_or_default());
    let is_joined =
        is_dash(*sign) || matches!(sign, '至' | '到') && !grows && (with_words || is_bare());
    is_joined && unit.len() <= LONGEST_UNIT && unit.iter().all(|c| is_of_unit(*c))
}

/// Whether 之间 stands behind the upper end of a range: 介于85%和90%之间.
fn is_between(text: &[char], high: &PrintedNumber) -> bool {
    let behind = text.get(high.at.end..).unwrap_or_default();
    let unit = behind.iter().take(LONGEST_UNIT + 2).take_while(|c| is_of_unit(**c)).count();
    behind.get(..unit).is_some_and(|unit| find(unit, &['之', '间']).is_some())
}

/// Whether a text ends with a clause that says where a change starts.
fn is_start(before: &[char]) -> bool {
    let clause = before.rsplit(|c| "，。；、：".contains(*c)).next().unwrap_or_default();
    clause.iter().rev().take(FARTHEST_START).any(|c| "由从自".contains(*c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::text::numbers::{Reading, numbers};

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn units_tell_the_size() {
        for (text, expected) in [
            ("3.5‰", Some(Scale::PerMille)),
            ("0/10万", Some(Scale::Per100000)),
            ("5％", Some(Scale::Percent)),
            ("1500余万元", Some(Scale::Wan)),
            ("3—5%", Some(Scale::Percent)),
            ("3.5、5、8‰以内", Some(Scale::PerMille)),
            ("3个和5%", None),
            ("5张", None),
        ] {
            let text = letters(text);
            let all = numbers(&text, Reading::Values);
            let first = all.first().expect("a number");
            assert_eq!(scale_beside(&text, first, &all), expected, "{text:?}");
        }
        assert_eq!(scale_of(&letters("1/10万")), Some(Scale::Per100000));
        assert_eq!(scale_of(&letters("亿元")), Some(Scale::Yi));
        assert_eq!(scale_of(&letters("张")), None);
        assert_eq!(in_brackets(&letters("死亡率（‰）")), Some(&['‰'][..]));
        assert_eq!(in_brackets(&letters("（‰）死亡率")), None);
    }

    #[test]
    fn ranges_have_a_sign_between_their_ends() {
        for (text, expected) in [
            ("5—10", [true, true]),
            ("5%-10%", [true, true]),
            ("3万平方米～5万平方米", [true, true]),
            ("5至10个", [true, true]),
            ("由5至10个", [true, false]),
            ("5个至10个", [true, false]),
            ("5个、10个", [false, false]),
            ("介于5%和10%之间", [true, true]),
            ("在5个至10个之间", [true, true]),
            ("5%和10%", [false, false]),
            ("由5个增加到10个", [false, false]),
        ] {
            let text = letters(text);
            let all = numbers(&text, Reading::Values);
            let [low, high] = all.as_slice() else { panic!("two numbers in {text:?}") };
            let found = [true, false].map(|with_words| is_range(&text, low, high, with_words));
            assert_eq!(found, expected, "{text:?}");
        }
    }
}
