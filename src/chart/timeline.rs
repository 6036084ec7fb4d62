//! The timeline: how much falls due on which day. Time runs down beside a rail; every day has a row of its own, so that
//! days close together never collide.

use super::day::{Day, Now, before_year};
use super::frame::Frame;
use super::ink::class::Class;
use super::ink::groups::{high, lines_at};
use super::ink::label::spread;
use super::ink::legend::{LINE, notes};
use super::ink::mark::{Mark, Shape, write};
use super::ink::svg::{Area, MARGIN, U, WIDTH, draw, ignore};
use super::ink::text;
use super::words::Words;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// What a timeline shows: how much falls due on which day.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// The days on which something is due, each once, in their order.
    pub days: &'a [DueDay<'a>],
    /// The day that is marked; days before it stand above the rule.
    pub now: Option<Now<'a>>,
    /// What has no day, in words; may be empty.
    pub note: &'a str,
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// A day with all that is due on it.
#[derive(Clone, Copy, Debug)]
pub struct DueDay<'a> {
    /// The day.
    pub day: Day,
    /// The day as written (`2023-12-31`), with what is to be said of it (`已到期`).
    pub text: &'a str,
    /// A dot for each thing that is due, with what a reader is told at it.
    pub dots: &'a [&'a str],
    /// How many they are (`3项`).
    pub count: &'a str,
    /// Which ones they are, below the dots; may be empty.
    pub list: &'a str,
}

/// Where the rail stands, and where the rows begin.
const RAIL: i32 = 52 * U;
const LEFT: i32 = 82 * U;
/// Room of a row.
const ROOM: i32 = WIDTH - MARGIN - LEFT;
/// From dot to dot, and their radius.
const PITCH: i32 = 9 * U;
const DOT: Shape = Shape::Circle(34 * U / 10);
/// A place on the rail.
const TICK: Shape = Shape::Circle(28 * U / 10);
/// From the top of a row to the middle of its first line.
const HEAD: i32 = 12 * U;
/// Least length of a year on the rail, and the longest rail that this asks for.
const YEAR: i32 = 18 * U;
const LONGEST: i32 = 200 * U;

/// A row: a day, or the marked one.
enum Row<'a> {
    Due(&'a DueDay<'a>),
    Now(Now<'a>),
}

/// Draws a timeline. The rail is true to time; the rows beside it stand as close as they must, and lines join the two.
pub fn timeline(input: &Timeline<'_>) -> String {
    draw(&input.frame, "timeline", |area| {
        let rows = rows(input);
        let Some((first, last)) = ends(input) else {
            let said = [input.note].into_iter().filter(|note| !note.is_empty());
            return notes(area, notes(area, 0, [input.words.no_data]) - 4 * U, said);
        };
        let needed: i32 = rows.iter().map(Row::height).fold(0, i32::saturating_add);
        let years = last.saturating_sub(first).saturating_add(1);
        let length = needed.max(YEAR.saturating_mul(years).min(LONGEST));
        let top = 4 * U;
        let rail =
            Rail { days: (before_year(first), before_year(last + 1)), down: (top, top + length) };
        rail.draw(area, (first, last));
        let wish = |row: &Row<'_>| {
            let tall = row.height();
            (rail.y(row.end()) - HEAD + tall / 2, tall)
        };
        let wishes: Vec<(i32, i32)> = rows.iter().map(wish).collect();
        let tops = spread(&wishes, 0, rail.down).unwrap_or_default();
        for (row, y) in rows.iter().zip(tops) {
            let at = rail.y(row.end());
            let (class, to) = row.lead(y);
            let lead =
                vec![(RAIL, at), (RAIL + 6 * U, at), (LEFT - 10 * U, to), (LEFT - 5 * U, to)];
            ignore(area.draw(&PathElement::new(lead, class.color())));
            row.draw(area, y, at);
        }
        let said = [input.note].into_iter().filter(|note| !note.is_empty());
        notes(area, top + length + 8 * U, said)
    })
}

/// The days with the marked one before those that it does not lie behind.
fn rows<'a>(input: &Timeline<'a>) -> Vec<Row<'a>> {
    let mut days: Vec<&DueDay<'_>> = input.days.iter().collect();
    days.sort_by_key(|day| day.day);
    let mut rows: Vec<Row<'_>> = days.into_iter().map(Row::Due).collect();
    if let Some(now) = input.now {
        let past = |row: &Row<'_>| matches!(row, Row::Due(due) if due.day < now.day);
        let at = rows.iter().take_while(|row| past(row)).count();
        rows.insert(at, Row::Now(now));
    }
    rows
}

/// First and last year of the rail; none without days.
fn ends(input: &Timeline<'_>) -> Option<(i32, i32)> {
    input.days.first()?;
    let days = input.days.iter().map(|day| day.day).chain(input.now.map(|now| now.day));
    let years: Vec<i32> = days.map(Day::year).collect();
    Some((*years.iter().min()?, *years.iter().max()?))
}

/// The time axis.
struct Rail {
    /// Its first day and the day behind its last.
    days: (i64, i64),
    /// Its top and bottom.
    down: (i32, i32),
}

impl Rail {
    /// The place of the start of a day, counted from the year 1.
    fn y(&self, day: i64) -> i32 {
        let ((first, end), (top, bottom)) = (self.days, self.down);
        let way = i64::from(bottom - top) * (day - first) / (end - first).max(1);
        top + i32::try_from(way).unwrap_or(0).clamp(0, bottom - top)
    }

    /// Draws the rail, a tick where a year begins, and as many years as have room in the middle of their spans.
    fn draw(&self, area: &Area<'_>, (first, last): (i32, i32)) {
        let line = |class: Class, from: (i32, i32), to: (i32, i32)| {
            ignore(area.draw(&PathElement::new(vec![from, to], class.color())));
        };
        let length = self.down.1 - self.down.0;
        let years = last - first + 1;
        let strides = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];
        let room = i64::from(length) / i64::from(years.max(1));
        let fits = |stride: &&i32| room * i64::from(**stride) >= i64::from(15 * U);
        let stride = *strides.iter().find(fits).unwrap_or(&10_000);
        for year in (first..=last + 1).filter(|year| (year - first) % stride == 0 || *year > last) {
            let y = self.y(before_year(year));
            line(Class::Axis, (RAIL - 4 * U, y), (RAIL, y));
        }
        for year in (first..=last).step_by(usize::try_from(stride).unwrap_or(1)) {
            let (from, to) = (self.y(before_year(year)), self.y(before_year(year + 1)));
            // A year that is narrower than its label begins with it; at the end of the rail it goes without.
            let base = if to - from >= 15 * U { from.midpoint(to) + 4 * U } else { from + 12 * U };
            if base <= self.down.1 {
                write(area, Class::Tick, (RAIL - 10 * U, base), HPos::Right, &year.to_string());
            }
        }
        line(Class::Axis, (RAIL, self.down.0), (RAIL, self.down.1));
    }
}

impl Row<'_> {
    /// The end of the day.
    const fn end(&self) -> i64 {
        match self {
            Self::Due(due) => due.day.end(),
            Self::Now(now) => now.day.end(),
        }
    }

    fn height(&self) -> i32 {
        match self {
            Self::Due(due) => {
                let head = if is_split(due) { 2 * LINE } else { LINE };
                2 * U + head + dot_lines(due) * PITCH + 6 * U + high(&list(due)) + 8 * U
            }
            Self::Now(now) => high(&text::wrap(now.text, Class::Word, ROOM)) + 16 * U,
        }
    }

    /// The line from the rail to the row: its class and where it ends.
    fn lead(&self, top: i32) -> (Class, i32) {
        match self {
            Self::Due(_) => (Class::Lead, top + HEAD),
            Self::Now(_) => (Class::Now, top + self.height() - 10 * U),
        }
    }

    fn draw(&self, area: &Area<'_>, top: i32, at: i32) {
        match self {
            Self::Due(due) => {
                let place =
                    Mark { at: (RAIL, at), class: Class::Place, shape: TICK, title: due.text };
                ignore(area.draw(&place));
                day(area, top, due);
            }
            Self::Now(now) => {
                let lines = text::wrap(now.text, Class::Word, ROOM);
                lines_at(area, Class::Word, (LEFT, top + 2 * U), &lines);
                let (class, y) = self.lead(top);
                let rule = vec![(LEFT - 5 * U, y), (WIDTH - MARGIN, y)];
                ignore(area.draw(&PathElement::new(rule, class.color())));
            }
        }
    }
}

/// Whether the count needs a line of its own.
fn is_split(due: &DueDay<'_>) -> bool {
    text::width(due.text, Class::Number) + text::width(due.count, Class::Word) + 10 * U > ROOM
}

fn list(due: &DueDay<'_>) -> Vec<String> {
    text::wrap(due.list, Class::Note, ROOM)
}

fn dot_lines(due: &DueDay<'_>) -> i32 {
    let per_line = usize::try_from(ROOM / PITCH).unwrap_or(1);
    i32::try_from(due.dots.len().div_ceil(per_line)).unwrap_or(i32::MAX / PITCH / 4)
}

/// Draws a day: its date and count, its dots and which they are.
fn day(area: &Area<'_>, top: i32, due: &DueDay<'_>) {
    let mut base = top + 2 * U + 14 * U;
    write(area, Class::Number, (LEFT, base), HPos::Left, due.text);
    if is_split(due) {
        base += LINE;
        write(area, Class::Word, (LEFT, base), HPos::Left, due.count);
    } else {
        write(area, Class::Word, (WIDTH - MARGIN, base), HPos::Right, due.count);
    }
    let top = base + 5 * U;
    let per_line = ROOM / PITCH;
    for (n, title) in (0..).zip(due.dots) {
        let at = (LEFT + 4 * U + n % per_line * PITCH, top + 5 * U + n / per_line * PITCH);
        ignore(area.draw(&Mark { at, class: Class::Task, shape: DOT, title }));
    }
    lines_at(area, Class::Note, (LEFT, top + dot_lines(due) * PITCH + 2 * U), &list(due));
}
