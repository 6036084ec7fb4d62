//! The words of a trend chart: key, labels beside the points, tooltips and notes.

use super::input::Trend;
use super::points::TrendPoints;
use crate::chart::ink::class::Class;
use crate::chart::ink::label::{Board, Label, ascent};
use crate::chart::ink::legend::{Key, LINE};
use crate::chart::ink::mark::{ACTUAL, MILESTONE, PART, REVISED, write};
use crate::chart::ink::plot::{Plot, outline};
use crate::chart::ink::svg::{Area, U, WIDTH};
use crate::chart::ink::text;
use crate::chart::target::Target;
use crate::chart::value::{Point, Time};
use crate::chart::words::with_unit;
use plotters::coord::ranged1d::{BoldPoints, Ranged};
use plotters::style::text_anchor::HPos;

/// With more earlier values than this, numbers beside points cover each other: tooltips
/// and the table have them.
const MANY: usize = 9;

/// Entries of the key: only what the chart shows and does not already name beside the mark.
pub(super) fn keys<'a>(input: &Trend<'a>, points: &TrendPoints<'_>) -> Vec<Key<'a>> {
    let words = input.words;
    let line = |line, mark, word| Key { line: Some(line), mark, word };
    let mut keys = Vec::new();
    if !points.in_force.is_empty() {
        keys.push(line(Class::Line, Some((Class::Actual, ACTUAL)), words.actual));
    }
    if !points.revised.is_empty() {
        let mark = Some((Class::Revised, REVISED));
        keys.push(Key { line: None, mark, word: words.revised });
    }
    if !points.superseded.is_empty() {
        let mark = Some((Class::Revised, REVISED));
        keys.push(Key { line: None, mark, word: words.superseded });
    }
    if !points.parts.is_empty() && !words.parts.is_empty() {
        keys.push(line(Class::PartLine, Some((Class::Part, PART)), words.parts));
    }
    if !points.path.is_empty() {
        keys.push(line(Class::Path, None, words.path));
    }
    if !points.milestones.is_empty() {
        let mark = Some((Class::Milestone, MILESTONE));
        keys.push(Key { line: None, mark, word: words.milestone });
    }
    if !matches!(input.target, Target::Words { .. }) {
        keys.push(line(Class::Level, None, words.target));
    }
    keys
}

/// Notes for what the chart lacks, so that an empty place is not read as a zero.
pub(super) fn remarks<'a>(
    input: &Trend<'a>,
    points: &TrendPoints<'_>,
    off_zero: bool,
) -> Vec<&'a str> {
    let words = input.words;
    let notes = [
        (input.observations.is_empty(), words.no_observation),
        (input.baseline.is_none() && input.origin.is_none(), words.no_baseline),
        (input.baseline.is_none() && input.origin.is_some(), words.from_zero),
        (points.has_gap(), words.gap),
        (points.is_interrupted && !words.interrupted.is_empty(), words.interrupted),
        (off_zero, words.off_zero),
    ];
    notes.into_iter().filter_map(|(holds, note)| holds.then_some(note)).collect()
}

/// Tooltip of a point.
pub(super) fn tip(role: &str, point: &Point<'_>, input: &Trend<'_>) -> String {
    let when = point.said(input.words.year);
    format!("{role} {when} {}", with_unit(point.text, input.unit))
}

/// Writes the labels; returns those for which the plot has no place.
pub(super) fn labels(
    area: &Area<'_>,
    plot: &Plot<'_>,
    input: &Trend<'_>,
    points: &TrendPoints<'_>,
) -> Vec<String> {
    let mut board = board(plot, input, points);
    let mut unplaced = Vec::new();
    for label in wishes(plot, input, points, &mut unplaced) {
        let Some(rect) = board.place(&label) else {
            if label.must {
                unplaced.push(label.lines.concat());
            }
            continue;
        };
        let mut base = rect.top + ascent(label.class);
        for line in &label.lines {
            let middle = rect.left.midpoint(rect.right);
            write(area, label.class, (middle, base), HPos::Center, line);
            base += LINE;
        }
    }
    unplaced
}

/// Labels by importance: the first ones choose their places first.
fn wishes(
    plot: &Plot<'_>,
    input: &Trend<'_>,
    points: &TrendPoints<'_>,
    unplaced: &mut Vec<String>,
) -> Vec<Label> {
    let words = input.words;
    let shape = outline(plot);
    let room = (shape.right - shape.left) * 7 / 10;
    let near = |at: (i32, i32), class: Class, words: &str, must: bool| {
        let lines = text::wrap(words, class, room);
        Label { lines, class, at, clear: 8 * U, must }
    };
    let point = |p: &Point<'_>, class: Class, words: &str, must: bool| {
        near(plot.backend_coord(&(p.at.position(), p.value.get())), class, words, must)
    };
    let mut wishes = Vec::new();
    if let Some(latest) = points.latest() {
        wishes.push(point(&latest, Class::NumberNow, latest.text, true));
    }
    let goal = format!("{} {}", words.target, input.target.text());
    let place = goal_place(plot, &input.target);
    let label = near(place, Class::NumberGoal, &goal, true);
    if label.lines.len() > 3 {
        // The words are too long for the plot: they stand below it, their place keeps a name.
        unplaced.push(goal);
        wishes.push(near(place, Class::NumberGoal, words.target, true));
    } else {
        wishes.push(label);
    }
    if let Some(baseline) = input.baseline {
        let words = format!("{} {}", words.baseline, baseline.text);
        wishes.push(point(&baseline, Class::Number, &words, true));
    }
    for milestone in &points.milestones {
        wishes.push(point(milestone, Class::NumberGoal, milestone.text, false));
    }
    // A line without its name would be anybody's.
    for (part, last) in points.parts.iter().filter_map(|part| Some((part, part.points.last()?))) {
        wishes.push(point(last, Class::Number, &format!("{} {}", part.name, last.text), true));
    }
    let earlier = points.earlier();
    if earlier.len() > MANY {
        return wishes;
    }
    for observation in earlier.iter().chain(&points.revised).chain(&points.superseded) {
        wishes.push(point(observation, Class::Number, observation.text, false));
    }
    wishes
}

/// Where the label of the target belongs.
fn goal_place(plot: &Plot<'_>, target: &Target<'_>) -> (i32, i32) {
    let shape = outline(plot);
    match target {
        Target::Reach { point, .. } => {
            plot.backend_coord(&(point.at.position(), point.value.get()))
        }
        Target::Range { year, low, high, .. } => {
            let year = f64::from(*year);
            let (x, a) = plot.backend_coord(&(year, low.get()));
            (x, a.midpoint(plot.backend_coord(&(year, high.get())).1))
        }
        Target::Words { .. } => {
            let x = plot.backend_coord(&(f64::from(target.year()), 0.0)).0;
            (x, shape.top + (shape.bottom - shape.top) / 4)
        }
    }
}

/// What labels have to keep clear of.
fn board(plot: &Plot<'_>, input: &Trend<'_>, points: &TrendPoints<'_>) -> Board {
    let mut bounds = outline(plot);
    (bounds.top, bounds.right) = (bounds.top - 24 * U, WIDTH - 2 * U);
    (bounds.left, bounds.bottom) = (bounds.left + U, bounds.bottom - 2 * U);
    let at = |&(time, value): &(Time, f64)| plot.backend_coord(&(time.position(), value));
    let mut segments = Vec::new();
    let of_parts = points.parts.iter().flat_map(|part| &part.runs);
    for line in points.runs.iter().chain([&points.path]).chain(of_parts) {
        for (a, b) in line.iter().zip(line.iter().skip(1)) {
            segments.push([at(a), at(b)]);
        }
    }
    let measured = points.in_force.iter().chain(&points.revised).chain(&points.superseded);
    let of_parts = points.parts.iter().flat_map(|part| &part.points);
    let measured = measured.chain(&points.milestones).chain(of_parts);
    let points = input.baseline.iter().chain(measured);
    let mut marks: Vec<_> = points.map(|p| at(&(p.at, p.value.get()))).collect();
    let outline = outline(plot);
    let end = Time::of_year(input.target.year());
    let level = |value: f64| {
        let y = at(&(end, value)).1;
        [(outline.left, y), (outline.right, y)]
    };
    match input.target {
        Target::Reach { point, .. } => {
            marks.push(at(&(point.at, point.value.get())));
            segments.push(level(point.value.get()));
        }
        Target::Range { low, high, .. } => segments.extend([low, high].map(|v| level(v.get()))),
        Target::Words { .. } => {}
    }
    let axis = plot.plotting_area().as_coord_spec().y_spec();
    let ticks = axis.key_points(BoldPoints(0)).into_iter();
    let grid = ticks.map(|value| at(&(end, value)).1);
    Board { bounds, taken: Vec::new(), segments, marks, grid: grid.collect() }
}
