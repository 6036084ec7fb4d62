//! What a trend is made from.

use crate::chart::frame::Frame;
use crate::chart::target::Target;
use crate::chart::value::{Point, Time, Value};
use crate::chart::words::Words;

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
    /// others are shown beside it.
    pub observations: &'a [Point<'a>],
    /// Measured values whose place others took, in any order.
    pub superseded: &'a [Point<'a>],
    /// Measured values of categories of the whole, shown beside it.
    pub parts: &'a [Part<'a>],
    /// The times from which the series is measured in another way: no line leads to them from before.
    pub breaks: &'a [Time],
    /// Interim targets; the required path leads through those between baseline and target.
    pub milestones: &'a [Point<'a>],
    /// What was promised.
    pub target: Target<'a>,
    /// Visible words.
    pub words: &'a Words<'a>,
}

/// The measured values of a category of what a trend is about.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The name of the category.
    pub name: &'a str,
    /// Its values, in any order.
    pub points: &'a [Point<'a>],
}
