//! The comparison chart: all districts of one indicator on one value axis, from baseline over
//! latest value to target; of many districts how these spread.

mod input;
mod row;
mod strip;

use super::ink::class::Class;
use super::ink::legend::{Key, key, notes};
use super::ink::mark::{BASELINE, LATEST, TARGET};
use super::ink::rows::{self, AXIS};
use super::ink::scale::Values;
use super::ink::svg::{Area, MARGIN, U, WIDE, WIDTH, draw_as_wide_as, width};
use super::target::Target;
use input::{Layout, STEP, numbers};
use row::Row;

pub use input::{Comparison, ComparisonRow, Room};

/// With more rows than this the chart is as high as several screens: it shows how the values spread.
pub const MOST_ROWS: usize = 60;

/// Draws a comparison. A row shows what it has; what it lacks it says in words.
pub fn comparison(input: &Comparison<'_>) -> String {
    let room = match input.room {
        Room::Narrow => WIDTH,
        Room::Wide => WIDE,
    };
    draw_as_wide_as(room, &input.frame, "comparison", |area| {
        if input.rows.is_empty() {
            return notes(area, 0, [input.words.no_data]);
        }
        if input.rows.len() > MOST_ROWS {
            return spread(area, input);
        }
        let layout = Layout::of(input, width(area));
        let mut top = key(area, 0, &keys(input));
        let mut rows: Vec<Row<'_>> =
            input.rows.iter().map(|row| Row::of(row, input, layout)).collect();
        let numbers: Vec<f64> = input.rows.iter().flat_map(numbers).collect();
        let Some(values) = axis(&numbers, layout) else { return wordy(area, top, &rows) };
        if !input.unit.is_empty() {
            let unit = format!("{}{}", input.words.unit, input.unit);
            top = notes(area, top, [unit.as_str()]) - 4 * U;
        }
        for row in &mut rows {
            row.arrange(&values);
        }
        let high = rows.iter().map(Row::height).sum();
        let start = (layout.left, top);
        let Some(plot) = rows::below_axis(area, start, high, values) else { return top };
        let mut y = top + AXIS;
        for row in &rows {
            row.draw(area, &plot, y, top + AXIS);
            y += row.height();
        }
        notes(area, y, values.is_off_zero().then_some(input.words.off_zero))
    })
}

/// How the values of many districts spread: a lane each of baselines, latest values and targets.
fn spread(area: &Area<'_>, input: &Comparison<'_>) -> i32 {
    let layout = Layout { left: MARGIN, ..Layout::of(input, width(area)) };
    let mut lanes = strip::lanes(input, layout);
    let numbers: Vec<f64> = lanes.iter().flat_map(strip::Lane::numbers).collect();
    let Some(values) = axis(&numbers, layout) else {
        return notes(area, 0, [input.words.no_data]);
    };
    let unit = format!("{}{}", input.words.unit, input.unit);
    let top = notes(area, 0, (!input.unit.is_empty()).then_some(unit.as_str()));
    for lane in &mut lanes {
        lane.arrange(&values);
    }
    let parts = lanes.iter().flat_map(|lane| lane.parts(&values));
    let most = parts.map(|part| part.count).max().unwrap_or(1);
    let high = lanes.iter().map(strip::Lane::height).sum();
    let Some(plot) = rows::below_axis(area, (layout.left, top), high, values) else { return top };
    let mut y = top + AXIS;
    for lane in &lanes {
        lane.draw(area, &plot, (y, top + AXIS), (&values, most));
        y += lane.height();
    }
    notes(area, y, values.is_off_zero().then_some(input.words.off_zero))
}

/// The shared axis, with as many ticks as have room for their labels.
fn axis(numbers: &[f64], layout: Layout) -> Option<Values> {
    let most = if layout.is_wide { 8 } else { 5 };
    let fitting = (1..=most).rev().filter_map(|intervals| {
        let mut values = Values::around(numbers.iter().copied(), intervals)?;
        values.pads = [(values.label_width() / 2).max(17 * U); 2];
        Some(values)
    });
    let mut last = None;
    for values in fitting {
        let room = layout.right - layout.left - 2 * values.pads[0];
        last = Some(values);
        if values.labels_fit(room, 10 * U) {
            break;
        }
    }
    last
}

fn keys<'a>(input: &Comparison<'a>) -> Vec<Key<'a>> {
    let words = input.words;
    let has = |test: &dyn Fn(&ComparisonRow<'_>) -> bool| input.rows.iter().any(test);
    let any =
        |targets: &[Target<'_>]| targets.iter().any(|target| target.levels().next().is_some());
    let level = |row: &ComparisonRow<'_>| row.target.is_some_and(|target| any(&[target]));
    let all = [
        (has(&|row| row.baseline.is_some()), Class::Baseline, BASELINE, words.baseline),
        (has(&|row| any(row.milestones)), Class::Level, STEP, words.milestone),
        (has(&|row| !row.latest.is_empty()), Class::Latest, LATEST, words.actual),
        (has(&level), Class::Goal, TARGET, words.target),
        (has(&|row| any(row.others)), Class::Other, TARGET, words.other),
    ];
    let shown = all.into_iter().filter(|(shown, ..)| *shown);
    shown
        .map(|(_, class, shape, word)| Key { line: None, mark: Some((class, shape)), word })
        .collect()
}

/// The chart without any number: names and words.
fn wordy(area: &Area<'_>, top: i32, rows: &[Row<'_>]) -> i32 {
    let mut y = top;
    for row in rows {
        row.texts(area, y);
        y += row.height();
    }
    y
}
