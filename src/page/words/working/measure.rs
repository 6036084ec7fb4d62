//! What a rule looked at besides the pace.

use rust_decimal::Decimal;

use super::{Line, Writer, dated, years};
use crate::assess::{Measure, Step};
use crate::chart::with_unit;
use crate::page::words::formula::{
    Digits, difference, grown, operand, quotient, ratio, without_zeros,
};
use crate::page::words::wording::{exact, signed};
use crate::site::Rounding;

impl Writer<'_> {
    pub(super) fn measure(
        &self,
        measure: &Measure,
        start: Step,
        now: Step,
        end: Step,
    ) -> Vec<Line> {
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
                let within = with_unit(&exact(*within), self.points);
                vec![Self::line(&words.within, String::new(), within)]
            }
            Measure::Projected { achieved, value, share } => {
                let digits = Digits::of([start.value, now.value, end.value]);
                let left = years(&end, &now);
                let to = format!("{} × ({})^{left}", operand(now.value), grown(*achieved));
                let projected = self.value(digits.rounding(&[end.value]).of(*value));
                let of = ratio(
                    difference(digits.beside(*value, start.value), start.value),
                    end.value,
                    start.value,
                );
                vec![
                    self.rate(&words.growth_achieved, start, now, *achieved),
                    Self::line(&dated(&words.projected, end.at.year()), to, projected),
                    Self::line(&words.projected_share, of, self.share(*share)),
                ]
            }
            Measure::Boundless { achieved } => vec![
                self.rate(&words.growth_achieved, start, now, *achieved),
                Self::line(
                    &dated(&words.projected, end.at.year()),
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
        let sum = format!("{} ÷ {}", difference(now.value, first.value), years(&now, first));
        let near = operand(digits.near(*change));
        let to = format!("{} + {near} × {}", operand(now.value), years(&end, &now));
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
            Self::line(&dated(&words.mean, first.at.year()), sum, mean),
            Self::line(&dated(&words.mean_value, end.at.year()), to, projected),
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
        let (a, b, years) = (operand(to.value), operand(from.value), years(&to, &from));
        Self::line(name, format!("({a} ÷ {b})^(1 ÷ {years}) − 1"), self.share(result))
    }
}
