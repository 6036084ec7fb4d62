//! The sentence above a chart, clause by clause.

use rust_decimal::Decimal;

use super::card::Card;
use super::record::{Aim, FIRST, Record};

/// What is false in the sentence of a card, or cannot be read.
pub(crate) fn faults(record: &Record, method: &str, card: &Card) -> Vec<String> {
    let mut faults = Vec::new();
    let Some(sentence) = card.says.strip_suffix('。') else {
        return vec![format!("no full stop: {}", card.says)];
    };
    let reader = Reader { record, method, card, now: record.judged().map(|(_, value)| value) };
    for clause in sentence.split(['，', '；']) {
        match reader.is_true(clause) {
            Some(true) => {}
            Some(false) => faults.push(format!("false: {clause}")),
            None => faults.push(format!("cannot be read: {clause}")),
        }
    }
    faults.extend(of_status(record, card, sentence));
    let working = card.working.iter().flat_map(|line| [&line.sum, &line.result]);
    if [&card.says, &card.word].into_iter().chain(working).any(|text| text.contains('-')) {
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
    if !is_good && (has("已达到") || has("，在 ") || has("已在")) {
        return Some(format!("{status}, and the target is met"));
    }
    let (_, start) = record.start()?;
    let Aim::Range(low, high) = record.aim else { return None };
    let is_passed = start < low && now > high || start > high && now < low;
    (is_passed && status != "broken").then(|| format!("{status} beyond the far end of the range"))
}

/// A clause with holes, and whether it is true of what stands in them; `None` where that cannot be read.
type Clause = (&'static str, fn(&Reader<'_>, &[&str]) -> Option<bool>);

/// All that a sentence may say. What is like several clauses is the first of them.
const CLAUSES: &[Clause] = &[
    // Where the value stands
    ("{}年当年为{}", |r, holes| {
        let (year, value) = *r.record.values.last()?;
        let is_alone = r.record.is_yearly && r.now.is_none();
        Some(is_alone && is_dated(holes, year, value)?)
    }),
    ("到{}年逐年相加为{}", |r, holes| Some(r.record.is_yearly && r.is_judged(holes)?)),
    ("到{}年累计为{}", |r, holes| Some(!r.record.is_yearly && r.is_judged(holes)?)),
    ("规划期内从零起算", |r, _| {
        Some(r.record.kind == Some("cumulative") && r.record.baseline.is_none())
    }),
    ("从{}年的{}起", |r, holes| r.is_baseline(holes)),
    ("比{}年{}", |r, holes| r.is_change(holes)),
    ("与{}年相同", |r, holes| {
        let (year, baseline) = r.record.start()?;
        Some(is_year(holes, year)? && r.now == Some(baseline))
    }),
    // Where it stands to its target
    ("走完路程的{}", |r, holes| Some(is_share(holes.first()?, completion(r.record)?))),
    ("与目标的方向相反", |r, _| Some(completion(r.record)? < Decimal::ZERO)),
    ("离{}年{}的目标还差{}", |r, holes| {
        let left = r.left()?;
        Some(r.is_target(holes)? && r.is_size(holes.get(2)?, left) && !left.is_zero())
    }),
    ("已达到{}年{}的目标", |r, holes| Some(r.is_target(holes)? && r.is_met()?)),
    ("没有达到{}年{}的目标", |r, holes| Some(r.is_target(holes)? && !r.is_met()?)),
    ("与{}年{}的目标相差{}", |r, holes| {
        let left = r.left()?;
        let is_close = r.method == "un-2023" && r.record.unit == "%" && left <= Decimal::ONE;
        Some(r.is_target(holes)? && is_close && r.is_size(holes.get(2)?, left))
    }),
    ("本站的评价方法把不超过{}的差距视为达到", |r, holes| {
        Some(r.card.status == "met" && r.is_size(holes.first()?, Decimal::ONE))
    }),
    ("到{}年的目标是“{}”", |r, holes| {
        let is_words = r.record.aim == Aim::Words && holes.get(1) == Some(&"持续改善");
        Some(is_year(holes, r.record.end)? && is_words)
    }),
    ("{}年的目标是{}", |r, holes| r.is_target(holes)),
    ("还没有超过", |r, _| Some(matches!(r.record.aim, Aim::Level(">", _)) && !r.is_met()?)),
    ("还没有低于", |r, _| Some(matches!(r.record.aim, Aim::Level("<", _)) && !r.is_met()?)),
    // Where it stands to a limit
    ("不在{}的目标之内", |r, holes| Some(r.is_aim(holes.first()?) && !r.is_met()?)),
    ("在{}的目标之内", |r, holes| Some(r.is_aim(holes.first()?) && r.is_met()?)),
    ("已在{}年{}的目标之内", |r, holes| {
        let value = r.now.or(r.record.baseline.map(|(_, value)| value))?;
        Some(r.is_target(holes)? && r.record.is_met_by(value))
    }),
    ("离限值{}", |r, holes| {
        let over = r.over_limit()?;
        Some(r.is_met()? && r.is_size(holes.first()?, over.abs()) && !over.is_zero())
    }),
    ("正好等于限值", |r, _| Some(r.over_limit()?.is_zero())),
    ("比限值高{}", |r, holes| {
        let over = r.over_limit()?;
        Some(!r.is_met()? && over > Decimal::ZERO && r.is_size(holes.first()?, over))
    }),
    ("比限值低{}", |r, holes| {
        let over = r.over_limit()?;
        Some(!r.is_met()? && over < Decimal::ZERO && r.is_size(holes.first()?, -over))
    }),
    // Of what nothing was measured, or what is not judged
    ("要守住这个水平", |r, _| Some(r.record.is_met_by(r.record.baseline?.1))),
    ("没有收录基期值", |r, _| Some(r.record.baseline.is_none())),
    ("规划期内还没有收录到实际值", |r, _| Some(is_unmeasured(r.record))),
    ("目标年份已到", |r, _| Some(is_unmeasured(r.record) && r.record.end <= 2025)),
    ("还没有收录到实际值", |r, _| Some(is_unmeasured(r.record))),
    ("目标是到{}年达到{}", |r, holes| r.is_target(holes)),
    ("目标是到{}年{}", |r, holes| r.is_target(holes)),
    ("从{}年的{}到{}年的{}", |r, holes| {
        Some(r.is_baseline(holes)? && r.is_target(holes.get(2..)?)?)
    }),
    ("要{}", |r, holes| {
        let (_, baseline) = r.record.baseline?;
        let change = r.record.limit(baseline) - baseline;
        let (verb, size) = holes.first()?.split_at_checked("提高".len())?;
        Some(r.is_signed(verb, size, change))
    }),
    ("{}年为{}", |r, holes| {
        // A zero that is assumed is said with the value.
        let is_from_zero = r.record.kind == Some("cumulative") && r.record.baseline.is_none();
        let is_value = !r.record.is_yearly && !is_from_zero && r.is_judged(holes)?;
        Some(is_value || r.is_baseline(holes)?)
    }),
];

/// One who knows the numbers of a record.
struct Reader<'a> {
    record: &'a Record,
    method: &'a str,
    card: &'a Card,
    /// The value that is judged.
    now: Option<Decimal>,
}

impl Reader<'_> {
    /// Whether a clause is true; `None` where it is not known how to read it.
    fn is_true(&self, clause: &str) -> Option<bool> {
        let (holes, is_true) = CLAUSES
            .iter()
            .find_map(|(pattern, is_true)| Some((like(clause, pattern)?, is_true)))?;
        is_true(self, &holes)
    }

    fn is_met(&self) -> Option<bool> {
        Some(self.record.is_met_by(self.now?))
    }

    /// Whether a year and a value are those that are judged.
    fn is_judged(&self, holes: &[&str]) -> Option<bool> {
        let Some((year, value)) = self.record.judged() else { return Some(false) };
        is_dated(holes, year, value)
    }

    fn is_baseline(&self, holes: &[&str]) -> Option<bool> {
        let Some((year, value)) = self.record.baseline else { return Some(false) };
        is_dated(holes, year, value)
    }

    /// `2020`, `提高0.72岁`
    fn is_change(&self, holes: &[&str]) -> Option<bool> {
        let (year, baseline) = self.record.start()?;
        let (verb, size) = holes.get(1)?.split_at_checked("提高".len())?;
        let change = self.now? - baseline;
        Some(is_year(holes, year)? && !change.is_zero() && self.is_signed(verb, size, change))
    }

    /// Whether a verb and a size are a change.
    fn is_signed(&self, verb: &str, size: &str, change: Decimal) -> bool {
        let rises = if self.record.direction == "lower" { "上升" } else { "提高" };
        let is_up = [rises, "增加"].contains(&verb);
        let is_down = ["下降", "减少"].contains(&verb);
        let goes = if change.is_sign_negative() { is_down } else { is_up };
        goes && self.is_size(size, change.abs())
    }

    /// Whether a text is a difference, with every digit and its unit.
    fn is_size(&self, text: &str, size: Decimal) -> bool {
        let points = match self.record.unit {
            "%" => "个百分点",
            "‰" => "个千分点",
            "1/10万" => "/10万",
            unit => unit,
        };
        amount(text) == Some(size) && text.ends_with(points)
    }

    /// How far it is to the end of the way.
    fn left(&self) -> Option<Decimal> {
        let (_, start) = self.record.start()?;
        Some((self.record.limit(start) - self.now?).abs())
    }

    /// How far the value is above its nearest limit.
    fn over_limit(&self) -> Option<Decimal> {
        let now = self.now?;
        Some(now - self.record.limit(now))
    }

    /// Whether a year and a text are those of the target.
    fn is_target(&self, holes: &[&str]) -> Option<bool> {
        Some(is_year(holes, self.record.end)? && self.is_aim(holes.get(1)?))
    }

    /// Whether a text is the target as printed.
    fn is_aim(&self, text: &str) -> bool {
        match self.record.aim {
            Aim::Words => false,
            Aim::Level(sign, limit) => text.strip_prefix(sign).and_then(amount) == Some(limit),
            Aim::Range(low, high) => {
                let ends = text.split_once('—').map(|(low, high)| (amount(low), amount(high)));
                ends == Some((Some(low), Some(high)))
            }
        }
    }
}

fn is_year(holes: &[&str], year: i32) -> Option<bool> {
    Some(holes.first()?.parse::<i32>().ok()? == year)
}

fn is_dated(holes: &[&str], year: i32, value: Decimal) -> Option<bool> {
    Some(is_year(holes, year)? && amount(holes.get(1)?)? == value)
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
fn like<'t>(text: &'t str, pattern: &str) -> Option<Vec<&'t str>> {
    let mut pieces = pattern.split("{}");
    let mut rest = text.strip_prefix(pieces.next()?)?;
    let mut pieces = pieces.peekable();
    let mut found = Vec::new();
    while let Some(piece) = pieces.next() {
        let is_last = pieces.peek().is_none();
        let at = if is_last { rest.strip_suffix(piece)?.len() } else { rest.find(piece)? };
        let (hole, after) = rest.split_at(at);
        found.push(hole);
        rest = after.strip_prefix(piece)?;
    }
    rest.is_empty().then_some(found)
}
