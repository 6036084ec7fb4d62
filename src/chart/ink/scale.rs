//! Axes: which values and years they span, where their ticks stand and how ticks are written.
//!
//! plotters' own float axis hangs on infinite ranges, overflows on huge ones and writes
//! 2024.6000000000001. Ticks here are whole multiples of a 1-2-5 step, written from integers.

use super::class::Class;
use super::svg::U;
use super::text;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use std::ops::Range;

/// A value axis that ends on ticks.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Values {
    /// First and last tick, in steps.
    first: i64,
    last: i64,
    step: Step,
    /// Tenths of a unit kept free at the low and at the high end.
    pub(in crate::chart) pads: [i32; 2],
}

/// `mantissa` × 10^`exponent`, the mantissa being 1, 2 or 5.
#[derive(Clone, Copy, Debug)]
struct Step {
    mantissa: i64,
    exponent: i32,
    /// 10 to the size of the exponent: every position on the axis needs it, and it is slow to make.
    power: f64,
}

impl Values {
    /// The axis for some numbers with about `intervals` steps; none for no numbers. The numbers
    /// come from [`crate::chart::Value`], so no sum or difference of them is infinite.
    pub(in crate::chart) fn around(
        numbers: impl Iterator<Item = f64>,
        intervals: u8,
    ) -> Option<Self> {
        let mut is_whole = true;
        let numbers = numbers.inspect(|n| is_whole &= n.fract().abs() <= 0.0);
        let (mut low, mut high) = numbers.fold(None, |ends: Option<(f64, f64)>, n| {
            Some(ends.map_or((n, n), |(low, high)| (low.min(n), high.max(n))))
        })?;
        let largest = low.abs().max(high.abs());
        let equal = high - low <= largest * 1e-9;
        // Equal values, or a zero that costs little room: start at zero, which never misleads.
        if low > 0.0 && (equal || low <= high * 0.35) {
            low = 0.0;
        } else if high < 0.0 && (equal || high >= low * 0.35) {
            high = 0.0;
        } else if equal && largest <= 0.0 {
            high = 1.0;
        }
        let parts = f64::from(intervals.max(1));
        // What comes in whole numbers only, as hospitals do, has no ticks between them.
        let least = if is_whole { 1.0 } else { 0.0 };
        let step = Step::at_least((high / parts - low / parts).max(least));
        let one = step.times(1);
        // The tolerance keeps 93.2 / 0.1 = 932.0000000000001 from asking for one tick more.
        let (first, last) = (whole((low / one + 1e-6).floor()), whole((high / one - 1e-6).ceil()));
        Some(Self { first, last: last.max(first + 1), step, pads: [0, 0] })
    }

    /// One tick more where `level` stands on the lowest one, unless that would pass zero.
    pub(in crate::chart) fn with_room_below(self, level: f64) -> Self {
        let lowest = self.step.times(self.first);
        let first = if level <= lowest && self.first != 0 { self.first - 1 } else { self.first };
        Self { first, ..self }
    }

    /// Whether zero lies outside, which the chart has to say.
    pub(in crate::chart) const fn is_off_zero(&self) -> bool {
        self.first > 0 || self.last < 0
    }

    /// Width of the widest tick label, in tenths of a unit.
    pub(in crate::chart) fn label_width(&self) -> i32 {
        self.ticks().map(|k| text::width(&self.step.write(k), Class::Tick)).max().unwrap_or(0)
    }

    /// Whether the tick labels stand `gap` apart on a horizontal axis of `room` tenths of a unit.
    pub(in crate::chart) fn labels_fit(&self, room: i32, gap: i32) -> bool {
        let steps = i32::try_from(self.last - self.first).unwrap_or(i32::MAX);
        room / steps.max(1) >= self.label_width() + gap
    }

    /// Equal parts of the axis, at most `most` where its ticks allow it: their edges are short numbers, here and as written.
    pub(in crate::chart) fn parts(&self, most: i64) -> Vec<[(f64, String); 2]> {
        let steps = (self.last - self.first).max(1);
        // Ten, five and two divide every step into decimals.
        let by = [10, 5, 2].into_iter().find(|by| steps * by <= most).unwrap_or(1);
        let Step { mantissa, exponent, .. } = self.step;
        let exponent = exponent - 1;
        let power = ten_to(exponent.unsigned_abs());
        let fine = Step { mantissa: mantissa * 10 / by, exponent, power };
        let edge = |k: i64| (fine.times(k), fine.write(k));
        (self.first * by..self.last * by).map(|k| [edge(k), edge(k + 1)]).collect()
    }

    fn ticks(&self) -> impl Iterator<Item = i64> {
        self.first..=self.last
    }
}

impl Ranged for Values {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let Range { start: low, end: high } = self.range();
        between(padded(limit, self.pads), (value - low) / (high - low))
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks().map(|k| self.step.times(k)).collect()
    }

    fn range(&self) -> Range<f64> {
        self.step.times(self.first)..self.step.times(self.last)
    }
}

impl ValueFormatter<f64> for Values {
    fn format_ext(&self, value: &f64) -> String {
        self.step.write(whole((value / self.step.times(1)).round()))
    }
}

impl Step {
    /// The smallest 1-2-5 step that is not below `raw` (> 0).
    fn at_least(raw: f64) -> Self {
        // Scientific notation is the exact way to the power of ten; a logarithm is not.
        let written = format!("{raw:e}");
        let (mantissa, exponent) = written.split_once('e').unwrap_or(("1", "0"));
        let mantissa: f64 = mantissa.parse().unwrap_or(1.0);
        let exponent: i32 = exponent.parse().unwrap_or(0);
        let (mantissa, exponent) = match mantissa {
            m if m <= 1.000_001 => (1, exponent),
            m if m <= 2.000_001 => (2, exponent),
            m if m <= 5.000_001 => (5, exponent),
            _ => (1, exponent + 1),
        };
        Self { mantissa, exponent, power: ten_to(exponent.unsigned_abs()) }
    }

    /// Exactly `k` steps, rounded once.
    fn times(self, k: i64) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "ticks stay far below 2^53")]
        let units = (k * self.mantissa) as f64;
        if self.exponent < 0 { units / self.power } else { units * self.power }
    }

    /// `k` steps in decimal notation, or in scientific notation where that is much shorter.
    fn write(self, k: i64) -> String {
        let units = k * self.mantissa;
        if units == 0 {
            return "0".to_owned();
        }
        // The sign that printed values have too, not a hyphen.
        let sign = if units < 0 { "−" } else { "" };
        let digits = units.unsigned_abs().to_string();
        let places = usize::try_from(self.exponent.unsigned_abs()).unwrap_or(0);
        if digits.len() + places > 9 {
            return format!("{sign}{}", scientific(&digits, self.exponent));
        }
        if self.exponent >= 0 {
            return format!("{sign}{digits}{}", "0".repeat(places));
        }
        let padded = format!("{digits:0>width$}", width = places + 1);
        let (whole, fraction) = padded.split_at_checked(padded.len() - places).unwrap_or_default();
        format!("{sign}{whole}.{fraction}")
    }
}

/// 10^`exponent`: parsing is correctly rounded on every machine.
fn ten_to(exponent: u32) -> f64 {
    format!("1e{exponent}").parse().unwrap_or(f64::MAX)
}

/// `digits` × 10^`exponent` as 2.5×10⁹.
fn scientific(digits: &str, exponent: i32) -> String {
    let power = i32::try_from(digits.len()).unwrap_or(0) - 1 + exponent;
    let mut rest = digits.trim_end_matches('0').chars();
    let mut written: String = rest.next().into_iter().collect();
    let rest = rest.as_str();
    if !rest.is_empty() {
        written.push('.');
        written.push_str(rest);
    }
    written.push_str("×10");
    written.extend(power.to_string().chars().map(|c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        c => c.to_digit(10).and_then(|d| char::from_u32(0x2070 + d)).unwrap_or(c),
    }));
    written
}

/// A year axis: whole years only, labels thinned out until they fit.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct Years {
    first: i32,
    last: i32,
    /// Years from label to label.
    stride: i32,
    /// Tenths of a unit kept free at both ends.
    pad: i32,
}

impl Years {
    /// The axis for some years on `room` tenths of a unit; none for no years.
    pub(in crate::chart) fn around(
        years: impl Iterator<Item = i32> + Clone,
        room: i32,
    ) -> Option<Self> {
        let (first, last) = (years.clone().min()?, years.max()?);
        let label = |year: i32| text::width(&year.to_string(), Class::Tick);
        let widest = label(first).max(label(last));
        let span = i64::from(last) - i64::from(first);
        let pad = widest / 2;
        let fit = i64::from((room - 2 * pad) / (widest + 8 * U)).max(1);
        let strides = (0..10).flat_map(|e| [1, 2, 5].map(|m| m * 10_i64.pow(e)));
        let stride = strides.into_iter().find(|stride| span / stride <= fit).unwrap_or(1 << 31);
        Some(Self { first, last, stride: i32::try_from(stride).unwrap_or(i32::MAX), pad })
    }
}

impl Ranged for Years {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, year: &f64, limit: (i32, i32)) -> i32 {
        let span = f64::from(self.last) - f64::from(self.first);
        let share = (*year - f64::from(self.first)) / span;
        // One single year stands in the middle.
        between(padded(limit, [self.pad; 2]), if span > 0.0 { share } else { 0.5 })
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        let first = i64::from(self.first);
        let stride = i64::from(self.stride);
        let start = first + (-first).rem_euclid(stride);
        let years = (0..64).map(|i| start + i * stride);
        let within = years.take_while(|year| *year <= i64::from(self.last));
        within.filter_map(|year| i32::try_from(year).ok()).map(f64::from).collect()
    }

    fn range(&self) -> Range<f64> {
        f64::from(self.first)..f64::from(self.last)
    }
}

impl ValueFormatter<f64> for Years {
    fn format_ext(&self, year: &f64) -> String {
        whole(*year).to_string()
    }
}

fn padded((start, end): (i32, i32), [low, high]: [i32; 2]) -> (i32, i32) {
    let way = (end - start).signum();
    (start + low * way, end - high * way)
}

fn between((start, end): (i32, i32), share: f64) -> i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the share is clamped")]
    let way = (f64::from(end - start) * share.clamp(0.0, 1.0)).round() as i32;
    start + way
}

fn whole(number: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "`as` saturates; ticks are few")]
    let number = number as i64;
    number
}

#[cfg(test)]
mod tests {
    use super::{Ranged, Step, ValueFormatter, Values, Years};
    use plotters::coord::ranged1d::BoldPoints;

    fn labels(numbers: &[f64]) -> Vec<String> {
        let axis = Values::around(numbers.iter().copied(), 5).expect("some numbers");
        axis.key_points(BoldPoints(9)).iter().map(|v| axis.format_ext(v)).collect()
    }

    #[test]
    fn ticks_carry_no_float_noise() {
        assert_eq!(labels(&[93.2, 93.5]), ["93.2", "93.3", "93.4", "93.5"]);
        assert_eq!(labels(&[0.24, 0.7]), ["0", "0.2", "0.4", "0.6", "0.8"]);
        assert_eq!(labels(&[-3.0, 4.0]), ["−4", "−2", "0", "2", "4"]);
        assert_eq!(labels(&[7000.0]), ["0", "2000", "4000", "6000", "8000"]);
        assert_eq!(labels(&[2e9, 9e12]).last().map(String::as_str), Some("1×10¹³"));
    }

    #[test]
    fn whole_numbers_have_whole_ticks() {
        assert_eq!(labels(&[0.0, 1.0]), ["0", "1"]);
        assert_eq!(labels(&[79.0, 80.0]), ["79", "80"]);
        assert_eq!(labels(&[0.0]), ["0", "1"]);
        assert_eq!(labels(&[79.0, 79.5]).len(), 6);
    }

    #[test]
    fn any_finite_numbers_give_an_axis() {
        for pair in [[0.0, 0.0], [-1e300, 1e300], [1e300, 1e300], [1e-300, 2e-300], [1e15, 1e15]] {
            let axis = Values::around(pair.into_iter(), 5).expect("some numbers");
            let ends = pair.map(|n| axis.map(&n, (0, 1000)));
            assert!(ends.iter().all(|at| (0..=1000).contains(at)), "{pair:?} {axis:?}");
            assert!(axis.ticks().count() < 12, "{pair:?} {axis:?}");
        }
    }

    #[test]
    fn zero_is_kept_where_it_is_cheap() {
        let axis = |numbers: [f64; 2]| Values::around(numbers.into_iter(), 5).expect("numbers");
        assert!(axis([93.2, 93.5]).is_off_zero());
        assert!(axis([-93.2, -93.5]).is_off_zero());
        assert!(!axis([0.24, 0.7]).is_off_zero());
        assert!(!axis([100.0, 100.0]).is_off_zero());
    }

    #[test]
    fn steps_are_one_two_or_five() {
        // Multiplied by 0.1 this would be 0.30000000000000004.
        assert!((Step::at_least(0.1).times(3) - 0.3).abs() <= 0.0);
        for (raw, expected) in [(0.06, 0.1), (0.1, 0.1), (3.0, 5.0), (11.0, 20.0), (6e9, 1e10)] {
            assert!((Step::at_least(raw).times(1) / expected - 1.0).abs() < 1e-12, "{raw}");
        }
    }

    #[test]
    fn years_are_whole_and_thinned() {
        let years = |first, last| {
            let axis = Years::around([first, last].into_iter(), 3000).expect("years");
            let years = axis.key_points(BoldPoints(9)).into_iter();
            years.map(|year| axis.format_ext(&year)).collect::<Vec<_>>()
        };
        assert_eq!(years(2020, 2025), ["2020", "2021", "2022", "2023", "2024", "2025"]);
        assert_eq!(years(2009, 2035), ["2010", "2015", "2020", "2025", "2030", "2035"]);
        assert_eq!(years(2025, 2025), ["2025"]);
        assert!(years(i32::MIN, i32::MAX).len() < 8);
    }
}
