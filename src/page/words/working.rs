//! The working of an assessment in lines that a reader can follow with a pocket calculator.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::assess::{Assessment, DataPoint, Margin, Measure, Pace, Status, Step, Working, limits};
use crate::model::{Bound, Commitment, Kind, Quantity};
use crate::page::context::PageContext;
use crate::page::words::formula::{
    Digits, beside, difference, grown, operand, quotient, ratio, unit, without_zeros,
};
use crate::page::words::strings::{Strings, WorkingWords};
use crate::page::words::wording::{exact, percent, percentage, printed, signed, with_minus};
use crate::site::{CommitmentEntry, Rounding};

/// A line of the working: what is calculated, how, and what comes out.
#[derive(Serialize)]
pub(in crate::page) struct Line {
    name: String,
    /// The numbers put into the formula; empty where the result is a number of the content.
    sum: String,
    result: String,
}

/// The share of the way that is covered, and that should be by now.
#[derive(Serialize)]
pub(in crate::page) struct Share {
    done: String,
    due: String,
}

/// How far a commitment has come, where it has a way to go.
pub(in crate::page) fn share(
    context: &PageContext<'_>,
    assessment: &Assessment<'_>,
) -> Option<Share> {
    let due = percent(assessment.pace()?.expected, &[]);
    Some(Share { done: done(context, assessment)?, due })
}

/// The share of the way that is covered, in words.
pub(in crate::page) fn done(
    context: &PageContext<'_>,
    assessment: &Assessment<'_>,
) -> Option<String> {
    let completion = assessment.pace()?.completion;
    if completion == Decimal::ONE && assessment.by_numbers != Status::Met {
        return Some(context.strings().words.not_whole.clone());
    }
    Some(percent(completion, &limits(&context.site.checked.content().site.assessment)))
}

/// Whether a count over the period starts at zero, since no number is printed for its start.
pub(in crate::page) fn is_from_zero(commitment: &Commitment) -> bool {
    let is_printed = commitment.baseline.as_ref().is_some_and(|b| b.quantity.is_some());
    commitment.kind == Some(Kind::Cumulative) && !is_printed
}

/// The lines of an assessment's working, in units of the commitment.
pub(in crate::page) fn lines(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> Vec<Line> {
    let (strings, commitment) = (context.strings(), entry.commitment);
    let assessment = context.site.assessments.of(commitment);
    let limits = limits(&context.site.checked.content().site.assessment);
    let writer = Writer {
        words: &strings.working,
        unit: beside(unit),
        points: points(strings, unit),
        limits: &limits,
    };
    let mut lines = match &assessment.working {
        None => Vec::new(),
        Some(Working::Reach { pace, measure }) => {
            let mut lines = writer.pace(pace, assessment, is_from_zero(commitment));
            lines.extend(
                measure.iter().flat_map(|m| writer.measure(m, pace.start, pace.now, pace.end)),
            );
            lines
        }
        Some(Working::Keep(margin)) => writer.margin(margin),
        Some(Working::Tendency { start, now, measure }) => {
            measure.iter().flat_map(|m| writer.measure(m, *start, *now, *now)).collect()
        }
        Some(Working::Evident(point)) => {
            vec![writer.evident(point, &printed(&assessment.target.quantity))]
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
pub(in crate::page) fn points<'a>(strings: &'a Strings, unit: &'a str) -> &'a str {
    match unit {
        "%" => &strings.words.percentage_points,
        "‰" => &strings.words.per_mille_points,
        _ => beside(unit),
    }
}

fn dated(words: &str, year: i32) -> String {
    words.replace('%', &year.to_string())
}

struct Writer<'a> {
    words: &'a WorkingWords,
    unit: &'a str,
    points: &'a str,
    /// The limits of the site's rule.
    limits: &'a [Decimal],
}

impl Writer<'_> {
    fn line(name: &str, sum: String, result: String) -> Line {
        Line { name: name.to_owned(), sum, result }
    }

    /// A value in the unit of the commitment.
    fn value(&self, value: Decimal) -> String {
        unit(&exact(value), self.unit)
    }

    /// A difference, with its sign.
    fn change(&self, value: Decimal) -> String {
        unit(&signed(value), self.points)
    }

    fn change_a_year(&self, value: Decimal) -> String {
        self.change(value) + &self.words.a_year
    }

    /// A share, for one who follows the working.
    fn share(&self, share: Decimal) -> String {
        let ends = [Decimal::ONE];
        let limits: Vec<Decimal> = self.limits.iter().chain(&ends).copied().collect();
        percentage(Rounding { decimals: 2, digits: 4, limits: &limits }, share)
    }

    /// A ratio of shares or rates, which the limits of the rule are set against.
    fn ratio(&self, ratio: Decimal) -> Decimal {
        let ends = [Decimal::ONE];
        let limits: Vec<Decimal> = self.limits.iter().chain(&ends).copied().collect();
        Rounding { decimals: 2, digits: 2, limits: &limits }.of(ratio)
    }

    fn pace(&self, pace: &Pace, assessment: &Assessment<'_>, is_from_zero: bool) -> Vec<Line> {
        let Pace { start, now, end, .. } = pace;
        let words = self.words;
        let (way, covered) =
            (difference(end.value, start.value), difference(now.value, start.value));
        let mut lines = Vec::new();
        if is_from_zero {
            let from_zero = dated(&words.from_zero, start.year);
            lines.push(Self::line(&words.start, String::new(), from_zero));
        }
        let beside = self.beside_completion(pace, assessment);
        let completion = self.share(pace.completion) + beside;
        lines.push(Self::line(&words.completion, format!("{covered} ÷ {way}"), completion));
        lines.push(if pace.has_milestones {
            let digits = Digits::of([start.value, now.value, end.value]);
            let asked = difference(digits.beside(pace.asked, start.value), start.value);
            let sum = format!("{asked} ÷ {way}");
            Self::line(&words.path, sum, self.share(pace.expected))
        } else {
            let sum = format!("({} − {}) ÷ ({} − {})", now.year, start.year, end.year, start.year);
            Self::line(&words.time, sum, self.share(pace.expected))
        });
        lines.extend(pace.pace.map(|ratio| {
            let ratio = self.ratio(ratio);
            let (over, under) = quotient(pace.completion, pace.expected, ratio);
            Self::line(&words.pace, format!("{over} ÷ {under}"), exact(ratio))
        }));
        lines.extend(self.way(pace));
        lines.extend(self.left(pace, assessment));
        lines.extend(self.a_year(pace, assessment.by_numbers == Status::Met));
        lines
    }

    /// What a completion of 100 % means where it does not mean that the target is met.
    fn beside_completion(&self, pace: &Pace, assessment: &Assessment<'_>) -> &str {
        let is_at_limit = pace.completion == Decimal::ONE;
        match &assessment.target.quantity {
            Quantity::Level(Bound::Above, _) if is_at_limit => &self.words.not_above,
            Quantity::Level(Bound::Below, _) if is_at_limit => &self.words.not_below,
            _ => "",
        }
    }

    /// The value that is asked for, and how far from it the latest one is.
    fn way(&self, pace: &Pace) -> [Line; 2] {
        let Pace { start, now, end, .. } = pace;
        let digits = Digits::of([start.value, now.value, end.value]);
        let limits = [start.value, now.value, end.value];
        let asked = digits.rounding(&limits).of(pace.asked);
        let (years, passed) = (end.year - start.year, now.year - start.year);
        let way = difference(end.value, start.value);
        let line_at = format!("{} + {way} × {passed} ÷ {years}", operand(start.value));
        let sum = if pace.has_milestones { String::new() } else { line_at };
        let gap =
            format!("{} − {}", operand(now.value), operand(digits.beside(pace.asked, now.value)));
        let gap_result = self.change(digits.rounding(&[]).of(pace.gap));
        [
            Self::line(&self.words.asked, sum, self.value(asked)),
            Self::line(&self.words.gap, gap, gap_result),
        ]
    }

    /// How far it is to the target; beyond a level that is met, how far beyond. Which way, the name says.
    fn left(&self, pace: &Pace, assessment: &Assessment<'_>) -> Option<Line> {
        let (now, end) = (pace.now.value, pace.end.value);
        let is_met = assessment.by_numbers == Status::Met && !assessment.is_close();
        let is_level = matches!(assessment.target.quantity, Quantity::Level(..));
        if now == end || is_met && !is_level {
            return None;
        }
        let name = if assessment.is_close() {
            &self.words.apart
        } else if is_met {
            &self.words.beyond
        } else {
            &self.words.left
        };
        let (over, under) = (now.max(end), now.min(end));
        let sum = format!("{} − {}", operand(over), operand(under));
        Some(Self::line(name, sum, unit(&exact(over - under), self.points)))
    }

    /// The change a year so far, the one that is needed, and where the first leads. Of a target that is met no change is
    /// needed, least of all back.
    fn a_year(&self, pace: &Pace, is_met: bool) -> Vec<Line> {
        let Pace { start, now, end, .. } = pace;
        let digits = Digits::of([start.value, now.value, end.value]);
        let covered = difference(now.value, start.value);
        let achieved = digits.rounding(&[]).of(pace.achieved_a_year);
        let mut lines = vec![Self::line(
            &self.words.achieved,
            format!("{covered} ÷ {}", now.year - start.year),
            self.change_a_year(achieved),
        )];
        let needed = pace.needed_a_year.filter(|needed| !is_met && !needed.is_zero());
        lines.extend(needed.map(|needed| {
            let sum = format!("{} ÷ {}", difference(end.value, now.value), end.year - now.year);
            let needed = self.change_a_year(digits.rounding(&[]).of(needed));
            Self::line(&self.words.needed, sum, needed)
        }));
        if end.year > now.year {
            let change = operand(digits.near(pace.achieved_a_year));
            let sum = format!("{} + {change} × {}", operand(now.value), end.year - now.year);
            let outlook = self.value(digits.rounding(&[end.value]).of(pace.outlook));
            lines.push(Self::line(&dated(&self.words.outlook, end.year), sum, outlook));
        }
        lines
    }

    fn measure(&self, measure: &Measure, start: Step, now: Step, end: Step) -> Vec<Line> {
        let words = self.words;
        match measure {
            Measure::Growth { .. } => self.growth(measure, start, now, end),
            Measure::Tendency { achieved, shrunk, zero } => {
                let limits: Vec<Decimal> = self.limits.iter().map(|l| l * shrunk).collect();
                let shrunken = Writer { limits: &limits, ..*self };
                let [start, now, _] = without_zeros(*zero, [start, now, end]);
                let rate = shrunken.rate(&words.growth_achieved, start, now, *achieved);
                let is_shrunk = *shrunk != Decimal::ONE;
                let line = || Self::line(&words.shrunk, String::new(), self.share(*shrunk));
                self.zeros(*zero).chain([rate]).chain(is_shrunk.then(line)).collect()
            }
            Measure::Close { within, .. } => {
                let within = unit(&exact(*within), self.points);
                vec![Self::line(&words.within, String::new(), within)]
            }
            Measure::Projected { achieved, value, share } => {
                let digits = Digits::of([start.value, now.value, end.value]);
                let left = end.year - now.year;
                let to = format!("{} × ({})^{left}", operand(now.value), grown(*achieved));
                let projected = self.value(digits.rounding(&[end.value]).of(*value));
                let of = ratio(
                    difference(digits.beside(*value, start.value), start.value),
                    end.value,
                    start.value,
                );
                vec![
                    self.rate(&words.growth_achieved, start, now, *achieved),
                    Self::line(&dated(&words.projected, end.year), to, projected),
                    Self::line(&words.projected_share, of, self.share(*share)),
                ]
            }
            Measure::Boundless { achieved } => vec![
                self.rate(&words.growth_achieved, start, now, *achieved),
                Self::line(
                    &dated(&words.projected, end.year),
                    String::new(),
                    words.boundless.clone(),
                ),
            ],
            Measure::Change { of_way, of_baseline } => {
                let covered = difference(now.value, start.value);
                let of = ratio(covered.clone(), end.value, start.value);
                let way = Self::line(&words.of_way, of, self.share(*of_way));
                let baseline = of_baseline.map(|share| {
                    let sum = format!("{covered} ÷ {}", operand(start.value.abs()));
                    Self::line(&words.of_baseline, sum, self.share(share))
                });
                std::iter::once(way).chain(baseline).collect()
            }
            Measure::Mean { .. } => self.mean(measure, start, now, end),
        }
    }

    fn growth(&self, measure: &Measure, start: Step, now: Step, end: Step) -> Vec<Line> {
        let Measure::Growth { achieved, needed, ratio, score, zero } = measure else {
            return Vec::new();
        };
        let words = self.words;
        let [start, now, end] = without_zeros(*zero, [start, now, end]);
        let ratio = self.ratio(*ratio);
        let (over, under) = quotient(*achieved, *needed, ratio);
        let score = score.map(|score| {
            let score = Rounding { decimals: 2, digits: 2, limits: &[] }.of(score);
            Self::line(&words.score, String::new(), signed(score))
        });
        let rates = [
            self.rate(&words.growth_achieved, start, now, *achieved),
            self.rate(&words.growth_needed, start, end, *needed),
        ];
        let ratio = Self::line(&words.ratio, format!("{over} ÷ {under}"), exact(ratio));
        self.zeros(*zero).chain(rates).chain([ratio]).chain(score).collect()
    }

    fn mean(&self, measure: &Measure, start: Step, now: Step, end: Step) -> Vec<Line> {
        let Measure::Mean { first, change, value, missed } = measure else { return Vec::new() };
        let words = self.words;
        let digits = Digits::of([start.value, now.value, end.value]);
        let sum = format!("{} ÷ {}", difference(now.value, first.value), now.year - first.year);
        let near = operand(digits.near(*change));
        let to = format!("{} + {near} × {}", operand(now.value), end.year - now.year);
        let mean = self.change(digits.rounding(&[]).of(*change));
        let projected = self.value(digits.rounding(&[end.value]).of(*value));
        // What lies beyond the target misses nothing; a sum would come out below zero.
        let missed = if missed.is_zero() {
            Self::line(&words.missed, String::new(), words.none_missed.clone())
        } else {
            let over = difference(end.value, digits.beside(*value, end.value));
            Self::line(&words.missed, ratio(over, end.value, now.value), self.share(*missed))
        };
        vec![
            Self::line(&dated(&words.mean, first.year), sum, mean),
            Self::line(&dated(&words.mean_value, end.year), to, projected),
            missed,
        ]
    }

    /// What a rule puts in the place of zeros.
    fn zeros(&self, zero: Option<Decimal>) -> impl Iterator<Item = Line> {
        let line = |zero| Self::line(&self.words.zero, String::new(), exact(zero));
        zero.map(line).into_iter()
    }

    /// Growth a year from one value to another.
    fn rate(&self, name: &str, from: Step, to: Step, result: Decimal) -> Line {
        let (a, b, years) = (operand(to.value), operand(from.value), to.year - from.year);
        Self::line(name, format!("({a} ÷ {b})^(1 ÷ {years}) − 1"), self.share(result))
    }

    fn margin(&self, margin: &Margin) -> Vec<Line> {
        let Margin { now, limit, is_inside, margin: distance, tolerance, years_outside } = margin;
        let words = self.words;
        // Inside is above a lower limit, and below an upper one.
        let (over, under) =
            if now.value - limit == *distance { (now.value, *limit) } else { (*limit, now.value) };
        let sum = format!("{} − {}", operand(over), operand(under));
        let mut lines = vec![
            Self::line(&words.limit, String::new(), self.value(*limit)),
            Self::line(&words.margin, sum, self.change(*distance)),
        ];
        if *is_inside {
            let tolerance = unit(&exact(*tolerance), self.points);
            lines.push(Self::line(&words.tolerance, String::new(), tolerance));
        }
        if *years_outside > 0 {
            lines.push(Self::line(&words.years_outside, String::new(), years_outside.to_string()));
        }
        lines
    }

    fn evident(&self, point: &DataPoint, target: &str) -> Line {
        let value = format!("{}{}", point.bound.sign(), with_minus(&point.value.to_string()));
        let sum = format!("{} {}", self.words.evident_is, target);
        Self::line(&self.words.evident, sum, unit(&value, self.unit))
    }
}
