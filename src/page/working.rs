//! The working of a judgement in lines that a reader can follow with a pocket calculator.

use rust_decimal::Decimal;
use serde::Serialize;

use super::strings::{Strings, WorkingWords};
use super::wording::{percent, percent_fine, plain, rounded, signed};
use crate::assess::{Assessment, Margin, Measure, Pace, Reading, Step, Working};

/// A line of the working: what is reckoned, how, and what comes out.
#[derive(Serialize)]
pub(super) struct Line {
    name: String,
    /// The numbers put into the formula; empty where the result is a number of the content.
    sum: String,
    result: String,
}

/// The share of the way that is covered, and that should be by now.
#[derive(Serialize)]
pub(super) struct Share {
    done: String,
    due: String,
}

/// How far a commitment has come, where it has a way to go.
pub(super) fn share(assessment: &Assessment<'_>) -> Option<Share> {
    let pace = pace(assessment)?;
    Some(Share { done: percent(pace.completion), due: percent(pace.expected) })
}

/// The pace of a commitment, where it has a way to go.
pub(super) fn pace<'a>(assessment: &'a Assessment<'_>) -> Option<&'a Pace> {
    match &assessment.working {
        Some(Working::Reach { pace, .. }) => Some(pace),
        _ => None,
    }
}

/// The lines of a judgement's working, in units of the commitment.
pub(super) fn lines(strings: &Strings, assessment: &Assessment<'_>, unit: &str) -> Vec<Line> {
    let writer = Writer { words: &strings.working, unit, points: points(strings, unit) };
    let mut lines = match &assessment.working {
        None => Vec::new(),
        Some(Working::Reach { pace, measure }) => {
            let mut lines = writer.pace(pace);
            lines.extend(
                measure.iter().flat_map(|m| writer.measure(m, pace.start, pace.now, pace.end)),
            );
            lines
        }
        Some(Working::Keep(margin)) => writer.margin(margin),
        Some(Working::Tendency { start, now, measure }) => {
            measure.iter().flat_map(|m| writer.measure(m, *start, *now, *now)).collect()
        }
        Some(Working::Evident(reading)) => {
            vec![writer.evident(reading, &assessment.target.quantity.text())]
        }
    };
    lines.extend(assessment.sums.last().map(|sum| Line {
        name: dated(&strings.working.summed, sum.year),
        sum: String::new(),
        result: writer.value(sum.value),
    }));
    lines
}

/// A change of a percentage is counted in points, or it reads as a share of the share.
pub(super) fn points<'a>(strings: &'a Strings, unit: &'a str) -> &'a str {
    match unit {
        "%" => &strings.words.percentage_points,
        "‰" => &strings.words.per_mille_points,
        _ => unit,
    }
}

fn dated(words: &str, year: i32) -> String {
    words.replace('%', &year.to_string())
}

struct Writer<'a> {
    words: &'a WorkingWords,
    unit: &'a str,
    points: &'a str,
}

impl Writer<'_> {
    fn line(name: &str, sum: String, result: String) -> Line {
        Line { name: name.to_owned(), sum, result }
    }

    /// A value in the unit of the commitment, rounded for reading.
    fn value(&self, value: Decimal) -> String {
        unit(&plain(value), self.unit)
    }

    /// A difference, with its sign.
    fn change(&self, value: Decimal) -> String {
        unit(&signed(value), self.points)
    }

    fn change_a_year(&self, value: Decimal) -> String {
        self.change(value) + &self.words.a_year
    }

    fn pace(&self, pace: &Pace) -> Vec<Line> {
        let Pace { start, now, end, asked, .. } = pace;
        let way = difference(end.value, start.value);
        let covered = difference(now.value, start.value);
        let (years, passed) = (end.year - start.year, now.year - start.year);
        let due = if pace.has_milestones {
            let sum = format!("{} ÷ {way}", difference(*asked, start.value));
            Self::line(&self.words.path, sum, percent_fine(pace.expected))
        } else {
            let sum = format!("({} − {}) ÷ ({} − {})", now.year, start.year, end.year, start.year);
            Self::line(&self.words.time, sum, percent_fine(pace.expected))
        };
        let line_at = format!("{} + {way} × {passed} ÷ {years}", operand(start.value));
        let asked_sum = if pace.has_milestones { String::new() } else { line_at };
        let mut lines = vec![
            Self::line(
                &self.words.completion,
                format!("{covered} ÷ {way}"),
                percent_fine(pace.completion),
            ),
            due,
        ];
        lines.extend(pace.pace.map(|ratio| {
            let sum =
                format!("{} ÷ {}", percent_fine(pace.completion), percent_fine(pace.expected));
            Self::line(&self.words.pace, sum, plain(ratio))
        }));
        lines.push(Self::line(&self.words.asked, asked_sum, self.value(*asked)));
        let gap = format!("{} − {}", operand(now.value), operand(round(*asked)));
        lines.push(Self::line(&self.words.gap, gap, self.change(pace.gap)));
        let left = format!("{} − {}", operand(end.value), operand(now.value));
        lines.push(Self::line(&self.words.left, left, self.change(end.value - now.value)));
        let achieved = format!("{covered} ÷ {passed}");
        lines.push(Self::line(
            &self.words.achieved,
            achieved,
            self.change_a_year(pace.achieved_a_year),
        ));
        lines.extend(pace.needed_a_year.map(|needed| {
            let sum = format!("{} ÷ {}", difference(end.value, now.value), end.year - now.year);
            Self::line(&self.words.needed, sum, self.change_a_year(needed))
        }));
        if end.year > now.year {
            let sum = format!(
                "{} + {} × {}",
                operand(now.value),
                operand(round(pace.achieved_a_year)),
                end.year - now.year
            );
            lines.push(Self::line(
                &dated(&self.words.outlook, end.year),
                sum,
                self.value(pace.outlook),
            ));
        }
        lines
    }

    fn measure(&self, measure: &Measure, start: Step, now: Step, end: Step) -> Vec<Line> {
        let words = self.words;
        match measure {
            Measure::Growth { achieved, needed, ratio, score, .. } => {
                let of = format!("{} ÷ {}", percent_fine(*achieved), percent_fine(*needed));
                let ratio = Self::line(&words.ratio, of, plain(*ratio));
                let score =
                    score.map(|score| Self::line(&words.score, String::new(), signed(score)));
                let rates = [
                    Self::rate(&words.growth_achieved, start, now, *achieved),
                    Self::rate(&words.growth_needed, start, end, *needed),
                ];
                rates.into_iter().chain([ratio]).chain(score).collect()
            }
            Measure::Tendency { achieved, shrunk, .. } => {
                let is_shrunk = *shrunk != Decimal::ONE;
                let line = || Self::line(&words.shrunk, String::new(), percent_fine(*shrunk));
                let rate = Self::rate(&words.growth_achieved, start, now, *achieved);
                std::iter::once(rate).chain(is_shrunk.then(line)).collect()
            }
            Measure::Projected { achieved, value, share } => {
                let left = end.year - now.year;
                let to =
                    format!("{} × (1 + {})^{left}", operand(now.value), percent_fine(*achieved));
                let of = ratio(difference(round(*value), start.value), end.value, start.value);
                vec![
                    Self::rate(&words.growth_achieved, start, now, *achieved),
                    Self::line(&dated(&words.projected, end.year), to, self.value(*value)),
                    Self::line(&words.projected_share, of, percent_fine(*share)),
                ]
            }
            Measure::Boundless { achieved } => {
                vec![Self::rate(&words.growth_achieved, start, now, *achieved)]
            }
            Measure::Change { of_way, of_baseline } => {
                let covered = difference(now.value, start.value);
                let of = ratio(covered.clone(), end.value, start.value);
                let way = Self::line(&words.of_way, of, percent_fine(*of_way));
                let baseline = of_baseline.map(|share| {
                    let sum = format!("{covered} ÷ {}", operand(start.value.abs()));
                    Self::line(&words.of_baseline, sum, percent_fine(share))
                });
                std::iter::once(way).chain(baseline).collect()
            }
            Measure::Mean { since, change, value, missed } => {
                let left = end.year - now.year;
                let to = format!("{} + {} × {left}", operand(now.value), operand(round(*change)));
                let of = ratio(difference(end.value, round(*value)), end.value, now.value);
                vec![
                    Self::line(&dated(&words.mean, *since), String::new(), self.change(*change)),
                    Self::line(&dated(&words.mean_value, end.year), to, self.value(*value)),
                    Self::line(&words.missed, of, percent_fine(*missed)),
                ]
            }
        }
    }

    /// Growth a year from one value to another.
    fn rate(name: &str, from: Step, to: Step, result: Decimal) -> Line {
        let (a, b, years) = (operand(to.value), operand(from.value), to.year - from.year);
        Self::line(name, format!("({a} ÷ {b})^(1 ÷ {years}) − 1"), percent_fine(result))
    }

    fn margin(&self, margin: &Margin) -> Vec<Line> {
        let Margin { now, limit, margin: distance, tolerance, years_outside } = margin;
        let words = self.words;
        let sum = format!("{} − {}", operand(now.value), operand(*limit));
        let mut lines = vec![
            Self::line(&words.limit, String::new(), self.value(*limit)),
            Self::line(&words.margin, sum, self.change(*distance)),
            Self::line(&words.tolerance, String::new(), unit(&plain(*tolerance), self.points)),
        ];
        if *years_outside > 0 {
            lines.push(Self::line(&words.years_outside, String::new(), years_outside.to_string()));
        }
        lines
    }

    fn evident(&self, reading: &Reading, target: &str) -> Line {
        let value = format!("{}{}", reading.bound.sign(), minus(&reading.value.to_string()));
        let sum = format!("{} {}", self.words.evident_is, target);
        Self::line(&self.words.evident, sum, unit(&value, self.unit))
    }
}

fn unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "%" | "‰" => format!("{number}{unit}"),
        _ => format!("{number} {unit}"),
    }
}

/// A result that goes into the next sum: with more decimals than are shown alone, so that the sum comes out.
fn round(value: Decimal) -> Decimal {
    rounded(value, 4).normalize()
}

fn minus(number: &str) -> String {
    number.replace('-', "−")
}

/// A number within a formula, with the digits it was printed with; a negative one in brackets.
fn operand(value: Decimal) -> String {
    let text = minus(&value.to_string());
    if value.is_sign_negative() && !value.is_zero() { format!("({text})") } else { text }
}

fn ratio(over: String, a: Decimal, b: Decimal) -> String {
    over + " ÷ " + &difference(a, b)
}

fn difference(a: Decimal, b: Decimal) -> String {
    format!("({} − {})", operand(a), operand(b))
}
