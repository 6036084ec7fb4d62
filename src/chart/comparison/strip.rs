//! Many districts of an indicator: how their values spread over the axis, with the ends and the middle by name. A row a
//! district would make the chart as long as the country is large.

use super::input::{Comparison, Layout};
use crate::chart::ink::class::Class;
use crate::chart::ink::label::{ascent, spread};
use crate::chart::ink::legend::LINE;
use crate::chart::ink::mark::{BASELINE, Block, LATEST, Mark, Shape, TARGET, write};
use crate::chart::ink::rows::Rows;
use crate::chart::ink::scale::Values;
use crate::chart::ink::svg::{Area, MARGIN, U, ignore};
use crate::chart::ink::text;
use crate::chart::target::Target;
use crate::chart::value::Point;
use crate::chart::words::with_unit;
use plotters::coord::ranged1d::Ranged;
use plotters::style::text_anchor::HPos;

/// Height of the highest bar.
const BARS: i32 = 48 * U;
/// Height of the line of marks below the bars.
const MARKS: i32 = 20 * U;
/// Between one lane and the next.
const GAP: i32 = 18 * U;
/// The lowest bar: what counts one is seen beside what counts a thousand.
const LEAST: i32 = 2 * U;
/// How many districts with the same value a title names.
const NAMED: usize = 3;

/// The values of one kind: where districts start, what was measured, or what they have set.
pub(super) struct Lane<'a> {
    input: &'a Comparison<'a>,
    layout: Layout,
    role: &'a str,
    mark: (Class, Shape),
    text: Class,
    /// From the lowest to the highest, each with its district.
    values: Vec<(&'a str, Point<'a>)>,
    /// What stands below the marks: left end and text; or lines, where it does not fit on one.
    placed: Vec<(i32, String)>,
    lines: Vec<String>,
}

/// A part of the axis: its edges, as numbers and as written, and how many values lie in it.
pub(super) struct Part {
    edges: [(f64, String); 2],
    pub(super) count: usize,
}

/// The lanes that have values.
pub(super) fn lanes<'a>(input: &'a Comparison<'a>, layout: Layout) -> Vec<Lane<'a>> {
    let words = input.words;
    let of = |role, mark, text, values: Vec<(&'a str, Point<'a>)>| {
        let mut values = values;
        values.sort_by(|(_, one), (_, other)| one.value.get().total_cmp(&other.value.get()));
        let (placed, lines) = (Vec::new(), Vec::new());
        Lane { input, layout, role, mark, text, values, placed, lines }
    };
    let rows = || input.rows.iter();
    let baselines = rows().filter_map(|row| Some((row.label, row.baseline?)));
    // Where documents contradict each other there is no one value.
    let latest = rows().filter_map(|row| match row.latest {
        [one] => Some((row.label, *one)),
        _ => None,
    });
    let targets = rows().filter_map(|row| match row.target? {
        Target::Reach { point, .. } if row.others.is_empty() => Some((row.label, point)),
        _ => None,
    });
    let all = [
        of(words.baseline, (Class::Baseline, BASELINE), Class::Number, baselines.collect()),
        of(words.actual, (Class::Latest, LATEST), Class::NumberNow, latest.collect()),
        of(words.target, (Class::Goal, TARGET), Class::NumberGoal, targets.collect()),
    ];
    all.into_iter().filter(|lane| !lane.values.is_empty()).collect()
}

impl<'a> Lane<'a> {
    pub(super) fn numbers(&self) -> impl Iterator<Item = f64> {
        self.values.iter().map(|(_, point)| point.value.get())
    }

    /// The lowest, the middle and the highest that differ, each with its word. Of two in the middle it is the lower: a
    /// value that some district has.
    fn named(&self) -> Vec<(&'a str, Point<'a>)> {
        let words = self.input.words;
        let last = self.values.len().saturating_sub(1);
        let all = [(words.lowest, 0), (words.median, last / 2), (words.highest, last)];
        let mut named: Vec<(&str, Point<'_>)> = Vec::new();
        for (word, at) in all {
            let Some((_, point)) = self.values.get(at) else { continue };
            if named.last().is_none_or(|(_, known)| known.value != point.value) {
                named.push((word, *point));
            }
        }
        named
    }

    /// The districts that have a value.
    fn with(&self, point: Point<'_>) -> Vec<&'a str> {
        let alike = self.values.iter().filter(|(_, other)| other.value == point.value);
        alike.map(|(label, _)| *label).collect()
    }

    /// Gives the words below the marks their places.
    pub(super) fn arrange(&mut self, values: &Values) {
        let Layout { left, right, .. } = self.layout;
        let [open, close] = self.input.words.brackets;
        let wishes: Vec<(i32, String)> = self
            .named()
            .into_iter()
            .map(|(word, point)| {
                let who = match self.with(point).as_slice() {
                    [one] => format!(" {one}"),
                    more => format!("{open}{}{close}", more.len()),
                };
                let text = format!("{word} {}{who}", point.text);
                (values.map(&point.value.get(), (left, right)), text)
            })
            .collect();
        let sizes: Vec<(i32, i32)> =
            wishes.iter().map(|(at, words)| (*at, text::width(words, self.text))).collect();
        let texts = wishes.into_iter().map(|(_, words)| words);
        if let Some(lefts) = spread(&sizes, 12 * U, (left, right)) {
            self.placed = lefts.into_iter().zip(texts).collect();
            return;
        }
        let lines = texts.flat_map(|words| text::wrap(&words, self.text, right - left));
        self.lines = lines.collect();
    }

    pub(super) fn height(&self) -> i32 {
        let lines =
            i32::try_from(self.lines.len()).unwrap_or(0) + i32::from(!self.placed.is_empty());
        2 * LINE + BARS + MARKS + lines * LINE + GAP
    }

    /// How many values lie in each part of the axis.
    pub(super) fn parts(&self, values: &Values) -> Vec<Part> {
        let parts = values.parts(if self.layout.is_wide { 50 } else { 25 });
        let below = |edge: f64| self.values.partition_point(|(_, p)| p.value.get() < edge);
        let last = parts.len();
        let each = parts.into_iter().enumerate().map(|(n, edges)| {
            let [from, to] = edges.each_ref().map(|(edge, _)| *edge);
            // The highest value belongs to the last part, and the lowest to the first.
            let end = if n + 1 == last { self.values.len() } else { below(to) };
            let start = if n == 0 { 0 } else { below(from) };
            Part { count: end.saturating_sub(start), edges }
        });
        each.filter(|part| part.count > 0).collect()
    }

    /// Draws the lane from `top` on; `most` is what the highest bar of all lanes counts.
    pub(super) fn draw(
        &self,
        area: &Area<'_>,
        plot: &Rows<'_>,
        (top, origin): (i32, i32),
        (values, most): (&Values, usize),
    ) {
        let [open, close] = self.input.words.brackets;
        let heading = format!("{}{open}{}{close}", self.role, self.values.len());
        let at = (MARGIN, top + 6 * U + ascent(Class::Name));
        write(area, Class::Name, at, HPos::Left, &heading);
        let foot = top + 2 * LINE + BARS;
        self.bars(area, plot, (foot, origin), (values, most));
        let y = foot + MARKS / 2;
        for (_, point) in self.named() {
            let (class, shape) = self.mark;
            let (at, title) = ((point.value.get(), y - origin), self.tip(point));
            ignore(plot.plotting_area().draw(&Mark { at, class, shape, title: &title }));
        }
        let mut y = foot + MARKS + ascent(self.text);
        for (left, words) in &self.placed {
            write(area, self.text, (*left, y), HPos::Left, words);
        }
        for words in &self.lines {
            write(area, self.text, (self.layout.left, y), HPos::Left, words);
            y += LINE;
        }
    }

    fn bars(
        &self,
        area: &Area<'_>,
        plot: &Rows<'_>,
        (foot, origin): (i32, i32),
        (values, most): (&Values, usize),
    ) {
        let (parts, words) = (self.parts(values), self.input.words);
        let high = |count: usize| {
            let share = count * usize::try_from(BARS).unwrap_or(0) / most.max(1);
            i32::try_from(share).unwrap_or(BARS).max(LEAST)
        };
        let [open, close] = words.brackets;
        for Part { edges: [from, to], count } in &parts {
            let corners = [(from.0, foot - origin - high(*count)), (to.0, foot - origin)];
            let end = with_unit(&to.1, self.input.unit);
            let title = format!("{} {}{}{end}{open}{count}{close}", self.role, from.1, words.to);
            let bar = Block { corners, class: Class::Work, title: &title };
            ignore(plot.plotting_area().draw(&bar));
        }
        // How many the highest bar counts gives the others their measure.
        let Some(Part { edges, count }) = parts.iter().rev().max_by_key(|part| part.count) else {
            return;
        };
        let Layout { left, right, .. } = self.layout;
        let number = count.to_string();
        let wide = text::width(&number, Class::Number);
        let [from, to] = edges.each_ref().map(|(edge, _)| values.map(edge, (left, right)));
        let x = (from.midpoint(to) - wide / 2).clamp(left, (right - wide).max(left));
        write(area, Class::Number, (x, foot - high(*count) - 3 * U), HPos::Left, &number);
    }

    fn tip(&self, point: Point<'_>) -> String {
        let who = self.with(point);
        let mut names = who.iter().take(NAMED).copied().collect::<Vec<_>>().join(" · ");
        if who.len() > NAMED {
            names.push_str(" …");
        }
        let when = point.said(self.input.words.year);
        format!("{names} {} {when} {}", self.role, with_unit(point.text, self.input.unit))
    }
}
