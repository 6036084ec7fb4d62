//! The chart of amounts: a bar from zero for each project or for several together, and what the document states of them.

use super::frame::Frame;
use super::ink::class::Class;
use super::ink::groups::{Group, Item, ROOM, high, items, lines_at};
use super::ink::legend::{Key, key, notes};
use super::ink::mark::{Block, Mark, Shape, TARGET, write};
use super::ink::rows::{self, AXIS, Rows};
use super::ink::scale::Values;
use super::ink::svg::{Area, MARGIN, U, draw, ignore};
use super::ink::text;
use super::value::Value;
use super::words::Words;
use plotters::element::PathElement;
use plotters::style::text_anchor::HPos;

/// What a chart of amounts shows: a bar from zero for each row, all on one scale.
#[derive(Clone, Copy, Debug)]
pub struct Investment<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all amounts.
    pub unit: &'a str,
    /// Amounts of the charts beside this one: all of them have one scale.
    pub peers: &'a [Amount<'a>],
    /// The rows.
    pub groups: &'a [Group<'a, AmountRow<'a>>],
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// A row of a chart of amounts: a project, or several together.
#[derive(Clone, Copy, Debug)]
pub struct AmountRow<'a> {
    /// Its name; wraps when long.
    pub label: &'a str,
    /// The bar, and the number at its end.
    pub amount: Option<Amount<'a>>,
    /// What the document states, marked beside the bar.
    pub stated: &'a [Amount<'a>],
    /// What there is to say of the two, below the bar; may be empty.
    pub said: &'a str,
}

/// A number with its print.
#[derive(Clone, Copy, Debug)]
pub struct Amount<'a> {
    /// Position, in the unit of the chart.
    pub value: Value,
    /// The number as printed.
    pub text: &'a str,
}

/// Height of a bar with its room.
const BAR: i32 = 19 * U;
/// From the end of a name to the middle of its bar; half the thickness of a bar.
const MIDDLE: i32 = 8 * U;
const HALF: i32 = 5 * U;
/// Wider numbers stand on a line of their own.
const WIDEST: i32 = 120 * U;

/// Draws a chart of amounts. The axis always has its zero: the length of a bar is the amount.
pub fn investment(input: &Investment<'_>) -> String {
    draw(&input.frame, "investment", |area| {
        let has_rows = input.groups.iter().any(|group| !group.rows.is_empty());
        let items = items(input.groups, ROOM, label);
        if items.is_empty() {
            return notes(area, 0, [input.words.no_data]);
        }
        let mut top = if has_rows { key(area, 0, &keys(input)) } else { 0 };
        let axis = axis(input);
        if axis.is_some() && !input.unit.is_empty() {
            let unit = format!("{}{}", input.words.unit, input.unit);
            top = notes(area, top, [unit.as_str()]) - 4 * U;
        }
        let tall: i32 = items.iter().map(|item| item.height(below)).sum();
        let plot = axis.and_then(|axis| rows::below_axis(area, (MARGIN, top), tall, axis));
        let mut y = if plot.is_some() { top + AXIS } else { top };
        for item in &items {
            let end = item.write(area, y);
            if let (Item::Row(_, row), Some(plot)) = (item, &plot) {
                bar(area, plot, end, row, input);
            }
            if let Item::Row(_, row) = item {
                let said = text::wrap(row.said, Class::Note, ROOM);
                let gap = if has_bar(row) { BAR } else { 0 };
                lines_at(area, Class::Note, (MARGIN, end + gap), &said);
            }
            y += item.height(below);
        }
        y + 4 * U
    })
}

/// The name of a row, with a number that is too wide for the end of its bar.
fn label(row: &AmountRow<'_>) -> String {
    let wide = row.amount.filter(|amount| is_wide(*amount));
    wide.map_or_else(|| row.label.to_owned(), |amount| format!("{} {}", row.label, amount.text))
}

fn is_wide(amount: Amount<'_>) -> bool {
    text::width(amount.text, Class::Number) > WIDEST
}

fn has_bar(row: &AmountRow<'_>) -> bool {
    row.amount.is_some() || !row.stated.is_empty()
}

/// Height of a row below its name.
fn below(row: &AmountRow<'_>) -> i32 {
    let said = high(&text::wrap(row.said, Class::Note, ROOM));
    let bar = if has_bar(row) { BAR } else { 0 };
    bar + said + if said > 0 { 6 * U } else { U }
}

fn keys<'a>(input: &Investment<'a>) -> Vec<Key<'a>> {
    let rows = || input.groups.iter().flat_map(|group| group.rows);
    if !rows().any(|row| !row.stated.is_empty()) {
        return Vec::new();
    }
    let bar = Some((Class::Work, Shape::Path("m-7-5h14v10h-14z")));
    let stated = Some((Class::Stated, TARGET));
    let mut keys = Vec::new();
    if rows().any(|row| row.amount.is_some()) {
        keys.push(Key { line: None, mark: bar, word: input.words.sum });
    }
    keys.push(Key { line: None, mark: stated, word: input.words.stated });
    keys
}

/// The axis with zero on it, with as many ticks as have room for their labels; none without amounts.
fn axis(input: &Investment<'_>) -> Option<Values> {
    let rows = || input.groups.iter().flat_map(|group| group.rows);
    let amounts = || rows().flat_map(|row| row.amount.iter().chain(row.stated));
    amounts().next()?;
    let numbers = || amounts().chain(input.peers).map(|amount| amount.value);
    let texts = rows().filter_map(|row| row.amount).chain(input.peers.iter().copied());
    let texts = texts.filter(|amount| !is_wide(*amount));
    let behind = texts.map(|amount| text::width(amount.text, Class::Number)).max().unwrap_or(0);
    let mut last = None;
    for intervals in (1..=5).rev() {
        let zero = std::iter::once(0.0);
        let mut values = Values::around(numbers().map(Value::get).chain(zero), intervals)?;
        // Half a label may stand in the margin.
        let half = (values.label_width() / 2 + U - MARGIN).max(0);
        values.pads = [half, half.max(behind + 14 * U)];
        last = Some(values);
        if values.labels_fit(ROOM - values.pads[0] - values.pads[1], 10 * U) {
            break;
        }
    }
    last
}

fn x(plot: &Rows<'_>, amount: f64) -> i32 {
    plot.backend_coord(&(amount, 0)).0
}

/// Draws the bar of a row, its number and what the document states.
fn bar(area: &Area<'_>, plot: &Rows<'_>, top: i32, row: &AmountRow<'_>, input: &Investment<'_>) {
    let middle = top + MIDDLE;
    let title = |word: &str, amount: &Amount<'_>| {
        let words = [row.label, word, amount.text, input.unit];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    };
    let zero = x(plot, 0.0);
    let mut end = zero;
    if let Some(amount) = row.amount {
        let at = x(plot, amount.value.get());
        let word = if row.stated.is_empty() { "" } else { input.words.sum };
        let title = title(word, &amount);
        let corners = [(zero, middle - HALF), (at, middle + HALF)];
        ignore(area.draw(&Block { corners, class: Class::Work, title: &title }));
        end = end.max(at);
    }
    // Zero is marked at the bars alone: a line down the whole chart would run through the names.
    let rule = vec![(zero, middle - HALF - 2 * U), (zero, middle + HALF + 2 * U)];
    ignore(area.draw(&PathElement::new(rule, Class::Axis.color())));
    for stated in row.stated {
        let at = x(plot, stated.value.get());
        let title = title(input.words.stated, stated);
        let mark = Mark { at: (at, middle), class: Class::Stated, shape: TARGET, title: &title };
        ignore(area.draw(&mark));
        end = end.max(at + 6 * U);
    }
    if let Some(amount) = row.amount.filter(|amount| !is_wide(*amount)) {
        write(area, Class::Number, (end + 4 * U, middle + 4 * U), HPos::Left, amount.text);
    }
}
