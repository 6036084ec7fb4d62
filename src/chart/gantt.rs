//! The Gantt chart: projects over the years in which they are built.

use super::day::Now;
use super::frame::Frame;
use super::ink::class::Class;
use super::ink::groups::{Group, Item, ROOM, items, lines_at};
use super::ink::label::spread;
use super::ink::legend::{LINE, Pair, notes, pair};
use super::ink::mark::{BEYOND_HIGH, BEYOND_LOW, Block, Mark, write};
use super::ink::svg::{Area, MARGIN, Svg, U, WIDTH, draw, ignore};
use super::ink::text;
use super::words::Words;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::{RangedCoordf64, RangedCoordi32};
use plotters::drawing::DrawingArea;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// What a Gantt chart shows: projects over the years, in printed order.
#[derive(Clone, Copy, Debug)]
pub struct Gantt<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// First and last year of the axis.
    pub years: (i32, i32),
    /// The day that is marked.
    pub now: Option<Now<'a>>,
    /// What the amounts at the right are (`总投资（亿元）`); may be empty.
    pub amounts: &'a str,
    /// The projects.
    pub groups: &'a [Group<'a, GanttRow<'a>>],
    /// The projects of the charts beside this one: all of them have axes of one length.
    pub peers: &'a [GanttRow<'a>],
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// A project in a Gantt chart.
#[derive(Clone, Copy, Debug)]
pub struct GanttRow<'a> {
    /// Its name; wraps when long.
    pub label: &'a str,
    /// First and last year of building. The bar is as long as these years, the last one included.
    pub period: Option<(i32, i32)>,
    /// The same years in words (`2021—2024`), told where the bar does not fit the axis; where there are no years, what the
    /// document says in their place, or nothing.
    pub years: &'a str,
    /// Amount as printed; may be empty.
    pub amount: &'a str,
    /// What a reader is told at the bar.
    pub title: &'a str,
}

/// Years, where 2025.0 is the first day of 2025, × tenths of a unit from the top.
type Scale<'a> = DrawingArea<Svg<'a>, Cartesian2d<RangedCoordf64, RangedCoordi32>>;

/// Half the thickness of a bar.
const HALF: i32 = 5 * U;
/// From the end of a name to the middle of its bar, and to the end of the row.
const MIDDLE: i32 = 8 * U;
const BELOW: i32 = 20 * U;
/// Room of an arrow beyond the axis.
const ARROW: i32 = 13 * U;
/// Wider amounts stand behind the name.
const WIDEST: i32 = 70 * U;

/// Draws a Gantt chart. A project without a period says so; a bar that does not fit the axis ends in an arrow, and the
/// name tells its years.
pub fn gantt(input: &Gantt<'_>) -> String {
    draw(&input.frame, "gantt", |area| {
        if rows(input).next().is_none() {
            return notes(area, 0, [input.words.no_data]);
        }
        let (low, high) = axis(input);
        let scale = scale(area, input, (low, high));
        let items = items(input.groups, text_room(&scale, input), |row| label(row, input));
        let axis = header(area, &scale, input, (low, high));
        let top = axis + 4 * U;
        let void = void_width(&scale, input);
        let below = |row: &GanttRow<'_>| match row.period {
            Some(_) => BELOW,
            None => reason(row, input, void).1 + 6 * U,
        };
        let bottom = items.iter().fold(top, |y, item| y.saturating_add(item.height(below)));
        grid(area, &scale, (low, high), (axis, bottom));
        let mut y = top;
        for item in &items {
            let end = item.write(area, y);
            if let Item::Row(_, row) = item {
                bar(area, &scale, end, row, input);
            }
            y += item.height(below);
        }
        let is_marked = now(area, &scale, input, (axis, bottom));
        let beyond = rows(input).any(|row| is_beyond(row, input) != (false, false));
        let outside = input.now.filter(|_| !is_marked);
        let outside = outside.map(|now| format!("{}{}", now.text, input.words.outside));
        let said = beyond.then_some(input.words.beyond);
        notes(area, y + 6 * U, said.into_iter().chain(outside.as_deref()))
    })
}

fn rows<'a>(input: &Gantt<'a>) -> impl Iterator<Item = &'a GanttRow<'a>> + use<'a> {
    input.groups.iter().flat_map(|group| group.rows)
}

/// The axis from the start of its first year to the end of its last.
fn axis(input: &Gantt<'_>) -> (f64, f64) {
    let (first, last) = input.years;
    (f64::from(first.min(last)), f64::from(last.max(first)) + 1.0)
}

/// Whether a bar starts before the axis, and ends behind it.
fn is_beyond(row: &GanttRow<'_>, input: &Gantt<'_>) -> (bool, bool) {
    let (low, high) = axis(input);
    row.period
        .map_or((false, false), |(from, to)| (f64::from(from) < low, f64::from(to) + 1.0 > high))
}

fn is_wide(row: &GanttRow<'_>) -> bool {
    text::width(row.amount, Class::Number) > WIDEST
}

/// The name of a row, with all that finds no place beside its bar.
fn label(row: &GanttRow<'_>, input: &Gantt<'_>) -> String {
    let mut more = Vec::new();
    if is_beyond(row, input) != (false, false) && !row.years.is_empty() {
        more.push(row.years);
    }
    if is_wide(row) {
        more.push(row.amount);
    }
    let [open, close] = input.words.brackets;
    let more: Vec<String> = more.iter().map(|words| format!("{open}{words}{close}")).collect();
    format!("{}{}", row.label, more.concat())
}

fn scale<'a>(area: &Area<'a>, input: &Gantt<'_>, (low, high): (f64, f64)) -> Scale<'a> {
    let all = || rows(input).chain(input.peers);
    let amounts = all().filter(|row| !is_wide(row));
    let column = amounts.map(|row| text::width(row.amount, Class::Number)).max().unwrap_or(0);
    let column = if column > 0 { column + 8 * U } else { 0 };
    let before = all().any(|row| is_beyond(row, input).0);
    let behind = all().any(|row| is_beyond(row, input).1);
    let room = |is_needed: bool| if is_needed { ARROW } else { 0 };
    let across = MARGIN + room(before)..WIDTH - MARGIN - column - room(behind);
    let down = 0..i32::MAX / 4;
    area.apply_coord_spec(Cartesian2d::new(low..high, down.clone(), (across, down)))
}

fn x(scale: &Scale<'_>, years: f64) -> i32 {
    scale.map_coordinate(&(years, 0)).0
}

/// Writes what the amounts are, the marked day and the years; returns where the axis is.
fn header(area: &Area<'_>, scale: &Scale<'_>, input: &Gantt<'_>, (low, high): (f64, f64)) -> i32 {
    let mut base = 0;
    if rows(input).any(|row| !row.amount.is_empty()) && !input.amounts.is_empty() {
        let head = Pair { indent: 0, left: (Class::Note, ""), right: (Class::Note, input.amounts) };
        base = pair(area, base + 14 * U, &head);
    }
    if let Some(now) = input.now.filter(|now| (low..=high).contains(&now.day.in_years())) {
        let lines = text::wrap(now.text, Class::Note, WIDTH - 2 * MARGIN);
        let wide = lines.iter().map(|line| text::width(line, Class::Note)).max().unwrap_or(0);
        let middle = x(scale, now.day.in_years()) - wide / 2;
        let left = middle.min(WIDTH - MARGIN - wide).max(MARGIN);
        base = lines_at(area, Class::Note, (left, base + 3 * U), &lines) - 2 * U;
    }
    base += 16 * U;
    for (left, year) in year_labels(scale, input, (MARGIN, WIDTH - MARGIN)) {
        write(area, Class::Tick, (left, base), HPos::Left, &year);
    }
    base + 6 * U
}

/// The years that have room for their labels, each in the middle of its span.
fn year_labels(scale: &Scale<'_>, input: &Gantt<'_>, across: (i32, i32)) -> Vec<(i32, String)> {
    let (first, last) = (input.years.0.min(input.years.1), input.years.1.max(input.years.0));
    let stride = stride(scale, (first, last));
    let start = i64::from(first) + (-i64::from(first)).rem_euclid(stride);
    let years = (0..64).map(|n| start + n * stride).take_while(|year| *year <= i64::from(last));
    let years: Vec<i32> = years.filter_map(|year| i32::try_from(year).ok()).collect();
    let wish = |year: &i32| {
        (x(scale, f64::from(*year) + 0.5), text::width(&year.to_string(), Class::Tick))
    };
    let wishes: Vec<(i32, i32)> = years.iter().map(wish).collect();
    let lefts = spread(&wishes, 3 * U, across).unwrap_or_default();
    lefts.into_iter().zip(years.iter().map(i32::to_string)).collect()
}

/// Years from label to label.
fn stride(scale: &Scale<'_>, (first, last): (i32, i32)) -> i64 {
    let widest = text::width(&first.to_string(), Class::Tick);
    let widest = widest.max(text::width(&last.to_string(), Class::Tick)) + 5 * U;
    let room = x(scale, f64::from(last) + 1.0) - x(scale, f64::from(first));
    let span = i64::from(last) - i64::from(first) + 1;
    let mut strides = (0..11).flat_map(|e| [1, 2, 5].map(|m| m * 10_i64.pow(e)));
    let fits = |stride: &i64| i64::from(room) * stride >= i64::from(widest) * span;
    strides.find(fits).unwrap_or(1 << 40)
}

/// A line where each year begins, as far as they stand apart.
fn grid(area: &Area<'_>, scale: &Scale<'_>, (low, high): (f64, f64), (top, bottom): (i32, i32)) {
    let (left, right) = (x(scale, low), x(scale, high));
    let line = |class: Class, from: (i32, i32), to: (i32, i32)| {
        ignore(area.draw(&PathElement::new(vec![from, to], class.color())));
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "`as` saturates; more lines than fit are not drawn"
    )]
    let years = (high - low) as i32;
    if years <= (right - left) / (5 * U) {
        for year in 0..=years {
            let at = x(scale, low + f64::from(year));
            line(Class::Grid, (at, top), (at, bottom));
        }
    }
    line(Class::Axis, (left, top), (right, top));
}

/// Draws the rule of the marked day; false where it lies outside the axis.
fn now(area: &Area<'_>, scale: &Scale<'_>, input: &Gantt<'_>, (top, bottom): (i32, i32)) -> bool {
    let (low, high) = axis(input);
    let Some(now) = input.now.filter(|now| (low..=high).contains(&now.day.in_years())) else {
        return false;
    };
    let at = x(scale, now.day.in_years());
    let rule = vec![(at, top - 4 * U), (at, bottom)];
    ignore(area.draw(&PathElement::new(rule, Class::Now.color())));
    true
}

/// Room of the texts between the left edge and the rule of the marked day, where that leaves them enough.
fn text_room(scale: &Scale<'_>, input: &Gantt<'_>) -> i32 {
    let (low, high) = axis(input);
    let now = input.now.map(|now| now.day.in_years());
    let rule = now.filter(|day| (low..=high).contains(day)).map(|day| x(scale, day));
    rule.map(|at| at - MARGIN - 4 * U).filter(|room| *room >= ROOM / 2).unwrap_or(ROOM)
}

/// Room of the words in the place of a bar.
fn void_width(scale: &Scale<'_>, input: &Gantt<'_>) -> i32 {
    let (low, high) = axis(input);
    let left = x(scale, low);
    (x(scale, high) - left).min(text_room(scale, input) + MARGIN - left + 6 * U)
}

/// The words in the place of a bar, and how high their box is.
fn reason(row: &GanttRow<'_>, input: &Gantt<'_>, wide: i32) -> (Vec<String>, i32) {
    let words = if row.years.is_empty() { input.words.no_period } else { row.years };
    let lines = text::wrap(words, Class::Note, wide - 12 * U);
    let high = super::ink::groups::high(&lines).max(LINE) + U;
    (lines, high)
}

/// Draws what stands below the name of a row: its bar and its amount.
fn bar(area: &Area<'_>, scale: &Scale<'_>, top: i32, row: &GanttRow<'_>, input: &Gantt<'_>) {
    let (low, high) = axis(input);
    let middle = top + MIDDLE;
    if let Some((from, to)) = row.period {
        let (from, to) = (f64::from(from.min(to)), f64::from(to.max(from)) + 1.0);
        if from < high && to > low {
            let (left, right) = (x(scale, from.max(low)), x(scale, to.min(high)));
            let corners = [(left, middle - HALF), (right, middle + HALF)];
            ignore(area.draw(&Block { corners, class: Class::Work, title: row.title }));
        }
        let (before, behind) = is_beyond(row, input);
        let arrows = [(before, low, BEYOND_LOW), (behind, high, BEYOND_HIGH)];
        for (_, end, shape) in arrows.into_iter().filter(|(is_there, ..)| *is_there) {
            let at = (x(scale, end), middle);
            ignore(area.draw(&Mark { at, class: Class::More, shape, title: row.title }));
        }
    } else {
        let (left, right) = (x(scale, low), x(scale, high));
        let (lines, tall) = reason(row, input, void_width(scale, input));
        let corners = [(left, top), (right, top + tall)];
        ignore(area.draw(&Block { corners, class: Class::Void, title: row.title }));
        lines_at(area, Class::Note, (left + 6 * U, top), &lines);
    }
    if !is_wide(row) && !row.amount.is_empty() {
        write(area, Class::Number, (WIDTH - MARGIN, middle + 4 * U), HPos::Right, row.amount);
    }
}
