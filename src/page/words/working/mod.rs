//! The working of an assessment in lines that a reader can follow with a pocket calculator.

mod measure;

use rust_decimal::Decimal;
use serde::Serialize;

use crate::assess::{
    Assessment, DataPoint, Due, Level, Margin, Pace, Status, Step, Working, limits,
};
use crate::chart::with_unit;
use crate::model::{Bound, ChangeOf, Commitment, Kind, Quantity, Way};
use crate::page::context::PageContext;
use crate::page::words::converted::converted;
use crate::page::words::formula::{Digits, beside, difference, goal_in_signs, operand, quotient};
use crate::page::words::strings::Strings;
use crate::page::words::target_words::WorkingWords;
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
    match commitment.kind {
        Some(Kind::Total) => true,
        kind => kind == Some(Kind::Cumulative) && !is_printed,
    }
}

/// The lines of an assessment's working, in units of the commitment.
pub(in crate::page) fn lines(
    context: &PageContext<'_>,
    entry: CommitmentEntry<'_>,
    unit: &str,
) -> Vec<Line> {
    let (strings, commitment) = (context.strings(), entry.commitment);
    let assessment = context.site.assessments.of(commitment);
    let site = &context.site.checked.content().site;
    let (limits, as_of) = (limits(&site.assessment), &site.as_of);
    let writer = Writer {
        words: &strings.working,
        unit: beside(unit),
        points: points(strings, unit),
        limits: &limits,
        is_over: Due::of_year(assessment.target.year, as_of).has_come(),
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
        Some(Working::Mean { now, passed, asked, needed }) => {
            writer.mean_so_far((now, *passed), *asked, *needed)
        }
        Some(Working::Tendency { start, now, measure }) => {
            measure.iter().flat_map(|m| writer.measure(m, *start, *now, *now)).collect()
        }
        Some(Working::Evident(point)) => {
            let is_missed = assessment.by_numbers == Status::Missed;
            vec![writer.evident(point, is_missed, &printed(&assessment.target.quantity))]
        }
    };
    // What is calculated with is said first, where it is not what is printed.
    let of_latest = assessment.latest.iter().filter(|_| !lines.is_empty());
    let of_latest = of_latest.filter_map(|o| {
        let value = converted(context, o, unit)?;
        let result = with_unit(&value.text, beside(unit));
        Some(Writer::line(&strings.working.converted, value.printed, result))
    });
    let of_latest: Vec<Line> = of_latest.collect();
    lines.splice(0..0, of_latest);
    if let Some(level) = &assessment.level {
        lines.insert(0, writer.level(level, assessment, entry));
    }
    lines.extend(assessment.sums.last().map(|sum| Line {
        name: dated(&strings.working.summed, sum.at.year()),
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

/// The time from one step to a later one in years, with months as parts of a year.
fn years(to: &Step, from: &Step) -> String {
    exact(to.at.years_since(from.at).round_dp(4))
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
    /// Whether the target's last year is over: nothing is needed from now on.
    is_over: bool,
}

impl Writer<'_> {
    fn line(name: &str, sum: String, result: String) -> Line {
        Line { name: name.to_owned(), sum, result }
    }

    /// A value in the unit of the commitment.
    fn value(&self, value: Decimal) -> String {
        with_unit(&exact(value), self.unit)
    }

    /// A difference, with its sign.
    fn change(&self, value: Decimal) -> String {
        with_unit(&signed(value), self.points)
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
            let from_zero = dated(&words.from_zero, start.at.year());
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
            let (since, up_to) = (years(now, start), years(end, start));
            let is_whole = now.at.is_end_of_year() && start.at.is_end_of_year();
            let [from, at, by] = [start, now, end].map(|step| step.at.year());
            let sum = if is_whole {
                format!("({at} − {from}) ÷ ({by} − {from})")
            } else {
                format!("{since} ÷ {up_to}")
            };
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
        let (all, passed) = (years(end, start), years(now, start));
        let way = difference(end.value, start.value);
        let line_at = format!("{} + {way} × {passed} ÷ {all}", operand(start.value));
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
        Some(Self::line(name, sum, with_unit(&exact(over - under), self.points)))
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
            format!("{covered} ÷ {}", years(now, start)),
            self.change_a_year(achieved),
        )];
        let is_needed = |needed: &Decimal| !is_met && !self.is_over && !needed.is_zero();
        let needed = pace.needed_a_year.filter(is_needed);
        lines.extend(needed.map(|needed| {
            let sum = format!("{} ÷ {}", difference(end.value, now.value), years(end, now));
            let needed = self.change_a_year(digits.rounding(&[]).of(needed));
            Self::line(&self.words.needed, sum, needed)
        }));
        if end.at > now.at {
            let change = operand(digits.near(pace.achieved_a_year));
            let sum = format!("{} + {change} × {}", operand(now.value), years(end, now));
            let outlook = self.value(digits.rounding(&[end.value]).of(pace.outlook));
            lines.push(Self::line(&dated(&self.words.outlook, end.at.year()), sum, outlook));
        }
        lines
    }

    /// The level that a change comes to.
    fn level(
        &self,
        level: &Level,
        assessment: &Assessment<'_>,
        entry: CommitmentEntry<'_>,
    ) -> Line {
        let base = operand(level.base.value);
        let change = entry.commitment.change.as_ref();
        let size = printed(&assessment.target.quantity);
        let size = size.trim_start_matches(|c: char| !c.is_ascii_digit());
        let is_up = change.is_some_and(|change| change.way == Way::Rise);
        let sign = if is_up { '+' } else { '−' };
        let is_percent = change.is_some_and(|change| change.of == ChangeOf::Percent);
        let sum = match (level.value, is_percent) {
            (None, _) => String::new(),
            (Some(_), true) => format!("{base} × (1 {sign} {size}%)"),
            (Some(_), false) => format!("{base} {sign} {size}"),
        };
        Self::line(&self.words.level, sum, with_unit(&goal_in_signs(&level.goal), self.unit))
    }

    /// The mean so far, the one that is asked for, and the one that is needed from now on.
    fn mean_so_far(
        &self,
        (now, passed): (&Step, i32),
        asked: Decimal,
        needed: Option<Decimal>,
    ) -> Vec<Line> {
        let words = self.words;
        let limits = [asked];
        let rounding = Rounding { decimals: 2, digits: 4, limits: &limits };
        let value = |value: Decimal| self.value(rounding.of(value));
        let mut lines = vec![
            Self::line(
                &dated(&words.years_counted, now.at.year()),
                String::new(),
                passed.to_string(),
            ),
            Self::line(&words.mean_so_far, String::new(), value(now.value)),
            Self::line(&words.mean_asked, String::new(), self.value(asked)),
        ];
        lines.extend(
            needed.map(|needed| Self::line(&words.mean_needed, String::new(), value(needed))),
        );
        lines
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
            let tolerance = with_unit(&exact(*tolerance), self.points);
            lines.push(Self::line(&words.tolerance, String::new(), tolerance));
        }
        if *years_outside > 0 {
            lines.push(Self::line(&words.years_outside, String::new(), years_outside.to_string()));
        }
        lines
    }

    fn evident(&self, point: &DataPoint, is_missed: bool, target: &str) -> Line {
        let words = self.words;
        let is = if is_missed { &words.evident_is_not } else { &words.evident_is };
        let value = format!("{}{}", point.bound.sign(), with_minus(&point.value.to_string()));
        let sum = format!("{is} {target}");
        Self::line(&words.evident, sum, with_unit(&value, self.unit))
    }
}
