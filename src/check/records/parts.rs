//! What is said of the categories of a dimension goes with what is said of the whole.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::diag::{Code, Finding};
use crate::model::{
    Bound, Dimension, DocumentId, IndicatorId, Kind, Number, Part, Parts, Period, Quantity, Whole,
    convertible, same_unit,
};
use crate::say;

/// What the value of a whole and those of its parts have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Point<'a> {
    indicator: &'a IndicatorId,
    unit: String,
    document: &'a DocumentId,
    year: i32,
    /// Of what is no calendar year.
    period: Option<&'a Period>,
    role: Role,
    is_of_one_year: bool,
    is_cumulative: bool,
}

/// A whole with a value for each category of a dimension.
struct Group<'v, 'a> {
    dimension: &'a Dimension,
    whole: (&'v Value<'a>, &'a Number),
    parts: Vec<(&'v Value<'a>, &'a Number)>,
}

/// The values of one document for one year: where every category of a dimension has one and the whole, too, the whole of
/// what is counted is their sum, and the whole of a rate or a mean lies between the lowest and the highest.
pub(in crate::check) fn whole_differs_from_parts(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    if subject.index.groupings.is_empty() {
        return;
    }
    let mut points: BTreeMap<Point<'_>, BTreeMap<Vec<&Part>, &Value<'_>>> = BTreeMap::new();
    // Sizes of changes do not add up, and values from sources are not of one print.
    let is_in_force = |value: &&Value<'_>| subject.revisions.is_in_force(value.record.id());
    let comparable = subject.values.iter().filter(|value| value.change().is_none());
    let comparable = comparable.filter(is_in_force);
    for (value, document) in comparable.filter_map(|value| Some((value, value.document?))) {
        let (.., unit) = value.series();
        let is_target = matches!(value.role, Role::Target | Role::Milestone | Role::Amended);
        let point = Point {
            indicator: &value.indicator.id,
            unit,
            document,
            year: value.year,
            period: value.period.filter(|_| !value.is_of_a_year()),
            role: value.role,
            is_of_one_year: value.record.is_of_one_year(),
            is_cumulative: is_target && value.record.kind() == Some(Kind::Cumulative),
        };
        let breakdown = value.record.breakdown();
        let parts: Vec<&Part> = match breakdown {
            None => Vec::new(),
            Some(breakdown) if breakdown.parts().is_empty() => continue,
            Some(breakdown) => breakdown.parts().iter().collect(),
        };
        // Of two values for one thing `conflicting-values` says what there is to say.
        points.entry(point).or_default().entry(parts).or_insert(value);
    }
    for values in points.values() {
        for grouping in &subject.index.groupings {
            for group in groups(values, grouping.dimension) {
                findings.extend(finding(subject, &group));
            }
        }
    }
}

/// The wholes of a dimension with the values of all of its categories.
fn groups<'v, 'a>(
    values: &BTreeMap<Vec<&'a Part>, &'v Value<'a>>,
    dimension: &'a Dimension,
) -> Vec<Group<'v, 'a>> {
    let is_of = |part: &&Part| part.dimension == dimension.id;
    let mut parts: BTreeMap<Vec<&Part>, BTreeMap<usize, &'v Value<'a>>> = BTreeMap::new();
    for (key, value) in values {
        let Some(own) = key.iter().find(|part| is_of(part)) else { continue };
        let Some(category) = dimension.category(&own.category) else { continue };
        let rest = key.iter().filter(|part| !is_of(part)).copied().collect();
        parts.entry(rest).or_default().insert(category, value);
    }
    let count = dimension.categories.len();
    let groups = parts.into_iter().filter(|(_, of)| count > 1 && of.len() == count);
    let groups = groups.filter_map(|(rest, of)| {
        let whole = exact(values.get(&rest)?)?;
        let parts = of.into_values().map(exact).collect::<Option<Vec<_>>>()?;
        Some(Group { dimension, whole, parts })
    });
    groups.collect()
}

impl Group<'_, '_> {
    /// Whether not all are in one unit.
    fn has_scales(&self) -> bool {
        let (whole, _) = self.whole;
        self.parts.iter().any(|(value, _)| !same_unit(value.unit(), whole.unit()))
    }

    /// The numbers of the categories as printed, with their units where these differ.
    fn texts(&self) -> Vec<String> {
        let has_scales = self.has_scales();
        self.parts.iter().map(|(value, number)| with_unit(value, number, has_scales)).collect()
    }
}

fn with_unit(value: &Value<'_>, number: &Number, has_scales: bool) -> String {
    format!("{}{}", number.text(), if has_scales { value.unit() } else { "" })
}

fn exact<'v, 'a>(value: &'v Value<'a>) -> Option<(&'v Value<'a>, &'a Number)> {
    match value.quantity {
        Quantity::Level(Bound::Exact, number) => Some((value, number)),
        _ => None,
    }
}

/// A number in the unit of the whole.
#[derive(Clone, Copy)]
struct Converted {
    value: Decimal,
    /// How far it may be from what was rounded: half of its last printed digit.
    rounding: Decimal,
}

impl Converted {
    fn of((value, number): (&Value<'_>, &Number), whole: &Value<'_>) -> Option<Self> {
        let scale = convertible(value.unit(), whole.unit())?;
        let half = Decimal::new(5, number.value().scale() + 1);
        Some(Self { value: scale.of(number.value())?, rounding: scale.of(half)? })
    }
}

fn finding(subject: &DistrictSubject<'_>, group: &Group<'_, '_>) -> Option<Finding> {
    let (whole, number) = group.whole;
    let stated = Converted::of(group.whole, whole)?;
    let each = group.parts.iter().map(|part| Converted::of(*part, whole));
    let parts: Vec<Converted> = each.collect::<Option<_>>()?;
    // What is counted one by one is exact.
    let is_round = |(value, number): &(&Value<'_>, &Number)| {
        value.unit().contains(['万', '亿', '千', '百']) || number.value().scale() > 0
    };
    let is_rounded = group.parts.iter().chain([&group.whole]).any(is_round);
    let slack = |numbers: &[Converted]| -> Decimal {
        let all = numbers.iter().map(|number| number.rounding);
        if is_rounded { all.sum() } else { Decimal::ZERO }
    };
    let sum: Decimal = parts.iter().map(|part| part.value).sum();
    let all: Vec<Converted> = parts.iter().copied().chain([stated]).collect();
    let is_sum = (sum - stated.value).abs() <= slack(&all);
    let name = whole.name();
    let (dimension, year) = (&group.dimension.name, whole.year);
    let texts = group.texts();
    let values: Vec<&str> = texts.iter().map(String::as_str).collect();
    let (zh, en) = (values.join("、"), values.join(", "));
    let printed = with_unit(whole, number, group.has_scales());
    let say = match (whole.indicator.parts(whole.unit())?, group.dimension.whole?) {
        // Beds per person of several kinds of hospitals add up, though they are rates.
        _ if is_sum => return None,
        (Parts::Sum, Whole::Sum) => {
            let sum = sum.normalize();
            let unit = if group.has_scales() { whole.unit() } else { "" };
            say!(
                "“{name}”{year}年全体是 {printed}，按{dimension}相加是 {sum}{unit}：{zh}",
                "`{name}` of {year} is {printed} as a whole, and its parts by `{dimension}` add up to {sum}{unit}: {en}"
            )
        }
        (Parts::Mean, Whole::Sum | Whole::Covered) => {
            let low = *parts.iter().min_by_key(|part| part.value)?;
            let high = *parts.iter().max_by_key(|part| part.value)?;
            let is_below = low.value - stated.value > slack(&[low, stated]);
            let is_above = stated.value - high.value > slack(&[high, stated]);
            if !is_below && !is_above {
                return None;
            }
            say!(
                "“{name}”{year}年全体是 {printed}，不在按{dimension}分的各类之间：{zh}",
                "`{name}` of {year} is {printed} as a whole, which does not lie between its parts by `{dimension}`: {en}"
            )
        }
        (Parts::Sum, Whole::Covered) => return None,
    };
    let finding = Finding::new(Code::WholeDiffersFromParts, whole.span(subject.sources), say)
        .of(whole.record.origin().span(subject.sources, &[]));
    let finding = group.parts.iter().zip(texts).fold(finding, |finding, ((value, _), number)| {
        let name = value.name();
        finding
            .other(value.span(subject.sources), say!("“{name}”是 {number}", "`{name}` is {number}"))
    });
    Some(finding.hint(say!(
        "对照原文：抄错的改正；原文如此的照录，用 `note` 说明；这个维度的各类不是全体的，在 `dimensions.yaml` 里改 `whole`；这个指标不能相加的，在目录里写 `adds_up: false`",
        "compare with the print: correct transcription errors; what is printed so stays, with a `note`; where the categories are not the whole, change `whole` in `dimensions.yaml`; where the numbers of an indicator cannot be added, give `adds_up: false` in the catalogue"
    )))
}
