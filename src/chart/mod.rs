//! Numbers to semantic SVG, one function a kind of chart.
//!
//! Each chart is one function from a borrowed input to an inline `<svg>`. It cannot fail: what a
//! chart cannot show as a position it says in words. Classes stand for colours (see `class`), so
//! light, dark, high-contrast and print come from `chart.css`. No word is written here: all of
//! them come with the input, because the site has more than one language.

mod class;
mod comparison;
mod day;
mod gantt;
mod investment;
mod label;
mod legend;
mod mark;
mod plot;
mod progress;
mod rows;
mod scale;
mod standalone;
mod status_bar;
mod story;
mod svg;
mod text;
mod tiles;
mod timeline;
mod trend;
mod trend_text;
mod work;

pub use comparison::comparison;
pub use day::Day;
pub use gantt::gantt;
pub use investment::investment;
pub use progress::progress;
pub use standalone::{Standalone, standalone};
pub use status_bar::{StatusBar, StatusPart, StatusRow, status_bar};
pub use text::text_size;
pub use tiles::tiles;
pub use timeline::timeline;
pub use trend::trend;
pub use work::{
    Amount, AmountRow, DueDay, Gantt, GanttRow, Group, Investment, Now, Timeline, WorkWords,
};

/// What identifies and describes one chart on its page.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Prefix of all ids in the chart: unique on the page, ASCII letters, digits and `-`.
    pub id: &'a str,
    /// Name of the chart, read out first: becomes `<title>`.
    pub title: &'a str,
    /// What the chart says, in one or two sentences: becomes `<desc>`.
    pub desc: &'a str,
}

/// A finite number; the only way into a chart for anything that has a position.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Value(f64);

impl Value {
    /// Larger magnitudes are drawn here; the printed text still tells the real number.
    const LARGEST: f64 = 1e300;
    /// Smaller magnitudes are drawn as zero, so that arithmetic never meets subnormal numbers.
    const SMALLEST: f64 = 1e-300;

    /// Refuses NaN and infinities.
    pub fn new(number: f64) -> Option<Self> {
        if !number.is_finite() {
            return None;
        }
        if number.abs() < Self::SMALLEST {
            return Some(Self(0.0));
        }
        Some(Self(number.clamp(-Self::LARGEST, Self::LARGEST)))
    }

    /// The number as it is drawn.
    pub const fn get(self) -> f64 {
        self.0
    }
}

/// One number in one year.
#[derive(Clone, Copy, Debug)]
pub struct Point<'a> {
    /// Calendar year.
    pub year: i32,
    /// Position, in the unit of the chart.
    pub value: Value,
    /// The number as printed in its source (`3.50`, `≥30`), never reformatted, without the unit.
    pub text: &'a str,
}

/// Which side of a target level is allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The level itself.
    Exact,
    /// The level or more (≥).
    AtLeast,
    /// The level or less (≤).
    AtMost,
}

/// What a commitment promises.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// A level.
    Reach {
        /// Year, level and printed text (`≥30`).
        point: Point<'a>,
        /// Allowed side of the level.
        bound: Bound,
    },
    /// Any value between two levels.
    Range {
        /// Year in which the target falls due.
        year: i32,
        /// One end, in the unit of the chart.
        low: Value,
        /// The other end; the order of the two does not matter.
        high: Value,
        /// The range as printed (`80—90`).
        text: &'a str,
    },
    /// Words without a level (同比例提高): shown as words, never as an invented position.
    Words {
        /// Year in which the target falls due.
        year: i32,
        /// The words as printed.
        text: &'a str,
    },
}

/// District × indicator: baseline, observations, target and the path between them over the years.
#[derive(Clone, Copy, Debug)]
pub struct Trend<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all values (`%`, `张`); may be empty.
    pub unit: &'a str,
    /// First and last year of the plan; the year axis spans them, and more where points ask for it.
    pub period: Option<(i32, i32)>,
    /// Where the commitment starts.
    pub baseline: Option<Point<'a>>,
    /// Where a count over the period starts without a printed baseline: at zero, in the year before.
    pub origin: Option<(i32, Value)>,
    /// Measured values in any order. Of several in one year the last one given is in force; the
    /// others are shown as revised.
    pub observations: &'a [Point<'a>],
    /// Interim targets; the required path leads through those between baseline and target.
    pub milestones: &'a [Point<'a>],
    /// What was promised.
    pub target: Target<'a>,
    /// Visible words.
    pub words: &'a Words<'a>,
}

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
    /// Judgement, drawn as a shape.
    pub status: Status,
    /// The same judgement as a word (`快于进度`).
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

/// Judgement on a commitment. Each one has a shape of its own, beside its word and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Target reached.
    Met,
    /// Faster than required.
    Ahead,
    /// As required.
    OnPace,
    /// The right way, but too slowly (进展偏慢).
    Moderate,
    /// Slower than required.
    Behind,
    /// Away from the target.
    Reversed,
    /// No clear change in either direction (无明显变化).
    Unchanged,
    /// *Keep* target inside its limit.
    Kept,
    /// *Keep* target inside its limit, but close to it.
    AtRisk,
    /// *Keep* target outside its limit.
    Broken,
    /// No judgement possible.
    Unassessed,
}

/// All districts of one indicator on one shared value axis: baseline → latest → target.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all values; may be empty.
    pub unit: &'a str,
    /// Districts in the order to be shown.
    pub rows: &'a [ComparisonRow<'a>],
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// One district in a comparison; it may lack any of the three.
#[derive(Clone, Copy, Debug)]
pub struct ComparisonRow<'a> {
    /// Name of the district; wraps when long.
    pub label: &'a str,
    /// Where the commitment starts.
    pub baseline: Option<Point<'a>>,
    /// Latest measured value.
    pub latest: Option<Point<'a>>,
    /// What was promised.
    pub target: Option<Target<'a>>,
}

/// One number or none for each of many places, as squares in rough geographic position.
#[derive(Clone, Copy, Debug)]
pub struct Tiles<'a> {
    /// Id, title and description.
    pub frame: Frame<'a>,
    /// Unit of all values, shown once; may be empty.
    pub unit: &'a str,
    /// The places in any order.
    pub tiles: &'a [Tile<'a>],
    /// Says above the squares that they are no map: 示意图.
    pub sketch: &'a str,
    /// What it means that a square is hollow: 无数据.
    pub hollow: &'a str,
    /// What a broken outline means: 不是确数，见表.
    pub in_words: &'a str,
    /// Put before the places that have no square: 不在图上：.
    pub outside: &'a str,
    /// Put between the lowest and the highest value of a step of lightness: —.
    pub to: &'a str,
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// One place in a tile grid.
#[derive(Clone, Copy, Debug)]
pub struct Tile<'a> {
    /// Short name of the place, for the square.
    pub name: &'a str,
    /// Counted from the west, from 1; 0 for a place without a square.
    pub column: u32,
    /// Counted from the north, from 1; 0 for a place without a square.
    pub row: u32,
    /// What is known of the place.
    pub shown: Shown<'a>,
    /// Place and value in full: becomes the `<title>` of the square.
    pub title: &'a str,
}

/// What is known of a place.
#[derive(Clone, Copy, Debug)]
pub enum Shown<'a> {
    /// A number.
    Number {
        /// Tells how dark the square is.
        value: Value,
        /// The number as printed, without the unit.
        text: &'a str,
    },
    /// Something else than one number (`28—33`); empty where only a table tells it.
    Words(&'a str),
    /// Nothing.
    Nothing,
}

/// Every visible word of the charts, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// Starting value: 基期.
    pub baseline: &'a str,
    /// Measured value: 实际值.
    pub actual: &'a str,
    /// Measured value replaced by a later one for the same year: 修订前.
    pub revised: &'a str,
    /// Promised value: 目标.
    pub target: &'a str,
    /// Interim target: 阶段目标.
    pub milestone: &'a str,
    /// Line from baseline to target: 要求路径.
    pub path: &'a str,
    /// Progress that the required path asks for by now: 应达进度.
    pub expected: &'a str,
    /// Put before the unit above a value axis: 单位：.
    pub unit: &'a str,
    /// Put behind a year before its value: 年, or `:` in English.
    pub year: &'a str,
    /// Put around a unit behind a name: （ and ）.
    pub brackets: [&'a str; 2],
    /// Note for a chart without any number or row: 暂无数据.
    pub no_data: &'a str,
    /// Note for a commitment without measured values: 暂无实际值.
    pub no_observation: &'a str,
    /// Note for a commitment without a baseline: 无基期值.
    pub no_baseline: &'a str,
    /// Note for a count that starts at zero: 累计数，从零起.
    pub from_zero: &'a str,
    /// Note that years without a value are not joined: 缺报年份不连线.
    pub gap: &'a str,
    /// Note on a value axis that does not start at zero: 数值轴不从 0 开始.
    pub off_zero: &'a str,
    /// Note on a mark that lies beyond the ends of the scale: 箭头表示超出刻度.
    pub off_scale: &'a str,
}
