//! A chart as a file of its own: with a heading, a ground, its sources and its own style, since no page is around it.

use super::ink::class::Class;
use super::ink::legend::LINE;
use super::ink::svg::{MARGIN, U, escape, number};
use super::ink::text;
use std::fmt::Write as _;

/// What a chart needs where no page is around it.
#[derive(Clone, Copy, Debug)]
pub struct Standalone<'a> {
    /// A chart as [`super::trend()`] and its like draw it.
    pub chart: &'a str,
    /// Written above the chart.
    pub heading: &'a str,
    /// Written below it, each on lines of its own: unit, sources, publisher, date.
    pub lines: &'a [String],
    /// Language of its words, as `zh-CN`: fonts draw some characters by it.
    pub language: &'a str,
    /// Style sheet, with every class of the chart and the three of the frame.
    pub style: &'a str,
}

/// Distance between lines of the heading.
const HEADING: i32 = 21 * U;
/// Pixels a unit where nothing says how large the picture is to be.
const PIXELS: i32 = 2;

/// Frames a chart. What is no chart of this stage comes back as it is.
pub fn standalone(input: &Standalone<'_>) -> String {
    let Some(parts) = Parts::of(input.chart) else { return input.chart.to_owned() };
    let room = parts.width - 2 * MARGIN;
    let mut words = String::new();
    let mut base = 4 * U;
    for line in text::wrap(input.heading, Class::Heading, room) {
        base += HEADING;
        write(&mut words, Class::Heading, base, &line);
    }
    let top = base + 6 * U;
    base = top + parts.height;
    for said in input.lines {
        for line in text::wrap(said, Class::Note, room) {
            base += LINE;
            write(&mut words, Class::Note, base, &line);
        }
    }
    let height = base + 10 * U;
    let mut out = String::with_capacity(input.chart.len() + input.style.len() + 1024);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"");
    escape(&mut out, input.language);
    out.push_str("\" width=\"");
    number(&mut out, parts.width * PIXELS);
    out.push_str("\" height=\"");
    number(&mut out, height * PIXELS);
    let _ = write!(out, "\" class=\"pb-chart pb-alone {}0 0 ", parts.head);
    number(&mut out, parts.width);
    out.push(' ');
    number(&mut out, height);
    let _ = write!(out, "\"{}</desc><style>", parts.named);
    escape(&mut out, input.style);
    out.push_str("</style><rect class=\"pb-ground\" width=\"");
    number(&mut out, parts.width);
    out.push_str("\" height=\"");
    number(&mut out, height);
    out.push_str("\"/><g transform=\"translate(0 ");
    number(&mut out, top);
    let _ = writeln!(out, ")\">{}</g>{words}</svg>", parts.body);
    out
}

fn write(out: &mut String, class: Class, base: i32, line: &str) {
    let _ = write!(out, "<text class=\"{}\" x=\"", class.name());
    number(out, MARGIN);
    out.push_str("\" y=\"");
    number(out, base);
    out.push_str("\">");
    escape(out, line);
    out.push_str("</text>");
}

/// A chart taken apart at the places that `svg::draw` has written.
struct Parts<'c> {
    /// From the class of its kind to the beginning of its view box.
    head: &'c str,
    /// In tenths of a unit.
    width: i32,
    height: i32,
    /// From the view box to the end of the description.
    named: &'c str,
    body: &'c str,
}

impl<'c> Parts<'c> {
    fn of(chart: &'c str) -> Option<Self> {
        let rest = chart.strip_prefix("<svg class=\"pb-chart ")?;
        let (head, rest) = rest.split_once("0 0 ")?;
        let (size, rest) = rest.split_once('"')?;
        let (width, height) = size.split_once(' ')?;
        let (named, rest) = rest.split_once("</desc>")?;
        let (width, height) = (tenths(width)?, tenths(height)?);
        Some(Self { head, width, height, named, body: rest.strip_suffix("</svg>")? })
    }
}

/// A number of the view box, in tenths of a unit.
fn tenths(number: &str) -> Option<i32> {
    let (whole, tenth) = number.split_once('.').unwrap_or((number, "0"));
    Some(whole.parse::<i32>().ok()? * U + tenth.parse::<i32>().ok()?)
}
