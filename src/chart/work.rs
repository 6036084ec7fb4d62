//! What the charts of work share: groups of rows as a document prints them, the marked day, and visible words.

use super::class::Class;
use super::legend::LINE;
use super::mark::write;
use super::svg::{Area, MARGIN, U, WIDTH};
use super::text;
use super::{Day, Frame};
use plotters::style::text_anchor::HPos;

/// A heading of the document with the rows under it.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a, R> {
    /// The heading; may be empty.
    pub name: &'a str,
    /// The rows, in the order to be shown.
    pub rows: &'a [R],
    /// What no row shows, in words; may be empty.
    pub note: &'a str,
}

/// A day that is marked with a rule.
#[derive(Clone, Copy, Debug)]
pub struct Now<'a> {
    /// The day.
    pub day: Day,
    /// What it is called (`评价日期 2025-12-31`).
    pub text: &'a str,
}

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
    pub words: &'a WorkWords<'a>,
}

/// A project in a Gantt chart.
#[derive(Clone, Copy, Debug)]
pub struct GanttRow<'a> {
    /// Its name; wraps when long.
    pub label: &'a str,
    /// First and last year of building. The bar is as long as these years, the last one included.
    pub period: Option<(i32, i32)>,
    /// The same years in words (`2021—2024`), told where the bar does not fit the axis.
    pub years: &'a str,
    /// Amount as printed; may be empty.
    pub amount: &'a str,
    /// What a reader is told at the bar.
    pub title: &'a str,
}

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
    pub words: &'a WorkWords<'a>,
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
    pub value: super::Value,
    /// The number as printed.
    pub text: &'a str,
}

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
    pub words: &'a WorkWords<'a>,
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

/// Visible words of the charts of work, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct WorkWords<'a> {
    /// Note for a chart without any row: 暂无数据.
    pub no_data: &'a str,
    /// In the place of a bar: 没有写明建设期.
    pub no_period: &'a str,
    /// Note on bars that reach beyond the axis: 箭头表示超出图中年份.
    pub beyond: &'a str,
    /// Put behind the name of a marked day that lies outside: 不在图中.
    pub outside: &'a str,
    /// Put before the unit above an axis of amounts: 单位：.
    pub unit: &'a str,
    /// Bars of several rows together: 各项相加.
    pub sum: &'a str,
    /// What the document states of them: 原文合计.
    pub stated: &'a str,
    /// Put around words behind a name: （ and ）.
    pub brackets: [&'a str; 2],
}

/// Room of a line of text.
pub(super) const ROOM: i32 = WIDTH - 2 * MARGIN;

/// What stands below each other in a chart of groups.
pub(super) enum Item<'a, R> {
    Heading(Vec<String>),
    Row(Vec<String>, &'a R),
    Note(Vec<String>),
}

/// The groups as one list; `label` is what is written above the bar of a row.
pub(super) fn items<'a, R>(
    groups: &'a [Group<'a, R>],
    // Width of the names of rows.
    room: i32,
    label: impl Fn(&R) -> String,
) -> Vec<Item<'a, R>> {
    let mut items = Vec::new();
    for group in groups {
        let heading = text::wrap(group.name, Class::Name, ROOM);
        items.extend((!heading.is_empty()).then_some(Item::Heading(heading)));
        let row = |row| Item::Row(text::wrap(&label(row), Class::Number, room), row);
        items.extend(group.rows.iter().map(row));
        let note = text::wrap(group.note, Class::Note, ROOM);
        items.extend((!note.is_empty()).then_some(Item::Note(note)));
    }
    items
}

impl<R> Item<'_, R> {
    /// Height of the item, where a row needs `row` below its name.
    pub(super) fn height(&self, row: impl Fn(&R) -> i32) -> i32 {
        match self {
            Self::Heading(lines) => high(lines) + 12 * U,
            Self::Row(lines, source) => high(lines) + row(source),
            Self::Note(lines) => high(lines) + 10 * U,
        }
    }

    /// Writes the lines from `top` on and returns where they end.
    pub(super) fn write(&self, area: &Area<'_>, top: i32) -> i32 {
        let (class, lines, gap) = match self {
            Self::Heading(lines) => (Class::Name, lines, 8 * U),
            Self::Row(lines, _) => (Class::Number, lines, 0),
            Self::Note(lines) => (Class::Note, lines, 4 * U),
        };
        lines_at(area, class, (MARGIN, top + gap), lines)
    }
}

/// Height of some lines.
pub(super) fn high(lines: &[String]) -> i32 {
    i32::try_from(lines.len()).unwrap_or(i32::MAX / LINE).saturating_mul(LINE)
}

/// Writes lines below each other and returns where they end.
pub(super) fn lines_at(area: &Area<'_>, class: Class, at: (i32, i32), lines: &[String]) -> i32 {
    let (left, top) = at;
    for (n, line) in (1..).zip(lines) {
        write(area, class, (left, top + n * LINE - 4 * U), HPos::Left, line);
    }
    top + high(lines)
}
