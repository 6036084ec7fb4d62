//! One district of a comparison.

use super::input::{Comparison, ComparisonRow, Layout, STEP, numbers};
use crate::chart::ink::class::Class;
use crate::chart::ink::label::{ascent, spread};
use crate::chart::ink::legend::LINE;
use crate::chart::ink::mark::{BASELINE, Block, LATEST, Mark, Shape, TARGET, write};
use crate::chart::ink::rows::Rows;
use crate::chart::ink::scale::Values;
use crate::chart::ink::svg::{Area, MARGIN, U, ignore};
use crate::chart::ink::text;
use crate::chart::target::{Bound, Target};
use crate::chart::value::{Point, Value};
use crate::chart::words::with_unit;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// Height of the line of dots in a row.
const DOTS: i32 = 18 * U;
/// Places of a target's ends and of its allowed side.
const END: Shape = Shape::Path("m0-6v12");
const OR_MORE: Shape = Shape::Path("m8 0h7m-3-3l3 3-3 3");
const OR_LESS: Shape = Shape::Path("m-8 0h-7m3-3l-3 3 3 3");

/// A number that wants to stand below its dot.
struct Wish<'a> {
    middle: i32,
    class: Class,
    /// What it is, where it has to be said.
    role: &'a str,
    text: String,
}

/// One district with everything that takes room.
pub(super) struct Row<'a> {
    source: &'a ComparisonRow<'a>,
    input: &'a Comparison<'a>,
    layout: Layout,
    name: Vec<String>,
    /// Numbers below their dots on one line: left end, class, text.
    numbers: Vec<(i32, Class, String)>,
    /// What the row says in words, and numbers too wide for one line.
    said: Vec<String>,
}

impl<'a> Row<'a> {
    pub(super) fn of(
        source: &'a ComparisonRow<'a>,
        input: &'a Comparison<'a>,
        layout: Layout,
    ) -> Self {
        let words = input.words;
        let mut parts = Vec::new();
        let others = source.others.iter().map(|other| (words.other, *other));
        let targets = source.target.map(|target| (words.target, target)).into_iter();
        for (role, target) in targets.chain(others) {
            if let Target::Words { text, .. } = target {
                parts.push(format!("{role} {text}"));
            }
        }
        // The table beside a wide chart says what is missing.
        let has_table = layout.is_wide && numbers(source).next().is_some();
        if source.baseline.is_none() && !has_table {
            parts.push(words.no_baseline.to_owned());
        }
        if source.latest.is_empty() && !has_table {
            parts.push(words.no_observation.to_owned());
        }
        let room = layout.right - layout.left;
        let said = text::wrap(&parts.join(" · "), Class::Note, room);
        let name = text::wrap(source.label, Class::Name, layout.name());
        Self { source, input, layout, name, numbers: Vec::new(), said }
    }

    /// Gives each number a place below its dot.
    pub(super) fn arrange(&mut self, values: &Values) {
        let Layout { left, right, .. } = self.layout;
        let mut wishes = self.wishes(values);
        wishes.sort_by_key(|wish| wish.middle);
        let sizes: Vec<_> =
            wishes.iter().map(|wish| (wish.middle, text::width(&wish.text, wish.class))).collect();
        if let Some(lefts) = spread(&sizes, 8 * U, (left, right)) {
            let placed = lefts.into_iter().zip(wishes);
            self.numbers = placed.map(|(x, wish)| (x, wish.class, wish.text)).collect();
            return;
        }
        for Wish { role, text, .. } in wishes {
            let lines = text::wrap(&format!("{role} {text}"), Class::Note, right - left);
            self.said.extend(lines);
        }
    }

    fn wishes(&self, values: &Values) -> Vec<Wish<'a>> {
        use plotters::coord::ranged1d::Ranged;
        let Layout { left, right, is_wide } = self.layout;
        let (words, source) = (self.input.words, self.source);
        let at = |value: f64| values.map(&value, (left, right));
        let with_year = |when: String, text: &str| {
            if is_wide { format!("{when} {text}") } else { text.to_owned() }
        };
        let point = |p: Point<'_>, class: Class, role: &'a str| {
            let text = with_year(p.said(words.year), p.text);
            Some(Wish { middle: at(p.value.get()), class, role, text })
        };
        let target = |target: Target<'_>, role: &'a str| match target {
            Target::Reach { point: p, .. } => point(p, Class::NumberGoal, role),
            Target::Range { low, high, text, .. } => Some(Wish {
                middle: at(low.get()).midpoint(at(high.get())),
                class: Class::NumberGoal,
                role,
                text: with_year(when(target, words.year), text),
            }),
            Target::Words { .. } => None,
        };
        let baseline = source.baseline.into_iter();
        let latest = source.latest.iter();
        let milestones = source.milestones.iter();
        let others = source.others.iter();
        baseline
            .filter_map(|p| point(p, Class::Number, words.baseline))
            .chain(milestones.filter_map(|t| target(*t, words.milestone)))
            .chain(latest.filter_map(|p| point(*p, Class::NumberNow, words.actual)))
            .chain(source.target.into_iter().filter_map(|t| target(t, words.target)))
            .chain(others.filter_map(|t| target(*t, words.other)))
            .collect()
    }

    fn has_dots(&self) -> bool {
        numbers(self.source).next().is_some()
    }

    /// Heights of the lines of a number of texts.
    fn lines(texts: &[String]) -> i32 {
        i32::try_from(texts.len()).unwrap_or(0) * LINE
    }

    pub(super) fn height(&self) -> i32 {
        let dots = if self.has_dots() { DOTS } else { 0 };
        let numbers = if self.numbers.is_empty() { 0 } else { LINE };
        let (name, beside) = (Self::lines(&self.name), dots + numbers + Self::lines(&self.said));
        let high = if self.layout.is_wide { name.max(beside) } else { name + beside };
        high + 14 * U
    }

    /// Writes the texts of the row and returns the middle of its dots.
    pub(super) fn texts(&self, area: &Area<'_>, top: i32) -> i32 {
        // Clear of the axis, and nearer to the own dots than to the row above
        let top = top + 8 * U;
        let line = |class: Class, words: &str, x: i32, y: &mut i32| {
            write(area, class, (x, *y + ascent(class)), HPos::Left, words);
            *y += LINE;
        };
        let mut y = top;
        for words in &self.name {
            line(Class::Name, words, MARGIN, &mut y);
        }
        if self.layout.is_wide {
            y = top;
        }
        let middle = y + DOTS / 2;
        y += if self.has_dots() { DOTS } else { 0 };
        for (left, class, number) in &self.numbers {
            write(area, *class, (*left, y + ascent(*class)), HPos::Left, number);
        }
        y += if self.numbers.is_empty() { 0 } else { LINE };
        for words in &self.said {
            line(Class::Note, words, self.layout.left, &mut y);
        }
        middle
    }

    pub(super) fn draw(&self, area: &Area<'_>, plot: &Rows<'_>, top: i32, origin: i32) {
        let y = self.texts(area, top) - origin;
        let dots = plot.plotting_area();
        let line = |from: f64, to: f64, class: Class| {
            ignore(dots.draw(&PathElement::new(vec![(from, y), (to, y)], class.color())));
        };
        let baseline = self.source.baseline.map(|p| p.value.get());
        for latest in self.source.latest {
            if let Some(from) = baseline {
                line(from, latest.value.get(), Class::Span);
            }
        }
        if let Some((from, to)) = remaining(self.source) {
            line(from, to, Class::Path);
        }
        let mut marks = self.stacked();
        // The lower before the higher, which is the order in which they are read out; equal ones stay as they lie.
        marks.sort_by(|one, other| one.at.total_cmp(&other.at));
        for Placed { value, class, shape, role, .. } in marks {
            match value {
                Stands::Target(target) => self.target(plot, y, target, (class, shape, role)),
                Stands::Point(point) => {
                    let title = self.tip(role, &point.said(self.input.words.year), point.text);
                    let at = (point.value.get(), y);
                    ignore(dots.draw(&Mark { at, class, shape, title: &title }));
                }
            }
        }
    }

    /// The marks from the lowest to that on top: the smaller lie on the larger, so that equal values are seen inside each
    /// other.
    fn stacked(&self) -> Vec<Placed<'_>> {
        let words = self.input.words;
        let source = self.source;
        let others = source.others.iter();
        let others =
            others.map(|other| Placed::target(*other, (Class::Other, TARGET, words.other)));
        let milestones = source.milestones.iter();
        let milestones =
            milestones.map(|step| Placed::target(*step, (Class::Level, STEP, words.milestone)));
        let goal =
            source.target.map(|goal| Placed::target(goal, (Class::Goal, TARGET, words.target)));
        let latest = source.latest.iter();
        let latest =
            latest.map(|latest| Placed::point(*latest, (Class::Latest, LATEST, words.actual)));
        let baseline = source
            .baseline
            .map(|base| Placed::point(base, (Class::Baseline, BASELINE, words.baseline)));
        others.chain(milestones).chain(goal).chain(latest).chain(baseline).collect()
    }

    fn target(
        &self,
        plot: &Rows<'_>,
        y: i32,
        target: Target<'_>,
        (class, shape, role): (Class, Shape, &str),
    ) {
        let dots = plot.plotting_area();
        let mark = |value: f64, class: Class, shape: Shape, title: &str| {
            ignore(dots.draw(&Mark { at: (value, y), class, shape, title }));
        };
        let title = self.tip(role, &when(target, self.input.words.year), target.text());
        match target {
            Target::Reach { point, bound } => {
                let value = point.value.get();
                match bound {
                    Bound::AtLeast if class == Class::Goal => {
                        mark(value, Class::Allowed, OR_MORE, "");
                    }
                    Bound::AtMost if class == Class::Goal => {
                        mark(value, Class::Allowed, OR_LESS, "");
                    }
                    _ => {}
                }
                mark(value, class, shape, &title);
            }
            Target::Range { low, high, .. } => {
                let corners = [(low.get(), y - 5 * U), (high.get(), y + 5 * U)];
                ignore(dots.draw(&Block { corners, class: Class::Zone, title: &title }));
                mark(low.get(), Class::Level, END, "");
                mark(high.get(), Class::Level, END, "");
            }
            Target::Words { .. } => {}
        }
    }

    fn tip(&self, role: &str, when: &str, number: &str) -> String {
        let label = self.source.label;
        format!("{label} {role} {when} {}", with_unit(number, self.input.unit))
    }
}

/// A mark of a row before it is drawn.
struct Placed<'a> {
    at: f64,
    value: Stands<'a>,
    class: Class,
    shape: Shape,
    role: &'a str,
}

impl<'a> Placed<'a> {
    fn target(target: Target<'a>, (class, shape, role): (Class, Shape, &'a str)) -> Self {
        let at = target.levels().next().map_or(0.0, Value::get);
        Self { at, value: Stands::Target(target), class, shape, role }
    }

    const fn point(point: Point<'a>, (class, shape, role): (Class, Shape, &'a str)) -> Self {
        Self { at: point.value.get(), value: Stands::Point(point), class, shape, role }
    }
}

/// What a mark stands for.
enum Stands<'a> {
    Target(Target<'a>),
    Point(Point<'a>),
}

/// When a target falls due, in words.
fn when(target: Target<'_>, year: &str) -> String {
    match target {
        Target::Reach { point, .. } => point.said(year),
        Target::Range { .. } | Target::Words { .. } => format!("{}{year}", target.year()),
    }
}

/// The way still to go; none where the latest value already keeps the target.
fn remaining(row: &ComparisonRow<'_>) -> Option<(f64, f64)> {
    let Some(Target::Reach { point, bound }) = row.target else { return None };
    let goal = point.value.get();
    let from = row.latest.last().copied().or(row.baseline)?.value.get();
    let open = match bound {
        Bound::AtLeast => from < goal,
        Bound::AtMost => from > goal,
        // The side from which the target is approached is the side of the baseline.
        Bound::Exact => row.baseline.is_none_or(|b| (b.value.get() < goal) == (from < goal)),
    };
    open.then_some((from, goal))
}
