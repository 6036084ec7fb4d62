//! Units of one kind: how many of one are one of another.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rust_decimal::{Decimal, RoundingStrategy};

use super::known_units::{APART, KNOWN, PER_VOLUME};
use super::measure::{canonical_unit, is_rate, same_measure, same_unit};
use super::scalar::{Bound, Number, Quantity};

/// Words before a unit that multiply it: 万人, 亿元, 百万元.
const MULTIPLES: [(char, u64); 5] =
    [('十', 10), ('百', 100), ('千', 1000), ('万', 10_000), ('亿', 100_000_000)];

/// How many of one unit are one of another, as a fraction: no decimal says how many 公顷 an 亩 is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    times: Decimal,
    over: Decimal,
}

impl Scale {
    /// Of units that are the same.
    pub const ONE: Self = Self { times: Decimal::ONE, over: Decimal::ONE };

    /// A value in the other unit; `None` where it is too long to calculate with.
    pub fn of(self, value: Decimal) -> Option<Decimal> {
        let value = value.checked_mul(self.times)?.checked_div(self.over)?;
        (value.abs() < Decimal::from(MOST)).then_some(value)
    }

    /// A quantity in the other unit; as it is where nothing changes.
    pub fn of_quantity(self, quantity: &Quantity) -> Option<Cow<'_, Quantity>> {
        let number = |number: &Number| Some(Number::of(self.of(number.value())?));
        Some(match quantity {
            _ if self == Self::ONE => Cow::Borrowed(quantity),
            Quantity::Words(_) => Cow::Borrowed(quantity),
            Quantity::Level(bound, level) => Cow::Owned(Quantity::Level(*bound, number(level)?)),
            Quantity::Range(low, high) => Cow::Owned(Quantity::Range(number(low)?, number(high)?)),
        })
    }
}

/// A converted value is no longer than a printed one may be: then nothing that is calculated with it overflows.
const MOST: u64 = 1_000_000_000_000;

/// The unit that others of its kind are counted in, and how many of them it is, with a divisor.
fn base(unit: &str) -> (String, Decimal, Decimal) {
    let plain: String = unit.chars().filter(|c| !c.is_whitespace()).collect();
    let is_square = plain.contains(['²', '方']);
    let square =
        |plain: &str| plain.replace("km²", "k㎡").replace("平方米", "㎡").replace("m²", "㎡");
    let plain = if is_square { square(&plain) } else { plain };
    let opaque = |unit: &str| (canonical_unit(unit), Decimal::ONE, Decimal::ONE);
    if let Some((mass, volume)) = per_volume(&plain) {
        let (kind, times, over) = base(mass);
        return (format!("{kind}/{volume}"), times, over);
    }
    if is_rate(&plain) {
        return opaque(unit);
    }
    let (mut rest, mut factor) = (plain.as_str(), Decimal::ONE);
    loop {
        if let Some(known) = KNOWN.iter().find(|known| known.names.contains(&rest)) {
            let times = factor.checked_mul(known.times.into());
            return times.map_or_else(
                || opaque(unit),
                |times| (known.base.to_owned(), times, known.over.into()),
            );
        }
        let multiple = rest.chars().next().and_then(|first| {
            MULTIPLES.iter().find(|(word, _)| *word == first).map(|(_, times)| (first, *times))
        });
        let Some((word, times)) = multiple else { break };
        let Some(longer) = factor.checked_mul(times.into()) else { return opaque(unit) };
        (rest, factor) = (rest.get(word.len_utf8()..).unwrap_or_default(), longer);
    }
    let is_multiple = factor != Decimal::ONE;
    // A bare 万 counts what 个 counts.
    let word = if rest.is_empty() && is_multiple { "个" } else { rest };
    (canonical_unit(word), factor, Decimal::ONE)
}

/// What there is in a volume, and which: 微克/立方米.
fn per_volume(unit: &str) -> Option<(&str, &'static str)> {
    PER_VOLUME.iter().find_map(|(volume, ends)| {
        let mass = ends.iter().find_map(|end| unit.strip_suffix(end))?;
        KNOWN.iter().any(|known| known.names.contains(&mass)).then_some((mass, *volume))
    })
}

/// Whether a number in a printed unit is in this one; `None` where the two are not of one kind, and might both be meant.
pub(crate) fn is_in_unit(printed: &str, unit: &str) -> Option<bool> {
    if printed == unit {
        return Some(true);
    }
    if are_apart(without_multiples(printed), without_multiples(unit)) {
        return Some(false);
    }
    if unit_kind(printed) == unit_kind(unit) {
        return Some(convertible(printed, unit) == Some(Scale::ONE));
    }
    // 每立方米35毫克 is not in 微克/立方米.
    let (mass, _) = per_volume(unit).filter(|_| !is_rate(printed))?;
    is_in_unit(printed, mass)
}

/// Whether two units count things that are not each other.
fn are_apart(one: &str, other: &str) -> bool {
    let of =
        |things: &&[&[&str]], word: &str| things.iter().position(|words| words.contains(&word));
    APART.iter().any(|things| match (of(things, one), of(things, other)) {
        (Some(one), Some(other)) => one != other,
        _ => false,
    })
}

fn without_multiples(unit: &str) -> &str {
    unit.trim().trim_start_matches(|c| MULTIPLES.iter().any(|(word, _)| *word == c))
}

/// The names of units by their first letter: every number that a value may be is asked for its unit.
static NAMES: LazyLock<BTreeMap<char, Vec<&str>>> = LazyLock::new(|| {
    let names = KNOWN.iter().flat_map(|known| known.names).chain(&["平方米"]);
    let names = names.chain(APART.iter().copied().flatten().copied().flatten());
    let mut by_letter: BTreeMap<char, Vec<&str>> = BTreeMap::new();
    for name in names {
        if let Some(first) = name.chars().next() {
            by_letter.entry(first).or_default().push(name);
        }
    }
    by_letter
});

/// The unit of one of the kinds that are converted by more than their names' multiples that a text begins with, with the
/// multiple before it: 万亩, 平方公里.
pub(crate) fn unit_at_start(text: &[char]) -> Option<String> {
    let is_multiple = |c: &char| MULTIPLES.iter().any(|(word, _)| word == c);
    let before = text.iter().take_while(|c| is_multiple(c)).count();
    let rest = text.get(before..).unwrap_or_default();
    let names = NAMES.get(rest.first()?)?.iter();
    let begins = |name: &&&'static str| {
        let mut rest = rest.iter();
        name.chars().all(|c| rest.next() == Some(&c))
    };
    let name = names.filter(begins).max_by_key(|name| name.chars().count())?;
    let behind = rest.get(name.chars().count()..).unwrap_or_default();
    // 由5升至8 is no volume, and 3日内, 5月3日 no length of time; the letter of a unit is no start of a word.
    let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    let is_other = *name == "升"
        && matches!(behind.first(), Some('至' | '到' | '高' | '级' | '为'))
        || is_latin(name.chars().last()) && is_latin(behind.first().copied());
    let per = PER_VOLUME.iter().flat_map(|(_, ends)| *ends);
    let per = per.filter(|end| behind.starts_with(&end.chars().collect::<Vec<char>>()));
    let per = per.max_by_key(|end| end.len()).copied().unwrap_or_default();
    (!is_other).then(|| text.iter().take(before).collect::<String>() + name + per)
}

/// One word for all units that values can be converted between: 人 and 万人, 亩 and 公顷. Rates and shares are of one kind
/// each.
pub fn unit_kind(unit: &str) -> String {
    base(unit).0
}

/// How many of the other unit one of a unit is; `None` for units of two kinds.
pub fn convertible(one: &str, other: &str) -> Option<Scale> {
    if same_unit(one, other) {
        return Some(Scale::ONE);
    }
    let ((kind, times, over), (of, into, under)) = (base(one), base(other));
    let (times, over) = (times.checked_mul(under)?, over.checked_mul(into)?);
    if kind != of {
        return None;
    }
    if times == over {
        return Some(Scale::ONE);
    }
    let by = |a: Decimal, b: Decimal| (a % b).is_zero().then(|| (a / b, Decimal::ONE));
    let (times, over) = by(times, over)
        .or_else(|| by(over, times).map(|(over, times)| (times, over)))
        .unwrap_or((times, over));
    Some(Scale { times, over })
}

/// How many of the other unit one of a measure of a project is; `None` for measures that cannot be added: 300 张 and 5 台
/// cannot, whatever they count.
pub fn measure_scale(one: &str, other: &str) -> Option<Scale> {
    if same_measure(one, other) {
        return Some(Scale::ONE);
    }
    let is_counter = |unit: &str| base(unit).0 == "个";
    let is_count = is_counter(one) || is_counter(other);
    if is_count && without_multiples(one) != without_multiples(other) {
        return None;
    }
    convertible(one, other)
}

/// A quantity in the unit that it is printed in.
#[derive(Debug, Clone, Copy)]
pub struct InUnit<'a> {
    /// The quantity.
    pub quantity: &'a Quantity,
    /// Its unit.
    pub unit: &'a str,
}

impl<'a> InUnit<'a> {
    /// The quantity in another unit; `None` for one of another kind.
    pub fn to(self, unit: &str) -> Option<Cow<'a, Quantity>> {
        convertible(self.unit, unit)?.of_quantity(self.quantity)
    }

    /// Whether not both can be the value of one year ([`Quantity::contradicts`]). Of two scales the coarser is rounded:
    /// 3.2万 and 32049 can.
    pub fn contradicts(self, other: InUnit<'_>) -> bool {
        self.differs(other, Quantity::contradicts)
    }

    /// Whether not both can be meant as the target of one year ([`Quantity::asks_otherwise`]).
    pub fn asks_otherwise(self, other: InUnit<'_>) -> bool {
        self.differs(other, Quantity::asks_otherwise)
    }

    /// Whether both are one quantity, whatever their units.
    pub fn says_the_same(self, other: InUnit<'_>) -> bool {
        other.to(self.unit).is_some_and(|other| self.quantity.says_the_same(&other))
    }

    fn differs(self, other: InUnit<'_>, test: fn(&Quantity, &Quantity, &str) -> bool) -> bool {
        let Some(scale) = convertible(other.unit, self.unit) else { return false };
        let Some(converted) = scale.of_quantity(other.quantity) else { return true };
        test(self.quantity, &converted, self.unit)
            && (scale == Scale::ONE || !self.rounds_to(other) && !other.rounds_to(self))
    }

    /// Whether the other is the same number, printed in a unit in which it has fewer digits.
    fn rounds_to(self, coarse: InUnit<'_>) -> bool {
        let exact = |quantity: &Quantity| match quantity {
            Quantity::Level(Bound::Exact, number) => Some(number.value()),
            _ => None,
        };
        let (Some(fine), Some(coarse)) =
            (self.to(coarse.unit).and_then(|fine| exact(&fine)), exact(coarse.quantity))
        else {
            return false;
        };
        let nearest = RoundingStrategy::MidpointAwayFromZero;
        fine.round_dp_with_strategy(coarse.scale(), nearest) == coarse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quantity(text: &str) -> Quantity {
        Quantity::parse(text).unwrap()
    }

    #[test]
    fn units_of_one_kind_are_converted_exactly() {
        for (value, unit, other, expected) in [
            ("3.2", "万人", "人", "32000"),
            ("35000", "名", "万人", "3.5"),
            ("1.2", "亿元", "万元", "12000"),
            ("12000", "元", "亿元", "0.00012"),
            ("3", "百万元", "万元", "300"),
            ("2", "万亿元", "亿元", "20000"),
            ("15", "亩", "公顷", "1"),
            ("1", "公顷", "亩", "15"),
            ("30", "万亩", "万公顷", "2"),
            ("1.5", "亩", "平方米", "1000"),
            ("2", "万平方米", "公顷", "2"),
            ("1", "平方公里", "公顷", "100"),
            ("1", "km²", "km2", "1"),
            ("120", "公里", "米", "120000"),
            ("5", "万吨", "千克", "50000000"),
            ("0.5", "小时", "分钟", "30"),
            ("12", "万", "个", "120000"),
            ("0.035", "毫克/立方米", "μg/m³", "35"),
            ("2", "天", "小时", "48"),
            ("3", "里", "公里", "1.5"),
            ("5", "万立方米", "升", "50000000"),
            ("3", "万人次", "人次", "30000"),
            ("2", "千", "人", "2000"),
        ] {
            let scale = convertible(unit, other).unwrap();
            let converted = scale.of(Number::parse(value).unwrap().value()).unwrap();
            assert_eq!(converted.normalize().to_string(), expected, "{value} {unit} in {other}");
        }
    }

    #[test]
    fn rates_and_other_kinds_stay_apart() {
        for (one, other) in [
            ("%", "‰"),
            ("‰", "1/万"),
            ("1/10万", "1/万"),
            ("元/人", "万元/人"),
            ("人/万人", "人"),
            ("百分点", "分点"),
            ("千分点", "百分点"),
            ("人", "人次"),
            ("人", "户"),
            ("元", "美元"),
            ("岁", "年"),
            ("", "个"),
            ("", "万"),
            ("公顷", "公里"),
            ("万户", "万人"),
            ("港元", "美元"),
            ("毫克/升", "毫克/立方米"),
            ("毫克", "毫克/立方米"),
            ("每万人", "每人"),
        ] {
            assert_eq!(convertible(one, other), None, "{one} {other}");
        }
    }

    #[test]
    fn values_in_two_scales_agree_within_their_digits() {
        let agree = |a: &str, one: &str, b: &str, other: &str| {
            let (a, b) = (quantity(a), quantity(b));
            let (a, b) = (InUnit { quantity: &a, unit: one }, InUnit { quantity: &b, unit: other });
            assert_eq!(a.contradicts(b), b.contradicts(a));
            !a.contradicts(b)
        };
        for (a, one, b, other) in [
            ("3.2", "万人", "32000", "人"),
            ("3.2", "万人", "32049", "人"),
            ("3", "万人", "32049", "人"),
            ("1.00", "公顷", "15", "亩"),
            ("0.67", "公顷", "10", "亩"),
            (">3.2", "万人", "33000", "人"),
            ("≈3.2", "万人", "33000", "人"),
            ("3—4", "万人", "33000", "人"),
        ] {
            assert!(agree(a, one, b, other), "{a}{one} {b}{other}");
        }
        for (a, one, b, other) in [
            ("3.2", "万人", "33000", "人"),
            ("3.2", "万人", "32500", "人"),
            ("3.20", "万人", "32060", "人"),
            ("1", "公顷", "1", "亩"),
            ("3—4", "万人", "43000", "人"),
        ] {
            assert!(!agree(a, one, b, other), "{a}{one} {b}{other}");
        }
    }

    #[test]
    fn a_printed_unit_is_the_one_of_a_record_or_another() {
        for (printed, unit, expected) in [
            ("万人", "人", Some(false)),
            ("名", "人", Some(true)),
            ("万户", "万人", Some(false)),
            ("人次", "人", Some(false)),
            ("美元", "元", Some(false)),
            ("毫克", "微克/立方米", Some(false)),
            ("微克", "微克/立方米", Some(true)),
            ("万元", "人", None),
            ("天", "张", None),
            ("张", "人", Some(false)),
            ("家", "张", Some(false)),
            ("个", "张", Some(true)),
            ("所", "家", Some(true)),
        ] {
            assert_eq!(is_in_unit(printed, unit), expected, "{printed} {unit}");
        }
        for (text, expected) in [
            ("万美元", Some("万美元")),
            ("微克/立方米以下", Some("微克/立方米")),
            ("毫克每升", Some("毫克每升")),
            ("升至8", None),
            ("人次", Some("人次")),
            ("households", None),
            ("支", None),
        ] {
            let letters: Vec<char> = text.chars().collect();
            assert_eq!(unit_at_start(&letters).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_too_long_is_not_converted() {
        let most = Number::parse("999999999999").unwrap().value();
        assert_eq!(convertible("万亿元", "元").unwrap().of(most), None);
        assert_eq!(convertible("元", "万元").unwrap().of(most).map(|n| n.scale()), Some(4));
    }
}
