//! The comparison chart: all districts of one indicator on one value axis, from baseline over
//! latest value to target.

use super::frame::Frame;
use super::ink::class::Class;
use super::ink::label::{ascent, spread};
use super::ink::legend::{Key, LINE, key, notes};
use super::ink::mark::{BASELINE, Block, LATEST, Mark, Shape, TARGET, write};
use super::ink::rows::{self, AXIS, Rows};
use super::ink::scale::Values;
use super::ink::svg::{Area, MARGIN, U, WIDTH, draw, ignore};
use super::ink::text;
use super::target::{Bound, Target};
use super::value::{Point, Value};
use super::words::Words;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// All districts of one indicator on one shared value axis: baseline → latest → target.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all values; may be empty.
    pub unit: &'a str,
    /// Districts in the order to be shown.
    pub rows: &'a [ComparisonRow<'a>],
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// One district in a comparison; it may lack any of the three.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonRow<'a> {
    /// Name of the district; wraps when long.
    pub label: &'a str,
    /// Where the commitment starts.
    pub baseline: Option<Point<'a>>,
    /// Latest measured value.
    pub latest: Option<Point<'a>>,
    /// What was promised.
    pub target: Option<Target<'a>>,
}

/// Height of the line of dots in a row.
const DOTS: i32 = 18 * U;
/// Places of a target's ends and of its allowed side.
const END: Shape = Shape::Path("m0-6v12");
const OR_MORE: Shape = Shape::Path("m8 0h7m-3-3l3 3-3 3");
const OR_LESS: Shape = Shape::Path("m-8 0h-7m3-3l-3 3 3 3");

/// Draws a comparison. A row shows what it has; what it lacks it says in words.
pub fn comparison(input: &Comparison<'_>) -> String {
    draw(&input.frame, "comparison", |area| {
        if input.rows.is_empty() {
            return notes(area, 0, [input.words.no_data]);
        }
        let mut top = key(area, 0, &keys(input));
        let Some(values) = axis(input) else { return wordy(area, top, input) };
        if !input.unit.is_empty() {
            let unit = format!("{}{}", input.words.unit, input.unit);
            top = notes(area, top, [unit.as_str()]) - 4 * U;
        }
        let mut rows: Vec<Row<'_>> = input.rows.iter().map(|row| Row::of(row, input)).collect();
        let across = (MARGIN, WIDTH - MARGIN);
        for row in &mut rows {
            row.arrange(&values, across);
        }
        let high = rows.iter().map(Row::height).sum();
        let Some(plot) = rows::below_axis(area, top, high, values) else { return top };
        let mut y = top + AXIS;
        for row in &rows {
            row.draw(area, &plot, y, top + AXIS);
            y += row.height();
        }
        notes(area, y, values.is_off_zero().then_some(input.words.off_zero))
    })
}

/// The shared axis, with as many ticks as have room for their labels.
fn axis(input: &Comparison<'_>) -> Option<Values> {
    let numbers = || input.rows.iter().flat_map(numbers);
    let fitting = (1..=5).rev().filter_map(|intervals| {
        let mut values = Values::around(numbers(), intervals)?;
        values.pads = [(values.label_width() / 2).max(17 * U); 2];
        Some(values)
    });
    let mut last = None;
    for values in fitting {
        let room = WIDTH - 2 * MARGIN - 2 * values.pads[0];
        last = Some(values);
        if values.labels_fit(room, 10 * U) {
            break;
        }
    }
    last
}

fn numbers<'a>(row: &ComparisonRow<'a>) -> impl Iterator<Item = f64> + use<'a> {
    let points = [row.baseline, row.latest].into_iter().flatten().map(|point| point.value);
    let levels = row.target.into_iter().flat_map(|target| target.levels());
    points.chain(levels).map(Value::get)
}

fn keys<'a>(input: &Comparison<'a>) -> Vec<Key<'a>> {
    let words = input.words;
    let has = |test: &dyn Fn(&ComparisonRow<'_>) -> bool| input.rows.iter().any(test);
    let level = |row: &ComparisonRow<'_>| {
        matches!(row.target, Some(Target::Reach { .. } | Target::Range { .. }))
    };
    let all = [
        (has(&|row| row.baseline.is_some()), Class::Baseline, BASELINE, words.baseline),
        (has(&|row| row.latest.is_some()), Class::Latest, LATEST, words.actual),
        (has(&level), Class::Goal, TARGET, words.target),
    ];
    let shown = all.into_iter().filter(|(shown, ..)| *shown);
    shown
        .map(|(_, class, shape, word)| Key { line: None, mark: Some((class, shape)), word })
        .collect()
}

/// The chart without any number: names and words.
fn wordy(area: &Area<'_>, top: i32, input: &Comparison<'_>) -> i32 {
    let mut y = top;
    for row in input.rows {
        let row = Row::of(row, input);
        row.texts(area, y);
        y += row.height();
    }
    y
}

/// One district with everything that takes room.
struct Row<'a> {
    source: &'a ComparisonRow<'a>,
    input: &'a Comparison<'a>,
    name: Vec<String>,
    /// Numbers beside their dots on one line: left end, class, text.
    numbers: Vec<(i32, Class, &'a str)>,
    /// What the row says in words, and numbers too wide for one line.
    said: Vec<String>,
}

impl<'a> Row<'a> {
    fn of(source: &'a ComparisonRow<'a>, input: &'a Comparison<'a>) -> Self {
        let room = WIDTH - 2 * MARGIN;
        let mut parts = Vec::new();
        if let Some(Target::Words { text, .. }) = source.target {
            parts.push(format!("{} {text}", input.words.target));
        }
        if source.baseline.is_none() {
            parts.push(input.words.no_baseline.to_owned());
        }
        if source.latest.is_none() {
            parts.push(input.words.no_observation.to_owned());
        }
        let said = text::wrap(&parts.join(" · "), Class::Note, room);
        let name = text::wrap(source.label, Class::Name, room);
        Self { source, input, name, numbers: Vec::new(), said }
    }

    /// Gives each number a place below its dot.
    fn arrange(&mut self, values: &Values, across: (i32, i32)) {
        let mut wishes = self.wishes(values, across);
        wishes.sort_by_key(|(middle, ..)| *middle);
        let sizes: Vec<_> = wishes.iter().map(|(x, c, t)| (*x, text::width(t, *c))).collect();
        if let Some(lefts) = spread(&sizes, 8 * U, across) {
            self.numbers = lefts.into_iter().zip(&wishes).map(|(x, w)| (x, w.1, w.2)).collect();
            return;
        }
        let room = across.1 - across.0;
        for (_, class, number) in wishes {
            let word = match class {
                Class::NumberNow => self.input.words.actual,
                Class::NumberGoal => self.input.words.target,
                _ => self.input.words.baseline,
            };
            self.said.extend(text::wrap(&format!("{word} {number}"), Class::Note, room));
        }
    }

    fn wishes(&self, values: &Values, across: (i32, i32)) -> Vec<(i32, Class, &'a str)> {
        use plotters::coord::ranged1d::Ranged;
        let at = |value: f64| values.map(&value, across);
        let point = |p: Point<'a>, class: Class| (at(p.value.get()), class, p.text);
        let target = match self.source.target {
            Some(Target::Reach { point: p, .. }) => Some(point(p, Class::NumberGoal)),
            Some(Target::Range { low, high, text, .. }) => {
                Some((at(low.get()).midpoint(at(high.get())), Class::NumberGoal, text))
            }
            Some(Target::Words { .. }) | None => None,
        };
        let baseline = self.source.baseline.map(|p| point(p, Class::Number));
        let latest = self.source.latest.map(|p| point(p, Class::NumberNow));
        [baseline, latest, target].into_iter().flatten().collect()
    }

    fn height(&self) -> i32 {
        let lines = i32::try_from(self.name.len() + self.said.len()).unwrap_or(0);
        let numbers = if self.numbers.is_empty() { 0 } else { LINE };
        let dots = if numbers_of(self.source) == 0 { 0 } else { DOTS };
        lines * LINE + dots + numbers + 14 * U
    }

    /// Writes the texts of the row and returns the middle of its dots.
    fn texts(&self, area: &Area<'_>, top: i32) -> i32 {
        // Clear of the axis, and nearer to the own dots than to the row above
        let mut y = top + 8 * U;
        let line = |class: Class, words: &str, y: &mut i32| {
            write(area, class, (MARGIN, *y + ascent(class)), HPos::Left, words);
            *y += LINE;
        };
        for words in &self.name {
            line(Class::Name, words, &mut y);
        }
        let middle = y + DOTS / 2;
        y += if numbers_of(self.source) == 0 { 0 } else { DOTS };
        for (left, class, number) in &self.numbers {
            write(area, *class, (*left, y + ascent(*class)), HPos::Left, number);
        }
        y += if self.numbers.is_empty() { 0 } else { LINE };
        for words in &self.said {
            line(Class::Note, words, &mut y);
        }
        middle
    }

    fn draw(&self, area: &Area<'_>, plot: &Rows<'_>, top: i32, origin: i32) {
        let y = self.texts(area, top) - origin;
        let dots = plot.plotting_area();
        let line = |from: f64, to: f64, class: Class| {
            ignore(dots.draw(&PathElement::new(vec![(from, y), (to, y)], class.color())));
        };
        let baseline = self.source.baseline.map(|p| p.value.get());
        let latest = self.source.latest.map(|p| p.value.get());
        if let (Some(from), Some(to)) = (baseline, latest) {
            line(from, to, Class::Span);
        }
        if let Some((from, to)) = remaining(self.source) {
            line(from, to, Class::Path);
        }
        self.target(plot, y);
        let words = self.input.words;
        // The smaller on top of the larger: equal values stay visible inside each other.
        let points = [
            (self.source.latest, Class::Latest, LATEST, words.actual),
            (self.source.baseline, Class::Baseline, BASELINE, words.baseline),
        ];
        for (point, class, shape, role) in points {
            if let Some(point) = point {
                let title = self.tip(role, &point.said(self.input.words.year), point.text);
                ignore(dots.draw(&Mark {
                    at: (point.value.get(), y),
                    class,
                    shape,
                    title: &title,
                }));
            }
        }
    }

    fn target(&self, plot: &Rows<'_>, y: i32) {
        let dots = plot.plotting_area();
        let mark = |value: f64, class: Class, shape: Shape, title: &str| {
            ignore(dots.draw(&Mark { at: (value, y), class, shape, title }));
        };
        match self.source.target {
            Some(Target::Reach { point, bound }) => {
                let value = point.value.get();
                match bound {
                    Bound::Exact => {}
                    Bound::AtLeast => mark(value, Class::Allowed, OR_MORE, ""),
                    Bound::AtMost => mark(value, Class::Allowed, OR_LESS, ""),
                }
                let when = point.said(self.input.words.year);
                let title = self.tip(self.input.words.target, &when, point.text);
                mark(value, Class::Goal, TARGET, &title);
            }
            Some(Target::Range { year, low, high, text }) => {
                let when = format!("{year}{}", self.input.words.year);
                let title = self.tip(self.input.words.target, &when, text);
                let corners = [(low.get(), y - 5 * U), (high.get(), y + 5 * U)];
                ignore(dots.draw(&Block { corners, class: Class::Zone, title: &title }));
                mark(low.get(), Class::Level, END, "");
                mark(high.get(), Class::Level, END, "");
            }
            Some(Target::Words { .. }) | None => {}
        }
    }

    fn tip(&self, role: &str, when: &str, number: &str) -> String {
        let blank = if self.input.unit.is_empty() { "" } else { " " };
        let (label, unit) = (self.source.label, self.input.unit);
        format!("{label} {role} {when} {number}{blank}{unit}")
    }
}

/// The way still to go; none where the latest value already keeps the target.
fn remaining(row: &ComparisonRow<'_>) -> Option<(f64, f64)> {
    let Some(Target::Reach { point, bound }) = row.target else { return None };
    let goal = point.value.get();
    let from = row.latest.or(row.baseline)?.value.get();
    let open = match bound {
        Bound::AtLeast => from < goal,
        Bound::AtMost => from > goal,
        // The side from which the target is approached is the side of the baseline.
        Bound::Exact => row.baseline.is_none_or(|b| (b.value.get() < goal) == (from < goal)),
    };
    open.then_some((from, goal))
}

fn numbers_of(row: &ComparisonRow<'_>) -> usize {
    numbers(row).count()
}
