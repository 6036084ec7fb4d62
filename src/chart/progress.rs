//! The progress chart: a district's commitments on one scale from baseline to target.

use super::frame::Frame;
use super::ink::class::Class;
use super::ink::legend::{Key, LINE, Pair, key, notes, pair};
use super::ink::mark::{
    BASELINE, BEYOND_HIGH, BEYOND_LOW, Block, EXPECTED, Mark, Shape, TARGET, status, write,
};
use super::ink::svg::{Area, MARGIN, Svg, U, WIDTH, draw, ignore};
use super::ink::text;
use super::value::Value;
use super::words::Words;
use crate::assess::StatusMark;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::{RangedCoordf64, RangedCoordi32};
use plotters::drawing::DrawingArea;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;
use std::ops::Range;

/// A district's commitments on one scale from baseline (0 %) to target (100 %).
#[derive(Clone, Copy, Debug)]
pub struct Progress<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Commitments in the order of the document.
    pub rows: &'a [ProgressRow<'a>],
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// One commitment in a progress chart.
#[derive(Clone, Copy, Debug)]
pub struct ProgressRow<'a> {
    /// Name of the indicator; wraps when long.
    pub label: &'a str,
    /// Unit, shown after the label in brackets; may be empty.
    pub unit: &'a str,
    /// Baseline as printed (`2020年 78.18`); may be empty.
    pub from: &'a str,
    /// Latest value as printed (`2023年 78.9`); may be empty.
    pub latest: &'a str,
    /// Target as printed (`2025年 ≥79.3`).
    pub to: &'a str,
    /// Where the row stands on the scale.
    pub place: Placement<'a>,
    /// The status, drawn as a shape.
    pub mark: StatusMark,
    /// The status as a word (`快于进度`).
    pub status_word: &'a str,
}

/// Position of a commitment on the scale from baseline to target.
#[derive(Clone, Copy, Debug)]
pub enum Placement<'a> {
    /// Measured progress.
    At {
        /// Share of the way covered: 0.0 = baseline, 1.0 = target. May be negative or above 1.
        completion: Value,
        /// The same share as printed (`62 %`); tells the real number when it is off the scale.
        text: &'a str,
        /// Share of the way that the required path asks for by now.
        expected: Option<Value>,
    },
    /// No position: *keep* targets, qualitative targets, missing numbers.
    Unplaced {
        /// The reason, in words (`暂无实际值`).
        why: &'a str,
    },
}

/// Share of the way × tenths of a unit from the top.
type Scale<'a> = DrawingArea<Svg<'a>, Cartesian2d<RangedCoordf64, RangedCoordi32>>;

/// Half the thickness of a bar.
const HALF: i32 = 5 * U;

/// Draws a progress chart. Bars start at the baseline, which is zero on this scale; what lies
/// beyond the ends is drawn at the edge with an arrow, and the text says the real number.
pub fn progress(input: &Progress<'_>) -> String {
    draw(&input.frame, "progress", |area| {
        if input.rows.is_empty() {
            return notes(area, 0, [input.words.no_data]);
        }
        let span = span(input.rows);
        let inset = |beyond: bool| MARGIN + if beyond { 12 * U } else { 4 * U };
        let (below, above) = beyond(input.rows, &span);
        let (across, down) = (inset(below)..WIDTH - inset(above), 0..i32::MAX / 4);
        let spec = Cartesian2d::new(span.clone(), down.clone(), (across, down));
        let scale: Scale<'_> = area.apply_coord_spec(spec);
        let mut y = key(area, 0, &keys(input));
        y = header(area, &scale, y, input);
        for row in input.rows {
            y = draw_row(area, &scale, y, input, row, &span);
        }
        notes(area, y - 4 * U, (below || above).then_some(input.words.off_scale))
    })
}

/// The scale: it leaves room below 0 % and above 100 % only where some row needs it.
fn span(rows: &[ProgressRow<'_>]) -> Range<f64> {
    let ends = rows.iter().filter_map(|row| match row.place {
        Placement::At { completion, expected, .. } => {
            let expected = expected.map_or(completion.get(), Value::get);
            Some((completion.get().min(expected), completion.get().max(expected)))
        }
        Placement::Unplaced { .. } => None,
    });
    let (low, high) =
        ends.fold((0.0_f64, 1.0_f64), |(l, h), (low, high)| (l.min(low), h.max(high)));
    low.max(-0.25)..high.min(1.25)
}

/// Whether some row lies below the scale, and above it.
fn beyond(rows: &[ProgressRow<'_>], span: &Range<f64>) -> (bool, bool) {
    let shares = rows.iter().filter_map(|row| match row.place {
        Placement::At { completion, .. } => Some(completion.get()),
        Placement::Unplaced { .. } => None,
    });
    shares.fold((false, false), |(below, above), share| {
        (below || share < span.start, above || share > span.end)
    })
}

fn keys<'a>(input: &Progress<'a>) -> Vec<Key<'a>> {
    let placed = |row: &ProgressRow<'_>| matches!(row.place, Placement::At { .. });
    let paced =
        |row: &ProgressRow<'_>| matches!(row.place, Placement::At { expected: Some(_), .. });
    let mut keys = Vec::new();
    if input.rows.iter().any(placed) {
        let bar = Shape::Path("m-7-5h14v10h-14z");
        keys.push(Key { line: None, mark: Some((Class::Bar, bar)), word: input.words.actual });
    }
    if input.rows.iter().any(paced) {
        let mark = Some((Class::Expected, EXPECTED));
        keys.push(Key { line: None, mark, word: input.words.expected });
    }
    keys
}

/// Names the two ends of the scale.
fn header(area: &Area<'_>, scale: &Scale<'_>, top: i32, input: &Progress<'_>) -> i32 {
    let ends = [
        (0.0, HPos::Left, Class::Baseline, BASELINE, input.words.baseline, "0 %"),
        (1.0, HPos::Right, Class::Goal, TARGET, input.words.target, "100 %"),
    ];
    let base = top + 14 * U;
    for (share, side, class, shape, word, percent) in ends {
        let (x, _) = scale.map_coordinate(&(share, 0));
        let away = if matches!(side, HPos::Left) { 10 * U } else { -10 * U };
        ignore(area.draw(&Mark { at: (x, base - 4 * U), class, shape, title: "" }));
        write(area, Class::Note, (x + away, base), side, &format!("{word} {percent}"));
    }
    base + 8 * U
}

/// Draws one commitment from `top` on and returns where it ends.
fn draw_row(
    area: &Area<'_>,
    scale: &Scale<'_>,
    top: i32,
    input: &Progress<'_>,
    row: &ProgressRow<'_>,
    span: &Range<f64>,
) -> i32 {
    let rule = vec![(MARGIN, top), (WIDTH - MARGIN, top)];
    ignore(area.draw(&PathElement::new(rule, Class::Grid.color())));
    let mut base = top + 4 * U;
    for line in text::wrap(&name(row, input), Class::Name, WIDTH - 2 * MARGIN) {
        base += LINE;
        write(area, Class::Name, (MARGIN, base), HPos::Left, &line);
    }
    base += LINE;
    let (class, shape) = (Class::Status(row.mark), status(row.mark));
    let title = &tip(row, "", row.status_word);
    ignore(area.draw(&Mark { at: (MARGIN + 7 * U, base - 4 * U), class, shape, title }));
    let said = match row.place {
        Placement::At { text, .. } => &format!("{}  {text}", row.status_word),
        Placement::Unplaced { .. } => row.status_word,
    };
    let latest = worded(input.words.actual, row.latest);
    base = pair(
        area,
        base,
        &Pair { indent: 19 * U, left: (Class::Word, said), right: (Class::Note, &latest) },
    );
    base = match row.place {
        // Two more than below a bar: the line of the box must not touch tall signs as ㎡.
        Placement::Unplaced { why } => reason(area, base + 7 * U, row, why) + 2 * U,
        Placement::At { .. } => {
            bar(scale, base + 14 * U, row, span, input);
            base + 20 * U
        }
    };
    let (from, to) = ends(row, input);
    base = pair(
        area,
        base + 14 * U,
        &Pair { indent: 0, left: (Class::Note, &from), right: (Class::NumberGoal, &to) },
    );
    base + 12 * U
}

/// An empty, dashed bar with the reason in it; returns its bottom.
fn reason(area: &Area<'_>, top: i32, row: &ProgressRow<'_>, why: &str) -> i32 {
    let lines = text::wrap(why, Class::Note, WIDTH - 2 * MARGIN - 16 * U);
    let high = i32::try_from(lines.len().max(1)).unwrap_or(1) * LINE + 2 * U;
    let corners = [(MARGIN, top), (WIDTH - MARGIN, top + high)];
    ignore(area.draw(&Block { corners, class: Class::Void, title: &tip(row, "", why) }));
    for (i, line) in (1..).zip(&lines) {
        write(area, Class::Note, (MARGIN + 8 * U, top + i * LINE - 3 * U), HPos::Left, line);
    }
    top + high
}

fn name(row: &ProgressRow<'_>, input: &Progress<'_>) -> String {
    if row.unit.is_empty() {
        return row.label.to_owned();
    }
    let [open, close] = input.words.brackets;
    format!("{}{open}{}{close}", row.label, row.unit)
}

fn ends(row: &ProgressRow<'_>, input: &Progress<'_>) -> (String, String) {
    // The box above may say it already.
    let is_said =
        matches!(row.place, Placement::Unplaced { why } if why == input.words.no_baseline);
    let from = match (row.from, is_said) {
        ("", true) => String::new(),
        ("", false) => input.words.no_baseline.to_owned(),
        (from, _) => worded(input.words.baseline, from),
    };
    (from, worded(input.words.target, row.to))
}

fn worded(word: &str, number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("{word} {number}") }
}

/// Tooltip of a mark: it names its row, since it is read alone. Empty where there is nothing to say.
fn tip(row: &ProgressRow<'_>, role: &str, said: &str) -> String {
    let parts = [row.label, role, said].into_iter().filter(|part| !part.is_empty());
    if said.is_empty() { String::new() } else { parts.collect::<Vec<_>>().join(" ") }
}

/// Draws the bar of a row, `middle` being its height.
fn bar(
    scale: &Scale<'_>,
    middle: i32,
    row: &ProgressRow<'_>,
    span: &Range<f64>,
    input: &Progress<'_>,
) {
    let block = |from: f64, to: f64, class: Class, title: &str| {
        let corners = [(from, middle - HALF), (to, middle + HALF)];
        ignore(scale.draw(&Block { corners, class, title }));
    };
    let mark = |share: f64, class: Class, shape: Shape, title: &str| {
        ignore(scale.draw(&Mark { at: (share, middle), class, shape, title }));
    };
    let Placement::At { completion, text, expected } = row.place else { return };
    block(0.0, 1.0, Class::Track, "");
    let share = completion.get().clamp(span.start, span.end);
    let done = &tip(row, row.status_word, text);
    block(0.0, share, Class::Bar, done);
    if completion.get() < span.start {
        mark(span.start, Class::Beyond, BEYOND_LOW, done);
    } else if completion.get() > span.end {
        mark(span.end, Class::Beyond, BEYOND_HIGH, done);
    }
    mark(0.0, Class::Baseline, BASELINE, &tip(row, input.words.baseline, row.from));
    mark(1.0, Class::Goal, TARGET, &tip(row, input.words.target, row.to));
    if let Some(expected) = expected {
        let expected = expected.get().clamp(span.start, span.end);
        mark(expected, Class::Expected, EXPECTED, &tip(row, "", input.words.expected));
    }
}
