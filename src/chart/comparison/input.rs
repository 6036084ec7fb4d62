//! What a comparison is drawn from, and where its names end and its dots begin.

use crate::chart::frame::Frame;
use crate::chart::ink::class::Class;
use crate::chart::ink::mark::Shape;
use crate::chart::ink::svg::{MARGIN, U};
use crate::chart::ink::text;
use crate::chart::target::Target;
use crate::chart::value::{Point, Value};
use crate::chart::words::Words;

/// All districts of one indicator on one shared value axis: baseline → latest → target.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all values; may be empty.
    pub unit: &'a str,
    /// Districts in the order to be shown.
    pub rows: &'a [ComparisonRow<'a>],
    /// How wide it is drawn.
    pub room: Room,
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// How much room a chart has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Room {
    /// A phone: names stand above their dots.
    Narrow,
    /// As wide as the text of a page: names stand beside their dots, and numbers have their years.
    Wide,
}

/// One district in a comparison; it may lack any of these.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonRow<'a> {
    /// Name of the district; wraps when long.
    pub label: &'a str,
    /// Where the commitment starts.
    pub baseline: Option<Point<'a>>,
    /// What is asked for on the way.
    pub milestones: &'a [Target<'a>],
    /// Latest measured value; several where documents contradict each other.
    pub latest: &'a [Point<'a>],
    /// What was promised.
    pub target: Option<Target<'a>>,
    /// What other passages promise instead.
    pub others: &'a [Target<'a>],
}

/// Interim target: an upright stroke.
pub(super) const STEP: Shape = Shape::Path("m0-7v14");
/// The widest column of names in a wide chart.
const NAMES: i32 = 220 * U;

/// Where names end and dots begin.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// The left end of the dots' ground.
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) is_wide: bool,
}

impl Layout {
    pub(super) fn of(input: &Comparison<'_>, right: i32) -> Self {
        let is_wide = input.room == Room::Wide;
        let name = |row: &ComparisonRow<'_>| text::width(row.label, Class::Name);
        let names = input.rows.iter().map(name).max().unwrap_or(0).min(NAMES);
        let left = if is_wide { MARGIN + names + 16 * U } else { MARGIN };
        Self { left, right: right - MARGIN, is_wide }
    }

    /// How wide a name may be.
    pub(super) const fn name(&self) -> i32 {
        if self.is_wide { self.left - MARGIN - 16 * U } else { self.right - self.left }
    }
}

/// Every number of a row that has a place.
pub(super) fn numbers<'a>(row: &ComparisonRow<'a>) -> impl Iterator<Item = f64> + use<'a> {
    let points = row.baseline.into_iter().chain(row.latest.iter().copied());
    let targets = row.target.into_iter().chain(row.milestones.iter().copied());
    let levels = targets.chain(row.others.iter().copied()).flat_map(|target| target.levels());
    points.map(|point| point.value).chain(levels).map(Value::get)
}
