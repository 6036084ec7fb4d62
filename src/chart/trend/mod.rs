//! The trend chart: one commitment over the years, from its baseline to its target.

mod input;
mod labels;
mod points;

pub use input::{Part, Trend};

use super::ink::class::Class;
use super::ink::label::Rect;
use super::ink::legend::{key, notes};
use super::ink::mark::{
    ACTUAL, BASELINE, Block, LATEST, MILESTONE, Mark, PART, REVISED, Shape, TARGET,
};
use super::ink::plot::{Place, Plot, outline, plot};
use super::ink::scale::Values;
use super::ink::svg::{Area, MARGIN, U, draw, ignore};
use super::target::{Bound, Target};
use super::value::{Point, Time};
use labels::{keys, labels, remarks, tip};
use plotters::element::PathElement;
use plotters::series::LineSeries;
use points::TrendPoints;

/// Height of the plot with several numbers, with the target's alone, and without any.
const HIGH: i32 = 190 * U;
const MIDDLE: i32 = 110 * U;
const LOW: i32 = 84 * U;
/// Draws a trend chart. Nothing is invented: without observations the required path stands alone,
/// without a baseline the target level, and a qualitative target is shown in its own words.
pub fn trend(input: &Trend<'_>) -> String {
    let points = TrendPoints::of(input);
    draw(&input.frame, "trend", |area| {
        let mut top = key(area, 0, &keys(input, &points));
        let values = axis(input, &points);
        if values.is_some() && !input.unit.is_empty() {
            let unit = format!("{}{}", input.words.unit, input.unit);
            top = notes(area, top, [unit.as_str()]) - 12 * U;
        }
        let (bottom, unplaced) = draw_plot(area, top, values, input, &points);
        let said = remarks(input, &points, values.is_some_and(|axis| axis.is_off_zero()));
        notes(area, bottom, said.into_iter().chain(unplaced.iter().map(String::as_str)))
    })
}

/// The value axis. Where it does not start at zero it floats above the years, which says so too.
fn axis(input: &Trend<'_>, points: &TrendPoints<'_>) -> Option<Values> {
    let mut axis = Values::around(points.numbers(), 5)?;
    if let Target::Reach { point, bound: Bound::AtMost } = input.target {
        axis = axis.with_room_below(point.value.get());
    }
    if axis.is_off_zero() {
        axis.pads = [18 * U, 0];
    }
    Some(axis)
}

/// Draws axes, lines, marks and labels. Returns where the plot ends and the labels that found no
/// place in it.
fn draw_plot(
    area: &Area<'_>,
    top: i32,
    values: Option<Values>,
    input: &Trend<'_>,
    points: &TrendPoints<'_>,
) -> (i32, Vec<String>) {
    let high = match values {
        None => LOW,
        Some(_) if points.is_target_alone() => MIDDLE,
        Some(_) => HIGH,
    };
    let place = Place { top, high, right: MARGIN };
    let Some(mut plot) = plot(area, &place, points.years(), values) else {
        return (place.bottom(), Vec::new());
    };
    goal(area, &plot, input);
    lines(&mut plot, points);
    marks(&plot, input, points);
    (place.bottom(), labels(area, &plot, input, points))
}

/// Draws the level of the target over the whole period and marks its allowed side.
fn goal(area: &Area<'_>, plot: &Plot<'_>, input: &Trend<'_>) {
    let Rect { left, top, right, bottom } = outline(plot);
    let level = |value: f64| plot.backend_coord(&(f64::from(input.target.year()), value)).1;
    let zone = |a: i32, b: i32| {
        let corners = [(left, a), (right, b)];
        ignore(area.draw(&Block { corners, class: Class::Zone, title: "" }));
    };
    let rule = |class: Class, from: (i32, i32), to: (i32, i32)| {
        ignore(area.draw(&PathElement::new(vec![from, to], class.color())));
    };
    match input.target {
        Target::Reach { point, bound } => {
            let y = level(point.value.get());
            let side = match bound {
                Bound::Exact => 0,
                Bound::AtLeast => -1,
                Bound::AtMost => 1,
            };
            if side != 0 {
                // Above the highest tick there is still some room, so the zone never vanishes.
                zone(y, if side < 0 { top - 14 * U } else { bottom });
            }
            rule(Class::Level, (left, y), (right, y));
            if side != 0 {
                for x in (left + 8 * U..right - 8 * U).step_by(360) {
                    rule(Class::Allowed, (x, y), (x + 4 * U, y + side * 5 * U));
                }
            }
        }
        Target::Range { low, high, .. } => {
            let (a, b) = (level(low.get()), level(high.get()));
            zone(a, b);
            rule(Class::Level, (left, a), (right, a));
            rule(Class::Level, (left, b), (right, b));
        }
        Target::Words { year, .. } => {
            let x = plot.backend_coord(&(f64::from(year), 0.0)).0;
            rule(Class::Due, (x, top), (x, bottom));
        }
    }
}

fn lines(plot: &mut Plot<'_>, points: &TrendPoints<'_>) {
    let place = |(at, value): &(Time, f64)| (at.position(), *value);
    for run in points.parts.iter().flat_map(|part| &part.runs).filter(|run| run.len() > 1) {
        let run = run.iter().map(place);
        ignore(plot.draw_series(LineSeries::new(run, Class::PartLine.color())).map(drop));
    }
    let path = points.path.iter().map(place);
    ignore(plot.draw_series(LineSeries::new(path, Class::Path.color())).map(drop));
    for run in points.runs.iter().filter(|run| run.len() > 1) {
        let run = run.iter().map(place);
        ignore(plot.draw_series(LineSeries::new(run, Class::Line.color())).map(drop));
    }
}

/// A mark of a trend before it is drawn.
struct Placed {
    at: (f64, f64),
    class: Class,
    shape: Shape,
    title: String,
}

/// Draws the marks, the earlier before the later, which is the order in which they are read out.
fn marks(plot: &Plot<'_>, input: &Trend<'_>, points: &TrendPoints<'_>) {
    let mut marks = stacked(input, points);
    // Those of one time stay as they lie on each other.
    marks.sort_by(|one, other| one.at.0.total_cmp(&other.at.0));
    for Placed { at, class, shape, title } in &marks {
        let mark = Mark { at: *at, class: *class, shape: *shape, title };
        ignore(plot.plotting_area().draw(&mark));
    }
}

/// The marks from the lowest to that on top, where some stand at one place.
fn stacked(input: &Trend<'_>, points: &TrendPoints<'_>) -> Vec<Placed> {
    let mut marks = Vec::new();
    let mut point = |point: &Point<'_>, class: Class, shape: Shape, role: &str| {
        let at = (point.at.position(), point.value.get());
        marks.push(Placed { at, class, shape, title: tip(role, point, input) });
    };
    let words = input.words;
    match input.target {
        Target::Reach { point: target, .. } => point(&target, Class::Goal, TARGET, words.target),
        Target::Range { year, low, high, text } => {
            for end in [low, high] {
                let end = Point { at: Time::of_year(year), when: None, value: end, text };
                point(&end, Class::Goal, TARGET, words.target);
            }
        }
        Target::Words { .. } => {}
    }
    for milestone in &points.milestones {
        point(milestone, Class::Milestone, MILESTONE, words.milestone);
    }
    for part in &points.parts {
        part.points.iter().for_each(|p| point(p, Class::Part, PART, part.name));
    }
    for old in &points.revised {
        point(old, Class::Revised, REVISED, words.revised);
    }
    for old in &points.superseded {
        point(old, Class::Revised, REVISED, words.superseded);
    }
    for observation in points.earlier() {
        point(observation, Class::Actual, ACTUAL, words.actual);
    }
    if let Some(latest) = points.latest() {
        point(&latest, Class::Latest, LATEST, words.actual);
    }
    // On top and smaller than the others, so that it stays visible inside an equal value.
    if let Some(baseline) = input.baseline {
        point(&baseline, Class::Baseline, BASELINE, words.baseline);
    }
    marks
}
