//! The status bar: how many commitments are in each status, as stacked bars on one scale of counts.

use super::frame::Frame;
use super::ink::class::Class;
use super::ink::label::spread;
use super::ink::legend::{Key, LINE, key, notes};
use super::ink::mark::{Block, Mark, status, write};
use super::ink::svg::{Area, MARGIN, U, WIDTH, draw, ignore};
use super::ink::text;
use super::words::Words;
use crate::assess::{Sense, StatusMark};
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// Counts of commitments by status; rows share one scale, so that their lengths can be compared.
#[derive(Clone, Copy, Debug)]
pub struct StatusBar<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Bars in the order to be shown.
    pub rows: &'a [StatusRow<'a>],
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// One bar.
#[derive(Clone, Copy, Debug)]
pub struct StatusRow<'a> {
    /// What is counted (全部目标, 约束性, name of a domain); wraps when long, may be empty.
    pub label: &'a str,
    /// Parts from left to right, each status once; those with a count of zero are left out.
    pub parts: &'a [StatusPart<'a>],
}

/// The commitments of a row that are in one status.
#[derive(Clone, Copy, Debug)]
pub struct StatusPart<'a> {
    /// The status, drawn as a shape and a texture.
    pub mark: StatusMark,
    /// The status as a word (快于预期).
    pub word: &'a str,
    /// How many commitments.
    pub count: usize,
}

/// Thickness of a bar, as in all charts with bars.
const THICK: i32 = 10 * U;
/// Names that are no wider stand before their bars, if no number or word goes without its place for it.
const BESIDE: i32 = 120 * U;
/// Room between two parts of a bar.
const GAP: i32 = 2 * U;
/// Width of the smallest part: less would be taken for a line between its neighbours.
const LEAST: i32 = 4 * U;
/// Room of a mark and of the blank behind it, before a text.
const SAMPLE: i32 = 16 * U;
/// Room for a leader between a bar and its labels.
const LEADER: i32 = 7 * U;
/// Room between two labels.
const APART: i32 = 9 * U;
/// Distance between the lines of a texture.
const HATCH: usize = 50;

/// Draws a status bar. Every part has its shape and its number below the bar, with its word where
/// that fits in every row, and otherwise in a key above.
pub fn status_bar(input: &StatusBar<'_>) -> String {
    draw(&input.frame, "status-bar", |area| {
        if input.rows.is_empty() {
            return notes(area, 0, [input.words.no_data]);
        }
        let layout = Layout::best(input.rows);
        let is_worded = layout.is_worded();
        let mut top = if is_worded { 0 } else { key(area, 0, &keys(input.rows)) };
        for bar in &layout.bars {
            top = bar.draw(area, top, is_worded, input.words.no_parts);
        }
        let is_widened = shown(input.rows).any(|part| layout.scale.exact(part.count) < LEAST);
        notes(area, top, is_widened.then_some(input.words.widened))
    })
}

fn shown<'a>(rows: &'a [StatusRow<'a>]) -> impl Iterator<Item = &'a StatusPart<'a>> {
    rows.iter().flat_map(|row| row.parts).filter(|part| part.count > 0)
}

/// One entry for each status, in the order in which they come.
fn keys<'a>(rows: &'a [StatusRow<'a>]) -> Vec<Key<'a>> {
    let mut seen = Vec::new();
    let mut keys = Vec::new();
    for part in shown(rows) {
        if !seen.contains(&part.mark) {
            seen.push(part.mark);
            let mark = Some((Class::Status(part.mark), status(part.mark)));
            keys.push(Key { line: None, mark, word: part.word });
        }
    }
    keys
}

fn total(row: &StatusRow<'_>) -> u128 {
    row.parts.iter().map(|part| part.count as u128).sum()
}

/// All rows with their bars in one column.
struct Layout<'a> {
    scale: Scale,
    bars: Vec<Bar<'a>>,
}

impl<'a> Layout<'a> {
    /// Names before their bars where they are short and all labels keep their place, and above them otherwise.
    fn best(rows: &'a [StatusRow<'a>]) -> Self {
        let above = Self::of(rows, MARGIN);
        let names = || rows.iter().map(|row| text::width(row.label, Class::Name));
        let widest = names().max().unwrap_or(0);
        if widest > BESIDE || names().any(|wide| wide == 0) {
            return above;
        }
        let beside = Self::of(rows, MARGIN + widest + 10 * U);
        let fits = if above.is_worded() { beside.is_worded() } else { beside.has_room(false) };
        if fits { beside } else { above }
    }

    fn of(rows: &'a [StatusRow<'a>], left: i32) -> Self {
        let scale = Scale::of(rows, left);
        let bars = rows.iter().map(|row| Bar::of(row, &scale)).collect();
        Self { scale, bars }
    }

    fn has_room(&self, is_worded: bool) -> bool {
        self.bars.iter().all(|bar| bar.places(&bar.labels(is_worded)).is_some())
    }

    fn is_worded(&self) -> bool {
        self.has_room(true)
    }
}

/// Counts to tenths of a unit, the same for all rows.
struct Scale {
    /// Where all bars begin.
    left: i32,
    room: i32,
    largest: u128,
}

impl Scale {
    /// Leaves room for the totals, and for the gaps and the widened parts of every row.
    fn of(rows: &[StatusRow<'_>], left: i32) -> Self {
        let totals = rows.iter().map(|row| text::width(&total(row).to_string(), Class::Word));
        let room = WIDTH - MARGIN - left - totals.max().unwrap_or(0) - 6 * U;
        let largest = rows.iter().map(total).max().unwrap_or(0).max(1);
        let most = |wide: &dyn Fn(usize) -> i32| {
            let row =
                |row: &StatusRow<'_>| shown(std::slice::from_ref(row)).map(|p| wide(p.count)).sum();
            rows.iter().map(row).max().unwrap_or(0)
        };
        // Sure to be enough; with it the parts that really need widening are known.
        let narrow = Self { left, room: (room - most(&|_| GAP + LEAST)).max(0), largest };
        let need = most(&|count| GAP + (LEAST - narrow.exact(count)).max(0));
        Self { left, room: (room - need).max(0), largest }
    }

    fn exact(&self, count: usize) -> i32 {
        let wide = u128::from(self.room.unsigned_abs()) * count as u128 / self.largest;
        i32::try_from(wide).unwrap_or(self.room)
    }
}

/// One row, laid out.
struct Bar<'a> {
    row: &'a StatusRow<'a>,
    parts: Vec<Part<'a>>,
    /// Where the bar begins, or would.
    left: i32,
}

struct Part<'a> {
    source: &'a StatusPart<'a>,
    left: i32,
    right: i32,
}

/// A text below a bar, and its width with the mark before it.
struct Label {
    words: String,
    wide: i32,
}

impl<'a> Bar<'a> {
    fn of(row: &'a StatusRow<'a>, scale: &Scale) -> Self {
        let mut left = scale.left;
        let mut parts = Vec::new();
        for source in row.parts.iter().filter(|part| part.count > 0) {
            let right = left + scale.exact(source.count).max(LEAST);
            parts.push(Part { source, left, right });
            left = right + GAP;
        }
        Self { row, parts, left: scale.left }
    }

    fn labels(&self, is_worded: bool) -> Vec<Label> {
        let words = |part: &Part<'_>| match (is_worded, part.source) {
            (true, StatusPart { word, count, .. }) => format!("{word} {count}"),
            (false, part) => part.count.to_string(),
        };
        let label = |words: String| Label {
            wide: text::width(&words, Class::Number).saturating_add(SAMPLE),
            words,
        };
        self.parts.iter().map(|part| label(words(part))).collect()
    }

    /// Left ends of the labels on one line, each below the start of its part if its neighbours
    /// let it.
    fn places(&self, labels: &[Label]) -> Option<Vec<i32>> {
        let (left, right) = (self.left, WIDTH - MARGIN);
        if labels.iter().any(|label| label.wide > right - left) {
            return None;
        }
        let lefts = self.parts.iter().map(|part| part.left);
        let wish = |(x, label): (i32, &Label)| (x + label.wide / 2, label.wide);
        let wishes: Vec<_> = lefts.zip(labels).map(wish).collect();
        spread(&wishes, APART, (left, right))
    }

    /// Draws the row from `top` on and returns where it ends.
    fn draw(&self, area: &Area<'_>, top: i32, is_worded: bool, none: &str) -> i32 {
        let is_beside = self.left > MARGIN;
        let mut base = top + 2 * U;
        for line in text::wrap(self.row.label, Class::Name, WIDTH - 2 * MARGIN) {
            base += LINE;
            write(area, Class::Name, (MARGIN, base), HPos::Left, &line);
        }
        let Some(last) = self.parts.last() else {
            if is_beside {
                write(area, Class::Note, (self.left, base), HPos::Left, none);
                return base + 12 * U;
            }
            return notes(area, base + 4 * U, [none]);
        };
        let top = if is_beside { base - 4 * U - THICK / 2 } else { base + 9 * U };
        for part in &self.parts {
            part.draw(area, top, self.row.label);
        }
        let at = (last.right + 6 * U, top + THICK - U);
        write(area, Class::Word, at, HPos::Left, &total(self.row).to_string());
        self.write(area, top + THICK, &self.labels(is_worded)) + 12 * U
    }

    /// Writes the labels below the bar and returns their last line.
    fn write(&self, area: &Area<'_>, top: i32, labels: &[Label]) -> i32 {
        let mut middle = top + LEADER + 7 * U;
        let Some(lefts) = self.places(labels) else {
            let mut x = MARGIN;
            for (part, label) in self.parts.iter().zip(labels) {
                if x > MARGIN && x + label.wide > WIDTH - MARGIN {
                    (x, middle) = (MARGIN, middle + LINE);
                }
                part.label(area, (x, middle), &label.words);
                x += label.wide + APART;
            }
            return middle;
        };
        let marks: Vec<i32> = lefts.iter().map(|left| left + 7 * U).collect();
        let leaders = || self.parts.iter().zip(&marks).filter_map(|(part, x)| part.leader(*x));
        // Flat lines side by side lead nowhere; there the order has to do.
        if leaders().all(|(from, to)| (from - to).abs() <= 3 * LEADER) {
            for (from, to) in leaders() {
                let ends = vec![(from, top + U), (to, top + LEADER - U)];
                ignore(area.draw(&PathElement::new(ends, Class::Leader.color())));
            }
        }
        for ((part, label), x) in self.parts.iter().zip(labels).zip(lefts) {
            part.label(area, (x, middle), &label.words);
        }
        middle
    }
}

impl Part<'_> {
    fn draw(&self, area: &Area<'_>, top: i32, row: &str) {
        let StatusPart { mark, word, count } = *self.source;
        let title = format!("{row} {word} {count}");
        // The line around a part that is not solid lies inside.
        let edge = if matches!(texture(mark), Texture::Solid) { 0 } else { 6 };
        let (left, right) = (self.left + edge, self.right - edge);
        let (top, bottom) = (top + edge, top + THICK - edge);
        let corners = [(left, top), (right, bottom)];
        ignore(area.draw(&Block { corners, class: Class::Status(mark), title: title.trim() }));
        hatch(area, &texture(mark), corners);
    }

    /// Where a line from the part to its mark begins and ends; none where the mark stands below
    /// the part anyway.
    fn leader(&self, x: i32) -> Option<(i32, i32)> {
        let inside = (self.right - self.left).min(4 * U) / 2;
        let from = x.clamp(self.left + inside, self.right - inside);
        (x - 7 * U > self.right || x + 7 * U < self.left).then_some((from, x))
    }

    fn label(&self, area: &Area<'_>, (x, middle): (i32, i32), words: &str) {
        let mark = self.source.mark;
        let (class, shape) = (Class::Status(mark), status(mark));
        ignore(area.draw(&Mark { at: (x + 7 * U, middle), class, shape, title: "" }));
        write(area, Class::Number, (x + SAMPLE, middle + 4 * U), HPos::Left, words);
    }
}

/// Draws the lines of a texture between two corners.
fn hatch(area: &Area<'_>, texture: &Texture, [(left, top), (right, bottom)]: [(i32, i32); 2]) {
    let line = |class: Class, from: (i32, i32), to: (i32, i32)| {
        ignore(area.draw(&PathElement::new(vec![from, to], class.color())));
    };
    let slants = |class: Class, is_falling: bool| {
        let high = bottom - top;
        for x in (left - high..right).step_by(HATCH).skip(1) {
            let (from, to) = (x.max(left), (x + high).min(right));
            let (low, up) = (bottom - (from - x), bottom - (to - x));
            let turned = |y: i32| if is_falling { top + bottom - y } else { y };
            line(class, (from, turned(low)), (to, turned(up)));
        }
    };
    match texture {
        Texture::Solid | Texture::Empty => {}
        Texture::Slanted => slants(Class::HatchSlow, false),
        Texture::Crossed => {
            slants(Class::HatchBad, false);
            slants(Class::HatchBad, true);
        }
        Texture::Level => {
            for third in 1..=2 {
                let y = top + (bottom - top) * third / 3;
                line(Class::HatchStill, (left, y), (right, y));
            }
        }
    }
}

/// What fills a part, so that it is told from its neighbours without colour.
enum Texture {
    /// The right way.
    Solid,
    /// Too slow.
    Slanted,
    /// The wrong way.
    Crossed,
    /// Neither way.
    Level,
    /// Nothing is known: only a broken outline, which cannot be taken for a value.
    Empty,
}

const fn texture(mark: StatusMark) -> Texture {
    match mark.sense() {
        Sense::Good => Texture::Solid,
        Sense::Slow => Texture::Slanted,
        Sense::Bad => Texture::Crossed,
        Sense::Still => Texture::Level,
        Sense::Unknown => Texture::Empty,
    }
}
