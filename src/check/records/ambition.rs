//! Targets against where they start: a target asks for more than there was.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::check::record::{Role, Value};
use crate::check::subject::DistrictSubject;
use crate::check::text::letters;
use crate::check::text::numbers::{Reading, numbers};
use crate::diag::{Code, Finding, Message};
use crate::model::{Bound, Direction, Goal, IndicatorId, same_unit};
use crate::say;

/// Words of a level to keep: being there already is what they mean.
const KEEPING: [&str; 4] = ["保持", "维持", "稳定在", "巩固"];

/// No target is worse than its start, or met from the start. Levels to keep are met by their nature, and counts over the
/// period start at zero.
pub(in crate::check) fn unambitious_targets(
    subject: &DistrictSubject<'_>,
    findings: &mut Vec<Finding>,
) {
    let mut alike: BTreeMap<&IndicatorId, Vec<&Value<'_>>> = BTreeMap::new();
    for value in &subject.values {
        alike.entry(&value.indicator.id).or_default().push(value);
    }
    for values in alike.values() {
        let targets = values.iter().filter(|v| v.role == Role::Target && v.record.kind().is_none());
        for target in targets {
            let document = target.document.and_then(|id| subject.index.documents.get(id));
            let Some((_, document)) = document else { continue };
            let starts = starts(target, values, document.period.0);
            let code = fault(target, &starts).filter(|_| !is_to_keep(subject, target));
            let found = code.zip(starts.first());
            findings.extend(found.map(|(code, start)| finding(subject, code, target, start)));
            let start = starts.first().filter(|_| !is_amended(target, values));
            let early = start.and_then(|start| passed_early(target, start, values));
            findings.extend(early.map(|value| unambitious(subject, target, value)));
        }
    }
}

/// What is wrong with a target, seen from its start. Where values of the start differ, none alone is the start.
fn fault(target: &Value<'_>, starts: &[&Value<'_>]) -> Option<Code> {
    let all = |is: fn(&Value<'_>, &Value<'_>) -> bool| {
        !starts.is_empty() && starts.iter().all(|start| is(target, start))
    };
    // A digit in the wrong place is reported once, as implausible.
    if !target.is_plausible() || !all(|_, start| start.is_plausible()) {
        return None;
    }
    if all(is_worse) {
        return Some(Code::TargetAgainstDirection);
    }
    (all(is_met) && !is_as_good_as_can_be(target)).then_some(Code::TargetAlreadyMet)
}

fn finding(
    subject: &DistrictSubject<'_>,
    code: Code,
    target: &Value<'_>,
    start: &Value<'_>,
) -> Finding {
    let (name, by, since) = (target.name(), target.year, start.year);
    let (wanted, had) = texts(target, start);
    let say = if code == Code::TargetAlreadyMet {
        say!(
            "“{name}”{by}年的目标是 {wanted}，{since}年的 {had} 已经达到",
            "the target `{wanted}` of `{name}` for {by} is met by the `{had}` of {since}"
        )
    } else {
        say!(
            "“{name}”{by}年的目标 {wanted} 不如{since}年的 {had}",
            "the target `{wanted}` of `{name}` for {by} is worse than the `{had}` of {since}"
        )
    };
    let (better, hint) = words(target.indicator.direction, code);
    let direction = target.indicator.origin.span(subject.sources, &["direction"]);
    let there = say!("{since}年已是 {had}", "`{had}` in {since}");
    let finding = Finding::new(code, target.span(subject.sources), say)
        .other(start.span(subject.sources), there);
    subject.with_print(finding, target.cited_by).other(direction, better).hint(hint)
}

/// Whether another target took the place of this one: then it was seen that it was low.
fn is_amended(target: &Value<'_>, values: &[&Value<'_>]) -> bool {
    values.iter().any(|v| v.role == Role::Amended && v.record.id() == target.record.id())
}

/// An observation beyond the target before half of the time from its start has passed.
fn passed_early<'v, 'a>(
    target: &Value<'a>,
    start: &Value<'a>,
    values: &[&'v Value<'a>],
) -> Option<&'v Value<'a>> {
    let exact = |value: &Value<'_>| match value.in_unit_of(target).level() {
        Some((Bound::Exact, number)) => Some(number.value()),
        _ => None,
    };
    let goal = Goal::of(target.quantity, target.indicator.direction)?;
    let from = exact(start).filter(|from| target.is_plausible() && !goal.is_met_by(*from))?;
    let way = goal.nearest_to(from) - from;
    let time = target.year - start.year;
    let is_beyond = |value: &&&Value<'_>| {
        let is_early = (1..time).contains(&(2 * (value.year - start.year)));
        let is_like = value.role == Role::Observation
            && value.series() == target.series()
            && value.is_plausible();
        let passed =
            |to: Decimal| (to - from).checked_div(way).is_some_and(|share| share > Decimal::ONE);
        is_early && is_like && exact(value).is_some_and(passed)
    };
    values.iter().find(is_beyond).copied()
}

fn unambitious(subject: &DistrictSubject<'_>, target: &Value<'_>, value: &Value<'_>) -> Finding {
    let (name, by, year) = (target.name(), target.year, value.year);
    let (wanted, had) = texts(target, value);
    let say = say!(
        "“{name}”{by}年的目标是 {wanted}，{year}年已到 {had}，时间还没有过半",
        "the target `{wanted}` of `{name}` for {by} was exceeded with `{had}` in {year}, before half of the time"
    );
    let there = say!("{year}年已到 {had}", "`{had}` in {year}");
    Finding::new(Code::UnambitiousTarget, target.span(subject.sources), say)
        .other(value.span(subject.sources), there)
        .hint(say!(
            "核对两个数的口径和单位；都没有错，目标就是定低了，修订以后写 `amendments`",
            "check that both numbers count the same; if they do, the target was set low: enter an amended one in `amendments`"
        ))
}

/// Two values as printed, with their units where these differ.
fn texts(one: &Value<'_>, other: &Value<'_>) -> (String, String) {
    let is_same = same_unit(one.unit(), other.unit());
    let text = |value: &Value<'_>| {
        format!("{}{}", value.quantity.text(), if is_same { "" } else { value.unit() })
    };
    (text(one), text(other))
}

/// Which way is better, and what to do.
fn words(direction: Direction, code: Code) -> (Message, Message) {
    let better = match direction {
        Direction::Lower => say!("越低越好", "lower is better"),
        Direction::Higher | Direction::None => say!("越高越好", "higher is better"),
    };
    let hint = if code == Code::TargetAlreadyMet {
        say!(
            "对照原文；只求守住这个水平的，加 `kind: keep`",
            "compare with the document; if the level is only to be kept, add `kind: keep`"
        )
    } else {
        say!(
            "对照原文，看基期和目标有没有写反、漏了 ≤ 或 ≥；只求守住一个水平的，加 `kind: keep`",
            "compare with the document: the two may be swapped, or a `≤` or `≥` missing; if a level is only to be kept, add `kind: keep`"
        )
    };
    (better, hint)
}

/// The level at the start, among the values of the indicator: the baseline; without one, the observations of the latest
/// year up to the period's start. What the document itself says goes before what others say, also of its first year.
fn starts<'v, 'a>(target: &Value<'a>, values: &[&'v Value<'a>], from: i32) -> Vec<&'v Value<'a>> {
    let mut each = values.iter().copied();
    if let Some(baseline) =
        each.find(|v| v.role == Role::Baseline && v.record.id() == target.record.id())
    {
        return vec![baseline];
    }
    let says = |v: &Value<'_>| v.document == target.document;
    let is_start = |v: &&Value<'_>| {
        v.role == Role::Observation
            && v.series() == target.series()
            && v.year < from + i32::from(says(v))
    };
    let candidates = || values.iter().copied().filter(is_start);
    let year = candidates().map(|v| v.year).max();
    let of_year: Vec<_> = candidates().filter(|v| Some(v.year) == year).collect();
    let own: Vec<_> = of_year.iter().copied().filter(|v| says(v)).collect();
    if own.is_empty() { of_year } else { own }
}

/// Whether a start surely lies on the better side of a target that is a plain number, a range, or a limit against the
/// direction. A limit along the direction is open on that side: it is not worse, it is met.
fn is_worse(target: &Value<'_>, start: &Value<'_>) -> bool {
    let ends = |value: &Value<'_>| value.in_unit_of(target).ends(target.unit());
    let (Some((low, high)), Some((start_low, start_high))) = (ends(target), ends(start)) else {
        return false;
    };
    match target.indicator.direction {
        Direction::Higher => high.zip(start_low).is_some_and(|(best, worst)| best < worst),
        Direction::Lower => low.zip(start_high).is_some_and(|(best, worst)| best > worst),
        Direction::None => false,
    }
}

/// Whether a start surely meets a target in the better direction. A cap on what should grow is met by its nature.
fn is_met(target: &Value<'_>, start: &Value<'_>) -> bool {
    let direction = target.indicator.direction;
    let Some(goal) = Goal::of(target.quantity, direction) else { return false };
    let is_along = match goal {
        Goal::AtLeast(_) | Goal::Above(_) => direction == Direction::Higher,
        Goal::AtMost(_) | Goal::Below(_) => direction == Direction::Lower,
        Goal::Within(..) => direction != Direction::None,
    };
    let start = start.in_unit_of(target);
    let level = start.level();
    is_along && level.is_some_and(|(bound, n)| goal.is_surely_met_by(bound, n.value()))
}

/// Whether there is nothing better to reach: all of 100 %, or none of what should not be.
fn is_as_good_as_can_be(target: &Value<'_>) -> bool {
    let (low, high) = &target.indicator.plausible;
    let best = match target.indicator.direction {
        Direction::Higher => high,
        Direction::Lower => low,
        Direction::None => return false,
    };
    let level = target.in_unit().to(&target.indicator.unit);
    level.is_some_and(|level| {
        level.level().is_some_and(|(_, number)| number.value() == best.value())
    })
}

/// Whether the document says that the level is to be kept, in the clause with its number.
fn is_to_keep(subject: &DistrictSubject<'_>, target: &Value<'_>) -> bool {
    let Some((_, number)) = target.quantity.level() else { return false };
    let cited = subject.place(target.cited_by).map_or_else(Vec::new, |place| place.stretches());
    let has = |clause: &&[char]| {
        numbers(clause, Reading::Printed).iter().any(|n| n.digits == number.text())
    };
    let says_so = |clause: &[char]| KEEPING.iter().any(|word| letters::has(clause, word));
    // A quote ends with the value it is for.
    cited.iter().any(|words| clauses(words).into_iter().rfind(has).is_some_and(says_so))
}

/// The clauses of a text. The comma of 1,200 ends none.
fn clauses(text: &[char]) -> Vec<&[char]> {
    let numbers = numbers(text, Reading::Printed);
    let is_end = |at: &usize| {
        let is_mark = text.get(*at).is_some_and(|c| matches!(c, '，' | '。' | '；' | ',' | ';'));
        is_mark && !numbers.iter().any(|number| number.at.contains(at))
    };
    let ends = (0..text.len()).filter(is_end).chain([text.len()]);
    let clause = |start: &mut usize, end: usize| {
        let clause = text.get(*start..end);
        *start = end + 1;
        clause
    };
    ends.scan(0, clause).collect()
}
