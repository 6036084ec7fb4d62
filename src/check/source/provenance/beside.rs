//! What stands beside a number: the unit that tells its size, the bound that it is, the range that it ends.

use rust_decimal::Decimal;

use crate::check::text::letters::find;
use crate::check::text::numbers::{LONGEST_UNIT, PrintedNumber, is_dash, is_of_unit, joins};
use crate::model::Bound;

/// What a unit says of the size of a number. Counting words as 张 or 家 say nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scale {
    Percent,
    PerMille,
    Per100000,
    Wan,
    Yi,
}

impl Scale {
    /// What a printed number is multiplied with, for amounts.
    pub(super) fn factor(self) -> Decimal {
        match self {
            Self::Wan => Decimal::from(10_000),
            Self::Yi => Decimal::from(100_000_000),
            Self::Percent | Self::PerMille | Self::Per100000 => Decimal::ONE,
        }
    }

    /// Whether it makes a number larger, and so must not be left out.
    pub(super) fn is_amount(self) -> bool {
        matches!(self, Self::Wan | Self::Yi)
    }
}

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

fn scale_behind(text: &[char], end: usize) -> Option<Scale> {
    let rest = text.get(end..).unwrap_or_default();
    let skipped = rest.iter().take_while(|c| matches!(c, '余' | '多' | '几' | '个')).count();
    scale_at(rest.get(skipped..).unwrap_or_default())
}

fn scale_at(text: &[char]) -> Option<Scale> {
    match text {
        ['%' | '％', ..] => Some(Scale::Percent),
        ['‰', ..] => Some(Scale::PerMille),
        ['/' | '／', '1' | '１', '0' | '０', '万', ..] => Some(Scale::Per100000),
        ['万', ..] => Some(Scale::Wan),
        ['亿', ..] => Some(Scale::Yi),
        _ => None,
    }
}

/// What a unit says of the size of its numbers.
pub(super) fn scale_of(unit: &[char]) -> Option<Scale> {
    let is_rate = find(unit, &['1', '0', '万']).is_some();
    if is_rate { Some(Scale::Per100000) } else { scale_at(unit) }
}

/// The unit in brackets at the end of the head of a column or the name of a row: `投资（万元）`.
pub(super) fn in_brackets(text: &[char]) -> Option<&[char]> {
    let (last, inner) = text.split_last()?;
    let start = inner.iter().rposition(|c| matches!(c, '（' | '('))?;
    matches!(last, '）' | ')').then(|| inner.get(start + 1..)).flatten()
}

/// Whether a number may be a bound, or an exact value, by what is printed beside it. Where nothing is, a bound is to be
/// printed somewhere in the text around, where there is one: `10/10万、3.5‰、5‰以内`, `至少建设5个`.
pub(super) fn allows(
    text: &[char],
    number: &PrintedNumber,
    claimed: Bound,
    around: Option<&[char]>,
) -> bool {
    let before = text.get(..number.at.start).unwrap_or_default();
    let behind = text.get(number.at.end..).unwrap_or_default();
    if let Some(sign) = sign(before) {
        return sign == claimed;
    }
    if let Some(words) = words_before(before).or_else(|| words_behind(behind)) {
        return claimed != Bound::Exact && is_lower(words) == is_lower(claimed);
    }
    claimed == Bound::Exact || around.is_some_and(|around| says_bound(around, claimed))
}

fn sign(before: &[char]) -> Option<Bound> {
    match before {
        [.., '≥' | '≧' | '⩾'] | [.., '>' | '＞', '=' | '＝'] => Some(Bound::AtLeast),
        [.., '≤' | '≦' | '⩽'] | [.., '<' | '＜', '=' | '＝'] => Some(Bound::AtMost),
        [.., '>' | '＞'] => Some(Bound::Above),
        [.., '<' | '＜'] => Some(Bound::Below),
        _ => None,
    }
}

fn words_before(before: &[char]) -> Option<Bound> {
    let not =
        |rest: &[char]| matches!(rest, [.., '不' | '未'] | [.., '不', '得' | '能' | '应' | '宜']);
    match before {
        [rest @ .., '低' | '小' | '少' | '短', '于'] => {
            Some(if not(rest) { Bound::AtLeast } else { Bound::Below })
        }
        [rest @ .., '高' | '大' | '多', '于'] | [rest @ .., '超', '过'] => {
            Some(if not(rest) { Bound::AtMost } else { Bound::Above })
        }
        before if is_least(before) => Some(Bound::AtLeast),
        [.., '至' | '最', '多'] => Some(Bound::AtMost),
        [.., '不', '足' | '到'] => Some(Bound::Below),
        [.., '突', '破'] | [.., '逾'] => Some(Bound::Above),
        _ => None,
    }
}

/// `至少5个`, `至少建设5个`
fn is_least(before: &[char]) -> bool {
    /// Letters of a verb before the number.
    const LONGEST: usize = 4;
    let clause = before.iter().rev().take_while(|c| c.is_alphabetic()).take(LONGEST + 2).count();
    let clause = before.get(before.len() - clause..).unwrap_or_default();
    [['至', '少'], ['最', '少']].iter().any(|word| find(clause, word).is_some())
}

/// `95%以上`, `30分钟以内`, `10/10万以下`, `100余人`, `61万余份`.
fn words_behind(behind: &[char]) -> Option<Bound> {
    /// Letters of a unit before the bound: `0.5个百分点以上`, `5/10万以内`.
    const LONGEST: usize = 5;
    let mut rest = behind;
    for _ in 0..=LONGEST {
        match rest {
            ['以', '上', ..] => return Some(Bound::AtLeast),
            ['以', '下' | '内', ..] | ['之', '内', ..] => return Some(Bound::AtMost),
            ['余', ..] => return Some(Bound::Above),
            [c, next @ ..] if is_of_unit(*c) => rest = next,
            _ => return None,
        }
    }
    None
}

/// Whether a bound lies below the values that it allows.
fn is_lower(bound: Bound) -> bool {
    matches!(bound, Bound::AtLeast | Bound::Above)
}

/// Whether a text says somewhere that numbers are bounds on this side.
fn says_bound(text: &[char], bound: Bound) -> bool {
    const UP: &[&str] = &[
        "≥", "≧", "⩾", ">", "＞", "以上", "低于", "少于", "小于", "短于", "至少", "最少", "最低",
        "超", "高于", "大于", "多于", "突破", "逾", "余",
    ];
    const DOWN: &[&str] = &[
        "≤",
        "≦",
        "⩽",
        "<",
        "＜",
        "以下",
        "以内",
        "之内",
        "高于",
        "大于",
        "多于",
        "超",
        "至多",
        "最多",
        "最高",
        "低于",
        "少于",
        "小于",
        "短于",
        "不足",
        "不到",
        "控制在",
    ];
    let words = if is_lower(bound) { UP } else { DOWN };
    words.iter().any(|word| find(text, &word.chars().collect::<Vec<_>>()).is_some())
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
    let unit = unit.strip_suffix(&[*sign]).unwrap_or(unit);
    let grows = unit.last().is_some_and(|c| "加升高长降少低".contains(*c));
    let is_joined = is_dash(*sign) || with_words && matches!(sign, '至' | '到') && !grows;
    is_joined && unit.len() <= LONGEST_UNIT && unit.iter().all(|c| is_of_unit(*c))
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
    fn bounds_are_printed_in_signs_and_words() {
        use Bound::{Above, AtLeast, AtMost, Below, Exact};
        for (text, allowed) in [
            ("≥95", &[AtLeast][..]),
            (">=95", &[AtLeast]),
            ("＜3.5", &[Below]),
            ("95%以上", &[AtLeast, Above]),
            ("不得低于95", &[AtLeast, Above]),
            ("低于95", &[AtMost, Below]),
            ("至少建设5个", &[AtLeast, Above]),
            ("不超过30分钟", &[AtMost, Below]),
            ("10/10万以内", &[AtMost, Below]),
            ("0.5个百分点以上", &[AtLeast, Above]),
            ("61万余份", &[AtLeast, Above]),
            ("5个，其中以上", &[Exact, AtLeast, Above]),
            ("95%", &[Exact]),
        ] {
            let text = letters(text);
            let all = numbers(&text, Reading::Values);
            let first = all.first().expect("a number");
            let bounds = [Exact, AtLeast, AtMost, Above, Below].into_iter();
            let found: Vec<Bound> =
                bounds.filter(|bound| allows(&text, first, *bound, Some(&text))).collect();
            let same = found.len() == allowed.len() && found.iter().all(|b| allowed.contains(b));
            assert!(same, "{text:?} allows {found:?}");
        }
        let text = letters("10/10万、3.5‰以内");
        let all = numbers(&text, Reading::Values);
        let first = all.first().expect("a number");
        assert!(allows(&text, first, AtMost, Some(&text)) && !allows(&text, first, AtMost, None));
    }

    #[test]
    fn ranges_have_a_sign_between_their_ends() {
        for (text, expected) in [
            ("5—10", [true, true]),
            ("5%-10%", [true, true]),
            ("3万平方米～5万平方米", [true, true]),
            ("5至10个", [true, false]),
            ("5个、10个", [false, false]),
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
