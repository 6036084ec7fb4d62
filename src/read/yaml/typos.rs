//! Names the sign of a Chinese keyboard in a value that is written in ASCII alone: a hint for a finding on the value.

use crate::diag::Message;
use crate::model::{Date, MOST_DIGITS, MOST_FRACTION, MOST_WHOLE, Number, Quantity, id};
use crate::say;

/// What a value should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// Digits with a point.
    Number,
    /// A number with the signs of a target, or a range.
    Value,
    /// A day or a year.
    Date,
    /// An id, or one of a list of words.
    Word,
    /// A key.
    Key,
}

/// Signs that are taken for a point.
const POINTS: [char; 7] = ['。', '．', '｡', '·', '・', '•', '﹒'];

/// Signs that are taken for a hyphen or a minus.
const DASHES: [char; 9] = ['－', '—', '–', '―', '‐', '‑', '−', '﹣', '─'];

/// Quotes other than those of YAML.
const QUOTES: [char; 8] = ['“', '”', '‘', '’', '＂', '＇', '「', '」'];

/// What stands between two numbers in place of the dash of a range.
const RANGES: [&str; 12] = ["——", "--", "-", "－", "–", "―", "─", "~", "～", "〜", "至", "到"];

/// The first sign of a value that was meant to be another, and which; where there are more, or where YAML would not take
/// the one alone, the whole value.
pub fn slip(text: &str, wanted: Expected) -> Option<Message> {
    let text = text.trim();
    let (mut slips, mut whole) = (Vec::new(), String::new());
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(sign) = letters.next() {
        let after = letters.peek().copied();
        let meant = Typed { sign, before, after, wanted }.meant();
        match meant {
            Some(Meant::Instead(c)) => whole.push(c),
            Some(Meant::Nothing | Meant::NoBlank | Meant::NoThousands) => {}
            None => whole.push(sign),
        }
        slips.extend(meant.map(|meant| (sign, meant)));
        before = Some(sign);
    }
    let are_many = slips.len() > 1;
    let (sign, meant) = slips.into_iter().next()?;
    let is_bound = matches!(sign, '＞' | '＜');
    match as_yaml(&whole, wanted).filter(|_| are_many || is_bound) {
        Some(value) => {
            let point = u32::from(sign);
            Some(say!(
                "写成 `{value}`；`{sign}` 是 U+{point:04X}",
                "write `{value}`: the `{sign}` is U+{point:04X}"
            ))
        }
        None if is_bound => None,
        None => Some(meant.hint(sign)),
    }
}

/// A bound in two signs, as `<=3.5`.
pub(crate) fn bound(text: &str) -> Option<Message> {
    let value = as_yaml(text, Expected::Value).filter(|value| value != text)?;
    Some(say!("写成 `{value}`", "write `{value}`"))
}

/// A corrected value as it is written in YAML, if it is one.
fn as_yaml(value: &str, wanted: Expected) -> Option<String> {
    let is_year = value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit());
    let is_it = match wanted {
        Expected::Number => Number::parse(value).is_some(),
        Expected::Date => is_year || Date::parse(value).is_some(),
        Expected::Value => return quantity_as_yaml(value),
        Expected::Word | Expected::Key => false,
    };
    is_it.then(|| value.to_owned())
}

pub(super) fn quantity_as_yaml(value: &str) -> Option<String> {
    let two_signs = [(">=", "≥"), ("=>", "≥"), ("<=", "≤"), ("=<", "≤")].iter();
    let mut one_sign = two_signs
        .filter_map(|(two, one)| Some(format!("{one}{}", value.strip_prefix(two)?.trim_start())));
    let value = one_sign.next().unwrap_or_else(|| value.to_owned());
    let is_number = matches!(Quantity::parse(&value)?, Quantity::Level(..) | Quantity::Range(..));
    // To YAML, `>` at the start of a value means something else.
    let value = if value.starts_with('>') { format!("\"{value}\"") } else { value };
    is_number.then_some(value)
}

/// Two numbers with another sign between them than the dash of a range.
pub(crate) fn range(text: &str) -> Option<Message> {
    let is_range = |sign: &str| {
        let sides = text.split_once(sign);
        sides.is_some_and(|(low, high)| {
            [low, high].iter().all(|n| Number::parse(n.trim()).is_some())
        })
    };
    let sign = RANGES.iter().find(|sign| is_range(sign))?;
    Some(say!(
        "范围中间的 `{sign}` 写成一个破折号 `—`（U+2014），如 `5—10`",
        "write one dash `—` (U+2014) for the `{sign}` of a range, for example `5—10`"
    ))
}

/// That a number has more digits than can be calculated with.
pub(crate) fn too_long(text: &str) -> Option<Message> {
    let number = text.trim().trim_start_matches(['≥', '≤', '>', '<', '≈']).trim_start();
    let long = number.split('—').find(|number| Number::is_too_long(number))?;
    Some(say!(
        "`{long}` 的位数太多：整数最多 {MOST_WHOLE} 位，小数最多 {MOST_FRACTION} 位，合起来最多 {MOST_DIGITS} 位",
        "`{long}` has too many digits: at most {MOST_WHOLE} before the point, {MOST_FRACTION} behind it and {MOST_DIGITS} in all"
    ))
}

/// What to do about it.
pub(crate) fn fewer_digits() -> Message {
    say!(
        "对照原文核对：可能是两个数连在了一起，或者是没有取整的计算结果；写原文印出的数",
        "compare with the print: two numbers may have run together, or a result was not rounded; write the number that is printed"
    )
}

/// A range with a word or sign before it, as `≈30—40`, where a key takes the words.
pub(crate) fn qualified_range(text: &str) -> Option<Message> {
    let range = range_within(text)?;
    Some(say!(
        "范围不能带符号和词：值写 `{range}`，原文照写进 `text`",
        "a range takes no sign and no word: write `{range}`, and give the print as `text`"
    ))
}

/// The same where none does.
pub(crate) fn bare_range(text: &str) -> Option<Message> {
    let range = range_within(text)?;
    Some(say!(
        "范围不能带符号和词：写 `{range}`，原文的词写进 `note`",
        "a range takes no sign and no word: write `{range}`, and give the words in the `note`"
    ))
}

fn range_within(text: &str) -> Option<&str> {
    let range = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let range = range.trim_end_matches(|c: char| !c.is_ascii_digit());
    let is_range = range != text && matches!(Quantity::parse(range)?, Quantity::Range(..));
    is_range.then_some(range)
}

/// The ids that were meant by a text that is none: other signs between them, or other letters than theirs.
pub(crate) fn id(text: &str) -> Option<Message> {
    if text.contains(['、', '，', ',']) {
        return Some(say!(
            "几个编号写在方括号里，用半角逗号隔开：`[甲的编号, 乙的编号]`",
            "write several ids in brackets, with an ASCII comma between two: `[one, other]`"
        ));
    }
    let plain: String = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
    if plain != text && id::fault(&plain).is_none() {
        return Some(say!("写成 `{plain}`", "write `{plain}`"));
    }
    text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)).then(|| {
        say!(
            "这里写编号，不写名称：小写英文字母、数字和连字符，如 `life-expectancy`",
            "give the id, not the name: lower-case letters, digits and hyphens, for example `life-expectancy`"
        )
    })
}

/// A year with something behind it.
pub(crate) fn year(text: &str) -> Option<Message> {
    let (year, rest) = text.split_at_checked(4)?;
    let is_year = year.bytes().all(|b| b.is_ascii_digit());
    if !is_year || rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if rest == "年" || rest.trim().chars().all(|c| c.is_ascii_punctuation()) {
        return Some(say!("写成 `{year}`", "write `{year}`"));
    }
    Some(say!(
        "年份只写四位数字；不是一整年的实际值和基期，写 `period`，如 `2022-H1`、`2022-06-30`",
        "a year has four digits; of observations and baselines of another period give `period`, for example `2022-H1` or `2022-06-30`"
    ))
}

/// A date written otherwise, as `2021年2月3日`, or one that there is not.
pub(crate) fn date(text: &str) -> Option<Message> {
    let numbers: Vec<&str> =
        text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let [year, month, day] = numbers.as_slice() else { return None };
    let date = format!("{year:0>4}-{month:0>2}-{day:0>2}");
    if year.len() != 4 || date.len() != 10 {
        return None;
    }
    if Date::parse(&date).is_none() {
        return Some(say!("没有 {year} 年 {month} 月 {day} 日这一天", "there is no such day"));
    }
    Some(say!("写成 `{date}`", "write `{date}`"))
}

/// A sign in a value.
struct Typed {
    sign: char,
    before: Option<char>,
    after: Option<char>,
    wanted: Expected,
}

/// What a sign was meant to be.
enum Meant {
    Instead(char),
    Nothing,
    NoBlank,
    NoThousands,
}

impl Typed {
    fn meant(&self) -> Option<Meant> {
        let Self { sign, before, after, wanted } = *self;
        let is_number = matches!(wanted, Expected::Number | Expected::Value);
        let is_last = after.is_none();
        match sign {
            c if c.is_whitespace() => (!c.is_ascii()).then_some(Meant::NoBlank),
            c if QUOTES.contains(&c) => Some(Meant::Nothing),
            c if POINTS.contains(&c) && is_last => Some(Meant::Nothing),
            c if POINTS.contains(&c) && is_number => is_digit(after).then_some(Meant::Instead('.')),
            c if POINTS.contains(&c) => Some(Meant::Instead('-')),
            c if DASHES.contains(&c) => {
                let is_minus = before.is_none() && is_digit(after);
                (!is_number || is_minus).then_some(Meant::Instead('-'))
            }
            ',' | '，' | '、' if is_number && is_digit(before) && is_digit(after) => {
                Some(Meant::NoThousands)
            }
            '，' | '、' | '；' | '：' => is_last.then_some(Meant::Nothing),
            '≧' | '⩾' if wanted == Expected::Value => Some(Meant::Instead('≥')),
            '≦' | '⩽' if wanted == Expected::Value => Some(Meant::Instead('≤')),
            // A percent sign is a unit, a tilde a range, in any width.
            '％' | '～' => None,
            c => self.of_wide(c),
        }
    }

    /// What a full-width sign was meant to be.
    fn of_wide(&self, sign: char) -> Option<Meant> {
        let Self { before, wanted, .. } = *self;
        match (sign, wanted) {
            ('＋' | '＝', Expected::Number | Expected::Value) if before.is_none() => {
                Some(Meant::Nothing)
            }
            ('／', Expected::Date) | ('＿', Expected::Word) => Some(Meant::Instead('-')),
            ('\u{ff01}'..='\u{ff5e}', _) => {
                let ascii = char::from_u32(u32::from(sign) - 0xfee0)?;
                wanted.holds(ascii).then_some(Meant::Instead(ascii.to_ascii_lowercase()))
            }
            _ => None,
        }
    }
}

impl Expected {
    /// Whether such a value may hold an ASCII sign: none is named that would be the next fault.
    fn holds(self, sign: char) -> bool {
        match self {
            Self::Value => sign.is_ascii_digit() || "<>=".contains(sign),
            Self::Number | Self::Date => sign.is_ascii_digit(),
            Self::Word => sign.is_ascii_alphanumeric(),
            Self::Key => sign.is_ascii_alphanumeric() || sign == '_',
        }
    }
}

impl Meant {
    fn hint(self, sign: char) -> Message {
        let point = u32::from(sign);
        match self {
            Self::Instead(c) if c.is_ascii() => say!(
                "`{sign}`（U+{point:04X}）写成半角 `{c}`",
                "write the ASCII `{c}` for `{sign}` (U+{point:04X})"
            ),
            Self::Instead(c) => say!(
                "`{sign}`（U+{point:04X}）写成 `{c}`",
                "write `{c}` for `{sign}` (U+{point:04X})"
            ),
            Self::Nothing => {
                say!("去掉 `{sign}`（U+{point:04X}）", "remove the `{sign}` (U+{point:04X})")
            }
            Self::NoBlank => say!(
                "里面有一个不是半角的空格（U+{point:04X}），去掉它",
                "it contains a blank that is not ASCII (U+{point:04X}): remove it"
            ),
            Self::NoThousands => say!(
                "`{sign}`（U+{point:04X}）不能写在数里：千分位不写，两个数之间用半角逗号",
                "no `{sign}` (U+{point:04X}) in a number: write no thousands separators, and put an ASCII comma between two numbers"
            ),
        }
    }
}

fn is_digit(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_named_with_what_was_meant() {
        use Expected::{Date, Key, Number, Value, Word};
        for (text, wanted, expected) in [
            ("３.5", Number, "`３`（U+FF13）写成半角 `3`"),
            ("3．5", Number, "`．`（U+FF0E）写成半角 `.`"),
            ("3。5", Number, "`。`（U+3002）写成半角 `.`"),
            ("3·５", Number, "写成 `3.5`；`·` 是 U+00B7"),
            ("。5", Number, "`。`（U+3002）写成半角 `.`"),
            ("35。", Number, "去掉 `。`（U+3002）"),
            ("－3.5", Number, "`－`（U+FF0D）写成半角 `-`"),
            ("—3.5", Number, "`—`（U+2014）写成半角 `-`"),
            ("≧3.5", Value, "`≧`（U+2267）写成 `≥`"),
            ("＞3.5", Value, "写成 `\">3.5\"`；`＞` 是 U+FF1E"),
            ("＞ １．５", Value, "写成 `\"> 1.5\"`；`＞` 是 U+FF1E"),
            ("＞＝95", Value, "写成 `≥95`；`＞` 是 U+FF1E"),
            ("＜＝3.5", Value, "写成 `≤3.5`；`＜` 是 U+FF1C"),
            ("＜3.5", Value, "写成 `<3.5`；`＜` 是 U+FF1C"),
            ("＋3.5", Number, "去掉 `＋`（U+FF0B）"),
            ("＝3.5", Number, "去掉 `＝`（U+FF1D）"),
            ("１，２００", Number, "写成 `1200`；`１` 是 U+FF11"),
            ("“3.5”", Number, "写成 `3.5`；`“` 是 U+201C"),
            ("3\u{3000}.5", Number, "里面有一个不是半角的空格（U+3000），去掉它"),
            ("60、95", Number, "`、`（U+3001）不能写在数里：千分位不写，两个数之间用半角逗号"),
            ("２０22", Date, "写成 `2022`；`２` 是 U+FF12"),
            ("２022", Date, "`２`（U+FF12）写成半角 `2`"),
            ("2022／03／31", Date, "写成 `2022-03-31`；`／` 是 U+FF0F"),
            ("2022，", Date, "去掉 `，`（U+FF0C）"),
            ("2022－03—31", Date, "写成 `2022-03-31`；`－` 是 U+FF0D"),
            ("2022。3。31", Date, "`。`（U+3002）写成半角 `-`"),
            ("life－span", Word, "`－`（U+FF0D）写成半角 `-`"),
            ("ｌife", Word, "`ｌ`（U+FF4C）写成半角 `l`"),
            ("life＿span", Word, "`＿`（U+FF3F）写成半角 `-`"),
            ("year＿note", Key, "`＿`（U+FF3F）写成半角 `_`"),
            ("Ｌife", Word, "`Ｌ`（U+FF2C）写成半角 `l`"),
            ("life-span；", Word, "去掉 `；`（U+FF1B）"),
        ] {
            assert_eq!(slip(text, wanted).map(|hint| hint.zh).as_deref(), Some(expected), "{text}");
        }
        for (text, wanted) in [
            ("3.50", Number),
            ("78.9%", Number),
            ("78.9％", Number),
            ("5—10", Number),
            ("5－10", Number),
            ("约30", Number),
            ("（3.5）", Number),
            ("＞", Value),
            ("＞3.5", Number),
            ("≧3.5", Number),
            ("＄100", Number),
            ("＃甲", Word),
            ("78.9岁", Number),
            ("2022年", Date),
            ("2022-3-1", Date),
            ("life_span", Word),
            ("指标", Word),
            ("", Word),
        ] {
            assert_eq!(slip(text, wanted), None, "{text}");
        }
    }

    #[test]
    fn ranges_have_one_dash() {
        for text in ["5-10", "5－10", "5–10", "5～10", "5~10", "5至10", "5到10", "5——10", "5 - 10"]
        {
            assert!(range(text).is_some(), "{text}");
        }
        for text in ["5—10", "-5", "5", "2022-03-31", "5-", "甲至乙"] {
            assert!(range(text).is_none(), "{text}");
        }
    }
}
