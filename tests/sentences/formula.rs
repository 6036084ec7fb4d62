//! The working of a status: every sum is calculated again, and what comes out is on the side of the limits that the status says.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::card::{Card, Line};
use super::reading::amount;
use super::record::{Aim, Record};

/// From a least to a greatest number.
type Span = (f64, f64);

pub(crate) fn faults(record: &Record, method: &str, card: &Card) -> Vec<String> {
    let mut faults = Vec::new();
    // `实际值≥80已在目标之内` is no sum.
    let sums = card.working.iter().filter(|line| !line.sum.is_empty() && line.name != "实际值");
    for line in sums {
        if let Err(why) = comes_out(record, line) {
            faults.push(format!("{why}: {} {} → {}", line.name, line.sum, line.result));
        }
    }
    faults.extend(of_limits(method, card).map(|why| format!("{why} beside {}", card.status)));
    faults.extend(of_direction(record, card));
    faults
}

/// Whether the result of a line is what its sum gives, with all rounding.
fn comes_out(record: &Record, line: &Line) -> Result<(), String> {
    let (low, high) = Sum { record, rest: &line.sum }.whole()?;
    let printed = amount(&line.result).ok_or("no number")?;
    let is_share = line.result.contains('%') && is_share(&line.name);
    let scale = if is_share { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    let half = Decimal::new(5, printed.scale().max(2) + 1) / scale;
    let (printed, half) = (float(printed / scale), float(half));
    let slack = 1e-9 * (1.0 + printed.abs());
    let is_in = printed + half + slack >= low && printed - half - slack <= high;
    is_in.then_some(()).ok_or_else(|| format!("comes to {low}…{high}"))
}

/// Whether the result of a line is a share, and not a value of an indicator in percent.
fn is_share(name: &str) -> bool {
    let shares = [
        "完成进度",
        "时间进度",
        "应达进度",
        "实际年均增速",
        "所需年均增速",
        "推算值走完",
        "走完路程",
        "比基期变化",
        "剩余差距",
    ];
    shares.iter().any(|share| name.starts_with(share))
}

/// A class with the least number that is in it, and the least that is above it, in hundredths.
type Class = (&'static str, Option<i64>, Option<i64>);

/// The line that decides under a rule, and the classes between whose limits its number lies.
fn classes(method: &str) -> (&'static str, &'static [Class]) {
    match method {
        "linear" => (
            "进度比",
            &[
                ("ahead", Some(110), None),
                ("on-pace", Some(90), Some(110)),
                ("behind", None, Some(90)),
            ],
        ),
        "eurostat" | "statcan" => (
            "增速之比",
            &[
                ("on-pace", Some(95), None),
                ("moderate", Some(60), Some(95)),
                ("behind", Some(0), Some(60)),
                ("reversed", None, Some(0)),
            ],
        ),
        "un-2022" => (
            "增速之比",
            &[
                ("on-pace", Some(95), None),
                ("moderate", Some(50), Some(95)),
                ("behind", Some(-10), Some(50)),
                ("reversed", None, Some(-10)),
            ],
        ),
        // Percentages from here on.
        "un-2023" => (
            "推算值走完",
            &[
                ("on-pace", Some(9500), None),
                ("moderate", Some(1000), Some(9500)),
                ("behind", None, Some(1000)),
            ],
        ),
        "destatis" => {
            ("剩余差距", &[("on-pace", None, Some(500)), ("moderate", Some(500), Some(2001))])
        }
        // Two classes below a tenth are told apart by another number.
        _ => ("走完路程的", &[("on-pace", Some(1000), None), ("unchanged", None, Some(1000))]),
    }
}

/// A limit that is printed as reached, or as missed, by rounding.
fn of_limits(method: &str, card: &Card) -> Option<String> {
    let (name, classes) = classes(method);
    let value = amount(card.result(name)?)?;
    let (_, least, above) = *classes.iter().find(|(class, ..)| *class == card.status)?;
    let is_in = least.is_none_or(|least| value >= Decimal::new(least, 2))
        && above.is_none_or(|above| value < Decimal::new(above, 2));
    (!is_in).then(|| format!("{name} {value}"))
}

/// A step that a met target is asked for, or one that leads away.
fn of_direction(record: &Record, card: &Card) -> Option<String> {
    let needed = card.result("今后年均需变化");
    if card.status == "met" && (needed.is_some() || card.result("离目标还差").is_some()) {
        return Some("a met target is asked for more".to_owned());
    }
    let (_, start) = record.start()?;
    if matches!(record.aim, Aim::Words) {
        return None;
    }
    let way = record.limit(start) - record.judged()?.1;
    let leads_away = needed.and_then(amount).is_some_and(|needed| needed * way < Decimal::ZERO);
    if leads_away {
        return Some("the change that is needed leads away".to_owned());
    }
    let is_below = |name| card.result(name).and_then(amount).is_some_and(|n| n < Decimal::ZERO);
    let names = ["离目标还差", "超过目标", "与目标相差"];
    names.into_iter().find(|name| is_below(name)).map(|name| format!("{name} less than nothing"))
}

fn float(number: Decimal) -> f64 {
    number.to_f64().expect("a number of a page")
}

/// `(78.9 − 78.18) ÷ (79.3 − 78.18)`, read from the left.
struct Sum<'a> {
    record: &'a Record,
    rest: &'a str,
}

impl Sum<'_> {
    fn whole(mut self) -> Result<Span, String> {
        let span = self.terms()?;
        self.skip();
        if self.rest.is_empty() { Ok(span) } else { Err(format!("`{}` cannot be read", self.rest)) }
    }

    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn takes(&mut self, sign: char) -> bool {
        self.skip();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn terms(&mut self) -> Result<Span, String> {
        let (mut low, mut high) = self.factors()?;
        loop {
            if self.takes('+') {
                let (l, h) = self.factors()?;
                (low, high) = (low + l, high + h);
            } else if self.takes('−') {
                let (l, h) = self.factors()?;
                (low, high) = (low - h, high - l);
            } else {
                return Ok((low, high));
            }
        }
    }

    fn factors(&mut self) -> Result<Span, String> {
        let mut span = self.powers()?;
        loop {
            if self.takes('×') {
                span = ends(span, self.powers()?, |a, b| a * b);
            } else if self.takes('÷') {
                let by = self.powers()?;
                if by.0 <= 0.0 && by.1 >= 0.0 {
                    return Err("a division by zero".to_owned());
                }
                span = ends(span, by, |a, b| a / b);
            } else {
                return Ok(span);
            }
        }
    }

    fn powers(&mut self) -> Result<Span, String> {
        let base = self.number()?;
        if !self.takes('^') {
            return Ok(base);
        }
        let power = self.number()?;
        Ok(ends(base, power, f64::powf))
    }

    fn number(&mut self) -> Result<Span, String> {
        if self.takes('(') {
            let span = self.terms()?;
            return if self.takes(')') { Ok(span) } else { Err("no `)`".to_owned()) };
        }
        if self.takes('−') {
            let (low, high) = self.number()?;
            return Ok((-high, -low));
        }
        self.skip();
        let end =
            self.rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(self.rest.len());
        let (digits, rest) = self.rest.split_at(end);
        let number: Decimal =
            digits.parse().map_err(|error| format!("`{}`: {error}", self.rest))?;
        self.rest = rest;
        let half = if self.is_given(number) { Decimal::ZERO } else { half(digits) };
        let scale = if self.takes('%') { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        Ok((float((number - half) / scale), float((number + half) / scale)))
    }

    /// Whether a number is one of the record, with all its digits.
    fn is_given(&self, number: Decimal) -> bool {
        let record = self.record;
        let ends = match record.aim {
            Aim::Level(_, limit) => vec![limit],
            Aim::Range(low, high) => vec![low, high],
            Aim::Words => Vec::new(),
        };
        let dated = record.values.iter().chain(&record.milestones).chain(&record.baseline);
        let mut given =
            dated.map(|(_, value)| *value).chain(ends).chain(record.judged().map(|(_, v)| v));
        given.any(|value| value.abs() == number)
    }
}

/// Half of the last decimal; whole numbers are exact.
fn half(digits: &str) -> Decimal {
    match digits.split_once('.') {
        Some((_, decimals)) => {
            Decimal::new(5, u32::try_from(decimals.len()).expect("few digits") + 1)
        }
        None => Decimal::ZERO,
    }
}

fn ends(a: Span, b: Span, of: impl Fn(f64, f64) -> f64) -> Span {
    let all = [of(a.0, b.0), of(a.0, b.1), of(a.1, b.0), of(a.1, b.1)];
    (
        all.iter().copied().fold(f64::INFINITY, f64::min),
        all.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    )
}
