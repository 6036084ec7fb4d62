//! The sentence above a chart, clause by clause.

use rust_decimal::Decimal;

use crate::card::Card;
use crate::record::{Aim, FIRST, Record};

/// What is false in the sentence of a card, or cannot be read.
pub(crate) fn faults(record: &Record, method: &str, card: &Card) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(sentence) = card.says.strip_suffix('。') else {
        return vec![format!("no full stop: {}", card.says)];
    };
    for clause in sentence.split(['，', '；']) {
        match is_true(record, method, card, clause) {
            Some(true) => {}
            Some(false) => faults.push(format!("false: {clause}")),
            None => faults.push(format!("cannot be read: {clause}")),
        }
    }
    if let Some(fault) = of_status(record, card, sentence) {
        faults.push(fault);
    }
    let all = [&card.says, &card.word].into_iter();
    let working = card.working.iter().flat_map(|line| [&line.sum, &line.result]);
    let is_ascii = |text: &String| text.contains("-0") || text.contains('-');
    if all.chain(working).any(is_ascii) {
        faults.push("a hyphen for a minus".to_owned());
    }
    faults
}

/// Whether the status goes with the numbers, and the sentence with the status.
fn of_status(record: &Record, card: &Card, sentence: &str) -> Option<String> {
    let status = card.status.as_str();
    let (_, now) = record.judged()?;
    if status == "unassessed" || record.aim == Aim::Words {
        return None;
    }
    let is_met = record.is_met_by(now);
    let is_right = match status {
        "met" => is_met || sentence.contains("视为达到"),
        "kept" | "at-risk" => is_met,
        _ => !is_met,
    };
    if !is_right {
        return Some(format!("{status}, but the value {now} says otherwise"));
    }
    let has = |words: &str| sentence.contains(words);
    let is_good = ["met", "kept", "at-risk"].contains(&status);
    if is_good && has("还差") {
        return Some(format!("{status}, and something is missing"));
    }
    if !is_good && (has("已达到") || has("在") && has("之内") && !has("不在")) {
        return Some(format!("{status}, and the target is met"));
    }
    let is_passed = |(low, high): (Decimal, Decimal), start: Decimal| {
        start < low && now > high || start > high && now < low
    };
    if let (Aim::Range(low, high), Some((_, start))) = (record.aim, record.start()) {
        if is_passed((low, high), start) && status != "broken" {
            return Some(format!("{status} beyond the far end of the range"));
        }
    }
    None
}

/// Whether a clause is true; `None` where it is not known how to read it.
fn is_true(record: &Record, method: &str, card: &Card, clause: &str) -> Option<bool> {
    let judged = record.judged();
    let last = record.values.last().copied();
    let start = record.start();
    let now = judged.map(|(_, value)| value);
    let is_year = |text: &str, year: Option<i32>| text.parse().ok() == year;
    let is_end = |text: &str| is_year(text, Some(record.end));
    let is_from_zero = record.kind == Some("cumulative") && record.baseline.is_none();
    let limit = start.map(|(_, start)| record.limit(start));
    if let Some([year, value]) = like(clause, "{}年当年为 {}") {
        let is_last = last.is_some_and(|(y, v)| is_year(year, Some(y)) && amount(value) == Some(v));
        return Some(is_last && record.is_yearly && judged.is_none());
    }
    if let Some([year, value]) = like(clause, "到{}年逐年相加为 {}") {
        let (sum_year, sum) = judged?;
        let is_sum = is_year(year, Some(sum_year)) && amount(value) == Some(sum);
        return Some(is_sum && record.is_yearly);
    }
    if let Some([year, value]) = like(clause, "到{}年累计为 {}") {
        let (total_year, total) = judged?;
        return Some(is_year(year, Some(total_year)) && amount(value) == Some(total));
    }
    if clause == "规划期内从零起算" {
        return Some(is_from_zero);
    }
    if let Some([year, value]) = like(clause, "从{}年的 {} 起") {
        let (from, baseline) = record.baseline?;
        return Some(is_year(year, Some(from)) && amount(value) == Some(baseline));
    }
    if let Some([from, size]) = like(clause, "比{}年{}") {
        let (year, baseline) = start?;
        let change = now? - baseline;
        let up = size.strip_prefix("提高 ").or(size.strip_prefix("增加 "));
        let down = size.strip_prefix("下降 ").or(size.strip_prefix("减少 "));
        let read = match (up, down) {
            (Some(size), _) => amount(size)?,
            (_, Some(size)) => -amount(size)?,
            _ => return None,
        };
        let has_unit = size.ends_with(points(record.unit));
        return Some(is_year(from, Some(year)) && read == change && !change.is_zero() && has_unit);
    }
    if let Some([from]) = like(clause, "与{}年相同") {
        let (year, baseline) = start?;
        return Some(is_year(from, Some(year)) && now == Some(baseline));
    }
    if let Some([share]) = like(clause, "走完路程的 {}") {
        return Some(is_share(share, completion(record)?));
    }
    if clause == "与目标的方向相反" {
        return Some(completion(record)? < Decimal::ZERO);
    }
    if let Some([by, size]) = like(clause, "离{}年 {}") {
        let (target, size) = size.split_once("的目标还差 ")?;
        let left = (limit? - now?).abs();
        return Some(
            is_end(by)
                && is_target(record, target)
                && amount(size) == Some(left)
                && !left.is_zero(),
        );
    }
    if let Some([by, target]) = like(clause, "已达到{}年 {}的目标") {
        return Some(is_end(by) && is_target(record, target) && record.is_met_by(now?));
    }
    if let Some([by, size]) = like(clause, "与{}年 {}") {
        let (target, size) = size.split_once("的目标相差 ")?;
        let apart = (limit? - now?).abs();
        let is_close = method == "un-2023" && record.unit == "%" && apart <= Decimal::ONE;
        return Some(
            is_end(by) && is_target(record, target) && is_close && amount(size) == Some(apart),
        );
    }
    if let Some([within]) = like(clause, "本站的评价方法把不超过 {}的差距视为达到")
    {
        return Some(card.status == "met" && amount(within) == Some(Decimal::ONE));
    }
    if let Some([by, target]) = like(clause, "{}年的目标是 {}") {
        return Some(is_end(by) && is_target(record, target));
    }
    if let Some([target]) = like(clause, "不在 {}的目标之内") {
        return Some(is_target(record, target) && !record.is_met_by(now?));
    }
    if let Some([target]) = like(clause, "在 {}的目标之内") {
        return Some(is_target(record, target) && record.is_met_by(now?));
    }
    if let Some([by, target]) = like(clause, "已在{}年 {}的目标之内") {
        let value = now.or(record.baseline.map(|(_, value)| value))?;
        return Some(is_end(by) && is_target(record, target) && record.is_met_by(value));
    }
    if let Some([size]) = like(clause, "离限值 {}") {
        let now = now?;
        let margin = (record.limit(now) - now).abs();
        return Some(record.is_met_by(now) && amount(size) == Some(margin) && !margin.is_zero());
    }
    if clause == "正好等于限值" {
        return Some(now? == record.limit(now?));
    }
    if clause == "还没有超过" || clause == "还没有低于" {
        let is_strict = matches!(record.aim, Aim::Level(">" | "<", _));
        return Some(is_strict && !record.is_met_by(now?));
    }
    for (side, sign) in [("比限值高 {}", Decimal::ONE), ("比限值低 {}", Decimal::NEGATIVE_ONE)]
    {
        if let Some([size]) = like(clause, side) {
            let over = (now? - record.limit(now?)) * sign;
            return Some(
                amount(size) == Some(over) && over > Decimal::ZERO && !record.is_met_by(now?),
            );
        }
    }
    without_values(record, clause)
}

/// The clauses of a target that nothing was measured of, or that is not judged.
fn without_values(record: &Record, clause: &str) -> Option<bool> {
    let is_end = |text: &str| text.parse().ok() == Some(record.end);
    let is_start = |year: &str, value: &str| {
        record.baseline.is_some_and(|(from, baseline)| {
            year.parse().ok() == Some(from) && amount(value) == Some(baseline)
        })
    };
    if clause == "要守住这个水平" {
        return Some(record.is_met_by(record.baseline?.1));
    }
    if clause == "原文没有给出基期值" {
        return Some(record.baseline.is_none());
    }
    if clause == "规划期内还没有收录到实际值"
        || clause == "目标年份已到"
        || clause == "还没有收录到实际值"
    {
        return Some(is_unmeasured(record));
    }
    if let Some([by, target]) = like(clause, "目标是到{}年 {}") {
        return Some(is_end(by) && is_target(record, target));
    }
    if let Some([by, words]) = like(clause, "到{}年的目标是“{}”") {
        return Some(is_end(by) && record.aim == Aim::Words && words == "持续改善");
    }
    if let Some([from, rest]) = like(clause, "从{}年的 {}") {
        let (baseline, rest) = rest.split_once('到')?;
        let (by, target) = rest.split_once("年的 ")?;
        return Some(is_start(from, baseline) && is_end(by) && is_target(record, target));
    }
    if let Some([change]) = like(clause, "要{}") {
        let (_, baseline) = record.baseline?;
        let (verb, size) = change.split_once(' ')?;
        let sign =
            if ["提高", "增加"].contains(&verb) { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
        return Some((record.limit(baseline) - baseline) * sign == amount(size)?);
    }
    if let Some([year, value]) = like(clause, "{}年为 {}") {
        let is_judged = record
            .judged()
            .is_some_and(|(y, v)| year.parse().ok() == Some(y) && amount(value) == Some(v));
        return Some(is_judged && !record.is_yearly || is_start(year, value));
    }
    None
}

/// Whether no value counts: none at all, or none after the baseline.
fn is_unmeasured(record: &Record) -> bool {
    let since = record.start().map_or(FIRST - 1, |(year, _)| year);
    record.values.iter().all(|(year, _)| *year <= since)
}

/// (A − B) ÷ (T − B)
pub(crate) fn completion(record: &Record) -> Option<Decimal> {
    let (_, start) = record.start()?;
    let (_, now) = record.judged()?;
    (now - start).checked_div(record.limit(start) - start)
}

/// Whether a printed percentage is a share, rounded, and neither nothing nor all by rounding alone.
fn is_share(text: &str, share: Decimal) -> bool {
    let Some(printed) = text.strip_suffix('%').and_then(amount) else { return false };
    let share = share * Decimal::ONE_HUNDRED;
    let half = Decimal::new(5, printed.scale() + 1);
    let is_near = (printed - share).abs() <= half;
    let ends = [Decimal::ZERO, Decimal::ONE_HUNDRED];
    is_near && ends.iter().all(|end| printed.cmp(end) == share.cmp(end))
}

/// Whether a text is the target as printed, with its unit.
fn is_target(record: &Record, text: &str) -> bool {
    match record.aim {
        Aim::Words => false,
        Aim::Level(sign, limit) => text.strip_prefix(sign).and_then(amount) == Some(limit),
        Aim::Range(low, high) => {
            let ends = text.split_once('—').map(|(low, high)| (amount(low), amount(high)));
            ends == Some((Some(low), Some(high)))
        }
    }
}

/// The unit of differences.
fn points(unit: &str) -> &str {
    match unit {
        "%" => " 个百分点",
        "‰" => " 个千分点",
        _ => unit,
    }
}

/// The number that a text begins with.
pub(crate) fn amount(text: &str) -> Option<Decimal> {
    let (sign, text) = match text.strip_prefix('−') {
        Some(rest) => (Decimal::NEGATIVE_ONE, rest),
        None => (Decimal::ONE, text.strip_prefix('+').unwrap_or(text)),
    };
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    Some(digits.parse::<Decimal>().ok()? * sign)
}

/// What stands in the holes of a pattern, if a text is like it.
fn like<'t, const N: usize>(text: &'t str, pattern: &str) -> Option<[&'t str; N]> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut found = Vec::new();
    let mut pieces = pieces.peekable();
    while let Some(piece) = pieces.next() {
        let at = if pieces.peek().is_none() {
            rest.strip_suffix(piece)?.len()
        } else {
            rest.find(piece)?
        };
        let (hole, after) = rest.split_at(at);
        found.push(hole);
        rest = after.strip_prefix(piece)?;
    }
    found.try_into().ok()
}
